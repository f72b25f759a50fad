package solve

import "slices"

// relaxed has, for each step, the earliest days on which it can begin and be
// done if everything can be done at once and nothing lapses.
type relaxed struct {
	p     *Problem
	begin []int
	end   []int
	waive map[*Gate]bool // leaves that count as met
}

// relax computes the earliest days by growing them until nothing changes. It is
// Knuth's generalisation of shortest paths, by rounds, since the gates are few.
func (p *Problem) relax(waive map[*Gate]bool) *relaxed {
	r := &relaxed{p: p, begin: make([]int, len(p.Steps)), end: make([]int, len(p.Steps)), waive: waive}
	for i, step := range p.Steps {
		r.begin[i], r.end[i] = Never, Never
		if step.Given {
			r.begin[i], r.end[i] = step.Began, step.Done
		}
	}
	for again := true; again; {
		again = false
		for i := range p.Steps {
			step := &p.Steps[i]
			if step.Given {
				continue
			}
			if begin := r.canBegin(step); begin < r.begin[i] {
				r.begin[i], r.end[i] = begin, r.p.endOf(i, begin)
				again = true
			}
		}
	}
	return r
}

// canBegin returns the earliest day on which a step can begin.
func (r *relaxed) canBegin(step *Step) int {
	day := max(r.p.Start, r.time(step.If))
	if day >= Never {
		return Never
	}
	return r.editions(step.Needs, step.openFrom(day), step.openFrom)
}

// editions returns the earliest day on or after the given one that is open and
// on which the edition in force holds.
func (r *relaxed) editions(editions []Edition, day int, open func(int) int) int {
	if len(editions) == 0 || day >= Never {
		return day
	}
	best := Never
	for _, e := range editions {
		begin := max(day, e.From, r.time(e.Gate))
		if begin < Never {
			begin = open(begin)
		}
		if begin < e.Until {
			best = min(best, begin)
		}
	}
	return best
}

// goal returns the earliest day on which the goal can hold.
func (r *relaxed) goal() int {
	day := max(r.p.Start, r.time(r.p.Goal))
	return r.editions(r.p.GoalEditions, day, func(day int) int { return day })
}

// time returns the earliest day on which a gate can hold, or Never.
func (r *relaxed) time(g *Gate) int {
	if g == nil || r.waive[g] {
		return r.p.Start
	}
	switch g.Op {
	case AtLeast:
		times := make([]int, len(g.Of))
		for i, part := range g.Of {
			times[i] = r.time(part)
		}
		return nth(times, g.N, r.p.Start)
	case Source:
		day := Never
		for _, f := range g.Feeds {
			day = min(day, r.feedTime(g, f))
		}
		return day
	case Lump:
		return r.lumpTime(g, g.Feeds)
	case Rate:
		return r.rateTime(g, g.Feeds)
	case From:
		return g.N
	}
	panic("solve: no such gate")
}

// nth returns the n-th smallest of times, or Never if there are fewer.
func nth(times []int, n, none int) int {
	if n <= 0 {
		return none
	}
	if n > len(times) {
		return Never
	}
	slices.Sort(times)
	return times[n-1]
}

// feedTime returns the earliest day on which a step can count for a leaf.
func (r *relaxed) feedTime(g *Gate, f Feed) int {
	end := r.end[f.Step]
	if end >= f.Hi || end == Never {
		return Never
	}
	given := r.p.Steps[f.Step].Given
	if end < f.Lo {
		if given {
			return Never
		}
		end = f.Lo
	}
	if given && !r.p.lasts(g, f, end) {
		return Never
	}
	if g.Early != nil {
		return max(r.begin[f.Step], g.Early(end))
	}
	return end
}

// lasts reports whether a given step can count on the first day or later.
func (p *Problem) lasts(g *Gate, f Feed, end int) bool {
	if f.Term > 0 && p.inForceUntil(f.Term-1, end, 0) <= p.Start {
		return false
	}
	return g.Late == nil || f.Recent || g.Late(end) > p.Start
}

// lumpTime returns the earliest day on which the feeds can reach the need.
func (r *relaxed) lumpTime(g *Gate, feeds []Feed) int {
	type gain struct{ day, amount int }
	var gains []gain
	for _, f := range feeds {
		if day := r.feedTime(g, f); day < Never {
			gains = append(gains, gain{day, f.Amount})
		}
	}
	slices.SortFunc(gains, func(a, b gain) int { return a.day - b.day })
	sum := 0
	for _, gain := range gains {
		if sum += gain.amount; sum >= g.N {
			return gain.day
		}
	}
	return Never
}

// rateTime returns a day before which a Rate leaf cannot hold if the jobs in
// feeds are all it has, each from its earliest beginning.
func (r *relaxed) rateTime(g *Gate, feeds []Feed) int {
	from, rate := Never, 0
	for _, f := range feeds {
		from = min(from, r.begin[f.Step])
		rate = max(rate, r.p.Steps[f.Step].Rate)
	}
	return r.p.rateTime(g, from, rate)
}

// rateTime returns the first day on which a Rate leaf holds if its jobs add a
// rate from a day on.
func (p *Problem) rateTime(g *Gate, from, rate int) int {
	always := Gate{Op: Rate, N: g.N, Cap: g.Cap, Back: g.Back, Fixed: g.Fixed}
	if from < Never {
		always.Fixed = append(slices.Clone(g.Fixed), Piece{From: from, Until: Never, Rate: rate})
	}
	s := &state{p: p}
	return s.firstMet(&always, p.Start)
}
