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

// A net is a route as a graph: its steps, its goal, and what rests on what.
type net struct {
	title string
	nodes []node // in the order of the route, the goal last
	links []link // by where they lead to, then by where they come from
}

// A node is a step, or the goal.
type node struct {
	key  string // "s1" for the first step, "goal"
	name string // "Step 1", "Goal"
	head string // what it is
	note string // when, and at what price
	sort string // "study", "exam", "work", "paper", "goal"
}

// A link leads from a step to what rests on it.
type link struct {
	from, to string
	running  bool // the step is still under way then
}

// newNet returns the route of the builder as a graph. The goal has a node of
// its own unless the route has a step that earns it.
func newNet(b *builder, p *Page) net {
	n := net{title: p.Title}
	for i, s := range b.route.Steps {
		at := node{key: key(i), name: fmt.Sprintf("Step %d", i+1), head: p.Steps[i].Do, note: bar{Step: p.Steps[i]}.note(), sort: laneSorts[laneOf(s.Kind)]}
		if b.isGoal(s) {
			at.sort = "goal"
		}
		n.nodes = append(n.nodes, at)
		for _, j := range s.After {
			n.links = append(n.links, link{from: key(j), to: key(i), running: b.route.Steps[j].Finish.After(s.Start)})
		}
	}
	if !b.earnsGoal() {
		n.goal(b)
	}
	return n
}

// goal adds the goal, resting on the steps that serve it.
func (n *net) goal(b *builder) {
	n.nodes = append(n.nodes, node{key: "goal", name: "Goal", head: b.fullName(b.route.Target), note: FormatShortDate(b.route.Finish), sort: "goal"})
	for i, s := range b.route.Steps {
		for _, m := range s.Meets {
			if m.Step < 0 {
				n.links = append(n.links, link{from: key(i), to: "goal"})
				break
			}
		}
	}
}

func key(i int) string { return fmt.Sprintf("s%d", i+1) }

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
