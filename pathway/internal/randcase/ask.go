package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// question draws a person who wants the target.
func (d *draw) question(target credential.ID) oracle.Question {
	q := oracle.Question{
		Record: d.record(), Target: target, Start: d.start,
		Order: pick(d, oracle.Soonest, oracle.Soonest, oracle.Cheapest, oracle.FewestSteps),
		Study: pick(d, 0, 0, 20, 30, 60), Work: pick(d, 0, 0, 10, 20),
	}
	q.Assume, q.Advised = d.one(8), d.one(5)
	if q.Advised {
		q.Week = pick(d, 0, 30, 45, 60)
	}
	if !d.one(3) {
		q.Seek = d.days(1, 6)
	}
	both := d.one(20)
	if both || d.one(10) {
		q.Deadline = d.day(10, 60)
	}
	if both || d.one(10) {
		q.Budget = credential.Money{Minor: int64(100 * d.IntN(30)), Currency: "USD"}
	}
	return q
}

// record draws the record of the person.
func (d *draw) record() credential.Record {
	var r credential.Record
	if !d.one(4) {
		r.Born = d.day(-60, 30).Add(credential.Period{Months: -12 * 18})
	}
	r.Holdings = d.kept
	for len(d.holds) > 0 && d.one(4) {
		r.Holdings = append(r.Holdings, d.holding())
	}
	for d.one(3) {
		job := d.job()
		if slices.ContainsFunc(r.Jobs, func(j credential.Job) bool { return j.Role == job.Role && j.Until.IsZero() }) {
			job.Until = job.From.Add(d.days(1, 20)) // a route tells jobs that go on apart by their roles
		}
		r.Jobs = append(r.Jobs, job)
	}
	for d.one(4) {
		study := credential.Study{In: pick[credential.Field](d, "s", "s/t"), Credits: d.credits(1, 6), Grade: pick[credential.Grade](d, "", "B", "D")}
		if d.one(2) {
			study.On = d.day(-20, 20)
		}
		r.Studies = append(r.Studies, study)
	}
	if d.one(5) {
		r.Attested = []credential.Attested{{ID: pick[credential.ID](d, "a-letter", "a-past"), On: pick(d, credential.Date{}, d.day(-5, 20))}}
	}
	if d.one(6) {
		r.Waivers = d.waivers()
	}
	return r
}

// holding draws a credential that the person has, had or expects.
func (d *draw) holding() credential.Holding {
	h := credential.Holding{Credential: pick(d, d.holds...)}
	for _, p := range d.entries.Programs {
		if p.Awards[0] == h.Credential && !d.one(4) {
			h.Program = p.ID
		}
	}
	switch d.IntN(6) {
	case 0, 1:
		h.Awarded = d.day(-40, 0)
	case 2:
		h.Awarded = d.day(1, 10)
	case 3, 4:
		h.Expected = d.day(0, 25)
	}
	if d.one(4) {
		h.Expires = d.day(26, 50)
	}
	return h
}

// job draws a job that is over, goes on, or is to begin.
func (d *draw) job() credential.Job {
	job := credential.Job{From: d.day(-15, 0), Weekly: credential.HoursOf(pick(d, 0, 0, 10, 20, 24, 60)), Supervised: d.one(2)}
	if d.one(3) {
		job.Fields = []credential.Field{pick[credential.Field](d, "f", "f/g", "h")}
	} else {
		job.Role = pick(d, d.entries.Roles...).ID
	}
	switch d.IntN(7) {
	case 0, 1:
		job.Until = job.From.Add(d.days(1, 10))
	case 2, 3:
		job.Until = d.day(1, 20)
		job.From = pick(d, job.From, d.start)
	case 4: // it is to begin
		job.From = d.day(1, 8)
		job.Until = job.From.Add(d.days(1, 15))
	}
	return job
}

// waivers draws a waiver of a condition that an edition of its rule has.
func (d *draw) waivers() []credential.Waiver {
	rules := map[credential.ID]credential.Rules{}
	ids := []credential.ID{}
	note := func(id credential.ID, of credential.Rules) {
		if len(of) > 0 {
			ids, rules[id] = append(ids, id), of
		}
	}
	for _, c := range d.entries.Credentials {
		note(c.ID, c.Requires)
	}
	for _, p := range d.entries.Programs {
		note(p.ID, p.Admits)
	}
	for _, r := range d.entries.Roles {
		note(r.ID, r.Requires)
	}
	if len(ids) == 0 {
		return nil
	}
	waiver := credential.Waiver{Target: pick(d, ids...), On: pick(d, credential.Date{}, d.day(-5, 20))}
	ask := pick(d, rules[waiver.Target]...).Ask
	if !d.one(4) {
		var parts []credential.Requirement
		for _, part := range credential.Walk(ask) {
			parts = append(parts, part)
		}
		ask = pick(d, parts...)
	}
	if waiver.Condition = ask; ask == nil {
		return nil
	}
	if _, group := ask.(credential.AtLeast); group && !waiver.On.IsZero() {
		// One that is waived later may have parts that only make a day on which a job begins,
		// for which a plan puts off no step and the oracle does.
		waiver.On = d.day(-5, 0)
	}
	return []credential.Waiver{waiver}
}

