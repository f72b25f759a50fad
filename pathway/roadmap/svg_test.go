package roadmap_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// pictures are the formats that draw a route for another program.
var pictures = map[string]format{"svg": roadmap.SVG, "dot": roadmap.DOT, "mmd": roadmap.Mermaid, "ics": roadmap.ICalendar}

func TestPicturesLookAsBefore(t *testing.T) {
	c := sampleCatalog(t)
	there := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04"), Proof: pathway.Proof{Proven: true}}
	waits := &pathway.Route{Target: "guild/crk", Start: date(t, "2027-01-04"), Finish: date(t, "2027-05-20")}
	for name, f := range pictures {
		golden(t, "sample."+name, render(t, f, c, sampleRoute(t)))
		golden(t, "there."+name, render(t, f, c, there))
	}
	golden(t, "waits.svg", render(t, roadmap.SVG, c, waits))
}

func TestPicturesRefuseWhatTheyCannotDraw(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	r.Steps[0].Entry = "program/elsewhere"
	for name, f := range pictures {
		t.Run(name, func(t *testing.T) {
			checkRefused(t, f, c, r, roadmap.Options{})
			if err := f(fullDisk{}, c, sampleRoute(t), roadmap.Options{}); !errors.Is(err, errFull) {
				t.Errorf("writing to a full disk = %v, want %v", err, errFull)
			}
		})
	}
}

// nasty tries to end whatever it stands in, in every format.
const nasty = `</script>"'><b>&amp;&lt;&#34;]]>--><!--\N\"\\;x,y:END:VEVENT` + "`a`" + `{[(|)]} style:x #foo; %%{init}%% é 漢字 🚀` + "\r\n  s1 --> s2\nEND:VCALENDAR\n\x00\x1b[31m\u202e\ufffe\uffff"

func nastySample(t *testing.T) (*credential.Catalog, *pathway.Route) {
	c, r := hostileSample(t)
	for i := range r.Steps {
		r.Steps[i].For = nasty
		r.Steps[i].Source.URL = "javascript:alert(1)\r\nATTACH:x"
	}
	r.Steps[0].Offer = nasty
	r.Steps[5].Offer = strings.Repeat(nasty, 30)
	r.Upkeep[0].Terms = nasty
	return c, r
}

func TestHostileNamesStayTextInSVG(t *testing.T) {
	c, r := nastySample(t)
	svg := string(render(t, roadmap.SVG, c, r))
	d := xml.NewDecoder(strings.NewReader(svg))
	known := map[string]bool{"svg": true, "title": true, "desc": true, "style": true, "rect": true, "line": true, "circle": true, "path": true, "text": true, "tspan": true}
	words := ""
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if !known[token.Name.Local] {
				t.Errorf("the picture has an element %s", token.Name.Local)
			}
		case xml.CharData:
			words += string(token)
		case xml.Comment, xml.ProcInst, xml.Directive:
			t.Errorf("the picture has %T %v", token, token)
		}
	}
	if !strings.Contains(words, `</script>"'><b>&amp;&lt;`) {
		t.Error("the name is not in the text of the picture as it stands")
	}
}

// A page of HTML may hold several pictures, and classes of its own.
func TestAPictureCanStandInAPage(t *testing.T) {
	svg := string(render(t, roadmap.SVG, sampleCatalog(t), sampleRoute(t)))
	for _, bad := range []string{" id=", "href", "url(", "@import", "<script", "<?xml", "<!DOCTYPE", " onload", "http://www.w3.org/1999/xlink"} {
		if strings.Contains(svg, bad) {
			t.Errorf("the picture has %q", bad)
		}
	}
	for _, class := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(svg, -1) {
		for name := range strings.FieldsSeq(class[1]) {
			if !strings.HasPrefix(name, "cp-") && !strings.HasPrefix(name, "credpath") {
				t.Errorf("the picture has a class %q", name)
			}
		}
	}
	for _, want := range []string{`role="img"`, "<title>Roadmap: Cancer registrar</title>", "<desc>A timeline from 4 January 2027 to 1 March 2030. Step 1, ", "prefers-color-scheme:dark"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the picture does not have %q", want)
		}
	}
}

