package pathway

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A Nearest has the targets that a person can reach first.
type Nearest struct {
	// Routes has the best route to each of the nearest targets, the nearest first, and what
	// ties by the ID of the target. Each is what [Planner.Best] returns.
	Routes []*Route
	// Unproven has the targets of which the search ended before it was certain that they
	// are no nearer than the last of Routes, by ID. Where it is empty, Routes is certain.
	Unproven []Unproven
}

// An Unproven target is one of which the search ended before it was done.
type Unproven struct {
	Target credential.ID
	Best   *Route // the best route found, not proven best; nil if none
	Bound  Bound  // no route to it is better
}

// quickLimit is the effort of a first look at each target. What it does not solve it
// bounds, and the nearest bounds are solved first.
const quickLimit = 16

// Nearest returns the n targets that are nearest by the rank of the query: the earliest
// proven finish, the lowest cost or the fewest steps. Targets are the roles in which no
// job of the record goes on on Start, and what one is awarded for its own sake and does not
// have in force on that day: degrees, diplomas, certificates, certifications and licenses. Exams, courses, memberships and
// clearances are means, and classes are names for several; ask [Planner.Best] for these.
// Query.Target is not looked at, and Limit is the effort for each target. Targets without
// a route are left out.
//
// A target is solved only as long as its bound does not show that it is no nearer than n
// others. The error is a [*QueryError] if the question makes no sense or n is below one,
// and that of the context if it ended; with that come the targets found until then.
func (p *Planner) Nearest(ctx context.Context, q Query, n int) (Nearest, error) {
	if n < 1 {
		return Nearest{}, &QueryError{Field: "n", Message: fmt.Sprintf("%d is below one; say how many targets to look for", n)}
	}
	found, err := p.candidates(q)
	if err != nil {
		return Nearest{}, err
	}
	for _, c := range found {
		c.solve(ctx, min(quickLimit, c.compiled.Limit), solve.QuickBest)
	}
	for {
		found = slices.DeleteFunc(found, (*candidate).hasNoRoute)
		slices.SortFunc(found, (*candidate).compare)
		next := nextOf(found, n)
		if next == nil || ctx.Err() != nil {
			break
		}
		next.solve(ctx, next.compiled.Limit, solve.Best)
		next.tried = true
	}
	var nearest Nearest
	for _, c := range found {
		if len(nearest.Routes) == n {
			break
		}
		if c.stopped != nil {
			stopped := limitError(ctx, c.compiled, c.stopped)
			nearest.Unproven = append(nearest.Unproven, Unproven{Target: c.target, Best: stopped.Best, Bound: stopped.Bound})
			continue
		}
		s := c.compiled.withOptions(ctx, c.solution)
		nearest.Routes = append(nearest.Routes, c.compiled.ifRenewed(ctx, s.Solution).addTo(extract(c.compiled, s)))
	}
	slices.SortFunc(nearest.Unproven, func(a, b Unproven) int { return cmp.Compare(a.Target, b.Target) })
	return nearest, ctx.Err()
}

// goals returns what is reached for its own sake, in ID order of each kind.
func (p *Planner) goals() []credential.ID {
	var ids []credential.ID
	for entry := range p.catalog.Credentials() {
		switch entry.Kind {
		case credential.Degree, credential.Diploma, credential.Certificate, credential.Certification, credential.License:
			ids = append(ids, entry.ID)
		}
	}
	for role := range p.catalog.Roles() {
		ids = append(ids, role.ID)
	}
	return ids
}

// A candidate is a target that may be among the nearest.
type candidate struct {
	target   credential.ID
	compiled *compiled
	tried    bool              // with all the effort of the query
	solution *problem.Solution // the best; nil: there is none, or it is not proven
	stopped  *solve.Stopped    // why it is not proven; nil: it is, or there is none
}

// candidates returns the targets of a query that the record does not have on its Start.
func (p *Planner) candidates(q Query) ([]*candidate, error) {
	var all []*candidate
	var j *judge
	for _, target := range p.goals() {
		q.Target = target
		asked, err := checked(p.proofs, p.currency, q)
		if err != nil {
			return nil, err
		}
		if j == nil {
			j = &judge{catalog: p.catalog, person: personOf(p.proofs, q.Record, q.Start), day: q.Start.DayNumber()}
		}
		if j.isHeld(target).Status < Met && !j.worksIn(target) {
			all = append(all, &candidate{target: target, compiled: compile(reachOf(asked))})
		}
	}
	return all, nil
}

// worksIn reports whether a job of the record in a role goes on on the day.
func (j *judge) worksIn(role credential.ID) bool {
	return slices.ContainsFunc(j.person.jobs, func(w worked) bool {
		return w.Role == role && firstOf(w.From) <= j.day && j.day < endOf(w.Until)
	})
}

// A solver looks for the best solution of a problem with so much effort.
type solver func(ctx context.Context, p *problem.Problem, limit int) (*problem.Solution, error)

// solve solves the candidate with so much effort, or bounds it.
func (c *candidate) solve(ctx context.Context, limit int, best solver) {
	c.stopped = nil
	solution, err := best(ctx, &c.compiled.problem, limit)
	if c.solution = solution; err != nil && !errors.As(err, &c.stopped) {
		panic(fmt.Sprintf("pathway: search ended with %v", err))
	}
}

// hasNoRoute reports whether it is certain that no route leads to the target.
func (c *candidate) hasNoRoute() bool { return c.solution == nil && c.stopped == nil }

// key returns the key of the solution, or what none is better than.
func (c *candidate) key() problem.Key {
	if c.stopped != nil {
		return c.stopped.Bound
	}
	return c.compiled.keyOf(c.solution)
}

// compare orders candidates by their keys, of what ties those that are not solved first,
// then by ID.
func (c *candidate) compare(other *candidate) int {
	switch order := c.key().Compare(other.key()); {
	case order != 0:
		return order
	case (c.stopped == nil) != (other.stopped == nil):
		if c.stopped != nil {
			return -1
		}
		return 1
	}
	return cmp.Compare(c.target, other.target)
}

// nextOf returns the first of some candidates in order that was not given all its effort
// and may be among the n nearest; nil: there is none.
func nextOf(found []*candidate, n int) *candidate {
	for _, c := range found {
		switch {
		case n == 0:
			return nil
		case c.stopped == nil:
			n--
		case !c.tried:
			return c
		}
	}
	return nil
}
