package calendar

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// decode reads one calendar, and writes it again: the writer refuses what lacks
// a property that it must have, or has one twice.
func decode(t *testing.T, data []byte) *ical.Calendar {
	t.Helper()
	cal, err := ical.NewDecoder(bytes.NewReader(data)).Decode()
	if err != nil {
		t.Fatalf("decode = %v\n%s", err, data)
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(cal); err != nil {
		t.Fatalf("encode what was decoded = %v\n%s", err, data)
	}
	return cal
}

// checkEvents fails if an event has no whole days, or a text or a rule that
// cannot be read.
func checkEvents(t *testing.T, cal *ical.Calendar) {
	t.Helper()
	if len(cal.Events()) == 0 {
		t.Error("the calendar has no events")
	}
	for _, e := range cal.Events() {
		summary, err := e.Props.Text(ical.PropSummary)
		if err != nil || summary == "" {
			t.Errorf("a summary reads %q, %v", summary, err)
		}
		start, err := e.DateTimeStart(time.UTC)
		end, err2 := e.DateTimeEnd(time.UTC)
		if err != nil || err2 != nil || end.Sub(start) < 24*time.Hour || end.Sub(start)%(24*time.Hour) != 0 {
			t.Errorf("%q is from %v to %v, %v, %v; want whole days", summary, start, end, err, err2)
		}
		if _, err := e.Props.Text(ical.PropDescription); err != nil {
			t.Errorf("the description of %q = %v", summary, err)
		}
		if _, err := e.RecurrenceSet(time.UTC); err != nil {
			t.Errorf("the recurrence of %q = %v", summary, err)
		}
	}
}

func TestGoldenCalendarsAreRead(t *testing.T) {
	files, err := filepath.Glob("../golden/roadmap/*.ics")
	if err != nil || len(files) < 2 {
		t.Fatalf("golden calendars = %q, %v, want some", files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		checkEvents(t, decode(t, data))
	}
}

// reference routes have seasons, windows, prices and renewals of the field.
func TestCalendarsOfTheReferenceCatalogAreRead(t *testing.T) {
	c := reference.Catalog()
	planner := pathway.New(c)
	for _, target := range []credential.ID{"ahima/rhit", "ncra/ods-c", "aapc/cpc", "role/cancer-registrar"} {
		q := pathway.Query{Letter: true, Target: target, Start: credential.Date{Year: 2027, Month: 1, Day: 4}, Assume: true,
			Record: credential.Record{Holdings: []credential.Holding{{Credential: "diploma/high-school", Awarded: credential.Date{Year: 2016, Month: 6, Day: 10}}}}}
		route, err := planner.Best(t.Context(), q)
		if err != nil {
			t.Fatalf("%s: %v", target, err)
		}
		var b bytes.Buffer
		if err := roadmap.ICalendar(&b, c, route, roadmap.Options{}); err != nil {
			t.Fatal(err)
		}
		checkEvents(t, decode(t, b.Bytes()))
	}
}

// upkeep returns the route of a person who has all but a renewal to think of.
func upkeep(due credential.Date, every credential.Period) *pathway.Route {
	day := credential.Date{Year: 2027, Month: 1, Day: 4}
	return &pathway.Route{Target: "guild/crk", Start: day, Finish: day, Upkeep: []pathway.Upkeep{{Entry: "guild/crk", Every: every, Due: due}}}
}

func write(t *testing.T, name string, r *pathway.Route) []byte {
	t.Helper()
	c, err := credential.NewCatalog(credential.Entries{Credentials: []credential.Credential{{ID: "guild/crk", Kind: credential.Certification, Name: name}}})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := roadmap.ICalendar(&b, c, r, roadmap.Options{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What a rule of recurrence says must be what adding the term says.
func TestRecurrenceGivesTheDaysOfTheTerms(t *testing.T) {
	due := credential.Date{Year: 2029, Month: 2, Day: 28}
	for _, every := range []credential.Period{{Months: 12}, {Months: 24}, {Months: 1}, {Months: 18}, {Days: 90}} {
		cal := decode(t, write(t, "CRK", upkeep(due, every)))
		events := cal.Events()
		last := events[len(events)-1]
		set, err := last.RecurrenceSet(time.UTC)
		if err != nil || set == nil {
			t.Fatalf("a renewal every %s recurs by %v, %v, want a rule", every, set, err)
		}
		next, want := set.Iterator(), due
		for range 40 {
			at, ok := next()
			if got := at.Format(time.DateOnly); !ok || got != want.String() {
				t.Fatalf("a renewal every %s falls on %s, want %s", every, got, want)
			}
			want = want.Add(every)
		}
	}
}

func TestNamesComeBackAsTheyWere(t *testing.T) {
	for _, name := range []string{
		`plain`, `semi; colon: comma, back\slash, "quotes" and \n`, `END:VEVENT`, `ends in a backslash\`,
		"a" + strings.Repeat(" 漢字 🚀 é", 40), strings.Repeat("x", 300), `^n ^' <b>&amp;`,
	} {
		cal := decode(t, write(t, name, upkeep(credential.Date{}, credential.Period{})))
		got, err := cal.Events()[0].Props.Text(ical.PropSummary)
		if want := "Goal: " + name; err != nil || got != want {
			t.Errorf("the goal reads %q, %v, want %q", got, err, want)
		}
	}
}
