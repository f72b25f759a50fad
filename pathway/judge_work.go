package pathway

import (
	"slices"
	"sort"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// On which days enough work is seen.

// enough returns the days, from the given one on, on which the work seen
// from them reaches the need.
func (w work) enough(need int, within credential.Period, day int) days.Set {
	bounded := len(w.pools) > 1
	switch {
	case need <= 0:
		return days.All()
	case !slices.ContainsFunc(w.pools, func(p pool) bool { return len(p.workload) > 0 }):
		return nil
	case within.IsZero() && !bounded:
		return w.pools[0].reached(need, day)
	case within.IsZero():
		later := first(horizon, func(i int) bool { return w.seen(day+i, within) >= need })
		return days.Between(min(day+later, days.Never), days.Never)
	}
	var all days.Set
	edges := w.edges(within, day)
	for i, from := range edges {
		until := days.Never
		if i+1 < len(edges) {
			until = edges[i+1]
		}
		all = all.Union(w.stretch(need, within, days.Span{From: from, Until: until}))
	}
	return all
}

// days returns the days, from the given one on, on which as much of a kind is seen as
// counts.
func (p pool) days(within credential.Period, day int) days.Set {
	alone := work{pools: []pool{{workload: p.workload}}}
	return alone.enough(p.most, within, day)
}

// reached returns the days on which all work before them reaches the need.
func (w workload) reached(need, from int) days.Set {
	for _, s := range w {
		if s.rate == 0 || s.before+s.all() < need {
			continue
		}
		worked := (need - s.before + s.rate - 1) / s.rate
		return days.Since(max(from, s.From+worked))
	}
	return nil
}

// edges returns the days, from the given one on, from which a day more counts
// otherwise, or a day that is no longer seen did.
func (w work) edges(within credential.Period, day int) []int {
	edges := []int{day}
	for _, p := range w.pools {
		for _, s := range p.workload {
			for _, turn := range []int{s.From, s.Until} {
				if turn < days.Never {
					edges = append(edges, turn, days.LookBackEnd(turn-1, days.Length(within)))
				}
			}
		}
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	return edges[slices.Index(edges, day):]
}

// stretch returns the days of a span between two edges on which enough work is
// seen. In it every new day of a kind counts alike, and so does every day that is no
// longer seen did: where either counts nothing, what is seen only grows, or only
// shrinks. After the last edge all that is seen of a kind is one spell.
func (w work) stretch(need int, within credential.Period, sp days.Span) days.Set {
	fits := func(i int) bool { return w.seen(sp.From+i, within) >= need }
	gains, losses := false, false
	for _, p := range w.pools {
		gains = gains || p.rate(sp.From) > 0
		losses = losses || p.rate(lookBack(sp.From, within)) > 0
	}
	length := min(sp.Until, sp.From+horizon) - sp.From
	switch {
	case !losses:
		return days.Between(sp.From+first(length, fits), sp.Until)
	case !gains:
		gone := first(length, func(i int) bool { return !fits(i) })
		return days.Between(sp.From, min(sp.From+gone, sp.Until))
	case sp.Until < days.Never:
		return scan(sp.From, length, fits)
	case need <= w.spanned(sp.From, fewestDays(within)):
		return days.Since(sp.From)
	case need > w.spanned(sp.From, fewestDays(within)+uneven):
		return nil
	}
	return scan(sp.From, length, fits)
}

// spanned returns what so many days count that are all like the given one.
func (w work) spanned(day, many int) int {
	sum := 0
	for i, p := range w.pools {
		done := many * p.rate(day)
		if i > 0 {
			done = min(done, p.most)
		}
		sum += done
	}
	return sum
}

// first returns the first of the days from 0 on that fits, where every day
// after one that fits does too; days.Never if none of them does.
func first(length int, fits func(int) bool) int {
	if i := sort.Search(length, fits); i < length {
		return i
	}
	return days.Never
}

// A look back over one period spans days that differ, with the months and leap
// years in it, by fewer than uneven.
const uneven = 8

// horizon is how many days ahead a judgement looks where it must count day by
// day: no plan of a person looks further than a hundred years.
const horizon = 100 * 366

// scan returns the days from the given one on that fit.
func scan(from, length int, fits func(int) bool) days.Set {
	var fitting days.Set
	for i := 0; i < length; i++ {
		if !fits(i) {
			continue
		}
		start := i
		for i < length && fits(i) {
			i++
		}
		fitting = append(fitting, days.Span{From: from + start, Until: from + i})
	}
	return fitting
}
