package roadmap_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// frontierOf returns two trade-offs beside a route: the route itself, and a
// later one that costs less.
func frontierOf(t *testing.T, r *pathway.Route) []*pathway.Route {
	later := sampleRoute(t)
	later.Finish, later.Cost, later.Unpriced = date(t, "2031-06-01"), usd(900), nil
	later.Steps = later.Steps[1:]
	return []*pathway.Route{r, later}
}

// htmlWithFrontier writes a page with all that a page of HTML can have.
func htmlWithFrontier(w io.Writer, c *credential.Catalog, r *pathway.Route, o roadmap.Options) error {
	later := *r
	later.Finish.Year++
	later.Steps = r.Steps[1:]
	o.Frontier = []*pathway.Route{r, &later}
	return roadmap.HTML(w, c, r, o)
}

// markup returns HTML without its style sheet and its pictures, which are
// looked at where they are made.
func markup(html []byte) []byte {
	html = regexp.MustCompile(`(?s)<svg.*?</svg>`).ReplaceAll(html, []byte("<svg></svg>"))
	return regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAll(html, []byte("<style></style>"))
}

func TestHTMLReadsAsBefore(t *testing.T) {
	golden(t, "sample.html", markup(render(t, htmlWithFrontier, sampleCatalog(t), sampleRoute(t), sampleRoute(t))))
}

// An element is a tag of HTML with its attributes and its text.
type element struct {
	name  string
	attrs map[string]string
	text  string // between this tag and the next
}

// elements reads HTML whose tags all nest, and fails if they do not.
func elements(t *testing.T, html []byte) []element {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(html))
	d.Strict, d.AutoClose, d.Entity = false, []string{"meta", "input", "br"}, xml.HTMLEntity
	var all []element
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("the HTML does not nest: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := element{name: token.Name.Local, attrs: map[string]string{}}
			for _, a := range token.Attr {
				e.attrs[a.Name.Local] = a.Value
			}
			all = append(all, e)
		case xml.CharData:
			if len(all) > 0 {
				all[len(all)-1].text += string(token)
			}
		}
	}
}

// pages returns the HTML that is checked for what must hold of any: a page and
// a comparison, of plain names and of hostile ones.
func pages(t *testing.T) map[string][]byte {
	t.Helper()
	pages := map[string][]byte{}
	c, r := sampleCatalog(t), sampleRoute(t)
	pages["a roadmap"] = render(t, htmlWithFrontier, c, r, r)
	pages["a comparison"] = comparisonHTML(t, c, roadmap.Way{Name: "Study", Route: r}, roadmap.Way{Route: frontierOf(t, r)[1]})
	c, r = hostileSample(t)
	later := *r
	later.Finish.Year++
	pages["a hostile roadmap"] = render(t, htmlWithFrontier, c, r, &later)
	pages["a hostile comparison"] = comparisonHTML(t, c, roadmap.Way{Name: hostileHTML, Route: r}, roadmap.Way{Name: hostileText, Route: &later})
	return pages
}

// hostileHTML tries to leave every place of HTML that a name can stand in.
const hostileHTML = `</script></style></title>"><img src=x onerror=alert(1)> ' onclick='x <!-- --> ]]> {{.}} &lt;b&gt;` + " \u200f \u202e"

func TestHostileNamesStayTextInHTML(t *testing.T) {
	known := strings.Fields("html head meta title style body a header h1 h2 h3 h4 dl div dt dd nav ul li main section p strong time " +
		"table thead tbody tfoot tr th td input label span ol br bdi figure svg desc g rect line path text tspan circle polygon polyline defs pattern clipPath")
	for name, html := range pages(t) {
		for _, e := range elements(t, html) {
			if !slices.Contains(known, e.name) {
				t.Errorf("%s has a <%s>", name, e.name)
			}
			for attr, value := range e.attrs {
				if strings.HasPrefix(strings.ToLower(attr), "on") || attr == "src" || strings.Contains(value, "javascript:") {
					t.Errorf("%s has <%s %s=%q>", name, e.name, attr, value)
				}
			}
		}
		for _, bad := range []string{"\u202e", "\u200f", "\x1b", "\r"} {
			if bytes.Contains(html, []byte(bad)) {
				t.Errorf("%s has the character %q", name, bad)
			}
		}
	}
}

