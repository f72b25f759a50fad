package solve

import (
	"cmp"
	"slices"
)

// Hours are the load of some steps: in all, and of those that each ask for more
// than half of what there is, which run one after the other.
type hours struct {
	load   int
	alone  int // in days
	months int // of those of them that take months only
}

func (h *hours) add(p *Problem, step *Step) {
	h.load += step.Least * step.Load
	if 2*step.Load > p.Capacity {
		h.alone += step.Least
		if step.Takes.Days == 0 {
			h.months += step.Takes.Months
		}
	}
}

// after returns a day before which hours cannot have been spent.
func (p *Problem) after(h hours) int {
	day := p.Start
	if h.load > 0 && p.Capacity <= 0 {
		return Never
	}
	if h.load > 0 {
		day += max(h.alone, (h.load+p.Capacity-1)/p.Capacity)
	}
	if p.Whole && h.months > 0 {
		day = max(day, p.Add(p.Start, Length{Months: h.months}))
	}
	return day
}

// maxRests is how many steps one is looked at to rest on; leaving some out only
// weakens the bound.
const maxRests = 64

// hoursFor returns a day before which the load of all steps that owner rests on
// by the picks of n cannot be done.
func (e *search) hoursFor(n *node, owner int) int {
	var rests [maxRests]int
	count := 0
	var sum hours
	var visit func(owner int)
	visit = func(owner int) {
		for pick := range n.supports() {
			if pick.owner != owner || pick.leaf != nil && pick.leaf.Early != nil {
				continue
			}
			for _, f := range pick.steps {
				step := &e.p.Steps[f.Step]
				if step.Given || count == maxRests || slices.Contains(rests[:count], f.Step) {
					continue
				}
				rests[count] = f.Step
				count++
				sum.add(e.p, step)
				visit(f.Step)
			}
		}
	}
	visit(owner)
	sum.load += e.stillToLearn(n, owner)
	return e.p.after(sum)
}

// stillToLearn returns the least load of what owner still needs to support its
// Lump leaves, beyond what is in the set: of the dearest leaf.
func (e *search) stillToLearn(n *node, owner int) int {
	most := 0
	for _, do := range n.todo {
		if do.owner != owner || do.gate == nil || do.gate.Op != Lump {
			continue
		}
		need, load, amount := do.gate.N, 1, 0
		for _, f := range do.gate.Feeds {
			step := &e.p.Steps[f.Step]
			if _, had := slices.BinarySearch(n.set, f.Step); had || step.Given {
				need -= f.Amount
				continue
			}
			// Compare load per amount as fractions.
			if own := step.Least * step.Load; amount == 0 || own*amount < load*f.Amount {
				load, amount = own, f.Amount
			}
		}
		if need > 0 && amount > 0 {
			most = max(most, need*load/amount)
		}
	}
	return most
}

// A work is a leaf that jobs feed: none before a day, and as many days as it
// needs.
type work struct {
	leaf       *Gate
	from, days int
}

// oneByOne returns a day before which not all the work can be done: of leaves
// that no job feeds together, one has to wait for the other. That holds until a
// job can begin that does.
func (r *relaxed) oneByOne(all []work) int {
	slices.SortStableFunc(all, func(a, b work) int { return cmp.Compare(b.from, a.from) })
	day, days, until := r.w.p.Start, 0, Never
	var done []work
	for _, w := range all {
		apart := until
		for _, other := range done {
			apart = min(apart, r.together(w.leaf, other.leaf))
		}
		if d := min(w.from+days+w.days, apart); d > day {
			day, days, until = d, days+w.days, apart
			done = append(done, w)
		}
	}
	return day
}

// together returns the earliest day on which a job can begin that feeds two
// leaves, or Never.
func (r *relaxed) together(a, b *Gate) int {
	day := Never
	for _, f := range a.Feeds {
		if r.begin[f.Step] < day && b.feedsOn(f.Step) {
			day = r.begin[f.Step]
		}
	}
	return day
}

// workedBy returns a day before which not all of some Rate leaves can hold.
func (r *relaxed) workedBy(knots []int) int {
	var all []work
	for _, k := range knots {
		w := work{leaf: r.w.knots[k].leaf, from: Never}
		for _, f := range w.leaf.Feeds {
			w.from = min(w.from, r.begin[f.Step])
		}
		if w.days = r.day[k] - w.from; r.day[k] >= Never {
			return Never
		}
		all = append(all, w)
	}
	return r.oneByOne(all)
}

// workedFor returns a day before which the work that owner asks for by the picks of
// n cannot be done.
func (e *search) workedFor(n *node, r *relaxed, owner int) int {
	var all []work
	for _, p := range n.picks {
		if p.owner == owner && p.leaf.Op == Rate && len(p.steps) > 0 && len(p.leaf.Fixed) == 0 {
			all = append(all, work{p.leaf, r.begin[p.steps[0].Step], e.workFor(p.leaf)}) // nothing feeds it before
		}
	}
	return r.oneByOne(all)
}
