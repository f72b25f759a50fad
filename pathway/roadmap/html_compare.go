package roadmap

import (
	"html/template"
	"io"
)

// HTML writes the comparison as one file of HTML, like that of [Page.HTML].
func (c *Comparison) HTML(w io.Writer) error {
	view := &htmlComparison{Comparison: c, SideBySide: sideBySide, CommonTo: commonTo, Table: c.table()}
	var err error
	if view.Picture, err = drawPoints(c.points()); err != nil {
		return err
	}
	return writeHTML(w, "comparison", view)
}

// SVG writes the comparison as a picture: the finish of each way against its
// cost, numbered in the order of the ways. It stands alone and inside a page, as
// that of [Page.SVG] does.
func (c *Comparison) SVG(w io.Writer) error { return writeChart(w, c.points()) }

// An htmlComparison is what the template of a comparison is given.
type htmlComparison struct {
	*Comparison
	SideBySide, CommonTo string // headings
	Table                [][]string
	Picture              template.HTML // "" if there is nothing to draw
}

// points returns the ways as a chart shows them.
func (c *Comparison) points() []point {
	var points []point
	for _, w := range c.Ways {
		points = append(points, point{Name: w.Name, Finish: w.Finish, Cost: w.Cost, Unpriced: w.Unpriced, Proven: w.Proven})
	}
	return points
}
