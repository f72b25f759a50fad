package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// personWith returns the record as it stands with the given steps done, all
// steps if nil. What is dated later than a day does not count on it.
func (v *verifier) personWith(steps map[int]bool) *person {
	p := v.alone()
	v.replay(p, steps)
	return p
}

// replay adds to a person what the given steps lead to, all steps if nil. It
// returns the renewals, by step, of what does not lapse on their day.
func (v *verifier) replay(p *person, steps map[int]bool) (idle []int) {
	for i, s := range v.route.Steps {
		f := v.facts[i]
		if steps != nil && !steps[i] {
			continue
		}
		p.holdings = append(p.holdings, f.holdings...)
		p.jobs = append(p.jobs, f.jobs...)
		p.attested = append(p.attested, f.attested...)
		if s.Kind == Renew && !v.extend(p.holdings, s) {
			idle = append(idle, i)
		}
	}
	return idle
}

// alone returns the record without any step: its jobs without an end count up
// to the start of the plan.
func (v *verifier) alone() *person {
	record := v.query.Record
	record.Jobs = slices.Clone(record.Jobs)
	for i, job := range record.Jobs {
		if job.Until.IsZero() {
			record.Jobs[i].Until = v.query.Start
		}
	}
	return personOf(v.catalog, record)
}

// goal checks that the route finishes on the first day on which the target is
// held or, if it is a role, its rule is met.
func (v *verifier) goal() error {
	person, start := v.personWith(nil), v.query.Start.DayNumber()
	first, ok := v.goalDays(person, v.query.Assume).Next(start)
	switch {
	case !ok:
		return wrong(-1, "its steps never lead to %s\n%s", v.query.Target, v.missed(person))
	case credential.DateOfDay(first) != v.route.Finish:
		return wrong(-1, "it finishes on %s, but %s is reached on %s", v.route.Finish, v.query.Target, credential.DateOfDay(first))
	}
	if !v.goalDays(person, false).Contains(first) {
		return wrong(-1, "%s is reached on %s only by what the record does not say, and Assumed does not list it", v.query.Target, credential.DateOfDay(first))
	}
	return nil
}

// goalDays returns the days on which the goal is met or, assuming what is not
// known, may be.
func (v *verifier) goalDays(p *person, assume bool) days.Set {
	met := days.All()
	for _, c := range v.goalConditions() {
		met = met.Intersect(v.ruleDays(p, c, assume))
	}
	return met
}

// ruleDays returns the days, from the start of the plan on, on which the
// edition then in force is met, or may be.
func (v *verifier) ruleDays(p *person, c condition, assume bool) days.Set {
	if len(c.rules) == 0 {
		return days.All()
	}
	var met days.Set
	for _, rule := range c.rules {
		judged := v.judge(p, v.query.Start).judge(rule.Ask, place{entry: c.entry, rule: rule})
		by := judged.sure
		if assume {
			by = judged.maybe
		}
		met = met.Union(by.Within(firstOf(rule.From), endOf(rule.Until)))
	}
	return met
}

// missed explains what is left of the goal at the end.
func (v *verifier) missed(p *person) string {
	last := v.query.Start
	for _, s := range v.route.Steps {
		if s.Finish.After(last) {
			last = s.Finish
		}
	}
	j := v.judge(p, last)
	j.explain = true
	if role, ok := v.catalog.Role(v.query.Target); ok {
		return j.rules(role.ID, role.Requires).String()
	}
	return j.had(v.query.Target).String()
}
