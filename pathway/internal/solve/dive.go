package solve

import (
	"context"
	"slices"
)

// A dive looks for some solution, so that a search that is stopped has one, with
// an effort of its own, whatever the context of the search says.
type dive struct {
	*search
	nodes  int // how many it may still look at
	effort *effort
}

// The nodes that a dive looks at: of a search that goes on, or on whose end
// somebody waits, and of one that has reached its limit.
const (
	shortDive = 50
	longDive  = 1000
)

// A search dives after so many sets, and again after so many times as many.
const (
	firstDive = 512
	diveAgain = 8
)

// dive queues a minimal set, scheduled, if it finds one that was not tried by
// looking at so many nodes.
func (e *search) dive(nodes int) {
	d := &dive{e, nodes, newEffort(context.WithoutCancel(e.ctx))}
	d.effort.left = min(d.effort.left, nodes*eventsASet)
	if found := e.by.guess(d); found != nil {
		e.tried[found.id()] = found.finish
		e.enqueue(found)
	}
}

// guess tries the set that relaxed days suggest, and then goes from the best node
// on, depth first, the most promising child first.
func (e picker) guess(d *dive) *node {
	if set, ok := e.relaxed.sketch(nil); ok {
		if found := d.reduced(set); found != nil && !d.hasTried(found.set) {
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
		if len(n.todo) > 0 {
			stack = append(stack, e.promising(n)...)
		} else if found := d.reduced(n.set); found != nil && !d.hasTried(found.set) {
			return found
		}
	}
	return nil
}

// promising returns the children of a node that something may lie below, the
// most promising last.
func (e picker) promising(n *node) []*node {
	var children []*node
	for _, child := range e.children(n) {
		if e.glance(child, n.key) && e.sharpen(child) {
			children = append(children, child)
		}
	}
	slices.SortStableFunc(children, func(a, b *node) int { return slices.Compare(b.key[:], a.key[:]) })
	return children
}

// hasTried reports whether a set was scheduled.
func (e *search) hasTried(set []int) bool {
	_, had := e.tried[(&node{set: set}).id()]
	return had
}

// reduced returns a set without the steps that it does as well without,
// scheduled, or nil if it cannot be or the effort was not enough.
func (d *dive) reduced(set []int) *node {
	of, finish, ok := d.scheduled(set, d.p.last())
	for k := 0; ok && k < len(set); {
		without := slices.Delete(slices.Clone(set), k, k+1)
		if lesser, day, does := d.scheduled(without, finish); does {
			set, of, finish, k = without, lesser, day, 0
		} else {
			k++
		}
	}
	if !ok || d.effort.cut {
		return nil
	}
	of.effort = newEffort(d.ctx)
	n := &node{set: set, of: of, finish: finish}
	own := d.own(n)
	n.key = d.p.Order.key(finish, own.unpriced, own.sum, len(set))
	return n
}

// scheduled schedules a set, whatever the context says.
func (d *dive) scheduled(set []int, bound int) (of *projection, finish int, ok bool) {
	of = d.p.project(d.ctx, set)
	of.effort = d.effort
	s, finish := of.schedule(of.set, of.anyTerms(), bound, false)
	return of, finish, s != nil
}
