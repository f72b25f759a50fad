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

	weights []int64 // by step, in parts of whole; nil: each weighs a whole
}

// weight returns the weight of a step by its place.
func (m *Landmark) weight(at int) int64 {
	if m.weights == nil {
		return whole
	}
	return m.weights[at]
}

// of returns what the landmark takes of what is left of the cost of a step by its
// place, rounded up.
func (m *Landmark) of(at int, left int64) int64 {
	if m.weights == nil {
		return m.Cost
	}
	return min(left, times(m.Cost, m.weights[at], whole)+1)
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
//
// The first fields are the caller's to set.
type LMCut struct {
	Relaxation *Relaxation
	Context    context.Context // when it ends, the landmarks found so far are enough; nil: never
	Goals      []int           // the vertices that must hold
	Taken      []int           // steps that need not be paid for; what they need is among the goals
	May        problem.Bitset  // steps that may be taken
	Latest     *Latest         // the last days of use

	Left      []int64    // by step: its cost, and what landmarks have left of it
	Landmarks []Landmark // what was found

	steps    []int64 // by step: what is left of its cost, and of the dearest of what it needs
	vertices []int64 // by vertex: the cost of the dearest step that it takes

	known    problem.Bitset // steps that need not be taken
	index    *index
	free     *Closure  // the vertices and steps that cost nothing
	relevant *worklist // the vertices and steps that a goal can rest on
}

// Bound returns what the goals still cost at least; ok is false if they cannot be
// met. It uses up c.Left.
func (c *LMCut) Bound() (least int64, ok bool) {
	work := c.Fill()
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
			work.steps.Add(i)
		}
		c.Relaxation.Graph.propagate(work, c.lowerVertex, c.lowerStep)
	}
}

// Relevant reports whether a goal can rest on a step. It needs [LMCut.Fill].
func (c *LMCut) Relevant(step int) bool { return c.relevant.steps.Has(step) }

// Value returns what is left of the cost of a step and of the dearest of what it
// needs: a solution with the step costs so much more than the bound at least. It
// needs [LMCut.Fill].
func (c *LMCut) Value(step int) int64 { return c.steps[step] }

// Fill computes what every vertex and step costs that a goal can rest on, without
// a bound.
func (c *LMCut) Fill() *worklist {
	g := c.Relaxation.Graph
	c.steps = make([]int64, len(g.roots))
	c.vertices = make([]int64, len(g.vertices))
	c.known = problem.NewBitset(len(c.steps))
	for i := range c.steps {
		c.steps[i] = Impossible
		if g.p.Steps[i].Given {
			c.known.Add(i)
			c.steps[i] = 0
		}
	}
	for _, i := range c.Taken {
		c.known.Add(i)
		c.steps[i] = 0
	}
	for k := range c.vertices {
		c.vertices[k] = Impossible
	}
	c.index = c.Relaxation.indexOf(c.Latest)
	c.free = &Closure{
		rx: c.Relaxation, late: c.Latest, index: c.index,
		vertices: problem.NewBitset(len(g.vertices)), steps: slices.Clone(c.known), lacks: slices.Clone(c.index.lacks),
	}
	for i := range slices.Clone(c.known).Taken() {
		c.free.contribute(i, 1)
	}
	c.relevant = g.newWorklist(false)
	for _, k := range c.Goals {
		c.spread(k)
	}
	work := c.start()
	g.propagate(work, c.lowerVertex, c.lowerStep)
	return work
}

// start returns a worklist of what holds without a step, and of what those steps
// serve that need not be taken.
func (c *LMCut) start() *worklist {
	work := c.Relaxation.Graph.newWorklist(false)
	copy(work.vertices, c.index.idle)
	for i := range slices.Clone(c.known).Taken() {
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
	v := &c.Relaxation.Graph.vertices[k]
	for _, part := range v.of {
		c.spread(part)
	}
	if v.leaf == nil {
		return
	}
	for _, f := range v.leaf.Feeds {
		if i := f.Step; !c.relevant.steps.Has(i) && !c.known.Has(i) && c.useful(i) {
			c.relevant.steps.Add(i)
			c.spread(c.Relaxation.Graph.roots[i])
		}
	}
}

// useful reports whether a step may be taken, and in time to be of use.
func (c *LMCut) useful(i int) bool {
	return c.May.Has(i) && c.Relaxation.Earliest.Begin[i] <= c.Latest.Begin[i]
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
	cost := min(Impossible, c.Left[i]+c.vertices[c.Relaxation.Graph.roots[i]])
	if cost >= c.steps[i] {
		return false
	}
	if c.steps[i] = cost; cost == 0 {
		c.free.steps.Add(i)
		c.free.contribute(i, 1)
	}
	return true
}

// cost returns the cost of the dearest step that a vertex takes, if it takes the
// cheapest (h-max).
func (c *LMCut) cost(k int) int64 {
	v := &c.Relaxation.Graph.vertices[k]
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
	least := Impossible
	for i := range c.Relaxation.inTime(k, c.Latest) {
		least = min(least, c.steps[i])
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
	offers, ok := c.Relaxation.quantity(k).cheapest(c.steps, c.Latest.day[k], amount)
	switch {
	case !ok:
		return Impossible
	case len(offers) == 0:
		return 0
	}
	return offers[len(offers)-1].cost
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
// cost something, of which one must be taken. Where amounts are asked for, it may
// be that so many must be.
func (c *LMCut) landmark(k int) Landmark {
	w := &walk{c: c, vertices: problem.NewBitset(len(c.vertices)), steps: problem.NewBitset(len(c.steps))}
	w.back(k)
	mark := Landmark{Steps: c.minimized(k, w.cut), Cost: Impossible}
	for _, i := range mark.Steps {
		mark.Cost = min(mark.Cost, c.Left[i])
	}
	if w.several {
		if weighted := c.weighted(k); weighted.total() < int64(len(mark.Steps))*whole {
			return weighted
		}
	}
	return mark
}

// A walk is a walk back from a vertex.
type walk struct {
	c               *LMCut
	vertices, steps problem.Bitset // seen
	cut             []int
	several         bool // some vertex asks for several
}

func (w *walk) back(k int) {
	if w.vertices.Has(k) || w.c.vertices[k] == Impossible {
		return
	}
	w.vertices.Add(k)
	v := &w.c.Relaxation.Graph.vertices[k]
	switch {
	case v.leaf == nil:
		w.several = w.several || v.n > 1 && v.n < len(v.of)
		for _, part := range w.c.byCost(v.of)[v.n-1:] {
			w.back(part)
		}
	case v.leaf.Op == problem.Sum:
		w.several = true
		for _, f := range w.c.Relaxation.quantity(k).needed(w.c.steps, w.c.Latest.day[k], v.leaf.N) {
			w.step(f.Step)
		}
	default:
		for i := range w.c.Relaxation.inTime(k, w.c.Latest) {
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
	w.back(w.c.Relaxation.Graph.roots[i])
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
