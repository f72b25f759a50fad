package randcase

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// cleared makes clearances of some credentials that are earned, leaves out the offers of
// some entries, and says what issuers and employers prefer.
func (d *draw) cleared() {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if (c.Kind == credential.Certification || c.Kind == credential.License) && !c.Automatic && d.one(4) {
			c.Kind = credential.Clearance
		}
		if c.Kind.Direct() && d.one(12) {
			c.Offers = nil
		}
		if c.Kind.Direct() && !c.Automatic && d.one(6) {
			c.Prefers = d.preference()
		}
	}
	for i := range d.entries.Programs {
		if d.one(20) {
			d.entries.Programs[i].Offers = nil
		}
	}
	for i := range d.entries.Roles {
		if d.one(6) {
			d.entries.Roles[i].Prefers = d.preference()
		}
	}
}

// preference draws what is preferred, at times in two editions.
func (d *draw) preference() credential.Rules { return d.advice() }

// clearing asks for a clearance that takes its time, lapses, or has no offer, for a job or
// an exam.
func (d *draw) clearing(*oracle.Question) credential.Requirement {
	c := credential.Credential{ID: "vc", Kind: credential.Clearance, Prefers: d.preference()}
	if !d.one(4) {
		c.Offers = []credential.Offer{{Price: d.price()}}
		if d.one(2) {
			c.Offers[0].Takes = d.days(1, 8)
		}
	}
	if d.one(2) {
		c.Lasts = d.days(3, 12)
		if d.one(2) {
			c.Renews = d.renewals(d.member)
		}
	}
	if d.one(3) {
		c.Requires = credential.Rules{{Ask: d.ask(0)}}
	}
	d.add(c)
	held := credential.Holds{Credential: "vc"}
	if d.one(4) {
		held.Within = d.days(3, 12)
	}
	switch d.IntN(3) {
	case 0:
		d.exam("vx", held).Offers[0].From = d.day(1, 12)
		return credential.Holds{Credential: "vx"}
	case 1:
		return credential.All(held, d.worked(nil, 2, 12))
	}
	return credential.All(held, d.worked(held, 2, 12))
}
