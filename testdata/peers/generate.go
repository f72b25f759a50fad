package peers

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// A Profile is a kind of random problem.
type Profile string

// The profiles.
const (
	// Typical problems have few conditions a node and prices from 50 to 5,000.
	Typical Profile = "typical"
	// Cyclic ones are typical, and some conditions can also be met by nodes that
	// stand above or beside the one that asks.
	Cyclic Profile = "cyclic"
	// Hard ones have three conditions on every node, prices near each other, and
	// many nodes that serve many others.
	Hard Profile = "hard"
	// Pool ones ask for credits from interchangeable courses, some of which ask
	// for other courses, or for credits earned before.
	Pool Profile = "credits"
)

// Profiles has every profile.
var Profiles = []Profile{Typical, Cyclic, Hard, Pool}

// A shape has the numbers behind a profile; shares are in percent.
type shape struct {
	layers         int
	clauses        [2]int // how many conditions a node has, least and most
	alternatives   [2]int // in how many ways each can be met
	hubs           int    // share of the alternatives that are one of the first quarter of a layer
	quantities     int    // share of the conditions that ask for two or more
	pairs          int    // share of the alternatives that ask for two nodes
	upward         int    // share of the nodes with an alternative above or beside them
	cheap, dearest float64
}

var shapes = map[Profile]shape{
	Typical: {layers: 6, clauses: [2]int{1, 2}, alternatives: [2]int{1, 4}, hubs: 30, quantities: 10, pairs: 20, cheap: 50, dearest: 5000},
	Cyclic:  {layers: 6, clauses: [2]int{1, 2}, alternatives: [2]int{1, 4}, hubs: 30, quantities: 10, pairs: 20, upward: 30, cheap: 50, dearest: 5000},
	Hard:    {layers: 8, clauses: [2]int{3, 3}, alternatives: [2]int{2, 3}, hubs: 50, quantities: 10, cheap: 50, dearest: 1000},
}

// Generate returns a random problem of a profile. It has the given number of
// nodes, at least 10; the last one is the target. The same random numbers give
// the same problem. With ties, prices are round, so that many sets cost the
// same.
func Generate(profile Profile, nodes int, ties bool, rng *rand.Rand) *Problem {
	if nodes < 10 {
		panic(fmt.Sprintf("peers: %d nodes are too few; ask for at least 10", nodes))
	}
	p := &Problem{Nodes: make([]Node, nodes), Target: nodes - 1}
	if profile == Pool {
		p.pool(rng)
	} else {
		g := &generator{shape: shapes[profile], rng: rng, problem: p}
		g.layered()
	}
	if ties {
		for i := range p.Nodes {
			p.Nodes[i].Price = (p.Nodes[i].Price/20000 + 1) * 20000
		}
	}
	return p
}

// pool fills a problem with courses of three or four credits in short chains;
// the target asks for two fifths of all credits.
func (p *Problem) pool(rng *rand.Rand) {
	total := 0
	for i := range p.Target {
		course := Node{Price: price(rng, 100, 1000), Credits: 3 + rng.IntN(2)}
		total += course.Credits
		switch chance := rng.IntN(100); {
		case chance < 10:
			course.Ask = Credits(3 + rng.IntN(len(p.Nodes)/2))
		case i%4 > 1 && chance < 20:
			course.Ask = AtLeast{N: 1, Of: []Ask{Needs(i - 1), Needs(i - 2)}}
		case i%4 > 0 && chance < 50:
			course.Ask = Needs(i - 1)
		}
		p.Nodes[i] = course
	}
	p.Nodes[p.Target] = Node{Price: price(rng, 100, 1000), Ask: Credits(total * 2 / 5)}
	p.open()
}

// open lets what nothing leads to ask for nothing.
func (p *Problem) open() {
	every := make([]int, len(p.Nodes))
	for i := range every {
		every[i] = i
	}
	for i, taken := range p.take(every) {
		if !taken {
			p.Nodes[i].Ask = nil
		}
	}
}

// price returns a price in cents between two in whole units, each order of
// magnitude as likely as another.
func price(rng *rand.Rand, least, most float64) int64 {
	return int64(100 * least * math.Pow(most/least, rng.Float64()))
}

