package solve

import (
	"iter"
	"math/bits"
	"slices"
)

// A web is the gates of a problem, each kept once however many steps need it,
// and what feeds what. Parts stand before wholes.
type web struct {
	p     *Problem
	apart bool // leaves that hold on the same days are kept apart
	knots []knot
	needs [][]need // by step: the editions of its gate
	conds []int    // by step: the knot of its further gate, or -1
	goal  int
	goals []need  // the editions of the further gate of the goal
	feeds [][]int // by step: the knots on which it bears: the leaves that it feeds
	roots []int   // by step: the knot of all that it needs
	root  int     // the knot of all that the goal needs

	known  map[string]int // knots of others, by what they are made of
	same   map[int]int    // knots of leaves, by their number
	of     map[*Gate]int  // knots, by gate
	rates  map[[3]int]int // what rateTime found, by leaf, first day and rate
	buffer []byte         // of a key
}

// A knot is a gate of a web.
type knot struct {
	leaf   *Gate // nil: at least n of others
	n      int
	of     []int
	in     []int // the knots that it is a part of
	owners []int // the steps that need it
	worked []int // of all of them, the Rate leaves that hold by jobs alone
}

// A need is an edition of a gate.
type need struct {
	from, until, knot int
}

// newWeb returns the web of a problem.
func (p *Problem) newWeb() *web { return p.webOf(false) }

// newWebApart returns the web of a problem with a knot of its own for each leaf.
func (p *Problem) newWebApart() *web { return p.webOf(true) }

func (p *Problem) webOf(apart bool) *web {
	n := len(p.Steps)
	w := &web{p: p, apart: apart, needs: make([][]need, n), conds: make([]int, n), feeds: make([][]int, n), known: map[string]int{}, same: map[int]int{}, of: map[*Gate]int{}, rates: map[[3]int]int{}}
	for i := range p.Steps {
		step := &p.Steps[i]
		w.needs[i] = w.editions(step.Needs)
		w.conds[i] = -1
		if step.If != nil {
			w.conds[i] = w.gate(step.If)
		}
	}
	for _, lapsing := range p.Lapsings {
		for _, ask := range lapsing.Asks {
			w.gate(ask)
		}
	}
	w.goal = w.gate(p.Goal)
	w.goals = w.editions(p.GoalEditions)
	w.tie()
	return w
}

func (w *web) editions(editions []Edition) []need {
	var needs []need
	for _, e := range editions {
		needs = append(needs, need{e.From, e.Until, w.gate(e.Gate)})
	}
	return needs
}

// gate returns the knot of a gate, and makes it if there is none.
func (w *web) gate(g *Gate) int {
	if k, had := w.of[g]; had {
		return k
	}
	k := w.knotOf(g)
	w.of[g] = k
	return k
}

func (w *web) knotOf(g *Gate) int {
	if g == nil {
		return w.group(0, nil)
	}
	if g.Op != AtLeast {
		return w.leaf(g)
	}
	of := make([]int, len(g.Of))
	for i, part := range g.Of {
		of[i] = w.gate(part)
	}
	return w.group(g.N, of)
}

// add makes the knot of a gate that is made of gates of the problem, and of days.
func (w *web) add(g *Gate) {
	from := len(w.knots)
	w.gate(g)
	w.join(from)
}

// join notes of the knots from one on what they are part of.
func (w *web) join(from int) {
	for k := from; k < len(w.knots); k++ {
		for _, part := range w.knots[k].of {
			w.knots[part].in = append(w.knots[part].in, k)
		}
	}
}

// group returns the knot of at least n of others.
func (w *web) group(n int, of []int) int {
	if n == 1 && len(of) == 1 {
		return of[0]
	}
	w.buffer = appendInts(appendInts(w.buffer[:0], n), of...)
	at, had := w.known[string(w.buffer)]
	if !had {
		k := knot{n: n, of: of}
		if n == len(of) {
			k.worked = w.worked(of)
		}
		at = w.made(k)
		w.known[string(w.buffer)] = at
	}
	return at
}

// worked returns, of some knots, the Rate leaves that hold by jobs alone; nil if
// there are not two.
func (w *web) worked(of []int) []int {
	var worked []int
	for _, k := range of {
		if g := w.knots[k].leaf; g != nil && g.Op == Rate && len(g.Fixed) == 0 {
			worked = append(worked, k)
		}
	}
	if len(worked) < 2 {
		return nil
	}
	return worked
}

