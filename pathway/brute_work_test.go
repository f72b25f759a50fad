package pathway_test

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A window is an offer with the days on which it can be taken up, remembered,
// since to find out is slow.
type window struct {
	offer credential.Offer
	days  map[int]bool
}

func newWindow(offer credential.Offer) *window { return &window{offer, map[int]bool{}} }

// open reports whether the offer can be taken up on a day; no offer always can.
func (w *window) open(day int) bool {
	if w == nil {
		return true
	}
	open, ok := w.days[day]
	if !ok {
		open = w.offer.On(credential.DateOfDay(day))
		w.days[day] = open
	}
	return open
}

// A renewal is an edition of how a credential is renewed.
type renewal struct {
	from, until int
	fees        []fee
}

// A fee is one offer of a renewal.
type fee struct {
	*window
	cond  *node
	worth worth
}

func renewalOf(edition credential.Renewal) renewal {
	r := renewal{from: dayOr(edition.From, always), until: dayOr(edition.Until, never)}
	for _, offer := range edition.Offers {
		one := fee{newWindow(offer), compile(offer.If, "", nil, 0), worth{unpriced: 1, steps: 1}}
		if offer.Price.Known() {
			one.worth = worth{minor: offer.Price.Minor, steps: 1}
		}
		r.fees = append(r.fees, one)
	}
	return r
}

// renewed returns the moment with a holding renewed on the day it lapses, by
// the cheapest offer there is; none if it cannot be renewed.
func (t *trial) renewed(h int, m *moment, f *facts, day int) []*moment {
	held := t.terms[h]
	if held.term.IsZero() || t.query.Avoid != nil && t.query.Avoid(held.credential) {
		return nil
	}
	for _, edition := range t.renewals[held.credential] {
		if edition.from > day || day >= edition.until {
			continue
		}
		price, ok := t.cheapest(edition, f, day)
		if !ok {
			return nil
		}
		after := m.clone()
		after.lapses[h] = add(day, held.term)
		after.worth.unpriced += price.unpriced
		after.worth.minor += price.minor
		after.worth.steps++
		return []*moment{after}
	}
	return nil
}

// cheapest returns the least that a renewal costs on a day; without any offer no
// fee is known.
func (t *trial) cheapest(edition renewal, f *facts, day int) (price worth, ok bool) {
	if len(edition.fees) == 0 {
		return worth{unpriced: 1, steps: 1}, true
	}
	for _, fee := range edition.fees {
		if !fee.open(day) || !t.free && !t.judge.met(fee.cond, f, day) {
			continue
		}
		if !ok || fee.worth.compare(price) < 0 {
			price, ok = fee.worth, true
		}
	}
	return price, ok
}

// hired returns the moments in which another job begins on the day.
func (t *trial) hired(m *moment, f *facts, day int) []*moment {
	if len(m.runs) > 0 && m.runs[len(m.runs)-1].from == day {
		return nil
	}
	var next []*moment
	for i, step := range t.members {
		if !t.couldTake(i, m) || !step.open && !(t.holdsFor(step.rules, f, day) && t.holdsFor(step.advice, f, day)) {
			continue
		}
		after := m.clone()
		after.runs = append(after.runs, run{member: i, from: day})
		after.worth.steps++
		next = append(next, after)
	}
	if len(next) == 0 || !t.turning(m, f, day) {
		return nil
	}
	return next
}

// couldTake reports whether a member is a job other than the one that goes on.
func (t *trial) couldTake(i int, m *moment) bool {
	current := len(m.runs) > 0 && m.runs[len(m.runs)-1].member == i
	return t.members[i].kind == pathway.Work && !current
}

// turning reports whether the day is one on which a job may begin.
func (t *trial) turning(m *moment, f *facts, day int) bool {
	if day == t.start {
		return true
	}
	for _, step := range t.members {
		if begins(step.rules, day) || begins(step.advice, day) {
			return true
		}
	}
	if begins(t.goal, day) || begins(t.goalAdvice, day) {
		return true
	}
	for i, met := range t.conditions(f, day) {
		if met == 1 && m.was[i] == 0 {
			return true
		}
	}
	return false
}

// begins reports whether an edition begins to be in force on a day.
func begins(rules []edition, day int) bool {
	return slices.ContainsFunc(rules, func(e edition) bool { return e.from == day })
}

// conditions returns, for each condition of the route, whether it is met: 1 or 0.
func (t *trial) conditions(f *facts, day int) []byte {
	met := make([]byte, 0, t.size)
	all := make([]pathway.Status, t.size)
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
	return met
}

// sleep ends a day: it notes what held on it, and drops what is no better.
func (t *trial) sleep(moments []*moment, day int) []*moment {
	for _, m := range moments {
		m.was, m.ready = nil, nil
		choice := false
		for i := range t.members {
			choice = choice || t.couldTake(i, m)
		}
		if !choice && !t.shared {
			continue
		}
		f := t.facts(m, day)
		if choice {
			m.was = t.conditions(f, day)
		}
		for i := range t.members {
			able := t.shared && t.studies(i) && m.starts[i] == never && t.fits(i, m, day) && t.startable(i, f, day)
			m.ready = append(m.ready, able)
		}
	}
	return t.prune(moments, day)
}
