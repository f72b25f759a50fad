package schedule

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What lapses may be in force only while something else holds (problem.Lapsing.While).
// Until a break has lasted as long as the grace it stays in force; then it is gone for
// good, whatever comes to hold later.

// A breach is a break of what has to hold by which something lapses: the days from one
// until, and not on, another, on which it holds again, and the day of the lapse.
type breach struct {
	from, until, lapses int
}

// breach returns the first break, as far as is known, by which lapsing l lapses; ok is
// false if there is none.
func (s *State) breach(l int) (b breach, ok bool) {
	lapsing := &s.p.Lapsings[l]
	asked := lapsing.Asked
	if !s.p.Steps[lapsing.Step].Given {
		asked = s.end[lapsing.Step]
		if !s.holds(lapsing.While, asked) {
			return breach{asked, s.holdsAgain(lapsing, asked), asked}, true
		}
	}
	for _, day := range s.turns(lapsing, asked) {
		if b, ok := s.breachOn(lapsing, day); ok {
			return b, true
		}
	}
	return breach{}, false
}

// breachOn returns the break that goes on on a day and ends something; ok is false if
// there is none.
func (s *State) breachOn(l *problem.Lapsing, day int) (b breach, ok bool) {
	if s.holds(l.While, day) {
		return breach{}, false
	}
	b = breach{day, s.holdsAgain(l, day), days.Add(day, l.Grace)}
	return b, b.lapses <= b.until
}

// keptUntil returns the day on which lapsing l lapses because of a break, or Never.
func (s *State) keptUntil(l int) int {
	if b, ok := s.breach(l); ok {
		return b.lapses
	}
	return problem.Never
}

// keptSince returns the first day such that what lapsing l asks for has no break from it
// on that ends something by the given day; Never if there is none.
func (s *State) keptSince(l, day int) int {
	lapsing, since := &s.p.Lapsings[l], -problem.Never
	for _, turn := range s.turns(lapsing, since) {
		if b, ok := s.breachOn(lapsing, turn); ok && b.lapses <= day {
			since = b.until
		}
	}
	if since > day {
		return problem.Never
	}
	return since
}

// holdsAgain returns the first day after one on which what a lapsing asks for holds.
func (s *State) holdsAgain(l *problem.Lapsing, day int) int {
	for _, turn := range s.turns(l, day) {
		if turn > day && s.holds(l.While, turn) {
			return turn
		}
	}
	return problem.Never
}

// turns returns a day, and those after it on which what a lapsing asks for may begin or
// cease to hold, as far as is known, ascending.
func (s *State) turns(l *problem.Lapsing, from int) []int {
	turns := []int{from}
	note := func(day int) {
		if day > from && day < problem.Never {
			turns = append(turns, day)
		}
	}
	l.While.Leaves(func(leaf *problem.Gate) {
		for _, f := range leaf.Feeds {
			if s.end[f.Step] != problem.Never {
				note(s.CountsFrom(leaf, f))
				note(s.CountsUntil(leaf, f))
			}
		}
	})
	slices.Sort(turns)
	return slices.Compact(turns)
}

// awardDays returns the days on which steps are done that renew a lapsing.
func (s *State) awardDays(l *problem.Lapsing) []int {
	if len(l.By) == 0 {
		return nil
	}
	return l.Awards(func(step int) int { return s.end[step] })
}

// renewedBy reports whether a step renews a lapsing.
func renewedBy(l *problem.Lapsing, step int) bool {
	renews := false
	for _, e := range l.By {
		e.Gate.Leaves(func(leaf *problem.Gate) { renews = renews || leaf.FedBy(step) })
	}
	return renews
}

// useKeeping appends the support of what keeps some steps, by which a leaf holds on a
// day, in force until then: of what has to hold, and of other awards that renew them.
func (s *State) useKeeping(uses []problem.Use, owner int, g *problem.Gate, steps []int, day int) []problem.Use {
	for _, f := range g.Feeds {
		if f.Term == 0 || !slices.Contains(steps, f.Step) || !s.Counts(g, f, day) {
			continue
		}
		lapsing := &s.p.Lapsings[f.Term-1]
		if lapsing.While != nil {
			uses = s.useWhile(uses, owner, lapsing, day)
		}
		for _, e := range lapsing.By {
			e.Gate.Leaves(func(leaf *problem.Gate) { uses = s.useAwards(uses, owner, f.Term-1, leaf, day) })
		}
	}
	return uses
}

// useWhile appends the support of what has to hold for a lapsing to be in force on a day:
// on the last day of each stretch on which it held, from the last back to the award.
func (s *State) useWhile(uses []problem.Use, owner int, l *problem.Lapsing, day int) []problem.Use {
	kept := l.Kept
	if !s.p.Steps[l.Step].Given {
		kept = s.end[l.Step]
	}
	next := day + 1
	for _, turn := range slices.Backward(s.turns(l, kept)) {
		if turn > day {
			continue
		}
		last := next - 1
		if next = turn; !s.holds(l.While, turn) {
			continue
		}
		for _, use := range s.use(nil, owner, l.While, last) {
			use.Day = day
			if !slices.ContainsFunc(uses, func(u problem.Use) bool {
				return u.Owner == owner && u.Day == day && u.Leaf == use.Leaf && slices.Equal(u.Steps, use.Steps)
			}) {
				uses = append(uses, use)
			}
		}
	}
	return uses
}

