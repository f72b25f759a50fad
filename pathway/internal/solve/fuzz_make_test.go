package solve

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// A maker reads a problem from bytes: each choice takes one, a digit if there are no
// more than ten, and where none are left the first alternative is taken. It keeps to what the comments of the
// types ask for, and to nothing else.
type maker struct {
	data  []byte
	p     *Problem
	gates []*Gate // made so far, to be asked for again
	steps int
	jobs  bool // there may be jobs
	terms bool // what lapses may be renewed
	tame  bool // steps rest on those after them, most often without more ado
	owner int  // the step whose needs are made; -1: the goal
	long  int  // a day of the problem is counted in so many
	same  int
	calls int // of functions of the problem
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
func makeProblem(data []byte) (*Problem, *maker) {
	m := &maker{data: data}
	p := &Problem{Order: one(m, BySoonest, ByCheapest, ByFewest)}
	m.p = p
	features := m.n(8)
	m.jobs, m.terms, m.tame, m.owner = features&1 > 0, features&2 > 0, features&4 > 0, -1
	p.Start = one(m, 0, 100, 20_000, 0, 59, 365, 20_119, 0, 1, 90, 730, 11_000, -40)
	days := one(m, 12, 30, 20, 90, 400, 1500, 4000)
	m.long = max(1, days/25)
	p.Horizon = p.Start + days
	p.Capacity = one(m, 3, 1, 2, 3, 10, 2, 3, 3, 4, 5, 2, 1, 3, 2, 0)
	p.Add = m.add
	p.Whole = credential.DateOfDay(p.Start).Day <= 28
	p.Deadline, p.Budget = Never, NoBudget
	if m.n(4) == 1 {
		p.Deadline = m.day()
	}
	if m.n(4) == 1 {
		p.Budget = int64(m.n(12))
	}
	m.steps = 1 + m.n(7)
	p.Steps = make([]Step, m.steps)
	for i := range p.Steps {
		m.step(i)
	}
	for i := range p.Steps {
		m.lapsing(i)
	}
	p.Goal = m.gate(2)
	if m.n(4) == 1 {
		p.GoalEditions = m.editions()
	}
	for i := range p.Steps {
		m.owner = i
		m.needs(i)
	}
	return p, m
}

// add adds by the calendar.
func (m *maker) add(day int, l Length) int {
	m.calls++
	if l.Months == 0 {
		return day + l.Days
	}
	return credential.DateOfDay(day).Add(credential.Period(l)).DayNumber()
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
		s.Given, s.Late = true, m.n(4) == 1
		s.Done = one(m, m.p.Start, -Never, m.day(), m.p.Start+m.span())
		s.Began = s.Done
		if s.Done > -Never {
			s.Began -= one(m, 0, m.span())
		}
		return
	case 6:
		s.Late, s.Free = true, m.n(2) == 0
		return
	case 3, 7:
		if m.jobs {
			s.Rate, s.Free = 1+m.n(5), m.n(3) > 0
		}
	}
	if kind := m.n(8); kind > 0 && s.Rate == 0 {
		s.Takes = one(m, Length{Days: 1}, Length{}, Length{Days: m.span()}, Length{Months: 1}, Length{Months: m.n(4), Days: m.n(3)})
		s.Least = 28*s.Takes.Months + s.Takes.Days
	}
	if s.Takes != (Length{}) {
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
	s.Minor = m.n(8) == 1
	s.Open = m.open()
}

// open returns a calendar.
func (m *maker) open() func(int) int {
	var open func(int) int
	from, every := 0, 1
	switch m.n(14) {
	case 1: // from a day on
		from = m.day()
		open = func(day int) int { return max(day, from) }
	case 2: // once in a season
		every = 1 + m.span()
		open = func(day int) int { return day + ((from-day)%every+every)%every }
	case 3: // until a day
		from = m.day()
		open = func(day int) int {
			if day >= from {
				return Never
			}
			return day
		}
	case 4:
		open = func(int) int { return Never }
	default:
		return nil
	}
	return func(day int) int {
		m.calls++
		return open(day)
	}
}

// needs makes what step i needs.
func (m *maker) needs(i int) {
	s := &m.p.Steps[i]
	if s.Given || s.Late {
		return
	}
	switch m.n(4) {
	case 1:
		s.Needs = []Edition{{From: -Never, Until: Never, Gate: m.gate(1)}}
	case 2:
		s.Needs = m.editions()
	}
	if m.n(4) == 1 {
		s.If = m.gate(1)
	}
}

// editions returns up to three editions: past, with gaps, of no days or, now and
// then, overlapping.
func (m *maker) editions() []Edition {
	var all []Edition
	from, overlapping := -Never, m.n(12) == 1
	for left := m.n(3); left >= 0; left-- {
		e := Edition{From: from, Until: Never, Gate: m.gate(1)}
		if left > 0 || m.n(4) == 1 {
			e.Until = max(from, m.day())
		}
		all = append(all, e)
		from = e.Until
		if overlapping {
			from = m.day()
		} else if from < Never {
			from += one(m, 0, 0, m.span())
		}
	}
	return all
}

// gate returns a gate: nil, new, or one that was made before.
func (m *maker) gate(depth int) *Gate {
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
	g := &Gate{}
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
	g.Tag = len(m.gates) + 1
	m.gates = append(m.gates, g)
	return g
}

// again returns a gate that was made before or, of a leaf, another that holds on
// the same days.
func (m *maker) again(g *Gate) *Gate {
	if g.Op == AtLeast || m.n(2) == 0 {
		return g
	}
	if g.Same == 0 {
		m.same++
		g.Same = m.same
	}
	other := *g
	return &other
}

func (m *maker) leaf(g *Gate, kind int) {
	switch kind {
	default:
		g.Op = Source
		m.feed(g)
	case 7, 8:
		g.Op = Lump
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
		g.Op, g.N = From, m.day()
		return
	case 6:
		if !m.jobs {
			g.Op = Source
			m.feed(g)
			break
		}
		m.rate(g)
		return
	}
	switch m.n(8) {
	case 1:
		if g.Op == Lump && m.n(8) > 0 {
			return
		}
		lead := m.span()
		g.Early = func(end int) int { m.calls++; return end - lead }
	case 2:
		lasts := m.span()
		g.Late = func(end int) int { m.calls++; return end + lasts }
	}
}

// feed gives a leaf up to four steps to rest on.
func (m *maker) feed(g *Gate) {
	once := m.n(3) == 1
	for range one(m, 1, 2, 1, 3, 2, 1, 4, 0) {
		f := Feed{Step: m.support(), Lo: -Never, Hi: Never, Amount: one(m, 1, 2, 3, 4, 0)}
		if g.Op == Lump && m.n(16) > 0 && feeds(g, f.Step) {
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
			f.Once, f.Amount = 1, 3 // of one amount: else more done could be less had
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

func feeds(g *Gate, step int) bool {
	return slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Step == step })
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

func (m *maker) rate(g *Gate) {
	g.Op, g.N = Rate, m.n(20)*m.long
	for range m.n(4) {
		f := Feed{Step: m.n(m.steps)}
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
		g.Fixed = append(g.Fixed, Piece{From: from, Until: from + m.span(), Rate: 1 + m.n(4)})
	}
	if m.n(3) == 1 {
		g.Cap = 1 + m.n(4)
	}
	if m.n(3) == 1 {
		within := 1 + 2*m.span()
		g.Back = func(day int) int { m.calls++; return day - within }
	}
}

// lapsing lets what step i gives lapse, now and then.
func (m *maker) lapsing(i int) {
	if k := m.n(4); k != 1 && !(k == 2 && m.terms) {
		return
	}
	lasts := 1 + m.span()
	l := Lapsing{Step: i, Lapse: func(end int) int { m.calls++; return max(end, -Never+1) + lasts }}
	if m.terms && m.n(3) > 0 {
		m.renewal(&l)
	}
	m.p.Lapsings = append(m.p.Lapsings, l)
}

// renewal lets a lapsing be renewed: for ever, until a day, or from one on, at one
// fee or two.
func (m *maker) renewal(l *Lapsing) {
	term := 1 + m.span()
	from, until := -Never, Never
	switch m.n(4) {
	case 1:
		until = m.day()
	case 2:
		from = m.day()
	}
	fees := []Fee{{Price: int64(m.n(4)), Priced: true}}
	switch m.n(4) {
	case 1:
		fees[0].If = m.gate(1)
		fees = append(fees, Fee{Price: int64(2 + m.n(4)), Priced: m.n(2) == 0})
	case 2:
		fees[0].If = m.gate(1)
	case 3:
		fees[0] = Fee{}
	}
	l.Least = fees[0]
	if len(fees) > 1 && fees[1].less(fees[0]) {
		l.Least = fees[1]
	}
	l.Longest = term + m.n(3)
	l.Endless = from == -Never && until == Never
	l.Varies = !l.Endless
	open := func(day int) bool { return from <= day && day < until }
	l.Term = func(day int) int {
		m.calls++
		if !open(day) {
			return Never
		}
		return day + term
	}
	l.Fees = func(day int) []Fee {
		m.calls++
		if !open(day) {
			return nil
		}
		return fees
	}
}
