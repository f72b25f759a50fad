package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestCheckAgreesWithTheOracle(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		on := q.Start.Add(credential.Period{Days: rng.IntN(40) - 10})
		for _, target := range targets(c) {
			eligibility, err := p.Check(q.Record, target, on)
			if err != nil {
				return fmt.Sprintf("error: Check(%s, %s) = %v", target, on, err)
			}
			want := bruteCheck(c, q.Record, target, on)
			if wrong := differs(eligibility.Finding, want); wrong != "" {
				return fmt.Sprintf("status: Check(%s, %s): %s", target, on, wrong)
			}
		}
		return ""
	})
}

// targets returns every entry that can be asked about, in ID order of each kind.
func targets(c *credential.Catalog) []credential.ID {
	var ids []credential.ID
	for entry := range c.Credentials() {
		if entry.Kind.Direct() {
			ids = append(ids, entry.ID)
		}
	}
	for role := range c.Roles() {
		ids = append(ids, role.ID)
	}
	return ids
}

// differs says where a finding is not what the oracle found.
func differs(got pathway.Finding, want map[string]bruteFinding) string {
	at := want[got.Path]
	if at.Status != got.Status || at.MetOn != got.MetOn {
		return fmt.Sprintf("%q is %s %s, want %s %s", got.Path, got.Status, got.MetOn, at.Status, at.MetOn)
	}
	for _, part := range got.Parts {
		if wrong := differs(part, want); wrong != "" {
			return wrong
		}
	}
	return ""
}
