package solve

import (
	"cmp"
	"slices"
)

// suggest looks for a solution below a node that weighs less than every one that
// was found and not given yet, led by what landmarks have left of the costs.
func (d *divider) suggest(c *bounder, least int64) {
	costs := slices.Clone(d.weight)
	for i, left := range c.cost {
		costs[i] = left + d.weight[i]>>10 + 1
	}
	set := d.way(c, costs)
	if set == nil || !d.isLess(set, least) {
		return
	}
	if len(d.found) == 0 {
		set = d.improved(c, set)
	}
	weight := d.sum(set)
	if d.isLess(set, least) && !d.hasTried(set) && d.schedule(set, d.key(weight, d.goal)) < Never {
		at, _ := slices.BinarySearch(d.found, weight)
		d.found = slices.Insert(d.found, at, weight)
	}
}

// isLess reports whether a set weighs less than all solutions found that weigh
// at least so much.
func (d *divider) isLess(set []int, least int64) bool {
	at, had := slices.BinarySearch(d.found, least)
	return !had && (at == len(d.found) || d.sum(set) < d.found[at])
}

// improved returns a set that weighs less than a given one, or that: it does
// without one step after the other, at no cost for the others that it has.
func (d *divider) improved(c *bounder, set []int) []int {
	for last := []int(nil); !slices.Equal(set, last); {
		last = set
		for _, i := range last {
			if !slices.Contains(set, i) {
				continue
			}
			if d.ctx.Err() != nil {
				return set
			}
			if other := d.instead(c, set, i); other != nil && d.sum(other) < d.sum(set) {
				set = other
			}
		}
	}
	return set
}

// instead returns a set near to a given one without one of its steps, or nil.
func (d *divider) instead(c *bounder, set []int, without int) []int {
	costs := slices.Clone(d.weight)
	for _, i := range set {
		costs[i] = 1
	}
	costs[without] = dear
	return d.way(c, costs)
}

// guess tries the set that looks cheapest, and those without one of its steps.
func (d *divider) guess(dive *dive) *node {
	first := d.way(d.all, d.weight)
	if first != nil && !d.hasTried(first) {
		return dive.reduced(first)
	}
	for _, i := range first {
		costs := slices.Clone(d.weight)
		costs[i] = dear
		if set := d.way(d.all, costs); set != nil && !d.hasTried(set) {
			return dive.reduced(set)
		}
	}
	return nil
}

// way returns a set without a step to spare that reaches the goal, led by the
// costs of its steps, or nil if that finds none within the budget.
func (d *divider) way(c *bounder, costs []int64) []int {
	set, ok := c.gauge(costs).way(c.goals[:1])
	if !ok || d.excludes(set) || !d.reaches(set, -1) {
		return nil
	}
	if set = d.lean(set); d.own(&node{set: set}).sum > d.p.Budget {
		return nil
	}
	return set
}

// excludes reports whether some steps of a set exclude each other.
func (d *divider) excludes(set []int) bool {
	return slices.ContainsFunc(set, func(i int) bool {
		return slices.ContainsFunc(set, func(j int) bool { return j < i && d.p.excludes(i, j) })
	})
}

// lean returns a set that reaches the goal without the steps that it can do
// without, the heaviest first.
func (d *divider) lean(set []int) []int {
	byWeight := slices.SortedFunc(slices.Values(set), func(i, j int) int { return cmp.Or(cmp.Compare(d.weight[j], d.weight[i]), i-j) })
	for _, i := range byWeight {
		if d.reaches(set, i) {
			set = slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i })
		}
	}
	return set
}

// reaches reports whether a set reaches the goal without one of its steps.
func (d *divider) reaches(set []int, without int) bool {
	return d.all.reach(d.members(set, without)).knots.has(d.web.root)
}
