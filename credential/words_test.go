package credential

import "testing"

// phrases is a catalog with names of each kind.
const phrases = `{
"organizations": [{"id": "cahiim", "name": "Commission on Accreditation for Health Informatics (CAHIIM)"}, {"id": "other", "name": "Other Board"}],
"fields": [
  {"field": "coding", "name": "Coding", "about": "Assigning codes."},
  {"field": "anatomy", "name": "Anatomy and physiology", "about": "The body."},
  {"field": "it", "name": "IT", "about": "Machines."},
  {"field": "registry", "name": "Cancer registry work", "about": "Registries."}],
"credentials": [
  {"id": "degree/associate/him", "kind": "degree", "name": "Associate degree in health information management"},
  {"id": "degree/bs", "kind": "degree", "name": "BS in Informatics"},
  {"id": "degree/ma", "kind": "degree", "name": "MA in history", "countsAs": ["degree/uni", "degree/unnamed"]},
  {"id": "degree/uni", "kind": "class", "name": "University degree"},
  {"id": "degree/unnamed", "kind": "class"},
  {"id": "degree/any", "kind": "class", "name": "An associate degree or a higher one"},
  {"id": "practicode", "kind": "course", "name": "Practicode"},
  {"id": "ahima/rhit-exam", "kind": "assessment", "name": "RHIT examination"},
  {"id": "ahima/rhit", "kind": "certification", "name": "Registered Health Information Technician", "abbreviation": "RHIT"},
  {"id": "ahima/membership", "kind": "membership", "name": "AHIMA membership"},
  {"id": "state/rn", "kind": "license", "name": "Registered nurse license", "status": "outside"}],
"programs": [{"id": "p/him", "name": "HIT at Prairie College", "awards": ["degree/associate/him"], "offers": [{"name": "full-time", "takes": "P2Y"}]},
  {"id": "p/bs", "name": "BS program", "awards": ["degree/bs"]},
  {"id": "p/ma", "name": "MA program", "awards": ["degree/ma"]}],
"roles": [{"id": "role/coder", "name": "Coder", "fields": ["coding"]}]}`

