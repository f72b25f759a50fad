package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// renew checks a step that keeps a credential in force for another term, by
// the edition of its renewal in force on the day.
func (v *verifier) renew(i int, s Step) error {
	c, ok := v.catalog.Credential(s.Entry)
	edition, inForce := c.Renews.On(s.Start)
	switch {
	case !ok || c.Lasts.IsZero():
		return wrong(i, "%q is not a credential that lapses", string(s.Entry))
	case !inForce:
		return wrong(i, "no edition of the renewal of %s is in force on %s", s.Entry, s.Start)
	case s.Start != s.Finish || s.Weekly != 0:
		return wrong(i, "a renewal takes no time")
	case len(edition.Offers) == 0 && s.Offer != "":
		return wrong(i, "the renewal of %s has no offers, and so none named %q", s.Entry, s.Offer)
	case len(edition.Offers) == 0:
		v.facts[i].priced, v.facts[i].source = true, edition.Source
		return v.costs(i, s, credential.Money{})
	}
	err := wrong(i, "the renewal of %s has no offer %q on %s", s.Entry, s.Offer, s.Start)
	for _, offer := range edition.Offers {
		if offer.Name != s.Offer || !offer.On(s.Start) {
			continue
		}
		if err = v.costs(i, s, offer.Price); err == nil {
			if offer.Source.IsZero() {
				offer.Source = edition.Source
			}
			v.accept(i, offer, "renewal")
			return nil
		}
	}
	return err
}

// renewals checks that what is renewed lapses on that day, and does so by the
// steps that the renewal rests on.
func (v *verifier) renewals() error {
	if idle := v.replay(v.alone(), nil); len(idle) > 0 {
		s := v.route.Steps[idle[0]]
		return wrong(idle[0], "%s does not lapse on %s, and is renewed only on the day it does", s.Entry, s.Start)
	}
	for i, s := range v.route.Steps {
		if s.Kind != Renew {
			continue
		}
		with := v.restsOn(i)
		with[i] = true
		if idle := v.replay(v.alone(), with); slices.Contains(idle, i) {
			return wrong(i, "what it renews is had only through steps that After does not name: %v", s.After)
		}
	}
	return nil
}

// extend gives the holdings that lapse on the day of a renewal another term,
// and reports whether there are any.
func (v *verifier) extend(holdings []held, s Step) bool {
	c, _ := v.catalog.Credential(s.Entry)
	found := false
	for i, h := range holdings {
		if h.Credential == s.Entry && h.lapse(c) == s.Start {
			holdings[i].Expires = s.Start.Add(c.Lasts)
			found = true
		}
	}
	return found
}
