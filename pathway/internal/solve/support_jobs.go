package solve

// The part of the bound that knows of jobs: what work takes, and in which order jobs begin.

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
)

// jobOrder returns, by job of n, which others have begun before it: those that it rests on,
// and those that were picked as the first to feed a leaf which it feeds too. What does not
// count, since it came too early or is too much of its kind, feeds nothing. ok is false if
// the order runs in a circle.
func (e supportBranching) jobOrder(n *node) (before map[int][]int, ok bool) {
	before = map[int][]int{}
	for _, job := range n.set {
		if e.p.Steps[job].Rate > 0 {
			before[job] = nil
		}
	}
	if len(before) == 0 {
		return nil, true
	}
	for job := range before {
		e.addRests(before, n, job)
	}
	for _, s := range n.supports {
		if s.leaf.Op != problem.Accrual || len(s.steps) == 0 || !s.leaf.Within.IsZero() || s.leaf.Since != nil || s.leaf.AtMost != nil {
			continue
		}
		for job := range before {
			if first := s.steps[0].Step; job != first && s.leaf.FedBy(job) && !slices.Contains(before[job], first) {
				before[job] = append(before[job], first)
			}
		}
	}
	for job := range before {
		if e.isBefore(before, job, job, map[int]bool{}) {
			return nil, false
		}
	}
	return before, true
}

// addRests adds to what has begun before a job the jobs that it rests on by the supports of n.
func (e supportBranching) addRests(before map[int][]int, n *node, job int) {
	seen := map[int]bool{}
	var visit func(owner int)
	visit = func(owner int) {
		for s := range n.allSupports() {
			if s.owner != owner {
				continue
			}
			for _, f := range s.steps {
				if seen[f.Step] {
					continue
				}
				seen[f.Step] = true
				if e.p.Steps[f.Step].Rate > 0 {
					before[job] = append(before[job], f.Step)
				}
				visit(f.Step)
			}
		}
	}
	visit(job)
}

// isBefore reports whether one job has begun before another.
func (e supportBranching) isBefore(before map[int][]int, first, job int, seen map[int]bool) bool {
	for _, other := range before[job] {
		if other == first {
			return true
		}
		if !seen[other] {
			seen[other] = true
			if e.isBefore(before, first, other, seen) {
				return true
			}
		}
	}
	return false
}

// lastOf returns the earliest day on which the last of those of some steps can begin that are
// jobs which begin anew, each so long after another as it must; a day before the start if
// there are none.
func (e supportBranching) lastOf(r *relax.Earliest, steps []int) int {
	var begins []int
	for _, i := range steps {
		if e.p.Steps[i].Anew {
			begins = append(begins, r.Begin[i])
		}
	}
	slices.Sort(begins)
	last := e.p.Start - 1
	for k, begin := range begins {
		if k > 0 {
			begin = max(begin, days.Add(last, e.p.Between))
		}
		last = begin
	}
	return last
}

// workFor returns the fewest days of work that an accrual asks for.
func (e supportBranching) workFor(g *problem.Gate) int {
	rate := max(1, e.fastest(g))
	if g.Cap > 0 {
		rate = min(rate, g.Cap)
	}
	return (g.N + rate - 1) / rate
}

// workOf returns the work that owner asks for by the supports of n.
func (e supportBranching) workOf(n *node, r *relax.Earliest, owner int) []relax.Work {
	var all []relax.Work
	for _, s := range n.supports {
		if s.owner == owner && s.leaf.Op == problem.Accrual && len(s.steps) > 0 && len(s.leaf.Fixed) == 0 {
			first := r.Begin[s.steps[0].Step] // nothing feeds it before
			all = append(all, relax.Work{Leaf: s.leaf, From: first, Days: e.workFor(s.leaf)})
		}
	}
	return all
}
