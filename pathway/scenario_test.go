package pathway_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	godiff "github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/scenario"
)

// fewestScenarios guards against files that are no longer found or read.
const fewestScenarios = 480

// TestScenarios runs every case of testdata/scenarios; the README there has
// the grammar.
func TestScenarios(t *testing.T) {
	cases := readScenarios(t)
	for _, c := range cases {
		t.Run(strings.TrimSuffix(c.File, ".txt")+"/"+c.Name, func(t *testing.T) { runCase(t, c) })
	}
	if len(cases) < fewestScenarios {
		t.Errorf("there are %d cases, want at least %d", len(cases), fewestScenarios)
	}
}

// TestScenarioReadmeIsRun runs the example of the grammar.
func TestScenarioReadmeIsRun(t *testing.T) {
	text, err := os.ReadFile("../testdata/scenarios/README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), "\n```\n")
	example, _, closed := strings.Cut(after, "\n```\n")
	cases, err := scenario.Parse("README.md", example)
	if err != nil || !closed || len(cases) != 1 {
		t.Fatalf("the example has %d cases, %v; want 1", len(cases), err)
	}
	runCase(t, cases[0])
}

// readScenarios returns every case of testdata/scenarios.
func readScenarios(t *testing.T) []*scenario.Case {
	t.Helper()
	cases, err := scenario.ReadDir("../testdata/scenarios")
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// runCase holds the planner to the answers of a case.
func runCase(t *testing.T, c *scenario.Case) {
	catalog, err := c.Catalog.Build()
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	for _, check := range c.Checks {
		runCheck(t, check, planner, c.Record)
	}
	for _, plan := range c.Plans {
		run := newPlanRun(plan, planner, c.Record)
		run.routes(t)
		run.frontier(t)
	}
	for _, advice := range c.Advice {
		runAdvice(t, advice, planner, c.Record)
	}
	for _, find := range c.Finds {
		got, err := catalog.Find(find.Name)
		if got != find.Want || (err != nil) != (find.Want == "") {
			t.Errorf("%s: Find(%q) = %q, %v, want %q", find.At, find.Name, got, err, find.Want)
		}
	}
}

// runCheck holds one status to that of a check.
func runCheck(t *testing.T, c *scenario.Check, planner *pathway.Planner, record credential.Record) {
	call := fmt.Sprintf("%s: Check(%s, %s)", c.At, c.Target, c.On)
	eligibility, err := planner.Check(record, c.Target, c.On)
	if err != nil {
		t.Errorf("%s: %v", call, err)
		return
	}
	finding := eligibility.Finding
	if c.Apply {
		call, finding = call+".Apply", eligibility.Apply
	}
	if finding.Status.String() != c.Status || finding.MetOn != c.MetOn {
		t.Errorf("%s = %v %v, want %s %v", call, finding.Status, finding.MetOn, c.Status, c.MetOn)
	}
	if held := heldText(eligibility.Held); c.Held != "" && held != c.Held {
		t.Errorf("%s: the target is %s, want %s", call, held, c.Held)
	}
	if prefers := eligibility.Prefers; c.Prefers != "" && (prefers.Requirement == nil || prefers.Status.String() != c.Prefers) {
		t.Errorf("%s: what is preferred is %s, want %s:\n%s", call, prefers.Status, c.Prefers, prefers)
	}
	if units := unitsText(eligibility.Cycle); c.Units != "" && units != c.Units {
		t.Errorf("%s: the units are %q, want %q", call, units, c.Units)
	}
	if c.Lacking == nil {
		return
	}
	got := map[string][]lack{}
	gather(finding, got)
	for _, word := range []string{"missing", "unsure", "coming"} {
		if !slices.EqualFunc(got[word], c.Lacking[word], lack.is) {
			t.Errorf("%s: %s is %v, want %v", call, word, got[word], c.Lacking[word])
		}
	}
}

// unitsText writes the units of a cycle as a check does.
func unitsText(c pathway.Cycle) string {
	if c == (pathway.Cycle{}) {
		return ""
	}
	text := fmt.Sprintf("%d of %d by %s", c.Earned, c.Units, c.Due.Add(credential.Period{Days: -1}))
	if c.Undated > 0 {
		text += fmt.Sprint(" undated ", c.Undated)
	}
	return text
}

// heldText says whether a target is held, as a check does.
func heldText(held bool) string {
	if held {
		return "held"
	}
	return "not held"
}

// A lack is one condition that is not met, and how much of it is missing.
type lack struct{ text, gap string }

// String writes the condition and its gap, as a check does.
func (l lack) String() string { return l.text + l.gap }

// is reports whether want names the condition, and its gap if it names one.
func (l lack) is(want string) bool { return want == l.text || want == l.text+l.gap }

// gather sorts the conditions that are not met by the words of a check, in the order
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
		into[word] = append(into[word], lack{text: scenario.Condition(f.Requirement), gap: gapText(f.Gap)})
	}
}

