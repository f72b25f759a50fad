package browser

import (
	_ "embed"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"
)

//go:embed access.js
var access string

// accessible fails the test if the page in the tab lacks something.
func (b *tab) accessible() {
	b.Helper()
	for _, fault := range eval[[]string](b, access) {
		b.Error(fault)
	}
}

func TestTheAdvisorIsAccessible(t *testing.T) {
	for _, s := range screens {
		t.Run(s.name, func(t *testing.T) {
			for _, c := range []struct{ name, path string }{
				{"a route", "/?person=clerk&target=ODS-C&start=2027-01-04"},
				{"trade-offs and further routes", "/?person=graduate&target=CPC&start=2027-01-04&further=3"},
				{"no route", "/?person=graduate&target=RHIA&start=2027-01-04&deadline=2027-02-01"},
				{"troubles", "/?person=graduate&target=RIHT&start=soon&study=0"},
				{"a record of one's own", "/own"},
				{"nothing here", "/nowhere/"},
			} {
				t.Run(c.name, func(t *testing.T) {
					b := open(t, s)
					b.run("open the page", chromedp.Navigate(home+c.path))
					eval[int](b, `document.querySelectorAll("details").forEach(d => d.open = true), 0`)
					b.accessible()
					b.look(c.name + " " + s.name)
				})
			}
		})
	}
}

// A check that finds nothing proves nothing, unless it finds what is there.
func TestWhatIsNotAccessibleIsFound(t *testing.T) {
	for _, c := range []struct{ name, html string }{
		{"no language", `<html><title>x</title><main><h1>x</h1></main>`},
		{"no main part", `<html lang="en"><title>x</title><header><h1>x</h1></header>`},
		{"a heading too deep", `<html lang="en"><title>x</title><main><h1>x</h1><h3>y</h3></main>`},
		{"text outside the landmarks", `<html lang="en"><title>x</title><main><h1>x</h1></main><p>y</p>`},
		{"a field without a label", `<html lang="en"><title>x</title><main><h1>x</h1><input style="border: 1px solid #000; height: 30px"></main>`},
		{"a picture without words", `<html lang="en"><title>x</title><main><h1>x</h1><img src="data:,"></main>`},
		{"pale text", `<html lang="en"><title>x</title><body style="background: #fff"><main><h1>x</h1><p style="color: #888">y</p></main>`},
		{"pale text on a pale layer", `<html lang="en"><title>x</title><body style="background: #fff"><main><h1>x</h1><div style="background: #0006"><p style="color: #555">y</p></div></main>`},
		{"an ID twice", `<html lang="en"><title>x</title><main><h1 id="a">x</h1><p id="a">y</p></main>`},
		{"a link to nothing in the page", `<html lang="en"><title>x</title><main><h1>x</h1><a href="#b">y</a></main>`},
		{"a heading of a table without a scope", `<html lang="en"><title>x</title><main><h1>x</h1><table><tr><th>y</th></tr></table></main>`},
		{"a small button", `<html lang="en"><title>x</title><main><h1>x</h1><button style="font-size: 6px; padding: 0; border: 1px solid #000; color: #000">y</button></main>`},
		{"a wide part", `<html lang="en"><title>x</title><main><h1>x</h1><p style="width: 3000px">y</p></main>`},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(serve([]byte("<!doctype html>" + c.html)))
			defer server.Close()
			b := open(t, screens[0])
			b.run("open the page", chromedp.Navigate(server.URL))
			if faults := eval[[]string](b, access); len(faults) != 1 && !(c.name == "a wide part" && len(faults) > 0) {
				t.Errorf("%s: found %q, want one fault", c.html, faults)
			}
		})
	}
}

// serve answers every request for the first path with a page of HTML, and says
// that there is no icon.
func serve(html []byte) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(html)
	})
}