// A generator fills a problem layer by layer.
type generator struct {
	shape
	rng     *rand.Rand
	problem *Problem
}

func (g *generator) layered() {
	nodes := g.problem.Nodes
	for i := range nodes {
		nodes[i].Price = price(g.rng, g.cheap, g.dearest)
		if g.layer(i) > 0 {
			nodes[i].Ask = g.ask(i)
		}
	}
}

// layer returns the layer of a node; the first, 0, asks for nothing.
func (g *generator) layer(node int) int { return node * g.layers / len(g.problem.Nodes) }

// first returns the first node of a layer.
func (g *generator) first(layer int) int {
	n := len(g.problem.Nodes)
	return (layer*n + g.layers - 1) / g.layers
}

func (g *generator) between(span [2]int) int { return span[0] + g.rng.IntN(span[1]-span[0]+1) }

func (g *generator) chance(percent int) bool { return g.rng.IntN(100) < percent }

// ask returns the conditions of a node: some clauses, all of which must hold.
// The target has more of them, so that much of the problem matters to it.
func (g *generator) ask(node int) Ask {
	clauses := g.between(g.clauses)
	if node == g.problem.Target {
		clauses = 3 + len(g.problem.Nodes)/100
	}
	upward := -1
	if g.chance(g.upward) {
		upward = g.rng.IntN(clauses)
	}
	all := AtLeast{}
	seen := map[string]bool{}
	for i := range clauses {
		clause := g.clause(node, i == upward)
		if text := askText(sorted(clause)); !seen[text] {
			seen[text] = true
			all.Of = append(all.Of, clause)
		}
	}
	all.N = len(all.Of)
	if all.N == 1 {
		return all.Of[0]
	}
	return all
}

// sorted returns an ask with the parts of its group in the order of their text.
func sorted(a Ask) Ask {
	group, ok := a.(AtLeast)
	if !ok {
		return a
	}
	return AtLeast{N: group.N, Of: slices.SortedFunc(slices.Values(group.Of), func(a, b Ask) int {
		return cmp.Compare(askText(a), askText(b))
	})}
}

// clause returns a condition that can be met in several ways, or one that asks
// for two of three or four.
func (g *generator) clause(node int, upward bool) Ask {
	used := []int{node}
	clause := AtLeast{N: 1}
	ways := g.between(g.alternatives)
	if g.chance(g.quantities) {
		clause.N, ways = 2, 3+g.rng.IntN(2)
	}
	for range ways {
		if way := g.way(node, &used); way != nil {
			clause.Of = append(clause.Of, way)
		}
	}
	if upward {
		first := g.first(g.layer(node))
		other := first + g.rng.IntN(len(g.problem.Nodes)-first)
		if !slices.Contains(used, other) {
			clause.Of = append(clause.Of, Needs(other))
		}
	}
	clause.N = min(clause.N, len(clause.Of))
	if len(clause.Of) == 1 {
		return clause.Of[0]
	}
	return clause
}

// way returns one alternative: a node of a lower layer, or two of them. It is
// nil if none was found that is not used yet; in small layers that happens.
func (g *generator) way(node int, used *[]int) Ask {
	one, ok := g.lower(node, used)
	if !ok {
		return nil
	}
	if g.chance(g.pairs) {
		if two, ok := g.lower(node, used); ok {
			return AtLeast{N: 2, Of: []Ask{one, two}}
		}
	}
	return one
}

// lower returns a node of a lower layer that was not used, most often of the
// one below, and notes it as used.
func (g *generator) lower(node int, used *[]int) (Needs, bool) {
	for range 8 {
		layer := g.layer(node) - 1
		if g.chance(30) {
			layer = g.rng.IntN(layer + 1)
		}
		first, end := g.first(layer), g.first(layer+1)
		if g.chance(g.hubs) {
			end = min(end, first+max(2, (end-first)/4))
		}
		other := first + g.rng.IntN(end-first)
		if !slices.Contains(*used, other) {
			*used = append(*used, other)
			return Needs(other), true
		}
	}
	return 0, false
}
