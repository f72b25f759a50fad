package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// practices lets work be done in some programs. At times the target asks for a scene of
// that.
func (d *draw) practices(q *oracle.Question) {
	d.unlessBroken(q, func() {
		for i := range d.entries.Programs {
			if p := &d.entries.Programs[i]; len(p.Offers) > 0 && d.one(4) {
				p.Works = d.practice()
			}
		}
	})
	if d.one(5) {
		d.unlessBroken(q, func() { d.liveScene(q, []liveScene{d.apprenticed}) })
	}
}

// practice draws the work of a program.
func (d *draw) practice() credential.Practice {
	w := credential.Practice{Fields: []credential.Field{pick[credential.Field](d, "f", "f/g", "f/g", "h", "x")}}
	if d.one(3) {
		w.Weekly = pick(d, credential.HoursOf(10), credential.HoursOf(20), credential.Hours{Hundredths: 2450}, credential.HoursOf(60))
	}
	if d.one(6) && w.Fields[0] != "f" {
		w.Fields = append(w.Fields, "f")
	}
	return w
}

// apprenticed asks for about as much work as a program has, which the person may have
// attended. A role gives such work too.
func (d *draw) apprenticed(q *oracle.Question) credential.Requirement {
	p := d.school("ap", 2, 9)
	p.Works = d.practice()
	if p.Works.Fields[0] == "x" || p.Works.Fields[0] == "h" {
		p.Works.Fields = []credential.Field{"f"}
	}
	if d.one(2) {
		short := p.Offers[0]
		short.Name, short.Takes, short.Price = "short", d.days(1, 6), d.price()
		p.Offers = append(p.Offers, short)
	}
	if d.one(5) {
		p.Awards, p.Teaches = nil, nil // it is the work alone that is of use
	}
	program, takes := p.ID, p.Offers[0].Takes.Days
	d.entries.Roles = append(d.entries.Roles, credential.Role{ID: "ar", Name: "role", Fields: []credential.Field{"f/g"}})
	if d.one(2) {
		d.exam("ax", nil).Offers[0].Takes = d.days(1, 5)
		d.entries.Roles[len(d.entries.Roles)-1].Requires = credential.Rules{{Ask: credential.Holds{Credential: "ax"}}}
	}
	ask := credential.Experience{In: []credential.Field{pick[credential.Field](d, "f", "f", "f/g")}, For: d.days(1, takes+1)}
	switch d.IntN(6) {
	case 0, 1:
		ask.For, ask.Hours = credential.Period{}, d.between(6, 6*takes+4)
		if ask.In[0] == "f" && d.one(2) {
			ask.AtMost = []credential.Cap{{In: []credential.Field{"f/g"}, Hours: d.between(1, ask.Hours-1)}}
		}
	case 2:
		ask.Calendar = true
	case 3:
		ask.FullTime = d.fullTime()
	case 4:
		ask.MinShare = pick(d, 50, 60)
	}
	ask.Supervised = d.one(4)
	if len(p.Awards) > 0 && d.one(2) {
		h := credential.Holding{Credential: "ap", Program: program}
		switch d.IntN(5) {
		case 0:
			h.By = d.day(-12, 6)
		case 1:
			h.Expected = d.day(1, 9)
		case 2, 3:
			h.Awarded = d.day(-8, 0)
		}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	if d.one(3) {
		job := credential.Job{Fields: []credential.Field{"f/g"}, From: d.day(-8, 0)}
		job.Until = job.From.Add(d.days(1, 8))
		q.Record.Jobs = append(slices.Clip(q.Record.Jobs), job)
	}
	q.Assume = q.Assume || d.one(3)
	if d.one(3) {
		return credential.All(ask, d.worked(nil, 1, 6))
	}
	return ask
}
