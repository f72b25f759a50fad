package schemas_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestTheSchemaTakesPlannedRoutes(t *testing.T) {
	planner := pathway.New(reference.Catalog())
	s := compile(t, "../../pathway/roadmap/route.schema.json")
	for _, row := range []struct {
		why     string
		target  credential.ID
		rank    pathway.Rank
		limit   int
		stopped bool
	}{
		{"study and an examination", "ahima/rhit", pathway.Soonest, 200, false},
		{"work and a certification", "role/cancer-registrar", pathway.Cheapest, 200, false},
		{"a membership and a mark to lose", "aapc/cpc", pathway.FewestSteps, 200, false},
		{"a search cut short", "role/him-director", pathway.Soonest, 60, true},
	} {
		f := plan(t, planner, pathway.Query{
			Letter: true, Record: credential.Record{Name: "Ana", Holdings: []credential.Holding{{Credential: "diploma/high-school", Awarded: credential.Date{Year: 2016, Month: 6, Day: 10}}}},
			Target: row.target, Start: credential.Date{Year: 2027, Month: 1, Day: 4}, Rank: row.rank, Limit: row.limit,
		})
		if stopped := f.Options.Ended == roadmap.Stopped; stopped != row.stopped {
			t.Errorf("%s: the search for %s was cut short = %t, want %t", row.why, row.target, stopped, row.stopped)
		}
		data, err := roadmap.FormatRoute(reference.Catalog(), f)
		if err != nil {
			t.Fatal(err)
		}
		if at := refused(t, s, data); len(at) > 0 {
			t.Errorf("%s: the schema refuses the route to %s at %q, want nothing refused:\n%s", row.why, row.target, at, data)
		}
	}
}

// plan files the best route and the trade-offs beside it.
func plan(t *testing.T, p *pathway.Planner, q pathway.Query) roadmap.Filing {
	t.Helper()
	f := roadmap.Filing{Query: q}
	var limit *pathway.LimitError
	var err error
	if f.Route, err = p.Best(t.Context(), q); errors.As(err, &limit) {
		f.Route, f.Options.Ended, err = limit.Best, roadmap.Stopped, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if f.Options.Frontier, err = p.Frontier(t.Context(), q); errors.As(err, &limit) {
		f.Options.FrontierEnded, err = roadmap.Stopped, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// filed is a small file, each key on a line of its own.
const filed = `{
"format": "credpath/route/3",
"query": {"target": "guild/crk", "start": "2027-01-04", "rank": "soonest", "study": 20},
"target": "guild/crk",
"rank": "soonest",
"start": "2027-01-04",
"finish": "2027-01-05",
"steps": [{"kind": "earn", "entry": "guild/crk", "start": "2027-01-04", "finish": "2027-01-05",
"meets": [{"step": -1, "requirement": {"holds": "guild/crk"}}]}],
"has": [{"fact": "born", "index": 0, "text": "born"}],
"proof": {"proven": true}
}`

func TestTheSchemaRefusesFilesThatAreNoRoute(t *testing.T) {
	s := compile(t, "../../pathway/roadmap/route.schema.json")
	if at := refused(t, s, []byte(filed)); len(at) > 0 {
		t.Fatalf("the schema refuses the sound file at %q", at)
	}
	for _, row := range []struct{ name, old, new, at string }{
		{"an unknown key", `"has":`, `"order": 1, "has":`, "order"},
		{"a key in other capitals", `"has":`, `"Has":`, "Has"},
		{"no format", `"format": "credpath/route/3",`, ``, "format"},
		{"a later format", `route/3`, `route/4`, "format"},
		{"a day that is none", `"finish": "2027-01-05",`, `"finish": "2027-02-30",`, "finish"},
		{"no target", "\n" + `"target": "guild/crk",`, ``, "target"},
		{"a query for nothing", `"query": {"target": "guild/crk", `, `"query": {`, "query.target"},
		{"hours below zero", `"study": 20`, `"study": -20`, "query.study"},
		{"hours in words", `"study": 20`, `"study": "twenty"`, "query.study"},
		{"a rank that is none", `"soonest", "study"`, `"best", "study"`, "query.rank"},
		{"a record that is broken", `"study": 20`, `"record": {"born": "1998-05"}`, "query.record.born"},
		{"a step of no kind", `"kind": "earn", `, ``, "steps[0].kind"},
		{"a step of a kind that is none", `"kind": "earn"`, `"kind": "buy"`, "steps[0].kind"},
		{"an entry that is no ID", `"entry": "guild/crk"`, `"entry": "Guild CRK"`, "steps[0].entry"},
		{"a requirement that is none", `{"holds": "guild/crk"}`, `{}`, "steps[0].meets[0].requirement"},
		{"serving a step before the target", `"step": -1`, `"step": -2`, "steps[0].meets[0].step"},
		{"serving no step", `"step": -1, `, ``, "steps[0].meets[0].step"},
		{"a fact that is none", `"fact": "born"`, `"fact": "wealth"`, "has[0].fact"},
		{"a number with a point", `"index": 0`, `"index": 0.5`, "has[0].index"},
		{"an ending that is none", "\n}", `, "ended": "bored"}`, "ended"},
		{"another route with a format", "\n}", `, "others": [{"format": "credpath/route/3", "target": "a", "start": "2027-01-04", "finish": "2027-01-04"}]}`, "others[0].format"},
		{"another route without a day", "\n}", `, "frontier": [{"target": "a", "start": "2027-01-04"}]}`, "frontier[0].finish"},
	} {
		file := strings.Replace(filed, row.old, row.new, 1)
		if file == filed {
			t.Fatalf("%s: the row changes nothing", row.name)
		}
		if at := refused(t, s, []byte(file)); !slices.Equal(at, []string{row.at}) {
			t.Errorf("%s: the schema refuses %q, want %q", row.name, at, row.at)
		}
		if _, err := roadmap.ParseRoute("r.json", []byte(file)); err == nil {
			t.Errorf("%s: ParseRoute takes what the schema refuses", row.name)
		}
	}
}
