package solve

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// quickBound and tightenBound bound the key of the solutions below a node. Each
// order has parts that can be bounded one by one: the finish by earliest days,
// prices and numbers of steps by landmarks. Where those come first, the finish is
// bounded under the condition that they are as good as can be, which leaves out the
// steps that would make them worse.
//
// There are two bounds since many a node is never looked at again: the quick one
// looks at what was chosen alone, the tight one at the rest too.

func (e supportBranching) quickBound(n *node, above problem.Key) (ok bool) {
	if e.isRoundabout(n) {
		return false
	}
	finish, ok := e.finishBound(n, e.earliest)
	if !ok || finish > e.p.Last() {
		return false
	}
	n.soonest = finish
	n.key = above.Worse(e.p.Order.Key(finish, e.chosenCost(n), e.count(n.set)))
	return e.costOf(n.set).Sum <= e.p.Budget
}

func (e supportBranching) tightenBound(n *node) (ok bool) {
	n.tight = true
	if len(n.open) == 0 {
		return true
	}
	e.chooseNext(n)
	b := &supportBound{supportBranching: e, n: n, finish: n.soonest, may: e.allowed(n.set)}
	for _, do := range n.open {
		b.goals = append(b.goals, e.relax.Graph.Vertex(do.gate))
	}
	if !b.isAffordable() {
		return false
	}
	steps := e.count(n.set)
	if e.p.Order == problem.ByFewest {
		least, ok := b.stillCost(e.costs.ones, e.p.Last())
		if !ok {
			return false
		}
		steps += int(least)
		b.putOffFinish()
	}
	switch {
	case b.boundCost():
	case e.p.Order == problem.BySoonest && n.soonest < e.p.Last():
		b.finish, b.cost = n.soonest+1, e.chosenCost(n) // no set finishes on that day, whatever it costs; one may on the next
	default:
		return false
	}
	if e.p.Order == problem.ByCheapest {
		b.putOffFinish()
	}
	if steps == e.count(n.set) && e.needsStep(n) {
		steps++
	}
	n.key = n.key.Worse(e.p.Order.Key(b.finish, b.cost, steps))
	return true
}

// A supportBound is what is known of the solutions below a node.
type supportBound struct {
	supportBranching
	n      *node
	goals  []int          // the vertices that are still to be supported
	may    problem.Bitset // the steps that do not make the first parts of the key worse
	finish int
	cost   problem.Cost
}

// stillCost returns what the steps still to be taken cost at least to be of use by
// a day, and leaves in b.may those that may be taken at no more than that.
func (b *supportBound) stillCost(costs []int64, last int) (least int64, ok bool) {
	if len(b.goals) == 0 {
		return 0, true
	}
	latest := b.relax.Latest(last)
	if b.p.Order == problem.BySoonest && last < b.p.Last() && b.hasJob() {
		due := b.due(last)
		if pressing := b.pressing(due); len(pressing) < len(due) {
			c := b.lmcut(verticesOf(pressing), costs, b.relax.Graph.LatestFor(pressing))
			if least, ok = c.Bound(); !ok {
				return 0, false
			}
			costs = c.Left
		}
		latest = b.relax.Graph.LatestFor(due)
	}
	c := b.lmcut(b.goals, costs, latest)
	more, ok := c.Bound()
	if !ok {
		return 0, false
	}
	least += more
	b.may = slices.Clone(b.may)
	for i, left := range c.Left {
		if left > 0 {
			b.may.Drop(i)
		}
	}
	return least, true
}

// boundCost bounds the cost: if the finish comes first, that of all that finishes
// as soon as can be.
func (b *supportBound) boundCost() bool {
	last := b.p.Last()
	if b.p.Order == problem.BySoonest {
		last = b.n.soonest
	}
	may := b.may
	least, ok := b.stillCost(b.costs.all, last)
	if ok && len(b.n.set) > 2 {
		least = max(least, b.groundedCost(may, last))
	}
	b.cost = b.chosenCost(b.n).Plus(problem.CostOf(least))
	return ok
}

// isAffordable reports whether the known prices can keep to the budget.
func (b *supportBound) isAffordable() bool {
	if b.p.Budget >= problem.NoBudget {
		return true
	}
	may := b.may
	sum, ok := b.stillCost(b.costs.known, b.p.Last())
	b.may = may
	return ok && sum+b.costOf(b.n.set).Sum <= b.p.Budget
}

// putOffFinish puts off the finish to the day that the steps of b.may can reach. If
// they reach nothing in time, more must be taken than was bounded; then nothing
// more is known.
func (b *supportBound) putOffFinish() {
	if finish, ok := b.finishBound(b.n, b.relax.Graph.Earliest(b.may, b.p.Last())); ok && finish < problem.Never {
		b.finish = max(b.finish, finish)
	}
}

