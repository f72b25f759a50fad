package randcase

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// A Source is a seed, and the numbers of the cases that a test draws by it.
type Source struct {
	Seed        uint64
	First, Last int  // Last is not one of them
	Avoids      bool // at times a question avoids an entry
}

// The flags of every test binary that draws random cases.
var (
	caseCount = flag.Int("cases", 0, "how many random cases each law is tried on; 0: 50, with -short 24")
	caseSeed  = flag.Uint64("seed", 0, "the seed of the random cases; 0: the fixed one")
	caseOnly  = flag.Int("case", -1, "the number of the one random case to try; below 0: all of them")
)

// fixedSeed is the seed of a run that names none. It is fixed so that a run tries
// the same cases on every day and every machine, and no change is refused for a
// case that it has nothing to do with. Another -seed looks for new cases.
const fixedSeed = 1

// SourceOf returns the source of the cases of a test, as its flags have it, and logs
// it.
func SourceOf(t testing.TB) Source {
	t.Helper()
	s := Source{Seed: fixedSeed, Last: *caseCount}
	if *caseSeed != 0 {
		s.Seed = *caseSeed
	}
	switch {
	case One():
		s.First, s.Last = *caseOnly, *caseOnly+1
	case s.Last > 0:
	case testing.Short():
		s.Last = 24
	default:
		s.Last = 50
	}
	t.Logf("seed %d, %d cases", s.Seed, s.Cases())
	return s
}

// One reports whether a run is asked, by -case, for one case alone.
func One() bool { return *caseOnly >= 0 }

// Case draws the i-th case.
func (s Source) Case(i int) Case { return s.Sized(i, sizes[i%len(sizes)]) }

// Sized draws the i-th case with a catalog of about so many entries, at least 2.
func (s Source) Sized(i, size int) Case {
	rng := s.Random(i)
	e, q := drawCase(rng, size)
	seed := rng.Uint64()
	if ids := avoidable(e, q.Target); s.Avoids && len(ids) > 0 && rng.IntN(6) == 0 {
		avoided := ids[rng.IntN(len(ids))]
		q.Avoid = func(id credential.ID) bool { return id == avoided }
	}
	return Case{Entries: e, Question: q, Seed: seed}
}

// sizes are how many entries the catalogs of random cases have, about: mostly
// few, which are tried soonest and understood soonest.
var sizes = []int{3, 4, 3, 5, 4, 3, 6, 4, 5, 3, 7, 4, 5, 3, 8}

// avoidable returns every entry that a step could take, but for the target.
func avoidable(e credential.Entries, target credential.ID) []credential.ID {
	return oracle.Question{Avoid: func(id credential.ID) bool { return id != target }}.Avoided(e)
}

// Random returns the random numbers of one case: they depend on nothing but the
// seed and its number, so that -seed and -case bring any case back.
func (s Source) Random(i int) *rand.Rand { return rand.New(rand.NewPCG(s.Seed, uint64(i))) }

// Name says how to bring a case back.
func (s Source) Name(i int) string { return fmt.Sprintf("-seed=%d -case=%d", s.Seed, i) }

// Cases returns how many cases there are.
func (s Source) Cases() int { return s.Last - s.First }

// Each calls f with the number of every case, on several goroutines at a time,
// until f returns false.
func (s Source) Each(goroutines int, f func(i int) bool) {
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
		for i := s.First; i < s.Last; i++ {
			select {
			case numbers <- i:
			case <-done:
				return
			}
		}
	}()
	group.Wait()
}
