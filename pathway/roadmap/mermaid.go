package roadmap

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// Mermaid writes a route as a flowchart in the language of Mermaid, which
// GitHub and others draw from a code block of Markdown that is marked as
// "mermaid". It has the nodes and edges of [DOT].
func Mermaid(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	g, err := newGraph(c, r, o)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, g.mermaid())
	return err
}

// mermaidStyles colors the nodes by their sort. It has the colors of both text and
// ground, so that they suit each other on a light page and on a dark one.
const mermaidStyles = `    classDef study fill:#ddeaff,stroke:#1f5fbf,color:#1f2328
    classDef exam fill:#eee3ff,stroke:#8250df,color:#1f2328
    classDef work fill:#dcf5e3,stroke:#1a7f37,color:#1f2328
    classDef paper fill:#fff3d1,stroke:#9a6700,color:#1f2328
    classDef goal fill:#1f2328,stroke:#8b949e,color:#ffffff
`

// mermaid writes the graph in the language of Mermaid.
func (g graph) mermaid() string {
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	fmt.Fprintf(&b, "    accTitle: %s\n", mermaidText(g.title))
	for _, n := range g.nodes {
		fmt.Fprintf(&b, "    %s[\"%s<br>%s<br>%s\"]:::%s\n", n.key, n.name, mermaidText(n.head), mermaidText(n.note), n.sort)
	}
	for _, e := range g.edges {
		arrow := "-->"
		if e.running {
			arrow = "-.->"
		}
		fmt.Fprintf(&b, "    %s %s %s\n", e.from, arrow, e.to)
	}
	b.WriteString(mermaidStyles)
	return b.String()
}

// mermaidText escapes a text for a label. Mermaid has no escape character, so
// every character but letters, digits and a few harmless ones is written by its
// number. A backslash before an n would still break the line, so a sign that looks
// like it stands in its place.
func mermaidText(s string) string {
	const lookalike = '⧵'
	var b strings.Builder
	for _, r := range plain(s) {
		if r == '\\' {
			r = lookalike
		}
		if unicode.In(r, unicode.L, unicode.N, unicode.M) || strings.ContainsRune(" ,.()-–'", r) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "#%d;", r)
	}
	return b.String()
}
