package pathway_test

import (
	"path/filepath"
	"testing"

	"github.com/credpath/credpath/credential"
)

// TestOracleAgreesWithScenarios holds the exhaustive planner of the tests
// against the answers that were worked out by hand, so that it can be trusted
// where nobody has. It does not know advice and assumptions, and gives up on
// plans that last long.
func TestOracleAgreesWithScenarios(t *testing.T) {
	files, err := filepath.Glob("../testdata/scenarios/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, file := range files {
		for _, s := range readScenarios(t, file) {
			catalog, err := s.catalog.build()
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range s.plans {
				if !p.query.Advised && !p.query.Assume && !p.lapses(s) && p.agrees(t, catalog, s.record) {
					judged++
				}
			}
		}
	}
	if judged < fewestScenarios {
		t.Errorf("the oracle judged %d plans, want at least %d", judged, fewestScenarios)
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
