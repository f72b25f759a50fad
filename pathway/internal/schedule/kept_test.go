package schedule

import (
	"math/rand/v2"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// TestABreakEndsWhatRestsOnIt holds the day on which something lapses because what has to
// hold for it does not against counting the days of each break.
func TestABreakEndsWhatRestsOnIt(t *testing.T) {
	const last = 60
	rng := rand.New(rand.NewPCG(12, 12))
	lapsed, kept := 0, 0
	for i := range 3000 {
		p := &problem.Problem{Start: 0, Horizon: last}
		var leaves []*problem.Gate
		for range 2 {
			leaf := &problem.Gate{Op: problem.AnyOf}
			for range 1 + rng.IntN(3) {
				from := rng.IntN(50) - 10
				p.Lapsings = append(p.Lapsings, problem.Lapsing{Step: len(p.Steps), LapsesOn: from + 1 + rng.IntN(40)})
				leaf.Feeds = append(leaf.Feeds, problem.Feed{Step: len(p.Steps), Lo: -problem.Never, Hi: problem.Never, Term: len(p.Lapsings)})
				p.Steps = append(p.Steps, problem.Step{Given: true, Began: from, Done: from})
			}
			leaves = append(leaves, leaf)
		}
		while := &problem.Gate{Op: problem.AtLeast, N: 1 + rng.IntN(2), Of: leaves}
		grace, asked := rng.IntN(8), rng.IntN(20)
		p.Lapsings = append(p.Lapsings, problem.Lapsing{
			Step: len(p.Steps), LapsesOn: problem.Never, While: while, Grace: days.Length{Days: grace}, Kept: asked, Asked: asked,
		})
		p.Steps = append(p.Steps, problem.Step{Given: true, Began: -20, Done: -20})

		s, l := GivenState(p), len(p.Lapsings)-1
		want := problem.Never
		for day, broken := asked, 0; day < 2*last && want == problem.Never; day++ {
			switch {
			case broken > 0 && broken >= grace, grace == 0 && !s.holds(while, day):
				want = day
			case s.holds(while, day):
				broken = 0
			default:
				broken++
			}
		}
		if got := s.keptUntil(l); got != want {
			t.Fatalf("case %d: with %d days of grace it is kept until day %d, want %d", i, grace, got, want)
		}
		if want == problem.Never {
			kept++
			continue
		}
		lapsed++
	}
	if lapsed < 1000 {
		t.Errorf("of 3000 things %d lapse and %d do not; draw others", lapsed, kept)
	}
}

// TestTheAwardOfAnotherIsPutOffWhereThatCarriesFurther plans a title that lapses after 100
// days and is needed on day 150, when work ends. Another award renews it; on the first day
// that would not do.
func TestTheAwardOfAnotherIsPutOffWhereThatCarriesFurther(t *testing.T) {
	const (
		title = iota
		other
		work
	)
	leaf := func(step, term int) *problem.Gate {
		return &problem.Gate{Op: problem.AnyOf, Feeds: []problem.Feed{{Step: step, Lo: -problem.Never, Hi: problem.Never, Term: term}}}
	}
	worked := &problem.Gate{Op: problem.Accrual, N: 150, Feeds: []problem.Feed{{Step: work}}}
	p := &problem.Problem{
		Horizon: 1000, Deadline: problem.Never, Budget: problem.NoBudget, Capacity: 40,
		Steps: []problem.Step{
			title: {Free: true, Open: &problem.Opening{Spans: days.Between(0, 1)}},
			other: {Free: true},
			work:  {Rate: 1, Free: true},
		},
		Lapsings: []problem.Lapsing{{Step: title, Lasts: days.Length{Days: 100}, By: []problem.Edition{{From: -problem.Never, Until: problem.Never, Gate: leaf(other, 0)}}}},
		Goal:     problem.Always(&problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{leaf(title, 1), worked}}),
	}
	for i := range p.Steps {
		p.Steps[i].Group, p.Steps[i].Class = i, i
	}
	q := Restrict(t.Context(), p, []int{title, other, work})
	s, finish := q.Soonest(q.Set, q.Last(), false)
	if s == nil || finish != 150 || s.begin[other] != 51 {
		t.Fatalf("Soonest finishes on day %d, want 150; the other award is on day %d, want 51", finish, s.begin[other])
	}
	if s, _ := q.Soonest([]int{title, work}, q.Last(), false); s != nil {
		t.Error("without the other award it is in force on day 150")
	}
}