// rules draws the rule of the i-th entry: once in the given number of times
// none, and at times two editions.
func (d *draw) rules(i, none int) credential.Rules {
	if none > 1 && d.one(none) || i == 0 && d.one(2) {
		return nil
	}
	ask := d.ask(2)
	if d.calm && len(d.holds) > 1 {
		// What was drawn just before, or the one before that.
		last := d.holds[max(0, len(d.holds)-2):]
		last = append(slices.Clone(last), last[len(last)-1])
		ask = credential.All(credential.Holds{Credential: pick(d, last...)}, d.ask(0))
	}
	if !d.one(6) {
		return credential.Rules{{Ask: ask}}
	}
	turn := d.day(3, 20)
	rules := credential.Rules{{Until: turn, Ask: ask}, {From: turn, Ask: d.ask(1)}}
	if d.one(6) {
		rules[1].Until = turn.Add(credential.Period{Days: 40})
	}
	if d.one(3) {
		rules[0].From = turn.Add(credential.Period{Days: -d.between(1, 10)})
	}
	return rules
}

// ask draws a requirement at most depth groups deep.
func (d *draw) ask(depth int) credential.Requirement {
	if depth > 0 && d.one(2) {
		parts := []credential.Requirement{d.ask(depth - 1), d.ask(depth - 1)}
		switch d.IntN(4) {
		case 0:
			return credential.Any(parts...)
		case 1:
			return credential.AtLeast{N: d.between(1, 2), Of: append(parts, d.ask(depth-1))}
		}
		return credential.All(parts...)
	}
	switch n := d.IntN(20); {
	case n < 4:
		return d.experience()
	case n == 4 || n == 19 && d.one(2):
		return d.coursework()
	case n == 5:
		return credential.Age{Years: 18}
	case n == 6:
		if d.one(4) {
			return credential.Attestation{ID: "a-past", Of: "a past", Fact: true}
		}
		return pick(d, credential.Attestation{ID: "a-letter", Of: "a letter"}, credential.Attestation{ID: "a-photo", Of: "a photo"})
	case len(d.holds) == 0:
		return d.experience()
	}
	return d.hold()
}

// hold draws a condition to hold a credential, mostly one of the last that were drawn.
func (d *draw) hold() credential.Holds {
	recent := d.holds[max(0, len(d.holds)-3):]
	ask := credential.Holds{Credential: pick(d, recent...)}
	if d.one(6) {
		ask.Credential = pick(d, d.holds...)
	}
	if d.one(16) {
		ask.Credential = name("c", d.between(1, 6)) // perhaps one that is drawn later: cycles
	}
	if !d.calm && (d.degrees[ask.Credential] && d.one(3) || d.one(20)) {
		ask.AccreditedBy = []credential.ID{"acc"}
	}
	if d.one(8) && !d.calm {
		ask.Within = d.days(2, 12)
	}
	if d.degrees[ask.Credential] && d.one(3) || d.one(12) {
		ask.UnderWay = d.days(1, 6)
	}
	return ask
}

// experience draws a condition of work, in time or in hours.
func (d *draw) experience() credential.Experience {
	ask := credential.Experience{In: []credential.Field{pick[credential.Field](d, "f", "f", "f/g", "h")}}
	if d.one(10) {
		ask.In = []credential.Field{"f/g", "h"}
	}
	if d.one(3) {
		ask.Hours = d.between(8, 40)
	} else {
		ask.For, ask.Calendar = d.days(2, 8), d.one(4)
	}
	if d.one(6) {
		ask.Within = d.days(6, 20)
	}
	ask.Supervised = d.one(4)
	if d.one(6) {
		ask.MinShare = 60
	}
	return ask
}

// coursework draws a condition of credit.
func (d *draw) coursework() credential.Coursework {
	ask := credential.Coursework{In: pick[credential.Field](d, "s", "s/t"), Credits: d.credits(2, 7)}
	if d.one(3) {
		ask.MinGrade = "C"
	}
	if d.one(6) {
		ask.Within = d.days(5, 30)
	}
	return ask
}
