package pathway_test

import (
	"time"

	"github.com/credpath/credpath/credential"
)

// term draws how long a credential lasts, and how it is renewed.
func (d *draw) term() (credential.Period, credential.Renewals) {
	lasts := d.days(4, 30)
	switch {
	case d.one(8):
		lasts = credential.Period{Months: 1}
	case d.one(8):
		lasts = d.days(1, 3) // renewed many times
	}
	if d.one(3) {
		return lasts, nil
	}
	return lasts, d.renewals(d.member)
}

// lastDays makes first terms end with a day of the year, at times. It is soon after
// the day on which the term would be over, if the award comes soon, so that it may
// pay to wait until the day leads to that of the next year.
func (d *draw) lastDays() {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Lasts.IsZero() || !d.one(4) {
			continue
		}
		day := d.start.Add(c.Lasts).Add(d.days(0, 15))
		if day.Month == time.February && day.Day == 28 {
			day.Day = 29 // the last of the month, whatever the year
		}
		c.LastsThrough = credential.MonthDay{Month: day.Month, Day: day.Day}
	}
}

// renewals draws how a credential is renewed: mostly on any day, for less by
// those who hold another, if there is one.
func (d *draw) renewals(other credential.ID) credential.Renewals {
	first := credential.Renewal{Offers: d.fees(other)}
	switch {
	case d.one(6):
		first.From = d.day(5, 25)
	case d.one(8): // the fee changes
		turn := d.day(2, 15)
		first.Until = turn
		return credential.Renewals{first, {From: turn, Offers: d.fees(other)}}
	}
	return credential.Renewals{first}
}

// fees draws what a renewal may cost; none at times, then no fee is known.
func (d *draw) fees(other credential.ID) []credential.Offer {
	if d.one(6) {
		return nil
	}
	fees := []credential.Offer{{Price: d.price()}}
	switch {
	case d.one(12):
		fees[0].Until = d.day(2, 15)
		fees = append(fees, credential.Offer{Name: "late", From: fees[0].Until, Price: d.price()})
	case d.one(20):
		fees[0].Seasons = d.seasons()
	}
	if other != "" && d.one(3) {
		fees = append(fees, credential.Offer{Name: "member", If: credential.Holds{Credential: other}, Price: d.price()})
	}
	if d.one(8) {
		fees[0].If = d.ask(0)
	}
	return fees
}

// renewing asks for what lapses again and again while work goes on, and may be
// renewed for less, or only, by those who hold something else.
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

// keeping asks for what the person holds and must renew, at a price that hangs on
// what else the person holds and may have to renew for it.
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
