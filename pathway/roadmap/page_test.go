package roadmap_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

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

func TestACatalogWithoutTheRoutesEntriesIsRefused(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[0].Entry = "program/elsewhere"
	for _, f := range []format{roadmap.Text, roadmap.Markdown, roadmap.HTML, roadmap.JSON} {
		checkRefused(t, f, c, r, roadmap.Options{})
		checkRefused(t, f, c, sampleRoute(t), roadmap.Options{Others: []*pathway.Route{r}})
		checkRefused(t, f, c, sampleRoute(t), roadmap.Options{Frontier: []*pathway.Route{r}})
	}
}

func TestATradeOffOfAnotherCatalogIsRefused(t *testing.T) {
	other := sampleRoute(t)
	other.Steps[0].Entry = "program/elsewhere"
	checkRefused(t, roadmap.HTML, sampleCatalog(t), sampleRoute(t), roadmap.Options{Frontier: []*pathway.Route{other}})
}

func checkRefused(t *testing.T, f format, c *credential.Catalog, r *pathway.Route, o roadmap.Options) {
	t.Helper()
	var b bytes.Buffer
	err := f(&b, c, r, o)
	if err == nil || !strings.Contains(err.Error(), `"program/elsewhere"`) || b.Len() > 0 {
		t.Errorf("rendering with an entry the catalog lacks = %v and %d bytes, want an error that names it and no bytes", err, b.Len())
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

func TestAFailedWriteIsReported(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	for _, f := range []format{roadmap.Text, roadmap.Markdown, roadmap.HTML, roadmap.JSON} {
		if err := f(fullDisk{}, c, r, roadmap.Options{}); !errors.Is(err, errFull) {
			t.Errorf("writing to a full disk = %v, want %v", err, errFull)
		}
	}
}

type fullDisk struct{}

var errFull = errors.New("disk full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

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
		{"a job in a role of the catalog", pathway.Step{Kind: pathway.Work, Entry: "role/manager", For: "HIM manager", Weekly: credential.HoursOf(20)}, "Go on as an HIM manager, 20 hours a week"},
		{"a job that the catalog has no role for", pathway.Step{Kind: pathway.Work, For: "work in cancer registry", Weekly: credential.HoursOf(1)}, "Go on with work in cancer registry, 1 hour a week"},
		{"a new job", pathway.Step{Kind: pathway.Work, Entry: "role/manager", Weekly: credential.HoursOf(40)}, "Work as an HIM manager, 40 hours a week"},
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

func TestTradeOffsStandBesideTheRoute(t *testing.T) {
	r := sampleRoute(t)
	later := sampleRoute(t)
	later.Finish, later.Cost, later.Unpriced, later.Steps = date(t, "2031-06-01"), usd(900), nil, later.Steps[1:]
	unproven := *later
	unproven.Proof.Proven = false
	for _, c := range []struct {
		name     string
		frontier []*pathway.Route
		ended    roadmap.Ending
		want     string
	}{
		{"none is given", nil, "", ""},
		{"there is no other", []*pathway.Route{r}, "", "No other way finishes sooner, and none is known to cost less, within what was asked for."},
		{"there is a cheaper one", []*pathway.Route{r, later}, roadmap.Exhausted, "Choice 1: 1 March 2030, 8,799 USD and 1 price not known; the way of this page / Choice 2: 1 June 2031, 900 USD; without step 1"},
		{"there may be others", []*pathway.Route{r}, roadmap.Stopped, "Choice 1: 1 March 2030, 8,799 USD and 1 price not known; the way of this page / There may be further trade-offs: the search was stopped."},
		{"one is not proven", []*pathway.Route{&unproven}, "", "Choice 1: 1 June 2031, 900 USD; without step 1; not proven: the search was cut short"},
	} {
		page, err := roadmap.New(sampleCatalog(t), r, roadmap.Options{Frontier: c.frontier, FrontierEnded: c.ended})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, s := range page.Sections {
			if s.Title != "Sooner or cheaper" {
				continue
			}
			for _, l := range s.Lines {
				got = append(got, strings.TrimPrefix(l.Label+": "+l.Text, ": "))
			}
		}
		if got := strings.Join(got, " / "); got != c.want {
			t.Errorf("%s: the trade-offs read %q, want %q", c.name, got, c.want)
		}
	}
}
