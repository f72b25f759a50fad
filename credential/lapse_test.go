package credential_test

import (
	"strings"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
)

// lasting returns a credential with the given term; through may be "".
func lasting(t *testing.T, lasts, through string) credential.Credential {
	t.Helper()
	c := credential.Credential{ID: "x", Kind: credential.License, Renews: credential.Renewals{{}}}
	if err := c.Lasts.UnmarshalText([]byte(lasts)); err != nil {
		t.Fatal(err)
	}
	if err := c.LastsThrough.UnmarshalText([]byte(through)); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestATermEndsByItsLengthOrWithADayOfTheYear(t *testing.T) {
	for _, row := range []struct{ reason, lasts, through, awarded, lapse string }{
		{"for life", "P0D", "", "2020-05-05", ""},
		{"by its length alone", "P2Y", "", "2020-05-05", "2022-05-05"},
		{"with the year in which its length ends", "P2Y", "12-31", "2020-05-05", "2023-01-01"},
		{"the first day of a year leads into that year", "P2Y", "12-31", "2020-01-01", "2023-01-01"},
		{"the last day of a year leads to the day itself", "P2Y", "12-31", "2020-12-31", "2023-01-01"},
		{"a day later it is another year", "P2Y", "12-31", "2021-01-01", "2024-01-01"},
		{"on the day of the year", "P1Y", "06-30", "2026-06-30", "2027-07-01"},
		{"the day before it", "P1Y", "06-30", "2026-06-29", "2027-07-01"},
		{"the day after it, a year later", "P1Y", "06-30", "2026-07-01", "2028-07-01"},
		{"months may lead over the turn of the year", "P6M", "06-30", "2026-08-15", "2027-07-01"},
		{"the last of February in a common year", "P1Y", "02-29", "2026-02-28", "2027-03-01"},
		{"the last of February in a leap year", "P1Y", "02-29", "2027-02-28", "2028-03-01"},
		{"from a leap day", "P1Y", "02-29", "2028-02-29", "2029-03-01"},
		{"the calendar has an end", "P2Y", "12-31", "9998-06-01", "9999-12-31"},
	} {
		got := lasting(t, row.lasts, row.through).Lapse(date(t, row.awarded))
		if got.String() != row.lapse {
			t.Errorf("%s: %s through %q, awarded on %s, lapses on %q, want %q", row.reason, row.lasts, row.through, row.awarded, got, row.lapse)
		}
	}
}

// terms are of all kinds: short, long, of months and days; through every kind of
// day of the year.
var terms = []struct{ lasts, through string }{
	{"P2Y", ""}, {"P1M", ""}, {"P1M3D", ""}, {"P90D", ""},
	{"P2Y", "12-31"}, {"P1Y", "01-01"}, {"P1Y", "02-29"}, {"P3Y", "03-01"}, {"P18M", "06-30"},
	{"P1M", "01-31"}, {"P1M3D", "02-01"}, {"P1D", "07-04"}, {"P366D", "08-31"},
}

func TestALaterAwardNeverLapsesEarlier(t *testing.T) {
	for _, term := range terms {
		c := lasting(t, term.lasts, term.through)
		last := credential.Date{}
		for _, year := range []int{2019, 2096} { // ten years each, with and without a leap day in the middle
			first := credential.Date{Year: year, Month: time.January, Day: 1}
			for day := first; day.Year < year+10; day = credential.DateOfDay(day.DayNumber() + 1) {
				lapse := c.Lapse(day)
				if lapse.Before(last) || !lapse.After(day) {
					t.Fatalf("%s through %q: awarded on %s it lapses on %s, and a day earlier on %s", term.lasts, term.through, day, lapse, last)
				}
				last = lapse
			}
		}
	}
}

// A first term goes on through the first such day that its length leads to, and
// no further.
func TestAFirstTermEndsWithTheFirstSuchDay(t *testing.T) {
	for _, term := range terms {
		c := lasting(t, term.lasts, term.through)
		if term.through == "" {
			continue
		}
		first := credential.Date{Year: 2019, Month: time.January, Day: 1}
		for day := first; day.Year < 2029; day = credential.DateOfDay(day.DayNumber() + 1) {
			want := day.Add(c.Lasts)
			for !isDayOfYear(want, c.LastsThrough) {
				want = credential.DateOfDay(want.DayNumber() + 1)
			}
			if got := credential.DateOfDay(c.Lapse(day).DayNumber() - 1); got != want {
				t.Fatalf("%s through %s: awarded on %s it is in force through %s, want %s", term.lasts, term.through, day, got, want)
			}
		}
	}
}

// isDayOfYear reports whether a date is a day of every year; the last of
// February is February 29.
func isDayOfYear(d credential.Date, m credential.MonthDay) bool {
	tomorrow := credential.DateOfDay(d.DayNumber() + 1)
	if m.Month == time.February && m.Day == 29 {
		return d.Month == time.February && tomorrow.Month == time.March
	}
	return d.Month == m.Month && d.Day == m.Day
}

// Years from the day on which a first term has ended end on a like day, for ever;
// of February 28 that is not so, and it is refused.
func TestFurtherTermsOfWholeYearsEndOnALikeDay(t *testing.T) {
	for day := range 366 {
		d := credential.Date{Year: 2024, Month: time.January, Day: 1}.Add(credential.Period{Days: day})
		through := credential.MonthDay{Month: d.Month, Day: d.Day}
		for _, lasts := range []string{"P1Y", "P2Y", "P3Y"} {
			c := lasting(t, lasts, through.String())
			_, err := credential.NewCatalog(credential.Entries{Credentials: []credential.Credential{c}})
			if drifts := driftsApart(c); drifts != (err != nil) {
				t.Errorf("%s through %s: terms drift apart = %v, NewCatalog = %v", lasts, through, drifts, err)
			}
		}
	}
}

// driftsApart reports whether a later term ends on another day of the year than
// the first.
func driftsApart(c credential.Credential) bool {
	for year := 2020; year < 2028; year++ {
		lapse := c.Lapse(credential.Date{Year: year, Month: time.May, Day: 17})
		for range 12 {
			if !isDayOfYear(credential.DateOfDay(lapse.DayNumber()-1), c.LastsThrough) {
				return true
			}
			lapse = lapse.Add(c.Lasts)
		}
	}
	return false
}

func TestADayOfTheYearThatCannotEndATermIsRefused(t *testing.T) {
	for _, row := range []struct{ reason, term, want string }{
		{"without a length", `"lastsThrough": "12-31"`, `x: lasts: it says on which day of the year the first term ends, and not how long a term is, such as "P2Y" [missing-field]`},
		{"no day of any year", `"lasts": "P2Y", "lastsThrough": "02-30"`, `x: lastsThrough: "02-30" is not a day of the year; write month and day, such as "12-31" [bad-value]`},
		{"the day before the leap day", `"lasts": "P2Y", "lastsThrough": "02-28"`, `x: lastsThrough: "02-28" is followed by February 29 in some years, and a year from that ends a day early; write "02-29", which is the last day of February in every year [bad-value]`},
		{"a date", `"lasts": "P2Y", "lastsThrough": "2026-12-31"`, `x: lastsThrough: "2026-12-31" is not a day of the year; write month and day, such as "12-31" [bad-value]`},
	} {
		_, err := credential.ParseCatalog("x.json", []byte(`{"credentials": [{"id": "x", "kind": "license", `+row.term+`}]}`))
		if err == nil || !strings.HasSuffix(err.Error(), row.want) {
			t.Errorf("%s: ParseCatalog(%s) = %v, want %s", row.reason, row.term, err, row.want)
		}
	}
}

func TestDaysOfTheYearAreReadAndWritten(t *testing.T) {
	for _, s := range []string{"", "01-01", "02-29", "12-31"} {
		var m credential.MonthDay
		if err := m.UnmarshalText([]byte(s)); err != nil || m.String() != s || m.IsZero() != (s == "") {
			t.Errorf("UnmarshalText(%q) = %v, %v, which is written %q", s, m, err, m.String())
		}
	}
	for _, s := range []string{"02-30", "04-31", "13-01", "00-10", "1-1", "12-31 ", "12/31", "--12-31"} {
		if m, err := credential.ParseMonthDay(s); err == nil || !m.IsZero() {
			t.Errorf("ParseMonthDay(%q) = %v, %v, want an error and no day", s, m, err)
		}
	}
}
