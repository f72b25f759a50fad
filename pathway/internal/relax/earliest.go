package relax

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// Earliest has the earliest days on which steps can begin and be done, and gates
// can hold, if everything can be done at once and nothing lapses.
type Earliest struct {
	Begin, End []int // by step; Never: it cannot

	g       *Graph
	last    int   // what begins later than this counts as never
	day     []int // by vertex
	changes int   // how often a day of a step has changed
	changed []int // by step: at which change its days last did

	feedDay [][]int   // what feedDays found, by vertex
	gains   []gain    // of sumDay; scratch
	copied  *Earliest // of Copy; scratch
}

// Earliest computes the earliest days if only some steps may be taken, and none
// may begin after the last day. Nil lets all be taken. Days fall until nothing
// changes: Knuth's generalisation of shortest paths (1977).
func (g *Graph) Earliest(may problem.Bitset, last int) *Earliest {
	n := len(g.p.Steps)
	days := make([]int, 3*n+len(g.vertices))
	for i := range days {
		days[i] = problem.Never
	}
	r := &Earliest{g: g, last: last, Begin: days[:n:n], End: days[n : 2*n : 2*n], changed: days[2*n : 3*n : 3*n], day: days[3*n:]}
	for i := range g.p.Steps {
		if step := &g.p.Steps[i]; step.Given {
			r.Begin[i], r.End[i] = step.Began, step.Done
		}
	}
	r.propagate(g.newWorklist(true), may)
	return r
}

// propagate lets days fall from what is on a worklist on, until nothing changes.
func (r *Earliest) propagate(w *worklist, may problem.Bitset) {
	p := r.g.p
	r.g.propagate(w, r.lowerVertex, func(i int) bool {
		if p.Steps[i].Given || may != nil && !may.Has(i) {
			return false
		}
		begin := r.canBegin(i)
		if begin >= r.Begin[i] || begin > r.last {
			return false
		}
		r.changes++
		r.Begin[i], r.End[i], r.changed[i] = begin, p.EndOf(i, begin), r.changes
		return true
	})
}

func (r *Earliest) lowerVertex(k int) bool {
	day := r.holdDay(k)
	if day >= r.day[k] {
		return false
	}
	r.day[k] = day
	return true
}

// canBegin returns the earliest day on which a step can begin.
func (r *Earliest) canBegin(i int) int {
	step := &r.g.p.Steps[i]
	day := r.g.p.Start
	if k := r.g.needs[i].offer; k >= 0 {
		day = max(day, r.day[k])
	}
	if day >= problem.Never {
		return problem.Never
	}
	return r.editionDay(r.g.needs[i].editions, step.OpenFrom(day), step.OpenFrom)
}

// editionDay returns the earliest day on or after the given one that is open and
// on which the edition in force holds.
func (r *Earliest) editionDay(editions []edition, day int, open func(int) int) int {
	if len(editions) == 0 || day >= problem.Never {
		return day
	}
	best := problem.Never
	for _, e := range editions {
		begin := max(day, e.from, r.day[e.vertex])
		if begin < problem.Never {
			begin = open(begin)
		}
		if begin < e.until {
			best = min(best, begin)
		}
	}
	return best
}

// Goal returns the earliest day on which the goal can hold.
func (r *Earliest) Goal() int {
	return r.editionDay(r.g.goal.editions, r.g.p.Start, func(day int) int { return day })
}

// Day returns the earliest day on which a gate can hold.
func (r *Earliest) Day(gate *problem.Gate) int { return r.day[r.g.Vertex(gate)] }

// holdDay returns the earliest day on which a vertex can hold, or Never.
func (r *Earliest) holdDay(k int) int {
	v := &r.g.vertices[k]
	if v.leaf == nil {
		return r.groupDay(v)
	}
	switch leaf := v.leaf; leaf.Op {
	case problem.AnyOf:
		day := problem.Never
		for _, f := range leaf.Feeds {
			day = min(day, r.FeedDay(leaf, f))
		}
		return day
	case problem.Sum:
		return r.SumDay(leaf, leaf.Feeds)
	case problem.Accrual:
		if r.isShort(leaf) {
			return problem.Never
		}
		from, rate := r.firstJob(leaf)
		return r.g.accrualDay(k, from, rate, r.Since(leaf))
	case problem.Date:
		return leaf.N
	}
	panic("relax: no such gate")
}

