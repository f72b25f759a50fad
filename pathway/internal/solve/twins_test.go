package solve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/schedule"
)

// A flock draws a problem with many twins: things that steps give and ask for,
// a few ways to each, and copies of each way that differ in price and at times in
// more.
type flock struct {
	*rand.Rand
	p     *problem.Problem
	marks map[*problem.Gate]bool // leaves that feeds are given to
	of    [things][]*problem.Gate
}

// things is how many things a problem has; the last is the goal.
const things = 4

// A manner is a way to a thing, of which there are copies.
type manner struct {
	thing, number int
	step          problem.Step
	lasts, term   int
	fee           *problem.Gate // what its renewal asks for
	lo, hi        int
	amount        int
	apart         bool // credit of its steps adds up
}

func (f *flock) one(n int) bool { return f.IntN(n) == 0 }

func drawFlock(rng *rand.Rand) *problem.Problem {
	f := &flock{Rand: rng, marks: map[*problem.Gate]bool{}}
	f.p = &problem.Problem{
		Horizon: 200, Capacity: 40, Deadline: problem.Never, Budget: problem.NoBudget, Order: problem.Order(f.IntN(3)),
	}
	if f.one(4) {
		f.p.Budget = int64(f.IntN(9))
	}
	if f.one(2) {
		f.p.Steps = append(f.p.Steps, problem.Step{Group: 1000, Class: 1000, Rate: 1 + f.IntN(2), Free: true})
	}
	for thing := range things {
		f.leaves(thing)
	}
	number := 0
	for thing := range things {
		for range 1 + f.IntN(2) {
			number++
			f.copies(f.manner(thing, number))
		}
	}
	goal := f.of[things-1][0]
	if f.one(2) {
		goal = all(goal, f.of[f.IntN(things)][0])
	}
	f.p.Goal = problem.Always(goal)
	return f.p
}

func all(of ...*problem.Gate) *problem.Gate {
	return &problem.Gate{Op: problem.AtLeast, N: len(of), Of: of}
}

// leaves draws the ways in which a thing may be asked for.
func (f *flock) leaves(thing int) {
	for k := range 1 + f.IntN(3) {
		leaf := &problem.Gate{Op: problem.AnyOf, Same: 10*thing + k + 1}
		if k > 0 {
			switch f.IntN(4) {
			case 0:
				leaf.Within = days.Length{Days: 1 + f.IntN(9)}
			case 1:
				leaf.UnderWay = days.Length{Days: 1 + f.IntN(5)}
			case 2:
				leaf.Op, leaf.N = problem.Sum, 1+f.IntN(4)
			}
		}
		f.of[thing] = append(f.of[thing], leaf)
		if f.one(3) {
			same := *leaf
			f.of[thing] = append(f.of[thing], &same)
		}
	}
}

// manner draws a way to a thing.
func (f *flock) manner(thing, number int) manner {
	m := manner{thing: thing, number: number, lo: -problem.Never, hi: problem.Never, amount: 1 + f.IntN(3), apart: f.one(2)}
	m.step = problem.Step{Class: 1 + thing, Takes: days.Length{Days: f.IntN(8)}, Load: 10 * f.IntN(4), Incidental: f.one(8)}
	if m.step.Takes.Days == 0 {
		m.step.Load = 0
	}
	if f.one(4) {
		m.step.Open = each(2+f.IntN(6), 0, 300)
	}
	if f.one(5) {
		m.lasts, m.term = 3+f.IntN(8), f.IntN(2)*(3+f.IntN(8))
		if f.one(2) {
			m.fee = f.ask(things)
		}
	}
	switch f.IntN(8) {
	case 0:
		m.lo = 2 + f.IntN(8)
	case 1:
		m.hi = 2 + f.IntN(12)
	}
	f.needs(&m.step, thing)
	return m
}

// needs draws what a step asks for.
func (f *flock) needs(step *problem.Step, thing int) {
	step.Needs = problem.Condition{}
	if thing > 0 {
		gate := f.ask(thing)
		if f.one(3) {
			gate = &problem.Gate{Op: problem.AtLeast, N: 1 + f.IntN(2), Of: []*problem.Gate{gate, f.ask(thing)}}
		}
		step.Needs = problem.Always(gate)
		if f.one(8) {
			step.Needs.Editions[0].Until = 5 + f.IntN(20)
		}
	}
	if f.one(6) {
		step.Needs.Offer = f.ask(things)
	}
}

