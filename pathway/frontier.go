package pathway

import (
	"context"
	"slices"
)

// Frontier returns every trade-off of finish against cost: of all routes those
// that no other beats in one without losing in the other, the soonest first,
// each cheaper than the one before. Of routes that tie in both it has the one
// that ranks first by [Cheapest], by which all of them are found, whatever
// Query.Rank says. Costs compare first by the number of steps without a known
// price. The trade-off is exact if each route's Proof says Proven.
//
// Query.Limit is the effort for each route. The error is as of [Planner.Best];
// with a *[LimitError] come the trade-offs that are certain nevertheless: those
// that finish last.
func (p *Planner) Frontier(ctx context.Context, q Query) ([]*Route, error) {
	q.Rank = Cheapest
	q, err := p.checked(q)
	if err != nil {
		return nil, err
	}
	t := p.translate(q)
	front, err := t.frontier(ctx)
	if err == nil && len(front) == 0 {
		err = p.noRoute(ctx, t)
	}
	slices.Reverse(front)
	return front, err
}

// frontier returns the trade-offs, the cheapest first: each is the cheapest route
// that finishes before the one found last, until there is none.
func (t *translation) frontier(ctx context.Context) ([]*Route, error) {
	var front []*Route
	deadline := t.problem.Deadline
	for earlier := deadline; ; {
		t.problem.Deadline = earlier
		solution, err := t.problem.Best(ctx, t.query.Limit)
		t.problem.Deadline = deadline // the options of a route may use all of it
		switch {
		case err != nil:
			return front, t.stopped(ctx, err)
		case solution == nil:
			return front, nil
		}
		front = append(front, t.route(ctx, solution))
		earlier = solution.Finish - 1
	}
}
