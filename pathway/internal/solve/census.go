package solve

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A census tells apart the steps of a problem that can be chosen, jobs left out.
type census struct {
	p       *Problem
	gates   map[*Gate]int  // numbers of gates that have none of their own: those of one number hold on the same days
	numbers map[string]int // of all that is told apart
	serves  []service      // by step
	kinds   []int          // by step; 0: of no kind
	twins   []int          // by step; those of one number, other than 0, are twins
	caps    map[int]int    // by kind: how many of it a minimal set has at most
	jobs    bool           // there are jobs
	buffer  []byte
}

// A service is what a step does for the leaves that it feeds.
type service struct {
	key   []byte // of what it serves
	ended int    // so many such steps are enough, once they have ended
	early int    // and so many more, for what counts before
	most  int    // and so many, if they all take as long
	frail bool   // what it serves may not be served for good
}

func (p *Problem) newCensus() *census {
	n := len(p.Steps)
	c := &census{p: p, gates: map[*Gate]int{nil: 0}, numbers: map[string]int{}, serves: make([]service, n), kinds: make([]int, n), twins: make([]int, n), caps: map[int]int{}}
	c.serve()
	for i := range p.Steps {
		step := &p.Steps[i]
		if c.jobs = c.jobs || step.Rate > 0; !step.chosen() {
			continue
		}
		c.kinds[i] = c.kind(i)
		if step.Twin > 0 {
			c.twins[i] = c.number('t', step.Twin, step.Class, number(step.Minor), c.kinds[i], step.Takes.Months, step.Takes.Days, step.Load)
		}
	}
	c.limit()
	return c
}

// chosen reports whether a step is one to choose, and no job.
func (step *Step) chosen() bool { return !step.Given && !step.Late && step.Rate == 0 }

// kind returns the number of the kind of a step.
func (c *census) kind(i int) int {
	step := &c.p.Steps[i]
	key := c.serves[i].key
	for _, e := range step.Needs {
		key = appendInts(key, e.From, e.Until, c.gate(e.Gate))
	}
	return c.named('k', appendInts(key, c.gate(step.If), len(step.Needs)))
}

// gate returns the number of a gate.
func (c *census) gate(g *Gate) int {
	if g != nil && g.Same != 0 {
		return -g.Same
	}
	at, had := c.gates[g]
	if had {
		return at
	}
	switch {
	case g.Op == AtLeast:
		key := []int{g.N}
		for _, part := range g.Of {
			key = append(key, c.gate(part))
		}
		at = c.number('n', key...)
	case g.Op == From:
		at = c.number('f', g.N)
	default:
		at = c.number('g', len(c.gates)) // like no other
	}
	c.gates[g] = at
	return at
}

// number returns the number of what some numbers stand for.
func (c *census) number(what byte, key ...int) int {
	c.buffer = appendInts(c.buffer[:0], key...)
	return c.named(what, c.buffer)
}

// named returns the number of what has a key, from 1 on.
func (c *census) named(what byte, key []byte) int {
	key = append(key, what)
	at, had := c.numbers[string(key)]
	if !had {
		at = len(c.numbers) + 1
		c.numbers[string(key)] = at
	}
	return at
}

func appendInts(key []byte, ints ...int) []byte {
	for _, n := range ints {
		key = binary.AppendVarint(key, int64(n))
	}
	return key
}

// number returns 1 for true.
func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// serve notes what each step serves. Of leaves that hold on the same days one is
// looked at.
func (c *census) serve() {
	leaves := c.p.allLeaves()
	for _, l := range c.p.Lapsings {
		for _, ask := range l.Asks {
			ask.leaves(func(leaf *Gate) { leaves = append(leaves, leaf) })
		}
	}
	seen := map[int]bool{}
	for _, leaf := range leaves {
		at := c.gate(leaf)
		if seen[at] {
			continue
		}
		seen[at] = true
		apart := c.apart(leaf)
		for _, f := range leaf.Feeds {
			if c.p.Steps[f.Step].chosen() {
				if apart[f.Once] {
					f.Once = -1
				}
				c.serves[f.Step].add(c.p, at, leaf, f)
			}
		}
	}
}

// apart returns the numbers of feeds, of which only one counts, that no steps
// have but those of one group, which exclude each other anyway.
func (c *census) apart(leaf *Gate) map[int]bool {
	if leaf.Op != Lump {
		return nil
	}
	groups := map[int]int{}
	apart := map[int]bool{}
	for _, f := range leaf.Feeds {
		step := &c.p.Steps[f.Step]
		group, had := groups[f.Once]
		groups[f.Once] = step.Group
		apart[f.Once] = f.Once != 0 && !step.Given && (!had || apart[f.Once] && group == step.Group)
	}
	return apart
}

// add notes one feed of a step, by a leaf of a number.
func (s *service) add(p *Problem, at int, leaf *Gate, f Feed) {
	enough := 1
	if leaf.Op == Lump {
		enough = (leaf.N + f.Amount - 1) / max(1, f.Amount)
	}
	s.most = max(s.most, enough)
	if leaf.Early == nil {
		s.ended = max(s.ended, enough)
	} else {
		s.early += enough
	}
	s.frail = s.frail || f.Term > 0 || f.Lo > p.Start || leaf.Late != nil && !f.Recent
	s.key = appendInts(s.key, at, max(f.Lo, p.Start), f.Hi, f.Amount, f.Once, number(f.Recent), number(f.Term > 0))
}

