package relax

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A Study is a step of which some is done by a day: all of it, or all but so many days.
type Study struct {
	Step, Rest int
}

// HoursDay returns a day before which not all of some studies can be done, and further
// load beside them be spent. Those that each ask for more than half of the capacity run
// one after the other. Of those that ask for less none runs beside one that leaves less
// than the least of them takes.
func (g *Graph) HoursDay(studies []Study, load int) int {
	if day := g.hoursDay(studies, load, g.leap); day < g.noLeap {
		return day
	}
	return g.hoursDay(studies, load, g.least)
}

// hoursDay is HoursDay where steps take some days at least.
func (g *Graph) hoursDay(studies []Study, load int, least []int) int {
	p := g.p
	months, light := 0, problem.Never
	for _, s := range studies {
		step := &p.Steps[s.Step]
		load += max(0, least[s.Step]-s.Rest) * step.Load
		switch {
		case 2*step.Load > p.Capacity && step.Takes.Days == 0 && s.Rest == 0:
			months += step.Takes.Months
		case 2*step.Load <= p.Capacity && step.Load > 0:
			light = min(light, step.Load)
		}
	}
	if load == 0 {
		return p.Start
	}
	if p.Capacity <= 0 {
		return problem.Never
	}
	alone, beside, longest, rest := 0, 0, 0, 0
	for _, s := range studies {
		step, takes := &p.Steps[s.Step], max(0, least[s.Step]-s.Rest)
		switch {
		case step.Load == 0: // it runs beside anything
		case 2*step.Load <= p.Capacity:
			longest, rest = max(longest, takes), rest+takes*step.Load
		case step.Load+light > p.Capacity:
			alone += takes
		default:
			beside += takes
		}
	}
	day := p.Start + max(alone+max(beside, longest, (rest+p.Capacity-1)/p.Capacity), (load+p.Capacity-1)/p.Capacity)
	if months > 0 && days.DayOfMonth(p.Start) <= shortestMonth {
		day = max(day, days.Add(p.Start, days.Length{Months: months}))
	}
	return day
}

// shortestMonth is the days of the shortest month. Added to a day of the month that
// every month has, months one after the other come to the same day as their sum; a
// later day can be cut off on the way, so that they come to an earlier one.
const shortestMonth = 28

// leastLoad returns the load that enough of some feeds are at least: of those that give
// most for it, and of the last of them no more than is needed.
func (r *Earliest) leastLoad(g *problem.Gate, gains []gain) int {
	if !g.UnderWay.IsZero() {
		return 0
	}
	type course struct{ hours, amount int }
	var courses []course
	need := g.N
	for _, gain := range gains {
		f := gain.feed
		step := &r.g.p.Steps[f.Step]
		hours := r.g.least[f.Step] * step.Load
		if hours == 0 || step.Given {
			need -= f.Amount
		} else if f.Amount > 0 {
			courses = append(courses, course{hours, f.Amount})
		}
	}
	slices.SortFunc(courses, func(a, b course) int { return a.hours*b.amount - b.hours*a.amount })
	load := 0
	for _, c := range courses {
		if need <= 0 {
			break
		}
		load += c.hours * min(need, c.amount) / c.amount
		need -= c.amount
	}
	return load
}

// Work is what an accrual asks for: none of it is done before a day, and it takes
// so many days.
type Work struct {
	Leaf       *problem.Gate
	From, Days int
}

// OneByOne returns a day before which not all the work can be done: of accruals
// that no job feeds together, one has to wait for the other. That holds until a
// job can begin that feeds both.
func (r *Earliest) OneByOne(all []Work) int {
	slices.SortStableFunc(all, func(a, b Work) int { return cmp.Compare(b.From, a.From) })
	day, days, until := r.g.p.Start, 0, problem.Never
	var done []Work
	for _, w := range all {
		apart := until
		for _, other := range done {
			apart = min(apart, r.sharedJobDay(w.Leaf, other.Leaf))
		}
		if d := min(w.From+days+w.Days, apart); d > day {
			day, days, until = d, days+w.Days, apart
			done = append(done, w)
		}
	}
	return day
}

// sharedJobDay returns the earliest day on which a job can begin that feeds two
// leaves, or Never.
func (r *Earliest) sharedJobDay(a, b *problem.Gate) int {
	day := problem.Never
	for _, f := range a.Feeds {
		if r.Begin[f.Step] < day && b.FedBy(f.Step) {
			day = r.Begin[f.Step]
		}
	}
	return day
}

// togetherDay returns a day before which not all of some accruals can hold.
func (r *Earliest) togetherDay(accruals []int) int {
	var all []Work
	for _, k := range accruals {
		w := Work{Leaf: r.g.vertices[k].leaf, From: problem.Never}
		for _, f := range w.Leaf.Feeds {
			w.From = min(w.From, r.Begin[f.Step])
		}
		if w.Days = r.day[k] - w.From; r.day[k] >= problem.Never {
			return problem.Never
		}
		all = append(all, w)
	}
	return r.OneByOne(all)
}
