package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// An askedRule is an edition of a rule to plan by, with the advice that goes
// with it if the query takes advice.
type askedRule struct {
	credential.Rule
	advice credential.Requirement
}

// advised returns the editions of rules and advice taken together: on each day
// both that are in force.
func advised(requires, recommends credential.Rules) []askedRule {
	edges := []credential.Date{{}}
	for _, rules := range []credential.Rules{requires, recommends} {
		for _, rule := range rules {
			edges = append(edges, rule.From, rule.Until)
		}
	}
	slices.SortFunc(edges, credential.Date.Compare)
	edges = slices.Compact(edges)
	var both []askedRule
	for i, from := range edges {
		var until credential.Date
		if i+1 < len(edges) {
			until = edges[i+1]
		}
		day := from
		if from.IsZero() {
			day = credential.DateOfDay(dayOr(until, 0) - 1)
		}
		rule, ok := requires.On(day)
		if !ok {
			continue
		}
		advice, _ := recommends.On(day)
		rule.From, rule.Until = from, until
		both = append(both, askedRule{rule, advice.Ask})
	}
	return both
}

// asked returns the rules to plan by: with advice, if the query takes it.
func (t *translation) asked(requires, recommends credential.Rules) []askedRule {
	if t.query.Advised && len(recommends) > 0 {
		return advised(requires, recommends)
	}
	var rules []askedRule
	for _, rule := range requires {
		rules = append(rules, askedRule{Rule: rule})
	}
	return rules
}
