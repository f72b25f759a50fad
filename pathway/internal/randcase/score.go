package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// average is a score that no step brings.
const average credential.ID = "gpa/school"

// scores makes some conditions ask for a score, and adds scores to the record.
func (d *draw) scores(q *oracle.Question) {
	d.eachRuleAsk(func(ask credential.Requirement) credential.Requirement {
		holds, isHeld := ask.(credential.Holds)
		_, aged := ask.(credential.Age)
		_, studied := ask.(credential.Coursework)
		switch {
		case isHeld && d.one(7) && len(holds.AccreditedBy) == 0:
			return d.scoreIn(holds.Credential)
		case (aged || studied) && d.one(6):
			return d.scoreIn(average)
		}
		return ask
	})
	if d.one(3) {
		d.score(q, d.scoredIDs(average)...)
	}
}

// scoreIn asks for a score of 2, 2.5 or 3.
func (d *draw) scoreIn(of credential.ID) credential.Score {
	ask := credential.Score{Of: of, AtLeast: pick(d, credential.PointsOf(2), credential.Points{Hundredths: 250}, credential.PointsOf(3))}
	if d.one(3) {
		ask.Within = d.days(3, 20)
	}
	return ask
}

// scoredIDs returns what somebody may have a score in: the given names, and the
// credentials and programs of the catalog.
func (d *draw) scoredIDs(names ...credential.ID) []credential.ID {
	ids := append(slices.Clone(names), d.holds...)
	for _, p := range d.entries.Programs {
		ids = append(ids, p.ID)
	}
	return ids
}

// score adds one or two scores in some of the given things to the record.
func (d *draw) score(q *oracle.Question, of ...credential.ID) {
	q.Record.Scores = slices.Clip(q.Record.Scores)
	for range d.between(1, 2) {
		s := credential.Scored{Of: pick(d, of...), Score: pick(d, credential.PointsOf(1), credential.Points{Hundredths: 249}, credential.Points{Hundredths: 250}, credential.PointsOf(3))}
		switch d.IntN(5) {
		case 0:
		case 1:
			s.On = d.day(1, 10)
		default:
			s.On = d.day(-20, 0)
		}
		q.Record.Scores = append(q.Record.Scores, s)
	}
}

// scoring asks for the score of an exam or of what counts as one, that may be too old when
// it is needed.
func (d *draw) scoring(q *oracle.Question) credential.Requirement {
	d.add(credential.Credential{ID: "vk", Kind: credential.Class})
	x := d.exam("vx", nil)
	x.CountsAs = []credential.ID{"vk"}
	switch {
	case d.one(4):
		x.Lasts = d.days(3, 12) // a score outlasts the pass
	case d.one(3):
		x.Offers[0].Takes = d.days(1, 5)
	case d.one(3):
		x.Offers[0].Until = d.day(3, 12)
	}
	if !d.one(3) {
		d.score(q, "vx", "vx", "vk")
	}
	ask := d.scoreIn(pick[credential.ID](d, "vx", "vk"))
	switch d.IntN(4) {
	case 0:
		return ask
	case 1:
		return credential.All(ask, d.worked(ask, 2, 12))
	case 2:
		y := d.exam("vy", ask)
		if d.one(2) {
			y.Offers[0].From = d.day(1, 12)
		}
		return credential.Holds{Credential: "vy"}
	}
	return credential.All(ask, d.worked(nil, 2, 16))
}

// grading asks for a grade average: of a program or its degree, which who attends it has,
// or of a name of its own, which no step brings.
func (d *draw) grading(q *oracle.Question) credential.Requirement {
	first := d.school("vd", 3, 9).ID
	if d.one(2) {
		d.school("vd", 3, 9)
	}
	of := pick(d, first, "vd", average, average)
	ask := d.scoreIn(of)
	if !d.one(3) {
		d.score(q, of, of, first)
	}
	if !d.one(3) {
		h := credential.Holding{Credential: "vd", Program: first, Awarded: d.day(-20, 0)}
		q.Record.Holdings = append(slices.Clip(q.Record.Holdings), h)
	}
	q.Assume = q.Assume || d.one(2)
	switch d.IntN(3) {
	case 0:
		return ask
	case 1: // a door for good students, and one for the others
		return credential.Any(ask, credential.All(credential.Holds{Credential: "vd"}, d.worked(nil, 2, 12)))
	}
	d.exam("vx", ask)
	return credential.Holds{Credential: "vx"}
}

// eachRuleAsk changes every requirement of the catalog that is not a group, but for what
// must hold for a credential to stay in force, which can ask for nothing but holdings.
func (d *draw) eachRuleAsk(change func(credential.Requirement) credential.Requirement) {
	var kept []credential.While
	for i := range d.entries.Credentials {
		kept = append(kept, d.entries.Credentials[i].While)
		d.entries.Credentials[i].While = credential.While{}
	}
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), change)
	for i := range kept {
		d.entries.Credentials[i].While = kept[i]
	}
}