// Since returns a day before which nothing counts for an accrual.
func (r *Earliest) Since(g *problem.Gate) int {
	if g.Since == nil {
		return -problem.Never
	}
	since := problem.Never
	for _, f := range g.Since.Feeds {
		if end := r.End[f.Step]; end < f.Hi {
			since = min(since, max(end, f.Lo))
		}
	}
	return since
}

// isShort reports whether an accrual can never hold since all that can be collected for
// it is of kinds of which too little counts together.
func (r *Earliest) isShort(g *problem.Gate) bool {
	most := 0
	left := len(g.Fixed)
	for _, kind := range g.AtMost {
		most += kind.N
		left -= len(kind.Fixed)
	}
	return most < g.N && len(g.AtMost) > 0 && left == 0 && !slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool {
		return r.Begin[f.Step] < problem.Never && g.KindOf(f.Step) == nil
	})
}

// groupDay returns the n-th earliest day of the parts, or Never if there are fewer.
func (r *Earliest) groupDay(v *vertex) int {
	switch {
	case v.n <= 0:
		return r.g.p.Start
	case v.n > len(v.of):
		return problem.Never
	case v.n == len(v.of):
		day := r.g.p.Start
		for _, part := range v.of {
			day = max(day, r.day[part])
		}
		return max(day, r.togetherDay(v.accruals))
	case v.n == 1:
		day := problem.Never
		for _, part := range v.of {
			day = min(day, r.day[part])
		}
		return day
	}
	days := make([]int, len(v.of))
	for i, part := range v.of {
		days[i] = r.day[part]
	}
	slices.Sort(days)
	return days[v.n-1]
}

// feedDays returns, by feed of a leaf, the earliest day on which it can count: of
// a job, on which enough can be done if that is the first job to feed the leaf. It does so
// once for each leaf.
func (r *Earliest) feedDays(k int) []int {
	if r.feedDay == nil {
		r.feedDay = make([][]int, len(r.g.vertices))
	}
	if r.feedDay[k] == nil {
		leaf := r.g.vertices[k].leaf
		r.feedDay[k] = make([]int, len(leaf.Feeds))
		_, rate := r.firstJob(leaf)
		for at, f := range leaf.Feeds {
			switch {
			case leaf.Op != problem.Accrual:
				r.feedDay[k][at] = r.FeedDay(leaf, f)
			case r.Begin[f.Step] < problem.Never:
				r.feedDay[k][at] = r.g.accrualDay(k, r.Begin[f.Step], rate, r.Since(leaf))
			default:
				r.feedDay[k][at] = problem.Never
			}
		}
	}
	return r.feedDay[k]
}

// firstJob returns the earliest day on which a job that feeds a leaf can begin, and the
// highest rate of those that can.
func (r *Earliest) firstJob(leaf *problem.Gate) (from, rate int) {
	from = problem.Never
	for _, f := range leaf.Feeds {
		if begin := r.Begin[f.Step]; begin < problem.Never {
			from = min(from, begin)
			rate = max(rate, r.g.p.Steps[f.Step].Rate)
		}
	}
	return from, rate
}

// FeedDay returns the earliest day on which a step can count for a leaf, or Never.
func (r *Earliest) FeedDay(g *problem.Gate, f problem.Feed) int {
	p := r.g.p
	end := r.End[f.Step]
	if end >= f.Hi || end == problem.Never {
		return problem.Never
	}
	given := p.Steps[f.Step].Given
	if end < f.Lo {
		if given {
			return problem.Never
		}
		end = f.Lo
	}
	if given && !mayCount(p, g, f, end) {
		return problem.Never
	}
	if given && !g.For.IsZero() {
		return max(end, r.tenureDay(g))
	}
	return g.CountsFrom(r.Begin[f.Step], end)
}

// tenureDay returns the earliest day on which some given step has been in force for as
// long as a leaf asks, if those of all given steps join.
func (r *Earliest) tenureDay(g *problem.Gate) int {
	day := problem.Never
	for _, f := range g.Feeds {
		if r.g.p.Steps[f.Step].Given {
			day = min(day, g.CountsFrom(r.Begin[f.Step], r.End[f.Step]))
		}
	}
	return day
}

