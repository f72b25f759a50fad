package peers

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/credpath/credpath/pathway"
)

// A comparison says what the three solvers make of one problem.
type comparison struct {
	routes    [][]int // by clingo
	planned   int     // how many of them the planner gave
	undecided error   // why the planner gave no more
	wrong     string  // where they differ; "" if they do not
}

// compare has the three solvers solve a problem.
func compare(ctx context.Context, dir string, p *Problem, k int) comparison {
	routes, err := ClingoBest(ctx, dir, p, k, peerLimit)
	c := comparison{routes: routes}
	switch {
	case err != nil:
		c.wrong = err.Error()
	case len(routes) == 0:
		c.wrong = "clingo finds no route, and every random problem has one"
	default:
		c.wrong = compareCbc(ctx, dir, p, routes[0])
	}
	if c.wrong == "" {
		c.planner(ctx, p, k)
	}
	return c
}

// compareCbc says where cbc differs from a cheapest route; "" if it does not.
func compareCbc(ctx context.Context, dir string, p *Problem, cheapest []int) string {
	a, err := Cbc(ctx, dir, p, peerLimit)
	switch {
	case err != nil:
		return "cbc: " + err.Error()
	case a.Result == None:
		return fmt.Sprintf("cbc says that there is no route, and clingo %v", cheapest)
	case a.Result == Stopped:
		return fmt.Sprintf("cbc did not prove a route in %v", peerLimit)
	case p.Cost(a.Set) != p.Cost(cheapest):
		return fmt.Sprintf("cbc says %v, %d cents, and clingo %v, %d cents", a.Set, p.Cost(a.Set), cheapest, p.Cost(cheapest))
	}
	return ""
}

// planner compares the routes of the planner with those of clingo.
func (c *comparison) planner(ctx context.Context, p *Problem, k int) {
	planned, err := Plan(ctx, p, k, *effort)
	c.planned = len(planned)
	var limit *pathway.LimitError
	switch {
	case errors.As(err, &limit):
		c.undecided = err
		c.wrong = unyielded(p, limit.Best, planned)
	case err != nil:
		c.wrong = "planner: " + err.Error()
	case len(planned) != len(c.routes):
		c.wrong = fmt.Sprintf("the planner gives %d routes, and clingo %d: %v and %v", len(planned), len(c.routes), planned, c.routes)
	}
	if c.wrong == "" {
		c.wrong = differ(p, planned, c.routes)
	}
}

// differ says where two lists of routes differ, of which ours may be cut short.
// Costs must be the same one by one. Of routes that cost the same, all must be
// the same, except for those that cost as much as the last: others may tie.
func differ(p *Problem, ours, theirs [][]int) string {
	for i, set := range ours {
		if node, spare := p.Spare(set); spare || !p.Closed(set) {
			return fmt.Sprintf("route %d of the planner, %v, does not hold, or has n%d to spare", i+1, set, node)
		}
		if i == len(theirs) {
			return fmt.Sprintf("route %d of the planner is %v, and clingo has no more than %d", i+1, set, i)
		}
		if p.Cost(set) != p.Cost(theirs[i]) {
			return fmt.Sprintf("route %d of the planner is %v, %d cents, and of clingo %v, %d cents", i+1, set, p.Cost(set), theirs[i], p.Cost(theirs[i]))
		}
	}
	if len(ours) == 0 {
		return ""
	}
	last := p.Cost(ours[len(ours)-1])
	ours, theirs = below(p, ours, last), below(p, theirs, last)
	if !slices.EqualFunc(ours, theirs, slices.Equal) {
		return fmt.Sprintf("below %d cents the planner gives %v, and clingo %v", last, ours, theirs)
	}
	return ""
}

// below returns the routes that cost less than a sum, by cost and nodes.
func below(p *Problem, routes [][]int, cents int64) [][]int {
	routes = slices.DeleteFunc(slices.Clone(routes), func(set []int) bool { return p.Cost(set) >= cents })
	slices.SortFunc(routes, func(a, b []int) int { return byCost(p, a, b) })
	return routes
}

// unyielded says what is wrong with the best route of a search that was cut
// short: it must hold, and be none of those yielded before.
func unyielded(p *Problem, route *pathway.Route, yielded [][]int) string {
	if route == nil {
		return ""
	}
	set, err := setOf(p, route)
	switch {
	case err != nil:
		return "planner, cut short: " + err.Error()
	case !p.Closed(set):
		return fmt.Sprintf("the best route of the planner when it was cut short, %v, does not hold", set)
	}
	for i, other := range yielded {
		if slices.Equal(set, other) {
			return fmt.Sprintf("the best route of the planner when it was cut short, after %d routes, is route %d again", len(yielded), i+1)
		}
	}
	return ""
}
