package days

import "math"

// The first and the last day of the calendar.
const (
	First = -719162 // 0001-01-01
	Last  = 2932896 // 9999-12-31
)

// The ends of time: every day of the calendar lies between them.
const (
	Never   = math.MaxInt32 // a day that does not come
	LongAgo = -Never        // a day before all others
)

// A Length is an amount of calendar time. Its months and its days are either both
// zero or more, or both zero or less. Lengths compare with ==, but are not ordered:
// which of one month and 30 days is longer depends on the month.
type Length struct {
	Months, Days int
}

// IsZero reports whether l is no time at all.
func (l Length) IsZero() bool { return l == Length{} }

// Negate returns the length that goes as far back as l goes forward.
func (l Length) Negate() Length { return Length{-l.Months, -l.Days} }

// Add returns the day that lies l after a day. Adding months keeps the day of
// the month, or takes the last day of a shorter month; the days of l come last. A
// day outside the calendar counts as the nearer end of it, and so does a sum.
func Add(day int, l Length) int {
	day = inCalendar(day)
	if l.Months != 0 {
		m, past := monthOf(day)
		m += month(l.Months)
		switch {
		case m < firstMonth:
			return First
		case m > lastMonth:
			return Last
		}
		day = m.start() + min(past, m.length()-1)
	}
	return inCalendar(day + l.Days)
}

func inCalendar(day int) int { return min(max(day, First), Last) }

// LookAheadStart returns the first day from which looking ahead by l sees the
// given day: the first day of the calendar that l leads to that day or beyond it,
// or Never if none does.
func LookAheadStart(day int, l Length) int {
	switch {
	case day > Last:
		return Never
	case day <= First: // nothing leads to a day before
		return First
	}
	day -= l.Days
	if day > Last {
		return Never
	}
	if l.Months == 0 || day <= First {
		return max(day, First)
	}
	m, past := monthOf(day)
	m -= month(l.Months)
	switch {
	case m < firstMonth:
		return First
	case m > lastMonth:
		return Never
	}
	return m.start() + min(past, m.length()) // the first of the next month, where this one is too short
}

// LookBackEnd returns the first day from which looking back by l no longer sees
// the given day: the first day of the calendar that lies more than l after it, or
// Never if there is none.
func LookBackEnd(day int, l Length) int {
	if day >= Last {
		return Never
	}
	return LookAheadStart(day+1, l.Negate())
}

// FewestDays returns the fewest days that l, which must not be below zero, spans
// from any day of the calendar: 28 for one month, 365 for twelve.
func (l Length) FewestDays() int {
	if l.Months == 0 {
		return l.Days
	}
	// Months span fewest from the first day of one: where a later day is cut off by
	// a shorter month, they span as many as from the first day of the next month. The
	// year 2100 has no leap day, so no years have fewer than those that follow the
	// leap day of 2096.
	fewest := math.MaxInt
	for m := monthIn(2096, 3); m < monthIn(2097, 3); m++ {
		fewest = min(fewest, (m+month(l.Months)).start()-m.start())
	}
	return fewest + l.Days
}

// FewestDaysOfCycle returns the fewest days that l, which must not be below zero, spans
// where each fourth year has its leap day, as up to [NoLeapDay]: 1,461 for four years.
func (l Length) FewestDaysOfCycle() int {
	if l.Months == 0 {
		return l.Days
	}
	fewest := math.MaxInt
	for m := monthIn(2001, 3); m < monthIn(2005, 3); m++ {
		fewest = min(fewest, (m+month(l.Months)).start()-m.start())
	}
	return fewest + l.Days
}

// NoLeapDay returns the first day of March of the first fourth year without a leap day,
// that of 2100 or of another such, that lies after a day of the calendar.
func NoLeapDay(day int) int {
	m, _ := monthOf(inCalendar(day))
	for year := (m.year() + 99) / 100 * 100; ; year += 100 {
		if march := monthIn(year, 3).start(); year%400 != 0 && march > day {
			return march
		}
	}
}

// MostDays returns at least as many days as l, which must not be below zero,
// spans from any day of the calendar.
func (l Length) MostDays() int {
	if l.Months%12 == 0 {
		return 366*(l.Months/12) + l.Days
	}
	return 31*l.Months + l.Days
}

// A month is a month of the calendar, counted from March of the year 0: its
// number is twelve times the year in which its March lies, and the months since.
type month int

var (
	firstMonth = monthIn(1, 1)
	lastMonth  = monthIn(9999, 12)
)

// monthIn returns a month of a year, both as people count them.
func monthIn(year, n int) month { return month(12*year + n - 3) }

// year returns the year in which the month lies, as people count it.
func (m month) year() int { return int(m+2) / 12 }

// start returns the first day of the month.
func (m month) start() int {
	year, since := int(m)/12, int(m)%12 // from March to February
	return year*365 + year/4 - year/100 + year/400 + (153*since+2)/5 - sinceMarch
}

// sinceMarch is the number of days from March 1 of the year 0 to 1970-01-01.
const sinceMarch = 719468

// length returns the number of days of the month.
func (m month) length() int {
	since := int(m) % 12
	if since == 11 {
		if year := m.year(); year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
	}
	return lengths[since]
}

// lengths has the days of each month, from March to February.
var lengths = [12]int{31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28}

// monthOf returns the month in which a day of the calendar lies, and how many of
// its days lie before the day.
func monthOf(day int) (m month, past int) {
	const (
		daysIn400Years = 146097
		daysIn100Years = 36524
		daysIn4Years   = 1460 // but for the leap day
	)
	z := uint32(day + sinceMarch)
	inEra := z % daysIn400Years
	year := (inEra - inEra/daysIn4Years + inEra/daysIn100Years - inEra/(daysIn400Years-1)) / 365
	inYear := inEra - (365*year + year/4 - year/100)
	since := (5*inYear + 2) / 153
	return month(12*(400*(z/daysIn400Years)+year) + since), int(inYear - (153*since+2)/5)
}

// DayOfMonth returns the day of the month that a day of the calendar is, from 1 on.
func DayOfMonth(day int) int {
	_, past := monthOf(inCalendar(day))
	return past + 1
}
