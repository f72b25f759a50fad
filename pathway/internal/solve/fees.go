package solve

import (
	"cmp"
	"slices"
)

// renewed adds to a schedule the renewals that its terms stand for; ok is false
// if one cannot be had.
func (p *Problem) renewed(s *state, finish int) (got plan, ok bool) {
	got = plan{s: s, finish: finish, lacks: map[int]bool{}}
	due := s.due()
	for len(due) > 0 {
		day, n := due[0].Day, 1
		for n < len(due) && due[n].Day == day {
			n++
		}
		made, ok := s.renewOn(day, due[:n])
		for _, renewal := range made {
			got.add(renewal)
		}
		s.judgeFees(&got, day, due[:n])
		if !ok {
			return got, false
		}
		due = due[n:]
	}
	return got, true
}

// add adds a renewal to a plan.
func (got *plan) add(r Renewal) {
	got.renewals = append(got.renewals, r)
	if r.Fee.Priced {
		got.cost += r.Fee.Price
	} else {
		got.unpriced++
	}
}

// due returns the renewals that the terms of a schedule stand for, by day,
// without their fees.
func (s *state) due() []Renewal {
	var due []Renewal
	for _, l := range s.p.renewable(s.in) {
		lapsing := &s.p.Lapsings[l]
		end := s.end[lapsing.Step]
		if end == Never {
			continue
		}
		day := lapsing.Lapse(end)
		for n := 1; n < s.terms[l] && s.p.Start <= day && day < s.until[l]; n++ {
			due = append(due, Renewal{Lapsing: l, Day: day})
			day = lapsing.Term(day)
		}
	}
	slices.SortStableFunc(due, func(a, b Renewal) int { return cmp.Compare(a.Day, b.Day) })
	return due
}

// renewOn returns the renewals due on a day, with the fees that cost least
// together, in an order in which they can be made: none rests on one that is
// made after it. If not all can be had it returns those that can.
func (s *state) renewOn(day int, due []Renewal) (made []Renewal, ok bool) {
	if len(due) == 0 {
		return nil, true
	}
	undo := s.unrenewed(day, due)
	fees := make([]Fee, len(due))
	had := make([]bool, len(due))
	first := -1
	for k, r := range due {
		fees[k], had[k] = s.lowest(r.Lapsing, day, false)
		if least, _ := s.lowest(r.Lapsing, day, true); had[k] && !least.less(fees[k]) {
			first = k // it gets its lowest fee, and to have it can only help the others
			break
		}
	}
	undo()
	var best plan
	for k, r := range due {
		if !had[k] || first >= 0 && k != first || !s.p.effort.spend() {
			continue
		}
		r.Fee = fees[k]
		rest, all := s.renewOn(day, slices.Delete(slices.Clone(due), k, k+1))
		var got plan
		for _, renewal := range append([]Renewal{r}, rest...) {
			got.add(renewal)
		}
		if all && !ok || all == ok && (best.renewals == nil || got.less(best)) {
			best, ok = got, all
		}
	}
	return best.renewals, ok
}

// unrenewed takes back, of a day, the renewals that are due and the steps begun on
// that day that rest on them, and returns what restores them.
func (s *state) unrenewed(day int, due []Renewal) (undo func()) {
	until, end := s.until, s.end
	s.until, s.end = slices.Clone(until), slices.Clone(end)
	for _, r := range due {
		s.until[r.Lapsing] = day
	}
	var begun []int
	for _, i := range s.in {
		if s.begin[i] == day && s.p.Steps[i].Rate == 0 {
			begun = append(begun, i)
			s.end[i] = Never
		}
	}
	slices.SortFunc(begun, func(i, k int) int { return cmp.Compare(s.order[i], s.order[k]) })
	for _, i := range begun {
		if s.gatesHold(i, day) {
			s.end[i] = end[i]
		}
	}
	return func() { s.until, s.end = until, end }
}

// gatesHold reports whether what step i asks for holds on a day.
func (s *state) gatesHold(i, day int) bool {
	step := &s.p.Steps[i]
	return s.holdsEdition(step.Needs, day, false) && (s.lax || s.holds(step.If, day))
}

// lowest returns the lowest fee of a renewal on a day whose condition holds or,
// if any, whatever its condition.
func (s *state) lowest(l, day int, any bool) (best Fee, ok bool) {
	for _, fee := range s.p.Lapsings[l].Fees(day) {
		if (any || s.holds(fee.If, day)) && (!ok || fee.less(best)) {
			best, ok = fee, true
		}
	}
	return best, ok
}

// judgeFees notes, of the renewals due on a day, what lower fees than those
// found ask for.
func (s *state) judgeFees(got *plan, day int, due []Renewal) {
	for _, r := range due {
		lapsing := &s.p.Lapsings[r.Lapsing]
		moves := !s.p.Steps[lapsing.Step].Given
		got.open = got.open || moves && lapsing.Varies
		paid, ok := got.fee(r)
		for _, fee := range lapsing.Fees(day) {
			if ok && !fee.less(paid) {
				continue
			}
			got.open = got.open || s.might(fee.If, day, moves)
			fee.If.leaves(func(g *Gate) { s.noteLacks(got, g, day) })
		}
	}
}

// fee returns the fee at which a plan has a renewal.
func (got *plan) fee(due Renewal) (fee Fee, ok bool) {
	at := slices.IndexFunc(got.renewals, func(r Renewal) bool { return r.Lapsing == due.Lapsing && r.Day == due.Day })
	if at < 0 {
		return Fee{}, false
	}
	return got.renewals[at].Fee, true
}

// noteLacks notes the lapsings that are not in force on a day, and would serve a
// leaf if they were.
func (s *state) noteLacks(got *plan, g *Gate, day int) {
	for _, f := range g.Feeds {
		if f.Term > 0 && s.until[f.Term-1] <= day && s.counts(g, f, day, true) {
			got.lacks[f.Term-1] = true
		}
	}
}

// might reports whether a gate might hold on a day by another schedule of the
// same set with the same terms or, if moves, on another day.
func (s *state) might(g *Gate, day int, moves bool) bool {
	switch {
	case g == nil:
		return true
	case g.Op == From:
		return moves || day >= g.N
	case g.Op != AtLeast:
		return s.holds(g, day) || moves && len(g.Fixed) > 0 ||
			slices.ContainsFunc(g.Feeds, func(f Feed) bool { return moves || !s.p.Steps[f.Step].Given })
	}
	met := 0
	for _, part := range g.Of {
		if s.might(part, day, moves) {
			met++
		}
	}
	return met >= g.N
}

// varies reports whether a plan has renewals that might have cost less on other
// days: they are priced on the days of the first schedule found.
func (p *Problem) varies(best plan) bool { return best.open }

func (f Fee) less(g Fee) bool {
	if f.Priced != g.Priced {
		return f.Priced
	}
	return f.Priced && f.Price < g.Price
}
