package solve

import (
	"context"
	"fmt"
	"slices"
)

// Stopped is the error of a search that ended before it was done.
type Stopped struct {
	Best  *Solution // the best found that was not yielded, or nil
	Bound Key       // no solution that was not yielded is better
	Cause error     // of the context, or nil if the limit was reached
}

func (s *Stopped) Error() string {
	if s.Cause != nil {
		return fmt.Sprintf("stopped looking: %v", s.Cause)
	}
	return "stopped looking at the limit of effort"
}

func (s *Stopped) Unwrap() error { return s.Cause }

// stopped returns why the search has to stop, or nil.
func (e *search) stopped(ctx context.Context, limit int) *Stopped {
	cause := ctx.Err()
	if cause == nil && e.explored+e.events/eventsASet < limit {
		return nil
	}
	s := &Stopped{Bound: e.queue[0].key, Cause: cause}
	if e.cut && slices.Compare(e.undecided[:], s.Bound[:]) < 0 {
		s.Bound = e.undecided
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
	if best != nil && e.atLeast(best) {
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

// isYielded reports whether a solution like a scheduled set was yielded.
func (e *search) isYielded(n *node) bool {
	return len(e.yielded) > 0 && e.yielded[e.p.class(context.WithoutCancel(e.ctx), n.set, n.finish)]
}

// atLeast prices a scheduled set after the search was stopped; it reports
// whether it could.
func (e *search) atLeast(n *node) bool {
	n.of.effort = newEffort(context.WithoutCancel(e.ctx))
	if n.plan != nil {
		return true
	}
	plan, ok := n.of.cheapest(n.of.set, n.finish)
	if !ok {
		return false
	}
	plan.of = n.of
	n.plan = &plan
	_, ok = e.p.key(n.set, plan)
	return ok
}
