package pathway_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// What the laws share that hold the planner against the oracle.

// A tally counts what the cases of a law were.
type tally struct {
	all, tooBig, found, unproven atomic.Int64
}

func (n *tally) routes(routes []*pathway.Route) {
	if len(routes) > 0 {
		n.found.Add(1)
	}
	if !allProven(routes) {
		n.unproven.Add(1)
	}
}

// judging counts a case to which the oracle was asked for the answer, and judges by
// it what the planner answers, which takes the oracle a search of its own. Where
// either is too big for it, nothing is wrong.
func (n *tally) judging(b *brute, judge func() string) (wrong string) {
	n.all.Add(1)
	if !b.tooBig {
		b.spent = 0
		wrong = judge()
	}
	if b.tooBig {
		n.tooBig.Add(1)
		return ""
	}
	return wrong
}

// comparing says where the routes of the planner are not those of the oracle.
func (n *tally) comparing(c *credential.Catalog, p *pathway.Planner, q pathway.Query) string {
	b := newBrute(c, q, oracleEffort)
	want, _ := b.routes()
	return n.judging(b, func() string {
		routes, err := routesOf(p, q)
		if err != nil {
			return fmt.Sprintf("error: Routes = %v", err)
		}
		n.routes(routes)
		return b.compare(c, want, routes)
	})
}

// report logs the counts, and fails where they say too little.
func (n *tally) report(t *testing.T) {
	t.Helper()
	t.Logf("%d cases, %d with routes, %d of these not proven best; %d too big for the oracle",
		n.all.Load(), n.found.Load(), n.unproven.Load(), n.tooBig.Load())
	if n.tooBig.Load() > n.all.Load()/4 {
		t.Errorf("%d of %d cases are too big for the oracle; make the random cases smaller", n.tooBig.Load(), n.all.Load())
	}
	if n.found.Load() < n.all.Load()/4 {
		t.Errorf("%d of %d cases have a route; make the random cases easier", n.found.Load(), n.all.Load())
	}
}

// worthOf returns what routes are ranked by.
func worthOf(route *pathway.Route) bruteRoute {
	worth := bruteRoute{Finish: route.Finish, Cost: route.Cost.Minor, Steps: len(route.Steps)}
	for _, step := range route.Steps {
		if step.Unpriced {
			worth.Unpriced++
		}
	}
	return worth
}

// worthOfBound returns a bound as the worth of a route, to be compared by rank.
func worthOfBound(b pathway.Bound) bruteRoute {
	return bruteRoute{Finish: b.Finish, Unpriced: b.Unpriced, Cost: b.Cost.Minor, Steps: b.Steps}
}

// maskOf returns the set of steps of a route, as the oracle numbers them.
func (b *brute) maskOf(route *pathway.Route) (uint64, error) {
	var mask uint64
	for _, step := range route.Steps {
		if step.Kind == pathway.Renew {
			continue
		}
		i := slices.IndexFunc(b.steps, func(s bruteStep) bool { return s.is(step) })
		if i < 0 {
			return 0, fmt.Errorf("the oracle has no step %s %s %q %q", step.Kind, step.Entry, step.Offer, step.For)
		}
		mask |= 1 << i
	}
	return mask, nil
}

// is reports whether a step of a route takes this one. Two offers of one name
// differ in the days on which they can be taken up.
func (s bruteStep) is(step pathway.Step) bool {
	if s.kind != step.Kind || s.entry != step.Entry {
		return false
	}
	switch s.kind {
	case pathway.Attest:
		return s.attest == step.For
	case pathway.Work:
		return s.open == (step.For != "") && s.weekly == step.Weekly
	}
	if s.offer == nil {
		return step.Offer == ""
	}
	return s.offer.Name == step.Offer && s.offer.On(step.Start)
}

// judged returns what a route is worth, and says where that is not so, where it
// does not hold, or is not minimal.
func (b *brute) judged(c *credential.Catalog, route *pathway.Route) (worth bruteRoute, wrong string) {
	if err := pathway.Verify(c, b.query, route); err != nil {
		return worth, fmt.Sprintf("does not hold: Verify = %v", err)
	}
	mask, err := b.maskOf(route)
	if err != nil {
		return worth, fmt.Sprintf("no such step: %v", err)
	}
	if !b.finish(mask).minimal {
		return worth, "not minimal: a step can be left out"
	}
	best := b.route(mask)
	worth = worthOf(route)
	worth.Key, worth.Set = b.key(mask), best.Set
	switch {
	case worth.Finish != best.Finish:
		return worth, fmt.Sprintf("not its soonest: the steps can finish on %s", best.Finish)
	case compareRoutes(pathway.Cheapest, worth, best) < 0:
		return worth, fmt.Sprintf("too good: the steps cost %d+%d at least", best.Unpriced, best.Cost)
	}
	return worth, ""
}

// judgedAll returns what each of the routes is worth, and says where one is not
// what judged wants.
func (b *brute) judgedAll(c *credential.Catalog, routes []*pathway.Route) (worths []bruteRoute, wrong string) {
	for i, route := range routes {
		worth, wrong := b.judged(c, route)
		if wrong != "" {
			return nil, fmt.Sprintf("%s\nof route %d:\n%s", wrong, i, routeLines(route))
		}
		worths = append(worths, worth)
	}
	return worths, ""
}

func allProven(routes []*pathway.Route) bool {
	return !slices.ContainsFunc(routes, func(r *pathway.Route) bool { return !r.Proof.Proven })
}

func linesOf(routes []bruteRoute) string {
	var text strings.Builder
	for _, r := range routes {
		fmt.Fprintf(&text, "\t%s %d+%d %d steps %v key %s\n", r.Finish, r.Unpriced, r.Cost, r.Steps, r.Set, r.Key)
	}
	return text.String()
}

// routeLines writes a route for a report.
func routeLines(route *pathway.Route) string {
	var text strings.Builder
	fmt.Fprintf(&text, "route to %s, %s to %s, %s\n", route.Target, route.Start, route.Finish, route.Cost)
	for _, s := range route.Steps {
		fmt.Fprintf(&text, "\t%s %s %q %q %s to %s, %d a week, %s\n", s.Kind, s.Entry, s.Offer, s.For, s.Start, s.Finish, s.Weekly, s.Price)
	}
	return text.String()
}

// routeBytes has everything that is in routes.
func routeBytes(routes []*pathway.Route) string {
	text, err := json.Marshal(routes)
	if err != nil {
		panic(err)
	}
	return string(text)
}
