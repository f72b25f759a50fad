package pathway

import (
	"context"
	"errors"
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A LimitError says that the search ended before it was done, because the
// context ended or the query's Limit was reached. It does not say that there is
// no route.
type LimitError struct {
	Best  *Route // the best found that was not yielded, not proven best; nil if none
	Bound Bound  // no route that was not yielded is better
	Err   error  // of the context; nil if the limit was reached
}

// A Bound is what no route is better than, compared as the query's rank says.
type Bound struct {
	Finish   credential.Date
	Unpriced int              // steps without a known price
	Cost     credential.Money // of the others; no currency if the catalog has none
	Steps    int
}

// Error says why the search ended and what it found.
func (e *LimitError) Error() string {
	why := "at the limit of the search (Query.Limit, or what one set of steps may take)"
	if e.Err != nil {
		why = "because " + e.Err.Error()
	}
	if e.Best == nil {
		return fmt.Sprintf("stopped looking %s, before a route, or a further one, was found; this does not mean that there is none", why)
	}
	return fmt.Sprintf("stopped looking %s; the best route so far finishes on %v and costs %s", why, e.Best.Finish, costText(e.Best))
}

// Unwrap returns the error of the context, or nil.
func (e *LimitError) Unwrap() error { return e.Err }

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
