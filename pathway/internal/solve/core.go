package solve

import (
	"context"
	"maps"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Core returns leaves that alone make a problem impossible: if all other leaves
// are taken as met there is still no solution, and taking any one of them as met
// opens one (a minimal unsatisfiable core, found by deletion). They are in the
// order in which the rules lead to them from the goal, and do not depend on the
// order of solutions. The problem must have no solution. The error is a *Stopped,
// if deciding took too long.
func Core(ctx context.Context, p *problem.Problem, limit int) ([]*problem.Gate, error) {
	waived := map[*problem.Gate]bool{}
	days := relax.NewGraphApart(p).Earliest(nil, p.Horizon)
	var core []*problem.Gate
	// What is deepest is tried last, so that it is kept: it is the cause.
	for _, leaf := range reachedLeaves(p) {
		waived[leaf] = true
		without := days.Without(leaf)
		if leaf.Since != nil {
			waived[leaf.Since] = true
			without = without.Without(leaf.Since)
		}
		possible, err := isPossible(ctx, p, without, limit, waived)
		switch {
		case err != nil:
			return nil, err
		case possible:
			delete(waived, leaf)
			delete(waived, leaf.Since)
			core = append(core, leaf)
		default:
			days = without
		}
	}
	return core, nil
}

// isPossible reports whether a problem has a solution if some leaves are taken as
// met; days are its earliest ones then.
func isPossible(ctx context.Context, p *problem.Problem, days *relax.Earliest, limit int, waived map[*problem.Gate]bool) (bool, error) {
	if days.Goal() > p.Last() {
		return false, nil
	}
	if set, ok := days.RelaxedPlan(waived); ok && isSolvedBy(ctx, waive(p, waived, set), set) {
		return true, nil
	}
	all := make([]int, len(p.Steps))
	for i := range all {
		all[i] = i
	}
	q := waive(p, waived, all)
	if q.Order = problem.BySoonest; isPermanent(q) { // any order will do
		q.Order = problem.ByFewest // landmark branching finds out sooner
	}
	for _, err := range Solutions(ctx, q, limit) {
		return err == nil, err
	}
	return false, nil
}

// isSolvedBy reports whether a set of steps reaches the goal. It looks at no prices,
// so if there is a budget it does not say.
func isSolvedBy(ctx context.Context, p *problem.Problem, set []int) bool {
	if p.Budget < problem.NoBudget {
		return false
	}
	q := schedule.Restrict(ctx, p, set)
	s, _ := q.Soonest(q.Set, q.Last(), false)
	return s != nil
}

// waive returns a problem with some leaves of the goal, of some steps, and of what has to
// hold for what they give to stay in force, taken as met. What an accrual counts from is
// asked for with it, and waived with it alone.
func waive(p *problem.Problem, waived map[*problem.Gate]bool, steps []int) *problem.Problem {
	waived = maps.Clone(waived)
	for _, leaf := range p.Leaves() {
		if leaf.Since != nil {
			waived[leaf.Since] = waived[leaf]
		}
	}
	gate := func(g *problem.Gate) *problem.Gate { return waiveIn(g, waived) }
	q := *p
	q.Steps = slices.Clone(p.Steps)
	for _, i := range steps {
		q.Steps[i].Needs = q.Steps[i].Needs.Map(gate)
	}
	q.Lapsings = slices.Clone(p.Lapsings)
	for l := range q.Lapsings {
		q.Lapsings[l].While = gate(q.Lapsings[l].While)
	}
	q.Goal = p.Goal.Map(gate)
	return &q
}

func waiveIn(g *problem.Gate, waived map[*problem.Gate]bool) *problem.Gate {
	if g == nil || waived[g] {
		return nil
	}
	if g.Op != problem.AtLeast {
		return g
	}
	group := *g
	group.Of = nil
	for _, part := range g.Of {
		group.Of = append(group.Of, waiveIn(part, waived))
	}
	return &group
}

// reachedLeaves returns the leaves of the goal, of the steps that feed them and of what
// has to hold for what these give to stay in force, and so on, each once, without those that the caller did not tag. What an accrual counts
// from is no leaf of its own.
func reachedLeaves(p *problem.Problem) []*problem.Gate {
	var leaves []*problem.Gate
	seen := map[*problem.Gate]bool{}
	stepSeen := make([]bool, len(p.Steps))
	for _, leaf := range p.Leaves() {
		seen[leaf.Since] = true
	}
	add := func(g *problem.Gate) {
		if !seen[g] && g.Tag != 0 {
			seen[g] = true
			leaves = append(leaves, g)
		}
	}
	p.Goal.Leaves(add)
	for at := 0; at < len(leaves); at++ {
		for _, f := range leaves[at].Supporters() {
			if f.Term > 0 {
				p.Lapsings[f.Term-1].While.Leaves(add)
			}
			if !stepSeen[f.Step] {
				stepSeen[f.Step] = true
				p.Steps[f.Step].Needs.Leaves(add)
			}
		}
	}
	return leaves
}
