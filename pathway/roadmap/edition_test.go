package roadmap_test

import (
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/roadmap"
)

// TestAPageSaysByWhichCatalog it was planned, and by which one it is explained.
func TestAPageSaysByWhichCatalog(t *testing.T) {
	for _, test := range []struct{ planned, now, want string }{
		{"", "", ""},
		{"2026-11-30", "2026-11-30", "By the catalog of 30 November 2026"},
		{"2026-11-30", "", "By the catalog of 30 November 2026"},
		{"", "2026-11-30", "By a catalog of no known day; the rules of this page are by that of 30 November 2026"},
		{"2026-11-30", "2027-03-01", "By the catalog of 30 November 2026; the rules of this page are by that of 1 March 2027"},
	} {
		var over credential.Entries
		r := sampleRoute(t)
		if test.now != "" {
			over.Edition = date(t, test.now)
		}
		if test.planned != "" {
			r.Edition = date(t, test.planned)
		}
		c, err := sampleCatalog(t).Merge(over)
		if err != nil {
			t.Fatal(err)
		}
		var text strings.Builder
		if err := roadmap.Text(&text, c, r, roadmap.Options{}); err != nil {
			t.Fatal(err)
		}
		if got := lineOf(text.String()); got != test.want {
			t.Errorf("planned by %q, explained by %q: the text says %q, want %q", test.planned, test.now, got, test.want)
		}
		comparison, err := roadmap.Compare(c, "", roadmap.Way{Route: r})
		if err != nil {
			t.Fatal(err)
		}
		last := comparison.Summary[len(comparison.Summary)-1]
		if (last.Label == "By") != (test.want != "") {
			t.Errorf("planned by %q, explained by %q: the comparison ends its summary with %v", test.planned, test.now, last)
		}
	}
}

// lineOf returns the line of a text that says the catalog, with what it goes on with; "" if
// there is none.
func lineOf(text string) string {
	_, after, ok := strings.Cut(text, "\nBy ")
	if !ok {
		return ""
	}
	line, _, _ := strings.Cut(after, "\n\n")
	return "By " + strings.Join(strings.Fields(line), " ")
}
