package roadmap

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// SVG writes a route as [Page.SVG] does.
func SVG(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	return writePage(w, c, r, o, (*Page).SVG)
}

// SVG writes the page as a picture: a timeline of its numbered steps, in lanes for
// study, exams, work and paper, with the windows in which a step can be begun and
// the times for which it waits. It suits light and dark screens, needs no font,
// script or file, and has a text for those who cannot see it. It can be a file of
// its own, and stand inside a page of HTML.
func (p *Page) SVG(w io.Writer) error {
	_, err := io.WriteString(w, p.timeline().draw())
	return err
}

// SVG writes the comparison as a picture: a chart of the finish of each way against
// its cost, numbered in the order of the ways. Like the picture of [Page.SVG], it
// can be a file of its own, and stand inside a page of HTML.
func (c *Comparison) SVG(w io.Writer) error { return writeChart(w, c.points()) }

// The measures of the pictures, in pixels.
const (
	pictureWidth = 640
	plotLeft     = 20 // where the first day stands
	plotWidth    = pictureWidth - 2*plotLeft
	textLeft     = 28 // where text can begin, and end
	textRight    = pictureWidth - textLeft
	textWidth    = textRight - textLeft

	labelStep  = 18 // from one line of a label to the next
	barHeight  = 12
	slotGap    = 10 // under a step
	besideGap  = 12 // between a bar and the label beside it
	noteGap    = 10 // between a label and its note
	besideRow  = 18 // a row that has its label beside the bar
	pillHeight = 16 // the ground of a number
)

// A canvas gathers the elements of an SVG picture. All lengths are in pixels.
// It uses no id and no address, so several pictures can stand in one page.
type canvas struct{ strings.Builder }

// picture returns the canvas as a stand-alone SVG, with a title and a
// description for those who cannot see it.
func (c *canvas) picture(name string, width, height int, title, desc string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" class="credpath credpath-%s" role="img" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n",
		name, width, height, width, height)
	fmt.Fprintf(&b, "<title>%s</title>\n<desc>%s</desc>\n<style>%s</style>\n", safe(title), safe(desc), style)
	fmt.Fprintf(&b, `<rect class="cp-ground" x="0.5" y="0.5" width="%d" height="%d" rx="6"/>`+"\n", width-1, height-1)
	return b.String() + c.String() + "</svg>\n"
}

// rect draws a rectangle with rounded corners.
func (c *canvas) rect(class string, x, y, width, height, round int) {
	fmt.Fprintf(c, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`+"\n", class, x, y, width, height, round)
}

// line draws a straight line.
func (c *canvas) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(c, `<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", class, x1, y1, x2, y2)
}

// circle draws a circle.
func (c *canvas) circle(class string, x, y, radius int) {
	fmt.Fprintf(c, `<circle class="%s" cx="%d" cy="%d" r="%d"/>`+"\n", class, x, y, radius)
}

// diamond draws a square that stands on a corner.
func (c *canvas) diamond(class string, x, y, radius int) {
	c.path(class, fmt.Sprintf("M%d %dL%d %dL%d %dL%d %dZ", x, y-radius, x+radius, y, x, y+radius, x-radius, y))
}

// path draws a path in the notation of SVG.
func (c *canvas) path(class, d string) {
	fmt.Fprintf(c, `<path class="%s" d="%s"/>`+"\n", class, d)
}

// pill writes a number on a ground of its own that begins at x, with the foot of
// the text at y.
func (c *canvas) pill(class string, x, y, n int) {
	wide := pillWidth(n)
	c.rect(class, x, y-12, wide, pillHeight, 8)
	c.anchored(pillFont, "middle", x+wide/2, y, fmt.Sprint(n))
}

// pillWidth returns the width of the ground of a number.
func pillWidth(n int) int { return pillFont.width(fmt.Sprint(n)) + 11 }

// ticks draws an upright line for each day that a scale marks with a label, and the
// labels with their feet at y.
func (c *canvas) ticks(s scale, top, foot, y int) {
	for _, tick := range s.major() {
		x := s.x(tick.day)
		c.line("cp-grid", x, top, x, foot)
		f := tickFont
		if tick.year {
			f = yearFont
		}
		c.anchored(f, "middle", x, y, tick.label)
	}
}

// text writes a line of text that begins at x, with its foot at y.
func (c *canvas) text(f font, x, y int, s string) { c.anchored(f, "start", x, y, s) }

// anchored writes a line of text with its start, its middle or its end at x, as
// the anchor says: "start", "middle", "end".
func (c *canvas) anchored(f font, anchor string, x, y int, s string) {
	at := ""
	if anchor != "start" {
		at = ` text-anchor="` + anchor + `"`
	}
	fmt.Fprintf(c, `<text class="%s" x="%d" y="%d"%s>%s</text>`+"\n", f.class, x, y, at, safe(s))
}

// noted writes a line of text with a note after it.
func (c *canvas) noted(anchor string, x, y int, s, note string) {
	fmt.Fprintf(c, `<text class="%s" x="%d" y="%d" text-anchor="%s">%s<tspan class="%s" dx="%d">%s</tspan></text>`+"\n",
		labelFont.class, x, y, anchor, safe(s), noteFont.class, noteGap, safe(note))
}

// safe returns a text on one line, escaped for XML and for HTML.
func safe(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(plain(s))) // a Builder takes all that is written
	return b.String()
}

// A font is a class of text, with its measures.
type font struct {
	class string
	size  int // in pixels
	bold  bool
}

