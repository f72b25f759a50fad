package solve

import (
	"iter"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// supportBranching chooses, open goal by open goal, which steps are to support it,
// as partial-order planners choose causal links. It serves every problem. The same
// set can be reached by several choices of supports; it is scheduled once.
type supportBranching struct{ *search }

// A support is the steps chosen to support a leaf of owner, -1 for the goal. Of a
// job it is the support with which it begins first; see begunAgain.
type support struct {
	owner   int
	leaf    *problem.Gate
	steps   []problem.Feed
	instead []*problem.Gate // what would do in its place: of each of these one is enough
}

// An openGoal is a gate of owner that needs support. For a leaf that several steps
// feed, picked are those chosen so far, and from is the first feed to go on with.
type openGoal struct {
	owner  int
	gate   *problem.Gate
	from   int
	picked []problem.Feed
	// instead has what would do in the place of the gate: the other alternatives of the
	// groups around it.
	instead []*problem.Gate
}

func (e supportBranching) start() *node { return (&node{}).and(e.search.start...) }

func (e supportBranching) isWhole(n *node) bool { return len(n.open) == 0 }

// below returns the children of a node, and of a whole set those that add to it.
func (e supportBranching) below(n *node) []*node {
	if len(n.open) > 0 {
		return e.children(n)
	}
	if n.base != nil && slices.Equal(n.set, n.base) {
		return e.extensions(n) // the rest was made before it was supported again
	}
	return slices.Concat(e.extensions(n), e.again(n), e.renewing(n), e.keeping(n))
}

// children returns the nodes that differ in the support of the next open goal.
func (e supportBranching) children(n *node) []*node {
	do := n.open[n.next]
	rest := &node{set: n.set, supports: n.supports, base: n.base, again: n.again, open: slices.Delete(slices.Clone(n.open), n.next, n.next+1)}
	g := do.gate
	if decided, ok := n.decided(g); ok {
		return []*node{rest.with(support{do.owner, g, decided.steps, do.instead})}
	}
	switch g.Op {
	case problem.AtLeast:
		return e.partChoices(rest, do)
	case problem.AnyOf:
		return e.stepChoices(rest, do)
	case problem.Sum:
		return e.sumChoices(rest, do)
	case problem.Accrual:
		return e.jobChoices(rest, do)
	case problem.Date:
		return []*node{rest.with(support{owner: do.owner, leaf: g})}
	}
	panic("solve: no such gate")
}

// decided returns the support of a leaf that holds on the same days. Steps that
// support such a leaf first support it ever after, so one choice does for all,
// unless the leaf is temporary.
func (n *node) decided(g *problem.Gate) (support, bool) {
	if g.Same == 0 || g.Temporary() {
		return support{}, false
	}
	for _, s := range n.supports {
		if s.leaf.Same == g.Same {
			return s, true
		}
	}
	return support{}, false
}

// with returns n with one more support.
func (n *node) with(s support) *node {
	return &node{set: n.set, supports: append(slices.Clip(n.supports), s), base: n.base, again: n.again, open: n.open}
}

// and returns n with more open goals: of a gate that asks for all of its parts,
// each part.
func (n *node) and(more ...openGoal) *node {
	open := slices.Clip(n.open)
	for _, do := range more {
		open = appendParts(open, do)
	}
	return &node{set: n.set, supports: n.supports, base: n.base, again: n.again, open: open}
}

func appendParts(open []openGoal, do openGoal) []openGoal {
	g := do.gate
	switch {
	case g == nil || g.Op == problem.AtLeast && g.N <= 0:
		return open
	case g.Op != problem.AtLeast || g.N != len(g.Of):
		return append(open, do)
	}
	for _, part := range slices.Backward(g.Of) {
		open = appendParts(open, openGoal{owner: do.owner, gate: part, instead: do.instead})
	}
	return open
}

// take returns n with a step in its set, and with the open goals of the step if it
// is new; ok is false if the set has another step of the same group.
func (e supportBranching) take(n *node, i int) (next *node, ok bool) {
	step := &e.p.Steps[i]
	at, taken := slices.BinarySearch(n.set, i)
	if step.Given || taken {
		return n, true
	}
	for _, j := range n.set {
		if e.p.Steps[j].Group == step.Group {
			return nil, false
		}
	}
	next = &node{set: slices.Insert(slices.Clone(n.set), at, i), supports: n.supports, base: n.base, again: n.again, open: n.open}
	return next.and(e.needs[i]...), true
}

// partChoices returns a node for each way to take N of the parts.
func (e supportBranching) partChoices(rest *node, do openGoal) []*node {
	var nodes []*node
	var parts []*problem.Gate
	given := e.permanentFrom(do.gate)
	var choose func(from int)
	choose = func(from int) {
		if len(parts) == do.gate.N {
			all := &problem.Gate{Op: problem.AtLeast, N: len(parts), Of: parts}
			nodes = append(nodes, rest.and(openGoal{owner: do.owner, gate: all, instead: insteadOf(do, parts)}))
			return
		}
		for i := from; i <= len(do.gate.Of)-(do.gate.N-len(parts)); i++ {
			part := do.gate.Of[i]
			if day := e.earliest.Day(part); day >= problem.Never || day >= given && e.permanentFrom(part) > given {
				continue // it cannot hold, or not before what is given is enough
			}
			parts = append(parts, part)
			choose(i + 1)
			parts = parts[:len(parts)-1]
		}
	}
	choose(0)
	return nodes
}

// insteadOf returns what would do in the place of one of the alternatives of a gate, beside
// what would in the place of the gate.
func insteadOf(do openGoal, part []*problem.Gate) []*problem.Gate {
	if do.gate.N != 1 {
		return do.instead
	}
	instead := slices.Clip(do.instead)
	for _, other := range do.gate.Of {
		if other != part[0] {
			instead = append(instead, other)
		}
	}
	return instead
}

// stepChoices returns a node for each step that can support a leaf. A given step
// that counts from the first day on for ever is as good as any.
func (e supportBranching) stepChoices(rest *node, do openGoal) []*node {
	var nodes []*node
	given := e.permanentFrom(do.gate)
	for _, f := range do.gate.Feeds {
		day := e.earliest.FeedDay(do.gate, f)
		if day >= problem.Never {
			continue
		}
		if e.isSettled(do.gate, f) {
			return []*node{rest}
		}
		if !e.p.Steps[f.Step].Given && day >= given {
			continue // what is given supports the leaf by then
		}
		if next, ok := e.take(rest, f.Step); ok {
			nodes = append(nodes, next.with(support{do.owner, do.gate, []problem.Feed{f}, do.instead}))
		}
	}
	return nodes
}

// isSettled reports whether a given step supports a leaf on every day.
func (e supportBranching) isSettled(g *problem.Gate, f problem.Feed) bool {
	return e.p.Steps[f.Step].Given && e.given.Counts(g, f, e.p.Start) && e.given.CountsUntil(g, f) > e.p.Horizon
}

// sumChoices returns the nodes that close the support of a sum, if it is enough
// with all that is given, or add one more step to it.
func (e supportBranching) sumChoices(rest *node, do openGoal) []*node {
	g := do.gate
	var given, settled []problem.Feed
	for _, f := range g.Feeds {
		if e.p.Steps[f.Step].Given && e.earliest.FeedDay(g, f) < problem.Never {
			given = append(given, f)
			if e.isSettled(g, f) {
				settled = append(settled, f)
			}
		}
	}
	total := func(some, more []problem.Feed) int { return problem.TotalOf(slices.Concat(some, more)) }
	for k := range do.picked {
		if without := slices.Delete(slices.Clone(do.picked), k, k+1); total(settled, without) >= g.N {
			return nil // one of them is not needed
		}
	}
	var nodes []*node
	if total(given, do.picked) >= g.N {
		if total(settled, nil) >= g.N {
			return []*node{rest}
		}
		nodes = append(nodes, rest.with(support{do.owner, g, do.picked, do.instead}))
	}
	if total(settled, do.picked) >= g.N {
		return nodes
	}
	for k := do.from; k < len(g.Feeds); k++ {
		f := g.Feeds[k]
		if e.p.Steps[f.Step].Given || e.earliest.FeedDay(g, f) >= problem.Never {
			continue
		}
		more := openGoal{do.owner, g, k + 1, append(slices.Clip(do.picked), f), do.instead}
		if next, ok := e.take(rest, f.Step); ok {
			nodes = append(nodes, next.and(more))
		}
	}
	return nodes
}

// jobChoices returns a node for each job that can be the first to feed an accrual,
// and for each further one that is faster. No others are needed: a job that takes
// over from another which feeds the leaf as fast could as well be left out, and
// a job that takes over from one which does not feed it is left to extensions. Where
// only so much of a kind counts, jobs of several kinds are picked, in any order.
func (e supportBranching) jobChoices(rest *node, do openGoal) []*node {
	g := do.gate
	var nodes []*node
	rate := 0
	if len(do.picked) > 0 {
		nodes = append(nodes, rest.with(support{do.owner, g, do.picked, do.instead}))
		if g.AtMost != nil {
			return append(nodes, e.kindChoices(rest, do)...)
		}
		rate = e.p.Steps[do.picked[len(do.picked)-1].Step].Rate
	} else if e.memo.fixed[g] {
		if e.permanentFrom(g) <= e.p.Start {
			return []*node{rest}
		}
		nodes = append(nodes, rest.with(support{do.owner, g, nil, do.instead}))
	}
	given := e.permanentFrom(g)
	for _, f := range g.Feeds {
		if e.earliest.Begin[f.Step] >= given || e.p.Steps[f.Step].Rate <= rate {
			continue // it cannot begin, or not before what is given is enough
		}
		more := openGoal{do.owner, g, 0, append(slices.Clip(do.picked), f), do.instead}
		next, ok := e.take(rest, f.Step)
		switch {
		case !ok:
		case e.p.Steps[f.Step].Rate == e.fastest(g) && g.AtMost == nil:
			nodes = append(nodes, next.with(support{do.owner, g, more.picked, do.instead}))
		default:
			nodes = append(nodes, next.and(more))
		}
	}
	return nodes
}

// kindChoices returns a node for each further job for an accrual of which only so much
// of a kind counts: for each that is faster than the first one, or of another kind.
func (e supportBranching) kindChoices(rest *node, do openGoal) []*node {
	g := do.gate
	var nodes []*node
	for k := do.from; k < len(g.Feeds); k++ {
		f := g.Feeds[k]
		if e.earliest.Begin[f.Step] >= problem.Never || f.Step == do.picked[0].Step || e.doesFor(g, do.picked[0].Step, f.Step) {
			continue
		}
		if next, ok := e.take(rest, f.Step); ok {
			nodes = append(nodes, next.and(openGoal{do.owner, g, k + 1, append(slices.Clip(do.picked), f), do.instead}))
		}
	}
	return nodes
}

// doesFor reports whether a job does all for an accrual that another does.
func (e supportBranching) doesFor(g *problem.Gate, job, other int) bool {
	kind := g.KindOf(job)
	return e.p.Steps[other].Rate <= e.p.Steps[job].Rate && g.FedBy(job) && (kind == nil || kind == g.KindOf(other))
}

// fastest returns the highest rate of the jobs that feed a leaf.
func (e supportBranching) fastest(g *problem.Gate) int {
	rate := 0
	for _, f := range g.Feeds {
		if e.earliest.Begin[f.Step] < problem.Never {
			rate = max(rate, e.p.Steps[f.Step].Rate)
		}
	}
	return rate
}

// extensions returns the nodes that add to a whole set one more job for a leaf,
// where another of its jobs does not feed that leaf: the one added may take over
// from it, if no job of the set could be begun again in its place.
func (e supportBranching) extensions(n *node) []*node {
	var nodes []*node
	for at, s := range n.supports {
		if s.leaf.Op != problem.Accrual || len(s.steps) == 0 || !e.handsOver(n, s.leaf) {
			continue
		}
		for _, f := range s.leaf.Feeds {
			if _, taken := slices.BinarySearch(n.set, f.Step); taken || e.earliest.Begin[f.Step] >= problem.Never || e.isReplaceable(n, f.Step) {
				continue
			}
			if next, ok := e.take(&node{set: n.set, supports: slices.Clone(n.supports), base: n.base, again: n.again}, f.Step); ok {
				next.supports[at].steps = append(slices.Clip(s.steps), f)
				nodes = append(nodes, next)
			}
		}
	}
	return nodes
}

// handsOver reports whether a job of a set does not feed a leaf, or feeds it no longer
// than a kind lets it.
func (e supportBranching) handsOver(n *node, g *problem.Gate) bool {
	return slices.ContainsFunc(n.set, func(i int) bool { return e.p.Steps[i].Rate > 0 && (!g.FedBy(i) || g.KindOf(i) != nil) })
}

// isReplaceable reports whether a job of the set feeds all the leaves that another
// would, as fast, and can be begun again on any day.
func (e supportBranching) isReplaceable(n *node, job int) bool {
	return slices.ContainsFunc(n.set, func(i int) bool {
		if e.p.Steps[i].Rate < e.p.Steps[job].Rate || !e.staysOpen(i) {
			return false
		}
		for _, s := range n.supports {
			if s.leaf.Op == problem.Accrual && s.leaf.FedBy(job) && !e.doesFor(s.leaf, i, job) {
				return false
			}
		}
		return true
	})
}

// begunAgain returns the owner of the supports of a job when it is begun again.
func begunAgain(job int) int { return problem.OfGoal - 1 - job }

// guess tries the set that the relaxed plan suggests, and then goes from the best
// node on, depth first, the most promising child first.
func (e supportBranching) guess(d *dive) *node {
	if set, ok := e.earliest.RelaxedPlan(nil); ok {
		if found := d.minimized(set); found != nil && !d.hasTried(found.set) {
			return found
		}
	}
	stack := slices.DeleteFunc(slices.Clone([]*node(d.queue)), func(n *node) bool { return n.of != nil })
	slices.SortFunc(stack, func(a, b *node) int {
		if a.better(b) {
			return 1
		}
		return -1
	})
	for ; d.nodes > 0 && len(stack) > 0; d.nodes-- {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if len(n.open) > 0 {
			stack = append(stack, e.promising(n)...)
		} else if found := d.minimized(n.set); found != nil && !d.hasTried(found.set) {
			return found
		}
	}
	return nil
}

// promising returns the children of a node that something may lie below, the
// most promising last.
func (e supportBranching) promising(n *node) []*node {
	var children []*node
	for _, child := range e.children(n) {
		if e.quickBound(child, n.key) && e.tightenBound(child) {
			children = append(children, child)
		}
	}
	slices.SortStableFunc(children, func(a, b *node) int { return b.key.Compare(a.key) })
	return children
}

// allSupports yields the supports of n and, of leaves whose support is not closed
// yet, the steps picked so far, without their leaf.
func (n *node) allSupports() iter.Seq[support] {
	return func(yield func(support) bool) {
		for _, s := range n.supports {
			if !yield(s) {
				return
			}
		}
		for _, do := range n.open {
			if len(do.picked) > 0 && do.gate.UnderWay.IsZero() && !yield(support{owner: do.owner, steps: do.picked}) {
				return
			}
		}
	}
}
