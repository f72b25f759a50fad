package oracle

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// A renewal takes up another term on the day on which a holding lapses, as often as the
// edition of that day lets it, counted from the award. The award of a credential that the
// edition names, or of what counts as one, renews a holding that is in force on that day:
// its term begins anew, unless it lasts longer anyway. That is no step and is not counted.
// Only awards with a day renew, and none that comes by itself. A holding that says when
// it expires is renewed only by an award after the day asked about.

// An award is a credential with the day on which it was or will be awarded.
type award struct {
	credential credential.ID
	day        int
}

// awardsOf returns the awards of holdings that have a day, in the order of their days.
func awardsOf(holdings []heldFact) []award {
	var awards []award
	for _, held := range holdings {
		if held.dated && !held.itself && !held.proven {
			awards = append(awards, award{held.credential, held.award})
		}
	}
	slices.SortStableFunc(awards, func(a, b award) int { return cmp.Compare(a.day, b.day) })
	return awards
}

// renews reports whether an award renews a credential that is in force on its day.
func (j *judge) renews(a award, id credential.ID) bool {
	entry, _ := j.catalog.Credential(id)
	edition, _ := entry.Renews.On(credential.DateOfDay(a.day))
	return j.namedBy(edition, a.credential)
}

// namedBy reports whether an edition names a credential, or what it counts as.
func (j *judge) namedBy(edition credential.Renewal, id credential.ID) bool {
	return slices.ContainsFunc(edition.By, func(by credential.ID) bool { return j.accepts[by][id] })
}

// extended returns the day on which a credential lapses that is in force from one day
// until, and not on, another, if the given awards renew it.
func (j *judge) extended(id credential.ID, from, lapse int, awards []award) int {
	entry, _ := j.catalog.Credential(id)
	for _, a := range awards {
		if from <= a.day && a.day < lapse && j.renews(a, id) {
			lapse = max(lapse, firstTermOf(entry, a.day))
		}
	}
	return lapse
}

// extend renews holdings of a record by its own awards, counts how often each was renewed
// otherwise, and notes how long what may have been renewed can have lasted.
func (j *judge) extend(holdings []heldFact, asked int) {
	awards := awardsOf(holdings)
	for i := range holdings {
		held := &holdings[i]
		entry, _ := j.catalog.Credential(held.credential)
		held.uncounted = !held.dated
		if held.during != Met || held.lapse == never || entry.Lasts.IsZero() {
			continue
		}
		counting := awards
		if !held.said.Expires.IsZero() {
			held.counted = renewalsUntil(entry, *held)
			counting = slices.DeleteFunc(slices.Clone(awards), func(a award) bool { return a.day <= asked })
		}
		held.lapse = j.extended(held.credential, held.award, held.lapse, counting)
		if held.after == Unknown {
			held.last = j.lastEnd(entry, held.lapse, awards, asked)
		}
	}
}

// renewalsUntil returns how many renewals it takes for a holding to last until it expires.
// Nobody knows where the day of its award is not said.
func renewalsUntil(entry credential.Credential, held heldFact) int {
	if !held.dated {
		return 0
	}
	count := 0
	for end := firstTermOf(entry, held.award); end < held.lapse; end = add(end, entry.Lasts) {
		count++
	}
	return count
}

// lastEnd returns the day on which a credential has lapsed in any case that can be renewed,
// and was not yet when a term of it ended on the given day. It is never if that is after
// all days asked about.
func (j *judge) lastEnd(entry credential.Credential, lapse int, awards []award, asked int) int {
	limited := func(edition credential.Renewal) bool { return edition.Times > 0 }
	if !slices.ContainsFunc(entry.Renews, limited) {
		return never
	}
	for count := 0; lapse <= asked+checkDays; count++ {
		if !mayRenew(entry, lapse, count) {
			return lapse
		}
		from := lapse
		lapse = j.extended(entry.ID, from, add(lapse, entry.Lasts), awards)
	}
	return never
}

// mayRenew reports whether a credential that was renewed so often may have been renewed
// once more on the day on which it lapsed: by the edition of that day or, where there is
// none, by any.
func mayRenew(entry credential.Credential, lapse, count int) bool {
	lets := func(edition credential.Renewal) bool { return edition.Times == 0 || count < edition.Times }
	if edition, ok := entry.Renews.On(credential.DateOfDay(lapse)); ok {
		return lets(edition)
	}
	return slices.ContainsFunc(entry.Renews, lets)
}

// latest returns the last day on which a holding can have lapsed.
func (held heldFact) latest() int {
	if held.after == Unknown {
		return held.last
	}
	return held.lapse
}

// renewsAny reports whether the awards of a step renew any of the credentials that count
// as the one given, or any at all if none is given.
func (p *Planner) renewsAny(step *Step, as credential.ID) bool {
	for id, renewals := range p.renewals {
		if step.itself || as != "" && !p.judge.accepts[as][id] {
			continue
		}
		for _, renewal := range renewals {
			named := func(id credential.ID) bool { return p.judge.namedBy(renewal.edition, id) }
			if slices.ContainsFunc(step.awards, named) {
				return true
			}
		}
	}
	return false
}

// renewByAwards renews in place, by all awards of a day, what is in force on it.
func (t *trial) renewByAwards(m *moment, day int) {
	var awards []award
	for _, held := range t.base.held {
		if held.award == day {
			awards = append(awards, awardsOf([]heldFact{held})...)
		}
	}
	for i, step := range t.members {
		for _, id := range step.awards {
			if m.ends[i] == day && m.granted[i] {
				awards = append(awards, award{id, day})
			}
		}
	}
	for h, held := range t.terms {
		said := h < len(t.base.held) && !held.said.Expires.IsZero()
		from := held.award
		if h >= len(t.base.held) {
			from = m.ends[t.memberOf(h)]
		}
		if held.during == Met && m.lapses[h] < never && !(said && day <= t.start) {
			m.lapses[h] = t.judge.extended(held.credential, from, m.lapses[h], awards)
		}
	}
}

// renewed returns the moment with a holding renewed on the day it lapses, by the
// cheapest offer there is. It returns none if the holding cannot be renewed, or not so
// often.
func (t *trial) renewed(h int, m *moment, f *facts, day int) []*moment {
	held := t.terms[h]
	if held.term.IsZero() || m.gone[h] || t.question.Avoid != nil && t.question.Avoid(held.credential) {
		return nil
	}
	for _, edition := range t.renewals[held.credential] {
		if edition.from > day || day >= edition.until {
			continue
		}
		if edition.times > 0 && (held.uncounted || m.counts[h] >= edition.times) {
			return nil
		}
		price, ok := t.cheapest(edition, f, day)
		if !ok {
			return nil
		}
		after := m.clone()
		after.lapses[h] = add(day, held.term)
		after.counts[h]++
		after.paid = append(after.paid, payment{h, day, price})
		after.worth.unpriced += price.unpriced
		after.worth.minor += price.minor
		after.worth.steps++
		return []*moment{after}
	}
	return nil
}

// cheapest returns the price of the cheapest offer of a renewal on a day. It is not
// known for a renewal without offers.
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
