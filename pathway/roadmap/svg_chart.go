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

// choicePoints returns the choices of a page as points.
func choicePoints(choices []Choice) []point {
	var points []point
	for _, c := range choices {
		points = append(points, point{Name: c.Name, Finish: c.Finish, Cost: c.Cost, Unpriced: c.Unpriced, Proven: c.Proven})
	}
	return points
}

// points returns the ways of a comparison as points.
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

// writeChart writes a chart of finish against cost as an SVG of its own. The points
// are numbered in the order given and listed under the chart. A stair runs along
// the points that no other beats. A point that lacks a price is no part of it: it
// is drawn open, at the sum of the known prices, with an arrow towards its full
// cost. All costs must be of one currency.
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

// A chart is a chart that is being drawn.
type chart struct {
	canvas
	points []point
	days   scale
	costs  costScale
	taken  []box // the parts of the picture that no number may cover
	y      int   // the foot of the part that is drawn
}

// newChart returns a chart with scales for all points.
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

// draw returns the picture.
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

// axes draws both axes, and the lines of the days and of the costs with their
// labels.
func (c *chart) axes() {
	left := c.days.left
	for _, m := range c.costs.ticks() {
		y := c.costs.y(m)
		c.line("cp-grid", left, y, chartRight, y)
		c.anchored(tickFont, "end", left-8, y+4, FormatMoney(m))
	}
	c.ticks(c.days, chartTop, chartFoot+5, chartFoot+18)
	c.line("cp-edge", left, chartFoot, chartRight, chartFoot)
	c.line("cp-edge", left, chartTop, left, chartFoot)
	c.anchored(noteFont, "end", chartRight, chartFoot+36, "Finish")
}

// at returns the place of a point.
func (c *chart) at(p point) (x, y int) { return c.days.x(p.Finish), c.costs.y(p.Cost) }

// stair draws the least cost of a finish by each day.
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

// frontier returns the points that lack no price and that no other beats, by
// finish.
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

// point draws a point: whole, or open with an arrow if it lacks a price, and in a
// ring if it is not proven.
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

// numbers writes its number beside each point, where there is room for it. The
// list under the chart has all numbers.
func (c *chart) numbers() {
	for i, p := range c.points {
		x, y := c.at(p)
		wide := pillWidth(i + 1)
		for _, to := range around(wide) {
			place := box{x + to[0], y + to[1], x + to[0] + wide, y + to[1] + pillHeight}
			if c.free(place) {
				c.taken = append(c.taken, place)
				c.pill(p.ground(), place.left, place.top+12, i+1)
				break
			}
		}
	}
}

// A box is a part of the picture.
type box struct{ left, top, right, foot int }

// meets reports whether two boxes overlap.
func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.foot && c.top < b.foot
}

// around lists the places for the upper left corner of a number, relative to its
// point, the best first.
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
	return !slices.ContainsFunc(c.taken, place.meets)
}

// ground returns the color of the number of a point.
func (p point) ground() string {
	if p.Unpriced > 0 {
		return "cp-tip"
	}
	return "cp-point"
}

// list describes each point under the chart, after its number.
func (c *chart) list() {
	c.y = chartFoot + 52
	for i, p := range c.points {
		x := textLeft + pillWidth(i+1) + 8
		for j, line := range noteFont.lines(p.words(), textRight-x, 3) {
			c.y += labelStep
			if j == 0 {
				c.pill(p.ground(), textLeft, c.y, i+1)
			}
			c.text(noteFont, x, c.y, line)
		}
		c.y += 3
	}
	c.y += 14
}

// words describes the chart to those who cannot see it.
func (c *chart) words() string {
	var b strings.Builder
	b.WriteString("A chart of routes by the day on which they finish and what they cost.")
	for i, p := range c.points {
		fmt.Fprintf(&b, " %d: %s", i+1, sentence(p.words()))
	}
	return b.String()
}

// words describes a point: "Cheapest: 25 May 2029, 8,735 USD".
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

// cost writes the cost of a point, and says so if part of it is not known.
func (p point) cost() string {
	switch {
	case p.Unpriced == 0 && !p.Cost.Known():
		return "no cost"
	case p.Unpriced == 0:
		return amount(p.Cost)
	case !p.Cost.Known():
		return "a cost that is not known (" + credential.Count(p.Unpriced, "price") + ")"
	}
	return FormatMoney(p.Cost) + " and more (arrow): " + unknownPrices(p.Unpriced)
}
