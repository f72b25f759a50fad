package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// automatic checks what the route says is awarded by itself.
func (v *verifier) automatic() error {
	j := v.judge(v.personWith(nil), v.route.Finish)
	for i, award := range v.route.Automatic {
		entry, _ := v.catalog.Credential(award.Entry)
		if !entry.Automatic {
			return wrong(-1, FaultWrongAutomatic, "%s is said to be awarded by itself, and is not", award.Entry)
		}
		a := j.awarding(award.Entry)
		if on := firstOf(award.On); a.sure > j.day || on != a.sure && (a.sure == a.known || !award.On.IsZero()) {
			return wrong(-1, FaultWrongAutomatic, "%s is said to be awarded by itself on %s, and is not awarded on that day", award.Entry, award.On)
		}
		if i > 0 && slices.Contains(v.route.Automatic[:i], award) {
			return wrong(-1, FaultWrongAutomatic, "%s is said twice to be awarded by itself on %s", award.Entry, award.On)
		}
	}
	return nil
}

// helpsBeAwarded reports whether a step counts for the rule by which something that
// meets a requirement is awarded by itself, on the day of that award.
func (v *verifier) helpsBeAwarded(i int, r credential.Requirement, day credential.Date) bool {
	j := v.judge(v.personWith(nil), day)
	for id := range v.catalog.Automatic(heldBy(r)) {
		a := j.awarding(id)
		entry, _ := v.catalog.Credential(id)
		since := a.sure
		if holds, ok := r.(credential.Holds); ok && !holds.For.IsZero() {
			since = a.known
		}
		on := credential.DateOfDay(since)
		rule, inForce := entry.Requires.On(on)
		if since > j.day || since < j.start || !inForce || v.helping[id] {
			continue
		}
		v.helping[id] = true
		helps := v.helps(i, rule.Ask, on)
		delete(v.helping, id)
		if helps {
			return true
		}
	}
	return false
}
