package solve

import (
	"context"
	"fmt"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Stopped is the error of a search that ended before it was done.
type Stopped struct {
	Best  *problem.Solution // the best found that was not yielded, or nil
	Bound problem.Key       // no solution that was not yielded is better
	Cause error             // of the context, or nil if the limit was reached
}

// Error says what ended the search.
func (s *Stopped) Error() string {
	if s.Cause != nil {
		return fmt.Sprintf("stopped looking: %v", s.Cause)
	}
	return "stopped looking at the limit of effort"
}

// Unwrap returns the error of the context, or nil.
func (s *Stopped) Unwrap() error { return s.Cause }

// stopped returns why the search has to stop, or nil.
func (e *search) stopped(limit int) *Stopped {
	cause := e.ctx.Err()
	if cause == nil && e.explored+e.events/schedule.EventsPerSet < limit {
		return nil
	}
	s := &Stopped{Bound: e.queue[0].key, Cause: cause}
	if e.leftOut && e.undecided.Compare(s.Bound) < 0 {
		s.Bound = e.undecided
	}
	if e.quick {
		return s
	}
	best := e.bestFound()
	if best == nil {
		nodes := longDive
		if cause != nil {
			nodes = shortDive
		}
		e.dive(nodes)
		best = e.bestFound()
	}
	if best != nil && e.isPriced(best) {
		s.Best = e.solution(best)
		s.Best.Proven = false
	}
	return s
}

// bestFound returns the best scheduled set that is unlike every one yielded, or
// nil if there is none.
func (e *search) bestFound() *node {
	var best *node
	for _, n := range e.queue {
		if n.of != nil && (best == nil || n.better(best)) && !e.isYielded(n) {
			best = n
		}
	}
	return best
}

// isPriced prices a scheduled set after the search was stopped; it reports whether
// it could.
func (e *search) isPriced(n *node) bool {
	n.of.Effort = schedule.NewEffort(context.WithoutCancel(e.ctx), schedule.MaxEvents)
	if n.plan != nil {
		return true
	}
	plan, ok := n.of.Cheapest(n.finish)
	if !ok {
		return false
	}
	n.plan = &plan
	_, affordable := plan.Key()
	return affordable
}

// A dive looks for some solution, so that a search that is stopped has one, with
// an effort of its own, whatever the context of the search says.
type dive struct {
	*search
	nodes  int // how many it may still look at
	effort *schedule.Effort
}

// The nodes that a dive looks at: of a search that goes on, or on whose end
// somebody waits, and of one that has reached its limit.
const (
	shortDive = 50
	longDive  = 1000
)

// A search dives after so many sets, and again after so many times as many.
const (
	firstDive = 512
	diveAgain = 8
)

// dive queues a minimal set, scheduled, if it finds one that was not tried by
// looking at so many nodes.
func (e *search) dive(nodes int) {
	events := min(schedule.MaxEvents, nodes*schedule.EventsPerSet)
	d := &dive{e, nodes, schedule.NewEffort(context.WithoutCancel(e.ctx), events)}
	if found := e.branching.guess(d); found != nil {
		e.tried[found.id()] = found.finish
		e.enqueue(found)
	}
}

// hasTried reports whether a set was scheduled.
func (e *search) hasTried(set []int) bool {
	_, tried := e.tried[(&node{set: set}).id()]
	return tried
}

// minimized returns a set without the steps that it does as well without,
// scheduled, or nil if it cannot be or the effort was not enough.
func (d *dive) minimized(set []int) *node {
	set = d.chosen(set)
	of, finish, ok := d.scheduled(set, d.p.Last())
	for k := 0; ok && k < len(set); {
		without := slices.Delete(slices.Clone(set), k, k+1)
		if lesser, day, does := d.scheduled(without, finish); does {
			set, of, finish, k = without, lesser, day, 0
		} else {
			k++
		}
	}
	if !ok || d.effort.Spent() {
		return nil
	}
	of.Effort = schedule.NewEffort(d.ctx, schedule.MaxEvents)
	n := &node{set: set, of: of, finish: finish}
	n.key = d.p.Order.Key(finish, d.costOf(set), len(set))
	return n
}

// scheduled schedules a set, whatever the context says.
func (d *dive) scheduled(set []int, bound int) (of *schedule.Restriction, finish int, ok bool) {
	of = schedule.Restrict(d.ctx, d.p, set)
	of.Effort = d.effort
	s, finish := of.Soonest(of.Set, bound, false)
	return of, finish, s != nil
}
