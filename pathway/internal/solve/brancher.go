package solve

import "slices"

// A brancher says what lies below a partial set.
type brancher interface {
	// start returns the node that all solutions lie below.
	start() *node
	// glance sets the key of a node, below one with a key, to one that no solution
	// below it is better than; ok is false if there is none.
	glance(n *node, above Key) (ok bool)
	// sharpen does so as closely as can be.
	sharpen(n *node) (ok bool)
	// below returns the parts of a node that was sharpened.
	below(n *node) []*node
	// isWhole reports whether the set of such a node may be a solution.
	isWhole(n *node) bool
	// guess returns a solution that was not tried, or nil if a dive finds none.
	guess(d *dive) *node
}

// brancher returns the brancher that serves a problem best. A divider knows little
// of days, so that the finish must not come first.
func (e *search) brancher() brancher {
	if w, ok := e.p.newWeights(); ok && e.p.lasting() && (e.p.Order != BySoonest || e.p.timeless()) {
		return e.newDivider(w)
	}
	return picker{e}
}

// A picker chooses, leaf by leaf, which steps are to support it.
type picker struct{ *search }

func (e picker) start() *node { return (&node{}).and(e.search.start...) }

func (e picker) isWhole(n *node) bool { return len(n.todo) == 0 }

// below returns the children of a node, and of a whole set those that add to it.
func (e picker) below(n *node) []*node {
	if len(n.todo) > 0 {
		return e.children(n)
	}
	return slices.Concat(e.extensions(n), e.resupported(n), e.renewing(n))
}
