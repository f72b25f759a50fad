package roadmap

import (
	"fmt"
	"io"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Markdown writes a route as [Page.Markdown] does.
func Markdown(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	return writePage(w, c, r, o, (*Page).Markdown)
}

// Markdown writes the page as GitHub-flavored Markdown. Whatever the catalog
// says stands as text: it can make no link, no HTML and no cell of a table.
func (p *Page) Markdown(w io.Writer) error {
	var m marker
	m.page(p)
	_, err := io.WriteString(w, m.String())
	return err
}

// Markdown writes the comparison as GitHub-flavored Markdown. Whatever the
// catalog says stands as text.
func (c *Comparison) Markdown(w io.Writer) error {
	var m marker
	fmt.Fprintf(&m, "# %s\n\n", escape(c.Title))
	m.lines("", c.Summary)
	fmt.Fprintf(&m, "\n## %s\n\n", sideBySide)
	m.grid(c.table())
	m.WriteByte('\n')
	m.lines("", c.Notes)
	if len(c.Same) > 0 {
		fmt.Fprintf(&m, "\n## %s\n\n", commonTo)
		m.lines("", c.Same)
	}
	for _, way := range c.Ways {
		fmt.Fprintf(&m, "\n## %s\n\n", escape(way.Name))
		m.lines("", way.lines())
	}
	m.sources(c.Sources)
	_, err := io.WriteString(w, m.String())
	return err
}

// A marker builds a page of Markdown.
type marker struct{ strings.Builder }

// page writes all parts of a page, in order.
func (m *marker) page(p *Page) {
	fmt.Fprintf(m, "# %s\n\n", escape(p.Title))
	m.lines("", p.Summary)
	if len(p.Steps) > 0 {
		m.WriteString("\n## At a glance\n\n")
		m.table(p)
		m.WriteString("\n## Step by step\n")
	}
	for _, s := range p.Steps {
		m.step(s)
	}
	for _, s := range p.Sections {
		fmt.Fprintf(m, "\n## %s\n\n", escape(s.Title))
		m.lines("", s.Lines)
	}
	m.sources(p.Sources)
}

// table writes a row for each step, and a last one for the sum of the prices.
func (m *marker) table(p *Page) {
	prices := column(p)
	m.WriteString("| | from | to | what to do | price |\n|--:|:--|:--|:--|--:|\n")
	for i, s := range p.Steps {
		to := ""
		if s.Finish != s.Start {
			to = FormatShortDate(s.Finish)
		}
		fmt.Fprintf(m, "| %d | %s | %s | %s | %s |\n", s.Number, FormatShortDate(s.Start), to, escape(s.Do), escape(prices[i]))
	}
	if sum := prices[len(p.Steps)]; sum != "" {
		fmt.Fprintf(m, "| | | | **Sum%s** | **%s** |\n", lacking(p.Unpriced), escape(sum))
	}
}

// step writes a step under its number.
func (m *marker) step(s Step) {
	fmt.Fprintf(m, "\n### %d. %s\n\n", s.Number, escape(s.Do))
	m.lines("", s.Lines)
	if len(s.Options) > 0 {
		m.WriteString("- **Or**\n")
		m.lines("  ", s.Options)
	}
	if s.More > 0 {
		fmt.Fprintf(m, "  - and %d more\n", s.More)
	}
	if len(s.Asks) > 0 {
		m.lines("", s.Asks[:1])
		m.lines("  ", s.Asks[1:])
	}
}

// lines writes lines as a list.
func (m *marker) lines(indent string, lines []Line) {
	for _, l := range lines {
		m.WriteString(indent + "- ")
		if l.Label != "" {
			fmt.Fprintf(m, "**%s:** ", escape(l.Label))
		}
		m.WriteString(escape(cited(l.Text, l.Sources)) + "\n")
	}
}

// grid writes a table whose first row is its head.
func (m *marker) grid(rows [][]string) {
	for i, row := range rows {
		for _, cell := range row {
			m.WriteString("| " + escape(cell) + " ")
		}
		m.WriteString("|\n")
		if i == 0 {
			m.WriteString("|:--|" + strings.Repeat("--:|", len(row)-1) + "\n")
		}
	}
}

// sources lists the sources, if there are any, under a heading.
func (m *marker) sources(sources []credential.Source) {
	if len(sources) > 0 {
		m.WriteString("\n## Sources\n\n")
	}
	for i, s := range sources {
		fmt.Fprintf(m, "%d. %s\n", i+1, sourceMark(s))
	}
}

// sourceMark writes a source with its note. An address of the web is a link.
func sourceMark(s credential.Source) string {
	address := escape(s.URL)
	if safeURL(s.URL) {
		address = "<" + s.URL + ">"
	}
	return spaced(commaed(escape(s.Title), address, asOf(s), trust(s.Confidence))+".", escape(s.Note))
}

// special has the characters that mark something up in the middle of a line. Those
// that do so only at its beginning are missing, because no line begins with a text
// of the catalog.
const special = "\\`*_[]<>|~&#$@"

// escape makes a text stand for itself in Markdown.
func escape(s string) string {
	var b strings.Builder
	s = plain(s)
	for i, r := range s {
		link := r == ':' && strings.HasPrefix(s[i:], "://") || r == '.' && strings.HasSuffix(strings.ToLower(s[:i]), "www")
		if link || strings.ContainsRune(special, r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
