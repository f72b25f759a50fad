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
	order []int // of the feeds; scratch
	most  []int // by slot; scratch
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
		p.order = append(p.order, len(p.feeds))
		p.feeds = append(p.feeds, f)
		p.days = append(p.days, days[at])
		p.slots = append(p.slots, numbers[key])
	}
	p.most = make([]int, len(numbers))
	c.pools[k] = p
	return p
}

// sort puts the feeds in the order of what they cost.
func (p *pool) sort(c *bounder) {
	clear(p.most)
	slices.SortFunc(p.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(c.steps[p.feeds[a].Step], c.steps[p.feeds[b].Step]), a-b)
	})
}

// more returns by how much the total grows with a feed.
func (p *pool) more(at int) int { return max(0, p.feeds[at].Amount-p.most[p.slots[at]]) }

func (p *pool) add(at int) {
	p.most[p.slots[at]] = max(p.most[p.slots[at]], p.feeds[at].Amount)
}

// pool returns the cost of the dearest step of the cheapest that are enough.
func (c *bounder) pool(k int) int64 {
	if c.w.knots[k].leaf.N <= 0 {
		return 0
	}
	p := c.poolOf(k)
	p.sort(c)
	total := 0
	for _, at := range p.order {
		if p.days[at] > c.late.knot[k] {
			continue
		}
		if total += p.more(at); total >= c.w.knots[k].leaf.N {
			return c.steps[p.feeds[at].Step]
		}
		p.add(at)
	}
	return dear
}

// share returns the feeds of a Lump leaf without which the others are not
// enough, the cheapest first.
func (c *bounder) share(k int) (needed []Feed) {
	p := c.poolOf(k)
	p.sort(c)
	total := 0
	for _, at := range p.order {
		f := p.feeds[at]
		if c.steps[f.Step] == dear {
			break
		}
		if p.days[at] > c.late.knot[k] {
			continue
		}
		if more := p.more(at); total+more < c.w.knots[k].leaf.N {
			total += more
			p.add(at)
		} else {
			needed = append(needed, f)
		}
	}
	return needed
}
