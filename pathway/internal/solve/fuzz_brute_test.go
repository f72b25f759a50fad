package solve

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A brute tries every schedule of every set, day by day. Its jobs may begin on any
// day, and one goes on until another begins: it finishes no later than what
// keeps to the days on which jobs may begin.
type brute struct {
	*ledger
	plain   []bool          // by step: it begins at once or not at all
	serves  []bool          // by step
	passed  uint            // plain steps that did not begin at once
	hired   []int           // the jobs that may be begun
	leaves  []*problem.Gate // Rate leaves
	soonest map[uint]int    // by what was begun: the first day on which it reached the goal
	seen    map[string]bool // days with what was begun by then
}

// maxSeen is how many states are tried.
const maxSeen = 3_000

// exhausted returns the earliest finish of every set begun whole, unless it takes
// too long to find them, or something in the problem is more than it knows.
func exhausted(p *problem.Problem) (map[uint]int, bool) {
	if p.Horizon > p.Start+30 || slices.ContainsFunc(p.Lapsings, func(l problem.Lapsing) bool { return len(l.Renewals) > 0 }) {
		return nil, false
	}
	b := &brute{ledger: newLedger(p), plain: plainOf(p), soonest: map[uint]int{}, seen: map[string]bool{}}
	everyGate(p, func(g *problem.Gate) {
		if g.Op == problem.Accrual {
			b.leaves = append(b.leaves, g)
		}
	})
	b.serves = servingOf(p)
	var jobs []int
	for i, s := range p.Steps {
		if s.Rate > 0 && b.serves[i] {
			jobs = append(jobs, i)
		}
	}
	for some := range 1 << len(jobs) {
		b.hired = nil
		for k, job := range jobs {
			if some>>k&1 == 1 {
				b.hired = append(b.hired, job)
			}
		}
		b.on(p.Start, 0)
	}
	return b.soonest, len(b.seen) <= maxSeen
}

// plainOf tells which steps gain nothing by waiting: there are hours for them, and
// what they give lasts, however soon they are done.
func plainOf(p *problem.Problem) []bool {
	plain, load := make([]bool, len(p.Steps)), 0
	for _, s := range p.Steps {
		load += s.Load
	}
	for i, s := range p.Steps {
		plain[i] = s.Rate == 0 && !s.Given && (s.Load == 0 || load <= p.Capacity)
	}
	everyGate(p, func(g *problem.Gate) {
		for _, f := range g.Feeds {
			if g.Within.Days > 0 || f.Lo > -problem.Never || f.Term > 0 {
				plain[f.Step] = false
			}
		}
	})
	return plain
}

// servingOf tells which steps feed the goal, or a step that does: of no others is a
// minimal set.
func servingOf(p *problem.Problem) []bool {
	serves := make([]bool, len(p.Steps))
	var visit func(*problem.Gate)
	condition := func(c problem.Condition) {
		for _, e := range c.Editions {
			e.Gate.Leaves(visit)
		}
		c.Offer.Leaves(visit)
	}
	visit = func(leaf *problem.Gate) {
		for _, f := range leaf.Supporters() {
			if s := p.Steps[f.Step]; !serves[f.Step] {
				serves[f.Step] = true
				condition(s.Needs)
			}
		}
	}
	condition(p.Goal)
	return serves
}

// on tries a day with what was begun so far.
func (b *brute) on(day int, done uint) {
	defer b.byThemselves(day)()
	key := b.key(day, done)
	if day > min(b.p.Horizon, b.p.Deadline) || len(b.seen) > maxSeen || b.seen[key] {
		return
	}
	b.seen[key] = true
	if b.goal(day) {
		if was, had := b.soonest[done]; !had || day < was {
			b.soonest[done] = day
		}
		return
	}
	for i, s := range b.p.Steps {
		if s.Given || s.Automatic || s.Rate > 0 || !b.serves[i] || b.begin[i] != problem.Never || b.passed>>i&1 == 1 || b.hasGroup(done, s.Group) || !b.may(i, day) {
			continue
		}
		b.do(i, day)
		if b.load(day) <= b.p.Capacity {
			b.on(day, done|1<<i)
		}
		b.undo(i)
	}
	passed := b.passed
	for i, plain := range b.plain {
		if plain && !b.p.Steps[i].Automatic && b.begin[i] == problem.Never && b.may(i, day) {
			b.passed |= 1 << i
		}
	}
	b.work(day, done)
	b.passed = passed
}

// byThemselves takes what is taken by itself on a day, and returns what takes it back.
func (b *brute) byThemselves(day int) (undo func()) {
	var taken []int
	for again := true; again; {
		again = false
		for i, s := range b.p.Steps {
			if s.Automatic && b.begin[i] == problem.Never && b.may(i, day) {
				b.do(i, day)
				taken, again = append(taken, i), true
			}
		}
	}
	return func() {
		for _, i := range taken {
			b.undo(i)
		}
	}
}

