package roadmap_test

import (
	"bytes"
	"errors"
	"io"
	"log"
	"os"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// compare returns a comparison for Ana.
func compare(t *testing.T, c *credential.Catalog, ways ...roadmap.Way) *roadmap.Comparison {
	t.Helper()
	comparison, err := roadmap.Compare(c, "Ana Example", ways...)
	if err != nil {
		t.Fatal(err)
	}
	return comparison
}

// written returns what a writer writes, and fails if it does so twice differently.
func written(t *testing.T, write func(io.Writer) error) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := write(w); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs give different bytes")
	}
	return first.Bytes()
}

func comparisonHTML(t *testing.T, c *credential.Catalog, ways ...roadmap.Way) []byte {
	t.Helper()
	return written(t, compare(t, c, ways...).HTML)
}

// sampleWays are the sample route, and a later and cheaper one in which the
// exam costs more and somebody else vouches.
func sampleWays(t *testing.T) []roadmap.Way {
	work := sampleRoute(t)
	work.Steps = work.Steps[1:]
	work.Steps[2].For = "a letter from the registry"
	work.Steps[3].Price = credential.Money{Minor: 29950, Currency: "USD"}
	work.Finish, work.Unpriced, work.Proof.Proven = date(t, "2031-06-01"), nil, false
	work.Cost = credential.Money{Minor: 56950, Currency: "USD"}
	work.Steps[5].Unpriced = false
	return []roadmap.Way{{Name: "By a degree", Route: sampleRoute(t)}, {Route: work}}
}

func TestAComparisonReadsAsBefore(t *testing.T) {
	c := compare(t, sampleCatalog(t), sampleWays(t)...)
	golden(t, "compare.txt", written(t, c.Text))
	golden(t, "compare.md", written(t, c.Markdown))
	golden(t, "compare.html", markup(written(t, c.HTML)))
}

func TestAComparisonSaysWhatIsTheSameAndWhatDiffers(t *testing.T) {
	text := string(written(t, compare(t, sampleCatalog(t), sampleWays(t)...).Text))
	for _, part := range []string{
		"Soonest   By a degree: 1 March 2030",
		"Cheapest  Way 2: 569.50 USD",
		"- Join Guild: 135 USD\n",
		"- Sit the CRK examination: 229 USD in By a degree, 299.50 USD in Way 2\n",
		"Step 1         Attend Typical records program, full-time: 4 Jan 2027 to 4 Jan 2029, 8,300\n               USD [1]",
		"Not priced     CRK",
		"Not confirmed  a letter from the registry",
		"Compared       with By a degree: 1 year and 3 months later, 8,229.50 USD less by the known\n               prices",
		"not proven: the search was cut short",
	} {
		if !strings.Contains(text, part) {
			t.Errorf("the comparison does not say %q:\n%s", part, text)
		}
	}
	for _, apart := range []string{"- Attend Typical", "- Have this vouched", "- Renew"} {
		if strings.Contains(text, apart) {
			t.Errorf("the comparison says that every way does this: %q", apart)
		}
	}
}

// One way alone has nothing beside it to be the soonest of, or to do no more than.
func TestOneWayIsShownWithAllItsSteps(t *testing.T) {
	one := compare(t, sampleCatalog(t), roadmap.Way{Route: sampleRoute(t)})
	golden(t, "compare-one.txt", written(t, one.Text))
	if got, want := len(one.Ways[0].Lines), len(sampleRoute(t).Steps); len(one.Same) > 0 || got < want {
		t.Errorf("one way has %d lines of its own, want one for each of its %d steps, and no line that every way has: %v", got, want, one.Same)
	}
	for name, write := range map[string]func(io.Writer) error{"Text": one.Text, "Markdown": one.Markdown, "HTML": one.HTML} {
		for _, others := range []string{"very way", "Soonest", "heapest"} {
			if text := string(written(t, write)); strings.Contains(text, others) {
				t.Errorf("%s of one way says %q:\n%s", name, others, text)
			}
		}
	}
}

func TestAWayWithoutStepsSaysSo(t *testing.T) {
	held := &pathway.Route{Target: "role/registrar", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04"), Proof: pathway.Proof{Proven: true}}
	for _, ways := range [][]roadmap.Way{{{Route: held}}, {{Route: held}, {Route: sampleRoute(t)}}} {
		text := string(written(t, compare(t, sampleCatalog(t), ways...).Text))
		if !strings.Contains(text, "Way 1\n-----\n\nIt has no steps.\n") {
			t.Errorf("a way of %d without steps does not say so:\n%s", len(ways), text)
		}
	}
}

func TestTheBestWaysAreNamed(t *testing.T) {
	way := func(name, finish string, cost int64, unpriced int) roadmap.Way {
		r := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, finish), Cost: usd(cost)}
		for range unpriced {
			r.Unpriced = append(r.Unpriced, "guild/crk")
		}
		return roadmap.Way{Name: name, Route: r}
	}
	for _, c := range []struct {
		name              string
		ways              []roadmap.Way
		soonest, cheapest string
	}{
		{"one is both", []roadmap.Way{way("A", "2028-01-04", 100, 0), way("B", "2029-01-04", 200, 0)}, "A: 4 January 2028, after 1 year", "A: 100 USD"},
		{"each is one", []roadmap.Way{way("A", "2029-01-04", 100, 0), way("B", "2028-01-04", 200, 0)}, "B: 4 January 2028, after 1 year", "A: 100 USD"},
		{"two are the soonest", []roadmap.Way{way("A", "2028-01-04", 100, 0), way("B", "2028-01-04", 50, 0)}, "A and B: 4 January 2028, after 1 year", "B: 50 USD"},
		{"what lacks a price is dearer", []roadmap.Way{way("A", "2028-01-04", 1, 1), way("B", "2029-01-04", 200, 0)}, "A: 4 January 2028, after 1 year", "B: 200 USD"},
	} {
		got := map[string]string{}
		for _, l := range compare(t, sampleCatalog(t), c.ways...).Summary {
			got[l.Label] = l.Text
		}
		if !strings.HasPrefix(got["Soonest"], c.soonest) || got["Cheapest"] != c.cheapest {
			t.Errorf("%s: soonest is %q and cheapest %q, want %q and %q", c.name, got["Soonest"], got["Cheapest"], c.soonest, c.cheapest)
		}
	}
}

