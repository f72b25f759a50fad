package pathway_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// TestCheckAgreesWithTheOracle compares the status of every entry, and of every part
// of its rule.
func TestCheckAgreesWithTheOracle(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		on := q.Start.Add(credential.Period{Days: rng.IntN(40) - 10})
		for _, target := range targets(c) {
			if entry, ok := c.Credential(target); ok && entry.Status != credential.Active {
				continue // it cannot be earned, whatever its rule says
			}
			eligibility, err := p.Check(q.Record, target, on)
			if err != nil {
				return fmt.Sprintf("error: Check(%s, %s) = %v", target, on, err)
			}
			want := oracle.Check(c, q.Record, target, on)
			if wrong := differsWhole(eligibility.Finding, want); wrong != "" {
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

// differsWhole is differs for the finding of a whole rule. Where a credential may be held
// still it is any one of that and of the rule. Where something has to hold for it to stay in
// force, the rule is all of its own part and of that.
func differsWhole(got pathway.Finding, want map[string]oracle.Finding) string {
	if len(got.Parts) != 2 || got.Parts[0].Path != "" {
		return differs(got, want)
	}
	names, parts := []string{"held", "rule"}, got.Parts
	if parts[1].Path != "" {
		names[0], names[1] = "own", ""
	}
	got.Parts = nil
	if wrong := differs(got, want); wrong != "" {
		return wrong
	}
	for i, at := range names {
		part := want
		if at != "" {
			part = maps.Clone(want)
			part[""] = want[at]
		}
		if wrong := differsWhole(parts[i], part); wrong != "" {
			return at + wrong
		}
	}
	return ""
}

// differs says where a finding is not that of the oracle.
func differs(got pathway.Finding, want map[string]oracle.Finding) string {
	at := want[got.Path]
	if at.Status.String() != got.Status.String() || at.MetOn != got.MetOn {
		return fmt.Sprintf("%q is %s %s, want %s %s", got.Path, got.Status, got.MetOn, at.Status, at.MetOn)
	}
	for _, part := range got.Parts {
		if wrong := differs(part, want); wrong != "" {
			return wrong
		}
	}
	return ""
}

// TestWhatIsPendingComesByItself tries the law that a role whose rule is pending is
// reached by the day on which it is met, without any step. Jobs that go on are left
// aside: a check counts all of them, and a route has one at a time.
func TestWhatIsPendingComesByItself(t *testing.T) {
	seen := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		open := func(job credential.Job) bool { return job.Until.IsZero() }
		role := slices.ContainsFunc(e.Roles, func(r credential.Role) bool { return r.ID == q.Target })
		if !role || slices.ContainsFunc(q.Record.Jobs, open) {
			return ""
		}
		q.Rank, q.Letter, q.Assume = pathway.Soonest, true, false
		q.Budget, q.Deadline = credential.Money{}, credential.Date{}
		_, p := planner(e)
		judged, err := p.Check(q.Record, q.Target, q.Start)
		if err != nil {
			return errorOf("Check", err)
		}
		due := judged.Finding.MetOn
		switch judged.Finding.Status {
		case pathway.Pending:
		case pathway.Met:
			due = q.Start
		default:
			return ""
		}
		seen++
		best, err := bestOf(p, q)
		if err != nil || best == nil || best.Finish.After(due) {
			return fmt.Sprintf("later: Check = %s %s, and Best = %v, %v", judged.Finding.Status, due, best, err)
		}
		return ""
	})
	wantTried(t, seen, "no role was met or pending")
}