// finishBound returns the earliest day on which the goal can hold by the supports
// that n has chosen, after some earliest days; ok is false if the supports run in
// a circle.
func (e supportBranching) finishBound(n *node, after *relax.Earliest) (finish int, ok bool) {
	r := after.Copy()
	finish = after.Goal()
	putOff := func(owner, day int) (changed bool) {
		if owner == problem.OfGoal {
			finish = max(finish, day)
		}
		return owner >= 0 && r.PutOff(owner, day)
	}
	for _, do := range n.open {
		if do.gate != nil {
			putOff(do.owner, after.Day(do.gate))
		}
	}
	for _, i := range n.set {
		putOff(i, e.hoursBound(n, i))
	}
	order, ok := e.jobOrder(n)
	if !ok {
		return problem.Never, false
	}
	for range len(n.set) + 2 {
		changed := false
		for job, before := range order {
			if day := e.lastOf(r, before); e.p.Steps[job].Anew && day >= e.p.Start {
				changed = putOff(job, days.Add(day, e.p.Between)) || changed
			}
		}
		for s := range n.allSupports() {
			day := e.supportDay(r, s)
			if day >= problem.Never {
				return problem.Never, false
			}
			changed = putOff(s.owner, day) || changed
		}
		for _, i := range n.set {
			changed = putOff(i, r.OneByOne(e.workOf(n, r, i))) || changed
			if r.Begin[i] >= problem.Never {
				return problem.Never, false
			}
		}
		if !changed {
			return max(finish, e.hoursBound(n, problem.OfGoal), r.OneByOne(e.workOf(n, r, problem.OfGoal)), e.lastOf(r, n.set)), true
		}
	}
	return problem.Never, false
}

// supportDay returns the earliest day on which a leaf can hold by its support.
func (e supportBranching) supportDay(r *relax.Earliest, s support) int {
	if s.leaf == nil {
		return r.ServedDay(s.steps)
	}
	switch s.leaf.Op {
	case problem.AnyOf:
		return r.FeedDay(s.leaf, s.steps[0])
	case problem.Sum:
		day := e.p.Start
		feeds := slices.Clone(s.steps)
		for _, f := range s.steps {
			day = max(day, r.FeedDay(s.leaf, f))
		}
		for _, f := range s.leaf.Feeds {
			if e.p.Steps[f.Step].Given {
				feeds = append(feeds, f)
			}
		}
		return max(day, r.SumDay(s.leaf, feeds))
	case problem.Accrual:
		if len(s.steps) == 0 {
			return schedule.AccrualDay(e.p, s.leaf, problem.Never, 0, r.Since(s.leaf))
		}
		first := r.Begin[s.steps[0].Step] // nothing feeds the leaf before
		return max(schedule.AccrualDay(e.p, s.leaf, first, e.fastest(s.leaf), r.Since(s.leaf)), r.ServedDay(s.steps))
	case problem.Date:
		return s.leaf.N
	}
	panic("solve: no such leaf")
}

// maxRests is how many steps one is looked at to rest on; leaving some out only
// weakens the bound.
const maxRests = 64

// hoursBound returns a day before which the load of all steps that owner rests on
// by the supports of n cannot be done.
func (e supportBranching) hoursBound(n *node, owner int) int {
	var rests [maxRests]relax.Study
	count := 0
	var visit func(owner int)
	visit = func(owner int) {
		for s := range n.allSupports() {
			if s.owner != owner {
				continue
			}
			rest := 0
			if s.leaf != nil {
				rest = s.leaf.UnderWay.MostDays()
			}
			for _, f := range s.steps {
				at := slices.IndexFunc(rests[:count], func(r relax.Study) bool { return r.Step == f.Step })
				switch {
				case e.p.Steps[f.Step].Given:
				case at >= 0:
					rests[at].Rest = min(rests[at].Rest, rest)
				case count < maxRests:
					rests[count] = relax.Study{Step: f.Step, Rest: rest}
					count++
					visit(f.Step)
				}
			}
		}
	}
	visit(owner)
	return e.relax.Graph.HoursDay(rests[:count], e.openLoad(n, owner))
}

// openLoad returns the least load of all that owner still needs to support its
// sums, beyond the set: of the sum that takes most.
func (e supportBranching) openLoad(n *node, owner int) int {
	most := 0
	for _, do := range n.open {
		if do.owner != owner || do.gate == nil || do.gate.Op != problem.Sum {
			continue
		}
		need, load, amount := do.gate.N, 1, 0
		for _, f := range do.gate.Feeds {
			step := &e.p.Steps[f.Step]
			if _, taken := slices.BinarySearch(n.set, f.Step); taken || step.Given {
				need -= f.Amount
				continue
			}
			// Compare load per amount as fractions.
			if own := e.relax.Graph.FewestDays(f.Step) * step.Load; amount == 0 || own*amount < load*f.Amount {
				load, amount = own, f.Amount
			}
		}
		if need > 0 && amount > 0 {
			most = max(most, need*load/amount)
		}
	}
	return most
}

// chooseNext sets n.next to the gate whose support costs most, the most telling
// to decide next.
func (e supportBranching) chooseNext(n *node) {
	n.next = len(n.open) - 1
	dearest, latest := problem.Cost{}, 0
	for i, do := range n.open {
		if len(do.picked) > 0 {
			continue
		}
		day := 0
		if e.p.Order == problem.BySoonest && do.gate != nil {
			day = e.earliest.Day(do.gate)
		}
		if cost, _ := e.leastSupport(n.set, do.gate); day > latest || day == latest && dearest.Less(cost) {
			dearest, latest, n.next = cost, day, i
		}
	}
}

