package roadmap_test

import (
	"context"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A step back to what has lapsed says since when, what is due, and until when it can be
// taken; the calendar has that day.
func TestAStepBackSaysUntilWhenAndWhatIsDue(t *testing.T) {
	rules := issuer(t, "https://guild.example/lapsed", "Lapsed members", "")
	entries := sampleEntries(t)
	entries.Credentials[2].Lasts = years(2) // the pass that the CRK shows is too old to earn it anew
	entries.Credentials[3].Returns = []credential.Return{{
		Within: credential.Period{Days: 180}, Units: 20, Terms: "a letter", Source: rules,
		Offers: []credential.Offer{{Name: "late", Price: usd(50), Source: rules}},
	}}
	catalog, err := credential.NewCatalog(entries)
	if err != nil {
		t.Fatal(err)
	}
	query := pathway.Query{Letter: true, Target: "guild/crk", Start: date(t, "2027-01-04"), Record: credential.Record{
		Holdings: []credential.Holding{{Credential: "guild/crk", Awarded: date(t, "2022-10-01"), Expires: date(t, "2026-10-01")}}}}
	route, err := pathway.New(catalog).Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	text := flat(string(render(t, roadmap.Text, catalog, route)))
	for _, want := range []string{
		"Get the CRK back", "50 USD (late)", "it lapsed on 1 October 2026", "open through 30 March 2027", "20 continuing-education units; a letter",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text does not say %q:\n%s", want, text)
		}
	}
	last := find(t, readCalendar(t, render(t, roadmap.ICalendar, catalog, route)), `Last day\, on the terms of the plan\, for step 1: Get the CRK back`)
	if day := last.props["DTSTART;VALUE=DATE"]; day != "20270330" {
		t.Errorf("the last day is %q in the calendar, want 2027-03-30", day)
	}
}
