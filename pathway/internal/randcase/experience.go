package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// bounds lets work count since something was first held, by another full time, and up to
// so many hours of a kind. At times the target asks for a scene of that.
func (d *draw) bounds(q *oracle.Question) {
	d.unlessBroken(q, d.bounded)
	if d.one(5) {
		d.unlessBroken(q, func() { d.liveScene(q, []liveScene{d.qualified, d.limited}) })
	}
}

// bounded draws bounds for the work that the entries ask for.
func (d *draw) bounded() {
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		work, ok := ask.(credential.Experience)
		if !ok {
			return ask
		}
		if len(d.holds) > 0 && d.one(8) {
			work.Since = pick(d, d.holds...)
		}
		if (work.MinShare > 0 || work.Hours == 0 && !work.Calendar) && d.one(3) {
			work.FullTime = d.fullTime()
		}
		if work.Hours > 1 && d.one(3) {
			work.AtMost = d.caps(work)
		}
		return work
	})
}

// fullTime draws the hours a week that are full time.
func (d *draw) fullTime() credential.Hours {
	return pick(d, credential.HoursOf(20), credential.HoursOf(30), credential.Hours{Hundredths: 3750}, credential.HoursOf(50))
}

// caps draws how much of some kinds counts: of the narrow field in a wide one, or of one
// or both of two.
func (d *draw) caps(work credential.Experience) []credential.Cap {
	var caps []credential.Cap
	for _, f := range work.In {
		if f == "f" {
			f = "f/g"
		} else if len(work.In) == 1 {
			continue
		}
		if !d.one(3) {
			caps = append(caps, credential.Cap{In: []credential.Field{f}, Hours: d.between(1, work.Hours-1)})
		}
	}
	return caps
}

// qualified asks for work that counts since an award, which the person may have had, or
// may have forgotten the day of.
func (d *draw) qualified(q *oracle.Question) credential.Requirement {
	work := credential.Experience{In: []credential.Field{"f"}, For: d.days(2, 5), Since: "sd"}
	if d.one(4) {
		work.For, work.Hours = credential.Period{}, d.between(8, 24)
		work.AtMost = d.caps(work)
	}
	if d.one(4) {
		work.Within = d.days(6, 20)
	}
	d.school("sd", 2, 9)
	if d.one(2) {
		x := d.exam("sx", nil)
		x.CountsAs = []credential.ID{"sd"}
		if d.one(2) {
			x.Lasts = d.days(1, 9)
		}
	}
	if d.one(2) {
		h := credential.Holding{Credential: "sd"}
		switch d.IntN(5) {
		case 0:
			h.By = d.day(-12, 4)
		case 1:
			h.Expected = d.day(1, 9)
		case 2:
			h.Awarded, h.Expires = d.day(-12, -6), d.day(-5, 3)
		case 3:
			h.Awarded = d.day(-8, 0)
		}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	if d.one(2) {
		job := credential.Job{Fields: []credential.Field{"f"}, From: d.day(-12, 0)}
		if d.one(2) || slices.ContainsFunc(q.Record.Jobs, func(j credential.Job) bool { return j.Role == "" && j.Until.IsZero() }) {
			job.Until = job.From.Add(d.days(1, 20)) // a route tells jobs that go on apart by their roles
		}
		q.Record.Jobs = append(slices.Clip(q.Record.Jobs), job)
	}
	role := credential.Role{ID: "sr", Name: "role", Fields: []credential.Field{"f"}}
	if d.one(3) {
		role.Requires = credential.Rules{{Ask: credential.Holds{Credential: "sd"}}}
	}
	d.entries.Roles = append(d.entries.Roles, role)
	q.Assume = q.Assume || d.one(4)
	return work
}

// limited asks for hours of which only so many of a kind count, and lets the person begin
// with that kind.
func (d *draw) limited(q *oracle.Question) credential.Requirement {
	work := credential.Experience{In: []credential.Field{"f"}, Hours: d.between(12, 28)}
	if d.one(3) {
		work.In = []credential.Field{"f/g", "h"}
	}
	work.AtMost = []credential.Cap{{In: []credential.Field{"f/g"}, Hours: d.between(4, work.Hours-1)}}
	if len(work.In) > 1 && d.one(2) {
		work.AtMost = append(work.AtMost, credential.Cap{In: []credential.Field{"h"}, Hours: d.between(work.Hours/2, work.Hours-1)})
	}
	if d.one(5) {
		work.Within = d.days(6, 20)
	}
	roles := []credential.Role{{ID: "lg", Name: "role", Fields: []credential.Field{"f/g"}}, {ID: "lh", Name: "role", Fields: []credential.Field{work.In[len(work.In)-1]}}}
	if d.one(3) {
		roles[1].Fields = append(roles[1].Fields, "f/g")
	}
	if d.one(2) {
		d.exam("lx", nil).Offers[0].Takes = d.days(1, 5)
		roles[d.IntN(2)].Requires = credential.Rules{{Ask: credential.Holds{Credential: "lx"}}}
	}
	d.entries.Roles = append(d.entries.Roles, roles...)
	if d.one(3) {
		job := credential.Job{Fields: []credential.Field{pick[credential.Field](d, "f/g", "h")}, From: d.day(-6, 2)}
		job.Until = job.From.Add(d.days(1, 12))
		q.Record.Jobs = append(slices.Clip(q.Record.Jobs), job)
	}
	return work
}
