package problem

import (
	"encoding/binary"
	"iter"
	"math/bits"
)

// A Bitset is a set of small numbers: indexes of steps, or of vertices.
type Bitset []uint64

// NewBitset returns an empty set of numbers below n.
func NewBitset(n int) Bitset { return make(Bitset, (n+63)/64) }

// Has reports whether i is in the set.
func (b Bitset) Has(i int) bool { return b[i/64]>>(i%64)&1 == 1 }

// Add puts i into the set.
func (b Bitset) Add(i int) { b[i/64] |= 1 << (i % 64) }

// Drop takes i out of the set.
func (b Bitset) Drop(i int) { b[i/64] &^= 1 << (i % 64) }

// Taken yields what is in the set, ascending, and takes it out. What is added
// behind the last number that was yielded comes too.
func (b Bitset) Taken() iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := range b {
			for b[at] != 0 {
				i := at*64 + bits.TrailingZeros64(b[at])
				b.Drop(i)
				if !yield(i) {
					return
				}
			}
		}
	}
}

// AppendInts appends numbers to a key, so that lists of equal length have equal
// keys only if they are equal.
func AppendInts(key []byte, ints ...int) []byte {
	for _, n := range ints {
		key = binary.AppendVarint(key, int64(n))
	}
	return key
}
