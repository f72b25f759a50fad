package solve

import (
	"encoding/binary"
	"math"
	"slices"
)

// timeless reports whether nothing in a problem takes time, waits for a day or
// comes to an end. Then it makes no difference which steps support which leaf, but
// only which are taken.
func (p *Problem) timeless() bool {
	for i := range p.Steps {
		step := &p.Steps[i]
		if step.Given && (step.Began > p.Start || step.Done > p.Start) || !step.Given && (step.Takes != Length{} || step.Open != nil) || step.Rate > 0 || step.Load > 0 {
			return false
		}
		if slices.ContainsFunc(step.Needs, p.changes) {
			return false
		}
	}
	return len(p.Lapsings) == 0 && !slices.ContainsFunc(p.GoalEditions, p.changes) &&
		!slices.ContainsFunc(p.allLeaves(), p.dated)
}

// changes reports whether an edition is not always in force.
func (p *Problem) changes(e Edition) bool { return e.From > p.Start || e.Until < Never }

// dated reports whether it matters to a leaf on which day things are done.
func (p *Problem) dated(g *Gate) bool {
	return g.Op == Rate || g.Op == From && g.N > p.Start || g.Early != nil || g.Late != nil ||
		slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Lo > p.Start || f.Hi < Never })
}

// isNewNode reports whether no node was pushed before that is the same but for
// what supports what, where that makes a difference.
func (e *search) isNewNode(n *node) bool {
	if !e.timeless {
		return true
	}
	id := []byte(n.id())
	for _, do := range e.sorted(n.todo) {
		id = binary.LittleEndian.AppendUint32(id, math.MaxUint32)
		id = binary.LittleEndian.AppendUint32(id, uint32(e.number(do.gate)))
		for _, f := range do.picked {
			id = binary.LittleEndian.AppendUint32(id, uint32(f.Step))
		}
	}
	if e.seen[string(id)] {
		return false
	}
	e.seen[string(id)] = true
	return true
}

// sorted returns what is to do, ordered by gates.
func (e *search) sorted(todos []todo) []todo {
	sorted := slices.Clone(todos)
	slices.SortFunc(sorted, func(a, b todo) int { return e.number(a.gate) - e.number(b.gate) })
	return sorted
}

// number returns a number of a gate, the same for leaves that are the same.
func (e *search) number(g *Gate) int {
	if g != nil && g.Op != AtLeast {
		return 2 * e.web.of[g]
	}
	number, had := e.numbers[g]
	if !had {
		number = 2*len(e.numbers) + 1
		e.numbers[g] = number
	}
	return number
}
