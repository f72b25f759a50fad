package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// Work is counted in whole numbers: a day of work at so many hours a week has a rate, in
// ten-thousandths of an hour a week. Where hours are asked for it counts its rate, of
// which seven times perHour are an hour, and where time is asked for at most that of
// full-time work, which is a whole day.
const (
	perHour   = 10_000
	fullShare = FullTime * perHour
)

// rateOf returns the rate of a number of hours a week; none said are full time.
func rateOf(weekly credential.Hours) int {
	return cmp.Or(weekly.Hundredths*(perHour/100), fullShare)
}

// A stint is a run of days of one job that have one rate.
type stint struct {
	from, until int
	rate        int
}

// stints returns the days of a job and their rates, if it goes on until the day open
// where it has no end. Hours in all are spread as [credential.Job] says.
func stints(job credential.Job, open int) []stint {
	from, until := firstOf(job.From), dayOr(job.Until, open)
	if from >= until {
		return nil
	}
	if job.Hours.IsZero() {
		return []stint{{from, until, rateOf(job.Weekly)}}
	}
	all, length := 7*job.Hours.Hundredths*(perHour/100), until-from
	rate, more := all/length, all%length
	spread := []stint{{from, from + more, rate + 1}, {from + more, until, rate}}
	return slices.DeleteFunc(spread, func(s stint) bool { return s.from == s.until || s.rate == 0 })
}

// fullOf returns the rate that is full time for a rule.
func fullOf(r credential.Experience) int {
	return cmp.Or(r.FullTime.Hundredths*(perHour/100), fullShare)
}

// hasShare reports whether a job is of at least the share of full time that is asked for.
func hasShare(job credential.Job, r credential.Experience) bool {
	share := r.MinShare * fullOf(r)
	if job.Hours.IsZero() {
		return rateOf(job.Weekly)*100 >= share
	}
	length := job.Until.DayNumber() - job.From.DayNumber()
	return 7*job.Hours.Hundredths*(perHour/100)*100 >= share*length
}

// experience judges work: the days on which the work done before them, and
// still looked back on, is enough, or that of one program.
func (j *judge) experience(v *verdict, r credential.Experience) {
	jobs := j.matching(r)
	since := j.firstHeld(r.Since)
	work, need := workOf(r, jobs, since.sure), needOf(r)
	v.sure = work.enough(need, r.Within, j.day)
	v.maybe = v.sure // every job has a first day: the record was checked
	if since.maybe < since.sure {
		v.maybe = workOf(r, jobs, since.maybe).enough(need, r.Within, j.day).Union(v.sure)
		if !slices.Equal(v.sure, v.maybe) && j.presumesSince(since) {
			v.sure = v.maybe
		}
	}
	practices := j.practices(r)
	sure, maybe := practiced(practices)
	alone := v.sure
	v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
	if !j.explain {
		return
	}
	j.explainPractices(v, practices, r)
	if sure.Contains(j.day) && !alone.Contains(j.day) {
		return // jobs add nothing to it
	}
	v.Gap = experienceGap(r, need-work.seen(j.day, r.Within))
	if _, ever := v.sure.Next(j.day); ever && since.by != nil {
		v.Evidence = append(v.Evidence, since.by.evidence(j.catalog))
	}
	for _, job := range jobs {
		if !job.From.After(credential.DateOfDay(j.day)) || !v.sure.Contains(j.day) {
			v.Evidence = append(v.Evidence, job.evidence(j.catalog))
		}
	}
	if !v.sure.Contains(j.day) {
		j.explainSince(v, r, since)
		j.explainWork(v, r, since)
	}
}

// matching returns the jobs that count for the requirement, each once.
func (j *judge) matching(r credential.Experience) []*worked {
	var jobs []*worked
	for i := range j.person.jobs {
		job := &j.person.jobs[i]
		if job.in(r.In) && job.flaw(r).Code == "" {
			jobs = append(jobs, job)
		}
	}
	return jobs
}

// in reports whether a job gives experience in one of the fields, or inside it.
func (w *worked) in(fields []credential.Field) bool {
	return anyContains(fields, w.gives)
}

// flaw says why a job in the field does not count at all; zero if it does.
func (w *worked) flaw(r credential.Experience) Reason {
	switch {
	case r.Supervised && !w.Supervised:
		return Reason{Code: ReasonNotSupervised}
	case !hasShare(w.Job, r):
		return Reason{Code: ReasonTooFewHours, Share: r.MinShare}
	}
	return Reason{}
}

// explainWork notes why work in the field does not count on the day.
func (j *judge) explainWork(v *verdict, r credential.Experience, since since) {
	for i := range j.person.jobs {
		job := &j.person.jobs[i]
		if !job.in(r.In) {
			continue
		}
		why := job.flaw(r)
		if why.Code == "" && !r.Within.IsZero() && firstOf(job.From) < lookBack(j.day, r.Within) {
			why = Reason{Code: ReasonTooLongAgo, Within: r.Within}
		}
		if why.Code == "" && since.sure < days.Never && firstOf(job.From) < since.sure {
			why = Reason{Code: ReasonTooEarly, Date: credential.DateOfDay(since.sure)}
		}
		if kind := capOf(r, job.gives); why.Code == "" && kind >= 0 && j.isOver(r, kind, since.sure) {
			why = Reason{Code: ReasonMoreThanCounts, Most: r.AtMost[kind].Hours}
		}
		why.Fact, why.Index, why.Entry = "job", job.index, job.Role
		j.because(v, jobWords(j.catalog, job.Job), why)
	}
}

