package schedule

import (
	"context"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A Restriction is a problem restricted to the steps of one set and to what is
// given, so that to schedule the set costs as much as the set is large. It is for
// one goroutine.
type Restriction struct {
	*problem.Problem
	Set      []int // the set and what is automatic, as steps of the restriction, ascending
	Original []int // by step of the restriction: that of the problem
	Effort   *Effort

	lapsings []int // by lapsing of the restriction: that of the problem
}

// Restrict returns the restriction of a problem to a set of its steps and to those that
// are taken by themselves and can be of use to them, with an effort of its own. Its gates
// have no parts that the set cannot meet, unless they ask for them.
func Restrict(ctx context.Context, p *problem.Problem, set []int) *Restriction {
	return restrict(ctx, p, set, restricter{doubted: -1})
}

// RestrictDoubted is Restrict where of one step, which gates have doubts about, only what is
// known counts or, if open is set, all that may be so.
func RestrictDoubted(ctx context.Context, p *problem.Problem, set []int, step int, open bool) *Restriction {
	return restrict(ctx, p, set, restricter{doubted: step, open: open})
}

// restrict returns a restriction by a restricter that says which doubts it settles.
func restrict(ctx context.Context, p *problem.Problem, set []int, r restricter) *Restriction {
	own := *p
	q := &Restriction{Problem: &own, Effort: NewEffort(ctx, MaxEvents)}
	in := problem.NewBitset(len(p.Steps))
	for _, i := range set {
		in.Add(i)
	}
	addAutomatic(p, in)
	to := make([]int, len(p.Steps))
	for i := range p.Steps {
		to[i] = -1
		if p.Steps[i].Given || in.Has(i) {
			to[i] = len(q.Original)
			q.Original = append(q.Original, i)
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
	r.to, r.terms = to, terms
	r.gates, r.feeds = map[*problem.Gate]*problem.Gate{nil: nil}, map[feedsKey][]problem.Feed{}
	q.Steps = make([]problem.Step, len(q.Original))
	for at, i := range q.Original {
		q.Steps[at] = p.Steps[i]
		q.Steps[at].Needs = q.Steps[at].Needs.Map(r.gate)
	}
	for l := range q.Lapsings {
		if lapsing := &q.Lapsings[l]; lapsing.IsRenewable() {
			lapsing.DropUnsupported(q.Start, func(step int) bool { return to[step] >= 0 })
			lapsing.Renewals = r.tariffs(lapsing.Renewals)
			lapsing.Gated = slices.ContainsFunc(lapsing.Asks(q.Start), q.mayComeLate)
		}
		q.Lapsings[l].While = r.gate(q.Lapsings[l].While)
		q.Lapsings[l].By = r.editions(q.Lapsings[l].By)
	}
	q.Goal = p.Goal.Map(r.gate)
	for at, i := range q.Original {
		if !p.Steps[i].Given {
			q.Set = append(q.Set, at)
		}
	}
	return q
}

// addAutomatic adds to a set the steps that are taken by themselves and that something of the
// set, or the goal, can rest on.
func addAutomatic(p *problem.Problem, in problem.Bitset) {
	if !slices.ContainsFunc(p.Steps, func(step problem.Step) bool { return step.Automatic }) {
		return
	}
	var todo []int
	visit := func(g *problem.Gate) {
		for _, f := range g.Supporters() {
			if p.Steps[f.Step].Automatic && !in.Has(f.Step) {
				in.Add(f.Step)
				todo = append(todo, f.Step)
			}
		}
	}
	p.Goal.Leaves(visit)
	for i := range p.Steps {
		if in.Has(i) {
			p.Steps[i].Needs.Leaves(visit)
		}
	}
	for l := range p.Lapsings {
		if step := p.Lapsings[l].Step; p.Steps[step].Given || in.Has(step) {
			p.Lapsings[l].Leaves(visit)
		}
	}
	for len(todo) > 0 {
		i := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		p.Steps[i].Needs.Leaves(visit)
	}
}

// mayComeLate reports whether what a gate asks for may come too late for those who begin all
// that they can on the first day, or never: by work, by a step that takes time or asks for
// something, or by none.
func (q *Restriction) mayComeLate(g *problem.Gate) bool {
	late := false
	g.Leaves(func(leaf *problem.Gate) {
		late = late || leaf.Op != problem.AnyOf || len(leaf.Feeds) == 0 || !leaf.For.IsZero() || slices.ContainsFunc(leaf.Feeds, func(f problem.Feed) bool {
			step := &q.Steps[f.Step]
			return step.Given && step.Done > q.Start || !step.Given && !step.IsAtHand()
		})
	})
	return late
}

// Originals returns steps of the restriction as those of the problem.
func (q *Restriction) Originals(set []int) []int {
	steps := make([]int, len(set))
	for k, i := range set {
		steps[k] = q.Original[i]
	}
	return steps
}

// OriginalLapsings returns, by lapsing of the restriction, that of the problem.
func (q *Restriction) OriginalLapsings() []int { return q.lapsings }

// A restricter copies gates without the feeds that a restriction leaves out.
type restricter struct {
	to    []int // by step: that of the restriction, or -1
	terms []int // by term of a feed: that of the restriction

	doubted int  // the step whose doubts are settled; -1: none
	open    bool // in favour of it

	gates map[*problem.Gate]*problem.Gate // of gates that steps share, done once
	feeds map[feedsKey][]problem.Feed     // of feeds that leaves share, likewise
}

// A feedsKey identifies feeds by where they are kept.
type feedsKey struct {
	first *problem.Feed
	n     int
}

// tariffs restricts the gates of fees.
func (r restricter) tariffs(tariffs []problem.Tariff) []problem.Tariff {
	restricted := slices.Clone(tariffs)
	for i := range restricted {
		restricted[i].Fees = slices.Clone(restricted[i].Fees)
		for k := range restricted[i].Fees {
			restricted[i].Fees[k].If = r.gate(restricted[i].Fees[k].If)
		}
	}
	return restricted
}

// editions restricts the gates of editions.
func (r restricter) editions(editions []problem.Edition) []problem.Edition {
	if len(editions) == 0 {
		return nil
	}
	restricted := slices.Clone(editions)
	for i := range restricted {
		restricted[i].Gate = r.gate(restricted[i].Gate)
	}
	return restricted
}

func (r restricter) gate(g *problem.Gate) *problem.Gate {
	if done, ok := r.gates[g]; ok {
		return done
	}
	restricted := *g
	if len(g.Of) > 0 {
		restricted.Of = r.parts(g)
	}
	if len(g.Feeds) > 0 {
		restricted.Feeds = r.left(g.Feeds)
	}
	if len(g.Doubts) > 0 {
		restricted.Feeds, restricted.Doubts = r.settled(g, restricted.Feeds), nil
	}
	restricted.Since = r.gate(g.Since)
	if len(g.AtMost) > 0 {
		restricted.AtMost = make([]*problem.Gate, len(g.AtMost))
		for i, kind := range g.AtMost {
			restricted.AtMost[i] = r.gate(kind)
		}
	}
	r.gates[g] = &restricted
	return &restricted
}

// settled returns the feeds of a restricted gate with the doubts about one step settled.
func (r restricter) settled(g *problem.Gate, feeds []problem.Feed) []problem.Feed {
	at := slices.IndexFunc(g.Doubts, func(d problem.Doubt) bool { return d.Step == r.doubted })
	if at < 0 {
		return feeds
	}
	settled := g.Doubts[at].Known
	if r.open {
		settled = g.Doubts[at].Open
	}
	others := slices.DeleteFunc(slices.Clone(feeds), func(f problem.Feed) bool { return f.Step == r.to[r.doubted] })
	for _, f := range settled {
		f.Step, f.Term = r.to[f.Step], r.terms[f.Term]
		others = append(others, f)
	}
	return others
}

// parts returns the parts of a gate, without those that nothing can meet if the others are
// enough.
func (r restricter) parts(g *problem.Gate) []*problem.Gate {
	parts := make([]*problem.Gate, 0, len(g.Of))
	for _, part := range g.Of {
		if own := r.gate(part); !isImpossible(own) {
			parts = append(parts, own)
		}
	}
	if len(parts) >= g.N {
		return parts
	}
	parts = parts[:0]
	for _, part := range g.Of {
		parts = append(parts, r.gate(part))
	}
	return parts
}

// isImpossible reports whether nothing can meet a gate, as far as is seen at once.
func isImpossible(g *problem.Gate) bool {
	switch {
	case g == nil || g.N <= 0 && g.Op != problem.AnyOf:
		return false
	case g.Op == problem.AtLeast:
		possible := 0
		for _, part := range g.Of {
			if !isImpossible(part) {
				possible++
			}
		}
		return possible < g.N
	case g.Op == problem.Date:
		return false
	}
	return len(g.Feeds) == 0 && len(g.Fixed) == 0
}

// left returns the feeds that the restriction does not leave out.
func (r restricter) left(feeds []problem.Feed) []problem.Feed {
	key := feedsKey{&feeds[0], len(feeds)}
	left, done := r.feeds[key]
	if done {
		return left
	}
	count := 0
	for i := range feeds {
		if r.to[feeds[i].Step] >= 0 {
			count++
		}
	}
	left = make([]problem.Feed, 0, count)
	for _, f := range feeds {
		if at := r.to[f.Step]; at >= 0 {
			f.Step, f.Term = at, r.terms[f.Term]
			left = append(left, f)
		}
	}
	r.feeds[key] = left
	return left
}
