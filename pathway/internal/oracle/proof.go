package oracle

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A holding proves what it took. Who was awarded a credential has met its rule, so has
// held whatever each way of meeting that rule asks for:
//
//   - of all parts of a group, what any of them proves; of one of them, what all prove;
//     of n of k, what every choice of k-n+1 parts has in it, since one of these was met;
//   - for a credential asked for, what everything that counts as it shows: by itself, all
//     that it counts as, and by its own rule, all that this proves. So the rule of the
//     credential that is named goes no further than those of its stand-ins;
//   - nothing for a condition of any other kind, nor for one that takes a credential
//     that is still under way.
//
// Programs and classes prove nothing further. What would rest on itself is not proved:
// the proofs are the fewest that agree with each other.
//
// The rule is that of the day of the award. Where only a last day of it is known, what is
// proved is what every edition proves that was in force by then; where none is known,
// that last day is the day asked about.

// A shown is a credential that was held for sure, on some day.
type shown struct {
	credential credential.ID
	by         []credential.ID // an accreditor of its program is one of these; empty: not known
}

// A proof is a set of what is shown, by its words.
type proof map[string]shown

// add adds what is shown to a proof.
func (p proof) add(s shown) {
	s.by = slices.Compact(slices.Sorted(slices.Values(s.by)))
	p[fmt.Sprint(s)] = s
}

// addAll adds all of another proof.
func (p proof) addAll(other proof) {
	for _, s := range other {
		p.add(s)
	}
}

// common returns what both proofs show. Of a credential that both show it is known that
// one of the accreditors of either accredited it.
func common(p, q proof) proof {
	both := proof{}
	for _, a := range p {
		for _, b := range q {
			switch {
			case a.credential != b.credential:
			case len(a.by) == 0 || len(b.by) == 0:
				both.add(shown{credential: a.credential})
			default:
				both.add(shown{a.credential, append(slices.Clone(a.by), b.by...)})
			}
		}
	}
	return both
}

// proofOf returns what a holding of a credential proves that was awarded between two
// days, both included.
func (j *judge) proofOf(id credential.ID, first, last int) proof {
	shows := j.proofBy(id, first, last, j.proofsBy(last))
	for words, s := range shows {
		if s.credential == id { // a rule that asks for its own credential proves nothing new
			delete(shows, words)
		}
	}
	return shows
}

// proofsBy returns what each credential proves that was awarded by a day.
func (j *judge) proofsBy(last int) map[credential.ID]proof {
	if known, ok := j.proofs[last]; ok {
		return known
	}
	all := map[credential.ID]proof{}
	for size, before := 0, -1; size != before; {
		before, size = size, 0
		next := map[credential.ID]proof{}
		for entry := range j.catalog.Credentials() {
			next[entry.ID] = j.proofBy(entry.ID, always, last, all)
			size += len(next[entry.ID])
		}
		all = next
	}
	j.proofs[last] = all
	return all
}

// proofBy returns what every edition of a credential's rule proves that was in force
// between two days, given what other credentials prove.
func (j *judge) proofBy(id credential.ID, first, last int, others map[credential.ID]proof) proof {
	entry, _ := j.catalog.Credential(id)
	var all proof
	if entry.Kind.Direct() {
		for _, rule := range entry.Requires {
			if dayOr(rule.From, always) > last || dayOr(rule.Until, never) <= first {
				continue
			}
			one := j.proofOfAsk(rule.Ask, others)
			if all != nil {
				one = common(all, one)
			}
			all = one
		}
	}
	return all
}

// proofOfAsk returns what is proved by a condition that was met.
func (j *judge) proofOfAsk(ask credential.Requirement, others map[credential.ID]proof) proof {
	switch ask := ask.(type) {
	case credential.AtLeast:
		var parts []proof
		for _, part := range ask.Of {
			parts = append(parts, j.proofOfAsk(part, others))
		}
		return oneOfAny(parts, len(parts)-ask.N+1)
	case credential.Holds:
		if ask.UnderWay.IsZero() {
			return j.proofOfHolding(ask.Credential, ask.AccreditedBy, others)
		}
	case credential.Had:
		return j.proofOfHolding(ask.Credential, nil, others)
	case nil, credential.Experience, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation: // no credential
	default:
		panic(fmt.Sprintf("oracle: no proof by %T", ask))
	}
	return proof{}
}

