package roadmap_test

import (
	"context"
	"fmt"
	"log"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// One program files a route with its question; another, which has the same
// catalog, reads the file and judges the route again.
func ExampleParseRoute() {
	catalog, _ := exampleRoute()
	planner := pathway.New(catalog)
	query := pathway.Query{Target: "guild/keeper", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		log.Fatal(err)
	}
	file, err := roadmap.FormatRoute(catalog, roadmap.Filing{Query: query, Route: route})
	if err != nil {
		log.Fatal(err)
	}

	filed, err := roadmap.ParseRoute("keeper.json", file)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(filed.Route.Target, filed.Route.Finish, filed.Route.Cost)
	fmt.Println(pathway.Verify(catalog, filed.Query, filed.Route))

	filed.Route.Steps[0].Price.Minor = 100 // somebody changed the price
	fmt.Println(pathway.Verify(catalog, filed.Query, filed.Route))
	// Output:
	// guild/keeper 2027-01-04 229 USD
	// <nil>
	// pathway: step 0: its price is "1 USD", but that of offer "" of guild/exam is "229 USD"
}
