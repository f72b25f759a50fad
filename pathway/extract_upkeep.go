package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// upkeep returns what keeps in force the credentials that the target rests on,
// and those that their renewals rest on in turn.
func (d *draft) upkeep() []Upkeep {
	var all []Upkeep
	for l, lapsing := range d.c.problem.Lapsings {
		if d.servesGoal(lapsing.Step) {
			all = d.addUpkeep(all, l, false)
		}
	}
	for i := 0; i < len(all); i++ {
		entry, _ := d.c.catalog.Credential(all[i].Entry)
		asks := []credential.Requirement{entry.While.Ask}
		for _, fee := range all[i].Fees {
			asks = append(asks, fee.If)
		}
		for k, ask := range asks {
			for l, lapsing := range d.c.problem.Lapsings {
				if d.heldAtFinish(lapsing.Step) && asksToHold(d.c.catalog, ask, d.c.lapsings[l]) {
					all = d.addUpkeep(all, l, k == 0)
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b Upkeep) int { return cmp.Compare(a.Entry, b.Entry) })
	return all
}

// servesGoal reports whether the target itself rests on a step.
func (d *draft) servesGoal(step int) bool {
	return slices.ContainsFunc(d.sol.Uses, func(use problem.Use) bool {
		_, had := d.leaf(use.Leaf).requirement.(credential.Had) // nobody renews it for that
		return use.Owner == -1 && !had && slices.Contains(use.Steps, step)
	})
}

// addUpkeep adds the renewal that is due of a lapsing after the route, or that was due before
// its end if it may be late, since something else is in force in spite of it for a time. Of
// two lapsings of one credential the last to end is renewed.
func (d *draft) addUpkeep(all []Upkeep, l int, late bool) []Upkeep {
	entry, _ := d.c.catalog.Credential(d.c.lapsings[l])
	if len(entry.Renews) == 0 || entry.Lasts.IsZero() {
		return all
	}
	due := credential.DateOfDay(d.dueAfter(l))
	renewal, ok := entry.Renews.On(due)
	if !ok || due.DayNumber() <= d.sol.Finish && !late {
		return all
	}
	u := Upkeep{
		Entry: entry.ID, Every: entry.Lasts, Due: due, Units: renewal.Units,
		Terms: renewal.Terms, Fees: cloneOffers(renewal.Offers), Source: renewal.Source,
	}
	cycle := personOf(d.c.proofs, d.c.Record, d.c.Start).cycleTo(d.c.catalog, entry, due)
	u.Earned, u.Undated = cycle.Earned, cycle.Undated
	i := slices.IndexFunc(all, func(other Upkeep) bool { return other.Entry == u.Entry })
	if i < 0 {
		return append(all, u)
	}
	if all[i].Due.Before(due) {
		all[i] = u
	}
	return all
}

// heldAtFinish reports whether a step of the problem is done when the route
// finishes.
func (d *draft) heldAtFinish(i int) bool {
	if k := slices.Index(d.sol.Set, i); k >= 0 {
		return d.sol.End[k] <= d.sol.Finish
	}
	step := d.c.problem.Steps[i]
	return step.Given && step.Done <= d.sol.Finish
}

// asksToHold reports whether a requirement asks, somewhere in it, for a credential
// or for what it counts as.
func asksToHold(c *credential.Catalog, r credential.Requirement, id credential.ID) bool {
	for _, part := range credential.Walk(r) {
		if hold, ok := part.(credential.Holds); ok && c.CountsAs(id, hold.Credential) {
			return true
		}
	}
	return false
}

// dueAfter returns the first day on which a lapsing ends after the route.
func (d *draft) dueAfter(l int) int {
	lapsing := &d.c.problem.Lapsings[l]
	end := d.endOf(lapsing.Step)
	day := d.c.problem.LapseOf(l, end)
	awards := lapsing.Awards(func(i int) int {
		if d.c.problem.Steps[i].Given || slices.Contains(d.sol.Set, i) {
			return d.endOf(i)
		}
		return problem.Never
	})
	for again := true; again; {
		again = false
		day = lapsing.RenewedBy(day, end, awards)
		for _, renewal := range d.sol.Renewals {
			if renewal.Lapsing == l && renewal.Day == day {
				day, again = lapsing.RenewedUntil(day), true
			}
		}
	}
	return day
}
