package solve

import (
	"cmp"
	"math/bits"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
)

// landmarkBranching searches a permanent problem: when a condition once met stays
// met, only the set of steps matters, not which step satisfies which condition. It
// branches on a landmark: the sets that have its first step, those that have its
// second and not the first, and so on. So every set is found once. A set that
// reaches the goal is branched further: with more steps it may reach the goal
// sooner.
//
// A lower bound of all sets with a step is known as well (its reduced cost). Steps
// by which a set would weigh more than a solution that was found are deferred: the
// sets with one of them are a part of their own, to look at when its turn comes.
type landmarkBranching struct {
	*search
	*scalar
	timeless bool         // nothing takes time
	all      *relax.LMCut // under which every step may be taken
	found    []int64      // weights of solutions that were found, ascending
}

// A branch is a step that a set may have, and what all such sets weigh at least.
type branch struct {
	step  int
	least int64
}

func (e *search) newLandmarkBranching(s *scalar) *landmarkBranching {
	b := &landmarkBranching{search: e, scalar: s, timeless: isTimeless(e.p)}
	b.all = b.lmcut(b.start(), s.weight)
	return b
}

func (b *landmarkBranching) start() *node {
	return &node{key: problem.LeastKey, ban: problem.NewBitset(len(b.p.Steps)), last: b.p.Last()}
}

func (b *landmarkBranching) isWhole(n *node) bool { return n.whole }

// lmcut returns what bounds the costs of the sets below a node, without those of
// the steps that it has.
func (b *landmarkBranching) lmcut(n *node, costs []int64) *relax.LMCut {
	graph := b.relax.Graph
	need := relax.Needed{Context: b.ctx, Goals: []int{graph.Goal()}, May: b.allowed(n.set), Latest: b.relax.Latest(n.last)}
	for at := range need.May {
		need.May[at] &^= n.ban[at]
	}
	costs = slices.Clone(costs)
	for _, i := range n.set {
		costs[i] = 0
		need.Goals = append(need.Goals, graph.Root(i))
	}
	return b.relax.LMCut(need, costs)
}

func (b *landmarkBranching) quickBound(n *node, above problem.Key) (ok bool) {
	n.key = above.Worse(n.key)
	return b.costOf(n.set).Sum <= b.p.Budget
}

// tightenBound bounds the sets below a node by landmarks. Steps that would make a
// set too heavy are deferred, steps that have to be taken are fixed, and what is
// left is bounded again.
func (b *landmarkBranching) tightenBound(n *node) (ok bool) {
	n.tight = true
	for b.isAffordable(n) && b.isInTime(n) {
		c := b.lmcut(n, b.weight)
		least, ok := c.Bound()
		if !ok || b.timeless && b.hasRedundant(n, c) {
			return false
		}
		least += b.sum(n.set)
		n.key = n.key.Worse(b.key(least, b.goal))
		if n.whole = len(c.Landmarks) == 0; n.whole {
			return true
		}
		b.improve(c, least)
		if b.ctx.Err() != nil || !b.deferHeavy(n, c, least) && !n.fix(c.Landmarks) {
			n.branches = branchesOf(c, least)
			return true
		}
	}
	return false
}

// isAffordable reports whether the known prices below a node can keep to the budget.
func (b *landmarkBranching) isAffordable(n *node) bool {
	if b.p.Budget >= problem.NoBudget {
		return true
	}
	sum, ok := b.lmcut(n, b.costs.known).Bound()
	return ok && sum+b.costOf(n.set).Sum <= b.p.Budget
}

// isInTime reports whether the steps of a node can all be of use to a goal that is
// reached by the last day of the node.
func (b *landmarkBranching) isInTime(n *node) bool {
	late := b.relax.Latest(n.last)
	return b.goal <= n.last && !slices.ContainsFunc(n.set, func(i int) bool { return b.earliest.Begin[i] > late.Begin[i] })
}

// hasRedundant reports whether every set below a node that reaches the goal has a
// redundant step: a step of the node that cannot make a difference any more.
func (b *landmarkBranching) hasRedundant(n *node, c *relax.LMCut) bool {
	return slices.ContainsFunc(n.set, func(i int) bool { return !c.CanMatter(i, b.all.Closure(b.members(n.set, i))) })
}

// deferHeavy defers the steps with which sets below a node weigh more than the
// least solution that was found and not given yet. It reports whether that leaves
// less of a landmark.
func (b *landmarkBranching) deferHeavy(n *node, c *relax.LMCut, least int64) bool {
	at, _ := slices.BinarySearch(b.found, least)
	if at == len(b.found) {
		return false
	}
	var heavy []branch
	for i := range b.p.Steps {
		if more := c.Value(i); c.Relevant(i) && c.Left[i] > 0 && more < relax.Impossible && least+more > b.found[at] {
			heavy = append(heavy, branch{i, least + more})
		}
	}
	if len(heavy) == 0 {
		return false
	}
	sortBranches(heavy)
	b.push(&node{key: b.key(heavy[0].least, b.goal), tight: true, set: n.set, ban: n.ban, last: n.last, branches: heavy}, n.key)
	n.ban = slices.Clone(n.ban)
	for _, h := range heavy {
		n.ban.Add(h.step)
	}
	less := false
	for at, mark := range c.Landmarks {
		c.Landmarks[at].Steps = slices.DeleteFunc(mark.Steps, n.ban.Has)
		less = less || len(c.Landmarks[at].Steps) < len(mark.Steps) && len(c.Landmarks[at].Steps) < 2
	}
	return less
}

