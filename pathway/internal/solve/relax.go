package solve

import "slices"

// relaxed has the earliest days on which steps can begin and be done, and gates
// can hold, if everything can be done at once and nothing lapses.
type relaxed struct {
	w          *web
	last       int   // what begins later than this counts as never
	begin, end []int // by step
	day        []int // by knot
	falls      int   // how often a day of a step has fallen
	fell       []int // by step: at which fall it last did

	feeds [][]int  // what feedDays found, by knot
	gains []gain   // of lumpTime; scratch
	moved *relaxed // of later; scratch
}

// later returns a copy in which days can be put off. It is the same one each time.
func (r *relaxed) later() *relaxed {
	if r.moved == nil {
		r.moved = &relaxed{w: r.w}
	}
	r.moved.begin = append(r.moved.begin[:0], r.begin...)
	r.moved.end = append(r.moved.end[:0], r.end...)
	return r.moved
}

// relax computes the earliest days if only the given steps may be taken, by
// letting them fall until nothing changes: Knuth's generalisation of shortest
// paths. Nil lets all be taken.
func (w *web) relax(may bitset, last int) *relaxed {
	r := w.newRelaxed(last)
	r.fall(w.newWave(true), may)
	return r
}

// newRelaxed returns days of which only those of given steps are known yet.
func (w *web) newRelaxed(last int) *relaxed {
	n := len(w.p.Steps)
	days := make([]int, 3*n+len(w.knots))
	for i := range days {
		days[i] = Never
	}
	r := &relaxed{w: w, last: last, begin: days[:n:n], end: days[n : 2*n : 2*n], fell: days[2*n : 3*n : 3*n], day: days[3*n:]}
	for i := range w.p.Steps {
		if step := &w.p.Steps[i]; step.Given {
			r.begin[i], r.end[i] = step.Began, step.Done
		}
	}
	return r
}

// fall lets the days fall from what a wave looks at on, until nothing changes.
func (r *relaxed) fall(v *wave, may bitset) {
	p := r.w.p
	r.w.run(v, r.knot, func(i int) bool {
		if p.Steps[i].Given || may != nil && !may.has(i) {
			return false
		}
		begin := r.canBegin(i)
		if begin >= r.begin[i] || begin > r.last {
			return false
		}
		r.falls++
		r.begin[i], r.end[i], r.fell[i] = begin, p.endOf(i, begin), r.falls
		return true
	})
}

// without returns the days if the knot of a leaf is taken as met as well.
func (r *relaxed) without(leaf *Gate) *relaxed {
	k := r.w.of[leaf]
	if r.day[k] <= r.w.p.Start {
		return r
	}
	next := &relaxed{w: r.w, last: r.last, begin: slices.Clone(r.begin), end: slices.Clone(r.end), day: slices.Clone(r.day), falls: r.falls, fell: slices.Clone(r.fell)}
	next.day[k] = r.w.p.Start
	v := r.w.newWave(false)
	r.w.pass(v, k)
	next.fall(v, nil)
	return next
}

func (r *relaxed) knot(k int) bool {
	day := r.time(k)
	if day >= r.day[k] {
		return false
	}
	r.day[k] = day
	return true
}

// canBegin returns the earliest day on which a step can begin.
func (r *relaxed) canBegin(i int) int {
	step := &r.w.p.Steps[i]
	day := r.w.p.Start
	if k := r.w.conds[i]; k >= 0 {
		day = max(day, r.day[k])
	}
	if day >= Never {
		return Never
	}
	return r.editions(r.w.needs[i], step.openFrom(day), step.openFrom)
}

// editions returns the earliest day on or after the given one that is open and
// on which the edition in force holds.
func (r *relaxed) editions(needs []need, day int, open func(int) int) int {
	if len(needs) == 0 || day >= Never {
		return day
	}
	best := Never
	for _, e := range needs {
		begin := max(day, e.from, r.day[e.knot])
		if begin < Never {
			begin = open(begin)
		}
		if begin < e.until {
			best = min(best, begin)
		}
	}
	return best
}

// goal returns the earliest day on which the goal can hold.
func (r *relaxed) goal() int {
	day := max(r.w.p.Start, r.day[r.w.goal])
	return r.editions(r.w.goals, day, func(day int) int { return day })
}

// time returns the earliest day on which a knot can hold, or Never.
func (r *relaxed) time(k int) int {
	knot := &r.w.knots[k]
	if knot.leaf == nil {
		return r.group(knot)
	}
	switch g := knot.leaf; g.Op {
	case Source:
		day := Never
		for _, f := range g.Feeds {
			day = min(day, r.feedTime(g, f))
		}
		return day
	case Lump:
		return r.lumpTime(g, g.Feeds)
	case Rate:
		from, rate := Never, 0
		for _, f := range g.Feeds {
			if begin := r.begin[f.Step]; begin < Never {
				from = min(from, begin)
				rate = max(rate, r.w.p.Steps[f.Step].Rate)
			}
		}
		return r.w.rateTime(k, from, rate)
	case From:
		return g.N
	}
	panic("solve: no such gate")
}

