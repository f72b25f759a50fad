package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What of the record a route rests on, and what it does without.

// has returns the facts of the record that the route rests on, and the others. What a
// holding proves is a fact only where the route rests on it, and then that holding is none
// of the others.
func (d *draft) has() (used, unused []Evidence) {
	rests := d.restsOn()
	proves := map[fact]bool{}
	for of := range rests {
		if of.shown != "" {
			proves[fact{kind: of.kind, index: of.index}] = true
		}
	}
	for _, e := range facts(d.c.proofs, d.c.Record, d.c.Start) {
		of := d.c.factOf(e)
		switch {
		case rests[of]:
			used = append(used, e)
		case of.shown == "" && e.Fact != "born" && e.Fact != "residence" && !proves[of]:
			unused = append(unused, e)
		}
	}
	return used, unused
}

// restsOn returns the facts of the record that serve a condition of the route.
func (d *draft) restsOn() map[fact]bool {
	used := map[fact]bool{}
	for _, use := range d.sol.Uses {
		for _, i := range use.Steps {
			used[d.c.steps[i].fact] = true
			for _, f := range d.c.steps[i].facts {
				used[f] = true
			}
		}
		for _, i := range d.c.worked[use.Leaf.Same] {
			until := d.c.Record.Jobs[i].Until
			if dayOr(until, d.c.problem.Start) > use.From {
				used[fact{kind: "job", index: i}] = true
			}
		}
		if use.Leaf.Tag != 0 && use.Leaf.Op == problem.Date {
			used[fact{kind: "born", index: 0}] = true
		}
	}
	for _, job := range d.sol.Jobs {
		used[d.c.steps[job.Step].fact] = true
	}
	for _, i := range d.sol.Set {
		if of := d.c.steps[i]; of.kind == Return {
			d.addLapsed(used, of.entry)
		}
	}
	for _, u := range d.upkeep() {
		entry, _ := d.c.catalog.Credential(u.Entry)
		cycle := personOf(d.c.proofs, d.c.Record, d.c.Start).cycleTo(d.c.catalog, entry, u.Due)
		for i, units := range d.c.Record.Units {
			if counts, _ := cycle.counts(units); counts {
				used[fact{kind: "units", index: i}] = true
			}
		}
	}
	for i, done := range d.c.Record.Prepared { // study for an exam leaves less to be done
		sits := func(s draftStep) bool { return s.Kind == Earn && s.Entry == done.Exam }
		exam, _ := d.c.catalog.Credential(done.Exam)
		if !d.c.Letter && len(exam.Exam.Preparation) > 0 && slices.ContainsFunc(d.steps, sits) {
			used[fact{kind: "prepared", index: i}] = true
		}
	}
	d.addTries(used)
	d.addKeptJobs(used)
	return used
}

// addTries adds the failed tries that put off a sitting of the route, and what ends the
// count of such a try on a day of the plan up to that sitting.
func (d *draft) addTries(used map[fact]bool) {
	for _, s := range d.steps {
		exam, _ := d.c.catalog.Credential(s.Entry)
		if s.Kind != Earn || len(exam.Exam.Retakes) == 0 {
			continue
		}
		counted := triesOf(d.c.Record, exam.ID, d.c.problem.Start)
		failed := func(a credential.Attempt) bool {
			return a.Exam == exam.ID && !a.Passed && (slices.Contains(counted, a.On) || a.On.After(d.c.Start))
		}
		ends := func(on credential.Date) bool {
			return on.After(d.c.Start) && !on.After(s.Taken()) && slices.ContainsFunc(d.c.Record.Attempts, func(a credential.Attempt) bool {
				return failed(a) && !a.On.After(on)
			})
		}
		for i, a := range d.c.Record.Attempts {
			if failed(a) || a.Exam == exam.ID && a.Passed && ends(a.On) {
				used[fact{kind: "attempt", index: i}] = true
			}
		}
		for i, h := range d.c.Record.Holdings {
			if h.Credential == exam.ID && ends(awardDay(h)) {
				used[fact{kind: "holding", index: i}] = true
			}
		}
	}
}

// addKeptJobs adds, for the target and for each job of the route, a job of the record in the
// same role that goes on: nobody looks for such a job, and the target asks for no advice.
func (d *draft) addKeptJobs(used map[fact]bool) {
	if d.c.Letter {
		return
	}
	roles := []credential.ID{d.c.Target}
	for _, job := range d.sol.Jobs {
		roles = append(roles, d.c.steps[job.Step].entry)
	}
	for _, role := range roles {
		goesOn := d.c.goingOn(role)
		if len(goesOn) > 0 && !slices.ContainsFunc(goesOn, func(i int) bool { return used[fact{kind: "job", index: i}] }) {
			used[fact{kind: "job", index: goesOn[0]}] = true
		}
	}
}

// addLapsed adds the holdings of a credential to the facts that a way back to it rests
// on.
func (d *draft) addLapsed(used map[fact]bool, id credential.ID) {
	entry, _ := d.c.catalog.Credential(id)
	for _, lapse := range lapsesBy(d.c.question, d.c.Record, entry) {
		used[lapse.of] = true
	}
}

// automatic returns what the route rests on and is awarded by itself.
func (d *draft) automatic() []Award {
	var all []Award
	for _, use := range d.sol.Uses {
		for _, i := range use.Steps {
			of := d.c.steps[i]
			if !of.automatic {
				continue
			}
			award := Award{Entry: of.entry}
			if end := d.endOf(i); end > days.LongAgo && !of.undated {
				award.On = credential.DateOfDay(end)
			}
			all = append(all, award)
		}
	}
	slices.SortFunc(all, func(a, b Award) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Entry, b.Entry)) })
	return slices.Compact(all)
}