// spare returns, by step, whether the search need not look at it.
func (c *census) spare() []bool {
	spare := make([]bool, len(c.p.Steps))
	groups := c.p.grouping()
	order := c.byWorth()
	for len(order) > 0 {
		n := 1
		for n < len(order) && c.compare(order[0], order[n]) == 0 {
			n++
		}
		c.weed(spare, groups, order[:n])
		order = order[n:]
	}
	return spare
}

// byWorth returns the steps that may have twins: twins together, the best first.
func (c *census) byWorth() []int {
	var order []int
	for i, twins := range c.twins {
		if twins > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		a, b := c.p.Steps[i].price(), c.p.Steps[j].price()
		return cmp.Or(c.compare(i, j), cmp.Compare(a.unpriced, b.unpriced), cmp.Compare(a.sum, b.sum), i-j)
	})
	return order
}

// compare returns 0 for twins. To a budget the price of a step that is not known
// is nothing, so of a step with a known price it is no twin then.
func (c *census) compare(i, j int) int {
	order := c.twins[i] - c.twins[j]
	if order == 0 && c.p.Budget < NoBudget {
		order = c.p.Steps[i].price().unpriced - c.p.Steps[j].price().unpriced
	}
	return order
}

// weed notes which of some twins, the best first, can be spared: all but the best
// of a group, and of these all but as many as their groups can have in one set.
func (c *census) weed(spare []bool, g *grouping, twins []int) {
	if len(twins) == 1 {
		return
	}
	most, kept := c.most(g, twins), map[int]bool{}
	for _, i := range twins {
		group := c.p.Steps[i].Group
		if spare[i] = len(kept) == most || kept[group]; !spare[i] {
			kept[group] = true
		}
	}
}

// most returns how many steps of the groups of some a minimal set has at most.
func (c *census) most(g *grouping, twins []int) int {
	sum, seen := 0, map[int]bool{}
	looked := map[int]bool{}
	for _, i := range twins {
		if looked[g.of[i]] {
			continue
		}
		looked[g.of[i]] = true
		other := 0 // of no kind: a job, or a late step
		for j := g.first[g.of[i]]; j >= 0; j = g.next[j] {
			switch kind := c.kinds[j]; {
			case kind == 0 && !c.p.Steps[j].Given:
				other = 1
			case kind > 0 && !seen[kind]:
				seen[kind] = true
				sum += c.caps[kind]
			}
		}
		sum += other
	}
	return max(1, sum)
}

// limit notes how many steps of each kind a minimal set has at most.
func (c *census) limit() {
	times := map[int]*pace{}
	for i, kind := range c.kinds {
		if kind == 0 {
			continue
		}
		s := &c.serves[i]
		if times[kind] == nil {
			times[kind] = c.newPace(i)
		}
		times[kind].add(&c.p.Steps[i])
		switch {
		case s.frail:
			c.caps[kind] = len(c.p.Steps)
		case times[kind].shorter && s.most == 1:
			c.caps[kind] = 1
		default:
			c.caps[kind] = min(s.ended+s.early, s.most*len(times[kind].takes))
		}
	}
}

// A pace is how long the steps of one kind take.
type pace struct {
	takes   []Length
	load    int
	shorter bool // of any two one can be done in the hours of the other, and in less time
}

func (c *census) newPace(i int) *pace {
	return &pace{load: c.p.Steps[i].Load, shorter: !c.jobs}
}

func (t *pace) add(step *Step) {
	t.shorter = t.shorter && step.Open == nil && step.Load == t.load
	for _, other := range t.takes {
		if other == step.Takes {
			return
		}
		t.shorter = t.shorter && (other.Months-step.Takes.Months)*(other.Days-step.Takes.Days) >= 0
	}
	t.takes = append(t.takes, step.Takes)
}

// A grouping has the steps of each group, as lists.
type grouping struct {
	of    []int // by step: the index of its group
	first []int // by group: its first step
	next  []int // by step: the next of its group, or -1
}

func (p *Problem) grouping() *grouping {
	n := len(p.Steps)
	g := &grouping{of: make([]int, n), next: make([]int, n)}
	indexes := make(map[int]int, n)
	for i := n - 1; i >= 0; i-- {
		at, had := indexes[p.Steps[i].Group]
		if !had {
			at = len(g.first)
			indexes[p.Steps[i].Group] = at
			g.first = append(g.first, -1)
		}
		g.of[i], g.next[i], g.first[at] = at, g.first[at], i
	}
	return g
}

// join makes, in a projection, one group of all steps of a kind of which no
// minimal set has two, where their groups have no others.
func (c *census) join(q *projection) {
	kinds := map[int]int{} // by group; 0: of several, or of none
	for at, i := range q.steps {
		kind, group := c.kinds[i], q.Steps[at].Group
		if had, ok := kinds[group]; ok && had != kind || c.caps[kind] != 1 {
			kind = 0
		}
		kinds[group] = kind
	}
	for at := range q.Steps {
		step := &q.Steps[at]
		if kind := kinds[step.Group]; kind > 0 {
			step.Group = -1 - kind
		}
	}
}
