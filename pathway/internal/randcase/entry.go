package randcase

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/credpath/credpath/credential"
)

// catalog draws the entries, and returns the ID of the last one.
func (d *draw) catalog(size int) credential.ID {
	d.entries.Organizations = []credential.Organization{{ID: "acc", Name: "Accreditor"}, {ID: "other", Name: "Other accreditor"}}
	if d.one(2) {
		d.membership()
	}
	d.role(0)
	for i := range size - 1 {
		switch pick(d, 0, 0, 1, 1, 2, 3, 4, 5) {
		case 0:
			d.degree(i)
		case 1:
			d.direct(i, credential.Assessment)
		case 2:
			d.direct(i, credential.Certification)
		case 3:
			d.role(i + 1)
		case 4:
			d.secondProgram(i)
		case 5:
			d.class(i)
		}
	}
	id := d.role(size)
	last := &d.entries.Roles[len(d.entries.Roles)-1].Requires
	if d.one(2) {
		d.entries.Roles = d.entries.Roles[:len(d.entries.Roles)-1]
		id = d.direct(size, credential.Certification)
		last = &d.entries.Credentials[len(d.entries.Credentials)-1].Requires
	}
	if size < 6 && !d.one(3) {
		d.pinch(*last)
	} else {
		d.deepen(*last)
	}
	return id
}

// pinch makes the rule of the target ask for a scene, at times beside another
// condition.
func (d *draw) pinch(rules credential.Rules) {
	if len(rules) == 0 {
		return
	}
	ask := d.scene()
	for i := range rules {
		if rules[i].Ask = credential.Requirement(ask); d.one(2) {
			rules[i].Ask = credential.All(ask, d.ask(1))
		}
	}
}

// deepen makes the rule of the target ask for one of the last entries besides.
func (d *draw) deepen(rules credential.Rules) {
	for i := range rules {
		if len(d.holds) > 1 && !d.one(4) {
			last := d.holds[max(0, len(d.holds)-4) : len(d.holds)-1]
			rules[i].Ask = credential.All(credential.Holds{Credential: pick(d, last...)}, rules[i].Ask)
		}
	}
}

// add adds a credential, for which later conditions may ask.
func (d *draw) add(c credential.Credential) credential.ID {
	c.Name = string(c.ID)
	d.entries.Credentials = append(d.entries.Credentials, c)
	d.holds = append(d.holds, c.ID)
	return c.ID
}

// membership draws the one membership of the catalog.
func (d *draw) membership() {
	m := credential.Credential{ID: "m", Kind: credential.Membership, Offers: []credential.Offer{{Price: d.price()}}}
	if d.one(2) {
		m.Lasts, m.Renews = d.term()
	}
	d.member = d.add(m)
}

// degree draws a degree and one or two programs that award it.
func (d *draw) degree(i int) {
	id := d.add(credential.Credential{ID: name("d", i), Kind: pick(d, credential.Degree, credential.Certificate)})
	d.degrees[id] = true
	d.program(i, id)
	if d.one(3) {
		d.program(i+20, id)
	}
}

// secondProgram draws another program for a credential that one awards already.
func (d *draw) secondProgram(i int) {
	if len(d.entries.Programs) > 0 {
		d.program(i, pick(d, d.entries.Programs...).Awards[0])
	}
}

// program draws a program that awards a credential, and at times another too.
func (d *draw) program(i int, award credential.ID) {
	p := credential.Program{ID: name("p", i), Name: "program", Awards: []credential.ID{award}}
	if other := pick(d, d.holds...); other < award && d.degrees[other] && d.one(3) {
		p.Awards = append(p.Awards, other)
	}
	p.Admits = d.rules(i, 3)
	if d.one(3) {
		p.Teaches = []credential.Teaching{{In: pick[credential.Field](d, "s", "s/t"), Credits: d.credits(2, 6)}}
	}
	if !d.one(4) {
		p.Accreditations = d.accreditations()
	}
	p.Offers = d.offers(true)
	d.entries.Programs = append(d.entries.Programs, p)
}

// accreditations draws an accreditation, which at times begins or ends within days.
func (d *draw) accreditations() []credential.Accreditation {
	turn := d.day(3, 25)
	by := pick[credential.ID](d, "acc", "acc", "acc", "other")
	switch d.IntN(8) {
	case 3:
		return []credential.Accreditation{{By: by, Status: credential.NotVerified}}
	case 4:
		return []credential.Accreditation{{By: by, Status: credential.NotVerified, Until: turn},
			{By: by, Status: credential.Accredited, From: turn}}
	case 0:
		return []credential.Accreditation{{By: by, Status: credential.Candidacy, Until: turn},
			{By: by, Status: credential.Initial, From: turn}}
	case 1:
		return []credential.Accreditation{{By: by, Status: credential.TeachOut, Until: turn}}
	case 2:
		return []credential.Accreditation{{By: by, Status: credential.Initial, From: turn}}
	}
	return []credential.Accreditation{{By: by, Status: credential.Accredited}}
}

// direct draws a credential that is earned without a program.
func (d *draw) direct(i int, kind credential.Kind) credential.ID {
	c := credential.Credential{ID: name("c", i), Kind: kind, Requires: d.rules(i, 1)}
	if !d.one(4) {
		c.Offers = d.offers(false)
	}
	if d.one(6) && !d.calm {
		c.Lasts, c.Renews = d.term()
	}
	if d.one(12) {
		c.Kind = credential.License
	}
	if d.one(9) {
		c.Recommends = d.advice()
	}
	if d.one(20) {
		c.Status = pick(d, credential.Retired, credential.Outside, credential.StatusUnverified)
		c.Offers = nil
	}
	if class := d.classes(); d.one(3) && len(class) > 0 {
		c.CountsAs = []credential.ID{pick(d, class...)}
	}
	return d.add(c)
}

