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
	// Open: that rests on what nobody knows of the step ([problem.Doubt]). Without it the set
	// finishes later, or does not reach the goal.
	Open bool
}

// A Swapper puts other steps in the place of a step of a set.
type Swapper struct {
	p      *problem.Problem
	twins  []int       // by step; those of one number, other than 0, are twins
	doubts map[int]int // by step: the number of the doubts about it, or 0
}

// NewSwapper returns the swapper of a problem.
func NewSwapper(p *problem.Problem) *Swapper {
	s := newSymmetry(p)
	return &Swapper{p, s.twins, s.doubts()}
}

// Swaps returns those of some steps with which a set, with each in the place of
// step i, reaches the goal by the deadline and within the budget, in the order
// given. Of a step that gates have doubts about all counts that may be so; of the others
// what the problem lets count. Of twins one is scheduled for all.
func (w *Swapper) Swaps(ctx context.Context, set []int, i int, others []int) []Swapped {
	rest := slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i })
	type kind struct{ twins, doubts int }
	firsts := map[kind]outcome{}
	var swapped []Swapped
	for _, j := range others {
		like := kind{w.twins[j], w.doubts[j]}
		if like.twins == 0 {
			like.twins = -1 - j
		}
		got, tried := firsts[like]
		if !tried {
			got = w.try(ctx, rest, j)
			firsts[like] = got
		}
		left := w.p.Budget - w.p.Steps[j].Cost().Sum
		switch {
		case got.known.does && got.known.spent <= left:
			swapped = append(swapped, Swapped{Step: j, Finish: got.known.finish})
		case got.open.does && got.open.spent <= left:
			swapped = append(swapped, Swapped{Step: j, Finish: got.open.finish, Open: true})
		}
	}
	return swapped
}

// An outcome is what came of the trial of a step as far as it is known that it counts, and of
// the one in which all counts of it that may be so.
type outcome struct{ known, open trial }

// A trial is what came of a set with another step in the place of one.
type trial struct {
	finish int
	spent  int64 // the known prices of the others and, if there is a budget, of renewals
	does   bool
}

// try puts step j beside the rest of a set. What is known of it counts for nothing where the
// set finishes later by that than by all that may be so.
func (w *Swapper) try(ctx context.Context, rest []int, j int) outcome {
	set := append(slices.Clone(rest), j)
	if w.doubts[j] == 0 {
		return outcome{known: w.trial(schedule.Restrict(ctx, w.p, set), rest, j)}
	}
	got := outcome{open: w.trial(schedule.RestrictDoubted(ctx, w.p, set, j, true), rest, j)}
	if !got.open.does {
		return got
	}
	got.known = w.trial(schedule.RestrictDoubted(ctx, w.p, set, j, false), rest, j)
	got.known.does = got.known.does && got.known.finish == got.open.finish
	return got
}

// trial schedules the restriction of a problem to the rest of a set and to step j.
func (w *Swapper) trial(q *schedule.Restriction, rest []int, j int) trial {
	at := slices.Index(q.Original, j)
	s, finish := q.Soonest(q.Set, q.Last(), false)
	got := trial{finish: finish, does: s != nil && s.Begun(at)}
	for _, k := range rest {
		got.spent += w.p.Steps[k].Cost().Sum
	}
	if got.does && w.p.Budget < problem.NoBudget {
		plan, ok := q.Cheapest(finish)
		got.spent, got.does = got.spent+plan.RenewalCost().Sum, ok
	}
	return got
}
