package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A maker reads a problem from bytes: each choice takes one, a digit if there are no
// more than ten, and where none are left the first alternative is taken. It keeps to what the comments of the
// types ask for, and to nothing else.
type maker struct {
	data  []byte
	p     *problem.Problem
	gates []*problem.Gate // made so far, to be asked for again
	steps int
	jobs  bool // there may be jobs
	terms bool // what lapses may be renewed
	tame  bool // steps rest on those after them, most often without more ado
	kinds bool // work may count since something was done, and up to so much of a kind
	owner int  // the step whose needs are made; -1: the goal
	long  int  // a day of the problem is counted in so many
	same  int
}

// n returns a choice of k.
func (m *maker) n(k int) int {
	if len(m.data) == 0 {
		return 0
	}
	b := m.data[0]
	m.data = m.data[1:]
	return int(b-'0') % k
}

// one returns a choice of some.
func one[T any](m *maker, some ...T) T { return some[m.n(len(some))] }

// makeProblem returns the problem that some bytes stand for.
func makeProblem(data []byte) *problem.Problem {
	m := &maker{data: data}
	p := &problem.Problem{Order: one(m, problem.BySoonest, problem.ByCheapest, problem.ByFewest)}
	m.p = p
	m.kinds = len(data) > 1 && data[1]-'0' >= 16
	features := m.n(8)
	m.jobs, m.terms, m.tame, m.owner = features&1 > 0, features&2 > 0, features&4 > 0, -1
	p.Start = one(m, 0, 100, 20_000, 0, 59, 365, 20_119, 0, 1, 90, 730, 11_000, -40)
	length := one(m, 12, 30, 20, 90, 400, 1500, 4000)
	m.long = max(1, length/25)
	p.Horizon = p.Start + length
	p.Capacity = one(m, 3, 1, 2, 3, 10, 2, 3, 3, 4, 5, 2, 1, 3, 2, 0)
	p.Deadline, p.Budget = problem.Never, problem.NoBudget
	if m.n(4) == 1 {
		p.Deadline = m.day()
	}
	if m.n(4) == 1 {
		p.Budget = int64(m.n(12))
	}
	m.steps = 1 + m.n(7)
	p.Steps = make([]problem.Step, m.steps)
	for i := range p.Steps {
		m.step(i)
	}
	for i := range p.Steps {
		m.lapsing(i)
	}
	p.Goal = problem.Always(m.gate(2))
	if m.n(4) == 1 {
		goal := p.Goal.Editions[0].Gate
		p.Goal.Editions = m.editions()
		for k := range p.Goal.Editions {
			e := &p.Goal.Editions[k]
			e.Gate = m.tagged(&problem.Gate{N: 2, Of: []*problem.Gate{goal, e.Gate}})
		}
	}
	for i := range p.Steps {
		m.owner = i
		m.needs(i)
	}
	return p
}

// day returns a day near the beginning, before it, or far off.
func (m *maker) day() int {
	switch k := m.n(20); k {
	case 19:
		return m.p.Horizon - m.n(2)
	default:
		return m.p.Start + (k-3)*m.long
	}
}

// span returns a number of days, from none.
func (m *maker) span() int { return m.n(9) * m.long }

