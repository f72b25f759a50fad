package solve

import (
	"container/heap"
	"context"
	"fmt"
	"iter"
	"slices"
)

// A search enumerates the solutions of a problem.
type search struct {
	p         *Problem // without steps that can be spared
	names     names    // by which the caller knows its steps
	ctx       context.Context
	cut       bool // a set was not decided
	undecided Key  // the least key of those
	unsure    bool // a set has renewals that might be had for less on other days
	web       *web
	relaxed   *relaxed
	lates     map[int]*late // by the day on which the goal is reached
	costs     []int64       // by step: what it costs
	known     []int64       // by step: what it costs as far as is known
	ones      []int64       // by step: 1
	groups    map[int][]int // steps, by group
	pools     map[int]*pool // by leaf
	goal      int           // the earliest day on which the goal can hold
	givens    *state        // the schedule of the empty set before its first day
	start     []todo        // what the goal needs
	needs     [][]todo      // by step: what it needs to begin
	asks      map[int]*Gate // by lapsing: what its renewal asks for at least

	by       brancher
	queue    queue
	made     int             // nodes made; orders those that tie
	tried    map[string]int  // sets scheduled, and when they finish
	good     map[int]bool    // what opensForGood found
	forGood  map[*Gate]int   // what lastingFrom found
	fixed    map[*Gate]bool  // Rate leaves that hold one day without a job
	yielded  map[string]bool // classes of solutions yielded
	explored int
	events   int // simulated to schedule sets
	nextDive int // when explored reaches it
}

