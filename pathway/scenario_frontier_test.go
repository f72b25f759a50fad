package pathway_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// frontier reads "frontier D at N, D at N unpriced 1": each trade-off of finish
// against cost, the soonest first; after "unpriced" stands how many prices are
// not known.
func (p *scenarioParser) frontier() {
	plan := p.openPlan()
	if plan.front != nil {
		p.fail("the plan has a frontier already; write its trade-offs in one line, parted by commas")
	}
	plan.front = list(p.scenarioLine, p.tradeOff)
}

func (p *scenarioParser) tradeOff() string {
	finish := p.date()
	p.need("at")
	cost, unpriced := p.dollars(), 0
	if p.take("unpriced") {
		unpriced = p.number()
	}
	return tradeOffText(finish, cost, unpriced)
}

func tradeOffText(finish credential.Date, cost credential.Money, unpriced int) string {
	text := fmt.Sprintf("%s at %s", finish, cmp.Or(cost.String(), "0 USD"))
	if unpriced > 0 {
		text += fmt.Sprintf(" unpriced %d", unpriced)
	}
	return text
}

// onlyFrontier reports whether the plan says nothing about the routes in turn.
func (p *scenarioPlan) onlyFrontier() bool {
	return p.front != nil && len(p.routes) == 0 && !p.none && p.left == nil
}

// runFrontier holds the trade-offs against those that the plan names, if it
// names any.
func (p *scenarioPlan) runFrontier(t *testing.T, planner *pathway.Planner, catalog *credential.Catalog, record credential.Record) {
	t.Helper()
	if p.front == nil {
		return
	}
	q := p.query
	q.Record = record
	call := fmt.Sprintf("%s: Frontier(%s from %s)", p.at, q.Target, q.Start)
	routes, err := planner.Frontier(context.Background(), q)
	if err != nil {
		t.Errorf("%s: %v", call, err)
		return
	}
	var got []string
	for _, route := range routes {
		got = append(got, tradeOffText(route.Finish, route.Cost, len(route.Unpriced)))
		if err := pathway.Verify(catalog, q, route); err != nil {
			t.Errorf("%s: a route that Verify refuses: %v\n%s", call, err, routeText(route))
		}
	}
	if !slices.Equal(got, p.front) {
		t.Errorf("%s = %q, want %q", call, got, p.front)
	}
}
