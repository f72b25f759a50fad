package pathway_test

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// fewestJudged guards against an oracle that gives up on all that is hard.
const fewestJudged = 350

// TestOracleAgreesWithScenarios holds the exhaustive planner of the tests
// against the answers that were worked out by hand, so that it can be trusted
// where nobody has. It gives up on plans that are too big.
func TestOracleAgreesWithScenarios(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	judged := 0
	for _, file := range scenarioFiles(t) {
		for _, s := range readScenarios(t, file) {
			catalog, err := s.catalog.build()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.plans {
				p.agreesOnFrontier(t, catalog, s.record)
				if !p.onlyFrontier() && p.agrees(t, catalog, s.record) {
					judged++
				}
			}
		}
	}
	if judged < fewestJudged {
		t.Errorf("the oracle judged %d plans, want at least %d", judged, fewestJudged)
	}
}

// agrees reports whether the oracle had an answer.
func (p *scenarioPlan) agrees(t *testing.T, catalog *credential.Catalog, record credential.Record) bool {
	t.Helper()
	q := p.query
	q.Record = record
	routes, ok := bruteRoutes(catalog, q)
	if !ok {
		return false
	}
	wants := slices.Clone(p.routes)
	if p.left != nil {
		wants = append(wants, *p.left)
	}
	further := p.more || p.left != nil
	if len(routes) < len(wants) || !further && len(routes) > len(wants) {
		t.Errorf("%s: the oracle has %d routes, want %d: %v", p.at, len(routes), len(wants), routes)
		return true
	}
	for i, want := range wants {
		want.agrees(t, routes[i])
	}
	return true
}

// agrees holds a route of the oracle against its line.
func (r *scenarioRoute) agrees(t *testing.T, got bruteRoute) {
	t.Helper()
	cost := credential.Money{Minor: got.Cost, Currency: "USD"}.String()
	otherwise := r.cost != "" && (cost != r.cost || got.Unpriced != len(r.unpriced))
	if !r.finish.IsZero() && got.Finish != r.finish || otherwise || got.Steps != len(r.steps) {
		t.Errorf("%s: the oracle has %v", r.at, got)
	}
}

// agreesOnFrontier holds the oracle's trade-offs against those that the plan
// names: each the cheapest that finishes before the one found last.
func (p *scenarioPlan) agreesOnFrontier(t *testing.T, catalog *credential.Catalog, record credential.Record) {
	t.Helper()
	if p.front == nil {
		return
	}
	q := p.query
	q.Record, q.Rank = record, pathway.Cheapest
	var got []string
	for {
		routes, ok := bruteRoutes(catalog, q)
		if !ok {
			return
		}
		if len(routes) == 0 {
			break
		}
		best := routes[0]
		got = append(got, tradeOffText(best.Finish, credential.Money{Minor: best.Cost, Currency: "USD"}, best.Unpriced))
		q.Deadline = credential.DateOfDay(best.Finish.DayNumber() - 1)
		if q.Deadline.Before(q.Start) {
			break
		}
	}
	slices.Reverse(got)
	if !slices.Equal(got, p.front) {
		t.Errorf("%s: the oracle has the frontier %q, want %q", p.at, got, p.front)
	}
}
