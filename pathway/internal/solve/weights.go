package solve

import "math/bits"

// Weights put the price of a step, and that it is one, into a single number, so
// that the sum over a set compares as its key does, but for the finish.
type weights struct {
	order  Order
	weight []int64  // by step
	base   [2]int64 // what the sums of the last two parts stay below
}

// most is more than any sum of weights.
const most = int64(1) << 58

// newWeights returns the weights of the steps of a problem; ok is false if the
// numbers are too large.
func (p *Problem) newWeights() (w *weights, ok bool) {
	w = &weights{order: p.Order, weight: make([]int64, len(p.Steps)), base: [2]int64{1, 1}}
	parts := make([][3]int64, len(p.Steps))
	total := [3]int64{}
	for i := range p.Steps {
		if p.Steps[i].Given {
			continue
		}
		parts[i] = w.parts(p.Steps[i].price())
		for at, n := range parts[i] {
			if total[at] += n; total[at] >= most {
				return nil, false
			}
		}
	}
	w.base = [2]int64{total[1] + 1, total[2] + 1}
	high, low := bits.Mul64(uint64(w.base[0]), uint64(w.base[1]))
	if high > 0 || low >= uint64(most) || total[0] >= most/int64(low) {
		return nil, false
	}
	for i, part := range parts {
		w.weight[i] = (part[0]*w.base[0]+part[1])*w.base[1] + part[2]
	}
	return w, true
}

// parts returns what a step adds to the parts of a key, without the finish.
func (w *weights) parts(own price) [3]int64 {
	if w.order == ByFewest {
		return [3]int64{1, int64(own.unpriced), own.sum}
	}
	return [3]int64{int64(own.unpriced), own.sum, 1}
}

// key returns the key of a sum of weights and a finish.
func (w *weights) key(sum int64, finish int) Key {
	last := sum % w.base[1]
	rest := sum / w.base[1]
	first, second := rest/w.base[0], rest%w.base[0]
	if w.order == ByFewest {
		return w.order.key(finish, int(second), last, int(first))
	}
	return w.order.key(finish, int(first), second, int(last))
}

// sum returns the weight of a set.
func (w *weights) sum(set []int) int64 {
	sum := int64(0)
	for _, i := range set {
		sum += w.weight[i]
	}
	return sum
}
