package schedule

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A State is a schedule in the making, or a finished one: what has begun by a day.
type State struct {
	p            *problem.Problem
	in           []int // the steps of the set, ascending; given steps not included
	terms        []int // by lapsing: how many terms may be used; 0: as many as can be had
	released     []int // by step: its release date, the first day on which it may begin
	ignoreOffers bool

	begin []int // by step; Never: not begun
	order []int // by step: which was begun before which, on one day too
	count int   // begun so far
	end   []int
	until []int   // by lapsing: the day it is no longer in force by its terms
	paid  [][]int // by lapsing that is gated: the days on which a fee is paid; nil: none yet
	jobs  []problem.Span
	held  []int                // by step: free, held or released
	asked []*problem.Condition // those on which a job day rests; nil: not known yet

	lastSeen int // by order: what was begun after it is not looked at
}

// GivenState returns the state of a problem in which no step was taken: what its given
// steps do. What is renewed by fees that all ask for something is so where the given
// steps meet that.
func GivenState(p *problem.Problem) *State {
	own := *p
	own.Lapsings = slices.Clone(p.Lapsings)
	for l := range own.Lapsings {
		own.Lapsings[l].Gated = len(own.Lapsings[l].Asks(p.Start)) > 0
	}
	s := newState(&own, nil)
	s.reset(releases(p), make([]int, len(p.Lapsings)))
	for day := p.Start; day <= p.Horizon; day = s.nextLapse(day) {
		for s.renewGated(day) {
		}
	}
	return s
}

func newState(p *problem.Problem, in []int) *State {
	n, l := len(p.Steps), len(p.Lapsings)
	days := make([]int, 5*n+2*l)
	s := &State{p: p, in: in}
	s.begin, s.end, s.released, s.held = days[:n:n], days[n:2*n:2*n], days[2*n:3*n:3*n], days[3*n:4*n:4*n]
	s.until, s.terms, s.order = days[4*n:4*n+l:4*n+l], days[4*n+l:4*n+2*l:4*n+2*l], days[4*n+2*l:]
	s.lastSeen = problem.Never
	return s
}

// reset makes s empty again, under some release dates and terms.
func (s *State) reset(release, terms []int) {
	copy(s.released, release)
	copy(s.terms, terms)
	s.jobs = s.jobs[:0]
	clear(s.held)
	clear(s.order)
	s.count, s.paid = 0, nil
	for i := range s.begin {
		s.begin[i], s.end[i] = problem.Never, problem.Never
		if step := &s.p.Steps[i]; step.Given {
			s.begin[i], s.end[i] = step.Began, step.Done
		}
	}
	for l := range s.until {
		s.lapse(l)
	}
}

func (s *State) clone() *State {
	c := newState(s.p, s.in)
	copy(c.begin, s.begin)
	copy(c.end, s.end)
	copy(c.until, s.until)
	copy(c.released, s.released)
	copy(c.terms, s.terms)
	copy(c.order, s.order)
	c.count = s.count
	c.ignoreOffers = s.ignoreOffers
	c.asked = s.asked
	c.jobs, c.paid = slices.Clone(s.jobs), slices.Clone(s.paid)
	for l := range c.paid {
		c.paid[l] = slices.Clip(c.paid[l]) // what is paid from now on is paid in one of the two
	}
	copy(c.held, s.held)
	return c
}

// Begun reports whether step i has begun.
func (s *State) Begun(i int) bool { return s.begin[i] != problem.Never }

// place begins step i on a day.
func (s *State) place(i, day int) {
	s.count++
	s.begin[i], s.order[i] = day, s.count
	s.end[i] = s.p.EndOf(i, day)
	if s.p.Steps[i].Load > 0 {
		for _, k := range s.in {
			if s.held[k] == held {
				s.held[k] = released
			}
		}
	}
	for l := range s.p.Lapsings {
		if lapsing := &s.p.Lapsings[l]; lapsing.Step == i || len(lapsing.By) > 0 && renewedBy(lapsing, i) {
			s.lapse(l)
		}
	}
}

// lapse sets the day on which lapsing l is no longer in force, as far as its terms go.
func (s *State) lapse(l int) {
	s.until[l] = problem.Never
	if end := s.end[s.p.Lapsings[l].Step]; end != problem.Never {
		s.until[l] = s.lapseFrom(l, end, s.p.Horizon)
	}
}

// ready reports whether step i can begin on a day.
func (s *State) ready(i, day int) bool {
	step := &s.p.Steps[i]
	return s.released[i] <= day && step.OpenFrom(day) == day && s.meets(&step.Needs, day, strict)
}

// goal reports whether the goal holds on a day.
func (s *State) goal(day int) bool { return s.meets(&s.p.Goal, day, strict) }

// A view says what counts.
type view bool

const (
	strict       view = false
	ignoreExpiry view = true // what lapsed, and what came too early, counts as well
)

