package scenario_test

import (
	"fmt"

	"github.com/credpath/credpath/pathway/internal/scenario"
)

// The example of the package comment.
func ExampleParse() {
	cases, err := scenario.Parse("exams.txt", `
catalog an exam
exam final
  offer web costs 350

case nobody has sat it
  check final on 2027-01-04: met
  plan final from 2027-01-04
    route finish 2027-01-04 cost 350: final:web
`)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range cases {
		fmt.Println(c.At, c.Name)
		fmt.Println(c.Catalog.Entries.Credentials[0].ID, c.Checks[0].Status)
		plan := c.Plans[0]
		fmt.Println(plan.Question.Target, plan.Question.Order, plan.Routes[0].Cost, plan.Routes[0].Steps[0].Text)
	}
	// Output:
	// exams.txt:6 nobody has sat it
	// final met
	// final soonest 350 USD final:web
}
