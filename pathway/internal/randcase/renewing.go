package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// renewedOtherwise draws other awards that renew some of the credentials, and how often
// they can be renewed.
func (d *draw) renewedOtherwise() {
	for i := range d.entries.Credentials {
		renews := d.entries.Credentials[i].Renews
		if len(renews) == 0 {
			continue
		}
		by, times := d.one(6), d.one(6)
		for k := range renews {
			if by && (k == 0 || d.one(2)) {
				renews[k].By = []credential.ID{pick(d, d.holds...)}
			}
			if times && (k == 0 || d.one(2)) {
				renews[k].Times = d.between(1, 2)
			}
		}
	}
}

// staying asks for an exam that lapses during work, and that the award of another renews.
// What it can be renewed by else is dear, or not to be had so often.
func (d *draw) staying(q *oracle.Question) credential.Requirement {
	y := d.exam("vy", nil)
	switch d.IntN(4) {
	case 0:
		y.Offers[0].From = d.day(1, 10)
	case 1:
		y.Offers[0].Seasons = d.seasons()
	case 2:
		y.Offers[0].Takes = d.days(1, 8)
	}
	if d.one(8) {
		y.Lasts = d.days(3, 12)
	}
	by := credential.ID("vy")
	if d.one(4) {
		y.CountsAs = []credential.ID{"vk"}
		by = d.add(credential.Credential{ID: "vk", Kind: credential.Class})
	}
	x := d.exam("vx", nil)
	x.Lasts = d.days(2, 6)
	x.Renews = d.staysBy(by)
	if d.one(2) {
		x.Offers[0].Until = d.day(0, 4)
	}
	d.stayed(q)
	held, other := credential.Holds{Credential: "vx"}, credential.Holds{Credential: "vy"}
	if d.one(6) {
		held.For = d.days(2, 10)
	}
	work := d.worked(pick[credential.Requirement](d, nil, credential.Holds{Credential: "vx"}), 3, 8)
	switch d.IntN(6) {
	case 0:
		return credential.All(held, other)
	case 1, 2:
		return credential.All(held, other, work)
	case 3:
		z := d.exam("vz", credential.All(held, work))
		z.Offers[0].Takes = d.days(0, 3)
		return credential.All(credential.Holds{Credential: "vz"}, held)
	}
	return credential.All(held, work)
}

// staysBy draws how an exam is renewed by the award of another, in one edition or two.
func (d *draw) staysBy(by credential.ID) credential.Renewals {
	one := func() credential.Renewal {
		r := credential.Renewal{}
		if !d.one(4) {
			r.By = []credential.ID{by}
		}
		if d.one(2) {
			r.Times = pick(d, 1, 1, 2)
		}
		switch d.IntN(5) {
		case 0, 1:
			r.Offers = []credential.Offer{{Price: d.price()}}
		case 2:
			r.Offers = []credential.Offer{{Price: d.price(), Until: d.day(0, 5)}} // then by the award alone
		case 3:
			r.Offers = []credential.Offer{{Price: d.price(), If: d.ask(0)}}
		}
		return r
	}
	first := one()
	if !d.one(5) {
		return credential.Renewals{first}
	}
	turn, second := d.day(2, 10), one()
	first.Until, second.From = turn, turn
	return credential.Renewals{first, second}
}

// stayed adds to the record what renews the exam of a scene, or was renewed by it.
func (d *draw) stayed(q *oracle.Question) {
	holdings := slices.Clip(q.Record.Holdings)
	if d.one(2) {
		h := credential.Holding{Credential: "vx"}
		switch d.IntN(6) {
		case 0:
			h.Expires = d.day(1, 9) // nobody knows how often it was renewed
		case 1:
			h.By = d.day(-8, 0)
		case 2:
			h.Awarded = d.day(-20, 0)
			h.Expires = pick(d, d.day(1, 9), d.day(-3, 3))
			if !h.Awarded.Before(h.Expires) {
				h.Expires = h.Awarded.Add(d.days(1, 20))
			}
		default:
			h.Awarded = d.day(-4, 2)
		}
		holdings = append(holdings, h)
	}
	if len(holdings) > len(q.Record.Holdings) && d.one(2) || d.one(6) {
		h := credential.Holding{Credential: "vy"}
		if d.one(2) {
			h.Expected = d.day(1, 6)
		} else {
			h.Awarded = d.day(-4, 5)
		}
		holdings = append(holdings, h)
	}
	q.Record.Holdings = holdings
}
