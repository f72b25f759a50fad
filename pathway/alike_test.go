package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// withCopies adds to a random catalog copies of its programs and offers that
// differ in price and name, and at times in more.
func withCopies(e credential.Entries, rng *rand.Rand) credential.Entries {
	d := &draw{Rand: rng, degrees: map[credential.ID]bool{}, start: credential.Date{Year: 2026, Month: 6, Day: 1}}
	e.Programs, e.Credentials = slices.Clone(e.Programs), slices.Clone(e.Credentials)
	for k, p := range e.Programs {
		if d.one(3) {
			p.Offers = d.copied(p.Offers)
			e.Programs[k] = p
		}
		if d.one(2) {
			e.Programs = append(e.Programs, d.sister(p, k))
		}
	}
	for k, c := range e.Credentials {
		if d.one(4) && len(c.Offers) > 0 {
			e.Credentials[k].Offers = d.copied(c.Offers)
		}
	}
	return e
}

// copied returns offers with a copy of one of them at another price.
func (d *draw) copied(offers []credential.Offer) []credential.Offer {
	i := d.IntN(len(offers))
	copied := offers[i]
	copied.Name, copied.Price = fmt.Sprint("copy of ", i), d.price()
	if d.one(5) {
		copied.Takes = d.days(1, 8)
	}
	at := d.IntN(len(offers) + 1)
	return slices.Insert(slices.Clone(offers), at, copied)
}

// sister returns a program like another, at other prices.
func (d *draw) sister(p credential.Program, k int) credential.Program {
	p.ID = pick[credential.ID](d, "a", "z") + name("p", k) + p.ID // before all others, or after
	p.Offers = slices.Clone(p.Offers)
	for i := range p.Offers {
		p.Offers[i].Price = d.price()
	}
	switch d.IntN(8) {
	case 0:
		p.Offers[0].Takes = d.days(1, 8)
	case 1:
		p.Accreditations = nil
	case 2:
		p.Admits = nil
	case 3:
		p.Teaches = nil
	}
	return p
}

// TestRoutesAmongTwinsAreThoseOfTheOracle is TestRoutesAreThoseOfTheOracle for
// catalogs in which programs and offers have copies.
func TestRoutesAmongTwinsAreThoseOfTheOracle(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		if len(e.Programs)+len(e.Credentials) > 7 {
			return "" // with copies it is too big for the oracle
		}
		c, err := credential.NewCatalog(withCopies(e, rng))
		if err != nil {
			return "" // two copies have one name
		}
		p := pathway.New(c)
		return count.comparing(c, p, q)
	})
	count.report(t)
}

// TestAnOptionKeepsToTheBudget has two programs alike, of which one costs more
// than there is.
func TestAnOptionKeepsToTheBudget(t *testing.T) {
	price := func(minor int64) []credential.Offer {
		return []credential.Offer{{Price: credential.Money{Minor: minor, Currency: "USD"}, Takes: credential.Period{Months: 6}}}
	}
	_, p := planner(credential.Entries{
		Credentials: []credential.Credential{{ID: "d", Kind: credential.Degree, Name: "degree"}},
		Programs: []credential.Program{
			{ID: "p1", Name: "first", Awards: []credential.ID{"d"}, Offers: price(100_00)},
			{ID: "p2", Name: "second", Awards: []credential.ID{"d"}, Offers: price(200_00)},
			{ID: "p3", Name: "third", Awards: []credential.ID{"d"}, Offers: price(200_01)},
		},
	})
	for budget, want := range map[int64][]credential.ID{0: {"p2", "p3"}, 200_00: {"p2"}, 199_99: nil} {
		q := pathway.Query{Target: "d", Start: credential.Date{Year: 2026, Month: 9, Day: 1}}
		if budget > 0 {
			q.Budget = credential.Money{Minor: budget, Currency: "USD"}
		}
		r, err := bestOf(p, q)
		if err != nil || r == nil {
			t.Fatalf("Best(budget %d) = %v, %v", budget, r, err)
		}
		var got []credential.ID
		for _, option := range r.Steps[0].Options {
			got = append(got, option.Entry)
		}
		if r.Steps[0].Entry != "p1" || !slices.Equal(got, want) {
			t.Errorf("Best(budget %d) takes %s with options %q, want p1 with %q", budget, r.Steps[0].Entry, got, want)
		}
	}
}
