package pathway_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Cases in which two parts of the life of a credential meet.

// lived reads a catalog of credentials and a record.
func lived(t *testing.T, credentials, record string) (*credential.Catalog, credential.Record) {
	t.Helper()
	catalog, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [`+credentials+`]}`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := catalog.ParseRecord("r.json", []byte(record))
	if err != nil {
		t.Fatal(err)
	}
	return catalog, r
}

var newYear = credential.Date{Year: 2027, Month: 1, Day: 4}

// What a holding proves does not hang on what the planner was asked before.
func TestAProofIsTheSameWhateverWasAskedBefore(t *testing.T) {
	catalog, _ := lived(t, `{"id": "x/card", "kind": "certification"},
		{"id": "x/mark", "kind": "certification", "requires": [{"from": "2010-01-01", "until": "2015-01-01", "ask": {"holds": "x/card"}}]}`, `{}`)
	day := credential.Date{Year: 2016, Month: 1, Day: 1}
	by, on := credential.Record{Holdings: []credential.Holding{{Credential: "x/mark", By: day}}}, credential.Record{Holdings: []credential.Holding{{Credential: "x/mark", Awarded: day}}}
	held := func(p *pathway.Planner, r credential.Record) bool {
		e, err := p.Check(r, "x/card", newYear)
		if err != nil {
			t.Fatal(err)
		}
		return e.Held
	}
	one, two := pathway.New(catalog), pathway.New(catalog)
	first, second := held(one, by), held(one, on)
	if then, now := held(two, on), held(two, by); first != now || second != then || !first || second {
		t.Errorf("by 2016 shows the card = %v and %v, on a day without an edition = %v and %v; want true, true, false, false", first, now, second, then)
	}
}

// Of many electives a proof is found without looking at every choice of them.
func TestAProofOfManyElectivesIsFound(t *testing.T) {
	credentials, parts := "", []string{}
	for i := range 40 {
		credentials += fmt.Sprintf(`{"id": "x/e%d", "kind": "certification"},`, i)
		parts = append(parts, fmt.Sprintf(`{"all": [{"holds": "x/e%d"}, {"holds": "x/base"}]}`, i))
	}
	catalog, record := lived(t, credentials+`{"id": "x/base", "kind": "certification"},
		{"id": "x/mark", "kind": "certification", "requires": [{"ask": {"atLeast": 20, "of": [`+strings.Join(parts, ",")+`]}}]}`,
		`{"holdings": [{"credential": "x/mark", "awarded": "2020-01-01"}]}`)
	for id, want := range map[credential.ID]bool{"x/base": true, "x/e7": false} {
		e, err := pathway.New(catalog).Check(record, id, newYear)
		if err != nil || e.Held != want {
			t.Errorf("Check(%s).Held = %v, %v, want %v", id, e.Held, err, want)
		}
	}
}

// What is awarded by itself to whoever joins counts for what joining opens.
func TestJoiningBringsWhatIsAwardedByItself(t *testing.T) {
	catalog, record := lived(t, `{"id": "x/club", "kind": "membership", "offers": [{"price": "10 USD"}]},
		{"id": "x/badge", "kind": "certification", "automatic": true, "requires": [{"ask": {"holds": "x/club"}}]},
		{"id": "x/mark", "kind": "certification", "requires": [{"ask": {"all": [{"holds": "x/club"}, {"holds": "x/badge"}]}}]}`, `{}`)
	p := pathway.New(catalog)
	for range 2 { // the first question leaves nothing behind
		e, err := p.Check(record, "x/mark", newYear)
		if err != nil || len(e.After) != 1 || e.After[0].Entry != "x/club" || e.Apply.Status != pathway.Unmet {
			t.Errorf("Check(x/mark).After = %v, %v, want x/club, and unmet until then", e.After, err)
		}
	}
}

// A waiver of a condition of the rule is none of what has to hold for the credential, nor
// is one of a membership's rule one of its offer.
func TestAWaiverReachesNoFurtherThanItsRule(t *testing.T) {
	catalog, record := lived(t, `{"id": "x/club", "kind": "membership", "status": "retired"},
		{"id": "x/mark", "kind": "certification", "requires": [{"ask": {"holds": "x/club"}}], "while": {"ask": {"holds": "x/club"}}}`,
		`{"waivers": [{"target": "x/mark", "condition": {"holds": "x/club"}}]}`)
	p := pathway.New(catalog)
	e, err := p.Check(record, "x/mark", newYear)
	if err != nil || e.Finding.Status != pathway.Unmet {
		t.Errorf("Check(x/mark) = %s, %v, want unmet: it is in force for club members alone", e.Finding.Status, err)
	}
	if route, err := p.Best(t.Context(), pathway.Query{Letter: true, Record: record, Target: "x/mark", Start: newYear}); !errors.Is(err, pathway.ErrNoRoute) {
		t.Errorf("Best(x/mark) = %v, %v, want no route", route, err)
	}
	catalog, record = lived(t, `{"id": "x/club", "kind": "membership", "requires": [{"ask": {"age": 65}}], "offers": [{"price": "10 USD", "if": {"age": 65}}]},
		{"id": "x/mark", "kind": "certification", "requires": [{"ask": {"holds": "x/club"}}]}`,
		`{"born": "2000-01-01", "waivers": [{"target": "x/club", "condition": {"age": 65}}]}`)
	if e, err := pathway.New(catalog).Check(record, "x/mark", newYear); err != nil || len(e.After) > 0 {
		t.Errorf("Check(x/mark).After = %v, %v, want none: the offer is for those of 65", e.After, err)
	}
}

// A way back to a pass that the record has as an attempt rests on that attempt.
func TestAWayBackToAPassRestsOnIt(t *testing.T) {
	catalog, record := lived(t, `{"id": "x/exam", "kind": "assessment", "lasts": "P1Y", "offers": [{"price": "90 USD", "takes": "P9M"}],
		"returns": [{"within": "P1Y", "offers": [{"price": "20 USD"}]}]}`, `{"attempts": [{"exam": "x/exam", "on": "2025-06-01", "passed": true}]}`)
	route, err := pathway.New(catalog).Best(t.Context(), pathway.Query{Letter: true, Record: record, Target: "x/exam", Start: newYear})
	if err != nil {
		t.Fatal(err)
	}
	named := slices.ContainsFunc(route.Has, func(e pathway.Evidence) bool { return e.Fact == "attempt" })
	if route.Steps[0].Kind != pathway.Return || !named || len(route.Unused) > 0 {
		t.Errorf("Best(x/exam) has %+v and leaves %+v, want the way back to rest on the attempt", route.Has, route.Unused)
	}
}

// Where only joining stands in the way of a way back, it says so.
func TestAWayBackOpensAfterJoining(t *testing.T) {
	catalog, record := lived(t, `{"id": "x/club", "kind": "membership", "lasts": "P1Y", "offers": [{"price": "10 USD"}]},
		{"id": "x/mark", "kind": "certification", "lasts": "P1Y", "requires": [{"ask": {"holds": "x/club"}}],
		"returns": [{"within": "P2Y", "requires": {"holds": "x/club"}, "offers": [{"price": "20 USD"}]}]}`,
		`{"holdings": [{"credential": "x/mark", "awarded": "2024-06-01", "expires": "2026-06-01"}]}`)
	e, err := pathway.New(catalog).Check(record, "x/mark", newYear)
	if want := "back: yes, after joining x/club (10 USD), through 2028-06-01: 20 USD"; err != nil || !strings.Contains(e.String(), want) {
		t.Errorf("Check(x/mark) = %v, want %q in\n%s", err, want, e)
	}
}
