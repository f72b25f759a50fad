package pathway

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// What a holding proves: who holds an RHIT has had the degree that AHIMA asked for, though
// the record does not name it. A proven holding is a holding with By: its day of award is
// not known, and not after that of what proves it. Judge, planner and verifier read it by
// the one reader of all holdings.

// A claim is a credential that somebody has had: from a program accredited by one of some
// organizations, their IDs in order with a space after each, or from any.
type claim struct {
	credential credential.ID
	oneOf      string
}

// weaker reports whether another claim on the same credential says as much and more.
func (c claim) weaker(than claim) bool {
	return c.credential == than.credential && c != than && than.oneOf != "" &&
		(c.oneOf == "" || !slices.ContainsFunc(than.organizations(), func(id credential.ID) bool { return !slices.Contains(c.organizations(), id) }))
}

// organizations returns the accreditors of which one accredited the program.
func (c claim) organizations() []credential.ID {
	var ids []credential.ID
	for _, id := range strings.Fields(c.oneOf) {
		ids = append(ids, credential.ID(id))
	}
	return ids
}

// oneOf writes accreditors as a claim has them.
func oneOf(organizations []credential.ID) string {
	var b strings.Builder
	for _, id := range slices.Compact(slices.Sorted(slices.Values(organizations))) {
		b.WriteString(string(id) + " ")
	}
	return b.String()
}

// A proof is what somebody has had for sure, each claim once.
type proof []claim

func (p proof) with(claims ...claim) proof {
	for _, one := range claims {
		if !slices.Contains(p, one) {
			p = append(p, one)
		}
	}
	return p
}

// common returns what both of two proofs say.
func common(p, q proof) proof {
	var both proof
	for _, a := range p {
		for _, b := range q {
			if a.credential != b.credential {
				continue
			}
			one := claim{credential: a.credential}
			if a.oneOf != "" && b.oneOf != "" {
				one.oneOf = oneOf(append(a.organizations(), b.organizations()...))
			}
			both = both.with(one)
		}
	}
	return both
}

// A prover finds what credentials prove that were awarded by a day.
type prover struct {
	catalog *credential.Catalog
	by      credential.Date
	proofs  map[credential.ID]proof // of what is earned directly
	order   []credential.ID         // of proofs: mostly after what they rest on
}

// of returns what a credential proves that was awarded on a day or, if that is zero, on
// any day up to by. Where proofs rest on each other in a circle they are the smallest
// that agree.
func (p *prover) of(id credential.ID, on credential.Date) proof {
	entry, _ := p.catalog.Credential(id)
	if !entry.Kind.Direct() || len(entry.Requires) == 0 {
		return nil
	}
	p.discover(entry)
	for grown := true; grown; {
		grown = false
		for _, other := range p.order {
			entry, _ := p.catalog.Credential(other)
			now := p.byRules(entry.Requires)
			grown = grown || len(now) > len(p.proofs[other])
			p.proofs[other] = now
		}
	}
	if on.IsZero() {
		return p.proofs[id]
	}
	rule, _ := entry.Requires.On(on)
	return p.asked(rule.Ask)
}

// discover finds the credentials whose proofs that of one rests on.
func (p *prover) discover(entry credential.Credential) {
	if _, known := p.proofs[entry.ID]; known || !entry.Kind.Direct() || len(entry.Requires) == 0 {
		return
	}
	p.proofs[entry.ID] = nil
	for _, rule := range entry.Requires {
		for _, part := range credential.Walk(rule.Ask) {
			for way := range p.catalog.CountingAs(askedFor(part)) {
				other, _ := p.catalog.Credential(way)
				p.discover(other)
			}
		}
	}
	p.order = append(p.order, entry.ID)
}

// askedFor returns the credential that a requirement asks for by itself, or "".
func askedFor(r credential.Requirement) credential.ID {
	if holds, ok := r.(credential.Holds); ok {
		return holds.Credential
	}
	had, _ := r.(credential.Had)
	return had.Credential
}

// byRules returns what all editions prove that were in force on some day up to by;
// nothing if none was.
func (p *prover) byRules(editions credential.Rules) proof {
	var all proof
	first := true
	for _, rule := range editions {
		if rule.From.After(p.by) {
			continue
		}
		one := p.asked(rule.Ask)
		if !first {
			one = common(all, one)
		}
		all, first = one, false
	}
	return all
}

