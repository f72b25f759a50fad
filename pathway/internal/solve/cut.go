package solve

import (
	"cmp"
	"slices"
)

// cut returns a landmark of a knot that has to be paid for: going back from it
// by what it cannot do without, over steps that cost nothing, it comes to steps
// that cost something, of which one must be taken. Where amounts are asked for,
// it may be that so many must be.
func (c *bounder) cut(k int) landmark {
	b := &back{c: c, knots: newBitset(len(c.w.knots)), steps: newBitset(len(c.w.roots))}
	b.walk(k)
	mark := landmark{steps: c.narrowed(k, b.cut), cost: dear}
	for _, i := range mark.steps {
		mark.cost = min(mark.cost, c.cost[i])
	}
	if b.counts {
		if shared := c.shared(k); shared.total() < int64(len(mark.steps))*full {
			return shared
		}
	}
	return mark
}

// A back is a walk back from a knot.
type back struct {
	c            *bounder
	knots, steps bitset // seen
	cut          []int
	counts       bool // some knot asks for several
}

func (b *back) walk(k int) {
	if b.knots.has(k) || b.c.knots[k] == dear {
		return
	}
	b.knots.add(k)
	knot := &b.c.w.knots[k]
	switch {
	case knot.leaf == nil:
		b.counts = b.counts || knot.n > 1 && knot.n < len(knot.of)
		for _, part := range b.c.byCost(knot.of)[knot.n-1:] {
			b.walk(part)
		}
	case knot.leaf.Op == Lump:
		b.counts = true
		for _, f := range b.c.needed(k) {
			b.step(f.Step)
		}
	default:
		days := b.c.ready.feedDays(k)
		for at, f := range knot.leaf.Feeds {
			if days[at] <= b.c.late.knot[k] {
				b.step(f.Step)
			}
		}
	}
}

func (b *back) step(i int) {
	if b.steps.has(i) || b.c.steps[i] == dear {
		return
	}
	b.steps.add(i)
	if b.c.cost[i] > 0 {
		b.cut = append(b.cut, i)
		return
	}
	b.walk(b.c.w.roots[i])
}

// narrowed returns the steps of a cut without as many as can be, the cheapest
// first, so that still one of them must be taken for a knot to hold (Haslum,
// Slaney and Thiebaux 2012).
func (c *bounder) narrowed(k int, cut []int) []int {
	if len(cut) == 1 {
		return cut
	}
	slices.SortFunc(cut, func(a, b int) int { return cmp.Or(cmp.Compare(c.cost[a], c.cost[b]), a-b) })
	may := slices.Clone(c.may)
	for _, i := range cut {
		may.drop(i)
	}
	r := c.reach(may)
	kept := slices.DeleteFunc(cut, func(i int) bool { return r.let(i, k) })
	slices.Sort(kept)
	return kept
}
