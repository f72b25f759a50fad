package solve

import (
	"encoding/binary"
	"slices"
)

// A scheduler finds the soonest schedule of one set of steps.
//
// It simulates the days on which anything can change. What takes no load begins
// as soon as it can, since nothing is gained by waiting; where loads contend, or
// several jobs are open, it branches. Two things can make an early beginning
// useless: what lapses before it is needed, and an end before the days on which
// it counts. Then some later beginning is needed, and the first day that would do
// is tried as a floor, in a new simulation. Floors only rise, and only as far as
// every schedule that keeps the same order has to raise them.
type scheduler struct {
	p     *Problem
	in    []int
	terms []int
	lax   bool
	tidy  bool // look for the fewest spans of jobs, not for the soonest finish

	bound   int  // schedules that finish later are not wanted
	spans   int  // nor, if tidy, those with as many spans
	any     bool // one is enough or, if tidy, one with a span for each job
	best    *state
	fragile bool // there is something to note hints of
	hints   map[[2]int]int
	faults  map[int]bool    // lapsings that ended too early; nil: not noted
	met     map[string]bool // states in which a job was chosen
}

// schedule returns the soonest schedule of a set that finishes by bound, or nil.
func (p *Problem) schedule(in, terms []int, bound int, lax bool) (*state, int) {
	r := &scheduler{p: p, in: in, terms: terms, bound: min(bound, p.Horizon), lax: lax}
	r.search(p.floors())
	return r.best, r.bound + 1
}

// floors returns the lowest floors.
func (p *Problem) floors() []int {
	floor := make([]int, len(p.Steps))
	for i := range floor {
		floor[i] = p.Start
	}
	return floor
}

// search simulates under the given floors and under all that turn out to be
// needed. On return r.best finishes on r.bound+1, unless it is nil.
func (r *scheduler) search(floor []int) {
	r.fragile = slices.ContainsFunc(r.p.allLeaves(), func(g *Gate) bool { return g.fragile })
	seen := map[string]bool{}
	queue := [][]int{floor}
	for len(queue) > 0 && !r.p.effort.spent() {
		floor, queue = queue[0], queue[1:]
		s := newState(r.p, r.in)
		s.lax = r.lax
		s.reset(floor, r.terms)
		r.hints, r.met = map[[2]int]int{}, map[string]bool{}
		r.advance(s, r.p.Start)
		for _, next := range r.raised(floor) {
			key := floorKey(next, r.in)
			if !seen[key] {
				seen[key] = true
				queue = append(queue, next)
			}
		}
	}
}