// asked returns what whoever meets a requirement has had, however it was met.
func (p *prover) asked(r credential.Requirement) proof {
	switch r := r.(type) {
	case nil, credential.Experience, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
		return nil
	case credential.Had:
		return p.held(r.Credential, "")
	case credential.Holds:
		if !r.UnderWay.IsZero() {
			return nil
		}
		return p.held(r.Credential, oneOf(r.AccreditedBy))
	case credential.AtLeast:
		parts := make([]proof, len(r.Of))
		for i, part := range r.Of {
			parts[i] = p.asked(part)
		}
		return ofAny(parts, len(parts)-r.N+1)
	}
	panic(unknownRequirement(r))
}

// ofAny returns what follows if of any so many parts one was met: of all parts what each
// says, of one part all that any says, else what so many parts say.
func ofAny(parts []proof, many int) proof {
	var all proof
	for _, part := range parts {
		all = all.with(part...)
	}
	if many == 1 {
		return all
	}
	var follows proof
	for _, one := range candidates(all) {
		says := func(part proof) bool { return slices.ContainsFunc(part, one.followsFrom) }
		if count(parts, says) >= many {
			follows = follows.with(one)
		}
	}
	return follows
}

// candidates returns what some of several claims may have in common: of each credential
// that it was had, and that it was from a program accredited by one of those that some of
// the claims on it name. Of claims with many different accreditors not every choice is
// tried: mostCandidates bounds them.
func candidates(claims proof) proof {
	var all proof
	for _, one := range claims {
		all = all.with(claim{credential: one.credential}, one)
	}
	for i := 0; i < len(all) && len(all) < mostCandidates; i++ {
		for k := 0; k < i; k++ {
			if a, b := all[i], all[k]; a.credential == b.credential && a.oneOf != "" && b.oneOf != "" {
				all = all.with(claim{a.credential, oneOf(append(a.organizations(), b.organizations()...))})
			}
		}
	}
	return all
}

const mostCandidates = 1024

// followsFrom reports whether another claim says as much.
func (c claim) followsFrom(other claim) bool { return c == other || c.weaker(other) }

// held returns what follows from having had a credential: what everything that counts as
// it shows, by all that it counts as and by its own rule.
func (p *prover) held(id credential.ID, oneOf string) proof {
	var all proof
	first := true
	for way := range p.catalog.CountingAs(id) {
		var one proof
		for _, as := range countedAs(p.catalog, way) {
			one = append(one, claim{as, oneOf})
		}
		one = one.with(p.proofs[way]...)
		if !first {
			one = common(all, one)
		}
		all, first = one, false
	}
	return all
}

// countedAs returns a credential and all that it counts as, itself first.
func countedAs(c *credential.Catalog, id credential.ID) []credential.ID {
	ids := []credential.ID{id}
	for i := 0; i < len(ids); i++ { // which grows
		entry, _ := c.Credential(ids[i])
		for _, as := range entry.CountsAs {
			if !slices.Contains(ids, as) {
				ids = append(ids, as)
			}
		}
	}
	return ids
}

// proofs has what the credentials of a catalog prove, each found when it is first asked
// for. They may be asked for on many goroutines at once.
type proofs struct {
	catalog *credential.Catalog
	begins  []credential.Date // the days on which an edition of a rule begins, in order
	known   sync.Map          // of a proofKey to a []shown
}

// A proofKey names a proof: what it is of, the edition by which that was awarded, or -1 if
// only its last day is known, and how many editions of the catalog had begun by then.
type proofKey struct {
	credential     credential.ID
	edition, epoch int
}

// A shown thing is a claim as a holding that proves it shows it.
type shown struct {
	credential credential.ID
	oneOf      []credential.ID
	lapses     bool // it, or what counts as it, can lapse
}

func newProofs(c *credential.Catalog) *proofs {
	p := &proofs{catalog: c}
	for entry := range c.Credentials() {
		for _, rule := range entry.Requires {
			if !rule.From.IsZero() {
				p.begins = append(p.begins, rule.From)
			}
		}
	}
	slices.SortFunc(p.begins, credential.Date.Compare)
	return p
}

