package credential_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
)

// A generator makes random values that have a text, for tests of what is
// written and read back. Its entries have every field, and name entries at
// random: they need not make a catalog.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 1))} }

// anyGenerator returns a generator that differs from run to run; the log has its
// seed.
func anyGenerator(t *testing.T) generator {
	t.Helper()
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	return newGenerator(seed)
}

func (g generator) chance() bool { return g.IntN(2) == 0 }

// list returns 0 to 3 items, nil for none.
func list[T any](g generator, item func() T) []T {
	var items []T
	for range g.IntN(4) {
		items = append(items, item())
	}
	return items
}

func pick[T any](g generator, values ...T) T { return values[g.IntN(len(values))] }

func (g generator) id() credential.ID {
	return credential.ID(fmt.Sprintf("%s/%s-%d", pick(g, "a", "degree", "role"), pick(g, "x", "him"), g.IntN(5)))
}

func (g generator) field() credential.Field {
	return credential.Field(pick(g, "coding", "coding/inpatient", "anatomy"))
}

func (g generator) name() string {
	return pick(g, "", "A name", `"Quoted" \ back/slash`, "Ünïcode — 名前 🎓", "two\nlines\tand a tab", "<b>&amp;</b>\u2028end")
}

func (g generator) date() credential.Date {
	if g.chance() {
		return credential.Date{}
	}
	return credential.Date{Year: 1 + g.IntN(9999), Month: time.Month(1 + g.IntN(12)), Day: 1 + g.IntN(28)}
}

func (g generator) period() credential.Period {
	return credential.Period{Months: g.IntN(60), Days: g.IntN(40)}
}

func (g generator) money() credential.Money {
	if g.chance() {
		return credential.Money{}
	}
	return credential.Money{Minor: g.Int64N(1e6), Currency: pick(g, "USD", "JPY", "KWD")}
}

func (g generator) credits() credential.Credits {
	if g.chance() {
		return credential.Credits{}
	}
	return credential.Credits{Hundredths: g.IntN(2000), Unit: pick(g, credential.Semester, credential.Quarter, credential.Clock)}
}

func (g generator) monthDay() credential.MonthDay {
	return credential.MonthDay{Month: time.Month(1 + g.IntN(12)), Day: 1 + g.IntN(29)}
}

func (g generator) season() credential.Season {
	return credential.Season{From: g.monthDay(), To: g.monthDay()}
}

func (g generator) url() string { return pick(g, "", "https://www.example.org/a?b=c&d=e") }

func (g generator) source() credential.Source {
	return credential.Source{
		URL: g.url(), Title: g.name(), AsOf: g.date(), Note: g.name(),
		Confidence: pick(g, credential.ConfidenceUnsaid, credential.Unverified, credential.Secondary, credential.Corroborated, credential.Issuer),
	}
}

// cap returns a bound of hours in some fields.
func (g generator) cap() credential.Cap {
	return credential.Cap{In: list(g, g.field), Hours: 1 + g.IntN(3000)}
}

// requirement returns one of the union, at most the given number of groups deep.
func (g generator) requirement(depth int) credential.Requirement {
	kinds := 9
	if depth == 0 {
		kinds = 8
	}
	switch g.IntN(kinds) {
	case 0:
		return credential.Holds{Credential: g.id(), AccreditedBy: list(g, g.id), Within: g.period(), UnderWay: g.period(), For: g.period()}
	case 1:
		return credential.Experience{
			In: list(g, g.field), For: g.period(), Hours: g.IntN(3000), Within: g.period(), Since: g.id(), Supervised: g.chance(),
			MinShare: g.IntN(101), FullTime: credential.Hours{Hundredths: g.IntN(5000)}, Calendar: g.chance(), AtMost: list(g, g.cap),
		}
	case 2:
		return credential.Coursework{In: g.field(), Credits: g.credits(), MinGrade: pick(g, credential.Grade(""), "C", "A+", credential.Pass), Within: g.period()}
	case 3:
		return credential.Age{Years: g.IntN(100)}
	case 4:
		return credential.Attestation{ID: g.id(), Of: g.name(), By: pick(g, "", credential.ByIssuer, credential.ByEmployer, credential.BySchool), Within: g.period(), Fact: g.chance()}
	case 5:
		return credential.Had{Credential: g.id(), Within: g.period()}
	case 7:
		return credential.Score{Of: g.id(), AtLeast: credential.Points{Hundredths: 1 + g.IntN(100_000)}, Within: g.period()}
	case 6:
		return credential.Resides{In: pick(g, credential.Place("us"), "us/il/dupage")}
	}
	of := list(g, func() credential.Requirement { return g.requirement(depth - 1) })
	return credential.AtLeast{N: g.IntN(5), Of: of, Label: g.name()}
}

