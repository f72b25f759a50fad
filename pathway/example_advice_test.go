package pathway_test

import (
	"context"
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// nurseBoard is a small field with a card that lapses, a license that asks for it, and jobs.
const nurseBoard = `{
"fields": [{"field": "care", "name": "care"}],
"credentials": [
  {"id": "board/card", "kind": "license", "name": "Aide card", "lasts": "P1Y", "requires": [{"ask": {"age": 18}}], "offers": [{"price": "20 USD"}]},
  {"id": "board/exam", "kind": "assessment", "name": "Nurse exam", "requires": [{"ask": {"holds": "degree/nursing"}}], "offers": [{"price": "200 USD"}]},
  {"id": "board/nurse", "kind": "license", "name": "Nurse license", "requires": [{"ask": {"all": [{"holds": "board/exam"}, {"age": 18}]}}], "offers": [{"price": "0 USD"}]},
  {"id": "degree/nursing", "kind": "degree", "name": "Nursing degree"}],
"programs": [{"id": "program/nursing", "name": "Nursing at the college", "awards": ["degree/nursing"], "admits": [{"ask": {"experience": {"in": ["care"], "for": "P1Y"}}}],
   "offers": [{"price": "9000 USD", "takes": "P4Y", "weekly": 10}]}],
"roles": [
  {"id": "role/aide", "name": "Aide", "fields": ["care"], "requires": [{"ask": {"holds": "board/card"}}]},
  {"id": "role/nurse", "name": "Nurse", "requires": [{"ask": {"holds": "board/nurse"}}]}]}`

// An aide has worked since the summer.
const aide = `{"born": "1999-04-02", "holdings": [{"credential": "board/card", "awarded": "2026-06-01"}], "jobs": [{"role": "role/aide", "from": "2026-06-08"}]}`

// atTheBoard returns the planner of the board, and the aide.
func atTheBoard() (*pathway.Planner, credential.Record) {
	catalog, err := credential.ParseCatalog("board.json", []byte(nurseBoard))
	if err != nil {
		panic(err)
	}
	record, err := catalog.ParseRecord("aide.json", []byte(aide))
	if err != nil {
		panic(err)
	}
	return pathway.New(catalog), record
}

// One person against the whole catalog.
func ExamplePlanner_Standing() {
	planner, record := atTheBoard()
	standing, err := planner.Standing(record, credential.Date{Year: 2027, Month: 1, Day: 4})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, group := range pathway.Groups() {
		for _, stand := range standing.In(group) {
			fmt.Print(group, " ", stand.Target)
			if !stand.Lapses.IsZero() {
				fmt.Print(" until ", stand.Lapses)
			}
			if !stand.ApplyOn.IsZero() {
				fmt.Print(" from ", stand.ApplyOn)
			}
			fmt.Println()
			for _, lack := range stand.Lacks {
				fmt.Println("  lacks", planner.Catalog().Phrase(lack.Requirement))
			}
		}
	}
	// Output:
	// lapsing board/card until 2027-06-01
	// open role/aide
	// later degree/nursing from 2027-06-08
	// near board/exam
	//   lacks a nursing degree
	// near board/nurse
	//   lacks a nursing degree
	// near role/nurse
	//   lacks a nurse license
}

// What the degree would open for the aide, and what it opens for anybody.
func ExamplePlanner_Opens() {
	planner, record := atTheBoard()
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	opens, err := planner.Opens(record, "degree/nursing", on)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, opening := range opens.Now {
		fmt.Println(opening.After.Name, opening.Before.Group, "->", opening.After.Group)
	}
	impact, err := planner.Impact("degree/nursing", on)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(impact.Direct, impact.All)
	// Output:
	// Nurse exam near -> open
	// Nurse license near -> open
	// [board/exam] [board/exam board/nurse role/nurse]
}

// What anybody gets to by an entry, near and far.
func ExamplePlanner_Impact() {
	planner, _ := atTheBoard()
	impact, err := planner.Impact("role/aide", credential.Date{Year: 2027, Month: 1, Day: 4})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(impact.Direct)
	fmt.Println(impact.All)
	// Output:
	// [program/nursing]
	// [board/exam board/nurse degree/nursing program/nursing role/nurse]
}

// What the aide can reach first, and is not yet.
func ExamplePlanner_Nearest() {
	planner, record := atTheBoard()
	query := pathway.Query{Record: record, Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	nearest, err := planner.Nearest(context.Background(), query, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, route := range nearest.Routes {
		fmt.Println(route.Target, route.Finish, route.Cost)
	}
	fmt.Println(len(nearest.Unproven), "not certain")
	// Output:
	// degree/nursing 2031-06-08 9000 USD
	// board/nurse 2031-06-08 9200 USD
	// 0 not certain
}
