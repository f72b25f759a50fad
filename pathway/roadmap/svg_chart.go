package roadmap

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A point is a route in the chart of finish against cost.
type point struct {
	Name     string
	Finish   credential.Date
	Cost     credential.Money // the sum of the known prices
	Unpriced int              // how many prices Cost lacks
	Proven   bool
}

// choicePoints returns the choices as a chart shows them.
func choicePoints(choices []Choice) []point {
	var points []point
	for _, c := range choices {
		points = append(points, point{Name: c.Name, Finish: c.Finish, Cost: c.Cost, Unpriced: c.Unpriced, Proven: c.Proven})
	}
	return points
}

// points returns the ways as a chart shows them.
func (c *Comparison) points() []point {
	var points []point
	for _, w := range c.Ways {
		points = append(points, point{Name: w.Name, Finish: w.Finish, Cost: w.Cost, Unpriced: w.Unpriced, Proven: w.Proven})
	}
	return points
}

// The measures of the chart, in pixels.
const (
	chartTop    = 70
	chartHeight = 260
	chartFoot   = chartTop + chartHeight
	chartRight  = pictureWidth - 28
	dotSize     = 5
)

// writeChart writes the trade-off of finish against cost as a stand-alone SVG,
// with the points numbered in the order given and listed under it. The stair
// runs along those that no other beats. A point that lacks a price is no part
// of it: it stands open, at the price that is known, with an arrow to the more
// that it costs. All costs must be of one currency.
func writeChart(w io.Writer, points []point) error {
	if len(points) == 0 {
		return errors.New("roadmap: a chart needs at least one route")
	}
	currency := ""
	for _, p := range points {
		if currency != "" && p.Cost.Known() && p.Cost.Currency != currency {
			return fmt.Errorf("roadmap: a chart cannot have both %s and %s; give costs of one currency", currency, p.Cost.Currency)
		}
		currency = cmp.Or(currency, p.Cost.Currency)
	}
	_, err := io.WriteString(w, newChart(points, currency).draw())
	return err
}

// A chart is a chart on its way to a picture.
type chart struct {
	canvas
	points []point
	days   scale
	costs  costScale
	taken  []box // where there is something that no number may cover
	y      int   // how far down the picture has come
}

func newChart(points []point, currency string) *chart {
	c := &chart{points: points, costs: newCostScale(points, currency)}
	first, last := points[0].Finish, points[0].Finish
	for _, p := range points {
		if p.Finish.Before(first) {
			first = p.Finish
		}
		if p.Finish.After(last) {
			last = p.Finish
		}
	}
	pad := credential.Period{Days: max(3, (last.DayNumber()-first.DayNumber())/12)}
	left := textLeft + c.costs.room() + 8
	c.days = newScale(first.Add(pad.Negate()), last.Add(pad), left, chartRight-left)
	return c
}

func (c *chart) draw() string {
	c.text(titleFont, textLeft, 32, "Sooner or cheaper")
	c.text(noteFont, textLeft, chartTop-12, "Cost")
	c.axes()
	c.stair()
	for _, p := range c.points {
		c.point(p)
	}
	c.numbers()
	c.list()
	return c.picture("chart", pictureWidth, c.y, "Sooner or cheaper: finish date against cost", c.words())
}

// axes draws the lines of the days and of the costs, each with its name.
func (c *chart) axes() {
	for _, amount := range c.costs.ticks() {
		y := c.costs.y(amount)
		c.line("cp-grid", c.days.left, y, chartRight, y)
		c.anchored(tickFont, "end", c.days.left-8, y+4, FormatMoney(amount))
	}
	for _, tick := range c.days.major() {
		x := c.days.x(tick.day)
		c.line("cp-grid", x, chartTop, x, chartFoot+5)
		f := tickFont
		if tick.year {
			f = yearFont
		}
		c.anchored(f, "middle", x, chartFoot+18, tick.label)
	}
	c.line("cp-edge", c.days.left, chartFoot, chartRight, chartFoot)
	c.line("cp-edge", c.days.left, chartTop, c.days.left, chartFoot)
	c.anchored(noteFont, "end", chartRight, chartFoot+36, "Finish")
}

// at returns where a point stands.
func (c *chart) at(p point) (x, y int) { return c.days.x(p.Finish), c.costs.y(p.Cost) }

// stair draws the least cost for each day to finish by.
func (c *chart) stair() {
	best := frontier(c.points)
	if len(best) < 2 {
		return
	}
	var way strings.Builder
	for i, p := range best {
		x, y := c.at(p)
		if i == 0 {
			fmt.Fprintf(&way, "M%d %d", x, y)
			continue
		}
		fmt.Fprintf(&way, "H%dV%d", x, y)
	}
	fmt.Fprintf(&way, "H%d", chartRight)
	c.path("cp-stair", way.String())
}

// frontier returns the points of a whole cost that no other beats, by finish.
func frontier(points []point) []point {
	whole := slices.DeleteFunc(slices.Clone(points), func(p point) bool { return p.Unpriced > 0 })
	slices.SortStableFunc(whole, func(a, b point) int {
		return cmp.Or(a.Finish.Compare(b.Finish), cmp.Compare(a.Cost.Minor, b.Cost.Minor))
	})
	var best []point
	for _, p := range whole {
		if len(best) == 0 || p.Cost.Minor < best[len(best)-1].Cost.Minor {
			best = append(best, p)
		}
	}
	return best
}

// point draws a route: whole, or open with an arrow where a price is missing,
// and in a ring where it is not proven.
func (c *chart) point(p point) {
	x, y := c.at(p)
	c.taken = append(c.taken, box{x - 9, y - 9, x + 9, y + 9})
	if !p.Proven {
		c.circle("cp-doubt", x, y, dotSize+4)
	}
	if p.Unpriced == 0 {
		c.circle("cp-point", x, y, dotSize)
		return
	}
	tip := max(chartTop, y-44)
	c.line("cp-more", x, y-dotSize, x, tip+8)
	c.path("cp-tip", fmt.Sprintf("M%d %dL%d %dL%d %dZ", x, tip, x+5, tip+9, x-5, tip+9))
	c.circle("cp-open", x, y, dotSize)
	c.taken = append(c.taken, box{x - 5, tip, x + 5, y})
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

// A box is a part of the picture.
type box struct{ left, top, right, foot int }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.foot && c.top < b.foot
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

// words says what the chart shows.
func (c *chart) words() string {
	var b strings.Builder
	b.WriteString("A chart of routes by the day on which they finish and what they cost.")
	for i, p := range c.points {
		fmt.Fprintf(&b, " %d: %s", i+1, sentence(p.words()))
	}
	return b.String()
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
