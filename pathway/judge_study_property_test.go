package pathway

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// coursework asks for credit or for clock hours, at times with a grade.
func (m maker) coursework() credential.Coursework {
	return credential.Coursework{
		In:       pick[credential.Field](m, "body", "body/bones"),
		Credits:  credential.Credits{Hundredths: pick(m, 100, 250, 500), Unit: pick(m, credential.Semester, credential.Semester, credential.Clock)},
		MinGrade: pick(m, "", "C", credential.Pass), Within: m.period(),
	}
}

// score asks for a score of 2 or 3.
func (m maker) score() credential.Score {
	return credential.Score{Of: pick[credential.ID](m, "gpa", "d/any", "x/exam"), AtLeast: credential.PointsOf(pick(m, 2, 3)), Within: m.period()}
}

// scored is a score from 1 to 3 in one of the given things.
func (m maker) scored(of ...credential.ID) credential.Scored {
	return credential.Scored{Of: pick(m, of...), Score: credential.Points{Hundredths: pick(m, 100, 199, 200, 250, 300)}, On: m.maybeDate()}
}

// A reading is whether something counts on a day for sure, and whether it may.
type reading struct{ sure, maybe bool }

// readDate is the plain reading of the day of a fact.
func readDate(on credential.Date, within credential.Period, day credential.Date) reading {
	switch {
	case on.IsZero():
		return reading{sure: within.IsZero(), maybe: true}
	case on.After(day), !within.IsZero() && on.Before(day.Add(within.Negate())):
		return reading{}
	}
	return reading{true, true}
}

// readGrade is the plain reading of a grade.
func readGrade(got, least credential.Grade) reading {
	letters := []credential.Grade{"D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"}
	switch {
	case got == credential.Fail || got == "F":
		return reading{}
	case least == "":
		return reading{true, true}
	case got == "":
		return reading{maybe: true}
	case least == credential.Pass:
		return reading{true, true}
	case got == credential.Pass:
		return reading{maybe: true}
	}
	enough := slices.Index(letters, got) >= slices.Index(letters, least)
	return reading{enough, enough}
}

// countCredit is the plain reading of coursework on one day.
func countCredit(c *credential.Catalog, r credential.Coursework, record credential.Record, day credential.Date) reading {
	var sure, maybe int
	add := func(counts reading, credits credential.Credits) {
		weight := 3 * credits.Hundredths
		if credits.Unit == credential.Quarter {
			weight = 2 * credits.Hundredths
		}
		if (credits.Unit == credential.Clock) != (r.Credits.Unit == credential.Clock) {
			return
		}
		if counts.sure {
			sure += weight
		}
		if counts.maybe {
			maybe += weight
		}
	}
	for _, s := range record.Studies {
		if r.In.Contains(s.In) {
			on, grade := readDate(s.On, r.Within, day), readGrade(s.Grade, r.MinGrade)
			add(reading{on.sure && grade.sure, on.maybe && grade.maybe}, s.Credits)
		}
	}
	for p := range c.Programs() {
		var counts reading
		for _, h := range record.Holdings {
			on := h.Awarded
			if on.IsZero() {
				on = h.Expected
			}
			if got, grade := readDate(on, r.Within, day), readGrade("", r.MinGrade); h.Program == p.ID {
				counts.sure = counts.sure || got.sure && grade.sure
				counts.maybe = counts.maybe || got.maybe && grade.maybe
			}
		}
		for _, t := range p.Teaches {
			if r.In.Contains(t.In) {
				add(counts, t.Credits)
			}
		}
	}
	need := 3 * r.Credits.Hundredths
	return reading{sure >= need, maybe >= need}
}

func TestCreditIsCountedDayByDay(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	met, clock := 0, 0
	for range 400 {
		r := m.coursework()
		var record credential.Record
		for range 1 + m.IntN(4) {
			record.Studies = append(record.Studies, m.study())
		}
		for range m.IntN(3) {
			record.Holdings = append(record.Holdings, m.holding())
		}
		m.compareDayByDay(t, c, record, r, func(day credential.Date) reading {
			want := countCredit(c, r, record, day)
			if want.sure {
				met++
			}
			if want.sure && r.Credits.Unit == credential.Clock {
				clock++
			}
			return want
		})
	}
	if met == clock || clock == 0 {
		t.Errorf("credit was enough on %d days, clock hours on %d of these", met, clock)
	}
}

// compareDayByDay compares how a requirement is judged with a plain reading of it.
func (m maker) compareDayByDay(t *testing.T, c *credential.Catalog, record credential.Record, r credential.Requirement, read func(credential.Date) reading) {
	t.Helper()
	on := m.date()
	v := verdictOn(c, record, r, on, false)
	for _, set := range []days.Set{v.sure, v.maybe} {
		for _, day := range edgesOf(set, on.DayNumber(), m) {
			later := credential.DateOfDay(day)
			want := read(later)
			if got := (reading{v.sure.Contains(day), v.maybe.Contains(day)}); got != want {
				t.Fatalf("%+v of %+v: as seen from %s, on %s it is %+v, want %+v", r, record, on, later, got, want)
			}
		}
	}
}

func TestScoresAreReadDayByDay(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	met, low := 0, 0
	for range 400 {
		r := m.score()
		var record credential.Record
		for range m.IntN(4) {
			record.Scores = append(record.Scores, m.scored("gpa", "d/a", "d/any", "x/exam", "x/card"))
		}
		m.compareDayByDay(t, c, record, r, func(day credential.Date) reading {
			said, want := false, reading{}
			for _, s := range record.Scores {
				if s.Of != r.Of && !(s.Of == "d/a" && r.Of == "d/any") {
					continue
				}
				said = true
				if on := readDate(s.On, r.Within, day); s.Score.Hundredths >= r.AtLeast.Hundredths {
					want.sure, want.maybe = want.sure || on.sure, want.maybe || on.maybe
				} else {
					low++
				}
			}
			if want.sure {
				met++
			}
			if !said {
				want.maybe = true
			}
			return want
		})
	}
	if met == 0 || low == 0 {
		t.Errorf("scores met on %d days what was asked for, and were too low on %d", met, low)
	}
}

// Of where somebody lives each thing is known or not, whatever the day.
func TestResidenceIsReadByTheWholePlace(t *testing.T) {
	c, m := parsed(t, lab), newMaker(t)
	for _, test := range []struct {
		home, in credential.Place
		want     reading
	}{
		{"", "us", reading{maybe: true}},
		{"us/il/dupage", "us/il/dupage", reading{true, true}},
		{"us/il/dupage", "us/il", reading{true, true}},
		{"us/il", "us/il/dupage", reading{maybe: true}},
		{"us", "us/il/dupage", reading{maybe: true}},
		{"us/il/cook", "us/il/dupage", reading{}},
		{"us/in", "us/il", reading{}},
		{"us/illinois", "us/il", reading{}},
		{"us/il", "us/illinois", reading{}},
	} {
		m.compareDayByDay(t, c, credential.Record{Residence: test.home}, credential.Resides{In: test.in}, func(credential.Date) reading { return test.want })
	}
}
