package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/pathway"
)

// others gives a line to each further route, numbered after the first.
func (b *builder) others(routes []*pathway.Route) []Line {
	var lines []Line
	for i, r := range routes {
		other := &builder{catalog: b.catalog, route: r}
		lines = append(lines, Line{Label: fmt.Sprintf("Way %d", i+2), Text: other.brief()})
	}
	return lines
}

// brief says when a route finishes, what it costs, and what there is to do.
func (b *builder) brief() string {
	var steps []string
	for _, s := range b.route.Steps {
		if s.Kind != pathway.Renew {
			steps = append(steps, b.do(s))
		}
	}
	if len(steps) == 0 {
		steps = []string{"nothing to do"}
	}
	return commaed(day(b.route.Finish), b.briefCost()) + ": " + strings.Join(steps, "; ")
}

// briefCost gives the sum of the known prices, and how many it lacks.
func (b *builder) briefCost() string {
	cost := "no known cost"
	if b.route.Cost.Known() {
		cost = money(b.route.Cost)
	}
	if n := len(b.route.Unpriced); n > 0 {
		cost += " and " + count(n, "price") + " not known"
	}
	return cost
}
