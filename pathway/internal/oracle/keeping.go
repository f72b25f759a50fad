package oracle

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// Some credentials stay in force only while something else holds. It must hold on the day
// of the award. After that a break begins on the first day at the end of which it does
// not hold, and the credential lapses on the day on which the break has lasted as long as
// the grace. It is gone then: it cannot be renewed, and nothing brings it back.
//
// A holding of the record is kept up to the last day on which the record alone shows what
// has to hold, and on the day of its award. A check takes it as perhaps in force from the
// day on which a break from there on would have lasted as long as the grace. A plan takes
// it as lapsed on that day, unless its steps end the break before. Nothing is asked before
// the day on which a holding expires by the record, and never of one that says neither
// that nor when it was awarded.

// A keep is what must hold for a credential to stay in force.
type keep struct {
	ask   *node
	grace credential.Period
}

// A kept holding of the record is known to have been kept until a break begins.
type kept struct {
	*keep
	broken int // the first day of the break; never: it is kept for ever
}

// lapses returns the day on which the break has lasted as long as the grace.
func (k *kept) lapses() int {
	if k == nil || k.broken == never {
		return never
	}
	return add(k.broken, k.grace)
}

// keepsOf returns what must hold for each credential of a catalog, where something must.
func keepsOf(c *credential.Catalog) map[credential.ID]*keep {
	keeps := map[credential.ID]*keep{}
	for entry := range c.Credentials() {
		if entry.While.Ask != nil {
			keeps[entry.ID] = &keep{compile(entry.While.Ask, "", nil, 0), entry.While.Grace}
		}
	}
	return keeps
}

// keptFrom returns how a holding of the record is kept that was awarded on a day and does
// not say when it expires: at least on that day. It returns nil if nothing is asked.
func (j *judge) keptFrom(id credential.ID, award int) *kept {
	if j.keeps[id] == nil {
		return nil
	}
	return &kept{j.keeps[id], award + 1}
}

// keepOn puts off the break of each of the given holdings to the day after the last one
// on which all the facts show what has to hold. It reports whether any was put off.
func (j *judge) keepOn(holdings []heldFact, all *facts) bool {
	later := false
	for i := range holdings {
		held := &holdings[i]
		if held.kept == nil || held.kept.broken == never {
			continue
		}
		if broken := j.brokenAfter(held.kept, all); broken > held.kept.broken {
			held.kept, later = &kept{held.kept.keep, broken}, true
		}
	}
	return later
}

// brokenAfter returns the day after the last one on which facts show what must hold, or
// the day on which the break begins as far as is known, if that is later.
func (j *judge) brokenAfter(k *kept, all *facts) int {
	last := k.broken
	for _, held := range all.held {
		for _, day := range []int{held.award, held.lapse, held.kept.lapses()} {
			if day < never {
				last = max(last, day)
			}
		}
	}
	k.ask.leaves(func(leaf credential.Requirement) {
		if ask, ok := leaf.(credential.Holds); ok {
			last += 31*(ask.Within.Months+ask.For.Months) + ask.Within.Days + ask.For.Days
		}
	})
	shown := func(day int) bool { return j.status(k.ask, all, day, nil) == Met }
	if shown(last + 1) {
		return never
	}
	for day := last; day >= k.broken; day-- {
		if shown(day) {
			return day + 1
		}
	}
	return k.broken
}

// keeping prepares what a trial has to know of each holding: what must hold for it, and
// from which day on that is asked.
func (t *trial) keeping() {
	for h, held := range t.terms {
		keep, from := t.judge.keeps[held.credential], always
		switch {
		case keep == nil || h >= len(t.base.held):
		case held.kept != nil:
			from = held.kept.broken
			if t.judge.assume && held.kept.lapses() <= t.start {
				from = t.start + 1
			}
		case !held.said.Expires.IsZero():
			from = held.said.Expires.DayNumber()
		default:
			keep = nil
		}
		t.keeps, t.asked = append(t.keeps, keep), append(t.asked, from)
		if keep != nil {
			t.kept = true
			t.fees = append(t.fees, keep.ask)
		}
	}
}

