package oracle

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
)

// experience judges work, by the day since which it counts for sure and by the first day
// since which it may, or the work of a program.
func (j *judge) experience(ask credential.Experience, f *facts, day int) Status {
	sure, maybe := j.firstHeld(ask.Since, f)
	switch practiced := j.practiced(ask, f, day); {
	case practiced == Met || j.worked(ask, f, day, sure):
		return Met
	case practiced == Unknown || j.worked(ask, f, day, maybe):
		return Unknown
	}
	return Unmet
}

// firstHeld returns the first day on which somebody held a credential, or what counts as
// it, and the first on which they may have. Where the day of the award is not known they
// held it on the last day on which it can have been, before it expired or from the start of
// a plan on, and may have held it ever since. Who was never to hold it did on no day, and without a
// credential every day is one.
func (j *judge) firstHeld(id credential.ID, f *facts) (sure, maybe int) {
	if id == "" {
		return always, always
	}
	sure, maybe = never, never
	for _, held := range f.held {
		if !j.accepts[id][held.credential] {
			continue
		}
		known, first := held.award, held.award
		switch {
		case held.itself:
			known, first = min(held.sure, max(held.award, f.asked)), held.first
		case !held.dated:
			first = always
			if known == always || held.undated {
				known = min(f.asked, dayOr(held.said.Expires, f.asked))
			}
		}
		sure, maybe = min(sure, known), min(maybe, first)
	}
	return sure, maybe
}

// fullTimeOf returns the hours a week that are full time where work is asked for, in parts
// of an hour.
func fullTimeOf(ask credential.Experience) int {
	if ask.FullTime.IsZero() {
		return fullTime * perHour
	}
	return ask.FullTime.Hundredths * perHour / 100
}

// worked reports whether there is as much work as is asked for, done from a day on.
func (j *judge) worked(ask credential.Experience, f *facts, day, since int) bool {
	first := since
	if !ask.Within.IsZero() {
		first = max(first, add(day, ask.Within.Negate()))
	}
	var jobs []jobFact
	for _, job := range f.jobs {
		job.from, job.until = max(job.from, first), min(job.until, day)
		if job.from < job.until && counts(ask, job) {
			jobs = append(jobs, job)
		}
	}
	if ask.Hours > 0 {
		return hoursOf(ask, jobs) >= 7*perHour*ask.Hours
	}
	return timeOf(ask, jobs) >= fullTimeOf(ask)*j.fewestDays(ask.For)
}

// hoursOf adds up the hours of jobs, in seventh parts of a part of an hour. Of each kind
// of them no more count than may.
func hoursOf(ask credential.Experience, jobs []jobFact) int {
	sum := 0
	ofKind := make([]int, len(ask.AtMost))
	for _, job := range jobs {
		hours := (job.until - job.from) * job.weekly
		if kind := kindOf(ask, job); kind < 0 {
			sum += hours
		} else {
			ofKind[kind] += hours
		}
	}
	for kind, hours := range ofKind {
		sum += min(hours, 7*perHour*ask.AtMost[kind].Hours)
	}
	return sum
}

// kindOf returns which bound a job falls under: one that has all its fields that are asked
// for. It returns -1 if there is none.
func kindOf(ask credential.Experience, job jobFact) int {
	for kind, bound := range ask.AtMost {
		all := true
		for _, field := range job.fields {
			if within(field, ask.In) {
				all = all && within(field, bound.In)
			}
		}
		if all {
			return kind
		}
	}
	return -1
}

// within reports whether a field is one of some, or inside one.
func within(field credential.Field, wide []credential.Field) bool {
	return slices.ContainsFunc(wide, func(w credential.Field) bool { return w.Contains(field) })
}

