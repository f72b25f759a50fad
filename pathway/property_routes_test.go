package pathway_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

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

// TestRoutesAreThoseOfTheOracle tries the laws that every route holds and is
// minimal, that they come in the order of their rank, no two alike, and that
// they are the routes of the oracle, no more and no fewer.
func TestRoutesAreThoseOfTheOracle(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		b := newBrute(c, q, oracleEffort)
		want, ok := b.routes()
		if !count.decided(ok) {
			return ""
		}
		routes, err := routesOf(p, q)
		if err != nil {
			return fmt.Sprintf("error: Routes = %v", err)
		}
		count.routes(routes)
		b.spent = 0 // what the planner answers is judged by a search of its own
		wrong := b.compare(c, want, routes)
		if b.tooBig {
			count.tooBig.Add(1)
			return ""
		}
		return wrong
	})
	count.report(t)
}

// A tally counts what the cases of a law were.
type tally struct {
	all, tooBig, found, unproven atomic.Int64
}

// decided counts a case, and returns whether the oracle had an answer to it.
func (n *tally) decided(ok bool) bool {
	n.all.Add(1)
	if !ok {
		n.tooBig.Add(1)
	}
	return ok
}

func (n *tally) routes(routes []*pathway.Route) {
	if len(routes) > 0 {
		n.found.Add(1)
	}
	if !allProven(routes) {
		n.unproven.Add(1)
	}
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

func allProven(routes []*pathway.Route) bool {
	return !slices.ContainsFunc(routes, func(r *pathway.Route) bool { return !r.Proof.Proven })
}

// compare says where the routes of the planner differ from those of the oracle.
// Where the planner does not say that they are proven best, they may be dearer,
// and in another order.
func (b *brute) compare(c *credential.Catalog, want []bruteRoute, routes []*pathway.Route) string {
	var got []bruteRoute
	for i, route := range routes {
		worth, wrong := b.judged(c, route)
		if wrong != "" {
			return fmt.Sprintf("%s\nof route %d:\n%s", wrong, i, routeLines(route))
		}
		if i > 0 && compareRoutes(b.query.Rank, got[i-1], worth) > 0 {
			return fmt.Sprintf("out of order: route %d comes after a worse one\n%s", i, routeLines(route))
		}
		got = append(got, worth)
	}
	same := func(x, y bruteRoute) bool { return compareRoutes(b.query.Rank, x, y) == 0 && x.Key == y.Key }
	order := func(x, y bruteRoute) int {
		return cmp.Or(compareRoutes(b.query.Rank, x, y), cmp.Compare(x.Key, y.Key))
	}
	if !allProven(routes) {
		same = func(x, y bruteRoute) bool { return x.Key == y.Key }
		order = func(x, y bruteRoute) int { return cmp.Compare(x.Key, y.Key) }
		want = slices.SortedFunc(slices.Values(want), order)
	}
	slices.SortStableFunc(got, order)
	if !slices.EqualFunc(want, got, same) {
		return fmt.Sprintf("routes differ: Routes =\n%swant, by the oracle,\n%s", linesOf(got), linesOf(want))
	}
	return ""
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

func TestTheFirstRouteIsTheBest(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		_, p := planner(e)
		routes, err := routesOf(p, q)
		best, err2 := bestOf(p, q)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Routes = %v, Best = %v", err, err2)
		}
		if (best == nil) != (len(routes) == 0) {
			return fmt.Sprintf("none: Best = %v, but there are %d routes", best, len(routes))
		}
		if best != nil && compareRoutes(q.Rank, worthOf(best), worthOf(routes[0])) != 0 {
			return fmt.Sprintf("differ: Best =\n%swant the first of Routes\n%s", routeLines(best), routeLines(routes[0]))
		}
		return ""
	})
}
