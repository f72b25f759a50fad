package oracle

import (
	"slices"
	"sync"
)

// hired returns the moments in which another job begins on the day.
func (t *trial) hired(m *moment, f *facts, day int) []*moment {
	if len(m.runs) > 0 && m.runs[len(m.runs)-1].from == day {
		return nil
	}
	turning := sync.OnceValue(func() bool { return t.turning(m, f, day) })
	var next []*moment
	for i, step := range t.members {
		if !t.couldTake(i, m) || !step.GoesOn && day < t.spaced(m) || !t.hirable(i, m, f, day) || !t.found(i, m, day) && !turning() {
			continue
		}
		after := m.clone()
		after.runs = append(after.runs, run{member: i, from: day})
		after.worth.steps++
		next = append(next, after)
	}
	return next
}

// couldTake reports whether a member is a job other than the one that goes on.
func (t *trial) couldTake(i int, m *moment) bool {
	current := len(m.runs) > 0 && m.runs[len(m.runs)-1].member == i
	return t.members[i].Kind == Work && !current
}

// turning reports whether a job may begin on the day: on the first day of the plan,
// when an edition comes into force, when a condition comes to be met, and when six months
// are over since a planned job began. The rules of what comes by itself and a condition
// asks for are conditions too.
func (t *trial) turning(m *moment, f *facts, day int) bool {
	if day == t.start || day == t.spaced(m) {
		return true
	}
	for _, step := range slices.Concat(t.members, t.serving) {
		if begins(step.rules, day) || begins(step.advice, day) {
			return true
		}
	}
	if begins(t.goal, day) || begins(t.goalAdvice, day) {
		return true
	}
	if t.prompt && len(m.late) > 0 {
		f = t.facts(t.withoutLate(m, day), day)
	}
	for i, met := range t.conditions(f, day) {
		if met == 1 && m.was[i] == 0 {
			return true
		}
	}
	return false
}

// withoutLate returns a moment without the members that were put off and are begun, or
// done, on the day.
func (t *trial) withoutLate(m *moment, day int) *moment {
	in := m.clone()
	for i, late := range m.late {
		if late && (m.starts[i] == day || m.ends[i] == day) {
			in.starts[i], in.ends[i] = never, never
		}
	}
	return in
}

// begins reports whether an edition begins to be in force on a day.
func begins(rules []edition, day int) bool {
	return slices.ContainsFunc(rules, func(e edition) bool { return e.from == day })
}

// conditions returns for each condition of the goal and of the steps 1 if it is met,
// and 0 if it is not, and likewise what else lets a job begin when it comes about.
func (t *trial) conditions(f *facts, day int) []byte {
	met := make([]byte, 0, t.size)
	all := make([]Status, t.size)
	for _, cond := range t.conds {
		status := all[:cond.size]
		t.judge.status(cond, f, day, status)
		for _, s := range status {
			if t.judge.passes(s) {
				met = append(met, 1)
			} else {
				met = append(met, 0)
			}
		}
	}
	return append(met, t.turns(f, day)...)
}

// honest reports whether a moment that reaches the goal on a day could do so without
// idle work. Work is idle if it serves nothing but to make some condition come to be
// met, so that another job may begin on that day. It returns the worth of the moment
// without such work.
//
// Only where recent work counts can work be idle, or work since something, or only so much
// of a kind: elsewhere it counts for ever.
func (t *trial) honest(m *moment, day int) (best worth, ok bool) {
	if t.recent == 0 && !t.idle || len(m.runs) < 2 {
		return m.worth, true
	}
	for drop := range 1 << len(m.runs) {
		kept := keptOf(m.runs, drop, day)
		worth := m.worth
		worth.steps -= len(m.runs) - len(kept)
		if (!ok || worth.compare(best) < 0) && t.shortened(m, kept, len(kept), day) {
			best, ok = worth, true
		}
	}
	return best, ok
}

// A spell is a run with its end.
type spell struct {
	run
	until int
}

// keptOf returns those of the runs whose bit is not set in drop, as spells.
func keptOf(runs []run, drop, day int) []spell {
	var kept []spell
	for i, r := range runs {
		until := day
		if i+1 < len(runs) {
			until = runs[i+1].from
		}
		if drop>>i&1 == 0 {
			kept = append(kept, spell{r, until})
		}
	}
	return kept
}

