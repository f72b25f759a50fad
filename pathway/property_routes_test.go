package pathway_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestRoutesAreThoseOfTheOracle tries the laws that every route holds and is
// minimal, that they come in the order of their rank, no two alike, and that
// they are the routes of the oracle, no more and no fewer.
func TestRoutesAreThoseOfTheOracle(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		return count.comparing(c, p, q)
	})
	count.report(t)
}

// compare says where the routes of the planner differ from those of the oracle.
// Where the planner does not say that they are proven best, they may be dearer,
// and in another order.
func (b *brute) compare(c *credential.Catalog, want []bruteRoute, routes []*pathway.Route) string {
	got, wrong := b.judgedAll(c, routes)
	if wrong != "" {
		return wrong
	}
	for i := 1; i < len(got); i++ {
		if compareRoutes(b.query.Rank, got[i-1], got[i]) > 0 {
			return fmt.Sprintf("out of order: route %d comes after a worse one\n%s", i, routeLines(routes[i]))
		}
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
