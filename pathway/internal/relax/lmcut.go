package relax

import (
	"cmp"
	"context"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// Impossible is the cost of what cannot be had.
const Impossible = int64(1) << 60

// A Landmark is steps of which every solution has one at least or, if they have
// weights, so many that their weights come to one (a disjunctive action landmark,
// and a weighted one).
type Landmark struct {
	Steps []int // ascending; with weights, in the order in which they were found
	Cost  int64 // what one of it costs at least

	weights []int64 // by step, in parts of fullWeight; nil: each has all of it
}

// weight returns the weight of a step by its place.
func (m *Landmark) weight(at int) int64 {
	if m.weights == nil {
		return fullWeight
	}
	return m.weights[at]
}

// of returns what the landmark takes of what is left of the cost of a step by its
// place, rounded up.
func (m *Landmark) of(at int, left int64) int64 {
	if m.weights == nil {
		return m.Cost
	}
	return min(left, times(m.Cost, m.weights[at], fullWeight)+1)
}

// total returns the sum of the weights.
func (m *Landmark) total() int64 {
	sum := int64(0)
	for at := range m.Steps {
		sum += m.weight(at)
	}
	return sum
}

// An LMCut bounds from below what steps must still cost: it finds landmarks, takes
// from the cost of their steps what each of them costs at least, and so on, as
// long as something has to be paid (LM-cut, Helmert and Domshlak 2009). What is
// left of the cost of a step is what a solution with that step costs more than
// the bound: its reduced cost.
type LMCut struct {
	Left      []int64    // by step: its cost, less what landmarks took of it
	Landmarks []Landmark // what was found

	rx *Relaxation
	Needed

	steps    []int64 // h-max, by step: what is left of its cost, and that of its needs
	vertices []int64 // h-max, by vertex: that of the dearest part, or of the cheapest step
	work     *worklist

	paid     problem.Bitset // given steps and those of Taken
	index    *index
	free     *Closure  // the vertices and steps that cost nothing
	relevant *worklist // the vertices and steps that a goal can rest on
}

// Needed says what an LMCut is to bound.
type Needed struct {
	Context context.Context // when it ends, the landmarks found so far are enough; nil: never
	Goals   []int           // the vertices that must hold
	Taken   []int           // steps that are paid for; what they need is among the goals
	May     problem.Bitset  // steps that may be taken
	Latest  *Latest         // the last days of use
}

// LMCut returns what bounds the given costs of steps from below. It computes h-max;
// [LMCut.Bound] finds the landmarks.
func (rx *Relaxation) LMCut(need Needed, costs []int64) *LMCut {
	g := rx.Graph
	c := &LMCut{
		rx: rx, Needed: need, Left: slices.Clone(costs),
		steps: make([]int64, len(g.roots)), vertices: make([]int64, len(g.vertices)),
		paid: problem.NewBitset(len(g.roots)), index: rx.indexOf(need.Latest),
	}
	for i := range c.steps {
		c.steps[i] = Impossible
		if g.p.Steps[i].Given {
			c.pay(i)
		}
	}
	for _, i := range c.Taken {
		c.pay(i)
	}
	for k := range c.vertices {
		c.vertices[k] = Impossible
	}
	c.free = &Closure{
		rx: rx, late: c.Latest, index: c.index,
		vertices: problem.NewBitset(len(g.vertices)), steps: slices.Clone(c.paid), lacks: slices.Clone(c.index.lacks),
	}
	for i := range slices.Clone(c.paid).Taken() {
		c.free.contribute(i, 1)
	}
	c.relevant = g.newWorklist(false)
	for _, k := range c.Goals {
		c.spread(k)
	}
	c.work = c.start()
	g.propagate(c.work, c.lowerVertex, c.lowerStep)
	return c
}

func (c *LMCut) pay(i int) {
	c.paid.Add(i)
	c.steps[i] = 0
}

// Bound returns what the goals still cost at least; ok is false if they cannot be
// met. It is to be called once.
func (c *LMCut) Bound() (least int64, ok bool) {
	for {
		k := c.dearestOf(c.Goals)
		switch {
		case c.vertices[k] == Impossible:
			return least, false
		case c.vertices[k] == 0, c.Context != nil && len(c.Landmarks) > 0 && c.Context.Err() != nil:
			return least, true
		}
		mark := c.landmark(k)
		c.Landmarks = append(c.Landmarks, mark)
		least += mark.Cost
		for at, i := range mark.Steps {
			c.Left[i] -= mark.of(at, c.Left[i])
			c.work.steps.Add(i)
		}
		c.rx.Graph.propagate(c.work, c.lowerVertex, c.lowerStep)
	}
}

// Relevant reports whether a goal can rest on a step.
func (c *LMCut) Relevant(step int) bool { return c.relevant.steps.Has(step) }

// Value returns the h-max of a step, by what landmarks have left: a solution with the
// step costs so much more than the bound at least.
func (c *LMCut) Value(step int) int64 { return c.steps[step] }

// start returns a worklist of what holds without a step, and of what those steps
// serve that need not be taken.
func (c *LMCut) start() *worklist {
	work := c.rx.Graph.newWorklist(false)
	copy(work.vertices, c.index.idle)
	for i := range slices.Clone(c.paid).Taken() {
		for _, k := range c.index.satisfies[i] {
			work.vertices.Add(int(k))
		}
		for _, contribution := range c.index.contributes[i] {
			work.vertices.Add(contribution.vertex)
		}
	}
	return work
}

// spread notes as relevant all that a vertex can rest on.
func (c *LMCut) spread(k int) {
	if c.relevant.vertices.Has(k) {
		return
	}
	c.relevant.vertices.Add(k)
	v := &c.rx.Graph.vertices[k]
	for _, part := range v.of {
		c.spread(part)
	}
	if v.leaf == nil {
		return
	}
	for _, f := range v.leaf.Feeds {
		if i := f.Step; !c.relevant.steps.Has(i) && !c.paid.Has(i) && c.useful(i) {
			c.relevant.steps.Add(i)
			c.spread(c.rx.Graph.roots[i])
		}
	}
}

// useful reports whether a step may be taken, and in time to be of use.
func (c *LMCut) useful(i int) bool {
	return c.May.Has(i) && c.rx.Earliest.Begin[i] <= c.Latest.Begin[i]
}

func (c *LMCut) lowerVertex(k int) bool {
	if !c.relevant.vertices.Has(k) {
		return false
	}
	cost := c.cost(k)
	if cost >= c.vertices[k] {
		return false
	}
	if c.vertices[k] = cost; cost == 0 {
		c.free.vertices.Add(k)
		for _, whole := range c.index.parents[k] {
			c.free.lacks[whole]--
		}
	}
	return true
}

func (c *LMCut) lowerStep(i int) bool {
	if !c.relevant.steps.Has(i) {
		return false
	}
	cost := min(Impossible, c.Left[i]+c.vertices[c.rx.Graph.roots[i]])
	if cost >= c.steps[i] {
		return false
	}
	if c.steps[i] = cost; cost == 0 {
		c.free.steps.Add(i)
		c.free.contribute(i, 1)
	}
	return true
}

// cost returns the h-max of a vertex: that of the dearest part that it asks for, or of
// the cheapest step that satisfies it.
func (c *LMCut) cost(k int) int64 {
	v := &c.rx.Graph.vertices[k]
	switch {
	case c.index.vain.Has(k):
		return Impossible
	case c.index.idle.Has(k):
		return 0
	case v.leaf == nil:
		return c.groupCost(v)
	case v.leaf.Op == problem.Sum:
		return c.sumCost(k, v.leaf.N)
	}
	least, last := Impossible, c.Latest.day[k]
	days := c.rx.Earliest.feedDays(k) // not by inTime: this is the hottest loop of the search
	for at := range v.leaf.Feeds {
		if days[at] <= last {
			least = min(least, c.steps[v.leaf.Feeds[at].Step])
		}
	}
	return least
}

func (c *LMCut) groupCost(v *vertex) int64 {
	switch {
	case v.n > len(v.of):
		return Impossible
	case v.n == len(v.of):
		return c.vertices[c.dearestOf(v.of)]
	}
	return c.vertices[c.byCost(v.of)[v.n-1]]
}

func (c *LMCut) sumCost(k, amount int) int64 {
	cheapest, ok := c.rx.quantity(k).cheapest(c.steps, c.Latest.day[k], amount)
	switch {
	case !ok:
		return Impossible
	case len(cheapest) == 0:
		return 0
	}
	return cheapest[len(cheapest)-1].cost
}

// dearestOf returns the first of the dearest of some vertices.
func (c *LMCut) dearestOf(of []int) int {
	dearest := of[0]
	for _, k := range of {
		if c.vertices[k] > c.vertices[dearest] {
			dearest = k
		}
	}
	return dearest
}

// byCost returns vertices, the cheapest first.
func (c *LMCut) byCost(of []int) []int {
	sorted := slices.Clone(of)
	slices.SortStableFunc(sorted, func(a, b int) int { return cmp.Compare(c.vertices[a], c.vertices[b]) })
	return sorted
}

// landmark returns a landmark of a vertex that has to be paid for: a cut between
// the steps that cost nothing and the vertex. It walks back from the vertex by all
// that the vertex cannot do without, over steps that cost nothing, to steps that
// cost something, of which one must be taken. Where several or amounts are asked for,
// it may be that so many must be taken: then a landmark with weights is better, if they
// come to less in all.
func (c *LMCut) landmark(k int) Landmark {
	w := &walk{c: c, vertices: problem.NewBitset(len(c.vertices)), steps: problem.NewBitset(len(c.steps))}
	w.back(k)
	mark := Landmark{Steps: c.minimized(k, w.cut), Cost: Impossible}
	for _, i := range mark.Steps {
		mark.Cost = min(mark.Cost, c.Left[i])
	}
	if w.several {
		if weighted := c.weighted(k); weighted.total() < int64(len(mark.Steps))*fullWeight {
			return weighted
		}
	}
	return mark
}

// A walk goes back from a vertex and collects the cut.
type walk struct {
	c               *LMCut
	vertices, steps problem.Bitset // seen
	cut             []int
	several         bool // some vertex asks for several, or for an amount
}

func (w *walk) back(k int) {
	if w.vertices.Has(k) || w.c.vertices[k] == Impossible {
		return
	}
	w.vertices.Add(k)
	v := &w.c.rx.Graph.vertices[k]
	switch {
	case v.leaf == nil:
		w.several = w.several || v.n > 1 && v.n < len(v.of)
		for _, part := range w.c.byCost(v.of)[v.n-1:] {
			w.back(part)
		}
	case v.leaf.Op == problem.Sum:
		w.several = true
		for _, f := range w.c.rx.quantity(k).needed(w.c.steps, w.c.Latest.day[k], v.leaf.N) {
			w.step(f.Step)
		}
	default:
		for i := range w.c.rx.inTime(k, w.c.Latest) {
			w.step(i)
		}
	}
}

func (w *walk) step(i int) {
	if w.steps.Has(i) || w.c.steps[i] == Impossible {
		return
	}
	w.steps.Add(i)
	if w.c.Left[i] > 0 {
		w.cut = append(w.cut, i)
		return
	}
	w.back(w.c.rx.Graph.roots[i])
}

// minimized returns the steps of a cut without as many as can be, the cheapest
// first, so that still one of them must be taken for a vertex to hold (Haslum,
// Slaney and Thiebaux 2012).
func (c *LMCut) minimized(k int, cut []int) []int {
	if len(cut) == 1 {
		return cut
	}
	slices.SortFunc(cut, func(a, b int) int { return cmp.Or(cmp.Compare(c.Left[a], c.Left[b]), a-b) })
	may := slices.Clone(c.May)
	for _, i := range cut {
		may.Drop(i)
	}
	r := c.Closure(may)
	kept := slices.DeleteFunc(cut, func(i int) bool { return r.addUnless(i, k) })
	slices.Sort(kept)
	return kept
}
