package solve

import (
	"encoding/binary"
	"slices"
)

// isNew reports whether a state is unlike every one in which a job was chosen on
// the same day before, and notes it. From states that are alike the same can
// follow. First it drops the spans of work that can serve nothing any more: since
// they are no part of a schedule, nothing that follows depends on them.
func (r *scheduler) isNew(s *state, day int) bool {
	if !r.renews() {
		s.jobs = s.live(day)
	}
	key := s.key(day)
	if r.met[key] {
		return false
	}
	r.met[key] = true
	return true
}

// renews reports whether something can be renewed: then the condition of a fee may
// look at work that nothing else does.
func (r *scheduler) renews() bool {
	return slices.ContainsFunc(r.p.Lapsings, func(l Lapsing) bool { return l.Term != nil })
}

// live returns the spans of work that may have served something before a day, or
// may serve something from it on.
func (s *state) live(day int) []Span {
	return slices.DeleteFunc(slices.Clone(s.jobs), func(span Span) bool {
		return span.Until != Never && !s.serves(span, day)
	})
}

// serves reports whether a span of work adds to a leaf that does without it
// neither now nor on the day it was needed.
func (s *state) serves(span Span, day int) bool {
	serves := false
	s.conditions(func(g *Gate) {
		if serves || g.Op != Rate || !g.feedsOn(span.Step) {
			return
		}
		if g.Back == nil {
			serves = !s.holds(g, span.From)
		} else {
			serves = g.Back(day-1) < span.Until // the day before is looked back on too
		}
	})
	return serves || s.served(span)
}

// served reports whether a span of work is recent on a day on which something
// has begun that asks for recent work of its kind.
func (s *state) served(span Span) bool {
	served := false
	on := func(day int) func(*Gate) {
		return func(g *Gate) {
			served = served || g.Op == Rate && g.Back != nil && g.feedsOn(span.Step) && span.From < day && g.Back(day) < span.Until
		}
	}
	begun := func(i, day int) {
		for _, e := range s.p.Steps[i].Needs {
			e.Gate.leaves(on(day))
		}
		s.p.Steps[i].If.leaves(on(day))
	}
	for _, i := range s.in {
		if s.begin[i] != Never {
			begun(i, s.begin[i])
		}
	}
	for _, other := range s.jobs {
		begun(other.Step, other.From)
	}
	return served
}

// key identifies what follows from a state after a day.
func (s *state) key(day int) string {
	key := binary.AppendVarint(nil, int64(day))
	for _, i := range s.in {
		for _, n := range []int{s.begin[i], s.end[i], s.order[i], s.held[i]} {
			key = binary.AppendVarint(key, int64(n))
		}
	}
	for _, span := range s.jobs {
		for _, n := range []int{span.Step, span.From, span.Until, span.order} {
			key = binary.AppendVarint(key, int64(n))
		}
	}
	return string(key)
}