// shortened reports whether the spells pass works, if the first so many of them may
// end sooner. A job ends once enough is done, and where only recent work counts that
// may be before another begins.
func (t *trial) shortened(m *moment, kept []spell, first, day int) bool {
	if t.spend(); t.tooBig {
		return false
	}
	then, ok := t.suffices(m, kept, day)
	switch {
	case !ok:
		return false
	case first == 0:
		return t.works(then, kept, day)
	}
	last := first - 1
	for until := kept[last].until; until > kept[last].from; until-- {
		less := slices.Clone(kept)
		less[last].until = until
		if t.shortened(m, less, last, day) {
			return true
		}
	}
	return false
}

// works reports of spells that suffice for a moment whether none could be left out,
// and each begins on a day on which a job may begin if there is no other work.
func (t *trial) works(m *moment, kept []spell, day int) bool {
	for i, s := range kept {
		if _, ok := t.suffices(m, slices.Delete(slices.Clone(kept), i, i+1), day); ok {
			return false
		}
		before := m.clone()
		before.was, before.runs = t.conditions(t.worked(m, kept, s.from-1), s.from-1), nil
		for _, earlier := range kept[:i] {
			before.runs = append(before.runs, earlier.run)
		}
		if !t.found(s.member, before, s.from) && !t.turning(before, t.worked(m, kept, s.from), s.from) {
			return false
		}
	}
	return true
}

// suffices reports whether every step of a moment can begin on its day, each renewal be
// made for its price, and the goal be reached, with no other work than the given spells. It returns the moment with what
// is then awarded by itself.
func (t *trial) suffices(m *moment, kept []spell, day int) (*moment, bool) {
	then := m.clone()
	days := []int{day}
	for i, on := range m.starts {
		then.starts[i], then.ends[i] = never, never
		if on != never {
			days = append(days, on)
		}
	}
	for _, s := range kept {
		days = append(days, s.from)
	}
	for _, paid := range m.paid {
		days = append(days, paid.on)
	}
	for i := range then.awards {
		then.awards[i] = never
	}
	then.goal = never
	for i := range t.members {
		then.applied[i], then.sought[i] = never, never
	}
	for on := t.start; on < day && (len(t.itself) > 0 || t.applies || t.seeks); on++ {
		t.spend()
		days = append(days, on)
	}
	slices.Sort(days)
	for _, on := range slices.Compact(days) {
		if !t.again(then, m, kept, on) {
			return nil, false
		}
	}
	searched := t.goalSeek.IsZero() || overOn(then.goal, t.goalSeek) <= day
	return then, searched && t.aimed(t.worked(then, kept, day), day)
}

// again begins in then, one after the other, the steps that m began on a day, and
// reports whether all of these and the spells of the day can begin.
func (t *trial) again(then, m *moment, kept []spell, on int) bool {
	left := 0
	for began := true; began; {
		began, left = t.comeBy(then, t.worked(then, kept, on), on), 0
		for i := range t.members {
			if m.starts[i] != on || then.starts[i] == on {
				continue
			}
			if t.startable(i, then, t.worked(then, kept, on), on) {
				then.starts[i], then.ends[i] = on, m.ends[i]
				began = true
			} else {
				left++
			}
		}
	}
	f := t.worked(then, kept, on)
	t.note(then, f, on)
	return left == 0 && t.renewable(m, f, on) && !slices.ContainsFunc(kept, func(s spell) bool {
		return s.from == on && !t.hirable(s.member, then, f, on)
	})
}

// renewable reports whether every renewal that a moment made on a day costs no more there.
func (t *trial) renewable(m *moment, f *facts, on int) bool {
	for _, paid := range m.paid {
		for _, edition := range t.renewals[t.terms[paid.holding].credential] {
			if paid.on != on || on < edition.from || edition.until <= on {
				continue
			}
			if price, ok := t.cheapest(edition, f, on); !ok || price.compare(paid.price) > 0 {
				return false
			}
		}
	}
	return true
}

// worked returns what counts for a moment on a day, with no other work than that of
// the record and the given spells.
func (t *trial) worked(m *moment, kept []spell, day int) *facts {
	f := t.facts(m, day)
	f.jobs = append(f.jobs[:0], t.base.jobs...)
	for _, s := range kept {
		step := t.members[s.member]
		f.jobs = append(f.jobs, jobFact{
			fields: step.fields, from: s.from, until: s.until, weekly: step.Weekly, share: step.Weekly, supervised: step.supervised,
		})
	}
	return f
}
