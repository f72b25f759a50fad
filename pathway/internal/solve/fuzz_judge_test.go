package solve

import (
	"cmp"
	"fmt"
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

// A brute tries every schedule of every set, day by day.
type brute struct {
	*ledger
	soonest map[uint]int    // by what was begun: the first day on which it reached the goal
	seen    map[string]bool // days with what was begun by then
}

// maxSeen is how many states are tried.
const maxSeen = 3_000

// exhausted returns the earliest finish of every set begun whole, unless it takes
// too long to find them, or something in the problem is more than it knows.
func exhausted(p *Problem) (map[uint]int, bool) {
	for _, s := range p.Steps {
		if s.Rate > 0 {
			return nil, false
		}
	}
	for _, l := range p.Lapsings {
		if l.Term != nil {
			return nil, false
		}
	}
	if p.Horizon > p.Start+30 {
		return nil, false
	}
	b := &brute{newLedger(p), map[uint]int{}, map[string]bool{}}
	b.on(p.Start, 0)
	return b.soonest, len(b.seen) <= maxSeen
}

// on tries a day with what was begun so far.
func (b *brute) on(day int, done uint) {
	for ; day <= min(b.p.Horizon, b.p.Deadline) && len(b.seen) <= maxSeen; day++ {
		key := fmt.Sprint(day, b.begin)
		if b.seen[key] {
			return
		}
		b.seen[key] = true
		if b.goal(day) {
			if was, had := b.soonest[done]; !had || day < was {
				b.soonest[done] = day
			}
			return
		}
		for i, s := range b.p.Steps {
			if s.Given || b.begin[i] != Never || b.hasGroup(s.Group) || !b.may(i, day) {
				continue
			}
			b.do(i, day)
			if b.load(day) <= b.p.Capacity {
				b.on(day, done|1<<i)
			}
			b.undo(i)
		}
	}
}

func (b *brute) hasGroup(group int) bool {
	for i, s := range b.p.Steps {
		if !s.Given && b.begin[i] != Never && s.Group == group {
			return true
		}
	}
	return false
}

// A listed set is what Solutions is to have.
type listed struct {
	key Key
	set []int
}

// minimalOf returns, of the earliest finishes of sets, the minimal sets in the
// order of solutions, with sets that are alike.
func minimalOf(p *Problem, soonest map[uint]int) []listed {
	first := func(set uint) int { // by any of its steps
		day := Never
		for done, finish := range soonest {
			if done&^set == 0 {
				day = min(day, finish)
			}
		}
		return day
	}
	var all []listed
	for set, finish := range soonest {
		n, unpriced, cost := listed{}, 0, int64(0)
		least := first(set) == finish
		for i, s := range p.Steps {
			if set>>i&1 == 0 {
				continue
			}
			n.set = append(n.set, i)
			least = least && first(set&^(1<<i)) > finish
			if !s.Free && s.Priced {
				cost += s.Price
			} else if !s.Free {
				unpriced++
			}
		}
		n.key = keyOf(p.Order, finish, unpriced, cost, len(n.set))
		if least && cost <= p.Budget {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, func(a, b listed) int {
		return cmp.Or(slices.Compare(a.key[:], b.key[:]), slices.Compare(a.set, b.set))
	})
	return all
}

// keyOf states the orders once more.
func keyOf(o Order, finish, unpriced int, cost int64, steps int) Key {
	f, u, n := int64(finish), int64(unpriced), int64(steps)
	return map[Order]Key{BySoonest: {f, u, cost, n}, ByCheapest: {u, cost, f, n}, ByFewest: {n, f, u, cost}}[o]
}

// classesOf returns the classes of a set, in order.
func classesOf(p *Problem, set []int) string {
	var classes []int
	for _, i := range set {
		classes = append(classes, p.Steps[i].Class)
	}
	slices.Sort(classes)
	return fmt.Sprint(classes)
}
