package schedule

import (
	"encoding/binary"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// Soonest returns the soonest schedule of some steps of the restriction, in which
// every lapsing is renewed as often as it can be, and the day on which it finishes.
// It returns nil, and a day that means nothing, if no schedule finishes by the bound, or
// if the effort was spent before one was found; one found before that need not be the
// soonest. If ignoreOffers, the offers of steps count as met.
func (q *Restriction) Soonest(in []int, bound int, ignoreOffers bool) (s *State, finish int) {
	r := &scheduler{q: q, in: in, terms: make([]int, len(q.Lapsings)), bound: min(bound, q.Horizon), ignoreOffers: ignoreOffers}
	r.search(q.noReleases())
	return r.best, r.bound + 1
}

// noReleases returns release dates that let every step begin on the first day.
func (q *Restriction) noReleases() []int { return releases(q.Problem) }

func releases(p *problem.Problem) []int {
	release := make([]int, len(p.Steps))
	for i := range release {
		release[i] = p.Start
	}
	return release
}

// A scheduler finds schedules of one set of steps: the soonest or, of those that
// finish by a day, one with the fewest spans of jobs.
//
// It is a serial schedule generation scheme that branches. It simulates the days on
// which anything can change. A step without load begins as soon as it can, since
// nothing is gained by waiting. Where loads contend, or several jobs are open, the
// scheduler branches. Two things can make an early beginning useless: the step may
// lapse before it is needed, or end before the days on which it counts. Then some
// later beginning is needed, and the first day that would do becomes its release
// date in a new simulation. Release dates only rise, and only as far as every
// schedule with the same order has to raise them.
type scheduler struct {
	q            *Restriction
	in           []int
	terms        []int // by lapsing: how many terms may be used; 0: as many as can be had
	ignoreOffers bool
	fewestSpans  bool // look for the fewest spans of jobs, not for the soonest finish

	bound  int  // schedules that finish later are not wanted
	spans  int  // nor, if fewestSpans, those with as many spans
	enough bool // one is enough or, if fewestSpans, one with a span for each job
	best   *State

	repairable bool // there may be something to repair
	repairs    map[[2]int]int
	expired    map[int]bool    // lapsings that ended too early; nil: not noted
	seen       map[string]bool // states in which a job was chosen
}

// search simulates under some release dates and under all that turn out to be
// needed. Then r.best is the best schedule found, or nil; the soonest one finishes on
// r.bound+1.
func (r *scheduler) search(release []int) {
	r.repairable = slices.ContainsFunc(r.q.Leaves(), repairable)
	seen := map[string]bool{}
	queue := [][]int{release}
	for len(queue) > 0 && !r.q.Effort.Spent() {
		release, queue = queue[0], queue[1:]
		s := newState(r.q.Problem, r.in)
		s.ignoreOffers = r.ignoreOffers
		s.reset(release, r.terms)
		r.repairs, r.seen = map[[2]int]int{}, map[string]bool{}
		r.advance(s, r.q.Start)
		for _, next := range r.repaired(release) {
			key := keyOf(next, r.in)
			if !seen[key] {
				seen[key] = true
				queue = append(queue, next)
			}
		}
	}
}

// keyOf identifies some of a list of numbers.
func keyOf(numbers, of []int) string {
	key := make([]byte, 0, 4*len(of))
	for _, i := range of {
		key = binary.LittleEndian.AppendUint32(key, uint32(numbers[i]))
	}
	return string(key)
}

// advance simulates s from a day on.
func (r *scheduler) advance(s *State, day int) {
	for day <= r.bound && r.q.Effort.spend() {
		s.settle(day)
		if s.goal(day) {
			r.found(s, day)
			return
		}
		r.noteRepairs(s, day)
		if i := s.waiting(day); i >= 0 {
			if s.contended() {
				branch := s.clone()
				branch.place(i, day)
				r.advance(branch, day)
				s.hold(i)
			} else {
				s.place(i, day)
			}
			continue
		}
		s.release()
		jobs := r.jobChoices(s, day)
		if len(jobs) > 0 && !r.isNew(s, day) {
			return
		}
		for _, job := range jobs[:max(0, len(jobs)-1)] {
			branch := s.clone()
			branch.change(job, day)
			r.advance(branch, branch.next(day))
		}
		if len(jobs) > 0 {
			s.change(jobs[len(jobs)-1], day)
		}
		if r.fewestSpans && len(s.jobs) >= r.spans {
			return
		}
		day = s.next(day)
	}
}

// found keeps a schedule that reaches the goal on a day, unless a job of it
// begins on a day that only work which serves nothing made a job day.
func (r *scheduler) found(s *State, day int) {
	if len(s.jobs) > 1 {
		spans := s.trim(s.uses(day))
		if !s.beginOnJobDays(spans) || r.fewestSpans && len(spans) >= r.spans {
			return
		}
		r.spans = len(spans)
	} else if r.fewestSpans {
		r.spans = len(s.jobs)
	}
	r.best = s.clone()
	switch {
	case r.enough && (!r.fewestSpans || r.spans <= s.hired()):
		r.bound = r.q.Start - 1
	case !r.fewestSpans:
		r.bound = day - 1
	}
}

// hired returns the number of jobs in the set.
func (s *State) hired() int {
	n := 0
	for _, i := range s.in {
		if s.p.Steps[i].Rate > 0 {
			n++
		}
	}
	return n
}

// settle begins every step without load that can begin on a day, and renews what lapses on
// it by fees with gates that hold.
func (s *State) settle(day int) {
	for again := true; again; {
		again = false
		for _, i := range s.in {
			step := &s.p.Steps[i]
			if step.Rate == 0 && step.Load == 0 && s.begin[i] == problem.Never && s.ready(i, day) {
				s.place(i, day)
				again = true
			}
		}
		again = s.renewGated(day) || again
	}
}

// waiting returns the first step with a load that can begin on a day and is
// not held back, or -1.
func (s *State) waiting(day int) int {
	for _, i := range s.in {
		load := s.p.Steps[i].Load
		if load > 0 && s.p.Steps[i].Rate == 0 && s.begin[i] == problem.Never && s.held[i] == free &&
			s.load(day)+load <= s.p.CapacityOn(day) && s.ready(i, day) {
			return i
		}
	}
	return -1
}

// load returns the load of the steps that run on a day.
func (s *State) load(day int) int {
	sum := 0
	for _, i := range s.in {
		if s.begin[i] <= day && day < s.end[i] && s.begin[i] != problem.Never {
			sum += s.p.Steps[i].Load
		}
	}
	return sum
}

// contended reports whether the steps of the set might together ask for more
// than the least capacity.
func (s *State) contended() bool {
	sum := 0
	for _, i := range s.in {
		sum += s.p.Steps[i].Load
	}
	return sum > s.p.CapacityOn(s.p.Start)
}

// A step with a load may be held back so that another can have the hours. It
// has to wait until another with a load has begun, on a later event: without
// that it could as well have begun at once.
const (
	free     = iota
	held     // nothing with a load has begun since
	released // something has: free from the next event on
)

func (s *State) hold(i int) { s.held[i] = held }

// release frees what may be begun again after the events of a day.
func (s *State) release() {
	for _, i := range s.in {
		if s.held[i] == released {
			s.held[i] = free
		}
	}
}

// next returns the first day after the given one on which anything can change,
// or Never.
func (s *State) next(day int) int {
	next := problem.Never
	event := func(d int) {
		if d > day {
			next = min(next, d)
		}
	}
	for _, i := range s.in {
		step := &s.p.Steps[i]
		for _, e := range step.Needs.Editions {
			event(e.From)
		}
		if s.begin[i] != problem.Never {
			event(s.end[i])
		} else if step.Rate == 0 {
			// A gate that does not hold comes to hold on a day of its own.
			event(s.released[i])
			open := step.OpenFrom(max(day, s.released[i]))
			if day < open && open < next && s.meets(&step.Needs, open, ignoreExpiry) {
				event(open)
			}
		}
	}
	for _, e := range s.p.Goal.Editions {
		event(e.From)
	}
	for _, limit := range s.p.Limits {
		event(limit.Until)
	}
	if from, ok := s.lastAnew(problem.Never); ok {
		event(days.Add(from, s.p.Between))
	}
	s.leaves(func(g *problem.Gate) {
		switch g.Op {
		case problem.AnyOf, problem.Sum:
			for _, f := range g.Feeds {
				if s.begin[f.Step] != problem.Never {
					event(s.CountsFrom(g, f))
				}
			}
		case problem.Accrual:
			for _, accrual := range append([]*problem.Gate{g}, g.AtMost...) {
				if !s.holds(accrual, day) {
					event(s.firstMet(accrual, day+1))
				}
			}
		case problem.Date:
			event(g.N)
		default:
			panic("schedule: no such leaf")
		}
	})
	if next < problem.Never { // else to renew anything leads no further
		event(s.nextLapse(day))
	}
	return next
}
