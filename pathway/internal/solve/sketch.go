package solve

import (
	"cmp"
	"slices"
)

// A sketch is a set of steps in the making that reaches the goal by relaxed days:
// each leaf rests on what holds it first. It is a guess at a solution. (It is the
// relaxed plan of Hoffmann and Nebel's FF, 2001.)
type sketch struct {
	r      *relaxed
	waive  map[*Gate]bool // leaves taken as met
	set    []int
	groups map[int]bool // of the set
	seen   []bool       // by knot
}

// sketch returns a set of steps by which the goal holds on its relaxed day, if
// some leaves are taken as met; ok is false if it would have two steps of a group.
func (r *relaxed) sketch(waive map[*Gate]bool) (set []int, ok bool) {
	s := &sketch{r: r, waive: waive, groups: map[int]bool{}, seen: make([]bool, len(r.w.knots))}
	day := r.goal()
	ok = s.knot(r.w.goal) && s.edition(r.w.goals, day)
	slices.Sort(s.set)
	return s.set, ok
}

// knot adds what a knot rests on.
func (s *sketch) knot(k int) (ok bool) {
	if s.seen[k] {
		return true
	}
	s.seen[k] = true
	knot := &s.r.w.knots[k]
	if knot.leaf != nil {
		return s.waive[knot.leaf] || s.leaf(k)
	}
	of := slices.Clone(knot.of)
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(s.r.day[a], s.r.day[b]) })
	for _, part := range of[:max(0, knot.n)] {
		if !s.knot(part) {
			return false
		}
	}
	return true
}

// leaf adds the steps that support a leaf first, one after the other until they
// are enough.
func (s *sketch) leaf(k int) (ok bool) {
	g := s.r.w.knots[k].leaf
	if g.Op == From || g.Op == Rate && s.r.w.rateTime(k, Never, 0) <= s.r.day[k] {
		return true
	}
	var feeds []Feed
	for _, f := range s.byDay(k) {
		if !s.step(f.Step) {
			continue
		}
		if feeds = append(feeds, f); g.Op != Lump || sumOf(feeds, nil) >= g.N {
			return true
		}
	}
	return g.Op == Lump && g.N <= 0
}

// byDay returns the feeds of a leaf that can count, the first ones first.
func (s *sketch) byDay(k int) []Feed {
	type dated struct {
		Feed
		day int
	}
	var all []dated
	days := s.r.feedDays(k)
	for at, f := range s.r.w.knots[k].leaf.Feeds {
		if days[at] < Never {
			all = append(all, dated{f, days[at]})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(s.r.fell[a.Step], s.r.fell[b.Step]))
	})
	feeds := make([]Feed, len(all))
	for at, f := range all {
		feeds[at] = f.Feed
	}
	return feeds
}

// step adds a step and what it rests on.
func (s *sketch) step(i int) (ok bool) {
	step := &s.r.w.p.Steps[i]
	if step.Given || slices.Contains(s.set, i) {
		return true
	}
	if s.groups[step.Group] {
		return false
	}
	s.groups[step.Group] = true
	s.set = append(s.set, i)
	k := s.r.w.conds[i]
	return (k < 0 || s.knot(k)) && s.edition(s.r.w.needs[i], s.r.begin[i])
}

// edition adds what an edition rests on that is in force and holds on a day.
func (s *sketch) edition(needs []need, day int) (ok bool) {
	for _, e := range needs {
		if e.from <= day && day < e.until && s.r.day[e.knot] <= day {
			return s.knot(e.knot)
		}
	}
	return len(needs) == 0
}
