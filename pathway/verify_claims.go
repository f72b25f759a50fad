package pathway

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// service checks that every step is said to serve something, and really does:
// the condition is asked for where Meets says, and what the step adds to the
// record counts for it on that day. A job ends when it serves nothing more, and
// no step rests on one that does not serve it.
func (v *verifier) service() error {
	for i, s := range v.route.Steps {
		v.note(v.serviceOf(i, s))
	}
	return nil
}

func (v *verifier) serviceOf(i int, s Step) error {
	if len(s.Meets) == 0 {
		return wrong(i, FaultServesNothing, "it serves nothing: Meets names no condition that it helps to meet")
	}
	last, first := 0, s.Finish.DayNumber()
	for k, m := range s.Meets {
		if err := v.serving(i, m); err != nil {
			return err
		}
		if slices.ContainsFunc(s.Meets[:k], func(n Serves) bool { return n.Step == m.Step && n.Path == m.Path }) {
			return wrong(i, FaultServesTwice, "it serves condition %q of %s twice", m.Path, m.owner())
		}
		if until := v.usefulUntil(i, m); k == 0 || until > last {
			last = until
		}
		first = min(first, v.usefulFrom(m, s))
	}
	if day := credential.DateOfDay(first); s.Kind == Work && s.Start.Before(day) && day.Before(s.Finish) && v.couldBegin(i, day) {
		return differs(i, FaultBeginsForNothing, s.Start, day, "it begins on %s, but serves nothing before %s", s.Start, day)
	}
	if s.Kind == Work && s.Finish.DayNumber() > last {
		return differs(i, FaultGoesOnForNothing, s.Finish, credential.DateOfDay(last), "it goes on until %s, but serves nothing from %s on", s.Finish, credential.DateOfDay(last))
	}
	for _, after := range s.After {
		if !v.serves(after, i) {
			return wrong(i, FaultAfterServesNothing, "it rests on step %d, which does not serve it", after)
		}
	}
	return nil
}

// serves reports whether one step is said to serve another, or is renewed by
// it.
func (v *verifier) serves(i, other int) bool {
	if s := v.route.Steps[other]; s.Kind == Renew && (v.route.Steps[i].Entry == s.Entry || v.awards(i, s.Entry) || v.renewsByAward(i, other)) {
		return true
	}
	return slices.ContainsFunc(v.route.Steps[i].Meets, func(m Serves) bool { return m.Step == other })
}

// serving checks one condition that a step is said to help meet.
func (v *verifier) serving(i int, m Serves) error {
	switch {
	case m.Step < -1 || m.Step >= len(v.route.Steps):
		return wrong(i, FaultServesNoStep, "it serves step %d, which is no step of the route", m.Step)
	case m.Step >= 0 && !slices.Contains(v.route.Steps[m.Step].After, i):
		return wrong(i, FaultServesUnrelated, "it serves step %d, which does not rest on it", m.Step)
	case m.Path == preparedPath && m.Step >= 0:
		if m.Requirement != nil || !v.prepares(i, m.Step) {
			return wrong(i, FaultAddsNothing, "it does not prepare for what %s sits", m.owner())
		}
		return nil
	case v.keeps(m):
		if !v.kept(i, m) {
			return wrong(i, FaultAddsNothing, "it keeps nothing in force until %s for %s that %q speaks of", v.dayOf(m), m.owner(), m.Path)
		}
		return nil
	case !v.asks(m):
		return wrong(i, FaultServesNoCondition, "it serves condition %q of %s, which does not ask for %s", m.Path, m.owner(), v.catalog.Phrase(m.Requirement))
	case !slices.ContainsFunc(v.daysOf(m), func(day credential.Date) bool { return v.helps(i, m.Requirement, day) }):
		return wrong(i, FaultAddsNothing, "it serves condition %q of %s, but adds nothing on %s to %s", m.Path, m.owner(), v.dayOf(m), v.catalog.Phrase(m.Requirement))
	}
	return nil
}

// keeps reports whether a condition is one that keeps a credential of the record or of the
// route in force, in itself or by its award.
func (v *verifier) keeps(m Serves) bool {
	for _, h := range v.personWith(nil).holdings {
		entry, _ := v.catalog.Credential(h.Credential)
		if path, ok := strings.CutPrefix(m.Path, whilePath(entry.ID)); ok {
			if r, ok := atPath(entry.While.Ask, path); ok && r != nil && reflect.DeepEqual(r, m.Requirement) {
				return true
			}
		}
		for _, edition := range entry.Renews {
			if path, ok := strings.CutPrefix(m.Path, byPath(entry.ID)); ok && len(edition.By) > 0 {
				if r, ok := atPath(heldAny(edition.By), path); ok && reflect.DeepEqual(r, m.Requirement) {
					return true
				}
			}
		}
	}
	return false
}

