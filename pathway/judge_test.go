package pathway

import (
	"testing"

	"github.com/credpath/credpath/credential"
)

// him is a small catalog: one school's degree, accredited since 2015 after a
// candidacy, the exam and the certification that it opens, and coding work.
const him = `{
"organizations": [
  {"id": "ahima", "name": "American Health Information Management Association (AHIMA)"},
  {"id": "cahiim", "name": "Commission on Accreditation (CAHIIM)"},
  {"id": "college", "name": "Prairie College"}],
"fields": [
  {"field": "coding", "name": "Medical coding", "about": "Assigning codes."},
  {"field": "coding/inpatient", "name": "Inpatient coding", "about": "Of hospital stays."},
  {"field": "cancer-registry", "name": "Cancer registry", "about": "Abstracting cases."},
  {"field": "anatomy", "name": "Anatomy and physiology", "about": "The body."}],
"credentials": [
  {"id": "diploma/high-school", "kind": "diploma", "name": "High school diploma"},
  {"id": "degree/associate/him", "kind": "degree", "name": "Associate degree in health information", "countsAs": ["degree/associate"]},
  {"id": "degree/bachelor", "kind": "degree", "name": "Bachelor's degree"},
  {"id": "degree/associate", "kind": "class", "name": "Associate degree or higher"},
  {"id": "ahima/rhit-exam", "kind": "assessment", "name": "RHIT examination", "issuer": "ahima", "lasts": "P1Y",
   "requires": [{"ask": {"any": [
      {"holds": "degree/associate/him", "accreditedBy": ["cahiim"]},
      {"label": "Early testing", "any": [{"holds": "degree/associate/him", "accreditedBy": ["cahiim"], "underWay": "P4M"}]}]},
      "source": {"url": "https://ahima.example/rhit", "title": "RHIT page", "asOf": "2026-05-01", "confidence": "issuer"}}],
   "offers": [
     {"name": "member", "if": {"holds": "ahima/membership"}, "price": "229 USD"},
     {"name": "non-member", "price": "299 USD"}]},
  {"id": "ahima/rhit", "kind": "certification", "name": "Registered Health Information Technician", "abbreviation": "RHIT", "issuer": "ahima", "offers": [{"price": "0 USD"}], "lasts": "P2Y",
   "requires": [{"ask": {"all": [{"holds": "ahima/rhit-exam"}, {"holds": "degree/associate/him", "accreditedBy": ["cahiim"]}]},
      "source": {"url": "https://ahima.example/rhit", "title": "RHIT page", "asOf": "2026-05-01", "confidence": "issuer"}}],
   "renews": [{"units": 20, "offers": [{"name": "member", "if": {"holds": "ahima/membership"}, "price": "75 USD"}, {"name": "non-member", "price": "299 USD"}]}]},
  {"id": "state/check", "kind": "clearance", "name": "Criminal background check", "lasts": "P90D"},
  {"id": "ahima/membership", "kind": "membership", "name": "AHIMA membership", "issuer": "ahima", "lasts": "P1Y",
   "offers": [{"name": "yearly", "price": "135 USD"}],
   "renews": [{"offers": [{"name": "yearly", "price": "135 USD"}]}]},
  {"id": "ncra/ods-c", "kind": "certification", "name": "Oncology Data Specialist", "abbreviation": "ODS-C",
   "requires": [{"ask": {"any": [
      {"label": "Route A", "all": [{"holds": "degree/associate"}, {"experience": {"in": ["cancer-registry"], "hours": 1950}}]},
      {"label": "Route B", "all": [{"coursework": {"in": "anatomy", "credits": "6 semester", "minGrade": "C"}}, {"experience": {"in": ["cancer-registry"], "for": "P1Y", "within": "P5Y"}}]}]}}],
   "offers": [{"name": "exam", "price": "400 USD"}]},
  {"id": "old/ccs", "kind": "certification", "name": "Old specialist", "status": "retired"},
  {"id": "odd/maybe", "kind": "certification", "name": "Odd specialist", "status": "unverified"},
  {"id": "state/rn", "kind": "license", "name": "Registered nurse license", "status": "outside"}],
"programs": [
  {"id": "program/prairie/bs", "name": "Prairie College BS", "provider": "college", "awards": ["degree/bachelor"], "admits": [{"ask": {"holds": "ahima/rhit-exam"}}]},
  {"id": "program/prairie/him", "name": "Prairie College HIT", "provider": "college", "awards": ["degree/associate/him"],
   "teaches": [{"in": "anatomy", "credits": "8 semester"}],
   "admits": [{"ask": {"holds": "diploma/high-school"}}],
   "accreditations": [
     {"by": "cahiim", "status": "candidacy", "from": "2013-01-01", "until": "2015-01-01"},
     {"by": "cahiim", "status": "accredited", "from": "2015-01-01"}],
   "offers": [{"name": "full-time", "price": "8000 USD", "takes": "P2Y", "weekly": 36, "seasons": ["08-15/09-15"]},
              {"name": "part-time", "price": "9000 USD", "takes": "P4Y", "weekly": 18}]}],
"roles": [
  {"id": "role/clerk", "name": "Registry clerk", "fields": ["cancer-registry"]},
  {"id": "role/coder", "name": "Coder", "fields": ["coding/inpatient"],
   "requires": [{"ask": {"holds": "ahima/rhit"}}]}]
}`

