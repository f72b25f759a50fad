package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// conditions judges the rule and the condition of the offer of every step, on
// the day it begins, and the rule of an exam that was applied for once more on the day it
// is sat, and that of a job when the search for it begins, by the record and the steps it rests on.
func (v *verifier) conditions() error {
	for i, s := range v.route.Steps {
		person := v.personWith(v.restsOn(i))
		for _, condition := range v.facts[i].conditions {
			v.note(v.condition(i, s, person, condition))
		}
	}
	return nil
}

// condition judges one condition of a step by what the step rests on.
func (v *verifier) condition(i int, s Step, person *person, c condition) error {
	day := c.day(s)
	if v.holdsOn(person, c, day) {
		return nil
	}
	why := v.explain(person, c, day)
	switch {
	case v.mayHoldOn(person, c, day):
		return wrong(i, FaultNotAssumed, "its condition holds on %s only by what the record does not say, and Assumed does not list it\n%s", day, why)
	case v.holdsOn(v.personWith(nil), c, day):
		return wrong(i, FaultNotAfter, "its condition holds on %s only through steps that After does not name: %v\n%s", day, s.After, why)
	}
	return wrong(i, FaultConditionNotMet, "its condition does not hold on %s\n%s", day, why)
}

// day returns the day on which a condition of a step must hold.
func (c condition) day(s Step) credential.Date {
	if c.on.IsZero() {
		return s.Start
	}
	return c.on
}

// goal checks that the route finishes on the first day on which the target is
// held or, if it is a role, its rule is met.
func (v *verifier) goal() error {
	person, start := v.personWith(nil), v.query.Start.DayNumber()
	first, ok := v.goalDays(person, v.query.Assume).Next(start)
	switch {
	case !ok:
		return wrong(-1, FaultGoalNotReached, "its steps never lead to %s\n%s", v.query.Target, v.missed(person))
	case credential.DateOfDay(first) != v.route.Finish:
		return differs(-1, FaultWrongFinish, v.route.Finish, credential.DateOfDay(first), "it finishes on %s, but %s is reached on %s", v.route.Finish, v.query.Target, credential.DateOfDay(first))
	}
	if err := v.goalSought(person); err != nil {
		return err
	}
	if !v.goalHoldsOn(person, credential.DateOfDay(first)) {
		return wrong(-1, FaultNotAssumed, "%s is reached on %s only by what the record does not say, and Assumed does not list it", v.query.Target, credential.DateOfDay(first))
	}
	return nil
}

// goalSought checks that a role that is the target was looked for long enough.
func (v *verifier) goalSought(person *person) error {
	role, _ := v.catalog.Role(v.query.Target)
	takes, sought := v.query.seeks(role), v.route.Sought
	if role.ID == "" || takes.IsZero() {
		if !sought.IsZero() {
			return wrong(-1, FaultNotSought, "it says that a search began on %s, and there is none", sought)
		}
		return nil
	}
	holds := func(c condition) bool { return v.holdsOn(person, c, sought) }
	if sought.Before(v.query.Start) || v.route.Finish.Before(sought.Add(takes)) || slices.ContainsFunc(v.goalConditions(), func(c condition) bool { return !holds(c) }) {
		return wrong(-1, FaultNotSought, "it takes %s to be hired as %s, and the search for that is said to begin on %q", takes.Words(), role.Name, sought)
	}
	return nil
}

// reached returns the first day on which the goal is met by the record and what the route
// assumes.
func (v *verifier) reached(p *person) (first int, ok bool) {
	start := v.query.Start.DayNumber()
	first, ok = v.goalDays(p, false).Next(start)
	may, open := v.goalDays(p, v.query.Assume).Next(start)
	if open && (!ok || may < first) && v.goalHoldsOn(p, credential.DateOfDay(may)) {
		return may, true
	}
	return first, ok
}

// goalConditions returns the rule of the goal: that of a role, or being in
// force.
func (v *verifier) goalConditions() []condition {
	role, ok := v.catalog.Role(v.query.Target)
	if !ok {
		return []condition{{rules: credential.Rules{{Ask: credential.Holds{Credential: v.query.Target}}}}}
	}
	if v.query.worksIn(role.ID) {
		return []condition{{entry: role.ID, rules: role.Requires}}
	}
	return v.entryConditions(role.ID, role.Requires, role.Recommends)
}

// goalHoldsOn reports whether the goal is met on a day by the record and what the route
// assumes. What it assumes may be needed on that day alone: what is attested grows old.
func (v *verifier) goalHoldsOn(p *person, day credential.Date) bool {
	return !slices.ContainsFunc(v.goalConditions(), func(c condition) bool {
		return len(c.rules) > 0 && !v.holdsOn(p, c, day)
	})
}

// goalDays returns the days on which the goal is met or, assuming what is not
// known, may be.
func (v *verifier) goalDays(p *person, assume bool) days.Set {
	met := days.All()
	for _, c := range v.goalConditions() {
		met = met.Intersect(v.ruleDays(p, c, assume))
	}
	role, ok := v.catalog.Role(v.query.Target)
	takes := v.query.seeks(role)
	if !ok || takes.IsZero() {
		return met
	}
	first, ok := met.Next(v.query.Start.DayNumber())
	if !ok {
		return nil
	}
	return met.Within(days.Add(first, days.Length(takes)), days.Never)
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
	return j.isHeld(v.query.Target).String()
}

