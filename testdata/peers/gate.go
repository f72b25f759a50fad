package peers

import "fmt"

// A circuit is a problem as both solvers read it: a signal for each node that
// the target may rest on, and one for each group in what it asks for.
type circuit struct {
	problem *Problem
	live    []bool
	support []int  // by node, the signal of what it asks for; -1 asks for nothing
	gates   []gate // their signals follow those of the nodes
}

// A gate is true if its members that are true weigh enough together.
type gate struct {
	need    int
	members []member
}

type member struct {
	signal int
	weight int
}

// circuitOf returns the circuit of the nodes that the target may rest on.
func circuitOf(p *Problem) *circuit {
	c := &circuit{problem: p, live: p.Live(), support: make([]int, len(p.Nodes))}
	pools := map[Credits]int{}
	for i, n := range p.Nodes {
		c.support[i] = -1
		if c.live[i] && n.Ask != nil {
			c.support[i] = c.signal(n.Ask, pools)
		}
	}
	return c
}

// signal returns the signal of an ask; pools has those of the credits asked
// for so far.
func (c *circuit) signal(a Ask, pools map[Credits]int) int {
	switch a := a.(type) {
	case Needs:
		return int(a)
	case Credits:
		if _, known := pools[a]; !known {
			pools[a] = c.add(c.pool(a))
		}
		return pools[a]
	case AtLeast:
		g := gate{need: a.N}
		for _, part := range a.Of {
			g.members = append(g.members, member{signal: c.signal(part, pools), weight: 1})
		}
		return c.add(g)
	default:
		panic(fmt.Sprintf("peers: no gate for %T", a))
	}
}

// pool returns the gate of a number of credits. No course counts for more than
// is asked for.
func (c *circuit) pool(need Credits) gate {
	g := gate{need: int(need)}
	for i, n := range c.problem.Nodes {
		if n.Credits > 0 {
			g.members = append(g.members, member{signal: i, weight: min(n.Credits, int(need))})
		}
	}
	return g
}

func (c *circuit) add(g gate) int {
	c.gates = append(c.gates, g)
	return len(c.problem.Nodes) + len(c.gates) - 1
}

// gate returns the gate of a signal; ok is false for that of a node.
func (c *circuit) gate(signal int) (g gate, ok bool) {
	if signal < len(c.problem.Nodes) {
		return gate{}, false
	}
	return c.gates[signal-len(c.problem.Nodes)], true
}

// name returns the name of a signal in a program: h3 is node 3, held; g7 is a gate.
func (c *circuit) name(signal int) string {
	if _, gate := c.gate(signal); gate {
		return fmt.Sprintf("g%d", signal)
	}
	return fmt.Sprintf("h%d", signal)
}

// all reports whether a gate asks for every member.
func (g gate) all() bool {
	sum, least := 0, g.need
	for _, m := range g.members {
		sum += m.weight
		least = min(least, m.weight)
	}
	return sum-least < g.need
}

// counts reports whether all members weigh the same, 1.
func (g gate) counts() bool {
	for _, m := range g.members {
		if m.weight != 1 {
			return false
		}
	}
	return true
}

// components returns, by signal, the number of its strongly connected
// component in the graph of what rests on what, and by component how many nodes
// are on its cycles, 0 if it has no cycle.
func (c *circuit) components() (of, nodes []int) {
	t := &tarjan{circuit: c, of: make([]int, len(c.support)+len(c.gates)), low: make([]int, len(c.support)+len(c.gates))}
	for i, live := range c.live {
		if live && t.low[i] == 0 {
			t.visit(i)
		}
	}
	return t.of, t.nodes
}

// cycles returns the number of nodes of each component; 0 if it has no cycle.
func (c *circuit) cycles() []int {
	_, nodes := c.components()
	return nodes
}

// restsOn calls yield with the signals that a signal rests on.
func (c *circuit) restsOn(signal int, yield func(int)) {
	if g, ok := c.gate(signal); ok {
		for _, m := range g.members {
			yield(m.signal)
		}
	} else if c.support[signal] >= 0 {
		yield(c.support[signal])
	}
}

// A tarjan finds the components in Tarjan's way (SIAM J. Comput. 1, 1972).
type tarjan struct {
	*circuit
	of    []int
	nodes []int
	low   []int // by signal, the least number that it leads back to; 0: not visited
	stack []int
	last  int
}

func (t *tarjan) visit(signal int) {
	t.last++
	number := t.last
	t.low[signal] = number
	depth := len(t.stack)
	t.stack = append(t.stack, signal)
	t.of[signal] = -1 // still on the stack
	t.restsOn(signal, func(other int) {
		if t.low[other] == 0 {
			t.visit(other)
		}
		if t.of[other] == -1 {
			t.low[signal] = min(t.low[signal], t.low[other])
		}
	})
	if t.low[signal] != number {
		return
	}
	count := 0
	for _, member := range t.stack[depth:] {
		t.of[member] = len(t.nodes)
		if member < len(t.support) {
			count++
		}
	}
	if len(t.stack) == depth+1 {
		count = 0 // no signal rests directly on itself
	}
	t.nodes = append(t.nodes, count)
	t.stack = t.stack[:depth]
}
