package roadmap_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

const schemaFile = "route.schema.json"

func readSchema(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSchemaFollowsTheGoTypes(t *testing.T) {
	want := roadmap.RouteSchema(t)
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if got := readSchema(t); !bytes.Equal(got, want) {
		t.Errorf("%s is not what the Go types say; write it anew with: go test ./pathway/roadmap -run Schema -update\n%s", schemaFile, firstDifference(got, want))
	}
}

// TestTheSchemaTakesWhatIsFiled: every key that the writer knows is in the
// schema, which takes no other.
func TestTheSchemaTakesWhatIsFiled(t *testing.T) {
	v := newSchemaValidator(t, readSchema(t))
	for _, f := range []struct {
		name string
		data []byte
	}{
		{"all that can be said", formatRoute(t, sampleFiling(t))},
		{"a route alone", formatRoute(t, roadmap.Filing{Route: sampleRoute(t)})},
		{"a small file", []byte(filed)},
		{"of the reference catalog: the RHIT from nothing", planned(t, "ahima/rhit", pathway.Soonest)},
		{"of the reference catalog: a registrar", planned(t, "role/cancer-registrar", pathway.Cheapest)},
		{"of the reference catalog: a coder", planned(t, "aapc/cpc", pathway.FewestSteps)},
		{"of the reference catalog: a search that was stopped", planned(t, "role/him-director", pathway.Soonest)},
	} {
		if refused := v.validate(f.data); len(refused) > 0 {
			t.Errorf("%s: the schema refuses %q, want nothing refused:\n%s", f.name, refused, f.data)
		}
	}
}

// planned files the best route to an entry of the reference catalog for whoever
// has left high school, with the trade-offs beside it.
func planned(t *testing.T, target credential.ID, rank pathway.Rank) []byte {
	t.Helper()
	planner, err := pathway.New(reference.Catalog())
	if err != nil {
		t.Fatal(err)
	}
	q := pathway.Query{
		Record: credential.Record{Name: "Ana", Holdings: []credential.Holding{{Credential: "diploma/high-school", Awarded: date(t, "2016-06-10")}}},
		Target: target, Start: date(t, "2027-01-04"), Rank: rank, Limit: 200,
	}
	f := roadmap.Filing{Query: q}
	var limit *pathway.LimitError
	if f.Route, err = planner.Best(context.Background(), q); errors.As(err, &limit) {
		f.Route, f.Options.Ended, err = limit.Best, roadmap.Stopped, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	if f.Options.Frontier, err = planner.Frontier(context.Background(), q); errors.As(err, &limit) {
		f.Options.FrontierEnded, err = roadmap.Stopped, nil
	}
	if err != nil {
		t.Fatal(err)
	}
	data, err := roadmap.FormatRoute(reference.Catalog(), f)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSchemaRefusesFilesThatAreNoRoute(t *testing.T) {
	v := newSchemaValidator(t, readSchema(t))
	for _, row := range []struct{ name, old, new, at string }{
		{"an unknown key", `"has":`, `"order": 1, "has":`, "order"},
		{"a key in other capitals", `"has":`, `"Has":`, "Has"},
		{"no format", `"format": "credpath/route/1",`, ``, "format"},
		{"a later format", `route/1`, `route/2`, "format"},
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
		{"a fact that is none", `"fact": "born"`, `"fact": "wealth"`, "has[0].fact"},
		{"a number with a point", `"index": 0`, `"index": 0.5`, "has[0].index"},
		{"an ending that is none", "\n}", `, "ended": "bored"}`, "ended"},
		{"another route with a format", "\n}", `, "others": [{"format": "credpath/route/1", "target": "a", "start": "2027-01-04", "finish": "2027-01-04"}]}`, "others[0].format"},
		{"another route without a day", "\n}", `, "frontier": [{"target": "a", "start": "2027-01-04"}]}`, "frontier[0].finish"},
	} {
		file := strings.Replace(filed, row.old, row.new, 1)
		if file == filed {
			t.Fatalf("%s: the row changes nothing", row.name)
		}
		if refused := v.validate([]byte(file)); !slices.Equal(refused, []string{row.at}) {
			t.Errorf("%s: the schema refuses %q, want %q", row.name, refused, row.at)
		}
		if _, err := roadmap.ParseRoute("r.json", []byte(file)); err == nil {
			t.Errorf("%s: ParseRoute takes what the schema refuses", row.name)
		}
	}
}

// TestTheSchemaIsAsStrictAsTheReader changes one value of a file after the
// other. The two differ in three things: the reader takes a query that says nothing
// for none; it leaves to the judge whether a record and a condition say all that
// they must; and no schema counts the steps.
func TestTheSchemaIsAsStrictAsTheReader(t *testing.T) {
	v := newSchemaValidator(t, readSchema(t))
	f := sampleFiling(t)
	f.Options.Others, f.Options.Frontier = nil, nil
	f.Route.Steps[0].Options = f.Route.Steps[0].Options[1:2]
	taken, refused := 0, 0
	for _, c := range changes(t, formatRoute(t, f)) {
		at := v.validate(c.data)
		_, err := roadmap.ParseRoute("", c.data)
		switch {
		case err == nil && len(at) == 0:
			taken++
		case err != nil && len(at) > 0:
			refused++
		case err == nil && !saysTooLittle(at):
			t.Errorf("%s: the schema refuses at %q what the reader takes", c.what, at)
		case err != nil && !strings.Contains(err.Error(), "which count from 0"):
			t.Errorf("%s: the schema takes what the reader refuses: %v", c.what, err)
		}
	}
	if taken < 200 || refused < 200 {
		t.Errorf("%d changed files were taken and %d refused, want many of both", taken, refused)
	}
}

// saysTooLittle reports whether a file is refused only where the reader leaves
// it to the judge.
func saysTooLittle(refused []string) bool {
	return !slices.ContainsFunc(refused, func(at string) bool {
		return at != "query.target" && !strings.HasPrefix(at, "query.record.") && !strings.HasSuffix(at, ".requirement")
	})
}

// A change is a file in which one value is another one.
type change struct {
	what string
	data []byte
}

// changes returns a file with each of its values in turn left out, or put in
// place of by others.
func changes(t *testing.T, data []byte) []change {
	t.Helper()
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var all []change
	write := func(what string) {
		data, err := json.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, change{what, data})
	}
	var walk func(at string, value any)
	walk = func(at string, value any) {
		object, _ := value.(map[string]any)
		for key, was := range object {
			delete(object, key)
			write("without " + at + key)
			for _, other := range []any{"", "a", 0, -1, []any{}, map[string]any{}, true} {
				object[key] = other
				write(fmt.Sprintf("%s%s = %#v", at, key, other))
			}
			object[key] = was
			walk(at+key+".", was)
		}
		list, _ := value.([]any)
		for i, item := range list {
			walk(fmt.Sprintf("%s%d.", at, i), item)
		}
	}
	walk("", root)
	return all
}
