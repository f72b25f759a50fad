package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// stale returns the waivers of a record that fit nothing in the edition of a day: no
// part of the rule of their entry asks for what they waive.
func stale(c *credential.Catalog, record credential.Record, on credential.Date) []credential.Waiver {
	var all []credential.Waiver
	for _, w := range record.Waivers {
		rule, _ := rulesOf(c, w.Target).On(on)
		if !asksFor(rule.Ask, w.Condition) {
			w.Condition = cloneRequirement(w.Condition)
			all = append(all, w)
		}
	}
	return all
}

// asksFor reports whether a requirement, or a part of it, asks for the same as another.
func asksFor(r, other credential.Requirement) bool {
	words := sameWords(other)
	for _, part := range credential.Walk(r) {
		if part != nil && sameWords(part) == words {
			return true
		}
	}
	return false
}

// rulesOf returns the rule to earn a credential, to take a role or to be admitted to
// a program. What programs award, and a class, have none.
func rulesOf(c *credential.Catalog, id credential.ID) credential.Rules {
	if role, ok := c.Role(id); ok {
		return role.Requires
	}
	if program, ok := c.Program(id); ok {
		return program.Admits
	}
	entry, _ := c.Credential(id)
	return entry.Requires
}

// eligibility answers for a credential or a role of the catalog. Where the rule
// asks for no exam, both answers are one.
func (j *judge) eligibility(target credential.ID) Eligibility {
	e := Eligibility{Target: target, Name: string(target), On: credential.DateOfDay(j.day), Edition: j.catalog.Edition()}
	if role, ok := j.catalog.Role(target); ok {
		e.Name = cmp.Or(role.Name, e.Name)
		e.Prefers = j.preferred(role.Prefers)
		hold, apply := j.asRole(role)
		e.Finding, e.Apply = hold.Finding, apply.Finding
		return e
	}
	entry, _ := j.catalog.Credential(target)
	e.Name, e.Kind = cmp.Or(entry.Name, e.Name), entry.Kind
	held := j.isHeld(target)
	e.Held = held.Status == Met
	if e.Held {
		e.Cycle = j.cycle(entry)
	} else {
		e.Back = j.backTo(entry)
		e.Prefers = j.preferred(entry.Prefers)
	}
	hold, apply := j.asCredential(entry, held)
	e.Finding, e.Apply = hold.Finding, apply.Finding
	return e
}

// asRole judges the rule to take a role, and the same with exams that may be sat.
func (j *judge) asRole(role credential.Role) (hold, apply verdict) {
	hold = j.rules(role.ID, role.Requires)
	if !j.exams {
		return hold, hold
	}
	sitting := *j
	sitting.sitting = true
	return hold, sitting.rules(role.ID, role.Requires)
}

// asCredential judges the rule to hold a credential, and the way to apply for it.
func (j *judge) asCredential(entry credential.Credential, held verdict) (hold, apply verdict) {
	j.exams = false
	hold = j.toHold(entry, held)
	if entry.Kind == credential.Assessment && !entry.Automatic || !j.exams && entry.Kind.Direct() {
		return hold, hold
	}
	sitting := *j
	sitting.sitting = true
	return hold, sitting.toApply(entry, held)
}

// preferred judges what somebody merely likes on the day. That is no rule of an entry, so
// no waiver applies; and it asks for no exam that would have to be sat.
func (j *judge) preferred(prefers credential.Rules) Finding {
	if rule, ok := prefers.On(credential.DateOfDay(j.day)); !ok || rule.Ask == nil {
		return Finding{}
	}
	apart := *j
	return apart.rules("", prefers).Finding
}

// isHeld judges whether a credential is held. That is no rule of an entry, so no
// waiver applies.
func (j *judge) isHeld(id credential.ID) verdict {
	asked := credential.Holds{Credential: id}
	if j.memo != nil {
		return j.remembered(j.memo.held[id], asked)
	}
	return j.judge(asked, place{})
}

// toHold judges the rule to hold a credential: for one that is earned directly
// its own rule, for others being awarded it. One that cannot be earned is held
// or not.
func (j *judge) toHold(c credential.Credential, held verdict) verdict {
	active := c.Status == credential.Active
	switch {
	case c.Automatic && held.Status == Met:
		return held
	case c.Automatic:
		return j.toBeAwarded(c, held)
	case active && c.Kind.Direct() && held.Status == Unknown:
		return j.either(held, j.awarded(c))
	case active && c.Kind.Direct():
		return j.awarded(c)
	case c.Status == credential.Retired && held.Status == Unknown:
		return held
	case active || held.Status >= Pending:
		return held
	case c.Status == credential.StatusUnverified && len(c.Requires) > 0:
		held = j.rules(c.ID, c.Requires)
	}
	j.closed(&held, c)
	return held
}

