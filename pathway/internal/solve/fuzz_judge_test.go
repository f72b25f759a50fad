package solve

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A ledger is what was done and when, judged day by day by what the comments of
// the types say. It shares no code with the package.
type ledger struct {
	p     *problem.Problem
	begin []int // by step; Never: not at all
	end   []int
	until []int // by lapsing: the day on which it is no longer in force
	jobs  []problem.Span
}

// newLedger returns a ledger of what is given.
func newLedger(p *problem.Problem) *ledger {
	b := &ledger{p: p}
	for _, s := range p.Steps {
		if s.Given {
			b.begin, b.end = append(b.begin, s.Began), append(b.end, s.Done)
		} else {
			b.begin, b.end = append(b.begin, problem.Never), append(b.end, problem.Never)
		}
	}
	for range p.Lapsings {
		b.until = append(b.until, problem.Never)
	}
	for i := range p.Steps {
		b.lapse(i)
	}
	return b
}

// do begins a step on a day.
func (b *ledger) do(i, day int) {
	takes := credential.Period(b.p.Steps[i].Takes)
	b.begin[i], b.end[i] = day, credential.DateOfDay(day).Add(takes).DayNumber()
	b.lapse(i)
}

func (b *ledger) undo(i int) { b.begin[i], b.end[i] = problem.Never, problem.Never }

func (b *ledger) lapse(i int) {
	for l, lapsing := range b.p.Lapsings {
		if lapsing.Step == i && b.end[i] != problem.Never {
			b.until[l] = b.end[i] + lapsing.Lasts.Days
			if b.p.Steps[i].Given {
				b.until[l] = lapsing.LapsesOn
			}
		}
	}
}

func (b *ledger) holds(g *problem.Gate, day int) bool {
	if g == nil {
		return true
	}
	sum := 0
	switch g.Op {
	case problem.AtLeast:
		for _, part := range g.Of {
			if b.holds(part, day) {
				sum++
			}
		}
	case problem.AnyOf:
		return slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return b.counts(g, f, day) })
	case problem.Sum:
		taken := map[int]bool{}
		for _, f := range g.Feeds {
			if b.counts(g, f, day) && !taken[f.Exclusive] {
				sum += f.Amount
				taken[f.Exclusive] = f.Exclusive != 0
			}
		}
	case problem.Accrual:
		sum = b.collected(g, day)
	case problem.Date:
		sum = day
	}
	return sum >= g.N
}

func (b *ledger) counts(g *problem.Gate, f problem.Feed, day int) bool {
	begin, end := b.begin[f.Step], b.end[f.Step]
	if end == problem.Never || end < f.Lo || f.Hi <= end {
		return false
	}
	from := end
	if g.UnderWay.Days > 0 {
		from = max(begin, end-g.UnderWay.Days)
	}
	if g.For.Days > 0 && end > -problem.Never {
		from = max(end, b.since(g, f.Step)+g.For.Days)
	}
	until := problem.Never
	if f.Term > 0 {
		until = b.until[f.Term-1]
	}
	if until < problem.Never && g.Past.Days > 0 {
		until += g.Past.Days + 1
	}
	return from <= day && (g.Within.Days == 0 || f.Recent || day-g.Within.Days <= end) && day < until
}

// since returns the day from which on something was had without a break up to the end
// of a step: given ones join.
func (b *ledger) since(g *problem.Gate, step int) int {
	since := b.end[step]
	for again := b.p.Steps[step].Given; again; {
		again = false
		for _, f := range g.Feeds {
			end := b.end[f.Step]
			lasts := f.Term == 0 || b.until[f.Term-1] >= since
			if b.p.Steps[f.Step].Given && f.Lo <= end && end < f.Hi && end > -problem.Never && end < since && lasts {
				since, again = end, true
			}
		}
	}
	return since
}

// collected adds up what a Rate leaf has on the days before one.
func (b *ledger) collected(g *problem.Gate, day int) int {
	from := b.p.Start
	for _, piece := range g.Fixed {
		from = min(from, piece.From)
	}
	if g.Within.Days > 0 {
		from = max(from, day-g.Within.Days)
	}
	if g.Since != nil {
		since := day
		for _, f := range g.Since.Feeds {
			if b.counts(g.Since, f, day) {
				since = min(since, b.end[f.Step])
			}
		}
		from = max(from, since)
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
			if span.From <= d && d < span.Until && slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return f.Step == span.Step }) {
				rate += b.p.Steps[span.Step].Rate
			}
		}
		if g.Cap > 0 {
			rate = min(rate, g.Cap)
		}
		sum += rate
	}
	for _, kind := range g.AtMost {
		if much := b.collected(kind, day); much > kind.N {
			sum -= much - kind.N
		}
	}
	return sum
}

// meets judges the first edition that is in force on a day, and the offer.
func (b *ledger) meets(c problem.Condition, day int) bool {
	rule := len(c.Editions) == 0
	for _, e := range c.Editions {
		if e.From <= day && day < e.Until {
			rule = b.holds(e.Gate, day)
			break
		}
	}
	return rule && b.holds(c.Offer, day)
}

func (b *ledger) goal(day int) bool { return b.meets(b.p.Goal, day) }