func TestHoursAreSummedOverTheSteps(t *testing.T) {
	r := sampleRoute(t)
	got := compare(t, sampleCatalog(t), roadmap.Way{Route: r}).Ways[0]
	// 731 days of 36 hours a week, and 344 of 40.
	if got.Study != (roadmap.Hours{Known: 3759}) || got.Work != (roadmap.Hours{Known: 1966}) {
		t.Errorf("hours = %v of study and %v of work, want 3,759 and 1,966", got.Study, got.Work)
	}
	r.Steps[0].Weekly = credential.HoursOf(0)
	if got := compare(t, sampleCatalog(t), roadmap.Way{Route: r}).Ways[0].Study.String(); got != "not known" {
		t.Errorf("hours of a program that does not say its hours = %q, want %q", got, "not known")
	}
}

func TestWhatCannotBeComparedIsRefused(t *testing.T) {
	c, elsewhere, other := sampleCatalog(t), sampleRoute(t), sampleRoute(t)
	elsewhere.Steps[0].Entry = "program/elsewhere"
	other.Target = "role/manager"
	for _, row := range []struct {
		name string
		ways []roadmap.Way
		says string
	}{
		{"nothing", nil, "give at least one route"},
		{"routes to two targets", []roadmap.Way{{Route: sampleRoute(t)}, {Route: other}}, `"role/registrar" and to "role/manager"`},
		{"a route of another catalog", []roadmap.Way{{Route: sampleRoute(t)}, {Route: elsewhere}}, `"program/elsewhere"`},
	} {
		if _, err := roadmap.Compare(c, "", row.ways...); err == nil || !strings.Contains(err.Error(), row.says) {
			t.Errorf("%s: Compare = %v, want an error that says %s", row.name, err, row.says)
		}
	}
}

func TestAComparisonReportsAFailedWrite(t *testing.T) {
	c := compare(t, sampleCatalog(t), sampleWays(t)...)
	for name, write := range map[string]func(io.Writer) error{"Text": c.Text, "Markdown": c.Markdown, "HTML": c.HTML, "SVG": c.SVG} {
		if err := write(fullDisk{}); !errors.Is(err, errFull) {
			t.Errorf("%s to a full disk = %v, want %v", name, err, errFull)
		}
	}
}

func TestTextOfAComparisonKeepsToNinetyColumns(t *testing.T) {
	ways := sampleWays(t)
	ways[0].Name = "By a degree of which the name is long enough to need a second line in any table of figures"
	for line := range strings.SplitSeq(string(written(t, compare(t, sampleCatalog(t), ways...).Text)), "\n") {
		if n := len([]rune(line)); n > 90 && !strings.Contains(line, "https://") {
			t.Errorf("a line has %d columns, want at most 90: %q", n, line)
		}
	}
}

func TestHostileWaysStayTextInMarkdown(t *testing.T) {
	c, r := hostileSample(t)
	md := unescaped(string(written(t, compare(t, c, roadmap.Way{Name: hostileText, Route: r}, roadmap.Way{Name: "| a | b", Route: r}).Markdown)))
	for _, active := range []string{"](", "<script", "`", "**bold", "\n# heading", "\n- item", "\x1b", "\u202e", "| a | b"} {
		if strings.Contains(md, active) {
			t.Errorf("the Markdown has a live %q", active)
		}
	}
}

// The routes are most often those of a planner's Frontier.
func ExampleCompare() {
	catalog, soon := exampleRoute()
	later := *soon
	later.Finish = credential.Date{Year: 2027, Month: 7, Day: 5}
	later.Cost = credential.Money{Minor: 17900, Currency: "USD"}
	later.Steps = append([]pathway.Step{}, soon.Steps...)
	later.Steps[0].Price = later.Cost
	comparison, err := roadmap.Compare(catalog, "Ana Example",
		roadmap.Way{Name: "At once", Route: soon},
		roadmap.Way{Name: "In summer", Route: &later})
	if err != nil {
		log.Fatal(err)
	}
	if err := comparison.Text(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Ways to Certified Record Keeper (CRK)
	// =====================================
	//
	// For       Ana Example
	// Goal      Certified Record Keeper (CRK)
	// Start     4 January 2027
	// Soonest   At once: 4 January 2027, the same day
	// Cheapest  In summer: 179 USD
	//
	// Side by side
	// ------------
	//
	//                Finish     Cost  Steps  Proven
	// At once    4 Jan 2027  229 USD      2     yes
	// In summer  5 Jul 2027  179 USD      2     yes
	//
	// Proven means that the search for the way was done: within what was asked for, none of its
	// kind is better. It does not mean that every fact is certain: see the sources, and the
	// roadmap of each way.
	//
	// What every way does
	// -------------------
	//
	// - Sit the CRK examination: 229 USD in At once, 179 USD in In summer
	// - Earn Certified Record Keeper (CRK)
	//
	// At once
	// -------
	//
	// No more than every way does.
	//
	// In summer
	// ---------
	//
	// Compared  with At once: 6 months and 1 day later, 50 USD less
}