// mayCount reports whether a given step can count on the first day or later.
func mayCount(p *problem.Problem, g *problem.Gate, f problem.Feed, end int) bool {
	if f.Term > 0 && g.LapseCountsUntil(p.InForceUntil(f.Term-1, end, 0, p.Horizon)) <= p.Start {
		return false
	}
	return g.CountsUntil(f, end) > p.Start
}

// A gain is a feed of a sum, and the earliest day on which it can count.
type gain struct {
	day, at int
	feed    *problem.Feed
}

// SumDay returns a day before which some feeds of a sum cannot reach its need: so
// many have to count by then that they are enough, and that the hours which
// enough of them take can be spent.
func (r *Earliest) SumDay(g *problem.Gate, feeds []problem.Feed) int {
	if g.N <= 0 {
		return r.g.p.Start
	}
	gains := r.gains[:0]
	for at, f := range feeds {
		if day := r.FeedDay(g, f); day < problem.Never {
			gains = append(gains, gain{day, at, &feeds[at]})
		}
	}
	r.gains = gains
	slices.SortFunc(gains, func(a, b gain) int {
		if a.day != b.day {
			return a.day - b.day
		}
		return a.at - b.at
	})
	best, total := problem.Never, 0
	for k, gain := range gains {
		if gain.day >= best {
			break
		}
		if total += r.more(gains[:k], gain.feed); total >= g.N {
			best = min(best, max(gain.day, r.g.HoursDay(nil, r.leastLoad(g, gains[:k+1]))))
		}
	}
	return best
}

// more returns by how much a sum grows with one more feed. Of those of which one
// counts, and of others that exclude each other, the largest counts. A feed that
// is both is taken for the first only: the sum is never too small.
func (r *Earliest) more(gains []gain, f *problem.Feed) int {
	largest := 0
	for _, gain := range gains {
		other := gain.feed
		if f.Excludes(*other) || f.Exclusive == 0 && other.Exclusive == 0 && r.g.p.Exclude(f.Step, other.Step) {
			largest = max(largest, other.Amount)
		}
	}
	return max(0, f.Amount-largest)
}

// Without returns the days if the vertex of a leaf is taken as met as well.
func (r *Earliest) Without(leaf *problem.Gate) *Earliest {
	k := r.g.of[leaf]
	if r.day[k] <= r.g.p.Start {
		return r
	}
	next := &Earliest{
		g: r.g, last: r.last, Begin: slices.Clone(r.Begin), End: slices.Clone(r.End),
		day: slices.Clone(r.day), changes: r.changes, changed: slices.Clone(r.changed),
	}
	next.day[k] = r.g.p.Start
	w := r.g.newWorklist(false)
	r.g.notify(w, k)
	next.propagate(w, nil)
	return next
}

// Copy returns a copy in which the days of steps can be put off. It knows no days of
// gates, and is the same one each time.
func (r *Earliest) Copy() *Earliest {
	if r.copied == nil {
		r.copied = &Earliest{g: r.g}
	}
	r.copied.Begin = append(r.copied.Begin[:0], r.Begin...)
	r.copied.End = append(r.copied.End[:0], r.End...)
	return r.copied
}

// PutOff lets a step begin no earlier than on a day. It reports whether it moved.
func (r *Earliest) PutOff(i, day int) bool {
	if day <= r.Begin[i] {
		return false
	}
	r.Begin[i], r.End[i] = problem.Never, problem.Never
	if day < problem.Never {
		r.Begin[i] = r.g.p.Steps[i].OpenFrom(day)
	}
	if r.Begin[i] < problem.Never {
		r.End[i] = r.g.p.EndOf(i, r.Begin[i])
	}
	return true
}

// ServedDay returns a day before which not all of some steps can have served: jobs
// have begun, all else is done.
func (r *Earliest) ServedDay(feeds []problem.Feed) int {
	day := r.g.p.Start
	for _, f := range feeds {
		if r.g.p.Steps[f.Step].Rate > 0 {
			day = max(day, r.Begin[f.Step]+1)
		} else {
			day = max(day, r.End[f.Step])
		}
	}
	return day
}
