package solve

import (
	"context"
	"slices"
)

// A Swapped is a step in the place of another, and the day on which the set then
// finishes.
type Swapped struct {
	Step, Finish int
}

// A Swapper puts other steps in the place of a step of a set.
type Swapper struct {
	p *Problem
	c *census
}

// Swapper returns the swapper of a problem.
func (p *Problem) Swapper() *Swapper { return &Swapper{p, p.newCensus()} }

// Swaps returns those of some steps with which a set, with each in the place of
// step i, reaches the goal by the deadline and within the budget, in the order
// given. Of twins one is scheduled for all.
func (w *Swapper) Swaps(ctx context.Context, set []int, i int, others []int) []Swapped {
	rest := slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i })
	firsts := map[int]trial{}
	var swapped []Swapped
	for _, j := range others {
		got, had := firsts[w.twins(j)]
		if !had {
			got = w.p.try(ctx, rest, j)
			firsts[w.twins(j)] = got
		}
		if got.does && got.known <= w.p.Budget-w.p.Steps[j].price().sum {
			swapped = append(swapped, Swapped{j, got.finish})
		}
	}
	return swapped
}

// twins returns a number that twins share, and no other steps.
func (w *Swapper) twins(j int) int {
	if w.c.twins[j] > 0 {
		return w.c.twins[j]
	}
	return -1 - j
}

// A trial is what came of a set with another step in the place of one.
type trial struct {
	finish int
	known  int64 // the known prices of the others and, if there is a budget, of renewals
	does   bool
}

// try puts step j beside the rest of a set.
func (p *Problem) try(ctx context.Context, rest []int, j int) trial {
	at, _ := slices.BinarySearch(rest, j)
	set := slices.Insert(slices.Clone(rest), at, j)
	q := p.project(ctx, set)
	s, finish := q.schedule(q.set, q.anyTerms(), q.last(), false)
	got := trial{finish: finish, does: s != nil && s.begin[q.set[at]] != Never}
	for _, k := range rest {
		got.known += p.Steps[k].price().sum
	}
	if got.does && p.Budget < NoBudget {
		plan, ok := q.cheapest(q.set, finish)
		got.known, got.does = got.known+plan.cost, ok
	}
	return got
}
