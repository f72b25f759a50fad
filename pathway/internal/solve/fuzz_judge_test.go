package solve

import (
	"slices"
)

// A ledger is what was done and when, judged day by day by what the comments of
// the types say. It shares no code with the package.
type ledger struct {
	p     *Problem
	begin []int // by step; Never: not at all
	end   []int
	until []int // by lapsing: the day on which it is no longer in force
	jobs  []Span
}

// newLedger returns a ledger of what is given.
func newLedger(p *Problem) *ledger {
	b := &ledger{p: p}
	for _, s := range p.Steps {
		if s.Given {
			b.begin, b.end = append(b.begin, s.Began), append(b.end, s.Done)
		} else {
			b.begin, b.end = append(b.begin, Never), append(b.end, Never)
		}
	}
	for range p.Lapsings {
		b.until = append(b.until, Never)
	}
	for i := range p.Steps {
		b.lapse(i)
	}
	return b
}

// do begins a step on a day.
func (b *ledger) do(i, day int) {
	b.begin[i], b.end[i] = day, b.p.Add(day, b.p.Steps[i].Takes)
	b.lapse(i)
}

func (b *ledger) undo(i int) { b.begin[i], b.end[i] = Never, Never }

func (b *ledger) lapse(i int) {
	for l, lapsing := range b.p.Lapsings {
		if lapsing.Step == i && b.end[i] != Never {
			b.until[l] = lapsing.Lapse(b.end[i])
		}
	}
}

func (b *ledger) holds(g *Gate, day int) bool {
	if g == nil {
		return true
	}
	sum := 0
	switch g.Op {
	case AtLeast:
		for _, part := range g.Of {
			if b.holds(part, day) {
				sum++
			}
		}
	case Source:
		return slices.ContainsFunc(g.Feeds, func(f Feed) bool { return b.counts(g, f, day) })
	case Lump:
		taken := map[int]bool{}
		for _, f := range g.Feeds {
			if b.counts(g, f, day) && !taken[f.Once] {
				sum += f.Amount
				taken[f.Once] = f.Once != 0
			}
		}
	case Rate:
		sum = b.collected(g, day)
	case From:
		sum = day
	}
	return sum >= g.N
}

func (b *ledger) counts(g *Gate, f Feed, day int) bool {
	begin, end := b.begin[f.Step], b.end[f.Step]
	if end == Never || end < f.Lo || f.Hi <= end {
		return false
	}
	from := end
	if g.Early != nil {
		from = max(begin, g.Early(end))
	}
	return from <= day && (g.Late == nil || f.Recent || day < g.Late(end)) &&
		(f.Term == 0 || day < b.until[f.Term-1])
}

// collected adds up what a Rate leaf has on the days before one.
func (b *ledger) collected(g *Gate, day int) int {
	from := b.p.Start
	for _, piece := range g.Fixed {
		from = min(from, piece.From)
	}
	if g.Back != nil {
		from = max(from, g.Back(day))
	}
	sum := 0
	for d := from; d < day; d++ {
		rate := 0
		for _, piece := range g.Fixed {
			if piece.From <= d && d < piece.Until {
				rate += piece.Rate
			}
		}
		for _, span := range b.jobs {
			if span.From <= d && d < span.Until && slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Step == span.Step }) {
				rate += b.p.Steps[span.Step].Rate
			}
		}
		if g.Cap > 0 {
			rate = min(rate, g.Cap)
		}
		sum += rate
	}
	return sum
}

// inForce judges the first edition that is in force on a day.
func (b *ledger) inForce(editions []Edition, day int) bool {
	for _, e := range editions {
		if e.From <= day && day < e.Until {
			return b.holds(e.Gate, day)
		}
	}
	return len(editions) == 0
}

func (b *ledger) goal(day int) bool {
	return b.holds(b.p.Goal, day) && b.inForce(b.p.GoalEditions, day)
}

// may reports whether a step may begin on a day, its load apart.
func (b *ledger) may(i, day int) bool {
	s := &b.p.Steps[i]
	return (s.Open == nil || s.Open(day) == day) && b.inForce(s.Needs, day) && b.holds(s.If, day)
}

// load returns the load of the chosen steps that run on a day.
func (b *ledger) load(day int) int {
	sum := 0
	for i, s := range b.p.Steps {
		if !s.Given && b.begin[i] <= day && day < b.end[i] && b.begin[i] != Never {
			sum += s.Load
		}
	}
	return sum
}