// ask is nil at times.
func (g generator) ask() credential.Requirement {
	if g.IntN(4) == 0 {
		return nil
	}
	return g.requirement(3)
}

func (g generator) rules() credential.Rules {
	return list(g, func() credential.Rule {
		return credential.Rule{From: g.date(), Until: g.date(), Ask: g.ask(), Source: g.source()}
	})
}

func (g generator) offer() credential.Offer {
	return credential.Offer{
		Name: g.name(), If: g.ask(), Price: g.money(), Apply: g.period(), Takes: g.period(), Weekly: credential.Hours{Hundredths: g.IntN(168*4+1) * 25},
		Seasons: list(g, g.season), From: g.date(), Until: g.date(), Source: g.source(),
	}
}

func (g generator) alias() credential.Alias {
	return credential.Alias{Name: g.name(), From: g.date(), Until: g.date()}
}

func (g generator) exam() credential.Exam {
	return credential.Exam{
		Items: g.IntN(200), Scored: g.IntN(200), Minutes: g.IntN(300), Pass: g.name(), Source: g.source(),
		PassRates: list(g, func() credential.PassRate {
			return credential.PassRate{Year: 1900 + g.IntN(200), Percent: g.IntN(101), Takers: g.IntN(5000), Source: g.source()}
		}),
		Preparation: list(g, func() credential.Preparation {
			return credential.Preparation{If: g.ask(), Hours: g.IntN(400), Weekly: credential.Hours{Hundredths: g.IntN(168*4+1) * 25}, Source: g.source()}
		}),
		Retakes: list(g, func() credential.Retake {
			return credential.Retake{Wait: g.period(), After: g.IntN(4), Most: g.IntN(4), Per: g.period(), From: g.date(), Until: g.date(), Source: g.source()}
		}),
	}
}

func (g generator) credential(id credential.ID) credential.Credential {
	return credential.Credential{
		ID: id, Kind: pick(g, "", credential.Degree, credential.Assessment, credential.Clearance, credential.Class), Name: g.name(), Abbreviation: g.name(),
		Issuer: g.id(), Aliases: list(g, g.alias), CountsAs: list(g, g.id), Requires: g.rules(), Recommends: g.rules(), Prefers: g.rules(), Automatic: g.chance(),
		Offers: list(g, g.offer), Lasts: g.period(), LastsThrough: pick(g, credential.MonthDay{}, g.monthDay()), Exam: g.exam(), Note: g.name(),
		Renews: list(g, func() credential.Renewal {
			return credential.Renewal{From: g.date(), Until: g.date(), Units: g.IntN(60), Terms: g.name(), By: list(g, g.id), Times: g.IntN(4), Offers: list(g, g.offer), Source: g.source()}
		}),
		While: pick(g, credential.While{}, credential.While{Ask: g.ask(), Grace: g.period(), Source: g.source()}),
		Returns: list(g, func() credential.Return {
			return credential.Return{From: g.date(), Until: g.date(), Within: g.period(), Requires: g.ask(), Units: g.IntN(60), Offers: list(g, g.offer), Terms: g.name(), Source: g.source()}
		}),
		Status: pick(g, credential.Active, credential.Retired, credential.StatusUnverified, credential.Outside),
	}
}

func (g generator) program(id credential.ID) credential.Program {
	return credential.Program{
		ID: id, Name: g.name(), Provider: g.id(), Typical: g.chance(), Awards: list(g, g.id), Admits: g.rules(), Offers: list(g, g.offer), Note: g.name(),
		Teaches: list(g, func() credential.Teaching {
			return credential.Teaching{In: g.field(), Credits: g.credits(), Source: g.source()}
		}),
		Works: pick(g, credential.Practice{}, credential.Practice{Fields: g.distinctFields(), Weekly: credential.Hours{Hundredths: g.IntN(60*4) * 25}, Source: g.source()}),
		Accreditations: list(g, func() credential.Accreditation {
			status := pick(g, "", credential.Accredited, credential.Candidacy, credential.TeachOut)
			return credential.Accreditation{By: g.id(), Status: status, From: g.date(), Until: g.date(), Source: g.source()}
		}),
	}
}

func (g generator) role(id credential.ID) credential.Role {
	return credential.Role{
		ID: id, Name: g.name(), Aliases: list(g, g.alias), Employer: g.id(), Occupation: pick(g, "", "29-9021.00", "29-9021"),
		Fields: list(g, g.field), Requires: g.rules(), Recommends: g.rules(), Prefers: g.rules(), Next: list(g, g.id), Note: g.name(),
		Pay: list(g, func() credential.Pay {
			return credential.Pay{Median: g.money(), Year: 2000 + g.IntN(50), Scope: g.name(), Source: g.source()}
		}),
		Outlook: credential.Outlook{Percent: g.IntN(100) - 50, From: 2024, To: 2034, Openings: g.IntN(9999), Source: g.source()},
		Hiring:  credential.Hiring{Takes: g.period(), Source: g.source()},
	}
}

