package schedule_test

import (
	"context"
	"fmt"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// The worked example of the package comment.
func ExampleRestrict() {
	p := problem.Example()
	set := []int{problem.Course, problem.Job, problem.Exam, problem.Club, problem.Title}
	q := schedule.Restrict(context.Background(), p, set)
	_, finish := q.Soonest(q.Set, q.Last(), false)
	plan, _ := q.Cheapest(finish)
	s := plan.Solution()
	for k, i := range s.Set {
		if i == problem.Job {
			continue
		}
		fmt.Printf("step %d: day %d to %d\n", i, s.Begin[k], s.End[k])
	}
	fmt.Printf("jobs %v, finish %d, cost %d, renewals %d\n", s.Jobs, s.Finish, s.Cost.Sum, len(s.Renewals))
	// Output:
	// step 0: day 0 to 60
	// step 3: day 60 to 60
	// step 4: day 1000 to 1000
	// step 5: day 1000 to 1000
	// jobs [{2 0 1000 1}], finish 1000, cost 1350, renewals 0
}
