package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// keepings draws what must hold for some of the credentials to stay in force. The last of
// them is asked for most.
func (d *draw) keepings() {
	kinds := []credential.Kind{credential.Certification, credential.License, credential.Membership}
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if slices.Contains(kinds, c.Kind) && !c.Automatic && d.one(4) {
			d.unlessRefused(func() { c.While = d.while() })
		}
	}
}

// unlessRefused changes the entries in place, and takes the change of a credential back if
// the catalog is then refused.
func (d *draw) unlessRefused(change func()) {
	before := slices.Clone(d.entries.Credentials)
	if change(); !valid(d.entries) {
		copy(d.entries.Credentials, before)
	}
}

// while draws what must hold: mostly to be a member.
func (d *draw) while() credential.While {
	one := func() credential.Requirement {
		if d.member != "" && !d.one(3) {
			return credential.Holds{Credential: d.member}
		}
		return credential.Holds{Credential: pick(d, d.holds...)}
	}
	w := credential.While{Ask: one(), Grace: d.grace()}
	switch d.IntN(6) {
	case 0:
		w.Ask = credential.Any(w.Ask, one())
	case 1:
		w.Ask = credential.All(w.Ask, one())
	}
	return w
}

// grace draws for how long a break does no harm.
func (d *draw) grace() credential.Period {
	if d.one(3) {
		return credential.Period{}
	}
	return d.days(1, 8)
}

// paying asks, at times after some work, for a certification that stays in force only while
// one is a member. The person has it already, was a member, or is neither.
func (d *draw) paying(q *oracle.Question) credential.Requirement {
	m := credential.Credential{ID: "vm", Kind: credential.Membership, Offers: []credential.Offer{{Price: d.price()}}}
	if !d.one(6) {
		m.Lasts = d.days(3, 12)
		if !d.one(4) {
			m.Renews = d.renewals("")
		}
	}
	d.add(m)
	member := credential.Requirement(credential.Holds{Credential: "vm"})
	c := credential.Credential{ID: "vc", Kind: credential.Certification, While: credential.While{Ask: member, Grace: d.grace()}}
	if !d.one(4) {
		c.Offers = []credential.Offer{{Price: d.price()}}
		if d.one(4) {
			c.Offers[0].Until = d.day(-3, 6)
		}
	}
	switch d.IntN(6) {
	case 0:
		c.While.Ask = credential.Any(member, credential.Holds{Credential: d.exam("vx", nil).ID})
	case 1:
		x := d.exam("vx", nil)
		x.Lasts = d.days(4, 15)
		c.While.Ask = credential.All(member, credential.Holds{Credential: "vx"})
	case 2:
		c.Requires = credential.Rules{{Ask: member}}
	case 3:
		c.Requires = credential.Rules{{Ask: d.ask(0)}}
	}
	if d.one(4) {
		c.Lasts = d.days(4, 20)
		if d.one(2) {
			c.Renews = d.renewals("")
		}
	}
	if d.one(8) {
		c.Returns = d.returns()
	}
	if d.one(12) {
		c.Status, c.Offers = credential.Retired, nil
	}
	d.add(c)
	d.paid(q)
	ask := credential.Holds{Credential: "vc"}
	if d.one(6) {
		ask.For = d.days(1, 10)
	}
	switch d.IntN(6) {
	case 0:
		return ask
	case 1:
		return d.hadOf("vc")
	case 2:
		return credential.All(ask, d.worked(ask, 2, 12))
	}
	return credential.All(ask, d.worked(nil, 2, 14))
}

// paid adds to the record a membership that lapses before Start or after it, and what
// stays in force only while one is a member.
func (d *draw) paid(q *oracle.Question) {
	holdings := slices.Clip(q.Record.Holdings)
	if d.one(2) {
		h := credential.Holding{Credential: "vm", Awarded: d.day(-20, 0)}
		if d.one(2) {
			h.Expires = h.Awarded.Add(d.days(1, 25))
		}
		holdings = append(holdings, h)
	}
	if !d.one(3) {
		h := credential.Holding{Credential: "vc"}
		switch d.IntN(6) {
		case 0:
			h.By = d.day(-15, 0)
		case 1:
		default:
			h.Awarded = d.day(-15, 3)
		}
		if d.one(3) {
			h.Expires = d.day(4, 25)
		}
		holdings = append(holdings, h)
	}
	q.Record.Holdings = holdings
	q.Assume = q.Assume || d.one(4)
}
