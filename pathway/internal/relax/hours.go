package relax

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// Hours are the load of some steps: in all, and of those that each ask for more
// than half of the capacity, which run one after the other.
type Hours struct {
	Load   int
	alone  int // in days
	months int // of those of them that take months only
}

// Add adds the load of a step.
func (h *Hours) Add(g *Graph, i int) {
	step := &g.p.Steps[i]
	h.Load += g.least[i] * step.Load
	if 2*step.Load > g.p.Capacity {
		h.alone += g.least[i]
		if step.Takes.Days == 0 {
			h.months += step.Takes.Months
		}
	}
}

// After returns a day before which the hours cannot have been spent.
func (h Hours) After(g *Graph) int {
	p := g.p
	day := p.Start
	if h.Load > 0 && p.Capacity <= 0 {
		return problem.Never
	}
	if h.Load > 0 {
		day += max(h.alone, (h.Load+p.Capacity-1)/p.Capacity)
	}
	if h.months > 0 && days.DayOfMonth(p.Start) <= shortestMonth {
		day = max(day, days.Add(p.Start, days.Length{Months: h.months}))
	}
	return day
}

// shortestMonth is the days of the shortest month. Added to a day of the month that
// every month has, months one after the other come to the same day as their sum; a
// later day can be cut off on the way, so that they come to an earlier one.
const shortestMonth = 28

// leastHours returns the hours that enough of some feeds take at least: of those
// that give most for an hour, and of the last of them no more than is needed.
func (r *Earliest) leastHours(g *problem.Gate, gains []gain) Hours {
	if !g.UnderWay.IsZero() {
		return Hours{}
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
	return Hours{Load: load}
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
