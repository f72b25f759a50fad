package pathway

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// backs is a catalog with two ways back to a card, and one to a badge.
const backs = `{"credentials": [
  {"id": "t/club", "kind": "membership", "name": "Club", "lasts": "P1Y", "offers": [{"name": "yearly", "price": "100 USD"}]},
  {"id": "t/card", "kind": "certification", "name": "Card", "lasts": "P2Y", "requires": [{"ask": {"age": 60}}],
   "returns": [
     {"within": "P180D", "units": 20, "offers": [{"name": "late", "price": "50 USD", "source": {"url": "https://t.example/late", "confidence": "issuer"}}]},
     {"within": "P3Y", "requires": {"holds": "t/club"}, "offers": [{"name": "dues", "price": "200 USD"}, {"name": "patron", "if": {"age": 30}, "price": "150 USD"}],
      "source": {"url": "https://t.example/back", "confidence": "secondary"}}]},
  {"id": "t/badge", "kind": "certification", "name": "Badge", "lasts": "P2Y", "requires": [{"ask": {"age": 60}}], "returns": [{}]}]}`

// backCase returns the best way back to something that lapsed on 2026-10-01.
func backCase(t *testing.T, target credential.ID, start string) *routeCase {
	t.Helper()
	c := &routeCase{catalog: parsed(t, backs), query: Query{
		Letter: true, Target: target, Start: day(t, start),
		Record: credential.Record{Born: day(t, "1990-01-01"), Holdings: []credential.Holding{
			{Credential: target, Awarded: day(t, "2020-10-01"), Expires: day(t, "2026-10-01")}}},
	}}
	route, err := New(c.catalog).Best(context.Background(), c.query)
	if err != nil {
		t.Fatal(err)
	}
	c.route = *route
	return c
}

func TestAWayBackSaysAllThatAStepDoes(t *testing.T) {
	c := backCase(t, "t/card", "2027-03-30")
	if len(c.route.Steps) != 1 {
		t.Fatalf("there are %d steps, want the way back alone: %v", len(c.route.Steps), c.route.Steps)
	}
	s := c.route.Steps[0]
	s.Meets = nil
	want := Step{
		Kind: Return, Entry: "t/card", Offer: "late", Start: day(t, "2027-03-30"), Finish: day(t, "2027-03-30"), Lapsed: day(t, "2026-10-01"),
		Price: usd(50), Source: credential.Source{URL: "https://t.example/late", Confidence: credential.Issuer}, Confidence: credential.Issuer,
	}
	if !reflect.DeepEqual(s, want) {
		t.Errorf("the step is %+v, want %+v", s, want)
	}
	if has := c.route.Has; len(has) != 1 || has[0].Entry != "t/card" {
		t.Errorf("the route rests on %v, want what has lapsed", has)
	}
}

func TestAWayBackWithoutOffersHasNoKnownPrice(t *testing.T) {
	c := backCase(t, "t/badge", "2040-01-01")
	if s := c.route.Steps[0]; s.Kind != Return || !s.Unpriced || s.Start != s.Finish {
		t.Errorf("the step is %+v, want an unpriced return of one day", s)
	}
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Error(err)
	}
}

// The step of a way back rests on its source where its offer has none, and is as sure as
// the weaker of the two.
func TestAWayBackHasTheSourceOfItsRule(t *testing.T) {
	c := backCase(t, "t/card", "2027-03-31")
	s := c.route.Steps[len(c.route.Steps)-1]
	if s.Offer != "patron" || s.Source.URL != "https://t.example/back" || s.Confidence != credential.Secondary {
		t.Errorf("the step is %+v, want the patron's price and the source of the way back", s)
	}
	if len(s.Options) != 1 || s.Options[0].Offer != "dues" {
		t.Errorf("its options are %v, want the dues", s.Options)
	}
}

