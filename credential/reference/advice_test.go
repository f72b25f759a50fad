package reference_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// TestAllAdviceCanBeFollowedAtOnce asks for what is recommended wherever something is
// required: an order of steps still leads to every entry that can be earned. Without that,
// a plan that keeps the advice has no route. What can only be liked stands under Prefers.
func TestAllAdviceCanBeFollowedAtOnce(t *testing.T) {
	e := reference.Catalog().Entries()
	for i, c := range e.Credentials {
		e.Credentials[i].Requires = withAdvice(c.Requires, c.Recommends)
	}
	for i, r := range e.Roles {
		e.Roles[i].Requires = withAdvice(r.Requires, r.Recommends)
	}
	if _, err := credential.NewCatalog(e); err != nil {
		t.Errorf("with every recommendation as a requirement:\n%v", err)
	}
}

// withAdvice returns rules that ask for what is advised too. Advice has one edition, without
// days, for as long as that is so of all of it.
func withAdvice(rules, advice credential.Rules) credential.Rules {
	if len(advice) == 0 {
		return rules
	}
	if len(rules) == 0 {
		return advice
	}
	all := make(credential.Rules, len(rules))
	for i, rule := range rules {
		parts := []credential.Requirement{advice[0].Ask}
		if rule.Ask != nil {
			parts = append(parts, rule.Ask)
		}
		rule.Ask = credential.All(parts...)
		all[i] = rule
	}
	return all
}

// TestAdviceHasOneEdition keeps withAdvice true.
func TestAdviceHasOneEdition(t *testing.T) {
	dated := func(advice credential.Rules) bool {
		return len(advice) > 1 || len(advice) == 1 && !(advice[0].From.IsZero() && advice[0].Until.IsZero())
	}
	for c := range reference.Catalog().Credentials() {
		if dated(c.Recommends) {
			t.Errorf("%s has advice of several editions, or with days", c.ID)
		}
	}
	for r := range reference.Catalog().Roles() {
		if dated(r.Recommends) {
			t.Errorf("%s has advice of several editions, or with days", r.ID)
		}
	}
}

// TestAdviceIsNoWordOfSomebody: that a person has studied or worked enough is said by
// coursework, by experience and by what is held, not vouched for.
func TestAdviceIsNoWordOfSomebody(t *testing.T) {
	check := func(id credential.ID, advice credential.Rules) {
		for _, rule := range advice {
			for _, part := range credential.Walk(rule.Ask) {
				if a, ok := part.(credential.Attestation); ok {
					t.Errorf("%s is advised to have %q vouched for", id, a.Of)
				}
			}
		}
	}
	for c := range reference.Catalog().Credentials() {
		check(c.ID, c.Recommends)
	}
	for r := range reference.Catalog().Roles() {
		check(r.ID, r.Recommends)
	}
}
