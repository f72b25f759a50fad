package solve

import (
	"cmp"
	"slices"
)

// uses returns which steps support each leaf that a finished schedule rests
// on: for every step of the set the gate it met on the day it began, and the
// goal on the day of the finish. A step rests only on what was begun before it,
// so that steps of one day do not rest on each other in a circle.
func (s *state) uses(finish int) []Use {
	var uses []Use
	for _, i := range s.in {
		step := &s.p.Steps[i]
		if step.Rate > 0 {
			for _, span := range s.jobs {
				if span.Step == i {
					s.cut = span.order
					uses = s.useStep(uses, i, span.From)
				}
			}
		} else if s.begin[i] != Never {
			s.cut = s.order[i] - 1
			uses = s.useStep(uses, i, s.begin[i])
		}
	}
	s.cut = Never
	uses = s.use(uses, -1, s.p.Goal, finish)
	return s.useEdition(uses, -1, s.p.GoalEditions, finish)
}

// useStep appends the support of what step i needs to begin on a day.
func (s *state) useStep(uses []Use, i, day int) []Use {
	step := &s.p.Steps[i]
	uses = s.useEdition(uses, i, step.Needs, day)
	if s.lax {
		return uses
	}
	return s.use(uses, i, step.If, day)
}

// allUses returns the uses of a plan, those of the fees of its renewals included.
func (s *state) allUses(best plan) []Use {
	uses := s.uses(best.finish)
	for k, renewal := range best.renewals {
		uses = s.use(uses, -2-k, renewal.Fee.If, renewal.Day)
	}
	return uses
}

func (s *state) useEdition(uses []Use, owner int, editions []Edition, day int) []Use {
	for _, e := range editions {
		if e.From <= day && day < e.Until {
			return s.use(uses, owner, e.Gate, day)
		}
	}
	return uses
}

// use appends the support of a gate that holds on a day. Of alternatives it
// takes those that rest on the fewest things that are assumed, then those that
// need the fewest steps that were chosen, then those that have
// held longest, then those with the first steps: not those that stand first, so
// that the order of the parts changes nothing.
func (s *state) use(uses []Use, owner int, g *Gate, day int) []Use {
	if g == nil {
		return uses
	}
	if g.Op == AtLeast {
		var ways []way
		for _, part := range g.Of {
			if s.holds(part, day) {
				ways = append(ways, s.way(owner, part, day))
			}
		}
		slices.SortStableFunc(ways, way.compare)
		for _, way := range ways[:min(g.N, len(ways))] {
			uses = append(uses, way.uses...)
		}
		return uses
	}
	steps, met := s.supporters(g, day)
	return append(uses, Use{Owner: owner, Day: day, Leaf: g, Steps: steps, Met: met})
}

// A way is the support of one alternative.
type way struct {
	uses    []Use
	assumed int // steps that are assumed
	chosen  int // steps that were chosen
	met     int // the day from which on it has held
	steps   []int
}

func (s *state) way(owner int, g *Gate, day int) way {
	w := way{uses: s.use(nil, owner, g, day)}
	assumed, chosen := map[int]bool{}, map[int]bool{}
	for _, use := range w.uses {
		w.met = max(w.met, use.Met)
		for _, i := range use.Steps {
			w.steps = append(w.steps, i)
			switch {
			case s.assumes(use, i):
				assumed[i] = true
			case !s.p.Steps[i].Given:
				chosen[i] = true
			}
		}
	}
	w.assumed, w.chosen = len(assumed), len(chosen)
	slices.Sort(w.steps)
	return w
}

func (w way) compare(v way) int {
	return cmp.Or(cmp.Compare(w.assumed, v.assumed), cmp.Compare(w.chosen, v.chosen), cmp.Compare(w.met, v.met), slices.Compare(w.steps, v.steps))
}

// supporters returns the steps by which a leaf holds on a day, and the first
// day from which on it has held by them.
func (s *state) supporters(g *Gate, day int) (steps []int, met int) {
	switch g.Op {
	case Source:
		return s.firstSource(g, day)
	case Lump:
		return s.lumps(g, day)
	case Rate:
		return s.workers(g, day)
	}
	return nil, g.N
}

// assumes reports whether a use rests on a step of which nobody knows that it
// counts.
func (s *state) assumes(use Use, step int) bool {
	return slices.ContainsFunc(use.Leaf.Feeds, func(f Feed) bool { return f.Step == step && s.assumed(f) }) &&
		!slices.ContainsFunc(use.Leaf.Feeds, func(f Feed) bool {
			return f.Step == step && !s.assumed(f) && s.counts(use.Leaf, f, use.Day, false)
		})
}

// assumed reports whether nobody knows that a feed counts: it is unsaid, or of a
// step that is given but late.
func (s *state) assumed(f Feed) bool {
	step := &s.p.Steps[f.Step]
	return f.Unsaid || step.Given && step.Late
}

