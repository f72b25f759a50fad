package pathway

import "github.com/credpath/credpath/credential"

// A Planner answers questions about one catalog. It is read-only and may be
// used by many goroutines at once.
type Planner struct {
	catalog *credential.Catalog
	// fewest has the [credential.Period.FewestDays] of every period of
	// experience that the catalog asks for, and that an offer takes.
	fewest map[credential.Period]int
	// currency is that of every price of the catalog; "" if it has none.
	currency string
}

// New compiles a catalog, which must not be nil. The planner keeps the catalog,
// which is read-only.
func New(c *credential.Catalog) *Planner {
	return &Planner{catalog: c, fewest: fewestDays(c), currency: currencyOf(c)}
}

// Catalog returns the catalog that the planner was compiled from.
func (p *Planner) Catalog() *credential.Catalog { return p.catalog }

// fewestDays counts out every period of experience that a rule of the catalog
// asks for, and every one that an offer of it takes.
func fewestDays(c *credential.Catalog) map[credential.Period]int {
	fewest := map[credential.Period]int{}
	note := func(p credential.Period) {
		if _, known := fewest[p]; !known {
			fewest[p] = p.FewestDays()
		}
	}
	noteRules := func(rules credential.Rules) {
		eachExperience(rules, func(e credential.Experience) { note(e.For); note(e.Within) })
	}
	noteOffers := func(offers []credential.Offer) {
		for _, offer := range offers {
			note(offer.Takes)
		}
	}
	for entry := range c.Credentials() {
		noteRules(entry.Requires)
		noteRules(entry.Recommends)
		noteOffers(entry.Offers)
	}
	for entry := range c.Programs() {
		noteRules(entry.Admits)
		noteOffers(entry.Offers)
	}
	for entry := range c.Roles() {
		noteRules(entry.Requires)
		noteRules(entry.Recommends)
	}
	return fewest
}

// fewestOf returns the fewest days of a period.
func (p *Planner) fewestOf(period credential.Period) int {
	if days, known := p.fewest[period]; known {
		return days
	}
	return period.FewestDays()
}

func eachExperience(rules credential.Rules, yield func(credential.Experience)) {
	for _, rule := range rules {
		for _, leaf := range leavesOf(rule.Ask, nil) {
			if e, ok := leaf.(credential.Experience); ok {
				yield(e)
			}
		}
	}
}

// leavesOf appends to leaves the requirements in r that are not groups.
func leavesOf(r credential.Requirement, leaves []credential.Requirement) []credential.Requirement {
	group, ok := r.(credential.AtLeast)
	if !ok {
		return append(leaves, r)
	}
	for _, part := range group.Of {
		leaves = leavesOf(part, leaves)
	}
	return leaves
}
