package pathway

import (
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Lack is a condition that alone stands in the way of a target of a [Standing].
type Lack struct {
	// Entry is the entry whose rule the condition stands in: the target, an exam that it
	// asks for, or a program that awards it; the target too where the condition has to hold
	// for it to stay in force.
	Entry       credential.ID
	Requirement credential.Requirement
	Status      Status // Unmet, or Unknown: the record does not say enough; Pending where it comes too late
}

// A lack is a condition as the search for lacks has it.
type lack struct {
	entry  credential.ID
	number int // of the condition; what asks for the same is one
	asked  credential.Requirement
	today  bool // without it the requirement is met on the day, whatever comes later
}

// A shortfall is what a requirement lacks that is not met on the day, nor will be.
type shortfall struct {
	now   Status // how it stands; what is met or pending lacks nothing
	alone []lack // the conditions of which it may take one alone
	all   []lack // every condition of it
}

// A lackFinder finds what requirements lack by the memo of its judge.
type lackFinder struct {
	judge
	parts []credential.ID // the exams of which it looks at the rule
	// automatic has the conditions of what is awarded by itself: more may ask for that.
	automatic *[]lack
}

// lacks returns the conditions by one of which alone, were it met on every day, the way to
// a target would be open, or would come to be: of the rules in force on the day and after
// it. The judge has a memo. What programs award lacks what one of them admits by. A class
// lacks nothing, nor does what cannot be earned.
func (j *judge) lacks(target any) []Lack {
	var automatic []lack
	finder := lackFinder{judge: *j, automatic: &automatic}
	sitting := finder
	sitting.sitting = true
	var found shortfall
	var opens func(with *judge) Status
	var id credential.ID
	switch t := target.(type) {
	case credential.Role:
		id, found = t.ID, sitting.lackOfRules(t.ID, t.Requires)
		opens = func(with *judge) Status { _, apply := with.asRole(t); return apply.Status }
	case credential.Credential:
		id = t.ID
		switch {
		case t.Status != credential.Active || t.Kind == credential.Class:
			return nil
		case !t.Kind.Direct():
			found = finder.lackOfAdmissions(t)
		case t.Kind == credential.Assessment && !t.Automatic:
			found = finder.lackOfAward(t)
		default:
			found = sitting.lackOfAward(t)
		}
		opens = func(with *judge) Status { _, apply := with.asCredential(t, with.isHeld(id)); return apply.Status }
	}
	var all []Lack
	alone := append(found.alone, automatic...)
	for i, one := range alone {
		if slices.ContainsFunc(alone[:i], one.is) || !one.today && opens(j.without(one, id)) < Pending {
			continue // it was told, or what else is asked for comes too early or too late
		}
		sure, maybe := j.daysOf(one.number, one.asked, place{entry: one.entry})
		now, _ := status(sure, maybe, j.day)
		all = append(all, Lack{Entry: one.entry, Requirement: cloneRequirement(one.asked), Status: now})
	}
	return all
}

// without returns the judge of a person of whom a condition on the way to a target is not
// asked. What the memo has of other entries stays, unless they may ask for that one.
func (j *judge) without(one lack, target credential.ID) *judge {
	with := *j
	with.person = j.person.apart()
	entry, _ := j.catalog.Credential(one.entry)
	if entry.Automatic || entry.Kind == credential.Assessment && one.entry != target {
		with.memo = nil
	}
	waiver := waived{Waiver: credential.Waiver{Target: one.entry, Condition: one.asked}, words: sameWords(one.asked), keeps: true}
	with.person.waivers = append(slices.Clip(with.person.waivers), waiver)
	return &with
}

// covers reports whether a waiver is of what may be asked for at a place.
func (w *waived) covers(f *Finding) bool {
	if _, group := f.Requirement.(credential.AtLeast); group && w.keeps {
		return false // it is of a condition inside
	}
	return w.Target == f.Entry || w.keeps && f.Entry == "" && strings.HasPrefix(f.Path, whilePath(w.Target))
}

// lackOfAward returns what the award of something earned directly lacks: of its own rule,
// and of what has to hold for it on that day.
func (f *lackFinder) lackOfAward(c credential.Credential) shortfall {
	own := f.lackOfRules(c.ID, c.Requires)
	if c.While.Ask != nil {
		own = lackOfGroup(2, []shortfall{own, f.lackOf(c.While.Ask, f.memo.while[c.ID], place{entry: c.ID})})
	}
	if !sittingDays(f.person.source, c).Contains(f.day) {
		own.notToday()
	}
	return own
}

// lackOfAdmissions returns what admission to one of the programs that award a credential
// lacks.
func (f *lackFinder) lackOfAdmissions(c credential.Credential) shortfall {
	var ways []shortfall
	for program := range f.catalog.Awarding(c.ID) {
		ways = append(ways, f.lackOfRules(program.ID, program.Admits))
	}
	return lackOfGroup(1, ways)
}

// lackOfRules returns what the editions of a rule lack that are in force on the day or
// after it.
func (f *lackFinder) lackOfRules(entry credential.ID, rules credential.Rules) shortfall {
	of := shortfall{now: f.rules(entry, rules).Status}
	for i := range rules {
		rule := &rules[i]
		if endOf(rule.Until) <= f.day {
			continue
		}
		one := f.lackOf(rule.Ask, f.memo.numbers[&rule.Ask], place{entry: entry})
		if one.now >= Pending { // but not while the edition is in force
			one.alone = slices.Clone(one.all)
		}
		if firstOf(rule.From) > f.day || one.now >= Pending {
			one.notToday()
		}
		of.all, of.alone = append(of.all, one.all...), append(of.alone, one.alone...)
	}
	if c, _ := f.catalog.Credential(entry); c.Automatic { // on some day before this one it may have been awarded
		of.alone = slices.Clone(of.all)
		of.notToday()
		*f.automatic = append(*f.automatic, of.alone...)
	}
	return of
}

// notToday notes that a lack may be met on a later day at best.
func (l *shortfall) notToday() {
	for i := range l.alone {
		l.alone[i].today = false
	}
}

// lackOf returns what a requirement with a number lacks.
func (f *lackFinder) lackOf(asked credential.Requirement, number int, at place) shortfall {
	if asked == nil {
		return shortfall{now: Met}
	}
	var of shortfall
	if group, ok := asked.(credential.AtLeast); ok {
		parts := make([]shortfall, len(group.Of))
		for i := range group.Of {
			parts[i] = f.lackOf(group.Of[i], f.memo.numbers[&group.Of[i]], at)
		}
		of = lackOfGroup(group.N, parts)
	} else if exam, ok := f.sits(asked); ok {
		of = f.lackOfSitting(exam)
	} else {
		of.all = []lack{{at.entry, number, asked, true}}
		of.alone = slices.Clone(of.all)
	}
	sure, maybe := f.daysOf(number, asked, at)
	of.now, _ = status(sure, maybe, f.day)
	return of
}

// lackOfGroup returns what n of several lack: what is lacked by as many of the others as
// are missing. If as many are coming, but never at one time, it may be any condition.
func lackOfGroup(n int, parts []shortfall) shortfall {
	var of shortfall
	for _, part := range parts {
		of.all = append(of.all, part.all...)
	}
	need := n - count(parts, func(l shortfall) bool { return l.now >= Pending })
	if need <= 0 {
		of.alone = slices.Clone(of.all)
		of.notToday()
		return of
	}
	met := count(parts, func(l shortfall) bool { return l.now == Met })
	for i, part := range parts {
		for _, one := range part.alone {
			lacks := func(l shortfall) bool { return l.now < Pending && slices.ContainsFunc(l.alone, one.is) }
			if part.now >= Pending || slices.ContainsFunc(parts[:i], lacks) || count(parts, lacks) < need {
				continue
			}
			one.today = met+count(parts, func(l shortfall) bool { return slices.ContainsFunc(l.alone, one.isToday) }) >= n
			of.alone = append(of.alone, one)
		}
	}
	return of
}

// is reports whether another lack is the same condition.
func (l lack) is(other lack) bool { return l.entry == other.entry && l.number == other.number }

// isToday is is, of another by which the requirement is met on the day.
func (l lack) isToday(other lack) bool { return l.is(other) && other.today }

// sits returns the exam of which a requirement asks for a pass or a score, where it may be
// sat.
func (f *lackFinder) sits(asked credential.Requirement) (exam credential.Credential, ok bool) {
	of := askedFor(asked)
	if score, ok := asked.(credential.Score); ok {
		of = score.Of
	}
	exam, _ = f.catalog.Credential(of)
	return exam, f.sitting && exam.Kind == credential.Assessment
}

// lackOfSitting returns what the rule to sit an exam lacks, in which earlier exams must be
// passed. What is awarded by itself is not sat, but its parts may be.
func (f *lackFinder) lackOfSitting(exam credential.Credential) shortfall {
	if slices.Contains(f.parts, exam.ID) {
		return shortfall{}
	}
	strict := *f
	strict.sitting, strict.parts = exam.Automatic, append(slices.Clip(f.parts), exam.ID)
	of := strict.lackOfRules(exam.ID, exam.Requires)
	if exam.Status != credential.Active || !sittingDays(f.person.source, exam).Contains(f.day) {
		of.notToday()
	}
	return of
}
