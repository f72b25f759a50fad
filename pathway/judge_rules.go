package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// rules judges the edition of an entry's rule that is in force on the day. Its
// days are those on which the edition then in force is met, so a person whose
// degree arrives under the next edition is pending by that one. On a day that no
// edition covers the later ones alone decide.
func (j *judge) rules(entry credential.ID, rules credential.Rules) verdict {
	rule, ok := rules.On(credential.DateOfDay(j.day))
	if !ok {
		v := verdict{Finding: Finding{Entry: entry, Text: "the rule of that day", Why: j.gapText(rules)}}
		j.later(&v, entry, rules)
		j.settle(&v)
		return v
	}
	v := j.judge(rule.Ask, place{entry: entry, rule: rule})
	if rule.From.IsZero() && rule.Until.IsZero() {
		return v
	}
	v.sure = v.sure.Within(firstOf(rule.From), endOf(rule.Until))
	v.maybe = v.maybe.Within(firstOf(rule.From), endOf(rule.Until))
	j.later(&v, entry, rules)
	was, wasOn := v.Status, v.MetOn
	j.settle(&v)
	if j.explain && (v.Status != was || v.MetOn != wasOn) {
		v.Why = editionText(was, v.Finding, rule, wasOn)
	}
	return v
}

// later adds the days on which the editions after the day are met.
func (j *judge) later(v *verdict, entry credential.ID, rules credential.Rules) {
	silent := *j
	silent.explain = false
	for _, rule := range rules {
		from, until := firstOf(rule.From), endOf(rule.Until)
		if from <= j.day {
			continue
		}
		next := silent.judge(rule.Ask, place{entry: entry, rule: rule})
		j.exams = j.exams || silent.exams
		v.sure = v.sure.Union(next.sure.Within(from, until))
		v.maybe = v.maybe.Union(next.maybe.Within(from, until))
	}
}

// gapText says that no edition of a rule is in force on the day.
func (j *judge) gapText(rules credential.Rules) string {
	on := credential.DateOfDay(j.day)
	for _, rule := range rules {
		if rule.From.After(on) {
			return fmt.Sprintf("no edition of the rule is in force on %s; the next one begins on %s", on, rule.From)
		}
	}
	return fmt.Sprintf("no edition of the rule is in force on %s; the last one ended on %s", on, rules[len(rules)-1].Until)
}

// editionText says why the edition of the day, which alone had the status was,
// is not what decides.
func editionText(was Status, now Finding, rule credential.Rule, wasOn credential.Date) string {
	if now.Status == Pending && (was != Pending || now.MetOn != wasOn) {
		return fmt.Sprintf("met on %s under the edition of the rule then in force", now.MetOn)
	}
	if was == Pending {
		return fmt.Sprintf("it would be met on %s, but this edition of the rule ends on %s", wasOn, rule.Until)
	}
	return "a later edition of the rule decides"
}

// ways lets a credential count as had while one of the ways to it is open.
func (j *judge) ways(v *verdict, open []verdict) {
	var sure, maybe days.Set
	for _, way := range open {
		sure, maybe = sure.Union(way.sure), maybe.Union(way.maybe)
	}
	had := v.Status == Met
	v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
	j.settle(v)
	if had || !j.explain {
		return
	}
	for _, way := range open {
		v.Parts = append(v.Parts, way.Finding)
	}
	v.Evidence = nil
}

// closed caps the verdict on the way to a credential that cannot be earned, or
// of which it is not known whether it can.
func (j *judge) closed(v *verdict, c credential.Credential) {
	var why string
	switch c.Status {
	case credential.Active:
		return
	case credential.Retired:
		why = "it is retired and closed to new candidates"
		v.maybe = nil
	case credential.StatusUnverified:
		why = "it is not known whether it is still offered"
		if len(c.Requires) == 0 {
			v.maybe = days.All()
		}
	case credential.Outside:
		why = "the catalog does not describe how it is earned"
		v.maybe = days.All()
	default:
		panic(fmt.Sprintf("pathway: no judgement of credential status %q", c.Status))
	}
	v.sure = nil
	if v.Why != "" {
		why = v.Why + "; " + why
	}
	v.Why = why
	j.settle(v)
}
