package solve

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// checkFinish reports a goal that holds before the day of the finish.
func (b *ledger) checkFinish(s *problem.Solution) error {
	for day := b.p.Start; day < s.Finish; day++ {
		if b.goal(day) {
			return fmt.Errorf("the goal holds on day %d already", day)
		}
	}
	return nil
}

// checkTurns reports a job that begins on a day on which none may begin.
func (b *ledger) checkTurns(s *problem.Solution) error {
	for _, span := range s.Jobs {
		if !b.turns(s.Set, span.From, 0) {
			return fmt.Errorf("job %d begins on day %d, on which no job may begin", span.Step, span.From)
		}
	}
	return nil
}

// turns reports whether a job of a set may begin on a day: the first, one on which
// an edition begins to be in force, or one on which a leaf comes to hold. Leaves fed
// by steps that are set apart make no such day.
func (b *ledger) turns(set []int, day int, apart uint) bool {
	if day == b.p.Start {
		return true
	}
	turns := false
	gate := func(g *problem.Gate) {
		g.Leaves(func(leaf *problem.Gate) {
			turns = turns || b.holds(leaf, day) && !b.holds(leaf, day-1) && !b.restsOn(leaf, apart)
		})
	}
	condition := func(c problem.Condition) {
		for _, e := range c.Editions {
			turns = turns || e.From == day
			gate(e.Gate)
		}
		gate(c.Offer)
	}
	for _, i := range set {
		condition(b.p.Steps[i].Needs)
	}
	condition(b.p.Goal)
	return turns
}

// restsOn reports whether a leaf is fed by one of some steps that have begun.
func (b *ledger) restsOn(leaf *problem.Gate, steps uint) bool {
	return slices.ContainsFunc(leaf.Feeds, func(f problem.Feed) bool { return steps>>f.Step&1 == 1 })
}

// checkUses judges what a solution says that it rests on.
func (b *ledger) checkUses(s *problem.Solution) error {
	all := tagged(b.p)
	for _, use := range s.Uses {
		leaf := all[use.Leaf.Tag]
		if leaf == nil || !b.holds(leaf, use.Day) {
			return fmt.Errorf("leaf %d does not hold on day %d", use.Leaf.Tag, use.Day)
		}
		for _, i := range use.Steps {
			if !slices.ContainsFunc(leaf.Feeds, func(f problem.Feed) bool { return f.Step == i }) {
				return fmt.Errorf("step %d does not feed leaf %d", i, leaf.Tag)
			}
		}
	}
	return nil
}

// tagged returns the gates of a problem by their tags.
func tagged(p *problem.Problem) map[int]*problem.Gate {
	tagged := map[int]*problem.Gate{}
	everyGate(p, func(g *problem.Gate) { tagged[g.Tag] = g })
	return tagged
}

// resting judges what work may be left off for.
var resting = []check{(*ledger).checkTurns, (*ledger).checkUses}

// checkIdle reports spans of one job that run on, and one that could as well end a
// day sooner for all that the solution rests on. Where something else is collected
// a job goes on until enough was done, though the rest might have come by itself.
func (b *ledger) checkIdle(s *problem.Solution) error {
	for k, span := range s.Jobs {
		if k > 0 && s.Jobs[k-1].Step == span.Step && s.Jobs[k-1].Until == span.From {
			return fmt.Errorf("job %d goes on from day %d as another step", span.Step, span.From)
		}
		if less := shorter(s, k); !helped(b.p, span.Step) && judged(b.p, less, replay, resting) == nil {
			return fmt.Errorf("job %d from day %d serves nothing on its last day", span.Step, span.From)
		}
	}
	return nil
}

// helped reports whether a leaf that a job feeds collects something anyway.
func helped(p *problem.Problem, job int) (helped bool) {
	everyGate(p, func(g *problem.Gate) {
		helped = helped || len(g.Fixed) > 0 && slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return f.Step == job })
	})
	return helped
}

// shorter returns a solution with one of its jobs ended a day sooner.
func shorter(s *problem.Solution, k int) *problem.Solution {
	less := *s
	less.Jobs = slices.Clone(s.Jobs)
	if less.Jobs[k].Until--; less.Jobs[k].Until == less.Jobs[k].From {
		less.Jobs = slices.Delete(less.Jobs, k, k+1)
	}
	return &less
}
