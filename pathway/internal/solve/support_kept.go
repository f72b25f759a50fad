package solve

// What a whole set may need beside the supports of its steps: what keeps something of it in
// force, and what the renewal of something asks for.

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// renewing returns the nodes that add to a whole set what the renewal of something in it
// asks for, where nothing of the set could meet that, or one more step for it where that
// need not be enough.
func (e supportBranching) renewing(n *node) []*node {
	var nodes []*node
	has := func(i int) bool {
		_, taken := slices.BinarySearch(n.set, i)
		return taken || e.p.Steps[i].Given
	}
	for l := range e.p.Lapsings {
		if !has(e.p.Lapsings[l].Step) {
			continue
		}
		renewal := begunAgain(len(e.p.Steps) + l) // an owner like no other
		for _, ask := range e.asks[l] {
			switch {
			case e.permanentFrom(ask) <= e.p.Start:
			case ask.Supported(has):
				ask.Leaves(func(leaf *problem.Gate) { nodes = append(nodes, e.addingTo(n, renewal, leaf, has)...) })
			default:
				next := &node{set: n.set, supports: n.supports, base: n.base, again: n.again}
				nodes = append(nodes, next.and(openGoal{owner: renewal, gate: ask}))
			}
		}
	}
	return nodes
}

// keeping returns the nodes that add to a whole set one more step that can keep something
// in it in force: one may take over from another.
func (e supportBranching) keeping(n *node) []*node {
	var nodes []*node
	has := func(i int) bool {
		_, taken := slices.BinarySearch(n.set, i)
		return taken || e.p.Steps[i].Given
	}
	for l := range e.p.Lapsings {
		lapsing := &e.p.Lapsings[l]
		if !has(lapsing.Step) {
			continue
		}
		owner := begunAgain(len(e.p.Steps) + len(e.p.Lapsings) + l) // an owner like no other
		for _, gate := range lapsing.Keeping() {
			gate.Leaves(func(leaf *problem.Gate) { nodes = append(nodes, e.addingTo(n, owner, leaf, has)...) })
		}
	}
	return nodes
}

// addingTo returns the nodes that add to a whole set one more step that feeds a leaf.
func (e supportBranching) addingTo(n *node, owner int, leaf *problem.Gate, has func(int) bool) []*node {
	var nodes []*node
	for _, f := range leaf.Feeds {
		if has(f.Step) || e.earliest.Begin[f.Step] >= problem.Never {
			continue
		}
		if next, ok := e.take(&node{set: n.set, supports: n.supports, base: n.base, again: n.again}, f.Step); ok {
			nodes = append(nodes, next.with(support{owner: owner, leaf: leaf, steps: []problem.Feed{f}}))
		}
	}
	return nodes
}
