package solve

import "slices"

// undominated returns the problem without the feeds of steps that another of
// their class is as good as in every way: the other asks for the same, can be
// taken for them in any set, is never later and never dearer. They stay
// steps, so that they can be options.
func (p *Problem) undominated() *Problem {
	dominated := make([]bool, len(p.Steps))
	byClass := map[int][]int{}
	for i := range p.Steps {
		if !p.Steps[i].Given && p.Steps[i].Rate == 0 {
			byClass[p.Steps[i].Class] = append(byClass[p.Steps[i].Class], i)
		}
	}
	feeds := p.feedsOf()
	any := false
	for _, steps := range byClass {
		for _, j := range steps {
			dominated[j] = slices.ContainsFunc(steps, func(i int) bool {
				return i != j && !dominated[i] && p.dominates(i, j, feeds)
			})
			any = any || dominated[j]
		}
	}
	if !any {
		return p
	}
	to, terms := make([]int, len(p.Steps)), make([]int, len(p.Lapsings)+1)
	for i := range to {
		to[i] = i
		if dominated[i] {
			to[i] = -1
		}
	}
	for l := range terms {
		terms[l] = l
	}
	c := cutter{to, terms}
	q := *p
	q.Steps = make([]Step, len(p.Steps))
	for i := range p.Steps {
		q.Steps[i] = c.step(p.Steps[i])
	}
	q.Goal, q.GoalEditions = c.gate(p.Goal), c.editions(p.GoalEditions)
	q.Lapsings = slices.Clone(p.Lapsings)
	for l := range q.Lapsings {
		q.Lapsings[l].Fees = c.fees(q.Lapsings[l].Fees)
	}
	return &q
}

// A leafFeed is a feed of a leaf.
type leafFeed struct {
	leaf *Gate
	feed Feed
}

// feedsOf returns the feeds that each step is, leaf by leaf.
func (p *Problem) feedsOf() [][]leafFeed {
	feeds := make([][]leafFeed, len(p.Steps))
	for _, leaf := range p.allLeaves() {
		for _, f := range leaf.Feeds {
			feeds[f.Step] = append(feeds[f.Step], leafFeed{leaf, f})
		}
	}
	return feeds
}

// allLeaves returns every leaf of the problem.
func (p *Problem) allLeaves() []*Gate {
	var leaves []*Gate
	add := func(g *Gate) { leaves = append(leaves, g) }
	for i := range p.Steps {
		for _, e := range p.Steps[i].Needs {
			e.Gate.leaves(add)
		}
		p.Steps[i].If.leaves(add)
	}
	p.Goal.leaves(add)
	for _, e := range p.GoalEditions {
		e.Gate.leaves(add)
	}
	return leaves
}

// dominates reports whether step i can stand for step j in every set.
func (p *Problem) dominates(i, j int, feeds [][]leafFeed) bool {
	a, b := &p.Steps[i], &p.Steps[j]
	switch {
	case a.Open != nil || a.Load > b.Load || a.Takes.Months > b.Takes.Months || a.Takes.Days > b.Takes.Days:
		return false
	case b.price().less(a.price()) || a.price().sum > b.price().sum && p.Budget < noBudget:
		return false
	case !a.If.same(b.If) || !sameEditions(a.Needs, b.Needs):
		return false
	}
	if i > j && p.equal(i, j) {
		return false // of two that are equal the first stands
	}
	for _, of := range feeds[j] {
		if !slices.ContainsFunc(feeds[i], func(by leafFeed) bool { return p.covers(by, of) }) {
			return false
		}
	}
	return true
}

// noBudget is at least as much as any budget that is none.
const noBudget = 1 << 60

// equal reports whether two steps take the same time, load and price.
func (p *Problem) equal(i, j int) bool {
	a, b := &p.Steps[i], &p.Steps[j]
	return a.Takes == b.Takes && a.Load == b.Load && a.price() == b.price() && b.Open == nil
}

// covers reports whether one feed of a leaf supports it whenever another does,
// and alone. What is done earlier must not count for less.
func (p *Problem) covers(by, of leafFeed) bool {
	leaf := of.leaf
	if by.leaf != leaf || by.feed.Lo > of.feed.Lo || by.feed.Hi < of.feed.Hi || by.feed.Amount < of.feed.Amount {
		return false
	}
	if leaf.Op == Lump && by.feed.Amount < leaf.N && p.Steps[by.feed.Step].Group != p.Steps[of.feed.Step].Group {
		return false // both may be needed together
	}
	return by.feed.Lo == -Never && by.feed.Term == 0 && of.feed.Term == 0 ||
		p.sameTerm(by.feed.Term, of.feed.Term) && by.feed.Lo == -Never
}

// sameTerm reports whether two lapsings are known to be alike. The lapsings of
// the offers of one entry are.
func (p *Problem) sameTerm(a, b int) bool {
	if a == 0 || b == 0 {
		return false
	}
	i, j := p.Lapsings[a-1].Step, p.Lapsings[b-1].Step
	return p.Steps[i].Group == p.Steps[j].Group
}

// same reports whether two gates are known to hold on the same days.
func (g *Gate) same(h *Gate) bool {
	if g == nil || h == nil || g == h {
		return g == h
	}
	if g.Op != h.Op || g.N != h.N || g.Cap != h.Cap || len(g.Of) != len(h.Of) ||
		!slices.Equal(g.Feeds, h.Feeds) || !slices.Equal(g.Fixed, h.Fixed) {
		return false
	}
	if g.Early != nil || h.Early != nil || g.Late != nil || h.Late != nil || g.Back != nil || h.Back != nil {
		return false
	}
	for i := range g.Of {
		if !g.Of[i].same(h.Of[i]) {
			return false
		}
	}
	return true
}

func sameEditions(a, b []Edition) bool {
	return slices.EqualFunc(a, b, func(a, b Edition) bool {
		return a.From == b.From && a.Until == b.Until && a.Gate.same(b.Gate)
	})
}
