package days_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
)

// drawn makes a set of some of the days 0 to 19, and the same as a list.
func drawn(rng *rand.Rand) (days.Set, [20]bool) {
	var set days.Set
	var list [20]bool
	for d := range list {
		if list[d] = rng.IntN(2) == 0; list[d] {
			set = set.Union(days.Between(d, d+1))
		}
	}
	return set, list
}

func TestSetsOfDaysAgreeWithLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	for range 300 {
		a, inA := drawn(rng)
		b, inB := drawn(rng)
		c, inC := drawn(rng)
		two := days.AtLeast(2, []days.Set{a, b, c})
		for d := range inA {
			count := 0
			for _, in := range []bool{inA[d], inB[d], inC[d]} {
				if in {
					count++
				}
			}
			got := []bool{a.Union(b).Contains(d), a.Intersect(b).Contains(d), two.Contains(d), a.Within(5, 9).Contains(d)}
			want := []bool{inA[d] || inB[d], inA[d] && inB[d], count >= 2, inA[d] && 5 <= d && d < 9}
			if !slices.Equal(got, want) {
				t.Fatalf("day %d of %v, %v, %v: union, intersection, two of, within = %v, want %v", d, a, b, c, got, want)
			}
		}
		next, ok := a.Next(7)
		want := slices.Index(inA[7:], true)
		if ok != (want >= 0) || ok && next != want+7 {
			t.Fatalf("%v.Next(7) = %d, %t, want day %d", a, next, ok, want+7)
		}
		for i := 1; i < len(two); i++ {
			if two[i].From <= two[i-1].Until {
				t.Fatalf("spans of %v touch", two)
			}
		}
	}
}

func TestWeightsAddUpOnTheDaysOfTheirSets(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	for range 300 {
		sets, weights, need := make([]days.Set, 4), make([]int, 4), rng.IntN(8)
		var sums [20]int
		for i := range sets {
			var list [20]bool
			sets[i], list = drawn(rng)
			weights[i] = rng.IntN(4)
			for d, in := range list {
				if in {
					sums[d] += weights[i]
				}
			}
		}
		got := days.Reaching(need, sets, weights)
		for d, sum := range sums {
			if got.Contains(d) != (sum >= need) {
				t.Fatalf("Reaching(%d, %v, %v) = %v: day %d weighs %d", need, sets, weights, got, d, sum)
			}
		}
		for i := 1; i < len(got); i++ {
			if got[i].From <= got[i-1].Until {
				t.Fatalf("spans of %v touch", got)
			}
		}
	}
}
