package schedule

import (
	"math/rand/v2"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// TestAmountsAreSumsOfDays compares what an accrual has collected, and the
// first day it holds, with adding up day by day.
func TestAmountsAreSumsOfDays(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	met := 0
	for i := range 3000 {
		p := &problem.Problem{Horizon: 600, Steps: []problem.Step{{Rate: 1 + rng.IntN(40)}}}
		g := &problem.Gate{Op: problem.Accrual, N: rng.IntN(2000), Feeds: []problem.Feed{{Step: 0}}}
		if rng.IntN(2) == 0 {
			g.Cap = 1 + rng.IntN(40)
		}
		if rng.IntN(2) == 0 {
			g.Within = days.Length{Days: 1 + rng.IntN(80)}
		}
		for range rng.IntN(3) {
			from := rng.IntN(100)
			g.Fixed = append(g.Fixed, problem.Piece{From: from, Until: from + rng.IntN(60), Rate: 1 + rng.IntN(40)})
		}
		s := &State{p: p}
		if rng.IntN(3) > 0 {
			s.jobs = append(s.jobs, problem.Span{Step: 0, From: rng.IntN(50), Until: problem.Never})
		}
		day := rng.IntN(200)
		if got, want := s.accrued(g, day), daily(s, g, day); got != want {
			t.Fatalf("case %d: accrued on day %d = %d, want %d", i, day, got, want)
		}
		want := problem.Never
		for d := day; d <= p.Horizon; d++ {
			if daily(s, g, d) >= g.N {
				want = d
				met++
				break
			}
		}
		if got := s.firstMet(g, day); got != want {
			t.Fatalf("case %d: firstMet from day %d = %d, want %d", i, day, got, want)
		}
	}
	if met < 300 {
		t.Errorf("only %d leaves came to hold", met)
	}
}

// daily adds up what counts on each day before one.
func daily(s *State, g *problem.Gate, day int) int {
	from := 0
	if g.Within.Days > 0 {
		from = max(0, day-g.Within.Days)
	}
	sum := 0
	for d := from; d < day; d++ {
		rate := 0
		for _, piece := range g.Fixed {
			if piece.From <= d && d < piece.Until {
				rate += piece.Rate
			}
		}
		for _, span := range s.jobs {
			if span.From <= d && d < span.Until {
				rate += s.p.Steps[span.Step].Rate
			}
		}
		if g.Cap > 0 {
			rate = min(rate, g.Cap)
		}
		sum += rate
	}
	return sum
}
