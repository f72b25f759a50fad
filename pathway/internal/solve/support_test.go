package solve

import (
	"context"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A job that feeds two conditions of one alternative is one step, not two: the
// alternative for which it works least is the one that a route rests on.
func TestAJobThatServesTwiceIsOneStep(t *testing.T) {
	worked := func(days int) *problem.Gate {
		return &problem.Gate{Op: problem.Accrual, N: days, Feeds: []problem.Feed{{Step: 0, Lo: -problem.Never, Hi: problem.Never}}}
	}
	exam := &problem.Gate{Op: problem.AnyOf, Feeds: []problem.Feed{{Step: 1, Lo: -problem.Never, Hi: problem.Never}}}
	both := &problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{worked(2), worked(1)}}
	either := &problem.Gate{Op: problem.AtLeast, N: 1, Of: []*problem.Gate{worked(5), both}}
	p := &problem.Problem{
		Horizon: 20, Deadline: problem.Never, Budget: problem.NoBudget, Capacity: 1,
		Steps: []problem.Step{
			{Group: 0, Class: 0, Rate: 1, Free: true},
			{Group: 1, Class: 1, Takes: days.Length{Days: 10}, Free: true},
		},
		Goal: problem.Always(&problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{exam, either}}),
	}
	got, err := Best(context.Background(), p, 1000)
	if err != nil || got == nil {
		t.Fatalf("Best = %v, %v", got, err)
	}
	if got.Finish != 10 || len(got.Jobs) != 1 || got.Jobs[0].From != 0 || got.Jobs[0].Until != 2 {
		t.Errorf("finish %d, jobs %v; want finish 10, work from 0 until 2", got.Finish, got.Jobs)
	}
}
