package solve

import (
	"context"
	"testing"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// FuzzCore holds the core of a problem without a solution against searches: all
// leaves but those of the core taken as met there is still none, and there is one
// if any of those is taken as met as well.
func FuzzCore(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := makeProblem(data)
		if forbidden(p) || found1(p) != never {
			return
		}
		core, err := Core(context.Background(), p, fuzzLimit)
		if err != nil {
			return
		}
		waived := map[*problem.Gate]bool{}
		for _, leaf := range p.Leaves() {
			waived[leaf] = true
		}
		for _, leaf := range core {
			if !waived[leaf] {
				t.Fatalf("leaf #%d is twice in the core, or no leaf\n%s", leaf.Tag, described(p))
			}
			delete(waived, leaf)
		}
		if found1(waive(p, waived, everyStep(p))) == some {
			t.Fatalf("the core %v alone leaves a solution\n%s", tags(core), described(p))
		}
		for _, leaf := range core {
			waived[leaf] = true
			if found1(waive(p, waived, everyStep(p))) == never {
				t.Fatalf("leaf #%d of the core %v is not needed\n%s", leaf.Tag, tags(core), described(p))
			}
			delete(waived, leaf)
		}
	})
}

// The answers of found1.
const (
	unsure = iota // it takes too long to say
	never
	some
)

// found1 reports whether a problem has a solution.
func found1(p *problem.Problem) int {
	best, err := Best(context.Background(), p, fuzzLimit)
	switch {
	case err != nil:
		return unsure
	case best == nil:
		return never
	}
	return some
}

func tags(leaves []*problem.Gate) (tags []int) {
	for _, leaf := range leaves {
		tags = append(tags, leaf.Tag)
	}
	return tags
}
