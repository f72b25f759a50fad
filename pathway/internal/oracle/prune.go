package oracle

import (
	"encoding/binary"
	"slices"

	"github.com/credpath/credpath/credential"
)

// prune drops every moment for which another can stand. By its digest the other is
// the same where it must be, and no less elsewhere, and it costs no more.
func (t *trial) prune(moments []*moment, day int) []*moment {
	if len(moments) < 2 {
		return moments
	}
	kept := map[string][]*moment{}
	digests := map[*moment][]int{}
	var order []string
	for _, m := range moments {
		g := t.digest(m, day)
		key := string(g.same)
		digests[m] = g.more
		beaten := false
		for _, old := range kept[key] {
			beaten = beaten || noLess(digests[old], g.more) && old.worth.compare(m.worth) <= 0
		}
		if beaten {
			continue
		}
		if kept[key] == nil {
			order = append(order, key)
		}
		left := []*moment{m}
		for _, old := range kept[key] {
			if !noLess(g.more, digests[old]) || m.worth.compare(old.worth) > 0 {
				left = append(left, old)
			}
		}
		kept[key] = left
	}
	var all []*moment
	for _, key := range order {
		all = append(all, kept[key]...)
	}
	return all
}

// noLess reports whether each number of a is at least the one of b in its place.
func noLess(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] < b[i] {
			return false
		}
	}
	return true
}

// A digest has all of a moment that the day and later ones depend on, in two parts.
type digest struct {
	same []byte // must be the same for one moment to stand for another
	more []int  // must not be less
}

// put adds a number that must be the same.
func (g *digest) put(n int) { g.same = binary.AppendVarint(g.same, int64(n)) }

// key returns the whole digest of a moment.
func (t *trial) key(m *moment, day int) string {
	g := t.digest(m, day)
	for _, n := range g.more {
		g.put(n)
	}
	return string(g.same)
}

// digest returns the digest of a moment. Once a credential is awarded, a later award
// is no worse where a recent one is asked for, and with it comes a later lapse. Of
// the accreditation only the status on the day of the award matters.
func (t *trial) digest(m *moment, day int) *digest {
	g := &digest{same: make([]byte, 0, 64), more: make([]int, 0, len(t.members)+len(m.lapses)+1)}
	exact := t.naive || t.waiting(m)
	for i := range t.members {
		end := m.ends[i]
		switch {
		case end > day || t.long || t.since:
			g.put(end)
		case !t.careful[i]:
			g.put(always) // it is done, on whatever day
		default:
			g.put(always)
			if g.more = append(g.more, end); exact {
				g.put(end)
			}
			for _, a := range t.members[i].program.Accreditations {
				g.put(dayIn(end, a))
			}
		}
	}
	for h, lapse := range m.lapses {
		if lapse < day && !t.past {
			lapse = always
		}
		if !exact && t.steady[h] && t.inForce(h, m, day) {
			g.more = append(g.more, lapse)
		} else {
			g.put(lapse)
			g.more = append(g.more, 0)
		}
	}
	for h, keep := range t.keeps {
		switch {
		case keep == nil:
		case m.lapses[h] < day:
			g.put(never)
			g.put(0)
		default:
			g.put(m.breaks[h])
			g.put(flag(m.gone[h]))
		}
	}
	for h, count := range m.counts {
		if t.counting && m.lapses[h] >= day {
			g.put(count)
		} else if t.counting {
			g.put(0)
		}
	}
	for i, end := range m.ends {
		if end == day {
			g.put(flag(m.granted[i]))
		}
		if end >= day {
			g.put(flag(m.late[i]))
		}
	}
	for _, award := range m.awards {
		if award < day && !t.long && !t.naive {
			award = always // it is held, since whatever day
		}
		g.put(award)
	}
	t.putApplications(g, m, day)
	t.putSearches(g, m, day)
	t.putRuns(g, m, day)
	g.same = append(g.same, m.was...)
	for _, ready := range m.ready {
		g.put(flag(ready))
	}
	return g
}

// flag returns 1 for what is so, else 0.
func flag(so bool) int {
	if so {
		return 1
	}
	return 0
}

// dayIn returns 1 if the day lies in the accreditation, else 0.
func dayIn(day int, a credential.Accreditation) int {
	return flag(dayOr(a.From, always) <= day && day < dayOr(a.Until, never))
}

// inForce reports whether a holding is awarded by the day.
func (t *trial) inForce(h int, m *moment, day int) bool {
	if h < len(t.base.held) {
		return true
	}
	return m.ends[t.memberOf(h)] <= day
}

// memberOf returns the member that awards a holding.
func (t *trial) memberOf(h int) int {
	i := len(t.members) - 1
	for t.first[i] > h {
		i--
	}
	return i
}

// putRuns adds the work to a digest: how much was done in each job, which job goes
// on, and the days of the work where they matter.
func (t *trial) putRuns(g *digest, m *moment, day int) {
	if len(m.runs) == 0 {
		g.put(0)
		return
	}
	last := m.runs[len(m.runs)-1]
	g.put(1 + last.member)
	if t.jobs == 1 && !t.naive {
		// It goes on to the end, and has done no less the earlier it began.
		g.more = append(g.more, -last.from)
		return
	}
	if last.from == day {
		g.put(1)
	}
	done := make([]int, len(t.members))
	for i, spell := range m.runs {
		until := day
		if i+1 < len(m.runs) {
			until = m.runs[i+1].from
		}
		done[spell.member] += until - spell.from
		if t.whole || t.recent > 0 || t.idle { // even long ago: see honest
			g.put(1 + spell.member)
			g.put(spell.from)
		}
	}
	for i, days := range done {
		if t.members[i].Kind == Work {
			g.put(min(days, t.enough[i]))
		}
	}
}

// enoughOf returns after how many days a job alone meets every condition that it
// counts for.
func (t *trial) enoughOf(step *Step) int {
	days := 0
	for _, cond := range slices.Concat(t.conds, t.fees) {
		cond.leaves(func(leaf credential.Requirement) {
			if ask, ok := leaf.(credential.Experience); ok {
				full := fullTimeOf(ask)
				need := max(full*t.judge.fewestDays(ask.For), 7*perHour*ask.Hours)
				days = max(days, 1+need/max(1, min(full, step.Weekly)))
			}
		})
	}
	return days
}

// steady reports whether it is never worse for a credential to lapse later. That is
// so if it cannot be renewed, or on every day at the same price. Then one that lapses
// later is in force for longer after as many renewals.
func (p *Planner) steady(id credential.ID) bool {
	for _, renewal := range p.renewals[id] {
		if renewal.from > always || renewal.until < never {
			return false
		}
		for _, fee := range renewal.fees {
			if offer := fee.offer; offer.If != nil || len(offer.Seasons) > 0 || !offer.From.IsZero() || !offer.Until.IsZero() {
				return false
			}
		}
	}
	return true
}