// oneOfAny returns what is proved if of any so many parts one was met.
func oneOfAny(parts []proof, many int) proof {
	all := proof{}
	var choose func(from, left int, chosen proof)
	choose = func(from, left int, chosen proof) {
		if left == 0 {
			all.addAll(chosen)
			return
		}
		for i := from; i < len(parts); i++ {
			next := parts[i]
			if chosen != nil {
				next = common(chosen, next)
			}
			choose(i+1, left-1, next)
		}
	}
	choose(0, many, nil)
	return all
}

// proofOfHolding returns what is proved by having held a credential, or what counts as
// it, from a program with one of the accreditors.
func (j *judge) proofOfHolding(id credential.ID, by []credential.ID, others map[credential.ID]proof) proof {
	var all proof
	for _, way := range j.countingAs(id) {
		one := proof{}
		for entry := range j.catalog.Credentials() {
			if j.accepts[entry.ID][way] {
				one.add(shown{entry.ID, by})
			}
		}
		one.addAll(others[way])
		if all != nil {
			one = common(all, one)
		}
		all = one
	}
	return all
}

// countingAs returns the credential and all that count as it.
func (j *judge) countingAs(id credential.ID) []credential.ID {
	var ids []credential.ID
	for way := range j.accepts[id] {
		ids = append(ids, way)
	}
	slices.Sort(ids)
	return ids
}

// proved returns as facts what a holding proves. Where no day of its award is known, none
// after the day asked about is meant.
func (j *judge) proved(holding credential.Holding, asked int) []heldFact {
	if holding.Awarded.IsZero() && !holding.Expected.IsZero() {
		return nil
	}
	last := dayOr(holding.Awarded, dayOr(holding.By, asked))
	first := dayOr(holding.Awarded, always)
	found := j.proofOf(holding.Credential, first, last)
	var facts []heldFact
	for _, s := range found {
		held := j.heldBy(s.credential, last, asked)
		held.accreditors, held.proven = s.by, true
		held.undated = holding.Awarded.IsZero() && holding.By.IsZero()
		facts = append(facts, held)
	}
	slices.SortFunc(facts, func(a, b heldFact) int {
		return strings.Compare(fmt.Sprint(a.credential, a.accreditors), fmt.Sprint(b.credential, b.accreditors))
	})
	return facts
}

// heldBy returns a credential that was awarded on a day that is not known, but not after
// the one given. Before that day it may be held, and from it on it is, if neither it nor
// anything that counts as it can lapse: who has had it may have had that. Else it may be
// in force for as long as the longest term of these from that day, with as many renewals
// as it can have, and further if one has no end of these, is renewed by another award, or
// has no term.
func (j *judge) heldBy(id credential.ID, by, asked int) heldFact {
	entry, _ := j.catalog.Credential(id)
	held := heldFact{
		credential: id, award: by, under: never, before: Unknown, during: Met, lapse: never, after: Unmet, last: never, term: entry.Lasts,
		uncounted: true,
	}
	longest, endless := by, false
	for _, way := range j.countingAs(id) {
		stand, _ := j.catalog.Credential(way)
		if stand.Lasts.IsZero() {
			endless = true
			if stand.While.Ask != nil {
				held.during = Unknown // what it takes may not have been kept up
			}
			continue
		}
		held.during = Unknown
		end := firstTermOf(stand, by)
		if len(stand.Renews) > 0 {
			end = j.lastEnd(stand, end, nil, asked)
		}
		named := func(edition credential.Renewal) bool { return len(edition.By) > 0 }
		endless = endless || end == never || slices.ContainsFunc(stand.Renews, named)
		longest = max(longest, firstTermOf(stand, by))
		if end < never {
			longest = max(longest, end)
		}
	}
	if held.during == Unknown {
		held.lapse = longest
		if endless {
			held.after = Unknown
		}
	}
	return held
}

// isSaid reports whether a record says how long something was held that can lapse and
// that another of its holdings proves for a day: a holding of it was in force on that day
// by its own dates. Then that holding alone counts.
func (j *judge) isSaid(holdings []heldFact, proven heldFact) bool {
	return proven.during == Unknown && slices.ContainsFunc(holdings, func(said heldFact) bool {
		return j.accepts[proven.credential][said.credential] && said.award <= proven.award && proven.award < said.lapse && said.during == Met
	})
}
