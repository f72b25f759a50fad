package randcase

import (
	"fmt"
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// life adds to a case what a credential goes through after its award, and what a person
// remembers of it. At times the target asks for a scene of that besides, or instead.
func (d *draw) life(q *oracle.Question) {
	if oracle.Knows.Standings {
		d.standings(q.Record.Holdings)
	}
	if oracle.Knows.Amounts {
		d.unlessBroken(q, d.amounts)
	}
	if oracle.Knows.Had {
		d.unlessBroken(q, func() { d.pasts(len(q.Record.Holdings) < 2) })
	}
	if oracle.Knows.Old && d.one(2) {
		d.unlessBroken(q, d.aging)
	}
	if oracle.Knows.Returns {
		d.unlessBroken(q, d.waysBack)
	}
	if d.one(2) {
		d.unlessBroken(q, func() { d.liveScene(q) })
	}
}

// unlessBroken changes a case, and takes the change back if the catalog is then refused.
func (d *draw) unlessBroken(q *oracle.Question, change func()) {
	entries, before := Copy(d.entries), *q
	before.Record = Copy(q.Record)
	if change(); !valid(d.entries) {
		d.entries, *q = entries, before
	}
}

// liveScene makes the target ask for a scene.
func (d *draw) liveScene(q *oracle.Question) {
	var scenes []func(*oracle.Question) credential.Requirement
	if oracle.Knows.Proofs {
		scenes = append(scenes, d.proving)
	}
	if oracle.Knows.OpenTerms {
		scenes = append(scenes, d.forgetting)
	}
	if oracle.Knows.Standings {
		scenes = append(scenes, d.remembering)
	}
	if oracle.Knows.Had {
		scenes = append(scenes, d.having, d.lasting)
	}
	if oracle.Knows.Amounts {
		scenes = append(scenes, d.studied)
	}
	if oracle.Knows.Old {
		scenes = append(scenes, d.attesting)
	}
	if oracle.Knows.Returns {
		scenes = append(scenes, d.returning, d.returning)
	}
	if len(scenes) == 0 {
		return
	}
	ask := pick(d, scenes...)(q)
	if ask == nil {
		return
	}
	instead := !d.one(3)
	change := func(rules *credential.Rules) {
		if len(*rules) == 0 {
			*rules = credential.Rules{{Ask: ask}}
			return
		}
		for i := range *rules {
			if old := (*rules)[i].Ask; instead || old == nil {
				(*rules)[i].Ask = ask
			} else {
				(*rules)[i].Ask = credential.All(ask, old)
			}
		}
	}
	for i := range d.entries.Credentials {
		if d.entries.Credentials[i].ID == q.Target {
			change(&d.entries.Credentials[i].Requires)
		}
	}
	for i := range d.entries.Roles {
		if d.entries.Roles[i].ID == q.Target {
			change(&d.entries.Roles[i].Requires)
		}
	}
}

// standings draws what the person says of schools, and last days for awards without one.
func (d *draw) standings(holdings []credential.Holding) {
	for i := range holdings {
		h := &holdings[i]
		if h.Awarded.IsZero() && h.Expected.IsZero() && d.one(2) {
			if h.By = d.day(-30, 8); !h.Expires.IsZero() && !h.By.Before(h.Expires) {
				h.By = credential.Date{}
			}
		}
		if !d.degrees[h.Credential] {
			continue
		}
		switch d.IntN(5) {
		case 0:
			h.AccreditedBy = []credential.ID{"acc"}
		case 1:
			h.NotAccreditedBy = []credential.ID{"acc"}
		case 2:
			h.AccreditedBy = []credential.ID{"other"}
		case 3:
			h.AccreditedBy, h.NotAccreditedBy = []credential.ID{"other"}, []credential.ID{"acc"}
		}
		if h.Program != "" && d.one(2) {
			h.Program = ""
		}
		if h.Program == "" && d.one(3) {
			h.School = "a school"
		}
	}
}

// waysBack draws ways back to the credentials that lapse.
func (d *draw) waysBack() {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Kind.Direct() && !c.Lasts.IsZero() && d.one(2) {
			c.Returns = d.returns()
		}
	}
}

