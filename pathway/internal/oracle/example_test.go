package oracle_test

import (
	"fmt"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// The example of the package comment.
func Example() {
	catalog, err := credential.ParseCatalog("example.json", []byte(`{
		"credentials": [
			{"id": "c", "kind": "certification", "name": "C", "requires": [{"ask": {"any": [{"holds": "degree"}, {"holds": "exam"}]}}]},
			{"id": "degree", "kind": "degree", "name": "Degree"},
			{"id": "exam", "kind": "assessment", "name": "Exam", "offers": [{"price": "100 USD"}]}],
		"programs": [{"id": "program", "name": "Program", "awards": ["degree"], "offers": [{"takes": "P1M", "price": "0 USD"}]}]}`))
	if err != nil {
		fmt.Println(err)
		return
	}
	question := oracle.Question{Target: "c", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	for _, question.Order = range []oracle.Order{oracle.Soonest, oracle.Cheapest} {
		routes, ok := oracle.New(catalog, question, oracle.Effort).Routes()
		fmt.Println(question.Order, ok)
		for _, route := range routes {
			fmt.Printf("  %s, %d cents: %q\n", route.Finish, route.Cost, route.Set)
		}
	}
	// Output:
	// soonest true
	//   2027-01-04, 10000 cents: ["earn c " "earn exam "]
	//   2027-02-04, 0 cents: ["attend program " "earn c "]
	// cheapest true
	//   2027-02-04, 0 cents: ["attend program " "earn c "]
	//   2027-01-04, 10000 cents: ["earn c " "earn exam "]
}
