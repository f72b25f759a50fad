package pathway_test

import (
	"errors"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// stopped reads "stopped before finish D cost N: STEP > STEP": the search ends at
// its limit, and that is the best route it has not come to.
func (p *scenarioParser) stopped() {
	plan := p.openPlan()
	p.need("before")
	left := p.readRoute()
	if left.finish.IsZero() || left.cost == "" {
		p.fail("say when the route finishes and what it costs: stopped before finish 2027-01-04 cost 629")
	}
	plan.left = &left
}

// worth returns what the route of a line is ranked by.
func (r *scenarioRoute) worth() bruteRoute {
	cost, err := credential.ParseMoney(r.cost)
	if err != nil {
		panic(err)
	}
	return bruteRoute{Finish: r.finish, Unpriced: len(r.unpriced), Cost: cost.Minor, Steps: len(r.steps)}
}

// wantStopped holds what a search says that stopped against the best route it
// has not come to: its bound is no worse than that, and the best it has found is
// no better.
func (p *scenarioPlan) wantStopped(t *testing.T, call string, catalog *credential.Catalog, q pathway.Query, err error) {
	t.Helper()
	var limit *pathway.LimitError
	if !errors.As(err, &limit) || limit.Err != nil || errors.Is(err, pathway.ErrNoRoute) {
		t.Errorf("%s: error %v, want a *LimitError for the limit alone", call, err)
		return
	}
	left := p.left.worth()
	if compareRoutes(q.Rank, worthOfBound(limit.Bound), left) > 0 || limit.Bound.Finish.Before(q.Start) {
		t.Errorf("%s: Bound = %+v, but what is left has\n%s", call, limit.Bound, linesOf([]bruteRoute{left}))
	}
	if limit.Best == nil {
		return
	}
	if err := pathway.Verify(catalog, q, limit.Best); err != nil {
		t.Errorf("%s: the best so far is a route that Verify refuses: %v\n%s", call, err, routeText(limit.Best))
	}
	if limit.Best.Proof.Proven || compareRoutes(q.Rank, worthOf(limit.Best), left) < 0 {
		t.Errorf("%s: the best so far is\n%sproven %t, want it not proven, and no better than\n%s",
			call, routeText(limit.Best), limit.Best.Proof.Proven, p.left.text())
	}
}
