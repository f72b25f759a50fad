package pathway_test

import (
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestWhatManyAskForIsSaidOnce reads the reason where several schools ask for one
// thing.
func TestWhatManyAskForIsSaidOnce(t *testing.T) {
	diploma := credential.Holds{Credential: "diploma"}
	no := &pathway.NoRouteError{Name: "Nurse", Conditions: []pathway.Condition{
		{Requirement: credential.Holds{Credential: "nurse"}, Why: "nothing leads to Nurse"},
		{Entry: "school/a", Requirement: diploma, Why: "nothing leads to a diploma for A"},
		{Entry: "school/b", Requirement: credential.Age{Years: 18}, Why: "nothing leads to an age of 18 for B"},
		{Entry: "school/b", Requirement: diploma, Why: "nothing leads to a diploma for B"},
		{Entry: "school/c", Requirement: diploma, Why: "nothing leads to a diploma for C"},
	}}
	want := "no route to Nurse: nothing leads to a diploma for A, and likewise for 2 more; and nothing leads to an age of 18 for B"
	if got := no.Error(); got != want {
		t.Errorf("Error = %q, want %q", got, want)
	}
}
