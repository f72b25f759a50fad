package solve

import (
	"math"
	"math/bits"
	"slices"
)

// full is the whole of a demand.
const full = int64(1) << 20

// A demand is how much of what a knot asks for one thing gives: part of whole.
type demand struct {
	at          int // a knot or, of step i, ^i
	part, whole int64
}

// shared returns a landmark that counts how much each of its steps gives: a
// knot that asks for amounts asks of each the share of what is still needed that
// it has, and so on back from the knot, over steps that cost nothing. The shares
// of the steps that a solution takes come to one at least.
//
// That holds for all shares in which each thing has what those ask of it that
// rest on it, and none more than all: by the order in which things come to hold,
// what a thing asks for can be handed on to what came before it. So what rests on
// itself needs no more than that the shares stop growing.
func (c *bounder) shared(k int) landmark {
	s := &sharing{c: c, places: map[int]int{}}
	s.visit(k)
	slices.Reverse(s.of)
	for at := range s.of {
		s.places[s.of[at].what] = at
	}
	for sweeps := 0; s.sweep(sweeps >= enoughSweeps); sweeps++ {
	}
	mark := landmark{cost: math.MaxInt64}
	for _, of := range s.of {
		if of.what < 0 && c.cost[^of.what] > 0 {
			mark.steps = append(mark.steps, ^of.what)
			mark.shares = append(mark.shares, of.share)
			mark.cost = min(mark.cost, times(c.cost[^of.what], full, of.share))
		}
	}
	return mark
}

// enoughSweeps is how often shares may grow by going round before they count in
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

// A sharing is on the way to a landmark by shares.
type sharing struct {
	c      *bounder
	of     []shareOf   // the knot first, and mostly what rests on something before that
	places map[int]int // of knots and steps in the list; -1 while it is made
}

// A shareOf is the share of one thing.
type shareOf struct {
	what  int // a knot or, of step i, ^i
	rests []demand
	share int64
	asked int64 // of it, in this sweep, by what stands before it
	round int64 // and in the last one by what stands behind it
	again int64 // and in this one
}

func (s *sharing) visit(what int) {
	if _, seen := s.places[what]; seen {
		return
	}
	s.places[what] = -1
	rests := s.rests(what)
	for _, d := range rests {
		s.visit(d.at)
	}
	s.of = append(s.of, shareOf{what: what, rests: rests})
}

// sweep hands on what is asked for, from the knot on. It reports whether something
// is asked for more than before by what stands behind it; in the end, that is
// asked for in full.
func (s *sharing) sweep(end bool) (grown bool) {
	for at := range s.of {
		s.of[at].asked, s.of[at].again = 0, 0
	}
	s.of[0].asked = full
	for at := range s.of {
		of := &s.of[at]
		of.share = min(full, of.asked+of.round)
		for _, d := range of.rests {
			to := s.places[d.at]
			share := (of.share*d.part + d.whole - 1) / d.whole
			if to > at {
				s.of[to].asked += share
			} else {
				s.of[to].again += share
			}
		}
	}
	for at := range s.of {
		if of := &s.of[at]; of.again > of.round && of.share < full {
			if of.round, grown = of.again, true; end {
				of.round = full
			}
		}
	}
	return grown
}

// rests returns what a knot or step rests on, of what has to be paid for.
func (s *sharing) rests(at int) []demand {
	c := s.c
	if at < 0 {
		if c.cost[^at] > 0 {
			return nil
		}
		return []demand{{c.w.roots[^at], 1, 1}}
	}
	knot := &c.w.knots[at]
	switch {
	case knot.leaf == nil && knot.n == len(knot.of):
		return []demand{{c.dearestOf(knot.of), 1, 1}}
	case knot.leaf == nil:
		return c.several(knot)
	case knot.leaf.Op == Lump:
		return c.amounts(at)
	}
	var demands []demand
	days := c.ready.feedDays(at)
	for n, f := range knot.leaf.Feeds {
		if c.steps[f.Step] < dear && days[n] <= c.late.knot[at] {
			demands = append(demands, demand{^f.Step, 1, 1})
		}
	}
	return demands
}

// several returns the demands of a knot that asks for some of its parts.
func (c *bounder) several(knot *knot) (demands []demand) {
	need := int64(knot.n)
	for _, part := range knot.of {
		switch c.knots[part] {
		case 0:
			need--
		case dear:
		default:
			demands = append(demands, demand{part, 1, 0})
		}
	}
	for n := range demands {
		demands[n].whole = need
	}
	return demands
}

// amounts returns the demands of a knot that asks for an amount. Steps of no cost
// of their own that ask for a smaller amount first are counted as if they were had:
// what is asked for by way of them would come to more than what they give.
func (c *bounder) amounts(k int) (demands []demand) {
	p := c.poolOf(k)
	clear(p.most)
	need := int64(c.w.knots[k].leaf.N)
	for _, rich := range []bool{false, true} {
		for at, f := range p.feeds {
			had := c.steps[f.Step] == 0
			if rich {
				had = !had && c.cost[f.Step] == 0 && c.asksLess(f.Step, k) && int64(p.more(at)) < need
			}
			if had && p.days[at] <= c.late.knot[k] {
				need -= int64(p.more(at))
				p.add(at)
			}
		}
	}
	for at, f := range p.feeds {
		if cost := c.steps[f.Step]; p.days[at] <= c.late.knot[k] && cost > 0 && cost < dear && p.more(at) > 0 {
			demands = append(demands, demand{^f.Step, min(need, int64(p.more(at))), need})
		}
	}
	return demands
}

// asksLess reports whether a step needs a smaller amount than a knot.
func (c *bounder) asksLess(i, k int) bool {
	leaf := c.w.knots[c.w.roots[i]].leaf
	return leaf != nil && leaf.Op == Lump && leaf.N < c.w.knots[k].leaf.N
}
