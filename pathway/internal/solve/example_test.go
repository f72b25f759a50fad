package solve_test

import (
	"context"
	"fmt"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// The worked example of the package comment.
func ExampleSolutions() {
	p := problem.Example()
	for _, p.Order = range []problem.Order{problem.ByCheapest, problem.BySoonest} {
		for s, err := range solve.Solutions(context.Background(), p, 1000) {
			if err != nil {
				fmt.Println(err)
				return
			}
			fmt.Printf("steps %v cost %d, finish on day %d, after %d sets\n", s.Set, s.Cost.Sum, s.Finish, s.Explored)
		}
		fmt.Println()
	}
	// Output:
	// steps [0 2 3 4 5] cost 1350, finish on day 1000, after 14 sets
	// steps [1 3 4 5] cost 8450, finish on day 700, after 22 sets
	//
	// steps [1 3 4 5] cost 8450, finish on day 700, after 15 sets
	// steps [0 2 3 4 5] cost 1350, finish on day 1000, after 32 sets
}
