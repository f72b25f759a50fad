package pathway

import (
	"cmp"
	"slices"
	"sort"

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

// hasShare reports whether a job is of at least so many percent of full time.
func hasShare(job credential.Job, percent int) bool {
	if job.Hours.IsZero() {
		return rateOf(job.Weekly)*100 >= percent*fullShare
	}
	length := job.Until.DayNumber() - job.From.DayNumber()
	return 7*job.Hours.Hundredths*(perHour/100)*100 >= percent*fullShare*length
}

// experience judges work: the days on which the work done before them, and
// still looked back on, is enough.
func (j *judge) experience(v *verdict, r credential.Experience) {
	jobs := j.matching(r)
	work := workOf(r, jobs)
	need := j.need(r)
	v.sure = work.enough(need, r.Within, j.day)
	v.maybe = v.sure // every job has a first day: the record was checked
	if !j.explain {
		return
	}
	v.Gap = experienceGap(r, need-work.seen(j.day, r.Within))
	for _, job := range jobs {
		if !job.From.After(credential.DateOfDay(j.day)) || !v.sure.Contains(j.day) {
			v.Evidence = append(v.Evidence, job.evidence(j.catalog))
		}
	}
	if !v.sure.Contains(j.day) {
		j.explainWork(v, r)
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
	case !hasShare(w.Job, r.MinShare):
		return Reason{Code: ReasonTooFewHours, Share: r.MinShare}
	}
	return Reason{}
}

// explainWork notes why work in the field does not count on the day.
func (j *judge) explainWork(v *verdict, r credential.Experience) {
	for i := range j.person.jobs {
		job := &j.person.jobs[i]
		if !job.in(r.In) {
			continue
		}
		why := job.flaw(r)
		if why.Code == "" && !r.Within.IsZero() && firstOf(job.From) < lookBack(j.day, r.Within) {
			why = Reason{Code: ReasonTooLongAgo, Within: r.Within}
		}
		why.Fact, why.Index, why.Entry = "job", job.index, job.Role
		j.because(v, jobWords(j.catalog, job.Job), why)
	}
}

// need returns what the requirement asks for, in rates of days.
func (j *judge) need(r credential.Experience) int {
	if r.For.IsZero() {
		return r.Hours * 7 * perHour
	}
	return fewestDays(r.For) * fullShare
}

// experienceGap says how much of what is asked for is missing.
func experienceGap(r credential.Experience, missing int) Gap {
	switch {
	case missing <= 0:
		return Gap{}
	case r.For.IsZero():
		return Gap{Hours: (missing + 7*perHour - 1) / (7 * perHour)}
	}
	return Gap{Days: (missing + fullShare - 1) / fullShare}
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

// workOf lays the jobs over each other.
func workOf(r credential.Experience, jobs []*worked) workload {
	var turns []turn
	for _, job := range jobs {
		for _, s := range stints(job.Job, days.Never) {
			turns = append(turns, turn{s.from, s.rate}, turn{s.until, -s.rate})
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
	switch {
	case r.For.IsZero():
		return rate
	case r.Calendar && rate > 0:
		return fullShare
	}
	return min(rate, fullShare)
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

// enough returns the days, from the given one on, on which the work seen
// from them reaches the need.
func (w workload) enough(need int, within credential.Period, day int) days.Set {
	switch {
	case need <= 0:
		return days.All()
	case len(w) == 0:
		return nil
	case within.IsZero():
		return w.reached(need, day)
	}
	var all days.Set
	edges := w.edges(within, day)
	for i, from := range edges {
		until := days.Never
		if i+1 < len(edges) {
			until = edges[i+1]
		}
		all = all.Union(w.stretch(need, within, days.Span{From: from, Until: until}))
	}
	return all
}

// reached returns the days on which all work before them reaches the need.
func (w workload) reached(need, from int) days.Set {
	for _, s := range w {
		if s.rate == 0 || s.before+s.all() < need {
			continue
		}
		worked := (need - s.before + s.rate - 1) / s.rate
		return days.Since(max(from, s.From+worked))
	}
	return nil
}

// edges returns the days, from the given one on, from which a day more counts
// otherwise, or a day that is no longer seen did.
func (w workload) edges(within credential.Period, day int) []int {
	edges := []int{day}
	for _, s := range w {
		for _, turn := range []int{s.From, s.Until} {
			if turn < days.Never {
				edges = append(edges, turn, days.LookBackEnd(turn-1, days.Length(within)))
			}
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	return edges[slices.Index(edges, day):]
}

// stretch returns the days of a span between two edges on which enough work is
// seen. In it every new day counts alike, and so does every day that is no
// longer seen: where either counts nothing, what is seen only grows, or only
// shrinks. After the last edge all that is seen is one spell.
func (w workload) stretch(need int, within credential.Period, sp days.Span) days.Set {
	fits := func(i int) bool { return w.seen(sp.From+i, within) >= need }
	gain, loss := w.rate(sp.From), w.rate(lookBack(sp.From, within))
	length := min(sp.Until, sp.From+horizon) - sp.From
	switch {
	case loss == 0:
		return days.Between(sp.From+first(length, fits), sp.Until)
	case gain == 0:
		gone := first(length, func(i int) bool { return !fits(i) })
		return days.Between(sp.From, min(sp.From+gone, sp.Until))
	case sp.Until < days.Never:
		return scan(sp.From, length, fits)
	case need <= gain*fewestDays(within):
		return days.Since(sp.From)
	case need > gain*(fewestDays(within)+uneven):
		return nil
	}
	return scan(sp.From, length, fits)
}

// first returns the first of the days from 0 on that fits, where every day
// after one that fits does too; days.Never if none of them does.
func first(length int, fits func(int) bool) int {
	if i := sort.Search(length, fits); i < length {
		return i
	}
	return days.Never
}

// A look back over one period spans days that differ, with the months and leap
// years in it, by fewer than uneven.
const uneven = 8

// horizon is how many days ahead a judgement looks where it must count day by
// day: no plan of a person looks further than a hundred years.
const horizon = 100 * 366

// scan returns the days from the given one on that fit.
func scan(from, length int, fits func(int) bool) days.Set {
	var fitting days.Set
	for i := 0; i < length; i++ {
		if !fits(i) {
			continue
		}
		start := i
		for i < length && fits(i) {
			i++
		}
		fitting = append(fitting, days.Span{From: from + start, Until: from + i})
	}
	return fitting
}
