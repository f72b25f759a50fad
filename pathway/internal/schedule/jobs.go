package schedule

import (
	"encoding/binary"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// Choices about the job that are no step to begin.
const (
	noJob = -1 // end the present one
	stay  = -2 // leave all as it is
)

// jobChoices returns what may be done about the job on a day: steps to begin, stay
// or noJob. Choices that cannot help are left out. None: stay.
func (r *scheduler) jobChoices(s *State, day int) []int {
	if s.hired() == 0 {
		return nil
	}
	isJobDay := s.isJobDay(day)
	present := s.job()
	wanted := s.wanted(day)
	now := s.fedBy(wanted, present, day)
	var choices []int
	for _, i := range s.in {
		if s.p.Steps[i].Rate == 0 || i == present || !isJobDay && !s.ownDay(i, day) || !s.afterOthers(i, day) || !s.ready(i, day) {
			continue
		}
		feeds := s.fedBy(wanted, i, day)
		if len(feeds) == 0 && !r.fewestSpans {
			continue
		}
		if !r.fewestSpans && len(now) > 0 && s.doesAll(present, i, feeds, now) {
			continue
		}
		choices = append(choices, i)
	}
	if len(choices) == 0 {
		return nil
	}
	if r.fewestSpans && present >= 0 {
		choices = append(choices, noJob)
	}
	if r.fewestSpans || len(now) > 0 || s.mayWait() {
		choices = append(choices, stay)
	}
	return choices
}

// mayWait reports whether it may pay to begin no job on a day on which one could begin:
// another one could then begin sooner.
func (s *State) mayWait() bool {
	if s.p.Between.IsZero() {
		return false
	}
	anew := 0
	for _, i := range s.in {
		if s.p.Steps[i].Anew {
			anew++
		}
	}
	return anew > 1
}

// ownDay reports whether a job may begin on a day that is one for no other: the search for
// it ends on it, or it is long enough since the job before began.
func (s *State) ownDay(i, day int) bool {
	step := &s.p.Steps[i]
	if from, ok := s.lastAnew(day); ok && day == days.Add(from, s.p.Between) {
		return true
	}
	over := false
	step.Needs.RuleLeaves(func(g *problem.Gate) { over = over || g.Quiet && s.holds(g, day) && !s.holds(g, day-1) })
	return over
}

// afterOthers reports whether it is long enough since another job began anew.
func (s *State) afterOthers(i, day int) bool {
	from, ok := s.lastAnew(day)
	return !ok || !s.p.Steps[i].Anew || day >= days.Add(from, s.p.Between)
}

// lastAnew returns the day on which the last job before a day began anew; ok is false if
// there is none, or it does not matter.
func (s *State) lastAnew(day int) (from int, ok bool) {
	if s.p.Between.IsZero() {
		return 0, false
	}
	for _, span := range s.jobs {
		if s.p.Steps[span.Step].Anew && span.From < day {
			from, ok = span.From, true
		}
	}
	return from, ok
}

// doesAll reports whether the present job does all for some leaves that another would.
func (s *State) doesAll(present, other int, feeds, now []*problem.Gate) bool {
	return subset(feeds, now) && s.p.Steps[other].Rate <= s.p.Steps[present].Rate && !slices.ContainsFunc(feeds, func(g *problem.Gate) bool {
		kind := g.KindOf(present)
		return kind != nil && kind != g.KindOf(other)
	})
}

// isJobDay reports whether a job may begin on a day: the first, one on which an
// edition comes into force, or one on which a condition comes to be met or a kind of work
// comes to be as much as counts of it.
func (s *State) isJobDay(day int) bool {
	if day == s.p.Start || s.editionBegins(day) {
		return true
	}
	newly := false
	for _, c := range s.conditions() {
		s.leavesOf(c, func(g *problem.Gate) {
			newly = newly || !g.Quiet && (s.comesToHold(g, day) || slices.ContainsFunc(g.AtMost, func(kind *problem.Gate) bool { return s.comesToHold(kind, day) }))
		})
	}
	return newly
}

// conditions returns those of the set and the goal, and of what comes by itself and one of
// these asks for.
func (s *State) conditions() []*problem.Condition {
	if s.asked != nil {
		return s.asked
	}
	s.asked = append(s.asked, &s.p.Goal)
	var itself []int
	for _, i := range s.in {
		if s.p.Steps[i].Automatic {
			itself = append(itself, i)
		} else {
			s.asked = append(s.asked, &s.p.Steps[i].Needs)
		}
	}
	for k := 0; k < len(s.asked); k++ {
		s.leavesOf(s.asked[k], func(g *problem.Gate) {
			itself = slices.DeleteFunc(itself, func(i int) bool {
				serves := g.FedBy(i)
				if serves {
					s.asked = append(s.asked, &s.p.Steps[i].Needs)
				}
				return serves
			})
		})
	}
	return s.asked
}

// comesToHold reports whether a leaf holds on a day and did not the day before.
func (s *State) comesToHold(g *problem.Gate, day int) bool {
	return s.holds(g, day) && !s.holds(g, day-1)
}

// editionBegins reports whether an edition of the set or of the goal comes into
// force on a day.
func (s *State) editionBegins(day int) bool {
	begins := func(e problem.Edition) bool { return e.From == day }
	return slices.ContainsFunc(s.conditions(), func(c *problem.Condition) bool { return slices.ContainsFunc(c.Editions, begins) })
}

// wanted returns the leaves that work may still serve from a day on: those of
// what has not begun that are not met or may be lost again, and of the fees of what
// is renewed where their gates hold.
func (s *State) wanted(day int) []*problem.Gate {
	var wanted []*problem.Gate
	visit := func(g *problem.Gate) {
		if g.Op == problem.Accrual && (!g.Within.IsZero() || !s.holds(g, day)) {
			wanted = append(wanted, g)
		}
	}
	for _, i := range s.in {
		if s.begin[i] == problem.Never {
			s.p.Steps[i].Needs.Leaves(visit)
		}
	}
	s.p.Goal.Leaves(visit)
	for l := range s.p.Lapsings {
		if lapsing := &s.p.Lapsings[l]; lapsing.Gated && s.until[l] > day {
			for _, gate := range lapsing.Asks(day) {
				gate.Leaves(visit)
			}
		}
	}
	return wanted
}

// fedBy returns those of some leaves that a job feeds, or will, from a day on.
func (s *State) fedBy(leaves []*problem.Gate, job, day int) []*problem.Gate {
	var fed []*problem.Gate
	for _, g := range leaves {
		if job >= 0 && g.FedBy(job) && !s.isFullOf(g, job, day) {
			fed = append(fed, g)
		}
	}
	return fed
}

// subset reports whether every leaf of some is among all.
func subset(some, all []*problem.Gate) bool {
	for _, g := range some {
		if !slices.Contains(all, g) {
			return false
		}
	}
	return true
}

// change carries out a choice about the job: it ends the present one on a day and
// begins another.
func (s *State) change(choice, day int) {
	if choice == stay {
		return
	}
	if s.job() >= 0 {
		last := len(s.jobs) - 1
		s.jobs[last].Until = day
		if s.jobs[last].From == day {
			s.jobs = s.jobs[:last]
		}
	}
	if choice >= 0 {
		s.jobs = append(s.jobs, problem.Span{Step: choice, From: day, Until: problem.Never, After: s.count})
	}
}

// job returns the job that goes on, or noJob.
func (s *State) job() int {
	if n := len(s.jobs); n > 0 && s.jobs[n-1].Until == problem.Never {
		return s.jobs[n-1].Step
	}
	return noJob
}

// isNew reports whether a state is unlike every one in which a job was chosen on
// the same day before, and notes it. From states that are alike the same can
// follow. First it drops the spans of work that can serve nothing any more: since
// they are no part of a schedule, nothing that follows depends on them.
func (r *scheduler) isNew(s *State, day int) bool {
	if !r.renews() {
		s.jobs = s.live(day)
	}
	key := s.key(day)
	if r.seen[key] {
		return false
	}
	r.seen[key] = true
	return true
}

// renews reports whether something can be renewed: then the condition of a fee may
// look at work that nothing else does.
func (r *scheduler) renews() bool {
	return slices.ContainsFunc(r.q.Lapsings, func(l problem.Lapsing) bool { return l.IsRenewable() })
}

// live returns the spans of work that may have served something before a day, or
// may serve something from it on.
func (s *State) live(day int) []problem.Span {
	return slices.DeleteFunc(slices.Clone(s.jobs), func(span problem.Span) bool {
		return span.Until != problem.Never && !s.mayServe(span, day) && !s.hasServed(span)
	})
}

// mayServe reports whether a span of work adds to a leaf that does not hold on its
// first day without it, or is recent for one from a day on.
func (s *State) mayServe(span problem.Span, day int) bool {
	serves := false
	s.leaves(func(g *problem.Gate) {
		if serves || g.Op != problem.Accrual || !g.FedBy(span.Step) {
			return
		}
		if g.Within.IsZero() {
			serves = !s.holds(g, span.From)
		} else {
			serves = s.firstCounted(g, day-1) < span.Until // the day before is looked back on too
		}
	})
	return serves
}

// hasServed reports whether a span of work is recent on a day on which something
// has begun that asks for recent work of its kind.
func (s *State) hasServed(span problem.Span) bool {
	served := false
	begun := func(i, day int) {
		s.p.Steps[i].Needs.Leaves(func(g *problem.Gate) {
			served = served || g.Op == problem.Accrual && !g.Within.IsZero() && g.FedBy(span.Step) && span.From < day && s.firstCounted(g, day) < span.Until
		})
	}
	for _, i := range s.in {
		if s.begin[i] != problem.Never {
			begun(i, s.begin[i])
		}
	}
	for _, other := range s.jobs {
		begun(other.Step, other.From)
	}
	return served
}

// key identifies what follows from a state after a day.
func (s *State) key(day int) string {
	key := binary.AppendVarint(nil, int64(day))
	for _, i := range s.in {
		key = problem.AppendInts(key, s.begin[i], s.end[i], s.order[i], s.held[i])
	}
	for _, span := range s.jobs {
		key = problem.AppendInts(key, span.Step, span.From, span.Until, span.After)
	}
	for l := range s.p.Lapsings {
		if s.p.Lapsings[l].Gated {
			key = problem.AppendInts(key, s.until[l])
		}
	}
	return string(key)
}

// trim ends every span of work on the day from which on it serves nothing, drops
// those that serve nothing at all, and joins spans of one job that touch. Where
// only recent work counts, or only so much of a kind, no more of it is kept than is needed, unless another
// job begins on a day that the rest makes a job day.
func (s *State) trim(uses []problem.Use) []problem.Span {
	spans := s.useful(uses)
	if len(spans) == 0 || !slices.ContainsFunc(uses, mayBeIdle) {
		return spans
	}
	if short := s.shortened(spans, uses, false); s.beginOnJobDays(short) {
		return short
	}
	if s.beginOnJobDays(spans) {
		return s.shortened(spans, uses, true)
	}
	return spans
}

// mayBeIdle reports whether a use asks for work of which not all counts that was done:
// that is not long ago, or no more than so much of a kind.
func mayBeIdle(use problem.Use) bool {
	return use.Leaf.Op == problem.Accrual && !use.Leaf.CountsAll()
}

// putOff lets each span of work begin on the first day on which it serves a use, if it can
// begin on that day.
func (s *State) putOff(uses []problem.Use, finish int) {
	kept := slices.Clone(s.jobs)
	for k := range s.jobs {
		span := &s.jobs[k]
		first := problem.Never
		for _, use := range uses {
			if use.Leaf.Op == problem.Accrual && use.Leaf.FedBy(span.Step) && span.Until > use.From && span.From < use.Met && !s.isFullOf(use.Leaf, span.Step, span.From) {
				first = min(first, max(span.From, s.since(use.Leaf)))
			}
		}
		if first >= min(span.Until, problem.Never) || first <= span.From {
			continue
		}
		from := span.From
		if span.From = first; s.meets(&s.p.Steps[span.Step].Needs, first, strict) { // without its own work before
			span.After = s.begunBy(first)
		} else {
			span.From = from
		}
	}
	if !s.beginOnJobDays(s.trim(s.uses(finish))) {
		s.jobs = kept
	}
}

// begunBy returns how many steps have begun by a day, in their order.
func (s *State) begunBy(day int) int {
	last := 0
	for i, begin := range s.begin {
		if begin <= day {
			last = max(last, s.order[i])
		}
	}
	return last
}

// useful returns the spans of work, each until the last day on which it may
// serve a use.
func (s *State) useful(uses []problem.Use) []problem.Span {
	var spans []problem.Span
	for _, span := range s.jobs {
		until := span.From
		for _, use := range uses {
			if use.Leaf.Op == problem.Accrual && use.Leaf.FedBy(span.Step) && span.Until > use.From {
				until = max(until, min(span.Until, use.Met))
			}
		}
		span.Until = until
		if n := len(spans); n > 0 && spans[n-1].Step == span.Step && spans[n-1].Until == span.From {
			spans[n-1].Until = until
		} else if until > span.From {
			spans = append(spans, span)
		}
	}
	return spans
}

// shortened returns the spans ended as early as the uses allow, the last first, and with
// onJobDays as early as each of them still begins on a job day.
func (s *State) shortened(spans []problem.Span, uses []problem.Use, onJobDays bool) []problem.Span {
	kept := s.jobs
	defer func() { s.jobs = kept }()
	s.jobs = slices.Clone(spans)
	for k := len(spans) - 1; k >= 0; k-- {
		span := &s.jobs[k]
		low, high, last := span.From, span.Until, span.Until
		for low < high {
			span.Until = low + (high-low)/2
			if s.suffices(uses) {
				high = span.Until
			} else {
				low = span.Until + 1
			}
		}
		span.Until = high
		for onJobDays && span.Until < last && !s.beginOnJobDays(slices.DeleteFunc(slices.Clone(s.jobs), isEmpty)) {
			span.Until++
		}
	}
	return slices.DeleteFunc(s.jobs, isEmpty)
}

func isEmpty(span problem.Span) bool { return span.From == span.Until }

// suffices reports whether the work done is enough for all uses.
func (s *State) suffices(uses []problem.Use) bool {
	return !slices.ContainsFunc(uses, func(use problem.Use) bool {
		return use.Leaf.Op == problem.Accrual && s.collected(use.Leaf, use.From, use.Met) < use.Leaf.N
	})
}

// beginOnJobDays reports whether each of some spans, if there were no other work,
// begins on a job day, long enough after those before it.
func (s *State) beginOnJobDays(spans []problem.Span) bool {
	kept := s.jobs
	defer func() { s.jobs = kept }()
	s.jobs = spans
	return !slices.ContainsFunc(spans, func(span problem.Span) bool {
		return !s.afterOthers(span.Step, span.From) || !s.isJobDay(span.From) && !s.ownDay(span.Step, span.From)
	})
}