// group returns the n-th earliest day of the parts, or Never if there are fewer.
func (r *relaxed) group(k *knot) int {
	switch {
	case k.n <= 0:
		return r.w.p.Start
	case k.n > len(k.of):
		return Never
	case k.n == len(k.of):
		day := r.w.p.Start
		for _, part := range k.of {
			day = max(day, r.day[part])
		}
		return max(day, r.workedBy(k.worked))
	case k.n == 1:
		day := Never
		for _, part := range k.of {
			day = min(day, r.day[part])
		}
		return day
	}
	days := make([]int, len(k.of))
	for i, part := range k.of {
		days[i] = r.day[part]
	}
	slices.Sort(days)
	return days[k.n-1]
}

// feedDays returns, by feed of a leaf, the earliest day on which it can count: of
// a job, on which it can begin. It does so once for each leaf.
func (r *relaxed) feedDays(k int) []int {
	if r.feeds == nil {
		r.feeds = make([][]int, len(r.w.knots))
	}
	if r.feeds[k] == nil {
		g := r.w.knots[k].leaf
		r.feeds[k] = make([]int, len(g.Feeds))
		for at, f := range g.Feeds {
			if r.feeds[k][at] = r.begin[f.Step]; g.Op != Rate {
				r.feeds[k][at] = r.feedTime(g, f)
			}
		}
	}
	return r.feeds[k]
}

// feedTime returns the earliest day on which a step can count for a leaf.
func (r *relaxed) feedTime(g *Gate, f Feed) int {
	p := r.w.p
	end := r.end[f.Step]
	if end >= f.Hi || end == Never {
		return Never
	}
	given := p.Steps[f.Step].Given
	if end < f.Lo {
		if given {
			return Never
		}
		end = f.Lo
	}
	if given && !p.lasts(g, f, end) {
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

// A gain is a feed of a Lump leaf, and the earliest day on which it can count.
type gain struct {
	day, at int
	feed    *Feed
}

// lumpTime returns a day before which the feeds cannot reach the need: so many
// have to count by then that they are enough, and that the hours which enough of
// them take can be spent.
func (r *relaxed) lumpTime(g *Gate, feeds []Feed) int {
	if g.N <= 0 {
		return r.w.p.Start
	}
	gains := r.gains[:0]
	for at, f := range feeds {
		if day := r.feedTime(g, f); day < Never {
			gains = append(gains, gain{day, at, &feeds[at]})
		}
	}
	r.gains = gains
	slices.SortFunc(gains, func(a, b gain) int {
		if a.day != b.day {
			return a.day - b.day
		}
		return a.at - b.at
	})
	best, total := Never, 0
	for k, gain := range gains {
		if gain.day >= best {
			break
		}
		if total += r.w.p.more(gains[:k], gain.feed); total >= g.N {
			best = min(best, max(gain.day, r.w.p.after(r.leastHours(g, gains[:k+1]))))
		}
	}
	return best
}

// leastHours returns the hours that enough of some feeds take at least: of those
// that give most for an hour, and of the last of them no more than is needed.
func (r *relaxed) leastHours(g *Gate, gains []gain) hours {
	if g.Early != nil {
		return hours{}
	}
	type course struct{ hours, amount int }
	var courses []course
	need := g.N
	for _, gain := range gains {
		f := gain.feed
		step := &r.w.p.Steps[f.Step]
		hours := step.Least * step.Load
		if hours == 0 || step.Given {
			need -= f.Amount
		} else if f.Amount > 0 {
			courses = append(courses, course{hours, f.Amount})
		}
	}
	slices.SortFunc(courses, func(a, b course) int { return a.hours*b.amount - b.hours*a.amount })
	load := 0
	for _, c := range courses {
		if need <= 0 {
			break
		}
		load += c.hours * min(need, c.amount) / c.amount
		need -= c.amount
	}
	return hours{load: load}
}

// more returns by how much a sum grows with one more feed of a Lump leaf. Of
// those of which one counts, and of others that exclude each other, the largest
// counts. A feed that is both is taken for the first only: the sum is never too
// small.
func (p *Problem) more(gains []gain, f *Feed) int {
	had := 0
	for _, gain := range gains {
		other := gain.feed
		if f.Once != 0 && f.Once == other.Once || f.Once == 0 && other.Once == 0 && p.excludes(f.Step, other.Step) {
			had = max(had, other.Amount)
		}
	}
	return max(0, f.Amount-had)
}

// excludes reports whether no set has both of two steps.
func (p *Problem) excludes(i, j int) bool {
	a, b := &p.Steps[i], &p.Steps[j]
	return !a.Given && !b.Given && a.Group == b.Group
}

// rateTime returns a day before which a Rate leaf cannot hold if its jobs begin
// on a day at the earliest and add at most a rate.
func (w *web) rateTime(k, from, rate int) int {
	key := [3]int{k, from, rate}
	day, had := w.rates[key]
	if !had {
		day = w.p.rateTime(w.knots[k].leaf, from, rate)
		w.rates[key] = day
	}
	return day
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
