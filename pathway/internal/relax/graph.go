package relax

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// A Graph is the AND/OR graph of a problem. Its vertices are the gates, each kept
// once however many steps need it; steps stand between the leaves that they feed
// and the gates that they need. Parts stand before wholes. A graph is for one
// goroutine.
type Graph struct {
	p        *problem.Problem
	apart    bool // leaves that hold on the same days are kept apart
	vertices []vertex
	needs    []condition // by step
	goal     condition
	feeds    [][]int // by step: the vertices on which it bears: the leaves that it feeds
	roots    []int   // by step: the vertex of all that it needs
	root     int     // the vertex of all that the goal needs
	also     [][]int // by step, the goal last: further vertices that it needs
	least    []int   // by step: the fewest days that it takes
	leap     []int   // by step: the fewest days that it takes if it is done by noLeap
	noLeap   int     // the first day by which a leap day has been missed

	groups   map[string]int        // vertices of others, by what they are made of
	same     map[int]int           // vertices of leaves, by their number
	of       map[*problem.Gate]int // vertices, by gate
	accruals map[[4]int]int        // what accrualDay found, by leaf, first day, rate and the day since which it counts
	key      []byte                // scratch
}

// A vertex is a gate of a graph.
type vertex struct {
	leaf     *problem.Gate // nil: at least n of others
	n        int
	of       []int
	in       []int // the vertices that it is a part of
	owners   []int // the steps that need it
	accruals []int // of all of them, the accruals that hold by jobs alone
	work     int   // of an accrual: what workDays returns
}

// A condition is a condition of the problem as vertices.
type condition struct {
	editions []edition
	offer    int // -1: none
}

// An edition is an edition of a gate.
type edition struct {
	from, until, vertex int
}

// NewGraph returns the graph of a problem. Leaves that hold on the same days share
// a vertex.
func NewGraph(p *problem.Problem) *Graph { return newGraph(p, false) }

// NewGraphApart returns the graph of a problem with a vertex of its own for each
// leaf.
func NewGraphApart(p *problem.Problem) *Graph { return newGraph(p, true) }

func newGraph(p *problem.Problem, apart bool) *Graph {
	n := len(p.Steps)
	g := &Graph{
		p: p, apart: apart, needs: make([]condition, n), feeds: make([][]int, n), also: make([][]int, n+1), least: make([]int, n), leap: make([]int, n), noLeap: days.NoLeapDay(p.Start),
		groups: map[string]int{}, same: map[int]int{}, of: map[*problem.Gate]int{}, accruals: map[[4]int]int{},
	}
	for i := range p.Steps {
		g.needs[i] = g.condition(&p.Steps[i].Needs)
		g.least[i], g.leap[i] = p.Steps[i].Takes.FewestDays(), p.Steps[i].Takes.FewestDaysOfCycle()
	}
	for _, lapsing := range p.Lapsings {
		for _, ask := range lapsing.Asks(p.Start) {
			g.gate(ask)
		}
		for _, gate := range lapsing.Keeping() {
			g.gate(gate)
		}
	}
	g.goal = g.condition(&p.Goal)
	g.connect()
	return g
}

func (g *Graph) condition(c *problem.Condition) condition {
	of := condition{offer: -1}
	for _, e := range c.Editions {
		of.editions = append(of.editions, edition{e.From, e.Until, g.gate(e.Gate)})
	}
	if c.Offer != nil {
		of.offer = g.gate(c.Offer)
	}
	return of
}

// gate returns the vertex of a gate, and makes it if there is none.
func (g *Graph) gate(gate *problem.Gate) int {
	if k, made := g.of[gate]; made {
		return k
	}
	k := g.vertexOf(gate)
	g.of[gate] = k
	return k
}

func (g *Graph) vertexOf(gate *problem.Gate) int {
	if gate == nil {
		return g.group(0, nil)
	}
	if gate.Op != problem.AtLeast {
		return g.leaf(gate)
	}
	of := make([]int, len(gate.Of))
	for i, part := range gate.Of {
		of[i] = g.gate(part)
	}
	return g.group(gate.N, of)
}

// group returns the vertex of at least n of others.
func (g *Graph) group(n int, of []int) int {
	if n == 1 && len(of) == 1 {
		return of[0]
	}
	g.key = problem.AppendInts(problem.AppendInts(g.key[:0], n), of...)
	at, made := g.groups[string(g.key)]
	if !made {
		v := vertex{n: n, of: of}
		if n == len(of) {
			v.accruals = g.accrualsOf(of)
		}
		at = g.made(v)
		g.groups[string(g.key)] = at
	}
	return at
}

// accrualsOf returns, of some vertices, the accruals that hold by jobs alone; nil
// if there are not two.
func (g *Graph) accrualsOf(of []int) []int {
	var accruals []int
	for _, k := range of {
		if leaf := g.vertices[k].leaf; leaf != nil && leaf.Op == problem.Accrual && len(leaf.Fixed) == 0 {
			accruals = append(accruals, k)
		}
	}
	if len(accruals) < 2 {
		return nil
	}
	return accruals
}

func (g *Graph) leaf(gate *problem.Gate) int {
	if gate.Same == 0 || g.apart {
		return g.made(vertex{leaf: gate})
	}
	at, made := g.same[gate.Same]
	if !made {
		at = g.made(vertex{leaf: gate})
		g.same[gate.Same] = at
	}
	return at
}

// made returns the index of a new vertex.
func (g *Graph) made(v vertex) int {
	if v.leaf != nil && v.leaf.Op == problem.Accrual {
		v.work = g.workDays(v.leaf)
	}
	g.vertices = append(g.vertices, v)
	return len(g.vertices) - 1
}

