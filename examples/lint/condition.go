package main

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
)

// ask looks at a condition: closes says how bad it is if nobody new can meet the whole.
func (l *linter) ask(path string, ask credential.Requirement, closes severity) {
	if why := l.closed(ask); why != "" {
		l.remark(closes, "unmeetable", path, "nobody can come to meet this: "+why, "add the way that is open today, or mend what it asks for")
		return
	}
	l.group(path, ask)
}

// group looks at the parts of a condition that somebody can meet.
func (l *linter) group(path string, ask credential.Requirement) {
	group, ok := ask.(credential.AtLeast)
	if !ok {
		return
	}
	key := "of"
	switch {
	case group.N == len(group.Of):
		key = "all"
	case group.N == 1:
		key = "any"
	}
	for i, part := range group.Of {
		at := fmt.Sprintf("%s.%s[%d]", path, key, i)
		if why := l.closed(part); why != "" {
			l.remark(note, "dead-alternative", at, "this alternative lets nobody new in: "+why, "keep it if it is for those who were let in before; else take it out")
			continue
		}
		if other := l.redundant(group, i); other >= 0 && key == "any" {
			l.remark(warning, "subsumed-alternative", at, fmt.Sprintf("whoever meets it meets %s.any[%d] too: %s", path, other, l.catalog.Phrase(group.Of[other])), "take it out, or ask for less in it")
		} else if other >= 0 && key == "all" {
			l.remark(note, "implied-condition", at, fmt.Sprintf("%s.all[%d] asks for as much already: %s", path, other, l.catalog.Phrase(group.Of[other])), "take it out if nothing else is meant")
		}
		l.group(at, part)
	}
}

// redundant returns another part of a group that makes a part needless: of alternatives one
// that is met wherever the part is, of conditions one that is met only where the part is.
// Of two equal ones the second is needless. It returns -1 if there is none.
func (l *linter) redundant(group credential.AtLeast, i int) int {
	for k, other := range group.Of {
		a, b := group.Of[i], other
		if group.N == len(group.Of) {
			a, b = b, a
		}
		if k != i && implies(l.catalog, a, b) && (k < i || !implies(l.catalog, b, a)) {
			return k
		}
	}
	return -1
}

// closed says why nobody new can meet a condition; "" if somebody may. What nothing in the
// catalog gives is had elsewhere, and closes nothing.
func (l *linter) closed(ask credential.Requirement) string {
	switch r := ask.(type) {
	case nil, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
		return ""
	case credential.AtLeast:
		open, why := 0, ""
		for _, part := range r.Of {
			if w := l.closed(part); w == "" {
				open++
			} else if why == "" {
				why = w
			}
		}
		if open >= r.N {
			return ""
		}
		return why
	case credential.Holds:
		if why := l.retired(r.Credential); why != "" {
			return why
		}
		return l.unaccredited(r)
	case credential.Had:
		return l.retired(r.Credential)
	case credential.Experience:
		if r.Within.IsZero() {
			return ""
		}
		window := l.on.DayNumber() - l.on.Add(r.Within.Negate()).DayNumber()
		if r.For.FewestDays() > window {
			return fmt.Sprintf("%s of work do not fit within the last %s", r.For.Words(), r.Within.Words())
		}
		if r.Hours > 24*window {
			return fmt.Sprintf("%s of work do not fit within the last %s", credential.Count(r.Hours, "hour"), r.Within.Words())
		}
		return ""
	default:
		panic(fmt.Sprintf("lint: no rule for %T", ask))
	}
}

// retired says that a credential, and all that counts as it, is closed to new candidates;
// "" if it is not.
func (l *linter) retired(id credential.ID) string {
	some := false
	for way := range l.catalog.CountingAs(id) {
		entry, _ := l.catalog.Credential(way)
		if entry.Kind == credential.Class {
			continue
		}
		if entry.Status != credential.Retired {
			return ""
		}
		some = true
	}
	if !some {
		return "" // a class without members is had elsewhere
	}
	return fmt.Sprintf("%s is retired, and nothing else counts as it", l.catalog.NameOf(id))
}

// unaccredited says that programs of the catalog award a credential, and none is accredited
// as is asked, on the day or later; "" if that is not so.
func (l *linter) unaccredited(r credential.Holds) string {
	if len(r.AccreditedBy) == 0 {
		return ""
	}
	some := false
	for p := range l.catalog.Awarding(r.Credential) {
		some = true
		if slices.ContainsFunc(p.Accreditations, func(a credential.Accreditation) bool {
			ahead := a.Until.IsZero() || a.Until.After(l.on)
			may := a.Status.Accredited() || a.Status == credential.NotVerified
			return slices.Contains(r.AccreditedBy, a.By) && ahead && may
		}) {
			return ""
		}
	}
	if !some {
		return ""
	}
	return fmt.Sprintf("no program that awards %s is accredited as it asks", l.catalog.NameOf(r.Credential))
}

