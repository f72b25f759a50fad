package solve

// noteHints notes, for what would hold on a day if nothing lapsed and nothing
// had come too early, from which day on the steps at fault would have to begin.
// Of one owner and one step the earliest such day is kept: every schedule that
// waits for it has to wait as long.
func (r *scheduler) noteHints(s *state, day int) {
	if !r.fragile {
		return
	}
	jobDay := s.jobDay(day)
	for _, i := range s.in {
		step := &s.p.Steps[i]
		if s.begin[i] != Never || s.floor[i] > day || step.openFrom(day) != day {
			continue
		}
		// What ends on the first day on which it counts makes that a day for a job.
		soon := step.Rate > 0 && !jobDay
		for _, e := range step.Needs {
			if e.From <= day && day < e.Until {
				r.noteGate(s, i, e.Gate, day, soon)
			}
		}
		if !s.lax {
			r.noteGate(s, i, step.If, day, soon)
		}
	}
	r.noteGate(s, -1, s.p.Goal, day, false)
	for _, e := range s.p.GoalEditions {
		if e.From <= day && day < e.Until {
			r.noteGate(s, -1, e.Gate, day, false)
		}
	}
}

// noteGate is noteHints for one gate; if soon, only of what came too early.
func (r *scheduler) noteGate(s *state, owner int, g *Gate, day int, soon bool) {
	g.leaves(func(leaf *Gate) {
		if !leaf.fragile || s.holds(leaf, day) || !s.judge(leaf, day, true) {
			return
		}
		for _, f := range leaf.Feeds {
			if !s.counts(leaf, f, day, true) || s.counts(leaf, f, day, false) || soon && s.end[f.Step] >= f.Lo {
				continue
			}
			if r.faults != nil && f.Term > 0 {
				r.faults[f.Term-1] = true
			}
			if s.p.Steps[f.Step].Given {
				continue
			}
			floor := s.floorFor(leaf, f, day)
			at := [2]int{owner, f.Step}
			if had, ok := r.hints[at]; floor != Never && (!ok || floor < had) {
				r.hints[at] = floor
			}
		}
	})
}

// floorFor returns the first day from which on a step that has begun would have
// to begin to count for a leaf on a day or, if it came too early for the days on
// which it counts, on the first of them; or Never.
func (s *state) floorFor(leaf *Gate, f Feed, day int) int {
	step := &s.p.Steps[f.Step]
	does := func(begin int) bool {
		begin = step.openFrom(begin)
		if begin == Never {
			return true // as late as can be: never too early
		}
		end := s.p.endOf(f.Step, begin)
		until := Never
		if f.Term > 0 {
			until = s.p.inForceTo(f.Term-1, end, s.terms[f.Term-1], day)
		}
		if leaf.Late != nil {
			until = min(until, leaf.Late(end))
		}
		return end >= f.Lo && day < until
	}
	low, high := s.begin[f.Step]+1, max(day, min(f.Lo, s.p.Horizon))
	if low > high || !does(high) {
		return Never
	}
	// It is mostly near, and a late beginning has few terms to walk through.
	for step := 1; high-step > low; step *= 2 {
		if !does(high - step) {
			low = high - step + 1
			break
		}
		high -= step
	}
	for low < high {
		if mid := low + (high-low)/2; does(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}
