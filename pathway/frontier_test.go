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
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// TestFrontierHasEveryTradeOff tries the law that the frontier has the finish and
// the cost of every minimal set that no other beats in both, and nothing else.
func TestFrontierHasEveryTradeOff(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		r := newReferee(c, q)
		want := r.Frontier()
		q.Limit = effort
		return count.judging(r, func() string {
			routes, err := p.Frontier(context.Background(), q)
			var limit *pathway.LimitError
			switch {
			case errors.Is(err, pathway.ErrNoRoute):
				if len(want) > 0 || len(routes) > 0 {
					return fmt.Sprintf("none: Frontier = %d routes, %v, want\n%s", len(routes), err, oracle.Lines(want...))
				}
				return ""
			case errors.As(err, &limit):
				// The trade-offs that finish last are certain nevertheless.
				want = want[max(0, len(want)-len(routes)):]
			case err != nil:
				return fmt.Sprintf("error: Frontier = %v", err)
			}
			count.routes(routes)
			return r.compareFrontier(want, routes)
		})
	})
	count.report(t)
}

// compareFrontier says where a frontier is not the one of the oracle.
func (r *referee) compareFrontier(want []oracle.Route, routes []*pathway.Route) string {
	got, wrong := r.judgedAll(routes)
	if wrong != "" {
		return wrong
	}
	for i := 1; i < len(got); i++ {
		if !got[i-1].Finish.Before(got[i].Finish) || oracle.ComparePrices(got[i], got[i-1]) >= 0 {
			return fmt.Sprintf("no trade-off: route %d does not finish later and cost less than the one before\n%s", i, routeLines(routes[i]))
		}
	}
	if !allProven(routes) {
		return ""
	}
	if !slices.EqualFunc(want, got, func(x, y oracle.Route) bool { return oracle.Soonest.Compare(x, y) == 0 }) {
		return fmt.Sprintf("trade-offs differ: Frontier =\n%swant, by the oracle,\n%s", oracle.Lines(got...), oracle.Lines(want...))
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