// meets reports whether a condition holds on a day.
func (s *State) meets(c *problem.Condition, day int, v view) bool {
	rule, ok := c.On(day)
	return ok && s.judge(rule, day, v) && (s.ignoreOffers || s.judge(c.Offer, day, v))
}

// holds reports whether g holds on a day.
func (s *State) holds(g *problem.Gate, day int) bool { return s.judge(g, day, strict) }

// judge reports whether g holds on a day, seen so.
func (s *State) judge(g *problem.Gate, day int, v view) bool {
	if g == nil {
		return true
	}
	switch g.Op {
	case problem.AtLeast:
		met := 0
		for i, part := range g.Of {
			if met >= g.N || met+len(g.Of)-i < g.N {
				break
			}
			if s.judge(part, day, v) {
				met++
			}
		}
		return met >= g.N
	case problem.AnyOf:
		for _, f := range g.Feeds {
			if s.counts(g, f, day, v) {
				return true
			}
		}
		return false
	case problem.Sum:
		return s.sum(g, day, v) >= g.N
	case problem.Accrual:
		return s.accrued(g, day) >= g.N
	case problem.Date:
		return day >= g.N
	}
	panic("schedule: no such gate")
}

// sum returns the sum of the amounts that count on a day.
func (s *State) sum(g *problem.Gate, day int, v view) int {
	sum := 0
	for k, f := range g.Feeds {
		if s.counts(g, f, day, v) && !slices.ContainsFunc(g.Feeds[:k], func(other problem.Feed) bool {
			return f.Excludes(other) && s.counts(g, other, day, v)
		}) {
			sum += f.Amount
		}
	}
	return sum
}

// counts reports whether a step supports a leaf on a day.
func (s *State) counts(g *problem.Gate, f problem.Feed, day int, v view) bool {
	end := s.end[f.Step]
	if end == problem.Never || end >= f.Hi || s.order[f.Step] > s.lastSeen || day < s.CountsFrom(g, f) {
		return false
	}
	return v == ignoreExpiry || end >= f.Lo && day < s.CountsUntil(g, f)
}

// Counts reports whether a step supports a leaf on a day.
func (s *State) Counts(g *problem.Gate, f problem.Feed, day int) bool {
	return s.counts(g, f, day, strict)
}

// CountsFrom returns the first day on which a step that has begun counts.
func (s *State) CountsFrom(g *problem.Gate, f problem.Feed) int {
	if g.For.IsZero() {
		return g.CountsFrom(s.begin[f.Step], s.end[f.Step])
	}
	since := s.tenure(g, f)[0]
	return max(s.end[f.Step], g.CountsFrom(s.begin[since], s.end[since]))
}

// tenure returns the steps by which something has been in force without a break up to
// the end of a feed, and that of the feed, in the order of their ends. What is not
// given begins a tenure of its own.
func (s *State) tenure(g *problem.Gate, f problem.Feed) []int {
	steps := []int{f.Step}
	if !s.p.Steps[f.Step].Given {
		return steps
	}
	for first := -1; first != steps[0]; {
		first = steps[0]
		for _, other := range g.Feeds {
			i := other.Step
			dated := s.p.Steps[i].Given && s.end[i] >= days.First && other.Lo <= s.end[i] && s.end[i] < other.Hi
			if dated && s.end[i] < s.end[first] && s.inForceUntil(other) >= s.end[first] {
				steps = slices.Insert(steps, 0, i)
				break
			}
		}
	}
	return steps
}

// inForceUntil returns the day on which what a feed rests on lapses, or Never.
func (s *State) inForceUntil(f problem.Feed) int {
	if f.Term == 0 {
		return problem.Never
	}
	if s.p.Lapsings[f.Term-1].While == nil {
		return s.until[f.Term-1]
	}
	return min(s.until[f.Term-1], s.keptUntil(f.Term-1))
}

// CountsUntil returns the day on which a step that has begun no longer counts.
func (s *State) CountsUntil(g *problem.Gate, f problem.Feed) int {
	until := g.CountsUntil(f, s.end[f.Step])
	if f.Term > 0 {
		until = min(until, g.LapseCountsUntil(s.inForceUntil(f)))
	}
	return until
}

// IsPermanent reports whether a step that was done counts for a leaf on each day
// from the first one on.
func (s *State) IsPermanent(g *problem.Gate, f problem.Feed) bool {
	end := s.end[f.Step]
	return end != problem.Never && f.Lo <= end && end < f.Hi && s.CountsUntil(g, f) > s.p.Horizon
}

// leaves calls visit for every leaf of the conditions of the set, begun or not, and
// of the goal.
func (s *State) leaves(visit func(*problem.Gate)) {
	for _, i := range s.in {
		s.leavesOf(&s.p.Steps[i].Needs, visit)
	}
	s.leavesOf(&s.p.Goal, visit)
}

// leavesOf calls visit for every leaf of a condition that is not ignored.
func (s *State) leavesOf(c *problem.Condition, visit func(*problem.Gate)) {
	c.RuleLeaves(visit)
	if !s.ignoreOffers {
		c.Offer.Leaves(visit)
	}
}
