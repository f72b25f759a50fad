package solve

import "slices"

// bound returns a key that no solution below n is better than; ok is false if
// there is none below it.
func (e *search) bound(n *node) (key Key, ok bool) {
	finish, ok := e.earliest(n)
	if !ok || finish > e.p.last() {
		return Key{}, false
	}
	price := price{}
	for _, i := range n.set {
		price = price.plus(e.p.Steps[i].price())
	}
	ok = price.sum <= e.p.Budget
	least, more := e.still(n)
	price = price.plus(least)
	return e.p.Order.key(finish, price.unpriced, price.sum, len(n.set)+more), ok
}

// earliest returns the earliest day on which the goal can hold with the
// support that n has chosen; ok is false if that support runs in a circle.
func (e *search) earliest(n *node) (finish int, ok bool) {
	r := &relaxed{p: e.p, begin: slices.Clone(e.relaxed.begin), end: slices.Clone(e.relaxed.end)}
	finish = e.goal
	for range len(n.set) + 2 {
		changed := false
		for _, pick := range n.picks {
			day := r.pickTime(pick)
			if day >= Never {
				return Never, false
			}
			if pick.owner < 0 {
				finish = max(finish, day)
				continue
			}
			step := &e.p.Steps[pick.owner]
			if day > r.begin[pick.owner] {
				begin := step.openFrom(day)
				if begin >= Never {
					return Never, false
				}
				r.begin[pick.owner], r.end[pick.owner] = begin, r.p.endOf(pick.owner, begin)
				changed = true
			}
		}
		changed = e.waitForHours(n, r) || changed
		if !changed {
			return max(finish, e.hoursFor(n, -1)), true
		}
	}
	return Never, false
}

// waitForHours lets each step begin no earlier than the load of all that it
// rests on can be done; it reports whether one moved.
func (e *search) waitForHours(n *node, r *relaxed) bool {
	changed := false
	for _, i := range n.set {
		if day := e.hoursFor(n, i); day > r.begin[i] {
			if begin := e.p.Steps[i].openFrom(day); begin < Never {
				r.begin[i], r.end[i] = begin, e.p.endOf(i, begin)
				changed = true
			}
		}
	}
	return changed
}

// hoursFor returns a day before which the load of all steps that owner rests on
// by the picks of n cannot be done: all of it takes the capacity, and steps that
// each ask for more than half of it run one after the other.
func (e *search) hoursFor(n *node, owner int) int {
	var rests [maxRests]int
	count, load, alone := 0, 0, 0
	var visit func(owner int)
	visit = func(owner int) {
		for _, pick := range n.picks {
			if pick.owner != owner || pick.leaf.Early != nil {
				continue
			}
			for _, f := range pick.steps {
				step := &e.p.Steps[f.Step]
				if step.Given || count == maxRests || slices.Contains(rests[:count], f.Step) {
					continue
				}
				rests[count] = f.Step
				count++
				load += step.Least * step.Load
				if 2*step.Load > e.p.Capacity {
					alone += step.Least
				}
				visit(f.Step)
			}
		}
	}
	visit(owner)
	if load == 0 {
		return e.p.Start
	}
	return e.p.Start + max(alone, (load+e.p.Capacity-1)/e.p.Capacity)
}

// maxRests is how many steps one is looked at to rest on; leaving some out only
// weakens the bound.
const maxRests = 64

// pickTime returns the earliest day on which a leaf can hold by its pick.
func (r *relaxed) pickTime(p pick) int {
	switch p.leaf.Op {
	case Source:
		return r.feedTime(p.leaf, p.steps[0])
	case Lump:
		day := r.p.Start
		feeds := slices.Clone(p.steps)
		for _, f := range p.steps {
			day = max(day, r.feedTime(p.leaf, f))
		}
		for _, f := range p.leaf.Feeds {
			if r.p.Steps[f.Step].Given {
				feeds = append(feeds, f)
			}
		}
		return max(day, r.lumpTime(p.leaf, feeds))
	case Rate:
		day := r.rateTime(p.leaf, p.steps)
		for _, f := range p.steps {
			day = max(day, r.begin[f.Step]+1)
		}
		return day
	case From:
		return p.leaf.N
	}
	panic("solve: no such leaf")
}

// last returns the last day on which a solution may finish.
func (p *Problem) last() int { return min(p.Horizon, p.Deadline) }

// A price is a sum of known prices and a number of prices that are not known.
type price struct {
	unpriced int
	sum      int64
}

func (p price) plus(q price) price { return price{p.unpriced + q.unpriced, p.sum + q.sum} }

func (p price) less(q price) bool {
	if p.unpriced != q.unpriced {
		return p.unpriced < q.unpriced
	}
	return p.sum < q.sum
}

func (step *Step) price() price {
	switch {
	case step.Given || step.Free:
		return price{}
	case step.Priced:
		return price{sum: step.Price}
	}
	return price{unpriced: 1}
}

// still returns what the gates that n has still to support cost at least, and
// how many steps they take at least: the most of any one of them.
func (e *search) still(n *node) (least price, steps int) {
	for _, do := range n.todo {
		if len(do.picked) > 0 {
			continue
		}
		price, count := e.support(n.set, do.gate)
		if least.less(price) {
			least = price
		}
		steps = max(steps, count)
	}
	return least, steps
}

// support returns the least that one further step for a gate costs, beyond a
// set, and whether it needs one at all, as 0 or 1.
func (e *search) support(set []int, g *Gate) (least price, steps int) {
	switch {
	case g == nil || g.Op == From:
		return price{}, 0
	case g.Op == AtLeast:
		return e.supportParts(set, g)
	case g.Op == Rate && e.relaxed.rateTime(g, nil) < Never:
		return price{}, 0
	}
	first := true
	for _, f := range g.Feeds {
		if _, had := slices.BinarySearch(set, f.Step); had || e.p.Steps[f.Step].Given {
			return price{}, 0
		}
		if e.relaxed.begin[f.Step] >= Never {
			continue
		}
		if own := e.p.Steps[f.Step].price(); first || own.less(least) {
			least, first = own, false
		}
	}
	return least, 1
}

func (e *search) supportParts(set []int, g *Gate) (least price, steps int) {
	if g.N == 0 {
		return price{}, 0
	}
	prices := make([]price, len(g.Of))
	counts := make([]int, len(g.Of))
	for i, part := range g.Of {
		prices[i], counts[i] = e.support(set, part)
	}
	slices.SortFunc(prices, func(a, b price) int {
		switch {
		case a.less(b):
			return -1
		case b.less(a):
			return 1
		}
		return 0
	})
	slices.Sort(counts)
	return prices[g.N-1], counts[g.N-1]
}
