package solve

import (
	"context"
	"slices"
)

// maxDive bounds the nodes that a dive looks at.
const maxDive = 5000

// dive looks for some solution of a search that was stopped before it found one:
// from the best node on, depth first, the most promising child first. It returns
// nil if it finds none soon.
func (e *search) dive() *node {
	stack := slices.Clone([]*node(e.queue))
	slices.SortFunc(stack, func(a, b *node) int {
		if a.better(b) {
			return 1
		}
		return -1
	})
	for range maxDive {
		if len(stack) == 0 {
			break
		}
		n := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if len(n.todo) == 0 {
			if found := e.reduced(n.set); found != nil && !e.isYielded(found) {
				return found
			}
			continue
		}
		var children []*node
		for _, child := range e.children(n) {
			if e.glance(child, n.key) && e.sharpen(child) {
				children = append(children, child)
			}
		}
		slices.SortStableFunc(children, func(a, b *node) int { return slices.Compare(b.key[:], a.key[:]) })
		stack = append(stack, children...)
	}
	return nil
}

// reduced returns a set without the steps that it does as well without, or nil if
// it cannot be scheduled.
func (e *search) reduced(set []int) *node {
	of, finish, ok := e.scheduled(set, e.p.last())
	for k := 0; ok && k < len(set); {
		without := slices.Delete(slices.Clone(set), k, k+1)
		if lesser, day, does := e.scheduled(without, finish); does {
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

// scheduled schedules a set, whatever the context says.
func (e *search) scheduled(set []int, bound int) (of *projection, finish int, ok bool) {
	of = e.p.project(context.WithoutCancel(e.ctx), set)
	s, finish := of.schedule(of.set, of.anyTerms(), bound, false)
	return of, finish, s != nil
}