// returns draws one or two ways back.
func (d *draw) returns() []credential.Return {
	first := credential.Return{}
	if d.one(2) {
		first.Within = d.days(3, 30)
	}
	if d.one(3) {
		first.Requires = d.ask(1)
	}
	switch d.IntN(6) {
	case 0:
		first.From = d.day(1, 12)
	case 1:
		first.Until = d.day(3, 20)
	}
	first.Offers = d.backFees("soon")
	if !d.one(3) {
		return []credential.Return{first}
	}
	second := credential.Return{Within: d.days(10, 40), Offers: d.backFees("late")}
	if d.one(3) {
		second.Requires = d.ask(0)
	}
	return []credential.Return{first, second}
}

// backFees draws the offers of a way back, at times none.
func (d *draw) backFees(name string) []credential.Offer {
	if d.one(8) {
		return nil
	}
	fees := []credential.Offer{{Name: name, Price: d.price()}}
	switch d.IntN(8) {
	case 0:
		fees[0].Takes = d.days(1, 6)
	case 1:
		fees[0].Seasons = d.seasons()
	case 2:
		fees[0].If = d.ask(0)
	case 3:
		fees[0].From = d.day(1, 9)
	case 4:
		if d.member != "" {
			fees = append(fees, credential.Offer{Name: name + " member", Price: d.price(), If: credential.Holds{Credential: d.member}})
		}
	}
	return fees
}

// pasts makes conditions to hold a credential ask for it in the past or, if long, for some
// time. Two holdings that join are not compared yet.
func (d *draw) pasts(long bool) {
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		hold, ok := ask.(credential.Holds)
		switch {
		case !ok || !d.one(5):
		case d.one(2) && long && hold.UnderWay.IsZero() && hold.Within.IsZero(): // both are not compared yet
			hold.For = d.days(1, 12)
			return hold
		case len(hold.AccreditedBy) == 0:
			return d.hadOf(hold.Credential)
		}
		return ask
	})
}

// amounts leaves open how much credit some programs give.
func (d *draw) amounts() {
	for i := range d.entries.Programs {
		for k := range d.entries.Programs[i].Teaches {
			if d.one(3) {
				d.entries.Programs[i].Teaches[k].Credits = credential.Credits{}
			}
		}
	}
}

// studied asks for credit, some of which a program of the person's gave.
func (d *draw) studied(q *oracle.Question) credential.Requirement {
	p := d.school("vd", 3, 9)
	p.Teaches = []credential.Teaching{{In: "s/t", Credits: pick(d, credential.Credits{}, credential.Credits{}, d.credits(1, 3))}}
	id := p.ID
	if d.one(3) {
		p.Teaches = append(p.Teaches, credential.Teaching{In: "s/u", Credits: pick(d, credential.Credits{}, d.credits(1, 4))})
	}
	d.school("wd", 3, 9).Teaches = []credential.Teaching{{In: "s", Credits: d.credits(2, 6)}}
	if !d.one(3) {
		h := credential.Holding{Credential: "vd", Program: id, Awarded: pick(d, credential.Date{}, d.day(-20, 3))}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	q.Assume = q.Assume || d.one(2)
	return d.coursework()
}

// aging makes the words of others grow old, in each rule that asks for them.
func (d *draw) aging() {
	within := map[credential.ID]credential.Period{"a-letter": d.days(2, 9), "a-photo": d.days(1, 5)}
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		if a, ok := ask.(credential.Attestation); ok {
			a.Within = within[a.ID]
			return a
		}
		return ask
	})
}

// hadOf draws a condition to have had a credential.
func (d *draw) hadOf(id credential.ID) credential.Had {
	had := credential.Had{Credential: id}
	if !d.one(3) {
		had.Within = d.days(2, 20)
	}
	return had
}

var askType = reflect.TypeFor[credential.Requirement]()

// eachAsk changes every requirement in a value that is not a group.
func (d *draw) eachAsk(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch {
	case v.Type() == askType:
		switch ask := v.Interface().(type) {
		case nil:
		case credential.AtLeast:
			d.eachAsk(reflect.ValueOf(ask.Of), change)
		case credential.Holds, credential.Had, credential.Experience, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
			v.Set(reflect.ValueOf(change(ask.(credential.Requirement))))
		default:
			panic(fmt.Sprintf("randcase: no change of %T", ask))
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			d.eachAsk(v.Index(i), change)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			d.eachAsk(v.Field(i), change)
		}
	}
}

