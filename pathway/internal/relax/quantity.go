package relax

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A quantity has the feeds of a sum that can ever count. Of those of one exclusion
// only the largest does.
type quantity struct {
	feeds      []problem.Feed
	days       []int        // by feed: the earliest on which it counts
	exclusions []int        // by feed
	order      []pricedFeed // scratch
	largest    []int        // by exclusion; scratch
}

// A pricedFeed is a feed of a quantity and what its step costs.
type pricedFeed struct {
	cost int64
	at   int // the index of the feed
}

// quantity returns the quantity of a sum.
func (rx *Relaxation) quantity(k int) *quantity {
	if q, made := rx.quantities[k]; made {
		return q
	}
	q := &quantity{}
	numbers := map[[2]int]int{}
	days := rx.Earliest.feedDays(k)
	for at, f := range rx.Graph.vertices[k].leaf.Feeds {
		if days[at] >= problem.Never {
			continue
		}
		step := &rx.Graph.p.Steps[f.Step]
		key := [2]int{0, f.Exclusive}
		switch {
		case f.Exclusive != 0:
		case step.Given:
			key = [2]int{1, f.Step}
		default:
			key = [2]int{2, step.Group}
		}
		if _, numbered := numbers[key]; !numbered {
			numbers[key] = len(numbers)
		}
		q.feeds = append(q.feeds, f)
		q.days = append(q.days, days[at])
		q.exclusions = append(q.exclusions, numbers[key])
	}
	q.largest = make([]int, len(numbers))
	rx.quantities[k] = q
	return q
}

// sort puts the feeds that count by a day in the order of what their steps cost.
func (q *quantity) sort(cost []int64, day int) {
	clear(q.largest)
	q.order = q.order[:0]
	for at, f := range q.feeds {
		if cost := cost[f.Step]; cost < Impossible && q.days[at] <= day {
			q.order = append(q.order, pricedFeed{cost, at})
		}
	}
	slices.SortFunc(q.order, func(a, b pricedFeed) int {
		if a.cost != b.cost {
			return cmp.Compare(a.cost, b.cost)
		}
		return a.at - b.at
	})
}

// more returns by how much the total grows with a feed.
func (q *quantity) more(at int) int { return max(0, q.feeds[at].Amount-q.largest[q.exclusions[at]]) }

func (q *quantity) add(at int) {
	q.largest[q.exclusions[at]] = max(q.largest[q.exclusions[at]], q.feeds[at].Amount)
}

// cheapest returns the cheapest feeds that come to an amount by a day, the dearest
// last, until the quantity is asked again; ok is false if there are not enough.
func (q *quantity) cheapest(cost []int64, day, amount int) (feeds []pricedFeed, ok bool) {
	if amount <= 0 {
		return nil, true
	}
	q.sort(cost, day)
	total := 0
	for n, next := range q.order {
		if total += q.more(next.at); total >= amount {
			return q.order[:n+1], true
		}
		q.add(next.at)
	}
	return nil, false
}

// needed returns the feeds without which the others do not come to an amount by a
// day, the cheapest first.
func (q *quantity) needed(cost []int64, day, amount int) []problem.Feed {
	var needed []problem.Feed
	q.sort(cost, day)
	total := 0
	for _, next := range q.order {
		if more := q.more(next.at); total+more < amount {
			total += more
			q.add(next.at)
		} else {
			needed = append(needed, q.feeds[next.at])
		}
	}
	return needed
}

// suffices reports whether the feeds of some steps come to an amount by a day.
func (q *quantity) suffices(steps problem.Bitset, day, amount int) bool {
	clear(q.largest)
	total := 0
	for at, f := range q.feeds {
		if steps.Has(f.Step) && q.days[at] <= day {
			total += q.more(at)
			q.add(at)
		}
	}
	return total >= amount
}
