package pathway

import (
	"math"
	"slices"

	"github.com/credpath/credpath/credential"
)

// A daySet is a set of days, as day numbers: spans in ascending order that
// neither overlap nor touch.
type daySet []span

// A span has the days from one until, and not on, another.
type span struct{ from, until int }

// The ends of time. Every day of the calendar lies between them.
const (
	dawn    = math.MinInt32
	forever = math.MaxInt32
)

// between returns the days from <= d < until.
func between(from, until int) daySet {
	if from >= until {
		return nil
	}
	return daySet{{from, until}}
}

func since(from int) daySet { return between(from, forever) }

// always returns every day.
func always() daySet { return everyDay }

// everyDay is shared: no set is ever changed.
var everyDay = since(dawn)

// sinceDate returns the days from d on; the zero Date is open.
func sinceDate(d credential.Date) daySet { return since(firstOf(d)) }

// firstOf and endOf are the day numbers of the ends of a dated thing, whose
// zero ends are open.
func firstOf(d credential.Date) int {
	if d.IsZero() {
		return dawn
	}
	return d.DayNumber()
}

func endOf(d credential.Date) int {
	if d.IsZero() {
		return forever
	}
	return d.DayNumber()
}

// contains reports whether day lies in the set.
func (s daySet) contains(day int) bool {
	for _, sp := range s {
		if day < sp.until {
			return sp.from <= day
		}
	}
	return false
}

// next returns the first day of the set on or after the given one.
func (s daySet) next(day int) (int, bool) {
	for _, sp := range s {
		if day < sp.until {
			return max(day, sp.from), true
		}
	}
	return 0, false
}

// union returns the days in either set.
func (s daySet) union(t daySet) daySet {
	switch {
	case len(s) == 0:
		return t
	case len(t) == 0:
		return s
	}
	return atLeast(1, []daySet{s, t})
}

// within returns the days of the set from <= d < until.
func (s daySet) within(from, until int) daySet {
	var kept daySet
	for _, sp := range s {
		if lo, hi := max(sp.from, from), min(sp.until, until); lo < hi {
			kept = append(kept, span{lo, hi})
		}
	}
	return kept
}

// intersect returns the days in both sets.
func (s daySet) intersect(t daySet) daySet {
	var both daySet
	for _, sp := range t {
		both = append(both, s.within(sp.from, sp.until)...)
	}
	return both
}

// atLeast returns the days that lie in n or more of the sets.
func atLeast(n int, sets []daySet) daySet {
	if len(sets) == 1 && n == 1 {
		return sets[0]
	}
	return reaching(n, sets, nil)
}

// reaching returns the days on which the weights of the sets that have the day
// sum to at least the given one. Without weights each weighs one.
func reaching(need int, sets []daySet, weights []int) daySet {
	weight := func(i int) int {
		if weights == nil {
			return 1
		}
		return weights[i]
	}
	most, spans := 0, 0
	for i, set := range sets {
		if len(set) > 0 {
			most, spans = most+weight(i), spans+len(set)
		}
	}
	switch {
	case need <= 0:
		return always()
	case need > most:
		return nil
	}
	turns := make([]turn, 0, 2*spans)
	for i, set := range sets {
		for _, sp := range set {
			turns = append(turns, turn{sp.from, weight(i)}, turn{sp.until, -weight(i)})
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return a.day - b.day })
	return sweep(need, turns)
}

// A turn is a day from which a sum is larger or smaller by so much.
type turn struct{ day, by int }

// sweep returns the days on which the sum of the turns so far, which are in
// order of their days, is at least need, which is above zero.
func sweep(need int, turns []turn) daySet {
	var reached daySet
	sum, from, open := 0, 0, false
	for i, t := range turns {
		sum += t.by
		if i+1 < len(turns) && turns[i+1].day == t.day {
			continue
		}
		switch {
		case sum >= need && !open:
			from, open = t.day, true
		case sum < need && open:
			reached, open = append(reached, span{from, t.day}), false
		}
	}
	return reached
}

// lookBackEnd returns the first day from which looking back by p no longer
// sees the given day: the first d after it with d.Add(-p) after it.
func lookBackEnd(day int, p credential.Period) int {
	back := p.Negate()
	end := credential.DateOfDay(day).Add(p).DayNumber()
	sees := func(d int) bool { return credential.DateOfDay(d).Add(back).DayNumber() <= day }
	for end > day && !sees(end-1) {
		end--
	}
	for sees(end) {
		if credential.DateOfDay(end+1).DayNumber() == end { // the end of the calendar
			return forever
		}
		end++
	}
	return end
}

// lookAheadStart returns the first day from which looking ahead by p sees the
// given day: the first d with d.Add(p) on or after it.
func lookAheadStart(day int, p credential.Period) int {
	start := credential.DateOfDay(day).Add(p.Negate()).DayNumber()
	sees := func(d int) bool { return credential.DateOfDay(d).Add(p).DayNumber() >= day }
	for !sees(start) {
		start++
	}
	for sees(start-1) && credential.DateOfDay(start-1).DayNumber() == start-1 {
		start--
	}
	return start
}
