package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A box is a part of the picture.
type box struct{ left, top, right, foot int }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.foot && c.top < b.foot
}

// numbers writes beside each point its number, where there is room for it. A
// number that finds none is left to the list.
func (c *chart) numbers() {
	for i, p := range c.points {
		x, y := c.at(p)
		text := fmt.Sprint(i + 1)
		wide := pillFont.width(text) + 11
		for _, to := range around(wide) {
			place := box{x + to[0], y + to[1], x + to[0] + wide, y + to[1] + pillHeight}
			if c.free(place) {
				c.taken = append(c.taken, place)
				c.rect(c.ground(p), place.left, place.top, wide, pillHeight, 8)
				c.anchored(pillFont, "middle", place.left+wide/2, place.top+12, text)
				break
			}
		}
	}
}

// around lists where the corner of a number can stand, seen from its point,
// the best place first.
func around(wide int) [][2]int {
	var places [][2]int
	for _, far := range []int{0, 12, 24} {
		right, left, up, down := 11+far, -11-far-wide, -pillHeight-9-far, 9+far
		places = append(places,
			[2]int{right, up}, [2]int{left, down}, [2]int{right, down}, [2]int{left, up},
			[2]int{right, -pillHeight / 2}, [2]int{left, -pillHeight / 2},
			[2]int{-wide / 2, up}, [2]int{-wide / 2, down})
	}
	return places
}

// free reports whether a place lies inside the chart and covers nothing.
func (c *chart) free(place box) bool {
	if place.left < c.days.left+2 || place.right > chartRight+8 || place.top < chartTop-8 || place.foot > chartFoot-2 {
		return false
	}
	for _, b := range c.taken {
		if place.meets(b) {
			return false
		}
	}
	return true
}

// ground is the color of a point's number.
func (c *chart) ground(p point) string {
	if p.Unpriced > 0 {
		return "cp-tip"
	}
	return "cp-point"
}

// list writes what each point is, under the chart, and what its signs mean.
func (c *chart) list() {
	c.y = chartFoot + 52
	for i, p := range c.points {
		text := fmt.Sprint(i + 1)
		wide := pillFont.width(text) + 11
		x := textLeft + wide + 8
		for j, line := range noteFont.lines(p.words(), textRight-x, 3) {
			c.y += labelStep
			if j == 0 {
				c.rect(c.ground(p), textLeft, c.y-12, wide, pillHeight, 8)
				c.anchored(pillFont, "middle", textLeft+wide/2, c.y, text)
			}
			c.text(noteFont, x, c.y, line)
		}
		c.y += 3
	}
	c.y += 14
}

// words says what a point is: "Cheapest: 25 May 2029, 8,735 USD".
func (p point) words() string {
	text := commaed(FormatDate(p.Finish), p.cost())
	if p.Name != "" {
		text = p.Name + ": " + text
	}
	if !p.Proven {
		text += " (dashed ring: not proven to be the best)"
	}
	return text
}

// cost says what a point costs, never as if all of it were known.
func (p point) cost() string {
	switch {
	case p.Unpriced == 0 && !p.Cost.Known():
		return "no cost"
	case p.Unpriced == 0:
		return amount(p.Cost, false)
	case !p.Cost.Known():
		return "a cost that is not known (" + credential.Count(p.Unpriced, "price") + ")"
	}
	return FormatMoney(p.Cost) + " and more (arrow): " + unknownPrices(p.Unpriced)
}

// words says what the chart shows.
func (c *chart) words() string {
	var b strings.Builder
	b.WriteString("A chart of routes by the day on which they finish and what they cost.")
	for i, p := range c.points {
		fmt.Fprintf(&b, " %d: %s", i+1, sentence(p.words()))
	}
	return b.String()
}
