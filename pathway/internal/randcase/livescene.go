package randcase

// The scenes of what credentials go through after their award. The target asks for them.

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// liveScene makes the target ask for one of some scenes.
func (d *draw) liveScene(q *oracle.Question, scenes []liveScene) {
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

// A liveScene adds entries and facts, and returns a condition that asks for them; nil if it
// made one of the entries the target.
type liveScene func(*oracle.Question) credential.Requirement

// liveScenes returns the scenes of what the oracle has known for long.
func (d *draw) liveScenes() []liveScene {
	return []liveScene{d.proving, d.forgetting, d.remembering, d.having, d.lasting, d.studied, d.attesting, d.returning, d.returning}
}

// newScenes returns the scenes of what the oracle has learnt last.
func (d *draw) newScenes() []liveScene {
	return []liveScene{
		d.trying, d.fulfilling, d.paying, d.staying, d.staying, d.counting, d.taught, d.scoring, d.grading, d.living,
		d.training, d.clearing, d.sitting,
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
		if d.one(2) {
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
	if d.one(4) {
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
