package oracle

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// accredited judges the program of a holding on the day of its award: by what the catalog
// knows of it or, where that does not say, by the word of the person.
func (j *judge) accredited(by []credential.ID, held heldFact) Status {
	standing := Unknown
	if held.program != "" {
		standing = j.standing(by, held)
	}
	if standing != Unknown {
		return standing
	}
	asked := func(id credential.ID) bool { return slices.Contains(by, id) }
	other := func(id credential.ID) bool { return !asked(id) }
	entry, _ := j.catalog.Credential(held.credential)
	switch {
	case len(held.accreditors) > 0 && !slices.ContainsFunc(held.accreditors, other):
		return Met
	case slices.ContainsFunc(held.said.AccreditedBy, asked):
		return Met
	case held.program == "" && entry.Kind.Direct():
		return Unmet // no program ever awards it
	}
	for _, id := range by {
		if !slices.Contains(held.said.NotAccreditedBy, id) {
			return Unknown
		}
	}
	return Unmet
}

// standing judges the program that awarded a holding by what the catalog knows.
func (j *judge) standing(by []credential.ID, held heldFact) Status {
	program, _ := j.catalog.Program(held.program)
	if held.dated {
		return known(program.Accredited(by, credential.DateOfDay(held.award)))
	}
	if held.award > always {
		return standingBy(program, by, held.award)
	}
	best := Unmet
	for _, a := range program.Accreditations {
		switch {
		case !slices.Contains(by, a.By):
		case a.Status == credential.NotVerified:
			best = Unknown
		case !a.Status.Accredited():
		case a.From.IsZero() && a.Until.IsZero():
			return Met
		default:
			best = Unknown
		}
	}
	return best
}

// standingBy judges a program on every day up to the last one on which it can have made an
// award. Nothing changes but on a day on which an accreditation begins or ends.
func standingBy(program credential.Program, by []credential.ID, last int) Status {
	days := []int{last, credential.Date{Year: 1, Month: 1, Day: 1}.DayNumber()}
	for _, a := range program.Accreditations {
		days = append(days, dayOr(a.From, last), dayOr(a.From, last+1)-1, dayOr(a.Until, last), dayOr(a.Until, last+1)-1)
	}
	yes, no := 0, 0
	for _, day := range days {
		switch {
		case day > last:
		case program.Accredited(by, credential.DateOfDay(day)):
			yes++
		default:
			no++
		}
	}
	switch {
	case no == 0:
		return Met
	case yes == 0:
		return Unmet
	}
	return Unknown
}