func parsed(t testing.TB, catalog string) *credential.Catalog {
	t.Helper()
	c, err := credential.ParseCatalog("test.json", []byte(catalog))
	if err != nil {
		t.Fatalf("ParseCatalog: %v", err)
	}
	return c
}

func day(t testing.TB, s string) credential.Date {
	t.Helper()
	if s == "" {
		return credential.Date{}
	}
	d, err := credential.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestLeavesAreJudgedAsTheyAreCounted(t *testing.T) {
	c := parsed(t, lab)
	tests := []struct {
		name        string // the reason for the row
		ask, record string
		on          string
		want        string
		gap         Gap
	}{
		{"365 days are a year", `{"experience": {"in": ["work"], "for": "P1Y"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-12-31"}]`, "2021-01-01", "met", Gap{}},
		{"364 days are not", `{"experience": {"in": ["work"], "for": "P1Y"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-12-30"}]`, "2021-01-01", "unmet", Gap{Days: 1}},
		{"half time takes twice as long", `{"experience": {"in": ["work"], "for": "P30D"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-02-29", "weekly": 20}]`, "2021-01-01", "unmet", Gap{Days: 1}},
		{"two full-time jobs at once are one", `{"experience": {"in": ["work"], "for": "P30D"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-30"}, {"role": "r/wide", "from": "2020-01-01", "until": "2020-01-30"}]`, "2021-01-01", "unmet", Gap{Days: 1}},
		{"two half-time jobs at once are one", `{"experience": {"in": ["work"], "for": "P30D"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-31", "weekly": 20}, {"role": "r/wide", "from": "2020-01-01", "until": "2020-01-31", "weekly": 20}]`, "2021-01-01", "met", Gap{}},
		{"hours of jobs at once add up", `{"experience": {"in": ["work"], "hours": 160}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-15"}, {"role": "r/wide", "from": "2020-01-01", "until": "2020-01-15"}]`, "2021-01-01", "met", Gap{}},
		{"a part of an hour is missing as a whole one", `{"experience": {"in": ["work"], "hours": 160}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-28"}]`, "2021-01-01", "unmet", Gap{Hours: 6}},
		{"one job counts once for its role and its fields", `{"experience": {"in": ["work"], "hours": 80}}`, `"jobs": [{"role": "r/wide", "fields": ["work/deep"], "from": "2020-01-01", "until": "2020-01-08"}]`, "2021-01-01", "unmet", Gap{Hours: 40}},
		{"the narrow field is inside the wide one", `{"experience": {"in": ["work"], "hours": 40}}`, `"jobs": [{"role": "r/narrow", "from": "2020-01-01", "until": "2020-01-08"}]`, "2021-01-01", "met", Gap{}},
		{"the wide field is not inside the narrow one", `{"experience": {"in": ["work/deep"], "hours": 40}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-08"}]`, "2021-01-01", "unmet", Gap{Hours: 40}},
		{"a job that goes on will be enough", `{"experience": {"in": ["work"], "hours": 80}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01"}]`, "2020-01-08", "pending 2020-01-15", Gap{Hours: 40}},
		{"a job counts up to the day before", `{"experience": {"in": ["work"], "for": "P10D"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01"}]`, "2020-01-11", "met", Gap{}},
		{"work too long ago does not count", `{"experience": {"in": ["work"], "for": "P10D", "within": "P1Y"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-11"}]`, "2021-01-02", "unmet", Gap{Days: 1}},
		{"work is looked back on to the day", `{"experience": {"in": ["work"], "for": "P10D", "within": "P1Y"}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-11"}]`, "2021-01-01", "met", Gap{}},
		{"work without supervision does not count", `{"experience": {"in": ["work"], "hours": 40, "supervised": true}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-08"}]`, "2021-01-01", "unmet", Gap{Hours: 40}},
		{"a small job does not count where half time is asked for", `{"experience": {"in": ["work"], "hours": 1, "minShare": 50}}`, `"jobs": [{"role": "r/wide", "from": "2020-01-01", "until": "2020-01-08", "weekly": 19}]`, "2021-01-01", "unmet", Gap{Hours: 1}},
		{"the years are full a day before the birthday comes", `{"age": 18}`, `"born": "2004-02-29"`, "2022-02-27", "pending 2022-02-28", Gap{Years: 1}},
		{"nobody knows the age", `{"age": 18}`, ``, "2022-02-28", "unknown", Gap{}},
		{"quarter hours are two thirds", `{"coursework": {"in": "body", "credits": "3 semester"}}`, `"studies": [{"in": "body", "credits": "4.49 quarter"}]`, "2021-01-01", "unmet", Gap{Credits: credential.Credits{Hundredths: 1, Unit: credential.Semester}}},
		{"nine quarter hours are six semester hours", `{"coursework": {"in": "body", "credits": "6 semester"}}`, `"studies": [{"in": "body/bones", "credits": "9 quarter"}]`, "2021-01-01", "met", Gap{}},
		{"a program teaches once", `{"coursework": {"in": "body", "credits": "4 semester"}}`, `"holdings": [{"credential": "d/a", "program": "p/good", "awarded": "2020-01-01"}, {"credential": "d/a", "program": "p/good", "awarded": "2020-02-01"}]`, "2021-01-01", "unmet", Gap{Credits: credential.Credits{Hundredths: 100, Unit: credential.Semester}}},
		{"credit stays when the degree lapses", `{"coursework": {"in": "body", "credits": "3 semester"}}`, `"holdings": [{"credential": "d/a", "program": "p/good", "awarded": "2020-01-01", "expires": "2020-02-01"}]`, "2021-01-01", "met", Gap{}},
		{"a grade that was not said may do", `{"coursework": {"in": "body", "credits": "3 semester", "minGrade": "C"}}`, `"studies": [{"in": "body", "credits": "3 semester"}]`, "2021-01-01", "unknown", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"a pass may be good enough", `{"coursework": {"in": "body", "credits": "3 semester", "minGrade": "C"}}`, `"studies": [{"in": "body", "credits": "3 semester", "grade": "pass"}]`, "2021-01-01", "unknown", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"what was failed gives nothing, whatever the grade that is asked for", `{"coursework": {"in": "body", "credits": "3 semester"}}`, `"studies": [{"in": "body", "credits": "3 semester", "grade": "fail"}, {"in": "body", "credits": "3 semester", "grade": "F"}]`, "2021-01-01", "unmet", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"credit is not clock hours", `{"coursework": {"in": "body", "credits": "35 clock"}}`, `"studies": [{"in": "body", "credits": "30 semester"}, {"in": "body", "credits": "30 clock"}]`, "2021-01-01", "unmet", Gap{Credits: credential.Credits{Hundredths: 500, Unit: credential.Clock}}},
		{"a grade that is too low does not", `{"coursework": {"in": "body", "credits": "3 semester", "minGrade": "C"}}`, `"studies": [{"in": "body", "credits": "3 semester", "grade": "C-"}]`, "2021-01-01", "unmet", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"credit of a day that was not said may be recent", `{"coursework": {"in": "body", "credits": "3 semester", "within": "P5Y"}}`, `"studies": [{"in": "body", "credits": "3 semester"}]`, "2021-01-01", "unknown", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"the later award of a program is the more recent", `{"coursework": {"in": "body", "credits": "3 semester", "minGrade": "C", "within": "P1Y"}}`, `"holdings": [{"credential": "d/a", "program": "p/good", "awarded": "2019-01-01"}, {"credential": "d/a", "program": "p/good", "awarded": "2020-02-01"}]`, "2021-01-01", "unknown", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"a course ends in the future", `{"coursework": {"in": "body", "credits": "3 semester"}}`, `"studies": [{"in": "body", "credits": "3 semester", "on": "2021-05-01"}]`, "2021-01-01", "pending 2021-05-01", Gap{Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}}},
		{"attested in the same words", `{"attestation": "letter", "id": "letter"}`, `"attested": [{"id": "letter", "on": "2021-01-01"}]`, "2021-01-01", "met", Gap{}},
		{"attested in other words", `{"attestation": "the letter", "id": "letter"}`, `"attested": [{"id": "letter", "on": "2021-01-01"}]`, "2021-01-01", "met", Gap{}},
		{"something else attested", `{"attestation": "letter", "id": "letter"}`, `"attested": [{"id": "portfolio", "on": "2021-01-01"}]`, "2021-01-01", "unknown", Gap{}},
		{"attested 90 days ago", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter", "on": "2021-01-01"}]`, "2021-04-01", "met", Gap{}},
		{"attested 91 days ago", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter", "on": "2021-01-01"}]`, "2021-04-02", "unknown", Gap{}},
		{"attested on a day to come", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter", "on": "2021-01-01"}]`, "2020-12-31", "pending 2021-01-01", Gap{}},
		{"attested nobody knows when", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter"}]`, "2021-01-01", "unknown", Gap{}},
		{"accreditation that could not be read", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/once", "awarded": "2022-01-01"}]`, "2023-01-01", "unknown", Gap{}},
		{"accreditation ended the day before the award", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/once", "awarded": "2020-05-31"}]`, "2023-01-01", "unmet", Gap{}},
		{"accredited on every day", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "program": "p/good"}]`, "2023-01-01", "met", Gap{}},
		{"what no program awards is not accredited", `{"holds": "x/card", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "x/card"}]`, "2023-01-01", "unmet", Gap{}},
		{"awarded too long ago", `{"holds": "d/any", "within": "P1Y"}`, `"holdings": [{"credential": "d/a", "awarded": "2020-05-31"}]`, "2021-06-01", "unmet", Gap{}},
		{"awarded a year ago to the day", `{"holds": "d/any", "within": "P1Y"}`, `"holdings": [{"credential": "d/a", "awarded": "2020-05-31"}]`, "2021-05-31", "met", Gap{}},
		{"awarded who knows when", `{"holds": "d/any", "within": "P1Y"}`, `"holdings": [{"credential": "d/a"}]`, "2021-05-31", "unknown", Gap{}},
		{"a degree that is due may be accredited", `{"holds": "d/any", "accreditedBy": ["board"]}`, `"holdings": [{"credential": "d/a", "expected": "2023-05-31"}]`, "2021-05-31", "unknown", Gap{}},
		{"a card that lapses before the degree is due", `{"all": [{"holds": "x/card"}, {"holds": "d/any"}]}`, `"holdings": [{"credential": "x/card", "awarded": "2021-01-01"}, {"credential": "d/a", "expected": "2022-01-01"}]`, "2021-05-31", "unmet", Gap{}},
		{"a card that lapses the day after the degree is due", `{"all": [{"holds": "x/card"}, {"holds": "d/any"}]}`, `"holdings": [{"credential": "x/card", "awarded": "2021-01-01"}, {"credential": "d/a", "expected": "2021-12-31"}]`, "2021-05-31", "pending 2021-12-31", Gap{}},
		{"nothing is asked for", `{"all": []}`, ``, "2021-05-31", "met", Gap{}},
	}
	for _, test := range tests {
		ask, err := credential.ParseRequirement([]byte(test.ask))
		if err != nil && test.ask != `{"all": []}` {
			t.Fatalf("%s: %v", test.name, err)
		}
		v := verdictOn(c, recordOf(t, test.record), ask, day(t, test.on), false)
		if said(v.Finding) != test.want || v.Gap != test.gap {
			t.Errorf("%s: on %s = %s, missing %+v, want %s, %+v\n%s", test.name, test.on, said(v.Finding), v.Gap, test.want, test.gap, v)
		}
	}
}

func TestAPassThatLapsesIsNoWorseThanNone(t *testing.T) {
	c := parsed(t, lab)
	ask := credential.All(credential.Holds{Credential: "x/exam"}, credential.Attestation{ID: "letter", Of: "letter"})
	without := `"holdings": [{"credential": "d/a"}], "attested": [{"id": "letter", "on": "2021-01-01"}]`
	with := `"holdings": [{"credential": "d/a"}, {"credential": "x/exam", "awarded": "2020-01-01"}], "attested": [{"id": "letter", "on": "2021-01-01"}]`
	for _, record := range []string{without, with} {
		if v := verdictOn(c, recordOf(t, record), ask, day(t, "2020-02-01"), true); said(v.Finding) != "pending 2021-01-01" {
			t.Errorf("applying with %s = %s, want pending 2021-01-01\n%s", record, said(v.Finding), v)
		}
	}
}

func TestAWaiverOfOneEntryDoesNotReachAnother(t *testing.T) {
	c := parsed(t, lab)
	r := recordOf(t, `"waivers": [{"target": "x/exam", "condition": {"attestation": "letter", "id": "letter"}}]`)
	if v := verdictOn(c, r, credential.All(credential.Attestation{ID: "letter", Of: "letter"}), day(t, "2021-01-01"), false); v.Status != Unknown {
		t.Errorf("a waiver of another entry makes it %s, want unknown", v.Status)
	}
}

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
			"License: its term ended on 2021-11-30; was it renewed?"},
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
		{"passes, fails and other units", `{"coursework": {"in": "body", "credits": "35 clock", "minGrade": "C"}}`,
			`"studies": [{"in": "body", "credits": "30 clock", "grade": "pass"}, {"in": "body", "credits": "40 clock", "grade": "fail"}, {"in": "body", "credits": "3 semester", "grade": "A"}]`, "2023-01-01",
			"30 clock hours in body, passed: it was passed, and the record does not say with which letter; 40 clock hours in body, failed: what was failed gives no credit; 3 semester credits in body, grade A: clock hours and credits do not convert"},
		{"no birth date", `{"age": 18}`, ``, "2023-01-01", "the record does not say the date of birth"},
		{"an old word", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter", "on": "2022-01-01"}]`, "2023-01-01", "it was attested longer ago than 90 days"},
		{"an undated word", `{"attestation": "letter", "id": "letter", "within": "P90D"}`, `"attested": [{"id": "letter"}]`, "2023-01-01", "it was attested, but the record does not say when"},
		{"nobody's word", `{"attestation": "letter", "id": "letter"}`, ``, "2023-01-01", "nobody has attested it yet"},
		{"what is under way at different times", `{"all": [{"holds": "x/card"}, {"holds": "d/any"}]}`, `"holdings": [{"credential": "x/card", "awarded": "2021-01-01"}, {"credential": "d/a", "expected": "2022-01-01"}]`, "2021-05-31",
			"what is under way never meets enough of these at one time"},
		{"nothing to explain", `{"holds": "d/any"}`, `"holdings": [{"credential": "d/a"}, {"credential": "d/a", "expires": "2001-01-01"}]`, "2023-01-01", ""},
	}
	for _, test := range tests {
		ask, err := credential.ParseRequirement([]byte(test.ask))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if v := verdictOn(c, recordOf(t, test.record), ask, day(t, test.on), false); whyText(v.Why) != test.want {
			t.Errorf("%s: why = %q, want %q", test.name, whyText(v.Why), test.want)
		}
	}
}

// Work is counted in small parts of an hour. The most work of which a record can speak
// and the most hours that a rule can ask for are counted rightly in them.
func TestTheMostWorkIsCountedExactly(t *testing.T) {
	c, from := parsed(t, lab), day(t, "1950-01-01")
	var record credential.Record
	for range 4000 {
		record.Jobs = append(record.Jobs, credential.Job{Role: "r/wide", From: from, Weekly: credential.HoursOf(168)})
	}
	ask := credential.Experience{In: []credential.Field{"work"}, Hours: 999_999_999}
	// 4000 x 24 = 96,000 hours a day: 10,417 days.
	v := verdictOn(c, record, ask, from, false)
	if want := from.Add(credential.Period{Days: 10_417}); v.Status != Pending || v.MetOn != want {
		t.Errorf("999,999,999 hours at 96,000 a day are %s on %s, want pending on %s", v.Status, v.MetOn, want)
	}
}
