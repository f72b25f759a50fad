package solve

import (
	"cmp"
	"context"
	"slices"
)

// dear is the cost of what cannot be had.
const dear = int64(1) << 60

// A landmark is steps of which every solution has one at least or, if they have
// shares, so many that their shares come to one.
type landmark struct {
	steps  []int
	shares []int64 // by step, of a whole
	cost   int64   // what one of it costs at least
}

// share returns the share of a step by its place.
func (m *landmark) share(at int) int64 {
	if m.shares == nil {
		return full
	}
	return m.shares[at]
}

// of returns what the landmark takes of what is left of the cost of a step by its
// place, rounded up.
func (m *landmark) of(at int, left int64) int64 {
	if m.shares == nil {
		return m.cost
	}
	return min(left, times(m.cost, m.shares[at], full)+1)
}

// total returns the sum of the shares.
func (m *landmark) total() int64 {
	sum := int64(0)
	for at := range m.steps {
		sum += m.share(at)
	}
	return sum
}

// A bounder bounds from below what steps must still cost: it finds landmarks, takes
// from the cost of their steps what each of them costs at least, and so on, as
// long as something has to be paid (LM-cut, Helmert and Domshlak 2009). What is
// left of the cost of a step is what a solution with that step costs more than
// the bound.
type bounder struct {
	ctx   context.Context // when it ends, the landmarks found so far are enough; nil: never
	w     *web
	ready *relaxed // without limits: which feeds can count at all
	pools map[int]*pool
	goals []int  // the knots that must hold
	in    []int  // steps that are taken; what they need is among the goals
	may   bitset // steps that may be taken
	late  *late  // the last days of use

	cost  []int64 // by step: what is left of it
	steps []int64 // by step: its cost with the dearest of what it needs
	knots []int64 // by knot: the cost of the dearest step that it takes

	had      bitset // steps that need not be taken
	net      *net
	free     *reach     // the knots and steps that cost nothing
	relevant *wave      // the knots and steps that a goal can rest on
	marks    []landmark // what was found
}

// bound returns what the goals still cost at least; ok is false if they cannot be
// met. It uses up c.cost.
func (c *bounder) bound() (least int64, ok bool) {
	wave := c.fill()
	for {
		k := c.dearestOf(c.goals)
		switch {
		case c.knots[k] == dear:
			return least, false
		case c.knots[k] == 0, c.ctx != nil && len(c.marks) > 0 && c.ctx.Err() != nil:
			return least, true
		}
		mark := c.cut(k)
		c.marks = append(c.marks, mark)
		least += mark.cost
		for at, i := range mark.steps {
			c.cost[i] -= mark.of(at, c.cost[i])
			wave.steps.add(i)
		}
		c.w.run(wave, c.lowerKnot, c.lowerStep)
	}
}

// fill computes the cost of the goals, and of every knot and step that they can
// rest on.
func (c *bounder) fill() *wave {
	c.steps = make([]int64, len(c.w.roots))
	c.knots = make([]int64, len(c.w.knots))
	c.had = newBitset(len(c.steps))
	for i := range c.steps {
		c.steps[i] = dear
		if c.w.p.Steps[i].Given {
			c.had.add(i)
			c.steps[i] = 0
		}
	}
	for _, i := range c.in {
		c.had.add(i)
		c.steps[i] = 0
	}
	for k := range c.knots {
		c.knots[k] = dear
	}
	c.net = c.netFor()
	c.free = &reach{c: c, net: c.net, knots: newBitset(len(c.w.knots)), steps: slices.Clone(c.had), lacks: slices.Clone(c.net.lacks)}
	for i := range slices.Clone(c.had).taken() {
		c.free.pour(i, 1)
	}
	c.relevant = c.w.newWave(false)
	for _, k := range c.goals {
		c.spread(c.relevant, k)
	}
	wave := c.given()
	c.w.run(wave, c.lowerKnot, c.lowerStep)
	return wave
}

// given returns a wave that looks at what holds without a step, and at what those
// serve that need not be taken.
func (c *bounder) given() *wave {
	wave := c.w.newWave(false)
	copy(wave.knots, c.net.idle)
	for i := range slices.Clone(c.had).taken() {
		for _, k := range c.net.serves[i] {
			wave.knots.add(int(k))
		}
		for _, p := range c.net.pours[i] {
			wave.knots.add(p.knot)
		}
	}
	return wave
}

// spread adds to a wave what a knot can rest on.
func (c *bounder) spread(v *wave, k int) {
	if v.knots.has(k) {
		return
	}
	v.knots.add(k)
	knot := &c.w.knots[k]
	for _, part := range knot.of {
		c.spread(v, part)
	}
	if knot.leaf == nil {
		return
	}
	for _, f := range knot.leaf.Feeds {
		if i := f.Step; !v.steps.has(i) && !c.had.has(i) && c.useful(i) {
			v.steps.add(i)
			c.spread(v, c.w.roots[i])
		}
	}
}

// useful reports whether a step may be taken, and in time to be of use.
func (c *bounder) useful(i int) bool {
	return c.may.has(i) && c.ready.begin[i] <= c.late.begin[i]
}

func (c *bounder) lowerKnot(k int) bool {
	if !c.relevant.knots.has(k) {
		return false
	}
	cost := c.price(k)
	if cost >= c.knots[k] {
		return false
	}
	if c.knots[k] = cost; cost == 0 {
		c.free.knots.add(k)
		for _, whole := range c.net.wholes[k] {
			c.free.lacks[whole]--
		}
	}
	return true
}

func (c *bounder) lowerStep(i int) bool {
	if !c.relevant.steps.has(i) {
		return false
	}
	cost := min(dear, c.cost[i]+c.knots[c.w.roots[i]])
	if cost >= c.steps[i] {
		return false
	}
	if c.steps[i] = cost; cost == 0 {
		c.free.steps.add(i)
		c.free.pour(i, 1)
	}
	return true
}

// price returns the cost of the dearest step that a knot takes, if it takes the
// cheapest.
func (c *bounder) price(k int) int64 {
	knot := &c.w.knots[k]
	switch {
	case c.net.vain.has(k):
		return dear
	case c.net.idle.has(k):
		return 0
	case knot.leaf == nil:
		return c.group(knot)
	case knot.leaf.Op == Lump:
		return c.pool(k)
	}
	return c.cheapest(k)
}

func (c *bounder) group(k *knot) int64 {
	switch {
	case k.n > len(k.of):
		return dear
	case k.n == len(k.of):
		return c.knots[c.dearestOf(k.of)]
	}
	return c.knots[c.byCost(k.of)[k.n-1]]
}

// dearestOf returns the first of the dearest of some knots.
func (c *bounder) dearestOf(of []int) int {
	most := of[0]
	for _, k := range of {
		if c.knots[k] > c.knots[most] {
			most = k
		}
	}
	return most
}

// byCost returns knots, the cheapest first.
func (c *bounder) byCost(of []int) []int {
	sorted := slices.Clone(of)
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(c.knots[a], c.knots[b]) })
	return sorted
}

func (c *bounder) cheapest(k int) int64 {
	least := dear
	days := c.ready.feedDays(k)
	for at, f := range c.w.knots[k].leaf.Feeds {
		if c.steps[f.Step] < least && days[at] <= c.late.knot[k] {
			least = c.steps[f.Step]
		}
	}
	return least
}
