package solve

import (
	"cmp"
	"slices"
)

// dear is the cost of what cannot be had.
const dear = int64(1) << 60

// A landmark is steps of which every solution has one, at least.
type landmark struct {
	steps []int
	cost  int64 // what all of its steps cost at least
}

// A bounder bounds from below what steps must still cost: it finds landmarks, takes
// from the cost of their steps what each of them costs at least, and so on, as
// long as something has to be paid (LM-cut, Helmert and Domshlak 2009). What is
// left of the cost of a step is what a solution with that step costs more than
// the bound.
type bounder struct {
	w     *web
	ready *relaxed // without limits: which feeds can count at all
	pools map[int]*pool
	goals []int   // the knots that must hold
	in    []int   // steps that are taken; what they need is among the goals
	may   stepSet // steps that may be taken
	late  *late   // the last days of use

	cost  []int64 // by step: what is left of it
	steps []int64 // by step: its cost with the dearest of what it needs
	knots []int64 // by knot: the cost of the dearest step that it takes

	reached []bool // by knot: whether a goal can rest on it
}

// bound returns what the goals still cost at least; ok is false if they cannot be
// met. It uses up c.cost.
func (c *bounder) bound() (least int64, ok bool) {
	wave := c.fill(c.goals)
	for {
		k := c.dearest()
		switch {
		case c.knots[k] == dear:
			return least, false
		case c.knots[k] == 0:
			return least, true
		}
		mark := c.cut(k)
		least += mark.cost
		for _, i := range mark.steps {
			c.cost[i] -= mark.cost
			wave.steps[i] = true
		}
		c.w.run(wave, c.lowerKnot, c.lowerStep)
	}
}

// fill computes the cost of some knots, and of every knot and step that they can
// rest on.
func (c *bounder) fill(knots []int) *wave {
	c.steps = make([]int64, len(c.w.roots))
	c.knots = make([]int64, len(c.w.knots))
	for i := range c.steps {
		c.steps[i] = dear
		if c.w.p.Steps[i].Given {
			c.steps[i] = 0
		}
	}
	for _, i := range c.in {
		c.steps[i] = 0
	}
	for k := range c.knots {
		c.knots[k] = dear
	}
	wave := c.w.newWave(false)
	for _, k := range knots {
		c.reach(wave, k)
	}
	c.reached = slices.Clone(wave.knots)
	c.w.run(wave, c.lowerKnot, c.lowerStep)
	return wave
}

// reach adds to a wave what a knot can rest on.
func (c *bounder) reach(v *wave, k int) {
	if v.knots[k] {
		return
	}
	v.knots[k] = true
	knot := &c.w.knots[k]
	for _, part := range knot.of {
		c.reach(v, part)
	}
	if knot.leaf == nil {
		return
	}
	for _, f := range knot.leaf.Feeds {
		if i := f.Step; !v.steps[i] && c.steps[i] != 0 && c.may.has(i) {
			v.steps[i] = true
			c.reach(v, c.w.roots[i])
		}
	}
}

// dearest returns the dearest of the knots that must hold.
func (c *bounder) dearest() int {
	most := c.goals[0]
	for _, k := range c.goals {
		if c.knots[k] > c.knots[most] {
			most = k
		}
	}
	return most
}

func (c *bounder) lowerKnot(k int) bool {
	if !c.reached[k] {
		return false
	}
	cost := c.price(k)
	if cost >= c.knots[k] {
		return false
	}
	c.knots[k] = cost
	return true
}

func (c *bounder) lowerStep(i int) bool {
	if !c.may.has(i) || c.ready.begin[i] > c.late.begin[i] {
		return false
	}
	cost := min(dear, c.cost[i]+c.knots[c.w.roots[i]])
	if cost >= c.steps[i] {
		return false
	}
	c.steps[i] = cost
	return true
}

// price returns the cost of the dearest step that a knot takes, if it takes the
// cheapest.
func (c *bounder) price(k int) int64 {
	knot := &c.w.knots[k]
	switch {
	case c.ready.day[k] > c.late.knot[k]:
		return dear
	case knot.leaf == nil:
		return c.group(knot)
	}
	switch g := knot.leaf; g.Op {
	case Source:
		return c.cheapest(k)
	case Lump:
		return c.pool(k)
	case Rate:
		if c.w.rateTime(k, Never, 0) <= c.late.knot[k] {
			return 0
		}
		return c.cheapest(k)
	case From:
		if g.N <= c.late.knot[k] {
			return 0
		}
		return dear
	}
	panic("solve: no such gate")
}

func (c *bounder) group(k *knot) int64 {
	switch {
	case k.n <= 0:
		return 0
	case k.n > len(k.of):
		return dear
	case k.n == len(k.of):
		most := int64(0)
		for _, part := range k.of {
			most = max(most, c.knots[part])
		}
		return most
	}
	return c.knots[c.byCost(k.of)[k.n-1]]
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

// cut returns a landmark of a knot that has to be paid for: going back from it
// by what it cannot do without, over steps that cost nothing, it comes to steps
// that cost something, of which one must be taken.
func (c *bounder) cut(k int) landmark {
	b := &back{c: c, knots: make([]bool, len(c.w.knots)), steps: make([]bool, len(c.w.roots))}
	b.walk(k)
	slices.Sort(b.cut)
	if len(b.cut) > 1 {
		b.cut = c.first(b.cut)
	}
	mark := landmark{steps: b.cut, cost: dear}
	for _, i := range b.cut {
		mark.cost = min(mark.cost, c.cost[i])
	}
	return mark
}

// A back is a walk back from a knot.
type back struct {
	c            *bounder
	knots, steps []bool // seen
	cut          []int
}

func (b *back) walk(k int) {
	if b.knots[k] || b.c.knots[k] == dear {
		return
	}
	b.knots[k] = true
	knot := &b.c.w.knots[k]
	if knot.leaf == nil {
		for _, part := range b.c.byCost(knot.of)[knot.n-1:] {
			b.walk(part)
		}
		return
	}
	if knot.leaf.Op == Lump {
		for _, f := range b.c.share(k) {
			b.step(f.Step)
		}
		return
	}
	days := b.c.ready.feedDays(k)
	for at, f := range knot.leaf.Feeds {
		if days[at] <= b.c.late.knot[k] {
			b.step(f.Step)
		}
	}
}

func (b *back) step(i int) {
	if b.steps[i] || b.c.steps[i] == dear {
		return
	}
	b.steps[i] = true
	if b.c.cost[i] > 0 {
		b.cut = append(b.cut, i)
		return
	}
	b.walk(b.c.w.roots[i])
}

// first returns the steps of a cut that can be taken without any other of it:
// one of those comes first in every solution.
func (c *bounder) first(cut []int) []int {
	may := slices.Clone(c.may)
	for _, i := range cut {
		may.drop(i)
	}
	without := &bounder{w: c.w, ready: c.ready, pools: c.pools, in: c.in, may: may, late: c.late, cost: make([]int64, len(c.cost))}
	var needs []int
	for _, i := range cut {
		needs = append(needs, c.w.roots[i])
	}
	without.fill(needs)
	return slices.DeleteFunc(cut, func(i int) bool { return without.knots[c.w.roots[i]] == dear })
}
