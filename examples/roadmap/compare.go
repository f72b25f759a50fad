package main

import (
	"context"
	"errors"
	"io"

	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// cutShort is what a comparison says that may lack ways.
const cutShort = "The search for these ways was stopped: there may be others, sooner, cheaper or between."

// planAll writes the soonest way and all trade-offs of finish against cost side
// by side. Of a search that was stopped it writes the ways that it found.
func (j *job) planAll(ctx context.Context, planner *pathway.Planner, w io.Writer) error {
	q := j.query
	q.Rank = pathway.Soonest
	soonest, err := bestOf(ctx, planner, q)
	if err != nil {
		return err
	}
	routes, ended, err := frontier(ctx, planner, q)
	if err != nil {
		return err
	}
	if len(routes) == 0 || soonest.Finish.Before(routes[0].Finish) {
		routes = append([]*pathway.Route{soonest}, routes...)
	}
	var ways []roadmap.Way
	for _, r := range routes {
		ways = append(ways, roadmap.Way{Route: r})
	}
	comparison, err := roadmap.Compare(j.catalog, q.Record.Name, ways...)
	if err != nil {
		return err
	}
	if ended == roadmap.Stopped {
		comparison.Notes = append(comparison.Notes, roadmap.Line{Text: cutShort})
	}
	return j.format.compare(comparison, w)
}

// frontier returns the trade-offs of finish against cost that are certain, and
// whether these are all.
func frontier(ctx context.Context, planner *pathway.Planner, q pathway.Query) ([]*pathway.Route, roadmap.Ending, error) {
	routes, err := planner.Frontier(ctx, q)
	var limit *pathway.LimitError
	if errors.As(err, &limit) {
		return routes, roadmap.Stopped, nil
	}
	return routes, roadmap.Exhausted, err
}
