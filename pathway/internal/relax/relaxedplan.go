package relax

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A relaxedPlan is a set of steps in the making that reaches the goal by earliest
// days: each leaf rests on the steps that satisfy it first. It is a guess at a
// solution (the relaxed plan of Hoffmann and Nebel's FF, 2001).
type relaxedPlan struct {
	r      *Earliest
	waived map[*problem.Gate]bool // leaves taken as met
	set    []int
	groups map[int]bool // of the set
	seen   []bool       // by vertex
}

// RelaxedPlan returns a set of steps by which the goal holds on its earliest day, if
// some leaves are taken as met; ok is false if it would have two steps of a group.
func (r *Earliest) RelaxedPlan(waived map[*problem.Gate]bool) (set []int, ok bool) {
	plan := &relaxedPlan{r: r, waived: waived, groups: map[int]bool{}, seen: make([]bool, len(r.g.vertices))}
	ok = plan.edition(r.g.goal.editions, r.Goal())
	slices.Sort(plan.set)
	return plan.set, ok
}

// vertex adds the steps that a vertex rests on.
func (p *relaxedPlan) vertex(k int) (ok bool) {
	if p.seen[k] {
		return true
	}
	p.seen[k] = true
	v := &p.r.g.vertices[k]
	if v.leaf != nil {
		return p.waived[v.leaf] || p.leaf(k)
	}
	of := slices.Clone(v.of)
	slices.SortStableFunc(of, func(a, b int) int { return cmp.Compare(p.r.day[a], p.r.day[b]) })
	for _, part := range of[:max(0, v.n)] {
		if !p.vertex(part) {
			return false
		}
	}
	return true
}

// leaf adds the steps that support a leaf first, one after the other until they
// are enough.
func (p *relaxedPlan) leaf(k int) (ok bool) {
	g := p.r.g.vertices[k].leaf
	if p.r.g.holdsAnyway(k, p.r.day[k]) {
		return true
	}
	var feeds []problem.Feed
	for _, f := range p.feedsByDay(k) {
		if !p.step(f.Step) {
			continue
		}
		if feeds = append(feeds, f); g.Op != problem.Sum || problem.TotalOf(feeds) >= g.N {
			return true
		}
	}
	return false
}

// feedsByDay returns the feeds of a leaf that can count, the first ones first.
func (p *relaxedPlan) feedsByDay(k int) []problem.Feed {
	type dated struct {
		problem.Feed
		day int
	}
	var all []dated
	days := p.r.feedDays(k)
	for at, f := range p.r.g.vertices[k].leaf.Feeds {
		if days[at] < problem.Never {
			all = append(all, dated{f, days[at]})
		}
	}
	slices.SortStableFunc(all, func(a, b dated) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(p.r.changed[a.Step], p.r.changed[b.Step]))
	})
	feeds := make([]problem.Feed, len(all))
	for at, f := range all {
		feeds[at] = f.Feed
	}
	return feeds
}

// step adds a step and all that it rests on.
func (p *relaxedPlan) step(i int) (ok bool) {
	step := &p.r.g.p.Steps[i]
	if step.Given || slices.Contains(p.set, i) {
		return true
	}
	if p.groups[step.Group] {
		return false
	}
	p.groups[step.Group] = true
	p.set = append(p.set, i)
	needs := &p.r.g.needs[i]
	return (needs.offer < 0 || p.vertex(needs.offer)) && p.edition(needs.editions, p.r.Begin[i])
}

// edition adds the steps that the edition in force rests on, if it holds on a day.
func (p *relaxedPlan) edition(editions []edition, day int) (ok bool) {
	for _, e := range editions {
		if e.from <= day && day < e.until && p.r.day[e.vertex] <= day {
			return p.vertex(e.vertex)
		}
	}
	return len(editions) == 0
}
