package peers

import (
	"fmt"
	"strings"
)

// Integer returns a problem as an integer program in the LP format, for cbc. A
// variable says whether a node is held (h3) or a gate is true (g7). Sums alone
// would let nodes that rest on each other hold each other up, so inside each
// cyclic component of the problem the nodes are put in an order (o3, o7), and
// only members that come before a gate count for it (y7_3).
func Integer(p *Problem) string { return integer(p, true) }

// integer returns the integer program, with the order in cyclic components or,
// wrongly, without.
func integer(p *Problem, ordered bool) string {
	w := &lpWriter{circuit: circuitOf(p)}
	w.component, w.nodes = w.components()
	if !ordered {
		clear(w.nodes)
	}
	w.constraint("h%d = 1", p.Target)
	for i, live := range w.live {
		if live {
			w.node(i)
		}
	}
	for i := range w.gates {
		w.members(len(p.Nodes) + i)
	}
	return w.text()
}

// An lpWriter collects the parts of an integer program.
type lpWriter struct {
	*circuit
	component []int // by signal
	nodes     []int // by component, how many it has; 0 if it is not cyclic
	rows      strings.Builder
	count     int
	bounds    strings.Builder
	binaries  strings.Builder
}

func (w *lpWriter) constraint(format string, args ...any) {
	w.count++
	fmt.Fprintf(&w.rows, " c%d: %s\n", w.count, fmt.Sprintf(format, args...))
}

// place lets a signal of a cyclic component have a place in its order, from 0
// to the number of its nodes.
func (w *lpWriter) place(signal int) {
	if n := w.nodes[w.component[signal]]; n > 0 {
		fmt.Fprintf(&w.bounds, " o%d <= %d\n", signal, n)
	}
}

// cyclic returns the number of nodes of the cyclic component that two signals
// share, if they do.
func (w *lpWriter) cyclic(signal, other int) (nodes int, ok bool) {
	if w.component[signal] != w.component[other] {
		return 0, false
	}
	nodes = w.nodes[w.component[signal]]
	return nodes, nodes > 0
}

// node writes that a node is held only if what it asks for is met, before it.
func (w *lpWriter) node(i int) {
	fmt.Fprintf(&w.binaries, " h%d\n", i)
	w.place(i)
	s := w.support[i]
	if s < 0 {
		return
	}
	w.constraint("h%d - %s <= 0", i, w.name(s))
	if n, ok := w.cyclic(i, s); ok {
		w.constraint("o%d - o%d - %d h%d >= %d", i, s, n+1, i, -n)
	}
}

// members writes that a gate is true only if enough of its members are, none of
// them after it.
func (w *lpWriter) members(signal int) {
	g, _ := w.gate(signal)
	fmt.Fprintf(&w.binaries, " g%d\n", signal)
	w.place(signal)
	names := make([]string, len(g.members))
	for i, m := range g.members {
		names[i] = w.counted(signal, m.signal)
	}
	if g.all() {
		for _, name := range names {
			w.constraint("g%d - %s <= 0", signal, name)
		}
		return
	}
	var sum strings.Builder
	for i, m := range g.members {
		fmt.Fprintf(&sum, " + %d %s\n", m.weight, names[i])
	}
	w.constraint("%s - %d g%d >= 0", sum.String(), g.need, signal)
}

// counted returns the variable that says that a member counts for a gate: its
// own or, where the two share a cycle, one that puts it before the gate.
func (w *lpWriter) counted(signal, member int) string {
	n, ok := w.cyclic(signal, member)
	if !ok {
		return w.name(member)
	}
	y := fmt.Sprintf("y%d_%d", signal, member)
	fmt.Fprintf(&w.binaries, " %s\n", y)
	w.constraint("%s - %s <= 0", y, w.name(member))
	w.constraint("o%d - o%d - %d %s >= %d", signal, member, n, y, -n)
	return y
}

func (w *lpWriter) text() string {
	var b strings.Builder
	b.WriteString("Minimize\n cost:\n")
	for i, live := range w.live {
		if live {
			fmt.Fprintf(&b, " + %d h%d\n", w.problem.Nodes[i].Price, i)
		}
	}
	fmt.Fprintf(&b, "Subject To\n%sBounds\n%sBinaries\n%sEnd\n", w.rows.String(), w.bounds.String(), w.binaries.String())
	return b.String()
}
