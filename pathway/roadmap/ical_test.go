package roadmap_test

import (
	"bytes"
	"fmt"
	"log"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A component is an event, a reminder or the calendar as a test reads it back.
type component struct {
	name  string
	props map[string]string // by their names, with parameters
	parts []component
}

// readCalendar reads a calendar by the rules of RFC 5545, and fails if it
// breaks one.
func readCalendar(t *testing.T, data []byte) component {
	t.Helper()
	for line := range bytes.SplitSeq(bytes.TrimSuffix(data, []byte("\r\n")), []byte("\r\n")) {
		if len(line) > 75 || bytes.ContainsAny(line, "\r\n\x00\x1b") || !utf8.Valid(line) {
			t.Errorf("a line has %d bytes, or a break or half a letter in it: %q", len(line), line)
		}
	}
	stack := []component{{}}
	for line := range strings.SplitSeq(strings.TrimSuffix(strings.ReplaceAll(string(data), "\r\n ", ""), "\r\n"), "\r\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok || strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-;=") != "" {
			t.Fatalf("a line is no property: %q", line)
		}
		top := len(stack) - 1
		switch name {
		case "BEGIN":
			stack = append(stack, component{name: value, props: map[string]string{}})
		case "END":
			if stack[top].name != value {
				t.Fatalf("%s ends where %s is open", value, stack[top].name)
			}
			stack[top-1].parts = append(stack[top-1].parts, stack[top])
			stack = stack[:top]
		default:
			if _, twice := stack[top].props[name]; twice {
				t.Errorf("%s has %s twice", stack[top].name, name)
			}
			stack[top].props[name] = value
		}
	}
	if len(stack) != 1 || len(stack[0].parts) != 1 || stack[0].parts[0].name != "VCALENDAR" {
		t.Fatalf("the data is not one whole calendar:\n%s", data)
	}
	return stack[0].parts[0]
}

// find returns the event with the given summary.
func find(t *testing.T, c component, words string) component {
	t.Helper()
	for _, e := range c.parts {
		if e.props["SUMMARY"] == words {
			return e
		}
	}
	t.Fatalf("the calendar has no event %q", words)
	return component{}
}

func TestACalendarHasAnEventForAllThatHasADay(t *testing.T) {
	r := sampleRoute(t)
	r.Upkeep[0].Fees[0].Source = r.Steps[0].Source // which a page cites
	cal := readCalendar(t, render(t, roadmap.ICalendar, sampleCatalog(t), r))
	for _, c := range []struct{ name, words, from, until, alarm string }{
		{"a step that lasts has its last day in it", `Step 1: Attend Typical records program\, full-time`, "20270104", "20290105", ""},
		{"a step of a day is that day", "Step 5: Sit the CRK examination", "20300301", "20300302", ""},
		{"the window of a step", "Window for step 5: Sit the CRK examination", "20300301", "20300324", "-P14D"},
		{"the goal", "Goal: Cancer registrar", "20300301", "20300302", ""},
		{"a renewal", "Renewal due: CRK", "20320301", "20320302", "-P90D"},
	} {
		e := find(t, cal, c.words)
		if got := e.props["DTSTART;VALUE=DATE"] + " " + e.props["DTEND;VALUE=DATE"]; got != c.from+" "+c.until {
			t.Errorf("%s: %q is from and until %s, want %s %s", c.name, c.words, got, c.from, c.until)
		}
		alarm := ""
		for _, a := range e.parts {
			alarm = a.props["TRIGGER"]
		}
		if alarm != c.alarm {
			t.Errorf("%s: the reminder of %q is %q, want %q", c.name, c.words, alarm, c.alarm)
		}
	}
	if want := len(r.Steps) + 1 + 1 + 1; len(cal.parts) != want { // a window, the goal, a renewal
		t.Errorf("the calendar has %d events, want %d", len(cal.parts), want)
	}
	if rule := find(t, cal, "Renewal due: CRK").props["RRULE"]; rule != "FREQ=YEARLY;INTERVAL=2" {
		t.Errorf("the renewal recurs by %q, want every second year", rule)
	}
}

