package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
)

// scene adds entries whose dates pinch, and returns a condition that asks for them.
// In entries that are drawn freely a lapse, a window or an hour seldom decides
// anything.
func (d *draw) scene() credential.Requirement {
	switch d.IntN(12) {
	case 0:
		return d.lapsing()
	case 1:
		return d.recently()
	case 2:
		return d.turning()
	case 3:
		return d.early()
	case 4:
		return d.working()
	case 5:
		return d.studying()
	case 6, 10:
		return d.renewing()
	case 11:
		return d.keeping()
	case 7:
		return d.doubly()
	case 8:
		return d.employed()
	}
	return d.joining()
}

// lapsing asks for an exam that may lapse during the work that it opens.
func (d *draw) lapsing() credential.Requirement {
	x := d.exam("x", nil)
	x.Lasts = d.days(3, 9)
	if !d.one(3) {
		x.Renews = credential.Renewals{{Offers: []credential.Offer{{Price: d.price()}}}}
	}
	var ask credential.Requirement
	if !d.one(3) {
		ask = credential.Holds{Credential: "x"}
	}
	return credential.All(credential.Holds{Credential: "x"}, d.worked(ask, 2, 15))
}

// recently asks for an award that is soon too old.
func (d *draw) recently() credential.Requirement {
	x := d.exam("x", nil)
	if d.one(3) {
		x.Offers[0].Until = d.day(4, 12)
	}
	return credential.All(credential.Holds{Credential: "x", Within: d.days(2, 6)}, d.worked(nil, 3, 12))
}

// turning asks for accreditation that begins or ends within days.
func (d *draw) turning() credential.Requirement {
	p := d.school("xd", 2, 8)
	p.Accreditations = []credential.Accreditation{{By: "acc", Status: credential.Initial, From: d.day(2, 20)}}
	if d.one(3) {
		p.Accreditations[0].From, p.Accreditations[0].Until = credential.Date{}, d.day(2, 12)
	}
	if d.one(2) {
		slow := d.school("xd", 9, 20)
		slow.Accreditations = []credential.Accreditation{{By: "acc", Status: credential.Continuing}}
	}
	return credential.Holds{Credential: "xd", AccreditedBy: []credential.ID{"acc"}}
}

// early asks for an exam that can be sat before the degree is awarded.
func (d *draw) early() credential.Requirement {
	d.school("xd", 4, 12)
	x := d.exam("x", credential.Holds{Credential: "xd", UnderWay: d.days(1, 6)})
	if d.one(2) {
		x.Offers[0].Takes = d.days(1, 5)
	} else {
		x.Offers[0].Seasons = d.seasons()
	}
	return credential.Holds{Credential: "x"}
}

// working asks for recent work on a day that is some way off.
func (d *draw) working() credential.Requirement {
	ask := d.worked(nil, 2, 5)
	ask.Within = d.days(5, 12)
	x := d.exam("x", ask)
	x.Offers[0].From = d.day(5, 20)
	other := credential.Experience{In: []credential.Field{"h"}, For: d.days(2, 8)}
	if d.one(2) {
		d.entries.Roles = append(d.entries.Roles, credential.Role{ID: "xh", Name: "role", Fields: []credential.Field{"h"}})
		return credential.All(credential.Holds{Credential: "x"}, other)
	}
	return credential.Holds{Credential: "x"}
}

// studying asks for two things that want the same hours.
func (d *draw) studying() credential.Requirement {
	d.school("xd", 3, 8).Offers[0].Weekly = credential.HoursOf(pick(d, 15, 25))
	x := d.exam("x", nil)
	x.Offers[0].Takes, x.Offers[0].Weekly = d.days(2, 8), credential.HoursOf(pick(d, 10, 25))
	if d.one(2) {
		x.Lasts = d.days(3, 9)
	}
	return credential.All(credential.Holds{Credential: "xd"}, credential.Holds{Credential: "x"})
}

// renewing asks for an exam that lapses again and again during work. It may be renewed
// for less, or only, by those who hold another.
func (d *draw) renewing() credential.Requirement {
	y := credential.ID("")
	if !d.one(3) {
		y = d.exam("y", nil).ID
	}
	x := d.exam("x", nil)
	x.Lasts, x.Renews = d.days(2, 6), d.renewals(y)
	member := credential.Offer{Name: "member", If: credential.Holds{Credential: y}, Price: d.price()}
	switch {
	case y != "" && d.one(3):
		x.Renews = credential.Renewals{{Offers: []credential.Offer{member}}}
	case y != "" && d.one(2):
		x.Renews = credential.Renewals{{Offers: []credential.Offer{{Price: d.price()}, member}}}
	case d.one(3): // this year's fee and the next one's
		turn := d.day(2, 12)
		x.Renews = credential.Renewals{{Offers: []credential.Offer{
			{Price: d.price(), Until: turn}, {Name: "late", Price: d.price(), From: turn},
		}}}
	}
	if len(x.Renews) == 1 && d.one(4) {
		x.Renews[0].From = d.day(1, 8)
	}
	parts := []credential.Requirement{credential.Holds{Credential: "x"}}
	if y != "" && d.one(2) {
		parts = append(parts, credential.Holds{Credential: y})
	}
	var ask credential.Requirement
	if d.one(2) {
		ask = credential.Holds{Credential: "x"}
	}
	return credential.All(append(parts, d.worked(ask, 4, 16))...)
}

