package roadmap_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func TestTextKeepsToNinetyColumns(t *testing.T) {
	text := render(t, roadmap.Text, sampleCatalog(t), sampleRoute(t))
	for i, line := range strings.Split(string(text), "\n") {
		if n := utf8.RuneCountInString(line); n > 90 && !strings.Contains(line, "https://") {
			t.Errorf("line %d has %d columns, want at most 90: %q", i+1, n, line)
		}
		if strings.TrimRight(line, " ") != line {
			t.Errorf("line %d ends in a space: %q", i+1, line)
		}
	}
}

// hostile is a name that tries every kind of markup; hostileText adds what a
// catalog refuses, but a route may carry.
const (
	hostile     = "](http://x) <script>alert(1)</script> | `code` **bold** [a](b) # heading www.x.example &lt; $x$ ~~no~~ \\"
	hostileText = hostile + "\n# heading\n- item \x1b[31m red \u202e turned\r"
)

func hostileSample(t *testing.T) (*credential.Catalog, *pathway.Route) {
	e, r := sampleEntries(t), sampleRoute(t)
	for i := range e.Credentials {
		e.Credentials[i].Name = hostile
		e.Credentials[i].Abbreviation = ""
		e.Credentials[i].Note = hostile
	}
	for i := range e.Programs {
		e.Programs[i].Name, e.Programs[i].Note = hostile, hostile
	}
	for i := range e.Roles {
		e.Roles[i].Name = hostile
	}
	for i := range e.Organizations {
		e.Organizations[i].Name = hostile
	}
	for i := range r.Steps {
		r.Steps[i].Source.Title = hostileText
		r.Steps[i].Source.URL = "https://x.example/> <script>"
	}
	r.Steps[3].For = hostileText
	r.Steps[0].Offer = hostileText
	r.Assumed = []string{hostileText}
	r.Has[1].Text = hostileText
	r.Upkeep[0].Terms = hostileText
	c, err := credential.NewCatalog(e)
	if err != nil {
		t.Fatal(err)
	}
	return c, r
}

// unescaped returns Markdown without what a backslash has made harmless.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestHostileNamesStayTextInMarkdown(t *testing.T) {
	c, r := hostileSample(t)
	md := string(render(t, roadmap.Markdown, c, r))
	live := unescaped(md)
	for _, active := range []string{"](", "<script", "</script", "`", "**bold", "[a]", "\n# heading", "\n- item", "\x1b", "\u202e", "www.x", "&lt;", "$x", "~~", "://x)"} {
		if strings.Contains(live, active) {
			t.Errorf("the Markdown has a live %q", active)
		}
	}
	for line := range strings.SplitSeq(live, "\n") {
		if strings.HasPrefix(line, "|") && strings.Count(line, "|") != 6 {
			t.Errorf("a row of the table has %d bars, want 6: %s", strings.Count(line, "|"), line)
		}
		if strings.Count(line, "<") > 1 || strings.Contains(line, "<") && !strings.Contains(line, "<https://") {
			t.Errorf("a line has a live <: %s", line)
		}
	}
}

func TestHostileNamesCannotDriveATerminal(t *testing.T) {
	c, r := hostileSample(t)
	text := string(render(t, roadmap.Text, c, r))
	for _, bad := range []string{"\x1b", "\u202e", "\r", "\n# heading"} {
		if strings.Contains(text, bad) {
			t.Errorf("the text has %q", bad)
		}
	}
}

func TestBrokenUTF8StaysHarmless(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[3].For = "a\xffb\xed\xa0\x80c"
	for _, f := range []format{roadmap.Text, roadmap.Markdown} {
		if got := render(t, f, c, r); !utf8.Valid(got) || !bytes.Contains(got, []byte("vouched for: abc")) {
			t.Errorf("bytes that are no text are not left out:\n%s", got)
		}
	}
}

