package relax

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A Closure is what some steps come to: which of them can be taken, one after the
// other, and which vertices hold then (Dowling and Gallier 1984).
type Closure struct {
	rx              *Relaxation
	late            *Latest
	index           *index
	may             problem.Bitset // the steps that may be taken
	vertices, steps problem.Bitset // what holds, and what is taken
	lacks           []int          // by vertex: how many more of its parts it needs, or what amount
	trail           []int          // what was reached, in order: vertices, and steps i as ^i
	next            int            // of the trail: what is to be carried on
}

// Closure returns what some steps come to, beside what costs nothing.
func (c *LMCut) Closure(some problem.Bitset) *Closure {
	r := &Closure{
		rx: c.rx, late: c.Latest, index: c.index, may: some,
		vertices: slices.Clone(c.free.vertices), steps: slices.Clone(c.free.steps), lacks: slices.Clone(c.free.lacks),
	}
	for at, word := range some {
		for i := range (problem.Bitset{word & c.relevant.steps[at]}).Taken() {
			r.try(at*64 + i)
		}
	}
	r.grow()
	return r
}

// Holds reports whether a vertex holds.
func (r *Closure) Holds(vertex int) bool { return r.vertices.Has(vertex) }

// try takes a step if it can be taken.
func (r *Closure) try(i int) {
	if !r.steps.Has(i) && r.may.Has(i) && r.vertices.Has(r.rx.Graph.roots[i]) {
		r.steps.Add(i)
		r.trail = append(r.trail, ^i)
	}
}

// grow carries on what was reached.
func (r *Closure) grow() {
	for ; r.next < len(r.trail); r.next++ {
		if at := r.trail[r.next]; at < 0 {
			r.took(^at)
		} else {
			r.met(at)
		}
	}
}

// took lets the leaves hold that a step satisfies, or to whose amount it adds
// enough.
func (r *Closure) took(i int) {
	for _, k := range r.index.satisfies[i] {
		r.hold(int(k))
	}
	r.contribute(i, 1)
	for _, c := range r.index.contributes[i] {
		if k := c.vertex; !r.vertices.Has(k) && (r.lacks[k] <= 0 || c.amount == 0 && r.suffices(k)) {
			r.hold(k)
		}
	}
}

// suffices reports whether the steps that are taken are enough for a sum.
func (r *Closure) suffices(k int) bool {
	return r.rx.quantity(k).suffices(r.steps, r.late.day[k], r.rx.Graph.vertices[k].leaf.N)
}

// contribute adds the amounts of a step, or with -1 takes them back.
func (r *Closure) contribute(i, sign int) {
	for _, c := range r.index.contributes[i] {
		r.lacks[c.vertex] -= sign * c.amount
	}
}

// met lets the groups hold that lacked only a vertex, and takes the steps that
// needed it.
func (r *Closure) met(k int) {
	for _, whole := range r.index.parents[k] {
		if r.lacks[whole]--; r.lacks[whole] == 0 {
			r.hold(int(whole))
		}
	}
	for _, i := range r.index.enables[k] {
		r.try(int(i))
	}
}

func (r *Closure) hold(k int) {
	if !r.vertices.Has(k) {
		r.vertices.Add(k)
		r.trail = append(r.trail, k)
	}
}

// addUnless lets a step be taken as well, unless a vertex held then. It reports
// whether it did.
func (r *Closure) addUnless(i, k int) bool {
	before := len(r.trail)
	r.may.Add(i)
	r.try(i)
	r.grow()
	if !r.vertices.Has(k) {
		return true
	}
	r.may.Drop(i)
	r.undo(before)
	return false
}

// undo takes back what was reached after so many.
func (r *Closure) undo(before int) {
	for _, at := range r.trail[before:] {
		if at < 0 {
			r.steps.Drop(^at)
			r.contribute(^at, -1)
			continue
		}
		r.vertices.Drop(at)
		for _, whole := range r.index.parents[at] {
			r.lacks[whole]++
		}
	}
	r.trail, r.next = r.trail[:before], before
}

