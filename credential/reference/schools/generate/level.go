package main

import "github.com/credpath/credpath/credential"

// A level is what is estimated by the level of an award, as for the typical programs of the
// reference.
type level struct {
	name    string // of an award of this level: "Associate degree"
	id      string
	halves  int64 // how many half years it takes full-time, each at half the charge of a year
	full    pace
	slow    pace // one course at a time
	courses int  // of three credits, that slow has one after another
	admits  credential.Rule
	credits credential.Credits // the least for the degree, all subjects together; zero: no such rule
	least   credential.Source  // of credits
}

// A pace is how long a program takes at so many hours a week.
type pace struct {
	takes  credential.Period
	weekly int
}

// A subject is what the code of a program (CIP) says that it is about.
type subject struct {
	name  string // "health information technology"
	id    string
	field credential.Field // that it teaches, nobody says how much of
}

var subjects = map[string]subject{
	"51.0706": {"health information administration", "hia", "health-information"},
	"51.0707": {"health information technology", "hit", "health-information"},
	"51.0713": {"medical coding", "coding", "coding"},
	"51.2706": {"medical informatics", "informatics", "health-informatics"},
}

// awards says what credential an award of a level in a subject is, by the level and the code.
var awards = map[[2]string]credential.ID{
	{"associate", "51.0706"}:                       "degree/associate/him",
	{"associate", "51.0707"}:                       "degree/associate/him",
	{"associate", "51.0713"}:                       "degree/associate/general",
	{"bachelor", "51.0706"}:                        "degree/bachelor/him",
	{"bachelor", "51.0707"}:                        "degree/bachelor/him",
	{"bachelor", "51.2706"}:                        "degree/bachelor/health-informatics",
	{"master", "51.0706"}:                          "degree/master/him",
	{"master", "51.2706"}:                          "degree/master/health-informatics",
	{"post-baccalaureate certificate", "51.0706"}:  "certificate/him-post-baccalaureate",
	{"certificate, 1 to under 2 years", "51.0707"}: technician.ID,
	{"certificate, 1 to under 2 years", "51.0713"}: "certificate/medical-coding",
}

// accredited are the awards of which rules of the reference ask whether CAHIIM accredited
// their programs, and those of its other level.
var accredited = map[credential.ID]bool{
	"degree/associate/him": true, "degree/bachelor/him": true, "degree/master/him": true,
	"certificate/him-post-baccalaureate": true,
	"degree/bachelor/health-informatics": true, "degree/master/health-informatics": true,
}

// technician is the one award that the reference does not have.
var technician = credential.Credential{
	ID: "certificate/health-information-technology", Kind: credential.Certificate,
	Name: "Certificate in health information technology",
	Note: "No exam asks for it. Some of what schools report under this name are certificates in coding.",
}

var levels = map[string]level{
	"associate": {
		name: "Associate degree", id: "associate", halves: 4,
		full: pace{years(2, 0), 36}, slow: pace{years(6, 8), 9}, courses: 20,
		admits: admitsWith("diploma/high-school", diploma), credits: semesters(60), least: undergraduate,
	},
	"bachelor": {
		name: "Bachelor's degree", id: "bachelor", halves: 8,
		full: pace{years(4, 0), 36}, slow: pace{years(13, 4), 9}, courses: 40,
		admits: admitsWith("diploma/high-school", diploma), credits: semesters(120), least: undergraduate,
	},
	"master": {
		name: "Master's degree", id: "master", halves: 4,
		full: pace{years(2, 0), 27}, slow: pace{years(4, 0), 9}, courses: 12,
		admits: admitsWith("degree/bachelor-or-higher", bachelor), credits: semesters(30), least: graduate,
	},
	"post-baccalaureate certificate": {
		name: "Post-baccalaureate certificate", id: "post-baccalaureate", halves: 3,
		full: pace{years(1, 6), 36}, slow: pace{years(4, 0), 9}, courses: 12,
		admits: admitsWith("degree/bachelor-or-higher", ofTheDegree),
	},
	"certificate, 1 to under 2 years": {
		name: "Certificate", id: "certificate", halves: 2,
		full: pace{years(1, 0), 36}, slow: pace{years(3, 4), 9}, courses: 10,
		admits: admitsWith("diploma/high-school", diploma),
	},
}

func years(years, months int) credential.Period { return credential.Period{Months: 12*years + months} }

func semesters(credits int) credential.Credits {
	return credential.Credits{Hundredths: 100 * credits, Unit: credential.Semester}
}

// admitsWith is a rule of admission, read elsewhere.
func admitsWith(holds credential.ID, source credential.Source) credential.Rule {
	return credential.Rule{Ask: credential.Holds{Credential: holds}, Source: source}
}

// readOn is the day on which the pages of the reference were read.
var readOn = credential.Date{Year: 2026, Month: 11, Day: 24}

// The sources of what is taken from the reference's typical programs.
var (
	diploma = credential.Source{
		URL:   "https://catalog.worcester.edu/undergraduate/admissions/documentation-high-school-diploma-equivalency/",
		Title: "Another school's rule of admission", AsOf: readOn, Confidence: credential.Unverified,
		Note: "What this school asks was not read. Undated page.",
	}
	bachelor = credential.Source{
		URL:   "http://healthinformatics.uic.edu/admission/",
		Title: "Another school's rule of admission", AsOf: readOn, Confidence: credential.Unverified,
		Note: "What this school asks was not read. Undated page.",
	}
	ofTheDegree = credential.Source{
		URL:   "https://www.cahiim.org/programs/substantive-changes",
		Title: "CAHIIM on certificates of the degree", AsOf: readOn, Confidence: credential.Unverified,
		Note: "What CAHIIM asks of those that it accredits; what this school asks was not read. Undated page.",
	}
	undergraduate = credential.Source{
		URL:   "https://catalog.lapu.edu/undergrad/policy/progress/",
		Title: "College catalog on credits for a degree", AsOf: credential.Date{Year: 2023, Month: 9, Day: 1}, Confidence: credential.Corroborated,
		Note: "The least for the degree, all subjects together; the program's own total was not read.",
	}
	graduate = credential.Source{
		URL:   "http://www.usg.edu/academic_programs/changes/credit_hour_requirements",
		Title: "Georgia's rule on credits for a degree", AsOf: credential.Date{Year: 2008, Month: 12, Day: 31}, Confidence: credential.Corroborated,
		Note: "The least for a master's degree; the program's own total was not read.",
	}
)