// step makes step i, but for what it needs.
func (m *maker) step(i int) {
	s := &m.p.Steps[i]
	s.Group, s.Class = i, i
	switch m.n(8) {
	case 5:
		s.Given, s.OnDemand = true, m.n(4) == 1
		s.Done = one(m, m.p.Start, -problem.Never, m.day(), m.p.Start+m.span())
		s.Began = s.Done
		if s.Done > -problem.Never {
			s.Began -= one(m, 0, m.span())
		}
		return
	case 6:
		s.OnDemand, s.Free = true, m.n(2) == 0
		return
	case 3, 7:
		if m.jobs {
			s.Rate, s.Free = 1+m.n(5), m.n(3) > 0
		}
	}
	if kind := m.n(8); kind > 0 && s.Rate == 0 {
		s.Takes = one(m, days.Length{Days: 1}, days.Length{}, days.Length{Days: m.span()}, days.Length{Months: 1}, days.Length{Months: m.n(4), Days: m.n(3)})
	}
	if s.Takes != (days.Length{}) {
		s.Load = one(m, 0, 0, 1, 2, 3, 4)
	}
	if kind := m.n(6); kind < 3 {
		s.Price, s.Priced = int64(m.n(6)), true
	} else {
		s.Free = kind == 4
	}
	if i > 0 && m.n(5) == 1 {
		s.Group = m.n(i)
	}
	if i > 0 && m.n(6) == 1 {
		s.Class = m.n(i)
	}
	s.Incidental = m.n(8) == 1
	s.Open = m.open()
}

// open returns the days on which a step can begin.
func (m *maker) open() *problem.Opening {
	switch m.n(14) {
	case 1: // from a day on
		return &problem.Opening{Spans: days.Since(m.day())}
	case 2: // once in a season
		return each(1+m.span(), m.p.Start-10*m.long, m.p.Horizon+10*m.long)
	case 3: // until a day
		return &problem.Opening{Spans: days.Between(-problem.Never, m.day())}
	case 4:
		return &problem.Opening{}
	}
	return nil
}

// needs makes what step i needs.
func (m *maker) needs(i int) {
	s := &m.p.Steps[i]
	if s.Given || s.OnDemand {
		return
	}
	switch m.n(4) {
	case 1:
		s.Needs = problem.Always(m.gate(1))
	case 2:
		s.Needs.Editions = m.editions()
	}
	if m.n(4) == 1 {
		s.Needs.Offer = m.gate(1)
	}
}

// editions returns up to three editions: past, with gaps, of no days or, now and
// then, overlapping.
func (m *maker) editions() []problem.Edition {
	var all []problem.Edition
	from, overlapping := -problem.Never, m.n(12) == 1
	for left := m.n(3); left >= 0; left-- {
		e := problem.Edition{From: from, Until: problem.Never, Gate: m.gate(1)}
		if left > 0 || m.n(4) == 1 {
			e.Until = max(from, m.day())
		}
		all = append(all, e)
		from = e.Until
		if overlapping {
			from = m.day()
		} else if from < problem.Never {
			from += one(m, 0, 0, m.span())
		}
	}
	return all
}

// gate returns a gate: nil, new, or one that was made before.
func (m *maker) gate(depth int) *problem.Gate {
	kind := m.n(12)
	if depth == 2 && m.n(4) > 0 {
		kind = 0 // most goals ask for several things
	}
	switch {
	case kind == 11:
		return nil
	case m.tame && kind == 9:
		kind = 5 // days come by themselves
	case kind == 10 && len(m.gates) > 0:
		return m.again(m.gates[m.n(len(m.gates))])
	}
	g := &problem.Gate{}
	if kind < 5 && depth > 0 {
		for range one(m, 2, 3, 2, 1, 4, 2, 3, 0) {
			g.Of = append(g.Of, m.gate(depth-1))
		}
		all := len(g.Of)
		g.N = one(m, all, 1, all-all/2, all, min(2, all), all, 1, all, 1, all, all, all, all, all, all, all, 0)
		if all == 0 || m.n(40) == 39 {
			g.N = one(m, 0, all+1, 0, 0)
		}
	} else {
		m.leaf(g, kind)
	}
	return m.tagged(m.withSince(g))
}

// tagged keeps a gate, to be asked for again.
func (m *maker) tagged(g *problem.Gate) *problem.Gate {
	g.Tag = len(m.gates) + 1
	m.gates = append(m.gates, g)
	return g
}

