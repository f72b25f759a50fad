package roadmap_test

import (
	"log"
	"os"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// The routes are most often those of a planner's Frontier.
func ExampleCompare() {
	catalog, soon := exampleRoute()
	later := *soon
	later.Finish = credential.Date{Year: 2027, Month: 7, Day: 5}
	later.Cost = credential.Money{Minor: 17900, Currency: "USD"}
	later.Steps = append([]pathway.Step{}, soon.Steps...)
	later.Steps[0].Price = later.Cost
	comparison, err := roadmap.Compare(catalog, "Ana Example",
		roadmap.Way{Name: "At once", Route: soon},
		roadmap.Way{Name: "In summer", Route: &later})
	if err != nil {
		log.Fatal(err)
	}
	if err := comparison.Text(os.Stdout); err != nil {
		log.Fatal(err)
	}
	// Output:
	// Ways to Certified Record Keeper (CRK)
	// =====================================
	//
	// For       Ana Example
	// Goal      Certified Record Keeper (CRK)
	// Start     4 January 2027
	// Soonest   At once: 4 January 2027, the same day
	// Cheapest  In summer: 179 USD
	//
	// Side by side
	// ------------
	//
	//                Finish     Cost  Steps  Proven
	// At once    4 Jan 2027  229 USD      2     yes
	// In summer  5 Jul 2027  179 USD      2     yes
	//
	// Proven means that the search for the way was done: within what was asked for, none of its
	// kind is better. It does not mean that every fact is certain: see the sources, and the
	// roadmap of each way.
	//
	// What every way does
	// -------------------
	//
	// - Sit the CRK examination: 229 USD in At once, 179 USD in In summer
	// - Earn Certified Record Keeper (CRK)
	//
	// At once
	// -------
	//
	// No more than every way does.
	//
	// In summer
	// ---------
	//
	// Compared  with At once: 6 months and 1 day later, 50 USD less
}
