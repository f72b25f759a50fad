package credential

import (
	"fmt"
	"strings"
	"time"
)

// A Season is a window of each year, both days in it: 03-21 to 04-12. One that
// ends before it begins runs over the turn of the year. February 29 stands for
// the last day of February in other years.
type Season struct {
	From, To MonthDay
}

// A MonthDay is a day of every year.
type MonthDay struct {
	Month time.Month
	Day   int
}

// ParseSeason reads two days of the year: "03-21/04-12".
func ParseSeason(s string) (Season, error) {
	from, to, ok := strings.Cut(s, "/")
	f, err := parseMonthDay(from)
	t, err2 := parseMonthDay(to)
	if !ok || err != nil || err2 != nil {
		return Season{}, fmt.Errorf("%q is not a season; write two days of the year, such as %q", s, "03-21/04-12")
	}
	return Season{From: f, To: t}, nil
}

func parseMonthDay(s string) (MonthDay, error) {
	t, err := time.Parse(time.DateOnly, "2000-"+s) // a leap year
	return MonthDay{Month: t.Month(), Day: t.Day()}, err
}

// in returns the day of the given year.
func (m MonthDay) in(year int) Date {
	return Date{Year: year, Month: m.Month, Day: min(m.Day, daysIn(year, m.Month))}
}

// String returns the season as [ParseSeason] reads it.
func (s Season) String() string {
	return fmt.Sprintf("%02d-%02d/%02d-%02d", int(s.From.Month), s.From.Day, int(s.To.Month), s.To.Day)
}

// Contains reports whether d lies in the season.
func (s Season) Contains(d Date) bool {
	from, to := s.From.in(d.Year), s.To.in(d.Year)
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
	if from := s.From.in(d.Year); !from.Before(d) {
		return from
	}
	return s.From.in(d.Year + 1)
}

// MarshalText returns the season as [Season.String] does.
func (s Season) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads what [Season.MarshalText] wrote.
func (s *Season) UnmarshalText(text []byte) error {
	parsed, err := ParseSeason(string(text))
	if err == nil {
		*s = parsed
	}
	return err
}