// beginKeeping notes in the first moment the breaks that began before it.
func (t *trial) beginKeeping(m *moment) {
	m.gone, m.breaks = make([]bool, len(t.terms)), make([]int, len(t.terms))
	m.granted = make([]bool, len(t.members))
	for h := range t.terms {
		m.breaks[h] = never
		from := t.asked[h]
		if t.keeps[h] == nil || from == always || from >= t.start {
			continue
		}
		switch lapse := add(from, t.keeps[h].grace); {
		case lapse > t.start:
			m.breaks[h] = from
		case lapse <= m.lapses[h]:
			m.lapses[h], m.gone[h] = lapse, true
		}
	}
}

// breakOff lets lapse, at the beginning of a day, what was not kept up for too long.
func (t *trial) breakOff(m *moment, day int) {
	for h, keep := range t.keeps {
		if keep == nil || m.breaks[h] >= day || m.lapses[h] < day || add(m.breaks[h], keep.grace) > day {
			continue
		}
		m.lapses[h], m.gone[h], m.breaks[h] = day, true, never
	}
}

// keepUp notes at the end of a day which breaks begin, last and are over.
func (t *trial) keepUp(m *moment, day int) {
	if !t.kept {
		return
	}
	f := t.facts(m, day)
	for h, keep := range t.keeps {
		switch {
		case keep == nil || day < t.asked[h] || m.gone[h] || m.lapses[h] <= day || !t.inForce(h, m, day):
		case t.judge.met(keep.ask, f, day):
			m.breaks[h] = never
		case keep.grace.IsZero():
			m.lapses[h], m.gone[h] = day, true
		case m.breaks[h] == never:
			m.breaks[h] = day
		}
	}
}

// lapseAtOnce takes out of the facts of a day what is not kept and has no grace. The list
// says of each fact which holding it is.
func (t *trial) lapseAtOnce(f *facts, list []int, day int) {
	for again := t.kept; again; {
		again = false
		for i, h := range list {
			keep := t.keeps[h]
			if keep == nil || !keep.grace.IsZero() || day < t.asked[h] {
				continue
			}
			held := &f.held[i]
			if held.award <= day && day < held.lapse && !t.judge.met(keep.ask, f, day) {
				held.lapse, again = day, true
			}
		}
	}
}

// keepsOfMember returns what must hold on the day on which a member is done.
func (t *trial) keepsOfMember(i int) []*keep {
	return slices.DeleteFunc(slices.Clone(t.keeps[t.first[i]:t.first[i]+len(t.members[i].awards)]), func(k *keep) bool { return k == nil })
}

// grant grants the awards of the members that are done on a day and for which holds what
// must. It reports whether it granted any. Until then they count for nothing.
func (t *trial) grant(m *moment, day int) bool {
	granted := false
	for i := range t.members {
		if m.ends[i] != day || m.granted[i] {
			continue
		}
		m.granted[i] = true // what it awards on the one day may keep each other in force
		f := t.facts(m, day)
		for _, keep := range t.keepsOfMember(i) {
			m.granted[i] = m.granted[i] && t.judge.met(keep.ask, f, day)
		}
		granted = granted || m.granted[i]
	}
	return granted
}

// refused reports whether a member is done on a day without what must hold on it.
func (t *trial) refused(m *moment, day int) bool {
	for i := range t.members {
		if m.ends[i] == day && !m.granted[i] {
			return true
		}
	}
	return false
}

// hasty reports whether a member that takes no time was begun on a day without what must
// hold on it. What comes to hold later that day is done before it instead.
func (t *trial) hasty(m *moment, day int) bool {
	for i := range t.members {
		if m.starts[i] == day && m.ends[i] == day && !m.granted[i] {
			return true
		}
	}
	return false
}
