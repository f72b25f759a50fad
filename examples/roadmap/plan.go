package main

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// othersLimit is the search effort for each way beside the best. To find the
// next one can take far longer than to prove the first, and nobody waits for it.
const othersLimit = 20_000

// plan plans, and writes the best route with the next ones beside it, or, where
// that is asked for, several side by side.
func (j *job) plan(ctx context.Context, w io.Writer) error {
	planner := pathway.New(j.catalog)
	if j.compare {
		return j.planAll(ctx, planner, w)
	}
	best, err := bestOf(ctx, planner, j.query)
	if err != nil {
		return err
	}
	o := roadmap.Options{Name: j.query.Record.Name}
	if j.routes > 1 && j.format.others {
		o.Others, o.Ended = j.others(ctx, planner, best)
	}
	if j.format.name == "html" { // which has a chart of them
		o.Frontier, o.FrontierEnded, err = frontier(ctx, planner, j.brief())
	}
	if err != nil {
		return err
	}
	return j.write(w, best, o)
}

// bestOf returns the best route. One that a stopped search had found counts:
// the page says that it may not be the best.
func bestOf(ctx context.Context, planner *pathway.Planner, q pathway.Query) (*pathway.Route, error) {
	best, err := planner.Best(ctx, q)
	var limit *pathway.LimitError
	if errors.As(err, &limit) && limit.Best != nil {
		return limit.Best, nil
	}
	return best, err
}

// brief returns the query for the ways beside the best.
func (j *job) brief() pathway.Query {
	q := j.query
	if q.Limit == 0 || q.Limit > othersLimit {
		q.Limit = othersLimit
	}
	return q
}

// others returns the next routes beside the best, as many as are asked for and
// a short search finds, and why there are no more. A search that was cut short
// before it proved the best is not begun again.
func (j *job) others(ctx context.Context, planner *pathway.Planner, best *pathway.Route) (others []*pathway.Route, ended roadmap.Ending) {
	if !best.Proof.Proven {
		return nil, roadmap.Stopped
	}
	for route, err := range planner.Routes(ctx, j.brief()) {
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
