// Command quickstart asks whether a person may hold a credential, and plans
// the way to it.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

func main() {
	ana := credential.Record{Holdings: []credential.Holding{{Credential: "diploma/high-school"}}}
	start := credential.Date{Year: 2027, Month: 1, Day: 4}
	catalog := reference.Catalog()
	planner := pathway.New(catalog)

	answer, err := planner.Check(ana, "ahima/rhit", start) // may she?
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer)

	query := pathway.Query{Record: ana, Target: "ahima/rhit", Start: start}
	route, err := planner.Best(context.Background(), query) // how could she?
	if err != nil {
		log.Fatal(err)
	}
	if err := roadmap.Text(os.Stdout, catalog, route, roadmap.Options{Name: "Ana"}); err != nil {
		log.Fatal(err)
	}
}
