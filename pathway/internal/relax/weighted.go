package relax

import (
	"math"
	"math/bits"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// whole is the weight of a step of which one must be taken.
const whole = int64(1) << 20

// A demand is how much of what a vertex asks for one thing gives: part of whole.
type demand struct {
	at          int // a vertex or, of step i, ^i
	part, whole int64
}

// weighted returns a landmark that counts how much each of its steps gives. A vertex
// that asks for amounts asks of each the share of what is still needed that it has,
// and so on back from the vertex, over steps that cost nothing. The weights of the
// steps that a solution takes come to one at least. (They are the dual prices of
// the demands: Bonet and Castillo 2011 have the set form.)
//
// That holds for all weights in which each thing has at least the sum of what is
// asked of it by those that rest on it, or a whole: by the order in which things
// come to hold, what a thing asks for can be handed on to what came before it. So
// for things that rest on themselves it is enough that the weights stop growing.
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
			mark.Cost = min(mark.Cost, times(c.Left[^of.what], whole, of.weight))
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

// A weightOf is the weight of one thing.
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
	w.of[0].asked = whole
	for at := range w.of {
		of := &w.of[at]
		of.weight = min(whole, of.asked+of.round)
		for _, d := range of.rests {
			to := w.places[d.at]
			share := (of.weight*d.part + d.whole - 1) / d.whole
			if to > at {
				w.of[to].asked += share
			} else {
				w.of[to].again += share
			}
		}
	}
	for at := range w.of {
		if of := &w.of[at]; of.again > of.round && of.weight < whole {
			if of.round, grown = of.again, true; end {
				of.round = whole
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
		return []demand{{c.Relaxation.Graph.roots[^at], 1, 1}}
	}
	v := &c.Relaxation.Graph.vertices[at]
	switch {
	case v.leaf == nil && v.n == len(v.of):
		return []demand{{c.dearestOf(v.of), 1, 1}}
	case v.leaf == nil:
		return c.groupDemands(v)
	case v.leaf.Op == problem.Sum:
		return c.sumDemands(at)
	}
	var demands []demand
	for i := range c.Relaxation.inTime(at, c.Latest) {
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
		demands[n].whole = need
	}
	return demands
}

// sumDemands returns the demands of a vertex that asks for an amount. Steps of no
// cost of their own that ask for a smaller amount first are counted as if they were
// had: by way of them more would be asked for than they give.
func (c *LMCut) sumDemands(k int) (demands []demand) {
	q := c.Relaxation.quantity(k)
	clear(q.largest)
	need, last := int64(c.Relaxation.Graph.vertices[k].leaf.N), c.Latest.day[k]
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
	g := c.Relaxation.Graph
	leaf := g.vertices[g.roots[i]].leaf
	return leaf != nil && leaf.Op == problem.Sum && leaf.N < g.vertices[k].leaf.N
}
