package pathway

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Progress says how far a person has come on a route.
type Progress struct {
	On    credential.Date
	Steps []StepProgress // one for each step of the route, in its order
	// Rest asks for the rest: the same goal and limits, from On, by the record as it is now.
	Rest Query
}

// A StepProgress says how one step of a route stands on a day.
type StepProgress struct {
	Step  int `json:"step"` // its index in the route
	State StepState
	Late  int // of one that is late: days since it was to begin or, if it is under way, to end
	// Changed has what the catalog says otherwise now of a step that is not done: it costs
	// more or less, there is no such offer any more, it takes longer. As Verify tells it.
	Changed []Fault
}

// A StepState is where a person stands with a step. The list is closed.
type StepState string

// The states of a step.
const (
	StepDone     StepState = "done"      // the record has what it brings
	StepUnderWay StepState = "under-way" // the record has that it was begun
	StepLate     StepState = "late"      // it was to begin before the day, or to end, and has not
	StepToCome   StepState = "to-come"
)

// Progress compares a route with what the person has by a day: which steps are done,
// under way, late or still to come, and what has changed of them. The query is the one
// that the route answers, with the record as it is now; a step is done if the record has
// what it brings by that day, whenever and however that was had. Progress does not say
// whether the rest of the route still holds: plan again with Rest, or hand a route and its
// query to [Verify].
//
// The error is as of [Planner.Best], for a query that makes no sense.
func (p *Planner) Progress(q Query, route *Route, on credential.Date) (Progress, error) {
	q.Start = on
	asked, err := checked(p.proofs, p.currency, q)
	if err != nil {
		return Progress{}, err
	}
	now := Progress{On: on, Rest: q}
	v := newVerifier(asked, route)
	v.eachStep()
	for i, s := range v.route.Steps {
		at := StepProgress{Step: i, State: StepToCome}
		if !slices.ContainsFunc(v.faults, func(f Fault) bool { return f.Step == i && f.Code == FaultNoKind }) {
			at.State = p.stateOf(q.Record, s, on)
		}
		switch {
		case at.State == StepUnderWay && s.Finish.Before(on):
			at.State, at.Late = StepLate, on.DayNumber()-s.Finish.DayNumber()
		case at.State == StepToCome && s.Start.Before(on):
			at.State, at.Late = StepLate, on.DayNumber()-s.Start.DayNumber()
		}
		if at.State != StepDone {
			for _, f := range v.faults {
				if f.Step == i {
					at.Changed = append(at.Changed, f)
				}
			}
		}
		now.Steps = append(now.Steps, at)
	}
	return now, nil
}

// stateOf says how a step stands by a record: done, under way, or to come.
func (p *Planner) stateOf(r credential.Record, s Step, on credential.Date) StepState {
	done := false
	switch s.Kind {
	case Attend:
		program, _ := p.catalog.Program(s.Entry)
		return programState(r, program, on)
	case Earn, Join:
		return heldState(r, s.Entry, credential.Date{}, on)
	case Return:
		return heldState(r, s.Entry, s.Lapsed, on)
	case Prepare:
		return p.preparedState(r, s.Entry, on)
	case Renew:
		done = slices.ContainsFunc(r.Holdings, func(h credential.Holding) bool { return h.Credential == s.Entry && h.Expires.After(s.Start) })
	case Work:
		return jobState(r, s, on)
	case Attest:
		done = slices.ContainsFunc(r.Attested, func(a credential.Attested) bool {
			return a.ID == s.Entry && !a.On.After(on) && (a.On.IsZero() || !a.On.Before(s.Start) || s.Start.After(on))
		})
	default:
		panic(fmt.Sprintf("pathway: no progress of a step of kind %v", s.Kind))
	}
	if done {
		return StepDone
	}
	return StepToCome
}

// programState says how far a record is with a program: done if it has all that the
// program awards, under way if some of that is expected.
func programState(r credential.Record, program credential.Program, on credential.Date) StepState {
	if len(program.Awards) == 0 {
		return StepToCome // nothing in a record names it
	}
	state := StepDone
	for _, id := range program.Awards {
		switch heldState(r, id, credential.Date{}, on) {
		case StepUnderWay:
			state = StepUnderWay
		case StepToCome:
			return StepToCome
		}
	}
	return state
}

// heldState says whether a record has a credential by a day, awarded on a day or after it.
func heldState(r credential.Record, id credential.ID, from, on credential.Date) StepState {
	state := StepToCome
	for _, h := range r.Holdings {
		switch {
		case h.Credential != id || h.Awarded.After(on):
		case h.Awarded.IsZero() && !h.Expected.IsZero():
			state = StepUnderWay
		case from.IsZero() || !h.Awarded.Before(from):
			return StepDone
		}
	}
	for _, a := range r.Attempts {
		if a.Exam == id && a.Passed && !a.On.After(on) && !a.On.Before(from) {
			return StepDone
		}
	}
	return state
}

// preparedState says how far a record is with the study for an exam: done once the exam was
// sat, or all hours that any preparation asks for were studied.
func (p *Planner) preparedState(r credential.Record, exam credential.ID, on credential.Date) StepState {
	if heldState(r, exam, credential.Date{}, on) == StepDone {
		return StepDone
	}
	entry, _ := p.catalog.Credential(exam)
	done, most := 0, 0
	for _, studied := range r.Prepared {
		if studied.Exam == exam {
			done += studied.Hours
		}
	}
	for _, way := range entry.Exam.Preparation {
		most = max(most, way.Hours)
	}
	switch {
	case done == 0:
		return StepToCome
	case done < most:
		return StepUnderWay
	}
	return StepDone
}

// jobState says how far a record is with a job: done once jobs in its role have lasted as
// long as the step does.
func jobState(r credential.Record, s Step, on credential.Date) StepState {
	done, state := 0, StepToCome
	for _, job := range r.Jobs {
		if job.Role != s.Entry || job.From.After(on) {
			continue
		}
		until := on
		if !job.Until.IsZero() && job.Until.Before(on) {
			until = job.Until
		} else {
			state = StepUnderWay
		}
		from := job.From
		if from.Before(s.Start) && !s.Start.After(on) {
			from = s.Start
		}
		done += max(0, until.DayNumber()-from.DayNumber())
	}
	if done > 0 && done >= s.Finish.DayNumber()-s.Start.DayNumber() {
		return StepDone
	}
	return state
}
