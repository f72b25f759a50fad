package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// tries draws, for some of the exams, rules on sitting them again, and sittings of the
// person that were failed or passed.
func (d *draw) tries(q *oracle.Question) {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Kind != credential.Assessment || !d.one(3) {
			continue
		}
		if !d.one(4) {
			c.Exam.Retakes = d.retakes()
		}
		if !d.one(3) {
			d.sat(q, c.ID)
		}
	}
}

// retakes draws when an exam may be sat again: by one rule, by one that changes on a day,
// or by one more for those who failed several times.
func (d *draw) retakes() []credential.Retake {
	first := d.retake()
	switch d.IntN(4) {
	case 0:
		second := d.retake()
		first.Until = d.day(-4, 9)
		second.From = first.Until
		return []credential.Retake{first, second}
	case 1:
		second := d.retake()
		second.After = d.between(2, 3)
		if d.one(2) {
			second.From = d.day(-4, 6)
		}
		return []credential.Retake{first, second}
	case 2:
		first.After = d.between(1, 2)
		if d.one(3) {
			first.Until = d.day(2, 12)
		}
	}
	return []credential.Retake{first}
}

// retake draws a wait, a limit on the tries in some time, or both.
func (d *draw) retake() credential.Retake {
	var r credential.Retake
	kind := d.IntN(5)
	if kind < 3 {
		r.Wait = d.days(1, 12)
	}
	if kind >= 2 {
		r.Most, r.Per = d.between(1, 3), d.days(5, 20)
	}
	return r
}

// sat adds to the record some sittings of an exam, each on a day of its own.
func (d *draw) sat(q *oracle.Question, exam credential.ID) {
	q.Record.Attempts = slices.Clip(q.Record.Attempts)
	for range d.between(1, 3) {
		a := credential.Attempt{Exam: exam, On: d.day(-12, 0), Passed: d.one(6)}
		if d.one(5) {
			a.On = d.day(1, 8)
		}
		if !slices.ContainsFunc(q.Record.Attempts, func(b credential.Attempt) bool { return a.Exam == b.Exam && a.On == b.On }) {
			q.Record.Attempts = append(q.Record.Attempts, a)
		}
	}
}

// trying asks for an exam that the person failed, at times after having passed it once.
func (d *draw) trying(q *oracle.Question) credential.Requirement {
	x := d.exam("vx", nil)
	x.Exam.Retakes = d.retakes()
	if d.one(3) {
		x.Lasts = d.days(3, 12)
		if d.one(2) {
			x.Renews = d.renewals(d.member)
		}
	}
	switch {
	case d.one(4):
		x.Offers[0].Seasons = d.seasons()
	case d.one(4):
		x.Offers[0].Takes = d.days(1, 4)
	}
	d.sat(q, "vx")
	if d.one(5) {
		h := credential.Holding{Credential: "vx", Awarded: d.day(-14, -1)}
		h.Expires = h.Awarded.Add(d.days(1, 14))
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	held := credential.Holds{Credential: "vx"}
	if d.one(6) {
		held.Within = d.days(3, 12)
	}
	switch d.IntN(4) {
	case 0:
		return credential.All(held, d.worked(nil, 2, 12))
	case 1:
		y := d.exam("vy", held)
		y.Exam.Retakes = d.retakes()
		if d.one(2) {
			d.sat(q, "vy")
		}
		if d.one(4) { // that waives no wait
			w := credential.Waiver{Target: "vy", Condition: held, On: pick(d, credential.Date{}, d.day(-5, 9))}
			q.Record.Waivers = append(slices.Clip(q.Record.Waivers), w)
		}
		return credential.Holds{Credential: "vy"}
	}
	return held
}
