package roadmap

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/pathway/internal/text"
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
	t.sources(c.Sources)
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
		for i, line := range text.Wrap(plain(row[0]), room) {
			line = fmt.Sprintf("%-*s", room, line)
			for j := 1; j < len(row) && i == 0; j++ {
				line += fmt.Sprintf("  %*s", wide[j], row[j])
			}
			t.WriteString(strings.TrimRight(line, " ") + "\n")
		}
	}
}
