package pathway_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
)

var (
	caseCount = flag.Int("cases", 0, "how many random cases each law is tried on; 0: 150, with -short 24")
	caseSeed  = flag.Uint64("seed", 0, "the seed of the random cases; 0: the fixed one")
	breachMax = flag.Int("breaches", 8, "how many cases that break a law are looked for before its test ends")
	caseOnly  = flag.Int("case", -1, "the number of the one random case to try; below 0: all of them")
)

// fixedSeed is the seed of a run that names none. It is fixed so that a run tries
// the same cases on every day and every machine, and no change is refused for a
// case that it has nothing to do with. New cases are looked for with -seed.
const fixedSeed = 1

// A source is a seed, and the numbers of the cases that are drawn by it.
type source struct {
	seed        uint64
	first, last int  // last is not one of them
	avoids      bool // at times a query avoids an entry
}

// random returns the random numbers of one case: they depend on nothing but the
// seed and its number, so that -seed and -case bring any case back.
func (s source) random(i int) *rand.Rand { return rand.New(rand.NewPCG(s.seed, uint64(i))) }

// name says how to bring a case back.
func (s source) name(i int) string { return fmt.Sprintf("-seed=%d -case=%d", s.seed, i) }

func (s source) cases() int { return s.last - s.first }

// sourceOf returns the source of the cases of a test, and logs it.
func sourceOf(t testing.TB) source {
	t.Helper()
	s := source{seed: fixedSeed, last: *caseCount}
	if *caseSeed != 0 {
		s.seed = *caseSeed
	}
	switch {
	case *caseOnly >= 0:
		s.first, s.last = *caseOnly, *caseOnly+1
	case s.last > 0:
	case testing.Short():
		s.last = 24
	default:
		s.last = 150
	}
	t.Logf("seed %d, %d cases", s.seed, s.cases())
	return s
}

// each calls f with the number of every case, on several goroutines at a time,
// until f returns false.
func (s source) each(goroutines int, f func(i int) bool) {
	numbers, done := make(chan int), make(chan struct{})
	var once sync.Once
	var group sync.WaitGroup
	for range goroutines {
		group.Go(func() {
			for i := range numbers {
				if !f(i) {
					once.Do(func() { close(done) })
				}
			}
		})
	}
	func() {
		defer close(numbers)
		for i := s.first; i < s.last; i++ {
			select {
			case numbers <- i:
			case <-done:
				return
			}
		}
	}()
	group.Wait()
}
