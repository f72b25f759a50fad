package solve

// A late has the last days of use: on which steps can begin, and knots hold, and
// still bear on a goal that is reached by a given day. What is never of use has
// Start less a day, or one before it.
type late struct {
	e     *search
	begin []int // by step
	knot  []int // by knot

	raised []int // knots whose parts and feeds are still to be looked at
	made   *net  // what netFor returns
}

// lateFor returns the last days of use for a goal that is reached by a day.
func (e *search) lateFor(day int) *late {
	if had, ok := e.lates[day]; ok {
		return had
	}
	never := e.p.Start - 1
	l := &late{e: e, begin: make([]int, len(e.p.Steps)), knot: make([]int, len(e.web.knots))}
	for i := range l.begin {
		l.begin[i] = never
	}
	for k := range l.knot {
		l.knot[k] = never
	}
	l.raise(e.web.root, day)
	l.raiseAll(e.start, day)
	for _, ask := range e.asks {
		l.raise(e.web.of[ask], day)
	}
	for len(l.raised) > 0 {
		k := l.raised[len(l.raised)-1]
		l.raised = l.raised[:len(l.raised)-1]
		l.pass(k)
	}
	e.lates[day] = l
	return l
}

func (l *late) raise(k, day int) {
	if day > l.knot[k] {
		l.knot[k] = day
		l.raised = append(l.raised, k)
	}
}

func (l *late) raiseAll(todos []todo, day int) {
	for _, do := range todos {
		l.raise(l.e.web.of[do.gate], day)
	}
}

// pass lets what a knot can rest on be of use as late as it asks for.
func (l *late) pass(k int) {
	knot, day := &l.e.web.knots[k], l.knot[k]
	for _, part := range knot.of {
		l.raise(part, day)
	}
	if knot.leaf == nil {
		return
	}
	for _, f := range knot.leaf.Feeds {
		begin := l.lastBegin(knot.leaf, f.Step, day)
		if begin <= l.begin[f.Step] {
			continue
		}
		l.begin[f.Step] = begin
		l.raise(l.e.web.roots[f.Step], begin)
		l.raiseAll(l.e.needs[f.Step], begin)
	}
}

// lastBegin returns the last day on which a step can begin to count for a leaf
// by a day.
func (l *late) lastBegin(g *Gate, i, day int) int {
	switch {
	case g.Op == Rate:
		return day - 1
	case g.Early != nil:
		return day
	}
	return day - l.e.p.Steps[i].Least
}