// timeOf adds up the days of jobs, each as the part of a full week that was worked on it.
// Nothing changes between two days on which a job begins or ends, so it counts such spans.
func timeOf(ask credential.Experience, jobs []jobFact) int {
	var edges []int
	for _, job := range jobs {
		edges = append(edges, job.from, job.until)
	}
	slices.Sort(edges)
	full, worked := fullTimeOf(ask), 0
	for i := 1; i < len(edges); i++ {
		weekly := 0
		for _, job := range jobs {
			if job.from <= edges[i-1] && edges[i] <= job.until {
				weekly += job.weekly
			}
		}
		if ask.Calendar && weekly > 0 {
			weekly = full
		}
		worked += (edges[i] - edges[i-1]) * min(full, weekly)
	}
	return worked
}

// counts reports whether a job is of the kind that is asked for.
func counts(ask credential.Experience, job jobFact) bool {
	if ask.Supervised && !job.supervised || 100*job.share < fullTimeOf(ask)*ask.MinShare {
		return false
	}
	return slices.ContainsFunc(job.fields, func(field credential.Field) bool { return within(field, ask.In) })
}

// bareWork returns what work is asked for, without how that is said.
func bareWork(ask credential.Experience) credential.Experience {
	ask.In = slices.Sorted(slices.Values(ask.In))
	if ask.FullTime == credential.HoursOf(fullTime) {
		ask.FullTime = credential.Hours{}
	}
	bounds := slices.Clone(ask.AtMost)
	for i, bound := range bounds {
		bounds[i].In = slices.Sorted(slices.Values(bound.In))
	}
	slices.SortFunc(bounds, func(a, b credential.Cap) int { return cmp.Or(slices.Compare(a.In, b.In), a.Hours-b.Hours) })
	ask.AtMost = bounds
	return ask
}

// bounded returns the work that a condition asks for which counts since something was
// held, or up to so much of a kind, or may be that of a program; none of what is waived
// from the start.
func (t *trial) bounded(cond *node) []credential.Experience {
	if cond.waived <= t.start {
		return nil
	}
	if ask, ok := cond.ask.(credential.Experience); ok && (ask.Since != "" || len(ask.AtMost) > 0 || t.mayPractice(ask)) {
		return []credential.Experience{ask}
	}
	var asks []credential.Experience
	for _, part := range cond.parts {
		asks = append(asks, t.bounded(part)...)
	}
	return asks
}

// noteBounded notes the bounded work of the conditions and of the fees.
func (t *trial) noteBounded() {
	for _, cond := range t.conds {
		t.bounds = append(t.bounds, t.bounded(cond)...)
	}
	for _, ask := range t.bounds {
		t.two = append(t.two, t.mayPractice(ask))
	}
	for _, cond := range slices.Concat(t.conds, t.fees) {
		for _, ask := range t.bounded(cond) {
			t.since = t.since || ask.Since != ""
			t.idle = true
		}
	}
}

// turns returns, of the work that is bounded, 1 for each thing that has come about by a
// day and makes it one on which a job may begin: that was held since which it counts,
// as much of a kind was done as counts, a program was finished of which the work is enough,
// and enough was done in jobs. Else it returns 0.
func (t *trial) turns(f *facts, day int) []byte {
	var come []byte
	add := func(is bool) {
		if is {
			come = append(come, 1)
		} else {
			come = append(come, 0)
		}
	}
	for i, ask := range t.bounds {
		since, maybe := t.judge.firstHeld(ask.Since, f)
		if t.judge.assume {
			since = maybe
		}
		add(since <= day)
		if t.two[i] {
			add(t.judge.passes(t.judge.practiced(ask, f, day)))
			add(t.judge.worked(ask, f, day, since))
		}
		for _, bound := range ask.AtMost {
			kind := ask
			kind.AtMost, kind.Hours = nil, bound.Hours
			of := *f
			of.jobs = nil
			for _, job := range f.jobs {
				if counts(ask, job) && kindOf(ask, job) >= 0 && ask.AtMost[kindOf(ask, job)].Hours == bound.Hours && slices.Equal(ask.AtMost[kindOf(ask, job)].In, bound.In) {
					of.jobs = append(of.jobs, job)
				}
			}
			add(t.judge.worked(kind, &of, day, since))
		}
	}
	return come
}
