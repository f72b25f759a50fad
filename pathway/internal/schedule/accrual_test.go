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
		if rng.IntN(3) == 0 {
			g.Cap = 0
			kind := problem.Gate{Op: problem.Accrual, N: rng.IntN(500), Within: g.Within, Feeds: g.Feeds, Fixed: g.Fixed[:rng.IntN(1+len(g.Fixed))]}
			other := problem.Gate{Op: problem.Accrual, N: rng.IntN(500), Within: g.Within, Fixed: g.Fixed[len(kind.Fixed):]}
			g.AtMost = []*problem.Gate{&kind, &other}[:1+rng.IntN(2)]
		}
		if rng.IntN(3) == 0 {
			p.Steps = append(p.Steps, problem.Step{Given: true}, problem.Step{Given: true})
			s.end, s.order, s.lastSeen = []int{problem.Never, rng.IntN(150), rng.IntN(300)}, make([]int, 3), problem.Never
			g.Since = &problem.Gate{Op: problem.AnyOf}
			for step := 1 + rng.IntN(2); step <= 2; step++ {
				g.Since.Feeds = append(g.Since.Feeds, problem.Feed{Step: step, Hi: problem.Never})
			}
			for _, kind := range g.AtMost {
				kind.Since = g.Since
			}
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
	if g.Since != nil {
		since := day
		for _, f := range g.Since.Feeds {
			since = min(since, s.end[f.Step])
		}
		from = max(from, since)
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
			if len(g.Feeds) > 0 && span.From <= d && d < span.Until {
				rate += s.p.Steps[span.Step].Rate
			}
		}
		if g.Cap > 0 {
			rate = min(rate, g.Cap)
		}
		sum += rate
	}
	for _, kind := range g.AtMost {
		if of := daily(s, kind, day); of > kind.N {
			sum -= of - kind.N
		}
	}
	return sum
}

// Where no accrual looks back a job goes on until enough was done, though the rest of
// it might be collected anyway, and whatever else looks back.
func TestOtherThingsThatLookBackEndNoJob(t *testing.T) {
	s := &State{p: &problem.Problem{Horizon: 100, Steps: []problem.Step{{Rate: 1}, {}}}}
	s.jobs = []problem.Span{{Step: 0, From: 0, Until: problem.Never}}
	work := &problem.Gate{Op: problem.Accrual, N: 10, Cap: 1, Feeds: []problem.Feed{{Step: 0}}, Fixed: []problem.Piece{{From: 5, Until: 20, Rate: 1}}}
	exam := &problem.Gate{Op: problem.AnyOf, Within: days.Length{Days: 9}, Feeds: []problem.Feed{{Step: 1, Lo: -problem.Never, Hi: problem.Never}}}
	uses := []problem.Use{{Owner: problem.OfGoal, Day: 10, Leaf: work, Steps: []int{0}, Met: 10}, {Owner: problem.OfGoal, Day: 10, Leaf: exam, Steps: []int{1}, Met: 8}}
	for _, test := range []struct {
		within days.Length
		until  int
	}{{days.Length{}, 10}, {days.Length{Days: 60}, 5}} {
		work.Within = test.within
		if got := s.trim(uses); len(got) != 1 || got[0].Until != test.until {
			t.Errorf("with work within %d days the job is %v, want it to end on day %d", test.within.Days, got, test.until)
		}
	}
}
