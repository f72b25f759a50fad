package solve

import "slices"

// sharpen bounds n as closely as can be; it reports whether anything can lie
// below.
func (e *search) sharpen(n *node) (ok bool) {
	n.sharp = true
	if len(n.todo) == 0 {
		return true
	}
	e.chooseNext(n)
	b := &bounds{search: e, n: n, goals: e.knots(n), finish: n.soonest, may: e.allowed(n)}
	if !b.affordable() {
		return false
	}
	steps := len(n.set)
	if e.p.Order == ByFewest {
		least, ok := b.toll(e.ones, e.p.last())
		if !ok {
			return false
		}
		steps += int(least)
		b.noLater()
	}
	switch {
	case b.pay():
	case e.p.Order == BySoonest && n.soonest < e.p.last():
		b.finish, b.price = n.soonest+1, e.chosen(n) // no price is enough to finish on that day
	default:
		return false
	}
	if e.p.Order == ByCheapest {
		b.noLater()
	}
	if steps == len(n.set) && e.missing(n) {
		steps++
	}
	n.key = worse(n.key, e.p.Order.key(b.finish, b.price.unpriced, b.price.sum, steps))
	return true
}

// knots returns what n has still to support.
func (e *search) knots(n *node) []int {
	var knots []int
	for _, do := range n.todo {
		knots = append(knots, e.web.of[do.gate])
	}
	return knots
}

// allowed returns the steps that sets below n may have.
func (e *search) allowed(n *node) bitset {
	may := newBitset(len(e.p.Steps))
	for i := range e.p.Steps {
		if e.relaxed.begin[i] < Never {
			may.add(i)
		}
	}
	for _, i := range n.set {
		for _, j := range e.groups[e.p.Steps[i].Group] {
			if j != i {
				may.drop(j)
			}
		}
	}
	return may
}

// Bounds are what is known of the solutions below a node.
type bounds struct {
	*search
	n      *node
	goals  []int
	may    bitset // the steps that do not make the first parts of the key worse
	finish int
	price  price
}

// toll returns what the steps still to be taken cost at least to be of use by a
// day, and leaves in b.may those that may be taken at no more than that.
func (b *bounds) toll(costs []int64, last int) (least int64, ok bool) {
	if len(b.goals) == 0 {
		return 0, true
	}
	c := &bounder{w: b.web, ready: b.relaxed, pools: b.pools, goals: b.goals, in: b.n.set, may: b.may, late: b.lateFor(last), cost: slices.Clone(costs)}
	if least, ok = c.bound(); !ok {
		return 0, false
	}
	b.may = slices.Clone(b.may)
	for i, left := range c.cost {
		if left > 0 {
			b.may.drop(i)
		}
	}
	return least, true
}

// pay bounds the price: if the finish comes first, that of what finishes as soon
// as can be.
func (b *bounds) pay() bool {
	last := b.p.last()
	if b.p.Order == BySoonest {
		last = b.n.soonest
	}
	least, ok := b.toll(b.costs, last)
	b.price = b.chosen(b.n).plus(price{unpriced: int(least / unpriced), sum: least % unpriced})
	return ok
}

// chosen returns the price of the steps of n, and of what they have to have
// renewed.
func (e *search) chosen(n *node) price {
	return e.own(n).plus(e.renewals(n))
}

// own returns the price of the steps of n. Of a budget nothing more is sure to be
// spent: a renewal may be had at a price that is not known.
func (e *search) own(n *node) price {
	sum := price{}
	for _, i := range n.set {
		sum = sum.plus(e.p.Steps[i].price())
	}
	return sum
}

// affordable reports whether the known prices can keep to the budget.
func (b *bounds) affordable() bool {
	if b.p.Budget >= NoBudget {
		return true
	}
	may := b.may
	sum, ok := b.toll(b.known, b.p.last())
	b.may = may
	return ok && sum+b.own(b.n).sum <= b.p.Budget
}

// noLater puts off the finish to what the steps of b.may can reach. If they
// reach nothing in time, more must be taken than was bounded; then nothing more
// is known.
func (b *bounds) noLater() {
	r := b.web.relax(b.may, b.p.last())
	if finish, ok := b.earliest(b.n, r); ok {
		b.finish = max(b.finish, finish)
	}
}