func sortBranches(branches []branch) {
	slices.SortFunc(branches, func(a, b branch) int { return cmp.Or(cmp.Compare(a.least, b.least), a.step-b.step) })
}

// fix takes the steps that are all of a landmark; it reports whether there are any.
func (n *node) fix(marks []relax.Landmark) (fixed bool) {
	for _, mark := range marks {
		if len(mark.Steps) > 1 {
			continue
		}
		if at, taken := slices.BinarySearch(n.set, mark.Steps[0]); !taken {
			n.set = slices.Insert(slices.Clone(n.set), at, mark.Steps[0])
			fixed = true
		}
	}
	return fixed
}

// branchesOf returns the steps of the landmark that tells most.
func branchesOf(c *relax.LMCut, least int64) []branch {
	best := &c.Landmarks[0]
	for at := range c.Landmarks {
		if mark := &c.Landmarks[at]; mark.Cost*int64(len(best.Steps)) > best.Cost*int64(len(mark.Steps)) {
			best = mark
		}
	}
	var branches []branch
	for _, i := range best.Steps {
		branches = append(branches, branch{i, least + c.Value(i)})
	}
	sortBranches(branches)
	return branches
}

// below returns the parts of a node: the sets that have the first step of the
// landmark on which it branches, and those that have not.
func (b *landmarkBranching) below(n *node) []*node {
	if n.whole {
		return b.sooner(n)
	}
	first, others := n.branches[0], n.branches[1:]
	at, _ := slices.BinarySearch(n.set, first.step)
	with := &node{key: b.key(first.least, b.goal), set: slices.Insert(slices.Clone(n.set), at, first.step), ban: n.ban, last: n.last}
	if len(others) == 0 {
		return []*node{with}
	}
	without := &node{key: b.key(others[0].least, b.goal), tight: true, set: n.set, ban: slices.Clone(n.ban), last: n.last, branches: others}
	without.ban.Add(first.step)
	return []*node{with, without}
}

// sooner returns the sets below a node that reaches the goal which reach it
// sooner: no others can be minimal.
func (b *landmarkBranching) sooner(n *node) []*node {
	next := &node{tight: true, set: n.set, ban: n.ban, last: min(n.last, n.finish-1)}
	if !b.isInTime(next) {
		return nil
	}
	c := b.lmcut(next, b.weight)
	weight := b.sum(n.set)
	for i := range b.p.Steps {
		if _, taken := slices.BinarySearch(n.set, i); !taken && c.Relevant(i) && c.Value(i) < relax.Impossible {
			next.branches = append(next.branches, branch{i, weight + c.Value(i)})
		}
	}
	if len(next.branches) == 0 {
		return nil
	}
	sortBranches(next.branches)
	next.key = b.key(next.branches[0].least, b.goal)
	return []*node{next}
}

// improve looks for a solution below a node that weighs less than every one that
// was found and not given yet, led by what landmarks have left of the costs.
func (b *landmarkBranching) improve(c *relax.LMCut, least int64) {
	costs := slices.Clone(b.weight)
	for i, left := range c.Left {
		costs[i] = left + b.weight[i]>>10 + 1
	}
	set := b.extract(c, costs)
	if set == nil || !b.isLess(set, least) {
		return
	}
	if len(b.found) == 0 {
		set = b.localSearch(c, set)
	}
	weight := b.sum(set)
	if b.isLess(set, least) && !b.hasTried(set) && b.schedule(set, b.key(weight, b.goal)) < problem.Never {
		at, _ := slices.BinarySearch(b.found, weight)
		b.found = slices.Insert(b.found, at, weight)
	}
}

// isLess reports whether a set weighs less than all solutions found that weigh
// at least so much.
func (b *landmarkBranching) isLess(set []int, least int64) bool {
	at, found := slices.BinarySearch(b.found, least)
	return !found && (at == len(b.found) || b.sum(set) < b.found[at])
}

// localSearch returns a set that weighs less than a given one, or that: it does
// without one step after the other, at no cost for the others that it has.
func (b *landmarkBranching) localSearch(c *relax.LMCut, set []int) []int {
	for last := []int(nil); !slices.Equal(set, last); {
		last = set
		for _, i := range last {
			if !slices.Contains(set, i) {
				continue
			}
			if b.ctx.Err() != nil {
				return set
			}
			if other := b.without(c, set, i); other != nil && b.sum(other) < b.sum(set) {
				set = other
			}
		}
	}
	return set
}

