package pathway

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/scenario"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// Who adds a kind of requirement comes here second. The tests of package credential
// ask for one in the catalog of kinds, and these put it through every stage of this
// package; the tests of kinds_source_test.go read the switches in its source.
const kindsCatalog = "../testdata/catalogs/kinds.json"

// kindsDay is the day of all checks and plans of the catalog of kinds.
var kindsDay = credential.Date{Year: 2027, Month: 1, Day: 4}

// standings has records by which the rule of each entry of the catalog of kinds is
// met, and others by which it is not, with a part of what the finding says.
var standings = []struct {
	entry  credential.ID
	record string
	want   string
	says   string
}{
	{"kinds/holds", `"holdings": [{"credential": "degree/associate", "program": "program/associate", "awarded": "2026-05-20"}]`, "met", "from associate program, awarded on 2026-05-20"},
	{"kinds/holds", `"holdings": [{"credential": "degree/associate", "program": "program/associate", "expected": "2027-09-01"}]`, "pending 2027-05-01", "expected on 2027-09-01"},
	{"kinds/holds", `"holdings": [{"credential": "degree/associate", "awarded": "2026-05-20"}]`, "unknown", "the program that awarded it was not said"},
	{"kinds/holds", `"holdings": [{"credential": "degree/associate", "program": "program/associate", "awarded": "2020-05-20"}]`, "unmet", "longer ago than 5 years"},
	{"kinds/holds-for", `"holdings": [{"credential": "kinds/age", "awarded": "2026-01-04"}]`, "met", "license with an age, awarded on 2026-01-04"},
	{"kinds/holds-for", `"holdings": [{"credential": "kinds/age", "awarded": "2026-01-05"}]`, "pending 2027-01-05", "license with an age, awarded on 2026-01-05"},
	{"kinds/holds-for", `"holdings": [{"credential": "kinds/age", "awarded": "2026-01-05", "expires": "2027-01-05"}]`, "unmet", "not yet in force for 1 year"},
	{"kinds/holds-for", `"holdings": [{"credential": "kinds/age"}]`, "unknown", "the day of its award was not said"},
	{"kinds/had", `"holdings": [{"credential": "kinds/age", "awarded": "2016-01-04", "expires": "2025-01-04"}]`, "met", "license with an age, awarded on 2016-01-04"},
	{"kinds/had", `"holdings": [{"credential": "kinds/age", "awarded": "2016-01-04", "expires": "2025-01-03"}]`, "unmet", "lapsed on 2025-01-03, which is longer ago than 2 years"},
	{"kinds/had", `"holdings": [{"credential": "kinds/age", "expected": "2027-02-04"}]`, "pending 2027-02-04", "expected on 2027-02-04"},
	{"kinds/experience-time", `"jobs": [{"role": "role/coder", "from": "2024-01-01", "until": "2026-06-01", "weekly": 20, "supervised": true}]`, "met", "coder, 2024-01-01 to 2026-06-01"},
	{"kinds/experience-time", `"jobs": [{"role": "role/coder", "from": "2024-01-01", "until": "2025-12-01", "supervised": true}]`, "unmet", "30 more days"},
	{"kinds/experience-hours", `"jobs": [{"role": "role/coder", "from": "2024-01-01", "until": "2026-06-01"}]`, "met", "coder, 2024-01-01 to 2026-06-01"},
	{"kinds/experience-hours", `"jobs": [{"role": "role/coder", "from": "2026-01-01", "until": "2026-01-29"}]`, "unmet", "1,790 more"},
	{"kinds/experience-since", `"holdings": [{"credential": "kinds/age", "awarded": "2025-06-01"}], "jobs": [{"role": "role/coder", "from": "2020-01-01", "until": "2026-06-01", "weekly": "37.5"}]`, "met", "license with an age, awarded on 2025-06-01"},
	{"kinds/experience-since", `"holdings": [{"credential": "kinds/age", "awarded": "2025-06-02"}], "jobs": [{"role": "role/coder", "from": "2020-01-01", "until": "2026-06-01", "weekly": 50}]`, "unmet", "1 more day of full-time work needed; coder: what was done before 2025-06-02 does not count"},
	{"kinds/experience-since", `"holdings": [{"credential": "kinds/age"}], "jobs": [{"role": "role/coder", "from": "2020-01-01", "until": "2026-06-01"}]`, "unknown", "license with an age: the day of its award was not said"},
	{"kinds/experience-since", `"jobs": [{"role": "role/coder", "from": "2020-01-01", "until": "2026-06-01"}]`, "unmet", "license with an age: not held by then, and only work done since then counts"},
	{"kinds/experience-capped", `"jobs": [{"fields": ["coding/outpatient"], "from": "2020-01-01", "until": "2021-01-01"}, {"role": "role/coder", "from": "2024-01-01", "until": "2024-10-01"}]`, "met", "outpatient coding, 2020-01-01 to 2021-01-01"},
	{"kinds/experience-capped", `"jobs": [{"fields": ["coding/outpatient"], "from": "2020-01-01", "until": "2026-01-01"}, {"role": "role/coder", "from": "2024-01-01", "until": "2024-02-05"}]`, "unmet", "700 hours so far, 1,300 more needed; work in outpatient coding: of work of this kind no more than 500 hours count"},
	{"kinds/coursework", `"studies": [{"in": "anatomy", "credits": "6 semester", "grade": "B", "on": "2020-05-20"}]`, "met", "6 semester credits in anatomy"},
	{"kinds/coursework", `"studies": [{"in": "anatomy", "credits": "6 semester", "on": "2020-05-20"}]`, "unknown", "its grade was not said"},
	{"kinds/coursework", `"studies": [{"in": "anatomy", "credits": "4 semester", "grade": "B", "on": "2020-05-20"}]`, "unmet", "2 more semester credits"},
	{"kinds/score", `"scores": [{"of": "kinds/exam", "score": "32.5", "on": "2025-01-04"}]`, "met", "a score of 32.5 in the entrance examination, on 2025-01-04"},
	{"kinds/score", `"scores": [{"of": "kinds/exam", "score": 32, "on": "2026-05-20"}]`, "unmet", "0.5 more points needed"},
	{"kinds/score", `"scores": [{"of": "kinds/exam", "score": 40, "on": "2025-01-03"}]`, "unmet", "longer ago than 2 years"},
	{"kinds/score", `"scores": [{"of": "kinds/exam", "score": 40}]`, "unknown", "does not say when"},
	{"kinds/score", ``, "unknown", "does not say the score in the entrance examination"},
	{"kinds/resides", `"residence": "us/il/dupage"`, "met", "residence in Dupage, IL, US"},
	{"kinds/resides", `"residence": "us/in"`, "unmet", "the person lives in IN, US"},
	{"kinds/resides", `"residence": "us"`, "unknown", "says no more than that the person lives in US"},
	{"kinds/resides", ``, "unknown", "does not say where the person lives"},
	{"kinds/age", `"born": "2000-05-14"`, "met", "born on 2000-05-14"},
	{"kinds/age", `"born": "2010-05-14"`, "pending 2028-05-14", "2 more years"},
	{"kinds/age", ``, "unknown", "does not say the date of birth"},
	{"kinds/attestation", `"attested": [{"id": "employer-letter", "by": "the employer"}]`, "met", "the employer"},
	{"kinds/attestation", ``, "unknown", "nobody has attested it"},
	{"kinds/attestation-fresh", `"attested": [{"id": "clean-record", "on": "2026-12-01"}]`, "met", "2026-12-01"},
	{"kinds/attestation-fresh", `"attested": [{"id": "clean-record", "on": "2026-01-01"}]`, "unknown", "longer ago than 90 days"},
	{"kinds/attestation-fact", `"attested": [{"id": "served-at-sea", "on": "2020-05-20"}]`, "met", "2020-05-20"},
	{"kinds/attestation-fact", ``, "unknown", "nobody has attested it"},
	{"kinds/all", `"born": "2000-05-14", "holdings": [{"credential": "kinds/age"}]`, "met", "Route A, all of"},
	{"kinds/all", `"born": "2000-05-14"`, "unmet", "license with an age"},
	{"kinds/any", `"born": "2000-05-14"`, "met", "Route B, any one of"},
	{"kinds/any", ``, "unknown", "does not say the date of birth"},
	{"kinds/at-least", `"born": "2000-05-14", "attested": [{"id": "employer-letter"}]`, "met", "Route C, any 2 of"},
	{"kinds/at-least", ``, "unknown", "nobody has attested it"},
}

