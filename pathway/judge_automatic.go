package pathway

import (
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// What is awarded by itself is awarded on the first day on which the edition of its
// rule then in force is met, and holds for life. That day may lie long before the day
// asked about, while a judge's sets are right only from its own day on. So another
// judge looks at the rule from a day before every fact of the person and every edition,
// on which only what has no day counts: from there on its sets are right.
//
// Several may rest on each other. The first of them to be awarded rests on none of the
// others, so it is found with none of them awarded; the next rests on that alone; and
// so on, by days (Knuth's generalisation of Dijkstra's algorithm). That is their least
// fixpoint, and it is exact even where an award counts for some time only.

// An awarding says from which day on something awarded by itself is in force.
type awarding struct {
	sure  int // for sure
	maybe int // may be
	known int // whatever the days of what has none: the award is not after it
}

// awarding returns the days of what is awarded by itself.
func (j *judge) awarding(id credential.ID) awarding {
	if j.granted != nil {
		return j.granted.of(id)
	}
	if j.alone {
		return j.awardings(j.together(id))[id]
	}
	a, ok := j.person.automatic[id]
	if !ok {
		j.person.automatic = merged(j.person.automatic, j.awardings(j.together(id)))
		a = j.person.automatic[id]
	}
	return a
}

func merged(all, more map[credential.ID]awarding) map[credential.ID]awarding {
	if all == nil {
		return more
	}
	maps.Copy(all, more)
	return all
}

// together returns what is awarded by itself and has to be looked at with one of it, in
// ID order: itself, and all that their rules and what has to hold for what they ask for
// rest on.
func (j *judge) together(id credential.ID) []credential.ID {
	found := map[credential.ID]bool{}
	kept := map[credential.ID]bool{}
	var add func(id credential.ID)
	var asks func(r credential.Requirement)
	asks = func(r credential.Requirement) {
		for _, part := range credential.Walk(r) {
			for other := range j.catalog.Automatic(heldBy(part)) {
				add(other)
			}
			for held := range j.catalog.CountingAs(heldBy(part)) {
				if entry, _ := j.catalog.Credential(held); entry.While.Ask != nil && !kept[held] {
					kept[held] = true
					asks(entry.While.Ask)
				}
			}
		}
	}
	add = func(id credential.ID) {
		if !found[id] {
			found[id] = true
			entry, _ := j.catalog.Credential(id)
			for _, rule := range entry.Requires {
				asks(rule.Ask)
			}
		}
	}
	add(id)
	return slices.Sorted(maps.Keys(found))
}

// heldBy returns the credential that a requirement asks for, itself or as what work
// counts since, or "".
func heldBy(r credential.Requirement) credential.ID {
	if had, ok := r.(credential.Had); ok {
		return had.Credential
	}
	if work, ok := r.(credential.Experience); ok {
		return work.Since
	}
	holds, _ := r.(credential.Holds)
	return holds.Credential
}

// awardings finds the days of some that rest on no others. What has no day was there when
// a plan begins, at the latest. What is presumed counts only from that day on.
func (j *judge) awardings(ids []credential.ID) map[credential.ID]awarding {
	g := &granter{judge: *j, ids: ids}
	g.sitting, g.explain, g.heard, g.presumed, g.memo = false, false, nil, nil, nil
	g.day = j.dawn(ids)
	dated := *j.person
	dated.holdings = slices.DeleteFunc(slices.Clone(dated.holdings), func(h held) bool { return h.award().IsZero() && h.By.IsZero() })
	dated.studies = slices.DeleteFunc(slices.Clone(dated.studies), func(s studied) bool { return s.On.IsZero() })
	dated.scores = slices.DeleteFunc(slices.Clone(dated.scores), func(s scored) bool { return s.On.IsZero() })
	dated.attested = slices.DeleteFunc(slices.Clone(dated.attested), func(a vouched) bool { return a.On.IsZero() })
	known := g.first(&dated, verdict.surely, nil, nil)
	sure := g.first(j.person, verdict.surely, known, nil)
	if g.plan {
		known, sure = g.byTheStart(known, sure)
	}
	if g.presumed = j.presumed; j.presumed != nil {
		before := sure
		known = g.first(j.person, verdict.surely, nil, known)
		sure = g.first(j.person, verdict.surely, known, before)
		known, sure = g.byTheStart(known, sure)
	}
	maybe := g.first(j.person, verdict.possibly, nil, sure)
	all := map[credential.ID]awarding{}
	for _, id := range ids {
		all[id] = awarding{dayIn(sure, id), dayIn(maybe, id), dayIn(known, id)}
	}
	return all
}

// byTheStart returns the days with what has no day taken to be there when the plan begins:
// what is in force by then was awarded by then, and leads to others from then on.
func (g *granter) byTheStart(known, sure map[credential.ID]int) (map[credential.ID]int, map[credential.ID]int) {
	for range len(g.ids) + 1 {
		g.inForce = map[credential.ID]int{}
		for id, day := range sure {
			g.inForce[id] = max(day, g.start)
		}
		later := g.first(g.person, verdict.surely, nil, known)
		for id, day := range sure {
			if day <= g.start && dayIn(later, id) > g.start {
				later[id] = g.start
			}
		}
		g.inForce = nil
		earlier := g.first(g.person, verdict.surely, later, sure)
		if maps.Equal(later, known) && maps.Equal(earlier, sure) {
			break
		}
		known, sure = later, earlier
	}
	return known, sure
}

// dawn returns a day before every day that the person or a rule speaks of.
func (j *judge) dawn(ids []credential.ID) int {
	first := days.Last
	note := func(dates ...credential.Date) {
		for _, d := range dates {
			if !d.IsZero() {
				first = min(first, d.DayNumber())
			}
		}
	}
	p := j.person
	note(p.born)
	for _, h := range p.holdings {
		note(h.Awarded, h.By, h.Expires, h.Expected, h.begun, h.said, h.anew, h.renewed.until)
	}
	for _, w := range p.jobs {
		note(w.From)
	}
	for _, s := range p.studies {
		note(s.On)
	}
	for _, s := range p.scores {
		note(s.On)
	}
	for _, a := range p.attested {
		note(a.On)
	}
	for _, w := range p.waivers {
		note(w.On)
	}
	for _, id := range ids {
		entry, _ := j.catalog.Credential(id)
		for _, rule := range entry.Requires {
			note(rule.From, rule.Until)
		}
	}
	return max(first-1, days.First)
}

// A granter awards what is awarded by itself, one after the other.
type granter struct {
	judge
	ids     []credential.ID
	inForce map[credential.ID]int // what is in force from some days on, beside what is found
}

// The grants are the days on which something was awarded by itself, as far as they are
// found.
type grants struct {
	day, known, inForce map[credential.ID]int
}

func (g *grants) of(id credential.ID) awarding {
	day := min(dayIn(g.day, id), dayIn(g.inForce, id))
	return awarding{day, day, dayIn(g.known, id)}
}

// dayIn returns the day of an award, or Never.
func dayIn(all map[credential.ID]int, id credential.ID) int {
	if day, ok := all[id]; ok {
		return day
	}
	return days.Never
}

// first returns the first days on which the rules are met by some days of a verdict.
// Those of known count for how long something has been in force; nil: those that are
// found. If some were found before, an earlier day is one of the plan.
func (g *granter) first(p *person, of func(verdict) days.Set, known, before map[credential.ID]int) map[credential.ID]int {
	found := map[credential.ID]int{}
	g.person, g.granted = p, &grants{day: found, known: known, inForce: g.inForce}
	if known == nil {
		g.granted.known = found
	}
	for {
		next, at := map[credential.ID]bool{}, days.Never
		for _, id := range g.ids {
			if _, done := found[id]; done {
				continue
			}
			day := g.metOn(id, of, g.day)
			if was := dayIn(before, id); before != nil && g.plan && day < was {
				day = min(was, g.metOn(id, of, max(day, g.start)))
			}
			if day < at {
				next, at = map[credential.ID]bool{}, day
			}
			if day == at {
				next[id] = true
			}
		}
		if at == days.Never {
			return found
		}
		for id := range next {
			found[id] = at
		}
	}
}

// metOn returns the first day from one on on which the edition then in force is met.
func (g *granter) metOn(id credential.ID, of func(verdict) days.Set, from int) int {
	entry, _ := g.catalog.Credential(id)
	first := days.Never
	for _, rule := range entry.Requires {
		met := of(g.judge.judge(rule.Ask, place{entry: id, rule: rule})).Within(firstOf(rule.From), endOf(rule.Until))
		if day, ok := met.Next(from); ok {
			first = min(first, day)
		}
	}
	if first == g.day {
		return days.LongAgo // by what has no day
	}
	return first
}

func (v verdict) surely() days.Set   { return v.sure }
func (v verdict) possibly() days.Set { return v.maybe }

// automatic lets what is awarded by itself count for a requirement to hold it.
func (j *judge) automatic(v *verdict, r credential.Holds, id credential.ID, long *tenures) {
	a := j.awarding(id)
	v.sure, v.maybe = v.sure.Union(sinceOf(a.sure)), v.maybe.Union(sinceOf(a.maybe))
	if r.For.IsZero() {
		return
	}
	known := sinceOf(a.known)
	if j.presumed != nil && a.maybe < a.known && j.presumes(unsaidAward(id, true, false)) {
		known = sinceOf(a.maybe)
	}
	long.maybe = long.maybe.Union(sinceOf(a.maybe))
	if j.plan && a.known > j.start {
		long.steps = long.steps.Union(lasted(known, r.For))
	} else {
		long.sure = long.sure.Union(known)
	}
}

// sinceOf returns the days from one on; none from Never on.
func sinceOf(day int) days.Set { return days.Between(day, days.Never) }

// explainAutomatic says which award that came by itself meets a requirement on the day,
// and by which facts it came.
func (j *judge) explainAutomatic(v *verdict, of credential.ID) {
	for id := range j.catalog.Automatic(of) {
		a := j.awarding(id)
		if a.sure > j.day || slices.Contains(j.grounds, id) {
			continue
		}
		why := Reason{Code: ReasonAwardedByItself, Entry: id}
		if a.sure == a.known && a.sure > days.LongAgo {
			why.Date = credential.DateOfDay(a.sure)
		}
		j.because(v, j.catalog.NameOf(id), why)
		v.Evidence = append(v.Evidence, j.groundsOf(id, a)...)
		return
	}
}

// groundsOf returns the facts by which something was awarded by itself.
func (j *judge) groundsOf(id credential.ID, a awarding) []Evidence {
	then := *j
	then.explain, then.heard, then.sitting = true, nil, false
	then.grounds = append(slices.Clip(j.grounds), id)
	then.day = max(a.sure, j.dawn([]credential.ID{id}))
	entry, _ := j.catalog.Credential(id)
	rule, _ := entry.Requires.On(credential.DateOfDay(then.day))
	var all []Evidence
	for f := range then.judge(rule.Ask, place{entry: id, rule: rule}).All() {
		if f.Status != Met {
			continue
		}
		for _, e := range f.Evidence {
			if !slices.Contains(all, e) {
				all = append(all, e)
			}
		}
	}
	return all
}
