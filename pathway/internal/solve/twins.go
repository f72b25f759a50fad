package solve

import (
	"context"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Two steps are twins if one can stand for the other in every set, and nothing
// but its price is different: they need the same, serve the same leaves in the
// same way, open on the same days, take the same time and load, and lapse and are
// renewed alike, at the same fees; and they do the same for the fees of all renewals.
//
// Of twins the search looks at the best only, by price and then by index. That
// loses nothing:
//
// Let a set S have twin j, and neither its better twin i nor another step of the
// group of i. Then the set S' with i in the place of j has the same schedules,
// with i for j. So it finishes on the same day, is minimal if and only if S is,
// and is alike; its renewals cost the same, and its steps are as many. It costs
// less or, if i costs as much, its indexes are lower: S is not the best of its
// class. This would not be so if i took less time, or needed less: then S' might
// finish as soon without one of its other steps, where S does not; and the route
// of S, which is not alike the one that is left, would be lost.
//
// How many of some twins have to be kept depends on how many steps of their
// groups one minimal set may have. Steps of one signature need the same and serve
// the same leaves, in whatever time. Let their leaves be permanent. Then of those
// of a signature that a set has, the first that end, as many as any leaf takes,
// serve every leaf by the time that any other could; for a leaf that counts what
// is under way the first that count for it do. If all take as long, the first that
// end are these as well; and if there are no jobs, a shorter one can be done in the
// place of a longer. The others can be left out: what rests on them begins on the
// same days, there are more hours for all else, and what they ask for the first
// ask for as well, so that jobs begin on the same days. Hence a minimal set has at
// most so many of a signature; let m be the sum over the signatures of the steps in
// the groups of some twins. If S has t of these twins, then at most m-t of their
// groups have another step in S, and of the best twins of the m best groups at least
// t are in the way of none: it is enough to keep those m. And steps of a signature
// of which no minimal set has two exclude each other as those of one group do.

// withoutTwins returns the problem without the steps that the search need not
// look at, and how to come back from it.
func withoutTwins(ctx context.Context, p *problem.Problem) (*problem.Problem, mapping) {
	if !mayHaveTwins(p) {
		return p, mapping{}
	}
	s := newSymmetry(p)
	redundant := s.redundant()
	var kept []int
	for i := range p.Steps {
		if !redundant[i] && !p.Steps[i].Given {
			kept = append(kept, i)
		}
	}
	if !slices.Contains(redundant, true) {
		return p, mapping{} // a copy would be worth less than it costs
	}
	q := schedule.Restrict(ctx, p, kept)
	s.joinGroups(q)
	return q.Problem, mapping{q.Original, q.OriginalLapsings()}
}

// mayHaveTwins reports whether two steps agree in what is cheap to compare.
func mayHaveTwins(p *problem.Problem) bool {
	type likeness struct {
		class, load int
		takes       days.Length
	}
	seen := map[likeness]bool{}
	for i := range p.Steps {
		if step := &p.Steps[i]; isChoice(step) {
			like := likeness{step.Class, step.Load, step.Takes}
			if seen[like] {
				return true
			}
			seen[like] = true
		}
	}
	return false
}

// A mapping has the indexes of steps and lapsings in the problem of a caller, by
// those in the one searched; nil: they are the same.
type mapping struct {
	steps, lapsings []int
}

// restore writes the indexes of the caller into a solution.
func (m mapping) restore(s *problem.Solution) {
	if m.steps == nil {
		return
	}
	rename := func(i *int) { *i = m.steps[*i] }
	for k := range s.Set {
		rename(&s.Set[k])
	}
	for k := range s.Jobs {
		rename(&s.Jobs[k].Step)
	}
	for k := range s.Uses {
		if use := &s.Uses[k]; use.Owner >= 0 {
			rename(&use.Owner)
		}
		for i := range s.Uses[k].Steps {
			rename(&s.Uses[k].Steps[i])
		}
	}
	for k := range s.Renewals {
		s.Renewals[k].Lapsing = m.lapsings[s.Renewals[k].Lapsing]
	}
}