// gapText writes a gap as a check does after the condition.
func gapText(g pathway.Gap) string {
	switch {
	case g.Days > 0:
		return fmt.Sprintf(" short %d days", g.Days)
	case g.Hours > 0:
		return fmt.Sprintf(" short %d hours", g.Hours)
	case !g.Credits.IsZero():
		number, _, _ := strings.Cut(g.Credits.String(), " ")
		return " short " + number + " credits"
	case !g.Points.IsZero():
		return fmt.Sprintf(" short %s points", g.Points)
	case g.Years > 0:
		return fmt.Sprintf(" short %d years", g.Years)
	}
	return ""
}

// A planRun holds the planner to one plan.
type planRun struct {
	plan    *scenario.Plan
	planner *pathway.Planner
	query   pathway.Query
}

// newPlanRun prepares a plan of a person.
func newPlanRun(plan *scenario.Plan, planner *pathway.Planner, record credential.Record) planRun {
	q := queryOf(plan.Question)
	q.Record, q.Limit = record, plan.Limit
	return planRun{plan, planner, q}
}

// routes holds the routes, the best one, and the reason why there is none to those of
// the plan.
func (r planRun) routes(t *testing.T) {
	t.Helper()
	if r.plan.OnlyFrontier() {
		return
	}
	call := fmt.Sprintf("%s: Routes(%s from %s, %v)", r.plan.At, r.query.Target, r.query.Start, r.query.Rank)
	routes, err := r.collect()
	for _, route := range routes {
		r.verify(t, call+": a route", route)
	}
	switch {
	case r.plan.None:
		r.wantNone(t, call, err)
		if no := new(pathway.NoRouteError); errors.As(err, &no) {
			r.wantFirst(t, call, no.Open, no.Renewed)
		}
	case r.plan.Left != nil:
		r.compare(t, call, routes)
		r.wantStopped(t, call, err)
	case err != nil:
		t.Errorf("%s: %v", call, err)
	default:
		r.compare(t, call, routes)
		r.wantBest(t, call, routes)
		for _, route := range routes {
			r.wantFirst(t, call, route.Open, route.Renewed)
		}
	}
}

// wantFirst holds what is to be found out first to the line of the plan, if it has one.
func (r planRun) wantFirst(t *testing.T, call string, open []pathway.Assumption, then pathway.Bound) {
	t.Helper()
	if r.plan.First == nil {
		return
	}
	entries, comes := []string{}, ""
	for _, term := range open {
		entries = append(entries, string(term.Entry))
		comes = scenario.TradeOff(then.Finish, credential.Money{Minor: then.Cost.Minor, Currency: "USD"}, then.Unpriced)
	}
	if !slices.Equal(entries, r.plan.First) || comes != r.plan.Then {
		t.Errorf("%s: asks first about %q: %s, want %q: %s", call, entries, comes, r.plan.First, r.plan.Then)
	}
}

// collect returns as many routes as the plan names, and one more to see that there
// is no other, unless the plan leaves that open.
func (r planRun) collect() (routes []*pathway.Route, err error) {
	want := len(r.plan.Routes)
	if !r.plan.More || r.plan.Left != nil {
		want++
	}
	for route, err := range r.planner.Routes(context.Background(), r.query) {
		if err != nil {
			return routes, err
		}
		if routes = append(routes, route); len(routes) == want {
			break
		}
	}
	return routes, nil
}

// verify fails the test for a route that does not hold.
func (r planRun) verify(t *testing.T, what string, route *pathway.Route) {
	t.Helper()
	if err := pathway.Verify(r.planner.Catalog(), r.query, route); err != nil {
		t.Errorf("%s that Verify refuses: %v\n%s", what, err, routeText(route))
	}
}

// wantNone holds the reason why there is no route to that of the plan, if it names
// one.
func (r planRun) wantNone(t *testing.T, call string, err error) {
	t.Helper()
	var no *pathway.NoRouteError
	if !errors.Is(err, pathway.ErrNoRoute) || !errors.As(err, &no) {
		t.Errorf("%s: error %v, want a *NoRouteError", call, err)
		return
	}
	if got := reasonsOf(no); len(r.plan.Why) > 0 && !slices.Equal(got, r.plan.Why) {
		t.Errorf("%s: there is no route because of %q, want %q", call, got, r.plan.Why)
	}
}

// reasonsOf writes the reason as "none" does: the conditions, or by how much the
// nearest route misses.
func reasonsOf(no *pathway.NoRouteError) []string {
	var why []string
	for _, c := range no.Conditions {
		why = append(why, scenario.Condition(c.Requirement))
	}
	if no.Over.Known() {
		why = append(why, "over "+no.Over.String())
	}
	if no.Late > 0 {
		why = append(why, fmt.Sprintf("late %d days", no.Late))
	}
	return why
}

