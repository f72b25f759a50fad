package pathway

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// daysOf makes a set of some of the days 0 to 19, and the same as a list.
func daysOf(rng *rand.Rand) (daySet, []bool) {
	var set daySet
	list := make([]bool, 20)
	for d := range list {
		if list[d] = rng.IntN(2) == 0; list[d] {
			set = set.union(between(d, d+1))
		}
	}
	return set, list
}

func TestSetsOfDaysAgreeWithLists(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 0))
	for range 300 {
		a, inA := daysOf(rng)
		b, inB := daysOf(rng)
		c, inC := daysOf(rng)
		two := atLeast(2, []daySet{a, b, c})
		for d := range inA {
			count := 0
			for _, in := range []bool{inA[d], inB[d], inC[d]} {
				if in {
					count++
				}
			}
			got := []bool{a.union(b).contains(d), a.intersect(b).contains(d), two.contains(d), a.within(5, 9).contains(d)}
			want := []bool{inA[d] || inB[d], inA[d] && inB[d], count >= 2, inA[d] && 5 <= d && d < 9}
			if !slices.Equal(got, want) {
				t.Fatalf("day %d of %v, %v, %v: union, intersection, two of, within = %v, want %v", d, a, b, c, got, want)
			}
		}
		next, ok := a.next(7)
		want := slices.Index(inA[7:], true)
		if ok != (want >= 0) || ok && next != want+7 {
			t.Fatalf("%v.next(7) = %d, %t, want day %d", a, next, ok, want+7)
		}
		for i := 1; i < len(two); i++ {
			if two[i].from <= two[i-1].until {
				t.Fatalf("spans of %v touch", two)
			}
		}
	}
}

func TestLookingBackAndAheadFindTheFirstDay(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 0))
	leap := credential.Date{Year: 2024, Month: 1, Day: 20}.DayNumber()
	for range 2000 {
		day := leap + rng.IntN(60)
		p := credential.Period{Months: rng.IntN(14), Days: rng.IntN(35)}
		end, start := lookBackEnd(day, p), lookAheadStart(day, p)
		sees := func(d int) bool { return credential.DateOfDay(d).Add(p.Negate()).DayNumber() <= day }
		reaches := func(d int) bool { return credential.DateOfDay(d).Add(p).DayNumber() >= day }
		if sees(end) || !sees(end-1) || !reaches(start) || reaches(start-1) {
			t.Fatalf("%s by %s: seen until %s, reached from %s", credential.DateOfDay(day), p, credential.DateOfDay(end), credential.DateOfDay(start))
		}
	}
}
