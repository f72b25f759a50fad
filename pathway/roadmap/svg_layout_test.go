package roadmap

import (
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// The widths are those of DejaVu Sans, the widest of the fonts that systems
// fall back to, as a browser measures it at 14 pixels.
func TestTextIsMeasuredByAWideFont(t *testing.T) {
	for _, c := range []struct {
		text        string
		plain, bold float64
	}{
		{"Sit the RHIT examination", 174.6, 197.5},
		{"Attend Associate degree in cancer registry management (typical), full-time", 526.1, 595.5},
		{"MAXIMUM WWW @@@ %", 180.0, 197.0},
		{"illicit, fill: (tiny) [ill]!", 137.4, 161.5},
		{"21 Mar 2029 – 25 May 2029, 435 USD", 265.9, 292.9},
		{"Médecin à l'hôpital, Übung", 186.7, 211.2},
		{"Работа в регистратуре", 169.3, 184.5},
		{"🚀👩‍⚕️", 34.9, 34.9},
	} {
		for _, f := range []font{{size: 14}, {size: 14, bold: true}} {
			takes := c.plain
			if f.bold {
				takes = c.bold
			}
			if got := float64(f.width(c.text)); got < takes || got > 2*takes {
				t.Errorf("width of %q, bold %v, = %.0f, want at least the %.1f that it takes and at most twice that", c.text, f.bold, got, takes)
			}
		}
	}
}

func TestLongTextIsBrokenAndCutOff(t *testing.T) {
	f := font{size: 10}
	for _, c := range []struct {
		name, text string
		width      int
		want       []string
	}{
		{"what fits stays", "aa aa", 100, []string{"aa aa"}},
		{"a line breaks at a space", "aaaa aaaa", 30, []string{"aaaa", "aaaa"}},
		{"a word that is too long is broken", "aaaaaaaaaa b", 30, []string{"aaaa", "aaaa", "aa b"}},
		{"a letter is not", "ééééé", 25, []string{"ééé", "éé"}},
		{"what is left over is cut off", "aaaa bbbb cccc dddd", 30, []string{"aaaa", "bbbb", "cc …"}},
		{"no room leaves a letter to a line", "ab", 1, []string{"a", "b"}},
		{"nothing is one empty line", "", 30, []string{""}},
	} {
		got := f.lines(c.text, c.width, 3)
		if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", c.want) {
			t.Errorf("%s: lines(%q, %d) = %q, want %q", c.name, c.text, c.width, got, c.want)
		}
	}
}

// A shape is what a test reads back of a picture.
type shape struct {
	class string
	box   box
	text  string
}

// shapes reads the texts, and the bars and marks of the steps, of a picture.
func shapes(t *testing.T, svg string) (texts, marks []shape, size box) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return texts, marks, size
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v\n%s", err, svg)
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		at := func(name string) int { n, _ := strconv.Atoi(attribute(start, name)); return n }
		class := attribute(start, "class")
		lane := strings.Contains(class, "cp-study") || strings.Contains(class, "cp-exam") || strings.Contains(class, "cp-work") || strings.Contains(class, "cp-paper")
		switch name := start.Name.Local; {
		case name == "svg":
			size = box{0, 0, at("width"), at("height")}
		case name == "text":
			texts = append(texts, textShape(t, d, start))
		case name == "rect" && lane && at("height") == barHeight:
			marks = append(marks, shape{class: class, box: box{at("x"), at("y"), at("x") + at("width"), at("y") + at("height")}})
		case name == "circle" && lane:
			r := at("r")
			marks = append(marks, shape{class: class, box: box{at("cx") - r, at("cy") - r, at("cx") + r, at("cy") + r}})
		case name == "path" && lane:
			var x, y int
			fmt.Sscanf(attribute(start, "d"), "M%d %d", &x, &y)
			marks = append(marks, shape{class: class, box: box{x - 7, y, x + 7, y + 14}})
		}
	}
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// textShape measures a text, and the note in it.
func textShape(t *testing.T, d *xml.Decoder, start xml.StartElement) shape {
	t.Helper()
	fonts := map[string]font{}
	for _, f := range []font{titleFont, headFont, laneFont, labelFont, noteFont, tickFont, yearFont, pillFont} {
		fonts[f.class] = f
	}
	f := fonts[attribute(start, "class")]
	s := shape{class: f.class}
	wide, current := 0, f
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			current = fonts[attribute(token, "class")]
			wide += noteGap
		case xml.EndElement:
			depth--
		case xml.CharData:
			wide += current.width(string(token))
			s.text += string(token)
		}
	}
	x, _ := strconv.Atoi(attribute(start, "x"))
	y, _ := strconv.Atoi(attribute(start, "y"))
	left := map[string]int{"": x, "start": x, "middle": x - wide/2, "end": x - wide}[attribute(start, "text-anchor")]
	s.box = box{left, y - f.size*3/4, left + wide, y + f.size/5}
	return s
}

// checkPicture fails if a text runs out of the picture, or over another text
// or a mark.
func checkPicture(t *testing.T, name, svg string) {
	t.Helper()
	texts, marks, size := shapes(t, svg)
	for i, s := range texts {
		if s.box.left < 0 || s.box.right > size.right || s.box.top < 0 || s.box.foot > size.foot {
			t.Errorf("%s: %q runs out of the picture: %v in %v", name, s.text, s.box, size)
		}
		for _, other := range texts[:i] {
			if s.box.meets(other.box) {
				t.Errorf("%s: %q %v runs over %q %v", name, s.text, s.box, other.text, other.box)
			}
		}
		for _, m := range marks {
			if s.box.meets(m.box) {
				t.Errorf("%s: %q %v runs over a mark %s %v", name, s.text, s.box, m.class, m.box)
			}
		}
	}
}