// beyondOracle has the entries of the catalog of kinds whose rules the oracle does not
// know yet.
var beyondOracle = map[credential.ID]bool{"kinds/had": true, "kinds/holds-for": true}

// unserved has the kinds of requirement that no step of a route helps to meet.
var unserved = map[string]string{"Age": "a birthday comes by itself", "Resides": "nobody moves for a plan"}

// A kindRule is the rule of an entry of the catalog of kinds.
type kindRule struct {
	entry credential.ID
	ask   credential.Requirement
}

// leaves returns what the rule asks for that is no group, by path.
func (r kindRule) leaves() map[string]credential.Requirement {
	leaves := map[string]credential.Requirement{}
	for path, part := range credential.Walk(r.ask) {
		if _, group := part.(credential.AtLeast); !group {
			leaves[path] = part
		}
	}
	return leaves
}

// kindOf returns the name of the type of a requirement.
func kindOf(r credential.Requirement) string { return reflect.TypeOf(r).Name() }

// kindsOf returns a planner of the catalog of kinds, and its rules.
func kindsOf(t *testing.T) (*Planner, []kindRule) {
	t.Helper()
	data, err := os.ReadFile(kindsCatalog)
	if err != nil {
		t.Fatal(err)
	}
	c := parsed(t, string(data))
	var rules []kindRule
	for entry := range c.Credentials() {
		for _, rule := range entry.Requires {
			rules = append(rules, kindRule{entry.ID, rule.Ask})
		}
	}
	return New(c), rules
}

