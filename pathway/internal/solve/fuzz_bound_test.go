package solve

import (
	"context"
	"flag"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

var boundCases = flag.Int("bound", 1500, "problems with work that counts since something, and up to so much of a kind")

// TestBoundedWork holds random problems, in which work counts since something was done
// and up to so much of a kind, against the same judge as FuzzSolutions and, where there
// are few schedules, against all of them.
func TestBoundedWork(t *testing.T) {
	since, capped, both := 0, 0, 0
	for seed := range *boundCases {
		p := boundProblem(uint64(seed))
		if forbidden(p) {
			continue
		}
		if !t.Run("", func(t *testing.T) {
			t.Logf("problem %d", seed)
			checkFuzzed(t, p)
		}) {
			return
		}
		s, a := bounds(p)
		since, capped, both = since+number(s), capped+number(a), both+number(s && a)
	}
	t.Logf("%d problems with a solution that rests on work since something, %d on kinds of work, %d on both", since, capped, both)
	if *boundCases >= 1000 && (since == 0 || capped == 0 || both == 0) {
		t.Error("want some of each")
	}
}

// boundProblem returns such a problem, most often one with few schedules.
func boundProblem(seed uint64) *problem.Problem {
	rng := rand.New(rand.NewPCG(seed, 13))
	data := make([]byte, 400)
	for i := range data {
		data[i] = '0' + byte(rng.IntN(10))
	}
	p := &problem.Problem{
		Horizon: 30, Capacity: 1 + rng.IntN(3), Deadline: problem.Never, Budget: problem.NoBudget,
		Order: one(&maker{data: data[:1]}, problem.BySoonest, problem.ByCheapest, problem.ByFewest),
	}
	m := &maker{data: data[1:], p: p, jobs: true, kinds: true, long: 1, steps: 2 + rng.IntN(4), owner: -1}
	p.Steps = make([]problem.Step, m.steps)
	for i := range p.Steps {
		s := &p.Steps[i]
		s.Group, s.Class, s.Price, s.Priced = i, i, int64(rng.IntN(3)), true
		switch {
		case i < 2 || rng.IntN(3) == 0:
			s.Rate, s.Free = 1+rng.IntN(3), true
		case rng.IntN(4) == 0:
			s.Given, s.Done, s.Began = true, rng.IntN(12)-3, -3
		default:
			s.Takes, s.Load = days.Length{Days: rng.IntN(7)}, rng.IntN(2)
		}
		if rng.IntN(6) == 0 {
			m.lapsing(i)
		}
	}
	var asks []*problem.Gate
	for range 1 + rng.IntN(2) {
		work := &problem.Gate{}
		m.rate(work)
		work.N = 3 + rng.IntN(12)
		asks = append(asks, m.tagged(m.withSince(work)))
	}
	if rng.IntN(2) == 0 {
		asks = append(asks, m.gate(0))
	}
	all := len(asks) - rng.IntN(2)*rng.IntN(len(asks))
	p.Goal = problem.Always(m.tagged(&problem.Gate{N: all, Of: asks}))
	for i := range p.Steps {
		if m.owner = i; rng.IntN(3) == 0 {
			m.needs(i)
		}
	}
	return p
}

// bounds reports whether a leaf counts since something, and up to so much of a kind.
func bounds(p *problem.Problem) (since, capped bool) {
	some, err := Best(context.Background(), p, fuzzLimit)
	if err != nil || some == nil {
		return false, false
	}
	for _, use := range some.Uses {
		since = since || use.Leaf.Since != nil && len(use.Steps) > 1
		capped = capped || slices.ContainsFunc(use.Leaf.AtMost, func(kind *problem.Gate) bool { return len(kind.Feeds) > 0 })
	}
	return since, capped
}