// kept reports whether a step by itself meets, on some day up to that of what it is said to
// serve, a condition that keeps a credential in force, or helps with what comes by itself
// and meets it.
func (v *verifier) kept(i int, m Serves) bool {
	if v.helpsBeAwarded(i, m.Requirement, v.dayOf(m)) {
		return true
	}
	j := v.judge(v.personBy(i), v.dayOf(m))
	j.alone = true
	sure := j.judge(m.Requirement, place{}).sure
	return len(sure.Within(v.route.Steps[i].Taken().DayNumber(), j.day+1)) > 0
}

// owner names what asks for the condition.
func (m Serves) owner() string {
	if m.Step < 0 {
		return "the target"
	}
	return fmt.Sprintf("step %d", m.Step)
}

// dayOf returns the last day on which a condition that is served must hold: the rule of an
// exam that was applied for must do so on the day it is sat, too.
func (v *verifier) dayOf(m Serves) credential.Date {
	switch {
	case m.Step < 0:
		return v.route.Finish
	case strings.HasPrefix(m.Path, "offer"):
		return v.route.Steps[m.Step].Start
	}
	return v.route.Steps[m.Step].Taken()
}

// daysOf returns the days on which a condition that is served must hold, the last first.
func (v *verifier) daysOf(m Serves) []credential.Date {
	all, sought := []credential.Date{v.dayOf(m)}, v.route.Sought
	if m.Step >= 0 {
		s := v.route.Steps[m.Step]
		all, sought = append(all, s.Start), s.Sought
	}
	if !sought.IsZero() {
		all = append(all, sought)
	}
	return all
}

// personBy returns a person who has only what a step adds, for as long as the route
// keeps it in force. A renewal adds another term to each holding that it may renew.
func (v *verifier) personBy(i int) *person {
	s, p := v.route.Steps[i], &person{asked: v.query.Start}
	p.holdings = v.alone().holdings
	with := map[int]bool{i: true}
	for k, step := range v.route.Steps {
		if step.Kind == Renew && (step.Entry == s.Entry || v.awards(i, step.Entry)) || s.Kind == Renew && v.awards(k, s.Entry) ||
			v.renewsByAward(k, i) {
			with[k] = true
		}
	}
	v.replay(p, with)
	var own []held
	for _, h := range p.holdings {
		if s.Kind == Renew && h.Credential == s.Entry || s.Kind != Renew && h.planned && v.awards(i, h.Credential) {
			entry, _ := v.catalog.Credential(h.Credential)
			h.Expires = p.lapse(v.catalog, &h, entry)
			own = append(own, h)
		}
	}
	p.holdings = own
	return p
}

// renewsByAward reports whether an award of one step renews what another adds or renews.
func (v *verifier) renewsByAward(k, i int) bool {
	for _, by := range v.facts[k].holdings {
		for _, h := range v.facts[i].holdings {
			entry, _ := v.catalog.Credential(h.Credential)
			if renewsBy(v.catalog, entry, by.Credential, by.award()) {
				return true
			}
		}
		if s := v.route.Steps[i]; s.Kind == Renew {
			entry, _ := v.catalog.Credential(s.Entry)
			if renewsBy(v.catalog, entry, by.Credential, by.award()) {
				return true
			}
		}
	}
	return false
}

// awards reports whether a step adds a credential to the record.
func (v *verifier) awards(i int, id credential.ID) bool {
	return slices.ContainsFunc(v.facts[i].holdings, func(h held) bool { return h.Credential == id })
}

// asks reports whether the condition that a step is said to serve stands where it
// is said to stand.
func (v *verifier) asks(m Serves) bool {
	conditions := v.goalConditions()
	if m.Step >= 0 {
		conditions = v.facts[m.Step].conditions
	}
	for _, c := range conditions {
		path, ofThis := strings.CutPrefix(m.Path, c.word)
		on := []credential.Date{v.route.Finish, v.route.Sought}
		if m.Step >= 0 {
			on = []credential.Date{c.day(v.route.Steps[m.Step])}
		}
		for _, day := range on {
			rule, _ := c.rules.On(day)
			r, ok := atPath(rule.Ask, path)
			if ofThis && ok && r != nil && m.Requirement != nil && v.same(r, m.Requirement) {
				return true
			}
		}
	}
	return false
}

// same reports whether two requirements ask for the same. An attestation of a route of
// version 1 has no ID, and is the one that has its words.
func (v *verifier) same(r, filed credential.Requirement) bool {
	if a, ok := filed.(credential.Attestation); ok && a.ID == "" {
		filed, _ = v.attested(Step{For: a.Of})
	}
	return sameWords(r) == sameWords(filed)
}

// said checks what a route says beside its schedule: the sources and the
// confidence of its steps, their options, the facts it rests on, and what keeps
// the target in force. A route need not say any of that, and Verify does not
// miss what it leaves out, but what it says must be so.
func (v *verifier) said() error {
	for i, s := range v.route.Steps {
		if source := v.facts[i].source; !s.Source.IsZero() && s.Source != source {
			v.note(wrong(i, FaultWrongSource, "its source is %q of %s, but that of what it takes is %q of %s", s.Source.URL, s.Source.AsOf, source.URL, source.AsOf))
		}
		if weakest := v.confidence(i); s.Confidence != credential.ConfidenceUnsaid && s.Confidence != weakest {
			v.note(wrong(i, FaultWrongConfidence, "its confidence is %q, but the weakest of what it rests on is %q", s.Confidence, weakest))
		}
		for _, option := range s.Options {
			v.note(v.option(i, option))
		}
	}
	v.note(v.saidOfRecord())
	v.note(v.automatic())
	v.note(v.asksFirst())
	for _, u := range v.route.Upkeep {
		if !v.isDue(u) {
			v.note(wrong(-1, FaultWrongUpkeep, "it has %s renewed on %s, but nothing of the catalog and the route says so", u.Entry, u.Due))
		}
	}
	return nil
}

