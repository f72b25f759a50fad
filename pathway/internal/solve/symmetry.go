package solve

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// A symmetry tells apart the steps of a problem that can be chosen, jobs left out:
// by their signature, which says what they need and serve, and as twins.
type symmetry struct {
	p          *problem.Problem
	gates      map[*problem.Gate]int // numbers of gates that have none of their own: those of one number hold on the same days
	numbers    map[string]int        // of all that is told apart
	services   []service             // by step
	signatures []int                 // by step; 0: it has none
	twins      []int                 // by step; those of one number, other than 0, are twins
	lapsings   []int                 // by lapsing: those of one number lapse and are renewed alike
	limits     map[int]int           // by signature: how many of it a minimal set has at most
	hasJobs    bool
	key        []byte // scratch
}

// A service is what a step does for the leaves that it feeds.
type service struct {
	key       []byte // of what it serves
	fees      []byte // and of what it serves in the gates of fees
	ended     int    // so many such steps are enough, once they have ended
	early     int    // and so many more, for what counts before
	most      int    // and so many, if they all take as long
	temporary bool   // what it serves may not be served for good
}

func newSymmetry(p *problem.Problem) *symmetry {
	n := len(p.Steps)
	s := &symmetry{
		p: p, gates: map[*problem.Gate]int{nil: 0}, numbers: map[string]int{}, services: make([]service, n),
		signatures: make([]int, n), twins: make([]int, n), lapsings: make([]int, len(p.Lapsings)), limits: map[int]int{},
	}
	for l := range p.Lapsings {
		s.lapsings[l] = s.lapsing(&p.Lapsings[l])
	}
	s.noteServices()
	for i := range p.Steps {
		step := &p.Steps[i]
		if s.hasJobs = s.hasJobs || step.Rate > 0; !isChoice(step) {
			continue
		}
		s.signatures[i] = s.signature(i)
	}
	s.noteTwins()
	s.noteLimits()
	return s
}

// isChoice reports whether a step is one to choose, and no job.
func isChoice(step *problem.Step) bool {
	return !step.Given && !step.OnDemand && !step.Automatic && step.Rate == 0
}

// signature returns the number of the signature of a step.
func (s *symmetry) signature(i int) int {
	needs := &s.p.Steps[i].Needs
	key := s.services[i].key
	for _, e := range needs.Editions {
		key = problem.AppendInts(key, e.From, e.Until, s.gate(e.Gate))
	}
	return s.named('k', problem.AppendInts(key, s.gate(needs.Offer), len(needs.Editions)))
}

// noteTwins numbers steps that differ in nothing but their price.
func (s *symmetry) noteTwins() {
	lapsings := make([][]int, len(s.p.Steps))
	for l, lapsing := range s.p.Lapsings {
		lapsings[lapsing.Step] = append(lapsings[lapsing.Step], s.lapsings[l])
	}
	for i := range s.p.Steps {
		if s.signatures[i] == 0 {
			continue
		}
		step := &s.p.Steps[i]
		slices.Sort(lapsings[i])
		s.key = problem.AppendInts(s.key[:0], step.Class, number(step.Incidental), s.signatures[i], step.Takes.Months, step.Takes.Days, step.Load)
		s.key = problem.AppendInts(s.key, len(lapsings[i]))
		s.key = step.Open.AppendKey(problem.AppendInts(s.key, lapsings[i]...))
		s.key = append(s.key, s.services[i].fees...)
		s.twins[i] = s.named('t', s.key)
	}
}

// lapsing returns the number of a lapsing: of all that it says but the step.
func (s *symmetry) lapsing(l *problem.Lapsing) int {
	key := problem.AppendInts(nil, l.Lasts.Months, l.Lasts.Days, l.Through.Month, l.Through.Day, l.Term.Months, l.Term.Days, l.LapsesOn, l.Renewed)
	key = problem.AppendInts(key, s.gate(l.While), l.Grace.Months, l.Grace.Days, l.Asked, len(l.By))
	for _, e := range l.By {
		key = problem.AppendInts(key, e.From, e.Until, s.gate(e.Gate))
	}
	for _, t := range l.Renewals {
		key = problem.AppendInts(key, t.From, t.Until, t.Times, len(t.Fees))
		for _, f := range t.Fees {
			key = f.Open.AppendKey(problem.AppendInts(key, s.gate(f.If), int(f.Price), number(f.Priced)))
		}
	}
	return s.named('l', key)
}

// gate returns the number of a gate.
func (s *symmetry) gate(g *problem.Gate) int {
	if g != nil && g.Same != 0 {
		return -g.Same
	}
	at, numbered := s.gates[g]
	if numbered {
		return at
	}
	switch {
	case g.Op == problem.AtLeast:
		key := []int{g.N}
		for _, part := range g.Of {
			key = append(key, s.gate(part))
		}
		at = s.number('n', key...)
	case g.Op == problem.Date:
		at = s.number('f', g.N)
	default:
		at = s.number('g', len(s.gates)) // like no other
	}
	s.gates[g] = at
	return at
}

