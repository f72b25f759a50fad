package solve

import (
	"context"
	"slices"
)

// A projection is a problem cut down to the steps of one set and to what is
// given, so that scheduling the set costs as much as the set is large.
type projection struct {
	*Problem
	set      []int // the set, as steps of the projection
	steps    []int // by step of the projection: that of the problem
	lapsings []int // likewise
}

// project returns the projection of a set.
func (p *Problem) project(ctx context.Context, set []int) *projection {
	q := &projection{Problem: &Problem{}}
	*q.Problem = *p
	q.effort = newEffort(ctx)
	in := newBitset(len(p.Steps))
	for _, i := range set {
		in.add(i)
	}
	to := make([]int, len(p.Steps))
	for i := range p.Steps {
		to[i] = -1
		if p.Steps[i].Given || in.has(i) {
			to[i] = len(q.steps)
			q.steps = append(q.steps, i)
		}
	}
	terms := make([]int, len(p.Lapsings)+1)
	q.Lapsings = nil
	for l, lapsing := range p.Lapsings {
		if at := to[lapsing.Step]; at >= 0 {
			lapsing.Step = at
			q.Lapsings = append(q.Lapsings, lapsing)
			q.lapsings = append(q.lapsings, l)
			terms[l+1] = len(q.Lapsings)
		}
	}
	c := cutter{to, terms, map[*Gate]*Gate{nil: nil}, map[feedsKey]cutFeeds{}}
	q.Steps = make([]Step, len(q.steps))
	for at, i := range q.steps {
		q.Steps[at] = c.step(p.Steps[i])
	}
	for l := range q.Lapsings {
		c.lapsing(&q.Lapsings[l])
	}
	q.Goal = c.gate(p.Goal)
	q.GoalEditions = c.editions(p.GoalEditions)
	for _, i := range set {
		q.set = append(q.set, to[i])
	}
	return q
}

// stepsOf returns steps of the projection as those of the problem.
func (q *projection) stepsOf(set []int) []int {
	steps := make([]int, len(set))
	for k, i := range set {
		steps[k] = q.steps[i]
	}
	return steps
}

// A cutter copies gates without the feeds that a projection leaves out.
type cutter struct {
	to    []int // by step: that of the projection, or -1
	terms []int // by term of a feed: that of the projection

	gates map[*Gate]*Gate       // of gates that steps share, done once
	feeds map[feedsKey]cutFeeds // of feeds that leaves share, likewise
}

// A feedsKey identifies feeds by where they are kept.
type feedsKey struct {
	first *Feed
	n     int
}

// CutFeeds are what is left of some feeds.
type cutFeeds struct {
	feeds   []Feed
	fragile bool // one may cease to count, or come too early
}

func (c cutter) step(step Step) Step {
	step.If = c.gate(step.If)
	step.Needs = c.editions(step.Needs)
	return step
}

// lapsing cuts a lapsing.
func (c cutter) lapsing(l *Lapsing) {
	if l.restrict(func(step int) bool { return c.to[step] >= 0 }); l.Term != nil {
		l.Fees, l.Term = c.fees(l.Fees), remembered(l.Term)
	}
	l.Asks = slices.Clone(l.Asks)
	for k, ask := range l.Asks {
		l.Asks[k] = c.gate(ask)
	}
}

// restrict takes a lapsing as one that cannot be renewed if its fees all have
// conditions, and no step but others could meet one of them.
func (l *Lapsing) restrict(by func(step int) bool) {
	if len(l.Asks) > 0 && !slices.ContainsFunc(l.Asks, func(g *Gate) bool { return g.supported(by) }) {
		l.Term, l.Endless = nil, false
	}
}

// supported reports whether some steps could support a gate at all.
func (g *Gate) supported(by func(step int) bool) bool {
	if g == nil || g.Op == From {
		return true
	}
	if g.Op != AtLeast {
		return len(g.Fixed) > 0 || slices.ContainsFunc(g.Feeds, func(f Feed) bool { return by(f.Step) })
	}
	met := 0
	for _, part := range g.Of {
		if part.supported(by) {
			met++
		}
	}
	return met >= g.N
}

func (c cutter) editions(editions []Edition) []Edition {
	cut := slices.Clone(editions)
	for i := range cut {
		cut[i].Gate = c.gate(cut[i].Gate)
	}
	return cut
}

func (c cutter) fees(fees func(day int) []Fee) func(day int) []Fee {
	if fees == nil {
		return nil
	}
	return func(day int) []Fee {
		cut := slices.Clone(fees(day))
		for i := range cut {
			cut[i].If = c.gate(cut[i].If)
		}
		return cut
	}
}

// remembered returns a function that finds out the term of a day once.
func remembered(term func(day int) int) func(day int) int {
	if term == nil {
		return nil
	}
	had := map[int]int{}
	return func(day int) int {
		until, ok := had[day]
		if !ok {
			until = term(day)
			had[day] = until
		}
		return until
	}
}

func (c cutter) gate(g *Gate) *Gate {
	if had, ok := c.gates[g]; ok {
		return had
	}
	cut := *g
	if len(g.Of) > 0 {
		cut.Of = make([]*Gate, len(g.Of))
		for i, part := range g.Of {
			cut.Of[i] = c.gate(part)
		}
	}
	if len(g.Feeds) > 0 {
		left := c.left(g.Feeds)
		cut.Feeds = left.feeds
		cut.fragile = cut.fragile || left.fragile || g.Late != nil && len(left.feeds) > 0
	}
	c.gates[g] = &cut
	return &cut
}

// left returns what is left of some feeds.
func (c cutter) left(feeds []Feed) cutFeeds {
	key := feedsKey{&feeds[0], len(feeds)}
	left, had := c.feeds[key]
	if had {
		return left
	}
	count := 0
	for i := range feeds {
		if c.to[feeds[i].Step] >= 0 {
			count++
		}
	}
	left.feeds = make([]Feed, 0, count)
	for _, f := range feeds {
		if at := c.to[f.Step]; at >= 0 {
			f.Step, f.Term = at, c.terms[f.Term]
			left.feeds = append(left.feeds, f)
			left.fragile = left.fragile || f.Term > 0 || f.Lo > -Never
		}
	}
	c.feeds[key] = left
	return left
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
