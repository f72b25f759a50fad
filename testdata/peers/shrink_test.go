package peers

import (
	"fmt"
	"iter"
	"slices"
	"testing"
	"time"
)

// shrunk returns a smaller problem in which something is still wrong, as
// small as a few seconds allow.
func shrunk(p *Problem, wrong func(*Problem) bool) *Problem {
	until := time.Now().Add(20 * time.Second)
	for smaller := true; smaller; {
		smaller = false
		for q := range smallerOnes(p) {
			if time.Now().After(until) {
				return p
			}
			if wrong(q) {
				p, smaller = q, true
				break
			}
		}
	}
	return p
}

// smallerOnes returns an iterator over problems that are a step smaller: those
// with a target below the target, the deepest first, and those where one node
// asks for less.
func smallerOnes(p *Problem) iter.Seq[*Problem] {
	return func(yield func(*Problem) bool) {
		for i := range p.Nodes {
			if i != p.Target && !yield((&Problem{Nodes: p.Nodes, Target: i}).compact()) {
				return
			}
		}
		for i, n := range p.Nodes {
			for less := range lesserAsks(n.Ask) {
				q := &Problem{Nodes: slices.Clone(p.Nodes), Target: p.Target}
				q.Nodes[i].Ask = less
				if q = q.compact(); q.obtainable() && !yield(q) {
					return
				}
			}
		}
	}
}

// obtainable reports whether every node can be taken.
func (p *Problem) obtainable() bool {
	every := make([]bool, len(p.Nodes))
	for i := range every {
		every[i] = true
	}
	return !slices.Contains(p.take(indices(every)), false)
}

// lesserAsks returns an iterator over what asks for less than an ask, or leaves
// one alternative out.
func lesserAsks(a Ask) iter.Seq[Ask] {
	return func(yield func(Ask) bool) {
		switch a := a.(type) {
		case nil:
		case Needs:
			yield(nil)
		case Credits:
			_ = yield(nil) && (a < 2 || yield(a/2))
		case AtLeast:
			lesserGroups(a, yield)
		default:
			panic(fmt.Sprintf("peers: nothing less than %T", a))
		}
	}
}

func lesserGroups(a AtLeast, yield func(Ask) bool) {
	if !yield(nil) {
		return
	}
	for i, part := range a.Of {
		if !yield(part) {
			return
		}
		rest := AtLeast{N: a.N, Of: slices.Delete(slices.Clone(a.Of), i, i+1)}
		rest.N = min(rest.N, len(rest.Of))
		if len(rest.Of) > 0 && !yield(rest) {
			return
		}
		for less := range lesserAsks(part) {
			if less == nil {
				continue // the part is left out above
			}
			group := AtLeast{N: a.N, Of: slices.Clone(a.Of)}
			group.Of[i] = less
			if !yield(group) {
				return
			}
		}
	}
}

// compact returns a problem without the nodes that the target cannot rest on.
func (p *Problem) compact() *Problem {
	live := p.Live()
	number := make([]int, len(p.Nodes))
	q := &Problem{}
	for i, n := range p.Nodes {
		if live[i] {
			number[i] = len(q.Nodes)
			q.Nodes = append(q.Nodes, n)
		}
	}
	for i := range q.Nodes {
		q.Nodes[i].Ask = renumbered(q.Nodes[i].Ask, number)
	}
	q.Target = number[p.Target]
	return q
}

func renumbered(a Ask, number []int) Ask {
	switch a := a.(type) {
	case nil, Credits:
		return a
	case Needs:
		return Needs(number[a])
	case AtLeast:
		group := AtLeast{N: a.N}
		for _, part := range a.Of {
			group.Of = append(group.Of, renumbered(part, number))
		}
		return group
	default:
		panic(fmt.Sprintf("peers: no number for %T", a))
	}
}

// What is printed of a failure must be small, and still fail.
func TestShrunkProblemsAreSmallAndStillWrong(t *testing.T) {
	dear := func(p *Problem) bool { return len(brute(p)) > 1 }
	p := problem(t, Typical, 12, 0)
	if !dear(p) {
		t.Fatalf("the problem has one route, want several\n%v", p)
	}
	q := shrunk(p, dear)
	if !dear(q) || len(q.Nodes) > 3 {
		t.Errorf("shrinking a problem with several routes gives one of %d nodes, want 3 at most\n%v", len(q.Nodes), q)
	}
}