// assumed checks, once all conditions were judged, that Assumed lists in order only
// what the record leaves open and one of the conditions asks about. It need not
// look for what is missing there: without it a condition would not have held.
func (v *verifier) assumed() error {
	all := v.route.Assumed
	if len(all) > 0 && !v.query.Assume {
		return wrong(-1, FaultMayNotAssume, "it assumes %q, which the query does not let it", all[0].Text)
	}
	if want := slices.CompactFunc(slices.SortedFunc(slices.Values(all), Assumption.Compare), func(a, b Assumption) bool { return a.key() == b.key() }); !slices.Equal(all, want) {
		return wrong(-1, FaultAssumedOutOfOrder, "what it assumes is %q, want each once and in order: %q", all, want)
	}
	for _, unsaid := range all {
		if !v.presumed[unsaid.key()] {
			return wrong(-1, FaultAssumedForNothing, "it assumes %q, which none of its conditions asks and the record leaves open", unsaid.Text)
		}
		if text := assumptionText(v.catalog, unsaid); text != unsaid.Text {
			return wrong(-1, FaultWrongWords, "it assumes %q, which is worded %q", unsaid.Text, text)
		}
	}
	return nil
}

// presumedBy returns the assumptions of a route in the form that a judge takes; nil
// if the query allows none.
func presumedBy(q *question, route *Route) map[Assumption]bool {
	if !q.Assume {
		return nil
	}
	presumed := map[Assumption]bool{}
	for _, unsaid := range route.Assumed {
		presumed[unsaid.key()] = false
	}
	return presumed
}

// restsOn returns the steps that a step rests on, in themselves or through
// others.
func (v *verifier) restsOn(step int) map[int]bool {
	found := map[int]bool{}
	for i := step; i >= 0; i-- {
		if i != step && !found[i] {
			continue
		}
		for _, after := range v.route.Steps[i].After {
			found[after] = true
		}
	}
	return found
}

// personWith returns the record as it stands with the given steps done, all steps
// if nil. A thing that is dated later than a day does not count on that day.
func (v *verifier) personWith(steps map[int]bool) *person {
	p := v.alone()
	p.record = v.alone()
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
		if s.Kind == Renew && !v.extend(p, s) {
			idle = append(idle, i)
		}
	}
	return idle
}

// extend gives the holdings that lapse on the day of a renewal another term, if one is
// surely left, and reports whether there are any.
func (v *verifier) extend(p *person, s Step) bool {
	c, _ := v.catalog.Credential(s.Entry)
	edition, _ := c.Renews.On(s.Start)
	found := false
	for i := range p.holdings {
		h := &p.holdings[i]
		if h.Credential != s.Entry || edition.Times > 0 && (!h.counted || h.renewals >= edition.Times) {
			continue
		}
		next := s.Start.Add(c.Lasts)
		switch s.Start {
		case p.lapse(v.catalog, h, c):
			h.Expires, h.renewed = next, term{}
		case p.anew(v.catalog, h, c, h.renewed.until):
			h.renewed.until = next
		default:
			continue
		}
		found = true
		h.renewals++
	}
	return found
}

// alone returns the record without any step: its jobs without an end count up
// to the start of the plan.
func (v *verifier) alone() *person {
	return v.query.alone()
}

// holdsOn reports whether a condition holds on a day for a person.
func (v *verifier) holdsOn(p *person, c condition, day credential.Date) bool {
	rule, ok := c.rules.On(day)
	if !ok {
		return false
	}
	return v.judge(p, day).judge(rule.Ask, place{entry: c.entry, rule: rule}).sure.Contains(day.DayNumber())
}

// judge returns a judge by whom what the route assumes is so for sure.
func (v *verifier) judge(p *person, day credential.Date) *judge {
	return &judge{catalog: v.catalog, person: p, day: day.DayNumber(), presumed: v.presumed, plan: true, start: v.query.Start.DayNumber()}
}

// mayHoldOn reports whether the query lets a condition count as met on a day,
// whatever the route says that it assumes.
func (v *verifier) mayHoldOn(p *person, c condition, day credential.Date) bool {
	rule, _ := c.rules.On(day)
	return v.days(v.judge(p, day).judge(rule.Ask, place{entry: c.entry, rule: rule})).Contains(day.DayNumber())
}

// days returns the days on which the query counts a requirement as met.
func (v *verifier) days(judged verdict) days.Set {
	if v.query.Assume {
		return judged.maybe
	}
	return judged.sure
}

// explain returns the finding for a condition that does not hold.
func (v *verifier) explain(p *person, c condition, day credential.Date) string {
	j := v.judge(p, day)
	j.explain = true
	rule, ok := c.rules.On(day)
	if !ok {
		return reasonText(v.catalog, j.gap(c.entry, c.rules))
	}
	return j.judge(rule.Ask, place{entry: c.entry, rule: rule}).String()
}
