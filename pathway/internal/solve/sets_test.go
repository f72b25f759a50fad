package solve

import (
	"context"
	"flag"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// These tests hold the search of sets against an exhaustive one, where nothing
// takes time: a set reaches the goal if growing what is done, from nothing,
// comes to it. That is all they share with the package.

// thorough is for .ci/run.
var thorough = flag.Bool("thorough", false, "try three times as many random problems")

// tries returns how many of so many random problems are tried.
func tries(all int) int {
	if *thorough {
		return all
	}
	return all / 3
}

// A puzzle is steps with prices and needs, and a goal, over bits of steps.
type puzzle struct {
	prices []int64
	needs  []*tree
	goal   *tree
}

// A tree is a step, or n of several trees.
type tree struct {
	step int // -1: a group
	n    int
	of   []*tree
}

func (t *tree) holds(done uint) bool {
	if t == nil {
		return true
	}
	if t.step >= 0 {
		return done>>t.step&1 == 1
	}
	met := 0
	for _, part := range t.of {
		if part.holds(done) {
			met++
		}
	}
	return met >= t.n
}

// reaches reports whether the steps of a set can be done, one after the other,
// so that the goal holds.
func (p *puzzle) reaches(set uint) bool {
	done := uint(0)
	for again := true; again; {
		again = false
		for i := range p.prices {
			if bit := uint(1) << i; set&bit != 0 && done&bit == 0 && p.needs[i].holds(done) {
				done |= bit
				again = true
			}
		}
	}
	return p.goal.holds(done)
}

// minimal returns every set that reaches the goal and no longer does without
// any one of its steps, by price, then number of steps, then steps.
func (p *puzzle) minimal() []string {
	type found struct {
		price int64
		set   []int
	}
	var all []found
	for set := range uint(1) << len(p.prices) {
		if !p.reaches(set) {
			continue
		}
		f, least := found{}, true
		for i, price := range p.prices {
			if set>>i&1 == 1 {
				f.price += price
				f.set = append(f.set, i)
				least = least && !p.reaches(set&^(1<<i))
			}
		}
		if least {
			all = append(all, f)
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		if a.price != b.price {
			return int(a.price - b.price)
		}
		if len(a.set) != len(b.set) {
			return len(a.set) - len(b.set)
		}
		return slices.Compare(a.set, b.set)
	})
	var lines []string
	for _, f := range all {
		lines = append(lines, fmt.Sprint(f.price, f.set))
	}
	return lines
}

// problem states a puzzle as the package does.
func (p *puzzle) problem() *problem.Problem {
	q := &problem.Problem{Horizon: 1000, Deadline: problem.Never, Budget: problem.NoBudget, Order: problem.ByCheapest, Goal: problem.Always(p.goal.gate())}
	for i, price := range p.prices {
		q.Steps = append(q.Steps, problem.Step{
			Group: i, Class: i, Priced: true, Price: price,
			Needs: problem.Always(p.needs[i].gate()),
		})
	}
	return q
}

func (t *tree) gate() *problem.Gate {
	if t == nil {
		return nil
	}
	if t.step >= 0 {
		return &problem.Gate{Op: problem.AnyOf, Feeds: []problem.Feed{{Step: t.step, Lo: -problem.Never, Hi: problem.Never}}, Same: t.step + 1}
	}
	g := &problem.Gate{Op: problem.AtLeast, N: t.n}
	for _, part := range t.of {
		g.Of = append(g.Of, part.gate())
	}
	return g
}

func randomPuzzle(rng *rand.Rand) *puzzle {
	n := 2 + rng.IntN(8)
	p := &puzzle{goal: randomTree(rng, n, 3)}
	for range n {
		p.prices = append(p.prices, int64(rng.IntN(6)))
		var need *tree
		if rng.IntN(3) > 0 {
			need = randomTree(rng, n, 2)
		}
		p.needs = append(p.needs, need)
	}
	return p
}

func randomTree(rng *rand.Rand, steps, depth int) *tree {
	if depth == 0 || rng.IntN(3) == 0 {
		return &tree{step: rng.IntN(steps)}
	}
	t := &tree{step: -1}
	for range 1 + rng.IntN(3) {
		t.of = append(t.of, randomTree(rng, steps, depth-1))
	}
	t.n = 1 + rng.IntN(len(t.of))
	return t
}

func TestSolutionsAreAllMinimalSetsInOrder(t *testing.T) {
	const seed = 20261124
	rng := rand.New(rand.NewPCG(seed, 0))
	sizes := map[int]int{}
	for i := range tries(3000) {
		p := randomPuzzle(rng)
		var got []string
		for s, err := range Solutions(context.Background(), p.problem(), 1_000_000) {
			if err != nil {
				t.Fatalf("seed %d, puzzle %d: Solutions stopped: %v", seed, i, err)
			}
			got = append(got, fmt.Sprint(s.Cost.Sum, s.Set))
		}
		want := p.minimal()
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d, puzzle %d: Solutions = %v, want %v", seed, i, got, want)
		}
		sizes[min(4, len(want))]++
	}
	// The puzzles are worth something only if they have none, one and several.
	for _, n := range []int{0, 1, 2, 4} {
		if sizes[n] < tries(30) {
			t.Errorf("only %d puzzles have %d solutions (4: or more)", sizes[n], n)
		}
	}
}

