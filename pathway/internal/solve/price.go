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
}

// cheapest returns, of the schedules of a set that finish on the given day, the
// one whose renewals cost least, and of these one with the fewest spans of
// jobs; ok is false if there is none. It tries numbers of terms in the order of
// what they must cost at least; the first try has no renewals at all.
func (p *Problem) cheapest(in []int, finish int) (best plan, ok bool) {
	queue := &termQueue{{terms: p.oneTerm()}}
	seen := map[string]bool{}
	for queue.Len() > 0 && len(seen) < maxTermTries {
		try := heap.Pop(queue).(termTry)
		if ok && !try.less(termTry{unpriced: best.unpriced, cost: best.cost}) {
			break
		}
		r := &scheduler{p: p, in: in, terms: try.terms, bound: finish, faults: map[int]bool{}}
		r.search(p.floors())
		if r.best != nil {
			got, can := p.renewed(p.tidied(r.best, finish), finish)
			switch {
			case !can:
				p.effort.cut = true // another schedule might have the fee
			case !ok || got.less(best):
				best, ok = got, true
			}
			continue
		}
		renewable := p.renewable(in)
		for _, l := range renewable {
			if !r.faults[l] {
				continue
			}
			next := p.moreTerms(try, l)
			if key := floorKey(next.terms, renewable); !seen[key] {
				seen[key] = true
				heap.Push(queue, next)
			}
		}
	}
	if len(seen) >= maxTermTries {
		p.effort.cut = true
	}
	return best, ok
}

// tidied returns a schedule with the same terms and floors that changes jobs
// less often, if there is one that finishes by the same day.
func (p *Problem) tidied(s *state, finish int) *state {
	jobs := 0
	for _, i := range s.in {
		if p.Steps[i].Rate > 0 {
			jobs++
		}
	}
	if len(s.trim(s.uses(finish))) <= jobs {
		return s
	}
	r := &scheduler{p: p, in: s.in, terms: s.terms, bound: finish, tidy: true, spans: len(s.jobs)}
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

// renewed adds to a schedule the renewals that its terms stand for; ok is false
// if one cannot be had.
func (p *Problem) renewed(s *state, finish int) (got plan, ok bool) {
	got = plan{s: s, finish: finish}
	for _, l := range p.renewable(s.in) {
		lapsing := &p.Lapsings[l]
		end := s.end[lapsing.Step]
		if end == Never {
			continue
		}
		day := lapsing.Lapse(end)
		for n := 1; n < s.terms[l] && p.Start <= day && day < s.until[l]; n++ {
			fee, ok := s.fee(l, day)
			if !ok {
				return plan{}, false
			}
			got.renewals = append(got.renewals, Renewal{Lapsing: l, Day: day, Fee: fee})
			if fee.Priced {
				got.cost += fee.Price
			} else {
				got.unpriced++
			}
			day = lapsing.Term(day)
		}
	}
	slices.SortStableFunc(got.renewals, func(a, b Renewal) int { return a.Day - b.Day })
	return got, true
}

// fee returns the lowest fee of renewing lapsing l that can be had on a day.
// Renewals of one day may rest on each other, but not in a circle: they are made
// one after the other, first those that get their lowest fee.
func (s *state) fee(l, day int) (best Fee, ok bool) {
	var due []int
	kept := slices.Clone(s.until)
	defer func() { s.until = kept }()
	s.until = slices.Clone(kept)
	for k := range s.until {
		if day < kept[k] && s.lapsesOn(k, day) {
			due = append(due, k)
			s.until[k] = day
		}
	}
	for len(due) > 0 {
		at := slices.IndexFunc(due, func(k int) bool {
			fee, ok := s.lowest(k, day, false)
			least, _ := s.lowest(k, day, true)
			return ok && !least.less(fee)
		})
		if at < 0 {
			at = slices.IndexFunc(due, func(k int) bool { _, ok := s.lowest(k, day, false); return ok })
		}
		if at < 0 {
			return Fee{}, false
		}
		if due[at] == l {
			return s.lowest(l, day, false)
		}
		s.until[due[at]] = kept[due[at]]
		due = slices.Delete(due, at, at+1)
	}
	return Fee{}, false
}

// varies reports whether a plan has renewals whose cost depends on their day:
// they are priced on the days of the first schedule found, and other days might
// have been cheaper.
func (p *Problem) varies(best plan) bool {
	return slices.ContainsFunc(best.renewals, func(r Renewal) bool { return p.Lapsings[r.Lapsing].Varies })
}

// lowest returns the lowest fee of a renewal on a day whose condition holds or,
// if any, whatever its condition.
func (s *state) lowest(l, day int, any bool) (best Fee, ok bool) {
	for _, fee := range s.p.Lapsings[l].Fees(day) {
		if (any || s.holds(fee.If, day)) && (!ok || fee.less(best)) {
			best, ok = fee, true
		}
	}
	return best, ok
}

// lapsesOn reports whether a term of lapsing l ends on a day.
func (s *state) lapsesOn(l, day int) bool {
	lapsing := &s.p.Lapsings[l]
	end := s.end[lapsing.Step]
	if end == Never {
		return false
	}
	last := lapsing.Lapse(end)
	for last < day && lapsing.Term != nil {
		next := lapsing.Term(last)
		if next <= last {
			break
		}
		last = next
	}
	return last == day
}

func (f Fee) less(g Fee) bool {
	if f.Priced != g.Priced {
		return f.Priced
	}
	return f.Priced && f.Price < g.Price
}

func (got plan) less(other plan) bool {
	if got.unpriced != other.unpriced {
		return got.unpriced < other.unpriced
	}
	return got.cost < other.cost
}

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
