package problem

import (
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
)

// TestTermsAreRenewedByFeesAndByAwards walks through the terms of something that lasts 100
// days and can be renewed at a fee.
func TestTermsAreRenewedByFeesAndByAwards(t *testing.T) {
	hundred := days.Length{Days: 100}
	tariff := func(times int) []Tariff {
		return []Tariff{{From: -Never, Until: Never, Times: times, Fees: []Fee{{Priced: true, If: &Gate{Op: Date}}}}}
	}
	for _, test := range []struct {
		name    string
		times   int
		before  int // renewals before
		terms   int
		by      []int
		until   int
		renewed int // at a fee
	}{
		{"one term", 0, 0, 1, nil, 100, 0},
		{"three terms", 0, 0, 3, nil, 300, 2},
		{"as often as can be is for ever", 0, 0, 0, nil, Never, 0},
		{"as often as can be is once", 1, 0, 0, nil, 200, 1},
		{"once, and that was before", 1, 1, 0, nil, 100, 0},
		{"another award begins the term anew", 0, 0, 1, []int{60}, 160, 0},
		{"and another before that ends", 0, 0, 1, []int{60, 159}, 259, 0},
		{"one on the day of the lapse comes too late", 0, 0, 1, []int{100}, 100, 0},
		{"one before it is awarded does nothing", 0, 0, 1, []int{-1}, 100, 0},
		{"an award is not counted", 1, 0, 0, []int{60}, 260, 1},
		{"a fee carries it to the award", 1, 0, 0, []int{150}, 250, 1},
	} {
		p := &Problem{Horizon: 10_000, Steps: []Step{{}}, Lapsings: []Lapsing{{Lasts: hundred, Term: hundred, Renewals: tariff(test.times), Renewed: test.before}}}
		renewed := 0
		until := p.Terms(0, 0, test.terms, p.Horizon, test.by, nil, func(int) { renewed++ })
		if until != test.until || renewed != test.renewed {
			t.Errorf("%s: it lasts until day %d with %d renewals, want %d with %d", test.name, until, renewed, test.until, test.renewed)
		}
	}
}