// Numbers in the picture are those of the page, and each stands there once.
func TestThePictureHasTheNumbersOfTheSteps(t *testing.T) {
	svg := string(render(t, roadmap.SVG, sampleCatalog(t), sampleRoute(t)))
	found := map[string]int{}
	for _, m := range regexp.MustCompile(`class="cp-pill"[^>]*>(\d+)<`).FindAllStringSubmatch(svg, -1) {
		found[m[1]]++
	}
	for _, number := range []string{"1", "2", "3", "4", "5", "6", "7"} {
		if found[number] != 1 {
			t.Errorf("step %s stands in the picture %d times, want once", number, found[number])
		}
	}
	if len(found) != 7 {
		t.Errorf("the picture has the numbers %v, want 1 to 7", found)
	}
}

func TestAWaitForAWindowIsShown(t *testing.T) {
	c, r := sampleCatalog(t), sampleRoute(t)
	svg := string(render(t, roadmap.SVG, c, r))
	if !strings.Contains(svg, `class="cp-wait"`) || !strings.Contains(svg, `class="cp-season"`) {
		t.Error("an exam that waits for its window has no line of waiting, or no window")
	}
	r.Steps[6].Start = r.Finish.Add(years(1)) // it lapses, so it may be late on purpose
	if again := string(render(t, roadmap.SVG, c, r)); strings.Count(again, `class="cp-wait"`) != strings.Count(svg, `class="cp-wait"`) {
		t.Error("a certification that lapses, taken up late, has a line of waiting")
	}
	r.Steps = r.Steps[:2]
	r.Steps[0].Meets, r.Steps[1].Meets = nil, nil
	if svg := string(render(t, roadmap.SVG, c, r)); strings.Contains(svg, `class="cp-wait"`) {
		t.Error("steps that follow each other at once have a line of waiting")
	}
}

func TestARouteWithoutDaysDoesNotBreakThePicture(t *testing.T) {
	r := &pathway.Route{Target: "role/manager", Steps: []pathway.Step{
		{Kind: pathway.Work, Entry: "role/manager"}, {Kind: pathway.Join, Entry: "guild/membership", Start: date(t, "2027-01-04"), Finish: date(t, "2027-01-04")}}}
	for _, f := range []format{roadmap.SVG, roadmap.DOT, roadmap.Mermaid} {
		if out := render(t, f, sampleCatalog(t), r); len(out) == 0 || len(out) > 100_000 {
			t.Errorf("a route without days is drawn in %d bytes", len(out))
		}
	}
}

// chart draws points twice, and fails if the bytes differ.
func chart(t *testing.T, points ...roadmap.ChartPoint) []byte {
	t.Helper()
	var first, second bytes.Buffer
	for _, w := range []*bytes.Buffer{&first, &second} {
		if err := roadmap.WriteChart(w, points); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two runs give different bytes")
	}
	return first.Bytes()
}

func sampleTradeOff(t *testing.T) []roadmap.ChartPoint {
	return []roadmap.ChartPoint{
		{Name: "Soonest", Finish: date(t, "2028-11-20"), Cost: usd(14250), Proven: true},
		{Name: "Between", Finish: date(t, "2029-01-04"), Cost: usd(8735), Proven: true},
		{Name: "One price missing", Finish: date(t, "2029-02-10"), Cost: usd(3082), Unpriced: 1, Proven: true},
		{Name: "Another price missing", Finish: date(t, "2029-05-25"), Unpriced: 2},
		{Name: "Cheapest", Finish: date(t, "2030-05-20"), Cost: usd(4100)},
	}
}

func TestTheTradeOffLooksAsBefore(t *testing.T) {
	golden(t, "chart.svg", chart(t, sampleTradeOff(t)...))
}

