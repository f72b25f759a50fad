package schedule

import (
	"container/heap"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A Plan is a schedule of the set of a restriction, with what its renewals cost.
type Plan struct {
	q        *Restriction
	s        *State
	finish   int
	renewals []problem.Renewal
	cost     problem.Cost // of the renewals
	lacks    map[int]bool // lapsings that a lower fee asks to be in force
	open     bool
}

// RenewalCost returns what the renewals of the plan cost.
func (plan Plan) RenewalCost() problem.Cost { return plan.cost }

// Open reports whether by another schedule of the set a renewal might cost less:
// renewals are priced on the days of the first schedule that was found.
func (plan Plan) Open() bool { return plan.open }

// Key returns the key of the plan; affordable is false if its known prices come
// to more than the budget.
func (plan Plan) Key() (key problem.Key, affordable bool) {
	cost := plan.cost.Plus(plan.q.costOf(plan.q.Set))
	return plan.q.Order.Key(plan.finish, cost, plan.count()), cost.Sum <= plan.q.Budget
}

// costOf returns what taking some steps costs.
func (q *Restriction) costOf(set []int) problem.Cost {
	var cost problem.Cost
	for _, i := range set {
		cost = cost.Plus(q.Steps[i].Cost())
	}
	return cost
}

// count returns the number of steps of a plan, renewals and spans of jobs counted.
func (plan Plan) count() int {
	n := len(plan.renewals) + len(plan.s.trim(plan.uses()))
	for _, i := range plan.q.Set {
		if step := &plan.q.Steps[i]; step.Rate == 0 && !step.Automatic {
			n++
		}
	}
	return n
}

// Solution writes out the plan in the steps and lapsings of the problem that was
// restricted, with everything that lapses begun as late as the finish and the
// cost of renewals allow. Explored and Proven are the caller's to say.
func (plan Plan) Solution() *problem.Solution {
	q, best := plan.q, plan.delayed()
	uses := best.uses()
	if slices.ContainsFunc(uses, func(use problem.Use) bool { return use.Leaf.Since != nil }) {
		best.s = best.s.clone()
		best.s.putOff(uses, best.finish)
		uses = best.uses()
	}
	sol := &problem.Solution{
		Finish: best.finish, Count: best.count(),
		Cost: best.cost.Plus(q.costOf(q.Set)),
	}
	for _, span := range best.s.trim(uses) {
		span.Step = q.Original[span.Step]
		sol.Jobs = append(sol.Jobs, span)
	}
	for _, use := range uses {
		if use.Owner >= 0 {
			use.Owner = q.Original[use.Owner]
		}
		use.Steps = q.Originals(use.Steps)
		sol.Uses = append(sol.Uses, use)
	}
	for _, renewal := range best.renewals {
		renewal.Lapsing = q.lapsings[renewal.Lapsing]
		sol.Renewals = append(sol.Renewals, renewal)
	}
	for _, i := range q.Set {
		if q.Steps[i].Automatic && !isUsed(sol.Uses, q.Original[i]) {
			continue
		}
		sol.Set = append(sol.Set, q.Original[i])
		sol.Begin = append(sol.Begin, best.s.begin[i])
		sol.End = append(sol.End, best.s.end[i])
	}
	return sol
}

// isUsed reports whether something rests on a step.
func isUsed(uses []problem.Use, step int) bool {
	return slices.ContainsFunc(uses, func(use problem.Use) bool { return slices.Contains(use.Steps, step) })
}

// eventsPerTry bounds the events of one try at numbers of terms, so that others
// have their turn.
const eventsPerTry = MaxEvents / 10

// maxTries bounds the numbers of terms tried for one set.
const maxTries = 4000

// Cheapest returns, of the schedules of the set that finish on a day, the one
// whose renewals cost least, and of these one with the fewest spans of jobs; ok is
// false if there is none. The day must be that of the soonest schedule.
//
// It tries numbers of terms in the order of what they must cost at least; the
// first try has no renewals at all. A try that does not do is followed by those
// with one more term of what ended too early, and one that does by those of what
// a lower fee of its renewals asks for.
func (q *Restriction) Cheapest(finish int) (best Plan, ok bool) {
	queue := &tryQueue{{terms: q.oneTermEach()}}
	seen := map[string]bool{}
	renewable := q.renewable(q.Set)
	var missed *try // the least that might do by another schedule
	decided := true // no try was cut short
	for queue.Len() > 0 && len(seen) < maxTries {
		t := heap.Pop(queue).(try)
		if ok && !t.cost.Less(best.cost) {
			break
		}
		var plan Plan
		var possible bool
		var lacks map[int]bool
		decided = q.spending(eventsPerTry, func() { plan, possible, lacks = q.withTerms(t.terms, finish) }) && decided
		switch {
		case possible && (!ok || plan.cost.Less(best.cost)):
			best, ok = plan, true
		case !possible && plan.open && missed == nil:
			missed = &t
		}
		for _, l := range renewable {
			next := q.oneMoreTerm(t, l)
			if key := keyOf(next.terms, renewable); lacks[l] && !seen[key] {
				seen[key] = true
				heap.Push(queue, next)
			}
		}
	}
	if ok && !decided {
		best = best.withFewerTerms(renewable)
	}
	if !ok || !decided || len(seen) >= maxTries || missed != nil && missed.cost.Less(best.cost) {
		q.Effort.spent = true
	}
	return best, ok
}

// withFewerTerms returns the plan, each step on its day, without the last terms of some
// lapsings that it stands without: tries with fewer terms may have been cut short.
func (plan Plan) withFewerTerms(renewable []int) Plan {
	for _, l := range renewable {
		for plan.s.terms[l] > 1 {
			s := plan.s.clone()
			s.terms[l]--
			for k := range s.until {
				s.lapse(k)
			}
			fewer, ok := plan.q.renewed(s, plan.finish)
			if !ok || plan.cost.Less(fewer.cost) || !s.stands(plan.finish) {
				break
			}
			plan = fewer
		}
	}
	return plan
}

// stands reports whether all that has begun could begin on its day, and the goal holds on the
// day of the finish.
func (s *State) stands(finish int) bool {
	defer func() { s.lastSeen = problem.Never }()
	for _, i := range s.in {
		if step := &s.p.Steps[i]; step.Rate == 0 && s.Begun(i) {
			if s.lastSeen = s.order[i] - 1; !s.meets(&step.Needs, s.begin[i], strict) {
				return false
			}
		}
	}
	for _, span := range s.jobs {
		if s.lastSeen = span.After; !s.meets(&s.p.Steps[span.Step].Needs, span.From, strict) {
			return false
		}
	}
	s.lastSeen = problem.Never
	return s.goal(finish)
}

// withTerms returns a schedule of the set by a day with so many terms of each
// lapsing, if its renewals can be had, and of which lapsings more terms might help.
func (q *Restriction) withTerms(terms []int, finish int) (plan Plan, possible bool, lacks map[int]bool) {
	r := &scheduler{q: q, in: q.Set, terms: terms, bound: finish, enough: true, expired: map[int]bool{}} // none finishes sooner
	r.search(q.noReleases())
	if r.best == nil {
		return Plan{}, false, r.expired
	}
	plan, possible = q.renewed(q.withFewestSpans(r.best, finish), finish)
	return plan, possible, plan.lacks
}

// withFewestSpans returns a schedule with the same terms and release dates that
// changes jobs less often, if there is one that finishes by the same day.
func (q *Restriction) withFewestSpans(s *State, finish int) *State {
	spans := len(s.trim(s.uses(finish)))
	if spans <= s.hired() {
		return s
	}
	r := &scheduler{q: q, in: s.in, terms: s.terms, bound: finish, fewestSpans: true, spans: spans, enough: true}
	r.search(s.released)
	if r.best == nil {
		return s
	}
	return r.best
}

func (q *Restriction) oneTermEach() []int {
	terms := make([]int, len(q.Lapsings))
	for i := range terms {
		terms[i] = 1
	}
	return terms
}

// renewable returns the lapsings, of some steps and of given ones, that can be
// renewed.
func (q *Restriction) renewable(in []int) []int {
	var all []int
	for l := range q.Lapsings {
		i := q.Lapsings[l].Step
		if q.Lapsings[l].IsRenewable() && (q.Steps[i].Given || slices.Contains(in, i)) {
			all = append(all, l)
		}
	}
	return all
}

// oneMoreTerm returns the try with one more term of lapsing l.
func (q *Restriction) oneMoreTerm(t try, l int) try {
	next := try{terms: slices.Clone(t.terms), cost: t.cost.Plus(q.Lapsings[l].LeastFee()), count: t.count + 1}
	next.terms[l]++
	return next
}

// delayed returns the plan with everything that lapses begun as late as its
// finish and the cost of its renewals allow, one step after the other, and then what is
// done just before something.
func (plan Plan) delayed() Plan {
	var late []int
	for _, i := range plan.s.in {
		if slices.ContainsFunc(plan.q.Lapsings, func(l problem.Lapsing) bool { return l.Step == i }) {
			late = append(late, i)
		}
	}
	for _, i := range plan.s.in {
		if plan.q.Steps[i].Late {
			late = append(late, i)
		}
	}
	for _, i := range late {
		if !plan.s.Begun(i) {
			continue
		}
		low, high := plan.s.begin[i], plan.finish
		for low < high {
			mid := low + (high-low+1)/2
			if later, ok := plan.releasedOn(mid, i); ok && (!plan.q.Steps[i].Late || later.movesOnly(i, plan)) {
				plan, low = later, max(mid, later.s.begin[i])
			} else {
				high = mid - 1
			}
		}
	}
	return plan
}

// movesOnly reports whether a plan differs from another in the day of one step alone, and
// in what else is begun late.
func (plan Plan) movesOnly(step int, other Plan) bool {
	for _, i := range plan.s.in {
		if i != step && !plan.q.Steps[i].Late && plan.s.begin[i] != other.s.begin[i] {
			return false
		}
	}
	same := func(a, b problem.Span) bool { return a.Step == b.Step && a.From == b.From && a.Until == b.Until }
	return slices.EqualFunc(plan.s.trim(plan.uses()), other.s.trim(other.uses()), same)
}

// releasedOn returns the plan with step i begun on a day or later, if that costs no
// time, no money and no further span of a job.
func (plan Plan) releasedOn(day, i int) (Plan, bool) {
	release := slices.Clone(plan.s.released)
	release[i] = day
	r := &scheduler{q: plan.q, in: plan.s.in, terms: plan.s.terms, bound: plan.finish}
	r.search(release)
	if r.best == nil || r.bound+1 != plan.finish || !r.best.Begun(i) {
		return Plan{}, false
	}
	later, ok := plan.q.renewed(plan.q.withFewestSpans(r.best, plan.finish), plan.finish)
	if !ok || plan.cost.Less(later.cost) || len(later.s.jobs) > len(plan.s.jobs) || !later.s.Begun(i) {
		return Plan{}, false
	}
	return later, true
}

// A try is a number of terms of each lapsing, and what they cost at least.
type try struct {
	terms []int
	cost  problem.Cost
	count int // of terms, in all
}

// A tryQueue has the tries to make, the one that costs least first.
type tryQueue []try

func (q tryQueue) Len() int      { return len(q) }
func (q tryQueue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *tryQueue) Push(x any)   { *q = append(*q, x.(try)) }
func (q tryQueue) Less(i, j int) bool {
	if c := q[i].cost.Compare(q[j].cost); c != 0 {
		return c < 0
	}
	if q[i].count != q[j].count {
		return q[i].count < q[j].count
	}
	return slices.Compare(q[i].terms, q[j].terms) < 0
}
func (q *tryQueue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}
