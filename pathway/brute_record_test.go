package pathway_test

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// factsOf reads a record. A job without an end counts up to the day open.
func (j *judge) factsOf(record credential.Record, open int) *facts {
	f := &facts{born: record.Born, attested: map[string]int{}}
	for _, holding := range record.Holdings {
		f.held = append(f.held, j.heldOf(holding))
		f.credits = append(f.credits, j.taughtBy(holding)...)
	}
	for _, job := range record.Jobs {
		f.jobs = append(f.jobs, j.jobOf(job, open))
	}
	for i, study := range record.Studies {
		f.credits = append(f.credits, creditFact{
			source: fmt.Sprint("study ", i), in: study.In, weight: study.Credits.Weight(), grade: study.Grade,
			dated: !study.On.IsZero(), on: dayOr(study.On, always),
		})
	}
	for _, attested := range record.Attested {
		on := dayOr(attested.On, always)
		if before, ok := f.attested[attested.Of]; ok {
			on = min(on, before)
		}
		f.attested[attested.Of] = on
	}
	return f
}

// heldOf reads a holding. One that is only expected is awarded on that day.
func (j *judge) heldOf(holding credential.Holding) heldFact {
	entry, _ := j.catalog.Credential(holding.Credential)
	held := heldFact{
		credential: holding.Credential, program: holding.Program,
		award: always, under: never, lapse: never, after: pathway.Unmet, term: entry.Lasts,
	}
	award := holding.Awarded
	if award.IsZero() && !holding.Expected.IsZero() {
		award, held.under = holding.Expected, always
	}
	if !award.IsZero() {
		held.dated, held.award = true, award.DayNumber()
	}
	switch {
	case !holding.Expires.IsZero():
		held.lapse = holding.Expires.DayNumber()
	case held.dated && !entry.Lasts.IsZero():
		held.lapse = firstTermOf(entry, held.award)
		if len(entry.Renews) > 0 {
			held.after = pathway.Unknown
		}
	}
	return held
}

// firstTermOf returns the day on which a credential lapses that was awarded on the
// given one: when its term is over or, where the term goes on through a day of the
// year, the day after the first such day from then on. A year without a February 29
// has the day before March 1 in its place.
func firstTermOf(entry credential.Credential, award int) int {
	day, through := add(award, entry.Lasts), entry.LastsThrough
	if through.Month == 0 {
		return day
	}
	for {
		today, tomorrow := credential.DateOfDay(day), credential.DateOfDay(day+1)
		if today.Month == through.Month && (today.Day == through.Day || through.Day == 29 && tomorrow.Day == 1 && today.Day == 28) {
			return day + 1
		}
		day++
	}
}

// taughtBy is the credit that the program of a holding gave by its award.
func (j *judge) taughtBy(holding credential.Holding) []creditFact {
	program, _ := j.catalog.Program(holding.Program)
	held := j.heldOf(holding)
	return credits(program, held.award, held.dated, false)
}

// credits is what a program teaches, completed on the given day.
func credits(program credential.Program, on int, dated, planned bool) []creditFact {
	weights := map[credential.Field]int{}
	var taught []creditFact
	for _, teaching := range program.Teaches {
		if _, ok := weights[teaching.In]; !ok {
			taught = append(taught, creditFact{
				source: "program " + string(program.ID), in: teaching.In, dated: dated, on: on, planned: planned,
			})
		}
		weights[teaching.In] += teaching.Credits.Weight()
	}
	for i := range taught {
		taught[i].weight = weights[taught[i].in]
	}
	return taught
}

func (j *judge) jobOf(job credential.Job, open int) jobFact {
	weekly := job.Weekly
	if weekly == 0 {
		weekly = pathway.FullTime
	}
	return jobFact{
		fields: j.fieldsOf(job), from: dayOr(job.From, always), until: dayOr(job.Until, open),
		weekly: weekly, supervised: job.Supervised,
	}
}

// fieldsOf returns the fields of experience of a job: those of its role and its own.
func (j *judge) fieldsOf(job credential.Job) []credential.Field {
	role, _ := j.catalog.Role(job.Role)
	return append(append([]credential.Field{}, role.Fields...), job.Fields...)
}

// bruteFinding is how one requirement of a rule stands.
type bruteFinding struct {
	Status pathway.Status
	MetOn  credential.Date
}

// horizon is how many days ahead the oracle looks for what is under way.
const horizon = 1200

// bruteCheck judges the rule of the target, each requirement by its path. It
// looks at every day from the one asked about to the horizon, and judges each
// requirement on it in three values: a requirement that is met on a later day is
// pending, and one that may be met on any day is unknown. The parts are those
// of the edition in force on the day asked about; the whole rule is judged on
// each day by the edition in force on it.
func bruteCheck(c *credential.Catalog, record credential.Record, target credential.ID, on credential.Date) map[string]bruteFinding {
	j, rules, first := newJudge(c), rulesOf(c, target), on.DayNumber()
	f := j.factsOf(record, never) // a job without an end goes on
	waivers := waiversOf(record, target)
	today, _ := rules.On(on)
	parts := compile(today.Ask, "", waivers, 0)
	editions := map[credential.Date]*node{}
	for _, rule := range rules {
		editions[rule.From] = compile(rule.Ask, "", waivers, 0)
	}
	found := map[string]bruteFinding{}
	status := make([]pathway.Status, parts.size)
	for day := first; day <= first+horizon; day++ {
		j.status(parts, f, day, status)
		status[0] = pathway.Unmet
		if rule, ok := rules.On(credential.DateOfDay(day)); ok {
			whole := editions[rule.From]
			if whole == nil {
				whole = parts // there are no rules, which ask for nothing
			}
			status[0] = j.status(whole, f, day, nil)
		}
		parts.note(status, day, found)
	}
	return found
}

// note takes down how each requirement of a tree stands on one of the days.
func (n *node) note(status []pathway.Status, day int, found map[string]bruteFinding) {
	finding, seen := found[n.path]
	switch now := status[n.index]; {
	case !seen:
		finding.Status = now
	case finding.Status >= pathway.Pending:
	case now == pathway.Met:
		finding = bruteFinding{Status: pathway.Pending, MetOn: credential.DateOfDay(day)}
	default:
		finding.Status = max(finding.Status, now)
	}
	found[n.path] = finding
	for _, part := range n.parts {
		part.note(status, day, found)
	}
}

// rulesOf returns the rule to hold a credential, to enter a program or to take a role.
func rulesOf(c *credential.Catalog, id credential.ID) credential.Rules {
	if entry, ok := c.Credential(id); ok {
		return entry.Requires
	}
	if program, ok := c.Program(id); ok {
		return program.Admits
	}
	role, _ := c.Role(id)
	return role.Requires
}
