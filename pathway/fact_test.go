package pathway_test

import (
	"context"
	"errors"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A mate's license asks for service at sea, which no plan can bring about, and
// for a letter, which it can.
const mate = `{"credentials": [{"id": "mate", "kind": "license", "name": "Mate",
  "requires": [{"ask": {"all": [{"attestation": "served at sea", "fact": true}, {"attestation": "a letter"}]}}]}]}`

func TestNoStepBringsAFactAbout(t *testing.T) {
	catalog, err := credential.ParseCatalog("mate.json", []byte(mate))
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	start := credential.Date{Year: 2027, Month: 1, Day: 4}
	query := pathway.Query{Target: "mate", Start: start}

	e, err := planner.Check(credential.Record{}, "mate", start)
	if err != nil || e.Finding.Status != pathway.Unknown {
		t.Errorf("Check of an empty record = %v, %v, want unknown", e.Finding.Status, err)
	}
	_, err = planner.Best(context.Background(), query)
	var no *pathway.NoRouteError
	if !errors.As(err, &no) || len(no.Conditions) != 2 || no.Conditions[1].Path != "/0" {
		t.Fatalf("Best without the fact = %v, want no route for want of the mate's /0 alone", err)
	}
	if want := `no route to Mate: no step can bring about "served at sea" for Mate; ` +
		`if it is so, say so in the record, under attested, in these words`; err.Error() != want {
		t.Errorf("Best without the fact says %q, want %q", err, want)
	}

	query.Record.Attested = []credential.Attested{{Of: "served at sea"}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Steps) != 2 || route.Steps[0].For != "a letter" {
		t.Errorf("Best with the fact has steps %v, want the letter and the license", route.Steps)
	}
	if err := pathway.Verify(catalog, query, route); err != nil {
		t.Error(err)
	}

	// A route that claims to have the fact vouched for does not hold.
	forged := *route
	forged.Steps = append([]pathway.Step{{Kind: pathway.Attest, For: "served at sea", Start: start, Finish: start,
		Meets: []pathway.Serves{{Step: 2, Path: "/0", Requirement: credential.Attestation{Of: "served at sea", Fact: true}}}}}, route.Steps...)
	forged.Steps[1].Meets = []pathway.Serves{{Step: 2, Path: "/1", Requirement: credential.Attestation{Of: "a letter"}}}
	forged.Steps[2].After = []int{0, 1}
	query.Record = credential.Record{}
	if err := pathway.Verify(catalog, query, &forged); err == nil {
		t.Error("Verify accepts a step that vouches for a fact")
	}
}