// number returns the number of what some numbers stand for.
func (s *symmetry) number(what byte, key ...int) int {
	s.key = problem.AppendInts(s.key[:0], key...)
	return s.named(what, s.key)
}

// named returns the number of what has a key, from 1 on.
func (s *symmetry) named(what byte, key []byte) int {
	key = append(key, what)
	at, numbered := s.numbers[string(key)]
	if !numbered {
		at = len(s.numbers) + 1
		s.numbers[string(key)] = at
	}
	return at
}

// number returns 1 for true.
func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// noteServices notes what each step serves. Of leaves that hold on the same days
// one is looked at.
func (s *symmetry) noteServices() {
	leaves, asked := s.leaves()
	seen := map[int]bool{}
	for n, leaf := range leaves {
		at := s.gate(leaf)
		if seen[at] {
			continue
		}
		seen[at] = true
		ofOneGroup := s.ofOneGroup(leaf)
		for _, f := range leaf.Feeds {
			if isChoice(&s.p.Steps[f.Step]) {
				if ofOneGroup[f.Exclusive] {
					f.Exclusive = -1
				}
				s.services[f.Step].add(s, at, leaf, f, n >= asked)
			}
		}
	}
}

// leaves returns all leaves of the problem; those of fees come last, after as many as asked.
func (s *symmetry) leaves() (leaves []*problem.Gate, asked int) {
	leaves = s.p.Leaves()
	add := func(leaf *problem.Gate) { leaves = append(leaves, leaf) }
	for _, l := range s.p.Lapsings {
		for _, ask := range l.Asks(s.p.Start) {
			ask.Leaves(add)
		}
		for _, gate := range l.Keeping() {
			gate.Leaves(add)
		}
	}
	asked = len(leaves)
	for _, l := range s.p.Lapsings {
		for _, t := range l.Renewals {
			for _, fee := range t.Fees {
				fee.If.Leaves(add)
			}
		}
	}
	return leaves, asked
}

// doubts returns, by step, the number of the doubts that gates have about it: of twins with
// one number they are the same. Of a step without any it is 0.
func (s *symmetry) doubts() map[int]int {
	keys, seen := map[int][]byte{}, map[int]bool{}
	leaves, _ := s.leaves()
	for _, leaf := range leaves {
		at := s.gate(leaf)
		if len(leaf.Doubts) == 0 || seen[at] {
			continue
		}
		seen[at] = true
		for _, d := range leaf.Doubts {
			key := problem.AppendInts(keys[d.Step], at, len(d.Known), len(d.Open))
			for _, f := range slices.Concat(d.Known, d.Open) {
				key = problem.AppendInts(key, f.Lo, f.Hi)
			}
			keys[d.Step] = key
		}
	}
	numbers := map[int]int{}
	for step, key := range keys {
		numbers[step] = s.named('d', key)
	}
	return numbers
}

// ofOneGroup returns the numbers of feeds, of which only one counts, that no steps
// have but those of one group, which exclude each other anyway.
func (s *symmetry) ofOneGroup(leaf *problem.Gate) map[int]bool {
	if leaf.Op != problem.Sum {
		return nil
	}
	groups := map[int]int{}
	ofOneGroup := map[int]bool{}
	for _, f := range leaf.Feeds {
		step := &s.p.Steps[f.Step]
		group, seen := groups[f.Exclusive]
		groups[f.Exclusive] = step.Group
		ofOneGroup[f.Exclusive] = f.Exclusive != 0 && !step.Given && (!seen || ofOneGroup[f.Exclusive] && group == step.Group)
	}
	return ofOneGroup
}

// add notes one feed of a step, by a leaf of a number. If onlyFee, nothing but the
// price of a renewal rests on the leaf.
func (s *service) add(in *symmetry, at int, leaf *problem.Gate, f problem.Feed, onlyFee bool) {
	lapsing := 0
	if f.Term > 0 {
		lapsing = in.lapsings[f.Term-1]
	}
	key := &s.key
	if onlyFee {
		key = &s.fees
	}
	*key = problem.AppendInts(*key, at, max(f.Lo, in.p.Start), f.Hi, f.Amount, f.Exclusive, number(f.Recent), lapsing)
	if onlyFee {
		return
	}
	enough := 1
	if leaf.Op == problem.Sum {
		enough = (leaf.N + f.Amount - 1) / max(1, f.Amount)
	}
	s.most = max(s.most, enough)
	if leaf.UnderWay.IsZero() {
		s.ended = max(s.ended, enough)
	} else {
		s.early += enough
	}
	s.temporary = s.temporary || f.Term > 0 || f.Lo > in.p.Start || !leaf.Within.IsZero() && !f.Recent
}

