package pathway_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestTheReadmesOwnCatalogAndRecordWork reads the two JSON blocks of the README
// as a reader would, and plans the role in them.
func TestTheReadmesOwnCatalogAndRecordWork(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for i, part := range strings.Split(string(text), "```json\n") {
		if i > 0 {
			block, _, _ := strings.Cut(part, "```")
			blocks = append(blocks, block)
		}
	}
	if len(blocks) != 2 {
		t.Fatalf("the README has %d blocks of JSON, want a catalog and a record", len(blocks))
	}
	catalog, err := credential.ParseCatalog("README.md", []byte(blocks[0]))
	if err != nil {
		t.Fatal(err)
	}
	record, err := catalog.ParseRecord("README.md", []byte(blocks[1]))
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	query := pathway.Query{Record: record, Target: "role/phlebotomist", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if err := pathway.Verify(catalog, query, route); err != nil {
		t.Error(err)
	}
	// The certificate comes on 2027-01-20; the exam is open from March 1 to 15.
	if want := (credential.Date{Year: 2027, Month: 3, Day: 1}); route.Finish != want {
		t.Errorf("Best(role/phlebotomist) finishes on %v, want %v", route.Finish, want)
	}
}
