package solve

import "slices"

// An effort is what something takes at least: money and steps, each by itself.
type effort struct {
	price price
	steps int
	never bool
}

// unreachable is the effort of what cannot be had.
var unreachable = effort{never: true}

// less orders efforts by price.
func (a effort) less(b effort) bool {
	if a.never || b.never {
		return !a.never
	}
	return a.price.less(b.price)
}

// both returns at least what two things take together: the more of either.
func both(a, b effort) effort {
	if a.never || b.never {
		return unreachable
	}
	if a.price.less(b.price) {
		a.price = b.price
	}
	a.steps = max(a.steps, b.steps)
	return a
}

// either returns at least what one of two things takes.
func either(a, b effort) effort {
	switch {
	case a.never:
		return b
	case b.never:
		return a
	case b.price.less(a.price):
		a.price = b.price
	}
	a.steps = min(a.steps, b.steps)
	return a
}

// still returns what the gates that n has still to support take at least, and
// sets n.next to the one that takes most: the most telling to decide next.
func (e *search) still(n *node, efforts []effort) effort {
	var least, most effort
	n.next = len(n.todo) - 1
	for i, do := range n.todo {
		if len(do.picked) > 0 {
			continue
		}
		takes := e.effort(do.gate, efforts)
		if takes.never {
			continue // relaxed times leave it out
		}
		least = both(least, takes)
		if most.price.less(takes.price) {
			most, n.next = takes, i
		}
	}
	return least
}

// effortsOfAll returns what each step takes at least, itself and what it needs.
// It is the hmax of planning without deletes, grown until nothing changes, with
// the money and the steps apart.
func (e *search) effortsOfAll() []effort {
	efforts := make([]effort, len(e.p.Steps))
	for i := range efforts {
		if !e.p.Steps[i].Given {
			efforts[i] = unreachable
		}
	}
	for again := true; again; {
		again = false
		for i := range efforts {
			again = e.lower(efforts, i) || again
		}
	}
	return efforts
}

// lower lowers the effort of a step to what its needs say, and reports whether
// it was higher.
func (e *search) lower(efforts []effort, i int) bool {
	if e.relaxed.begin[i] >= Never || efforts[i] == (effort{}) {
		return false
	}
	takes := effort{}
	for _, need := range e.needs[i] {
		takes = both(takes, e.effort(need.gate, efforts))
	}
	if takes.never {
		return false
	}
	takes.price, takes.steps = takes.price.plus(e.p.Steps[i].price()), takes.steps+1
	lower := either(efforts[i], takes)
	changed := lower != efforts[i]
	efforts[i] = lower
	return changed
}

// spend lets a step of the set cost nothing more, and lowers what rests on it.
func (e *search) spend(efforts []effort, step int) {
	efforts[step] = effort{}
	changed := []int{step}
	for len(changed) > 0 {
		last := len(changed) - 1
		i := changed[last]
		changed = changed[:last]
		for _, owner := range e.owners[i] {
			if e.lower(efforts, owner) {
				changed = append(changed, owner)
			}
		}
	}
}

// ownersOf returns, for each step, the steps that it can support.
func (e *search) ownersOf() [][]int {
	owners := make([][]int, len(e.p.Steps))
	for i := range e.p.Steps {
		for _, need := range e.needs[i] {
			need.gate.leaves(func(leaf *Gate) {
				for _, f := range leaf.Feeds {
					if n := len(owners[f.Step]); n == 0 || owners[f.Step][n-1] != i {
						owners[f.Step] = append(owners[f.Step], i)
					}
				}
			})
		}
	}
	return owners
}

// effort returns what the support of a gate takes at least.
func (e *search) effort(g *Gate, efforts []effort) effort {
	switch {
	case g == nil || g.Op == From:
		return effort{}
	case g.Op == AtLeast:
		return e.effortOfParts(g, efforts)
	case g.Op == Rate && e.fixed[g]:
		return effort{}
	}
	least := unreachable
	for _, f := range g.Feeds {
		if e.relaxed.begin[f.Step] < Never {
			least = either(least, efforts[f.Step])
		}
	}
	return least
}

// effortOfParts returns what N of the parts take at least: what the N-th does.
func (e *search) effortOfParts(g *Gate, efforts []effort) effort {
	if g.N == 0 {
		return effort{}
	}
	var buffer [16]effort
	parts := buffer[:0]
	for _, part := range g.Of {
		if takes := e.effort(part, efforts); !takes.never {
			parts = append(parts, takes)
		}
	}
	if len(parts) < g.N {
		return unreachable
	}
	slices.SortFunc(parts, func(a, b effort) int {
		switch {
		case a.less(b):
			return -1
		case b.less(a):
			return 1
		}
		return 0
	})
	nth := parts[g.N-1]
	slices.SortFunc(parts, func(a, b effort) int { return a.steps - b.steps })
	nth.steps = parts[g.N-1].steps
	return nth
}
