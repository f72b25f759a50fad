package solve

import (
	"cmp"
	"slices"
)

// A pool has the feeds of a Lump leaf that can ever count. Of those in one slot
// only the largest does.
type pool struct {
	feeds []Feed
	days  []int // by feed: the earliest on which it counts
	slots []int // by feed
	order []bid // of the feeds; scratch
	most  []int // by slot; scratch
}

// A bid is a feed of a pool by what it costs.
type bid struct {
	cost int64
	at   int // the index of the feed
}

// poolOf returns the pool of a leaf.
func (c *bounder) poolOf(k int) *pool {
	if had, ok := c.pools[k]; ok {
		return had
	}
	p := &pool{}
	numbers := map[[2]int]int{}
	g := c.w.knots[k].leaf
	days := c.ready.feedDays(k)
	for at, f := range g.Feeds {
		if days[at] >= Never {
			continue
		}
		step := &c.w.p.Steps[f.Step]
		key := [2]int{0, f.Once}
		switch {
		case f.Once != 0:
		case step.Given:
			key = [2]int{1, f.Step}
		default:
			key = [2]int{2, step.Group}
		}
		if _, had := numbers[key]; !had {
			numbers[key] = len(numbers)
		}
		p.feeds = append(p.feeds, f)
		p.days = append(p.days, days[at])
		p.slots = append(p.slots, numbers[key])
	}
	p.most = make([]int, len(numbers))
	c.pools[k] = p
	return p
}

// sort puts the feeds that count by a day in the order of what their steps cost.
func (p *pool) sort(cost []int64, day int) {
	clear(p.most)
	p.order = p.order[:0]
	for at, f := range p.feeds {
		if cost := cost[f.Step]; cost < dear && p.days[at] <= day {
			p.order = append(p.order, bid{cost, at})
		}
	}
	slices.SortFunc(p.order, func(a, b bid) int {
		if a.cost != b.cost {
			return cmp.Compare(a.cost, b.cost)
		}
		return a.at - b.at
	})
}

// more returns by how much the total grows with a feed.
func (p *pool) more(at int) int { return max(0, p.feeds[at].Amount-p.most[p.slots[at]]) }

func (p *pool) add(at int) {
	p.most[p.slots[at]] = max(p.most[p.slots[at]], p.feeds[at].Amount)
}

// cheapest returns the cheapest feeds that come to an amount by a day, the dearest
// last, until the pool is asked again; ok is false if there are not enough.
func (p *pool) cheapest(cost []int64, day, amount int) (bids []bid, ok bool) {
	if amount <= 0 {
		return nil, true
	}
	p.sort(cost, day)
	total := 0
	for n, next := range p.order {
		if total += p.more(next.at); total >= amount {
			return p.order[:n+1], true
		}
		p.add(next.at)
	}
	return nil, false
}

// pool returns the cost of the dearest step of the cheapest that are enough.
func (c *bounder) pool(k int) int64 {
	bids, ok := c.poolOf(k).cheapest(c.steps, c.late.knot[k], c.w.knots[k].leaf.N)
	switch {
	case !ok:
		return dear
	case len(bids) == 0:
		return 0
	}
	return bids[len(bids)-1].cost
}

// enough reports whether the feeds that are taken are enough.
func (p *pool) enough(r *reach, k int) bool {
	clear(p.most)
	total := 0
	for at, f := range p.feeds {
		if r.steps.has(f.Step) && p.days[at] <= r.c.late.knot[k] {
			total += p.more(at)
			p.add(at)
		}
	}
	return total >= r.c.w.knots[k].leaf.N
}

// needed returns the feeds of a Lump leaf without which the others are not
// enough, the cheapest first.
func (c *bounder) needed(k int) (needed []Feed) {
	p := c.poolOf(k)
	p.sort(c.steps, c.late.knot[k])
	total := 0
	for _, next := range p.order {
		if more := p.more(next.at); total+more < c.w.knots[k].leaf.N {
			total += more
			p.add(next.at)
		} else {
			needed = append(needed, p.feeds[next.at])
		}
	}
	return needed
}
