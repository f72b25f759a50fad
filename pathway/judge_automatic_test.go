package pathway

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// sections has what is awarded by itself: by sections that lapse, by each other, by
// one edition of a rule after another, and by work.
const sections = `{
"credentials": [
  {"id": "s/a", "kind": "assessment", "name": "A", "lasts": "P1Y", "offers": [{"price": "10 USD", "takes": "P2M", "weekly": 10}]},
  {"id": "s/b", "kind": "assessment", "name": "B", "lasts": "P1Y", "renews": [{"units": 1}], "offers": [{"price": "20 USD", "takes": "P1M", "weekly": 30}]},
  {"id": "s/c", "kind": "license", "name": "C", "requires": [{"ask": {"holds": "s/both"}}], "offers": [{"price": "5 USD"}]},
  {"id": "s/late", "kind": "license", "name": "Late", "requires": [{"ask": {"any": [{"holds": "s/round", "for": "P6M"}, {"all": [{"holds": "s/top"}, {"had": "s/a", "within": "P1Y"}]}]}}]},
  {"id": "s/both", "kind": "assessment", "name": "Both", "automatic": true, "requires": [{"ask": {"all": [{"holds": "s/a"}, {"holds": "s/b"}]}}]},
  {"id": "s/top", "kind": "certification", "name": "Top", "automatic": true, "requires": [
    {"until": "2022-01-01", "ask": {"all": [{"holds": "s/both"}, {"holds": "s/c"}]}},
    {"from": "2022-01-01", "ask": {"any": [{"all": [{"holds": "s/both", "for": "P90D"}, {"holds": "s/a"}]}, {"holds": "s/round"}]}}]},
  {"id": "s/round", "kind": "certification", "name": "Round", "automatic": true, "requires": [{"ask": {"all": [{"holds": "s/top"}, {"experience": {"in": ["work"], "for": "P6M", "within": "P1Y"}}]}}]},
  {"id": "s/skilled", "kind": "certification", "name": "Skilled", "automatic": true, "requires": [{"ask": {"experience": {"in": ["work"], "for": "P3M", "since": "s/both"}}}]}],
"roles": [{"id": "r/work", "name": "Worker", "fields": ["work"]}]}`

// A replay lives day by day from 2018 on, and awards by itself what the rule of the day
// says, until nothing changes on that day.
type dailyAwards map[credential.ID]credential.Date

func awardsByDay(c *credential.Catalog, record credential.Record, until credential.Date) dailyAwards {
	awards := dailyAwards{}
	automatic := []credential.ID{"s/both", "s/top", "s/round", "s/skilled"}
	for d := (credential.Date{Year: 2018, Month: 6, Day: 1}); !d.After(until); d = d.Add(credential.Period{Days: 1}) {
		for again := true; again; {
			again = false
			for _, id := range automatic {
				entry, _ := c.Credential(id)
				rule, _ := entry.Requires.On(d)
				if _, had := awards[id]; !had && awards.meets(c, record, rule.Ask, d) {
					awards[id], again = d, true
				}
			}
		}
	}
	return awards
}

func (a dailyAwards) meets(c *credential.Catalog, record credential.Record, r credential.Requirement, on credential.Date) bool {
	switch r := r.(type) {
	case credential.AtLeast:
		n := 0
		for _, part := range r.Of {
			if a.meets(c, record, part, on) {
				n++
			}
		}
		return n >= r.N
	case credential.Holds:
		if day, had := a[r.Credential]; had && !day.Add(r.For).After(on) {
			return true
		}
		return slices.ContainsFunc(record.Holdings, func(h credential.Holding) bool {
			from, lapse := termOf(c, h)
			return h.Credential == r.Credential && !on.Before(from) && (lapse.IsZero() || on.Before(lapse))
		})
	case credential.Experience:
		record.Holdings = slices.Clone(record.Holdings)
		for id, day := range a {
			record.Holdings = append(record.Holdings, credential.Holding{Credential: id, Awarded: day})
		}
		return countDays(c, r, record, on)
	}
	panic("the sections ask for something else")
}

