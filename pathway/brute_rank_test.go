package pathway_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/pathway"
)

// over reports whether a route is over the deadline or the budget.
func (b *brute) over(r bruteRoute) bool {
	late := !b.query.Deadline.IsZero() && r.Finish.After(b.query.Deadline)
	return late || b.query.Budget.Known() && r.Cost > b.query.Budget.Minor
}

// key names a class of alike sets: programs go by what they award, offers are
// left out, as is whether a job in a role is new or goes on, and so are
// memberships joined only for a price.
func (b *brute) key(mask uint64) string {
	var parts []string
	for _, i := range members(mask) {
		step := b.steps[i]
		switch {
		case step.kind == pathway.Attend:
			awards := slices.Sorted(slices.Values(step.program.Awards))
			parts = append(parts, fmt.Sprintf("attend%v", awards))
		case step.kind == pathway.Join && b.onlyForPrice(mask, i):
		case step.offer != nil || step.kind == pathway.Work && step.entry != "":
			parts = append(parts, step.kind.String()+" "+string(step.entry))
		case step.open:
			parts = append(parts, step.group)
		default:
			parts = append(parts, step.String())
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

// onlyForPrice reports whether a membership could be left out, finishing no
// later, if every condition of an offer were waived.
func (b *brute) onlyForPrice(mask uint64, i int) bool {
	day := b.finish(mask).day
	return b.schedule(mask&^(1<<i), day, true).day <= day
}

// compareRoutes orders routes by rank; what ties is equal.
func compareRoutes(rank pathway.Rank, x, y bruteRoute) int {
	end := x.Finish.Compare(y.Finish)
	price := comparePrices(x, y)
	steps := cmp.Compare(x.Steps, y.Steps)
	switch rank {
	case pathway.Soonest:
		return cmp.Or(end, price, steps)
	case pathway.Cheapest:
		return cmp.Or(price, end, steps)
	case pathway.FewestSteps:
		return cmp.Or(steps, end, price)
	}
	panic(fmt.Sprintf("no order for %v", rank))
}

// comparePrices orders routes by what they cost: first by how many prices are
// not known.
func comparePrices(x, y bruteRoute) int {
	return cmp.Or(cmp.Compare(x.Unpriced, y.Unpriced), cmp.Compare(x.Cost, y.Cost))
}
