package reference_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

const unreachedName = "unreached"

// TestReadmeListsWhatNoRouteReaches plans a route from a high-school diploma to
// every credential that can be earned and to every role. What none reaches
// stands in README.md with the reason.
func TestReadmeListsWhatNoRouteReaches(t *testing.T) {
	if testing.Short() {
		t.Skip("plans some 150 routes")
	}
	c := reference.Catalog()
	planner := pathway.New(c)
	var rows [][]string
	for _, id := range targets(c) {
		_, err := planner.Best(context.Background(), graduate(t, id))
		var none *pathway.NoRouteError
		switch {
		case errors.As(err, &none):
			var why []string
			for _, condition := range none.Conditions {
				why = append(why, condition.String())
			}
			rows = append(rows, []string{called(c, id), strings.Join(why, "; ")})
		case err != nil:
			t.Errorf("Best to %s: %v, want a route or a reason", id, err)
		}
	}
	compareTables(t, map[string]string{unreachedName: unreached(rows)})
}

func unreached(rows [][]string) string {
	if len(rows) == 0 {
		return "There is none.\n"
	}
	return markdown([]string{"Target", "Why"}, rows)
}

// targets returns what can be earned, and the roles.
func targets(c *credential.Catalog) []credential.ID {
	var ids []credential.ID
	for entry := range c.Credentials() {
		if entry.Status == credential.Active {
			ids = append(ids, entry.ID)
		}
	}
	for role := range c.Roles() {
		ids = append(ids, role.ID)
	}
	return ids
}

// graduate asks for a route of few steps, for somebody of age who has a
// high-school diploma and nothing else, from the day of the edition on.
func graduate(t *testing.T, target credential.ID) pathway.Query {
	t.Helper()
	record := `{"born": "2000-01-01", "holdings": [{"credential": "diploma/high-school", "awarded": "2018-06-01"}]}`
	person, err := reference.Catalog().ParseRecord("graduate", []byte(record))
	if err != nil {
		t.Fatal(err)
	}
	start, err := credential.ParseDate(reference.Edition)
	if err != nil {
		t.Fatal(err)
	}
	return pathway.Query{Letter: true, Record: person, Target: target, Start: start, Rank: pathway.FewestSteps}
}
