package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// When the work of a program counts, which was done while it was attended.

// A practice is the work of the program of a holding, in a field that is asked for, and the
// days on which it counts: from the award on, if it alone is enough.
type practice struct {
	*held
	program credential.Program
	sure    days.Set
	maybe   days.Set
}

// practices returns the work of the programs of the holdings. Of one of the record nobody
// says by which offer it was attended; of a step that is known.
func (j *judge) practices(r credential.Experience) []practice {
	var all []practice
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		program, ok := j.catalog.Program(h.Program)
		if !ok || !anyContains(r.In, program.Works.Fields) {
			continue
		}
		p := practice{held: h, program: program}
		some, each := practicesEnough(program, r)
		if h.planned {
			some = program.Works.Meets(r, h.took)
			each = some
		}
		if some {
			p.sure, p.maybe = counted(h.award(), h.By, credential.Period{})
		}
		if !each {
			p.sure = nil
		}
		if !slices.Equal(p.sure, p.maybe) && j.presumes(Assumption{Kind: AssumedPractice, Entry: program.ID}) {
			p.sure = p.maybe
		}
		all = append(all, p)
	}
	return all
}

// practicesEnough reports whether the work of a program alone is as much as is asked for, by
// some offer and by each of them.
func practicesEnough(program credential.Program, r credential.Experience) (some, each bool) {
	each = len(program.Offers) > 0
	for _, offer := range program.Offers {
		enough := program.Works.Meets(r, offer.Takes)
		some, each = some || enough, each && enough
	}
	return some, each
}

// practiced returns the days on which the work of one program is enough.
func practiced(all []practice) (sure, maybe days.Set) {
	for _, p := range all {
		sure, maybe = sure.Union(p.sure), maybe.Union(p.maybe)
	}
	return sure, maybe
}

// practiceFlaw says why work in the field of a program is not enough.
func practiceFlaw(r credential.Experience) ReasonCode {
	if r.Since != "" || !r.Within.IsZero() {
		return ReasonPracticeUndated
	}
	return ReasonPracticeNotEnough
}

// explainPractices names the work of programs that counts, or says why it does not on the
// day.
func (j *judge) explainPractices(v *verdict, all []practice, r credential.Experience) {
	for _, p := range all {
		if _, ever := p.sure.Next(j.day); ever {
			v.Evidence = append(v.Evidence, p.evidence(j.catalog))
		}
		why := Reason{Fact: p.fact().kind, Index: p.index, Entry: p.Credential, Program: p.program.ID}
		switch s, _ := status(p.sure, p.maybe, j.day); {
		case s == Unknown:
			why.Code = ReasonPracticeNotSaid
		case len(p.maybe) == 0:
			why.Code = practiceFlaw(r)
		}
		if !v.sure.Contains(j.day) {
			j.because(v, p.evidence(j.catalog).Text, why)
		}
	}
}
