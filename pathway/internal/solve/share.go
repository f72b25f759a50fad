package solve

import (
	"math"
	"math/bits"
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
// of the steps that a solution takes come to one at least. What rests on itself
// has to be met without that first, so a share that comes back to where it began
// counts in full.
func (c *bounder) shared(k int) landmark {
	s := &sharing{c: c, share: map[int]int64{k: full}, open: map[int]bool{}, seen: map[int]bool{}}
	s.visit(k)
	mark := landmark{cost: math.MaxInt64}
	for n := len(s.order) - 1; n >= 0; n-- {
		at := s.order[n]
		share := min(full, s.share[at])
		if at < 0 && c.cost[^at] > 0 {
			mark.steps = append(mark.steps, ^at)
			mark.shares = append(mark.shares, share)
			mark.cost = min(mark.cost, times(c.cost[^at], full, share))
			continue
		}
		for _, d := range s.rests(at) {
			s.share[d.at] += (share*d.part + d.whole - 1) / d.whole
		}
	}
	return mark
}

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
	c     *bounder
	share map[int]int64
	order []int // what was seen, after all that it rests on
	open  map[int]bool
	seen  map[int]bool
}

func (s *sharing) visit(at int) {
	if s.open[at] {
		s.share[at] = full
	}
	if s.seen[at] {
		return
	}
	s.seen[at], s.open[at] = true, true
	for _, d := range s.rests(at) {
		s.visit(d.at)
	}
	s.open[at] = false
	s.order = append(s.order, at)
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

// amounts returns the demands of a knot that asks for an amount.
func (c *bounder) amounts(k int) (demands []demand) {
	p := c.poolOf(k)
	clear(p.most)
	need := int64(c.w.knots[k].leaf.N)
	for at, f := range p.feeds {
		if p.days[at] <= c.late.knot[k] && c.steps[f.Step] == 0 {
			need -= int64(p.more(at))
			p.add(at)
		}
	}
	for at, f := range p.feeds {
		if cost := c.steps[f.Step]; p.days[at] <= c.late.knot[k] && cost > 0 && cost < dear && p.more(at) > 0 {
			demands = append(demands, demand{^f.Step, min(need, int64(p.more(at))), need})
		}
	}
	return demands
}
