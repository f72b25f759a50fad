package solve

import (
	"container/heap"
	"slices"
)

// A plan is a schedule with what its renewals cost.
type plan struct {
	of       *projection
	s        *state
	finish   int
	renewals []Renewal
	unpriced int
	cost     int64
	lacks    map[int]bool // lapsings that a lower fee asks to be in force
	open     bool         // by another schedule a renewal might cost less
}

// cheapest returns, of the schedules of a set that finish on the given day, the
// one whose renewals cost least, and of these one with the fewest spans of
// jobs; ok is false if there is none. It tries numbers of terms in the order of
// what they must cost at least; the first try has no renewals at all. A try that
// does not do is followed by those with one more term of what ended too early,
// and one that does by those of what a lower fee of its renewals asks for.
func (p *Problem) cheapest(in []int, finish int) (best plan, ok bool) {
	queue := &termQueue{{terms: p.oneTerm()}}
	seen := map[string]bool{}
	renewable := p.renewable(in)
	var missed *termTry // the least that might do by another schedule
	decided := true     // no try was cut short
	for queue.Len() > 0 && len(seen) < maxTermTries {
		try := heap.Pop(queue).(termTry)
		if ok && !try.less(best.price()) {
			break
		}
		var got plan
		var can bool
		var lacks map[int]bool
		decided = p.spending(eventsATry, func() { got, can, lacks = p.tryTerms(in, try.terms, finish) }) && decided
		switch {
		case can && (!ok || got.less(best)):
			best, ok = got, true
		case !can && got.open && missed == nil:
			missed = &try
		}
		for _, l := range renewable {
			next := p.moreTerms(try, l)
			if key := floorKey(next.terms, renewable); lacks[l] && !seen[key] {
				seen[key] = true
				heap.Push(queue, next)
			}
		}
	}
	if !ok || !decided || len(seen) >= maxTermTries || missed != nil && missed.less(best.price()) {
		p.effort.cut = true
	}
	return best, ok
}

// tryTerms returns a schedule of a set by a day with the given terms, if its
// renewals can be had, and of which lapsings more terms might help.
func (p *Problem) tryTerms(in, terms []int, finish int) (got plan, can bool, lacks map[int]bool) {
	r := &scheduler{p: p, in: in, terms: terms, bound: finish, any: true, faults: map[int]bool{}} // none finishes sooner
	r.search(p.floors())
	if r.best == nil {
		return plan{}, false, r.faults
	}
	got, can = p.renewed(p.tidied(r.best, finish), finish)
	return got, can, got.lacks
}

// tidied returns a schedule with the same terms and floors that changes jobs
// less often, if there is one that finishes by the same day.
func (p *Problem) tidied(s *state, finish int) *state {
	spans := len(s.trim(s.uses(finish)))
	if spans <= s.hired() {
		return s
	}
	r := &scheduler{p: p, in: s.in, terms: s.terms, bound: finish, tidy: true, spans: spans, any: true}
	r.search(s.floor)
	if r.best == nil {
		return s
	}
	return r.best
}

// maxTermTries bounds the numbers of terms tried for one set.
const maxTermTries = 4000

func (p *Problem) oneTerm() []int {
	terms := make([]int, len(p.Lapsings))
	for i := range terms {
		terms[i] = 1
	}
	return terms
}

// renewable returns the lapsings, of the set and given, that can be renewed.
func (p *Problem) renewable(in []int) []int {
	var all []int
	for l := range p.Lapsings {
		i := p.Lapsings[l].Step
		if p.Lapsings[l].Term != nil && (p.Steps[i].Given || slices.Contains(in, i)) {
			all = append(all, l)
		}
	}
	return all
}

// moreTerms returns the try with one more term of lapsing l.
func (p *Problem) moreTerms(try termTry, l int) termTry {
	next := termTry{terms: slices.Clone(try.terms), unpriced: try.unpriced, cost: try.cost, count: try.count + 1}
	next.terms[l]++
	if least := p.Lapsings[l].Least; least.Priced {
		next.cost += least.Price
	} else {
		next.unpriced++
	}
	return next
}

func (got plan) less(other plan) bool { return got.price().less(other.price()) }

// price returns what the renewals of a plan cost.
func (got plan) price() termTry { return termTry{unpriced: got.unpriced, cost: got.cost} }

// A termTry is numbers of terms, and what they cost at least.
type termTry struct {
	terms    []int
	unpriced int
	cost     int64
	count    int
}

func (t termTry) less(u termTry) bool {
	if t.unpriced != u.unpriced {
		return t.unpriced < u.unpriced
	}
	return t.cost < u.cost
}

type termQueue []termTry

func (q termQueue) Len() int      { return len(q) }
func (q termQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *termQueue) Push(x any)   { *q = append(*q, x.(termTry)) }
func (q termQueue) Less(i, j int) bool {
	if q[i].less(q[j]) || q[j].less(q[i]) {
		return q[i].less(q[j])
	}
	if q[i].count != q[j].count {
		return q[i].count < q[j].count
	}
	return slices.Compare(q[i].terms, q[j].terms) < 0
}
func (q *termQueue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}

// delayed returns the plan with everything that lapses begun as late as its
// finish and the cost of its renewals allow, one step after the other.
func (p *Problem) delayed(best plan) plan {
	for _, i := range best.s.in {
		lapses := slices.ContainsFunc(p.Lapsings, func(l Lapsing) bool { return l.Step == i })
		if !lapses || best.s.begin[i] == Never {
			continue
		}
		low, high := best.s.begin[i], best.finish
		for low < high {
			mid := low + (high-low+1)/2
			if got, ok := p.withFloor(best, i, mid); ok {
				best, low = got, max(mid, got.s.begin[i])
			} else {
				high = mid - 1
			}
		}
	}
	return best
}

// withFloor returns the plan with step i begun on a day or later, if that
// costs no time, no money and no further span of a job.
func (p *Problem) withFloor(was plan, i, day int) (plan, bool) {
	floor := slices.Clone(was.s.floor)
	floor[i] = day
	r := &scheduler{p: p, in: was.s.in, terms: was.s.terms, bound: was.finish}
	r.search(floor)
	if r.best == nil || r.bound+1 != was.finish || r.best.begin[i] == Never {
		return plan{}, false
	}
	got, ok := p.renewed(p.tidied(r.best, was.finish), was.finish)
	got.of = was.of
	if !ok || was.less(got) || len(got.s.jobs) > len(was.s.jobs) || got.s.begin[i] == Never {
		return plan{}, false
	}
	return got, true
}