// class draws a class, and lets a credential drawn before count as it.
func (d *draw) class(i int) {
	id := name("k", i)
	at := d.IntN(max(1, len(d.entries.Credentials)))
	if len(d.entries.Credentials) == 0 {
		return
	}
	d.entries.Credentials[at].CountsAs = append(d.entries.Credentials[at].CountsAs, id)
	d.add(credential.Credential{ID: id, Kind: credential.Class})
}

// classes returns the classes drawn so far.
func (d *draw) classes() []credential.ID {
	var ids []credential.ID
	for _, c := range d.entries.Credentials {
		if c.Kind == credential.Class {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// role draws a role, with a rule unless it is the first.
func (d *draw) role(i int) credential.ID {
	r := credential.Role{ID: name("r", i), Name: "role", Fields: []credential.Field{pick[credential.Field](d, "f", "f", "f/g", "h")}}
	if i > 0 {
		r.Requires = d.rules(i, 2)
		if d.one(6) {
			r.Recommends = d.advice()
		}
	}
	d.entries.Roles = append(d.entries.Roles, r)
	return r.ID
}

// advice draws the recommendations of an entry, at times in two editions.
func (d *draw) advice() credential.Rules {
	rules := credential.Rules{{Ask: d.ask(1)}}
	if d.one(5) {
		turn := d.day(3, 20)
		rules[0].Until = turn
		rules = append(rules, credential.Rule{From: turn, Ask: d.ask(1)})
	}
	return rules
}

// price draws an amount of few values, so that sums tie at times.
func (d *draw) price() credential.Money {
	if d.one(9) {
		return credential.Money{}
	}
	return credential.Money{Minor: int64(100 * d.IntN(12)), Currency: "USD"}
}

// credits draws an amount of credit, in whole hours.
func (d *draw) credits(low, high int) credential.Credits {
	return credential.Credits{Hundredths: 100 * d.between(low, high), Unit: pick(d, credential.Semester, credential.Quarter)}
}

// offers draws one or two ways to take something up.
func (d *draw) offers(program bool) []credential.Offer {
	first := d.offer(program)
	offers := []credential.Offer{first}
	if !d.one(3) {
		return offers
	}
	second := d.offer(program)
	switch {
	case d.member != "" && d.one(2):
		second = first
		second.If, second.Price = credential.Holds{Credential: d.member}, d.price()
	case first.Until.IsZero() && d.one(2):
		turn := d.day(5, 30)
		offers[0].Until, second.From, second.Until = turn, turn, credential.Date{}
		if !offers[0].From.IsZero() {
			offers[0].From = credential.Date{}
		}
	}
	second.Name = "second"
	return append(offers, second)
}

// offer draws one way to take something up. A program always takes time.
func (d *draw) offer(program bool) credential.Offer {
	o := credential.Offer{Price: d.price()}
	switch {
	case program || d.one(4):
		o.Takes = d.days(1, 8)
		if d.one(8) {
			o.Takes = pick(d, credential.Period{Months: 1}, credential.Period{Days: 20})
		}
		if d.one(2) && !d.calm {
			o.Weekly = credential.HoursOf(pick(d, 10, 20, 25, 30))
		}
	}
	if d.one(5) {
		o.Seasons = d.seasons()
	}
	if d.one(12) {
		o.From = d.day(1, 25)
	}
	if d.one(12) {
		o.Until = d.day(26, 60)
	}
	if d.one(12) {
		o.If = d.ask(1)
	}
	return o
}

// seasons draws windows of some days: every month, twice a year, or one.
func (d *draw) seasons() []credential.Season {
	first, length := d.between(1, 20), d.between(0, 6)
	step := pick(d, 1, 1, 2, 6, 12)
	var seasons []credential.Season
	for month := d.between(1, step); month <= 12; month += step {
		day := credential.Date{Year: 2026, Month: 1, Day: first}.Add(credential.Period{Months: month - 1})
		end := day.Add(credential.Period{Days: length})
		seasons = append(seasons, credential.Season{
			From: credential.MonthDay{Month: day.Month, Day: day.Day}, To: credential.MonthDay{Month: end.Month, Day: end.Day},
		})
	}
	return seasons
}

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

// lastDays makes first terms end with a day of the year, at times. For an award that
// comes soon, the day is soon after the one on which the term would be over. So it may
// pay to wait until an award lasts through the day of the next year.
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

// renewals draws how a credential is renewed: mostly on any day, and at times for
// less by those who hold another credential; "" for none.
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

// fees draws the offers of a renewal. At times there is none, so no fee is known.
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

// WithCopies returns the entries of a case with copies of its programs and offers,
// which differ in price and name, and at times in more.
func WithCopies(e credential.Entries, rng *rand.Rand) credential.Entries {
	d := &draw{Rand: rng, degrees: map[credential.ID]bool{}, start: credential.Date{Year: 2026, Month: 6, Day: 1}}
	e.Programs, e.Credentials = slices.Clone(e.Programs), slices.Clone(e.Credentials)
	for k, p := range e.Programs {
		if d.one(3) && len(p.Offers) > 0 {
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
		if len(p.Offers) > 0 {
			p.Offers[0].Takes = d.days(1, 8)
		}
	case 1:
		p.Accreditations = nil
	case 2:
		p.Admits = nil
	case 3:
		p.Teaches = nil
	}
	return p
}
