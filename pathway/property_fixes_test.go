package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// mostBrute is of how many conditions all sets are tried.
const mostBrute = 9

// TestFixesAreTheSmallestSetsOfConditionsThatMendAnAnswer tries every set of conditions by
// waiving them, and plans for each smallest one by a role that asks for nothing else.
func TestFixesAreTheSmallestSetsOfConditionsThatMendAnAnswer(t *testing.T) {
	several, planned := 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		q.Limit = effort
		all := targets(c)
		for _, target := range []credential.ID{q.Target, all[rng.IntN(len(all))]} {
			q.Target = target
			fixes, err := p.Fixes(context.Background(), q)
			if err != nil {
				return errorOf("Fixes", err)
			}
			answer, err := p.Check(q.Record, target, q.Start)
			if err != nil {
				return errorOf("Check", err)
			}
			if fixes.Status != answer.Apply.Status || !fixes.Complete {
				return fmt.Sprintf("whole: Fixes of %s has %s, complete %t, want %s", target, fixes.Status, fixes.Complete, answer.Apply.Status)
			}
			want, ok := smallestMends(p, q, answer.Apply)
			if answer.Held {
				want = nil
			} else if !ok {
				continue
			}
			several += btoi(len(want) > 1)
			var got [][]pathway.Finding
			for _, fix := range fixes.Fixes {
				got = append(got, fix.Conditions)
			}
			if wrong := differingSets(got, want); wrong != "" {
				return fmt.Sprintf("sets: Fixes of %s %s\n%s", target, wrong, answer.Apply)
			}
			for _, fix := range fixes.Fixes {
				if wrong := misplanned(e, q, fix); wrong != "" {
					return wrong
				}
				planned += btoi(fix.Plan.Planned && fix.Plan.Best.Steps > 0)
			}
			if !slices.IsSortedFunc(fixes.Fixes, func(a, b pathway.Fix) int { return byPlan(q.Rank, a, b) }) {
				return fmt.Sprintf("order: Fixes of %s are\n%s", target, fixes)
			}
		}
		return ""
	})
	wantTried(t, several, "no answer was mended in several ways")
	wantTried(t, planned, "no fix took a step")
}

// smallestMends returns the smallest sets of conditions without which an answer is yes, or
// will be; ok is false if there are too many conditions, or one that cannot be waived.
func smallestMends(p *pathway.Planner, q pathway.Query, f pathway.Finding) (all [][]pathway.Finding, ok bool) {
	itself := pathway.Finding{Requirement: credential.Holds{Credential: q.Target}}
	if f.Status >= pathway.Pending {
		return nil, true
	}
	var conditions []pathway.Finding
	for part := range f.All() {
		again := slices.ContainsFunc(conditions, func(c pathway.Finding) bool { return sameCondition(c, part) })
		if len(part.Parts) == 0 && part.Status < pathway.Met && part.Requirement != nil && !sameCondition(part, itself) {
			if part.Entry == "" {
				return nil, false
			}
			if !again {
				conditions = append(conditions, part)
			}
		}
	}
	if len(conditions) > mostBrute {
		return nil, false
	}
	var mends []int
	for set := range 1 << len(conditions) {
		if slices.ContainsFunc(mends, func(smaller int) bool { return smaller&set == smaller }) {
			continue // numbers of subsets are smaller ones
		}
		record, waived := q.Record, []pathway.Finding(nil)
		for i, c := range conditions {
			if set&(1<<i) != 0 {
				record, waived = waivedEverywhere(record, f, c), append(waived, c)
			}
		}
		answer, err := p.Check(record, q.Target, q.Start)
		if err != nil {
			panic(err)
		}
		if answer.Apply.Status >= pathway.Pending {
			mends, all = append(mends, set), append(all, waived)
		}
	}
	return all, true
}