// isOver reports whether more of a kind of work was done by the day than counts.
func (j *judge) isOver(r credential.Experience, kind, since int) bool {
	pool := workOf(r, j.matching(r), since).pools[kind+1]
	return pool.workload.seen(j.day, r.Within) > pool.most
}

// needOf returns what the requirement asks for, in rates of days.
func needOf(r credential.Experience) int {
	if r.For.IsZero() {
		return r.Hours * 7 * perHour
	}
	return fewestDays(r.For) * fullOf(r)
}

// experienceGap says how much of what is asked for is missing.
func experienceGap(r credential.Experience, missing int) Gap {
	switch {
	case missing <= 0:
		return Gap{}
	case r.For.IsZero():
		return Gap{Hours: (missing + 7*perHour - 1) / (7 * perHour)}
	}
	full := fullOf(r)
	return Gap{Days: (missing + full - 1) / full}
}

// A work is all that counts for a requirement: what is of no kind that is bounded, and
// then each of those kinds.
type work struct{ pools []pool }

// A pool is the work of one kind, and the most of it that counts.
type pool struct {
	workload
	most int
}

// workOf sorts the jobs by kind and lays those of each over each other, from a day on.
func workOf(r credential.Experience, jobs []*worked, since int) work {
	kinds := make([][]*worked, 1+len(r.AtMost))
	for _, job := range jobs {
		kind := capOf(r, job.gives)
		kinds[kind+1] = append(kinds[kind+1], job)
	}
	var w work
	for i, of := range kinds {
		most := needOf(r)
		if i > 0 {
			most = r.AtMost[i-1].Hours * 7 * perHour
		}
		w.pools = append(w.pools, pool{workloadOf(r, of, since), most})
	}
	return w
}

// capOf returns the index of the kind that work in some fields is of, or -1: the one in
// which all of them lie that are asked for.
func capOf(r credential.Experience, fields []credential.Field) int {
	return slices.IndexFunc(r.AtMost, func(kind credential.Cap) bool {
		return !slices.ContainsFunc(fields, func(f credential.Field) bool {
			of := []credential.Field{f}
			return anyContains(r.In, of) && !anyContains(kind.In, of)
		})
	})
}

// seen returns what the days before the given one count, as far as it looks back.
func (w work) seen(day int, within credential.Period) int {
	sum := 0
	for i, p := range w.pools {
		seen := p.workload.seen(day, within)
		if i > 0 {
			seen = min(seen, p.most)
		}
		sum += seen
	}
	return sum
}

// A workload has how much each day counts: spells in ascending order.
type workload []spell

// A spell is a run of days that count alike. The last one may have no end.
type spell struct {
	days.Span
	rate   int // what each day counts
	before int // what all days before from count together
}

// all returns what its days count together, as far as the calendar goes.
func (s spell) all() int { return s.rate * (min(s.Until, days.Last) - s.From) }

// A turn is a day from which work is of a higher or lower rate by so much.
type turn struct{ day, by int }

// workloadOf lays the jobs over each other, from a day on.
func workloadOf(r credential.Experience, jobs []*worked, since int) workload {
	var turns []turn
	for _, job := range jobs {
		for _, s := range stints(job.Job, days.Never) {
			if s.from = max(s.from, since); s.from < s.until {
				turns = append(turns, turn{s.from, s.rate}, turn{s.until, -s.rate})
			}
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return a.day - b.day })
	var work workload
	rate, done := 0, 0
	for i, t := range turns {
		rate += t.by
		if i+1 == len(turns) || turns[i+1].day == t.day {
			continue
		}
		s := spell{days.Span{From: t.day, Until: turns[i+1].day}, dayOf(r, rate), done}
		work = append(work, s)
		done += s.all()
	}
	return work
}

// dayOf returns what a day of work of a rate counts. Where time is asked for, none
// counts as more than one of full-time work.
func dayOf(r credential.Experience, rate int) int {
	full := fullOf(r)
	switch {
	case r.For.IsZero():
		return rate
	case r.Calendar && rate > 0:
		return full
	}
	return min(rate, full)
}

// before returns what the days before the given one count together.
func (w workload) before(day int) int {
	sum := 0
	for _, s := range w {
		if day <= s.From {
			break
		}
		sum = s.before + s.rate*(min(day, s.Until)-s.From)
	}
	return sum
}

// rate returns what the given day counts.
func (w workload) rate(day int) int {
	for _, s := range w {
		if s.From <= day && day < s.Until {
			return s.rate
		}
	}
	return 0
}

// seen returns what the days before the given one count, as far as it looks
// back.
func (w workload) seen(day int, within credential.Period) int {
	if within.IsZero() {
		return w.before(day)
	}
	return w.before(day) - w.before(lookBack(day, within))
}