func TestVerifyRefusesWaysBackThatAreNotOpen(t *testing.T) {
	for _, row := range []struct {
		name, start string
		mutate      func(c *routeCase, r *Route, s []Step)
		step        int
		want        string
	}{
		{"a day too late", "2027-03-30", func(c *routeCase, r *Route, s []Step) {
			s[0].Start, s[0].Finish, r.Finish = day(t, "2027-03-31"), day(t, "2027-03-31"), day(t, "2027-03-31")
		}, 0, `there is no way back to t/card by offer "late" on 2027-03-31`},
		{"before it lapses", "2027-01-04", func(c *routeCase, r *Route, s []Step) {
			c.query.Record.Holdings[0].Expires = day(t, "2027-01-05")
		}, 0, `there is no way back to t/card by offer "late" on 2027-01-04`},
		{"to what was never held", "2027-01-04", func(c *routeCase, r *Route, s []Step) { c.query.Record.Holdings = nil }, 0, "the record holds no t/card that lapses"},
		{"to what has none", "2027-01-04", func(c *routeCase, r *Route, s []Step) { s[0].Entry = "t/club" }, 0, `the catalog has no way back to "t/club"`},
		{"another lapse", "2027-01-04", func(c *routeCase, r *Route, s []Step) { s[0].Lapsed = day(t, "2026-10-02") }, 0, `is said to have lapsed on "2026-10-02", but did so on 2026-10-01`},
		{"a lapse of what is earned", "2027-03-31", func(c *routeCase, r *Route, s []Step) { s[0].Lapsed = day(t, "2026-10-01") }, 0, "it gets back nothing"},
		{"another price", "2027-01-04", func(c *routeCase, r *Route, s []Step) { s[0].Price = usd(5) }, 0, `its price is "5 USD"`},
		{"not what it asks for", "2027-03-31", func(c *routeCase, r *Route, s []Step) { dropStep(r, 0) }, 0, "its condition does not hold on 2027-03-31"},
		{"not whom it is for", "2027-03-31", func(c *routeCase, r *Route, s []Step) { c.query.Record.Born = day(t, "2000-01-01") }, 1, "its condition does not hold on 2027-03-31"},
		{"what is avoided", "2027-01-04", func(c *routeCase, r *Route, s []Step) {
			c.query.Avoid = func(id credential.ID) bool { return id == "t/card" }
		}, 0, "which the query avoids"},
		{"together with earning it", "2027-01-04", func(c *routeCase, r *Route, s []Step) {
			r.Steps = append(r.Steps, Step{Kind: Earn, Entry: "t/card", Start: s[0].Start, Finish: s[0].Start})
		}, 1, "it takes t/card again, after step 0"},
		{"an option that is none", "2027-03-31", func(c *routeCase, r *Route, s []Step) { s[1].Options[0].Offer = "late" }, 1, "the catalog has no such offer"},
	} {
		c := backCase(t, "t/card", row.start)
		if err := Verify(c.catalog, c.query, &c.route); err != nil {
			t.Errorf("%s: before it is changed: %v", row.name, err)
			continue
		}
		row.mutate(c, &c.route, c.route.Steps)
		var wrong *RouteError
		if err := Verify(c.catalog, c.query, &c.route); !errors.As(err, &wrong) || wrong.Faults[0].Step != row.step || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: Verify = %v, want step %d: %s", row.name, err, row.step, row.want)
		}
	}
}

func TestNoRouteSaysWhenTheLastWayBackClosed(t *testing.T) {
	c := backCase(t, "t/card", "2027-01-04")
	c.query.Start = day(t, "2029-10-02")
	c.query.Record.Born = credential.Date{}
	_, err := New(c.catalog).Best(context.Background(), c.query)
	if want := "it takes an age of 60 years or more for Card (the record has no birth date: Card has lapsed, and the last way back to it closed on 2029-10-02); but first find out whether the person is at least 60 years old; if so, the best way finishes on"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Best = %v, want: %s", err, want)
	}
}

func TestACheckSaysUntilWhenWhatLapsedCanBeHadBack(t *testing.T) {
	for _, row := range []struct{ reason, holding, on, want string }{
		{"in force, so there is nothing to come back to", `"awarded": "2024-10-01", "expires": "2028-10-01"`, "2027-01-04", "Card on 2027-01-04\nalready held"},
		{"open by a fee, and by the dues of members", `"awarded": "2020-10-01", "expires": "2026-10-01"`, "2027-01-04", `Card on 2027-01-04
lapsed on 2026-10-01
back: yes, through 2027-03-30: 50 USD (late); 20 continuing-education units
back: yes, after joining Club (100 USD), through 2029-10-01: 200 USD (dues) or 150 USD
    (patron)
  [not met] Club
    source: https://t.example/back
eligible to hold anew: not known`},
		{"open to members alone", `"awarded": "2020-10-01", "expires": "2026-10-01"`, "2027-03-31", `Card on 2027-03-31
lapsed on 2026-10-01
back: yes, after joining Club (100 USD), through 2029-10-01: 200 USD (dues) or 150 USD
    (patron)
  [not met] Club`},
		{"closed", `"awarded": "2014-10-01", "expires": "2018-10-01"`, "2027-01-04", `Card on 2027-01-04
lapsed on 2018-10-01
back: no, the last day was 2021-10-01
  source: https://t.example/back
eligible to hold anew: not known`},
		{"the last term counts", `"awarded": "2014-10-01"}, {"credential": "t/card", "awarded": "2022-12-01"`, "2027-01-04", `Card on 2027-01-04
lapsed on 2024-12-01
back: yes, after joining Club (100 USD), through 2027-12-01: 200 USD (dues)`},
	} {
		c := parsed(t, backs)
		record, err := c.ParseRecord("r", []byte(`{"holdings": [{"credential": "t/card", `+row.holding+`}]}`))
		if err != nil {
			t.Fatal(err)
		}
		e, err := New(c).Check(record, "t/card", day(t, row.on))
		if err != nil {
			t.Fatal(err)
		}
		got := e.String()
		if !strings.HasPrefix(got, row.want) {
			t.Errorf("%s: Check =\n%s\nwant\n%s", row.reason, got, row.want)
		}
	}
}
