package solve

import "testing"

// busy returns a problem of two jobs, each for half of so many days, and of a step
// for each of them, one at a time: on each a job may begin.
func busy(days int) *Problem {
	p := &Problem{Horizon: 1000, Deadline: Never, Budget: NoBudget, Capacity: 1, Goal: &Gate{Op: AtLeast}, Add: func(day int, l Length) int { return day + l.Days }}
	ask := func(step Step, g Gate) {
		i := len(p.Steps)
		step.Group, step.Class, step.Free = i, i, true
		g.Feeds = []Feed{{Step: i, Lo: -Never, Hi: Never}}
		p.Steps = append(p.Steps, step)
		p.Goal.Of, p.Goal.N = append(p.Goal.Of, &g), i+1
	}
	for range 2 {
		ask(Step{Rate: 1}, Gate{Op: Rate, N: days / 2})
	}
	for range days {
		ask(Step{Takes: Length{Days: 1}, Least: 1, Load: 1}, Gate{Op: Source})
	}
	return p
}

func TestOfScheduledJobsTheFewestSpansAreFoundOrItIsNotDecided(t *testing.T) {
	const atOnce = 6
	for days := 2; days <= 8; days += 2 {
		p := busy(days)
		q := p.project(t.Context(), p.allSteps())
		plan, ok := q.cheapest(q.set, days)
		switch {
		case !ok:
			t.Errorf("%d days: they cannot be had", days)
		case q.effort.cut && days <= atOnce:
			t.Errorf("%d days: it takes too long", days)
		case !q.effort.cut && p.count(q.set, plan) != days+2:
			t.Errorf("%d days: %d steps, want %d", days, p.count(q.set, plan), days+2)
		}
	}
}
