package relax

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// additive has what steps and vertices cost with all that they need, if what serves
// twice is paid for twice (h-add, Bonet and Geffner 2001), and so a way to get
// them, though not the cheapest.
type additive struct {
	c               *LMCut
	cost            []int64 // by step: above zero, so that nothing rests on itself
	steps, vertices []int64
}

// Extract returns a set of steps by which the goal can be met, ascending, led by
// some costs of steps above zero: it takes what is cheapest by the additive cost.
// What is [Impossible] is not taken; ok is false if the goal cannot be met without.
func (c *LMCut) Extract(costs []int64) (set []int, ok bool) {
	n := len(costs)
	all := make([]int64, n+len(c.vertices))
	for at := range all {
		all[at] = Impossible
	}
	a := &additive{c: c, cost: costs, steps: all[:n], vertices: all[n:]}
	for i := range a.steps {
		if c.paid.Has(i) {
			a.steps[i] = 0
		}
	}
	c.rx.Graph.propagate(c.start(), a.lowerVertex, a.lowerStep)
	return a.extract(c.Goals[0])
}

func (a *additive) lowerVertex(k int) bool {
	if !a.c.relevant.vertices.Has(k) {
		return false
	}
	cost := a.costOf(k)
	if cost >= a.vertices[k] {
		return false
	}
	a.vertices[k] = cost
	return true
}

func (a *additive) lowerStep(i int) bool {
	if !a.c.relevant.steps.Has(i) {
		return false
	}
	cost := min(Impossible, a.cost[i]+a.vertices[a.c.rx.Graph.roots[i]])
	if cost >= a.steps[i] {
		return false
	}
	a.steps[i] = cost
	return true
}

// costOf returns what the cheapest things cost that a vertex can rest on.
func (a *additive) costOf(k int) int64 {
	parts, feeds, ok := a.support(k)
	if !ok {
		return Impossible
	}
	sum := int64(0)
	for _, part := range parts {
		sum = min(Impossible, sum+a.vertices[part])
	}
	for _, i := range feeds {
		sum = min(Impossible, sum+a.steps[i])
	}
	return sum
}

// support returns the cheapest parts, and steps, that a vertex can rest on; ok is
// false if it can rest on none.
func (a *additive) support(k int) (parts, steps []int, ok bool) {
	c, v := a.c, &a.c.rx.Graph.vertices[k]
	switch {
	case c.index.vain.Has(k) || v.n > len(v.of):
		return nil, nil, false
	case c.index.idle.Has(k):
		return nil, nil, true
	case v.leaf == nil:
		parts := v.of
		if v.n < len(parts) {
			parts = slices.SortedStableFunc(slices.Values(parts), func(j, k int) int { return cmp.Compare(a.vertices[j], a.vertices[k]) })
		}
		return parts[:v.n], nil, true
	case v.leaf.Op == problem.Sum:
		q := c.rx.quantity(k)
		cheapest, ok := q.cheapest(a.steps, c.Latest.day[k], v.leaf.N)
		for _, f := range cheapest {
			steps = append(steps, q.feeds[f.at].Step)
		}
		return nil, steps, ok
	}
	least := Impossible
	for i := range c.rx.inTime(k, c.Latest) {
		if a.steps[i] < least {
			steps, least = []int{i}, a.steps[i]
		}
	}
	return nil, steps, least < Impossible
}

// extract returns the steps by which a vertex can be met at its additive cost.
func (a *additive) extract(goal int) (set []int, ok bool) {
	seen := problem.NewBitset(len(a.vertices))
	for todo := []int{goal}; len(todo) > 0; {
		k := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch {
		case a.vertices[k] >= Impossible:
			return nil, false
		case seen.Has(k):
			continue
		}
		seen.Add(k)
		parts, steps, _ := a.support(k)
		todo = append(todo, parts...)
		for _, i := range steps {
			if !a.c.paid.Has(i) {
				set = append(set, i)
				todo = append(todo, a.c.rx.Graph.roots[i])
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set), true
}
