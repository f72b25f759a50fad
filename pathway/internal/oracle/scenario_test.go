package oracle_test

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/scenario"
)

// fewestJudged guards against an oracle that gives up on every hard plan.
const fewestJudged = 480

// TestOracleAgreesWithScenarios holds the oracle against the answers that were
// worked out by hand, so that it can be trusted where nobody has worked one out. It
// gives up on plans that are too big.
func TestOracleAgreesWithScenarios(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	cases, err := scenario.ReadDir("../../../testdata/scenarios")
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, c := range cases {
		catalog, err := c.Catalog.Build()
		if err != nil {
			t.Fatal(err)
		}
		for _, plan := range c.Plans {
			question := plan.Question
			question.Record = c.Record
			agreesOnFrontier(t, plan, catalog, question)
			if !plan.OnlyFrontier() && agreesOnRoutes(t, plan, catalog, question) {
				judged++
			}
		}
	}
	if judged < fewestJudged {
		t.Errorf("the oracle judged %d plans, want at least %d", judged, fewestJudged)
	}
}

// agreesOnRoutes holds the routes of the oracle against those of a plan, and reports
// whether the oracle had an answer.
func agreesOnRoutes(t *testing.T, plan *scenario.Plan, catalog *credential.Catalog, question oracle.Question) bool {
	t.Helper()
	routes, ok := oracle.New(catalog, question, oracle.Effort).Routes()
	if !ok {
		return false
	}
	wants := slices.Clone(plan.Routes)
	if plan.Left != nil {
		wants = append(wants, *plan.Left)
	}
	further := plan.More || plan.Left != nil
	if len(routes) < len(wants) || !further && len(routes) > len(wants) {
		t.Errorf("%s: the oracle has %d routes, want %d: %v", plan.At, len(routes), len(wants), routes)
		return true
	}
	for i, want := range wants {
		got := routes[i]
		cost := credential.Money{Minor: got.Cost, Currency: "USD"}.String()
		otherwise := want.Cost != "" && (cost != want.Cost || got.Unpriced != len(want.Unpriced))
		if !want.Finish.IsZero() && got.Finish != want.Finish || otherwise || got.Steps != want.Count() {
			t.Errorf("%s: the oracle has %v", want.At, got)
		}
	}
	return true
}

// agreesOnFrontier holds the trade-offs of the oracle against those of a plan, from
// the cheapest route on: each is the cheapest that finishes before the one found
// last.
func agreesOnFrontier(t *testing.T, plan *scenario.Plan, catalog *credential.Catalog, question oracle.Question) {
	t.Helper()
	if plan.Frontier == nil {
		return
	}
	question.Order = oracle.Cheapest
	var got []string
	for {
		routes, ok := oracle.New(catalog, question, oracle.Effort).Routes()
		if !ok {
			return
		}
		if len(routes) == 0 {
			break
		}
		best := routes[0]
		got = append(got, scenario.TradeOff(best.Finish, credential.Money{Minor: best.Cost, Currency: "USD"}, best.Unpriced))
		question.Deadline = credential.DateOfDay(best.Finish.DayNumber() - 1)
		if question.Deadline.Before(question.Start) {
			break
		}
	}
	slices.Reverse(got)
	if !slices.Equal(got, plan.Frontier) {
		t.Errorf("%s: the oracle has the frontier %q, want %q", plan.At, got, plan.Frontier)
	}
}