// waivedEverywhere waives a condition for each entry whose rule asks for it in an answer.
func waivedEverywhere(r credential.Record, f, condition pathway.Finding) credential.Record {
	for part := range f.All() {
		if part.Entry != "" && part.Requirement != nil && sameCondition(part, condition) {
			r = r.Waive(part.Entry, part.Requirement, "", "")
		}
	}
	return r
}

// sameCondition reports whether two findings are on the same condition.
func sameCondition(a, b pathway.Finding) bool {
	return a.Requirement != nil && b.Requirement != nil && pathway.SameWords(a.Requirement) == pathway.SameWords(b.Requirement)
}

// differingSets says how two lists of sets of conditions differ, whose order is the same
// inside each set.
func differingSets(got, want [][]pathway.Finding) string {
	same := func(a, b []pathway.Finding) bool { return slices.EqualFunc(a, b, sameCondition) }
	for _, set := range want {
		if !slices.ContainsFunc(got, func(other []pathway.Finding) bool { return same(set, other) }) {
			return fmt.Sprintf("lack %v", set)
		}
	}
	if len(got) != len(want) {
		return fmt.Sprintf("are %d, want %d", len(got), len(want))
	}
	return ""
}

// misplanned says how the plan of a fix differs from the best route, by the letter of the
// rule, to a role that asks for its conditions alone.
func misplanned(e credential.Entries, q pathway.Query, fix pathway.Fix) string {
	if !q.Letter || fix.Plan.Undecided {
		return ""
	}
	var all []credential.Requirement
	for _, c := range fix.Conditions {
		all = append(all, c.Requirement)
	}
	e.Roles = append(slices.Clone(e.Roles), credential.Role{ID: "role/of-the-fix", Requires: credential.Rules{{Ask: credential.All(all...)}}})
	c, err := credential.NewCatalog(e)
	if err != nil {
		return "" // nobody can meet it
	}
	q.Target = "role/of-the-fix"
	route, err := pathway.New(c).Best(context.Background(), q)
	if errors.Is(err, pathway.ErrNoRoute) {
		if fix.Plan.Planned {
			return fmt.Sprintf("planned: %s, though there is no route: %v", fix, err)
		}
		return ""
	}
	if orStop(err) != nil {
		return errorOf("Best", err)
	}
	if want := boundOf(route); !fix.Plan.Planned || !equalBounds(fix.Plan.Best, want) {
		return fmt.Sprintf("plan: %s, planned %t, want %+v", fix, fix.Plan.Planned, want)
	}
	return ""
}

// boundOf returns what a route comes to. What is attested more than once is one step.
func boundOf(route *pathway.Route) pathway.Bound {
	steps, attested := 0, map[credential.ID]bool{}
	for _, s := range route.Steps {
		if s.Kind != pathway.Attest || !attested[s.Entry] {
			steps++
		}
		attested[s.Entry] = true
	}
	return pathway.Bound{Finish: route.Finish, Unpriced: len(route.Unpriced), Cost: route.Cost, Steps: steps}
}

// equalBounds compares what two plans come to; nothing costs nothing in any currency.
func equalBounds(a, b pathway.Bound) bool {
	if a.Cost.Minor == 0 {
		a.Cost, b.Cost.Currency = credential.Money{}, ""
	}
	return a == b
}

// byPlan compares two fixes by what their plans come to.
func byPlan(rank pathway.Rank, a, b pathway.Fix) int {
	key := func(f pathway.Fix) []int {
		finish := []int{f.Plan.Best.Finish.DayNumber()}
		cost := []int{f.Plan.Best.Unpriced, int(f.Plan.Best.Cost.Minor)}
		steps := []int{f.Plan.Best.Steps}
		no := []int{btoi(!f.Plan.Planned)}
		if !f.Plan.Planned {
			return no
		}
		switch rank {
		case pathway.Cheapest:
			return slices.Concat(no, cost, finish, steps)
		case pathway.FewestSteps:
			return slices.Concat(no, steps, finish, cost)
		}
		return slices.Concat(no, finish, cost, steps)
	}
	return slices.Compare(key(a), key(b))
}
