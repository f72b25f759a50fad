package pathway_test

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// renewed returns the moment with a holding renewed on the day it lapses, by
// the cheapest offer there is; none if it cannot be renewed.
func (t *trial) renewed(h int, m *moment, f *facts, day int) []*moment {
	held := t.terms[h]
	entry, _ := t.judge.catalog.Credential(held.credential)
	renewal, ok := entry.Renews.On(credential.DateOfDay(day))
	if !ok || held.term.IsZero() || t.query.Avoid != nil && t.query.Avoid(entry.ID) {
		return nil
	}
	price := worth{unpriced: 1, steps: 1}
	found := len(renewal.Offers) == 0 // no fee known
	for _, offer := range renewal.Offers {
		if !offer.On(credential.DateOfDay(day)) || !t.free && !t.judge.met(compile(offer.If, "", nil, 0), f, day) {
			continue
		}
		fee := worth{unpriced: 1, steps: 1}
		if offer.Price.Known() {
			fee = worth{minor: offer.Price.Minor, steps: 1}
		}
		if !found || fee.compare(price) < 0 {
			found, price = true, fee
		}
	}
	if !found {
		return nil
	}
	after := m.clone()
	after.lapses[h] = add(day, held.term)
	after.worth.unpriced += price.unpriced
	after.worth.minor += price.minor
	after.worth.steps++
	return []*moment{after}
}

// hired returns the moments in which another job begins on the day.
func (t *trial) hired(m *moment, f *facts, day int) []*moment {
	if len(m.runs) > 0 && m.runs[len(m.runs)-1].from == day {
		return nil
	}
	var next []*moment
	for i, step := range t.members {
		if !t.couldTake(i, m) || !step.open && !t.holdsFor(step.rules, f, day) {
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
		for _, edition := range step.rules {
			if edition.from == day {
				return true
			}
		}
	}
	for _, edition := range t.goal {
		if edition.from == day {
			return true
		}
	}
	for i, met := range t.conditions(f, day) {
		if met == 1 && m.was[i] == 0 {
			return true
		}
	}
	return false
}

// conditions returns, for each condition of the route, whether it is met: 1 or 0.
func (t *trial) conditions(f *facts, day int) []byte {
	var met []byte
	for _, cond := range t.conds {
		status := make([]pathway.Status, cond.size)
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
