package pathway_test

import (
	"flag"
	"math/rand/v2"
	"testing"
)

var (
	caseCount = flag.Int("cases", 0, "how many random cases each law is tried on; 0: 150, with -short 24")
	caseSeed  = flag.Uint64("seed", 0, "the seed of the random cases; 0: the fixed ones")
)

// fixedSeeds are the seeds of a run that names none, which share its cases. They
// are fixed so that a run tries the same cases on every day and every machine,
// and no change is refused for a case that it has nothing to do with. New cases
// are looked for by hand, with -seed and -cases.
var fixedSeeds = []uint64{1, 2, 3}

// A source is a seed, and how many cases are drawn from it.
type source struct {
	seed  uint64
	cases int
}

// random returns the random numbers of a source, from the first one on.
func (s source) random() *rand.Rand { return rand.New(rand.NewPCG(s.seed, 0)) }

// sourcesOf returns the sources of the cases of a test, and logs them.
func sourcesOf(t testing.TB) []source {
	t.Helper()
	cases := *caseCount
	switch {
	case cases > 0:
	case testing.Short():
		cases = 24
	default:
		cases = 150
	}
	seeds := fixedSeeds
	if *caseSeed != 0 {
		seeds = []uint64{*caseSeed}
	}
	var sources []source
	for i, seed := range seeds {
		sources = append(sources, source{seed, (cases*(i+1))/len(seeds) - cases*i/len(seeds)})
	}
	t.Logf("seeds and their cases: %v", sources)
	return sources
}