// work goes on to the next day with each job that can be had. Nothing is gained by
// having none.
func (b *brute) work(day int, done uint) {
	present := b.present()
	idle := present < 0
	for _, i := range b.hired {
		if i == present || done>>i&1 == 0 && b.hasGroup(done, b.p.Steps[i].Group) || !b.may(i, day) {
			continue
		}
		kept := b.jobs
		b.jobs = hiredOn(kept, i, day)
		b.on(day+1, done|1<<i)
		b.jobs = kept
		idle = false
	}
	if present >= 0 || idle {
		b.on(day+1, done)
	}
}

// present returns the job that goes on, or -1.
func (b *ledger) present() int {
	if len(b.jobs) == 0 {
		return -1
	}
	return b.jobs[len(b.jobs)-1].Step
}

// hiredOn returns jobs with the last one ended on a day, and another begun.
func hiredOn(jobs []problem.Span, i, day int) []problem.Span {
	jobs = slices.Clone(jobs)
	if len(jobs) > 0 {
		jobs[len(jobs)-1].Until = day
	}
	return append(jobs, problem.Span{Step: i, From: day, Until: problem.Never})
}

// key tells states apart, of work by what it comes to or, where it matters when it
// was done, by its days.
func (b *brute) key(day int, done uint) string {
	key := packed(nil, day, int(done), int(b.passed), b.present(), len(b.hired))
	key = packed(packed(key, b.hired...), b.begin...)
	for _, leaf := range b.leaves {
		if leaf.Within.Days > 0 {
			return string(b.workKey(key))
		}
		key = packed(key, b.collected(leaf, day))
		for _, kind := range leaf.AtMost {
			key = packed(key, b.collected(kind, day))
		}
	}
	return string(key)
}

// workKey appends all that was begun, and when.
func (b *ledger) workKey(key []byte) []byte {
	key = packed(key, b.begin...)
	for _, span := range b.jobs {
		key = packed(key, span.Step, span.From)
	}
	return key
}

func packed(key []byte, numbers ...int) []byte {
	for _, n := range numbers {
		key = binary.AppendVarint(key, int64(n))
	}
	return key
}

func (b *brute) hasGroup(done uint, group int) bool {
	for i, s := range b.p.Steps {
		if done>>i&1 == 1 && s.Group == group {
			return true
		}
	}
	return false
}

// A listed set is what Solutions is to have.
type listed struct {
	set      []int
	finish   int
	unpriced int
	cost     int64
	steps    int
}

func (n listed) key(o problem.Order) problem.Key {
	return keyOf(o, n.finish, n.unpriced, n.cost, n.steps)
}

// minimalOf returns, of the earliest finishes of sets, the minimal sets in the
// order of solutions, with sets that are alike and as if jobs had one span each.
func minimalOf(p *problem.Problem, soonest map[uint]int) []listed {
	first := func(set uint) int { // by any of its steps
		day := problem.Never
		for done, finish := range soonest {
			if done&^set == 0 {
				day = min(day, finish)
			}
		}
		return day
	}
	var all []listed
	for set, finish := range soonest {
		n := listed{finish: finish}
		least := first(set) == finish
		for i, s := range p.Steps {
			if set>>i&1 == 0 {
				continue
			}
			n.set = append(n.set, i)
			n.steps++
			least = least && first(set&^(1<<i)) > finish
			if !s.Free && s.Priced {
				n.cost += s.Price
			} else if !s.Free {
				n.unpriced++
			}
		}
		if least && n.cost <= p.Budget {
			all = append(all, n)
		}
	}
	inOrderOf(p.Order, all)
	return all
}

func inOrderOf(o problem.Order, all []listed) {
	slices.SortFunc(all, func(a, b listed) int {
		one, other := a.key(o), b.key(o)
		return cmp.Or(slices.Compare(one[:], other[:]), slices.Compare(a.set, b.set))
	})
}

// keyOf states the orders once more.
func keyOf(o problem.Order, finish, unpriced int, cost int64, steps int) problem.Key {
	f, u, n := int64(finish), int64(unpriced), int64(steps)
	return map[problem.Order]problem.Key{problem.BySoonest: {f, u, cost, n}, problem.ByCheapest: {u, cost, f, n}, problem.ByFewest: {n, f, u, cost}}[o]
}

// classesOf returns the classes of a set, in order.
func classesOf(p *problem.Problem, set []int) string {
	var classes []int
	for _, i := range set {
		classes = append(classes, p.Steps[i].Class)
	}
	slices.Sort(classes)
	return fmt.Sprint(classes)
}
