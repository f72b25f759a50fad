package solve

import "slices"

// A state is a schedule in the making: what has begun by a day.
type state struct {
	p     *Problem
	in    []int // the steps of the set, ascending; given steps not included
	terms []int // by lapsing: how many terms may be used; 0: as many as can be had
	floor []int // by step: the first day it may begin
	lax   bool  // conditions in If count as met

	begin []int // by step; Never: not begun
	order []int // by step: which was begun before which, on one day too
	count int   // begun so far
	cut   int   // what was begun later than this is not looked at
	end   []int
	until []int // by lapsing: the day it is no longer in force
	jobs  []Span
	held  []int // by step: free, held or released
}

// newState returns the state of a set before its first day.
func newState(p *Problem, in []int) *state {
	n, l := len(p.Steps), len(p.Lapsings)
	days := make([]int, 5*n+2*l)
	s := &state{p: p, in: in}
	s.begin, s.end, s.floor, s.held = days[:n:n], days[n:2*n:2*n], days[2*n:3*n:3*n], days[3*n:4*n:4*n]
	s.until, s.terms, s.order = days[4*n:4*n+l:4*n+l], days[4*n+l:4*n+2*l:4*n+2*l], days[4*n+2*l:]
	s.cut = Never
	return s
}

// reset makes s empty again, under the given floors and terms.
func (s *state) reset(floor, terms []int) {
	copy(s.floor, floor)
	copy(s.terms, terms)
	s.jobs = s.jobs[:0]
	clear(s.held)
	clear(s.order)
	s.count = 0
	for i := range s.begin {
		s.begin[i], s.end[i] = Never, Never
		if step := &s.p.Steps[i]; step.Given {
			s.begin[i], s.end[i] = step.Began, step.Done
		}
	}
	for l := range s.until {
		s.lapse(l)
	}
}

func (s *state) clone() *state {
	c := newState(s.p, s.in)
	copy(c.begin, s.begin)
	copy(c.end, s.end)
	copy(c.until, s.until)
	copy(c.floor, s.floor)
	copy(c.terms, s.terms)
	copy(c.order, s.order)
	c.count = s.count
	c.lax = s.lax
	c.jobs = slices.Clone(s.jobs)
	copy(c.held, s.held)
	return c
}

// lapse sets the day on which lapsing l is no longer in force.
func (s *state) lapse(l int) {
	s.until[l] = Never
	if end := s.end[s.p.Lapsings[l].Step]; end != Never {
		s.until[l] = s.p.inForceUntil(l, end, s.terms[l])
	}
}

// inForceUntil returns the day on which lapsing l is no longer in force if its
// step was done on day end, after the given number of terms; 0 takes all it can.
func (p *Problem) inForceUntil(l, end, terms int) int {
	return p.inForceTo(l, end, terms, p.Horizon)
}

// inForceTo is inForceUntil, but for terms that begin after the given last day.
func (p *Problem) inForceTo(l, end, terms, last int) int {
	lapsing := &p.Lapsings[l]
	day := lapsing.Lapse(end)
	if day < p.Start || lapsing.Term == nil {
		return day
	}
	if terms == 0 && lapsing.Endless {
		return Never
	}
	for n := 1; day <= last && (terms == 0 || n < terms); n++ {
		next := lapsing.Term(day)
		if next == Never || next <= day {
			break
		}
		day = next
	}
	return day
}

// place begins step i on the given day.
func (s *state) place(i, day int) {
	s.count++
	s.begin[i], s.order[i] = day, s.count
	s.end[i] = s.p.endOf(i, day)
	if s.p.Steps[i].Load > 0 {
		for _, k := range s.in {
			if s.held[k] == held {
				s.held[k] = released
			}
		}
	}
	for l := range s.p.Lapsings {
		if s.p.Lapsings[l].Step == i {
			s.lapse(l)
		}
	}
}

// endOf returns the day on which step i is done if begun on the given day.
func (p *Problem) endOf(i, day int) int {
	if takes := p.Steps[i].Takes; takes != (Length{}) {
		return p.Add(day, takes)
	}
	return day
}

func (step *Step) openFrom(day int) int {
	if step.Open == nil {
		return day
	}
	return step.Open(day)
}

// holds reports whether g holds on a day.
func (s *state) holds(g *Gate, day int) bool { return s.judge(g, day, false) }

