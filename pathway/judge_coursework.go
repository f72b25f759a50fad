package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A credit is an amount of credit in the field asked for, and the days on which
// it counts.
type credit struct {
	weight   int // as [credential.Credits.Weight]
	got      credential.Grade
	planned  bool // done with the grade asked for
	unsaid   bool // how much it is was not said; the weight is what is asked for
	converts bool // to the unit that is asked for
	sure     days.Set
	maybe    days.Set
	evidence Evidence
	program  credential.ID // that taught it; "" for a study
}

// coursework judges credits in a field, over studies and programs together.
func (j *judge) coursework(v *verdict, r credential.Coursework) {
	credits := j.studyCredits(r)
	credits = append(credits, j.programCredits(r)...)
	var sure, maybe []days.Set
	var weights []int
	have := 0
	for _, c := range credits {
		sure, maybe, weights = append(sure, c.sure), append(maybe, c.maybe), append(weights, c.weight)
		if c.sure.Contains(j.day) {
			have += c.weight
		}
	}
	need := r.Credits.Weight()
	v.sure, v.maybe = days.Reaching(need, sure, weights), days.Reaching(need, maybe, weights)
	if j.explain {
		v.Gap = creditGap(need-have, r.Credits.Unit)
		v.Evidence = creditEvidence(credits, j.day)
		if !v.sure.Contains(j.day) {
			j.explainCredit(v, credits, r)
		}
	}
}

// studyCredits returns the studies of the record in the field.
func (j *judge) studyCredits(r credential.Coursework) []credit {
	var credits []credit
	for i := range j.person.studies {
		s := &j.person.studies[i]
		if !r.In.Contains(s.In) {
			continue
		}
		c := credit{weight: s.Credits.Weight(), got: s.Grade, evidence: s.evidence(j.catalog)}
		if c.converts = s.Credits.Unit.Converts(r.Credits.Unit); c.converts {
			c.sure, c.maybe = counted(s.On, credential.Date{}, r.Within)
		}
		c.grade(r)
		if c.unsure() && j.presumed != nil && j.presumes(Assumption{Kind: AssumedStudies, Field: r.In}) {
			c.sure = c.maybe
		}
		credits = append(credits, c)
	}
	return credits
}

// programCredits returns what the programs of the holdings teach in the field:
// once for each program, by the award that counts longest. Credit stays earned
// when the credential lapses. Where it is not known how much a program teaches, that
// may be all that is asked for; what a step attends gives only what is known.
func (j *judge) programCredits(r credential.Coursework) []credit {
	var credits []credit
	add := func(c credit) {
		same := func(other credit) bool { return other.program == c.program && other.unsaid == c.unsaid }
		if k := slices.IndexFunc(credits, same); k >= 0 {
			credits[k].sure = credits[k].sure.Union(c.sure)
			credits[k].maybe = credits[k].maybe.Union(c.maybe)
			return
		}
		credits = append(credits, c)
	}
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		program, ok := j.catalog.Program(h.Program)
		weight, unsaid := teaches(program, r), teachesUnsaid(program, r.In)
		if !ok || weight == 0 && !unsaid {
			continue
		}
		c := credit{weight: weight, converts: true, planned: h.planned, evidence: h.evidence(j.catalog), program: program.ID}
		c.sure, c.maybe = counted(h.award(), h.By, r.Within)
		c.grade(r)
		if unsaid && !h.planned {
			open := c
			open.weight, open.unsaid, open.sure = r.Credits.Weight(), true, nil
			if j.presumes(Assumption{Kind: AssumedCredit, Entry: program.ID}) {
				open.sure = open.maybe
			}
			add(open)
		}
		if weight == 0 {
			continue
		}
		if c.unsure() && j.presumed != nil && j.presumes(Assumption{Kind: AssumedTaught, Entry: program.ID}) {
			c.sure = c.maybe
		}
		add(c)
	}
	return credits
}

// counted returns the days on which credit of the given day counts. Credit of
// a day that is not given is done, but how long ago is not known; with the day by, it
// is done on that day for sure.
func counted(on, by credential.Date, within credential.Period) (sure, maybe days.Set) {
	maybe = days.Since(firstOf(on))
	sure = maybe.Within(firstOf(by), days.Never)
	if within.IsZero() {
		return sure, maybe
	}
	seen, maySee := recent(on, by, within)
	return sure.Intersect(seen), maybe.Intersect(maySee)
}

// grade drops credit whose grade is too low, and doubts credit whose grade was
// not given.
func (c *credit) grade(r credential.Coursework) {
	if c.graded(r) {
		return
	}
	c.sure = nil
	if !c.got.MayBe(r.MinGrade) {
		c.maybe = nil
	}
}

// unsure reports whether the credit may count on a day on which it does not for sure.
func (c *credit) unsure() bool { return !slices.Equal(c.sure, c.maybe) }

// creditGap turns a missing weight into clock hours, where these are asked for, or else
// into semester hours, rounded up.
func creditGap(missing int, unit credential.CreditUnit) Gap {
	if missing <= 0 {
		return Gap{}
	}
	if unit != credential.Clock {
		unit = credential.Semester
	}
	return Gap{Credits: credential.Credits{Hundredths: (missing + 2) / 3, Unit: unit}}
}

// creditEvidence returns what counts or will count for sure.
func creditEvidence(credits []credit, day int) []Evidence {
	var evidence []Evidence
	for _, c := range credits {
		if _, ok := c.sure.Next(day); ok {
			evidence = append(evidence, c.evidence)
		}
	}
	return evidence
}

// explainCredit notes why credit in the field does not count on the day.
func (j *judge) explainCredit(v *verdict, credits []credit, r credential.Coursework) {
	for _, c := range credits {
		why := Reason{Fact: c.evidence.Fact, Index: c.evidence.Index, Entry: c.evidence.Entry, Program: c.program}
		switch s, _ := status(c.sure, c.maybe, j.day); {
		case s == Unknown && c.unsaid:
			why.Code = ReasonCreditNotSaid
		case s == Unknown && c.graded(r):
			why.Code = ReasonStudyDayNotSaid
		case s == Unknown && c.got == credential.Pass:
			why.Code, why.Grade = ReasonLetterNotSaid, r.MinGrade
		case s == Unknown:
			why.Code = ReasonGradeNotSaid
		case s == Unmet && !c.converts:
			why.Code = ReasonOtherUnit
		case s == Unmet && c.got.Fails():
			why.Code = ReasonNotPassed
		case s == Unmet && !c.graded(r):
			why.Code, why.Grade = ReasonGradeTooLow, r.MinGrade
		case s == Unmet:
			why.Code, why.Within = ReasonTooLongAgo, r.Within
		}
		j.because(v, c.evidence.Text, why)
	}
}

// graded reports whether the grade of the credit is given and good enough.
func (c credit) graded(r credential.Coursework) bool {
	return c.planned || !c.got.Fails() && c.got.AtLeast(r.MinGrade)
}
