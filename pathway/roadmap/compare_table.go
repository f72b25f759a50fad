package roadmap

import (
	"fmt"
	"slices"
	"strings"
)

// The headings of a comparison, for every format.
const (
	sideBySide = "Side by side"
	commonTo   = "What every way does"
)

// table returns the figures of the ways, under a row of headings. A column
// that has nothing to say is left out.
func (c *Comparison) table() [][]string {
	rows := [][]string{{"", "Finish", "Cost", "Not priced", "Steps", "Study hours", "Work hours", "Proven"}}
	costs := c.costs()
	for i, w := range c.Ways {
		proven := "no"
		if w.Proven {
			proven = "yes"
		}
		rows = append(rows, []string{w.Name, FormatShortDate(w.Finish), costs[i], strings.TrimPrefix(fmt.Sprint(w.Unpriced), "0"),
			fmt.Sprint(w.Steps), w.Study.String(), w.Work.String(), proven})
	}
	for column := len(rows[0]) - 1; column > 0; column-- {
		if said := func(row []string) bool { return row[column] != "" }; slices.ContainsFunc(rows[1:], said) {
			continue
		}
		for i := range rows {
			rows[i] = slices.Delete(rows[i], column, column+1)
		}
	}
	return rows
}

// costs returns the costs of the ways so that they align.
func (c *Comparison) costs() []string {
	page := &Page{}
	for _, w := range c.Ways {
		page.Steps = append(page.Steps, Step{Price: w.Cost, Unpriced: !w.Cost.Known() && w.Unpriced > 0})
	}
	return column(page)
}

// lines returns what a page says of a way under its name: its Lines, or that there
// are none.
func (w Compared) lines() []Line {
	switch {
	case len(w.Lines) > 0:
		return w.Lines
	case w.Steps == 0:
		return []Line{{Text: "It has no steps."}}
	}
	return []Line{{Text: "No more than every way does."}}
}