// judge reports whether g holds on a day or, if mild, would hold if nothing
// lapsed and nothing had come too early.
func (s *state) judge(g *Gate, day int, mild bool) bool {
	if g == nil {
		return true
	}
	switch g.Op {
	case AtLeast:
		met := 0
		for i, part := range g.Of {
			if met >= g.N || met+len(g.Of)-i < g.N {
				break
			}
			if s.judge(part, day, mild) {
				met++
			}
		}
		return met >= g.N
	case Source:
		for _, f := range g.Feeds {
			if s.counts(g, f, day, mild) {
				return true
			}
		}
		return false
	case Lump:
		return s.lump(g, day, mild) >= g.N
	case Rate:
		return s.amount(g, day) >= g.N
	case From:
		return day >= g.N
	}
	panic("solve: no such gate")
}

// lump returns the sum of the amounts that count on a day.
func (s *state) lump(g *Gate, day int, mild bool) int {
	sum := 0
	for k, f := range g.Feeds {
		if s.counts(g, f, day, mild) && !slices.ContainsFunc(g.Feeds[:k], func(other Feed) bool {
			return f.same(other) && s.counts(g, other, day, mild)
		}) {
			sum += f.Amount
		}
	}
	return sum
}

// same reports whether only one of two feeds counts.
func (f Feed) same(other Feed) bool { return f.Once != 0 && f.Once == other.Once }

// counts reports whether a step supports a leaf on a day.
func (s *state) counts(g *Gate, f Feed, day int, mild bool) bool {
	end := s.end[f.Step]
	if end == Never || end >= f.Hi || s.order[f.Step] > s.cut || day < s.countsFrom(g, f) {
		return false
	}
	if mild {
		return true
	}
	return end >= f.Lo && day < s.countsUntil(g, f)
}

// countsFrom returns the first day on which a step that has begun counts.
func (s *state) countsFrom(g *Gate, f Feed) int {
	if g.Early == nil {
		return s.end[f.Step]
	}
	return max(s.begin[f.Step], g.Early(s.end[f.Step]))
}

// countsUntil returns the day on which a step that has begun no longer counts.
func (s *state) countsUntil(g *Gate, f Feed) int {
	until := Never
	if f.Term > 0 {
		until = s.until[f.Term-1]
	}
	if g.Late != nil && !f.Recent {
		until = min(until, g.Late(s.end[f.Step]))
	}
	return until
}

// ready reports whether step i can begin on a day.
func (s *state) ready(i, day int) bool {
	step := &s.p.Steps[i]
	if s.floor[i] > day || step.openFrom(day) != day {
		return false
	}
	return s.holdsEdition(step.Needs, day, false) && (s.lax || s.holds(step.If, day))
}

// holdsEdition judges the edition in force on a day; a day without one holds
// nothing.
func (s *state) holdsEdition(editions []Edition, day int, mild bool) bool {
	for _, e := range editions {
		if e.From <= day && day < e.Until {
			return s.judge(e.Gate, day, mild)
		}
	}
	return len(editions) == 0
}

// goal reports whether the goal holds on a day.
func (s *state) goal(day int, mild bool) bool {
	return s.judge(s.p.Goal, day, mild) && s.holdsEdition(s.p.GoalEditions, day, mild)
}

// job returns the job that goes on, or -1.
func (s *state) job() int {
	if n := len(s.jobs); n > 0 && s.jobs[n-1].Until == Never {
		return s.jobs[n-1].Step
	}
	return -1
}

// take ends the present job on a day and begins another; -1 begins none.
func (s *state) take(job, day int) {
	if s.job() >= 0 {
		last := len(s.jobs) - 1
		s.jobs[last].Until = day
		if s.jobs[last].From == day {
			s.jobs = s.jobs[:last]
		}
	}
	if job >= 0 {
		s.jobs = append(s.jobs, Span{Step: job, From: day, Until: Never, order: s.count})
	}
}

// conditions calls visit for every gate of the set, begun or not, and of the
// goal.
func (s *state) conditions(visit func(*Gate)) {
	for _, i := range s.in {
		step := &s.p.Steps[i]
		for _, e := range step.Needs {
			e.Gate.leaves(visit)
		}
		if !s.lax {
			step.If.leaves(visit)
		}
	}
	s.p.Goal.leaves(visit)
	for _, e := range s.p.GoalEditions {
		e.Gate.leaves(visit)
	}
}

// editionBegins reports whether an edition of the set or of the goal comes into
// force on a day.
func (s *state) editionBegins(day int) bool {
	begins := func(e Edition) bool { return e.From == day }
	for _, i := range s.in {
		if slices.ContainsFunc(s.p.Steps[i].Needs, begins) {
			return true
		}
	}
	return slices.ContainsFunc(s.p.GoalEditions, begins)
}
