package problem

import (
	"cmp"
	"math"
	"slices"
)

// A Cost is a sum of known prices and a number of prices that are not known.
type Cost struct {
	Unpriced int
	Sum      int64
}

// Plus returns the sum of two costs.
func (c Cost) Plus(d Cost) Cost { return Cost{c.Unpriced + d.Unpriced, c.Sum + d.Sum} }

// Compare orders costs by the number of prices that are not known, then by the
// sum of the others.
func (c Cost) Compare(d Cost) int {
	return cmp.Or(cmp.Compare(c.Unpriced, d.Unpriced), cmp.Compare(c.Sum, d.Sum))
}

// Less reports whether c comes before d.
func (c Cost) Less(d Cost) bool { return c.Compare(d) < 0 }

// unpriced is what one unknown price weighs in a single number: more than any
// sum of known prices.
const unpriced = int64(1) << 44

// Scalar returns a cost in a single number. Of up to n such numbers the sum bounds the
// sum of the costs from below; n is the number of steps of the problem.
func (c Cost) Scalar(n int) int64 {
	return int64(c.Unpriced)*unpriced + min(c.Sum, unpriced/int64(n+1))
}

// CostOf returns the cost that a sum of [Cost.Scalar] numbers stands for.
func CostOf(scalar int64) Cost {
	return Cost{Unpriced: int(scalar / unpriced), Sum: scalar % unpriced}
}

// An Order says which of two solutions is better.
type Order uint8

// The orders; each compares what follows in turn, the smaller first.
const (
	BySoonest  Order = iota // finish, unpriced, cost, steps
	ByCheapest              // unpriced, cost, finish, steps
	ByFewest                // steps, finish, unpriced, cost
)

// A Key is what solutions are ordered by.
type Key [4]int64

// LeastKey is before all others.
var LeastKey = Key{math.MinInt64}

// Compare orders keys, the better first.
func (k Key) Compare(other Key) int { return slices.Compare(k[:], other[:]) }

// Worse returns the worse of two keys.
func (k Key) Worse(other Key) Key {
	if k.Compare(other) < 0 {
		return other
	}
	return k
}

// Key returns the key of a finish, a cost and a number of steps.
func (o Order) Key(finish int, cost Cost, steps int) Key {
	f, u, s := int64(finish), int64(cost.Unpriced), int64(steps)
	switch o {
	case BySoonest:
		return Key{f, u, cost.Sum, s}
	case ByCheapest:
		return Key{u, cost.Sum, f, s}
	case ByFewest:
		return Key{s, f, u, cost.Sum}
	}
	panic("problem: no such order")
}

// Parts returns what a key was made of.
func (o Order) Parts(k Key) (finish int, cost Cost, steps int) {
	switch o {
	case BySoonest:
		return int(k[0]), Cost{int(k[1]), k[2]}, int(k[3])
	case ByCheapest:
		return int(k[2]), Cost{int(k[0]), k[1]}, int(k[3])
	case ByFewest:
		return int(k[1]), Cost{int(k[2]), k[3]}, int(k[0])
	}
	panic("problem: no such order")
}

// Later returns a key with its finish put off to a day, if it is before that.
func (o Order) Later(k Key, day int) Key {
	finish, cost, steps := o.Parts(k)
	return o.Key(max(finish, day), cost, steps)
}
