package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
)

// A support is roundabout if it rests on steps that would do in its place: a certification
// that is earned for an exam which a course opens, where the course is what opens the
// certification. What would do holds for good once these steps are done, and so before the
// support can. The set with the support is not minimal, unless what the support has more
// serves something else; then it is found below the node that takes the other alternative.

// isRoundabout reports whether some support of n is roundabout.
func (e supportBranching) isRoundabout(n *node) bool {
	for _, s := range n.supports {
		if len(s.instead) == 0 || len(s.steps) == 0 {
			continue
		}
		for _, f := range s.steps {
			if e.p.Steps[f.Step].Given {
				continue
			}
			before := problem.NewBitset(len(e.p.Steps))
			e.addBefore(before, n, f.Step)
			if slices.ContainsFunc(s.instead, func(g *problem.Gate) bool { return e.metFor(g, before) }) {
				return true
			}
		}
	}
	return false
}

// addBefore adds to a set the steps that are done before one begins, by the supports of n.
func (e supportBranching) addBefore(before problem.Bitset, n *node, step int) {
	for _, s := range n.supports {
		if s.owner != step || s.leaf == nil || !s.leaf.UnderWay.IsZero() || s.leaf.Op == problem.Accrual {
			continue
		}
		for _, f := range s.steps {
			if !e.p.Steps[f.Step].Given && !before.Has(f.Step) {
				before.Add(f.Step)
				e.addBefore(before, n, f.Step)
			}
		}
	}
}

// metFor reports whether a gate holds for good once some steps are done.
func (e supportBranching) metFor(g *problem.Gate, done problem.Bitset) bool {
	switch {
	case g == nil:
		return true
	case e.memo.ends[g] || !g.Within.IsZero() || !g.For.IsZero():
		return false
	}
	counts := func(f problem.Feed) bool {
		return done.Has(f.Step) && f.Term == 0 && !f.Unsaid && f.Lo <= e.p.Start && f.Hi == problem.Never
	}
	switch g.Op {
	case problem.AtLeast:
		met := 0
		for _, part := range g.Of {
			if e.metFor(part, done) {
				met++
			}
		}
		return met >= g.N
	case problem.AnyOf:
		return slices.ContainsFunc(g.Feeds, counts)
	case problem.Sum:
		var feeds []problem.Feed
		for _, f := range g.Feeds {
			if counts(f) {
				feeds = append(feeds, f)
			}
		}
		return problem.TotalOf(feeds) >= g.N
	case problem.Date:
		return g.N <= e.p.Start
	case problem.Accrual:
		return false
	}
	panic("solve: no such gate")
}

// groundedCost returns what the steps still to be taken cost at least so that those that were
// chosen can be taken at all, one after the other, by whatever support. The supports of a
// node may rest on each other through jobs and alternatives that cost nothing; then something
// else is still to be paid.
func (b *supportBound) groundedCost(may problem.Bitset, last int) int64 {
	costs := slices.Clone(b.costs.all)
	var goals []int
	for _, do := range b.search.start {
		goals = append(goals, b.relax.Graph.Vertex(do.gate))
	}
	for _, i := range b.n.set {
		costs[i] = 0
		goals = append(goals, b.relax.Graph.Root(i))
	}
	c := b.relax.LMCut(relax.Needed{Goals: goals, May: may, Latest: b.relax.Latest(last)}, costs)
	least, ok := c.Bound()
	if !ok {
		return 0
	}
	return least
}