// attesting asks for work that opens by a letter which may be old by the end of it.
func (d *draw) attesting(q *oracle.Question) credential.Requirement {
	letter := credential.Attestation{ID: "a-letter", Of: "a letter", Fact: d.one(3)}
	if d.one(2) {
		q.Record.Attested = append(slices.Clip(q.Record.Attested),
			credential.Attested{ID: "a-letter", On: pick(d, credential.Date{}, d.day(-9, 0), d.day(-3, 9))})
	}
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		if a, ok := ask.(credential.Attestation); ok && a.ID == letter.ID {
			letter.Within = a.Within
		}
		return ask
	})
	within := letter.Within
	if within.IsZero() {
		within = d.days(2, 9)
	}
	letter.Within = within
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		if a, ok := ask.(credential.Attestation); ok && a.ID == letter.ID {
			return letter
		}
		return ask
	})
	x := d.exam("vx", letter)
	if d.one(2) {
		x.Offers[0].From = d.day(1, 8)
	}
	held := credential.Holds{Credential: "vx"}
	return pick[credential.Requirement](d, held, credential.All(held, d.worked(letter, 2, 12)), credential.All(letter, d.worked(letter, 2, 12)))
}

// having asks for what the person had, or has and will lose, or may earn and lose during
// work that is asked for too.
func (d *draw) having(q *oracle.Question) credential.Requirement {
	x := d.exam("vx", nil)
	x.Lasts = d.days(3, 12)
	if d.one(2) {
		x.Renews = d.renewals(d.member)
	}
	if d.one(2) {
		x.Offers[0].From = d.day(1, 8)
	}
	if !d.one(3) {
		h := credential.Holding{Credential: "vx", Awarded: d.day(-30, 0)}
		if d.one(2) {
			h.Expires = h.Awarded.Add(d.days(1, 35))
		}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	if d.one(3) {
		return d.hadOf("vx")
	}
	return credential.All(d.hadOf("vx"), d.worked(nil, 2, 16))
}

// lasting asks for what has been held for some time, by a holding or by a step.
func (d *draw) lasting(q *oracle.Question) credential.Requirement {
	d.add(credential.Credential{ID: "vk", Kind: credential.Class})
	x := d.exam("vx", nil)
	x.CountsAs = []credential.ID{"vk"}
	if !d.one(3) {
		x.Lasts = d.days(3, 12)
		x.Renews = d.renewals(d.member)
	}
	if !d.one(3) {
		h := credential.Holding{Credential: "vx", Awarded: d.day(-20, 5)}
		switch d.IntN(3) {
		case 0:
			h.Expires = h.Awarded.Add(d.days(1, 25))
		case 1:
			if !oracle.Knows.Standings {
				break
			}
			h.Awarded, h.By = credential.Date{}, h.Awarded
		}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	ask := credential.Holds{Credential: pick[credential.ID](d, "vk", "vx"), For: d.days(2, 14)}
	if d.one(2) {
		return ask
	}
	return credential.All(ask, d.worked(nil, 2, 10))
}

// proving asks for a degree that a holding of the person took, in one way or another.
func (d *draw) proving(q *oracle.Question) credential.Requirement {
	d.school("vd", 4, 12)
	d.school("wd", 4, 12)
	d.add(credential.Credential{ID: "vk", Kind: credential.Class})
	for i := range d.entries.Credentials {
		if c := &d.entries.Credentials[i]; c.ID == "vd" || c.ID == "wd" && !d.one(3) {
			c.CountsAs = append(c.CountsAs, "vk")
		}
	}
	v, w := credential.Holds{Credential: "vd"}, credential.Holds{Credential: "wd"}
	for _, ask := range []*credential.Holds{&v, &w} {
		if d.one(4) {
			ask.AccreditedBy = []credential.ID{"acc"}
		}
		if d.one(6) {
			ask.UnderWay = d.days(1, 5)
		}
	}
	took := pick[credential.Requirement](d, v, credential.All(v, w), credential.Any(v, w), credential.Any(v, w),
		credential.AtLeast{N: 2, Of: []credential.Requirement{v, w, credential.Holds{Credential: "vk"}}})
	x := d.exam("vx", took)
	if d.one(3) {
		turn := d.day(-30, 3)
		x.Requires = credential.Rules{{Until: turn, Ask: took}, {From: turn, Ask: pick[credential.Requirement](d, v, w)}}
	}
	switch {
	case d.one(3):
		x.Lasts = d.days(10, 30)
	case d.one(3):
		x.Lasts, x.Renews = d.days(10, 30), d.renewals("")
	}
	held := credential.ID("vx")
	if d.one(2) {
		held = d.add(credential.Credential{ID: "vc", Kind: credential.Certification,
			Requires: credential.Rules{{Ask: credential.All(credential.Holds{Credential: "vx"}, d.ask(0))}}})
	}
	h := credential.Holding{Credential: held}
	switch d.IntN(4) {
	case 0, 1:
		h.Awarded = d.day(-40, 0)
	case 2:
		h.Awarded = d.day(-10, 6)
	case 3:
		if oracle.Knows.Standings && d.one(2) {
			h.By = d.day(-40, 4)
		}
	}
	if !h.Awarded.IsZero() && d.one(3) {
		h.Expires = h.Awarded.Add(d.days(1, 40))
	}
	q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	ask := pick(d, v, w, credential.Holds{Credential: "vk"}, credential.Holds{Credential: "vk"}, credential.Holds{Credential: "vx"})
	switch {
	case d.one(6):
		ask.Within = d.days(5, 30)
	case ask.Credential != "vx" && d.one(6):
		ask.AccreditedBy = []credential.ID{"acc"}
	}
	return ask
}

// remembering asks for an accredited degree that the person has from a school which the
// catalog does not know.
func (d *draw) remembering(q *oracle.Question) credential.Requirement {
	d.school("vd", 4, 12).Accreditations = []credential.Accreditation{{By: "acc", Status: credential.Accredited}}
	h := credential.Holding{Credential: "vd", Awarded: pick(d, credential.Date{}, d.day(-20, 0))}
	d.degrees["vd"] = true
	list := []credential.Holding{h}
	d.standings(list)
	q.Record.Holdings = append(slices.Clip(q.Record.Holdings), list...)
	q.Assume = d.one(2)
	return credential.Holds{Credential: "vd", AccreditedBy: []credential.ID{"acc"}}
}

// forgetting asks, after some work, for a membership that the person had once. Whether it
// was renewed nobody said.
func (d *draw) forgetting(q *oracle.Question) credential.Requirement {
	y := d.exam("vy", nil)
	y.Lasts, y.Renews = d.days(3, 9), d.renewals(d.member)
	h := credential.Holding{Credential: "vy", Awarded: d.day(-30, 0)}
	if oracle.Knows.Standings && d.one(4) {
		h.Awarded, h.By = credential.Date{}, h.Awarded
	}
	q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	q.Assume = !d.one(3)
	ask := credential.Holds{Credential: "vy"}
	if d.one(3) {
		return ask
	}
	return credential.All(ask, d.worked(nil, 1, 15))
}

// returning asks for a certification that the person had, at times for as long as some work
// takes. What it took at first takes longer, or costs more, than to return.
func (d *draw) returning(q *oracle.Question) credential.Requirement {
	d.school("vd", 4, 12)
	c := credential.Credential{ID: "vc", Kind: pick(d, credential.Certification, credential.Membership), Lasts: d.days(3, 20),
		Requires: credential.Rules{{Ask: credential.Holds{Credential: "vd"}}}, Offers: []credential.Offer{{Price: d.price()}}}
	if d.one(2) {
		c.Renews = d.renewals("")
	}
	c.Returns = d.returns()
	if d.one(8) {
		c.Status, c.Offers = credential.Retired, nil
	}
	d.add(c)
	h := credential.Holding{Credential: "vc", Awarded: d.day(-40, -5)}
	if !d.one(3) {
		h.Expires = h.Awarded.Add(d.days(1, 45))
	}
	q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	ask := credential.Holds{Credential: "vc"}
	if d.one(5) {
		ask.Within = d.days(2, 10)
	}
	switch d.IntN(4) {
	case 0:
		return ask
	case 1:
		return credential.All(ask, d.worked(ask, 2, 12))
	}
	return credential.All(ask, d.worked(nil, 2, 12))
}
