package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// clocked makes some of the credit of a case clock hours, and some of the grades none that
// are a letter.
func (d *draw) clocked(q *oracle.Question) {
	d.eachRuleAsk(func(ask credential.Requirement) credential.Requirement {
		if c, ok := ask.(credential.Coursework); ok {
			d.unit(&c.Credits)
			if d.one(5) {
				c.MinGrade = pick(d, credential.Pass, "D", "B")
			}
			return c
		}
		return ask
	})
	for i := range d.entries.Programs {
		p := &d.entries.Programs[i]
		for k := range p.Teaches {
			d.unit(&p.Teaches[k].Credits)
		}
		if len(p.Teaches) > 0 && d.one(3) { // the same in credit and in hours
			p.Teaches = append(p.Teaches, credential.Teaching{In: p.Teaches[0].In, Credits: d.clock(1, 6)})
		}
	}
	q.Record.Studies = slices.Clone(q.Record.Studies)
	for i := range q.Record.Studies {
		s := &q.Record.Studies[i]
		if d.unit(&s.Credits); d.one(3) {
			s.Grade = d.letterless()
		}
	}
}

// unit makes an amount of credit clock hours, at times, if it is said.
func (d *draw) unit(c *credential.Credits) {
	if !c.IsZero() && d.one(3) {
		c.Unit = credential.Clock
	}
}

// clock draws an amount of clock hours.
func (d *draw) clock(low, high int) credential.Credits {
	return credential.Credits{Hundredths: 100 * d.between(low, high), Unit: credential.Clock}
}

// letterless draws a grade that says only that a course was passed or failed, or a low one.
func (d *draw) letterless() credential.Grade {
	return pick(d, credential.Pass, credential.Pass, credential.Fail, "F")
}

// training asks for clock hours or for credit, of which the person has some, in one unit or
// the other, passed or failed. Programs teach the rest.
func (d *draw) training(q *oracle.Question) credential.Requirement {
	ask := credential.Coursework{In: pick[credential.Field](d, "s", "s/t"), Credits: d.clock(3, 8)}
	if d.one(3) {
		ask.Credits = d.credits(3, 8)
	}
	if !d.one(3) {
		ask.MinGrade = pick(d, credential.Pass, "C", "B")
	}
	if d.one(4) {
		ask.Within = d.days(5, 25)
	}
	for _, id := range []credential.ID{"vd", "wd"} {
		p := d.school(id, 2, 9)
		p.Teaches = []credential.Teaching{{In: "s/t", Credits: d.clock(1, 6)}}
		if !d.one(3) {
			p.Teaches = append(p.Teaches, credential.Teaching{In: pick[credential.Field](d, "s/t", "s/u"), Credits: d.credits(1, 6)})
		}
	}
	studies := slices.Clip(q.Record.Studies)
	for range d.between(1, 2) {
		s := credential.Study{In: "s/t", Credits: d.clock(1, 6), Grade: pick(d, d.letterless(), d.letterless(), "C", "")}
		switch d.IntN(3) {
		case 0:
			s.Credits = d.credits(1, 6)
		case 1:
			s.Credits = ask.Credits // as much as is asked for
		}
		if d.one(2) {
			s.On = d.day(-20, 8)
		}
		studies = append(studies, s)
	}
	q.Record.Studies = studies
	q.Assume = q.Assume || d.one(3)
	if d.one(2) {
		return ask
	}
	return credential.All(ask, d.worked(nil, 2, 12))
}
