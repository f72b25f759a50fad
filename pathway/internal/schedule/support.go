package schedule

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// uses returns the uses of a plan, those of the fees of its renewals included. A renewal rests
// neither on itself nor on those that are made after it on its day.
func (plan Plan) uses() []problem.Use {
	uses := plan.s.uses(plan.finish)
	for k, renewal := range plan.renewals {
		if renewal.Fee.If == nil {
			continue
		}
		n := k + 1
		for n < len(plan.renewals) && plan.renewals[n].Day == renewal.Day {
			n++
		}
		undo := plan.s.unrenewed(renewal.Day, plan.renewals[k:n])
		uses = plan.s.use(uses, problem.OfFee(k), renewal.Fee.If, renewal.Day)
		undo()
	}
	return plan.s.withAutomatic(uses)
}

// uses returns which steps support each leaf that a finished schedule rests
// on: for every step of the set the condition that it met on the day it began, and
// the goal on the day of the finish. A step rests only on what was begun before it,
// so that steps of one day do not rest on each other in a circle.
func (s *State) uses(finish int) []problem.Use {
	var uses []problem.Use
	for _, i := range s.in {
		step := &s.p.Steps[i]
		if step.Rate > 0 {
			for _, span := range s.jobs {
				if span.Step == i {
					s.lastSeen = span.After
					uses = s.useCondition(uses, i, &step.Needs, span.From)
				}
			}
		} else if s.Begun(i) && !step.Automatic {
			uses = s.usesOf(uses, i)
		}
	}
	s.lastSeen = problem.Never
	return s.withAutomatic(s.useCondition(uses, problem.OfGoal, &s.p.Goal, finish))
}

// usesOf appends the support of what a step needs that has begun.
func (s *State) usesOf(uses []problem.Use, i int) []problem.Use {
	s.lastSeen = s.order[i] - 1
	uses = s.useCondition(uses, i, &s.p.Steps[i].Needs, s.begin[i])
	s.lastSeen = problem.Never
	return uses
}

// withAutomatic appends the uses of those automatic steps that others rest on.
func (s *State) withAutomatic(uses []problem.Use) []problem.Use {
	done := map[int]bool{}
	for _, use := range uses {
		done[use.Owner] = true
	}
	for at := 0; at < len(uses); at++ {
		for _, i := range uses[at].Steps {
			if s.p.Steps[i].Automatic && !done[i] {
				done[i] = true
				uses = s.usesOf(uses, i)
			}
		}
	}
	return uses
}

// useCondition appends the support of a condition that holds on a day.
func (s *State) useCondition(uses []problem.Use, owner int, c *problem.Condition, day int) []problem.Use {
	if rule, ok := c.On(day); ok {
		uses = s.use(uses, owner, rule, day)
	}
	if s.ignoreOffers {
		return uses
	}
	return s.use(uses, owner, c.Offer, day)
}

// use appends the support of a gate that holds on a day. Of alternatives it
// takes those that rest on the fewest things that are assumed, then those that
// need the fewest steps that were chosen, then those that have held longest, then
// those with the first steps. The order in which the parts stand is not looked at,
// so that it changes nothing.
func (s *State) use(uses []problem.Use, owner int, g *problem.Gate, day int) []problem.Use {
	if g == nil {
		return uses
	}
	if g.Op == problem.AtLeast {
		var alternatives []alternative
		for _, part := range g.Of {
			if s.holds(part, day) {
				alternatives = append(alternatives, s.alternative(owner, part, day))
			}
		}
		slices.SortStableFunc(alternatives, alternative.compare)
		for _, a := range alternatives[:min(g.N, len(alternatives))] {
			uses = append(uses, a.uses...)
		}
		return uses
	}
	use := problem.Use{Owner: owner, Day: day, Leaf: g}
	use.Steps, use.Met, use.From = s.supporters(g, day)
	return s.useKeeping(append(uses, use), owner, g, use.Steps, day)
}

// An alternative is the support of one part of a gate.
type alternative struct {
	uses    []problem.Use
	assumed int // steps that are assumed
	chosen  int // steps that were chosen
	met     int // the day from which on it has held
	steps   []int
}

func (s *State) alternative(owner int, g *problem.Gate, day int) alternative {
	a := alternative{uses: s.use(nil, owner, g, day)}
	assumed, chosen := map[int]bool{}, map[int]bool{}
	for _, use := range a.uses {
		a.met = max(a.met, use.Met)
		for _, i := range use.Steps {
			a.steps = append(a.steps, i)
			switch {
			case s.isAssumed(use, i):
				assumed[i] = true
			case !s.p.Steps[i].Given:
				chosen[i] = true
			}
		}
	}
	a.assumed, a.chosen = len(assumed), len(chosen)
	slices.Sort(a.steps)
	return a
}

func (a alternative) compare(b alternative) int {
	return cmp.Or(cmp.Compare(a.assumed, b.assumed), cmp.Compare(a.chosen, b.chosen), cmp.Compare(a.met, b.met), slices.Compare(a.steps, b.steps))
}

