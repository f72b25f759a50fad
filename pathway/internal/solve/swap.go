package solve

import (
	"context"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// A Swapped is a step in the place of another, and the day on which the set then
// finishes.
type Swapped struct {
	Step, Finish int
}

// A Swapper puts other steps in the place of a step of a set.
type Swapper struct {
	p     *problem.Problem
	twins []int // by step; those of one number, other than 0, are twins
}

// NewSwapper returns the swapper of a problem.
func NewSwapper(p *problem.Problem) *Swapper { return &Swapper{p, newSymmetry(p).twins} }

// Swaps returns those of some steps with which a set, with each in the place of
// step i, reaches the goal by the deadline and within the budget, in the order
// given. Of twins one is scheduled for all.
func (w *Swapper) Swaps(ctx context.Context, set []int, i int, others []int) []Swapped {
	rest := slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i })
	firsts := map[int]trial{}
	var swapped []Swapped
	for _, j := range others {
		number := w.twins[j]
		if number == 0 {
			number = -1 - j
		}
		got, tried := firsts[number]
		if !tried {
			got = w.try(ctx, rest, j)
			firsts[number] = got
		}
		if got.does && got.known <= w.p.Budget-w.p.Steps[j].Cost().Sum {
			swapped = append(swapped, Swapped{j, got.finish})
		}
	}
	return swapped
}

// A trial is what came of a set with another step in the place of one.
type trial struct {
	finish int
	known  int64 // the known prices of the others and, if there is a budget, of renewals
	does   bool
}

// try puts step j beside the rest of a set.
func (w *Swapper) try(ctx context.Context, rest []int, j int) trial {
	q := schedule.Restrict(ctx, w.p, append(slices.Clone(rest), j))
	at := slices.Index(q.Original, j)
	s, finish := q.Soonest(q.Set, q.Last(), false)
	got := trial{finish: finish, does: s != nil && s.Begun(at)}
	for _, k := range rest {
		got.known += w.p.Steps[k].Cost().Sum
	}
	if got.does && w.p.Budget < problem.NoBudget {
		plan, ok := q.Cheapest(finish)
		got.known, got.does = got.known+plan.RenewalCost().Sum, ok
	}
	return got
}
