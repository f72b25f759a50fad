package peers

import (
	"fmt"
	"strings"
)

// A Problem asks for the cheapest set of nodes that leads to a target.
type Problem struct {
	Nodes  []Node
	Target int // an index of Nodes
}

// A Node is one thing to get.
type Node struct {
	Price   int64 // cents, above zero
	Credits int   // what it adds to the credits of a set; usually 0
	Ask     Ask   // nil asks for nothing
}

// An Ask is what a node asks for. It is one of [Needs], [AtLeast] and
// [Credits]; nil asks for nothing.
type Ask interface {
	ask()
}

// Needs asks for the node of that index.
type Needs int

// AtLeast asks for N of its parts. No part of a problem's AtLeast stands in it
// twice.
type AtLeast struct {
	N  int
	Of []Ask
}

// Credits asks for nodes with that many credits together.
type Credits int

func (Needs) ask()   {}
func (AtLeast) ask() {}
func (Credits) ask() {}

// String returns the problem as one line a node:
//
//	n4 229.50 3cr: n1 & (n0 | n2) & 2 of (n0, n1, n3) & 12cr
//	target n4
func (p *Problem) String() string {
	var b strings.Builder
	for i, n := range p.Nodes {
		fmt.Fprintf(&b, "n%d %d.%02d", i, n.Price/100, n.Price%100)
		if n.Credits > 0 {
			fmt.Fprintf(&b, " %dcr", n.Credits)
		}
		if n.Ask != nil {
			b.WriteString(": " + askText(n.Ask))
		}
		b.WriteByte('\n')
	}
	fmt.Fprintf(&b, "target n%d\n", p.Target)
	return b.String()
}

// askText returns an ask in words; groups inside groups stand in brackets.
func askText(a Ask) string {
	switch a := a.(type) {
	case Needs:
		return fmt.Sprintf("n%d", int(a))
	case Credits:
		return fmt.Sprintf("%dcr", int(a))
	case AtLeast:
		parts := make([]string, len(a.Of))
		for i, part := range a.Of {
			parts[i] = askText(part)
			if _, group := part.(AtLeast); group {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		switch a.N {
		case len(parts):
			return strings.Join(parts, " & ")
		case 1:
			return strings.Join(parts, " | ")
		}
		return fmt.Sprintf("%d of %s", a.N, strings.Join(parts, ", "))
	default:
		panic(fmt.Sprintf("peers: no text for %T", a))
	}
}

// mentions calls yield with every node that may serve to meet an ask.
func (p *Problem) mentions(a Ask, yield func(node int)) {
	switch a := a.(type) {
	case nil:
	case Needs:
		yield(int(a))
	case Credits:
		for i, n := range p.Nodes {
			if n.Credits > 0 {
				yield(i)
			}
		}
	case AtLeast:
		for _, part := range a.Of {
			p.mentions(part, yield)
		}
	default:
		panic(fmt.Sprintf("peers: nothing mentioned by %T", a))
	}
}

// Live returns, by node, whether the target may rest on it. No other node is
// in any cheapest route.
func (p *Problem) Live() []bool {
	live := make([]bool, len(p.Nodes))
	var visit func(int)
	visit = func(i int) {
		if !live[i] {
			live[i] = true
			p.mentions(p.Nodes[i].Ask, visit)
		}
	}
	visit(p.Target)
	return live
}
