package solve

import (
	"context"
	"testing"
)

// A job that feeds two conditions of one alternative is one step, not two: the
// alternative for which it works least is the one that a route rests on.
func TestAJobThatServesTwiceIsOneStep(t *testing.T) {
	worked := func(days int) *Gate {
		return &Gate{Op: Rate, N: days, Feeds: []Feed{{Step: 0, Lo: -Never, Hi: Never}}}
	}
	exam := &Gate{Op: Source, Feeds: []Feed{{Step: 1, Lo: -Never, Hi: Never}}}
	both := &Gate{Op: AtLeast, N: 2, Of: []*Gate{worked(2), worked(1)}}
	either := &Gate{Op: AtLeast, N: 1, Of: []*Gate{worked(5), both}}
	p := &Problem{
		Horizon: 20, Deadline: Never, Budget: NoBudget, Capacity: 1,
		Add: func(day int, l Length) int { return day + l.Days },
		Steps: []Step{
			{Group: 0, Class: 0, Rate: 1, Free: true},
			{Group: 1, Class: 1, Takes: Length{Days: 10}, Least: 10, Free: true},
		},
		Goal: &Gate{Op: AtLeast, N: 2, Of: []*Gate{exam, either}},
	}
	got, err := p.Best(context.Background(), 1000)
	if err != nil || got == nil {
		t.Fatalf("Best = %v, %v", got, err)
	}
	if got.Finish != 10 || len(got.Jobs) != 1 || got.Jobs[0].From != 0 || got.Jobs[0].Until != 2 {
		t.Errorf("finish %d, jobs %v; want finish 10, work from 0 until 2", got.Finish, got.Jobs)
	}
}
