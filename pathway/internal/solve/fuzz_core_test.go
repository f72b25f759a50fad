package solve

import (
	"context"
	"testing"
)

// FuzzCore holds the core of a problem without a solution against searches: all
// leaves but those of the core taken as met there is still none, and there is one
// if any of those is taken as met as well.
func FuzzCore(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, _ := makeProblem(data)
		if forbidden(p) || found1(p) != never {
			return
		}
		core, err := p.Core(context.Background(), fuzzLimit)
		if err != nil {
			return
		}
		waive := map[*Gate]bool{}
		for _, leaf := range p.allLeaves() {
			waive[leaf] = true
		}
		for _, leaf := range core {
			if !waive[leaf] {
				t.Fatalf("leaf #%d is twice in the core, or no leaf\n%s", leaf.Tag, described(p))
			}
			delete(waive, leaf)
		}
		if found1(p.waived(waive, p.allSteps())) == some {
			t.Fatalf("the core %v alone leaves a solution\n%s", tags(core), described(p))
		}
		for _, leaf := range core {
			waive[leaf] = true
			if found1(p.waived(waive, p.allSteps())) == never {
				t.Fatalf("leaf #%d of the core %v is not needed\n%s", leaf.Tag, tags(core), described(p))
			}
			delete(waive, leaf)
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
func found1(p *Problem) int {
	best, err := p.Best(context.Background(), fuzzLimit)
	switch {
	case err != nil:
		return unsure
	case best == nil:
		return never
	}
	return some
}

func tags(leaves []*Gate) (tags []int) {
	for _, leaf := range leaves {
		tags = append(tags, leaf.Tag)
	}
	return tags
}
