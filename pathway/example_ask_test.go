package pathway_test

import (
	"context"
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// What it would take for a clerk whose job has ended, the least costly way first.
func ExamplePlanner_Fixes() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	record.Jobs[0].Until = credential.Date{Year: 2025, Month: 12, Day: 24}
	planner := pathway.New(catalog)
	fixes, err := planner.Fixes(context.Background(), pathway.Query{
		Record: record, Target: "ncra/ods-c", Start: credential.Date{Year: 2026, Month: 1, Day: 2}, Letter: true,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, fix := range fixes.Fixes {
		for _, condition := range fix.Conditions {
			fmt.Println(condition.Text)
		}
		fmt.Println("  then", fix.Status, fix.MetOn, "and it", fix.Plan)
	}
	fmt.Println("all of them:", fixes.Complete)
	// Output:
	// an attestation: "a practicum in a registry"
	//   then pending 2026-05-20 and it finishes on 2026-01-02, costs nothing, and takes 1 step
	// 1,950 hours of work in cancer registry
	//   then pending 2026-05-20 and it finishes on 2026-10-05, costs nothing, and takes 1 step
	// all of them: true
}

const renewed = `{
"credentials": [
  {"id": "board/license", "kind": "license", "name": "Board license", "lasts": "P2Y",
   "requires": [{"ask": {"holds": "board/exam"}}], "renews": [{"units": 10, "offers": [{"price": "60 USD"}]}], "offers": [{"price": "200 USD", "takes": "P1M"}]},
  {"id": "board/exam", "kind": "assessment", "name": "Board exam", "lasts": "P1Y", "offers": [{"price": "900 USD", "takes": "P6M"}]}]}`

// Somebody says that they got the license in 2022, and not whether it was renewed.
func ExamplePlanner_Questions() {
	catalog, err := credential.ParseCatalog("renewed.json", []byte(renewed))
	if err != nil {
		fmt.Println(err)
		return
	}
	record, _ := catalog.ParseRecord("lee.json", []byte(`{"holdings": [{"credential": "board/license", "awarded": "2022-03-01"}]}`))
	planner := pathway.New(catalog)
	query := pathway.Query{Record: record, Target: "board/license", Start: credential.Date{Year: 2026, Month: 1, Day: 2}, Letter: true}
	asks, err := planner.Questions(context.Background(), query)
	if err != nil {
		fmt.Println(err)
		return
	}
	first := asks.Ask[0]
	fmt.Println(first.Text)
	for _, answer := range first.Answers {
		fmt.Printf("  %s: %s\n", answer.Text, answer.Plan)
	}
	query.Record = first.Answers[1].Record
	route, _ := planner.Best(context.Background(), query)
	fmt.Println("asked again:", route.Finish, route.Cost)
	// Output:
	// Was the Board license renewed after 2024-03-01?
	//   If it was, and lasts until 2026-03-01: nothing is left to do, and it is met on 2026-01-02
	//   If it was not: finishes on 2026-08-02, costs 1100 USD, and takes 2 steps
	// asked again: 2026-08-02 1100 USD
}
