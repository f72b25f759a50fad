package solve

import (
	"container/heap"
	"context"
	"encoding/binary"
	"iter"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/relax"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// Solutions returns the minimal sets of steps with their schedules, best first,
// no two alike. It ends with a *Stopped if the context ends or more than limit
// sets, whole and in part, were looked at; the days that are simulated to schedule
// them count as well, a thousand as one set. So it does if a set was not decided
// by an effort of its own. The sequence can be iterated again, and starts anew.
func Solutions(ctx context.Context, p *problem.Problem, limit int) iter.Seq2[*problem.Solution, error] {
	return func(yield func(*problem.Solution, error) bool) { newSearch(ctx, p).run(limit, yield) }
}

// Best returns the first of the [Solutions], or nil if there is none.
func Best(ctx context.Context, p *problem.Problem, limit int) (*problem.Solution, error) {
	for solution, err := range Solutions(ctx, p, limit) {
		return solution, err
	}
	return nil, nil
}

// QuickBest is [Best] for a small limit at which a bound will do: a *Stopped of it has
// none but the bound, and no time is spent to have a solution too.
func QuickBest(ctx context.Context, p *problem.Problem, limit int) (best *problem.Solution, err error) {
	e := newSearch(ctx, p)
	e.quick = true
	e.run(limit, func(s *problem.Solution, stopped error) bool {
		best, err = s, stopped
		return false
	})
	return best, err
}

// run yields the solutions: best-first branch and bound. The queue has nodes by the
// best key that a solution below them can have. The best node is taken off; a whole
// and priced set is a solution, and any other node is put back with more known of it,
// or replaced by its parts.
func (e *search) run(limit int, yield func(*problem.Solution, error) bool) {
	if e.goal > e.p.Last() {
		return
	}
	e.push(e.branching.start(), problem.LeastKey)
	for e.queue.Len() > 0 {
		if stopped := e.stopped(limit); stopped != nil {
			yield(nil, stopped)
			return
		}
		if e.explored == e.nextDive && !e.quick {
			e.nextDive *= diveAgain
			e.dive(shortDive)
		}
		n := heap.Pop(&e.queue).(*node)
		e.explored++
		if n.plan != nil {
			if e.isNew(n) && !yield(e.solution(n), nil) {
				return
			}
			continue
		}
		e.expand(n)
	}
	if e.leftOut {
		yield(nil, &Stopped{Bound: e.undecided, Cause: e.ctx.Err()})
	}
}

// A search enumerates the solutions of a problem, best first.
type search struct {
	p        *problem.Problem // without steps that twins make redundant
	original mapping          // to the steps that the caller knows
	ctx      context.Context

	relax    *relax.Relaxation
	earliest *relax.Earliest // of relax
	goal     int             // the earliest day on which the goal can hold
	given    *schedule.State // what the given steps do
	costs    costs
	groups   map[int][]int      // steps, by group
	start    []openGoal         // what the goal needs
	needs    [][]openGoal       // by step: what it needs to begin
	repeats  map[int][]openGoal // by step, and of the goal: what needs has not, since a step that it follows asks for the same
	asks     map[int][]*problem.Gate

	branching branching
	queue     queue
	made      int             // nodes made; orders those that tie
	tried     map[string]int  // sets scheduled, and when they finish
	yielded   map[string]bool // classes of solutions yielded
	explored  int
	events    int  // simulated to schedule sets
	nextDive  int  // when explored reaches it
	quick     bool // no dive is wanted
	leftOut   bool // a set was not decided
	undecided problem.Key
	automatic bool // some steps are taken by themselves
	unsure    bool // a set has renewals that might be had for less on other days

	memo memo
}

// Costs are what steps cost in single numbers, by step.
type costs struct {
	all   []int64 // what it costs, with a price that is not known above all others
	known []int64 // what it costs as far as is known
	ones  []int64 // 1
}

// A memo keeps what a search found out.
type memo struct {
	fixed         map[*problem.Gate]bool // accruals that hold one day without a job
	permanentFrom map[*problem.Gate]int
	staysOpen     map[int]bool
	ends          map[*problem.Gate]bool // editions of rules that are not in force for ever
}

// A node is a set of steps in the making, and what is known of the sets below it.
type node struct {
	key   problem.Key // no solution below is better
	tight bool        // it is as close as tightenBound makes it
	set   []int       // ascending
	made  int

	// Of a whole set:
	of     *schedule.Restriction // once it was scheduled
	finish int                   // the day on which that finishes
	plan   *schedule.Plan        // with what its renewals cost

	// Of support branching: the supports that were chosen, and gates that still need
	// support.
	soonest  int // no solution below finishes before
	supports []support
	open     []openGoal
	base     []int // what was whole before it was supported again; nil: nothing
	again    []int // the owners that were supported again
	next     int   // the index of the open goal to do next

	// Of landmark branching: the sets below have more steps than the node.
	last     int            // the day by which they finish
	ban      problem.Bitset // steps that none of them has
	branches []branch       // steps of which each of them has one
	whole    bool           // the node itself reaches the goal
}

// A branching says what lies below a partial set.
type branching interface {
	// start returns the node that all solutions lie below.
	start() *node
	// quickBound sets the key of a node, below one with a key, to one that no solution
	// below it is better than; ok is false if there is none.
	quickBound(n *node, above problem.Key) (ok bool)
	// tightenBound does so as closely as can be.
	tightenBound(n *node) (ok bool)
	// below returns the parts of a node whose bound is tight.
	below(n *node) []*node
	// isWhole reports whether the set of such a node may be a solution.
	isWhole(n *node) bool
	// guess returns a solution that was not tried, or nil if a dive finds none.
	guess(d *dive) *node
}

func newSearch(ctx context.Context, p *problem.Problem) *search {
	p, original := withoutTwins(ctx, p)
	return newSearchOf(ctx, p, original)
}

// newSearchOf returns the search of a problem that was reduced, and by which the
// original steps are known.
func newSearchOf(ctx context.Context, p *problem.Problem, original mapping) *search {
	e := &search{
		p: p, original: original, ctx: ctx, given: schedule.GivenState(p),
		groups: map[int][]int{}, asks: map[int][]*problem.Gate{}, tried: map[string]int{}, yielded: map[string]bool{}, nextDive: firstDive,
		memo: memo{fixed: map[*problem.Gate]bool{}, permanentFrom: map[*problem.Gate]int{}, staysOpen: map[int]bool{}, ends: map[*problem.Gate]bool{}},
	}
	e.automatic = slices.ContainsFunc(p.Steps, func(step problem.Step) bool { return step.Automatic })
	graph := relax.NewGraph(p)
	e.open(graph, graph.Earliest(nil, p.Horizon))
	for i := range p.Steps {
		cost := p.Steps[i].Cost()
		e.costs.all = append(e.costs.all, cost.Scalar(len(p.Steps)))
		e.costs.known = append(e.costs.known, cost.Sum)
		e.costs.ones = append(e.costs.ones, int64(e.count([]int{i})))
		e.groups[p.Steps[i].Group] = append(e.groups[p.Steps[i].Group], i)
	}
	e.relax = relax.NewRelaxation(graph)
	e.earliest = e.relax.Earliest
	for _, leaf := range p.Leaves() {
		e.memo.fixed[leaf] = leaf.Op == problem.Accrual && schedule.AccrualDay(p, leaf, problem.Never, 0, e.earliest.Since(leaf)) < problem.Never
	}
	e.goal = e.earliest.Goal()
	e.leaveOutRepeated()
	e.branching = e.newBranching()
	return e
}

// newBranching returns the branching that serves a problem best. Landmark branching
// knows little of days, so it is not taken where the finish comes first, unless
// nothing takes time.
func (e *search) newBranching() branching {
	if scalar, ok := newScalar(e.p); ok && isPermanent(e.p) && (e.p.Order != problem.BySoonest || isTimeless(e.p)) {
		return e.newLandmarkBranching(scalar)
	}
	return supportBranching{e}
}

// open makes the open goals that the goal, each step and each renewal begin with,
// and adds their gates to the graph.
func (e *search) open(graph *relax.Graph, earliest *relax.Earliest) {
	require := func(step int, editions []problem.Edition, day int) []openGoal {
		gate := e.inForceFrom(editions, day)
		if gate == nil {
			return nil
		}
		graph.Require(step, gate)
		return []openGoal{{owner: step, gate: gate}}
	}
	e.start = require(problem.OfGoal, e.p.Goal.Editions, earliest.Goal())
	e.needs = make([][]openGoal, len(e.p.Steps))
	for i := range e.p.Steps {
		needs := &e.p.Steps[i].Needs
		e.needs[i] = require(i, needs.Editions, earliest.Begin[i])
		if needs.Offer != nil {
			e.needs[i] = append(e.needs[i], openGoal{owner: i, gate: needs.Offer})
		}
	}
	for l, lapsing := range e.p.Lapsings {
		e.asks[l] = lapsing.AsksByTurns(e.p.Start)
		for _, gate := range e.asks[l] {
			graph.Require(problem.OfGoal, gate)
		}
		for _, gate := range lapsing.Keeping() {
			graph.Require(problem.OfGoal, gate)
		}
	}
}

// inForceFrom returns one gate for the editions that are in force on a day or later;
// nil if there are no editions.
func (e *search) inForceFrom(editions []problem.Edition, day int) *problem.Gate {
	either := &problem.Gate{Op: problem.AtLeast, N: 1}
	for _, edition := range editions {
		if edition.Until <= day {
			continue
		}
		gate := edition.Gate
		if edition.From > e.p.Start {
			begun := &problem.Gate{Op: problem.Date, N: edition.From}
			gate = &problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{begun, edition.Gate}}
		}
		if edition.Until < problem.Never {
			gate = &problem.Gate{Op: problem.AtLeast, N: 1, Of: []*problem.Gate{gate}}
			e.memo.permanentFrom[gate], e.memo.ends[gate] = problem.Never, true
		}
		either.Of = append(either.Of, gate)
	}
	switch {
	case len(editions) == 0:
		return nil
	case len(either.Of) == 1:
		return either.Of[0]
	}
	return either
}