// again returns a gate that was made before or, of a leaf, another that holds on
// the same days.
func (m *maker) again(g *problem.Gate) *problem.Gate {
	if g.Op == problem.AtLeast || m.n(2) == 0 {
		return g
	}
	if g.Same == 0 {
		m.same++
		g.Same = m.same
	}
	other := *g
	return &other
}

func (m *maker) leaf(g *problem.Gate, kind int) {
	switch kind {
	default:
		g.Op = problem.AnyOf
		m.feed(g)
	case 7, 8:
		g.Op = problem.Sum
		m.feed(g)
		sum := 0
		for _, f := range g.Feeds {
			sum += f.Amount
		}
		g.N = max(1, sum-m.n(5))
		if m.n(20) == 1 {
			g.N = m.n(9)
		}
	case 9:
		g.Op, g.N = problem.Date, m.day()
		return
	case 6:
		if !m.jobs {
			g.Op = problem.AnyOf
			m.feed(g)
			break
		}
		m.rate(g)
		return
	}
	switch m.n(8) {
	case 1:
		if g.Op == problem.Sum && m.n(8) > 0 {
			return
		}
		g.UnderWay = days.Length{Days: m.span()}
	case 2:
		g.Within = days.Length{Days: max(1, m.span()-1)}
	case 3:
		if g.Op == problem.AnyOf {
			g.For = days.Length{Days: m.span()}
		}
	case 4:
		g.Past = days.Length{Days: m.span()}
	}
}

// feed gives a leaf up to four steps to rest on.
func (m *maker) feed(g *problem.Gate) {
	once := m.n(3) == 1
	for range one(m, 1, 2, 1, 3, 2, 1, 4, 0) {
		f := problem.Feed{Step: m.support(), Lo: -problem.Never, Hi: problem.Never, Amount: one(m, 1, 2, 3, 4, 0)}
		if g.Op == problem.Sum && m.n(16) > 0 && feeds(g, f.Step) {
			continue
		}
		switch m.n(12) {
		case 1:
			f.Lo = m.day()
		case 2:
			f.Hi = m.day()
		case 3:
			f.Recent = true
		case 4, 5, 6, 7, 8, 9:
			f.Term = m.termOf(f.Step)
		}
		if once && m.n(2) == 0 {
			f.Exclusive, f.Amount = 1, 3 // of one amount: else more done could be less had
		}
		g.Feeds = append(g.Feeds, f)
	}
}

// support returns a step to rest on: if all is tame one that comes later, and no job.
func (m *maker) support() int {
	i := m.n(m.steps)
	if after := m.steps - m.owner - 1; m.tame && after > 0 {
		i = m.owner + 1 + i%after
		for k := i; k < m.steps; k++ {
			if m.p.Steps[k].Rate == 0 {
				return k
			}
		}
	}
	return i
}

func feeds(g *problem.Gate, step int) bool {
	return slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return f.Step == step })
}

// termOf returns the term of the lapsing of a step, or 0.
func (m *maker) termOf(step int) int {
	for l, lapsing := range m.p.Lapsings {
		if lapsing.Step == step {
			return l + 1
		}
	}
	return 0
}

func (m *maker) rate(g *problem.Gate) {
	g.Op, g.N = problem.Accrual, m.n(20)*m.long
	for range m.n(4) {
		f := problem.Feed{Step: m.n(m.steps)}
		for k := range m.p.Steps { // most often a job
			if at := (f.Step + k) % m.steps; m.p.Steps[at].Rate > 0 {
				f.Step = at
				break
			}
		}
		g.Feeds = append(g.Feeds, f)
	}
	for range max(0, m.n(5)-2) {
		from := m.day()
		g.Fixed = append(g.Fixed, problem.Piece{From: from, Until: from + m.span(), Rate: 1 + m.n(4)})
	}
	if m.n(3) == 1 {
		g.Cap = 1 + m.n(4)
	}
	if m.n(3) == 1 {
		g.Within = days.Length{Days: 1 + 2*m.span()}
	}
	if m.kinds {
		g.Feeds = eachOnce(g.Feeds)
		m.bound(g)
	}
}

