package roadmap

import (
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// ICalendar writes a route as a calendar in the form of RFC 5545, to be imported
// into another. It has an all-day event for
//
//   - each step, from the day it starts to the day it finishes, both included;
//   - the window in which a step can be begun, and the last day of an offer
//     that ends, with a reminder two weeks before;
//   - the goal, if no step of the route earns it;
//   - each renewal of a credential that the route has earned, with a reminder 90
//     days before it is due. The event recurs if a rule of recurrence gives the
//     days exactly. Otherwise, as after a term that ends on the 31st, the next
//     terms have an event each.
//
// No event makes the person busy.
//
// The identity of an event comes from the person's name, the goal, the entry and the
// kind of the event, not from its days or its price. A calendar that imports a
// later plan therefore moves the events instead of doubling them. There is no clock
// in the library, so an event is stamped with the first day of the plan, and the
// number of that day is its sequence: of two plans, the one that starts later
// counts as the newer.
func ICalendar(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	page, err := New(c, r, o)
	if err != nil {
		return err
	}
	if err := checkDays(r); err != nil {
		return err
	}
	b := &builder{catalog: c, route: r}
	cal := calendar{start: r.Start, person: o.Name, target: r.Target, seen: map[string]int{}}
	cal.begin(page.Title)
	for _, e := range b.events(page) {
		cal.event(e)
	}
	cal.line("END", "VCALENDAR")
	_, err = io.WriteString(w, cal.String())
	return err
}

// checkDays reports a route or a step that lacks a day.
func checkDays(r *pathway.Route) error {
	if !r.Start.Valid() || !r.Finish.Valid() {
		return fmt.Errorf("roadmap: a route from %q to %q has no place in a calendar; give both days", r.Start, r.Finish)
	}
	for i, s := range r.Steps {
		if !s.Start.Valid() || !s.Finish.Valid() {
			return fmt.Errorf("roadmap: step %d from %q to %q has no place in a calendar; give both days", i+1, s.Start, s.Finish)
		}
	}
	return nil
}

// An event is an entry of the calendar. Its first three fields make its identity.
type event struct {
	about    string // the kind of the event: "first", a kind of step, "goal", "window", "until", "upkeep"
	entry    credential.ID
	what     string // the text that identifies a step without an entry
	summary  string
	text     []string // the lines of the description
	category string   // "" for none
	url      string
	first    credential.Date
	last     credential.Date
	recurs   string // the rule of recurrence; "" for none
	remind   int    // how many days before the first day it reminds; 0: it does not
}

const (
	remindOfWindow  = 14 // days before a window opens, or an offer ends
	remindOfRenewal = 90 // days before a renewal is due
)

// events lists the events of a calendar: what to find out first, each step, followed by
// its window, then the goal, then the renewals.
func (b *builder) events(p *Page) []event {
	var events []event
	if len(b.route.Open) > 0 {
		events = append(events, event{about: "first", entry: b.route.Target, summary: sentence(b.findOut()), first: b.route.Start, last: b.route.Start})
	}
	for i, s := range b.route.Steps {
		step := b.stepEvent(p.Steps[i], s)
		events = append(events, step)
		if e, ok := b.windowEvent(step, s); ok {
			events = append(events, e)
		}
	}
	if !b.earnsGoal() {
		events = append(events, event{about: "goal", entry: b.route.Target, summary: "Goal: " + b.fullName(b.route.Target),
			first: b.route.Finish, last: b.route.Finish})
	}
	for _, u := range b.route.Upkeep {
		events = append(events, b.renewalEvents(u)...)
	}
	return events
}

// stepEvent returns the event of a step, with the lines of the page about it.
func (b *builder) stepEvent(step Step, s pathway.Step) event {
	e := event{about: s.Kind.String(), entry: s.Entry, what: s.For,
		summary: fmt.Sprintf("Step %d: %s", step.Number, step.Do), category: laneNames[laneOf(s.Kind)],
		url: s.Source.URL, first: s.Start, last: s.Finish}
	if s.Kind == pathway.Attest && s.Entry != "" {
		e.what = "" // the words of an attestation may change
	}
	for _, l := range step.Lines {
		e.text = append(e.text, labeledText(l))
	}
	return e
}

// labeledText writes a line after its label, if it has one.
func labeledText(l Line) string {
	if l.Label == "" {
		return l.Text
	}
	return l.Label + ": " + l.Text
}

// windowEvent returns the event of the window in which a step can be begun, or that
// of the last day of its offer; ok is false if it can be begun on any day.
func (b *builder) windowEvent(step event, s pathway.Step) (e event, ok bool) {
	o, ok := b.offer(s)
	if !ok || s.Kind == pathway.Renew {
		return event{}, false
	}
	e = step
	e.text = []string{"The plan begins it on " + FormatDate(s.Taken()) + "."}
	e.remind = remindOfWindow
	for _, season := range o.Seasons {
		if season.Contains(s.Taken()) {
			e.about, e.summary = "window", "Window for "+uncapitalized(step.summary)
			e.first, e.last = window(season, s.Taken())
			if o.Apply.IsZero() {
				e.first, e.last = within(o, e.first, e.last)
			}
			return e, true
		}
	}
	if o.Until.IsZero() {
		return event{}, false
	}
	e.about, e.summary = "until", "Last day, on the terms of the plan, for "+uncapitalized(step.summary)
	e.first = o.Until.Add(credential.Period{Days: -1})
	e.last = e.first
	return e, true
}

// within cuts a window to the days of an offer.
func within(o credential.Offer, first, last credential.Date) (from, to credential.Date) {
	if first.Before(o.From) {
		first = o.From
	}
	if !o.Until.IsZero() && !last.Before(o.Until) {
		last = o.Until.Add(credential.Period{Days: -1})
	}
	return first, last
}

// singleTerms is how many terms of a renewal have an event each if no rule of
// recurrence gives their days.
const singleTerms = 10

// renewalEvents returns the events of the renewals of a credential: one that
// recurs, or one for each of the next terms.
func (b *builder) renewalEvents(u pathway.Upkeep) []event {
	if !u.Due.Valid() || u.Every.IsZero() {
		return nil
	}
	e := event{about: "upkeep", entry: u.Entry, summary: "Renewal due: " + b.name(u.Entry), category: laneNames[paperLane],
		url: u.Source.URL, first: u.Due, last: u.Due, recurs: recurrence(u.Due, u.Every), remind: remindOfRenewal}
	e.text = append(e.text, "Every "+perTerm(u.Every)+b.through(u)+".")
	if terms := units(u.Units, u.Terms); terms != "" {
		e.text = append(e.text, "Terms: "+terms)
	}
	e.text = append(e.text, "Fee: "+b.fees(u.Fees).Text)
	if c, _ := b.catalog.Credential(u.Entry); c.Note != "" {
		e.text = append(e.text, "Note: "+FormatDatesIn(c.Note))
	}
	if e.recurs != "" {
		return []event{e}
	}
	var terms []event
	for range singleTerms {
		terms = append(terms, e)
		next := e.first.Add(u.Every)
		if !next.After(e.first) { // the calendar ends
			break
		}
		e.first, e.last = next, next
	}
	return terms
}

// recurrence returns the rule that gives exactly the days on which terms of a
// length end, from the first on; "" if there is none. A rule leaves out the months
// that lack a day, such as the 31st, while a term ends on their last day.
func recurrence(due credential.Date, every credential.Period) string {
	const everyMonthHas = 28
	switch {
	case every.Months == 0:
		return fmt.Sprintf("FREQ=DAILY;INTERVAL=%d", every.Days)
	case every.Days != 0 || due.Day > everyMonthHas:
		return ""
	case every.Months%12 == 0:
		return fmt.Sprintf("FREQ=YEARLY;INTERVAL=%d", every.Months/12)
	}
	return fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d", every.Months)
}

// A calendar is a calendar that is being written.
type calendar struct {
	strings.Builder
	start  credential.Date
	person string
	target credential.ID
	seen   map[string]int // how many events there are of each identity
}

// begin writes the properties of the whole calendar.
func (c *calendar) begin(title string) {
	c.line("BEGIN", "VCALENDAR")
	c.line("VERSION", "2.0")
	c.line("PRODID", "-//credpath//roadmap//EN")
	c.line("CALSCALE", "GREGORIAN")
	c.line("METHOD", "PUBLISH")
	c.line("NAME", icalText(title))
	c.line("X-WR-CALNAME", icalText(title))
}

// event writes an event.
func (c *calendar) event(e event) {
	c.line("BEGIN", "VEVENT")
	c.line("UID", c.uid(e))
	c.line("DTSTAMP", icalDay(c.start)+"T000000Z")
	c.line("SEQUENCE", fmt.Sprint(max(0, c.start.DayNumber())))
	c.line("DTSTART;VALUE=DATE", icalDay(e.first))
	c.line("DTEND;VALUE=DATE", icalDay(e.last.Add(credential.Period{Days: 1})))
	if e.recurs != "" {
		c.line("RRULE", e.recurs)
	}
	c.line("SUMMARY", icalText(e.summary))
	if len(e.text) > 0 {
		c.line("DESCRIPTION", icalText(e.text...))
	}
	if e.category != "" {
		c.line("CATEGORIES", icalText(e.category))
	}
	if safeURL(e.url) {
		c.line("URL", e.url)
	}
	c.line("TRANSP", "TRANSPARENT")
	if e.remind > 0 {
		c.alarm(e)
	}
	c.line("END", "VEVENT")
}

// alarm writes the reminder of an event.
func (c *calendar) alarm(e event) {
	c.line("BEGIN", "VALARM")
	c.line("ACTION", "DISPLAY")
	c.line("TRIGGER", fmt.Sprintf("-P%dD", e.remind))
	c.line("DESCRIPTION", icalText(e.summary))
	c.line("END", "VALARM")
}

// uid returns the identity of an event, as a name-based UUID of version 8
// (RFC 9562). Events that would have the same identity are numbered.
func (c *calendar) uid(e event) string {
	name := strings.Join([]string{c.person, string(c.target), e.about, string(e.entry), e.what}, "\x00")
	c.seen[name]++
	id := sha256.Sum256(fmt.Appendf(nil, "credpath/roadmap\x00%s\x00%d", name, c.seen[name]))
	id[6] = id[6]&0x0f | 0x80 // the version
	id[8] = id[8]&0x3f | 0x80 // the variant
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:16])
}

// maxLine is the greatest length of a line, in bytes, without its end.
const maxLine = 75

// line writes a property, folded into lines that are short enough. Each line after
// the first begins with a space, and no letter is broken in two.
func (c *calendar) line(name, value string) {
	rest := name + ":" + value
	for room := maxLine; len(rest) > room; room = maxLine - 1 {
		end := room
		for !utf8.RuneStart(rest[end]) {
			end--
		}
		c.WriteString(rest[:end] + "\r\n ")
		rest = rest[end:]
	}
	c.WriteString(rest + "\r\n")
}

// icalDay writes a day as a calendar does: "20270104".
func icalDay(d credential.Date) string {
	return strings.ReplaceAll(d.String(), "-", "")
}

// icalEscapes escapes a text inside a value.
var icalEscapes = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`)

// icalText writes lines of text as a value.
func icalText(lines ...string) string { return escapedLines(icalEscapes, lines) }
