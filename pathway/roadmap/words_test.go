package roadmap_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestDaysAreWrittenInWords(t *testing.T) {
	for _, c := range []struct{ day, long, short string }{
		{"2027-01-04", "4 January 2027", "4 Jan 2027"},
		{"2028-09-30", "30 September 2028", "30 Sep 2028"},
		{"", "a day not said", ""},
	} {
		var d credential.Date
		if c.day != "" {
			d = date(t, c.day)
		}
		if long, short := roadmap.FormatDate(d), roadmap.FormatShortDate(d); long != c.long || short != c.short {
			t.Errorf("FormatDate and FormatShortDate of %q = %q, %q, want %q, %q", c.day, long, short, c.long, c.short)
		}
	}
}

func TestDaysInATextAreWrittenInWords(t *testing.T) {
	for text, want := range map[string]string{
		"a coder, 2025-01-06 to 2026-03-01, 20 hours a week":    "a coder, 6 January 2025 to 1 March 2026, 20 hours a week",
		"a degree (2020-05-20); none since (until 2021-01-01).": "a degree (20 May 2020); none since (until 1 January 2021).",
		"[will be met on 2026-11-04] a degree [2020-05-20]":     "[will be met on 4 November 2026] a degree [20 May 2020]",
		"on 2026-03-01: no":              "on 1 March 2026: no",
		"the guild's word of 2026-02-30": "the guild's word of 2026-02-30",
		"ISO-2026-01-01 and 2026":        "ISO-2026-01-01 and 2026",
		"":                               "",
	} {
		if got := roadmap.FormatDatesIn(text); got != want {
			t.Errorf("FormatDatesIn(%q) = %q, want %q", text, got, want)
		}
	}
}

// The texts of package pathway have their days as files do, and each is one that
// FormatDatesIn finds.
func TestTheDaysOfAnEligibilityCanBeWrittenInWords(t *testing.T) {
	planner := pathway.New(sampleCatalog(t))
	record := credential.Record{
		Born:     date(t, "1998-05-14"),
		Holdings: []credential.Holding{{Credential: "degree/associate/records", Expected: date(t, "2027-05-20")}},
		Jobs:     []credential.Job{{Role: "role/clerk", From: date(t, "2026-06-01"), Weekly: credential.HoursOf(20)}},
		Attested: []credential.Attested{{ID: letter.ID, By: "the registry", On: date(t, "2026-12-01")}},
	}
	days := 0
	for _, target := range []credential.ID{"guild/crk-exam", "guild/crk", "role/registrar", "degree/associate/records"} {
		e, err := planner.Check(record, target, date(t, "2027-01-04"))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(e.String()) {
			days += len(isoDay.FindAllString(" "+line, -1))
			if left := isoDay.FindAllString(" "+roadmap.FormatDatesIn(line), -1); len(left) > 0 {
				t.Errorf("FormatDatesIn(%q) leaves the days %q", line, left)
			}
		}
	}
	if days < 10 {
		t.Errorf("the texts have %d days, want many", days)
	}
}

// Whoever wrote the texts of a catalog, a page has no day in them as files do.
func TestNoPageHasADayAsFilesDo(t *testing.T) {
	e, r := sampleEntries(t), sampleRoute(t)
	const note = "Since 2024-02-03; before (2023-01-01), other rules."
	e.Credentials[1].Renews[0].Terms, r.Upkeep[0].Terms = note, note
	for i := range e.Credentials {
		e.Credentials[i].Note = note
	}
	for i := range e.Programs {
		e.Programs[i].Note = note
	}
	for i := range r.Steps {
		r.Steps[i].Source.Note = note
	}
	r.Assumed = []pathway.Assumption{{Text: note}}
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	for name, write := range map[string]format{
		"Text": roadmap.Text, "Markdown": roadmap.Markdown, "HTML": roadmap.HTML, "SVG": roadmap.SVG,
		"ICalendar": roadmap.ICalendar, "Mermaid": roadmap.Mermaid, "DOT": roadmap.DOT,
	} {
		page := strings.ReplaceAll(string(render(t, write, c, r)), "\r\n ", "")
		if days := isoDay.FindAllString(page, -1); len(days) > 0 {
			t.Errorf("%s has the days %q, want them in words", name, days)
		}
	}
}

