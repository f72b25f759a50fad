package solve

import (
	"context"
	"slices"
)

// A dive looks for some solution of a search that was stopped before it found
// one, with an effort of its own, whatever the context of the search says.
type dive struct {
	*search
	nodes  int // how many it may still look at
	effort *effort
}

// The nodes that a dive looks at, if the limit was reached and if the context
// has ended: then somebody waits.
const (
	longDive  = 1000
	shortDive = 50
)

// dive returns a scheduled set that is unlike every one yielded, or nil if it
// finds none soon.
func (e *search) dive(cause error) *node {
	d := &dive{e, longDive, newEffort(context.WithoutCancel(e.ctx))}
	if cause != nil {
		d.nodes, d.effort.left = shortDive, d.effort.left/20
	}
	return d.deeper()
}

// deeper goes from the best node on, depth first, the most promising child first.
func (d *dive) deeper() *node {
	stack := slices.Clone([]*node(d.queue))
	slices.SortFunc(stack, func(a, b *node) int {
		if a.better(b) {
			return 1
		}
		return -1
	})
	for ; d.nodes > 0 && len(stack) > 0; d.nodes-- {
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if len(n.todo) == 0 {
			if found := d.reduced(n.set); found != nil && !d.isYielded(found) {
				return found
			}
			continue
		}
		stack = append(stack, d.promising(n)...)
	}
	return nil
}

// promising returns the children of a node that something may lie below, the
// most promising last.
func (d *dive) promising(n *node) []*node {
	var children []*node
	for _, child := range d.children(n) {
		if d.glance(child, n.key) && d.sharpen(child) {
			children = append(children, child)
		}
	}
	slices.SortStableFunc(children, func(a, b *node) int { return slices.Compare(b.key[:], a.key[:]) })
	return children
}

// reduced returns a set without the steps that it does as well without, or nil if
// it cannot be scheduled.
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
	if !ok {
		return nil
	}
	return &node{set: set, of: of, finish: finish}
}

func (d *dive) scheduled(set []int, bound int) (of *projection, finish int, ok bool) {
	of = d.p.project(d.ctx, set)
	of.effort = d.effort
	s, finish := of.schedule(of.set, of.anyTerms(), bound, false)
	return of, finish, s != nil
}
