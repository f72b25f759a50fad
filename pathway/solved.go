package pathway

import (
	"cmp"
	"context"
	"iter"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A solved question is a solution of its problem, with the other ways to take the
// steps of its set.
type solved struct {
	*problem.Solution
	options map[int][]solve.Swapped // by step of the problem, cheapest first
}

// solutions returns an iterator over the solutions, best first, no two alike. Its
// error, a *[solve.Stopped], is the last thing it yields.
func (c *compiled) solutions(ctx context.Context) iter.Seq2[*solved, error] {
	return func(yield func(*solved, error) bool) {
		for solution, err := range solve.Solutions(ctx, &c.problem, c.Limit) {
			if err != nil {
				yield(nil, err)
				return
			}
			if !yield(c.withOptions(ctx, solution), nil) {
				return
			}
		}
	}
}

// best returns the first of the solutions, or nil if there is none.
func (c *compiled) best(ctx context.Context) (*solved, error) {
	for s, err := range c.solutions(ctx) {
		return s, err
	}
	return nil, nil
}

// frontier returns the trade-offs of finish against cost of a question that ranks
// by [Cheapest], the cheapest first: each is the cheapest solution that finishes
// before the one found last, until there is none. With an error, as of solutions,
// come those that were found.
func (c *compiled) frontier(ctx context.Context) ([]*solved, error) {
	var front []*solved
	for earlier := c.problem; ; {
		solution, err := solve.Best(ctx, &earlier, c.Limit)
		if err != nil || solution == nil {
			return front, err
		}
		front = append(front, c.withOptions(ctx, solution)) // which may use all of the deadline
		earlier.Deadline = solution.Finish - 1
	}
}

// withOptions adds to a solution the other ways to take the steps of its set. A job, an
// attestation and a preparation have none.
func (c *compiled) withOptions(ctx context.Context, solution *problem.Solution) *solved {
	s := &solved{Solution: solution, options: map[int][]solve.Swapped{}}
	var swapper *solve.Swapper // made for the first step that needs one
	for _, i := range solution.Set {
		if step := &c.problem.Steps[i]; step.Rate > 0 || step.OnDemand || step.Automatic || c.steps[i].kind == Prepare {
			continue
		}
		others := c.alike(solution.Set, i)
		if len(others) == 0 {
			continue
		}
		if swapper == nil {
			swapper = solve.NewSwapper(&c.problem)
		}
		s.options[i] = swapper.Swaps(ctx, solution.Set, i, others)
		slices.SortStableFunc(s.options[i], c.compareSwaps)
	}
	return s
}

// alike returns the steps that are alike with one of a set, and in the way of none
// of the others.
func (c *compiled) alike(set []int, i int) []int {
	p := &c.problem
	groups := map[int]bool{}
	for _, k := range set {
		groups[p.Steps[k].Group] = k != i
	}
	var others []int
	for j := range p.Steps {
		step := &p.Steps[j]
		if j != i && !step.Given && step.Class == p.Steps[i].Class && !groups[step.Group] {
			others = append(others, j)
		}
	}
	return others
}

// compareSwaps orders what can stand in the place of a step by price, without a
// known one last, then by finish, what rests on nothing unknown first, then by entry and offer.
func (c *compiled) compareSwaps(a, b solve.Swapped) int {
	x, y := c.problem.Steps[a.Step].Cost(), c.problem.Steps[b.Step].Cost()
	of, other := &c.steps[a.Step], &c.steps[b.Step]
	return cmp.Or(x.Compare(y), cmp.Compare(a.Finish, b.Finish), compareBool(a.Open, b.Open),
		cmp.Compare(of.entry, other.entry), cmp.Compare(of.offerName(), other.offerName()))
}

// compareBool puts false before true.
func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// offerName returns the name of the offer taken, or "".
func (of *stepOf) offerName() string {
	if of.offer == nil {
		return ""
	}
	return of.offer.Name
}
