package relax_test

import (
	"fmt"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
)

// The worked example of the package comment.
func Example() {
	p := problem.Example()
	rx := relax.NewRelaxation(relax.NewGraph(p))
	fmt.Println("earliest beginnings:", rx.Earliest.Begin, "goal:", rx.Earliest.Goal())
	fmt.Println("latest beginnings for day 800:", rx.Latest(800).Begin)

	may := problem.NewBitset(len(p.Steps))
	var costs []int64
	for i, step := range p.Steps {
		may.Add(i)
		costs = append(costs, step.Cost().Sum)
	}
	cut := rx.LMCut(relax.Needed{Goals: []int{rx.Graph.Goal()}, May: may, Latest: rx.Latest(5000)}, costs)
	bound, _ := cut.Bound()
	for _, mark := range cut.Landmarks {
		fmt.Printf("one of %v: %d\n", mark.Steps, mark.Cost)
	}
	fmt.Println("bound:", bound, "left:", cut.Left)
	// Output:
	// earliest beginnings: [0 0 0 60 0 700] goal: 700
	// latest beginnings for day 800: [740 100 -1 800 800 800]
	// one of [5]: 50
	// one of [3]: 300
	// one of [0 1]: 900
	// one of [4]: 100
	// bound: 1350 left: [0 7100 0 0 0 0]
}
