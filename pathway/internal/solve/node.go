package solve

import (
	"encoding/binary"
	"slices"
)

// A node is a set of steps in the making, and what sets may lie below it.
type node struct {
	key   Key   // no solution below is better
	sharp bool  // it is as close as sharpen makes it
	set   []int // ascending
	made  int

	// Of a whole set:
	of     *projection // once it was scheduled
	finish int         // the day on which that finishes
	plan   *plan       // with what its renewals cost

	// Of a picker: the support that was chosen, and gates that still need support.
	soonest int // no solution below finishes before
	picks   []pick
	todo    []todo
	twice   []int // jobs that were supported once more
	next    int   // the index of what to do next

	// Of a divider: the sets below have more steps than the node.
	last  int    // the day by which they finish
	ban   bitset // steps that none of them has
	forks []fork // steps of which each of them has one
	whole bool   // the node itself reaches the goal
}

// A pick is the support chosen for a leaf of owner, -1 for the goal. Of a job it
// is the support with which it begins first; see later.
type pick struct {
	owner int
	leaf  *Gate
	steps []Feed
}

// A todo is a gate of owner that needs support. For a leaf that several steps
// feed, picked are those chosen so far, and from is the first feed to go on with.
type todo struct {
	owner  int
	gate   *Gate
	from   int
	picked []Feed
}

// id identifies the set of a node.
func (n *node) id() string {
	key := make([]byte, 0, 4*len(n.set))
	for _, i := range n.set {
		key = binary.LittleEndian.AppendUint32(key, uint32(i))
	}
	return string(key)
}

// children returns the nodes that differ in the support of the next gate to do.
func (e *search) children(n *node) []*node {
	do := n.todo[n.next]
	rest := &node{set: n.set, picks: n.picks, twice: n.twice, todo: slices.Delete(slices.Clone(n.todo), n.next, n.next+1)}
	g := do.gate
	if had, ok := n.decided(g); ok {
		return []*node{rest.with(pick{do.owner, g, had.steps})}
	}
	switch g.Op {
	case AtLeast:
		return e.choose(rest, do)
	case Source:
		return e.sources(rest, do)
	case Lump:
		return e.lumps(rest, do)
	case Rate:
		return e.jobs(rest, do)
	case From:
		return []*node{rest.with(pick{owner: do.owner, leaf: g})}
	}
	panic("solve: no such gate")
}

// decided returns the pick for a leaf that holds on the same days. What supports
// such a leaf first supports it ever after, so one pick does for all; unless
// what counts may cease to.
func (n *node) decided(g *Gate) (pick, bool) {
	if g.Same == 0 || g.ceases() {
		return pick{}, false
	}
	for _, p := range n.picks {
		if p.leaf.Same == g.Same {
			return p, true
		}
	}
	return pick{}, false
}

// ceases reports whether what counts for a leaf may cease to.
func (g *Gate) ceases() bool {
	return g.Late != nil || g.Back != nil || slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Term > 0 })
}

// with returns n with one more pick.
func (n *node) with(p pick) *node {
	return &node{set: n.set, picks: append(slices.Clip(n.picks), p), twice: n.twice, todo: n.todo}
}

// and returns n with more to do: of what asks for all of its parts, each part.
func (n *node) and(more ...todo) *node {
	todos := slices.Clip(n.todo)
	for _, do := range more {
		todos = appendParts(todos, do)
	}
	return &node{set: n.set, picks: n.picks, twice: n.twice, todo: todos}
}

func appendParts(todos []todo, do todo) []todo {
	g := do.gate
	switch {
	case g == nil || g.Op == AtLeast && g.N <= 0:
		return todos
	case g.Op != AtLeast || g.N != len(g.Of):
		return append(todos, do)
	}
	for _, part := range slices.Backward(g.Of) {
		todos = appendParts(todos, todo{owner: do.owner, gate: part})
	}
	return todos
}

// choose returns a node for each way to take N of the parts.
func (e *search) choose(rest *node, do todo) []*node {
	var nodes []*node
	var parts []*Gate
	given := e.lastingFrom(do.gate)
	var pickParts func(from int)
	pickParts = func(from int) {
		if len(parts) == do.gate.N {
			nodes = append(nodes, rest.and(todo{owner: do.owner, gate: &Gate{Op: AtLeast, N: len(parts), Of: parts}}))
			return
		}
		for i := from; i <= len(do.gate.Of)-(do.gate.N-len(parts)); i++ {
			if day := e.relaxed.day[e.web.of[do.gate.Of[i]]]; day >= Never || day >= given && e.lastingFrom(do.gate.Of[i]) > given {
				continue // it cannot hold, or not before what is given is enough
			}
			parts = append(parts, do.gate.Of[i])
			pickParts(i + 1)
			parts = parts[:len(parts)-1]
		}
	}
	pickParts(0)
	return nodes
}

