package solve

import (
	"iter"
	"slices"
)

// glance sets the key of n to one that no solution below it is better than; ok
// is false if there is none below. The key of the node above is one as well.
//
// Each order has parts that can be bounded one by one: the finish by relaxed
// earliest days, prices and numbers of steps by landmarks. Where those come first,
// the finish is bounded under the condition that they are as good as can be,
// which leaves out the steps that would make them worse.
//
// This is done in two goes, since many a node is never looked at again: glance
// takes the time of what was chosen alone, sharpen the rest.
func (e *search) glance(n *node, above Key) (ok bool) {
	if e.notFirst(n) {
		return false
	}
	finish, ok := e.earliest(n, e.relaxed)
	if !ok || finish > e.p.last() {
		return false
	}
	n.soonest = finish
	price := e.chosen(n)
	n.key = worse(above, e.p.Order.key(finish, price.unpriced, price.sum, len(n.set)))
	return e.own(n).sum <= e.p.Budget
}

// worse returns the greater of two keys.
func worse(a, b Key) Key {
	if slices.Compare(a[:], b[:]) < 0 {
		return b
	}
	return a
}

// earliest returns the earliest day on which the goal can hold with the
// support that n has chosen; ok is false if that support runs in a circle.
func (e *search) earliest(n *node, from *relaxed) (finish int, ok bool) {
	r := from.later()
	finish = from.goal()
	wait := func(owner, day int) (changed bool) {
		if owner == -1 {
			finish = max(finish, day)
		}
		return owner >= 0 && r.wait(owner, day)
	}
	for _, do := range n.todo {
		if do.gate != nil {
			wait(do.owner, from.day[e.web.of[do.gate]])
		}
	}
	for _, i := range n.set {
		wait(i, e.hoursFor(n, i))
	}
	for range len(n.set) + 2 {
		changed := false
		for pick := range n.supports() {
			day := e.pickTime(r, pick)
			if day >= Never {
				return Never, false
			}
			changed = wait(pick.owner, day) || changed
		}
		for _, i := range n.set {
			changed = wait(i, e.workedFor(n, r, i)) || changed
			if r.begin[i] >= Never {
				return Never, false
			}
		}
		if !changed {
			return max(finish, e.hoursFor(n, -1), e.workedFor(n, r, -1)), true
		}
	}
	return Never, false
}

// wait lets a step begin no earlier than on a day; it reports whether it moved.
func (r *relaxed) wait(i, day int) bool {
	if day <= r.begin[i] {
		return false
	}
	r.begin[i], r.end[i] = Never, Never
	if day < Never {
		r.begin[i] = r.w.p.Steps[i].openFrom(day)
	}
	if r.begin[i] < Never {
		r.end[i] = r.w.p.endOf(i, r.begin[i])
	}
	return true
}

// notFirst reports whether a job that was picked as the first to feed a leaf
// rests on another that feeds the leaf as well, and so would feed it before.
func (e *search) notFirst(n *node) bool {
	for _, p := range n.picks {
		if p.leaf.Op == Rate && p.leaf.Back == nil && len(p.steps) > 0 && e.restsOnFeed(n, p.steps[0].Step, p.leaf, map[int]bool{}) {
			return true
		}
	}
	return false
}

// restsOnFeed reports whether a step rests, by the picks of n, on a job that
// feeds a leaf.
func (e *search) restsOnFeed(n *node, step int, g *Gate, seen map[int]bool) bool {
	seen[step] = true
	for p := range n.supports() {
		if p.owner != step {
			continue
		}
		for _, f := range p.steps {
			if e.p.Steps[f.Step].Rate > 0 && g.feedsOn(f.Step) {
				return true
			}
			if !seen[f.Step] && e.restsOnFeed(n, f.Step, g, seen) {
				return true
			}
		}
	}
	return false
}

// supports yields the picks of n and, of leaves whose support is not closed
// yet, what has been picked so far.
func (n *node) supports() iter.Seq[pick] {
	return func(yield func(pick) bool) {
		for _, p := range n.picks {
			if !yield(p) {
				return
			}
		}
		for _, do := range n.todo {
			if len(do.picked) > 0 && do.gate.Early == nil && !yield(pick{do.owner, nil, do.picked}) {
				return
			}
		}
	}
}

// pickTime returns the earliest day on which a leaf can hold by its pick.
func (e *search) pickTime(r *relaxed, p pick) int {
	if p.leaf == nil {
		return r.laterThan(p.steps)
	}
	switch p.leaf.Op {
	case Source:
		return r.feedTime(p.leaf, p.steps[0])
	case Lump:
		day := r.w.p.Start
		feeds := slices.Clone(p.steps)
		for _, f := range p.steps {
			day = max(day, r.feedTime(p.leaf, f))
		}
		for _, f := range p.leaf.Feeds {
			if r.w.p.Steps[f.Step].Given {
				feeds = append(feeds, f)
			}
		}
		return max(day, r.lumpTime(p.leaf, feeds))
	case Rate:
		if len(p.steps) == 0 {
			return e.p.rateTime(p.leaf, Never, 0)
		}
		first := r.begin[p.steps[0].Step] // nothing feeds the leaf before
		return max(e.p.rateTime(p.leaf, first, e.fastest(p.leaf)), r.laterThan(p.steps))
	case From:
		return p.leaf.N
	}
	panic("solve: no such leaf")
}

// laterThan returns a day before which not all of the steps can have served:
// jobs have begun, all else is done.
func (r *relaxed) laterThan(feeds []Feed) int {
	day := r.w.p.Start
	for _, f := range feeds {
		if r.w.p.Steps[f.Step].Rate > 0 {
			day = max(day, r.begin[f.Step]+1)
		} else {
			day = max(day, r.end[f.Step])
		}
	}
	return day
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

// unpriced is what one unknown price weighs in a single number: more than any
// sum of known prices.
const unpriced = int64(1) << 44

// weight returns a price in a single number, at most the price if there are n of
// them.
func (p price) weight(n int) int64 {
	return int64(p.unpriced)*unpriced + min(p.sum, unpriced/int64(n+1))
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

// chooseNext sets n.next to the gate whose support costs most, the most telling
// to decide next.
func (e *search) chooseNext(n *node) {
	n.next = len(n.todo) - 1
	least := price{}
	for i, do := range n.todo {
		if len(do.picked) > 0 {
			continue
		}
		if price, _ := e.support(n.set, do.gate); least.less(price) {
			least, n.next = price, i
		}
	}
}

// missing reports whether some gate of n needs a further step.
func (e *search) missing(n *node) bool {
	return slices.ContainsFunc(n.todo, func(do todo) bool {
		_, steps := e.support(n.set, do.gate)
		return len(do.picked) == 0 && steps > 0
	})
}

// support returns the least that one further step for a gate costs, beyond a
// set, and whether it needs one at all, as 0 or 1.
func (e *search) support(set []int, g *Gate) (least price, steps int) {
	switch {
	case g == nil || g.Op == From:
		return price{}, 0
	case g.Op == AtLeast:
		return e.supportParts(set, g)
	case g.Op == Rate && e.fixed[g]:
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
	if g.N <= 0 || g.N > len(g.Of) {
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
