package main

import (
	"context"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A plan is the best route of a query, with others beside it.
type plan struct {
	best     *pathway.Route
	others   []*pathway.Route // the next best ones, as many as were asked for
	ended    roadmap.Ending   // why there are no more others
	frontier []*pathway.Route // the trade-offs of finish against cost, the soonest first
	whole    bool             // the frontier has all of them
}

// plan finds the best route, so many of the next ones, and the trade-offs. A
// route that a search had found when it was stopped counts: its page says that
// it may not be the best.
func (a *advisor) plan(ctx context.Context, q question) (plan, error) {
	best, err := awaited(ctx, a.slots, func() (*pathway.Route, error) { return a.planner.Best(ctx, q.query) })
	if limit, ok := stoppedAt(err); ok && limit.Best != nil {
		return plan{best: limit.Best, ended: roadmap.Stopped}, nil // the search for more would be stopped too
	}
	if err != nil {
		return plan{}, err
	}
	p := plan{best: best, whole: true}
	if p.others, err = a.others(ctx, q); err == nil && q.further > 0 && len(p.others) < q.further {
		p.ended = roadmap.Exhausted
	}
	if _, ok := stoppedAt(err); ok {
		p.ended, err = roadmap.Stopped, nil
	}
	if err != nil {
		return plan{}, err
	}
	p.frontier, err = awaited(ctx, a.slots, func() ([]*pathway.Route, error) { return a.planner.Frontier(ctx, q.query) })
	if _, ok := stoppedAt(err); ok {
		p.whole, err = false, nil
	}
	return p, err
}

// others finds the routes after the best, as many as a question asks for. Of a
// search that was stopped it returns those found by then, with the error.
func (a *advisor) others(ctx context.Context, q question) ([]*pathway.Route, error) {
	if q.further == 0 {
		return nil, nil
	}
	return awaited(ctx, a.slots, func() ([]*pathway.Route, error) {
		var routes []*pathway.Route // the best too, which comes first
		for r, err := range a.planner.Routes(ctx, q.query) {
			if err != nil {
				return routes[min(1, len(routes)):], err
			}
			if routes = append(routes, r); len(routes) > q.further {
				break
			}
		}
		return routes[1:], nil
	})
}

// options say what the page of a plan has besides its route.
func (p plan) options(name string) roadmap.Options {
	o := roadmap.Options{Name: name, Others: p.others, Ended: p.ended, Frontier: p.frontier}
	if !p.whole {
		o.FrontierEnded = roadmap.Stopped
	}
	return o
}