// awarded judges the rule to be awarded a credential, and what has to hold for it on that
// day. That is not said twice where the rule of the day asks for it in any case.
func (j *judge) awarded(c credential.Credential) verdict {
	v := j.rules(c.ID, c.Requires)
	j.waits(&v, c)
	if c.While.Ask == nil {
		return v
	}
	while := j.whileOf(c, whilePath(c.ID))
	sure, maybe := v.sure.Intersect(while.sure), v.maybe.Intersect(while.maybe)
	if !j.explain {
		v.sure, v.maybe = sure, maybe
		j.settle(&v)
		return v
	}
	rule, _ := c.Requires.On(credential.DateOfDay(j.day))
	now, on := status(sure, maybe, j.day)
	if now == v.Status && on == v.MetOn && (now == Met || asksAlways(rule.Ask, sameWords(c.While.Ask))) {
		v.sure, v.maybe = sure, maybe
		return v
	}
	ask := c.While.Ask // a group can have no empty part
	if v.Requirement != nil {
		ask = credential.All(v.Requirement, ask)
	}
	both := verdict{Finding: Finding{Requirement: ask}, sure: sure, maybe: maybe}
	both.Text, both.Parts = j.phrase(ask), []Finding{v.Finding, while.Finding}
	j.settle(&both)
	return both
}

// asksAlways reports whether a requirement asks for another, named by its [sameWords], in
// whatever way it is met.
func asksAlways(r credential.Requirement, words string) bool {
	group, ok := r.(credential.AtLeast)
	return r != nil && sameWords(r) == words || ok && group.N == len(group.Of) &&
		slices.ContainsFunc(group.Of, func(of credential.Requirement) bool { return asksAlways(of, words) })
}

// either judges a credential that may be in force: it is, or it can be held anew.
func (j *judge) either(held, anew verdict) verdict {
	ask := credential.Any(held.Requirement, anew.Requirement)
	v := verdict{Finding: Finding{Requirement: ask}, sure: held.sure.Union(anew.sure), maybe: held.maybe.Union(anew.maybe)}
	if j.explain {
		v.Text, v.Parts = j.phrase(ask), []Finding{held.Finding, anew.Finding}
	}
	j.settle(&v)
	return v
}

// toBeAwarded judges the rule by which something is awarded by itself, on the day and on
// each day before.
func (j *judge) toBeAwarded(c credential.Credential, held verdict) verdict {
	v := j.rules(c.ID, c.Requires)
	v.sure, v.maybe = v.sure.Union(held.sure), v.maybe.Union(held.maybe)
	was := v.Status
	if j.settle(&v); v.Status > was {
		j.because(&v, "", Reason{Code: ReasonMaybeMetBefore, Entry: c.ID})
	}
	return v
}

// toApply judges the way to a credential: its own rule with exams that may be
// sat, being admitted to a program that awards it, or the way to what counts
// as it.
func (j *judge) toApply(c credential.Credential, held verdict) verdict {
	switch {
	case c.Status != credential.Active || c.Kind.Direct():
		return j.toHold(c, held)
	case c.Kind == credential.Class:
		j.ways(&held, j.members(c))
	default:
		j.ways(&held, j.admissions(c))
	}
	return held
}

// admissions judges the rules of admission of all programs that award a
// credential, in the order of their IDs. An exam that they ask for must be
// passed.
func (j *judge) admissions(c credential.Credential) []verdict {
	strict := *j
	strict.sitting = false
	var open []verdict
	for program := range j.catalog.Awarding(c.ID) {
		v := strict.rules(program.ID, program.Admits)
		if j.explain {
			v.Text = "admission to " + j.catalog.NameOf(program.ID) + ": " + v.Text
		}
		open = append(open, v)
	}
	return open
}

// members judges the ways to what counts as a class and can be earned, in the
// order of their IDs, each without its parts.
func (j *judge) members(class credential.Credential) []verdict {
	var open []verdict
	for id := range j.catalog.CountingAs(class.ID) {
		member, ok := j.catalog.Credential(id)
		if !ok || id == class.ID || member.Kind == credential.Class || member.Status != credential.Active {
			continue
		}
		v := j.wayTo(member)
		v.Parts = nil
		if j.explain {
			v.Text = "the way to " + j.catalog.NameOf(id)
		}
		open = append(open, v)
	}
	return open
}
