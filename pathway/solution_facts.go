package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// has returns the facts of the record that the route rests on.
func (d *draft) has() []Evidence {
	used := map[fact]bool{}
	for _, use := range d.sol.Uses {
		for _, i := range use.Steps {
			used[d.t.steps[i].fact] = true
		}
		for _, i := range d.t.worked[use.Leaf.Same] {
			until := d.t.query.Record.Jobs[i].Until
			if use.Leaf.Back == nil || dayOr(until, d.t.problem.Start) > use.Leaf.Back(use.Day) {
				used[fact{"job", i}] = true
			}
		}
		if use.Leaf.Tag != 0 && use.Leaf.Op == solve.From {
			used[fact{"born", 0}] = true
		}
	}
	for _, job := range d.sol.Jobs {
		used[d.t.steps[job.Step].fact] = true
	}
	var has []Evidence
	for _, e := range facts(d.t.catalog, d.t.query.Record) {
		if used[fact{e.Fact, e.Index}] {
			has = append(has, e)
		}
	}
	return has
}

// endOf returns the day on which a step of the problem is done.
func (d *draft) endOf(i int) int {
	if k := slices.Index(d.sol.Set, i); k >= 0 {
		return d.sol.End[k]
	}
	return d.t.problem.Steps[i].Done
}

// assumed returns what the record does not say and the route rests on.
func (d *draft) assumed() []string {
	var all []string
	for _, use := range d.sol.Uses {
		for _, i := range use.Steps {
			at := supportOf{use.Leaf.Same, i}
			if what, ok := d.t.assumed[at]; ok && !d.t.sure[at].Contains(d.endOf(i)) {
				all = append(all, what)
			}
			if of := d.t.steps[i]; of.assumed != "" && use.Day >= of.from {
				all = append(all, of.assumed)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// upkeep returns what keeps in force the credentials that the target rests on.
func (d *draft) upkeep() []Upkeep {
	var all []Upkeep
	for l, lapsing := range d.t.problem.Lapsings {
		goal := slices.ContainsFunc(d.sol.Uses, func(use solve.Use) bool {
			return use.Owner == -1 && slices.Contains(use.Steps, lapsing.Step)
		})
		if !goal {
			continue
		}
		entry, _ := d.t.catalog.Credential(d.t.lapsings[l].entry)
		due := credential.DateOfDay(d.dueAfter(l))
		renewal, ok := entry.Renews.On(due)
		if !ok {
			continue
		}
		all = append(all, Upkeep{
			Entry: entry.ID, Every: entry.Lasts, Due: due, Units: renewal.Units,
			Terms: renewal.Terms, Fees: cloneOffers(renewal.Offers), Source: renewal.Source,
		})
	}
	slices.SortFunc(all, func(a, b Upkeep) int { return cmp.Compare(a.Entry, b.Entry) })
	return slices.CompactFunc(all, func(a, b Upkeep) bool { return a.Entry == b.Entry })
}

// dueAfter returns the first day on which a lapsing ends after the route.
func (d *draft) dueAfter(l int) int {
	lapsing := d.t.problem.Lapsings[l]
	end := d.t.problem.Steps[lapsing.Step].Done
	if k := slices.Index(d.sol.Set, lapsing.Step); k >= 0 {
		end = d.sol.End[k]
	}
	day := lapsing.Lapse(end)
	for _, renewal := range d.sol.Renewals {
		if renewal.Lapsing == l {
			day = max(day, lapsing.Term(renewal.Day))
		}
	}
	return day
}
