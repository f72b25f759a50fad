package roadmap_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestATermThatEndsWithADayOfTheYearSaysSo(t *testing.T) {
	for _, row := range []struct{ reason, through, due, every, text, rule string }{
		{"a term that ends by its length alone", "", "2032-03-01", "P2Y",
			"renew every 2 years, first by 1 March 2032", "FREQ=YEARLY;INTERVAL=2"},
		{"terms that end with the year are due on New Year's Day", "12-31", "2033-01-01", "P2Y",
			"renew every 2 years, each term through 31 December, first by 1 January 2033", "FREQ=YEARLY;INTERVAL=2"},
		{"terms that end with February", "02-29", "2033-03-01", "P1Y",
			"renew every year, each term through the last day of February, first by 1 March 2033", "FREQ=YEARLY;INTERVAL=1"},
		{"an end of its own, which a record may say", "12-31", "2032-06-15", "P2Y",
			"renew every 2 years, first by 15 June 2032", "FREQ=YEARLY;INTERVAL=2"},
		{"months lead to other days of the year", "12-31", "2033-01-01", "P18M",
			"renew every 1 year and 6 months, first by 1 January 2033", "FREQ=MONTHLY;INTERVAL=18"},
	} {
		c, r := termSample(t, row.through, row.due, row.every)
		if text := string(render(t, roadmap.Text, c, r)); !strings.Contains(flat(text), row.text) {
			t.Errorf("%s: the text of %s through %q, due on %s, has no %q", row.reason, row.every, row.through, row.due, row.text)
		}
		e := find(t, readCalendar(t, render(t, roadmap.ICalendar, c, r)), "Renewal due: CRK")
		first, rule := e.props["DTSTART;VALUE=DATE"], e.props["RRULE"]
		if first != strings.ReplaceAll(row.due, "-", "") || rule != row.rule {
			t.Errorf("%s: the calendar has it on %s and by %q, want %s and %q", row.reason, first, rule, row.due, row.rule)
		}
		words, _, _ := strings.Cut(strings.TrimPrefix(row.text, "renew e"), ", first")
		if !strings.Contains(e.props["DESCRIPTION"], "E"+strings.ReplaceAll(words, ",", `\,`)+".") {
			t.Errorf("%s: the event says %s, want E%s", row.reason, e.props["DESCRIPTION"], words)
		}
	}
}

// termSample returns the sample with another term of its certification.
func termSample(t *testing.T, through, due, every string) (*credential.Catalog, *pathway.Route) {
	t.Helper()
	e, r := sampleEntries(t), sampleRoute(t)
	i := slices.IndexFunc(e.Credentials, func(c credential.Credential) bool { return c.ID == "guild/crk" })
	for _, err := range []error{
		e.Credentials[i].LastsThrough.UnmarshalText([]byte(through)),
		e.Credentials[i].Lasts.UnmarshalText([]byte(every)),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Upkeep[0].Due, r.Upkeep[0].Every = date(t, due), e.Credentials[i].Lasts
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	return c, r
}

// flat returns a text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }
