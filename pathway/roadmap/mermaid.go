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
	page, err := New(c, r, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	writeMermaid(&b, newNet(&builder{catalog: c, route: r}, page))
	_, err = io.WriteString(w, b.String())
	return err
}

// mermaidStyles colors the nodes by their sort. Text and ground are both said,
// so that they suit each other on a light page and on a dark one.
const mermaidStyles = `    classDef study fill:#ddeaff,stroke:#1f5fbf,color:#1f2328
    classDef exam fill:#eee3ff,stroke:#8250df,color:#1f2328
    classDef work fill:#dcf5e3,stroke:#1a7f37,color:#1f2328
    classDef paper fill:#fff3d1,stroke:#9a6700,color:#1f2328
    classDef goal fill:#1f2328,stroke:#8b949e,color:#ffffff
`

func writeMermaid(b *strings.Builder, n net) {
	b.WriteString("flowchart TD\n")
	fmt.Fprintf(b, "    accTitle: %s\n", mermaidText(n.title))
	for _, at := range n.nodes {
		fmt.Fprintf(b, "    %s[\"%s<br>%s<br>%s\"]:::%s\n", at.key, at.name, mermaidText(at.head), mermaidText(at.note), at.sort)
	}
	for _, l := range n.links {
		arrow := "-->"
		if l.running {
			arrow = "-.->"
		}
		fmt.Fprintf(b, "    %s %s %s\n", l.from, arrow, l.to)
	}
	b.WriteString(mermaidStyles)
}

// mermaidText makes text stand for itself in a label. Mermaid has no escape
// character; what is not a letter, a digit or harmless is written by its number.
// A backslash before an n would still break the line, so a sign that looks like
// it stands in its place.
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