// raised returns the floors that the hints of the last simulation ask for.
func (r *scheduler) raised(floor []int) [][]int {
	var all [][]int
	owners := make([][2]int, 0, len(r.hints))
	for owner := range r.hints {
		owners = append(owners, owner)
	}
	slices.SortFunc(owners, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, owner := range owners {
		next := slices.Clone(floor)
		next[owner[1]] = r.hints[owner]
		all = append(all, next)
	}
	return all
}

func floorKey(floor, in []int) string {
	key := make([]byte, 0, 4*len(in))
	for _, i := range in {
		key = binary.LittleEndian.AppendUint32(key, uint32(floor[i]))
	}
	return string(key)
}

// advance simulates s from a day on.
func (r *scheduler) advance(s *state, day int) {
	for day <= r.bound && r.p.effort.spend() {
		s.settle(day)
		if s.goal(day, false) {
			r.found(s, day)
			return
		}
		r.noteHints(s, day)
		if i := s.waiting(day); i >= 0 {
			if s.contended() {
				c := s.clone()
				c.place(i, day)
				r.advance(c, day)
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
			c := s.clone()
			c.change(job, day)
			r.advance(c, c.next(day))
		}
		if len(jobs) > 0 {
			s.change(jobs[len(jobs)-1], day)
		}
		if r.tidy && len(s.jobs) >= r.spans {
			return
		}
		day = s.next(day)
	}
}

// found keeps a schedule that reaches the goal on a day, unless a job of it
// begins on a day that only work which serves nothing made one to begin on.
func (r *scheduler) found(s *state, day int) {
	if len(s.jobs) > 1 {
		spans := s.trim(s.uses(day))
		if !s.turns(spans) || r.tidy && len(spans) >= r.spans {
			return
		}
		r.spans = len(spans)
	} else if r.tidy {
		r.spans = len(s.jobs)
	}
	r.best = s.clone()
	switch {
	case r.any && (!r.tidy || r.spans <= s.hired()):
		r.bound = r.p.Start - 1
	case !r.tidy:
		r.bound = day - 1
	}
}

// hired returns the number of jobs in the set.
func (s *state) hired() int {
	n := 0
	for _, i := range s.in {
		if s.p.Steps[i].Rate > 0 {
			n++
		}
	}
	return n
}

// settle begins every step without load that can begin on a day.
func (s *state) settle(day int) {
	for again := true; again; {
		again = false
		for _, i := range s.in {
			step := &s.p.Steps[i]
			if step.Rate == 0 && step.Load == 0 && s.begin[i] == Never && s.ready(i, day) {
				s.place(i, day)
				again = true
			}
		}
	}
}

// gated reports whether the gates of step i would hold on a later day as far as
// is known now.
func (s *state) gated(i, day int) bool {
	step := &s.p.Steps[i]
	return s.holdsEdition(step.Needs, day, true) && (s.lax || s.judge(step.If, day, true))
}

// waiting returns the first step with a load that can begin on a day and is
// not held back, or -1.
func (s *state) waiting(day int) int {
	for _, i := range s.in {
		load := s.p.Steps[i].Load
		if load > 0 && s.p.Steps[i].Rate == 0 && s.begin[i] == Never && s.held[i] == free &&
			s.load(day)+load <= s.p.Capacity && s.ready(i, day) {
			return i
		}
	}
	return -1
}

// load returns the load of the steps that run on a day.
func (s *state) load(day int) int {
	sum := 0
	for _, i := range s.in {
		if s.begin[i] <= day && day < s.end[i] && s.begin[i] != Never {
			sum += s.p.Steps[i].Load
		}
	}
	return sum
}

// A step with a load may be held back so that another can have the hours. It
// has to wait until another with a load has begun, on a later event: without
// that it could as well have begun at once.
const (
	free     = iota
	held     // nothing with a load has begun since
	released // something has: free from the next event on
)

func (s *state) hold(i int) { s.held[i] = held }

// release frees what may be begun again after the events of a day.
func (s *state) release() {
	for _, i := range s.in {
		if s.held[i] == released {
			s.held[i] = free
		}
	}
}

// contended reports whether the steps of the set might together ask for more
// than the capacity.
func (s *state) contended() bool {
	sum := 0
	for _, i := range s.in {
		sum += s.p.Steps[i].Load
	}
	return sum > s.p.Capacity
}

// next returns the first day after the given one on which anything can change,
// or Never.
func (s *state) next(day int) int {
	next := Never
	event := func(d int) {
		if d > day {
			next = min(next, d)
		}
	}
	for _, i := range s.in {
		step := &s.p.Steps[i]
		for _, e := range step.Needs {
			event(e.From)
		}
		if s.begin[i] != Never {
			event(s.end[i])
		} else if step.Rate == 0 {
			// A gate that does not hold comes to hold on a day of its own.
			event(s.floor[i])
			if open := step.openFrom(max(day, s.floor[i])); day < open && open < next && s.gated(i, open) {
				event(open)
			}
		}
	}
	for _, e := range s.p.GoalEditions {
		event(e.From)
	}
	s.conditions(func(g *Gate) {
		switch g.Op {
		case Source, Lump:
			for _, f := range g.Feeds {
				if s.begin[f.Step] != Never {
					event(s.countsFrom(g, f))
				}
			}
		case Rate:
			if !s.holds(g, day) {
				event(s.firstMet(g, day+1))
			}
		case From:
			event(g.N)
		}
	})
	return next
}
