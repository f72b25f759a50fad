package roadmap_test

import (
	"encoding/xml"
	"errors"
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