// kindsSeen notes which kinds of requirement something was seen of.
type kindsSeen map[string]bool

// want reports the kinds of requirement that were not seen.
func (seen kindsSeen) want(t *testing.T, members []string, message string) {
	t.Helper()
	for _, name := range members {
		if !seen[name] {
			t.Errorf("%s: %s", name, message)
		}
	}
}

// attempt calls do and reports a panic as an error, with the function that panicked.
func attempt(t *testing.T, what string, do func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if p := recover(); p != nil {
			t.Errorf("%s: %s panics: %v", what, panicking(), p)
		}
	}()
	do()
}

// panicking returns the name of the function of this module that panicked last; it
// is for a deferred function.
func panicking() string {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(1, callers)])
	for panicked := false; ; {
		frame, more := frames.Next()
		if panicked && strings.Contains(frame.Function, "credpath/credpath") {
			return frame.Function[strings.LastIndexByte(frame.Function, '/')+1:]
		}
		panicked = panicked || frame.Function == "runtime.gopanic"
		if !more {
			return "a function"
		}
	}
}

func TestEveryKindOfRequirementIsJudged(t *testing.T) {
	planner, rules := kindsOf(t)
	asks, whole := map[credential.ID]credential.Requirement{}, kindsSeen{}
	for _, rule := range rules {
		asks[rule.entry] = rule.ask
		whole[kindOf(rule.ask)] = true
	}
	whole.want(t, requirements(t), "no rule of kinds.json is one by itself; add an entry")
	met, unmet := map[credential.ID]bool{}, map[credential.ID]bool{}
	for _, row := range standings {
		r, what := asks[row.entry], fmt.Sprintf("Check(%s) of {%s}", row.entry, row.record)
		attempt(t, what, func() {
			e, err := planner.Check(recordOf(t, row.record), row.entry, kindsDay)
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			f := e.Finding
			if got := said(f); got != row.want || !strings.Contains(unwrapped(f), row.says) {
				t.Errorf("%s = %s, want %s with %q in\n%s", what, got, row.want, row.says, f)
			}
			if f.Text == "" || !cmp.Equal(f.Requirement, r) {
				t.Errorf("%s: the finding of %#v has the text %q and the requirement %#v", what, r, f.Text, f.Requirement)
			}
			if f.Status == Met && !slices.ContainsFunc(slices.Collect(f.All()), func(f Finding) bool { return len(f.Evidence) > 0 }) {
				t.Errorf("%s: nothing of the record is said to meet it\n%s", what, f)
			}
			checkFindingJSON(t, what, f)
			met[row.entry], unmet[row.entry] = met[row.entry] || f.Status == Met, unmet[row.entry] || f.Status != Met
			if beyondOracle[row.entry] {
				return
			}
			other := oracle.Check(planner.catalog, recordOf(t, row.record), row.entry, kindsDay)[""]
			if other.Status.String() != f.Status.String() || other.MetOn != f.MetOn {
				t.Errorf("%s = %s, but the oracle finds %v", what, said(f), other)
			}
		})
	}
	for _, rule := range rules {
		if !met[rule.entry] || !unmet[rule.entry] {
			t.Errorf("standings has no record by which the rule of %s is met, or none by which it is not; add one", rule.entry)
		}
	}
}

