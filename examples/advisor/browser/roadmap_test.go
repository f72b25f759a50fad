package browser

import (
	"bytes"
	"context"
	"net/http/httptest"
	"regexp"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// planned returns the best route of someone just out of high school, with the
// trade-offs beside it.
func planned(t *testing.T, goal credential.ID) (*pathway.Route, roadmap.Options) {
	t.Helper()
	planner := pathway.New(reference.Catalog())
	q := pathway.Query{
		Letter: true, Record: credential.Record{
			Born:     credential.Date{Year: 2008, Month: 4, Day: 17},
			Holdings: []credential.Holding{{Credential: "diploma/high-school"}},
		},
		Target: goal,
		Start:  credential.Date{Year: 2027, Month: 1, Day: 4},
	}
	route, err := planner.Best(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	frontier, err := planner.Frontier(context.Background(), q)
	if err != nil {
		t.Fatal(err)
	}
	return route, roadmap.Options{Name: "Noor Haddad", Frontier: frontier}
}

// written returns the page of a route.
func written(t *testing.T, route *pathway.Route, o roadmap.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := roadmap.HTML(&b, reference.Catalog(), route, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sideBySide returns the page that compares the trade-offs. The first of them
// have the names, the others a number.
func sideBySide(t *testing.T, o roadmap.Options, names ...string) []byte {
	t.Helper()
	var ways []roadmap.Way
	for _, r := range o.Frontier {
		ways = append(ways, roadmap.Way{Route: r})
	}
	for i, name := range names {
		ways[i].Name = name
	}
	c, err := roadmap.Compare(reference.Catalog(), o.Name, ways...)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := c.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRoadmapsAreAccessible(t *testing.T) {
	for _, goal := range []credential.ID{"ahima/rhit", "ahima/rhia", "aapc/cpc", "ncra/ods-c"} {
		route, options := planned(t, goal)
		pages := map[string][]byte{"roadmap": written(t, route, options), "comparison": sideBySide(t, options)}
		for name, html := range pages {
			server := httptest.NewServer(serve(html))
			defer server.Close()
			for _, s := range screens {
				t.Run(string(goal)+", "+name+", "+s.name, func(t *testing.T) {
					b := open(t, s)
					b.run("open the page", chromedp.Navigate(server.URL))
					b.accessible()
					b.look(string(goal) + " " + name + " " + s.name)
				})
			}
		}
	}
}

func TestAFiveStepRouteIsPrintedOnTwoPages(t *testing.T) {
	route, options := planned(t, "aapc/cpc")
	if len(route.Steps) < 5 {
		t.Fatalf("the route has %d steps, want 5 or more", len(route.Steps))
	}
	server := httptest.NewServer(serve(written(t, route, options)))
	defer server.Close()
	for name, size := range map[string]chromedp.PaperSize{"A4": chromedp.PaperA4, "Letter": chromedp.PaperLetter} {
		b := open(t, screens[0])
		b.run("open the page", chromedp.Navigate(server.URL))
		pdf := value(b, "print the page", chromedp.PrintToPDF(chromedp.PDFPaper(size)))
		most := 1 + (len(route.Steps)+4)/5 // one for every five steps begun, one for the rest
		if n := len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(pdf, -1)); n < 1 || n > most {
			t.Errorf("a route of %d steps takes %d pages of %s, want at most %d", len(route.Steps), n, name, most)
		}
	}
}
