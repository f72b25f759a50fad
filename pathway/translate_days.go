package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// lapseAfter returns what gives the day on which a credential that lapses does
// so, by the day of its award.
func lapseAfter(entry credential.Credential) func(award int) int {
	if entry.LastsThrough.IsZero() {
		return func(award int) int { return days.Add(award, days.Length(entry.Lasts)) }
	}
	return func(award int) int { return entry.Lapse(credential.DateOfDay(award)).DayNumber() }
}

// mostDays returns at least as many days as any term of a credential has.
func mostDays(entry credential.Credential) int {
	most := days.Length(entry.Lasts).MostDays()
	if !entry.LastsThrough.IsZero() {
		most += 366 // up to the day of the year, and that day itself
	}
	return most
}

// accreditedDays returns the days on which a program is accredited by one of
// the given organizations, or may be for all that is known.
func accreditedDays(program credential.Program, by []credential.ID, maybe bool) days.Set {
	var accredited days.Set
	for _, a := range program.Accreditations {
		counts := a.Status.Accredited() || maybe && a.Status == credential.NotVerified
		if counts && slices.Contains(by, a.By) {
			accredited = accredited.Union(days.Between(firstOf(a.From), endOf(a.Until)))
		}
	}
	return accredited
}

// lateOf returns the day on which what was done on a day is no longer within a
// period; nil for the zero Period.
func lateOf(within credential.Period) func(done int) int {
	if within.IsZero() {
		return nil
	}
	return func(done int) int { return days.LookBackEnd(done, days.Length(within)) }
}

// backOf returns the first day that counts within a period before a day; nil
// for the zero Period.
func backOf(within credential.Period) func(day int) int {
	if within.IsZero() {
		return nil
	}
	return func(day int) int { return lookBack(day, within) }
}
