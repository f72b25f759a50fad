package pathway

import (
	"cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// The jobs of a route, and what is done side by side: when each may begin, how long it
// goes on, and whether the hours of a week suffice.

// job checks a step of work: a job in a role, or one of the record that goes
// on, which the step says in words.
func (v *verifier) job(i int, s Step) error {
	if s.Offer != "" || !s.Start.Before(s.Finish) {
		return wrong(i, FaultBadWork, "work has no offer and takes at least a day")
	}
	if s.For != "" {
		return v.goesOn(i, s)
	}
	role, ok := v.catalog.Role(s.Entry)
	switch {
	case !ok:
		return wrong(i, FaultNotARole, "%q is not a role of the catalog", string(s.Entry))
	case s.Weekly != credential.HoursOf(v.query.Work):
		return wrong(i, FaultOverWork, "it is %s hours a week, but the query has %d for work", s.Weekly, v.query.Work)
	}
	f := &v.facts[i]
	f.conditions = v.entryConditions(role.ID, role.Requires, role.Recommends)
	if err := v.sought(i, s, role); err != nil {
		return err
	}
	job := credential.Job{Role: role.ID, From: s.Start, Until: s.Finish, Weekly: s.Weekly, Supervised: true}
	f.jobs = []worked{workedIn(v.catalog, job, 0)}
	return nil
}

// sought checks that a job was looked for long enough.
func (v *verifier) sought(i int, s Step, role credential.Role) error {
	takes := v.query.seeks(role)
	switch {
	case s.Sought.IsZero() && takes.IsZero():
		return nil
	case s.Sought.IsZero() || takes.IsZero():
		return wrong(i, FaultNotSought, "it takes %s to be hired as %s; it says that the search began on %q", takes.Words(), role.Name, s.Sought)
	case s.Sought.Before(v.query.Start) || s.Start.Before(s.Sought.Add(takes)):
		return wrong(i, FaultNotSought, "it takes %s to be hired as %s; it begins on %s, and the search for it on %s", takes.Words(), role.Name, s.Start, s.Sought)
	}
	for _, condition := range v.entryConditions(role.ID, role.Requires, role.Recommends) {
		condition.on = s.Sought
		v.facts[i].conditions = append(v.facts[i].conditions, condition)
	}
	return nil
}

// goesOn checks that a job of the record goes on, at its own hours if they are
// fewer than those of the query.
func (v *verifier) goesOn(i int, s Step) error {
	job, ok := v.openJob(s)
	if !ok {
		return wrong(i, FaultNoSuchJob, "the record has no job %q without an end, of %s hours a week, that has begun by %s", s.For, s.Weekly, v.query.Start)
	}
	job.From, job.Until, job.Weekly = s.Start, s.Finish, s.Weekly
	v.facts[i].jobs = []worked{workedIn(v.catalog, job, 0)}
	return nil
}

// openJob returns the job of the record that a step goes on with: the one it
// names.
func (v *verifier) openJob(s Step) (credential.Job, bool) {
	for _, job := range v.query.Record.Jobs {
		hours := credential.Hours{Hundredths: min(cmp.Or(job.Weekly, credential.HoursOf(FullTime)).Hundredths, 100*v.query.Work)}
		if job.Until.IsZero() && job.Role == s.Entry && !job.From.After(v.query.Start) && hours == s.Weekly &&
			jobWords(v.catalog, job) == s.For {
			return job, true
		}
	}
	return credential.Job{}, false
}

// work checks that there is one job at a time, and that a job that runs on is
// one step.
func (v *verifier) work() error {
	last := -1
	for i, s := range v.route.Steps {
		if s.Kind != Work {
			continue
		}
		if last >= 0 {
			before := v.route.Steps[last]
			switch {
			case s.Start.Before(before.Finish):
				return wrong(i, FaultJobsOverlap, "it begins on %s, while the job of step %d goes on until %s", s.Start, last, before.Finish)
			case s.Start == before.Finish && s.Entry == before.Entry && s.For == before.For:
				return wrong(i, FaultWorkSplit, "it runs on from step %d; work that runs on is one step", last)
			}
		}
		if k := v.otherwise(i, s); k >= 0 {
			return wrong(i, FaultRoleTwice, "it is a new job in %s, and step %d goes on in one of the record; a route has each role once", s.Entry, k)
		}
		last = i
	}
	return nil
}

// otherwise returns a step that goes on in a job of the record, in the role in
// which the given step begins a new one; -1 if there is none.
func (v *verifier) otherwise(i int, s Step) int {
	for k, other := range v.route.Steps {
		if k != i && other.Kind == Work && other.Entry == s.Entry && s.For == "" && other.For != "" {
			return k
		}
	}
	return -1
}

// loads checks that the studies of no day ask for more hours than there are.
func (v *verifier) loads() error {
	for i, s := range v.route.Steps {
		sum := studyHours(s)
		for k, other := range v.route.Steps {
			if k != i && !other.Taken().After(s.Taken()) && s.Taken().Before(other.Finish) && s.Taken() != s.Finish {
				sum += studyHours(other)
			}
		}
		if most := v.query.studyOn(s.Taken()); studyHours(s) > 0 && sum > most {
			return wrong(i, FaultOverStudy, "on %s %s hours a week of study are needed, but %s", s.Taken(), credential.Hours{Hundredths: sum}, v.query.studyWords(most))
		}
	}
	return nil
}

// studyHours returns the hours a week of study that a step asks for, in hundredths.
func studyHours(s Step) int {
	if s.Kind == Work {
		return 0
	}
	return s.Weekly.Hundredths
}

// jobStarts checks that jobs begin on days on which the package comment lets
// them.
func (v *verifier) jobStarts() error {
	var allowed map[int]bool
	for i, s := range v.route.Steps {
		if s.Kind != Work || s.Start == v.query.Start {
			continue
		}
		before, after := v.jobBefore(i)
		if after && isNewJob(s) && s.Start.Before(before.Add(jobTime)) {
			return wrong(i, FaultJobTooSoon, "a job begins on %s, less than %s after another one did, on %s", s.Start, jobTime.Words(), before)
		}
		if allowed == nil {
			allowed = v.turningDays()
		}
		own := after && s.Start == before.Add(jobTime) || isNewJob(s) && v.searchEnds(i, s)
		if !own && !allowed[s.Start.DayNumber()] {
			return wrong(i, FaultNotAJobDay, "a job begins on %s, but no condition of the route comes to be met, no edition of its rules begins, and no work comes to count or to be as much of its kind as counts, on that day", s.Start)
		}
	}
	return nil
}

// jobBefore returns the day on which the last job before a step began that does not go on
// in one of the record; ok is false if there is none, or the query goes by the letter.
func (v *verifier) jobBefore(i int) (from credential.Date, ok bool) {
	for _, s := range v.route.Steps {
		if !v.query.Letter && isNewJob(s) && s.Start.Before(v.route.Steps[i].Start) && !s.Start.Before(from) {
			from, ok = s.Start, true
		}
	}
	return from, ok
}

// isNewJob reports whether a step is a job that the record does not have.
func isNewJob(s Step) bool { return s.Kind == Work && s.For == "" }

// searchEnds reports whether a job begins on the day on which a search for it is over that
// began on the first day on which its rule held.
func (v *verifier) searchEnds(i int, s Step) bool {
	role, _ := v.catalog.Role(s.Entry)
	takes := v.query.seeks(role)
	if takes.IsZero() {
		return false
	}
	met, person := days.All(), v.personWith(nil)
	for _, c := range v.entryConditions(role.ID, role.Requires, role.Recommends) {
		met = met.Intersect(v.ruleDays(person, c, v.query.Assume))
	}
	first, ok := met.Next(v.query.Start.DayNumber())
	return ok && days.Add(first, days.Length(takes)) == s.Start.DayNumber()
}

// workTurns returns the day since which work counts, those on which as much of a kind
// was done as counts, and those on which the work of a program is enough, and that of jobs.
func (v *verifier) workTurns(j *judge, r credential.Experience) []int {
	since := v.firstHeld(j, r.Since)
	turns, work := []int{since}, workOf(r, j.matching(r), since)
	sure, maybe := practiced(j.practices(r))
	if v.query.Assume {
		sure = maybe
	}
	if first, ok := sure.Next(j.day); ok {
		turns = append(turns, first)
		for _, sp := range work.enough(needOf(r), r.Within, j.day) {
			turns = append(turns, sp.From)
		}
	}
	for _, kind := range work.pools[1:] {
		for _, sp := range kind.days(r.Within, j.day) {
			turns = append(turns, sp.From)
		}
	}
	return turns
}

// turningDays returns the days on which a condition of the route comes to be
// met, or an edition of one begins to be in force, or work comes to count or a kind of it
// to be as much as counts. The conditions are those of its
// steps and of the goal, and the rules of what comes by itself and one of these asks for.
func (v *verifier) turningDays() map[int]bool {
	turning := map[int]bool{}
	j := v.judge(v.personWith(nil), v.query.Start)
	j.heard = func(judged verdict) {
		for _, sp := range v.days(judged) {
			turning[sp.From] = true
		}
		if work, ok := judged.Requirement.(credential.Experience); ok {
			for _, day := range v.workTurns(j, work) {
				turning[day] = true
			}
		}
	}
	conditions := v.goalConditions()
	for _, f := range v.facts {
		conditions = append(conditions, f.conditions...)
	}
	itself := map[credential.ID]bool{}
	for k := 0; k < len(conditions); k++ {
		c := conditions[k]
		for _, rule := range c.rules {
			turning[firstOf(rule.From)] = true
			j.judge(rule.Ask, place{entry: c.entry, rule: rule})
			for _, part := range credential.Walk(rule.Ask) {
				for id := range v.catalog.Automatic(heldBy(part)) {
					if entry, _ := v.catalog.Credential(id); !itself[id] {
						itself[id] = true
						conditions = append(conditions, condition{entry: id, rules: entry.Requires})
					}
				}
			}
		}
	}
	return turning
}