// sources returns a node for each step that can support a leaf. A given step
// that counts from the first day on for ever is as good as any.
func (e *search) sources(rest *node, do todo) []*node {
	var nodes []*node
	given := e.lastingFrom(do.gate)
	for _, f := range do.gate.Feeds {
		if e.relaxed.feedTime(do.gate, f) >= Never {
			continue
		}
		if e.settled(do.gate, f) {
			return []*node{rest}
		}
		if !e.p.Steps[f.Step].Given && e.relaxed.feedTime(do.gate, f) >= given {
			continue // what is given supports the leaf by then
		}
		if next, ok := e.take(rest, f.Step); ok {
			nodes = append(nodes, next.with(pick{do.owner, do.gate, []Feed{f}}))
		}
	}
	return nodes
}

// settled reports whether a given step supports a leaf on every day.
func (e *search) settled(g *Gate, f Feed) bool {
	s := e.givens
	return e.p.Steps[f.Step].Given && s.counts(g, f, e.p.Start, false) && s.countsUntil(g, f) > e.p.Horizon
}

// take returns n with a step in its set, and with what the step needs to do if
// it is new; ok is false if the set has another step of the same group.
func (e *search) take(n *node, i int) (next *node, ok bool) {
	step := &e.p.Steps[i]
	at, had := slices.BinarySearch(n.set, i)
	if step.Given || had {
		return n, true
	}
	for _, j := range n.set {
		if e.p.Steps[j].Group == step.Group {
			return nil, false
		}
	}
	next = &node{set: slices.Insert(slices.Clone(n.set), at, i), picks: n.picks, twice: n.twice, todo: n.todo}
	return next.and(e.needs[i]...), true
}

// jobs returns a node for each job that can be the first to feed a Rate leaf,
// and for each further one that is faster. No others are needed: a job that takes
// over from another which feeds the leaf as fast could as well be left out, and
// what takes over from a job that does not feed it is left to extensions.
func (e *search) jobs(rest *node, do todo) []*node {
	g := do.gate
	var nodes []*node
	rate := 0
	if len(do.picked) > 0 {
		nodes = append(nodes, rest.with(pick{do.owner, g, do.picked}))
		rate = e.p.Steps[do.picked[len(do.picked)-1].Step].Rate
	} else if e.fixed[g] {
		if e.p.rateTime(g, Never, 0) <= e.p.Start && g.Back == nil {
			return []*node{rest}
		}
		nodes = append(nodes, rest.with(pick{do.owner, g, nil}))
	}
	given := e.lastingFrom(g)
	for _, f := range g.Feeds {
		if e.relaxed.begin[f.Step] >= given || e.p.Steps[f.Step].Rate <= rate {
			continue // it cannot begin, or not before what is given is enough
		}
		again := todo{do.owner, g, 0, append(slices.Clip(do.picked), f)}
		next, ok := e.take(rest, f.Step)
		switch {
		case !ok:
		case e.p.Steps[f.Step].Rate == e.fastest(g):
			nodes = append(nodes, next.with(pick{do.owner, g, again.picked}))
		default:
			nodes = append(nodes, next.and(again))
		}
	}
	return nodes
}

// fastest returns the highest rate of the jobs that feed a leaf.
func (e *search) fastest(g *Gate) int {
	rate := 0
	for _, f := range g.Feeds {
		if e.relaxed.begin[f.Step] < Never {
			rate = max(rate, e.p.Steps[f.Step].Rate)
		}
	}
	return rate
}

// extensions returns the nodes that add to a whole set one more job for a leaf,
// where another of its jobs does not feed that leaf: the one added may take over
// from it, if no job of the set could be begun again in its place.
func (e *search) extensions(n *node) []*node {
	if len(n.todo) > 0 {
		return nil
	}
	var nodes []*node
	for at, p := range n.picks {
		if p.leaf.Op != Rate || len(p.steps) == 0 || !e.handsOver(n, p.leaf) {
			continue
		}
		for _, f := range p.leaf.Feeds {
			if _, has := slices.BinarySearch(n.set, f.Step); has || e.relaxed.begin[f.Step] >= Never || e.replaceable(n, f.Step) {
				continue
			}
			if next, ok := e.take(&node{set: n.set, picks: slices.Clone(n.picks), twice: n.twice}, f.Step); ok {
				next.picks[at].steps = append(slices.Clip(p.steps), f)
				nodes = append(nodes, next)
			}
		}
	}
	return nodes
}

// again reports whether a step is a job that may be begun by different supports
// at different times.
func (e *search) again(i int) bool {
	return e.p.Steps[i].Rate > 0 && !e.opensForGood(i)
}

