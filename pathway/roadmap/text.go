package roadmap

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/text"
)

// width is the number of columns that a text keeps to. Only a word that is
// longer, such as the address of a page, runs over.
const width = 90

// Text writes a route as [Page.Text] does.
func Text(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	return writePage(w, c, r, o, (*Page).Text)
}

// Text writes the page as plain text, at most 90 columns wide.
func (p *Page) Text(w io.Writer) error {
	var t texter
	t.page(p)
	_, err := io.WriteString(w, t.String())
	return err
}

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
	t.sources(c.Sources)
	_, err := io.WriteString(w, t.String())
	return err
}

// A texter builds a page of plain text.
type texter struct{ strings.Builder }

// page writes all parts of a page, in order.
func (t *texter) page(p *Page) {
	t.heading(p.Title, "=")
	t.lines("", p.Summary)
	if len(p.Steps) > 0 {
		t.heading("At a glance", "-")
		t.table(p)
		t.heading("Step by step", "-")
	}
	for i, s := range p.Steps {
		if i > 0 {
			t.WriteByte('\n')
		}
		t.step(s)
	}
	for _, s := range p.Sections {
		t.heading(s.Title, "-")
		t.lines("", s.Lines)
	}
	t.sources(p.Sources)
}

// heading writes a title, underlined by a rule, between empty lines.
func (t *texter) heading(title, rule string) {
	if t.Len() > 0 {
		t.WriteByte('\n')
	}
	lines := text.Wrap(plain(title), width)
	t.WriteString(strings.Join(lines, "\n") + "\n")
	t.WriteString(strings.Repeat(rule, utf8.RuneCountInString(lines[len(lines)-1])) + "\n\n")
}

// step writes a step under its number.
func (t *texter) step(s Step) {
	indent := strings.Repeat(" ", len(fmt.Sprint(s.Number))+2)
	t.hang(fmt.Sprintf("%d. ", s.Number), s.Do)
	lines := slices.Clip(s.Lines)
	for i, o := range s.Options {
		label := ""
		if i == 0 {
			label = "Or"
		}
		lines = append(lines, Line{Label: label, Text: o.Text, Sources: o.Sources})
	}
	if s.More > 0 {
		lines = append(lines, Line{Text: fmt.Sprintf("and %d more", s.More)})
	}
	lines = append(lines, s.Asks...)
	t.lines(indent, lines)
}

// lines writes lines with their labels in one column.
func (t *texter) lines(indent string, lines []Line) {
	column := 0
	for _, l := range lines {
		column = max(column, utf8.RuneCountInString(plain(l.Label)))
	}
	for _, l := range lines {
		head := indent
		if column > 0 {
			head += fmt.Sprintf("%-*s  ", column, plain(l.Label))
		}
		t.hang(head, cited(plain(l.Text), l.Sources))
	}
}

// bullets writes each line after a dash.
func (t *texter) bullets(lines []Line) {
	for _, l := range lines {
		t.hang("- ", cited(l.Text, l.Sources))
	}
}

// hang writes a text after a head, and the further lines of the text under it.
func (t *texter) hang(head, s string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(head))
	for _, line := range text.Hang(head, indent, plain(s), width) {
		t.WriteString(strings.TrimRight(line, " ") + "\n")
	}
}

// table writes a row for each step, and a last one for the sum of the prices.
func (t *texter) table(p *Page) {
	prices := column(p)
	wide := 0
	for _, price := range prices {
		wide = max(wide, utf8.RuneCountInString(price))
	}
	room := width - len("99. ") - utf8.RuneCountInString(dates(p.Steps[0])) - 2 - 2 - wide
	for i, s := range p.Steps {
		head := fmt.Sprintf("%3s %s  ", fmt.Sprintf("%d.", s.Number), dates(s))
		indent := strings.Repeat(" ", utf8.RuneCountInString(head))
		columns := len(indent) + room
		for j, line := range text.Hang(head, indent, plain(s.Do), columns) {
			if j == 0 {
				line = strings.TrimRight(fmt.Sprintf("%-*s  %*s", columns, line, wide, prices[i]), " ")
			}
			t.WriteString(line + "\n")
		}
	}
	if sum := prices[len(p.Steps)]; sum != "" {
		fmt.Fprintf(t, "%*s\n", width, fmt.Sprintf("Sum%s  %*s", lacking(p.Unpriced), wide, sum))
	}
}

// dates writes the days of a step in as many columns for every step.
func dates(s Step) string {
	if s.Start == s.Finish {
		return fmt.Sprintf("%11s%14s", FormatShortDate(s.Start), "")
	}
	return fmt.Sprintf("%11s – %11s", FormatShortDate(s.Start), FormatShortDate(s.Finish))
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
		for i, line := range text.Wrap(plain(row[0]), room) {
			line = fmt.Sprintf("%-*s", room, line)
			for j := 1; j < len(row) && i == 0; j++ {
				line += fmt.Sprintf("  %*s", wide[j], row[j])
			}
			t.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
}

// sources lists the sources, if there are any, under a heading.
func (t *texter) sources(sources []credential.Source) {
	if len(sources) > 0 {
		t.heading("Sources", "-")
	}
	for i, s := range sources {
		t.source(i+1, s)
	}
}

// source writes a source, its address and its note, each on lines of its own.
func (t *texter) source(n int, s credential.Source) {
	head := fmt.Sprintf("%3s ", fmt.Sprintf("%d.", n))
	for _, line := range []string{about(s), s.URL, s.Note} {
		if line != "" {
			t.hang(head, line)
			head = "    "
		}
	}
}
