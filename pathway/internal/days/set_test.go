package days_test

import (
	"math/rand/v2"
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
