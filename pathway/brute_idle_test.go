package pathway_test

import "slices"

// honest reports whether a moment that reaches the goal on a day does so
// without a job that begins on a day which only work that serves nothing made one
// to begin on. It returns what the moment is worth without such work.
//
// Only where recent work counts can work be done in vain: all else that is done
// counts for ever.
func (t *trial) honest(m *moment, day int) (best worth, ok bool) {
	if t.recent == 0 || len(m.runs) < 2 {
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

// keptOf returns the runs of which the bit is not set in drop.
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

// shortened reports whether some of the work is what works asks for, if the first
// so many spells may end sooner: a job ends once enough was done, and where only
// recent work counts that may be before another begins.
func (t *trial) shortened(m *moment, kept []spell, first, day int) bool {
	if t.spend(); t.tooBig || !t.suffices(m, kept, day) {
		return false
	}
	if first == 0 {
		return t.works(m, kept, day)
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

// works reports whether, of work that is enough for all that a moment has begun,
// no spell could be left out, and each begins on a day on which a job may if there
// is no other work.
func (t *trial) works(m *moment, kept []spell, day int) bool {
	for i, s := range kept {
		if t.suffices(m, slices.Delete(slices.Clone(kept), i, i+1), day) {
			return false
		}
		before := &moment{was: t.conditions(t.worked(m, kept, s.from-1), s.from-1)}
		if !t.turning(before, t.worked(m, kept, s.from), s.from) {
			return false
		}
	}
	return true
}

// suffices reports whether all begins, and the goal is reached, with no other
// work than the given.
func (t *trial) suffices(m *moment, kept []spell, day int) bool {
	then := m.clone()
	var days []int
	for i, on := range m.starts {
		then.starts[i], then.ends[i] = never, never
		if on != never {
			days = append(days, on)
		}
	}
	for _, s := range kept {
		days = append(days, s.from)
	}
	slices.Sort(days)
	for _, on := range slices.Compact(days) {
		if !t.again(then, m, kept, on) {
			return false
		}
	}
	f := t.worked(m, kept, day)
	return t.holdsFor(t.goal, f, day) && t.holdsFor(t.goalAdvice, f, day)
}

// again begins on a day, one after the other, what m began on it, and reports
// whether all of that and the work of the day can begin.
func (t *trial) again(then, m *moment, kept []spell, on int) bool {
	left := 0
	for began := true; began; {
		began, left = false, 0
		for i := range t.members {
			if m.starts[i] != on || then.starts[i] == on {
				continue
			}
			if t.startable(i, t.worked(then, kept, on), on) {
				then.starts[i], then.ends[i] = on, m.ends[i]
				began = true
			} else {
				left++
			}
		}
	}
	f := t.worked(then, kept, on)
	return left == 0 && !slices.ContainsFunc(kept, func(s spell) bool {
		step := t.members[s.member]
		return s.from == on && !step.open && !(t.holdsFor(step.rules, f, on) && t.holdsFor(step.advice, f, on))
	})
}

// worked returns what counts for a moment on a day, with no other work of the
// route than the given.
func (t *trial) worked(m *moment, kept []spell, day int) *facts {
	f := t.facts(m, day)
	f.jobs = append(f.jobs[:0], t.base.jobs...)
	for _, s := range kept {
		step := t.members[s.member]
		f.jobs = append(f.jobs, jobFact{
			fields: step.fields, from: s.from, until: s.until, weekly: step.weekly, supervised: step.supervised,
		})
	}
	return f
}
