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

// DOT writes a route as a graph in the language of Graphviz. It has a node for each
// step, numbered as in the page, and one for the goal if no step earns it. An edge
// leads from each step to each one that rests on it. The edge is dashed if the
// first is still under way when the second starts. The layout is left to the
// program that reads the graph.
func DOT(w io.Writer, c *credential.Catalog, r *pathway.Route, o Options) error {
	g, err := newGraph(c, r, o)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, g.dot())
	return err
}

// A graph is a route as [DOT] and [Mermaid] draw it: its steps, its goal, and which
// step rests on which.
type graph struct {
	title string
	nodes []node // in the order of the route, the goal last
	edges []edge // by the node they lead to, then by the node they come from
}

// A node is a step, or the goal.
type node struct {
	key  string // "s1" for the first step, "goal"
	name string // "Step 1", "Goal"
	head string // what is done, or the name of the goal
	note string // the days, and the price
	sort string // "study", "exam", "work", "paper", "goal"
}

// An edge leads from a step to one that rests on it, or to the goal.
type edge struct {
	from, to string
	running  bool // the first step is still under way when the second starts
}

// newGraph returns the route as a graph. The goal has a node of its own unless a
// step of the route earns it.
func newGraph(c *credential.Catalog, r *pathway.Route, o Options) (graph, error) {
	page, err := New(c, r, o)
	if err != nil {
		return graph{}, err
	}
	g := graph{title: page.Title}
	b := &builder{catalog: c, route: r}
	for i, s := range r.Steps {
		step := page.Steps[i]
		n := node{key: key(i), name: fmt.Sprintf("Step %d", step.Number), head: step.Do, note: bar{Step: step}.note(), sort: laneSorts[laneOf(s.Kind)]}
		if b.isGoal(s) {
			n.sort = "goal"
		}
		g.nodes = append(g.nodes, n)
		for _, j := range s.After {
			g.edges = append(g.edges, edge{from: key(j), to: key(i), running: r.Steps[j].Finish.After(s.Taken())})
		}
	}
	if !b.earnsGoal() {
		g.addGoal(b)
	}
	return g, nil
}

// addGoal adds the goal as a node that rests on the steps that serve it.
func (g *graph) addGoal(b *builder) {
	g.nodes = append(g.nodes, node{key: "goal", name: "Goal", head: b.fullName(b.route.Target), note: FormatShortDate(b.route.Finish), sort: "goal"})
	for i, s := range b.route.Steps {
		if slices.ContainsFunc(s.Meets, func(m pathway.Serves) bool { return m.Step < 0 }) {
			g.edges = append(g.edges, edge{from: key(i), to: "goal"})
		}
	}
}

// key returns the key of the node of the i-th step.
func key(i int) string { return fmt.Sprintf("s%d", i+1) }

// dotStyles colors the nodes by their sort.
var dotStyles = map[string]string{
	"study": `fillcolor="#ddeaff", color="#1f5fbf"`,
	"exam":  `fillcolor="#eee3ff", color="#8250df"`,
	"work":  `fillcolor="#dcf5e3", color="#1a7f37"`,
	"paper": `fillcolor="#fff3d1", color="#9a6700"`,
	"goal":  `fillcolor="#1f2328", color="#1f2328", fontcolor="#ffffff"`,
}

// dotColumns is the width of the labels, in letters.
const dotColumns = 34

// dot writes the graph in the language of Graphviz.
func (g graph) dot() string {
	var b strings.Builder
	b.WriteString("digraph roadmap {\n")
	fmt.Fprintf(&b, "\tgraph [rankdir=TB, label=%s, labelloc=t, fontname=\"Helvetica\"];\n", dotString(g.title))
	b.WriteString("\tnode [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontcolor=\"#1f2328\"];\n")
	b.WriteString("\tedge [color=\"#57606a\"];\n")
	for _, n := range g.nodes {
		lines := slices.Concat([]string{n.name}, text.Wrap(plain(n.head), dotColumns), []string{n.note})
		fmt.Fprintf(&b, "\t%s [label=%s, %s];\n", n.key, dotString(lines...), dotStyles[n.sort])
	}
	for _, e := range g.edges {
		style := ""
		if e.running {
			style = " [style=dashed]"
		}
		fmt.Fprintf(&b, "\t%s -> %s%s;\n", e.from, e.to, style)
	}
	b.WriteString("}\n")
	return b.String()
}

// dotEscapes escapes a text between quotes. DOT reads \N and others as names of
// things, and &amp; and others as characters.
var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `&`, `&amp;`)

// dotString quotes lines of text, one under the other.
func dotString(lines ...string) string {
	return `"` + escapedLines(dotEscapes, lines) + `"`
}
