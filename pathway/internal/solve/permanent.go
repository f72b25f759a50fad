package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Something is permanent if it never ends once it is so, and temporary if it may
// end. The search asks that of a whole problem, of what is given, and of jobs.

// isPermanent reports whether every condition of a problem, once met, stays met, and
// no step asks for hours. Then only the set of steps matters, not which step supports
// which leaf.
func isPermanent(p *problem.Problem) bool {
	dated := func(e problem.Edition) bool { return e.From > p.Start || e.Until < problem.Never }
	ofSomeDays := func(f problem.Feed) bool { return f.Lo > p.Start || f.Hi < problem.Never }
	return len(p.Lapsings) == 0 && !slices.ContainsFunc(p.Goal.Editions, dated) &&
		!slices.ContainsFunc(p.Leaves(), func(g *problem.Gate) bool {
			return g.Op == problem.Accrual || g.Temporary() || slices.ContainsFunc(g.Feeds, ofSomeDays)
		}) &&
		!slices.ContainsFunc(p.Steps, func(step problem.Step) bool {
			return step.Rate > 0 || step.Load > 0 || step.Automatic || slices.ContainsFunc(step.Needs.Editions, dated)
		})
}

// isTimeless reports whether nothing in a problem takes time or waits for a day.
func isTimeless(p *problem.Problem) bool {
	return !slices.ContainsFunc(p.Steps, func(step problem.Step) bool {
		return step.Given && (step.Began > p.Start || step.Done > p.Start) ||
			!step.Given && (!step.Takes.IsZero() || step.Open != nil)
	}) && !slices.ContainsFunc(p.Leaves(), func(g *problem.Gate) bool {
		return g.Op == problem.Date && g.N > p.Start || !g.UnderWay.IsZero() || !g.For.IsZero()
	})
}

// permanentFrom returns the first day from which on a gate holds for ever by what
// is given alone, or Never. No support that comes later can be of use.
func (e *search) permanentFrom(g *problem.Gate) int {
	if g == nil {
		return e.p.Start
	}
	if day, ok := e.memo.permanentFrom[g]; ok {
		return day
	}
	day := problem.Never
	switch g.Op {
	case problem.AtLeast:
		days := make([]int, len(g.Of))
		for i, part := range g.Of {
			days[i] = e.permanentFrom(part)
		}
		day = nth(days, g.N, e.p.Start)
	case problem.AnyOf:
		for _, f := range g.Feeds {
			if e.isPermanentFeed(g, f) {
				day = min(day, e.given.CountsFrom(g, f))
			}
		}
	case problem.Sum:
		day = e.sumPermanentFrom(g)
	case problem.Accrual:
		if g.Within.IsZero() {
			day = schedule.AccrualDay(e.p, g, problem.Never, 0, e.givenSince(g))
		}
	case problem.Date:
		day = g.N
	default:
		panic("solve: no such gate")
	}
	e.memo.permanentFrom[g] = day
	return day
}

// givenSince returns the first day that counts for an accrual if nothing is done but what
// is given.
func (e *search) givenSince(g *problem.Gate) int {
	if g.Since == nil {
		return -problem.Never
	}
	return e.permanentFrom(g.Since)
}

// isPermanentFeed reports whether a feed is given and, once it counts, always does.
func (e *search) isPermanentFeed(g *problem.Gate, f problem.Feed) bool {
	return e.p.Steps[f.Step].Given && e.given.IsPermanent(g, f)
}

// sumPermanentFrom returns the first day from which on the given feeds of a sum that
// are permanent are enough.
func (e *search) sumPermanentFrom(g *problem.Gate) int {
	var feeds []problem.Feed
	for _, f := range g.Feeds {
		if e.isPermanentFeed(g, f) {
			feeds = append(feeds, f)
		}
	}
	if problem.TotalOf(feeds) < g.N {
		return problem.Never
	}
	day := e.p.Start
	for _, f := range feeds {
		day = max(day, e.given.CountsFrom(g, f)) // when all are there: no earlier day is claimed
	}
	return day
}

// nth returns the n-th smallest of days, or Never if there are fewer.
func nth(days []int, n, none int) int {
	switch {
	case n <= 0:
		return none
	case n > len(days):
		return problem.Never
	}
	slices.Sort(days)
	return days[n-1]
}

// staysOpen reports whether a step that could begin on one day can begin on every
// later one, with what lapses renewed.
func (e *search) staysOpen(i int) bool {
	if open, ok := e.memo.staysOpen[i]; ok {
		return open
	}
	open := true
	for _, edition := range e.p.Steps[i].Needs.Editions {
		if edition.Until <= e.earliest.Begin[i] {
			continue
		}
		open = open && edition.Until == problem.Never
		edition.Gate.Leaves(func(g *problem.Gate) {
			open = open && g.Within.IsZero() && !slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool {
				return f.Term > 0 && !e.p.Lapsings[f.Term-1].IsPermanent(e.p.Start)
			})
		})
	}
	e.memo.staysOpen[i] = open
	return open
}
