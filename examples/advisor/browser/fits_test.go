package browser

import (
	_ "embed"
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/credpath/credpath/credential"
)

//go:embed fits.js
var fits string

// widths are those of three phones, of a phone on its side, and of a tablet.
var widths = []int64{360, 390, 412, 576, 768}

// fitsEach fails the test if the page in the tab does not fit a screen of one of
// the widths.
func (b *tab) fitsEach(name string) {
	b.Helper()
	for _, w := range widths {
		b.size(w)
		for _, fault := range eval[[]string](b, fits) {
			b.Errorf("at %d pixels: %s", w, fault)
		}
		b.look(fmt.Sprintf("%s at %d", name, w))
	}
}

func TestTheAdvisorFitsPhones(t *testing.T) {
	for _, c := range []struct{ name, path string }{
		{"the first question", "/"},
		{"a route to a credential", "/?person=graduate&target=RHIT&start=2027-01-04&further=3"},
		{"a route to a job", "/?person=clerk&target=role/him-manager&start=2027-01-04&further=3"},
		{"trade-offs, some without a price", "/?person=graduate&target=CPC&start=2027-01-04&further=3"},
		{"no route", "/?person=graduate&target=RHIA&start=2027-01-04&deadline=2027-02-01"},
		{"troubles", "/?person=graduate&target=RIHT&start=soon&study=0"},
		{"a record of one's own", "/own"},
		{"nothing here", "/nowhere/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, screens[2])
			b.run("open the page", chromedp.Navigate(home+c.path))
			eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
			b.fitsEach(c.name)
		})
	}
}

func TestRoadmapsFitPhones(t *testing.T) {
	for _, goal := range []credential.ID{"ahima/rhit", "role/him-manager", "aapc/cpc", "ncra/ods-c"} {
		route, options := planned(t, goal)
		pages := map[string][]byte{
			"roadmap":                  written(t, route, options),
			"comparison":               sideBySide(t, options),
			"comparison of named ways": sideBySide(t, options, "Apprenticeship"),
		}
		for name, html := range pages {
			t.Run(string(goal)+", "+name, func(t *testing.T) {
				b := open(t, screens[2])
				b.visit(html)
				b.fitsEach(string(goal) + " " + name)
			})
		}
	}
}

// visit opens a page of HTML in the tab.
func (b *tab) visit(html []byte) {
	b.Helper()
	server := httptest.NewServer(serve(html))
	b.Cleanup(server.Close)
	b.run("open the page", chromedp.Navigate(server.URL))
}

// A check that finds nothing proves nothing, unless it finds what is there and
// finds no more.
func TestWhatDoesNotFitIsFound(t *testing.T) {
	const long = "otorhinolaryngological"
	for _, c := range []struct{ name, html, says string }{
		{"a cell of one letter a line", `<table><tr><td style="display: inline-block; width: 1%; overflow-wrap: anywhere">` + long + `</table>`, "a cell has"},
		{"a column too narrow", `<table style="width: 100px; table-layout: fixed; overflow-wrap: anywhere"><tr><th>` + long + `<td>x</table>`, "a cell has"},
		{"a label too wide for its cell", `<style>td { display: inline-block; width: 3rem; overflow-wrap: anywhere } td::before { content: attr(data-label) ": " }</style><table><tr><td data-label="Responsibility">x</table>`, "a cell has"},
		{"text beside its box", `<p style="width: 5rem">` + long, "text sticks out"},
		{"text cut off", `<div style="width: 5rem; overflow: hidden">` + long + `</div>`, "text is clipped"},
		{"text cut off below", `<div style="height: 1rem; overflow: hidden"><p>some<p>more</div>`, "text is clipped"},
		{"text off the screen", `<p style="position: absolute; left: -2rem">x`, "on a screen of"},
		{"a wide page", `<div style="width: 3000px; height: 1px"></div>`, "the page is"},
		{"a table with room", `<table><tr><th>` + long + `<td>x</table>`, ""},
		{"a word that a hyphen ends", `<table style="width: 9rem"><tr><td>release-of-information</table>`, ""},
		{"what is read aloud alone", `<div style="position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%)">` + long + `</div>`, ""},
		{"a picture that scrolls", `<div class="picture" style="overflow-x: auto"><div style="width: 40rem">x</div></div>`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := open(t, screens[2])
			b.visit([]byte(`<!doctype html><meta name="viewport" content="width=device-width, initial-scale=1"><body>` + c.html))
			faults := eval[[]string](b, fits)
			found := slices.ContainsFunc(faults, func(f string) bool { return strings.Contains(f, c.says) })
			if c.says == "" && found || c.says != "" && !found {
				t.Errorf("%s: found %q, want %q", c.html, faults, c.says)
			}
		})
	}
}