// isoDay finds a day as a file has it, apart from those that HTML keeps for
// programs.
var isoDay = regexp.MustCompile(`[^"/-]\b\d{4}-\d{2}-\d{2}\b`)

func TestSpansAreSaidAsAPersonWould(t *testing.T) {
	for _, c := range []struct{ name, from, to, want string }{
		{"whole years", "2027-01-04", "2029-01-04", "2 years"},
		{"years and months, with days left over, rounded", "2027-01-04", "2030-03-01", "about 3 years and 2 months"},
		{"half a month and more rounds up to the year", "2027-01-04", "2028-12-30", "about 2 years"},
		{"below a year the days are said", "2027-01-04", "2027-05-20", "4 months and 16 days"},
		{"whole weeks", "2027-01-04", "2027-01-18", "2 weeks"},
		{"a single day", "2027-01-04", "2027-01-05", "1 day"},
		{"no day at all", "2027-01-04", "2027-01-04", "no time"},
		{"from the end of a long month to the end of a short one", "2027-01-31", "2027-02-28", "1 month"},
		{"over a leap day", "2028-02-29", "2029-02-28", "1 year"},
	} {
		if got := roadmap.FormatSpan(date(t, c.from), date(t, c.to)); got != c.want {
			t.Errorf("%s: FormatSpan(%s, %s) = %q, want %q", c.name, c.from, c.to, got, c.want)
		}
	}
}

func TestMoneyIsGrouped(t *testing.T) {
	for in, want := range map[string]string{
		"0 USD": "0 USD", "229 USD": "229 USD", "8300 USD": "8,300 USD", "1234567.50 USD": "1,234,567.50 USD", "500000 JPY": "500,000 JPY",
	} {
		m, err := credential.ParseMoney(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := roadmap.FormatMoney(m); got != want {
			t.Errorf("FormatMoney(%s) = %q, want %q", in, got, want)
		}
	}
	if got := roadmap.FormatMoney(credential.Money{}); got != "" {
		t.Errorf("FormatMoney of an amount that is not known = %q, want none", got)
	}
}

func TestACostSaysWhatItLacks(t *testing.T) {
	for _, c := range []struct {
		name     string
		known    credential.Money
		unpriced int
		want     string
	}{
		{"all prices are known", usd(8300), 0, "8,300 USD"},
		{"a missing price is no zero", usd(8300), 1, "8,300 USD and 1 price not known"},
		{"no price is known", credential.Money{}, 2, "2 prices not known"},
		{"there is no price", credential.Money{}, 0, "no cost"},
		{"free is a price", usd(0), 0, "0 USD"},
	} {
		if got := roadmap.FormatCost(c.known, c.unpriced); got != c.want {
			t.Errorf("%s: FormatCost(%v, %d) = %q, want %q", c.name, c.known, c.unpriced, got, c.want)
		}
	}
}

func ExampleFormatDate() {
	fmt.Println(roadmap.FormatDate(credential.Date{Year: 2027, Month: 1, Day: 4}))
	// Output: 4 January 2027
}

func ExampleFormatShortDate() {
	fmt.Println(roadmap.FormatShortDate(credential.Date{Year: 2027, Month: 1, Day: 4}))
	// Output: 4 Jan 2027
}

func ExampleFormatDatesIn() {
	fmt.Println(roadmap.FormatDatesIn("RHIT, awarded on 2026-05-01"))
	// Output: RHIT, awarded on 1 May 2026
}

func ExampleFormatSpan() {
	start := credential.Date{Year: 2027, Month: 1, Day: 4}
	fmt.Println(roadmap.FormatSpan(start, credential.Date{Year: 2027, Month: 5, Day: 20}))
	fmt.Println(roadmap.FormatSpan(start, credential.Date{Year: 2030, Month: 3, Day: 1}))
	// Output:
	// 4 months and 16 days
	// about 3 years and 2 months
}

func ExampleFormatMoney() {
	fmt.Println(roadmap.FormatMoney(credential.Money{Minor: 830000, Currency: "USD"}))
	// Output: 8,300 USD
}

func ExampleFormatCost() {
	known := credential.Money{Minor: 830000, Currency: "USD"}
	fmt.Println(roadmap.FormatCost(known, 1))
	// Output: 8,300 USD and 1 price not known
}
