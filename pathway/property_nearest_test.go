package pathway_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A howFar is how far a finding is from being met, as [pathway.Finding.Nearest] orders
// them: the numbers of its keys, each the less the nearer.
type howFar []int

// howFarIs finds the nearest parts of a finding by looking at all sets of them.
func howFarIs(f pathway.Finding) howFar {
	far := howFar{-int(f.Status), f.MetOn.Year*400 + int(f.MetOn.Month)*31 + f.MetOn.Day, 0, 0, 0, 0, 0, 0}
	if f.Status >= pathway.Pending {
		return far
	}
	_, near := nearestOf(f)
	blamed := false
	for _, part := range near {
		blamed = blamed || part[0] > -int(pathway.Pending)
		for i := 2; i < len(far); i++ {
			far[i] += part[i]
		}
	}
	if blamed {
		return far
	}
	credit := f.Gap.Credits.Hundredths
	if f.Gap.Credits.Unit == credential.Clock {
		credit /= 15
	}
	work := 40*f.Gap.Days + 7*f.Gap.Hours // in sevenths of an hour
	return append(far[:2], btoi(f.Status == pathway.Unmet), btoi(f.Status == pathway.Unknown), work, credit, f.Gap.Years, f.Gap.Points.Hundredths)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nearestOf returns the indices of the nearest parts of a finding and how far these are, by
// distance and then in the order of the rule: the least of all sets of so many.
func nearestOf(f pathway.Finding) ([]int, []howFar) {
	asked := 1
	if group, ok := f.Requirement.(credential.AtLeast); ok && f.Sit == "" {
		asked = group.N
	}
	var all []howFar
	for _, part := range f.Parts {
		all = append(all, howFarIs(part))
	}
	var best []int
	for set := range 1 << len(all) {
		var picked []int
		for i := range all {
			if set&(1<<i) != 0 {
				picked = append(picked, i)
			}
		}
		if len(picked) != min(asked, len(all)) {
			continue
		}
		slices.SortFunc(picked, func(a, b int) int { return cmp.Or(slices.Compare(all[a], all[b]), cmp.Compare(a, b)) })
		nearer := slices.CompareFunc(picked, best, func(a, b int) int { return cmp.Or(slices.Compare(all[a], all[b]), cmp.Compare(a, b)) })
		if best == nil || nearer < 0 {
			best = picked
		}
	}
	var near []howFar
	for _, i := range best {
		near = append(near, all[i])
	}
	return best, near
}

// TestTheNearestPartsAreTheNearestOfAllSetsOfThem also holds what is said to be lacking to
// the judge: a person for whom that is waived lacks nothing any more.
func TestTheNearestPartsAreTheNearestOfAllSetsOfThem(t *testing.T) {
	chosen, lacking := 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		for _, target := range targets(c) {
			eligibility, err := p.Check(q.Record, target, q.Start)
			if err != nil {
				return errorOf("Check", err)
			}
			for f := range eligibility.Finding.All() {
				want, _ := nearestOf(f)
				got := f.Nearest()
				if len(got) != len(want) {
					return fmt.Sprintf("number: Nearest of %q of %s has %d parts, want %d", f.Path, target, len(got), len(want))
				}
				for i, part := range got {
					if part.Path != f.Parts[want[i]].Path || part.Text != f.Parts[want[i]].Text {
						return fmt.Sprintf("nearest: %s: %d of the nearest is\n%s, want\n%s", target, i, part, f.Parts[want[i]])
					}
				}
				chosen += btoi(len(want) > 0 && len(want) < len(f.Parts))
				if (f.Lacks() == "") != (f.Status >= pathway.Pending) {
					return fmt.Sprintf("lacks: %s is %s and lacks %q", target, f.Status, f.Lacks())
				}
			}
			waived, ok := withoutLacking(q.Record, eligibility.Finding)
			if entry, _ := c.Credential(target); !ok || entry.Status != "" && entry.Status != credential.Active || len(q.Record.Attempts) > 0 {
				continue // what a rule asks for is not all that stands in the way
			}
			lacking++
			now, err := p.Check(waived, target, q.Start)
			if err != nil || now.Finding.Status < pathway.Pending {
				return fmt.Sprintf("enough: %s\n%s\nand with all waived that it lacks, %v\n%s", eligibility.Finding.Lacks(), eligibility.Finding, err, now.Finding)
			}
		}
		return ""
	})
	wantTried(t, chosen, "no finding had a choice")
	wantTried(t, lacking, "nothing was ever lacking")
}

// withoutLacking waives all conditions that a finding lacks on its nearest way; ok is false
// if it lacks none, or not a condition that can be waived.
func withoutLacking(r credential.Record, f pathway.Finding) (credential.Record, bool) {
	if f.Status >= pathway.Pending {
		return r, false
	}
	blamed := false
	for _, part := range f.Nearest() {
		if part.Status < pathway.Pending {
			blamed = true
			var ok bool
			if r, ok = withoutLacking(r, part); !ok {
				return r, false
			}
		}
	}
	if blamed {
		return r, true
	}
	if edition := f.Rule; len(f.Parts) > 0 || f.Entry == "" || f.Requirement == nil || !edition.From.IsZero() || !edition.Until.IsZero() {
		return r, false
	}
	return r.Waive(f.Entry, f.Requirement, "", ""), true
}
