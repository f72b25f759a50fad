package pathway

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestAFindingSaysWhyWhatIsThereDoesNotCount(t *testing.T) {
	c := parsed(t, lab)
	tests := []struct{ name, ask, record, on, want string }{
		{"candidacy", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/once", "awarded": "2020-05-31"}]`, "2023-01-01",
			"Degree from Once: candidacy with Board on 2020-05-31 is not accreditation"},
		{"a standing that could not be read", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/once", "awarded": "2022-05-31"}]`, "2023-01-01",
			"Degree from Once: the standing of the program with Board on 2022-05-31 could not be verified"},
		{"no program", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "awarded": "2022-05-31"}]`, "2023-01-01",
			"Degree: the program that awarded it was not said"},
		{"no day", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/once"}]`, "2023-01-01",
			"Degree from Once: the day of its award was not said, and Once was not accredited on every day"},
		{"no program can award it", `{"holds": "x/card", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "x/card"}]`, "2023-01-01",
			"Card: no program awards it"},
		{"a term that ended", `{"holds": "x/card"}`, `"holdings": [{"credential": "x/card", "awarded": "2020-05-31"}]`, "2023-01-01",
			"Card: lapsed on 2021-05-31"},
		{"a term that may have been renewed", `{"holds": "x/license"}`, `"holdings": [{"credential": "x/license", "awarded": "2020-05-31"}]`, "2023-01-01",
			"License: its term ended on 2021-11-30, and whether it was renewed was not said"},
		{"too long ago", `{"holds": "d/any", "within": "P2Y"}`, `"holdings": [{"credential": "d/a", "awarded": "2020-05-31"}]`, "2023-01-01",
			"Degree: awarded on 2020-05-31, which is longer ago than 2 years"},
		{"who knows how long ago", `{"holds": "d/any", "within": "P2Y"}`, `"holdings": [{"credential": "d/a"}]`, "2023-01-01",
			"Degree: the day of its award was not said"},
		{"two that do not count", `{"holds": "d/any", "within": "P2Y"}`, `"holdings": [{"credential": "d/a"}, {"credential": "d/a", "program": "p/good", "awarded": "2019-01-01"}]`, "2023-01-01",
			"Degree: the day of its award was not said; Degree from Good: awarded on 2019-01-01, which is longer ago than 2 years"},
		{"work on one's own, in a small job, and long ago", `{"experience": {"in": ["work"], "hours": 4000, "supervised": true, "minShare": 50, "within": "P2Y"}}`,
			`"jobs": [{"role": "r/wide", "from": "2022-01-01", "until": "2022-02-01"}, {"role": "r/narrow", "from": "2022-01-01", "until": "2022-02-01", "weekly": 10, "supervised": true}, {"fields": ["work/deep"], "from": "2020-01-01", "until": "2021-02-01", "supervised": true}]`, "2023-01-01",
			"Wide: it was not supervised; Narrow: it was less than 50% of full time; work in deep work: what is longer ago than 2 years does not count"},
		{"grades and days", `{"coursework": {"in": "body", "credits": "30 semester", "minGrade": "C", "within": "P2Y"}}`,
			`"studies": [{"in": "body", "credits": "1 semester", "grade": "D", "on": "2022-01-01"}, {"in": "body", "credits": "2 semester", "on": "2022-01-01"}, {"in": "body", "credits": "3 semester", "grade": "A"}, {"in": "body/bones", "credits": "4 semester", "grade": "A", "on": "2019-01-01"}]`, "2023-01-01",
			"1 semester credit in body, grade D, on 2022-01-01: its grade is below C; 2 semester credits in body, on 2022-01-01: its grade was not said; 3 semester credits in body, grade A: its day was not said; 4 semester credits in bones body, grade A, on 2019-01-01: it is longer ago than 2 years"},
		{"no birth date", `{"age": 18}`, ``, "2023-01-01", "the record does not say the date of birth"},
		{"nobody's word", `{"attestation": "letter"}`, ``, "2023-01-01", "nobody has attested it yet"},
		{"what is under way at different times", `{"all": [{"holds": "x/card"}, {"holds": "d/any"}]}`, `"holdings": [{"credential": "x/card", "awarded": "2021-01-01"}, {"credential": "d/a", "expected": "2022-01-01"}]`, "2021-05-31",
			"what is under way never meets enough of these at one time"},
		{"nothing to explain", `{"holds": "d/any"}`, `"holdings": [{"credential": "d/a"}, {"credential": "d/a", "expires": "2001-01-01"}]`, "2023-01-01", ""},
	}
	for _, test := range tests {
		ask, err := credential.ParseRequirement([]byte(test.ask))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if v := verdictOn(c, recordOf(t, test.record), ask, day(t, test.on), false); v.Why != test.want {
			t.Errorf("%s: why = %q, want %q", test.name, v.Why, test.want)
		}
	}
}