func TestACatalogWithoutTheRoutesEntriesIsRefused(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[0].Entry = "program/elsewhere"
	for _, f := range []format{roadmap.Text, roadmap.Markdown, roadmap.HTML, roadmap.JSON} {
		checkRefused(t, f, c, r, roadmap.Options{})
		checkRefused(t, f, c, sampleRoute(t), roadmap.Options{Others: []*pathway.Route{r}})
		checkRefused(t, f, c, sampleRoute(t), roadmap.Options{Frontier: []*pathway.Route{r}})
	}
}

func TestANilRouteIsRefused(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	for _, f := range []format{roadmap.Text, roadmap.Markdown, roadmap.HTML, roadmap.SVG, roadmap.DOT, roadmap.Mermaid, roadmap.ICalendar, roadmap.JSON} {
		var b bytes.Buffer
		if err := f(&b, c, nil, roadmap.Options{}); err == nil || b.Len() > 0 {
			t.Errorf("rendering no route = %v and %d bytes, want an error and none", err, b.Len())
		}
		if err := f(&b, c, r, roadmap.Options{Others: []*pathway.Route{nil}}); err == nil || b.Len() > 0 {
			t.Errorf("rendering no other route = %v and %d bytes, want an error and none", err, b.Len())
		}
	}
	if _, err := roadmap.Compare(c, "", roadmap.Way{Route: r}, roadmap.Way{}); err == nil {
		t.Error("Compare of a way without a route = nil, want an error")
	}
}