// entries returns entries with distinct IDs, in ID order.
func (g generator) entries() credential.Entries {
	e := credential.Entries{Edition: g.date()}
	for i := range g.IntN(4) {
		id := credential.ID(fmt.Sprintf("entry-%d", i))
		e.Organizations = append(e.Organizations, credential.Organization{
			ID: id, Name: g.name(), URL: g.url(), Place: pick(g, credential.Place(""), "us/il/glen-ellyn"), Note: g.name(),
		})
		e.Fields = append(e.Fields, credential.FieldEntry{Field: credential.Field(id), Name: g.name(), About: g.name()})
		e.Credentials = append(e.Credentials, g.credential(id))
		e.Programs = append(e.Programs, g.program(id))
		e.Roles = append(e.Roles, g.role(id))
	}
	return e
}

// record returns a record that is sound by itself.
func (g generator) record() credential.Record {
	day := func(year int) credential.Date {
		return credential.Date{Year: year, Month: time.Month(1 + g.IntN(12)), Day: 1 + g.IntN(28)}
	}
	return credential.Record{
		Name: g.name(), Born: pick(g, credential.Date{}, day(1990)), Residence: pick(g, credential.Place(""), "us/il"),
		Holdings: list(g, func() credential.Holding {
			h := credential.Holding{Credential: g.id(), Expires: pick(g, credential.Date{}, day(2030))}
			switch g.IntN(3) {
			case 0:
				h.Awarded = day(2020)
			case 1:
				h.Expected = day(2027)
			case 2:
				h.By = day(2020)
			}
			if g.chance() {
				h.Program = g.id()
			} else {
				h.School = g.name()
			}
			h.AccreditedBy, h.NotAccreditedBy = pick(g, nil, []credential.ID{"o/x", "o/y"}), pick(g, nil, []credential.ID{"o/z"})
			return h
		}),
		Jobs: list(g, func() credential.Job {
			job := credential.Job{Fields: g.distinctFields(), From: day(2015), Until: pick(g, credential.Date{}, day(2016)), Weekly: credential.Hours{Hundredths: g.IntN(60*4) * 25}, Supervised: g.chance()}
			if len(job.Fields) == 0 || g.chance() {
				job.Role = g.id()
			}
			if !job.Until.IsZero() && g.chance() {
				job.Weekly, job.Hours = credential.Hours{}, credential.Hours{Hundredths: 1 + g.IntN(2400)}
			}
			return job
		}),
		Studies: list(g, func() credential.Study {
			return credential.Study{In: g.field(), Credits: credential.Credits{Hundredths: g.IntN(900), Unit: credential.Quarter}, Grade: pick(g, credential.Grade(""), "B-", credential.Pass, credential.Fail), On: day(2018)}
		}),
		Scores: list(g, func() credential.Scored {
			return credential.Scored{Of: g.id(), Score: credential.Points{Hundredths: 1 + g.IntN(100_000)}, On: pick(g, credential.Date{}, day(2022))}
		}),
		Attempts: g.attempts(),
		Prepared: list(g, func() credential.Prepared { return credential.Prepared{Exam: g.id(), Hours: 1 + g.IntN(200)} }),
		Units: list(g, func() credential.Units {
			return credential.Units{For: g.id(), Units: 1 + g.IntN(40), On: pick(g, credential.Date{}, day(2022))}
		}),
		Attested: list(g, func() credential.Attested {
			return credential.Attested{ID: "employer-letter", On: day(2020), By: g.name()}
		}),
		Waivers: list(g, func() credential.Waiver {
			return credential.Waiver{Target: g.id(), Condition: pick[credential.Requirement](g, credential.Age{Years: 18}, credential.All(credential.Attestation{ID: "letter", Of: "a letter"}, credential.Holds{Credential: g.id()})), By: g.name(), Reason: g.name(), On: day(2021)}
		}),
	}
}

// attempts are of different days.
func (g generator) attempts() []credential.Attempt {
	var all []credential.Attempt
	for i := range g.IntN(4) {
		on := credential.Date{Year: 2019 + i, Month: time.Month(1 + g.IntN(12)), Day: 1 + g.IntN(28)}
		all = append(all, credential.Attempt{Exam: g.id(), On: on, Passed: g.chance()})
	}
	return all
}

func (g generator) distinctFields() []credential.Field {
	return pick(g, nil, []credential.Field{"coding"}, []credential.Field{"coding", "anatomy"})
}