// ask draws a condition, mostly for a thing before the given one.
func (f *flock) ask(thing int) *problem.Gate {
	if job := &f.p.Steps; f.one(5) && len(*job) > 0 && (*job)[0].Rate > 0 {
		n := 1 + f.IntN(9)
		return &problem.Gate{Op: problem.Accrual, N: n, Feeds: []problem.Feed{{Step: 0}}, Same: 100 + n}
	}
	of := f.of[f.IntN(min(thing, things))]
	return of[f.IntN(len(of))]
}

// copies adds some steps by one way.
func (f *flock) copies(m manner) {
	for k := range 1 + f.IntN(3) {
		step := m.step
		step.Group = 10*m.number + k
		if f.one(4) && k > 0 {
			step.Group--
		}
		step.Price, step.Priced = int64(f.IntN(4)), !f.one(6)
		same := m
		switch f.IntN(12) { // it is said to be like the others, but that is seen not to be all
		case 0:
			step.Takes.Days += f.IntN(3)
		case 1:
			f.needs(&step, m.thing)
		case 2:
			same.hi = 2 + f.IntN(12)
		case 3:
			same.amount++
		}
		f.add(same, step)
	}
}

// add adds a step, and its feeds to what it gives.
func (f *flock) add(m manner, step problem.Step) {
	at, term := len(f.p.Steps), 0
	f.p.Steps = append(f.p.Steps, step)
	if m.lasts > 0 {
		f.p.Lapsings = append(f.p.Lapsings, f.lapsing(m, at))
		term = len(f.p.Lapsings)
	}
	for _, leaf := range f.of[m.thing] {
		feed := problem.Feed{Step: at, Lo: m.lo, Hi: m.hi, Term: term}
		if leaf.Op == problem.Sum {
			feed.Amount, feed.Exclusive = m.amount, 1
			if m.apart {
				feed.Exclusive = 1 + step.Group
			}
		}
		leaf.Feeds = append(leaf.Feeds, feed)
	}
}

func (f *flock) lapsing(m manner, step int) problem.Lapsing {
	l := problem.Lapsing{Step: step, Lasts: days.Length{Days: m.lasts}}
	if m.term > 0 {
		l.Term = days.Length{Days: m.term}
		fees := []problem.Fee{{If: m.fee, Price: 1, Priced: true}}
		l.Renewals = []problem.Tariff{{From: -problem.Never, Until: problem.Never, Fees: fees}}
	}
	return l
}

// TestTwinsChangeNoSolution holds the search against itself where twins are not
// looked for.
func TestTwinsChangeNoSolution(t *testing.T) {
	spared, paired, stopped := 0, 0, 0
	cases := tries(400)
	if testing.Short() {
		cases = 80
	}
	for seed := range cases {
		p := drawFlock(rand.New(rand.NewPCG(uint64(seed), 7)))
		got, want := linesOf(newSearch, p), linesOf(withAllTwins, p)
		if got == nil || want == nil {
			stopped++
			continue
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: Solutions(twins) =\n%q\nwant, as with all of them,\n%q", seed, got, want)
		}
		if slices.Contains(newSymmetry(p).redundant(), true) {
			spared++
		}
		if hasTwins(p) {
			paired++
		}
	}
	t.Logf("of %d problems %d had steps to spare, %d had twins in one solution, %d took too long", cases, spared, paired, stopped)
	if spared < cases/4 || paired == 0 || stopped > cases/5 {
		t.Errorf("of %d problems %d had steps to spare, %d had twins in one solution, %d took too long; draw others", cases, spared, paired, stopped)
	}
}

// withAllTwins returns a search that looks at every step.
func withAllTwins(ctx context.Context, p *problem.Problem) *search {
	return newSearchOf(ctx, p, mapping{})
}

// linesOf returns the solutions of a problem by a search, a line each; nil if that
// takes long.
func linesOf(search func(context.Context, *problem.Problem) *search, p *problem.Problem) []string {
	lines := []string{}
	search(context.Background(), p).run(1000, func(s *problem.Solution, err error) bool {
		if err != nil {
			lines = nil
			return false
		}
		lines = append(lines, fmt.Sprint(s.Set, s.Begin, s.End, s.Finish, s.Cost, s.Count))
		return true
	})
	return lines
}