// keeping asks for a credential that the person holds and must renew. The price depends
// on another one, which the person holds too and may have to renew for it.
func (d *draw) keeping() credential.Requirement {
	y := d.exam("y", nil)
	y.Lasts, y.Renews = d.days(3, 9), credential.Renewals{{Offers: []credential.Offer{{Price: d.price()}}}}
	x := d.exam("x", nil)
	x.Lasts = d.days(3, 9)
	x.Renews = credential.Renewals{{Offers: []credential.Offer{
		{Price: d.price()}, {Name: "member", If: credential.Holds{Credential: "y"}, Price: d.price()},
	}}}
	day := d.day(1, 6)
	d.kept = []credential.Holding{{Credential: "x", Expires: day}, {Credential: "y", Expires: pick(d, day, d.day(1, 6))}}
	return credential.All(credential.Holds{Credential: "x"}, d.worked(nil, 3, 12))
}

// doubly asks for two degrees of which one program awards both, and others each.
func (d *draw) doubly() credential.Requirement {
	d.school("xd", 2, 6)
	d.school("yd", 2, 6)
	p := d.school("xd", 3, 10)
	p.Awards = append(p.Awards, "yd")
	if d.one(2) {
		return credential.All(credential.Holds{Credential: "xd"}, credential.Holds{Credential: "yd"})
	}
	return credential.All(credential.Holds{Credential: "xd"}, credential.Holds{Credential: "yd"}, d.ask(0))
}

// employed asks for work of two kinds, in time and in hours.
func (d *draw) employed() credential.Requirement {
	first := d.worked(nil, 2, 7)
	d.entries.Roles = append(d.entries.Roles, credential.Role{ID: "xh", Name: "role", Fields: []credential.Field{"h", "x/y"}})
	switch d.IntN(4) {
	case 0:
		first.Calendar = true
	case 1:
		first.For, first.Hours = credential.Period{}, d.between(8, 40)
	case 2:
		first.Within = d.days(6, 12)
	}
	first.Supervised = d.one(3)
	second := d.experience()
	second.In = []credential.Field{pick[credential.Field](d, "h", "x/y")}
	return credential.All(first, second)
}

// joining asks for two exams that members sit for less, on days that may be far apart.
func (d *draw) joining() credential.Requirement {
	if d.member == "" {
		d.membership()
	}
	member := credential.Holds{Credential: d.member}
	for _, id := range []credential.ID{"x", "y"} {
		x := d.exam(id, nil)
		x.Offers = append(x.Offers, credential.Offer{Name: "member", If: member, Price: d.price()})
	}
	if d.one(2) {
		d.entries.Credentials[len(d.entries.Credentials)-1].Requires = credential.Rules{{Ask: credential.All(
			credential.Holds{Credential: "x"}, d.worked(nil, 2, 10))}}
	}
	return credential.All(credential.Holds{Credential: "x"}, credential.Holds{Credential: "y"})
}

// exam adds an assessment.
func (d *draw) exam(id credential.ID, ask credential.Requirement) *credential.Credential {
	c := credential.Credential{ID: id, Kind: credential.Assessment, Offers: []credential.Offer{{Price: d.price()}}}
	if ask != nil {
		c.Requires = credential.Rules{{Ask: ask}}
	}
	d.add(c)
	return &d.entries.Credentials[len(d.entries.Credentials)-1]
}

// school adds a degree and the program that awards it.
func (d *draw) school(id credential.ID, low, high int) *credential.Program {
	if !d.degrees[id] {
		d.degrees[id] = true
		d.add(credential.Credential{ID: id, Kind: credential.Degree})
	}
	d.entries.Programs = append(d.entries.Programs, credential.Program{
		ID: id + name("p", len(d.entries.Programs)), Name: "program", Awards: []credential.ID{id},
		Offers: []credential.Offer{{Price: d.price(), Takes: d.days(low, high)}},
	})
	return &d.entries.Programs[len(d.entries.Programs)-1]
}

// worked asks for work that only one role gives, and gives the role a rule. Several scenes
// of a case have that role in common, and the rules of all of them.
func (d *draw) worked(ask credential.Requirement, low, high int) credential.Experience {
	i := slices.IndexFunc(d.entries.Roles, func(r credential.Role) bool { return r.ID == "xr" })
	if i < 0 {
		i = len(d.entries.Roles)
		d.entries.Roles = append(d.entries.Roles, credential.Role{ID: "xr", Name: "role", Fields: []credential.Field{"x"}})
	}
	if role := &d.entries.Roles[i]; ask != nil && len(role.Requires) == 0 {
		role.Requires = credential.Rules{{Ask: ask}}
	} else if ask != nil && !reflect.DeepEqual(role.Requires[0].Ask, ask) {
		role.Requires = credential.Rules{{Ask: credential.All(role.Requires[0].Ask, ask)}}
	}
	return credential.Experience{In: []credential.Field{"x"}, For: d.days(low, high)}
}
