package roadmap

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
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

func (c *canvas) rect(class string, x, y, width, height, round int) {
	fmt.Fprintf(c, `<rect class="%s" x="%d" y="%d" width="%d" height="%d" rx="%d"/>`+"\n", class, x, y, width, height, round)
}

func (c *canvas) line(class string, x1, y1, x2, y2 int) {
	fmt.Fprintf(c, `<line class="%s" x1="%d" y1="%d" x2="%d" y2="%d"/>`+"\n", class, x1, y1, x2, y2)
}

func (c *canvas) circle(class string, x, y, radius int) {
	fmt.Fprintf(c, `<circle class="%s" cx="%d" cy="%d" r="%d"/>`+"\n", class, x, y, radius)
}

// diamond draws a square that stands on a corner.
func (c *canvas) diamond(class string, x, y, radius int) {
	c.path(class, fmt.Sprintf("M%d %dL%d %dL%d %dL%d %dZ", x, y-radius, x+radius, y, x, y+radius, x-radius, y))
}

func (c *canvas) path(class, way string) {
	fmt.Fprintf(c, `<path class="%s" d="%s"/>`+"\n", class, way)
}

// text writes a line of text that begins at x, with its foot at y.
func (c *canvas) text(f font, x, y int, s string) { c.anchored(f, "start", x, y, s) }

// anchored writes a line of text that begins at x, ends there or has its
// middle there: "start", "end", "middle".
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

// safe returns text on one line, escaped for XML and for HTML.
func safe(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(plain(s))) // a Builder takes all that is written
	return b.String()
}

// A font is a class of text, with what is needed to measure it.
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

// width returns how many pixels a text takes at most. What a reader's system
// has for a font is not known, so the letters are measured by a wide one.
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

// lines breaks a text into at most so many lines that are no wider than so
// many pixels. A word that is wider is broken, and what is left over is cut off.
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

// prefix returns as much of a word as fits, and its first letter at least.
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
