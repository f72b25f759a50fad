package credential

import (
	"fmt"
	"strings"
	"time"
)

// A Season is a window of each year, both days in it: 03-21 to 04-12. One that
// ends before it begins runs over the turn of the year.
type Season struct {
	From, To MonthDay
}

// A MonthDay is a day of every year. February 29 stands for the last day of
// February in other years. The zero MonthDay means that none was said.
type MonthDay struct {
	Month time.Month
	Day   int
}

// ParseSeason reads two days of the year: "03-21/04-12".
func ParseSeason(s string) (Season, error) {
	from, to, ok := strings.Cut(s, "/")
	f, err := ParseMonthDay(from)
	t, err2 := ParseMonthDay(to)
	if !ok || err != nil || err2 != nil {
		return Season{}, fmt.Errorf("%q is not a season; write two days of the year, such as %q", s, "03-21/04-12")
	}
	return Season{From: f, To: t}, nil
}

// ParseMonthDay reads a day of the year: "12-31".
func ParseMonthDay(s string) (MonthDay, error) {
	t, err := time.Parse(time.DateOnly, "2000-"+s) // a leap year
	if err != nil {
		return MonthDay{}, fmt.Errorf("%q is not a day of the year; write month and day, such as %q", s, "12-31")
	}
	return MonthDay{Month: t.Month(), Day: t.Day()}, nil
}

// IsZero reports whether no day was said.
func (m MonthDay) IsZero() bool { return m == MonthDay{} }

// String returns the day as [ParseMonthDay] reads it, or "" for the zero MonthDay.
func (m MonthDay) String() string {
	if m.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d-%02d", int(m.Month), m.Day)
}

// MarshalText returns the day as [MonthDay.String] does.
func (m MonthDay) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads what [MonthDay.MarshalText] wrote.
func (m *MonthDay) UnmarshalText(text []byte) error { return unmarshalOrZero(m, text, ParseMonthDay) }

// In returns the day in the given year.
func (m MonthDay) In(year int) Date {
	return Date{Year: year, Month: m.Month, Day: min(m.Day, daysIn(year, m.Month))}
}

// next returns the first such day on or after d.
func (m MonthDay) next(d Date) Date {
	if day := m.In(d.Year); !day.Before(d) {
		return day
	}
	return m.In(d.Year + 1)
}

// String returns the season as [ParseSeason] reads it.
func (s Season) String() string {
	return fmt.Sprintf("%02d-%02d/%02d-%02d", int(s.From.Month), s.From.Day, int(s.To.Month), s.To.Day)
}

// Contains reports whether d lies in the season.
func (s Season) Contains(d Date) bool {
	from, to := s.From.In(d.Year), s.To.In(d.Year)
	if to.Before(from) {
		return !d.Before(from) || !d.After(to)
	}
	return !d.Before(from) && !d.After(to)
}

// Next returns the first day of the season on or after d.
func (s Season) Next(d Date) Date {
	if s.Contains(d) {
		return d
	}
	return s.From.next(d)
}

// MarshalText returns the season as [Season.String] does.
func (s Season) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what [Season.MarshalText] wrote.
func (s *Season) UnmarshalText(text []byte) error { return unmarshal(s, text, ParseSeason) }
