package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A step may follow another that is taken by itself on the first day on which a rule is met,
// and ask for the same rule once more on its own day: a job for that on whose first day the
// search for it began, a sitting for that of the application. To choose the supports of both,
// one by one, would be to choose the same twice. So they are chosen for the first day alone.
// Where all of them stay, they do on the second day too. Where they may not, a whole set is
// also completed by what the second day asks for, with whatever support: then nothing that
// was chosen for the first day is taken to hold on the second.

// leaveOutRepeated takes from what the steps and the goal need the parts that a step which
// they follow asks for as well, and notes in repeats those that may cease to hold.
func (e *search) leaveOutRepeated() {
	e.repeats = map[int][]openGoal{}
	e.start, e.repeats[problem.OfGoal] = e.withoutRepeated(e.start)
	for i, needs := range e.needs {
		e.needs[i], e.repeats[i] = e.withoutRepeated(needs)
	}
}

// withoutRepeated returns needs without the parts that a step which they follow asks for as
// well, and these if they may cease to hold.
func (e *search) withoutRepeated(needs []openGoal) (rest, repeated []openGoal) {
	all := (&node{}).and(needs...).open
	at := slices.IndexFunc(all, func(do openGoal) bool { _, ok := e.follows(do.gate); return ok })
	if at < 0 {
		return needs, nil
	}
	first, _ := e.follows(all[at].gate)
	asked := (&node{}).and(e.needs[first]...).open
	for _, do := range all {
		if slices.ContainsFunc(asked, func(other openGoal) bool { return isSame(other.gate, do.gate) }) {
			repeated = append(repeated, do)
		} else {
			rest = append(rest, do)
		}
	}
	if e.staysOpen(first) {
		return rest, nil
	}
	return rest, repeated
}

// follows returns the step that a gate asks to be done, if that is one that is taken by
// itself and the only one that will do.
func (e *search) follows(g *problem.Gate) (step int, ok bool) {
	if g.Op != problem.AnyOf || !g.Quiet || len(g.Feeds) != 1 {
		return 0, false
	}
	step = g.Feeds[0].Step
	return step, e.p.Steps[step].Automatic
}

// isSame reports whether two gates ask for the same in the same way.
func isSame(a, b *problem.Gate) bool {
	switch {
	case a == b:
		return true
	case a == nil || b == nil || a.Op != b.Op || a.N != b.N:
		return false
	case a.Op == problem.AtLeast:
		return slices.EqualFunc(a.Of, b.Of, isSame)
	}
	return a.Op == problem.Date
}

// again returns the nodes that support once more what has to hold on a second day: what a step
// of a whole set, or the goal, asks for again, and what a job needs that may also be begun when
// what it rested on first no longer holds. Each owner is supported again once on the way to a
// set.
func (e supportBranching) again(n *node) []*node {
	var nodes []*node
	add := func(owner int, needs []openGoal) {
		if len(needs) == 0 || slices.Contains(n.again, owner) {
			return
		}
		needs = slices.Clone(needs)
		for i := range needs {
			needs[i].owner = owner
		}
		next := &node{set: n.set, supports: n.supports, base: n.set, again: append(slices.Clip(n.again), owner)}
		nodes = append(nodes, next.and(needs...))
	}
	add(problem.OfGoal, e.repeats[problem.OfGoal])
	for _, i := range n.set {
		add(i, e.repeats[i])
		if e.p.Steps[i].Rate > 0 && !e.staysOpen(i) {
			add(begunAgain(i), slices.Concat(e.needs[i], e.repeats[i]))
		}
	}
	return nodes
}
