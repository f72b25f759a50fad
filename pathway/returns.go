package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// The ways to a credential that takes no program: to earn it, and to return to it.

// waysToEarn returns the offers of a credential that is earned directly. Of one without
// offers nobody knows the price and the time it takes: that is one offer without either.
func waysToEarn(entry credential.Credential) []credential.Offer {
	if len(entry.Offers) == 0 {
		return []credential.Offer{{}}
	}
	return entry.Offers
}

// A wayBack is one offer by which somebody can return to a credential that has
// lapsed.
type wayBack struct {
	credential.Return
	offer credential.Offer // its source is that of the Return where it has none of its own
}

// waysBack returns the ways back to a credential, by one offer each. One without
// offers has one, without a known price.
func waysBack(c credential.Credential) []wayBack {
	var ways []wayBack
	for _, back := range c.Returns {
		offers := back.Offers
		if len(offers) == 0 {
			offers = []credential.Offer{{}}
		}
		for _, offer := range offers {
			if offer.Source.IsZero() {
				offer.Source = back.Source
			}
			ways = append(ways, wayBack{Return: back, offer: offer})
		}
	}
	return ways
}

// lapsesOf returns the days on which what a record names of a credential has lapsed
// or will lapse, as a plan takes them: an open term ends for good on its last known
// end or, if the question takes it as renewed, at the end of the term in which it starts.
func lapsesOf(q *question, record credential.Record, c credential.Credential) []credential.Date {
	var lapses []credential.Date
	for _, lapse := range lapsesBy(q, record, c) {
		lapses = append(lapses, lapse.on)
	}
	return lapses
}

// A lapse is the day on which something that a record names has lapsed or will lapse.
type lapse struct {
	of fact
	on credential.Date
}

// lapsesBy returns the days of lapsesOf, each with what lapses on it.
func lapsesBy(q *question, record credential.Record, c credential.Credential) []lapse {
	named := slices.ContainsFunc(record.Holdings, func(h credential.Holding) bool { return h.Credential == c.ID }) ||
		slices.ContainsFunc(record.Attempts, func(a credential.Attempt) bool { return a.Exam == c.ID })
	if !named {
		return nil
	}
	var lapses []lapse
	j := &judge{catalog: q.catalog, person: personOf(q.proofs, record, q.Start)}
	j.person.takeAsRenewed(q.catalog, q.takesAsRenewed, q.Start)
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		if h.Credential != c.ID || h.shownBy != nil {
			continue
		}
		on := h.lapse(c)
		switch {
		case h.renewed != (term{}):
			on = h.renewed.until
		case !q.takesAsRenewed(c.ID):
			on = j.knownEnd(h, c)
		}
		if !on.IsZero() {
			lapses = append(lapses, lapse{h.fact(), on})
		}
	}
	return lapses
}

// knownEnd returns the last day to which a holding is known to have been in force: the
// end of its term, or of what has to hold for it, as far as the record shows that. It is
// zero where it has no end.
func (j *judge) knownEnd(h *held, c credential.Credential) credential.Date {
	lapse := h.lapse(c)
	if h.isKept(c) && h.said.IsZero() {
		if kept := j.keptTo(h, c); kept < endOf(lapse) {
			return credential.DateOfDay(kept)
		}
	}
	return lapse
}

// lapsedFor returns the last of some days of lapsing for which a way back is open on a
// day; ok is false if it is open for none of them.
func lapsedFor(back credential.Return, day credential.Date, lapses []credential.Date) (lapsed credential.Date, ok bool) {
	for _, lapse := range lapses {
		if back.On(day, lapse) && lapse.After(lapsed) {
			lapsed, ok = lapse, true
		}
	}
	return lapsed, ok
}

// openDays returns the days on which a way back is open to somebody whose holdings
// lapsed on the given days: from the day on which one of them lapsed, for as long as
// that is no longer ago than the way back says.
func openDays(back credential.Return, lapses []credential.Date) days.Set {
	var open days.Set
	for _, lapse := range lapses {
		open = open.Union(days.Between(max(lapse.DayNumber(), firstOf(back.From)), endOf(back.Closes(lapse))))
	}
	return open
}

// canReturn reports whether a way back to a credential that lapsed on one day is open on
// another, and the day on which the last of those that are closes; zero for never.
func canReturn(c credential.Credential, day, lapsed credential.Date) (open bool, until credential.Date) {
	for _, back := range c.Returns {
		if !back.On(day, lapsed) {
			continue
		}
		closes := back.Closes(lapsed)
		if !open || closes.IsZero() || !until.IsZero() && closes.After(until) {
			until = closes
		}
		open = true
	}
	return open, until
}
