package pathway

import (
	"cmp"
	"context"
	"iter"
)

// Best returns the best route of a query. The error is a *[NoRouteError] if
// there is none, a *[LimitError] if the search ended before it was certain, and a
// *[TargetError] or *[QueryError] if the question makes no sense.
func (p *Planner) Best(ctx context.Context, q Query) (*Route, error) {
	for route, err := range p.Routes(ctx, q) {
		return route, err
	}
	panic("pathway: Routes yielded nothing")
}

// Routes returns an iterator over the routes of a query, best first, no two
// alike. They are found one by one, as they are asked for. An error, as of
// [Planner.Best], is the last thing it yields, with a nil route. The iterator can
// be used again, and starts anew.
func (p *Planner) Routes(ctx context.Context, q Query) iter.Seq2[*Route, error] {
	return func(yield func(*Route, error) bool) {
		q, err := p.checked(q)
		if err != nil {
			yield(nil, err)
			return
		}
		t := p.translate(q)
		found := false
		for solution, err := range t.problem.Solutions(ctx, q.Limit) {
			if err != nil {
				yield(nil, t.stopped(ctx, err))
				return
			}
			found = true
			if !yield(t.route(ctx, solution), nil) {
				return
			}
		}
		if !found {
			yield(nil, p.noRoute(ctx, t))
		}
	}
}

// checked returns the query with its zero hours and limit filled in, or why it
// makes no sense.
func (p *Planner) checked(q Query) (Query, error) {
	if err := queryError(p.catalog, p.currency, q); err != nil {
		return q, err
	}
	q.Study = hoursOr(q.Study)
	q.Work = hoursOr(q.Work)
	q.Limit = cmp.Or(q.Limit, DefaultLimit)
	return q, nil
}
