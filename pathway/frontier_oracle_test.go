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

// frontier returns every trade-off of finish against cost among all minimal
// sets, the soonest first: no set beats another of them in one without losing in
// the other. Of sets that tie in both it has one with the fewest steps.
func (b *brute) frontier() []bruteRoute {
	var sets []bruteRoute
	for mask := range uint64(1) << len(b.steps) {
		if b.tooBig {
			return nil
		}
		if b.single(mask) && b.finish(mask).minimal {
			sets = append(sets, b.worthOf(mask))
		}
	}
	sets = slices.DeleteFunc(sets, b.over)
	slices.SortFunc(sets, func(x, y bruteRoute) int { return compareRoutes(pathway.Soonest, x, y) })
	var front []bruteRoute
	for _, set := range sets {
		if len(front) == 0 || comparePrices(set, front[len(front)-1]) < 0 {
			front = append(front, set)
		}
	}
	return front
}

// TestFrontierHasEveryTradeOff tries the law that the frontier has the finish and
// the cost of every minimal set that no other beats in both, and nothing else.
func TestFrontierHasEveryTradeOff(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		b := newBrute(c, q, oracleEffort)
		want := b.frontier()
		q.Limit = effort
		return count.judging(b, func() string {
			routes, err := p.Frontier(context.Background(), q)
			var limit *pathway.LimitError
			switch {
			case errors.Is(err, pathway.ErrNoRoute):
				if len(want) > 0 || len(routes) > 0 {
					return fmt.Sprintf("none: Frontier = %d routes, %v, want\n%s", len(routes), err, linesOf(want))
				}
				return ""
			case errors.As(err, &limit):
				// What is certain nevertheless are the trade-offs that finish last.
				want = want[max(0, len(want)-len(routes)):]
			case err != nil:
				return fmt.Sprintf("error: Frontier = %v", err)
			}
			count.routes(routes)
			return b.compareFrontier(c, want, routes)
		})
	})
	count.report(t)
}

// compareFrontier says where a frontier is not the one of the oracle.
func (b *brute) compareFrontier(c *credential.Catalog, want []bruteRoute, routes []*pathway.Route) string {
	got, wrong := b.judgedAll(c, routes)
	if wrong != "" {
		return wrong
	}
	for i := 1; i < len(got); i++ {
		if !got[i-1].Finish.Before(got[i].Finish) || comparePrices(got[i], got[i-1]) >= 0 {
			return fmt.Sprintf("no trade-off: route %d does not finish later and cost less than the one before\n%s", i, routeLines(routes[i]))
		}
	}
	if !allProven(routes) {
		return ""
	}
	if !slices.EqualFunc(want, got, func(x, y bruteRoute) bool { return compareRoutes(pathway.Soonest, x, y) == 0 }) {
		return fmt.Sprintf("trade-offs differ: Frontier =\n%swant, by the oracle,\n%s", linesOf(got), linesOf(want))
	}
	return ""
}

// TestFrontierGoesFromTheSoonestToTheCheapest holds the ends of the frontier
// against the best routes by those ranks.
func TestFrontierGoesFromTheSoonestToTheCheapest(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		_, p := planner(e)
		q.Limit = effort
		front, err := p.Frontier(context.Background(), q)
		if err != nil {
			if errors.Is(err, pathway.ErrNoRoute) {
				return ""
			}
			return errorOf("Frontier", orStop(err))
		}
		for end, rank := range map[int]pathway.Rank{0: pathway.Soonest, len(front) - 1: pathway.Cheapest} {
			q.Rank = rank
			best, err := bestOf(p, q)
			if err != nil || best == nil {
				return fmt.Sprintf("error: Best by %s = %v, %v, but there are %d trade-offs", rank, best, err, len(front))
			}
			if !allProven(front) || !best.Proof.Proven {
				continue
			}
			if len(front) == 1 {
				best.Rank = front[0].Rank
			}
			if compareRoutes(rank, worthOf(best), worthOf(front[end])) != 0 {
				return fmt.Sprintf("ends differ: by %s Best =\n%swant the end of the frontier\n%s", rank, routeLines(best), routeLines(front[end]))
			}
		}
		return ""
	})
}
