package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// The gates of work: what jobs collect, from when on, and how much of a kind.

// experienceGate lets work count. Work that counts since something was first held asks for
// that too.
func (c *compiler) experienceGate(gate *problem.Gate, r credential.Experience) {
	practice := c.practiceGate(r)
	if r.Since == "" && len(practice.Feeds) == 0 {
		c.workGate(gate, r)
		return
	}
	work := &problem.Gate{Same: numbered(c.same, "work "+askWords(r))}
	c.workGate(work, r)
	if r.Since == "" {
		gate.Op, gate.N = problem.AtLeast, 1
		gate.Of = []*problem.Gate{practice, work}
		return
	}
	work.Since = c.sinceGate(work, r.Since)
	for _, kind := range work.AtMost {
		kind.Since = work.Since
	}
	gate.Op, gate.N = problem.AtLeast, 2
	gate.Of = []*problem.Gate{work.Since, work}
}

// practiceGate returns the gate of a program of which the work alone is enough, once it is
// finished: of the record, or by each of the offers for which that is so.
func (c *compiler) practiceGate(r credential.Experience) *problem.Gate {
	gate := &problem.Gate{Op: problem.AnyOf, Same: numbered(c.same, "practice "+askWords(r))}
	add := func(step int, unsaid bool) {
		gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never, Unsaid: unsaid})
	}
	for i, h := range c.Record.Holdings {
		program, _ := c.catalog.Program(h.Program)
		some, each := practicesEnough(program, r)
		if !some {
			continue
		}
		of := stepOf{entry: h.Program, fact: fact{kind: "holding", index: i}}
		done, first := dayOr(h.Awarded, dayOr(h.Expected, firstOf(h.By))), dayOr(h.Awarded, firstOf(h.Expected))
		if each {
			add(c.addGiven(days.LongAgo, done, of), false)
		}
		if c.Assume && (!each || first < done && done > c.problem.Start) {
			step := c.addGiven(days.LongAgo, first, of)
			c.assumed[supportOf{gate.Same, step}] = Assumption{Kind: AssumedPractice, Entry: program.ID}
			add(step, true)
		}
	}
	for i, of := range c.steps {
		if program, ok := c.catalog.Program(of.entry); ok && !of.given && program.Works.Meets(r, of.offer.Takes) {
			add(i, false)
		}
	}
	return gate
}

// sinceGate returns the gate of having held a credential, or what counts as it: from the
// first award on. Where the record does not tell the day, it was by the start; that it was
// before may be assumed.
func (c *compiler) sinceGate(work *problem.Gate, id credential.ID) *problem.Gate {
	gate := &problem.Gate{Op: problem.AnyOf, Same: numbered(c.same, "since "+askWords(credential.Had{Credential: id}))}
	add := func(step int, unsaid bool) {
		gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never, Unsaid: unsaid})
	}
	assume := func(of awardOf, day int) {
		step := c.addGiven(day, day, c.steps[of.step])
		for _, leaf := range []*problem.Gate{gate, work} {
			c.assumed[supportOf{leaf.Same, step}] = unsaidAward(c.steps[of.step].entry, true, false)
		}
		add(step, true)
	}
	start := c.problem.Start
	for as := range c.catalog.CountingAs(id) {
		for _, award := range c.given[as] {
			step, maybe := award.step, days.Never
			switch {
			case award.early:
				continue // it is the same holding once more
			case award.holding == nil:
				step, maybe = award.known, c.recordJudge().awarding(as).maybe
			case award.holding.award().IsZero():
				maybe = days.LongAgo
			}
			done := c.problem.Steps[step].Done
			if known := knownBy(award, done, start); known != done {
				step, done = c.addGiven(known, known, c.steps[step]), known
			}
			add(step, false)
			if c.Assume && maybe < done {
				assume(award, maybe)
			}
		}
		for _, award := range c.awards[as] {
			add(award.step, false)
		}
	}
	return gate
}

// knownBy returns the day by which an award of the record that is done on a day, or on
// none that is known, was held for sure.
func knownBy(award awardOf, done, start int) int {
	switch h := award.holding; {
	case h == nil: // awarded by itself
		return min(done, start)
	case !h.award().IsZero():
		return done
	case done == days.LongAgo:
		return min(start, endOf(h.said))
	default:
		return min(done, endOf(h.said)) // it was awarded before it lapsed
	}
}

// workGate lets the jobs of the record and those that can be taken count.
func (c *compiler) workGate(gate *problem.Gate, r credential.Experience) {
	gate.Op = problem.Accrual
	gate.Within = days.Length(r.Within)
	if r.Hours > 0 {
		gate.N = 7 * perHour * r.Hours // a job adds its rate a day
	} else {
		gate.Cap = wholeDay(r)
		gate.N = gate.Cap * fewestDays(r.For)
	}
	for _, most := range r.AtMost {
		gate.AtMost = append(gate.AtMost, &problem.Gate{Op: problem.Accrual, N: 7 * perHour * most.Hours, Within: gate.Within})
	}
	for i, job := range c.Record.Jobs {
		w := workedIn(c.catalog, job, i)
		if !anyContains(r.In, w.gives) || !hasShare(job, r) || r.Supervised && !w.Supervised {
			continue
		}
		for k, s := range stints(job, c.problem.Start) {
			if k == 0 {
				c.worked[gate.Same] = append(c.worked[gate.Same], i)
			}
			piece := problem.Piece{From: s.from, Until: s.until, Rate: s.rate}
			gate.Fixed = append(gate.Fixed, piece)
			if kind := capOf(r, w.gives); kind >= 0 {
				gate.AtMost[kind].Fixed = append(gate.AtMost[kind].Fixed, piece)
			}
		}
	}
	for i := range c.steps {
		rate, fields := c.problem.Steps[i].Rate, c.workFields(i)
		if rate == 0 || !anyContains(r.In, fields) || rate*100 < r.MinShare*fullOf(r) || !c.supervisable(i, r) {
			continue
		}
		gate.Feeds = append(gate.Feeds, problem.Feed{Step: i})
		if kind := capOf(r, fields); kind >= 0 {
			gate.AtMost[kind].Feeds = append(gate.AtMost[kind].Feeds, problem.Feed{Step: i})
		}
	}
}

// wholeDay returns the rate from which on a day of work is a whole one: full time or, by
// the calendar, the lowest that counts at all.
func wholeDay(r credential.Experience) int {
	if !r.Calendar {
		return fullOf(r)
	}
	return max(1, (r.MinShare*fullOf(r)+99)/100)
}

// supervisable reports whether work of step i can be what r asks for: planned
// work can be supervised, a job that goes on is what it is.
func (c *compiler) supervisable(i int, r credential.Experience) bool {
	job := c.steps[i].job
	return !r.Supervised || job == nil || job.Supervised
}

// workFields returns the fields of experience that the work of step i gives.
func (c *compiler) workFields(i int) []credential.Field {
	if job := c.steps[i].job; job != nil {
		return workedIn(c.catalog, *job, 0).gives
	}
	role, _ := c.catalog.Role(c.steps[i].entry)
	return role.Fields
}
