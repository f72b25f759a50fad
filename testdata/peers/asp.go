package peers

import (
	"fmt"
	"strings"
)

// Program returns a problem as a logic program for clingo: a node may be held
// if what it asks for is met, the target must be, and the prices of what is held
// are minimized. Stable models hold nothing that rests on itself alone. Each
// set in without, and all that contain it, are forbidden.
func Program(p *Problem, without [][]int) string {
	c := circuitOf(p)
	var b strings.Builder
	for i, live := range c.live {
		switch {
		case !live:
		case c.support[i] < 0:
			fmt.Fprintf(&b, "{h%d}.\n", i)
		default:
			fmt.Fprintf(&b, "{h%d} :- %s.\n", i, c.name(c.support[i]))
		}
	}
	for i := range c.gates {
		c.rules(&b, len(p.Nodes)+i)
	}
	fmt.Fprintf(&b, ":- not h%d.\n", p.Target)
	for _, set := range without {
		fmt.Fprintf(&b, ":- %s.\n", strings.Join(c.names(set), ", "))
	}
	b.WriteString("#minimize {\n")
	separator := " "
	for i, live := range c.live {
		if live {
			fmt.Fprintf(&b, "%s %d,%d: h%d\n", separator, p.Nodes[i].Price, i, i)
			separator = ";"
		}
	}
	b.WriteString("}.\n")
	c.show(&b)
	return b.String()
}

// rules writes what makes a gate true.
func (c *circuit) rules(b *strings.Builder, signal int) {
	g, _ := c.gate(signal)
	var signals []int
	for _, m := range g.members {
		signals = append(signals, m.signal)
	}
	names := c.names(signals)
	switch {
	case g.all():
		fmt.Fprintf(b, "g%d :- %s.\n", signal, strings.Join(names, ", "))
	case g.need == 1:
		for _, name := range names {
			fmt.Fprintf(b, "g%d :- %s.\n", signal, name)
		}
	case g.counts():
		fmt.Fprintf(b, "g%d :- %d {%s}.\n", signal, g.need, strings.Join(names, "; "))
	default:
		for i, m := range g.members {
			names[i] = fmt.Sprintf("%d,%d: %s", m.weight, m.signal, names[i])
		}
		fmt.Fprintf(b, "g%d :- #sum {%s} >= %d.\n", signal, strings.Join(names, "; "), g.need)
	}
}

// show lets only nodes be printed.
func (c *circuit) show(b *strings.Builder) {
	b.WriteString("#show.\n")
	for i, live := range c.live {
		if live {
			fmt.Fprintf(b, "#show h%d/0.\n", i)
		}
	}
}

// names returns the names of signals, in their order.
func (c *circuit) names(signals []int) []string {
	names := make([]string, len(signals))
	for i, signal := range signals {
		names[i] = c.name(signal)
	}
	return names
}
