package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestASearchCutShortClaimsOnlyWhatIsSo tries the law that whatever the limit,
// routes that are called proven are the best that are left, the bound of a search
// that stopped is one, and there is no route only where there is none.
func TestASearchCutShortClaimsOnlyWhatIsSo(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		b := newBrute(c, q, oracleEffort)
		want, _ := b.routes()
		q.Limit = 1 + rng.IntN(1+rng.IntN(60))
		return count.judging(b, func() string {
			var routes []*pathway.Route
			var stopped error
			for route, err := range p.Routes(context.Background(), q) {
				if stopped = err; err == nil {
					routes = append(routes, route)
				}
			}
			count.routes(routes)
			left, wrong := b.leftOver(c, want, routes)
			if wrong == "" {
				wrong = b.ended(c, left, len(routes), stopped)
			}
			if wrong != "" {
				wrong += fmt.Sprintf("\nwith limit %d", q.Limit)
			}
			return wrong
		})
	})
	count.report(t)
}

// leftOver takes the routes out of those of the oracle, in turn, and says where
// one is called proven and a better one is left.
func (b *brute) leftOver(c *credential.Catalog, want []bruteRoute, routes []*pathway.Route) (left []bruteRoute, wrong string) {
	got, wrong := b.judgedAll(c, routes)
	if wrong != "" {
		return nil, wrong
	}
	left = slices.Clone(want)
	for i, route := range routes {
		worth := got[i]
		at := slices.IndexFunc(left, func(r bruteRoute) bool { return r.Key == worth.Key })
		switch {
		case at < 0:
			return nil, fmt.Sprintf("alike: route %d is like one before\n%s", i, routeLines(route))
		case route.Proof.Proven && compareRoutes(b.query.Rank, left[0], worth) < 0:
			return nil, fmt.Sprintf("not proven: route %d is\n%sand there is\n%s", i, routeLines(route), linesOf(left[:1]))
		}
		left = slices.Delete(left, at, at+1)
	}
	return left, ""
}

// ended says what is wrong with how a search ended that left some routes.
func (b *brute) ended(c *credential.Catalog, left []bruteRoute, found int, err error) string {
	var limit *pathway.LimitError
	switch {
	case err == nil && len(left) == 0:
		return ""
	case errors.Is(err, pathway.ErrNoRoute) && len(left) == 0 && found == 0:
		return ""
	case !errors.As(err, &limit):
		return fmt.Sprintf("not the end: after %d routes the search ends with %v, and there are\n%s", found, err, linesOf(left))
	}
	if len(left) > 0 {
		if compareRoutes(b.query.Rank, left[0], worthOfBound(limit.Bound)) < 0 {
			return fmt.Sprintf("no bound: %+v, and there is\n%s", limit.Bound, linesOf(left[:1]))
		}
	}
	if limit.Best == nil {
		return ""
	}
	if _, wrong := b.judged(c, limit.Best); wrong != "" {
		return fmt.Sprintf("best so far: %s\n%s", wrong, routeLines(limit.Best))
	}
	return ""
}

// TestWhatANearMissLacksIsSo tries the law that where a budget or a deadline
// leaves no route, the nearest one is the best without them, and misses them by
// as much as is said.
func TestWhatANearMissLacksIsSo(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		if rng.IntN(3) > 0 {
			q.Deadline = q.Start.Add(credential.Period{Days: rng.IntN(12)})
		}
		if rng.IntN(3) > 0 {
			q.Budget = credential.Money{Minor: int64(100 * rng.IntN(8)), Currency: "USD"}
		}
		c, p := planner(e)
		_, err := bestOfOrNone(p, q)
		var none *pathway.NoRouteError
		if !errors.As(err, &none) {
			return ""
		}
		free := q
		free.Deadline, free.Budget, free.Rank = credential.Date{}, credential.Money{}, pathway.Soonest
		if q.Budget.Known() {
			free.Rank = pathway.Cheapest
		}
		b := newBrute(c, free, oracleEffort)
		want, _ := b.routes()
		return count.judging(b, func() string { return b.missed(c, q, want, none) })
	})
	t.Logf("%d near misses and cases without a route", count.all.Load())
	wantTried(t, int(count.all.Load()), "no case is without a route")
}

// bestOfOrNone is Best, with the effort of a law.
func bestOfOrNone(p *pathway.Planner, q pathway.Query) (*pathway.Route, error) {
	q.Limit = effort
	route, err := p.Best(context.Background(), q)
	return route, orStop(err)
}

// missed says what is wrong with the nearest route that an error names.
func (b *brute) missed(c *credential.Catalog, q pathway.Query, want []bruteRoute, none *pathway.NoRouteError) string {
	near := none.Nearest
	switch {
	case near == nil && none.Undecided:
		panic(stop{none})
	case near == nil && len(want) > 0:
		return fmt.Sprintf("no nearest: %v, but there is\n%s", none, linesOf(want[:1]))
	case near == nil:
		return ""
	case len(want) == 0:
		return fmt.Sprintf("nearest: there is no route, but %v names\n%s", none, routeLines(near))
	}
	worth, wrong := b.judged(c, near)
	switch {
	case wrong != "":
		return fmt.Sprintf("nearest: %s\n%s", wrong, routeLines(near))
	case near.Proof.Proven && compareRoutes(b.query.Rank, worth, want[0]) != 0:
		return fmt.Sprintf("nearest: it is\n%swant\n%s", routeLines(near), linesOf(want[:1]))
	}
	over, late := int64(0), 0
	if q.Budget.Known() {
		over = max(0, near.Cost.Minor-q.Budget.Minor)
	}
	if !q.Deadline.IsZero() {
		late = max(0, near.Finish.DayNumber()-q.Deadline.DayNumber())
	}
	if none.Over.Minor != over || none.Late != late || over == 0 && late == 0 {
		return fmt.Sprintf("misses: by %s and %d days, want %d and %d", none.Over, none.Late, over, late)
	}
	return ""
}