// wantStopped holds the error of a search that stopped to the best route that it did
// not come to: its bound is no worse than that, and the best it has found is no
// better.
func (r planRun) wantStopped(t *testing.T, call string, err error) {
	t.Helper()
	var limit *pathway.LimitError
	if !errors.As(err, &limit) || limit.Err != nil || errors.Is(err, pathway.ErrNoRoute) {
		t.Errorf("%s: error %v, want a *LimitError for the limit alone", call, err)
		return
	}
	left := r.plan.Left.Worth()
	if compareRoutes(r.query.Rank, worthOfBound(limit.Bound), left) > 0 || limit.Bound.Finish.Before(r.query.Start) {
		t.Errorf("%s: Bound = %+v, but what is left has\n%s", call, limit.Bound, oracle.Lines(left))
	}
	if limit.Best == nil {
		return
	}
	r.verify(t, call+": the best so far is a route", limit.Best)
	if limit.Best.Proof.Proven || compareRoutes(r.query.Rank, worthOf(limit.Best), left) < 0 {
		t.Errorf("%s: the best so far is\n%sproven %t, want it not proven, and no better than\n%s",
			call, routeText(limit.Best), limit.Best.Proof.Proven, r.plan.Left)
	}
}

// wantBest holds Best to the first of the routes, whose proof may have taken another
// effort.
func (r planRun) wantBest(t *testing.T, call string, routes []*pathway.Route) {
	t.Helper()
	best, err := r.planner.Best(context.Background(), r.query)
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

// compare holds the routes to those of the plan.
func (r planRun) compare(t *testing.T, call string, routes []*pathway.Route) {
	t.Helper()
	wants := r.plan.Routes
	if len(routes) != len(wants) {
		t.Errorf("%s gives %d routes, want %d", call, len(routes), len(wants))
	}
	for i, route := range routes {
		if i == len(wants) {
			t.Errorf("%s: one route more than the plan names:\n%s", call, routeText(route))
			return
		}
		compareRoute(t, route, wants[i])
	}
}

// compareRoute holds a route to its line, in the detail of the line.
func compareRoute(t *testing.T, got *pathway.Route, want scenario.Route) {
	t.Helper()
	if !want.Finish.IsZero() && got.Finish != want.Finish {
		t.Errorf("%s: Finish = %v, want %v\n%s", want.At, got.Finish, want.Finish, routeText(got))
	}
	if cost := cmp.Or(got.Cost.String(), "0 USD"); want.Cost != "" && cost != want.Cost {
		t.Errorf("%s: Cost = %s, want %s\n%s", want.At, cost, want.Cost, routeText(got))
	}
	if unpriced := texts(got.Unpriced); want.Cost != "" && !slices.Equal(unpriced, want.Unpriced) {
		t.Errorf("%s: Unpriced = %v, want %v\n%s", want.At, unpriced, want.Unpriced, routeText(got))
	}
	if !slices.EqualFunc(got.Steps, want.Steps, func(s pathway.Step, w scenario.Step) bool { return stepText(s, w.Dated) == w.Text }) {
		t.Errorf("%s: steps\n%swant\n%s", want.At, routeText(got), want)
	}
	if len(got.Assumed) != want.Assumes {
		t.Errorf("%s: Assumed = %q, want %d", want.At, got.Assumed, want.Assumes)
	}
	for _, options := range want.Options {
		if got := optionsText(got, options); got != options {
			t.Errorf("%s: options %s, want %s", want.At, got, options)
		}
	}
	for _, due := range want.Upkeep {
		if got := upkeepText(got); !slices.Contains(got, due) {
			t.Errorf("%s: upkeep %v, want %s", want.At, got, due)
		}
	}
}

// frontier holds the trade-offs to those of the plan, if it names any.
func (r planRun) frontier(t *testing.T) {
	t.Helper()
	if r.plan.Frontier == nil {
		return
	}
	call := fmt.Sprintf("%s: Frontier(%s from %s)", r.plan.At, r.query.Target, r.query.Start)
	routes, err := r.planner.Frontier(context.Background(), r.query)
	if err != nil {
		t.Errorf("%s: %v", call, err)
		return
	}
	var got []string
	for _, route := range routes {
		got = append(got, scenario.TradeOff(route.Finish, route.Cost, len(route.Unpriced)))
		r.verify(t, call+": a route", route)
	}
	if !slices.Equal(got, r.plan.Frontier) {
		t.Errorf("%s = %q, want %q", call, got, r.plan.Frontier)
	}
}

// routeText writes a route for a report.
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
	case s.Kind == pathway.Prepare:
		text = "prepare for " + text
	case s.Kind == pathway.Return:
		text = "return " + text
	case s.Kind == pathway.Work && s.For != "":
		text = "go on " + cmp.Or(text, "job")
	}
	if dated {
		text += " " + scenario.Days(s.Start, s.Finish)
		if !s.Sat.IsZero() {
			text += " sat " + s.Sat.String()
		}
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

// upkeepText writes the upkeep of a route as the grammar does.
func upkeepText(r *pathway.Route) []string {
	var lines []string
	for _, u := range r.Upkeep {
		line := fmt.Sprintf("%s due %s", u.Entry, u.Due)
		if u.Earned > 0 {
			line += fmt.Sprint(" earned ", u.Earned)
		}
		if u.Undated > 0 {
			line += fmt.Sprint(" undated ", u.Undated)
		}
		lines = append(lines, line)
	}
	return lines
}

// texts returns names as plain strings.
func texts[T ~string](names []T) []string {
	var all []string
	for _, name := range names {
		all = append(all, string(name))
	}
	return all
}
