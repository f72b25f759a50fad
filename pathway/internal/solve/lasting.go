package solve

import "slices"

// lasting reports whether what holds in a problem holds ever after, and no step
// takes hours from another. Then it makes no difference which steps support which
// leaf, but only which are taken.
func (p *Problem) lasting() bool {
	return len(p.Lapsings) == 0 && !slices.ContainsFunc(p.GoalEditions, p.changes) &&
		!slices.ContainsFunc(p.allLeaves(), p.passes) &&
		!slices.ContainsFunc(p.Steps, func(step Step) bool {
			return step.Rate > 0 || step.Load > 0 || slices.ContainsFunc(step.Needs, p.changes)
		})
}

// changes reports whether an edition is not always in force.
func (p *Problem) changes(e Edition) bool { return e.From > p.Start || e.Until < Never }

// passes reports whether a leaf may hold on one day and not on a later one, or
// asks for what was done on some days only.
func (p *Problem) passes(g *Gate) bool {
	return g.Op == Rate || g.Late != nil ||
		slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Lo > p.Start || f.Hi < Never })
}

// timeless reports whether nothing in a problem takes time or waits for a day.
func (p *Problem) timeless() bool {
	return !slices.ContainsFunc(p.Steps, func(step Step) bool {
		return step.Given && (step.Began > p.Start || step.Done > p.Start) ||
			!step.Given && (step.Takes != Length{} || step.Open != nil)
	}) && !slices.ContainsFunc(p.allLeaves(), func(g *Gate) bool { return g.Op == From && g.N > p.Start || g.Early != nil })
}
