package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// longAgo is a day before all others, for facts whose day was not said.
const longAgo = -solve.Never

// dayOr returns the number of a date, or other if none was said.
func dayOr(d credential.Date, other int) int {
	if d.IsZero() {
		return other
	}
	return d.DayNumber()
}

// within reports whether from <= day < until, where zero ends are open.
func within(from, until, day credential.Date) bool {
	return (from.IsZero() || !day.Before(from)) && (until.IsZero() || day.Before(until))
}

// addPeriod returns the day that lies a period after another.
func addPeriod(day int, p credential.Period) int {
	if p.Months == 0 {
		return day + p.Days
	}
	return credential.DateOfDay(day).Add(p).DayNumber()
}

// lapseAfter returns what gives the day on which a credential that lapses does
// so, by the day of its award.
func lapseAfter(entry credential.Credential) func(award int) int {
	if entry.LastsThrough.IsZero() {
		return func(award int) int { return addPeriod(award, entry.Lasts) }
	}
	return func(award int) int { return entry.Lapse(credential.DateOfDay(award)).DayNumber() }
}

// mostDays returns at least as many days as any term of a credential has.
func mostDays(entry credential.Credential) int {
	days := 31*entry.Lasts.Months + entry.Lasts.Days
	if entry.Lasts.Months%12 == 0 {
		days = 366*(entry.Lasts.Months/12) + entry.Lasts.Days
	}
	if !entry.LastsThrough.IsZero() {
		days += 366 // up to the day of the year, and that day itself
	}
	return days
}

// A window is the days from one until, and not on, another.
type window struct {
	from, until int
}

// accreditedDays returns the days on which a program is accredited by one of
// the given organizations, or may be for all that is known; joined, in order.
func accreditedDays(program credential.Program, by []credential.ID, maybe bool) []window {
	var windows []window
	for _, a := range program.Accreditations {
		counts := a.Status.Accredited() || maybe && a.Status == credential.NotVerified
		if counts && slices.Contains(by, a.By) {
			windows = append(windows, window{dayOr(a.From, longAgo), dayOr(a.Until, solve.Never)})
		}
	}
	slices.SortFunc(windows, func(a, b window) int { return cmp.Compare(a.from, b.from) })
	var joined []window
	for _, s := range windows {
		if n := len(joined); n > 0 && s.from <= joined[n-1].until {
			joined[n-1].until = max(joined[n-1].until, s.until)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

func inAny(windows []window, day int) bool {
	return slices.ContainsFunc(windows, func(s window) bool { return s.from <= day && day < s.until })
}

// lateOf returns the day on which what was done on a day is no longer within a
// period; nil for the zero Period.
func lateOf(within credential.Period) func(done int) int {
	if within.IsZero() {
		return nil
	}
	return func(done int) int {
		return firstDay(addPeriod(done, within), func(day int) bool {
			return addPeriod(day, within.Negate()) > done
		})
	}
}

// backOf returns the first day that counts within a period before a day; nil
// for the zero Period.
func backOf(within credential.Period) func(day int) int {
	if within.IsZero() {
		return nil
	}
	return func(day int) int { return addPeriod(day, within.Negate()) }
}

// firstReaching returns the first day from which on a period leads to a day or
// beyond it.
func firstReaching(end int, p credential.Period) int {
	return firstDay(addPeriod(end, p.Negate()), func(day int) bool { return addPeriod(day, p) >= end })
}

// firstDay returns the first day that does, near a guess: calendar months are
// never more than a few days off. All days after one that does do as well. At the
// end of the calendar, where none does, it is Never.
func firstDay(guess int, does func(day int) bool) int {
	day := guess
	for day <= guess+monthSlack && !does(day) {
		day++
	}
	if day > guess+monthSlack {
		return solve.Never
	}
	for day > guess-monthSlack && does(day-1) {
		day--
	}
	return day
}

// monthSlack is more days than adding months and taking them off again can
// differ by.
const monthSlack = 4
