package oracle

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Who asks the adviser takes time to be hired. A planned job begins only on a day on which
// its rule holds, and before which it held on a day of the plan that lies at least as far
// back as the search takes. Where the target is a role it is reached in the same way. The
// first day of the plan on which the rule of a role held is the best one to have begun to
// look on, so a moment has that day. The day on which that first search is over is one more
// on which a job in that role may begin. Nobody looks for a role in which a job of the
// record goes on.
//
// Nor does anybody change jobs all the time: a planned job begins no sooner than six months
// after the planned job before it did. The day on which these are over is one on which a job
// may begin. A job of the record that goes on is no planned job.

// spacing lies between the beginnings of two planned jobs.
var spacing = credential.Period{Months: 6}

// seekFor returns how long it takes to be hired for a role; zero: no time.
func (p *Planner) seekFor(id credential.ID) credential.Period {
	role, _ := p.judge.catalog.Role(id)
	if !p.question.Advised || role.ID == "" || p.goesOn(id) {
		return credential.Period{}
	}
	return cmp.Or(role.Hiring.Takes, p.question.Seek)
}

// goesOn reports whether a job of the record in a role goes on at the start.
func (p *Planner) goesOn(id credential.ID) bool {
	return slices.ContainsFunc(p.question.Record.Jobs, func(job credential.Job) bool {
		return job.Role == id && job.Until.IsZero() && !job.From.After(p.question.Start)
	})
}

// noteSearches notes, in place, for which roles a person can look by now.
func (t *trial) noteSearches(m *moment, f *facts, day int) {
	for i, step := range t.members {
		if !step.seek.IsZero() && m.sought[i] == never && t.allows(step, f, day) {
			m.sought[i] = day
		}
	}
	if !t.goalSeek.IsZero() && m.goal == never && t.aimed(f, day) {
		m.goal = day
	}
}

// aimed reports whether the rule of the goal is met on a day, and the advice.
func (t *trial) aimed(f *facts, day int) bool {
	return t.holdsFor(t.goal, f, day) && t.holdsFor(t.goalAdvice, f, day)
}

// overOn returns the day on which a search is over; never if it has not begun.
func overOn(sought int, seek credential.Period) int {
	if sought == never {
		return never
	}
	return add(sought, seek)
}

// hirable reports whether the rule of a job and the search for it let it begin on a day. A
// job that goes on needs nothing.
func (t *trial) hirable(i int, m *moment, f *facts, day int) bool {
	step := t.members[i]
	return step.GoesOn || (step.seek.IsZero() || overOn(m.sought[i], step.seek) <= day) && t.allows(step, f, day)
}

// found reports whether the first search for the job of a member is over on that very day.
func (t *trial) found(i int, m *moment, day int) bool {
	step := t.members[i]
	return !step.seek.IsZero() && overOn(m.sought[i], step.seek) == day
}

// spaced returns the day from which on another planned job may begin; always if there was
// none.
func (t *trial) spaced(m *moment) int {
	for i := len(m.runs) - 1; i >= 0 && t.question.Advised; i-- {
		if !t.members[m.runs[i].member].GoesOn {
			return add(m.runs[i].from, spacing)
		}
	}
	return always
}

// putSearches adds to a digest since when roles were looked for, and from when on another
// planned job may begin. A search may end sooner than is wanted where there are several
// jobs to choose from: the day of its end is then one on which that one may begin.
func (t *trial) putSearches(g *digest, m *moment, day int) {
	for i, step := range t.members {
		sought := m.sought[i]
		if step.seek.IsZero() {
			continue
		}
		if overOn(sought, step.seek) < day {
			sought = always
		}
		if t.jobs > 1 || t.naive {
			g.put(sought)
		} else {
			g.more = append(g.more, -sought)
		}
	}
	if !t.goalSeek.IsZero() {
		since := m.goal
		if overOn(since, t.goalSeek) <= day {
			since = always
		}
		if g.more = append(g.more, -since); t.naive {
			g.put(since)
		}
	}
	if t.jobs > 1 && t.question.Advised {
		g.put(max(t.spaced(m), day-1))
	}
}

// waiting reports whether a search has not begun that could begin too soon.
func (t *trial) waiting(m *moment) bool {
	for i, step := range t.members {
		if t.jobs > 1 && !step.seek.IsZero() && m.sought[i] == never {
			return true
		}
	}
	return false
}

// searches returns the conditions that a person meets who begins to look for a job, where
// it may pay to begin later: where there is another job to take meanwhile.
func (p *Planner) searches() []*node {
	var asks []*node
	jobs := 0
	for _, step := range p.steps {
		if step.Kind == Work {
			jobs++
		}
		for _, edition := range slices.Concat(step.rules, step.advice) {
			if !step.seek.IsZero() {
				asks = append(asks, edition.ask)
			}
		}
	}
	if jobs < 2 {
		return nil
	}
	asks, _ = p.withAutomatics(asks)
	return asks
}

// hiringDays returns how many days at the most it takes to begin another planned job.
func (p *Planner) hiringDays() int {
	days, jobs := 0, 0
	for _, step := range p.steps {
		if step.Kind == Work {
			jobs++
			days = max(days, 31*step.seek.Months+step.seek.Days)
		}
	}
	if jobs > 1 && p.question.Advised {
		days += 31 * spacing.Months
	}
	return days
}
