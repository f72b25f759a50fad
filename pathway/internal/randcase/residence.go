package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// residence says where the person lives, unless that is not said, makes some conditions ask
// for it, and lets some offers cost less for those who live near.
func (d *draw) residence(q *oracle.Question) {
	q.Record.Residence = d.home()
	d.eachRuleAsk(func(ask credential.Requirement) credential.Requirement {
		_, aged := ask.(credential.Age)
		_, studied := ask.(credential.Coursework)
		_, holds := ask.(credential.Holds)
		if (aged || studied) && d.one(6) || holds && d.one(20) {
			return d.resides()
		}
		return ask
	})
	for i := range d.entries.Programs {
		if p := &d.entries.Programs[i]; d.one(4) {
			p.Offers = d.nearby(p.Offers)
		}
	}
	for i := range d.entries.Credentials {
		if c := &d.entries.Credentials[i]; d.one(8) {
			c.Offers = d.nearby(c.Offers)
		}
	}
}

// home draws where a person lives: in the district, in the state or elsewhere; or that the
// record says only the state or the country, or nothing.
func (d *draw) home() credential.Place {
	return pick[credential.Place](d, "", "us", "us/il", "us/il/dupage", "us/il/dupage", "us/il/cook", "us/in")
}

// resides asks for residence in the district or the state.
func (d *draw) resides() credential.Resides {
	return credential.Resides{In: pick[credential.Place](d, "us/il/dupage", "us/il")}
}

// nearby adds the price for those who live near, if an entry has but one offer.
func (d *draw) nearby(offers []credential.Offer) []credential.Offer {
	if len(offers) != 1 {
		return offers
	}
	near := offers[0]
	near.Name, near.If, near.Price = "near", d.resides(), d.price()
	return append(slices.Clip(offers), near)
}

// living asks for a degree for which those who live near pay less or study less long, or
// that only they can get in one way.
func (d *draw) living(q *oracle.Question) credential.Requirement {
	if q.Record.Residence == "" {
		q.Record.Residence = d.home()
	}
	q.Assume = q.Assume || d.one(3)
	p := d.school("vd", 3, 9)
	switch d.IntN(3) {
	case 0:
		p.Offers = d.nearby(p.Offers)
		if last := &p.Offers[len(p.Offers)-1]; d.one(2) {
			last.Takes = d.days(1, 5)
		}
	case 1:
		p.Admits = credential.Rules{{Ask: d.resides()}}
		d.school("vd", 5, 12)
	case 2:
		other := d.exam("vx", d.ask(0)).ID
		return credential.Any(credential.All(d.resides(), credential.Holds{Credential: "vd"}), credential.Holds{Credential: other})
	}
	if d.one(3) {
		return credential.All(credential.Holds{Credential: "vd"}, d.resides())
	}
	return credential.Holds{Credential: "vd"}
}