// unwrapped returns a finding in words, on one line.
func unwrapped(f Finding) string { return strings.Join(strings.Fields(f.String()), " ") }

// checkFindingJSON checks that a finding in JSON says its status and its requirement.
func checkFindingJSON(t *testing.T, what string, f Finding) {
	t.Helper()
	data, err := json.Marshal(f)
	if err != nil {
		t.Errorf("%s: %v", what, err)
		return
	}
	var written struct {
		Status      string
		Requirement json.RawMessage
	}
	if err := json.Unmarshal(data, &written); err != nil {
		t.Fatal(err)
	}
	back, err := credential.ParseRequirement(written.Requirement)
	if err != nil || written.Status != f.Status.String() || !cmp.Equal(back, f.Requirement) {
		t.Errorf("%s: the finding is written\n%s\nand read back as %#v, %v, want %#v", what, data, back, err, f.Requirement)
	}
}

// A route to an entry of the catalog of kinds says which step serves its rule, and
// does not hold without that step.
func TestEveryKindOfRequirementIsPlanned(t *testing.T) {
	planner, rules := kindsOf(t)
	planned, served := kindsSeen{}, kindsSeen{}
	for _, rule := range rules {
		q := Query{Letter: true, Target: rule.entry, Start: kindsDay, Record: recordOf(t, `"born": "1990-02-03"`)}
		attempt(t, "the route to "+string(rule.entry), func() {
			route, err := planner.Best(t.Context(), q)
			if errors.Is(err, ErrNoRoute) {
				return // TestEveryKindOfRequirementIsMissed looks at that
			}
			if err != nil {
				t.Fatal(err)
			}
			planned[kindOf(rule.ask)] = true
			checkHolds(t, planner, q, route)
			for path, leaf := range rule.leaves() {
				for i, s := range route.Steps {
					if slices.ContainsFunc(s.Meets, func(m Serves) bool { return m.Path == path && cmp.Equal(m.Requirement, leaf) }) {
						served[kindOf(leaf)] = true
						checkNeeded(t, planner, q, i, leaf)
						checkLinked(t, planner, s, rule.entry, path)
					}
				}
			}
		})
	}
	for kind, why := range unserved {
		if served[kind] {
			t.Errorf("%s: a step serves it, so unserved must not say that %s", kind, why)
		}
		planned[kind], served[kind] = true, true
	}
	members := requirements(t)
	planned.want(t, members, "no route leads to an entry of kinds.json that asks for it")
	served["AtLeast"] = true // its parts are served
	served.want(t, members, "no step is said to serve it; if none ever can, say so in unserved")
}

// checkHolds checks that Verify accepts the best route of a query, and that the oracle
// finds none that is better. The oracle tries each day of the two years of a degree,
// so a short run does without it.
func checkHolds(t *testing.T, p *Planner, q Query, route *Route) {
	t.Helper()
	if err := Verify(p.catalog, q, route); err != nil {
		t.Errorf("Verify refuses the route to %s: %v", q.Target, err)
	}
	if testing.Short() || beyondOracle[q.Target] {
		return
	}
	question := oracle.Question{Record: q.Record, Target: q.Target, Start: q.Start, Assume: q.Assume}
	routes, _ := oracle.New(p.catalog, question, 40*oracle.Effort).Routes()
	if len(routes) == 0 || routes[0].Finish != route.Finish || routes[0].Cost != route.Cost.Minor {
		t.Errorf("Best(%s) finishes on %s and costs %s, but the routes of the oracle are\n%s", q.Target, route.Finish, route.Cost, oracle.Lines(routes...))
	}
}

