package oracle

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// The work of programs. It is done for as long as an offer takes, and counts once the
// program is finished. It adds to nothing, so it must be enough by itself.

// A practiceFact is the work of one program that a person attended.
type practiceFact struct {
	fields  []credential.Field
	weekly  int   // in parts of an hour
	lengths []int // in days, by each of the offers by which it may have been attended
	on      int   // the day on which it is finished
	by      int   // the last day on which it can have been
}

// practiceOf returns the work of a program, attended by one of some offers.
func (j *judge) practiceOf(program credential.Program, offers []credential.Offer) practiceFact {
	fact := practiceFact{fields: program.Works.Fields, weekly: program.Works.Weekly.Hundredths * perHour / 100}
	if program.Works.Weekly.IsZero() {
		fact.weekly = fullTime * perHour
	}
	for _, offer := range offers {
		fact.lengths = append(fact.lengths, j.fewestDays(offer.Takes))
	}
	return fact
}

// practicedFor returns the work of the program of a holding. By which offer it was attended
// the record does not say.
func (j *judge) practicedFor(holding credential.Holding) []practiceFact {
	program, ok := j.catalog.Program(holding.Program)
	if !ok || len(program.Works.Fields) == 0 {
		return nil
	}
	fact := j.practiceOf(program, program.Offers)
	fact.on = dayOr(holding.Awarded, dayOr(holding.Expected, always))
	fact.by = max(fact.on, dayOr(holding.By, always))
	return []practiceFact{fact}
}

// practicedIn returns the work of a program that a step attends.
func (j *judge) practicedIn(step *Step, end int) []practiceFact {
	if step.Kind != Attend || len(step.program.Works.Fields) == 0 {
		return nil
	}
	fact := j.practiceOf(step.program, []credential.Offer{*step.Offer})
	fact.on, fact.by = end, end
	return []practiceFact{fact}
}

// practiced judges whether one program was finished of which the work is enough.
func (j *judge) practiced(ask credential.Experience, f *facts, day int) Status {
	best := Unmet
	for _, fact := range f.practices {
		some, each := j.fills(ask, fact)
		switch {
		case !some || day < fact.on:
		case each && fact.by <= day:
			return Met
		default:
			best = Unknown
		}
	}
	return best
}

// fills reports whether the work of a program is as much as is asked for, for some of the
// lengths that it may have, and for each of them. It is as if it were the only work that
// the person ever did. When it was done is not known, so what asks for that it does not fill.
func (j *judge) fills(ask credential.Experience, fact practiceFact) (some, each bool) {
	if ask.Since != "" || !ask.Within.IsZero() {
		return false, false
	}
	each = true
	for _, length := range fact.lengths {
		only := facts{jobs: []jobFact{{fields: fact.fields, from: 0, until: length, weekly: fact.weekly, share: fact.weekly, supervised: true}}}
		enough := j.worked(ask, &only, length, always)
		some, each = some || enough, each && enough
	}
	return some, each
}

// couldPractice reports whether the work of some program of the record may be enough.
func (p *Planner) couldPractice(ask credential.Experience) bool {
	return slices.ContainsFunc(p.base.practices, func(fact practiceFact) bool {
		some, _ := p.judge.fills(ask, fact)
		return some
	})
}

// practices reports whether a step attends a program of which the work is enough.
func (p *Planner) practices(step *Step, ask credential.Experience) bool {
	return slices.ContainsFunc(p.judge.practicedIn(step, 0), func(fact practiceFact) bool {
		some, _ := p.judge.fills(ask, fact)
		return some
	})
}

// mayPractice reports whether a condition can be met by the work of a program. Then it is
// two conditions: that, and that enough was done in jobs.
func (t *trial) mayPractice(ask credential.Experience) bool {
	return t.couldPractice(ask) || slices.ContainsFunc(t.members, func(step *Step) bool { return t.practices(step, ask) })
}