// hasTwins reports whether a solution has two steps that are twins.
func hasTwins(p *problem.Problem) bool {
	twins := newSymmetry(p).twins
	for s, err := range Solutions(context.Background(), p, 1000) {
		if err != nil {
			return false
		}
		for k, i := range s.Set {
			for _, j := range s.Set[:k] {
				if twins[i] > 0 && twins[i] == twins[j] {
					return true
				}
			}
		}
	}
	return false
}

// TestTwinsStandTogether has problems whose best set needs two of some twins, or
// a twin of what stands in the way of its better twin.
func TestTwinsStandTogether(t *testing.T) {
	feeds := func(of ...int) []problem.Feed {
		var all []problem.Feed
		for _, i := range of {
			all = append(all, problem.Feed{Step: i, Lo: -problem.Never, Hi: problem.Never})
		}
		return all
	}
	thing := func(group, takes int, price int64) problem.Step {
		return problem.Step{Group: group, Class: 1, Takes: days.Length{Days: takes}, Price: price, Priced: true}
	}
	course := func(need *problem.Gate, takes int) problem.Step {
		return problem.Step{Group: 9, Class: 2, Needs: problem.Always(need), Takes: days.Length{Days: takes}, Free: true}
	}
	for _, test := range []struct {
		name string
		make func() *problem.Problem
		want string
	}{
		{"one is too long ago when the next is asked for", func() *problem.Problem {
			recent := &problem.Gate{Op: problem.AnyOf, Same: 1, Feeds: feeds(0, 1, 2), Within: days.Length{Days: 1}}
			p := &problem.Problem{Steps: []problem.Step{thing(1, 0, 3), thing(2, 0, 1), thing(3, 0, 2), course(recent, 10)}}
			p.Goal = problem.Always(all(recent, &problem.Gate{Op: problem.AnyOf, Same: 2, Feeds: feeds(3)}))
			return p
		}, "[1 2 3]"},
		{"one serves before it is accredited, one after", func() *problem.Problem {
			either := &problem.Gate{Op: problem.AnyOf, Same: 1, Feeds: feeds(0, 1, 2)}
			later := &problem.Gate{Op: problem.AnyOf, Same: 3, Feeds: feeds(0, 1, 2)}
			for k := range later.Feeds {
				later.Feeds[k].Lo = 5
			}
			p := &problem.Problem{Steps: []problem.Step{thing(1, 0, 3), thing(2, 0, 1), thing(3, 0, 2), course(either, 10)}}
			p.Goal = problem.Always(all(later, &problem.Gate{Op: problem.AnyOf, Same: 2, Feeds: feeds(3)}))
			return p
		}, "[1 2 3]"},
		{"one counts first under way, one ends first", func() *problem.Problem {
			ended := &problem.Gate{Op: problem.AnyOf, Same: 1, Feeds: feeds(0, 1, 2, 3)}
			early := &problem.Gate{Op: problem.AnyOf, Same: 3, Feeds: feeds(0, 1, 2, 3), UnderWay: days.Length{Days: 3}}
			p := &problem.Problem{Steps: []problem.Step{thing(1, 10, 1), thing(1, 1, 1), thing(2, 10, 2), thing(2, 1, 3), course(early, 2)}}
			for _, i := range []int{1, 3} {
				p.Steps[i].Open = &problem.Opening{Spans: days.Since(8)}
			}
			p.Goal = problem.Always(all(ended, &problem.Gate{Op: problem.AnyOf, Same: 2, Feeds: feeds(4)}))
			return p
		}, "[1 2 4]"},
		{"two have credit of which one counts", func() *problem.Problem {
			credit := &problem.Gate{Op: problem.Sum, N: 4, Same: 1, Feeds: feeds(0, 1, 2)}
			for k, once := range []int{1, 1, 2} {
				credit.Feeds[k].Amount, credit.Feeds[k].Exclusive = 2, once
			}
			return &problem.Problem{Steps: []problem.Step{thing(1, 0, 1), thing(2, 0, 2), thing(3, 0, 3)}, Goal: problem.Always(credit)}
		}, "[0 2]"},
		{"one offer of two programs serves one thing, one another", func() *problem.Problem {
			return &problem.Problem{
				Steps: []problem.Step{thing(1, 0, 1), thing(1, 0, 1), thing(2, 0, 2), thing(2, 0, 3)},
				Goal:  problem.Always(all(&problem.Gate{Op: problem.AnyOf, Same: 1, Feeds: feeds(0, 2)}, &problem.Gate{Op: problem.AnyOf, Same: 2, Feeds: feeds(1, 3)})),
			}
		}, "[1 2]"},
	} {
		p := test.make()
		p.Horizon, p.Deadline, p.Budget, p.Capacity = 200, problem.Never, problem.NoBudget, 40
		best, err := Best(context.Background(), p, 1000)
		if err != nil || best == nil || fmt.Sprint(best.Set) != test.want {
			t.Errorf("%s: Best = %+v, %v, want the set %s", test.name, best, err, test.want)
		}
		if got, want := linesOf(newSearch, p), linesOf(withAllTwins, p); !slices.Equal(got, want) {
			t.Errorf("%s: Solutions(twins) = %q, want %q", test.name, got, want)
		}
	}
}