func TestPhraseSaysARequirementInPlainWords(t *testing.T) {
	c, err := ParseCatalog("phrases.json", []byte(phrases))
	if err != nil {
		t.Fatal(err)
	}
	degree := Holds{Credential: "degree/associate/him"}
	tests := []struct {
		reason string
		r      Requirement
		want   string
	}{
		{"nothing", nil, "nothing"},
		{"a degree from an accredited program", Holds{Credential: "degree/associate/him", AccreditedBy: []ID{"cahiim"}}, "an associate degree in health information management from a program accredited by CAHIIM"},
		{"two accreditors", Holds{Credential: "degree/bs", AccreditedBy: []ID{"cahiim", "other"}}, "a BS in Informatics from a program accredited by CAHIIM or Other Board"},
		{"letters read one by one", Holds{Credential: "degree/ma"}, "an MA in history"},
		{"a word that sounds like another", Holds{Credential: "degree/uni"}, "a university degree"},
		{"what has no name", Holds{Credential: "degree/unnamed"}, "degree/unnamed"},
		{"early testing", Holds{Credential: "degree/associate/him", UnderWay: Period{Months: 4}}, "an associate degree in health information management, or under way with at most 4 months to go"},
		{"a recent exam", Holds{Credential: "ahima/rhit-exam", Within: Period{Months: 12}}, "a pass in the RHIT examination, awarded within the last year"},
		{"an exam passed for some time", Holds{Credential: "ahima/rhit-exam", For: Period{Months: 48}}, "a pass in the RHIT examination, in force for at least 4 years"},
		{"a license held at some time", Had{Credential: "state/rn"}, "a registered nurse license, in force or held before"},
		{"a membership held of late", Had{Credential: "ahima/membership", Within: Period{Months: 12}}, "AHIMA membership, in force or lapsed within the last year"},
		{"a certification by its letters", Holds{Credential: "ahima/rhit"}, "RHIT (Registered Health Information Technician)"},
		{"a membership", Holds{Credential: "ahima/membership"}, "AHIMA membership"},
		{"a license", Holds{Credential: "state/rn"}, "a registered nurse license"},
		{"what the catalog does not have", Holds{Credential: "x/y"}, "x/y"},
		{"time of work", Experience{In: []Field{"coding"}, For: Period{Months: 24}}, "2 years of full-time work in coding"},
		{"hours of work", Experience{In: []Field{"coding/inpatient", "it"}, Hours: 1950}, "1,950 hours of work in inpatient coding or IT"},
		{"all that can be asked of work", Experience{In: []Field{"coding"}, For: Period{Months: 6}, Within: Period{Months: 60}, Supervised: true, MinShare: 50}, "6 months of full-time supervised work in coding at 50% of full time or more within the last 5 years"},
		{"work at another full time", Experience{In: []Field{"coding"}, For: Period{Months: 24}, MinShare: 50, FullTime: Hours{Hundredths: 3750}}, "2 years of full-time (37.5 hours a week) work in coding at 50% of full time or more"},
		{"a share of another full time", Experience{In: []Field{"coding"}, For: Period{Months: 24}, MinShare: 50, FullTime: HoursOf(35), Calendar: true}, "2 years of work in coding at 50% of full time (35 hours a week) or more"},
		{"work after an award", Experience{In: []Field{"coding"}, For: Period{Months: 12}, Within: Period{Months: 60}, Since: "ahima/rhit"}, "1 year of full-time work in coding within the last 5 years, done since RHIT (Registered Health Information Technician) was first held"},
		{"hours of several kinds after an award", Experience{In: []Field{"coding", "it"}, Hours: 8000, Since: "ahima/rhit", AtMost: []Cap{{In: []Field{"it"}, Hours: 4000}, {In: []Field{"coding/inpatient"}, Hours: 500}}}, "8,000 hours of work in coding or IT, done since RHIT (Registered Health Information Technician) was first held, of them at most 4,000 in IT and 500 in inpatient coding"},
		{"time of work by the calendar", Experience{In: []Field{"coding"}, For: Period{Months: 48}, MinShare: 20, Calendar: true}, "4 years of work in coding at 20% of full time or more"},
		{"time of work, few hours or many", Experience{In: []Field{"coding"}, For: Period{Months: 48}, Supervised: true, Calendar: true}, "4 years of full-time or part-time supervised work in coding"},
		{"a field that is work by its name", Experience{In: []Field{"coding", "registry"}, Hours: 80, Supervised: true}, "80 hours of supervised coding or cancer registry work"},
		{"such a field before others", Experience{In: []Field{"registry", "coding"}, For: Period{Months: 12}}, "1 year of full-time work in cancer registry or coding"},
		{"a word alone that may be a brand", Holds{Credential: "practicode"}, "a Practicode"},
		{"a name with an article", Holds{Credential: "degree/any"}, "an associate degree or a higher one"},
		{"coursework", Coursework{In: "anatomy", Credits: Credits{Hundredths: 600, Unit: Semester}, MinGrade: "C"}, "6 semester credits in anatomy and physiology with grade C or better"},
		{"a place, from the narrow to the wide", Resides{In: "us/nj/burlington-county"}, "residence in Burlington County, NJ, US"},
		{"a district with a number", Resides{In: "us/il/district-502"}, "residence in District 502, IL, US"},
		{"clock hours", Coursework{In: "anatomy", Credits: Credits{Hundredths: 150_000, Unit: Clock}, MinGrade: Pass}, "1,500 clock hours in anatomy and physiology with a pass"},
		{"one clock hour", Coursework{In: "anatomy", Credits: Credits{Hundredths: 100, Unit: Clock}}, "1 clock hour in anatomy and physiology"},
		{"one credit", Coursework{In: "anatomy", Credits: Credits{Hundredths: 100, Unit: Quarter}, Within: Period{Months: 60}}, "1 quarter credit in anatomy and physiology within the last 5 years"},
		{"a span of two units", Coursework{In: "anatomy", Credits: Credits{Hundredths: 300, Unit: Semester}, Within: Period{Months: 18}}, "3 semester credits in anatomy and physiology within the last 1 year and 6 months"},
		{"an age", Age{Years: 18}, "an age of 18 years or more"},
		{"an attestation", Attestation{ID: "employer-letter", Of: "employer letter"}, `an attestation: "employer letter"`},
		{"an attestation of somebody's, not too old", Attestation{ID: "clean-record", Of: "clean record", By: ByEmployer, Within: Period{Days: 90}},
			`an attestation: "clean record", vouched for by the employer, given within the last 90 days`},
		{"alternatives", Any(degree, Age{Years: 1}), "any one of: an associate degree in health information management; an age of 1 year or more"},
		{"two of three", AtLeast{N: 2, Of: []Requirement{Age{Years: 1}, Age{Years: 2}, Age{Years: 3}}}, "any 2 of: an age of 1 year or more; an age of 2 years or more; an age of 3 years or more"},
		{"a group inside a group", All(Age{Years: 2}, Labeled("Route B", Any(Age{Years: 3}, Age{Years: 4}))), "all of: an age of 2 years or more; (Route B: any one of: an age of 3 years or more; an age of 4 years or more)"},
		{"a group of one", Labeled("Route A", Age{Years: 2}), "Route A: an age of 2 years or more"},
	}
	for _, test := range tests {
		if got := c.Phrase(test.r); got != test.want {
			t.Errorf("%s: Phrase(%+v) = %q, want %q", test.reason, test.r, got, test.want)
		}
	}
}

func TestNameOfPrefersLettersToNames(t *testing.T) {
	c, err := ParseCatalog("phrases.json", []byte(phrases))
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[ID]string{
		"ahima/rhit": "RHIT", "ahima/rhit-exam": "RHIT examination", "p/him": "HIT at Prairie College",
		"role/coder": "Coder", "cahiim": "CAHIIM", "other": "Other Board", "no/such": "no/such",
	} {
		if got := c.NameOf(id); got != want {
			t.Errorf("NameOf(%s) = %q, want %q", id, got, want)
		}
	}
}

func TestPeriodsInWords(t *testing.T) {
	for p, want := range map[Period]string{
		{}: "no time", {Months: 12}: "1 year", {Months: 30}: "2 years and 6 months", {Days: 90}: "90 days",
		{Days: 42}: "6 weeks", {Days: 1}: "1 day", {Months: 13, Days: 3}: "1 year, 1 month and 3 days",
	} {
		if got := p.Words(); got != want {
			t.Errorf("%v.Words() = %q, want %q", p, got, want)
		}
	}
}
