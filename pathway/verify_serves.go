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
		if len(s.Meets) == 0 {
			return wrong(i, "it serves nothing: Meets names no condition that it helps to meet")
		}
		last := 0
		for k, m := range s.Meets {
			if err := v.serving(i, m); err != nil {
				return err
			}
			if slices.ContainsFunc(s.Meets[:k], func(n Serves) bool { return n.Step == m.Step && n.Path == m.Path }) {
				return wrong(i, "it serves condition %q of %s twice", m.Path, m.owner())
			}
			if until := v.usefulUntil(m); k == 0 || until > last {
				last = until
			}
		}
		if s.Kind == Work && s.Finish.DayNumber() > last {
			return wrong(i, "it goes on until %s, but serves nothing from %s on", s.Finish, credential.DateOfDay(last))
		}
		for _, after := range s.After {
			if !v.serves(after, i) {
				return wrong(i, "it rests on step %d, which does not serve it", after)
			}
		}
	}
	return nil
}

// serves reports whether one step is said to serve another, or is renewed by
// it.
func (v *verifier) serves(i, other int) bool {
	if s := v.route.Steps[other]; s.Kind == Renew && (v.route.Steps[i].Entry == s.Entry || v.awards(i, s.Entry)) {
		return true
	}
	return slices.ContainsFunc(v.route.Steps[i].Meets, func(m Serves) bool { return m.Step == other })
}

// serving checks one condition that a step is said to help meet.
func (v *verifier) serving(i int, m Serves) error {
	switch {
	case m.Step < -1 || m.Step >= len(v.route.Steps):
		return wrong(i, "it serves step %d, which is no step of the route", m.Step)
	case m.Step >= 0 && !slices.Contains(v.route.Steps[m.Step].After, i):
		return wrong(i, "it serves step %d, which does not rest on it", m.Step)
	case !v.asks(m):
		return wrong(i, "it serves condition %q of %s, which does not ask for %s", m.Path, m.owner(), v.catalog.Phrase(m.Requirement))
	case !v.helps(i, m.Requirement, v.dayOf(m)):
		return wrong(i, "it serves condition %q of %s, but adds nothing on %s to %s", m.Path, m.owner(), v.dayOf(m), v.catalog.Phrase(m.Requirement))
	}
	return nil
}

// owner names what asks for the condition.
func (m Serves) owner() string {
	if m.Step < 0 {
		return "the target"
	}
	return fmt.Sprintf("step %d", m.Step)
}

// dayOf returns the day on which a condition that is served must hold.
func (v *verifier) dayOf(m Serves) credential.Date {
	if m.Step < 0 {
		return v.route.Finish
	}
	return v.route.Steps[m.Step].Start
}

// helps reports whether a step by itself counts for a requirement on a day.
func (v *verifier) helps(i int, r credential.Requirement, day credential.Date) bool {
	if r, ok := r.(credential.AtLeast); ok {
		return slices.ContainsFunc(r.Of, func(part credential.Requirement) bool { return v.helps(i, part, day) })
	}
	if v.route.Steps[i].Start.After(day) {
		return false
	}
	j := v.judge(v.personBy(i), day)
	switch r := r.(type) {
	case credential.Holds:
		return j.judge(r, place{}).sure.Contains(j.day)
	case credential.Attestation:
		return !r.Fact && j.judge(r, place{}).sure.Contains(j.day)
	case credential.Experience:
		return workOf(r, j.matching(r)).seen(j.day, r.Within) > 0
	case credential.Coursework:
		return slices.ContainsFunc(j.programCredits(r), func(c credit) bool { return c.sure.Contains(j.day) })
	case credential.Age, nil:
		return false
	}
	panic(unknownRequirement(r))
}

// personBy returns a record of what a step adds alone, for as long as the route
// keeps it in force. What a renewal adds is a term of all that it may renew.
func (v *verifier) personBy(i int) *person {
	s, p := v.route.Steps[i], &person{}
	if s.Kind == Renew {
		p = &person{holdings: v.alone().holdings}
	}
	with := map[int]bool{i: true}
	for k, step := range v.route.Steps {
		if step.Kind == Renew && (step.Entry == s.Entry || v.awards(i, step.Entry)) || s.Kind == Renew && v.awards(k, s.Entry) {
			with[k] = true
		}
	}
	v.replay(p, with)
	if s.Kind == Renew {
		p.holdings = slices.DeleteFunc(p.holdings, func(h held) bool { return h.Credential != s.Entry })
	}
	return p
}

// awards reports whether a step adds a credential to the record.
func (v *verifier) awards(i int, id credential.ID) bool {
	return slices.ContainsFunc(v.facts[i].holdings, func(h held) bool { return h.Credential == id })
}

// usefulUntil returns the day from which on more work adds nothing to a
// condition: that on which enough was done or, where only recent work counts,
// that on which the condition must hold.
func (v *verifier) usefulUntil(m Serves) int {
	until := v.dayOf(m).DayNumber()
	if e, ok := m.Requirement.(credential.Experience); !ok || !e.Within.IsZero() {
		return until
	}
	judged := v.judge(v.personWith(nil), v.query.Start).judge(m.Requirement, place{})
	if done, ok := judged.sure.Next(v.query.Start.DayNumber()); ok {
		return min(done, until)
	}
	return until
}

// asks reports whether the condition that a step serves stands where it is
// said to.
func (v *verifier) asks(m Serves) bool {
	conditions, day := v.goalConditions(), v.route.Finish
	if m.Step >= 0 {
		conditions, day = v.facts[m.Step].conditions, v.route.Steps[m.Step].Start
	}
	for _, c := range conditions {
		path, ofThis := strings.CutPrefix(m.Path, c.word)
		rule, _ := c.rules.On(day)
		r, ok := atPath(rule.Ask, path)
		if ofThis && ok && r != nil && reflect.DeepEqual(r, m.Requirement) {
			return true
		}
	}
	return false
}

// goalConditions returns the rule of the goal: that of a role, or being in
// force.
func (v *verifier) goalConditions() []condition {
	role, ok := v.catalog.Role(v.query.Target)
	if !ok {
		return []condition{{rules: credential.Rules{{Ask: credential.Holds{Credential: v.query.Target}}}}}
	}
	conditions := []condition{{entry: role.ID, rules: role.Requires}}
	if v.query.Advised {
		conditions = append(conditions, condition{rules: role.Recommends, word: "advice"})
	}
	return conditions
}
