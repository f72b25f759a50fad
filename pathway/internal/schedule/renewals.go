package schedule

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// renewed returns the plan of a schedule with the renewals that its terms stand
// for; ok is false if one cannot be had.
func (q *Restriction) renewed(s *State, finish int) (plan Plan, ok bool) {
	plan = Plan{q: q, s: s, finish: finish, lacks: map[int]bool{}}
	due := s.due(q)
	for len(due) > 0 {
		day, n := due[0].Day, 1
		for n < len(due) && due[n].Day == day {
			n++
		}
		made, ok := s.renewOn(day, due[:n], q.Effort)
		for _, renewal := range made {
			plan.add(renewal)
		}
		plan.noteLowerFees(day, due[:n])
		if !ok {
			return plan, false
		}
		due = due[n:]
	}
	return plan, true
}

// add adds a renewal to a plan.
func (plan *Plan) add(r problem.Renewal) {
	plan.renewals = append(plan.renewals, r)
	plan.cost = plan.cost.Plus(r.Fee.Cost())
}

// due returns the renewals that the terms of a schedule stand for, by day,
// without their fees.
func (s *State) due(q *Restriction) []problem.Renewal {
	var due []problem.Renewal
	for _, l := range q.renewable(s.in) {
		lapsing := &s.p.Lapsings[l]
		end := s.end[lapsing.Step]
		if end == problem.Never || s.terms[l] == 0 {
			continue
		}
		until := problem.Never
		if lapsing.While != nil {
			until = s.keptUntil(l)
		}
		s.p.Terms(l, end, s.terms[l], s.p.Horizon, s.awardDays(lapsing), s.mayPay(l), func(day int) {
			if day < until {
				due = append(due, problem.Renewal{Lapsing: l, Day: day})
			}
		})
	}
	slices.SortStableFunc(due, func(a, b problem.Renewal) int { return cmp.Compare(a.Day, b.Day) })
	return due
}

// renewOn returns the renewals due on a day, with the fees that cost least
// together, in an order in which they can be made: none rests on one that is
// made after it. If not all can be had it returns those that can.
func (s *State) renewOn(day int, due []problem.Renewal, effort *Effort) (made []problem.Renewal, ok bool) {
	if len(due) == 0 {
		return nil, true
	}
	undo := s.unrenewed(day, due)
	fees := make([]problem.Fee, len(due))
	possible := make([]bool, len(due))
	first := -1
	for k, r := range due {
		fees[k], possible[k] = s.lowestFee(r.Lapsing, day, false)
		if least, _ := s.lowestFee(r.Lapsing, day, true); possible[k] && !least.Cost().Less(fees[k].Cost()) {
			first = k // it gets its lowest fee, and to have it can only help the others
			break
		}
	}
	undo()
	var best Plan
	for k, r := range due {
		if !possible[k] || first >= 0 && k != first || !effort.spend() {
			continue
		}
		r.Fee = fees[k]
		rest, all := s.renewOn(day, slices.Delete(slices.Clone(due), k, k+1), effort)
		var plan Plan
		for _, renewal := range append([]problem.Renewal{r}, rest...) {
			plan.add(renewal)
		}
		if all && !ok || all == ok && (best.renewals == nil || plan.cost.Less(best.cost)) {
			best, ok = plan, all
		}
	}
	return best.renewals, ok
}

// unrenewed takes back, of a day, the renewals that are due and the steps begun on
// that day that rest on them, and returns what restores them.
func (s *State) unrenewed(day int, due []problem.Renewal) (undo func()) {
	until, end := s.until, s.end
	s.until, s.end = slices.Clone(until), slices.Clone(end)
	for _, r := range due {
		s.until[r.Lapsing] = day
	}
	var begun []int
	for _, i := range s.in {
		if s.begin[i] == day && s.p.Steps[i].Rate == 0 {
			begun = append(begun, i)
			s.end[i] = problem.Never
		}
	}
	slices.SortFunc(begun, func(i, k int) int { return cmp.Compare(s.order[i], s.order[k]) })
	for _, i := range begun {
		if s.meets(&s.p.Steps[i].Needs, day, strict) {
			s.end[i] = end[i]
		}
	}
	return func() { s.until, s.end = until, end }
}

// lowestFee returns the lowest fee of a renewal on a day whose condition holds or,
// if unconditionally, whatever its condition.
func (s *State) lowestFee(l, day int, unconditionally bool) (best problem.Fee, ok bool) {
	for fee := range s.p.Lapsings[l].FeesOn(day) {
		if (unconditionally || s.holds(fee.If, day)) && (!ok || fee.Cost().Less(best.Cost())) {
			best, ok = fee, true
		}
	}
	return best, ok
}

