package credential_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
)

func TestRulesHoldFromTheirFirstDayUntilTheDayAfterTheirLast(t *testing.T) {
	rules := credential.Rules{
		{Until: date(t, "2020-01-01"), Ask: credential.Age{Years: 1}},
		{From: date(t, "2020-01-01"), Until: date(t, "2022-01-01"), Ask: credential.Age{Years: 2}},
		{From: date(t, "2023-01-01"), Ask: credential.Age{Years: 3}},
	}
	for _, row := range []struct {
		reason, day string
		want        credential.Requirement
		ok          bool
	}{
		{"an open beginning", "0001-01-01", credential.Age{Years: 1}, true},
		{"the last day of an edition", "2019-12-31", credential.Age{Years: 1}, true},
		{"the first day of the next", "2020-01-01", credential.Age{Years: 2}, true},
		{"the last day before a gap", "2021-12-31", credential.Age{Years: 2}, true},
		{"the first day of a gap", "2022-01-01", nil, false},
		{"the last day of a gap", "2022-12-31", nil, false},
		{"the first day after a gap", "2023-01-01", credential.Age{Years: 3}, true},
		{"an open end", "9999-12-31", credential.Age{Years: 3}, true},
	} {
		if rule, ok := rules.On(date(t, row.day)); rule.Ask != row.want || ok != row.ok {
			t.Errorf("%s: On(%s) = %v, %v, want %v, %v", row.reason, row.day, rule.Ask, ok, row.want, row.ok)
		}
	}
	if rule, ok := (credential.Rules)(nil).On(date(t, "2020-01-01")); !ok || rule.Ask != nil {
		t.Errorf("no rules on any day = %v, %v, want a rule that asks for nothing", rule, ok)
	}
}

func TestOffersAreTakenUpInTheirSeasonsAndDates(t *testing.T) {
	offer := credential.Offer{From: date(t, "2025-03-25"), Until: date(t, "2026-04-01")}
	for _, s := range []string{"03-21/04-12", "09-01/09-30"} {
		season, err := credential.ParseSeason(s)
		if err != nil {
			t.Fatal(err)
		}
		offer.Seasons = append(offer.Seasons, season)
	}
	for _, row := range []struct {
		reason, day, next string
		ok                bool
	}{
		{"in season but too early", "2025-03-21", "2025-03-25", true},
		{"the first day", "2025-03-25", "2025-03-25", true},
		{"between the seasons", "2025-04-13", "2025-09-01", true},
		{"after the last season of the year", "2025-10-01", "2026-03-21", true},
		{"the last day", "2026-03-31", "2026-03-31", true},
		{"in season but too late", "2026-04-01", "2026-04-01", false},
	} {
		day := date(t, row.day)
		next, ok := offer.Next(day)
		if next.String() != row.next || ok != row.ok || offer.On(day) != (ok && next == day) {
			t.Errorf("%s: Next(%s) = %s, %v, On %v, want %s, %v", row.reason, row.day, next, ok, offer.On(day), row.next, row.ok)
		}
	}
}

func TestRenewalsHoldOnTheirDaysOnly(t *testing.T) {
	renewals := credential.Renewals{{From: date(t, "2020-01-01"), Until: date(t, "2021-01-01"), Units: 20}}
	for day, want := range map[string]bool{"2019-12-31": false, "2020-01-01": true, "2020-12-31": true, "2021-01-01": false} {
		if _, ok := renewals.On(date(t, day)); ok != want {
			t.Errorf("On(%s) = %v, want %v", day, ok, want)
		}
	}
	if _, ok := (credential.Renewals)(nil).On(date(t, "2020-01-01")); ok {
		t.Error("no renewals are in force on a day")
	}
}

func TestOnlyStandingsThatAreAccreditationCount(t *testing.T) {
	p := credential.Program{Accreditations: []credential.Accreditation{
		{By: "cahiim", Status: credential.Candidacy, Until: date(t, "2020-01-01")},
		{By: "cahiim", Status: credential.Initial, From: date(t, "2020-01-01"), Until: date(t, "2022-01-01")},
		{By: "cahiim", Status: credential.NotVerified, From: date(t, "2022-01-01")},
	}}
	for _, row := range []struct {
		reason, day string
		by          []credential.ID
		want        bool
	}{
		{"a candidate", "2019-12-31", []credential.ID{"cahiim"}, false},
		{"the first day", "2020-01-01", []credential.ID{"cahiim"}, true},
		{"the last day, by one of two", "2021-12-31", []credential.ID{"other", "cahiim"}, true},
		{"a standing that could not be read", "2022-01-01", []credential.ID{"cahiim"}, false},
		{"another accreditor", "2020-01-01", []credential.ID{"other"}, false},
		{"nobody", "2020-01-01", nil, false},
	} {
		if got := p.Accredited(row.by, date(t, row.day)); got != row.want {
			t.Errorf("%s: Accredited(%v, %s) = %v, want %v", row.reason, row.by, row.day, got, row.want)
		}
	}
}

