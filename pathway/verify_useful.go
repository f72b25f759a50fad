package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// Whether a step is of use to what it is said to serve, and from which day until which.

// helps reports whether a step by itself counts for a requirement on a day.
func (v *verifier) helps(i int, r credential.Requirement, day credential.Date) bool {
	if r, ok := r.(credential.AtLeast); ok {
		return slices.ContainsFunc(r.Of, func(part credential.Requirement) bool { return v.helps(i, part, day) })
	}
	if v.route.Steps[i].Taken().After(day) {
		return false
	}
	if v.helpsBeAwarded(i, r, day) {
		return true
	}
	j := v.judge(v.personBy(i), day)
	j.alone = true
	switch r := r.(type) {
	case credential.Holds:
		if r.For.IsZero() {
			return j.judge(r, place{}).sure.Contains(j.day)
		}
		r.For = credential.Period{} // others may join it
		return len(j.judge(r, place{}).sure.Within(days.LongAgo, j.day+1)) > 0
	case credential.Had, credential.Score:
		return j.judge(r, place{}).sure.Contains(j.day)
	case credential.Attestation:
		return !r.Fact && j.judge(r, place{}).sure.Contains(j.day)
	case credential.Experience:
		since := v.firstHeld(v.judge(v.personWith(nil), day), r.Since)
		enough, _ := practiced(j.practices(r))
		return enough.Contains(j.day) || j.firstHeld(r.Since).sure <= j.day && r.Since != "" || workOf(r, j.matching(r), since).seen(j.day, r.Within) > 0
	case credential.Coursework:
		return slices.ContainsFunc(j.programCredits(r), func(c credit) bool { return c.sure.Contains(j.day) })
	case credential.Resides, credential.Age, nil:
		return false
	}
	panic(unknownRequirement(r))
}

// usefulFrom returns the first day of a step on which it can serve a condition: of work
// that counts since something was held, that day.
func (v *verifier) usefulFrom(m Serves, s Step) int {
	start := s.Start.DayNumber()
	if work, ok := m.Requirement.(credential.Experience); ok {
		return max(start, v.firstHeld(v.judge(v.personWith(nil), s.Start), work.Since))
	}
	return start
}

// couldBegin reports whether what a step asks for would hold by the others if it began on
// a later day, and no job after it would come too soon.
func (v *verifier) couldBegin(i int, day credential.Date) bool {
	others := map[int]bool{}
	for k := range v.route.Steps {
		others[k] = k != i
	}
	p := v.personWith(others)
	return !v.crowds(i, day) && !slices.ContainsFunc(v.facts[i].conditions, func(c condition) bool { return !v.mayHoldOn(p, c, day) })
}

// crowds reports whether the next new job would come too soon after the job of a step if
// that began on a later day.
func (v *verifier) crowds(i int, day credential.Date) bool {
	for k, s := range v.route.Steps {
		if before, ok := v.jobBefore(k); ok && isNewJob(s) && before == v.route.Steps[i].Start && s.Start.Before(day.Add(jobTime)) {
			return true
		}
	}
	return false
}

// usefulUntil returns the day from which on more work adds nothing to a condition:
// the day on which enough was done or, where only recent work counts, the day on which the
// condition must hold. Where only so much of a kind counts, it is that day too, unless as
// much was done before.
func (v *verifier) usefulUntil(i int, m Serves) int {
	until := v.dayOf(m).DayNumber()
	e, ok := m.Requirement.(credential.Experience)
	switch {
	case !ok || !e.Within.IsZero():
		return until
	case len(e.AtMost) > 0:
		return min(until, v.fullOn(i, e))
	}
	judged := v.judge(v.personWith(nil), v.query.Start).judge(m.Requirement, place{})
	if done, ok := judged.sure.Next(v.query.Start.DayNumber()); ok {
		return min(done, until)
	}
	return until
}

// fullOn returns the day on which as much of the kind of work that a step does was done as
// counts, or Never.
func (v *verifier) fullOn(i int, r credential.Experience) int {
	full := days.Never
	for _, job := range v.facts[i].jobs {
		if kind := capOf(r, job.gives); kind >= 0 {
			j := v.judge(v.personWith(nil), v.query.Start)
			pool := workOf(r, j.matching(r), v.firstHeld(j, r.Since)).pools[kind+1]
			if day, ok := pool.days(r.Within, j.day).Next(j.day); ok {
				full = min(full, day)
			}
		}
	}
	return full
}

// firstHeld returns the day since which work counts, as the query takes it.
func (v *verifier) firstHeld(j *judge, id credential.ID) int {
	first := j.firstHeld(id)
	if v.query.Assume {
		return first.maybe
	}
	return first.sure
}
