package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// An attempt looks for a schedule of a whole set that finishes on a day, has so many
// spans of jobs, works for no day in vain and begins jobs only on days on which one
// may by any reading: no step was put off to make the day.
type attempt struct {
	*ledger
	set    []int
	finish int
	spans  int
	plain  []bool
	late   uint // steps that could have begun on a day before
	apart  uint // begun steps that were put off, or rest on some that were
	seen   map[string]bool
}

// attained returns the fewest spans of jobs in such a schedule, so far as it does not
// take too long to find it.
func attained(p *problem.Problem, set []int, finish int) (spans int, ok bool) {
	least := jobsAmong(p, set)
	for spans := least; spans <= 2*least; spans++ {
		a := &attempt{ledger: newLedger(p), set: set, finish: finish, spans: spans, plain: plainOf(p), seen: map[string]bool{}}
		if a.on(p.Start) {
			return spans, true
		}
	}
	return 0, false
}

func jobsAmong(p *problem.Problem, set []int) int {
	return len(set) - len(slices.DeleteFunc(slices.Clone(set), func(i int) bool { return p.Steps[i].Rate > 0 }))
}

func (a *attempt) on(day int) bool {
	key := string(a.workKey(packed(nil, day, int(a.late), int(a.apart))))
	if day > a.finish || a.seen[key] || len(a.seen) > maxSeen {
		return false
	}
	a.seen[key] = true
	if a.goal(day) {
		return day == a.finish && a.isDiligent()
	}
	for _, i := range a.set {
		if a.p.Steps[i].Rate > 0 || a.begin[i] != problem.Never || !a.may(i, day) || !a.fits(i, day) {
			continue
		}
		apart := a.apart
		a.setApart(i, day)
		a.do(i, day)
		if a.on(day) {
			return true
		}
		a.undo(i)
		a.apart = apart
		if a.plain[i] {
			return false
		}
	}
	return a.tomorrow(day)
}

func (a *attempt) fits(i, day int) bool {
	return a.p.Steps[i].Load == 0 || a.load(day)+a.p.Steps[i].Load <= a.p.Capacity
}

// setApart notes a step that begins later than it could, or rests on one that did.
func (a *attempt) setApart(i, day int) {
	apart := a.late>>i&1 == 1
	visit := func(leaf *problem.Gate) { apart = apart || a.restsOn(leaf, a.apart) }
	for _, e := range a.p.Steps[i].Needs.Editions {
		if e.From <= day && day < e.Until {
			e.Gate.Leaves(visit)
		}
	}
	a.p.Steps[i].Needs.Offer.Leaves(visit)
	if apart {
		a.apart |= 1 << i
	}
}

// tomorrow goes on to the next day with the job as it is or, if one may begin, with
// another.
func (a *attempt) tomorrow(day int) bool {
	late, apart, jobs := a.late, a.apart, a.jobs
	defer func() { a.late, a.apart, a.jobs = late, apart, jobs }()
	for _, i := range a.set {
		if a.p.Steps[i].Rate == 0 && a.begin[i] == problem.Never && a.may(i, day) && a.fits(i, day) {
			a.late |= 1 << i
		}
	}
	for _, i := range a.set {
		if a.p.Steps[i].Rate == 0 || i == a.present() || len(jobs) == a.spans || !a.may(i, day) || !a.turns(a.set, day, apart) {
			continue
		}
		a.setApart(i, day)
		a.jobs = hiredOn(jobs, i, day)
		if a.on(day + 1) {
			return true
		}
		a.apart, a.jobs = apart, jobs
	}
	return a.on(day + 1)
}

// isDiligent reports whether all of the set was begun, and each span of work still
// begins on a day on which one may when no work is done in vain.
func (a *attempt) isDiligent() bool {
	if len(a.jobs) < a.spans || !a.isWhole() {
		return false
	}
	s := &problem.Solution{Set: a.set, Jobs: slices.Clone(a.jobs), Finish: a.finish}
	s.Jobs[a.spans-1].Until = a.finish
	for _, i := range a.set {
		s.Begin, s.End = append(s.Begin, a.begin[i]), append(s.End, a.end[i])
	}
	for k := a.spans - 1; k >= 0; k-- {
		for less := s; len(less.Jobs) == a.spans; less = shorter(s, k) {
			if judged(a.p, less, replay) != nil {
				break
			}
			s = less
		}
		if less := shorter(s, k); judged(a.p, less, replay) == nil {
			return false
		}
	}
	kept := a.jobs
	defer func() { a.jobs = kept }()
	a.jobs = s.Jobs
	return !slices.ContainsFunc(s.Jobs, func(span problem.Span) bool { return !a.turns(a.set, span.From, a.apart) })
}

// isWhole reports whether all of the set was begun.
func (a *attempt) isWhole() bool {
	return !slices.ContainsFunc(a.set, func(i int) bool {
		return a.begin[i] == problem.Never && !slices.ContainsFunc(a.jobs, func(span problem.Span) bool { return span.Step == i })
	})
}