// noteLowerFees notes, of the renewals due on a day, what lower fees than those
// of the plan ask for.
func (plan *Plan) noteLowerFees(day int, due []problem.Renewal) {
	s := plan.s
	for _, r := range due {
		lapsing := &s.p.Lapsings[r.Lapsing]
		moves := !s.p.Steps[lapsing.Step].Given
		plan.open = plan.open || moves && lapsing.Varies(s.p.Start)
		paid, ok := plan.fee(r)
		for fee := range lapsing.FeesOn(day) {
			if ok && !fee.Cost().Less(paid.Cost()) {
				continue
			}
			plan.open = plan.open || s.mightHold(fee.If, day, moves)
			fee.If.Leaves(func(g *problem.Gate) { plan.noteLacks(g, day) })
		}
	}
}

// fee returns the fee at which a plan has a renewal.
func (plan *Plan) fee(due problem.Renewal) (fee problem.Fee, ok bool) {
	at := slices.IndexFunc(plan.renewals, func(r problem.Renewal) bool { return r.Lapsing == due.Lapsing && r.Day == due.Day })
	if at < 0 {
		return problem.Fee{}, false
	}
	return plan.renewals[at].Fee, true
}

// noteLacks notes the lapsings that are not in force on a day, and would serve a
// leaf if they were.
func (plan *Plan) noteLacks(g *problem.Gate, day int) {
	for _, f := range g.Feeds {
		if f.Term == 0 || !plan.s.counts(g, f, day, ignoreExpiry) {
			continue
		}
		if g.LapseCountsUntil(plan.s.until[f.Term-1]) <= day {
			plan.lacks[f.Term-1] = true
		}
		if lapsing := &plan.s.p.Lapsings[f.Term-1]; lapsing.While != nil {
			if b, ok := plan.s.breach(f.Term - 1); ok && b.lapses <= day {
				lapsing.While.Leaves(func(leaf *problem.Gate) { plan.noteLacks(leaf, b.from) })
			}
		}
	}
}

// mightHold reports whether a gate might hold on a day by another schedule of the
// same set with the same terms or, if moves, on another day.
func (s *State) mightHold(g *problem.Gate, day int, moves bool) bool {
	switch {
	case g == nil:
		return true
	case g.Op == problem.Date:
		return moves || day >= g.N
	case g.Op != problem.AtLeast:
		return s.holds(g, day) || moves && len(g.Fixed) > 0 ||
			slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return moves || !s.p.Steps[f.Step].Given })
	}
	met := 0
	for _, part := range g.Of {
		if s.mightHold(part, day, moves) {
			met++
		}
	}
	return met >= g.N
}

// renewGated renews what lapses on a day and is renewed only where the gate of a fee holds,
// and reports whether anything was.
func (s *State) renewGated(day int) bool {
	renewed := false
	for l := range s.p.Lapsings {
		if !s.p.Lapsings[l].Gated || s.until[l] != day {
			continue
		}
		lapsing, times := &s.p.Lapsings[l], len(s.paidFor(l))
		if _, ok := s.lowestFee(l, day, false); !ok || s.terms[l] > 0 && times+1 >= s.terms[l] {
			continue
		}
		if next := lapsing.NextTerm(day, times); day < next && next < problem.Never {
			if s.paid == nil {
				s.paid = make([][]int, len(s.p.Lapsings))
			}
			s.paid[l] = append(s.paid[l], day)
			s.until[l] = lapsing.RenewedBy(next, s.end[lapsing.Step], s.awardDays(lapsing))
			renewed = true
		}
	}
	return renewed
}

// nextLapse returns the first day after one on which something lapses that is gated, or Never.
func (s *State) nextLapse(day int) int {
	next := problem.Never
	for l := range s.p.Lapsings {
		if s.p.Lapsings[l].Gated && s.until[l] > day {
			next = min(next, s.until[l])
		}
	}
	return next
}

// mayPay returns what says on which days a fee is paid for a lapsing; nil if it is not gated.
func (s *State) mayPay(l int) func(day int) bool {
	if !s.p.Lapsings[l].Gated {
		return nil
	}
	paid := s.paidFor(l)
	return func(day int) bool {
		_, is := slices.BinarySearch(paid, day)
		return is
	}
}

// paidFor returns the days on which a fee is paid for a lapsing that is gated.
func (s *State) paidFor(l int) []int {
	if s.paid == nil {
		return nil
	}
	return s.paid[l]
}
