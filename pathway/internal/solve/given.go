package solve

import "slices"

// lastingFrom returns the first day from which on a gate holds for ever by what
// is given alone, or Never. No support that comes later can be of use.
func (e *search) lastingFrom(g *Gate) int {
	if g == nil {
		return e.p.Start
	}
	if day, ok := e.forGood[g]; ok {
		return day
	}
	day := Never
	switch g.Op {
	case AtLeast:
		days := make([]int, len(g.Of))
		for i, part := range g.Of {
			days[i] = e.lastingFrom(part)
		}
		day = nth(days, g.N, e.p.Start)
	case Source:
		for _, f := range g.Feeds {
			if e.endures(g, f) {
				day = min(day, e.givens.countsFrom(g, f))
			}
		}
	case Lump:
		day = e.lumpFrom(g)
	case Rate:
		if g.Back == nil {
			day = e.p.rateTime(g, Never, 0)
		}
	case From:
		day = g.N
	}
	e.forGood[g] = day
	return day
}

// endures reports whether a feed is given and, once it counts, always does.
func (e *search) endures(g *Gate, f Feed) bool {
	end := e.givens.end[f.Step]
	return e.p.Steps[f.Step].Given && f.Lo <= end && end < f.Hi && e.givens.countsUntil(g, f) > e.p.Horizon
}

// lumpFrom returns the first day from which on the given feeds of a Lump leaf
// that endure are enough.
func (e *search) lumpFrom(g *Gate) int {
	var feeds []Feed
	for _, f := range g.Feeds {
		if e.endures(g, f) {
			feeds = append(feeds, f)
		}
	}
	if sumOf(feeds, nil) < g.N {
		return Never
	}
	day := e.p.Start
	for _, f := range feeds {
		day = max(day, e.givens.countsFrom(g, f)) // when all are there: no earlier day is claimed
	}
	return day
}

// nth returns the n-th smallest of days, or Never if there are fewer.
func nth(days []int, n, none int) int {
	switch {
	case n <= 0:
		return none
	case n > len(days):
		return Never
	}
	slices.Sort(days)
	return days[n-1]
}

// withoutAsks returns the problem without renewals whose fees all have conditions
// that nothing given could meet.
func (p *Problem) withoutAsks() *Problem {
	q := *p
	q.Lapsings = slices.Clone(p.Lapsings)
	given := func(i int) bool { return p.Steps[i].Given }
	for l := range q.Lapsings {
		q.Lapsings[l].restrict(given)
	}
	return &q
}

// forGood reports whether a lapsing can be renewed on any day by anybody.
func (l *Lapsing) forGood() bool { return l.Endless && len(l.Asks) == 0 }