// resupported returns the nodes that support a job of a whole set once more, so
// that it can also be begun when what it rested on first no longer holds.
func (e *search) resupported(n *node) []*node {
	var nodes []*node
	for _, i := range n.set {
		if !e.again(i) || slices.Contains(n.twice, i) {
			continue
		}
		next := &node{set: n.set, picks: n.picks, twice: append(slices.Clip(n.twice), i)}
		for _, need := range e.needs[i] {
			need.owner = later(i)
			next = next.and(need)
		}
		nodes = append(nodes, next)
	}
	return nodes
}

// renewing returns the nodes that add to a whole set what the renewal of
// something in it asks for, where nothing of the set could meet that.
func (e *search) renewing(n *node) []*node {
	var nodes []*node
	has := func(i int) bool {
		_, in := slices.BinarySearch(n.set, i)
		return in || e.p.Steps[i].Given
	}
	for l := range e.p.Lapsings {
		ask := e.asks[l]
		if ask == nil || !has(e.p.Lapsings[l].Step) || ask.supported(has) {
			continue
		}
		renewal := later(len(e.p.Steps) + l)
		next := &node{set: n.set, picks: n.picks, twice: n.twice}
		nodes = append(nodes, next.and(todo{owner: renewal, gate: ask}))
	}
	return nodes
}

// later returns the owner of what supports a job when it is begun again.
func later(job int) int { return -2 - job }

// handsOver reports whether a job of a set does not feed a leaf.
func (e *search) handsOver(n *node, g *Gate) bool {
	return slices.ContainsFunc(n.set, func(i int) bool { return e.p.Steps[i].Rate > 0 && !g.feedsOn(i) })
}

// replaceable reports whether a job of the set feeds all the leaves that another
// would, as fast, and can be begun again on any day.
func (e *search) replaceable(n *node, job int) bool {
	return slices.ContainsFunc(n.set, func(i int) bool {
		if e.p.Steps[i].Rate < e.p.Steps[job].Rate || !e.opensForGood(i) {
			return false
		}
		for _, p := range n.picks {
			if p.leaf.Op == Rate && p.leaf.feedsOn(job) && !p.leaf.feedsOn(i) {
				return false
			}
		}
		return true
	})
}

// opensForGood reports whether a step that could begin on one day can begin on every
// later one, with what lapses renewed.
func (e *search) opensForGood(i int) bool {
	if had, ok := e.good[i]; ok {
		return had
	}
	lasts := true
	for _, edition := range e.p.Steps[i].Needs {
		if edition.Until <= e.relaxed.begin[i] {
			continue
		}
		lasts = lasts && edition.Until == Never
		edition.Gate.leaves(func(g *Gate) {
			lasts = lasts && g.Late == nil && g.Back == nil && !slices.ContainsFunc(g.Feeds, func(f Feed) bool {
				return f.Term > 0 && !e.p.Lapsings[f.Term-1].forGood()
			})
		})
	}
	e.good[i] = lasts
	return lasts
}

// lumps returns the nodes that close the support of a Lump leaf, if it is
// enough with all that is given, or add one more step to it.
func (e *search) lumps(rest *node, do todo) []*node {
	g := do.gate
	var given, now []Feed
	for _, f := range g.Feeds {
		if e.p.Steps[f.Step].Given && e.relaxed.feedTime(g, f) < Never {
			given = append(given, f)
			if e.settled(g, f) {
				now = append(now, f)
			}
		}
	}
	have := sumOf(now, do.picked)
	for k := range do.picked {
		if without := slices.Delete(slices.Clone(do.picked), k, k+1); sumOf(now, without) >= g.N {
			return nil // one of them is not needed
		}
	}
	var nodes []*node
	if sumOf(given, do.picked) >= g.N {
		if sumOf(now, nil) >= g.N {
			return []*node{rest}
		}
		nodes = append(nodes, rest.with(pick{do.owner, g, do.picked}))
	}
	if have >= g.N {
		return nodes
	}
	for k := do.from; k < len(g.Feeds); k++ {
		f := g.Feeds[k]
		if e.p.Steps[f.Step].Given || e.relaxed.feedTime(g, f) >= Never {
			continue
		}
		again := todo{do.owner, g, k + 1, append(slices.Clip(do.picked), f)}
		if next, ok := e.take(rest, f.Step); ok {
			nodes = append(nodes, next.and(again))
		}
	}
	return nodes
}

// sumOf returns the sum of the amounts of feeds, of which all count.
func sumOf(some, more []Feed) int {
	feeds := slices.Concat(some, more)
	sum := 0
	for k, f := range feeds {
		if !slices.ContainsFunc(feeds[:k], f.same) {
			sum += f.Amount
		}
	}
	return sum
}
