package relax

import (
	"github.com/credpath/credpath/pathway/internal/problem"
)

// Latest has the last days of use: on which steps can begin, and gates hold, and
// still bear on a goal that is reached by a day. Of what is never of use it has a
// day before the first.
type Latest struct {
	Begin []int // by step; of a job, as the first that feeds something

	g     *Graph
	day   []int  // by vertex
	todo  []int  // vertices whose parts and feeds are still to be looked at
	index *index // what Relaxation.indexOf returns
}

// A Due is a vertex that has to hold by a day.
type Due struct{ Vertex, By int }

// latest computes the last days of use for a goal that is reached by a day.
func (g *Graph) latest(last int) *Latest {
	due := []Due{{g.root, last}}
	for _, k := range g.also[len(g.roots)] {
		due = append(due, Due{k, last})
	}
	return g.LatestFor(due)
}

// LatestFor computes the last days of use for what has to hold by some days.
func (g *Graph) LatestFor(due []Due) *Latest {
	never := g.p.Start - 1
	l := &Latest{g: g, Begin: make([]int, len(g.p.Steps)), day: make([]int, len(g.vertices))}
	for i := range l.Begin {
		l.Begin[i] = never
	}
	for k := range l.day {
		l.day[k] = never
	}
	for _, d := range due {
		l.raise(d.Vertex, d.By)
	}
	for len(l.todo) > 0 {
		k := l.todo[len(l.todo)-1]
		l.todo = l.todo[:len(l.todo)-1]
		l.pass(k)
	}
	return l
}

func (l *Latest) raise(k, day int) {
	if day > l.day[k] {
		l.day[k] = day
		l.todo = append(l.todo, k)
	}
}

func (l *Latest) raiseAll(vertices []int, day int) {
	for _, k := range vertices {
		l.raise(k, day)
	}
}

// pass lets all that a vertex can rest on be of use as late as the vertex asks for.
func (l *Latest) pass(k int) {
	v, day := &l.g.vertices[k], l.day[k]
	l.raiseAll(v.of, day)
	if v.leaf == nil {
		return
	}
	for _, f := range v.leaf.Feeds {
		begin := l.g.lastBegin(v, f.Step, day)
		if begin <= l.Begin[f.Step] {
			continue
		}
		l.Begin[f.Step] = begin
		l.raise(l.g.roots[f.Step], begin)
		l.raiseAll(l.g.also[f.Step], begin)
	}
}

// LastBegin returns the last day on which a step can begin to count for a leaf by a day, of an
// accrual as the first job to feed it.
func (g *Graph) LastBegin(leaf *problem.Gate, i, day int) int {
	return g.lastBegin(&g.vertices[g.Vertex(leaf)], i, day)
}

func (g *Graph) lastBegin(v *vertex, i, day int) int {
	switch {
	case v.leaf.Op == problem.Accrual:
		return day - v.work
	case !v.leaf.UnderWay.IsZero():
		return day
	}
	return day - g.least[i]
}

// workDays returns the fewest days of work by which the first job to feed an accrual comes
// before it holds.
func (g *Graph) workDays(leaf *problem.Gate) int {
	rate := 0
	for _, f := range leaf.Feeds {
		rate = max(rate, g.p.Steps[f.Step].Rate)
	}
	if leaf.Cap > 0 {
		rate = min(rate, leaf.Cap)
	}
	if len(leaf.Fixed) > 0 || rate == 0 {
		return 1
	}
	return max(1, (leaf.N+rate-1)/rate)
}