// CanMatter reports whether a step can make a difference to the goal, beside the
// steps of a closure and any of those that may be taken: something that it bears
// on, and that may bear on the goal, does not hold in the closure.
func (c *LMCut) CanMatter(i int, without *Closure) bool {
	g := c.rx.Graph
	seen := problem.NewBitset(len(g.vertices))
	for todo := []int{g.root}; len(todo) > 0; {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen.Has(k) || without.vertices.Has(k) {
			continue
		}
		seen.Add(k)
		v := &g.vertices[k]
		todo = append(todo, v.of...)
		if v.leaf == nil {
			continue
		}
		for _, f := range v.leaf.Feeds {
			switch j := f.Step; {
			case j == i:
				return true
			case c.May.Has(j) && !without.steps.Has(j):
				todo = append(todo, g.roots[j])
			}
		}
	}
	return false
}

// An index says what holds because of what, by the last days of use, for walks
// forward that take one thing at a time.
type index struct {
	lacks       []int            // by vertex: how many of its parts it needs, or what amount; of other leaves 1
	parents     [][]int32        // by vertex: the groups that it is a part of, once for each time
	enables     [][]int32        // by vertex: the steps that need it
	satisfies   [][]int32        // by step: the leaves that hold with it alone
	contributes [][]contribution // by step: the sums to whose amount it adds
	idle        problem.Bitset   // the vertices that hold without any step
	vain        problem.Bitset   // the vertices that cannot hold in time
}

// A contribution is what a step adds to a sum; 0: it depends on what else is taken.
type contribution struct {
	vertex, amount int
}

// tooMany is more than any vertex has parts.
const tooMany = 1 << 30

// indexOf returns the index by some last days of use, made once for each of them.
func (rx *Relaxation) indexOf(l *Latest) *index {
	if l.index != nil {
		return l.index
	}
	g := rx.Graph
	n := &index{
		lacks: make([]int, len(g.vertices)), parents: make([][]int32, len(g.vertices)), enables: make([][]int32, len(g.vertices)),
		satisfies: make([][]int32, len(g.roots)), contributes: make([][]contribution, len(g.roots)),
		idle: problem.NewBitset(len(g.vertices)), vain: problem.NewBitset(len(g.vertices)),
	}
	for k := range g.vertices {
		n.add(rx, l, k)
	}
	for i, k := range g.roots {
		n.enables[k] = append(n.enables[k], int32(i))
	}
	l.index = n
	return n
}

func (n *index) add(rx *Relaxation, l *Latest, k int) {
	v := &rx.Graph.vertices[k]
	n.lacks[k] = 1
	switch {
	case rx.Earliest.day[k] > l.day[k]:
		n.lacks[k] = tooMany
		n.vain.Add(k)
	case v.leaf == nil:
		n.lacks[k] = v.n
		for _, part := range v.of {
			n.parents[part] = append(n.parents[part], int32(k))
		}
		if v.n <= 0 {
			n.idle.Add(k)
		}
	case rx.Graph.holdsAnyway(k, l.day[k]):
		n.idle.Add(k)
	case v.leaf.Op == problem.Sum:
		n.addSum(rx, l, k)
	default:
		for i := range rx.inTime(k, l) {
			n.satisfies[i] = append(n.satisfies[i], int32(k))
		}
	}
}

func (n *index) addSum(rx *Relaxation, l *Latest, k int) {
	q := rx.quantity(k)
	n.lacks[k] = rx.Graph.vertices[k].leaf.N
	for at, f := range q.feeds {
		if q.days[at] > l.day[k] {
			continue
		}
		amount := f.Amount
		if len(q.largest) < len(q.feeds) {
			amount = 0 // some exclude each other
		}
		n.contributes[f.Step] = append(n.contributes[f.Step], contribution{k, amount})
	}
}
