package solve

// The part of the bound that knows until when each open goal has to hold, where the finish
// comes first.

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
)

// hasJob reports whether a job was chosen: what that rests on has to hold long before the rest.
func (b *supportBound) hasJob() bool {
	return slices.ContainsFunc(b.n.set, func(i int) bool { return b.p.Steps[i].Rate > 0 })
}

// pressing returns what has to hold as soon as it can, or of what there is that which has least
// time. What that alone costs is taken first, since it has no use for anything later; the rest
// shares what is left of the costs.
func (b *supportBound) pressing(due []relax.Due) []relax.Due {
	least := 0
	var pressing []relax.Due
	for at, d := range due {
		slack := d.By - b.earliest.Day(b.n.open[at].gate)
		if at == 0 || slack < least {
			least, pressing = slack, nil
		}
		if slack == least {
			pressing = append(pressing, d)
		}
	}
	return pressing
}

// lmcut returns what bounds the costs of some goals by last days of use.
func (b *supportBound) lmcut(goals []int, costs []int64, latest *relax.Latest) *relax.LMCut {
	return b.relax.LMCut(relax.Needed{Goals: goals, Taken: b.n.set, May: b.may, Latest: latest}, costs)
}

// verticesOf returns the vertices of what has to hold by some days.
func verticesOf(due []relax.Due) []int {
	vertices := make([]int, 0, len(due))
	for _, d := range due {
		vertices = append(vertices, d.Vertex)
	}
	return vertices
}

// due returns until when each open goal has to hold, if the goal is reached by a day and each
// step that was chosen is done in time for all that rests on it.
func (b *supportBound) due(last int) []relax.Due {
	begin := map[int]int{problem.OfGoal: last}
	for range len(b.n.set) + 2 { // fewer rounds only say less
		changed := false
		for s := range b.n.allSupports() {
			day, ok := begin[s.owner]
			if !ok || s.leaf == nil {
				continue
			}
			for k, f := range s.steps {
				if b.p.Steps[f.Step].Given || k > 0 && s.leaf.Op == problem.Accrual {
					continue
				}
				by := b.relax.Graph.LastBegin(s.leaf, f.Step, day)
				if known, ok := begin[f.Step]; !ok || by < known {
					begin[f.Step], changed = by, true
				}
			}
		}
		if !changed {
			break
		}
	}
	due := make([]relax.Due, 0, len(b.n.open))
	for at, do := range b.n.open {
		by, ok := begin[do.owner]
		if !ok {
			by = last
		}
		due = append(due, relax.Due{Vertex: b.goals[at], By: by})
	}
	return due
}
