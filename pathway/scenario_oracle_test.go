package pathway_test

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// fewestJudged guards against an oracle that gives up on all that is hard.
const fewestJudged = 200

// TestOracleAgreesWithScenarios holds the exhaustive planner of the tests
// against the answers that were worked out by hand, so that it can be trusted
// where nobody has. It does not know advice and assumptions, and gives up on
// plans that last long.
func TestOracleAgreesWithScenarios(t *testing.T) {
	judged := 0
	for _, file := range scenarioFiles(t) {
		for _, s := range readScenarios(t, file) {
			catalog, err := s.catalog.build()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.plans {
				if p.query.Advised || p.query.Assume || p.lapses(s) {
					continue
				}
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

// lapses reports whether anything of the catalog lapses: then there are too many
// schedules to try each.
func (p *scenarioPlan) lapses(s *scenario) bool {
	for _, c := range s.catalog.entries.Credentials {
		if !c.Lasts.IsZero() {
			return true
		}
	}
	return false
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
	if len(routes) < len(p.routes) || !p.more && len(routes) > len(p.routes) {
		t.Errorf("%s: the oracle has %d routes, want %d: %v", p.at, len(routes), len(p.routes), routes)
		return true
	}
	for i, want := range p.routes {
		got := routes[i]
		cost := credential.Money{Minor: got.Cost, Currency: "USD"}.String()
		if !want.finish.IsZero() && got.Finish != want.finish || want.cost != "" && cost != want.cost || got.Steps != len(want.steps) {
			t.Errorf("%s: the oracle has %v", want.at, got)
		}
	}
	return true
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
