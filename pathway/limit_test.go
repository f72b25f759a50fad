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

// TestASearchCutShortClaimsOnlyWhatIsSo tries the laws of a search with a small limit:
// a route that is called proven is the best of those left, the bound of a search that
// stopped is no worse than any route left, and "no route" is said only where there is
// none.
func TestASearchCutShortClaimsOnlyWhatIsSo(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		r := newReferee(c, q)
		want, _ := r.Routes()
		q.Limit = 1 + rng.IntN(1+rng.IntN(60))
		return count.judging(r, func() string {
			var routes []*pathway.Route
			var stopped error
			for route, err := range p.Routes(context.Background(), q) {
				if stopped = err; err == nil {
					routes = append(routes, route)
				}
			}
			count.routes(routes)
			left, wrong := r.leftOver(want, routes)
			if wrong == "" {
				wrong = r.ended(left, len(routes), stopped)
			}
			if wrong != "" {
				wrong += fmt.Sprintf("\nwith limit %d", q.Limit)
			}
			return wrong
		})
	})
	count.report(t)
}

// leftOver takes the routes in turn out of those of the oracle. It says what is wrong
// where one is called proven and a better one is left.
func (r *referee) leftOver(want []oracle.Route, routes []*pathway.Route) (left []oracle.Route, wrong string) {
	got, wrong := r.judgedAll(routes)
	if wrong != "" {
		return nil, wrong
	}
	left = slices.Clone(want)
	for i, route := range routes {
		worth := got[i]
		at := slices.IndexFunc(left, func(x oracle.Route) bool { return x.Key == worth.Key })
		switch {
		case at < 0:
			return nil, fmt.Sprintf("alike: route %d is like one before\n%s", i, routeLines(route))
		case route.Proof.Proven && compareRoutes(r.query.Rank, left[0], worth) < 0:
			return nil, fmt.Sprintf("not proven: route %d is\n%sand there is\n%s", i, routeLines(route), oracle.Lines(left[:1]...))
		}
		left = slices.Delete(left, at, at+1)
	}
	return left, ""
}

// ended says what is wrong with the end of a search that left some routes.
func (r *referee) ended(left []oracle.Route, found int, err error) string {
	var limit *pathway.LimitError
	switch {
	case err == nil && len(left) == 0:
		return ""
	case errors.Is(err, pathway.ErrNoRoute) && len(left) == 0 && found == 0:
		return ""
	case !errors.As(err, &limit):
		return fmt.Sprintf("not the end: after %d routes the search ends with %v, and there are\n%s", found, err, oracle.Lines(left...))
	}
	if len(left) > 0 {
		if compareRoutes(r.query.Rank, left[0], worthOfBound(limit.Bound)) < 0 {
			return fmt.Sprintf("no bound: %+v, and there is\n%s", limit.Bound, oracle.Lines(left[:1]...))
		}
	}
	if limit.Best == nil {
		return ""
	}
	if _, wrong := r.judged(limit.Best); wrong != "" {
		return fmt.Sprintf("best so far: %s\n%s", wrong, routeLines(limit.Best))
	}
	return ""
}

// TestWhatANearMissLacksIsSo tries the law that where a budget or a deadline
// leaves no route, the nearest one is the best route without them, and misses them by
// the amounts of the error.
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
		r := newReferee(c, free)
		want, _ := r.Routes()
		return count.judging(r, func() string { return r.missed(q, want, none) })
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

// missed says what is wrong with the nearest route of an error, if the oracle wants
// these routes without the budget and the deadline.
func (r *referee) missed(q pathway.Query, want []oracle.Route, none *pathway.NoRouteError) string {
	near := none.Nearest
	switch {
	case near == nil && none.Undecided:
		panic(stop{none})
	case near == nil && len(want) > 0:
		return fmt.Sprintf("no nearest: %v, but there is\n%s", none, oracle.Lines(want[:1]...))
	case near == nil:
		return ""
	case len(want) == 0:
		return fmt.Sprintf("nearest: there is no route, but %v names\n%s", none, routeLines(near))
	}
	worth, wrong := r.judged(near)
	switch {
	case wrong != "":
		return fmt.Sprintf("nearest: %s\n%s", wrong, routeLines(near))
	case near.Proof.Proven && compareRoutes(r.query.Rank, worth, want[0]) != 0:
		return fmt.Sprintf("nearest: it is\n%swant\n%s", routeLines(near), oracle.Lines(want[:1]...))
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

// TestAnOptionKeepsToTheBudget has two programs alike, of which one costs more
// than there is.
func TestAnOptionKeepsToTheBudget(t *testing.T) {
	price := func(minor int64) []credential.Offer {
		return []credential.Offer{{Price: credential.Money{Minor: minor, Currency: "USD"}, Takes: credential.Period{Months: 6}}}
	}
	_, p := planner(credential.Entries{
		Credentials: []credential.Credential{{ID: "d", Kind: credential.Degree, Name: "degree"}},
		Programs: []credential.Program{
			{ID: "p1", Name: "first", Awards: []credential.ID{"d"}, Offers: price(100_00)},
			{ID: "p2", Name: "second", Awards: []credential.ID{"d"}, Offers: price(200_00)},
			{ID: "p3", Name: "third", Awards: []credential.ID{"d"}, Offers: price(200_01)},
		},
	})
	for budget, want := range map[int64][]credential.ID{0: {"p2", "p3"}, 200_00: {"p2"}, 199_99: nil} {
		q := pathway.Query{Letter: true, Target: "d", Start: credential.Date{Year: 2026, Month: 9, Day: 1}}
		if budget > 0 {
			q.Budget = credential.Money{Minor: budget, Currency: "USD"}
		}
		r, err := bestOf(p, q)
		if err != nil || r == nil {
			t.Fatalf("Best(budget %d) = %v, %v", budget, r, err)
		}
		var got []credential.ID
		for _, option := range r.Steps[0].Options {
			got = append(got, option.Entry)
		}
		if r.Steps[0].Entry != "p1" || !slices.Equal(got, want) {
			t.Errorf("Best(budget %d) takes %s with options %q, want p1 with %q", budget, r.Steps[0].Entry, got, want)
		}
	}
}
