package solve

import (
	"cmp"
	"slices"
)

// A gauge has what steps and knots cost with all that they need, if what serves
// twice is paid for twice, and so a way to get them, though not the cheapest.
type gauge struct {
	c            *bounder
	cost         []int64 // by step: above zero, so that nothing rests on itself
	steps, knots []int64
}

// gauge returns the gauge for some costs of steps; those that are dear are not
// taken.
func (c *bounder) gauge(cost []int64) *gauge {
	n := len(cost)
	all := make([]int64, n+len(c.w.knots))
	for at := range all {
		all[at] = dear
	}
	g := &gauge{c: c, cost: cost, steps: all[:n], knots: all[n:]}
	for i := range g.steps {
		if c.had.has(i) {
			g.steps[i] = 0
		}
	}
	c.w.run(c.given(), g.lowerKnot, g.lowerStep)
	return g
}

func (g *gauge) lowerKnot(k int) bool {
	if !g.c.relevant.knots.has(k) {
		return false
	}
	cost := g.price(k)
	if cost >= g.knots[k] {
		return false
	}
	g.knots[k] = cost
	return true
}

func (g *gauge) lowerStep(i int) bool {
	if !g.c.relevant.steps.has(i) {
		return false
	}
	cost := min(dear, g.cost[i]+g.knots[g.c.w.roots[i]])
	if cost >= g.steps[i] {
		return false
	}
	g.steps[i] = cost
	return true
}

// price returns what the cheapest that a knot can rest on costs.
func (g *gauge) price(k int) int64 {
	parts, feeds, ok := g.rests(k)
	if !ok {
		return dear
	}
	sum := int64(0)
	for _, part := range parts {
		sum = min(dear, sum+g.knots[part])
	}
	for _, i := range feeds {
		sum = min(dear, sum+g.steps[i])
	}
	return sum
}

// rests returns the cheapest parts, and steps, that a knot can rest on; ok is
// false if it can rest on none.
func (g *gauge) rests(k int) (parts, steps []int, ok bool) {
	c, knot := g.c, &g.c.w.knots[k]
	switch {
	case c.net.vain.has(k) || knot.n > len(knot.of):
		return nil, nil, false
	case c.net.idle.has(k):
		return nil, nil, true
	case knot.leaf == nil:
		parts := knot.of
		if knot.n < len(parts) {
			parts = slices.SortedStableFunc(slices.Values(parts), func(a, b int) int { return cmp.Compare(g.knots[a], g.knots[b]) })
		}
		return parts[:knot.n], nil, true
	case knot.leaf.Op == Lump:
		p := c.poolOf(k)
		bids, ok := p.cheapest(g.steps, c.late.knot[k], knot.leaf.N)
		for _, bid := range bids {
			steps = append(steps, p.feeds[bid.at].Step)
		}
		return nil, steps, ok
	}
	days := c.ready.feedDays(k)
	least := dear
	for at, f := range knot.leaf.Feeds {
		if g.steps[f.Step] < least && days[at] <= c.late.knot[k] {
			steps, least = []int{f.Step}, g.steps[f.Step]
		}
	}
	return nil, steps, least < dear
}

// way returns the steps by which some knots can be met at what the gauge says,
// ascending; ok is false if they cannot be met.
func (g *gauge) way(knots []int) (set []int, ok bool) {
	seen := newBitset(len(g.knots))
	for todo := slices.Clone(knots); len(todo) > 0; {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch {
		case g.knots[k] >= dear:
			return nil, false
		case seen.has(k):
			continue
		}
		seen.add(k)
		parts, steps, _ := g.rests(k)
		todo = append(todo, parts...)
		for _, i := range steps {
			if !g.c.had.has(i) {
				set = append(set, i)
				todo = append(todo, g.c.w.roots[i])
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set), true
}