func TestEveryEventHasWhatItMust(t *testing.T) {
	seen := map[string]bool{}
	for _, e := range readCalendar(t, render(t, roadmap.ICalendar, sampleCatalog(t), sampleRoute(t))).parts {
		for _, name := range []string{"UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "TRANSP"} {
			if e.props[name] == "" {
				t.Errorf("%q has no %s", e.props["SUMMARY"], name)
			}
		}
		if seen[e.props["UID"]] {
			t.Errorf("%q shares its identity with another event", e.props["SUMMARY"])
		}
		seen[e.props["UID"]] = true
	}
}

// identities returns the identities of the events, by their summaries
// without the number of the step.
func identities(t *testing.T, c *credential.Catalog, r *pathway.Route, o roadmap.Options) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := roadmap.ICalendar(&b, c, r, o); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, e := range readCalendar(t, b.Bytes()).parts {
		ids[e.props["SUMMARY"]] = e.props["UID"]
	}
	return ids
}

func TestALaterPlanMovesTheEvents(t *testing.T) {
	c, name := sampleCatalog(t), roadmap.Options{Name: "Ana Example"}
	was := identities(t, c, sampleRoute(t), name)
	later := sampleRoute(t)
	later.Start, later.Finish = later.Start.Add(years(1)), later.Finish.Add(years(1))
	for i := range later.Steps {
		s := &later.Steps[i]
		s.Start, s.Finish, s.Price = s.Start.Add(years(1)), s.Finish.Add(years(1)), usd(1)
	}
	later.Upkeep[0].Due = later.Upkeep[0].Due.Add(years(1))
	now := identities(t, c, later, name)
	for summary, id := range was {
		if now[summary] != id {
			t.Errorf("a year later the identity of %q is %s, want the same as before, %s", summary, now[summary], id)
		}
	}
	other := identities(t, c, sampleRoute(t), roadmap.Options{Name: "Ben Example"})
	for summary, id := range was {
		if other[summary] == id {
			t.Errorf("%q of two persons is one event", summary)
		}
	}
	var first, second bytes.Buffer
	if err := roadmap.ICalendar(&first, c, sampleRoute(t), name); err != nil {
		t.Fatal(err)
	}
	if err := roadmap.ICalendar(&second, c, later, name); err != nil {
		t.Fatal(err)
	}
	for _, of := range []string{"DTSTAMP", "SEQUENCE"} {
		before, after := readCalendar(t, first.Bytes()).parts[0].props[of], readCalendar(t, second.Bytes()).parts[0].props[of]
		if before >= after {
			t.Errorf("the %s of a later plan is %s, want more than %s", of, after, before)
		}
	}
}

func TestEachRenewalOfOneThingIsAnEvent(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	again := r.Steps[5]
	again.Start, again.Finish = again.Start.Add(years(1)), again.Finish.Add(years(1))
	r.Steps = append(r.Steps, again)
	ids := map[string]bool{}
	for _, e := range readCalendar(t, render(t, roadmap.ICalendar, c, r)).parts {
		ids[e.props["UID"]] = true
	}
	if want := len(sampleRoute(t).Steps) + 1 + 3; len(ids) != want {
		t.Errorf("the calendar has %d identities, want %d", len(ids), want)
	}
}

func TestARenewalRecursOnlyWhereTheDaysAreExact(t *testing.T) {
	for _, c := range []struct {
		name, due, every, rule string
		days                   []string // the first ones
	}{
		{"whole years", "2032-03-01", "P2Y", "FREQ=YEARLY;INTERVAL=2", []string{"20320301"}},
		{"months", "2032-03-28", "P18M", "FREQ=MONTHLY;INTERVAL=18", []string{"20320328"}},
		{"days", "2032-03-31", "P90D", "FREQ=DAILY;INTERVAL=90", []string{"20320331"}},
		{"a day that some months lack", "2032-01-31", "P1M", "", []string{"20320131", "20320229", "20320329"}},
		{"a leap day", "2032-02-29", "P1Y", "", []string{"20320229", "20330228", "20340228"}},
		{"months and days", "2032-03-01", "P1M5D", "", []string{"20320301", "20320406", "20320511"}},
	} {
		every, err := credential.ParsePeriod(c.every)
		if err != nil {
			t.Fatal(err)
		}
		r := sampleRoute(t)
		r.Upkeep[0].Due, r.Upkeep[0].Every = date(t, c.due), every
		var rules, days []string
		for _, e := range readCalendar(t, render(t, roadmap.ICalendar, sampleCatalog(t), r)).parts {
			if e.props["SUMMARY"] == "Renewal due: CRK" {
				rules, days = append(rules, e.props["RRULE"]), append(days, e.props["DTSTART;VALUE=DATE"])
			}
		}
		if want := map[bool]int{true: 10, false: 1}[c.rule == ""]; len(days) != want || rules[0] != c.rule || !slices.Equal(days[:len(c.days)], c.days) {
			t.Errorf("%s: %s every %s recurs by %q on %v, want %q and %v, %d in all", c.name, c.due, c.every, rules, days, c.rule, c.days, want)
		}
	}
}

