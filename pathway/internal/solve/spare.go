package solve

import "slices"

// hasSpare reports whether every set below a node that reaches the goal has a
// step to spare: one of the node by which nothing can come to hold that bears on
// the goal and does not hold without it.
func (d *divider) hasSpare(n *node, c *bounder) bool {
	return slices.ContainsFunc(n.set, func(i int) bool { return !d.canMatter(n.set, i, c) })
}

// canMatter reports whether something that a step of a set bears on, and that
// may bear on the goal, does not hold without the step.
func (d *divider) canMatter(set []int, i int, c *bounder) bool {
	without := d.all.reach(d.members(set, i))
	seen := newBitset(len(d.web.knots))
	for todo := []int{d.web.root}; len(todo) > 0; {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen.has(k) || without.knots.has(k) {
			continue
		}
		seen.add(k)
		knot := &d.web.knots[k]
		todo = append(todo, knot.of...)
		if knot.leaf == nil {
			continue
		}
		for _, f := range knot.leaf.Feeds {
			switch j := f.Step; {
			case j == i:
				return true
			case c.may.has(j) && !without.steps.has(j):
				todo = append(todo, d.web.roots[j])
			}
		}
	}
	return false
}

// members returns a set of steps without one of them.
func (d *divider) members(set []int, without int) bitset {
	some := newBitset(len(d.p.Steps))
	for _, i := range set {
		if i != without {
			some.add(i)
		}
	}
	return some
}
