package days

import "slices"

// A Set is a set of days: spans in ascending order that neither overlap nor
// touch. No set is ever changed, so sets may share their spans.
type Set []Span

// A Span has the days from one until, and not on, another.
type Span struct{ From, Until int }

// Between returns the days from <= d < until.
func Between(from, until int) Set {
	if from >= until {
		return nil
	}
	return Set{{from, until}}
}

// Since returns the days from the given one on.
func Since(from int) Set { return Between(from, Never) }

// All returns every day.
func All() Set { return everyDay }

var everyDay = Since(LongAgo)

// Contains reports whether day lies in the set.
func (s Set) Contains(day int) bool {
	for _, sp := range s {
		if day < sp.Until {
			return sp.From <= day
		}
	}
	return false
}

// Next returns the first day of the set on or after the given one; ok is false
// if there is none.
func (s Set) Next(day int) (next int, ok bool) {
	for _, sp := range s {
		if day < sp.Until {
			return max(day, sp.From), true
		}
	}
	return 0, false
}

// EndOf returns the first day after a day of the set that is not in it, or Never.
func (s Set) EndOf(day int) int {
	for _, sp := range s {
		if day < sp.Until {
			return sp.Until
		}
	}
	return day
}

// Within returns the days of the set from <= d < until.
func (s Set) Within(from, until int) Set {
	var kept Set
	for _, sp := range s {
		if lo, hi := max(sp.From, from), min(sp.Until, until); lo < hi {
			kept = append(kept, Span{lo, hi})
		}
	}
	return kept
}

// Union returns the days in either set.
func (s Set) Union(t Set) Set {
	switch {
	case len(s) == 0:
		return t
	case len(t) == 0:
		return s
	}
	return AtLeast(1, []Set{s, t})
}

// Intersect returns the days in both sets.
func (s Set) Intersect(t Set) Set {
	var both Set
	for _, sp := range t {
		both = append(both, s.Within(sp.From, sp.Until)...)
	}
	return both
}

// AtLeast returns the days that lie in n or more of the sets.
func AtLeast(n int, sets []Set) Set {
	if len(sets) == 1 && n == 1 {
		return sets[0]
	}
	return Reaching(n, sets, nil)
}

// Reaching returns the days on which the weights of the sets that have the day
// sum to at least the given one. Without weights each weighs one; none is below
// zero.
func Reaching(need int, sets []Set, weights []int) Set {
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
		return All()
	case need > most:
		return nil
	}
	turns := make([]turn, 0, 2*spans)
	for i, set := range sets {
		for _, sp := range set {
			turns = append(turns, turn{sp.From, weight(i)}, turn{sp.Until, -weight(i)})
		}
	}
	slices.SortFunc(turns, func(a, b turn) int { return a.day - b.day })
	return sweep(need, turns)
}

// A turn is a day from which a sum is larger or smaller by so much.
type turn struct{ day, by int }

// sweep returns the days on which the sum of the turns so far, which are in
// order of their days, is at least need, which is above zero.
func sweep(need int, turns []turn) Set {
	var reached Set
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
			reached, open = append(reached, Span{from, t.day}), false
		}
	}
	return reached
}