func TestTheLastDayOfAnOfferIsADeadline(t *testing.T) {
	e := sampleEntries(t)
	e.Programs[0].Offers[0].Until = date(t, "2027-02-01")
	e.Credentials[2].Offers[0].Until = date(t, "2030-03-11")
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	cal := readCalendar(t, render(t, roadmap.ICalendar, c, sampleRoute(t)))
	last := find(t, cal, `Last day\, on the terms of the plan\, for step 1: Attend Typical records program\, full-time`)
	if got := last.props["DTSTART;VALUE=DATE"]; got != "20270131" {
		t.Errorf("the last day of an offer until 2027-02-01 is %s, want 20270131", got)
	}
	if got := find(t, cal, "Window for step 5: Sit the CRK examination").props["DTEND;VALUE=DATE"]; got != "20300311" {
		t.Errorf("a window that the offer cuts short ends before %s, want 20300311", got)
	}
}

func TestHostileNamesStayTextInACalendar(t *testing.T) {
	c, r := nastySample(t)
	cal := readCalendar(t, render(t, roadmap.ICalendar, c, r))
	known := []string{"UID", "DTSTAMP", "SEQUENCE", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "RRULE", "SUMMARY", "DESCRIPTION", "CATEGORIES", "URL", "TRANSP"}
	for _, e := range cal.parts {
		for name, value := range e.props {
			if !slices.Contains(known, name) {
				t.Errorf("an event has %s:%s", name, value)
			}
			bare := strings.NewReplacer(`\\`, "", `\;`, "", `\,`, "", `\n`, "").Replace(value)
			if name != "RRULE" && strings.ContainsAny(bare, `\;,`) {
				t.Errorf("%s is not escaped: %s", name, value)
			}
		}
		if url := e.props["URL"]; url != "" && !strings.HasPrefix(url, "https://") {
			t.Errorf("an event leads to %s", url)
		}
	}
	if got := cal.parts[0].props["SUMMARY"]; !strings.HasSuffix(got, "END:VCALENDAR [31m") || !strings.Contains(got, `\\N\\"\\\\\;x\,y:END:VEVENT`) {
		t.Errorf("the hostile name reads %s", got)
	}
}

func TestACalendarNeedsDays(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*pathway.Route)
		says  string
	}{
		{"of the route", func(r *pathway.Route) { r.Start = credential.Date{} }, `from "" to "2030-03-01"`},
		{"of a step", func(r *pathway.Route) { r.Steps[1].Finish.Day = 32 }, "step 2"},
	} {
		r := sampleRoute(t)
		c.spoil(r)
		var b bytes.Buffer
		if err := roadmap.ICalendar(&b, sampleCatalog(t), r, roadmap.Options{}); err == nil || !strings.Contains(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("without the days %s: ICalendar = %v and %d bytes, want an error that says %s and none", c.name, err, b.Len(), c.says)
		}
	}
}

func ExampleICalendar() {
	catalog, route := exampleRoute()
	var b bytes.Buffer
	if err := roadmap.ICalendar(&b, catalog, route, roadmap.Options{Name: "Ana Example"}); err != nil {
		log.Fatal(err)
	}
	for line := range strings.SplitSeq(b.String(), "\r\n") {
		if strings.HasPrefix(line, "DTSTART") || strings.HasPrefix(line, "SUMMARY") {
			fmt.Println(line)
		}
	}
	// Output:
	// DTSTART;VALUE=DATE:20270104
	// SUMMARY:Step 1: Sit the CRK examination
	// DTSTART;VALUE=DATE:20270104
	// SUMMARY:Step 2: Earn Certified Record Keeper (CRK)
}
