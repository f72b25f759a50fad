package roadmap

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// A calendar is a calendar on its way to text.
type calendar struct {
	strings.Builder
	start  credential.Date
	person string
	target credential.ID
	seen   map[string]int // how many events there are of each identity
}

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
	c.line("DTEND;VALUE=DATE", icalDay(dayAfter(e.last)))
	if e.recurs != "" {
		c.line("RRULE", e.recurs)
	}
	c.line("SUMMARY", icalText(e.summary))
	if len(e.text) > 0 {
		c.line("DESCRIPTION", icalText(e.text...))
	}
	if e.sort != "" {
		c.line("CATEGORIES", icalText(e.sort))
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
// (RFC 9562). Of several events about one thing each has its number.
func (c *calendar) uid(e event) string {
	name := strings.Join([]string{c.person, string(c.target), e.about, string(e.entry), e.what}, "\x00")
	c.seen[name]++
	id := sha256.Sum256(fmt.Appendf(nil, "credpath/roadmap\x00%s\x00%d", name, c.seen[name]))
	id[6] = id[6]&0x0f | 0x80 // the version
	id[8] = id[8]&0x3f | 0x80 // the variant
	return fmt.Sprintf("%x-%x-%x-%x-%x", id[:4], id[4:6], id[6:8], id[8:10], id[10:16])
}

// maxLine is how many bytes a line of a calendar may have, without its end.
const maxLine = 75

// line writes a property, folded into lines that are short enough: each after
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

func dayAfter(d credential.Date) credential.Date {
	return d.Add(credential.Period{Days: 1})
}

var icalEscapes = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `,`, `\,`)

// icalText writes lines of text as a value.
func icalText(lines ...string) string {
	var escaped []string
	for _, line := range lines {
		escaped = append(escaped, icalEscapes.Replace(plain(line)))
	}
	return strings.Join(escaped, `\n`)
}
