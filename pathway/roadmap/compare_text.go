package roadmap

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// The headings of a comparison, for every format.
const (
	sideBySide = "Side by side"
	commonTo   = "What every way does"
)

// Text writes the comparison as plain text, at most 90 columns wide.
func (c *Comparison) Text(w io.Writer) error {
	var t texter
	t.heading(c.Title, "=")
	t.lines("", c.Summary)
	t.heading(sideBySide, "-")
	t.grid(c.table())
	t.WriteByte('\n')
	t.lines("", c.Notes)
	if len(c.Same) > 0 {
		t.heading(commonTo, "-")
		t.bullets(c.Same)
	}
	for _, way := range c.Ways {
		t.heading(way.Name, "-")
		t.lines("", way.lines())
	}
	if len(c.Sources) > 0 {
		t.heading("Sources", "-")
	}
	for i, s := range c.Sources {
		t.source(i+1, s)
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// bullets writes each line after a dash.
func (t *texter) bullets(lines []Line) {
	for _, l := range lines {
		t.hang("- ", cited(l.Text, l.Sources))
	}
}

// grid writes a table: its first column wraps, the others align at the right.
func (t *texter) grid(rows [][]string) {
	wide := make([]int, len(rows[0]))
	rest := 0
	for i := range wide {
		for _, row := range rows {
			wide[i] = max(wide[i], utf8.RuneCountInString(row[i]))
		}
		if i > 0 {
			rest += 2 + wide[i]
		}
	}
	room := min(wide[0], max(width-rest, 8))
	for _, row := range rows {
		for i, line := range wrap(plain(row[0]), room) {
			line = pad(line, room)
			for j := 1; j < len(row) && i == 0; j++ {
				line += "  " + padLeft(row[j], wide[j])
			}
			t.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
}

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
		rows = append(rows, []string{w.Name, shortDay(w.Finish), costs[i], strings.TrimPrefix(fmt.Sprint(w.Unpriced), "0"),
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
	if len(w.Lines) == 0 {
		return []Line{{Text: "no more than every way does"}}
	}
	return w.Lines
}
