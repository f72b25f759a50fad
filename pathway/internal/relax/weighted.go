package relax

import (
	"math"
	"math/bits"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// fullWeight is the weight of a step of which one must be taken.
const fullWeight = int64(1) << 20

// A demand is the share of its need that a vertex asks of one thing: part of need.
type demand struct {
	at         int // a vertex or, of step i, ^i
	part, need int64
}

// weighted returns a landmark that counts how much each of its steps gives. A vertex
// that asks for several things, or for an amount, asks of each the share of its need
// that the thing can give; and so on back from the vertex, over steps that cost
// nothing. The weights of the steps that a solution takes come to one at least. (They
// are dual prices of the demands; Bonet and Castillo 2011 have the set form.)
//
// Proof. Let each thing have as weight the sum of what is asked of it, or a full weight.
// Take the things of a solution in the order in which they come to hold, the last one
// first. Its weight can be handed on to things before it, since what it rests on gives
// all of its need. In the end all weight lies on steps that cost something. This needs
// no more of the weights than that the sum of what is asked is in them; so where things
// rest on each other in a circle, any weights will do that do not grow any more.
func (c *LMCut) weighted(k int) Landmark {
	w := &weighting{c: c, places: map[int]int{}}
	w.visit(k)
	slices.Reverse(w.of)
	for at := range w.of {
		w.places[w.of[at].what] = at
	}
	for sweeps := 0; w.sweep(sweeps >= enoughSweeps); sweeps++ {
	}
	mark := Landmark{Cost: math.MaxInt64}
	for _, of := range w.of {
		if of.what < 0 && c.Left[^of.what] > 0 {
			mark.Steps = append(mark.Steps, ^of.what)
			mark.weights = append(mark.weights, of.weight)
			mark.Cost = min(mark.Cost, times(c.Left[^of.what], fullWeight, of.weight))
		}
	}
	return mark
}

// enoughSweeps is how often weights may grow by going round before they count in
// full.
const enoughSweeps = 12

// times returns a*b/c, rounded down, or as much as can be.
func times(a, b, c int64) int64 {
	high, low := bits.Mul64(uint64(a), uint64(b))
	if high >= uint64(c) {
		return math.MaxInt64
	}
	quotient, _ := bits.Div64(high, low, uint64(c))
	return int64(min(quotient, math.MaxInt64))
}

// A weighting is on the way to a weighted landmark.
type weighting struct {
	c      *LMCut
	of     []weightOf  // the vertex first; mostly a thing stands before what it rests on
	places map[int]int // of vertices and steps in the list; -1 while it is made
}

// A weightOf is a thing and its weight so far.
type weightOf struct {
	what   int // a vertex or, of step i, ^i
	rests  []demand
	weight int64
	asked  int64 // of it, in this sweep, by things before it
	round  int64 // and in the last one by things behind it
	again  int64 // and in this one
}

func (w *weighting) visit(what int) {
	if _, seen := w.places[what]; seen {
		return
	}
	w.places[what] = -1
	rests := w.c.demands(what)
	for _, d := range rests {
		w.visit(d.at)
	}
	w.of = append(w.of, weightOf{what: what, rests: rests})
}

// sweep hands on what is asked for, from the vertex on. It reports whether something
// is asked for more than before by things behind it; in the end, such a thing is
// asked for in full.
func (w *weighting) sweep(end bool) (grown bool) {
	for at := range w.of {
		w.of[at].asked, w.of[at].again = 0, 0
	}
	w.of[0].asked = fullWeight
	for at := range w.of {
		of := &w.of[at]
		of.weight = min(fullWeight, of.asked+of.round)
		for _, d := range of.rests {
			to := w.places[d.at]
			share := (of.weight*d.part + d.need - 1) / d.need
			if to > at {
				w.of[to].asked += share
			} else {
				w.of[to].again += share
			}
		}
	}
	for at := range w.of {
		if of := &w.of[at]; of.again > of.round && of.weight < fullWeight {
			if of.round, grown = of.again, true; end {
				of.round = fullWeight
			}
		}
	}
	return grown
}

// demands returns what a vertex or step rests on, of all that has to be paid for.
func (c *LMCut) demands(at int) []demand {
	if at < 0 {
		if c.Left[^at] > 0 {
			return nil
		}
		return []demand{{c.rx.Graph.roots[^at], 1, 1}}
	}
	v := &c.rx.Graph.vertices[at]
	switch {
	case v.leaf == nil && v.n == len(v.of):
		return []demand{{c.dearestOf(v.of), 1, 1}}
	case v.leaf == nil:
		return c.groupDemands(v)
	case v.leaf.Op == problem.Sum:
		return c.sumDemands(at)
	}
	var demands []demand
	for i := range c.rx.inTime(at, c.Latest) {
		if c.steps[i] < Impossible {
			demands = append(demands, demand{^i, 1, 1})
		}
	}
	return demands
}

// groupDemands returns the demands of a vertex that asks for some of its parts.
func (c *LMCut) groupDemands(v *vertex) (demands []demand) {
	need := int64(v.n)
	for _, part := range v.of {
		switch c.vertices[part] {
		case 0:
			need--
		case Impossible:
		default:
			demands = append(demands, demand{part, 1, 0})
		}
	}
	for n := range demands {
		demands[n].need = need
	}
	return demands
}

// sumDemands returns the demands of a vertex that asks for an amount. Steps of no
// cost of their own that ask for a smaller amount first are counted as if they were
// had: by way of them more would be asked for than they give.
func (c *LMCut) sumDemands(k int) (demands []demand) {
	q := c.rx.quantity(k)
	clear(q.largest)
	need, last := int64(c.rx.Graph.vertices[k].leaf.N), c.Latest.day[k]
	for _, asking := range []bool{false, true} {
		for at, f := range q.feeds {
			counted := c.steps[f.Step] == 0
			if asking {
				counted = !counted && c.Left[f.Step] == 0 && c.asksLess(f.Step, k) && int64(q.more(at)) < need
			}
			if counted && q.days[at] <= last {
				need -= int64(q.more(at))
				q.add(at)
			}
		}
	}
	for at, f := range q.feeds {
		if cost := c.steps[f.Step]; q.days[at] <= last && cost > 0 && cost < Impossible && q.more(at) > 0 {
			demands = append(demands, demand{^f.Step, min(need, int64(q.more(at))), need})
		}
	}
	return demands
}

// asksLess reports whether a step needs a smaller amount than a vertex.
func (c *LMCut) asksLess(i, k int) bool {
	g := c.rx.Graph
	leaf := g.vertices[g.roots[i]].leaf
	return leaf != nil && leaf.Op == problem.Sum && leaf.N < g.vertices[k].leaf.N
}
