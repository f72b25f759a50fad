package oracle

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// handEntries are the entries for which the conditions worked by hand ask.
const handEntries = `{"credentials": [
	{"id": "d", "kind": "degree"}, {"id": "e", "kind": "assessment", "lasts": "P30D"},
	{"id": "m", "kind": "membership", "lasts": "P30D", "renews": [{}]}, {"id": "l", "kind": "license", "countsAs": ["any"]},
	{"id": "any", "kind": "class"}],
	"programs": [{"id": "p", "awards": ["d"], "teaches": [{"in": "s", "credits": "3 semester"}],
	"accreditations": [{"by": "acc", "status": "initial", "from": "2026-01-01"}]}],
	"roles": [{"id": "role/w", "fields": ["f"]}, {"id": "role/goal", "requires": [`

// A handFinding is a condition judged by hand on day 0, 2026-01-01.
type handFinding struct {
	name   string // why it stands so
	rules  string // the rule of the role
	record string
	want   string // the status and, if it is pending, the day
}

var handFindings = []handFinding{
	{"nothing is held", `{"ask": {"holds": "d"}}`, `{}`, "unmet "},
	{"without dates the record is taken at its word", `{"ask": {"holds": "d"}}`, `{"holdings": [{"credential": "d"}]}`, "met "},
	{"a license counts as the class", `{"ask": {"holds": "any"}}`, `{"holdings": [{"credential": "l"}]}`, "met "},
	{"it is in force until, and not on, the day it lapses", `{"ask": {"holds": "d"}}`,
		`{"holdings": [{"credential": "d", "expires": "2026-01-01"}]}`, "unmet "},
	{"a term of 30 days from December 2 ends on January 1", `{"ask": {"holds": "e"}}`,
		`{"holdings": [{"credential": "e", "awarded": "2025-12-02"}]}`, "unmet "},
	{"it may have been renewed", `{"ask": {"holds": "m"}}`, `{"holdings": [{"credential": "m", "awarded": "2025-12-02"}]}`, "unknown "},
	{"it is expected", `{"ask": {"holds": "d"}}`, `{"holdings": [{"credential": "d", "expected": "2026-03-01"}]}`, "pending 2026-03-01"},
	{"ten days before the award it counts as under way", `{"ask": {"holds": "d", "underWay": "P10D"}}`,
		`{"holdings": [{"credential": "d", "expected": "2026-03-01"}]}`, "pending 2026-02-19"},
	{"a degree without its program, where accreditation is asked for", `{"ask": {"holds": "d", "accreditedBy": ["acc"]}}`,
		`{"holdings": [{"credential": "d"}]}`, "unknown "},
	{"awarded before the program was accredited", `{"ask": {"holds": "d", "accreditedBy": ["acc"]}}`,
		`{"holdings": [{"credential": "d", "program": "p", "awarded": "2025-12-31"}]}`, "unmet "},
	{"the accreditation began some day, and the award is not dated", `{"ask": {"holds": "d", "accreditedBy": ["acc"]}}`,
		`{"holdings": [{"credential": "d", "program": "p"}]}`, "unknown "},
	{"ten days ago is within ten days", `{"ask": {"holds": "d", "within": "P10D"}}`,
		`{"holdings": [{"credential": "d", "awarded": "2025-12-22"}]}`, "met "},
	{"eleven days ago is not", `{"ask": {"holds": "d", "within": "P10D"}}`,
		`{"holdings": [{"credential": "d", "awarded": "2025-12-21"}]}`, "unmet "},
	{"two half-time jobs on one day make a day", `{"ask": {"experience": {"in": ["f"], "for": "P10D"}}}`,
		`{"jobs": [{"role": "role/w", "from": "2025-12-22", "weekly": 20}, {"role": "role/w", "from": "2025-12-22", "weekly": 20}]}`, "met "},
	{"two full-time jobs on one day make no more than a day", `{"ask": {"experience": {"in": ["f"], "for": "P10D"}}}`,
		`{"jobs": [{"role": "role/w", "from": "2025-12-27"}, {"role": "role/w", "from": "2025-12-27"}]}`, "pending 2026-01-06"},
	{"where hours are asked for they add up", `{"ask": {"experience": {"in": ["f"], "hours": 114}}}`,
		`{"jobs": [{"role": "role/w", "from": "2025-12-22"}, {"role": "role/w", "from": "2025-12-22"}]}`, "met "},
	{"no job is under way", `{"ask": {"experience": {"in": ["f"], "for": "P10D"}}}`,
		`{"jobs": [{"role": "role/w", "from": "2025-12-27", "until": "2025-12-30"}]}`, "unmet "},
	{"the grade was not said", `{"ask": {"coursework": {"in": "s", "credits": "3 semester", "minGrade": "C"}}}`,
		`{"studies": [{"in": "s", "credits": "3 semester"}]}`, "unknown "},
	{"the grade is too low", `{"ask": {"coursework": {"in": "s", "credits": "3 semester", "minGrade": "C"}}}`,
		`{"studies": [{"in": "s", "credits": "3 semester", "grade": "D"}]}`, "unmet "},
	{"a program counts once, however many holdings name it", `{"ask": {"coursework": {"in": "s", "credits": "6 semester"}}}`,
		`{"holdings": [{"credential": "d", "program": "p"}, {"credential": "d", "program": "p", "awarded": "2020-01-01"}]}`, "unmet "},
	{"no birth date", `{"ask": {"age": 18}}`, `{}`, "unknown "},
	{"a leap day's birthday is the last of February", `{"ask": {"age": 18}}`, `{"born": "2008-02-29"}`, "pending 2026-02-28"},
	{"nobody has attested it", `{"ask": {"attestation": "a letter", "id": "a-letter"}}`, `{}`, "unknown "},
	{"two of three, by the second best", `{"ask": {"atLeast": 2, "of": [{"holds": "d"}, {"attestation": "a letter", "id": "a-letter"}, {"age": 18}]}}`,
		`{"born": "1990-01-01"}`, "unknown "},
	{"the days of the parts do not meet", `{"ask": {"all": [{"holds": "d"}, {"holds": "e"}]}}`,
		`{"holdings": [{"credential": "d", "expires": "2026-01-20"}, {"credential": "e", "expected": "2026-01-20"}]}`, "unmet "},
	{"it is waived", `{"ask": {"all": [{"holds": "d"}, {"age": 18}]}}`,
		`{"born": "1990-01-01", "waivers": [{"target": "role/goal", "condition": {"holds": "d"}}]}`, "met "},
	{"a later edition asks for nothing", `{"ask": {"holds": "d"}, "until": "2026-02-01"}, {"from": "2026-02-01"}`, `{}`, "pending 2026-02-01"},
}

