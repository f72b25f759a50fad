package pathway

import (
	"context"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/google/go-cmp/cmp"
)

// bounds has a license whose years of work count since a degree, and one of whose hours
// no more than so many of one kind count.
const bounds = `{
"fields": [{"field": "trade", "name": "trade"}, {"field": "trade/shop", "name": "shop work"}, {"field": "design", "name": "design"}],
"credentials": [
  {"id": "b/degree", "kind": "degree", "name": "degree"},
  {"id": "b/card", "kind": "membership", "name": "card", "offers": [{"price": "5 USD"}]},
  {"id": "b/engineer", "kind": "license", "name": "engineer license", "offers": [{"price": "10 USD"}],
   "requires": [{"ask": {"experience": {"in": ["design"], "for": "P1Y", "since": "b/degree"}}}]},
  {"id": "b/journeyman", "kind": "license", "name": "journeyman license", "offers": [{"price": "10 USD"}],
   "requires": [{"ask": {"experience": {"in": ["trade"], "hours": 2000, "atMost": [{"in": ["trade/shop"], "hours": 1000}]}}}]}],
"programs": [{"id": "b/college", "name": "college", "awards": ["b/degree"], "offers": [{"price": "100 USD", "takes": "P1Y"}]}],
"roles": [{"id": "r/designer", "name": "designer", "fields": ["design"]},
  {"id": "r/shop", "name": "shop hand", "fields": ["trade/shop"]},
  {"id": "r/site", "name": "site hand", "fields": ["trade"], "requires": [{"ask": {"holds": "b/card"}}]}]}`

func boundsQuery(target credential.ID) Query {
	return Query{Letter: true, Target: target, Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
}

func TestWorkThatDoesNotCountIsRefused(t *testing.T) {
	c := parsed(t, bounds)
	q := boundsQuery("b/engineer")
	route, err := New(c).Best(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(c, q, route); err != nil {
		t.Fatalf("Verify(Best) = %v", err)
	}
	if work := route.Steps[1]; work.Entry != "r/designer" || work.Start != route.Steps[0].Finish {
		t.Fatalf("the second step is %+v, want work from the award on", work)
	}
	route.Steps[1].Start = q.Start
	if err := Verify(c, q, route); err == nil || !strings.Contains(err.Error(), "it begins on 2027-01-04, but serves nothing before 2028-01-04") {
		t.Errorf("Verify of work that begins before the award = %v", err)
	}
	for i := range route.Steps[0].Meets {
		route.Steps[0].Meets[i].Requirement = credential.Experience{In: []credential.Field{"design"}, For: credential.Period{Months: 12}}
	}
	if err := Verify(c, q, route); err == nil || !strings.Contains(err.Error(), "does not ask for 1 year of full-time work in design") {
		t.Errorf("Verify of a route that leaves out since = %v", err)
	}
}

func TestWorkBeyondWhatCountsOfItsKindIsRefused(t *testing.T) {
	c := parsed(t, bounds)
	q := boundsQuery("b/journeyman")
	q.Record.Jobs = []credential.Job{{Role: "r/shop", From: credential.Date{Year: 2026, Month: 1, Day: 5}, Until: credential.Date{Year: 2026, Month: 4, Day: 6}}}
	for route, err := range New(c).Routes(context.Background(), q) {
		if err != nil {
			t.Fatal(err)
		}
		if err := Verify(c, q, route); err != nil {
			t.Fatalf("Verify of a route = %v", err)
		}
		for i, s := range route.Steps {
			if s.Entry != "r/shop" {
				continue
			}
			route.Steps[i].Finish = s.Finish.Add(credential.Period{Days: 1})
			if err := Verify(c, q, route); err == nil || !strings.Contains(err.Error(), "serves nothing from "+s.Finish.String()+" on") {
				t.Errorf("Verify of work over the bound = %v", err)
			}
		}
	}
}

func TestBoundedWorkIsExplained(t *testing.T) {
	c := parsed(t, bounds)
	shop := credential.Record{Jobs: []credential.Job{{Role: "r/shop", From: credential.Date{Year: 2026, Month: 1, Day: 5}, Until: credential.Date{Year: 2027, Month: 1, Day: 4}}}}
	designs := credential.Record{Jobs: []credential.Job{{Role: "r/designer", From: credential.Date{Year: 2025, Month: 1, Day: 6}}}}
	due := designs
	due.Holdings = []credential.Holding{{Credential: "b/degree", Expected: credential.Date{Year: 2027, Month: 6, Day: 1}}}
	by := designs
	by.Holdings = []credential.Holding{{Credential: "b/degree", By: credential.Date{Year: 2026, Month: 6, Day: 1}}}
	for _, row := range []struct {
		reason string
		record credential.Record
		target credential.ID
		want   []Reason
	}{
		{"more of a kind than counts", shop, "b/journeyman", []Reason{{Code: ReasonMoreThanCounts, Fact: "job", Entry: "r/shop", Most: 1000, Text: "shop hand: of work of this kind no more than 1,000 hours count"}}},
		{"nothing to count from", designs, "b/engineer", []Reason{{Code: ReasonNotHeldYet, Entry: "b/degree", Text: "degree: not held by then, and only work done since then counts"}}},
		{"what it counts from is due", due, "b/engineer", []Reason{
			{Code: ReasonNotHeldYet, Entry: "b/degree", Date: due.Holdings[0].Expected, Text: "degree: first held on 2027-06-01, and only work done since then counts"},
			{Code: ReasonTooEarly, Fact: "job", Entry: "r/designer", Date: due.Holdings[0].Expected, Text: "designer: what was done before 2027-06-01 does not count"}}},
		{"the day of the award is not known", by, "b/engineer", []Reason{
			{Code: ReasonAwardDayNotSaid, Fact: "holding", Entry: "b/degree", Text: "degree: the day of its award was not said"},
			{Code: ReasonTooEarly, Fact: "job", Entry: "r/designer", Date: by.Holdings[0].By, Text: "designer: what was done before 2026-06-01 does not count"}}},
	} {
		e, err := New(c).Check(row.record, row.target, credential.Date{Year: 2027, Month: 1, Day: 4})
		if err != nil {
			t.Fatal(err)
		}
		for i := range e.Finding.Why {
			e.Finding.Why[i].Index = 0
		}
		if diff := cmp.Diff(row.want, e.Finding.Why); diff != "" {
			t.Errorf("%s: the reasons differ (-want +got):\n%s\n%s", row.reason, diff, e.Finding)
		}
	}
}

func TestTheGraphSaysWhatWorkCountsSince(t *testing.T) {
	g, err := New(parsed(t, bounds)).Graph(credential.Date{Year: 2027, Month: 1, Day: 4})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := g.Edge("b/degree", "b/engineer"); err != nil {
		t.Errorf("Edge(b/degree, b/engineer) = %v, want one", err)
	}
}

func TestNoWayToWhatWorkCountsSinceIsSaid(t *testing.T) {
	c := parsed(t, bounds)
	q := boundsQuery("b/engineer")
	q.Avoid = func(id credential.ID) bool { return id == "b/college" }
	_, err := New(c).Best(context.Background(), q)
	if err == nil || !strings.Contains(err.Error(), "1 year of full-time work in design, done since a degree was first held") {
		t.Errorf("Best = %v, want the condition named once", err)
	}
	if err != nil && strings.Count(err.Error(), "1 year of full-time work") != 1 {
		t.Errorf("Best = %v, want the condition named once", err)
	}
}