func TestSolutionsStopAtTheBudget(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 7))
	for i := range 500 {
		p := randomPuzzle(rng)
		q := p.problem()
		q.Budget = int64(rng.IntN(8))
		var got, want []string
		for s := range Solutions(context.Background(), q, 1_000_000) {
			got = append(got, fmt.Sprint(s.Cost.Sum, s.Set))
		}
		for _, line := range p.minimal() {
			var price int64
			fmt.Sscan(line, &price)
			if price <= q.Budget {
				want = append(want, line)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("puzzle %d, budget %d: Solutions = %v, want %v", i, q.Budget, got, want)
		}
	}
}

func TestCoreAloneIsImpossibleAndNothingLess(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	cores := 0
	for i := range tries(3000) {
		p := randomPuzzle(rng)
		if p.reaches(1<<len(p.prices) - 1) {
			continue
		}
		q := p.problem()
		tagged := 0
		for _, g := range q.Leaves() {
			tagged++
			g.Tag = tagged
		}
		core, err := Core(context.Background(), q, 100_000)
		if err != nil {
			t.Fatal(err)
		}
		if len(core) == 0 {
			t.Fatalf("puzzle %d: an impossible goal has no core", i)
		}
		waived := map[*problem.Gate]bool{}
		for _, g := range q.Leaves() {
			waived[g] = !slices.Contains(core, g)
		}
		if solved(waive(q, waived, everyStep(q))) {
			t.Fatalf("puzzle %d: the core alone leaves a solution", i)
		}
		for _, g := range core {
			waived[g] = true
			if !solved(waive(q, waived, everyStep(q))) {
				t.Fatalf("puzzle %d: a leaf of the core is not needed", i)
			}
			waived[g] = false
		}
		cores += bits.Len(uint(len(core))) / 2 // cores of two leaves or more
	}
	if cores < tries(60) {
		t.Errorf("only %d cores have two leaves or more", cores)
	}
}

func everyStep(p *problem.Problem) []int {
	all := make([]int, len(p.Steps))
	for i := range all {
		all[i] = i
	}
	return all
}

func solved(p *problem.Problem) bool {
	for _, err := range Solutions(context.Background(), p, 1_000_000) {
		return err == nil
	}
	return false
}

func TestALimitSaysWhatIsBestSoFar(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 13))
	stops := 0
	for range 400 {
		p := randomPuzzle(rng)
		all := p.minimal()
		for s, err := range Solutions(context.Background(), p.problem(), 6) {
			stopped, ok := err.(*Stopped)
			if err == nil {
				all = all[1:]
				continue
			}
			if !ok {
				t.Fatalf("Solutions ended with %v", err)
			}
			stops++
			if s != nil {
				t.Fatal("a stop came with a solution")
			}
			_, cost, _ := problem.ByCheapest.Parts(stopped.Bound)
			var best int64
			if len(all) > 0 && stopped.Best == nil {
				t.Fatal("a stop has no solution, though there is one")
			}
			if stopped.Best != nil && (stopped.Best.Proven || !p.reaches(bitsOf(stopped.Best.Set))) {
				t.Fatalf("the best so far, %v, is said to be proven or does not reach the goal", stopped.Best.Set)
			}
			if len(all) > 0 {
				fmt.Sscan(all[0], &best)
				if cost.Unpriced != 0 || cost.Sum > best {
					t.Fatalf("bound %v is over the best left, %d", cost, best)
				}
			}
		}
	}
	if stops == 0 {
		t.Error("no search was stopped by the limit")
	}
}

func bitsOf(set []int) (mask uint) {
	for _, i := range set {
		mask |= 1 << i
	}
	return mask
}

func TestACancelledContextStopsAtOnce(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	p := randomPuzzle(rand.New(rand.NewPCG(1, 1)))
	p.goal = nil
	for _, err := range Solutions(ctx, p.problem(), 100) {
		if stopped, ok := err.(*Stopped); !ok || stopped.Cause == nil {
			t.Errorf("Solutions of a cancelled context ended with %v", err)
		}
	}
}

// What counts only once and what excludes each other may overlap: here one of two
// groups gives both amounts.
func TestAmountsThatCountOnceAndExcludeEachOtherAddUp(t *testing.T) {
	p := &problem.Problem{Horizon: 10, Deadline: problem.Never, Budget: problem.NoBudget, Capacity: 1}
	feed := func(group, once int) problem.Feed {
		p.Steps = append(p.Steps, problem.Step{Group: group, Class: len(p.Steps), Free: true})
		return problem.Feed{Step: len(p.Steps) - 1, Lo: -problem.Never, Hi: problem.Never, Amount: 5, Exclusive: once}
	}
	p.Goal = problem.Always(&problem.Gate{Op: problem.Sum, N: 10, Feeds: []problem.Feed{feed(1, 1), feed(1, 2), feed(2, 1)}})
	got, err := Best(context.Background(), p, 100)
	if err != nil || got == nil || !slices.Equal(got.Set, []int{1, 2}) {
		t.Errorf("Best = %+v, %v; want the set [1 2]", got, err)
	}
}
