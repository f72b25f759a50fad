package pathway

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"sync"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A Planner answers questions about one catalog. It is read-only and may be
// used by many goroutines at once.
type Planner struct {
	catalog *credential.Catalog
	proofs  *proofs // of which it finds each when it is first asked for
	// currency is that of every price of the catalog; "" if it has none.
	currency string
	// conditions numbers the conditions of the rules, once it is first asked.
	conditions func() *conditions
}

// New compiles a catalog, which must not be nil. The planner keeps the catalog,
// which is read-only.
func New(c *credential.Catalog) *Planner {
	return &Planner{
		catalog: c, proofs: newProofs(c), currency: currencyOf(c),
		conditions: sync.OnceValue(func() *conditions { return numberedConditions(c) }),
	}
}

// Catalog returns the catalog that the planner was compiled from.
func (p *Planner) Catalog() *credential.Catalog { return p.catalog }

// Check judges a record against the rule of a credential or a role on one day.
// That the person is not eligible is an answer; the errors are questions that
// cannot be asked: a [TargetError] for a target that is unknown or neither a
// credential nor a role, and a [QueryError] for a day that is not in the
// calendar, a record that [credential.Catalog.CheckRecord] refuses, such as one
// that names what the catalog does not have.
func (p *Planner) Check(record credential.Record, target credential.ID, on credential.Date) (Eligibility, error) {
	if !on.Valid() {
		return Eligibility{}, &QueryError{Field: "on", Message: notADay(on)}
	}
	if err := targetError(p.catalog, target); err != nil {
		return Eligibility{}, err
	}
	person, err := p.personOn(record, on)
	if err != nil {
		return Eligibility{}, err
	}
	j := &judge{catalog: p.catalog, person: person, day: on.DayNumber(), explain: true}
	e := j.eligibility(target)
	e.After = j.after(target, e)
	e.Stale = stale(p.catalog, record, on)
	return e, nil
}

// personOn reads a record as it is on a day, or says why it cannot be asked about.
func (p *Planner) personOn(record credential.Record, on credential.Date) (*person, error) {
	if !on.Valid() {
		return nil, &QueryError{Field: "on", Message: notADay(on)}
	}
	if err := p.catalog.CheckRecord(record); err != nil {
		return nil, &QueryError{Field: "record", Message: err.Error(), Err: err}
	}
	return personOf(p.proofs, record, on), nil
}

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
		asked, err := checked(p.proofs, p.currency, q)
		if err != nil {
			yield(nil, err)
			return
		}
		// The way of a query is straight: it is checked, its target's reach is
		// collected and compiled to a problem, that is solved, and each solution
		// is extracted as a route. No stage calls back into one before it.
		c, found := compile(reachOf(asked)), false
		var better betterAnswer
		for s, err := range c.solutions(ctx) {
			if err != nil {
				yield(nil, limitError(ctx, c, err))
				return
			}
			if !found {
				better = c.ifRenewed(ctx, s.Solution)
			}
			found = true
			if !yield(better.addTo(extract(c, s)), nil) {
				return
			}
		}
		if !found {
			yield(nil, noRoute(ctx, c))
		}
	}
}

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
	asked, err := checked(p.proofs, p.currency, q)
	if err != nil {
		return nil, err
	}
	c := compile(reachOf(asked))
	solutions, err := c.frontier(ctx)
	var better betterAnswer
	if len(solutions) > 0 {
		better = c.ifRenewed(ctx, solutions[0].Solution)
	}
	if len(solutions) > 1 && len(better.open) == 0 {
		sooner := *asked
		sooner.Rank = Soonest
		better = compile(reachOf(&sooner)).ifRenewed(ctx, solutions[len(solutions)-1].Solution)
	}
	var front []*Route
	for _, s := range slices.Backward(solutions) {
		front = append(front, better.addTo(extract(c, s)))
	}
	switch {
	case err != nil:
		return front, limitError(ctx, c, err)
	case len(front) == 0:
		return nil, noRoute(ctx, c)
	}
	return front, nil
}

// limitError says that a search ended early, and what it found.
func limitError(ctx context.Context, c *compiled, err error) *LimitError {
	var stopped *solve.Stopped
	if !errors.As(err, &stopped) {
		panic(fmt.Sprintf("pathway: search ended with %v", err))
	}
	limit := &LimitError{Bound: boundOf(c, stopped.Bound), Err: stopped.Cause}
	if stopped.Best != nil {
		limit.Best = c.ifRenewed(ctx, stopped.Best).addTo(extract(c, c.withOptions(ctx, stopped.Best)))
		limit.Best.Proof.Proven = false
	}
	return limit
}

// noRoute says why a question has no solution, and what should be found out first
// because there may be one by that.
func noRoute(ctx context.Context, c *compiled) *NoRouteError {
	no, better := whyNone(ctx, c), c.ifRenewed(ctx, nil)
	if len(better.open) == 0 {
		better = c.ifAssumed(ctx)
	}
	no.Open, no.Renewed = better.open, better.renewed
	return no
}

// whyNone says why a question has no solution. If it has a budget or a deadline, the
// reason is how far the nearest route, the best one without them, misses it. If there
// is no such route or no such limit, the reason is the conditions that nothing meets.
func whyNone(ctx context.Context, c *compiled) *NoRouteError {
	if !c.limited() {
		core, err := solve.Core(ctx, &c.problem, c.Limit)
		return impossible(c, core, err != nil)
	}
	free := compile(reachOf(c.unlimited()))
	nearest, err := free.best(ctx)
	switch {
	case err != nil:
		no := tooFar(c.question, limitError(ctx, free, err).Best)
		no.Undecided = true
		return no
	case nearest == nil:
		return whyNone(ctx, free)
	}
	return tooFar(c.question, free.ifRenewed(ctx, nearest.Solution).addTo(extract(free, nearest)))
}