// implies reports whether whoever meets one condition meets another, as far as that can be
// read off the two. It never says so wrongly.
func implies(c *credential.Catalog, a, b credential.Requirement) bool {
	if b == nil || reflect.DeepEqual(unlabelled(a), unlabelled(b)) {
		return true
	}
	if group, ok := b.(credential.AtLeast); ok {
		met := 0
		for _, part := range group.Of {
			if implies(c, a, part) {
				met++
			}
		}
		if met >= group.N {
			return true
		}
	}
	switch a := a.(type) {
	case credential.AtLeast:
		met := 0 // by how many parts the other one is
		for _, part := range a.Of {
			if implies(c, part, b) {
				met++
			}
		}
		return len(a.Of)-met < a.N // some part that is met implies it
	case credential.Holds:
		return holdsImplies(c, a, b)
	case credential.Had:
		b, ok := b.(credential.Had)
		return ok && c.CountsAs(a.Credential, b.Credential) && (b.Within.IsZero() || a == b)
	case credential.Experience:
		b, ok := b.(credential.Experience)
		return ok && workImplies(a, b)
	case credential.Coursework:
		b, ok := b.(credential.Coursework)
		return ok && b.In.Contains(a.In) && a.Credits.Unit == b.Credits.Unit && a.Credits.Hundredths >= b.Credits.Hundredths &&
			(b.MinGrade == "" || a.MinGrade != "" && a.MinGrade.AtLeast(b.MinGrade)) && within(a.Within, b.Within)
	case credential.Score:
		b, ok := b.(credential.Score)
		return ok && a.Of == b.Of && a.AtLeast.Hundredths >= b.AtLeast.Hundredths && within(a.Within, b.Within)
	case credential.Resides:
		b, ok := b.(credential.Resides)
		return ok && b.In.Contains(a.In)
	case credential.Age:
		b, ok := b.(credential.Age)
		return ok && a.Years >= b.Years
	case nil, credential.Attestation:
		return false
	default:
		panic(fmt.Sprintf("lint: no rule for %T", a))
	}
}

// holdsImplies is implies for what is held. What is under way is held by nobody yet.
func holdsImplies(c *credential.Catalog, a credential.Holds, b credential.Requirement) bool {
	if had, ok := b.(credential.Had); ok {
		return a.UnderWay.IsZero() && had.Within.IsZero() && c.CountsAs(a.Credential, had.Credential)
	}
	held, ok := b.(credential.Holds)
	if !ok || !c.CountsAs(a.Credential, held.Credential) {
		return false
	}
	accredited := len(held.AccreditedBy) == 0 || len(a.AccreditedBy) > 0 &&
		!slices.ContainsFunc(a.AccreditedBy, func(id credential.ID) bool { return !slices.Contains(held.AccreditedBy, id) })
	return accredited && within(a.Within, held.Within) && fits(held.For, a.For) && fits(a.UnderWay, held.UnderWay)
}

// workImplies is implies for work: as much of no other kind, under no looser terms.
func workImplies(a, b credential.Experience) bool {
	kinds := !slices.ContainsFunc(a.In, func(f credential.Field) bool {
		return !slices.ContainsFunc(b.In, func(wide credential.Field) bool { return wide.Contains(f) })
	})
	rest := a
	rest.In, rest.For, rest.Hours, rest.Within, rest.Supervised, rest.MinShare = b.In, b.For, b.Hours, b.Within, b.Supervised, b.MinShare
	amount := (a.Hours > 0) == (b.Hours > 0) && a.Hours >= b.Hours && fits(b.For, a.For)
	return kinds && amount && within(a.Within, b.Within) && (a.Supervised || !b.Supervised) && a.MinShare >= b.MinShare && reflect.DeepEqual(rest, b)
}

// within reports whether looking back within one period sees no more than within another;
// zero looks back without end.
func within(a, b credential.Period) bool { return b.IsZero() || !a.IsZero() && fits(a, b) }

// fits reports whether a period is never longer than another.
func fits(a, b credential.Period) bool { return a.Months <= b.Months && a.Days <= b.Days }

// unlabelled returns a condition without the labels of its groups.
func unlabelled(r credential.Requirement) credential.Requirement {
	group, ok := r.(credential.AtLeast)
	if !ok {
		return r
	}
	parts := make([]credential.Requirement, len(group.Of))
	for i, part := range group.Of {
		parts[i] = unlabelled(part)
	}
	return credential.AtLeast{N: group.N, Of: parts}
}
