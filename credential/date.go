package credential

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Date is a day of the proleptic Gregorian calendar, without a time or a
// place. The zero Date means that no date was said. Dates compare with ==.
// [DateOf] makes one from a [time.Time].
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// The years a Date may lie in. A sum that leaves them stops at the nearer end,
// so that no arithmetic on dates can overflow.
const (
	minYear = 1
	maxYear = 9999
)

// DateOf returns the day that t shows in its own location: the same instant may
// be another day in another one, so call t.In first where the place matters. The
// zero Time is a day too, 0001-01-01. A day outside the years 1 to 9999 is not
// [Date.Valid].
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	return Date{Year: year, Month: month, Day: day}
}

// ParseDate reads a date as ISO 8601 writes it: "2026-01-31". It is an error if
// the calendar does not have the day, or if the year lies outside 1 to 9999.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	switch {
	case err == nil && t.Year() >= minYear:
		return DateOf(t), nil
	case shapeOf(s) == "0000-00-00":
		return Date{}, fmt.Errorf("%q is not a date that the calendar has; write year-month-day, such as %q", s, "2026-01-31")
	}
	return Date{}, fmt.Errorf("%q is not a date; write year-month-day, such as %q", s, "2026-01-31")
}

// shapeOf returns s with a 0 for each digit.
func shapeOf(s string) string {
	return strings.Map(func(r rune) rune {
		if '1' <= r && r <= '9' {
			return '0'
		}
		return r
	}, s)
}

// time returns the midnight in UTC with which d begins.
func (d Date) time() time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether no date was said.
func (d Date) IsZero() bool { return d == Date{} }

// Valid reports whether d is a day of the calendar. The zero Date is not.
func (d Date) Valid() bool {
	return d.Year >= minYear && d.Year <= maxYear && DateOf(d.time()) == d
}

// String returns the date as ISO 8601 writes it, or "" for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	b := appendPadded(make([]byte, 0, len(time.DateOnly)), d.Year, 4)
	b = appendPadded(append(b, '-'), int(d.Month), 2)
	b = appendPadded(append(b, '-'), d.Day, 2)
	return string(b)
}

// appendPadded appends a number, with zeros before it up to the given width.
func appendPadded(b []byte, n, width int) []byte {
	if n < 0 {
		b, n, width = append(b, '-'), -n, width-1
	}
	var buffer [20]byte
	digits := strconv.AppendInt(buffer[:0], int64(n), 10)
	for range width - len(digits) {
		b = append(b, '0')
	}
	return append(b, digits...)
}

// Compare orders dates by the calendar; the zero Date comes before all others.
func (d Date) Compare(e Date) int {
	switch {
	case d.Before(e):
		return -1
	case e.Before(d):
		return 1
	}
	return 0
}

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool {
	if d.Year != e.Year {
		return d.Year < e.Year
	}
	if d.Month != e.Month {
		return d.Month < e.Month
	}
	return d.Day < e.Day
}

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return e.Before(d) }

// Between reports whether from <= d < until, where a zero end is open. It is how
// the days of rules, offers and accreditations are read.
func (d Date) Between(from, until Date) bool {
	return (from.IsZero() || !d.Before(from)) && (until.IsZero() || d.Before(until))
}

// Add returns the day that lies p after d, which must be valid. Adding months
// keeps the day of the month, or takes the last day of a shorter month; the
// days of p come last: 2024-01-31 and P1M give 2024-02-29. A period below zero
// goes back. The result stays within the years 1 to 9999.
func (d Date) Add(p Period) Date {
	months := (d.Year*12 + int(d.Month) - 1) + p.Months
	if months < minYear*12 {
		return Date{Year: minYear, Month: time.January, Day: 1}
	}
	if months >= (maxYear+1)*12 {
		return Date{Year: maxYear, Month: time.December, Day: 31}
	}
	first := Date{Year: months / 12, Month: time.Month(months%12 + 1), Day: 1}
	first.Day = min(d.Day, daysIn(first.Year, first.Month))
	if p.Days == 0 {
		return first
	}
	return DateOfDay(first.DayNumber() + p.Days)
}

// daysIn returns how many days a month has.
func daysIn(year int, month time.Month) int {
	return time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

const secondsPerDay = 24 * 60 * 60

var (
	firstDay = int(Date{Year: minYear, Month: time.January, Day: 1}.time().Unix() / secondsPerDay)
	lastDay  = int(Date{Year: maxYear, Month: time.December, Day: 31}.time().Unix() / secondsPerDay)
)

// DayNumber returns the number of days from 1970-01-01 to d, which must be valid.
func (d Date) DayNumber() int { return int(d.time().Unix() / secondsPerDay) }

// DateOfDay returns the date with the given [Date.DayNumber]; a number outside
// the years 1 to 9999 gives the first or the last day of them.
func DateOfDay(n int) Date {
	n = min(max(n, firstDay), lastDay)
	return DateOf(time.Unix(int64(n)*secondsPerDay, 0).UTC())
}

// MarshalText returns the date as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Date.MarshalText] wrote.
func (d *Date) UnmarshalText(text []byte) error { return unmarshalOrZero(d, text, ParseDate) }