// Solutions returns the minimal sets of steps with their schedules, best first,
// no two alike. It ends with a *Stopped if the context ends or more than limit
// sets, whole and in part, were looked at; the days that are simulated to schedule
// them count as well, a thousand as one set. So it does if a set was not decided
// by an effort of its own. The sequence can be iterated again, and starts anew.
func (p *Problem) Solutions(ctx context.Context, limit int) iter.Seq2[*Solution, error] {
	return func(yield func(*Solution, error) bool) {
		e := p.newSearch(ctx)
		if e.goal > p.last() {
			return
		}
		e.push(e.by.start(), leastKey)
		for e.queue.Len() > 0 {
			if stopped := e.stopped(ctx, limit); stopped != nil {
				yield(nil, stopped)
				return
			}
			if e.explored == e.nextDive {
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
		if e.cut {
			yield(nil, &Stopped{Bound: e.undecided, Cause: ctx.Err()})
		}
	}
}

// Best returns the first of the Solutions, or nil if there is none.
func (p *Problem) Best(ctx context.Context, limit int) (*Solution, error) {
	for solution, err := range p.Solutions(ctx, limit) {
		return solution, err
	}
	return nil, nil
}

func (p *Problem) newSearch(ctx context.Context) *search {
	p, names := p.withoutTwins(ctx)
	w := p.newWeb()
	e := &search{p: p, names: names, ctx: ctx, web: w, relaxed: w.relax(nil, p.Horizon), lates: map[int]*late{}, tried: map[string]int{}, fixed: map[*Gate]bool{}, forGood: map[*Gate]int{}, good: map[int]bool{}, groups: map[int][]int{}, pools: map[int]*pool{}, yielded: map[string]bool{}, nextDive: firstDive}
	e.goal = e.relaxed.goal()
	e.givens = newState(p.withoutAsks(), nil)
	e.givens.reset(p.floors(), p.anyTerms())
	e.start = e.goals()
	e.needs = make([][]todo, len(p.Steps))
	for i := range p.Steps {
		step := &p.Steps[i]
		if need := e.edited(step.Needs, e.relaxed.begin[i]); need != nil {
			e.needs[i] = append(e.needs[i], todo{owner: i, gate: need})
		}
		if step.If != nil {
			e.needs[i] = append(e.needs[i], todo{owner: i, gate: step.If})
		}
	}
	e.asks = map[int]*Gate{}
	for l, lapsing := range p.Lapsings {
		if len(lapsing.Asks) > 0 {
			e.asks[l] = &Gate{Op: AtLeast, N: 1, Of: lapsing.Asks}
			w.add(e.asks[l])
		}
	}
	e.relaxed = w.relax(nil, p.Horizon) // with the knots of editions
	for i := range p.Steps {
		own := p.Steps[i].price()
		e.costs = append(e.costs, own.weight(len(p.Steps)))
		e.known = append(e.known, own.sum)
		e.ones = append(e.ones, 1)
		e.groups[p.Steps[i].Group] = append(e.groups[p.Steps[i].Group], i)
	}
	for _, leaf := range p.allLeaves() {
		e.fixed[leaf] = leaf.Op == Rate && p.rateTime(leaf, Never, 0) < Never
	}
	e.by = e.brancher()
	return e
}

// edited returns one gate for the editions that are in force on the given day
// or later.
func (e *search) edited(editions []Edition, day int) *Gate {
	any := &Gate{Op: AtLeast, N: 1}
	for _, edition := range editions {
		if edition.Until <= day {
			continue
		}
		gate := edition.Gate
		if edition.From > e.p.Start {
			gate = &Gate{Op: AtLeast, N: 2, Of: []*Gate{{Op: From, N: edition.From}, edition.Gate}}
		}
		if edition.Until < Never {
			gate = &Gate{Op: AtLeast, N: 1, Of: []*Gate{gate}}
			e.forGood[gate] = Never // it ends
		}
		any.Of = append(any.Of, gate)
	}
	switch {
	case len(editions) == 0:
		return nil
	case len(any.Of) == 1:
		any = any.Of[0]
	}
	e.web.add(any)
	return any
}

func (e *search) goals() []todo {
	todos := []todo{{owner: -1, gate: e.p.Goal}}
	if gate := e.edited(e.p.GoalEditions, e.goal); gate != nil {
		todos = append(todos, todo{owner: -1, gate: gate})
	}
	return todos
}

// push queues a node that is not yet scheduled, below one with a key, unless
// nothing lies below it.
func (e *search) push(n *node, above Key) {
	if e.by.glance(n, above) {
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
		e.priced(n)
		return
	}
	if key := n.key; !n.sharp {
		if !e.by.sharpen(n) {
			return
		}
		if n.key != key {
			e.enqueue(n)
			return
		}
	}
	if e.by.isWhole(n) {
		n.finish = e.schedule(n.set, n.key)
	}
	for _, child := range e.by.below(n) {
		e.push(child, n.key)
	}
}

// schedule queues a set with the day on which it finishes, unless that was done
// before, or it is not minimal; no solution with it is better than a key. It
// returns the day, or Never if the set does not finish or that is not known.
func (e *search) schedule(set []int, key Key) (finish int) {
	n := &node{set: set}
	id := n.id()
	if finish, had := e.tried[id]; had {
		return finish
	}
	q := e.p.project(e.ctx, set)
	defer e.account(q, key, q.effort.left)
	s, finish := q.schedule(q.set, q.anyTerms(), q.last(), false)
	if s == nil || q.effort.cut {
		finish = Never
	}
	e.tried[id] = finish
	if finish < Never && e.isMinimal(q, finish) && !q.effort.cut {
		n.of, n.finish = q, finish
		n.key = e.p.Order.later(key, finish)
		e.enqueue(n)
	}
	return finish
}

// account notes the effort that scheduling a set took of what was left, and
// whether it was cut short; the set was at best as good as a key.
func (e *search) account(q *projection, key Key, left int) {
	e.events += left - q.effort.left
	if !q.effort.cut {
		return
	}
	if !e.cut || slices.Compare(key[:], e.undecided[:]) < 0 {
		e.undecided = key
	}
	e.cut = true
}

// isMinimal reports whether a set finishes later without any one of its steps.
func (e *search) isMinimal(q *projection, finish int) bool {
	for k := range q.set {
		without := slices.Delete(slices.Clone(q.set), k, k+1)
		of := q
		if slices.ContainsFunc(q.Lapsings, func(l Lapsing) bool { return len(l.Asks) > 0 }) {
			of = e.p.project(e.ctx, q.stepsOf(without)) // what cannot be renewed without the step
			of.effort, without = q.effort, of.set
		}
		if s, _ := of.schedule(without, of.anyTerms(), finish, false); s != nil {
			return false
		}
	}
	return true
}

// priced queues a scheduled set again with what its renewals cost.
func (e *search) priced(n *node) {
	defer e.account(n.of, n.key, n.of.effort.left)
	plan, ok := n.of.cheapest(n.of.set, n.finish)
	if !ok {
		return
	}
	plan.of = n.of
	n.plan = &plan
	e.unsure = e.unsure || n.of.varies(plan)
	if n.key, ok = e.p.key(n.set, plan); ok {
		e.enqueue(n)
	} else if n.of.varies(plan) {
		n.of.effort.cut = true // on other days it might keep to the budget
	}
}

// anyTerms lets every lapsing be renewed as often as it can be.
func (p *Problem) anyTerms() []int { return make([]int, len(p.Lapsings)) }

// key returns the key of a scheduled set; ok is false if it is over the budget.
func (p *Problem) key(set []int, plan plan) (key Key, ok bool) {
	sum := price{unpriced: plan.unpriced, sum: plan.cost}
	for _, i := range set {
		sum = sum.plus(p.Steps[i].price())
	}
	return p.Order.key(plan.finish, sum.unpriced, sum.sum, p.count(set, plan)), sum.sum <= p.Budget
}

// count returns the number of steps of a scheduled set.
func (p *Problem) count(set []int, plan plan) int {
	n := len(plan.renewals) + len(plan.s.trim(plan.s.allUses(plan)))
	for _, i := range set {
		if p.Steps[i].Rate == 0 {
			n++
		}
	}
	return n
}

// isNew reports whether no solution like the scheduled set was yielded, and
// notes that one is now.
func (e *search) isNew(n *node) bool {
	class := e.p.class(e.ctx, n.set, n.plan.finish)
	if e.yielded[class] {
		return false
	}
	e.yielded[class] = true
	return true
}

// class identifies the sets that are alike.
func (p *Problem) class(ctx context.Context, set []int, finish int) string {
	q := p.project(ctx, set)
	var classes []int
	for k := range q.set {
		step := &p.Steps[set[k]]
		if step.Minor {
			without := slices.Delete(slices.Clone(q.set), k, k+1)
			if s, _ := q.schedule(without, q.anyTerms(), finish, true); s != nil {
				continue
			}
		}
		classes = append(classes, step.Class)
	}
	slices.Sort(classes)
	return fmt.Sprint(classes)
}

// solution writes out a scheduled set.
func (e *search) solution(n *node) *Solution {
	q := n.plan.of
	best := q.delayed(*n.plan)
	s := best.s
	sol := &Solution{
		Set: slices.Clone(n.set), Finish: best.finish, Explored: e.explored, Proven: !e.cut && !e.unsure,
		Unpriced: best.unpriced, Cost: best.cost, Count: e.p.count(n.set, best),
	}
	uses := s.allUses(best)
	for _, span := range s.trim(uses) {
		span.Step = q.steps[span.Step]
		sol.Jobs = append(sol.Jobs, span)
	}
	for _, use := range uses {
		sol.Uses = append(sol.Uses, q.restored(use))
	}
	for _, renewal := range best.renewals {
		renewal.Lapsing = q.lapsings[renewal.Lapsing]
		sol.Renewals = append(sol.Renewals, renewal)
	}
	for k, i := range n.set {
		own := e.p.Steps[i].price()
		sol.Unpriced += own.unpriced
		sol.Cost += own.sum
		sol.Begin = append(sol.Begin, s.begin[q.set[k]])
		sol.End = append(sol.End, s.end[q.set[k]])
	}
	e.names.restore(sol)
	return sol
}

// restored returns a use of a projection as one of the problem.
func (q *projection) restored(use Use) Use {
	if use.Owner >= 0 {
		use.Owner = q.steps[use.Owner]
	}
	for k, i := range use.Steps {
		use.Steps[k] = q.steps[i]
	}
	return use
}

// A queue has the nodes to look at, the best first. Of nodes that tie those
// that may still turn out better come first, the newest first; scheduled sets
// that tie are in the order of their steps.
type queue []*node

func (n *node) better(m *node) bool {
	if c := slices.Compare(n.key[:], m.key[:]); c != 0 {
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
