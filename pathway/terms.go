package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// The terms of holdings of which a record does not say whether they were renewed.

// isOpen reports whether nobody said that the first term of the holding, which can be
// renewed, was the last.
func (h *held) isOpen(c credential.Credential) bool {
	return h.Expires.IsZero() && len(c.Renews) > 0
}

// open reports whether the record leaves open, on a day, whether the holding was
// renewed: its term has ended, it can be renewed, and the record does not say that it
// ended for good.
func (h *held) open(c credential.Credential, day credential.Date) bool {
	lapse := h.lapse(c)
	return h.isOpen(c) && !lapse.IsZero() && !lapse.After(day) && day.DayNumber() < h.mostUntil(c)
}

// newestTerm returns the day on which the newest of the open terms of a credential
// ended; zero: it has none. All of them are one question, which names this day.
func (p *person) newestTerm(c credential.Credential, day credential.Date) credential.Date {
	var newest credential.Date
	for i := range p.holdings {
		h := &p.holdings[i]
		if h.Credential == c.ID && h.open(c, day) && h.lapse(c).After(newest) {
			newest = h.lapse(c)
		}
	}
	return newest
}

// openTerms returns the terms of the record that a plan takes as lapsed, because they
// ended before it starts and nobody said whether they were renewed, or whether what has to
// hold was kept up: the newest one of each credential, by their IDs. A question that takes
// them as renewed has none.
func openTerms(q *question) []Assumption {
	p := personOf(q.proofs, q.Record, q.Start)
	j := &judge{catalog: q.catalog, person: p}
	var terms []Assumption
	add := func(term Assumption) {
		alike := func(other Assumption) bool { return other.Kind == term.Kind && other.Entry == term.Entry }
		if at := slices.IndexFunc(terms, alike); at < 0 {
			terms = append(terms, term)
		} else if terms[at].Date.Before(term.Date) {
			terms[at] = term
		}
	}
	for i := range p.holdings {
		h := &p.holdings[i]
		entry, _ := q.catalog.Credential(h.Credential)
		if q.takesAsRenewed(entry.ID) {
			continue
		}
		if ended := p.newestTerm(entry, q.Start); !ended.IsZero() && ended.Before(q.Start) {
			add(unsaidRenewal(entry.ID, ended).worded(q.catalog))
		}
		if h.isKept(entry) && h.said.IsZero() && j.keptTo(h, entry) <= q.Start.DayNumber() {
			last := credential.DateOfDay(j.asked(h, entry, j.while(entry).shown) - 1)
			add(unsaidWhile(entry.ID, last).worded(q.catalog))
		}
	}
	slices.SortFunc(terms, func(a, b Assumption) int { return cmp.Or(cmp.Compare(a.Entry, b.Entry), cmp.Compare(b.Kind, a.Kind)) })
	return terms
}

// takeAsRenewed lets the open terms of some credentials be taken as renewed up to the
// end of the term in which a plan starts. From there its steps renew them.
func (p *person) takeAsRenewed(c *credential.Catalog, some func(credential.ID) bool, start credential.Date) {
	for i := range p.holdings {
		h := &p.holdings[i]
		entry, _ := c.Credential(h.Credential)
		if !some(h.Credential) || !h.open(entry, start) {
			continue
		}
		until := h.lapse(entry)
		for !until.After(start) {
			until = until.Add(entry.Lasts)
			h.renewals++
		}
		h.renewed = term{p.newestTerm(entry, start), until}
	}
}