func (w *web) leaf(g *Gate) int {
	if g.Same == 0 || w.apart {
		return w.made(knot{leaf: g})
	}
	at, had := w.same[g.Same]
	if !had {
		at = w.made(knot{leaf: g})
		w.same[g.Same] = at
	}
	return at
}

// made returns the index of a new knot.
func (w *web) made(k knot) int {
	w.knots = append(w.knots, k)
	return len(w.knots) - 1
}

// tie notes what each knot is part of, who needs it, and what feeds it.
func (w *web) tie() {
	for i := range w.needs {
		all := []int{w.conds[i]}
		if w.conds[i] < 0 {
			all = nil
		}
		w.roots = append(w.roots, w.allOf(append(all, w.either(w.needs[i])...)))
	}
	w.root = w.allOf(append([]int{w.goal}, w.either(w.goals)...))
	w.join(0)
	for k := range w.knots {
		if leaf := w.knots[k].leaf; leaf != nil {
			for _, f := range leaf.Feeds {
				w.feeds[f.Step] = append(w.feeds[f.Step], k)
			}
		}
		for _, part := range w.knots[k].worked {
			for _, f := range w.knots[part].leaf.Feeds {
				w.feeds[f.Step] = append(w.feeds[f.Step], k) // see together
			}
		}
	}
	for i := range w.needs {
		w.own(w.roots[i], i)
		for _, need := range w.needs[i] {
			w.own(need.knot, i)
		}
		if w.conds[i] >= 0 {
			w.own(w.conds[i], i)
		}
	}
	for i := range w.feeds {
		w.feeds[i] = slices.Compact(w.feeds[i])
	}
}

// allOf returns the knot of all of some.
func (w *web) allOf(all []int) int { return w.group(len(all), all) }

// either returns the knot of any one of some editions; none ask for nothing.
func (w *web) either(needs []need) []int {
	if len(needs) == 0 {
		return nil
	}
	var of []int
	for _, need := range needs {
		of = append(of, need.knot)
	}
	return []int{w.group(1, of)}
}

func (w *web) own(k, step int) {
	if owners := w.knots[k].owners; len(owners) == 0 || owners[len(owners)-1] != step {
		w.knots[k].owners = append(owners, step)
	}
}

// A wave carries what changes through a web: from steps to the leaves that they
// feed, from parts to wholes, and from gates to the steps that need them.
type wave struct {
	knots, steps bitset // what is to be looked at
}

// newWave returns a wave that looks at everything, or at nothing yet.
func (w *web) newWave(all bool) *wave {
	v := &wave{newBitset(len(w.knots)), newBitset(len(w.roots))}
	if all {
		for k := range w.knots {
			v.knots.add(k)
		}
		for i := range w.roots {
			v.steps.add(i)
		}
	}
	return v
}

// run looks at what is to be looked at, until nothing changes any more. The
// functions look at one knot or step and report whether it changed.
func (w *web) run(v *wave, knot, step func(int) bool) {
	for again := true; again; {
		again = false
		for k := range v.knots.taken() {
			if knot(k) {
				w.pass(v, k)
			}
		}
		for i := range v.steps.taken() {
			if step(i) {
				for _, k := range w.feeds[i] {
					v.knots.add(k)
				}
				again = true
			}
		}
	}
}

// pass lets a wave look at what a knot that changed is a part of, and at the steps
// that need it.
func (w *web) pass(v *wave, k int) {
	for _, whole := range w.knots[k].in {
		v.knots.add(whole)
	}
	for _, i := range w.knots[k].owners {
		v.steps.add(i)
	}
}

// A bitset is a set of steps, or of knots.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }
func (b bitset) add(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitset) drop(i int)     { b[i/64] &^= 1 << (i % 64) }

// taken yields what is in b, ascending, and takes it out; what is added behind
// the last that was yielded comes too.
func (b bitset) taken() iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := range b {
			for b[at] != 0 {
				i := at*64 + bits.TrailingZeros64(b[at])
				b.drop(i)
				if !yield(i) {
					return
				}
			}
		}
	}
}