// firstSource prefers what is known to count, then a given step, then the one that
// counted first.
func (s *state) firstSource(g *Gate, day int) (steps []int, met int) {
	best := -1
	for k, f := range g.Feeds {
		if !s.counts(g, f, day, false) {
			continue
		}
		if best < 0 || s.before(g, f, g.Feeds[best]) {
			best = k
		}
	}
	f := g.Feeds[best]
	return []int{f.Step}, s.countsFrom(g, f)
}

func (s *state) before(g *Gate, a, b Feed) bool {
	if assumed := s.assumed(a); assumed != s.assumed(b) {
		return !assumed
	}
	if given := s.p.Steps[a.Step].Given; given != s.p.Steps[b.Step].Given {
		return given
	}
	return s.countsFrom(g, a) < s.countsFrom(g, b)
}

// lumps takes what is known to count first, then given steps, then by the day they
// counted, until enough.
func (s *state) lumps(g *Gate, day int) (steps []int, met int) {
	feeds := slices.DeleteFunc(slices.Clone(g.Feeds), func(f Feed) bool { return !s.counts(g, f, day, false) })
	slices.SortStableFunc(feeds, func(a, b Feed) int {
		switch {
		case s.before(g, a, b):
			return -1
		case s.before(g, b, a):
			return 1
		}
		return 0
	})
	sum := 0
	for k, f := range feeds {
		if sum >= g.N {
			break
		}
		if slices.ContainsFunc(feeds[:k], f.same) {
			continue
		}
		sum += f.Amount
		steps = append(steps, f.Step)
		met = max(met, s.countsFrom(g, f))
	}
	return steps, met
}

// workers takes every job that fed the leaf by the day it came to hold.
func (s *state) workers(g *Gate, day int) (steps []int, met int) {
	met = day
	if g.Back == nil {
		met = s.firstHeld(g, day)
	}
	for _, span := range s.jobs {
		if span.From < met && span.Until > since(g, met) && g.feedsOn(span.Step) && !slices.Contains(steps, span.Step) {
			steps = append(steps, span.Step)
		}
	}
	return steps, met
}

// since returns the first day that counts for a Rate leaf on a day.
func since(g *Gate, day int) int {
	if g.Back == nil {
		return -Never
	}
	return g.Back(day)
}

// firstHeld returns the first day on which a Rate leaf that looks back without
// end holds, at most the given one.
func (s *state) firstHeld(g *Gate, day int) int {
	low, high := s.p.Start, day
	for low < high {
		if mid := low + (high-low)/2; s.amount(g, mid) >= g.N {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// trim ends every span of work on the day from which on it serves nothing, drops
// those that serve nothing at all, and joins what runs on. Where only recent work
// counts, no more of it is kept than is needed, unless another job begins on a day
// that the rest makes one to begin on.
func (s *state) trim(uses []Use) []Span {
	spans := s.useful(uses)
	if len(spans) == 0 || !slices.ContainsFunc(uses, func(use Use) bool { return use.Leaf.Back != nil }) {
		return spans
	}
	if short := s.shortened(spans, uses); s.turns(short) {
		return short
	}
	return spans
}

// useful returns the spans of work, each until the last day on which it may
// serve a use.
func (s *state) useful(uses []Use) []Span {
	var spans []Span
	for _, span := range s.jobs {
		until := span.From
		for _, use := range uses {
			if use.Leaf.Op == Rate && use.Leaf.feedsOn(span.Step) && span.Until > since(use.Leaf, use.Met) {
				until = max(until, min(span.Until, use.Met))
			}
		}
		span.Until = until
		if n := len(spans); n > 0 && spans[n-1].Step == span.Step && spans[n-1].Until == span.From {
			spans[n-1].Until = until
		} else if until > span.From {
			spans = append(spans, span)
		}
	}
	return spans
}

// shortened returns the spans ended as early as the uses allow, the last first.
func (s *state) shortened(spans []Span, uses []Use) []Span {
	kept := s.jobs
	defer func() { s.jobs = kept }()
	s.jobs = slices.Clone(spans)
	for k := len(spans) - 1; k >= 0; k-- {
		span := &s.jobs[k]
		low, high := span.From, span.Until
		for low < high {
			span.Until = low + (high-low)/2
			if s.suffices(uses) {
				high = span.Until
			} else {
				low = span.Until + 1
			}
		}
		span.Until = high
	}
	return slices.DeleteFunc(s.jobs, func(span Span) bool { return span.From == span.Until })
}

// suffices reports whether the work done is enough for all uses.
func (s *state) suffices(uses []Use) bool {
	return !slices.ContainsFunc(uses, func(use Use) bool {
		return use.Leaf.Op == Rate && s.amount(use.Leaf, use.Met) < use.Leaf.N
	})
}

// turns reports whether each of the spans, if there were no other work, begins
// on a day on which a job may begin.
func (s *state) turns(spans []Span) bool {
	kept := s.jobs
	defer func() { s.jobs = kept }()
	s.jobs = spans
	return !slices.ContainsFunc(spans, func(span Span) bool { return !s.jobDay(span.From) })
}
