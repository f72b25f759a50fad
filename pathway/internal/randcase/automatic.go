package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// automatics makes a credential one that is awarded by itself, or adds one or two and
// makes some of the conditions ask for them.
func (d *draw) automatics() {
	if !d.one(3) {
		return
	}
	if d.one(2) {
		d.byItself()
		return
	}
	d.automatic("ua", d.ask(1))
	last := credential.ID("ua")
	if d.one(2) {
		d.automatic("ub", credential.All(credential.Holds{Credential: "ua"}, d.ask(0)))
		last = "ub"
	}
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		hold, ok := ask.(credential.Holds)
		if !ok || hold.Credential == "ua" || !d.one(4) {
			return ask
		}
		return credential.Holds{Credential: last, UnderWay: hold.UnderWay, For: hold.For}
	})
}

// byItself makes a credential of the catalog, perhaps the target, one that is awarded by
// itself.
func (d *draw) byItself() {
	kinds := []credential.Kind{credential.Certification, credential.License, credential.Assessment}
	var ids []int
	for i, c := range d.entries.Credentials {
		if slices.Contains(kinds, c.Kind) && len(c.Requires) > 0 && c.Status == credential.Active {
			ids = append(ids, i)
		}
	}
	if len(ids) == 0 {
		return
	}
	c := &d.entries.Credentials[pick(d, ids...)]
	c.Automatic, c.Offers, c.Renews, c.Returns = true, nil, nil, nil
	c.Lasts, c.LastsThrough, c.While = credential.Period{}, credential.MonthDay{}, credential.While{}
	id := c.ID
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		if hold, ok := ask.(credential.Holds); ok && hold.Credential == id {
			hold.Within = credential.Period{}
			return hold
		}
		return ask
	})
}

// automatic adds a certification that is awarded by itself, by a rule that changes at
// times.
func (d *draw) automatic(id credential.ID, ask credential.Requirement) *credential.Credential {
	rules := credential.Rules{{Ask: ask}}
	if d.one(4) {
		turn := d.day(-6, 12)
		rules = credential.Rules{{Until: turn, Ask: ask}, {From: turn, Ask: d.ask(1)}}
		if d.one(3) {
			rules = rules[:1] // from then on it is awarded no more
		}
		if d.one(3) {
			rules[0].From = turn.Add(credential.Period{Days: -d.between(2, 15)})
		}
	}
	d.add(credential.Credential{ID: id, Kind: credential.Certification, Automatic: true, Requires: rules})
	return &d.entries.Credentials[len(d.entries.Credentials)-1]
}

// fulfilling asks for what is awarded by itself, by two exams which are in force on one
// day, or were. Another may rest on it, or be the target.
func (d *draw) fulfilling(q *oracle.Question) credential.Requirement {
	parts := []credential.Requirement{}
	for _, id := range []credential.ID{"vx", "vy"} {
		x := d.exam(id, nil)
		if d.one(2) {
			x.Lasts = d.days(3, 12)
			if d.one(2) {
				x.Renews = d.renewals(d.member)
			}
		}
		if d.one(4) {
			x.Offers[0].From = d.day(1, 8)
		}
		if d.one(2) {
			d.hadOnce(q, id)
		}
		parts = append(parts, credential.Holds{Credential: id})
	}
	rule := pick[credential.Requirement](d, parts[0], credential.All(parts...), credential.All(parts...),
		credential.All(parts[0], d.worked(nil, 1, 6)), credential.Any(parts...))
	a := d.automatic("va", rule)
	if d.one(4) {
		a.CountsAs = []credential.ID{"vk"}
		d.add(credential.Credential{ID: "vk", Kind: credential.Class})
	}
	last := credential.ID("va")
	if d.one(3) {
		rest := credential.Holds{Credential: "va"}
		if d.one(2) {
			rest.For = d.days(1, 6)
		}
		d.automatic("vb", pick[credential.Requirement](d, rest, credential.All(rest, d.ask(0)), credential.Any(rest, parts[1])))
		last = "vb"
	}
	if d.one(4) {
		d.hadOnce(q, "va")
	}
	if d.one(6) {
		w := credential.Waiver{Target: "va", Condition: pick(d, parts...), On: pick(d, credential.Date{}, d.day(-5, 9))}
		if slices.ContainsFunc(a.Requires, func(r credential.Rule) bool { return hasPart(r.Ask, w.Condition) }) {
			q.Record.Waivers = append(slices.Clip(q.Record.Waivers), w)
		}
	}
	if d.one(4) {
		q.Target = last
		return nil
	}
	ask := credential.Holds{Credential: last}
	if d.one(3) {
		ask.For = d.days(1, 14)
	}
	switch d.IntN(5) {
	case 0:
		return credential.All(ask, d.ask(0))
	case 1:
		y := credential.Credential{ID: "vc", Kind: credential.Certification, Requires: credential.Rules{{Ask: ask}}, Offers: d.offers(false)}
		d.add(y)
		return credential.Holds{Credential: "vc"}
	case 2:
		return d.hadOf(last)
	}
	return ask
}

// hasPart reports whether a requirement is, or has inside it, another that is no group.
func hasPart(whole, part credential.Requirement) bool {
	for _, inside := range credential.Walk(whole) {
		if reflect.DeepEqual(inside, part) {
			return true
		}
	}
	return false
}

// hadOnce adds to the record a holding with a day, by a day, or without any.
func (d *draw) hadOnce(q *oracle.Question, id credential.ID) {
	h := credential.Holding{Credential: id}
	switch d.IntN(6) {
	case 0:
	case 1:
		h.By = d.day(-20, 0)
	case 2:
		h.Expected = d.day(1, 8)
	default:
		h.Awarded = d.day(-20, 4)
		if d.one(2) {
			h.Expires = h.Awarded.Add(d.days(1, 20))
		}
	}
	q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
}