// push queues a node that is not yet scheduled, below one with a key, unless
// nothing lies below it.
func (e *search) push(n *node, above problem.Key) {
	if e.branching.quickBound(n, above) {
		e.enqueue(n)
	}
}

func (e *search) enqueue(n *node) {
	e.made++
	n.made = e.made
	heap.Push(&e.queue, n)
}

// expand replaces a node by its children, and a whole set by itself with more
// known of it.
func (e *search) expand(n *node) {
	if n.of != nil {
		e.price(n)
		return
	}
	if key := n.key; !n.tight {
		if !e.branching.tightenBound(n) {
			return
		}
		if n.key != key {
			e.enqueue(n)
			return
		}
	}
	if e.branching.isWhole(n) {
		n.finish = e.schedule(n.set, n.key)
	}
	for _, child := range e.branching.below(n) {
		e.push(child, n.key)
	}
}

// schedule queues a set with the day on which it finishes, unless that was done
// before, or it is not minimal; no solution with it is better than a key. It
// returns the day, or Never if the set does not finish or that is not known.
func (e *search) schedule(set []int, key problem.Key) (finish int) {
	n := &node{set: e.chosen(set)}
	set = n.set
	id := n.id()
	if finish, tried := e.tried[id]; tried {
		return finish
	}
	q := schedule.Restrict(e.ctx, e.p, set)
	defer e.account(q, key, q.Effort.Left())
	s, finish := q.Soonest(q.Set, q.Last(), false)
	if s == nil || q.Effort.Spent() {
		finish = problem.Never
	}
	e.tried[id] = finish
	if finish < problem.Never && e.isMinimal(q, finish) && !q.Effort.Spent() {
		n.of, n.finish = q, finish
		n.key = e.p.Order.Later(key, finish)
		e.enqueue(n)
	}
	return finish
}