// useAwards appends the awards, among those that feed a leaf, without which lapsing l
// would not be in force on a day.
func (s *State) useAwards(uses []problem.Use, owner, l int, leaf *problem.Gate, day int) []problem.Use {
	for _, f := range leaf.Feeds {
		end := s.end[f.Step]
		if end == problem.Never || end > day {
			continue
		}
		s.end[f.Step] = problem.Never
		without := s.lapseFrom(l, s.end[s.p.Lapsings[l].Step], day)
		s.end[f.Step] = end
		if without <= day {
			uses = append(uses, problem.Use{Owner: owner, Day: day, Leaf: leaf, Steps: []int{f.Step}, Met: end})
		}
	}
	return uses
}

// noteKeeping notes what would mend the lapse of what a leaf would rest on by a day: of
// the break of what has to hold, or of a term that another award could have renewed.
func (r *scheduler) noteKeeping(s *State, owner, l, day int) {
	lapsing := &s.p.Lapsings[l]
	if s.end[lapsing.Step] == problem.Never {
		return
	}
	if lapsing.While != nil {
		if b, ok := s.breach(l); ok && b.lapses <= day {
			breaks := []breach{b}
			if b.from < day && !s.holds(lapsing.While, day) {
				breaks = append(breaks, breach{day, problem.Never, day}) // what ended since then is needed as well
			}
			for _, b := range breaks {
				lapsing.While.Leaves(func(leaf *problem.Gate) { r.noteBreach(s, owner, lapsing, leaf, b, day) })
			}
		}
	}
	if len(lapsing.By) > 0 && s.until[l] <= day {
		for i := range s.p.Steps {
			if s.Begun(i) && !s.p.Steps[i].Given && renewedBy(lapsing, i) {
				r.noteAward(s, owner, l, i, day)
			}
		}
	}
}

// noteBreach notes of what fed a leaf before a break that it ended too early, and the
// release dates by which it would last until the break is over or, if that is sooner,
// would let what rests on it be in force on a day.
func (r *scheduler) noteBreach(s *State, owner int, l *problem.Lapsing, leaf *problem.Gate, b breach, day int) {
	for _, f := range leaf.Feeds {
		if s.end[f.Step] == problem.Never || s.CountsFrom(leaf, f) > b.from || s.CountsUntil(leaf, f) > b.from {
			continue
		}
		if f.Term > 0 {
			if s.until[f.Term-1] <= b.from {
				r.noteExpired(s, f.Term-1)
			}
			r.noteKeeping(s, owner, f.Term-1, b.from)
		}
		if s.p.Steps[f.Step].Given {
			continue
		}
		last := min(b.until, day)
		r.noteRelease(owner, f.Step, s.firstBegin(f.Step, last, func(end int) bool {
			until := leaf.CountsUntil(f, end)
			if f.Term > 0 {
				until = min(until, s.mostLapse(f.Term-1, end, last, end))
			}
			return end >= f.Lo && days.Add(until, l.Grace) > last
		}))
	}
}

// noteAward notes the release date by which a step would renew lapsing l so late that it
// is in force on a day, if what lapses is taken up as late as can be.
func (r *scheduler) noteAward(s *State, owner, l, step, day int) {
	if s.until[l] > day {
		return
	}
	end := s.end[step]
	defer func() { s.end[step] = end }()
	lapsing := &s.p.Lapsings[l]
	own := &s.p.Steps[lapsing.Step]
	begin := s.begin[lapsing.Step]
	for award := s.p.Steps[step].OpenFrom(s.begin[step] + 1); award <= day; award = s.p.Steps[step].OpenFrom(award + 1) {
		on := s.p.EndOf(step, award)
		for next := begin; !own.Given && next < problem.Never && s.p.EndOf(lapsing.Step, next) <= on; next = own.OpenFrom(next + 1) {
			begin = next
		}
		done := s.end[lapsing.Step]
		if !own.Given {
			done = s.p.EndOf(lapsing.Step, begin)
		}
		s.end[step] = problem.Never
		without := s.mostLapse(l, done, day, done)
		s.end[step] = on
		if on < without && s.mostLapse(l, done, day, done) > day {
			r.noteRelease(owner, step, award)
			return
		}
	}
}

// noteRelease notes, of one owner and one step, the earliest release date.
func (r *scheduler) noteRelease(owner, step, release int) {
	at := [2]int{owner, step}
	if noted, ok := r.repairs[at]; release != problem.Never && (!ok || release < noted) {
		r.repairs[at] = release
	}
}

// lapseFrom returns the day on which lapsing l ends by its terms if its step is done on
// a day, and the fees are paid that are. No term that begins after the day last is looked at.
func (s *State) lapseFrom(l, end, last int) int {
	return s.p.Terms(l, end, s.terms[l], last, s.awardDays(&s.p.Lapsings[l]), s.mayPay(l), func(int) {})
}

// mostLapse is lapseFrom if from a day on every fee can be paid.
func (s *State) mostLapse(l, end, last, from int) int {
	may := s.mayPay(l)
	if paid := may; paid != nil {
		may = func(day int) bool { return day >= from || paid(day) }
	}
	return s.p.Terms(l, end, s.terms[l], last, s.awardDays(&s.p.Lapsings[l]), may, func(int) {})
}
