package roadmap

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/text"
)

// DOT writes a route as a graph in the language of Graphviz: a node for each
// step, numbered as in the page, and one for the goal where no step earns it;
// an edge from each step to what rests on it, dashed where the step is still
// under way then. The layout is left to the program that reads it.
func DOT(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	page, err := New(c, r, o)
	if err != nil {
		return err
	}
	var b strings.Builder
	writeDOT(&b, newNet(&builder{catalog: c, route: r}, page))
	_, err = io.WriteString(w, b.String())
	return err
}

// dotStyles colors the nodes by their sort.
var dotStyles = map[string]string{
	"study": `fillcolor="#ddeaff", color="#1f5fbf"`,
	"exam":  `fillcolor="#eee3ff", color="#8250df"`,
	"work":  `fillcolor="#dcf5e3", color="#1a7f37"`,
	"paper": `fillcolor="#fff3d1", color="#9a6700"`,
	"goal":  `fillcolor="#1f2328", color="#1f2328", fontcolor="#ffffff"`,
}

// dotColumns is how wide the labels are, in letters.
const dotColumns = 34

func writeDOT(b *strings.Builder, n net) {
	b.WriteString("digraph roadmap {\n")
	fmt.Fprintf(b, "\tgraph [rankdir=TB, label=%s, labelloc=t, fontname=\"Helvetica\"];\n", dotString(n.title))
	b.WriteString("\tnode [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontcolor=\"#1f2328\"];\n")
	b.WriteString("\tedge [color=\"#57606a\"];\n")
	for _, at := range n.nodes {
		lines := slices.Concat([]string{at.name}, text.Wrap(plain(at.head), dotColumns), []string{at.note})
		fmt.Fprintf(b, "\t%s [label=%s, %s];\n", at.key, dotString(lines...), dotStyles[at.sort])
	}
	for _, l := range n.links {
		style := ""
		if l.running {
			style = " [style=dashed]"
		}
		fmt.Fprintf(b, "\t%s -> %s%s;\n", l.from, l.to, style)
	}
	b.WriteString("}\n")
}

// dotEscapes makes text stand for itself between quotes: DOT reads \N and
// others as names, and &amp; and others as characters.
var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`)

// dotString quotes lines of text, one under the other.
func dotString(lines ...string) string {
	var escaped []string
	for _, line := range lines {
		escaped = append(escaped, dotEscapes.Replace(plain(line)))
	}
	return `"` + strings.Join(escaped, `\n`) + `"`
}