func checkRefused(t *testing.T, f format, c *credential.Catalog, r *pathway.Route, o roadmap.Options) {
	t.Helper()
	var b bytes.Buffer
	err := f(&b, c, r, o)
	if err == nil || !strings.Contains(err.Error(), `"program/elsewhere"`) || b.Len() > 0 {
		t.Errorf("rendering with an entry the catalog lacks = %v and %d bytes, want an error that names it and no bytes", err, b.Len())
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestAFailedWriteIsReported(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	for _, f := range []format{roadmap.Text, roadmap.Markdown, roadmap.HTML, roadmap.JSON} {
		if err := f(fullDisk{}, c, r, roadmap.Options{}); !errors.Is(err, errFull) {
			t.Errorf("writing to a full disk = %v, want %v", err, errFull)
		}
	}
}

// A program that has a page writes it in any format without making it again.
func TestAPageAndItsRouteAreWrittenAlike(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	page, err := roadmap.New(c, r, roadmap.Options{Name: "Ana Example"})
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]struct {
		route format
		page  func(io.Writer) error
	}{
		"Text": {roadmap.Text, page.Text}, "Markdown": {roadmap.Markdown, page.Markdown},
		"HTML": {roadmap.HTML, page.HTML}, "SVG": {roadmap.SVG, page.SVG},
	} {
		got, want := written(t, f.page), render(t, f.route, c, r)
		if !bytes.Equal(got, want) {
			t.Errorf("%s of the page is not that of its route\n%s", name, firstDifference(got, want))
		}
	}
}

func TestEachSourceIsListedOnce(t *testing.T) {
	page, err := roadmap.New(sampleCatalog(t), sampleRoute(t), roadmap.Options{})
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range page.Sources {
		if seen[s.URL] {
			t.Errorf("%s is listed twice", s.URL)
		}
		seen[s.URL] = true
	}
	if len(seen) != 5 {
		t.Errorf("the page has %d sources, want 5: exam, dues, school, renewal, labor", len(seen))
	}
}

func TestAJobOfTheRecordGoesOn(t *testing.T) {
	for _, c := range []struct {
		name string
		step pathway.Step
		want string
	}{
		{"a job in a role of the catalog", pathway.Step{Kind: pathway.Work, Entry: "role/manager", For: "HIM manager", Weekly: 20}, "Go on as an HIM manager, 20 hours a week"},
		{"a job that the catalog has no role for", pathway.Step{Kind: pathway.Work, For: "work in cancer registry", Weekly: 1}, "Go on with work in cancer registry, 1 hour a week"},
		{"a new job", pathway.Step{Kind: pathway.Work, Entry: "role/manager", Weekly: 40}, "Work as an HIM manager, 40 hours a week"},
	} {
		page, err := roadmap.New(sampleCatalog(t), &pathway.Route{Target: "role/manager", Steps: []pathway.Step{c.step}}, roadmap.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := page.Steps[0].Do; got != c.want {
			t.Errorf("%s: the step reads %q, want %q", c.name, got, c.want)
		}
	}
}

func TestOtherRoutesStandBesideTheFirst(t *testing.T) {
	c, r, other := sampleCatalog(t), sampleRoute(t), sampleRoute(t)
	other.Cost, other.Unpriced, other.Steps = usd(4321), nil, other.Steps[1:2]
	const want = "1 March 2030, 4,321 USD; without steps 1, 3, 4, 5 and 7"
	if text := render(t, roadmap.Text, c, r, other); !bytes.Contains(text, []byte("Way 2  "+want+"\n")) {
		t.Errorf("the text does not have the other way %q:\n%s", want, text)
	}
	var got struct {
		Rank   string
		Has    []pathway.Evidence
		Steps  []struct{ Kind string }
		Others []struct{ Format, Rank, Cost string }
	}
	if err := json.Unmarshal(render(t, roadmap.JSON, c, r, other), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Steps) != 7 || len(got.Others) != 1 || got.Others[0].Cost != "4321 USD" || got.Others[0].Format != "" ||
		got.Rank != "soonest" || got.Others[0].Rank != "soonest" || !slices.Equal(got.Has, r.Has) {
		t.Errorf("JSON with another route reads back as %+v", got)
	}
}

func TestThePageSaysWhyThereAreNoMoreRoutes(t *testing.T) {
	c, r, plain, other := sampleCatalog(t), sampleRoute(t), sampleRoute(t), sampleRoute(t)
	plain.Steps[0].Options = nil
	for _, row := range []struct {
		name   string
		route  *pathway.Route
		others []*pathway.Route
		ended  roadmap.Ending
		want   string // the last line of the section
	}{
		{"there are none", plain, nil, roadmap.Exhausted, "There is no other way, within what was asked for."},
		{"there are none but at the steps", r, nil, roadmap.Exhausted, "There is no other way, within what was asked for, but those under \"Or\" above."},
		{"there are no more", plain, []*pathway.Route{other}, roadmap.Exhausted, "There is no further way, within what was asked for."},
		{"none was found in time", r, nil, roadmap.Stopped, "No further way was found before the search was stopped."},
		{"no more were found in time", r, []*pathway.Route{other}, roadmap.Stopped, "No further way was found before the search was stopped."},
		{"it is not said", r, nil, "", ""},
	} {
		o := roadmap.Options{Others: row.others, Ended: row.ended}
		page, err := roadmap.New(c, row.route, o)
		if err != nil {
			t.Fatal(err)
		}
		last := ""
		for _, s := range page.Sections {
			if s.Title == "Other ways" {
				last = s.Lines[len(s.Lines)-1].Text
			}
		}
		if last != row.want {
			t.Errorf("%s: the other ways end in %q, want %q", row.name, last, row.want)
		}
		var b bytes.Buffer
		if err := roadmap.JSON(&b, c, row.route, o); err != nil {
			t.Fatal(err)
		}
		var got struct{ Ended roadmap.Ending }
		if err := json.Unmarshal(b.Bytes(), &got); err != nil || got.Ended != row.ended {
			t.Errorf("%s: JSON reads back the ending %q and %v, want %q", row.name, got.Ended, err, row.ended)
		}
	}
}

func TestJSONSaysItsFormat(t *testing.T) {
	var got struct {
		Format, Target, Finish, Cost string
		Steps                        []struct{ Kind, Price string }
	}
	if err := json.Unmarshal(render(t, roadmap.JSON, sampleCatalog(t), sampleRoute(t)), &got); err != nil {
		t.Fatal(err)
	}
	if got.Format != "credpath/route/1" || got.Target != "role/registrar" || got.Finish != "2030-03-01" || got.Cost != "8799 USD" ||
		len(got.Steps) != 7 || got.Steps[0].Kind != "attend" || got.Steps[0].Price != "8300 USD" {
		t.Errorf("JSON reads back as %+v", got)
	}
}
