package schedule

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// repairable reports whether a leaf may fail to hold because what counts for it
// lapsed, or came too early. A later beginning may mend that.
func repairable(g *problem.Gate) bool {
	if g.Op == problem.Accrual {
		return false // a job is no step that ends
	}
	return !g.Within.IsZero() && len(g.Feeds) > 0 ||
		slices.ContainsFunc(g.Feeds, func(f problem.Feed) bool { return f.Term > 0 || f.Lo > -problem.Never })
}

// noteRepairs notes, for all that would hold on a day if nothing lapsed and nothing
// had come too early, the release dates by which the steps at fault would do. Of
// one owner and one step the earliest is kept: every schedule that waits for it
// has to wait as long.
func (r *scheduler) noteRepairs(s *State, day int) {
	if !r.repairable {
		return
	}
	isJobDay := s.isJobDay(day)
	for _, i := range s.in {
		step := &s.p.Steps[i]
		if s.begin[i] != problem.Never || s.released[i] > day || step.OpenFrom(day) != day {
			continue
		}
		// What ends on the first day on which it counts makes that a job day, as does what
		// has been in force for long enough.
		tooEarly := step.Rate > 0 && !isJobDay && !s.ownDay(i, day)
		r.noteCondition(s, i, &step.Needs, day, tooEarly)
	}
	r.noteCondition(s, problem.OfGoal, &s.p.Goal, day, false)
	for l := range s.p.Lapsings {
		if lapsing := &s.p.Lapsings[l]; lapsing.Gated && s.until[l] == day {
			for fee := range lapsing.FeesOn(day) {
				fee.If.Leaves(func(leaf *problem.Gate) { r.noteLeaf(s, ofLapsing(l), leaf, day, false) })
			}
		}
	}
}

// ofLapsing is the owner of what the fees of a lapsing ask for.
func ofLapsing(l int) int { return -2 - l }

// noteCondition is noteRepairs for one condition. If tooEarly, what came too early
// is looked at alone.
func (r *scheduler) noteCondition(s *State, owner int, c *problem.Condition, day int, tooEarly bool) {
	note := func(leaf *problem.Gate) { r.noteLeaf(s, owner, leaf, day, tooEarly) }
	if rule, ok := c.On(day); ok {
		rule.Leaves(note)
	}
	if !s.ignoreOffers {
		c.Offer.Leaves(note)
	}
}

func (r *scheduler) noteLeaf(s *State, owner int, leaf *problem.Gate, day int, tooEarly bool) {
	if !repairable(leaf) || s.holds(leaf, day) || !s.judge(leaf, day, ignoreExpiry) {
		return
	}
	for _, f := range leaf.Feeds {
		if !s.counts(leaf, f, day, ignoreExpiry) || s.counts(leaf, f, day, strict) || tooEarly && s.end[f.Step] >= f.Lo && leaf.For.IsZero() {
			continue
		}
		if f.Term > 0 {
			if s.p.Lapsings[f.Term-1].While == nil || s.until[f.Term-1] <= day {
				r.noteExpired(s, f.Term-1)
			}
			r.noteKeeping(s, owner, f.Term-1, leaf.LookedBack(day))
		}
		if !s.p.Steps[f.Step].Given {
			r.noteRelease(owner, f.Step, s.releaseFor(leaf, f, day))
		}
	}
}

// noteExpired notes that a lapsing ended too early, unless more terms would not help: those
// that it may have last long enough, and were not paid for want of what the fees ask for.
func (r *scheduler) noteExpired(s *State, l int) {
	if r.expired != nil && s.p.InForceUntil(l, s.end[s.p.Lapsings[l].Step], s.terms[l], r.bound) <= r.bound {
		r.expired[l] = true
	}
}

// releaseFor returns the first release date by which a step that has begun would
// count for a leaf on a day or, if it came too early for the days on which it
// counts, on the first of them; or Never.
func (s *State) releaseFor(leaf *problem.Gate, f problem.Feed, day int) int {
	since := -problem.Never
	if f.Term > 0 && s.p.Lapsings[f.Term-1].While != nil {
		since = s.keptSince(f.Term-1, leaf.LookedBack(day))
		if since == problem.Never {
			since = s.keptSince(f.Term-1, day)
		}
	}
	high := max(day, min(f.Lo, s.p.Horizon))
	if !leaf.For.IsZero() && s.renewsInWindows() {
		high = min(high+monthsComeRound, s.p.Horizon) // when windows open after the award may matter
	}
	return s.firstBegin(f.Step, high, func(end int) bool {
		until, on := leaf.CountsUntil(f, end), day
		if !leaf.For.IsZero() {
			on = max(on, days.Add(end, leaf.For))
		}
		if f.Term > 0 {
			until = min(until, leaf.LapseCountsUntil(s.mostLapse(f.Term-1, end, on, end)))
		}
		return end >= f.Lo && end >= since && on < until
	})
}

// renewsInWindows reports whether something can be renewed on some days and not on others:
// then a step that is begun later may last shorter.
func (s *State) renewsInWindows() bool {
	return slices.ContainsFunc(s.p.Lapsings, func(l problem.Lapsing) bool {
		return l.IsRenewable() && !l.IsOpenAlways(s.p.Start)
	})
}

// mostTried is how many days are tried one after the other for one release date.
const mostTried = 400

// firstBegin returns the first day after that on which a step begins now, and at most the
// given one, from which it would be done on a day that will do, or Never. If one day will
// do so does each later one, unless something is renewed in windows; what cannot be begun
// any more will do.
func (s *State) firstBegin(i, high int, does func(end int) bool) int {
	step := &s.p.Steps[i]
	doesFrom := func(begin int) bool {
		begin = step.OpenFrom(begin)
		return begin == problem.Never || does(s.p.EndOf(i, begin)) // as late as can be: never too early
	}
	low := s.begin[i] + 1
	if s.renewsInWindows() {
		for first := low; low <= high; low = max(low+1, step.OpenFrom(low)) {
			if low > first+mostTried || doesFrom(low) {
				return low // none before it will do
			}
		}
		return problem.Never
	}
	if low > high || !doesFrom(high) {
		return problem.Never
	}
	// It is mostly near, and a late beginning has few terms to walk through.
	for step := 1; high-step > low; step *= 2 {
		if !doesFrom(high - step) {
			low = high - step + 1
			break
		}
		high -= step
	}
	for low < high {
		if mid := low + (high-low)/2; doesFrom(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// repaired returns the release dates that the repairs of the last simulation ask
// for, one repair each.
func (r *scheduler) repaired(release []int) [][]int {
	var all [][]int
	owners := make([][2]int, 0, len(r.repairs))
	for owner := range r.repairs {
		owners = append(owners, owner)
	}
	slices.SortFunc(owners, func(a, b [2]int) int { return slices.Compare(a[:], b[:]) })
	for _, owner := range owners {
		next := slices.Clone(release)
		next[owner[1]] = r.repairs[owner]
		all = append(all, next)
	}
	return all
}
