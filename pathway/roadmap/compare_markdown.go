package roadmap

import (
	"fmt"
	"io"
	"strings"
)

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