// A route that lacks a price may be the dearest of all: the stair must not
// run through it.
func TestAPriceThatIsNotKnownIsNeverDrawnAsNothing(t *testing.T) {
	points := sampleTradeOff(t)
	svg := string(chart(t, points...))
	if n := strings.Count(svg, `class="cp-open"`); n != 2 {
		t.Errorf("the chart has %d open points, want 2", n)
	}
	for _, want := range []string{"3,082 USD and more (arrow): 1 price not known", "a cost that is not known (2 prices)"} {
		if !strings.Contains(svg, want) {
			t.Errorf("the chart does not say %q", want)
		}
	}
	stair := stairOf(svg)
	points = append(points[:2:2], points[4])
	if alone := stairOf(string(chart(t, points...))); stair == "" || strings.Count(stair, "V") != strings.Count(alone, "V") {
		t.Errorf("with open points the stair is %q, and without %q; want as many steps", stair, alone)
	}
}

// stairOf returns the way of the stair, or "".
func stairOf(svg string) string {
	_, rest, _ := strings.Cut(svg, `class="cp-stair" d="`)
	way, _, _ := strings.Cut(rest, `"`)
	return way
}

func TestTheStairRunsAlongWhatNoOtherBeats(t *testing.T) {
	at := func(day string, cost int64) roadmap.ChartPoint {
		return roadmap.ChartPoint{Finish: date(t, day), Cost: usd(cost), Proven: true}
	}
	for _, c := range []struct {
		name   string
		points []roadmap.ChartPoint
		steps  int
	}{
		{"one route is no stair", []roadmap.ChartPoint{at("2029-01-04", 100)}, 0},
		{"each is cheaper than the one before", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-02-04", 200), at("2029-03-04", 100)}, 2},
		{"the order in which they come does not matter", []roadmap.ChartPoint{at("2029-03-04", 100), at("2029-01-04", 300), at("2029-02-04", 200)}, 2},
		{"one that is later and dearer is beside it", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-02-04", 400), at("2029-03-04", 100)}, 1},
		{"of one day the cheaper is on it", []roadmap.ChartPoint{at("2029-01-04", 300), at("2029-01-04", 200), at("2029-03-04", 100)}, 1},
	} {
		svg := string(chart(t, c.points...))
		if got := strings.Count(stairOf(svg), "V"); got != c.steps {
			t.Errorf("%s: the stair goes down %d times, want %d", c.name, got, c.steps)
		}
	}
}

func TestAChartNeedsRoutesOfOneCurrency(t *testing.T) {
	euros := credential.Money{Minor: 100, Currency: "EUR"}
	for _, c := range []struct {
		name   string
		points []roadmap.ChartPoint
		says   string
	}{
		{"no route", nil, "at least one route"},
		{"two currencies", []roadmap.ChartPoint{{Cost: usd(1), Finish: date(t, "2029-01-04")}, {Cost: euros, Finish: date(t, "2029-01-04")}}, "both USD and EUR"},
	} {
		var b bytes.Buffer
		if err := roadmap.WriteChart(&b, c.points); err == nil || !strings.Contains(err.Error(), c.says) || b.Len() > 0 {
			t.Errorf("%s: writeChart = %v and %d bytes, want an error that says %s and none", c.name, err, b.Len(), c.says)
		}
	}
}

func TestTextNeverOverlapsInAChart(t *testing.T) {
	names := []string{"Soonest", nasty, strings.Repeat("a very long name ", 40), ""}
	for _, n := range []int{1, 2, 5, 12} {
		for _, days := range []int{0, 1, 30, 900, 5000} {
			for _, step := range []int64{0, 1, 250, 1_000_000} {
				var points []roadmap.ChartPoint
				for i := range n {
					points = append(points, roadmap.ChartPoint{Name: names[i%4], Proven: i%3 != 0, Unpriced: i % 4 / 3,
						Finish: date(t, "2029-01-04").Add(credential.Period{Days: days * i / n}), Cost: usd(8000 + step*int64(n-i))})
				}
				roadmap.CheckPicture(t, fmt.Sprintf("%d routes in %d days, %d apart", n, days, step), string(chart(t, points...)))
			}
		}
	}
}