func TestOracleJudgesWhatIsWorkedByHand(t *testing.T) {
	for _, test := range handFindings {
		t.Run(test.name, func(t *testing.T) {
			c := handCatalog(t, handEntries+test.rules+`]}]}`)
			found := Check(c, handRecord(t, test.record), "role/goal", handStart)[""]
			if got := found.Status.String() + " " + found.MetOn.String(); got != test.want {
				t.Errorf("Check(%s, %s) = %s, want %s", test.rules, test.record, got, test.want)
			}
		})
	}
}

// handCasesOfQueries are about the parts of the question itself.
var handCasesOfQueries = []handCase{{
	name:    "what is to be avoided is not taken",
	catalog: twoWays,
	target:  "role/goal",
	question: func(q *Question) {
		q.Avoid = func(id credential.ID) bool { return id == "a" }
	},
	want: []string{"day 9, 5, 1 steps: earn b "},
}, {
	name:     "a route after the deadline is none",
	catalog:  twoWays,
	target:   "role/goal",
	question: func(q *Question) { q.Deadline = handStart.Add(credential.Period{Days: 8}) },
	want:     []string{"day 1, 7, 1 steps: earn a "},
}, {
	name:     "a route over the budget is none",
	catalog:  twoWays,
	target:   "role/goal",
	question: func(q *Question) { q.Budget = credential.Money{Minor: 600, Currency: "USD"} },
	want:     []string{"day 9, 5, 1 steps: earn b "},
}, {
	name:     "what the record does not say is assumed",
	catalog:  `{"roles": [` + goal(`{"all": [{"age": 18}, {"attestation": "a letter", "id": "a-letter"}]}`) + `]}`,
	target:   "role/goal",
	question: func(q *Question) { q.Assume = true },
	want:     []string{"day 0, 0, 0 steps: "},
}, {
	// Only an active credential can be earned, and a program without offers cannot be planned.
	name: "what is closed leads nowhere",
	catalog: `{"credentials": [{"id": "a", "kind": "certification", "status": "retired"}, {"id": "d", "kind": "degree"}],
		"programs": [{"id": "p", "awards": ["d"]}],
		"roles": [` + goal(`{"any": [{"holds": "a"}, {"holds": "d"}]}`) + `]}`,
	target: "role/goal",
	want:   nil,
}}

var twoWays = `{"credentials": [{"id": "a", "kind": "certification", "offers": [{"price": "7 USD", "takes": "P1D"}]},
	{"id": "b", "kind": "certification", "offers": [{"price": "5 USD", "takes": "P9D"}]}],
	"roles": [` + goal(`{"any": [{"holds": "a"}, {"holds": "b"}]}`) + `]}`
