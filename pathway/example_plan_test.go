package pathway_test

import (
	"context"
	"errors"
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// trade is a small field: a license that a course and an exam lead to, or two
// years of work as a helper.
const trade = `{
"credentials": [
  {"id": "guild/membership", "kind": "membership", "name": "Guild membership", "offers": [{"price": "30 USD"}]},
  {"id": "guild/course", "kind": "course", "name": "Guild course"},
  {"id": "guild/exam", "kind": "assessment", "name": "Guild exam",
   "requires": [{"ask": {"any": [{"holds": "guild/course"}, {"experience": {"in": ["trade"], "for": "P2Y"}}]}}],
   "offers": [{"name": "member", "if": {"holds": "guild/membership"}, "price": "100 USD", "seasons": ["06-01/06-10"]},
              {"name": "guest", "price": "180 USD", "seasons": ["06-01/06-10"]}]}],
"programs": [
  {"id": "program/day", "name": "Day course", "awards": ["guild/course"], "offers": [{"price": "900 USD", "takes": "P3M", "weekly": 30}]},
  {"id": "program/evening", "name": "Evening course", "awards": ["guild/course"], "offers": [{"price": "600 USD", "takes": "P9M", "weekly": 10}]}],
"roles": [{"id": "role/helper", "name": "Helper", "fields": ["trade"]}]}`

func apprentice() (*pathway.Planner, pathway.Query) {
	catalog, err := credential.ParseCatalog("trade.json", []byte(trade))
	if err != nil {
		panic(err)
	}
	planner := pathway.New(catalog)
	return planner, pathway.Query{Target: "guild/exam", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
}

func ExamplePlanner_Best() {
	planner, query := apprentice()
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(route.Finish, route.Cost)
	for _, step := range route.Steps {
		fmt.Println(step.Start, step.Kind, step.Entry, step.Offer, step.Price)
	}
	// Output:
	// 2027-06-01 1030 USD
	// 2027-01-04 join guild/membership  30 USD
	// 2027-01-04 attend program/day  900 USD
	// 2027-06-01 earn guild/exam member 100 USD
}

// The cheapest way takes up a job; the evening course is an option of the day
// course and not another route.
func ExamplePlanner_Routes() {
	planner, query := apprentice()
	query.Rank = pathway.Cheapest
	for route, err := range planner.Routes(context.Background(), query) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(route.Finish, route.Cost)
		for _, step := range route.Steps {
			fmt.Println(" ", step.Start, step.Kind, step.Entry)
		}
	}
	// Output:
	// 2029-06-01 130 USD
	//   2027-01-04 join guild/membership
	//   2027-01-04 work role/helper
	//   2029-06-01 earn guild/exam
	// 2028-06-01 730 USD
	//   2027-01-04 join guild/membership
	//   2027-01-04 attend program/evening
	//   2028-06-01 earn guild/exam
}

// With little time and little money there is no route, and the error says by how
// much the nearest misses.
func ExamplePlanner_Best_noRoute() {
	planner, query := apprentice()
	query.Study, query.Budget = 12, credential.Money{Minor: 100_00, Currency: "USD"}
	_, err := planner.Best(context.Background(), query)
	fmt.Println(err)
	fmt.Println(errors.Is(err, pathway.ErrNoRoute))
	// Output:
	// no route to Guild exam: the cheapest way finishes on 2029-06-01 and costs 130 USD, 30 USD over the budget
	// true
}
