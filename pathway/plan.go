package pathway

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
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
	if err := targetError(p.catalog, q.Target); err != nil {
		return q, err
	}
	if !q.Start.Valid() {
		return q, &QueryError{Field: "start", Message: fmt.Sprintf("%q is not a day of the calendar; give the first day of the plan", q.Start)}
	}
	if !q.Deadline.IsZero() && !q.Deadline.Valid() {
		return q, &QueryError{Field: "deadline", Message: fmt.Sprintf("%q is not a day of the calendar", q.Deadline)}
	}
	if q.Rank < Soonest || q.Rank > FewestSteps {
		return q, &QueryError{Field: "rank", Message: fmt.Sprintf("%v is none of Soonest, Cheapest and FewestSteps", q.Rank)}
	}
	if currency := p.currency; q.Budget.Known() && currency != "" && q.Budget.Currency != currency {
		return q, &QueryError{Field: "budget", Message: fmt.Sprintf("%v is not in %s, the currency of the catalog", q.Budget, currency)}
	}
	for _, limit := range []struct {
		field string
		value *int
		usual int
		most  int
	}{{"study", &q.Study, FullTime, hoursAWeek}, {"work", &q.Work, FullTime, hoursAWeek}, {"limit", &q.Limit, DefaultLimit, 1 << 30}} {
		if *limit.value < 0 || *limit.value > limit.most {
			return q, &QueryError{Field: limit.field, Message: fmt.Sprintf("%d is not between 0 and %d", *limit.value, limit.most)}
		}
		if *limit.value == 0 {
			*limit.value = limit.usual
		}
	}
	if err := p.catalog.CheckRecord(q.Record); err != nil {
		return q, &QueryError{Field: "record", Message: err.Error(), Err: err}
	}
	return q, nil
}

// hoursAWeek is all the hours of a week.
const hoursAWeek = 7 * 24

// stopped turns the error of a search that ended early into a *LimitError.
func (t *translation) stopped(ctx context.Context, err error) error {
	var s *solve.Stopped
	if !errors.As(err, &s) {
		panic(fmt.Sprintf("pathway: search ended with %v", err))
	}
	limit := &LimitError{Bound: t.bound(s.Bound), Err: s.Cause}
	if s.Best != nil {
		limit.Best = t.route(ctx, s.Best)
		limit.Best.Proof.Proven = false
	}
	return limit
}

// bound reads a key of the search.
func (t *translation) bound(key solve.Key) Bound {
	finish, unpriced, cost, steps := t.problem.Order.Parts(key)
	return Bound{
		Finish:   credential.DateOfDay(finish),
		Unpriced: unpriced,
		Cost:     credential.Money{Minor: cost, Currency: t.currency},
		Steps:    steps,
	}
}

// currencyOf returns the currency of the prices of a catalog, which has one at
// most; "" if no price of it is known.
func currencyOf(c *credential.Catalog) string {
	first := func(offers []credential.Offer) string {
		for _, offer := range offers {
			if offer.Price.Known() {
				return offer.Price.Currency
			}
		}
		return ""
	}
	for entry := range c.Credentials() {
		if currency := first(entry.Offers); currency != "" {
			return currency
		}
		for _, renewal := range entry.Renews {
			if currency := first(renewal.Offers); currency != "" {
				return currency
			}
		}
	}
	for entry := range c.Programs() {
		if currency := first(entry.Offers); currency != "" {
			return currency
		}
	}
	return ""
}
