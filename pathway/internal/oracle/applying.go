package oracle

import "github.com/credpath/credpath/credential"

// An exam that is taken by an offer with Apply is applied for on one day and sat on
// another. The rule of the exam holds on both days, and the condition of the offer on the
// first alone. The dates of the offer are about the first day, its seasons and the tries at
// the exam about the second. The step begins when it is sat: from then on it is under way.
//
// The sooner it is applied for, the sooner it may be sat, and applying asks for nothing
// else. So a moment has the first day on which each exam could be applied for, whether or
// not it is ever sat.

// applies reports whether a step is applied for before it is taken.
func (s *Step) applies() bool { return s.Offer != nil && !s.Offer.Apply.IsZero() }

// noteApplications notes, in place, which members could be applied for by now.
func (t *trial) noteApplications(m *moment, f *facts, day int) {
	for i, step := range t.members {
		if step.applies() && m.applied[i] == never && step.window.open(day) && t.offers(step, f, day) && t.allows(step, f, day) {
			m.applied[i] = day
		}
	}
}

// offers reports whether the condition of a step's offer is met on a day.
func (t *trial) offers(step *Step, f *facts, day int) bool {
	return step.cond == nil || t.free || t.judge.met(step.cond, f, day)
}

// allows reports whether the rule of a step is met on a day, and the advice.
func (t *trial) allows(step *Step, f *facts, day int) bool {
	return t.holdsFor(step.rules, f, day) && t.holdsFor(step.advice, f, day)
}

// takable reports whether the offer of a member lets it be taken on a day: it can be taken
// up then or, if it is applied for, it was long enough ago.
func (t *trial) takable(i int, m *moment, f *facts, day int) bool {
	step := t.members[i]
	if !step.applies() {
		return step.window.open(day) && t.offers(step, f, day)
	}
	return m.applied[i] < never && add(m.applied[i], step.Offer.Apply) <= day && step.Offer.Sits(credential.DateOfDay(day))
}

// putApplications adds the applications to a digest. Of two days on which what is not
// begun yet was applied for the earlier one is no worse.
func (t *trial) putApplications(g *digest, m *moment, day int) {
	for i, step := range t.members {
		applied := m.applied[i]
		switch {
		case !step.applies():
			continue
		case m.starts[i] < never || applied < never && add(applied, step.Offer.Apply) <= day:
			applied = always // the wait is over
		}
		if g.more = append(g.more, -applied); t.naive {
			g.put(applied)
		}
	}
}
