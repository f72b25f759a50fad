package pathway_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	godiff "github.com/google/go-cmp/cmp"
)

// fewestScenarios guards against files that are no longer found or read.
const fewestScenarios = 480

// TestScenarios runs every case of testdata/scenarios; the README there has
// the grammar.
func TestScenarios(t *testing.T) {
	files := scenarioFiles(t)
	cases := 0
	for _, file := range files {
		scenarios := readScenarios(t, file)
		cases += len(scenarios)
		for _, s := range scenarios {
			t.Run(strings.TrimSuffix(scenarioName(file), ".txt")+"/"+s.name, s.run)
		}
	}
	if cases < fewestScenarios {
		t.Errorf("%d files have %d cases, want at least %d", len(files), cases, fewestScenarios)
	}
}

const scenarioDir = "../testdata/scenarios"

// scenarioFiles returns the files of testdata/scenarios and of the folders in
// it, in the order of their names.
func scenarioFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(scenarioDir, func(file string, _ fs.DirEntry, err error) error {
		if filepath.Ext(file) == ".txt" {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// scenarioName returns the name of a file below testdata/scenarios.
func scenarioName(file string) string {
	return strings.TrimPrefix(filepath.ToSlash(file), scenarioDir+"/")
}

func readScenarios(t *testing.T, file string) []*scenario {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	scenarios, err := parseScenarios(scenarioName(file), string(text))
	if err != nil {
		t.Fatal(err)
	}
	return scenarios
}

func (s *scenario) run(t *testing.T) {
	catalog, err := s.catalog.build()
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	for _, c := range s.checks {
		c.run(t, planner, s.record)
	}
	for _, p := range s.plans {
		p.run(t, planner, catalog, s.record)
		p.runFrontier(t, planner, catalog, s.record)
	}
	for _, f := range s.finds {
		f.run(t, catalog)
	}
}

func (c *scenarioCheck) run(t *testing.T, planner *pathway.Planner, record credential.Record) {
	call := fmt.Sprintf("%s: Check(%s, %s)", c.at, c.target, c.on)
	eligibility, err := planner.Check(record, c.target, c.on)
	if err != nil {
		t.Errorf("%s: %v", call, err)
		return
	}
	finding := eligibility.Finding
	if c.apply {
		call, finding = call+".Apply", eligibility.Apply
	}
	if finding.Status.String() != c.status || finding.MetOn != c.metOn {
		t.Errorf("%s = %v %v, want %s %v", call, finding.Status, finding.MetOn, c.status, c.metOn)
	}
	if held := heldText(eligibility.Held); c.held != "" && held != c.held {
		t.Errorf("%s: the target is %s, want %s", call, held, c.held)
	}
	if c.lacking == nil {
		return
	}
	got := map[string][]lack{}
	gather(finding, got)
	for _, word := range []string{"missing", "unsure", "coming"} {
		if !slices.EqualFunc(got[word], c.lacking[word], lack.is) {
			t.Errorf("%s: %s is %v, want %v", call, word, got[word], c.lacking[word])
		}
	}
}

func heldText(held bool) string {
	if held {
		return "held"
	}
	return "not held"
}

// A lack is one condition that is not met, and how much of it is missing.
type lack struct{ text, gap string }

func (l lack) String() string { return l.text + l.gap }

// is reports whether want names the condition, and its gap if it names one.
func (l lack) is(want string) bool { return want == l.text || want == l.text+l.gap }

// gather sorts the conditions that are not met by how they stand, in the order
// of the rule.
func gather(f pathway.Finding, into map[string][]lack) {
	word := map[pathway.Status]string{pathway.Unmet: "missing", pathway.Unknown: "unsure", pathway.Pending: "coming"}[f.Status]
	_, group := f.Requirement.(credential.AtLeast)
	switch {
	case f.Status == pathway.Met:
	case len(f.Parts) > 0:
		for _, part := range f.Parts {
			gather(part, into)
		}
	case group:
		into[word] = append(into[word], lack{text: "a group"})
	default:
		into[word] = append(into[word], lack{text: leafText(f.Requirement), gap: gapText(f.Gap)})
	}
}

// gapText writes a gap as the word "short" in a check begins it.
func gapText(g pathway.Gap) string {
	switch {
	case g.Days > 0:
		return fmt.Sprintf(" short %d days", g.Days)
	case g.Hours > 0:
		return fmt.Sprintf(" short %d hours", g.Hours)
	case !g.Credits.IsZero():
		number, _, _ := strings.Cut(g.Credits.String(), " ")
		return " short " + number + " credits"
	case g.Years > 0:
		return fmt.Sprintf(" short %d years", g.Years)
	}
	return ""
}

func (p *scenarioPlan) run(t *testing.T, planner *pathway.Planner, catalog *credential.Catalog, record credential.Record) {
	if p.onlyFrontier() {
		return
	}
	q := p.query
	q.Record = record
	call := fmt.Sprintf("%s: Routes(%s from %s, %v)", p.at, q.Target, q.Start, q.Rank)
	routes, err := p.collect(planner, q)
	for _, route := range routes {
		if err := pathway.Verify(catalog, q, route); err != nil {
			t.Errorf("%s: a route that Verify refuses: %v\n%s", call, err, routeText(route))
		}
	}
	switch {
	case p.none:
		p.wantNone(t, call, err)
	case p.left != nil:
		p.compare(t, call, routes)
		p.wantStopped(t, call, catalog, q, err)
	case err != nil:
		t.Errorf("%s: %v", call, err)
	default:
		p.compare(t, call, routes)
		wantBest(t, call, planner, q, routes)
	}
}

// wantBest holds Best against the first of the routes, whose proof may have
// taken another effort.
func wantBest(t *testing.T, call string, planner *pathway.Planner, q pathway.Query, routes []*pathway.Route) {
	t.Helper()
	best, err := planner.Best(context.Background(), q)
	if err != nil || len(routes) == 0 {
		t.Errorf("%s: Best = %v, %v beside %d routes", call, best, err, len(routes))
		return
	}
	first := *routes[0]
	first.Proof.Explored = best.Proof.Explored
	if diff := godiff.Diff(&first, best); diff != "" {
		t.Errorf("%s: Best differs from the first route (-first +best):\n%s", call, diff)
	}
}

// collect takes as many routes as the plan names, and one more to see that
// there is no other unless the plan leaves that open.
func (p *scenarioPlan) collect(planner *pathway.Planner, q pathway.Query) (routes []*pathway.Route, err error) {
	want := len(p.routes)
	if !p.more || p.left != nil {
		want++
	}
	for route, err := range planner.Routes(context.Background(), q) {
		if err != nil {
			return routes, err
		}
		if routes = append(routes, route); len(routes) == want {
			break
		}
	}
	return routes, nil
}

// wantNone holds the reason that there is no route against the one that the
// plan names, if it does.
func (p *scenarioPlan) wantNone(t *testing.T, call string, err error) {
	t.Helper()
	var no *pathway.NoRouteError
	if !errors.Is(err, pathway.ErrNoRoute) || !errors.As(err, &no) {
		t.Errorf("%s: error %v, want a *NoRouteError", call, err)
		return
	}
	if got := whyText(no); len(p.why) > 0 && !slices.Equal(got, p.why) {
		t.Errorf("%s: there is no route because of %q, want %q", call, got, p.why)
	}
}

// whyText writes the reason as "none" does: conditions, or what is missed.
func whyText(no *pathway.NoRouteError) []string {
	var why []string
	for _, c := range no.Conditions {
		why = append(why, leafText(c.Requirement))
	}
	if no.Over.Known() {
		why = append(why, "over "+no.Over.String())
	}
	if no.Late > 0 {
		why = append(why, fmt.Sprintf("late %d days", no.Late))
	}
	return why
}

func (p *scenarioPlan) compare(t *testing.T, call string, routes []*pathway.Route) {
	t.Helper()
	if len(routes) != len(p.routes) {
		t.Errorf("%s gives %d routes, want %d", call, len(routes), len(p.routes))
	}
	for i, route := range routes {
		if i == len(p.routes) {
			t.Errorf("%s: one route more than the plan names:\n%s", call, routeText(route))
			return
		}
		p.routes[i].compare(t, route)
	}
}

// compare holds a route against its line, in the detail of the line.
func (r *scenarioRoute) compare(t *testing.T, got *pathway.Route) {
	t.Helper()
	if !r.finish.IsZero() && got.Finish != r.finish {
		t.Errorf("%s: Finish = %v, want %v\n%s", r.at, got.Finish, r.finish, routeText(got))
	}
	if cost := cmp.Or(got.Cost.String(), "0 USD"); r.cost != "" && cost != r.cost {
		t.Errorf("%s: Cost = %s, want %s\n%s", r.at, cost, r.cost, routeText(got))
	}
	if unpriced := texts(got.Unpriced); r.cost != "" && !slices.Equal(unpriced, r.unpriced) {
		t.Errorf("%s: Unpriced = %v, want %v\n%s", r.at, unpriced, r.unpriced, routeText(got))
	}
	if !slices.EqualFunc(got.Steps, r.steps, func(s pathway.Step, want scenarioStep) bool { return stepText(s, want.dated) == want.text }) {
		t.Errorf("%s: steps\n%swant\n%s", r.at, routeText(got), r.text())
	}
	if len(got.Assumed) != r.assumes {
		t.Errorf("%s: Assumed = %q, want %d", r.at, got.Assumed, r.assumes)
	}
	for _, want := range r.options {
		if got := optionsText(got, want); got != want {
			t.Errorf("%s: options %s, want %s", r.at, got, want)
		}
	}
	for _, want := range r.upkeep {
		if got := upkeepText(got); !slices.Contains(got, want) {
			t.Errorf("%s: upkeep %v, want %s", r.at, got, want)
		}
	}
}

func (r *scenarioRoute) text() string {
	var b strings.Builder
	for _, step := range r.steps {
		fmt.Fprintf(&b, "\t%s\n", step.text)
	}
	return b.String()
}

func routeText(r *pathway.Route) string {
	var b strings.Builder
	for _, step := range r.Steps {
		fmt.Fprintf(&b, "\t%s\n", stepText(step, true))
	}
	fmt.Fprintf(&b, "\tfinish %v cost %v unpriced %v\n", r.Finish, r.Cost, r.Unpriced)
	return b.String()
}

// stepText writes a step as the grammar does.
func stepText(s pathway.Step, dated bool) string {
	text := string(s.Entry)
	if s.Offer != "" {
		text += ":" + s.Offer
	}
	switch {
	case s.Kind == pathway.Attest:
		text = "attest " + s.For
	case s.Kind == pathway.Renew:
		text = "renew " + text
	case s.Kind == pathway.Work && s.For != "":
		text = "go on " + cmp.Or(text, "job")
	}
	if dated {
		text += " " + spanText(s.Start, s.Finish)
	}
	return text
}

// optionsText writes the options of the step that the wanted text is about.
func optionsText(r *pathway.Route, want string) string {
	entry, _, _ := strings.Cut(want, ":")
	var others []string
	for _, step := range r.Steps {
		for _, option := range step.Options {
			if string(step.Entry) != entry {
				continue
			}
			text := string(option.Entry)
			if option.Offer != "" {
				text += ":" + option.Offer
			}
			others = append(others, text)
		}
	}
	slices.Sort(others)
	return entry + ": " + strings.Join(others, ", ")
}

func upkeepText(r *pathway.Route) []string {
	var lines []string
	for _, u := range r.Upkeep {
		lines = append(lines, fmt.Sprintf("%s due %s", u.Entry, u.Due))
	}
	return lines
}

func texts[T ~string](names []T) []string {
	var all []string
	for _, name := range names {
		all = append(all, string(name))
	}
	return all
}

// TestScenarioReadmeIsRun runs the example of the grammar.
func TestScenarioReadmeIsRun(t *testing.T) {
	text, err := os.ReadFile("../testdata/scenarios/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "\n```\n")
	example, _, closed := strings.Cut(after, "\n```\n")
	scenarios, err := parseScenarios("README.md", example)
	if err != nil || !closed || len(scenarios) != 1 {
		t.Fatalf("the example has %d cases, %v; want 1", len(scenarios), err)
	}
	scenarios[0].run(t)
}