// TestSwapsAreThoseOfOneAtATime holds what is said of twins at once against each
// step put in the place of another by itself.
func TestSwapsAreThoseOfOneAtATime(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	tried, within := 0, 0
	for seed := range tries(60) {
		p := drawFlock(rand.New(rand.NewPCG(uint64(seed), 8)))
		for s, err := range Solutions(context.Background(), p, 500) {
			if err != nil {
				break
			}
			for _, i := range s.Set {
				others := strangers(p, s.Set, i)
				got, want := NewSwapper(p).Swaps(context.Background(), s.Set, i, others), swapsOneByOne(p, s.Set, i, others)
				if !slices.Equal(got, want) {
					t.Fatalf("seed %d: Swaps(%v, %d, %v) = %v, want %v", seed, s.Set, i, others, got, want)
				}
				tried += len(others)
				within += len(want)
			}
		}
	}
	if within < tries(100) || tried-within < tries(100) {
		t.Errorf("of %d steps %d can be put in the place of another; want some of both", tried, within)
	}
}

// strangers returns the steps that are not in a set and of no group of the others.
func strangers(p *problem.Problem, set []int, i int) []int {
	var all []int
	for j := range p.Steps {
		if !slices.ContainsFunc(set, func(k int) bool { return k == j || k != i && p.Steps[k].Group == p.Steps[j].Group }) {
			all = append(all, j)
		}
	}
	return all
}

func swapsOneByOne(p *problem.Problem, set []int, i int, others []int) []Swapped {
	var swapped []Swapped
	for _, j := range others {
		finish, ok := finishOf(p, set, i, j)
		if !ok {
			continue
		}
		other := slices.Sorted(slices.Values(append(slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i }), j)))
		plan, affordable := schedule.Restrict(context.Background(), p, other).Cheapest(finish)
		if affordable {
			_, affordable = plan.Key()
		}
		if p.Budget == problem.NoBudget || affordable {
			swapped = append(swapped, Swapped{Step: j, Finish: finish})
		}
	}
	return swapped
}

// finishOf returns the day on which a set finishes with step j in the place of
// step i of it; ok is false if it does not.
func finishOf(p *problem.Problem, set []int, i, j int) (finish int, ok bool) {
	other := append(slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i }), j)
	slices.Sort(other)
	q := schedule.Restrict(context.Background(), p, other)
	s, finish := q.Soonest(q.Set, q.Last(), false)
	return finish, s != nil && s.Begun(q.Set[slices.Index(other, j)])
}

func TestATwinIsKeptForWhatALateStepOrAJobExcludes(t *testing.T) {
	for name, other := range map[string]problem.Step{"late step": {OnDemand: true}, "job": {Rate: 1}} {
		ask := problem.Gate{Op: problem.AnyOf, Feeds: []problem.Feed{{Step: 0, Lo: -problem.Never, Hi: problem.Never}}}
		if other.Rate > 0 {
			ask.Op, ask.N = problem.Accrual, 3
		}
		p := &problem.Problem{Horizon: 1000, Deadline: problem.Never, Budget: problem.NoBudget, Order: problem.ByCheapest}
		p.Steps = []problem.Step{other, {Class: 1, Free: true}, {Group: 1, Class: 1, Priced: true, Price: 5}}
		p.Goal = problem.Always(&problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{&ask, {Op: problem.AnyOf, Feeds: []problem.Feed{{Step: 1, Lo: -problem.Never, Hi: problem.Never}, {Step: 2, Lo: -problem.Never, Hi: problem.Never}}}}})
		s, err := Best(t.Context(), p, 1000)
		if err != nil || s == nil || !slices.Equal(s.Set, []int{0, 2}) {
			t.Errorf("with a %s in the group of the cheaper twin, Best = %v, %v, want the dearer twin", name, s, err)
		}
	}
}