func TestOnlyPagesOfTheWebBecomeLinks(t *testing.T) {
	for _, c := range []struct {
		name, url string
		link      bool
	}{
		{"a page of the web", "https://guild.example/exam?a=1&b=2", true},
		{"an old page of the web", "http://guild.example/", true},
		{"a script", "javascript:alert(1)", false},
		{"a script in capitals", "JavaScript:alert(1)", false},
		{"a page within the address", "data:text/html,<script>alert(1)</script>", false},
		{"an address that ends its attribute", `https://x.example/" onclick="alert(1)`, false},
		{"a script that mentions a page", "javascript:'https://x.example'", false},
		{"a file", "file:///etc/passwd", false},
		{"no address", "", false},
	} {
		r := sampleRoute(t)
		r.Steps[0].Source.URL = c.url
		linked := false
		for _, e := range elements(t, render(t, roadmap.HTML, sampleCatalog(t), r)) {
			href, isLink := e.attrs["href"]
			linked = linked || isLink && href == c.url
			if isLink && !strings.HasPrefix(href, "#") && !strings.HasPrefix(href, "https://") && !strings.HasPrefix(href, "http://") {
				t.Errorf("%s: there is a link to %q", c.name, href)
			}
		}
		if linked != c.link {
			t.Errorf("%s: %q is a link: %v, want %v", c.name, c.url, linked, c.link)
		}
	}
}

func TestHTMLNeedsNothingElse(t *testing.T) {
	for name, html := range pages(t) {
		for _, e := range elements(t, html) {
			if e.name == "style" && (strings.Contains(e.text, "@import") || strings.Contains(e.text, "url(")) {
				t.Errorf("%s loads a style or a picture", name)
			}
			if slices.Contains(strings.Fields("script link img iframe object embed form base use image"), e.name) {
				t.Errorf("%s has a <%s>", name, e.name)
			}
		}
	}
}

func TestHTMLCanBeReadAloudAndByKeyboard(t *testing.T) {
	for name, html := range pages(t) {
		all := elements(t, html)
		count := map[string]int{}
		ids := map[string]bool{}
		level := 0
		for _, e := range all {
			count[e.name]++
			if id := e.attrs["id"]; id != "" && ids[id] {
				t.Errorf("%s has two elements with the id %q", name, id)
			} else if id != "" {
				ids[id] = true
			}
			if next, ok := headingLevel(e.name); ok {
				if next > level+1 {
					t.Errorf("%s: a heading of level %d comes after one of level %d", name, next, level)
				}
				level = next
			}
		}
		for _, one := range []string{"html", "header", "nav", "main", "h1"} {
			if count[one] != 1 {
				t.Errorf("%s has %d <%s>, want 1", name, count[one], one)
			}
		}
		head, _, _ := bytes.Cut(html, []byte("</head>"))
		if n := bytes.Count(head, []byte("<title>")); n != 1 {
			t.Errorf("the head of %s has %d titles, want 1", name, n)
		}
		checkNames(t, name, all, ids)
	}
}

// headingLevel returns the level of a heading.
func headingLevel(name string) (level int, ok bool) {
	_, err := fmt.Sscanf(name, "h%d", &level)
	return level, err == nil
}

// checkNames checks that what a reader can go to has a name, and that what is
// referred to is there.
func checkNames(t *testing.T, name string, all []element, ids map[string]bool) {
	t.Helper()
	labels := map[string]bool{}
	for _, e := range all {
		if target, ok := e.attrs["for"]; ok {
			labels[target] = true
		}
		for _, attr := range []string{"aria-labelledby", "for"} {
			for id := range strings.FieldsSeq(e.attrs[attr]) {
				if !ids[id] {
					t.Errorf("%s: %s refers to %q, which is not there", name, attr, id)
				}
			}
		}
		if to, ok := strings.CutPrefix(e.attrs["href"], "#"); ok && !ids[to] {
			t.Errorf("%s: a link leads to %q, which is not there", name, to)
		}
	}
	for _, e := range all {
		switch {
		case e.name == "input" && !labels[e.attrs["id"]]:
			t.Errorf("%s: the box %q has no label", name, e.attrs["id"])
		case e.name == "th" && e.attrs["scope"] == "":
			t.Errorf("%s: a head of a table does not say its scope", name)
		case e.name == "html" && e.attrs["lang"] != "en":
			t.Errorf("%s does not say its language", name)
		case e.name == "section" && e.attrs["aria-labelledby"] == "":
			t.Errorf("%s has a section without a name", name)
		case e.name == "svg" && e.attrs["role"] != "img":
			t.Errorf("%s has a picture that does not say it is one", name)
		}
	}
}