// needsStep reports whether some gate of n needs a further step.
func (e supportBranching) needsStep(n *node) bool {
	return slices.ContainsFunc(n.open, func(do openGoal) bool {
		_, steps := e.leastSupport(n.set, do.gate)
		return len(do.picked) == 0 && steps > 0
	})
}

// leastSupport returns the least that one further step for a gate costs, beyond a
// set, and whether it needs one at all, as 0 or 1.
func (e supportBranching) leastSupport(set []int, g *problem.Gate) (least problem.Cost, steps int) {
	switch {
	case g == nil || g.Op == problem.Date || g.Op == problem.Sum && g.N <= 0:
		return problem.Cost{}, 0
	case g.Op == problem.AtLeast:
		return e.leastOfParts(set, g)
	case g.Op == problem.Accrual && e.memo.fixed[g]:
		return problem.Cost{}, 0
	}
	first := true
	for _, f := range g.Feeds {
		if _, taken := slices.BinarySearch(set, f.Step); taken || e.p.Steps[f.Step].Given {
			return problem.Cost{}, 0
		}
		if e.earliest.Begin[f.Step] >= problem.Never {
			continue
		}
		if e.p.Steps[f.Step].Automatic {
			return problem.Cost{}, 0
		}
		if cost := e.p.Steps[f.Step].Cost(); first || cost.Less(least) {
			least, first = cost, false
		}
	}
	return least, 1
}

func (e supportBranching) leastOfParts(set []int, g *problem.Gate) (least problem.Cost, steps int) {
	if g.N <= 0 || g.N > len(g.Of) {
		return problem.Cost{}, 0
	}
	costs := make([]problem.Cost, len(g.Of))
	counts := make([]int, len(g.Of))
	for i, part := range g.Of {
		costs[i], counts[i] = e.leastSupport(set, part)
	}
	slices.SortFunc(costs, problem.Cost.Compare)
	slices.Sort(counts)
	return costs[g.N-1], counts[g.N-1]
}

// chosenCost returns the cost of the steps of n, and of what they have to have
// renewed.
func (e supportBranching) chosenCost(n *node) problem.Cost {
	return e.costOf(n.set).Plus(e.renewalCost(n))
}

// renewalCost returns what renewals cost at least by the supports of n: a lapsing
// that supports two steps, of which one has to begin long after the other, has to
// last as long.
func (e supportBranching) renewalCost(n *node) problem.Cost {
	var sum problem.Cost
	for l := range e.p.Lapsings {
		lapsing := &e.p.Lapsings[l]
		if !lapsing.IsRenewable() || len(lapsing.By) > 0 || e.p.Steps[lapsing.Step].Given {
			continue
		}
		if most := lapsing.MostDays(); most > 0 {
			least := lapsing.LeastFee()
			for range e.longestLag(n, l) / most {
				sum = sum.Plus(least)
			}
		}
	}
	return sum
}

// longestLag returns the most days that must pass between the beginnings of two
// steps that rest on lapsing l.
func (e supportBranching) longestLag(n *node, l int) int {
	var owners []int
	for _, s := range n.supports {
		if len(s.steps) > 0 && s.steps[0].Term == l+1 && s.leaf.Past.IsZero() {
			owners = append(owners, s.owner)
		}
	}
	longest := 0
	if len(owners) < 2 {
		return 0
	}
	for _, from := range owners {
		if from < 0 {
			continue
		}
		lags := e.lagsFrom(n, from)
		for _, to := range owners {
			if lag, ok := lags[to]; ok {
				longest = max(longest, lag)
			}
		}
	}
	return longest
}

// lagsFrom returns the days that must pass, by the supports of n, from the
// beginning of one step to that of each that rests on it; of the goal, -1, to its
// day.
func (e supportBranching) lagsFrom(n *node, from int) map[int]int {
	lags := map[int]int{from: 0}
	for range len(n.set) + 1 {
		changed := false
		for _, s := range n.supports {
			if lag, ok := e.lagOver(lags, s); ok && s.owner != from && s.owner >= problem.OfGoal {
				if known, ok := lags[s.owner]; !ok || known < lag {
					lags[s.owner] = lag
					changed = true
				}
			}
		}
		if !changed {
			break
		}
	}
	return lags
}

// lagOver returns the days that must pass until a leaf holds by its support, as far
// as the steps of that are known to wait.
func (e supportBranching) lagOver(lags map[int]int, s support) (lag int, ok bool) {
	if s.leaf.Op == problem.Accrual {
		if len(s.steps) == 0 || len(s.leaf.Fixed) > 0 {
			return 0, false
		}
		first, known := lags[s.steps[0].Step]
		return first + e.workFor(s.leaf), known
	}
	for _, f := range s.steps {
		if begin, known := lags[f.Step]; known && s.leaf.UnderWay.IsZero() {
			lag, ok = max(lag, begin+e.relax.Graph.FewestDays(f.Step)), true
		}
	}
	return lag, ok
}