// of returns what a holding shows that was awarded by a day: on it, if dated says so.
func (p *proofs) of(id credential.ID, by credential.Date, dated bool) []shown {
	entry, _ := p.catalog.Credential(id)
	if !entry.Kind.Direct() || len(entry.Requires) == 0 {
		return nil
	}
	key := proofKey{credential: id, edition: -1}
	key.epoch, _ = slices.BinarySearchFunc(p.begins, by, func(begin, by credential.Date) int {
		if begin.After(by) {
			return 1
		}
		return -1
	})
	var on credential.Date
	if dated {
		on = by
		key.edition = slices.IndexFunc(entry.Requires, func(r credential.Rule) bool { return by.Between(r.From, r.Until) })
		if key.edition < 0 {
			return nil // no edition was in force, so nobody knows what was asked
		}
	}
	if known, ok := p.known.Load(key); ok {
		return known.([]shown)
	}
	finder := prover{catalog: p.catalog, by: by, proofs: map[credential.ID]proof{}}
	var all []shown
	for _, one := range withoutImplied(p.catalog, finder.of(id, on)) {
		if one.credential != id {
			all = append(all, shown{one.credential, one.organizations(), mayLapse(p.catalog, one.credential)})
		}
	}
	p.known.Store(key, all)
	return all
}

// proven returns the holdings that those of a record prove, by what proves them. Of a
// holding whose day is not known the day asked about stands for it.
func (p *proofs) proven(record []held, day credential.Date) []held {
	var all []held
	for i := range record {
		h := &record[i]
		if h.underWay() {
			continue
		}
		by := cmp.Or(h.Awarded, h.By, day)
		for _, one := range p.of(h.Credential, by, !h.Awarded.IsZero()) {
			if one.lapses && saysHowLong(p.catalog, record, one.credential, by) {
				continue
			}
			shown := held{Holding: credential.Holding{Credential: one.credential, By: by}, index: h.index, shownBy: h}
			shown.latest = days.Never
			if one.lapses {
				shown.lapses, shown.latest = terms(p.catalog, one.credential, by)
			}
			if shown.oneOf = one.oneOf; len(one.oneOf) == 1 {
				shown.AccreditedBy, shown.oneOf = one.oneOf, nil
			}
			all = append(all, shown)
		}
	}
	return all
}

// saysHowLong reports whether a record says how long something was held that one of its
// holdings proves: by a holding in force on the day of the proof. To be said to have been
// a member until 2020 is no reason to ask whether somebody still is.
func saysHowLong(c *credential.Catalog, record []held, id credential.ID, by credential.Date) bool {
	day := by.DayNumber()
	return slices.ContainsFunc(record, func(h held) bool {
		entry, _ := c.Credential(h.Credential)
		lasts := firstOf(cmp.Or(h.award(), h.By)) <= day && day < endOf(h.lapse(entry))
		return c.CountsAs(h.Credential, id) && lasts && (h.By.IsZero() || !h.Expires.IsZero())
	})
}

// withoutImplied leaves out what another claim says too, on every day: one on the same
// credential, or on what counts as it, where neither ever lapses.
func withoutImplied(c *credential.Catalog, all proof) proof {
	implied := func(one claim) bool {
		return slices.ContainsFunc(all, func(by claim) bool {
			stronger := claim{one.credential, by.oneOf}
			return one.weaker(by) || by.credential != one.credential && c.CountsAs(by.credential, one.credential) &&
				(one.oneOf == by.oneOf || one.weaker(stronger)) && !mayLapse(c, one.credential)
		})
	}
	var kept proof
	for _, one := range all {
		if !implied(one) {
			kept = append(kept, one)
		}
	}
	return kept
}

// terms reports whether a credential, or anything that counts as it, can lapse, and up to
// which day it may be in force that was awarded by a day: who has had it may have had
// what counts as it.
func terms(c *credential.Catalog, id credential.ID, by credential.Date) (lapses bool, latest int) {
	for member := range c.CountingAs(id) {
		entry, _ := c.Credential(member)
		switch {
		case entry.Lasts.IsZero():
			lapses, latest = lapses || entry.While.Ask != nil, days.Never
		case len(entry.Renews) > 0:
			lapses, latest = true, days.Never
		default:
			lapses, latest = true, max(latest, entry.Lapse(by).DayNumber())
		}
	}
	return lapses, latest
}

// mayLapse reports whether a credential, or anything that counts as it, can lapse.
func mayLapse(c *credential.Catalog, id credential.ID) bool {
	lapses, _ := terms(c, id, credential.Date{Year: 2000, Month: 1, Day: 1})
	return lapses
}

// count returns how many of the items count.
func count[T any](items []T, counts func(T) bool) int {
	n := 0
	for _, item := range items {
		if counts(item) {
			n++
		}
	}
	return n
}