func TestEachStepCanBeTickedAndLookedUp(t *testing.T) {
	html := string(render(t, roadmap.HTML, sampleCatalog(t), sampleRoute(t)))
	for i := range sampleRoute(t).Steps {
		for _, part := range []string{`<input type="checkbox" id="done-%d">`, `<label for="done-%d">`, `<li id="step-%d">`} {
			if part = fmt.Sprintf(part, i+1); !strings.Contains(html, part) {
				t.Errorf("the page does not have %s", part)
			}
		}
	}
}

func TestThePageBeginsWithWhatToDoFirst(t *testing.T) {
	r := sampleRoute(t)
	r.Steps[1].Start = r.Steps[0].Start
	html := string(render(t, roadmap.HTML, sampleCatalog(t), r))
	_, rest, _ := strings.Cut(html, `<h2 id="what-to-do-first">`)
	first, _, _ := strings.Cut(rest, "</section>")
	for _, part := range []string{"Attend Typical records program", "Work as a registry clerk", "8,300 USD",
		"confirm it before you act on it", `Then, on <time datetime="2029-03-01">1 March 2029</time>`, "step 3, Join Guild"} {
		if !strings.Contains(first, part) {
			t.Errorf("what to do first does not say %q:\n%s", part, first)
		}
	}
	if strings.Contains(first, "Sit the CRK") {
		t.Errorf("what to do first has a step of a later day:\n%s", first)
	}
}

func TestARouteWithoutStepsIsAPageToo(t *testing.T) {
	c := sampleCatalog(t)
	there := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04")}
	html := string(render(t, roadmap.HTML, c, there))
	if !strings.Contains(html, "nothing is left to do") || strings.Contains(html, "Checklist") || strings.Contains(html, "What to do first") {
		t.Errorf("the page of a route without steps reads:\n%s", html)
	}
}

func TestHTMLThatCannotBeWrittenIsReported(t *testing.T) {
	if err := roadmap.HTML(fullDisk{}, sampleCatalog(t), sampleRoute(t), roadmap.Options{}); !errors.Is(err, errFull) {
		t.Errorf("HTML to a full disk = %v, want %v", err, errFull)
	}
	r := sampleRoute(t)
	r.Steps[0].Entry = "program/elsewhere"
	checkRefused(t, roadmap.HTML, sampleCatalog(t), r, roadmap.Options{})
}

func TestBrokenUTF8StaysHarmlessInHTML(t *testing.T) {
	r := sampleRoute(t)
	r.Steps[3].For = "a\xffb\xed\xa0\x80c"
	if got := render(t, roadmap.HTML, sampleCatalog(t), r); !utf8.Valid(got) || !bytes.Contains(got, []byte("vouched for: abc")) {
		t.Errorf("bytes that are no text are not left out:\n%s", got)
	}
}

// A page in which no price is known has no sum to show.
func TestASumThatIsNotKnownIsNotShown(t *testing.T) {
	r := sampleRoute(t)
	r.Steps, r.Cost, r.Unpriced = r.Steps[6:], credential.Money{}, []credential.ID{"guild/crk"}
	r.Steps[0].After = nil
	if html := render(t, roadmap.HTML, sampleCatalog(t), r); bytes.Contains(html, []byte("<tfoot")) || !bytes.Contains(html, []byte("not known")) {
		t.Errorf("a page without a known price has a sum:\n%s", markup(html))
	}
}