// isAssumed reports whether a use rests on a step of which nobody knows that it
// counts.
func (s *State) isAssumed(use problem.Use, step int) bool {
	feeds := use.Leaf.Supporters()
	return slices.ContainsFunc(feeds, func(f problem.Feed) bool { return f.Step == step && s.unsaid(f) }) &&
		!slices.ContainsFunc(feeds, func(f problem.Feed) bool {
			return f.Step == step && !s.unsaid(f) && s.Counts(use.Leaf, f, use.Day)
		})
}

// unsaid reports whether nobody knows that a feed counts: that is said of the feed,
// or its step is given but on demand.
func (s *State) unsaid(f problem.Feed) bool {
	step := &s.p.Steps[f.Step]
	return f.Unsaid || step.Given && step.OnDemand
}

// supporters returns the steps by which a leaf holds on a day, and the first day from
// which on it has held by them; of an accrual also the first day that counted then.
func (s *State) supporters(g *problem.Gate, day int) (steps []int, met, from int) {
	switch g.Op {
	case problem.AnyOf:
		steps, met = s.bestSupporter(g, day)
		return steps, met, 0
	case problem.Sum:
		steps, met = s.contributors(g, day)
		return steps, met, 0
	case problem.Accrual:
		return s.workers(g, day)
	case problem.Date:
		return nil, g.N, 0
	}
	panic("schedule: no such leaf")
}

// bestSupporter prefers what is known to count, then a given step, then the one
// that counted first.
func (s *State) bestSupporter(g *problem.Gate, day int) (steps []int, met int) {
	best := -1
	for k, f := range g.Feeds {
		if s.Counts(g, f, day) && (best < 0 || s.compareFeeds(g, f, g.Feeds[best]) < 0) {
			best = k
		}
	}
	f := g.Feeds[best]
	if !g.For.IsZero() {
		return s.tenure(g, f), s.CountsFrom(g, f)
	}
	return []int{f.Step}, s.CountsFrom(g, f)
}

// compareFeeds orders feeds that count: what is known to count first, then given
// steps, then by the day from which on they count.
func (s *State) compareFeeds(g *problem.Gate, a, b problem.Feed) int {
	if unsaid := s.unsaid(a); unsaid != s.unsaid(b) {
		return first(!unsaid)
	}
	if given := s.p.Steps[a.Step].Given; given != s.p.Steps[b.Step].Given {
		return first(given)
	}
	return cmp.Compare(s.CountsFrom(g, a), s.CountsFrom(g, b))
}

// first returns the order of two things of which one comes first.
func first(a bool) int {
	if a {
		return -1
	}
	return 1
}

// contributors takes feeds in their order until they are enough.
func (s *State) contributors(g *problem.Gate, day int) (steps []int, met int) {
	feeds := slices.DeleteFunc(slices.Clone(g.Feeds), func(f problem.Feed) bool { return !s.Counts(g, f, day) })
	slices.SortStableFunc(feeds, func(a, b problem.Feed) int { return s.compareFeeds(g, a, b) })
	sum := 0
	for k, f := range feeds {
		if sum >= g.N {
			break
		}
		if slices.ContainsFunc(feeds[:k], f.Excludes) {
			continue
		}
		sum += f.Amount
		steps = append(steps, f.Step)
		met = max(met, s.CountsFrom(g, f))
	}
	return steps, met
}

// workers takes every job that fed the leaf by the day it came to hold, and what it
// counts from; from is the first day that counted then.
func (s *State) workers(g *problem.Gate, day int) (steps []int, met, from int) {
	met, since := day, -problem.Never
	var began []int
	if g.Since != nil {
		began, since = s.beginning(g, day)
	}
	if g.CountsAll() {
		met = s.firstHeld(g, since, day)
	}
	from = max(g.FirstCounted(met), since)
	for _, span := range s.jobs {
		if span.From >= met || span.Until <= from || !g.FedBy(span.Step) || slices.Contains(steps, span.Step) {
			continue
		}
		if kind := g.KindOf(span.Step); kind == nil || !g.Within.IsZero() || s.collected(kind, from, span.From) < kind.N {
			steps = append(steps, span.Step)
		}
	}
	return append(steps, began...), met, from
}

// beginning returns the step that an accrual counts from, and the day: the first that is
// known or, where too little was collected since then, the first.
func (s *State) beginning(g *problem.Gate, day int) (steps []int, since int) {
	feeds := slices.DeleteFunc(slices.Clone(g.Since.Feeds), func(f problem.Feed) bool { return !s.Counts(g.Since, f, day) })
	slices.SortStableFunc(feeds, func(a, b problem.Feed) int {
		if unsaid := s.unsaid(a); unsaid != s.unsaid(b) {
			return first(!unsaid)
		}
		return cmp.Or(cmp.Compare(s.end[a.Step], s.end[b.Step]), s.compareFeeds(g.Since, a, b))
	})
	for _, f := range feeds {
		if since = s.end[f.Step]; s.collected(g, max(g.FirstCounted(day), since), day) >= g.N {
			return []int{f.Step}, since
		}
	}
	return nil, -problem.Never // it asks for nothing
}

// firstHeld returns the first day on which an accrual of which all counts from a day on
// holds, at most the given one.
func (s *State) firstHeld(g *problem.Gate, since, day int) int {
	low, high := s.p.Start, day
	for low < high {
		if mid := low + (high-low)/2; s.collected(g, since, mid) >= g.N {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}
