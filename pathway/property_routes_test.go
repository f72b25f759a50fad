package pathway_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
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
	tooBig, found, all := 0, 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		all++
		c, p := planner(e)
		if digit := fmt.Sprint(rng.IntN(40)); len(digit) == 1 {
			q.Avoid = func(id credential.ID) bool { return strings.HasSuffix(string(id), digit) }
		}
		b := newBrute(c, q, 25_000)
		want, ok := b.routes()
		if !ok {
			tooBig++
			return ""
		}
		routes, err := routesOf(p, q)
		if err != nil {
			return fmt.Sprintf("error: Routes = %v", err)
		}
		if len(routes) > 0 {
			found++
		}
		b.spent = 0 // what the planner answers is judged by a search of its own
		wrong := b.compare(c, want, routes)
		if b.tooBig {
			tooBig++
			return ""
		}
		return wrong
	})
	t.Logf("%d cases, %d with routes, %d too big for the oracle", all, found, tooBig)
	if tooBig > all/4 {
		t.Errorf("%d of %d cases are too big for the oracle; make the random cases smaller", tooBig, all)
	}
}

// compare says where the routes of the planner differ from those of the oracle.
func (b *brute) compare(c *credential.Catalog, want []bruteRoute, routes []*pathway.Route) string {
	var got []bruteRoute
	for i, route := range routes {
		if err := pathway.Verify(c, b.query, route); err != nil {
			return fmt.Sprintf("does not hold: Verify(route %d) = %v\n%s", i, err, routeLines(route))
		}
		mask, err := b.maskOf(route)
		if err != nil {
			return fmt.Sprintf("no such step: route %d: %v", i, err)
		}
		if !b.finish(mask).minimal {
			return fmt.Sprintf("not minimal: a step of route %d can be left out\n%s", i, routeLines(route))
		}
		worth := worthOf(route)
		worth.Key, worth.Set = b.key(mask), b.route(mask).Set
		if i > 0 && compareRoutes(b.query.Rank, got[i-1], worth) > 0 {
			return fmt.Sprintf("out of order: route %d comes after a worse one\n%s", i, routeLines(route))
		}
		got = append(got, worth)
	}
	slices.SortStableFunc(got, func(x, y bruteRoute) int {
		return cmp.Or(compareRoutes(b.query.Rank, x, y), cmp.Compare(x.Key, y.Key))
	})
	if !slices.EqualFunc(want, got, func(x, y bruteRoute) bool {
		return compareRoutes(b.query.Rank, x, y) == 0 && x.Key == y.Key
	}) {
		return fmt.Sprintf("routes differ: Routes =\n%swant, by the oracle,\n%s", linesOf(got), linesOf(want))
	}
	return ""
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