// isMinimal reports whether a set finishes later without any one of its steps.
func (e *search) isMinimal(q *schedule.Restriction, finish int) bool {
	asking := slices.ContainsFunc(q.Lapsings, func(l problem.Lapsing) bool { return len(l.Asks(q.Start)) > 0 })
	for k, i := range q.Set {
		if q.Steps[i].Automatic {
			continue
		}
		without := slices.Delete(slices.Clone(q.Set), k, k+1)
		of := q
		if asking {
			of = schedule.Restrict(e.ctx, e.p, q.Originals(without)) // some cannot be renewed without the step
			of.Effort, without = q.Effort, of.Set
		}
		if s, _ := of.Soonest(without, finish, false); s != nil {
			return false
		}
	}
	return true
}

// price queues a scheduled set again with what its renewals cost.
func (e *search) price(n *node) {
	key := n.key
	defer e.account(n.of, key, n.of.Effort.Left())
	plan, ok := n.of.Cheapest(n.finish)
	if !ok {
		return
	}
	n.plan = &plan
	e.unsure = e.unsure || plan.Open()
	if n.key, ok = plan.Key(); ok {
		e.enqueue(n)
	} else if plan.Open() {
		e.leaveUndecided(key) // on other days it might keep to the budget
	}
}

// account notes the effort that scheduling a set took of what was left, and
// whether it was cut short; the set was at best as good as a key.
func (e *search) account(q *schedule.Restriction, key problem.Key, left int) {
	e.events += left - q.Effort.Left()
	if q.Effort.Spent() {
		e.leaveUndecided(key)
	}
}

