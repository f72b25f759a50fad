package solve

import (
	"context"
	"slices"
)

// Core returns leaves that alone make a problem impossible: if all other leaves
// are taken as met there is still no solution, and taking any one of them as met
// opens one. They are in the order in which the rules lead to them from the goal,
// and do not depend on the order of solutions. The problem must have no solution.
// The error is a *Stopped, if deciding took too long.
func (p *Problem) Core(ctx context.Context, limit int) ([]*Gate, error) {
	waive := map[*Gate]bool{}
	days := p.newWebApart().relax(nil, p.Horizon)
	var core []*Gate
	// What is deepest is tried last, so that it is kept: it is the cause.
	for _, leaf := range p.reachedLeaves() {
		waive[leaf] = true
		without := days.without(leaf)
		possible, err := without.possible(ctx, limit, waive)
		switch {
		case err != nil:
			return nil, err
		case possible:
			delete(waive, leaf)
			core = append(core, leaf)
		default:
			days = without
		}
	}
	return core, nil
}

// possible reports whether there is a solution if some leaves are taken as met, of
// which r are the relaxed days.
func (r *relaxed) possible(ctx context.Context, limit int, waive map[*Gate]bool) (bool, error) {
	p := r.w.p
	if r.goal() > p.last() {
		return false, nil
	}
	if set, ok := r.sketch(waive); ok && p.waived(waive, set).isSolvedBy(ctx, set) {
		return true, nil
	}
	q := p.waived(waive, p.allSteps())
	if q.Order = BySoonest; q.lasting() { // any order will do
		q.Order = ByFewest // a divider finds out sooner
	}
	for _, err := range q.Solutions(ctx, limit) {
		return err == nil, err
	}
	return false, nil
}

// isSolvedBy reports whether a set of steps reaches the goal. It looks at no prices,
// so if there is a budget it does not say.
func (p *Problem) isSolvedBy(ctx context.Context, set []int) bool {
	if p.Budget < NoBudget {
		return false
	}
	q := p.project(ctx, set)
	s, _ := q.schedule(q.set, q.anyTerms(), q.last(), false)
	return s != nil
}

// waived returns the problem with some leaves of the goal, and of some steps, taken
// as met.
func (p *Problem) waived(waive map[*Gate]bool, steps []int) *Problem {
	q := *p
	q.Steps = slices.Clone(p.Steps)
	for _, i := range steps {
		step := &q.Steps[i]
		step.If = step.If.waived(waive)
		step.Needs = waivedEditions(step.Needs, waive)
	}
	q.Goal = p.Goal.waived(waive)
	q.GoalEditions = waivedEditions(p.GoalEditions, waive)
	return &q
}

// allSteps returns every step.
func (p *Problem) allSteps() []int {
	steps := make([]int, len(p.Steps))
	for i := range steps {
		steps[i] = i
	}
	return steps
}

func waivedEditions(editions []Edition, waive map[*Gate]bool) []Edition {
	var waived []Edition
	for _, e := range editions {
		e.Gate = e.Gate.waived(waive)
		waived = append(waived, e)
	}
	return waived
}

func (g *Gate) waived(waive map[*Gate]bool) *Gate {
	if g == nil || waive[g] {
		return nil
	}
	if g.Op != AtLeast {
		return g
	}
	copied := *g
	copied.Of = nil
	for _, part := range g.Of {
		copied.Of = append(copied.Of, part.waived(waive))
	}
	return &copied
}

// reachedLeaves returns the leaves of the goal, and of the steps that feed
// them, and so on, each once.
func (p *Problem) reachedLeaves() []*Gate {
	var leaves []*Gate
	seen := map[*Gate]bool{}
	stepSeen := make([]bool, len(p.Steps))
	add := func(g *Gate) {
		if !seen[g] && g.Tag != 0 {
			seen[g] = true
			leaves = append(leaves, g)
		}
	}
	p.Goal.leaves(add)
	for _, e := range p.GoalEditions {
		e.Gate.leaves(add)
	}
	for at := 0; at < len(leaves); at++ {
		for _, f := range leaves[at].Feeds {
			if stepSeen[f.Step] {
				continue
			}
			stepSeen[f.Step] = true
			for _, e := range p.Steps[f.Step].Needs {
				e.Gate.leaves(add)
			}
			p.Steps[f.Step].If.leaves(add)
		}
	}
	return leaves
}
