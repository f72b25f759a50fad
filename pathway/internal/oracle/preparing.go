package oracle

import (
	"cmp"

	"github.com/credpath/credpath/credential"
)

// An adviser's plan prepares for an exam that says how. Each of its preparations is a step
// of its own, of which a set has one at most: study, for as long as its hours take, begun
// on a day on which its condition holds. It awards nothing. The exam is earned only by a
// set that prepares for it, and sat only once that is over. Nothing has to be done for an
// exam for which the record shows all the hours of one preparation, and meets its condition
// on the first day.

// usualHours is the hours of study a week of a preparation that does not say any.
const usualHours = 10

// preparations returns the steps of preparing for exams, and notes for which exams there is
// something to do.
func (p *Planner) preparations() []*Step {
	p.unprepared = map[credential.ID]bool{}
	if !p.question.Advised {
		return nil
	}
	var steps []*Step
	first := p.factsAtStart()
	for entry := range p.judge.catalog.Credentials() {
		done, enough := p.preparedFor(entry.ID), false
		var own []*Step
		for _, preparation := range entry.Exam.Preparation {
			step := p.preparation(entry.ID, preparation, done)
			enough = enough || done >= preparation.Hours && p.judge.met(step.rules[0].ask, first, p.start)
			own = append(own, step)
		}
		if len(own) > 0 && !enough {
			p.unprepared[entry.ID] = true
			steps = append(steps, own...)
		}
	}
	return steps
}

// preparation returns the step of one preparation, of which so many hours were done.
func (p *Planner) preparation(exam credential.ID, preparation credential.Preparation, done int) *Step {
	weekly := min(max(perHour, p.studyOn(p.start)), cmp.Or(preparation.Weekly.Hundredths*perHour/100, usualHours*perHour))
	days := 1
	for left := preparation.Hours - done; 7*left*perHour > days*weekly; {
		days++
	}
	return &Step{
		Kind: Prepare, Entry: exam, group: "prepare " + string(exam), Weekly: weekly, takes: credential.Period{Days: days},
		rules: compileRules(credential.Rules{{Ask: preparation.If}}, nil),
	}
}

// preparedFor returns the hours of study that the record has for an exam.
func (p *Planner) preparedFor(exam credential.ID) int {
	hours := 0
	for _, prepared := range p.question.Record.Prepared {
		if prepared.Exam == exam {
			hours += prepared.Hours
		}
	}
	return hours
}

// factsAtStart returns what counts on the first day of a plan that takes no step.
func (p *Planner) factsAtStart() *facts {
	t := p.trial(0, false)
	m := t.begin()
	t.breakOff(m, p.start)
	t.settle(m, p.start)
	return t.facts(m, p.start)
}

// prepares reports whether a step prepares for another.
func (s *Step) prepares(other *Step) bool {
	return s.Kind == Prepare && other.Kind == Earn && s.Entry == other.Entry
}

// prepared reports whether a member that is an exam is prepared for by a day.
func (t *trial) prepared(i int, m *moment, day int) bool {
	exam := t.members[i]
	if exam.Kind != Earn || !t.unprepared[exam.Entry] {
		return true
	}
	for k, step := range t.members {
		if step.prepares(exam) && m.ends[k] <= day {
			return true
		}
	}
	return false
}
