package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// othersLimit is the search effort for the ways beside the best. To find the
// next one can take far longer than to prove the first, and nobody waits for it.
const othersLimit = 20_000

// plan plans, and writes the best route with the next ones beside it. A route
// that a stopped search had found is written too: the page says that it may not
// be the best.
func (j *job) plan(ctx context.Context, w io.Writer) error {
	planner, err := pathway.New(j.catalog)
	if err != nil {
		return err
	}
	best, err := planner.Best(ctx, j.query)
	var limit *pathway.LimitError
	if errors.As(err, &limit) && limit.Best != nil {
		best, err = limit.Best, nil
	}
	if err != nil {
		return err
	}
	o := roadmap.Options{Name: j.query.Record.Name}
	if j.routes > 1 {
		o.Others, o.Ended = j.others(ctx, planner, best)
	}
	return j.write(w, j.catalog, best, o)
}

// others returns the next routes beside the best, as many as are asked for and
// a short search finds, and why there are no more. A search that was cut short
// before it proved the best is not begun again.
func (j *job) others(ctx context.Context, planner *pathway.Planner, best *pathway.Route) (others []*pathway.Route, ended roadmap.Ending) {
	if !best.Proof.Proven {
		return nil, roadmap.Stopped
	}
	q := j.query
	if q.Limit == 0 || q.Limit > othersLimit {
		q.Limit = othersLimit
	}
	for route, err := range planner.Routes(ctx, q) {
		var limit *pathway.LimitError
		if errors.As(err, &limit) {
			ended = roadmap.Stopped
			route = limit.Best
		}
		if route != nil && !alike(route, best) {
			others = append(others, route)
		}
		if len(others) == j.routes-1 {
			return others, ""
		}
		if ended == roadmap.Stopped {
			return others, ended
		}
	}
	return others, roadmap.Exhausted
}

// alike reports whether two routes of one query have the same steps.
func alike(a, b *pathway.Route) bool {
	return slices.EqualFunc(a.Steps, b.Steps, func(a, b pathway.Step) bool {
		return a.Kind == b.Kind && a.Entry == b.Entry && a.Offer == b.Offer && a.For == b.For &&
			a.Start == b.Start && a.Finish == b.Finish
	})
}
