package pathway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// fieldSuites has the questions to each catalog of testdata/catalogs/fields, by the name
// of its file without the ending.
var fieldSuites = map[string]func(*testing.T){
	"electrician": askElectrician,
	"nursing":     askNursing,
}

// TestFieldsAnswerRight asks the catalogs of other fields what their published rules
// answer, and refuses a catalog that nothing is asked of.
func TestFieldsAnswerRight(t *testing.T) {
	files, err := filepath.Glob("../testdata/catalogs/fields/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no catalogs of other fields: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".json")
		suite, ok := fieldSuites[name]
		if !ok {
			t.Errorf("nothing is asked of %s; add it to fieldSuites", file)
			continue
		}
		t.Run(name, suite)
	}
}

// TestFieldsAreSourced refuses a fact of these catalogs that does not say where it was read,
// when, and how far that can be trusted.
func TestFieldsAreSourced(t *testing.T) {
	files, err := filepath.Glob("../testdata/catalogs/fields/*.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var catalog any
		if err := json.Unmarshal(text, &catalog); err != nil {
			t.Fatal(err)
		}
		for _, fact := range unsourced("", catalog) {
			t.Errorf("%s: %s has no full source", filepath.Base(file), fact)
		}
	}
}

// sourcedKeys has the keys of a catalog file under which facts stand.
var sourcedKeys = []string{"requires", "recommends", "prefers", "admits", "offers", "renews", "returns", "while", "retakes", "accreditations", "outlook"}

// unsourced returns the paths of the facts inside a part of a catalog that have no full
// source. What a way back requires stands under the source of that.
func unsourced(path string, part any) []string {
	var bad []string
	switch part := part.(type) {
	case []any:
		for i, item := range part {
			bad = append(bad, unsourced(fmt.Sprintf("%s/%d", path, i), item)...)
		}
	case map[string]any:
		key := strings.TrimRight(path, "/0123456789")
		key = key[strings.LastIndex(key, "/")+1:]
		source, _ := part["source"].(map[string]any)
		if slices.Contains(sourcedKeys, key) && len(source) < 4 && !(key == "requires" && strings.Contains(path, "/returns/")) {
			bad = append(bad, path)
		}
		for _, key := range slices.Sorted(maps.Keys(part)) {
			bad = append(bad, unsourced(path+"/"+key, part[key])...)
		}
	}
	return bad
}

// A fieldCase is one person before one question: may this person hold the target, or do
// the work, on a day?
type fieldCase struct {
	name   string
	record string // JSON
	target credential.ID
	on     string
	// want is how the rule stands: "met", "unmet", "unknown", "pending 2027-02-16"; or
	// "held" and "not held" of what is in force. Before it "apply " asks for all but the
	// exams, and "sit " is the same word for an exam.
	want  string
	words string // what the answer says among other things, its lines joined; "" for nothing special
}

// A fieldPlan is one person who asks for a way.
type fieldPlan struct {
	name   string
	record string // JSON
	query  pathway.Query
	finish string // "" where there is no route
	cost   string // "325 USD", and "+ 2" for so many prices that are not known
	// steps are those of the route, written as in testdata/scenarios and joined by " > ", with
	// their days where the last of them has one. Where there is no route they are among
	// the words of the reason.
	steps string
}

// fieldPlanner returns a planner of a catalog of testdata/catalogs/fields.
func fieldPlanner(t *testing.T, file string) *pathway.Planner {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("../testdata/catalogs/fields", file))
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := credential.ParseCatalog(file, text)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(credential.FormatCatalog(catalog.Entries()), text) {
		t.Errorf("%s is not in canonical form", file)
	}
	return pathway.New(catalog)
}

// fieldDay reads a day of a case.
func fieldDay(t *testing.T, text string) credential.Date {
	t.Helper()
	day, err := credential.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return day
}

// runFieldCases holds the checks of a catalog to their worked answers.
func runFieldCases(t *testing.T, file string, cases []fieldCase) {
	t.Helper()
	planner := fieldPlanner(t, file)
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			record, err := planner.Catalog().ParseRecord("record", []byte(c.record))
			if err != nil {
				t.Fatal(err)
			}
			e, err := planner.Check(record, c.target, fieldDay(t, c.on))
			if err != nil {
				t.Fatal(err)
			}
			if got := fieldAnswer(e, c.want); got != c.want {
				t.Errorf("Check(%s, %s) = %s, want %s:\n%s", c.target, c.on, got, c.want, e)
			}
			if said := strings.Join(strings.Fields(e.String()), " "); !strings.Contains(said, c.words) {
				t.Errorf("Check(%s, %s) says\n%s\nwant also %q", c.target, c.on, e, c.words)
			}
		})
	}
}

// fieldAnswer writes an answer in the form of the wanted one.
func fieldAnswer(e pathway.Eligibility, want string) string {
	if want == "held" || want == "not held" {
		return heldText(e.Held)
	}
	finding, before := e.Finding, ""
	if word, _, ok := strings.Cut(want, " "); ok && (word == "apply" || word == "sit") {
		finding, before = e.Apply, word+" "
	}
	return strings.TrimSpace(fmt.Sprint(before, finding.Status, " ", finding.MetOn))
}

// runFieldPlans holds the best routes of a catalog to their worked answers. Every route is
// replayed by Verify.
func runFieldPlans(t *testing.T, file string, plans []fieldPlan) {
	t.Helper()
	planner := fieldPlanner(t, file)
	for _, p := range plans {
		t.Run(p.name, func(t *testing.T) {
			record, err := planner.Catalog().ParseRecord("record", []byte(p.record))
			if err != nil {
				t.Fatal(err)
			}
			q := p.query
			q.Record = record
			route, err := planner.Best(context.Background(), q)
			if p.finish == "" {
				if !errors.Is(err, pathway.ErrNoRoute) || !strings.Contains(err.Error(), p.steps) {
					t.Errorf("Best(%s from %s) = %v, want no route, and the words %q", q.Target, q.Start, err, p.steps)
				}
				return
			}
			if err != nil {
				t.Fatalf("Best(%s from %s): %v", q.Target, q.Start, err)
			}
			if err := pathway.Verify(planner.Catalog(), q, route); err != nil {
				t.Errorf("Verify(Best(%s from %s)) = %v", q.Target, q.Start, err)
			}
			dated := slices.Contains([]string{"0", "1", "2"}, lastWord(p.steps)[:1])
			if got := fieldSteps(route, dated); route.Finish.String() != p.finish || fieldCost(route) != p.cost || got != p.steps {
				t.Errorf("Best(%s from %s) finishes on %s for %s by\n%s\nwant %s for %s by\n%s",
					q.Target, q.Start, route.Finish, fieldCost(route), fieldSteps(route, true), p.finish, p.cost, p.steps)
			}
		})
	}
}

// lastWord returns the last word of a text, which has one or is given another.
func lastWord(text string) string {
	words := strings.Fields("- " + text)
	return words[len(words)-1]
}

// fieldSteps writes the steps of a route, with their days or without.
func fieldSteps(r *pathway.Route, dated bool) string {
	var steps []string
	for _, step := range r.Steps {
		steps = append(steps, stepText(step, dated))
	}
	return strings.Join(steps, " > ")
}

// fieldCost writes the cost of a route.
func fieldCost(r *pathway.Route) string {
	cost := r.Cost.String()
	if cost == "" {
		cost = "0 USD"
	}
	if n := len(r.Unpriced); n > 0 {
		cost = fmt.Sprintf("%s + %d", cost, n)
	}
	return cost
}