// connect notes what each vertex is part of, who needs it, and what feeds it.
func (g *Graph) connect() {
	for i := range g.needs {
		g.roots = append(g.roots, g.rootOf(&g.needs[i]))
	}
	g.root = g.rootOf(&g.goal)
	g.join(0)
	for k := range g.vertices {
		if leaf := g.vertices[k].leaf; leaf != nil {
			for _, f := range leaf.Supporters() {
				g.feeds[f.Step] = append(g.feeds[f.Step], k)
			}
		}
		for _, part := range g.vertices[k].accruals {
			for _, f := range g.vertices[part].leaf.Feeds {
				g.feeds[f.Step] = append(g.feeds[f.Step], k) // see Earliest.togetherDay
			}
		}
	}
	for i := range g.needs {
		g.own(g.roots[i], i)
		for _, e := range g.needs[i].editions {
			g.own(e.vertex, i)
		}
		if g.needs[i].offer >= 0 {
			g.own(g.needs[i].offer, i)
		}
	}
	for i := range g.feeds {
		g.feeds[i] = slices.Compact(g.feeds[i])
	}
}

// rootOf returns the vertex of the offer of a condition and of any one of its
// editions.
func (g *Graph) rootOf(c *condition) int {
	var all, editions []int
	if c.offer >= 0 {
		all = []int{c.offer}
	}
	for _, e := range c.editions {
		editions = append(editions, e.vertex)
	}
	if len(editions) > 0 {
		all = append(all, g.group(1, editions))
	}
	return g.group(len(all), all)
}

// join notes of the vertices from one on what they are part of.
func (g *Graph) join(from int) {
	for k := from; k < len(g.vertices); k++ {
		for _, part := range g.vertices[k].of {
			g.vertices[part].in = append(g.vertices[part].in, k)
		}
	}
}

func (g *Graph) own(k, step int) {
	if owners := g.vertices[k].owners; len(owners) == 0 || owners[len(owners)-1] != step {
		g.vertices[k].owners = append(owners, step)
	}
}

// Require adds a gate that is made of gates of the problem and of days, and says
// that a step, or the goal if the step is [problem.OfGoal], needs it.
func (g *Graph) Require(step int, gate *problem.Gate) {
	from := len(g.vertices)
	k := g.gate(gate)
	g.join(from)
	if step < 0 {
		step = len(g.roots)
	}
	g.also[step] = append(g.also[step], k)
}

// Vertex returns the vertex of a gate of the problem, or of one that was added.
func (g *Graph) Vertex(gate *problem.Gate) int {
	k, known := g.of[gate]
	if !known {
		panic("relax: no such gate in the graph")
	}
	return k
}

// Root returns the vertex of all that a step needs to begin.
func (g *Graph) Root(step int) int { return g.roots[step] }

// Goal returns the vertex of all that the goal needs.
func (g *Graph) Goal() int { return g.root }

// FewestDays returns the fewest days that a step takes.
func (g *Graph) FewestDays(step int) int { return g.least[step] }

// accrualDay returns a day before which an accrual cannot hold if its jobs begin
// on a day at the earliest and add at most a rate, and nothing counts before another.
func (g *Graph) accrualDay(k, from, rate, since int) int {
	key := [4]int{k, from, rate, since}
	day, known := g.accruals[key]
	if !known {
		day = schedule.AccrualDay(g.p, g.vertices[k].leaf, from, rate, since)
		g.accruals[key] = day
	}
	return day
}

// holdsAnyway reports whether a leaf holds by a day without any step: it asks for
// nothing, enough is collected anyway, or its day comes. What an accrual counts from is
// taken to be done: its owner asks for that beside it.
func (g *Graph) holdsAnyway(k, day int) bool {
	switch leaf := g.vertices[k].leaf; leaf.Op {
	case problem.AnyOf:
		return false
	case problem.Sum:
		return leaf.N <= 0
	case problem.Accrual:
		return g.accrualDay(k, problem.Never, 0, -problem.Never) <= day
	case problem.Date:
		return leaf.N <= day
	}
	panic("relax: no such leaf")
}

// A worklist has the vertices and steps that are to be looked at again.
type worklist struct {
	vertices, steps problem.Bitset
}

// newWorklist returns a worklist of everything, or of nothing yet.
func (g *Graph) newWorklist(all bool) *worklist {
	w := &worklist{problem.NewBitset(len(g.vertices)), problem.NewBitset(len(g.roots))}
	if all {
		for k := range g.vertices {
			w.vertices.Add(k)
		}
		for i := range g.roots {
			w.steps.Add(i)
		}
	}
	return w
}

// propagate looks at what is on a worklist until nothing changes any more. The
// functions look at one vertex or step and report whether it changed. A change
// is carried from steps to the leaves that they feed, from parts to wholes, and
// from gates to the steps that need them.
func (g *Graph) propagate(w *worklist, vertex, step func(int) bool) {
	for again := true; again; {
		again = false
		for k := range w.vertices.Taken() {
			if vertex(k) {
				g.notify(w, k)
			}
		}
		for i := range w.steps.Taken() {
			if step(i) {
				for _, k := range g.feeds[i] {
					w.vertices.Add(k)
				}
				again = true
			}
		}
	}
}

// notify puts on a worklist what a vertex is a part of, and the steps that need it.
func (g *Graph) notify(w *worklist, k int) {
	for _, whole := range g.vertices[k].in {
		w.vertices.Add(whole)
	}
	for _, i := range g.vertices[k].owners {
		w.steps.Add(i)
	}
}
