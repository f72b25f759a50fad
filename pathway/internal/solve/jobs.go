package solve

import "slices"

// stay is the choice to leave the jobs as they are.
const stay = -2

// jobChoices returns what may be done about the job on a day: steps to begin, stay,
// or -1 to stop. Choices that cannot help are left out. None: stay.
func (r *scheduler) jobChoices(s *state, day int) []int {
	if !slices.ContainsFunc(s.in, func(i int) bool { return s.p.Steps[i].Rate > 0 }) || !s.jobDay(day) {
		return nil
	}
	present := s.job()
	wanted := s.wanted(day)
	now := feeding(wanted, present)
	var choices []int
	for _, i := range s.in {
		if s.p.Steps[i].Rate == 0 || i == present || !s.ready(i, day) {
			continue
		}
		feeds := feeding(wanted, i)
		if len(feeds) == 0 && !r.tidy {
			continue
		}
		if !r.tidy && len(now) > 0 && within(feeds, now) && s.p.Steps[i].Rate <= s.p.Steps[present].Rate {
			continue // the present job does all that this one would
		}
		choices = append(choices, i)
	}
	if len(choices) == 0 {
		return nil
	}
	if r.tidy && present >= 0 {
		choices = append(choices, -1)
	}
	if r.tidy || len(now) > 0 {
		choices = append(choices, stay)
	}
	return choices
}

// change carries out a choice about the job.
func (s *state) change(choice, day int) {
	if choice != stay {
		s.take(choice, day)
	}
}

// wanted returns the leaves that work may still serve from a day on: those of
// what has not begun that are not met or may be lost again.
func (s *state) wanted(day int) []*Gate {
	var wanted []*Gate
	visit := func(g *Gate) {
		if g.Op == Rate && (g.Back != nil || !s.holds(g, day)) {
			wanted = append(wanted, g)
		}
	}
	for _, i := range s.in {
		step := &s.p.Steps[i]
		if s.begin[i] != Never {
			continue
		}
		for _, e := range step.Needs {
			e.Gate.leaves(visit)
		}
		step.If.leaves(visit)
	}
	s.p.Goal.leaves(visit)
	for _, e := range s.p.GoalEditions {
		e.Gate.leaves(visit)
	}
	return wanted
}

// feeding returns the leaves that a job feeds.
func feeding(leaves []*Gate, job int) []*Gate {
	var fed []*Gate
	for _, g := range leaves {
		if job >= 0 && g.feedsOn(job) {
			fed = append(fed, g)
		}
	}
	return fed
}

// within reports whether every leaf of some is among all.
func within(some, all []*Gate) bool {
	for _, g := range some {
		if !slices.Contains(all, g) {
			return false
		}
	}
	return true
}

// jobDay reports whether a job may begin on a day: the first, one on which an
// edition comes into force, or one on which a condition comes to be met.
func (s *state) jobDay(day int) bool {
	if day == s.p.Start || s.editionBegins(day) {
		return true
	}
	newly := false
	s.conditions(func(g *Gate) {
		newly = newly || s.holds(g, day) && !s.holds(g, day-1)
	})
	return newly
}