// saidOfRecord checks what a route says of the facts and the waivers of the record.
func (v *verifier) saidOfRecord() error {
	all := facts(v.query.proofs, v.query.Record, v.query.Start)
	for _, e := range v.route.Has {
		if !inRecord(all, e) {
			return wrong(-1, FaultWrongFact, "it rests on a fact that the record does not have: %s %q", e.Fact, e.Text)
		}
	}
	for _, e := range v.route.Unused {
		if !inRecord(all, e) {
			return wrong(-1, FaultWrongFact, "it does without a fact that the record does not have: %s %q", e.Fact, e.Text)
		}
		if inRecord(v.route.Has, e) && !inRecord(without(all, e), e) {
			return wrong(-1, FaultWrongFact, "it does without a fact that it rests on: %s %q", e.Fact, e.Text)
		}
	}
	for _, w := range v.route.Stale {
		if !slices.ContainsFunc(stale(v.catalog, v.query.Record, v.query.Start), func(other credential.Waiver) bool { return reflect.DeepEqual(w, other) }) {
			return wrong(-1, FaultWrongFact, "it says that a waiver for %s fits nothing on %s, but the record has no such waiver", w.Target, v.query.Start)
		}
	}
	return nil
}

// asksFirst checks that what a route asks to find out first is left open by the record,
// each term once and in order. Whether the answer would change the route, and to what,
// only a search can say.
func (v *verifier) asksFirst() error {
	all, last := openTerms(v.query), -1
	for _, term := range v.route.Open {
		at := slices.Index(all, term)
		if at <= last {
			return wrong(-1, FaultWrongOpen, "it asks whether %s, which the record does not leave open, or asks so twice or out of order", term.Text)
		}
		last = at
	}
	if none := v.route.Renewed == (Bound{}); none != (len(v.route.Open) == 0) {
		return wrong(-1, FaultWrongOpen, "Renewed is %v, but the terms that may have been renewed are %d", v.route.Renewed, len(v.route.Open))
	}
	return nil
}

// confidence returns the weakest confidence of the rules in force and of the
// offer that a step takes.
func (v *verifier) confidence(i int) credential.Confidence {
	weakest := v.facts[i].source.Confidence
	for _, c := range v.facts[i].conditions {
		rule, _ := c.rules.On(c.day(v.route.Steps[i]))
		said := rule.Source.Confidence
		if rule.Ask != nil && said != credential.ConfidenceUnsaid && (weakest == credential.ConfidenceUnsaid || said < weakest) {
			weakest = said
		}
	}
	return weakest
}

// without returns the facts but for the first like e.
func without(facts []Evidence, e Evidence) []Evidence {
	i := slices.IndexFunc(facts, func(f Evidence) bool { return inRecord([]Evidence{f}, e) })
	return slices.Concat(facts[:i], facts[i+1:])
}

// inRecord reports whether a record has a fact of that kind, entry and text. Its
// place may be another: the record may have grown, or been cut down to what the
// route rests on.
func inRecord(facts []Evidence, e Evidence) bool {
	return slices.ContainsFunc(facts, func(f Evidence) bool {
		return f.Fact == e.Fact && f.Entry == e.Entry && f.Text == e.Text
	})
}

// isDue reports whether a credential of the record or the route lapses on the
// day of an upkeep, and is renewed as it says by the edition then in force.
func (v *verifier) isDue(u Upkeep) bool {
	c, _ := v.catalog.Credential(u.Entry)
	edition, ok := c.Renews.On(u.Due)
	person := v.personWith(nil)
	lapses := func(h held) bool {
		return h.Credential == u.Entry && (person.lapse(v.catalog, &h, c) == u.Due || person.anew(v.catalog, &h, c, h.renewed.until) == u.Due)
	}
	if cycle := personOf(v.query.proofs, v.query.Record, v.query.Start).cycleTo(v.catalog, c, u.Due); u.Earned != 0 || u.Undated != 0 {
		if u.Earned != cycle.Earned || u.Undated != cycle.Undated {
			return false
		}
		u.Earned, u.Undated = 0, 0
	}
	return ok && u.Due.Valid() && slices.ContainsFunc(person.holdings, lapses) &&
		reflect.DeepEqual(u, Upkeep{
			Entry: u.Entry, Every: c.Lasts, Due: u.Due, Units: edition.Units,
			Terms: edition.Terms, Fees: edition.Offers, Source: edition.Source,
		})
}
