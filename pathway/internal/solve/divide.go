package solve

import (
	"cmp"
	"slices"
)

// A divider searches a problem in which all that holds holds ever after, so that
// it makes no difference what supports what, but only which steps are taken. It
// divides the sets that may be solutions by a landmark: those that have its first
// step, those that have its second and not the first, and so on. So every set is
// found once. A set that reaches the goal is divided further: with more steps it
// may reach the goal sooner.
//
// What all sets with a step weigh at least is known as well (reduced costs). Steps
// by which a set would weigh more than a solution that was found are put off: the
// sets with one of them are a part of their own, to look at when its turn comes.
type divider struct {
	*search
	*weights
	timeless bool     // nothing takes time
	all      *bounder // under which every step may be taken
	found    []int64  // weights of solutions that were found, ascending
}

// A fork is a step that a set may have, and what all such sets weigh at least.
type fork struct {
	step  int
	least int64
}

func (e *search) newDivider(w *weights) *divider {
	d := &divider{search: e, weights: w, timeless: e.p.timeless()}
	d.all = d.bounder(d.start(), w.weight)
	d.all.fill()
	return d
}

func (d *divider) start() *node {
	return &node{key: leastKey, ban: newBitset(len(d.p.Steps)), last: d.p.last()}
}

// bounder returns what bounds the cost of the sets below a node, without that of
// the steps that it has.
func (d *divider) bounder(n *node, costs []int64) *bounder {
	c := &bounder{ctx: d.ctx, w: d.web, ready: d.relaxed, pools: d.pools, may: d.allowed(n), late: d.lateFor(n.last), cost: slices.Clone(costs)}
	for at := range c.may {
		c.may[at] &^= n.ban[at]
	}
	c.goals = []int{d.web.root}
	for _, i := range n.set {
		c.cost[i] = 0
		c.goals = append(c.goals, d.web.roots[i])
	}
	return c
}

func (d *divider) glance(n *node, above Key) (ok bool) {
	n.key = worse(above, n.key)
	return d.own(n).sum <= d.p.Budget
}

// sharpen bounds the sets below a node by landmarks. What would make a set too
// heavy is put off, what has to be taken is taken, and what is left is bounded
// again.
func (d *divider) sharpen(n *node) (ok bool) {
	n.sharp = true
	for d.affords(n) && d.serve(n) {
		c := d.bounder(n, d.weight)
		least, ok := c.bound()
		if !ok || d.timeless && d.hasSpare(n, c) {
			return false
		}
		least += d.sum(n.set)
		n.key = worse(n.key, d.key(least, d.goal))
		if n.whole = len(c.marks) == 0; n.whole {
			return true
		}
		d.suggest(c, least)
		if d.ctx.Err() != nil || !d.putOff(n, c, least) && !n.force(c.marks) {
			n.forks = c.forks(least)
			return true
		}
	}
	return false
}

func (d *divider) isWhole(n *node) bool { return n.whole }

// affords reports whether the known prices below a node can keep to the budget.
func (d *divider) affords(n *node) bool {
	if d.p.Budget >= NoBudget {
		return true
	}
	sum, ok := d.bounder(n, d.known).bound()
	return ok && sum+d.own(n).sum <= d.p.Budget
}

// serve reports whether the steps of a node can all be of use to a goal that is
// reached by the last day of the node.
func (d *divider) serve(n *node) bool {
	late := d.lateFor(n.last)
	return d.goal <= n.last && !slices.ContainsFunc(n.set, func(i int) bool { return d.relaxed.begin[i] > late.begin[i] })
}

// putOff puts off the steps with which sets below a node weigh more than the
// least solution that was found and not given yet. It reports whether that leaves
// less of a landmark.
func (d *divider) putOff(n *node, c *bounder, least int64) bool {
	at, _ := slices.BinarySearch(d.found, least)
	if at == len(d.found) {
		return false
	}
	var off []fork
	for i, more := range c.steps {
		if c.relevant.steps.has(i) && c.cost[i] > 0 && more < dear && least+more > d.found[at] {
			off = append(off, fork{i, least + more})
		}
	}
	if len(off) == 0 {
		return false
	}
	sortForks(off)
	d.push(&node{key: d.key(off[0].least, d.goal), sharp: true, set: n.set, ban: n.ban, last: n.last, forks: off}, n.key)
	n.ban = slices.Clone(n.ban)
	for _, f := range off {
		n.ban.add(f.step)
	}
	less := false
	for at, mark := range c.marks {
		c.marks[at].steps = slices.DeleteFunc(mark.steps, n.ban.has)
		less = less || len(c.marks[at].steps) < len(mark.steps) && len(c.marks[at].steps) < 2
	}
	return less
}

func sortForks(forks []fork) {
	slices.SortFunc(forks, func(a, b fork) int { return cmp.Or(cmp.Compare(a.least, b.least), a.step-b.step) })
}

// force takes the steps that are all of a landmark; it reports whether there are
// any.
func (n *node) force(marks []landmark) (forced bool) {
	for _, mark := range marks {
		if len(mark.steps) > 1 {
			continue
		}
		if at, had := slices.BinarySearch(n.set, mark.steps[0]); !had {
			n.set = slices.Insert(slices.Clone(n.set), at, mark.steps[0])
			forced = true
		}
	}
	return forced
}

// forks returns the steps of the landmark that tells most.
func (c *bounder) forks(least int64) []fork {
	most := &c.marks[0]
	for at := range c.marks {
		if mark := &c.marks[at]; mark.cost*int64(len(most.steps)) > most.cost*int64(len(mark.steps)) {
			most = mark
		}
	}
	var forks []fork
	for _, i := range most.steps {
		forks = append(forks, fork{i, least + c.steps[i]})
	}
	sortForks(forks)
	return forks
}

// below returns the parts of a node: the sets that have the first step of the
// landmark by which it is divided, and those that have not.
func (d *divider) below(n *node) []*node {
	if n.whole {
		return d.sooner(n)
	}
	first, others := n.forks[0], n.forks[1:]
	at, _ := slices.BinarySearch(n.set, first.step)
	with := &node{key: d.key(first.least, d.goal), set: slices.Insert(slices.Clone(n.set), at, first.step), ban: n.ban, last: n.last}
	if len(others) == 0 {
		return []*node{with}
	}
	without := &node{key: d.key(others[0].least, d.goal), sharp: true, set: n.set, ban: slices.Clone(n.ban), last: n.last, forks: others}
	without.ban.add(first.step)
	return []*node{with, without}
}

// sooner returns the sets below a node that reaches the goal which reach it
// sooner: no others can be minimal.
func (d *divider) sooner(n *node) []*node {
	next := &node{sharp: true, set: n.set, ban: n.ban, last: min(n.last, n.finish-1)}
	if !d.serve(next) {
		return nil
	}
	c := d.bounder(next, d.weight)
	c.fill()
	weight := d.sum(n.set)
	for i := range d.p.Steps {
		if _, had := slices.BinarySearch(n.set, i); !had && c.relevant.steps.has(i) && c.steps[i] < dear {
			next.forks = append(next.forks, fork{i, weight + c.steps[i]})
		}
	}
	if len(next.forks) == 0 {
		return nil
	}
	sortForks(next.forks)
	next.key = d.key(next.forks[0].least, d.goal)
	return []*node{next}
}