// checkNeeded checks that Verify refuses the route without its i-th step, which
// serves a requirement.
func checkNeeded(t *testing.T, p *Planner, q Query, i int, r credential.Requirement) {
	t.Helper()
	route, err := p.Best(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	dropStep(route, i)
	route.Cost, route.Unpriced = credential.Money{}, nil
	for _, s := range route.Steps {
		route.Cost = route.Cost.Plus(s.Price)
	}
	if err := Verify(p.catalog, q, route); err == nil || !strings.Contains(err.Error(), "condition does not hold") {
		t.Errorf("Verify of the route to %s without step %d = %v, want that the condition does not hold: %s", q.Target, i, err, p.catalog.Phrase(r))
	}
}

// checkLinked checks that the graph leads from the entry of a step to the entry whose
// condition at a path the step serves.
func checkLinked(t *testing.T, p *Planner, s Step, target credential.ID, path string) {
	t.Helper()
	if s.Kind == Attest {
		return // an attestation is no entry
	}
	g, err := p.Graph(kindsDay)
	if err != nil {
		t.Fatal(err)
	}
	edges, err := g.Edges()
	if err != nil {
		t.Fatal(err)
	}
	before := []credential.ID{s.Entry}
	for i := 0; i < len(before); i++ {
		for _, edge := range edges {
			if edge.Source != before[i] {
				continue
			}
			if edge.Target == target && slices.ContainsFunc(edge.Properties.Data.([]Link), func(l Link) bool { return l.Path == path }) {
				return
			}
			if !slices.Contains(before, edge.Target) {
				before = append(before, edge.Target)
			}
		}
	}
	t.Errorf("Graph does not lead from %s to %s by its condition %q, which the step serves", s.Entry, target, path)
}

// Where the record meets a rule already, the route rests on the facts that a check
// names, and Verify lets no step be said to help.
func TestEveryKindOfRequirementIsMetByTheRecord(t *testing.T) {
	planner, rules := kindsOf(t)
	seen := kindsSeen{"AtLeast": true} // its parts rest on facts
	for _, rule := range rules {
		for _, row := range standings {
			if _, group := rule.ask.(credential.AtLeast); group || row.entry != rule.entry || row.want != "met" {
				continue
			}
			q := Query{Letter: true, Target: rule.entry, Start: kindsDay, Record: recordOf(t, row.record)}
			attempt(t, "Best("+string(rule.entry)+") of {"+row.record+"}", func() {
				route, err := planner.Best(t.Context(), q)
				if err != nil || len(route.Steps) != 1 {
					t.Fatalf("Best(%s) of {%s} = %+v, %v, want one step", rule.entry, row.record, route, err)
				}
				checkHolds(t, planner, q, route)
				e, err := planner.Check(q.Record, q.Target, q.Start)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(e.Finding.Evidence, route.Has, cmpopts.IgnoreFields(Evidence{}, "Text")); diff != "" {
					t.Errorf("the facts that meet %s (-by Check +by Best):\n%s", rule.entry, diff)
				}
				insertStep(route, 0, Step{Kind: Attest, Entry: "served-at-sea", For: "served at sea", Start: q.Start, Finish: q.Start, Meets: []Serves{{Step: 1, Requirement: rule.ask}}})
				route.Steps[1].After = []int{0}
				if err := Verify(planner.catalog, q, route); err == nil || !strings.Contains(err.Error(), "adds nothing") {
					t.Errorf("Verify of a step that does nothing for %s = %v, want that it adds nothing", rule.entry, err)
				}
				seen[kindOf(rule.ask)] = true
			})
		}
	}
	seen.want(t, requirements(t), "no route rests on a record that meets it")
}

// A route may assume what the record leaves open, if the query lets it and the route
// says so.
func TestEveryKindOfRequirementIsAssumed(t *testing.T) {
	planner, _ := kindsOf(t)
	for _, row := range standings {
		if row.want != "unknown" {
			continue
		}
		q := Query{Letter: true, Target: row.entry, Start: kindsDay, Record: recordOf(t, row.record), Assume: true}
		attempt(t, "Best("+string(row.entry)+") of {"+row.record+"}", func() {
			route, err := planner.Best(t.Context(), q)
			if err != nil || len(route.Assumed) == 0 {
				t.Fatalf("Best(%s) of {%s} = %+v, %v, want a route that assumes something", row.entry, row.record, route, err)
			}
			checkHolds(t, planner, q, route)
			route.Assumed = nil
			if err := Verify(planner.catalog, q, route); err == nil || !strings.Contains(err.Error(), "Assumed does not list it") {
				t.Errorf("Verify(%s) of {%s} without what it assumes = %v, want that Assumed does not list it", row.entry, row.record, err)
			}
		})
	}
}

// Where no step can meet a requirement, the NoRouteError names it in words.
func TestEveryKindOfRequirementIsMissed(t *testing.T) {
	planner, rules := kindsOf(t)
	missed := kindsSeen{"AtLeast": true} // its parts are missed
	for _, rule := range rules {
		q := Query{Letter: true, Target: rule.entry, Start: kindsDay, Avoid: func(id credential.ID) bool { return id != rule.entry }}
		attempt(t, "no route to "+string(rule.entry), func() {
			_, err := planner.Best(t.Context(), q)
			var no *NoRouteError
			if !errors.As(err, &no) {
				return
			}
			leaves := rule.leaves()
			for _, c := range no.Conditions {
				if c.Entry != rule.entry {
					continue
				}
				words := planner.catalog.Phrase(c.Requirement)
				if a, ok := c.Requirement.(credential.Attestation); ok {
					words = a.Of
				}
				if !cmp.Equal(leaves[c.Path], c.Requirement) || !strings.Contains(err.Error(), words) {
					t.Errorf("Best(%s) = %q, want %q in it, for the condition %q, which asks for %#v", rule.entry, err, words, c.Path, leaves[c.Path])
				}
				missed[kindOf(c.Requirement)] = true
			}
		})
	}
	missed.want(t, requirements(t), "no NoRouteError names it, with every step avoided")
}

// A requirement that leaves the package shares nothing with the catalog.
func TestEveryKindOfRequirementIsCloned(t *testing.T) {
	_, rules := kindsOf(t)
	_, was := kindsOf(t)
	for i, rule := range rules {
		attempt(t, string(rule.entry), func() {
			own := cloneRequirement(rule.ask)
			if diff := cmp.Diff(rule.ask, own); diff != "" {
				t.Errorf("%s: the copy differs (-want +got):\n%s", rule.entry, diff)
			}
			v := reflect.ValueOf(own)
			for k := range v.NumField() {
				if v.Field(k).Kind() == reflect.Slice {
					v.Field(k).Clear()
				}
			}
			if diff := cmp.Diff(was[i].ask, rule.ask); diff != "" {
				t.Errorf("%s: a change to the copy changed it (-was +is):\n%s", rule.entry, diff)
			}
		})
	}
}

// Leaves with the same words are one leaf of the problem, so each field has a part
// in the words of its kind.
func TestEveryKindOfRequirementHasItsOwnLeaf(t *testing.T) {
	_, rules := kindsOf(t)
	asked := map[string]string{}
	for _, rule := range rules {
		for _, path := range slices.Sorted(maps.Keys(rule.leaves())) {
			r := rule.leaves()[path]
			what := fmt.Sprintf("%#v", r)
			attempt(t, what, func() {
				words := askWords(r)
				if other, twice := asked[words]; twice && other != what {
					t.Errorf("askWords of %s are those of %s", what, other)
				}
				asked[words] = what
				for field := range reflect.TypeOf(r).Fields() {
					less := reflect.New(reflect.TypeOf(r)).Elem()
					less.Set(reflect.ValueOf(r))
					less.FieldByIndex(field.Index).SetZero()
					if !reflect.ValueOf(r).FieldByIndex(field.Index).IsZero() && askWords(less.Interface().(credential.Requirement)) == words {
						t.Errorf("askWords of %s do not say its %s", what, field.Name)
					}
				}
			})
		}
	}
}

// A random case that fails is kept as a scenario, so the language of scenarios has
// words for each kind.
func TestEveryKindOfRequirementIsWrittenInAScenario(t *testing.T) {
	planner, rules := kindsOf(t)
	attempt(t, "a scenario", func() {
		text := scenario.Format(planner.catalog.Entries(), oracle.Question{Target: rules[0].entry, Start: kindsDay})
		cases, err := scenario.Parse("kinds.txt", text)
		if err != nil || len(cases) != 1 {
			t.Fatalf("Parse = %d cases, %v, want one of\n%s", len(cases), err, text)
		}
		back, err := cases[0].Catalog.Build()
		if err != nil {
			t.Fatal(err)
		}
		for _, rule := range rules {
			entry, _ := back.Credential(rule.entry)
			read, _ := entry.Requires.On(kindsDay)
			if diff := cmp.Diff(rule.leaves(), kindRule{rule.entry, read.Ask}.leaves()); diff != "" {
				t.Errorf("%s: the scenario has another rule (-catalog +scenario):\n%s", rule.entry, diff)
			}
		}
	})
}