// eachOnce returns feeds without those of a step that has one already.
func eachOnce(feeds []problem.Feed) []problem.Feed {
	var once []problem.Feed
	for _, f := range feeds {
		if !slices.ContainsFunc(once, func(other problem.Feed) bool { return other.Step == f.Step }) {
			once = append(once, f)
		}
	}
	return once
}

// bound lets work count since something was done, and up to so much of a kind.
func (m *maker) bound(g *problem.Gate) {
	if m.n(2) == 0 {
		g.Since = &problem.Gate{Op: problem.AnyOf}
		for range 1 + m.n(3) {
			g.Since.Feeds = append(g.Since.Feeds, problem.Feed{Step: m.since(), Lo: -problem.Never, Hi: problem.Never, Unsaid: m.n(8) == 1})
		}
	}
	if g.Cap > 0 {
		return
	}
	feeds, fixed := g.Feeds, g.Fixed
	for range m.n(3) {
		kind := &problem.Gate{Op: problem.Accrual, N: m.n(8) * m.long, Within: g.Within, Since: g.Since}
		of, pieces := min(len(feeds), m.n(3)), min(len(fixed), m.n(2))
		kind.Feeds, feeds = feeds[:of:of], feeds[of:]
		kind.Fixed, fixed = fixed[:pieces:pieces], fixed[pieces:]
		g.AtMost = append(g.AtMost, kind)
	}
}

// withSince returns a gate that asks for work and for what it counts from, if that is so.
func (m *maker) withSince(g *problem.Gate) *problem.Gate {
	if g.Since == nil {
		return g
	}
	both := &problem.Gate{N: 2, Of: []*problem.Gate{m.tagged(g.Since), m.tagged(g)}}
	m.gates[g.Since.Tag-1], m.gates[g.Tag-1] = both, both // asked for again, they come together
	return both
}

// since returns a step that is no job, if there is one.
func (m *maker) since() int {
	i := m.n(m.steps)
	for k := range m.p.Steps {
		if at := (i + k) % m.steps; m.p.Steps[at].Rate == 0 {
			return at
		}
	}
	return i
}

// lapsing lets what step i gives lapse, now and then.
func (m *maker) lapsing(i int) {
	if k := m.n(4); k != 1 && !(k == 2 && m.terms) {
		return
	}
	l := problem.Lapsing{Step: i}
	if step, lasts := &m.p.Steps[i], 1+m.span(); step.Given {
		l.LapsesOn = max(step.Done, -problem.Never+1) + lasts
	} else {
		l.Lasts = days.Length{Days: lasts}
	}
	if m.terms && m.n(3) > 0 {
		m.renewal(&l)
	}
	m.p.Lapsings = append(m.p.Lapsings, l)
}

// renewal lets a lapsing be renewed: for ever, until a day, or from one on, at one
// fee or two.
func (m *maker) renewal(l *problem.Lapsing) {
	l.Term = days.Length{Days: 1 + m.span()}
	t := problem.Tariff{From: -problem.Never, Until: problem.Never}
	switch m.n(4) {
	case 1:
		t.Until = m.day()
	case 2:
		t.From = m.day()
	}
	t.Fees = []problem.Fee{{Price: int64(m.n(4)), Priced: true}}
	switch m.n(4) {
	case 1:
		t.Fees[0].If = m.gate(1)
		t.Fees = append(t.Fees, problem.Fee{Price: int64(2 + m.n(4)), Priced: m.n(2) == 0})
	case 2:
		t.Fees[0].If = m.gate(1)
	case 3:
		t.Fees[0] = problem.Fee{}
	}
	m.n(3) // for the seeds: a choice that stands for nothing any more
	l.Renewals = []problem.Tariff{t}
}
