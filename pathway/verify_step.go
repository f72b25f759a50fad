package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// stepFacts is what a step asks for and what it adds to the record.
type stepFacts struct {
	conditions []condition
	holdings   []held
	jobs       []worked
	attested   []vouched
	priced     bool // an offer was taken, so that a price is due
	price      credential.Money
	source     credential.Source // of the offer that was taken
}

// eachStep checks every step against the catalog, and notes what it adds.
func (v *verifier) eachStep() error {
	taken := map[string]int{}
	for i, s := range v.route.Steps {
		if s.Entry != "" && v.query.avoids(s.Entry) {
			return wrong(i, "it takes %s, which the query avoids", s.Entry)
		}
		if s.Kind != Renew && s.Kind != Work {
			key := fmt.Sprint(s.Entry, " ", s.For)
			if before, twice := taken[key]; twice {
				return wrong(i, "it takes %s again, after step %d", s.Entry, before)
			}
			taken[key] = i
		}
		if err := v.step(i, s); err != nil {
			return err
		}
		if err := v.price(i, s); err != nil {
			return err
		}
	}
	return nil
}

func (v *verifier) step(i int, s Step) error {
	if s.For != "" && s.Kind != Work && s.Kind != Attest {
		return wrong(i, "it is for %q, which only a job and an attestation say", s.For)
	}
	switch s.Kind {
	case Attend:
		return v.attend(i, s)
	case Earn, Join:
		return v.earn(i, s)
	case Work:
		return v.job(i, s)
	case Attest:
		return v.attest(i, s)
	case Renew:
		return v.renew(i, s)
	}
	return wrong(i, "%s is not a kind of step", s.Kind)
}

// attend checks a step through a program, which awards all its active
// credentials.
func (v *verifier) attend(i int, s Step) error {
	program, ok := v.catalog.Program(s.Entry)
	switch {
	case !ok:
		return wrong(i, "%q is not a program of the catalog", string(s.Entry))
	case len(program.Offers) == 0:
		return wrong(i, "%s has no offers, so nobody knows how long it takes", s.Entry)
	}
	if err := v.take(i, s, program.Offers); err != nil {
		return err
	}
	f := &v.facts[i]
	f.conditions = append(f.conditions, condition{entry: program.ID, rules: program.Admits})
	for _, id := range program.Awards {
		if c, _ := v.catalog.Credential(id); c.Status == credential.Active {
			f.holdings = append(f.holdings, v.planned(c, program.ID, s))
		}
	}
	return nil
}

// earn checks a step that earns a credential directly, a membership or
// another.
func (v *verifier) earn(i int, s Step) error {
	c, ok := v.catalog.Credential(s.Entry)
	switch {
	case !ok || !c.Kind.Direct():
		return wrong(i, "%q is not a credential that is earned without a program", string(s.Entry))
	case (c.Kind == credential.Membership) != (s.Kind == Join):
		return wrong(i, "%s is a %s, which a step of kind %s does not get", s.Entry, c.Kind, s.Kind)
	case c.Status != credential.Active:
		return wrong(i, "%s cannot be earned: its status is %s", s.Entry, c.Status)
	}
	if err := v.take(i, s, c.Offers); err != nil {
		return err
	}
	f := &v.facts[i]
	f.conditions = append(f.conditions, condition{entry: c.ID, rules: c.Requires})
	if v.query.Advised {
		f.conditions = append(f.conditions, condition{rules: c.Recommends, word: "advice"})
	}
	f.holdings = append(f.holdings, v.planned(c, "", s))
	return nil
}

// planned returns the holding that a step leads to.
func (v *verifier) planned(c credential.Credential, program credential.ID, s Step) held {
	h := held{begun: s.Start, planned: true}
	h.Holding = credential.Holding{Credential: c.ID, Program: program, Expected: s.Finish}
	h.Expires = h.lapse(c)
	return h
}

// attest checks a step without time or price.
func (v *verifier) attest(i int, s Step) error {
	switch {
	case s.For == "":
		return wrong(i, "it does not say what is attested")
	case s.Entry != "" || s.Offer != "" || s.Weekly != 0 || s.Start != s.Finish:
		return wrong(i, "an attestation has no entry, no offer and takes no time")
	}
	v.facts[i].attested = []vouched{{Attested: credential.Attested{Of: s.For, On: s.Start}}}
	return nil
}

// take checks that a step takes one of the offers of its entry as it stands on
// the day, or, where there are none, takes nothing.
func (v *verifier) take(i int, s Step, offers []credential.Offer) error {
	if len(offers) == 0 {
		if s.Offer != "" || s.Weekly != 0 || s.Finish != s.Start {
			return wrong(i, "%s has no offers, so it takes no time and is not taken by offer %q", s.Entry, s.Offer)
		}
		return nil
	}
	err := wrong(i, "%s has no offer %q", s.Entry, s.Offer)
	for _, offer := range offers {
		if offer.Name != s.Offer {
			continue
		}
		if err = v.fits(i, s, offer); err == nil {
			v.accept(i, offer, "offer")
			return nil
		}
	}
	return err
}

// fits checks that a step is what an offer says.
func (v *verifier) fits(i int, s Step, offer credential.Offer) error {
	finish := s.Start.Add(offer.Takes)
	switch {
	case !offer.On(s.Start):
		return wrong(i, "offer %q of %s cannot be taken up on %s", s.Offer, s.Entry, s.Start)
	case s.Finish != finish:
		return wrong(i, "it ends on %s, but by offer %q of %s it ends on %s", s.Finish, s.Offer, s.Entry, finish)
	case s.Weekly != offer.Weekly:
		return wrong(i, "it takes %d hours a week, but by offer %q of %s it takes %d", s.Weekly, s.Offer, s.Entry, offer.Weekly)
	}
	return v.costs(i, s, offer.Price)
}

// costs checks that a step has the price of its offer.
func (v *verifier) costs(i int, s Step, price credential.Money) error {
	if s.Price != price {
		return wrong(i, "its price is %q, but that of offer %q of %s is %q", s.Price, s.Offer, s.Entry, price)
	}
	return nil
}

// accept notes the offer that a step takes, and the word with which the paths
// of its condition begin.
func (v *verifier) accept(i int, offer credential.Offer, word string) {
	f := &v.facts[i]
	f.priced, f.price, f.source = true, offer.Price, offer.Source
	if offer.If != nil {
		f.conditions = append(f.conditions, condition{rules: credential.Rules{{Ask: offer.If}}, word: word})
	}
}

// price checks that a step is said to be without a known price exactly when one
// is due that is not known.
func (v *verifier) price(i int, s Step) error {
	f := v.facts[i]
	switch {
	case s.Unpriced != (f.priced && !f.price.Known()):
		return wrong(i, "Unpriced is %t, but its price is %q", s.Unpriced, f.price)
	case !f.priced && s.Price.Known():
		return wrong(i, "its price is %s, but nothing is due", s.Price)
	}
	return nil
}