var (
	titleFont = font{class: "cp-title", size: 16, bold: true}
	headFont  = font{class: "cp-head", size: 13}
	laneFont  = font{class: "cp-lane", size: 12, bold: true}
	labelFont = font{class: "cp-label", size: 14}
	noteFont  = font{class: "cp-note", size: 12}
	tickFont  = font{class: "cp-tick", size: 11}
	yearFont  = font{class: "cp-year", size: 11, bold: true}
	pillFont  = font{class: "cp-pill", size: 11, bold: true}
)

// width returns an upper bound of the width of a text in pixels. The font of a
// reader's system is not known, so the letters are measured by a wide one.
func (f font) width(s string) int {
	sum := 0
	for _, r := range s {
		sum += thousandths(r)
	}
	if f.bold {
		sum += sum / 8
	}
	return (sum*f.size + 999) / 1000
}

// thousandths returns the width of a letter in thousandths of the font's size.
func thousandths(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0 // stands on the letter before it
	case strings.ContainsRune("ijl.,:;'|! I", r):
		return 340
	case strings.ContainsRune("ftr()[]{}-/\\\"*", r):
		return 480
	case strings.ContainsRune("mwMW@%—…", r):
		return 1000
	case r >= 'A' && r <= 'Z', r == '&':
		return 790
	case r < 0x80:
		return 650
	case r < 0x250: // Latin letters with accents
		return 800
	case r < 0x1100:
		return 1000
	}
	return 1400 // ideographs and emoji
}

// lines breaks a text into lines of at most so many pixels, and into at most so
// many lines: the rest is cut off. A word that is wider than a line is broken.
func (f font) lines(s string, width, most int) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(plain(s)) {
		if joined := spaced(line, word); f.width(joined) <= width {
			line = joined
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for line = word; f.width(line) > width; {
			head := f.prefix(line, width)
			lines, line = append(lines, head), line[len(head):]
		}
	}
	if line != "" || len(lines) == 0 {
		lines = append(lines, line)
	}
	if len(lines) > most {
		lines = lines[:most]
		last := &lines[most-1]
		*last = f.prefix(*last, width-f.width(" …")) + " …"
	}
	return lines
}

// prefix returns the longest beginning of a word that fits into so many pixels, and
// its first letter at least.
func (f font) prefix(word string, width int) string {
	end := 0
	for i, r := range word {
		next := i + len(string(r))
		if end > 0 && f.width(word[:next]) > width {
			break
		}
		end = next
	}
	return word[:end]
}

// style colors the pictures, in light and in dark. Every class begins with
// "cp-", so that a page around a picture can have classes of its own; a page
// can take the ground away with ".cp-ground { fill: none; stroke: none }".
const style = `
.credpath{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans",sans-serif;max-width:100%;height:auto}
.cp-ground{fill:#fff;stroke:#d0d7de}
.cp-title,.cp-head,.cp-lane,.cp-label,.cp-year{fill:#1f2328}
.cp-note,.cp-tick{fill:#57606a}
.cp-title{font-size:16px;font-weight:bold}
.cp-head{font-size:13px}
.cp-lane{font-size:12px;font-weight:bold}
.cp-label{font-size:14px}
.cp-note{font-size:12px}
.cp-tick,.cp-year,.cp-pill{font-size:11px}
.cp-year,.cp-pill{font-weight:bold}
.cp-pill{fill:#fff}
.cp-label,.cp-note{paint-order:stroke;stroke:#f6f8fa;stroke-width:3px;stroke-linejoin:round}
.cp-band{fill:#f6f8fa}
.cp-grid{stroke:#d8dee4}
.cp-minor{stroke:#c4ccd4}
.cp-edge{stroke:#1f2328;stroke-width:1.5}
.cp-flag{fill:#1f2328}
.cp-wait{stroke:#57606a;stroke-width:2;stroke-dasharray:1 5;stroke-linecap:round}
.cp-season{fill:#8250df;fill-opacity:.22}
.cp-study{fill:#1f5fbf}
.cp-exam{fill:#8250df}
.cp-work{fill:#1a7f37}
.cp-paper{fill:#9a6700}
.cp-under{fill-opacity:.35}
.cp-stair{fill:none;stroke:#1f5fbf;stroke-width:2;stroke-linejoin:round}
.cp-point{fill:#1f5fbf}
.cp-open{fill:#fff;stroke:#9a6700;stroke-width:2}
.cp-more{stroke:#9a6700;stroke-width:2;stroke-dasharray:4 3}
.cp-tip{fill:#9a6700}
.cp-doubt{fill:none;stroke:#57606a;stroke-dasharray:2 2}
@media (prefers-color-scheme:dark){
.cp-ground{fill:#0d1117;stroke:#3d444d}
.cp-title,.cp-head,.cp-lane,.cp-label,.cp-year{fill:#e6edf3}
.cp-note,.cp-tick{fill:#9da7b3}
.cp-pill{fill:#0d1117}
.cp-label,.cp-note{stroke:#161b22}
.cp-band{fill:#161b22}
.cp-grid{stroke:#2a3139}
.cp-minor{stroke:#3d444d}
.cp-edge{stroke:#e6edf3}
.cp-flag{fill:#e6edf3}
.cp-wait{stroke:#9da7b3}
.cp-season{fill:#d2a8ff}
.cp-study,.cp-point{fill:#79b8ff}
.cp-exam{fill:#d2a8ff}
.cp-work{fill:#56d364}
.cp-paper{fill:#e3b341}
.cp-stair{stroke:#79b8ff}
.cp-open{fill:#0d1117;stroke:#e3b341}
.cp-more{stroke:#e3b341}
.cp-tip{fill:#e3b341}
.cp-doubt{stroke:#9da7b3}
}
`
