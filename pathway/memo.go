package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// Who is held against a whole catalog is judged by the same conditions many times: most
// certifications of an issuer ask for the same degree, membership or exam. A memo keeps the
// days of each, so that it is judged once for a person and a day.

// The conditions number all that the rules of a catalog ask for. What asks for the same has
// one number, wherever it stands. They are read-only.
type conditions struct {
	numbers map[*credential.Requirement]int   // by the place in a rule or in a group
	held    map[credential.ID]int             // of holding a credential
	while   map[credential.ID]int             // of what has to hold for one to stay in force
	counts  map[credential.ID][]credential.ID // itself and all that a credential counts as
	count   int
}

// numberedConditions numbers the conditions of a catalog.
func numberedConditions(c *credential.Catalog) *conditions {
	all := &conditions{
		numbers: map[*credential.Requirement]int{}, counts: map[credential.ID][]credential.ID{},
		held: map[credential.ID]int{}, while: map[credential.ID]int{},
	}
	words := map[string]int{}
	number := func(r credential.Requirement) int {
		key := sameWords(r)
		if _, known := words[key]; !known {
			words[key] = len(words)
		}
		return words[key]
	}
	var add func(place *credential.Requirement)
	inside := func(r credential.Requirement) {
		if group, ok := r.(credential.AtLeast); ok {
			for i := range group.Of {
				add(&group.Of[i])
			}
		}
	}
	add = func(place *credential.Requirement) {
		all.numbers[place] = number(*place)
		inside(*place)
	}
	rules := func(rules credential.Rules) {
		for i := range rules {
			add(&rules[i].Ask)
		}
	}
	for entry := range c.Credentials() {
		rules(entry.Requires)
		all.counts[entry.ID] = countedAs(c, entry.ID)
		all.held[entry.ID] = number(credential.Holds{Credential: entry.ID})
		if entry.While.Ask != nil {
			all.while[entry.ID] = number(entry.While.Ask)
			inside(entry.While.Ask)
		}
	}
	for role := range c.Roles() {
		rules(role.Requires)
	}
	for program := range c.Programs() {
		rules(program.Admits)
	}
	all.count = len(words)
	return all
}

// A memo has what a judge that explains nothing found of the conditions of a catalog, on
// one day, of one person.
type memo struct {
	*conditions
	found [2][]knownDays // by number, without and with exams that may be sat
	ways  []knownDays    // to a credential, by the number of holding it
}

// knownDays are the days of a condition, without waivers, and whether it asks for an exam.
type knownDays struct {
	known, exams bool
	sure, maybe  days.Set
}

func newMemo(known *conditions) *memo {
	n := known.count
	all := make([]knownDays, 3*n)
	return &memo{known, [2][]knownDays{all[:n], all[n : 2*n]}, all[2*n:]}
}

// waives reports whether a waiver is about an entry.
func (j *judge) waives(entry credential.ID) bool {
	return slices.ContainsFunc(j.person.waivers, func(w waived) bool { return w.Target == entry })
}

// find returns where the memo keeps a condition, if it does: one whose rule a waiver of
// the record changes has its own days.
func (j *judge) find(number int, at place) *knownDays {
	if j.waives(at.entry) {
		return nil
	}
	sitting := 0
	if j.sitting {
		sitting = 1
	}
	return &j.memo.found[sitting][number]
}

// countsAs reports whether a credential counts as another.
func (j *judge) countsAs(id, as credential.ID) bool {
	if j.memo == nil {
		return j.catalog.CountsAs(id, as)
	}
	return slices.Contains(j.memo.counts[id], as)
}

// wayTo judges the way to what may count as something, while exams may be sat.
func (j *judge) wayTo(c credential.Credential) verdict {
	if j.memo == nil {
		return j.toApply(c, j.isHeld(c.ID))
	}
	kept := &j.memo.ways[j.memo.held[c.ID]]
	if !kept.known {
		exams := j.exams
		j.exams = false
		v := j.toApply(c, j.isHeld(c.ID))
		*kept = knownDays{true, j.exams, v.sure, v.maybe}
		j.exams = exams
	}
	j.exams = j.exams || kept.exams
	v := verdict{sure: kept.sure, maybe: kept.maybe}
	j.settle(&v)
	return v
}

// daysAt returns the days of the requirement at a place of a catalog, of which the path is
// not kept.
func (j *judge) daysAt(asked *credential.Requirement, at place) (sure, maybe days.Set) {
	if number, ok := j.memo.numbers[asked]; ok {
		return j.daysOf(number, *asked, at)
	}
	v := j.judge(*asked, at)
	return v.sure, v.maybe
}

// daysOf is daysAt for a condition with a number.
func (j *judge) daysOf(number int, asked credential.Requirement, at place) (sure, maybe days.Set) {
	kept := j.find(number, at)
	if kept == nil {
		v := j.judge(asked, at)
		return v.sure, v.maybe
	}
	if !kept.known {
		exams := j.exams
		j.exams = false
		v := j.judge(asked, at)
		*kept = knownDays{true, j.exams, v.sure, v.maybe}
		j.exams = exams
	}
	j.exams = j.exams || kept.exams
	return kept.sure, kept.maybe
}

// remembered judges a condition that no rule of an entry asks for, so that no waiver
// applies, by its number.
func (j *judge) remembered(number int, asked credential.Requirement) verdict {
	v := verdict{Finding: Finding{Requirement: asked}}
	v.sure, v.maybe = j.daysOf(number, asked, place{})
	j.settle(&v)
	return v
}