func TestWhatIsAwardedByItselfIsAwardedDayByDay(t *testing.T) {
	// What is awarded by itself is had by that alone: C shows nothing here.
	c, m := parsed(t, strings.Replace(sections, `"requires": [{"ask": {"holds": "s/both"}}], `, "", 1)), newMaker(t)
	awarded, past := 0, 0
	for range 40 {
		var record credential.Record
		for range 2 + m.IntN(6) {
			record.Holdings = append(record.Holdings, credential.Holding{Credential: pick[credential.ID](m, "s/a", "s/b", "s/a", "s/b", "s/c"), Awarded: m.date()})
		}
		for range m.IntN(3) {
			from := m.date()
			record.Jobs = append(record.Jobs, credential.Job{Role: "r/work", From: from, Until: from.Add(credential.Period{Days: 100 + m.IntN(300)})})
		}
		on := m.date()
		want := awardsByDay(c, record, on.Add(credential.Period{Months: 24}))
		for _, id := range []credential.ID{"s/both", "s/top", "s/round", "s/skilled"} {
			v := verdictOn(c, record, credential.Holds{Credential: id}, on, false)
			day, ever := want[id]
			got, ok := v.sure.Next(on.DayNumber())
			switch {
			case ever && (!ok || credential.DateOfDay(got) != max2(day, on)):
				t.Fatalf("%s of %+v on %s: held %t from %v, want from %s\n%s", id, record, on, ok, credential.DateOfDay(got), max2(day, on), v)
			case !ever && ok && !credential.DateOfDay(got).After(on.Add(credential.Period{Months: 24})):
				t.Fatalf("%s of %+v on %s: held from %v, want never", id, record, on, credential.DateOfDay(got))
			}
			if ever {
				awarded++
			}
			if ever && day.Before(on) && verdictOn(c, record, sectionsRule(c, id, on), on, false).Status != Met {
				past++
			}
		}
	}
	if awarded < 20 || past < 6 {
		t.Errorf("%d were awarded, and the rule of %d is met no more, want at least 20 and 6", awarded, past)
	}
}

func sectionsRule(c *credential.Catalog, id credential.ID, on credential.Date) credential.Requirement {
	entry, _ := c.Credential(id)
	rule, _ := entry.Requires.On(on)
	return rule.Ask
}

// Routes to what rests on awards that come by themselves hold, and have none of these
// among their steps.
func TestRoutesOverWhatIsAwardedByItselfHold(t *testing.T) {
	c, m := parsed(t, sections), newMaker(t)
	planner, held, came := New(c), 0, 0
	for range 150 {
		var record credential.Record
		for range m.IntN(4) {
			h := credential.Holding{Credential: pick[credential.ID](m, "s/a", "s/b", "s/c"), Awarded: m.maybeDate()}
			record.Holdings = append(record.Holdings, h)
		}
		if m.IntN(2) == 0 {
			record.Jobs = []credential.Job{{Role: "r/work", From: credential.Date{Year: 2024, Month: 3, Day: 1}}}
		}
		q := Query{
			Letter: true, Target: pick[credential.ID](m, "s/both", "s/top", "s/round", "s/c", "s/late", "s/skilled"), Record: record, Rank: pick(m, Soonest, Cheapest, FewestSteps),
			Start: credential.Date{Year: 2025, Month: 1, Day: 6}, Study: 40, Assume: m.IntN(4) == 0, Limit: 3000,
		}
		for route, err := range planner.Routes(t.Context(), q) {
			var none *NoRouteError
			var limit *LimitError
			if errors.As(err, &none) || errors.As(err, &limit) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if err := Verify(c, q, route); err != nil {
				t.Fatalf("Verify of a route to %s for %+v: %v\n%+v\n%+v", q.Target, record, err, route.Steps, route.Automatic)
			}
			if slices.ContainsFunc(route.Steps, func(s Step) bool { e, _ := c.Credential(s.Entry); return e.Automatic }) {
				t.Fatalf("a step takes what is awarded by itself: %+v", route.Steps)
			}
			held++
			if len(route.Automatic) > 0 {
				came++
			}
		}
	}
	if held < 60 || came < 40 {
		t.Errorf("%d routes hold, of which %d rest on what is awarded by itself", held, came)
	}
}