// spread returns a timeline of n steps of all kinds, with names in turn, over
// so many days.
func spread(n, days int, names ...string) timeline {
	first := credential.Date{Year: 2027, Month: 1, Day: 4}
	after := func(days int) credential.Date { return first.Add(credential.Period{Days: days}) }
	t := timeline{title: "Roadmap: " + names[0], sum: "some time, 8,735 USD", start: first, finish: after(days)}
	for i := range n {
		from := days * i / n
		b := bar{Step: Step{Number: i + 1, Kind: pathway.StepKind(i % 6), Do: names[i%len(names)], Start: after(from), Finish: after(from)}}
		if i%2 == 0 {
			b.Finish = after(days * (i + 2) / (n + 1))
		}
		if i%3 == 1 {
			b.since = after(from / 2)
			b.seasons = []credential.Season{{From: credential.MonthDay{Month: 3, Day: 21}, To: credential.MonthDay{Month: 4, Day: 12}}}
		}
		b.Price = credential.Money{Minor: int64(i) * 12345600, Currency: "USD"}
		t.bars = append(t.bars, b)
	}
	return t
}

func TestTextNeverOverlapsInATimeline(t *testing.T) {
	names := map[string][]string{
		"short":    {"Sit the exam", "Join", "Work"},
		"usual":    {"Attend Associate degree in health information management (typical), full-time", "Sit the RHIT examination", "Join AHIMA"},
		"long":     {strings.Repeat("a very long name of a program ", 12)},
		"one word": {strings.Repeat("Wortungetüm", 20)},
		"emoji":    {strings.Repeat("🚀", 60), "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字"},
		"empty":    {""},
	}
	for kind, list := range names {
		for _, days := range []int{0, 3, 181, 880, 4383, 40000} {
			for _, n := range []int{0, 1, 4, 15, 101} {
				checkPicture(t, fmt.Sprintf("%d steps with %s names in %d days", n, kind, days), spread(n, days, list...).draw())
			}
		}
	}
}

func TestATimelineIsAsHighAsItsSteps(t *testing.T) {
	for _, c := range []struct{ steps, least, most int }{{1, 180, 300}, {5, 350, 620}, {15, 750, 1200}} {
		_, _, size := shapes(t, spread(c.steps, 880, "Attend Associate degree in health information management (typical), full-time", "Sit the exam").draw())
		if size.foot < c.least || size.foot > c.most {
			t.Errorf("a timeline of %d steps is %d pixels high, want %d to %d", c.steps, size.foot, c.least, c.most)
		}
	}
}

func TestTheAxisSuitsTheLengthOfThePlan(t *testing.T) {
	for _, c := range []struct {
		name, from, to string
		want           string
	}{
		{"days", "2027-01-04", "2027-01-07", "4 Jan 5 Jan 6 Jan 7 Jan"},
		{"Mondays", "2027-01-05", "2027-02-20", "11 Jan 18 Jan 25 Jan 1 Feb 8 Feb 15 Feb"},
		{"months", "2027-01-04", "2027-07-04", "Feb Mar Apr May Jun Jul"},
		{"quarters, with the years", "2027-01-04", "2029-01-04", "Apr Jul Oct 2028 Apr Jul Oct 2029"},
		{"half years", "2027-01-04", "2031-01-04", "Jul 2028 Jul 2029 Jul 2030 Jul 2031"},
		{"years", "2027-02-28", "2038-01-31", "2028 2029 2030 2031 2032 2033 2034 2035 2036 2037 2038"},
		{"one day has the next", "2027-01-04", "2027-01-04", "4 Jan 5 Jan"},
		{"the end of the calendar", "9998-12-30", "9999-12-31", "9999 Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"},
		{"all the calendar", "0001-01-01", "9999-12-31", "2000 4000 6000 8000"},
	} {
		s := newScale(date(t, c.from), date(t, c.to), plotLeft, plotWidth)
		var labels []string
		for _, tick := range s.major() {
			labels = append(labels, tick.label)
		}
		if got := strings.Join(labels, " "); got != c.want {
			t.Errorf("%s: from %s to %s the axis says %q, want %q", c.name, c.from, c.to, got, c.want)
		}
	}
}

func TestAWindowIsFoundFromAnyDay(t *testing.T) {
	for _, c := range []struct{ name, season, day, first, last string }{
		{"inside", "03-21/04-12", "2029-04-01", "2029-03-21", "2029-04-12"},
		{"before", "03-21/04-12", "2029-01-01", "2029-03-21", "2029-04-12"},
		{"after", "03-21/04-12", "2029-04-13", "2030-03-21", "2030-04-12"},
		{"over the turn of the year", "11-15/01-10", "2029-01-05", "2028-11-15", "2029-01-10"},
		{"to the end of February", "02-01/02-29", "2029-02-03", "2029-02-01", "2029-02-28"},
		{"one day", "07-01/07-01", "2029-07-01", "2029-07-01", "2029-07-01"},
	} {
		season, err := credential.ParseSeason(c.season)
		if err != nil {
			t.Fatal(err)
		}
		first, last := window(season, date(t, c.day))
		if first != date(t, c.first) || last != date(t, c.last) {
			t.Errorf("%s: window(%s, %s) = %s, %s, want %s, %s", c.name, c.season, c.day, first, last, c.first, c.last)
		}
	}
}

// The tests of charts stand outside the package, and need these.

// A ChartPoint is a point, for the tests.
type ChartPoint = point

// WriteChart is writeChart, for the tests.
var WriteChart = writeChart

// CheckPicture is checkPicture, for the tests.
var CheckPicture = checkPicture
