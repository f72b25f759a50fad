package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Opens says what holding one credential would open for a person, compared with the
// record as it is. The slices are in ID order.
type Opens struct {
	Entry credential.ID   // what would be held
	On    credential.Date // from this day on, which is the one that is looked at
	// Now has what would be open on the day, and is not: it could be applied for, held or
	// taken, or would be in force by itself.
	Now []Opening
	// Later has what would be open on a later day without anything more, and would not be
	// otherwise, or only after that day.
	Later []Opening
	// Unsure has what is ruled out today and would no longer be: whether it would be open
	// the record, or the holding without its program, does not say.
	Unsure []Opening
}

// An Opening is a credential or role that holding something else would open: how it stands
// today, and how it would stand.
type Opening struct {
	Before, After Stand
}

// Opens compares a record with the same record and one credential more, awarded on a day
// without a word on where, on that day: what of the catalog would be open by it. Left out
// is what the record has in force already, and what lies behind the credential: itself,
// what it proves, and what its rule asks to hold by name, with all that this asks for. For
// what it may open for anybody, and after further steps, see [Planner.Impact]. The errors
// are those of [Planner.Standing], and a [TargetError] if id is no credential.
func (p *Planner) Opens(record credential.Record, id credential.ID, on credential.Date) (Opens, error) {
	if _, ok := p.catalog.Credential(id); !ok {
		if _, isRole := p.catalog.Role(id); isRole {
			return Opens{}, &TargetError{Target: id, Message: "it is a role, which is not held; ask what a credential opens"}
		}
		return Opens{}, targetError(p.catalog, id)
	}
	before, err := p.Standing(record, on)
	if err != nil {
		return Opens{}, err
	}
	record.Holdings = append(slices.Clone(record.Holdings), credential.Holding{Credential: id, Awarded: on})
	after, err := p.Standing(record, on)
	if err != nil {
		return Opens{}, err
	}
	byID := func(a, b Stand) int { return cmp.Compare(a.Target, b.Target) }
	slices.SortFunc(before.Targets, byID)
	slices.SortFunc(after.Targets, byID)
	behind := p.behind(id, on)
	opens := Opens{Entry: id, On: on}
	for i, a := range after.Targets {
		opening := Opening{Before: before.Targets[i], After: a}
		switch b := opening.Before; {
		case behind[a.Target] || b.Held:
		case a.Held || a.Apply > b.Apply && a.Apply == Met || a.Hold > b.Hold && a.Hold == Met:
			opens.Now = append(opens.Now, opening)
		case sooner(a.Apply, a.ApplyOn, b.Apply, b.ApplyOn) || sooner(a.Hold, a.HoldOn, b.Hold, b.HoldOn):
			opens.Later = append(opens.Later, opening)
		case a.Apply > b.Apply || a.Hold > b.Hold:
			opens.Unsure = append(opens.Unsure, opening)
		}
	}
	return opens, nil
}

// behind returns what lies behind a credential that is awarded on a day.
func (p *Planner) behind(id credential.ID, on credential.Date) map[credential.ID]bool {
	behind := map[credential.ID]bool{}
	var add func(id credential.ID)
	add = func(id credential.ID) {
		entry, ok := p.catalog.Credential(id)
		if !ok || entry.Kind == credential.Class || !isNew(behind, id) {
			return
		}
		for _, rule := range entry.Requires {
			for _, part := range credential.Walk(rule.Ask) {
				add(askedFor(part))
			}
		}
	}
	add(id)
	for _, one := range p.proofs.of(id, on, true) {
		behind[one.credential] = true
	}
	behind[id] = true // which may be a class
	return behind
}

// sooner reports whether a rule comes to be met on a later day, and by another standing of
// it would not be, or only after that.
func sooner(now Status, on credential.Date, was Status, wasOn credential.Date) bool {
	return now == Pending && (was < Pending || was == Pending && on.Before(wasOn))
}