// may reports whether a step may begin on a day, its load apart.
func (b *ledger) may(i, day int) bool {
	s := &b.p.Steps[i]
	open := s.Open == nil || slices.ContainsFunc(s.Open.Spans, func(span days.Span) bool { return span.From <= day && day < span.Until })
	return open && b.meets(s.Needs, day)
}

// load returns the load of the chosen steps that run on a day.
func (b *ledger) load(day int) int {
	sum := 0
	for i, s := range b.p.Steps {
		if !s.Given && b.begin[i] <= day && day < b.end[i] && b.begin[i] != problem.Never {
			sum += s.Load
		}
	}
	return sum
}

// checkFinish reports a goal that holds before the day of the finish.
func (b *ledger) checkFinish(s *problem.Solution) error {
	for day := b.p.Start; day < s.Finish; day++ {
		if b.goal(day) {
			return fmt.Errorf("the goal holds on day %d already", day)
		}
	}
	return nil
}

// checkTurns reports a job that begins on a day on which none may begin.
func (b *ledger) checkTurns(s *problem.Solution) error {
	for _, span := range s.Jobs {
		if !b.turns(s.Set, span.From, 0) {
			return fmt.Errorf("job %d begins on day %d, on which no job may begin", span.Step, span.From)
		}
	}
	return nil
}

// turns reports whether a job of a set may begin on a day: the first, one on which
// an edition begins to be in force, or one on which a leaf comes to hold, or a kind of
// work comes to be as much as counts. Leaves fed
// by steps that are set apart make no such day.
func (b *ledger) turns(set []int, day int, apart uint) bool {
	if day == b.p.Start {
		return true
	}
	turns := false
	gate := func(g *problem.Gate) {
		g.Leaves(func(leaf *problem.Gate) {
			for _, g := range append([]*problem.Gate{leaf}, leaf.AtMost...) {
				turns = turns || b.holds(g, day) && !b.holds(g, day-1) && !b.restsOn(g, apart)
			}
		})
	}
	condition := func(c problem.Condition) {
		for _, e := range c.Editions {
			turns = turns || e.From == day
			gate(e.Gate)
		}
		gate(c.Offer)
	}
	for _, i := range set {
		condition(b.p.Steps[i].Needs)
	}
	condition(b.p.Goal)
	return turns
}

// restsOn reports whether a leaf is fed by one of some steps that have begun.
func (b *ledger) restsOn(leaf *problem.Gate, steps uint) bool {
	return slices.ContainsFunc(leaf.Feeds, func(f problem.Feed) bool { return steps>>f.Step&1 == 1 })
}

// checkUses judges what a solution says that it rests on.
func (b *ledger) checkUses(s *problem.Solution) error {
	all := tagged(b.p)
	for _, use := range s.Uses {
		leaf := all[use.Leaf.Tag]
		if leaf == nil || !b.holds(leaf, use.Day) {
			return fmt.Errorf("leaf %d does not hold on day %d", use.Leaf.Tag, use.Day)
		}
		for _, i := range use.Steps {
			feeds := leaf.Feeds
			if leaf.Since != nil {
				feeds = slices.Concat(feeds, leaf.Since.Feeds)
			}
			if !slices.ContainsFunc(feeds, func(f problem.Feed) bool { return f.Step == i }) {
				return fmt.Errorf("step %d does not feed leaf %d", i, leaf.Tag)
			}
		}
	}
	return nil
}

// tagged returns the gates of a problem by their tags.
func tagged(p *problem.Problem) map[int]*problem.Gate {
	tagged := map[int]*problem.Gate{}
	everyGate(p, func(g *problem.Gate) { tagged[g.Tag] = g })
	return tagged
}

// resting judges what work may be left off for.
var resting = []check{(*ledger).checkTurns, (*ledger).checkUses}

// checkIdle reports spans of one job that run on, and one that could as well end a
// day sooner for all that the solution rests on. Where something else is collected
// a job goes on until enough was done, though the rest might have come by itself.
func (b *ledger) checkIdle(s *problem.Solution) error {
	for k, span := range s.Jobs {
		if k > 0 && s.Jobs[k-1].Step == span.Step && s.Jobs[k-1].Until == span.From {
			return fmt.Errorf("job %d goes on from day %d as another step", span.Step, span.From)
		}
		if less := shorter(s, k); !helped(b.p, span.Step) && judged(b.p, less, replay, resting) == nil {
			return fmt.Errorf("job %d from day %d serves nothing on its last day", span.Step, span.From)
		}
	}
	return nil
}

// helped reports whether a leaf that a job feeds collects something anyway, or more of a
// faster job, so that the last day of that is more than is needed.
func helped(p *problem.Problem, job int) (helped bool) {
	everyGate(p, func(g *problem.Gate) {
		faster := func(f problem.Feed) bool { return p.Steps[f.Step].Rate > p.Steps[job].Rate }
		helped = helped || feeds(g, job) && (len(g.Fixed) > 0 || slices.ContainsFunc(g.Feeds, faster))
	})
	return helped
}

// shorter returns a solution with one of its jobs ended a day sooner.
func shorter(s *problem.Solution, k int) *problem.Solution {
	less := *s
	less.Jobs = slices.Clone(s.Jobs)
	if less.Jobs[k].Until--; less.Jobs[k].Until == less.Jobs[k].From {
		less.Jobs = slices.Delete(less.Jobs, k, k+1)
	}
	return &less
}
