package schedule

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// busy returns a problem of two jobs, each for half of so many days, and of a step
// for each of them, one at a time: on each a job may begin.
func busy(n int) *problem.Problem {
	p := &problem.Problem{Horizon: 1000, Deadline: problem.Never, Budget: problem.NoBudget, Capacity: 1}
	goal := &problem.Gate{Op: problem.AtLeast}
	ask := func(step problem.Step, g problem.Gate) {
		i := len(p.Steps)
		step.Group, step.Class, step.Free = i, i, true
		g.Feeds = []problem.Feed{{Step: i, Lo: -problem.Never, Hi: problem.Never}}
		p.Steps = append(p.Steps, step)
		goal.Of, goal.N = append(goal.Of, &g), i+1
	}
	for range 2 {
		ask(problem.Step{Rate: 1}, problem.Gate{Op: problem.Accrual, N: n / 2})
	}
	for range n {
		ask(problem.Step{Takes: days.Length{Days: 1}, Load: 1}, problem.Gate{Op: problem.AnyOf})
	}
	p.Goal = problem.Always(goal)
	return p
}

func TestOfScheduledJobsTheFewestSpansAreFoundOrItIsNotDecided(t *testing.T) {
	const atOnce = 6
	for n := 2; n <= 8; n += 2 {
		p := busy(n)
		all := make([]int, len(p.Steps))
		for i := range all {
			all[i] = i
		}
		q := Restrict(t.Context(), p, all)
		plan, ok := q.Cheapest(n)
		switch {
		case !ok:
			t.Errorf("%d days: they cannot be had", n)
		case q.Effort.Spent() && n <= atOnce:
			t.Errorf("%d days: it takes too long", n)
		case !q.Effort.Spent() && plan.count() != n+2:
			t.Errorf("%d days: %d steps, want %d", n, plan.count(), n+2)
		}
	}
}

// What the package comment says of its example.
func TestTheExampleJoinsTheClubAsLateAsItsTermsAsk(t *testing.T) {
	set := []int{problem.Course, problem.Job, problem.Exam, problem.Club, problem.Title}
	for _, test := range []struct {
		terms, joined, renewals int
		cost                    int64
	}{{3, 0, 2, 180}, {1, 636, 0, 0}} {
		q := Restrict(t.Context(), problem.Example(), set)
		plan, possible, _ := q.withTerms([]int{test.terms}, 1000)
		joined := plan.s.begin[q.Set[slices.Index(set, problem.Club)]]
		if !possible || joined != test.joined || len(plan.renewals) != test.renewals || plan.cost.Sum != test.cost {
			t.Errorf("with %d terms the club is joined on day %d and renewed %d times for %d, want day %d, %d, %d",
				test.terms, joined, len(plan.renewals), plan.cost.Sum, test.joined, test.renewals, test.cost)
		}
	}
}
