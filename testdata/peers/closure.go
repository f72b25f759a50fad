package peers

import (
	"fmt"
	"slices"
)

// Closed reports whether the nodes of a set can be taken one after another,
// each after what it asks for, and the target is among them. It is the plain
// judge of every answer.
func (p *Problem) Closed(set []int) bool {
	taken := p.take(set)
	return taken[p.Target] && !slices.ContainsFunc(set, func(i int) bool { return !taken[i] })
}

// met reports whether what was taken meets an ask.
func (p *Problem) met(a Ask, taken []bool) bool {
	switch a := a.(type) {
	case nil:
		return true
	case Needs:
		return taken[a]
	case Credits:
		sum := 0
		for i, n := range p.Nodes {
			if taken[i] {
				sum += n.Credits
			}
		}
		return sum >= int(a)
	case AtLeast:
		n := 0
		for _, part := range a.Of {
			if p.met(part, taken) {
				n++
			}
		}
		return n >= a.N
	default:
		panic(fmt.Sprintf("peers: %T is not judged", a))
	}
}

// take returns, by node, what of a set can be taken one after another: it
// tries all, and takes what it can, until nothing is left that it can.
func (p *Problem) take(set []int) []bool {
	taken := make([]bool, len(p.Nodes))
	for changed := true; changed; {
		changed = false
		for _, i := range set {
			if !taken[i] && p.met(p.Nodes[i].Ask, taken) {
				taken[i], changed = true, true
			}
		}
	}
	return taken
}

// Spare returns a node of a set without which the rest still leads to the
// target; ok is false if each one is needed.
func (p *Problem) Spare(set []int) (node int, ok bool) {
	for k, i := range set {
		if p.take(slices.Delete(slices.Clone(set), k, k+1))[p.Target] {
			return i, true
		}
	}
	return 0, false
}

// Cost returns the sum of the prices of a set, in cents.
func (p *Problem) Cost(set []int) int64 {
	sum := int64(0)
	for _, i := range set {
		sum += p.Nodes[i].Price
	}
	return sum
}

// indices returns the nodes that are marked, ascending.
func indices(marked []bool) []int {
	var set []int
	for i, m := range marked {
		if m {
			set = append(set, i)
		}
	}
	return set
}
