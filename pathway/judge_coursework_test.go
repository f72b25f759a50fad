package pathway_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A course that ends without a paper gives its credit all the same.
func TestARouteThroughAProgramThatAwardsNothingIsVerified(t *testing.T) {
	catalog, err := credential.ParseCatalog("x.json", []byte(`{
		"programs": [{"id": "program/evenings", "teaches": [{"in": "anatomy", "credits": "6 quarter"}], "offers": [{"price": "90 USD", "takes": "P5D", "weekly": 9}]}],
		"roles": [{"id": "role/guide", "requires": [{"ask": {"coursework": {"in": "anatomy", "credits": "4 semester"}}}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	q := pathway.Query{Letter: true, Target: "role/guide", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	route, err := pathway.New(catalog).Best(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if want := (credential.Date{Year: 2027, Month: 1, Day: 9}); route.Finish != want {
		t.Errorf("Best(role/guide) finishes on %s, want %s", route.Finish, want)
	}
	if err := pathway.Verify(catalog, q, route); err != nil {
		t.Errorf("Verify(Best(role/guide)) = %v", err)
	}
}
