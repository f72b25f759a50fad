package pathway

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// saying is a catalog of a card that lapses, two schools, and an exam, each
// with its source.
const saying = `{"credentials": [
  {"id": "s/card", "kind": "membership", "name": "Card", "lasts": "P1Y",
   "offers": [{"price": "10 USD", "source": {"url": "https://s.example/join", "confidence": "issuer"}}],
   "renews": [{"units": 5, "offers": [{"price": "8 USD"}], "source": {"url": "https://s.example/renew", "confidence": "secondary"}}]},
  {"id": "s/course", "kind": "course", "name": "Course"},
  {"id": "s/exam", "kind": "certification", "name": "Exam", "lasts": "P2Y",
   "requires": [{"ask": {"all": [{"holds": "s/card"}, {"holds": "s/course"}, {"holds": "s/school"}, {"age": 18}]}, "source": {"url": "https://s.example/rule", "confidence": "corroborated"}}],
   "offers": [{"name": "fee", "price": "40 USD", "source": {"url": "https://s.example/exam", "confidence": "issuer"}}],
   "renews": [{"terms": "pay", "offers": [{"price": "30 USD"}]}]},
  {"id": "s/school", "kind": "diploma", "name": "School"}],
"programs": [
  {"id": "p/near", "name": "Near", "awards": ["s/course"], "offers": [{"price": "100 USD", "takes": "P1M", "weekly": 10, "source": {"url": "https://p.example/near"}}]},
  {"id": "p/far", "name": "Far", "awards": ["s/course"], "offers": [{"name": "evening", "price": "120 USD", "takes": "P3M", "weekly": 4, "source": {"url": "https://p.example/far"}}]}]}`

// sayingRoute is the best route to the exam, which says all that it can.
func sayingRoute(t *testing.T) *routeCase {
	t.Helper()
	catalog, err := credential.ParseCatalog("saying.json", []byte(saying))
	if err != nil {
		t.Fatal(err)
	}
	planner := New(catalog)
	query := Query{Target: "s/exam", Start: day(t, "2026-01-05"), Record: credential.Record{
		Born: day(t, "1990-01-01"), Holdings: []credential.Holding{{Credential: "s/school"}},
	}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Steps) != 3 || len(route.Steps[0].Options) != 1 || len(route.Has) != 2 || len(route.Upkeep) != 1 {
		t.Fatalf("Best = %+v, want three steps, an option of the first, two facts and one upkeep", route)
	}
	return &routeCase{catalog: catalog, query: query, route: *route}
}

func TestVerifyRefusesWhatIsNotSo(t *testing.T) {
	for _, row := range []struct {
		name  string
		spoil func(r *Route)
		want  string
	}{
		{"the source of another offer", func(r *Route) { r.Steps[2].Source = r.Steps[1].Source }, `step 2: its source is "https://s.example/join"`},
		{"more confidence than there is", func(r *Route) { r.Steps[2].Confidence = credential.Issuer }, `step 2: its confidence is "issuer", but the weakest of what it rests on is "corroborated"`},
		{"a fact of another credential", func(r *Route) { r.Has[1].Entry = "s/card" }, `it rests on a fact that the record does not have: holding "School"`},
		{"a fact in other words", func(r *Route) { r.Has[1].Text = "Doctorate" }, `it rests on a fact that the record does not have: holding "Doctorate"`},
		{"a fact of no kind", func(r *Route) { r.Has[0].Fact = "wealth" }, `it rests on a fact that the record does not have: wealth "born on 1990-01-01"`},
		{"upkeep on another day", func(r *Route) { r.Upkeep[0].Due = day(t, "2029-01-01") }, "it has s/exam renewed on 2029-01-01"},
		{"upkeep on other terms", func(r *Route) { r.Upkeep[0].Terms = "nothing" }, "it has s/exam renewed on"},
		{"upkeep at no fee", func(r *Route) { r.Upkeep[0].Fees = nil }, "it has s/exam renewed on"},
		{"upkeep of what does not lapse", func(r *Route) { r.Upkeep[0].Entry = "s/course" }, "it has s/course renewed on"},
		{"an exam that is for something", func(r *Route) { r.Steps[2].For = "a friend" }, `step 2: it is for "a friend", which only a job and an attestation say`},
		{"serving one condition twice", func(r *Route) { r.Steps[0].Meets = append(r.Steps[0].Meets, r.Steps[0].Meets[0]) }, `step 0: it serves condition "/1" of step 2 twice`},
		{"a cost in another currency", func(r *Route) { r.Cost.Currency = "EUR" }, `its cost is "150 EUR"`},
	} {
		c := sayingRoute(t)
		row.spoil(&c.route)
		err := Verify(c.catalog, c.query, &c.route)
		var wrong *RouteError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: Verify = %v, want %s", row.name, err, row.want)
		}
	}
}

func TestAFactMayHaveAnotherPlaceInTheRecord(t *testing.T) {
	c := sayingRoute(t)
	c.query.Record.Holdings = append([]credential.Holding{{Credential: "s/card", Expires: day(t, "2020-01-01")}}, c.query.Record.Holdings...)
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Errorf("Verify by a record with one more holding before the others = %v", err)
	}
}

func TestVerifyDoesNotMissWhatARouteNeedNotSay(t *testing.T) {
	c := sayingRoute(t)
	c.route.Has, c.route.Upkeep = nil, nil
	for i := range c.route.Steps {
		s := &c.route.Steps[i]
		s.Source, s.Confidence, s.Options = credential.Source{}, credential.ConfidenceUnsaid, nil
	}
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Errorf("Verify of a route that says nothing beside its schedule = %v", err)
	}
}

func TestACostThatIsNotKnownIsSaidInNoCurrency(t *testing.T) {
	c := heldRoute(t)
	c.route.Cost = credential.Money{Currency: "EUR"}
	if err := Verify(c.catalog, c.query, &c.route); err == nil || !strings.Contains(err.Error(), `its cost is "0 EUR", but the prices of its steps sum to ""`) {
		t.Errorf("Verify of a route without prices that costs 0 EUR = %v, want it refused", err)
	}
}
