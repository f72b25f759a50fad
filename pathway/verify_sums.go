package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// sums checks what the route says of all its steps together.
func (v *verifier) sums() error {
	var cost credential.Money
	var unpriced []credential.ID
	for i, s := range v.route.Steps {
		if s.Price.Known() && cost.Known() && s.Price.Currency != cost.Currency {
			return wrong(i, "its price is in %s, that of an earlier step in %s", s.Price.Currency, cost.Currency)
		}
		cost = cost.Plus(s.Price)
		if s.Unpriced {
			unpriced = append(unpriced, s.Entry)
		}
	}
	if v.route.Cost != cost {
		return wrong(-1, "its cost is %q, but the prices of its steps sum to %q", v.route.Cost, cost)
	}
	if !slices.Equal(v.route.Unpriced, unpriced) {
		return wrong(-1, "Unpriced is %v, but the steps without a known price are %v", v.route.Unpriced, unpriced)
	}
	return nil
}

// limits checks the budget and the deadline of the query.
func (v *verifier) limits() error {
	budget, cost := v.query.Budget, v.route.Cost
	switch {
	case !v.query.Deadline.IsZero() && v.route.Finish.After(v.query.Deadline):
		return wrong(-1, "it finishes on %s, after the deadline of %s", v.route.Finish, v.query.Deadline)
	case !budget.Known() || !cost.Known():
		return nil
	case cost.Minor > budget.Minor:
		return wrong(-1, "it costs %s, more than the budget of %s", cost, budget)
	}
	return nil
}