func TestEveryKindIsAwardedOrDirectOrAClass(t *testing.T) {
	for _, kind := range []credential.Kind{
		credential.Degree, credential.Diploma, credential.Certificate, credential.Course, credential.Certification,
		credential.License, credential.Assessment, credential.Membership, credential.Clearance, credential.Class,
	} {
		var read credential.Kind
		if err := read.UnmarshalText([]byte(kind)); err != nil || read != kind {
			t.Errorf("UnmarshalText(%s) = %s, %v", kind, read, err)
		}
		ways := 0
		for _, way := range []bool{kind.Awarded(), kind.Direct(), kind == credential.Class} {
			if way {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s is had in %d ways, want 1", kind, ways)
		}
	}
}

func TestAWalkLeadsToEveryPartByItsPath(t *testing.T) {
	exam, letter := credential.Holds{Credential: "exam"}, credential.Attestation{ID: "letter", Of: "letter"}
	years := func(n int) credential.Age { return credential.Age{Years: n} }
	for _, row := range []struct {
		reason string
		r      credential.Requirement
		want   []string
	}{
		{"nothing is one", nil, []string{" <nil>"}},
		{"a requirement without parts", years(18), []string{" {18}"}},
		{"a group before its parts, and each part before the next", credential.All(years(1), credential.Any(exam, years(2)), letter), []string{
			" all", "/0 {1}", "/1 any", "/1/0 exam", "/1/1 {2}", "/2 letter"}},
		{"a group without parts", credential.AtLeast{}, []string{" all"}},
		{"the eleventh part", credential.All(slices.Repeat([]credential.Requirement{years(3)}, 11)...), []string{
			" all", "/0 {3}", "/1 {3}", "/2 {3}", "/3 {3}", "/4 {3}", "/5 {3}", "/6 {3}", "/7 {3}", "/8 {3}", "/9 {3}", "/10 {3}"}},
	} {
		var got []string
		for path, r := range credential.Walk(row.r) {
			got = append(got, path+" "+inShort(r))
		}
		if !slices.Equal(got, row.want) {
			t.Errorf("%s: Walk gives %q, want %q", row.reason, got, row.want)
		}
	}
}

// inShort names a requirement, but not its parts.
func inShort(r credential.Requirement) string {
	switch r := r.(type) {
	case credential.AtLeast:
		if r.N == len(r.Of) {
			return "all"
		}
		return "any"
	case credential.Holds:
		return string(r.Credential)
	case credential.Had:
		return string(r.Credential)
	case credential.Attestation:
		return r.Of
	}
	return fmt.Sprint(r)
}

func TestAWalkCanBeLeftAnywhere(t *testing.T) {
	r := credential.All(credential.Any(credential.Age{Years: 1}, credential.Age{Years: 2}), credential.Age{Years: 3})
	for most := 1; most <= 5; most++ {
		steps := 0
		for range credential.Walk(r) {
			if steps++; steps == most {
				break
			}
		}
		if steps != most {
			t.Errorf("a walk left at its step %d had %d", most, steps)
		}
	}
}

func TestLabelsDoNotNestGroupsInVain(t *testing.T) {
	age := credential.Age{Years: 18}
	group := credential.Labeled("Route A", credential.Any(age, age))
	if group.Label != "Route A" || group.N != 1 || len(group.Of) != 2 {
		t.Errorf("Labeled(any) = %+v, want the group with the label", group)
	}
	if again := credential.Labeled("Route B", group); again.Label != "Route B" || len(again.Of) != 1 {
		t.Errorf("Labeled(labeled) = %+v, want a group around it", again)
	}
	if single := credential.Labeled("Route C", age); single.N != 1 || len(single.Of) != 1 {
		t.Errorf("Labeled(age) = %+v, want a group of it alone", single)
	}
}

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

func TestAWayBackIsOpenForAsLongAsItSays(t *testing.T) {
	var days credential.Period
	if err := days.UnmarshalText([]byte("P180D")); err != nil {
		t.Fatal(err)
	}
	lapsed := date(t, "2026-10-01")
	for _, row := range []struct {
		reason      string
		back        credential.Return
		first, last string // the days on which it is open; "" is no end
	}{
		{"at any time", credential.Return{}, "2026-10-01", ""},
		{"on the day it lapses and 180 days later", credential.Return{Within: days}, "2026-10-01", "2027-03-30"},
		{"not before it is offered", credential.Return{Within: days, From: date(t, "2027-01-01")}, "2027-01-01", "2027-03-30"},
		{"no longer than it is offered", credential.Return{Until: date(t, "2027-01-01")}, "2026-10-01", "2026-12-31"},
	} {
		var first, last string
		for day := date(t, "2026-01-01"); day.Year < 2029; day = credential.DateOfDay(day.DayNumber() + 1) {
			if row.back.On(day, lapsed) {
				last = day.String()
				if first == "" {
					first = last
				}
			}
		}
		if last == "2028-12-31" {
			last = ""
		}
		if closes := row.back.Closes(lapsed); row.last != closes.Add(credential.Period{Days: -1}).String() && !(row.last == "" && closes.IsZero()) {
			t.Errorf("%s: it closes on %s, want the day after %s", row.reason, closes, row.last)
		}
		if first != row.first || last != row.last {
			t.Errorf("%s: open from %q to %q, want %q to %q", row.reason, first, last, row.first, row.last)
		}
	}
}

// The day on which a way back closes is the first on which it is not open, whatever
// the lengths of the months between.
func TestAWayBackClosesOnTheFirstDayOnWhichItIsNotOpen(t *testing.T) {
	for _, within := range []string{"P1M", "P1Y", "P3Y", "P180D", "P45D", "P1M2D", "P13M30D"} {
		var back credential.Return
		if err := back.Within.UnmarshalText([]byte(within)); err != nil {
			t.Fatal(err)
		}
		for lapsed := date(t, "2023-12-01"); lapsed.Year < 2025; lapsed = credential.DateOfDay(lapsed.DayNumber() + 1) {
			day := lapsed
			for back.On(day, lapsed) {
				day = credential.DateOfDay(day.DayNumber() + 1)
			}
			if closes := back.Closes(lapsed); closes != day {
				t.Fatalf("within %s of %s: it closes on %s, want %s", within, lapsed, closes, day)
			}
		}
	}
}
