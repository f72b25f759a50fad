package days_test

import (
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// yearDays are days of the year as catalogs have them and as this package does.
var yearDays = []days.MonthDay{
	{Month: 1, Day: 1}, {Month: 2, Day: 28}, {Month: 2, Day: 29}, {Month: 3, Day: 1}, {Month: 6, Day: 30},
	{Month: 8, Day: 15}, {Month: 11, Day: 30}, {Month: 12, Day: 31},
}

func monthDay(d days.MonthDay) credential.MonthDay {
	return credential.MonthDay{Month: time.Month(d.Month), Day: d.Day}
}

// inCalendar returns the number of a date, or Never where the year 10000 has begun.
func inCalendar(d credential.Date) int {
	if d.Year > 9999 {
		return days.Never
	}
	return d.DayNumber()
}

func TestSeasonsAreThoseOfCatalogs(t *testing.T) {
	for _, from := range yearDays {
		for _, to := range yearDays {
			season := days.Season{From: from, To: to}
			want := credential.Season{From: monthDay(from), To: monthDay(to)}
			for _, day := range some() {
				if day < days.First || day > days.Last {
					continue
				}
				if got, want := season.Contains(day), want.Contains(date(day)); got != want {
					t.Fatalf("%v contains %s: %t, want %t", season, date(day), got, want)
				}
				if got, want := season.Next(day), inCalendar(want.Next(date(day))); got != want {
					t.Fatalf("%v.Next(%s) = %d, want %d", season, date(day), got, want)
				}
			}
		}
	}
}

func TestDaysOfTheYearAreThoseOfCatalogs(t *testing.T) {
	for _, yearDay := range yearDays {
		for _, day := range some() {
			if day < days.First || day > days.Last {
				continue
			}
			next := monthDay(yearDay).In(date(day).Year)
			if next.Before(date(day)) {
				next = monthDay(yearDay).In(date(day).Year + 1)
			}
			if got, want := yearDay.Next(day), inCalendar(next); got != want {
				t.Fatalf("%v.Next(%s) = %d, want %d", yearDay, date(day), got, want)
			}
		}
	}
}

func TestNoDayOfTheYearComesOutsideTheCalendar(t *testing.T) {
	newYear := days.MonthDay{Month: 1, Day: 1}
	summer := days.Season{From: days.MonthDay{Month: 6, Day: 1}, To: days.MonthDay{Month: 8, Day: 31}}
	for _, test := range []struct {
		name      string
		got, want int
	}{
		{"before the calendar its first day is next", newYear.Next(days.LongAgo), days.First},
		{"after the last new year none comes", newYear.Next(days.Last), days.Never},
		{"after the calendar none comes", newYear.Next(days.Never), days.Never},
		{"before the calendar its first season is next", summer.Next(days.LongAgo), summer.Next(days.First)},
		{"after the last season none comes", summer.Next(days.Last), days.Never},
		{"after the calendar no season comes", summer.Next(days.Never), days.Never},
	} {
		if test.got != test.want {
			t.Errorf("%s: %d, want %d", test.name, test.got, test.want)
		}
	}
}