// leaveUndecided notes that a set that is at best as good as a key was not decided.
func (e *search) leaveUndecided(key problem.Key) {
	if !e.leftOut || key.Compare(e.undecided) < 0 {
		e.undecided = key
	}
	e.leftOut = true
}

// solution writes out a scheduled set.
func (e *search) solution(n *node) *problem.Solution {
	sol := n.plan.Solution()
	sol.Explored, sol.Proven = e.explored, !e.leftOut && !e.unsure
	e.original.restore(sol)
	return sol
}

// costOf returns what the steps of a set cost. Of a budget no more than that is sure to
// be spent, since a renewal may be had at a price that is not known.
func (e *search) costOf(set []int) problem.Cost {
	var cost problem.Cost
	for _, i := range set {
		cost = cost.Plus(e.p.Steps[i].Cost())
	}
	return cost
}

// chosen returns a set without what is taken by itself.
func (e *search) chosen(set []int) []int {
	if !e.automatic {
		return set
	}
	return slices.DeleteFunc(slices.Clone(set), func(i int) bool { return e.p.Steps[i].Automatic })
}

// count returns the number of steps of a set, without what is taken by itself.
func (e *search) count(set []int) int {
	n := 0
	for _, i := range set {
		if !e.p.Steps[i].Automatic {
			n++
		}
	}
	return n
}

// allowed returns the steps that a set may have beside some that it has.
func (e *search) allowed(set []int) problem.Bitset {
	may := problem.NewBitset(len(e.p.Steps))
	for i := range e.p.Steps {
		if e.earliest.Begin[i] < problem.Never {
			may.Add(i)
		}
	}
	for _, i := range set {
		for _, j := range e.groups[e.p.Steps[i].Group] {
			if j != i {
				may.Drop(j)
			}
		}
	}
	return may
}

// id identifies the set of a node.
func (n *node) id() string {
	key := make([]byte, 0, 4*len(n.set))
	for _, i := range n.set {
		key = binary.LittleEndian.AppendUint32(key, uint32(i))
	}
	return string(key)
}

// A queue has the nodes to look at, the best first. Of nodes that tie those
// that may still turn out better come first, the newest first; scheduled sets
// that tie are in the order of their steps.
type queue []*node

func (n *node) better(m *node) bool {
	if c := n.key.Compare(m.key); c != 0 {
		return c < 0
	}
	if (n.plan == nil) != (m.plan == nil) {
		return n.plan == nil
	}
	if n.plan != nil {
		return slices.Compare(n.set, m.set) < 0
	}
	return n.made > m.made
}

func (q queue) Len() int           { return len(q) }
func (q queue) Less(i, j int) bool { return q[i].better(q[j]) }
func (q queue) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue) Push(x any)        { *q = append(*q, x.(*node)) }
func (q *queue) Pop() any {
	old := *q
	last := old[len(old)-1]
	*q = old[:len(old)-1]
	return last
}