// noteLimits notes how many steps of each signature a minimal set has at most.
func (s *symmetry) noteLimits() {
	all := map[int]*durations{}
	for i, signature := range s.signatures {
		if signature == 0 {
			continue
		}
		step, service := &s.p.Steps[i], &s.services[i]
		d := all[signature]
		if d == nil {
			d = &durations{load: step.Load, nested: !s.hasJobs}
			all[signature] = d
		}
		d.add(step)
		switch {
		case service.temporary:
			s.limits[signature] = len(s.p.Steps)
		case d.nested && service.most == 1:
			s.limits[signature] = 1
		default:
			s.limits[signature] = min(service.ended+service.early, service.most*len(d.takes))
		}
	}
}

// Durations are how long the steps of one signature take.
type durations struct {
	takes  []days.Length
	load   int
	nested bool // of any two one can be done in the hours of the other, and in less time
}

func (d *durations) add(step *problem.Step) {
	d.nested = d.nested && step.Open == nil && step.Load == d.load
	for _, other := range d.takes {
		if other == step.Takes {
			return
		}
		d.nested = d.nested && (other.Months-step.Takes.Months)*(other.Days-step.Takes.Days) >= 0
	}
	d.takes = append(d.takes, step.Takes)
}

// redundant returns, by step, whether the search need not look at it.
func (s *symmetry) redundant() []bool {
	redundant := make([]bool, len(s.p.Steps))
	groups := newGrouping(s.p)
	order := s.byWorth()
	for len(order) > 0 {
		n := 1
		for n < len(order) && s.compare(order[0], order[n]) == 0 {
			n++
		}
		s.keepBest(redundant, groups, order[:n])
		order = order[n:]
	}
	return redundant
}

// byWorth returns the steps that may have twins: twins together, the best first.
func (s *symmetry) byWorth() []int {
	var order []int
	for i, twins := range s.twins {
		if twins > 0 {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(s.compare(i, j), s.p.Steps[i].Cost().Compare(s.p.Steps[j].Cost()), i-j)
	})
	return order
}

// compare returns 0 for twins. To a budget the price of a step that is not known
// is nothing, so of a step with a known price it is no twin then.
func (s *symmetry) compare(i, j int) int {
	order := s.twins[i] - s.twins[j]
	if order == 0 && s.p.Budget < problem.NoBudget {
		order = s.p.Steps[i].Cost().Unpriced - s.p.Steps[j].Cost().Unpriced
	}
	return order
}

// keepBest notes which of some twins, the best first, are redundant: all but the
// best of a group, and of these all but as many as their groups can have in one set.
func (s *symmetry) keepBest(redundant []bool, groups *grouping, twins []int) {
	if len(twins) == 1 {
		return
	}
	most, kept := s.most(groups, twins), map[int]bool{}
	for _, i := range twins {
		group := s.p.Steps[i].Group
		if redundant[i] = len(kept) == most || kept[group]; !redundant[i] {
			kept[group] = true
		}
	}
}

// most returns how many steps of the groups of some a minimal set has at most.
func (s *symmetry) most(groups *grouping, twins []int) int {
	sum, seen := 0, map[int]bool{}
	looked := map[int]bool{}
	for _, i := range twins {
		group := groups.of[i]
		if looked[group] {
			continue
		}
		looked[group] = true
		other := 0 // without a signature: a job, or a step on demand
		for j := groups.first[group]; j >= 0; j = groups.next[j] {
			switch signature := s.signatures[j]; {
			case signature == 0 && !s.p.Steps[j].Given:
				other = 1
			case signature > 0 && !seen[signature]:
				seen[signature] = true
				sum += s.limits[signature]
			}
		}
		sum += other
	}
	return max(1, sum)
}

// joinGroups makes, in a restriction, one group of all steps of a signature of which
// no minimal set has two, where their groups have no others.
func (s *symmetry) joinGroups(q *schedule.Restriction) {
	signatures := map[int]int{} // by group; 0: of several, or of none
	for at, i := range q.Original {
		signature, group := s.signatures[i], q.Steps[at].Group
		if known, ok := signatures[group]; ok && known != signature || s.limits[signature] != 1 {
			signature = 0
		}
		signatures[group] = signature
	}
	for at := range q.Steps {
		step := &q.Steps[at]
		if signature := signatures[step.Group]; signature > 0 {
			step.Group = -1 - signature
		}
	}
}

// A grouping has the steps of each group, as lists.
type grouping struct {
	of    []int // by step: the index of its group
	first []int // by group: its first step
	next  []int // by step: the next of its group, or -1
}

func newGrouping(p *problem.Problem) *grouping {
	n := len(p.Steps)
	g := &grouping{of: make([]int, n), next: make([]int, n)}
	indexes := make(map[int]int, n)
	for i := n - 1; i >= 0; i-- {
		at, numbered := indexes[p.Steps[i].Group]
		if !numbered {
			at = len(g.first)
			indexes[p.Steps[i].Group] = at
			g.first = append(g.first, -1)
		}
		g.of[i], g.next[i], g.first[at] = at, g.first[at], i
	}
	return g
}