// without returns a set near to a given one without one of its steps, or nil.
func (b *landmarkBranching) without(c *relax.LMCut, set []int, step int) []int {
	costs := slices.Clone(b.weight)
	for _, i := range set {
		costs[i] = 1
	}
	costs[step] = relax.Impossible
	return b.extract(c, costs)
}

// guess tries the set that looks cheapest, and those without one of its steps.
func (b *landmarkBranching) guess(d *dive) *node {
	first := b.extract(b.all, b.weight)
	if first != nil && !b.hasTried(first) {
		return d.minimized(first)
	}
	for _, i := range first {
		costs := slices.Clone(b.weight)
		costs[i] = relax.Impossible
		if set := b.extract(b.all, costs); set != nil && !b.hasTried(set) {
			return d.minimized(set)
		}
	}
	return nil
}

// extract returns a set without a redundant step that reaches the goal, led by the
// costs of its steps, or nil if that finds none within the budget.
func (b *landmarkBranching) extract(c *relax.LMCut, costs []int64) []int {
	set, ok := c.Extract(costs)
	if !ok || b.hasExcluded(set) || !b.reaches(set, -1) {
		return nil
	}
	if set = b.minimize(set); b.costOf(set).Sum > b.p.Budget {
		return nil
	}
	return set
}

// hasExcluded reports whether some steps of a set exclude each other.
func (b *landmarkBranching) hasExcluded(set []int) bool {
	return slices.ContainsFunc(set, func(i int) bool {
		return slices.ContainsFunc(set, func(j int) bool { return j < i && b.p.Exclude(i, j) })
	})
}

// minimize returns a set that reaches the goal without the steps that it can do
// without, the heaviest first.
func (b *landmarkBranching) minimize(set []int) []int {
	byWeight := slices.SortedFunc(slices.Values(set), func(i, j int) int {
		return cmp.Or(cmp.Compare(b.weight[j], b.weight[i]), i-j)
	})
	for _, i := range byWeight {
		if b.reaches(set, i) {
			set = slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i })
		}
	}
	return set
}

// reaches reports whether a set reaches the goal without one of its steps.
func (b *landmarkBranching) reaches(set []int, without int) bool {
	return b.all.Closure(b.members(set, without)).Holds(b.relax.Graph.Goal())
}

// members returns a set of steps without one of them.
func (b *landmarkBranching) members(set []int, without int) problem.Bitset {
	some := problem.NewBitset(len(b.p.Steps))
	for _, i := range set {
		if i != without {
			some.Add(i)
		}
	}
	return some
}

// A scalar puts the cost of a step, and that it is one, into a single number, so
// that the sum over a set compares as its key does, but for the finish (a
// lexicographic order by scaled weights).
type scalar struct {
	order  problem.Order
	weight []int64  // by step
	base   [2]int64 // what the sums of the last two parts stay below
}

// mostWeight is more than any sum of weights.
const mostWeight = int64(1) << 58

// newScalar returns the scalar costs of the steps of a problem; ok is false if the
// numbers are too large.
func newScalar(p *problem.Problem) (s *scalar, ok bool) {
	s = &scalar{order: p.Order, weight: make([]int64, len(p.Steps)), base: [2]int64{1, 1}}
	parts := make([][3]int64, len(p.Steps))
	total := [3]int64{}
	for i := range p.Steps {
		if p.Steps[i].Given {
			continue
		}
		parts[i] = s.parts(p.Steps[i].Cost())
		for at, n := range parts[i] {
			if total[at] += n; total[at] >= mostWeight {
				return nil, false
			}
		}
	}
	s.base = [2]int64{total[1] + 1, total[2] + 1}
	high, low := bits.Mul64(uint64(s.base[0]), uint64(s.base[1]))
	if high > 0 || low >= uint64(mostWeight) || total[0] >= mostWeight/int64(low) {
		return nil, false
	}
	for i, part := range parts {
		s.weight[i] = (part[0]*s.base[0]+part[1])*s.base[1] + part[2]
	}
	return s, true
}

// parts returns what a step adds to the parts of a key, without the finish.
func (s *scalar) parts(cost problem.Cost) [3]int64 {
	if s.order == problem.ByFewest {
		return [3]int64{1, int64(cost.Unpriced), cost.Sum}
	}
	return [3]int64{int64(cost.Unpriced), cost.Sum, 1}
}

// key returns the key of a sum of weights and a finish.
func (s *scalar) key(sum int64, finish int) problem.Key {
	last := sum % s.base[1]
	rest := sum / s.base[1]
	first, second := rest/s.base[0], rest%s.base[0]
	if s.order == problem.ByFewest {
		return s.order.Key(finish, problem.Cost{Unpriced: int(second), Sum: last}, int(first))
	}
	return s.order.Key(finish, problem.Cost{Unpriced: int(first), Sum: second}, int(last))
}

// sum returns the weight of a set.
func (s *scalar) sum(set []int) int64 {
	sum := int64(0)
	for _, i := range set {
		sum += s.weight[i]
	}
	return sum
}
