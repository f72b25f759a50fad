package solve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// A flock draws a problem with many twins: things that steps give and ask for,
// a few ways to each, and copies of each way that differ in price and at times in
// more.
type flock struct {
	*rand.Rand
	p     *Problem
	marks map[*Gate]bool // leaves that feeds are given to
	of    [things][]*Gate
}

// things is how many things a problem has; the last is the goal.
const things = 4

// A manner is a way to a thing, of which there are copies.
type manner struct {
	thing, number int
	step          Step
	lasts, term   int
	fee           *Gate // what its renewal asks for
	lo, hi        int
	amount        int
	apart         bool // credit of its steps adds up
}

func (f *flock) one(n int) bool { return f.IntN(n) == 0 }

func drawFlock(rng *rand.Rand) *Problem {
	f := &flock{Rand: rng, marks: map[*Gate]bool{}}
	f.p = &Problem{
		Horizon: 200, Capacity: 40, Deadline: Never, Budget: NoBudget, Order: Order(f.IntN(3)),
		Add: func(day int, l Length) int { return day + 30*l.Months + l.Days },
	}
	if f.one(4) {
		f.p.Budget = int64(f.IntN(9))
	}
	if f.one(2) {
		f.p.Steps = append(f.p.Steps, Step{Group: 1000, Class: 1000, Rate: 1 + f.IntN(2), Free: true})
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
	f.p.Goal = f.of[things-1][0]
	if f.one(2) {
		f.p.Goal = all(f.p.Goal, f.of[f.IntN(things)][0])
	}
	return f.p
}

func all(of ...*Gate) *Gate { return &Gate{Op: AtLeast, N: len(of), Of: of} }

// leaves draws the ways in which a thing may be asked for.
func (f *flock) leaves(thing int) {
	for k := range 1 + f.IntN(3) {
		leaf := &Gate{Op: Source, Same: 10*thing + k + 1}
		if k > 0 {
			switch f.IntN(4) {
			case 0:
				within := 2 + f.IntN(9)
				leaf.Late = func(end int) int { return end + within }
			case 1:
				early := 1 + f.IntN(5)
				leaf.Early = func(end int) int { return end - early }
			case 2:
				leaf.Op, leaf.N = Lump, 1+f.IntN(4)
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
	m := manner{thing: thing, number: number, lo: -Never, hi: Never, amount: 1 + f.IntN(3), apart: f.one(2)}
	m.step = Step{Class: 1 + thing, Takes: Length{Days: f.IntN(8)}, Load: 10 * f.IntN(4), Minor: f.one(8)}
	if m.step.Takes.Days == 0 {
		m.step.Load = 0
	}
	m.step.Least = m.step.Takes.Days
	if f.one(4) {
		every := 2 + f.IntN(6)
		m.step.Open = func(day int) int { return (day + every - 1) / every * every }
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
func (f *flock) needs(step *Step, thing int) {
	step.Needs, step.If = nil, nil
	if thing > 0 {
		gate := f.ask(thing)
		if f.one(3) {
			gate = &Gate{Op: AtLeast, N: 1 + f.IntN(2), Of: []*Gate{gate, f.ask(thing)}}
		}
		step.Needs = []Edition{{From: -Never, Until: Never, Gate: gate}}
		if f.one(8) {
			step.Needs[0].Until = 5 + f.IntN(20)
		}
	}
	if f.one(6) {
		step.If = f.ask(things)
	}
}

// ask draws a condition, mostly for a thing before the given one.
func (f *flock) ask(thing int) *Gate {
	if job := &f.p.Steps; f.one(5) && len(*job) > 0 && (*job)[0].Rate > 0 {
		n := 1 + f.IntN(9)
		return &Gate{Op: Rate, N: n, Feeds: []Feed{{Step: 0}}, Same: 100 + n}
	}
	of := f.of[f.IntN(min(thing, things))]
	return of[f.IntN(len(of))]
}

// copies adds some steps by one way.
func (f *flock) copies(m manner) {
	for k := range 1 + f.IntN(3) {
		step := m.step
		step.Twin = m.number
		step.Group = 10*m.number + k
		if f.one(4) && k > 0 {
			step.Group--
		}
		step.Price, step.Priced = int64(f.IntN(4)), !f.one(6)
		same := m
		switch f.IntN(12) { // it is said to be like the others, but that is seen not to be all
		case 0:
			step.Takes.Days += f.IntN(3)
			step.Least = step.Takes.Days
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
func (f *flock) add(m manner, step Step) {
	at, term := len(f.p.Steps), 0
	f.p.Steps = append(f.p.Steps, step)
	if m.lasts > 0 {
		f.p.Lapsings = append(f.p.Lapsings, f.lapsing(m, at))
		term = len(f.p.Lapsings)
	}
	for _, leaf := range f.of[m.thing] {
		feed := Feed{Step: at, Lo: m.lo, Hi: m.hi, Term: term}
		if leaf.Op == Lump {
			feed.Amount, feed.Once = m.amount, 1
			if m.apart {
				feed.Once = 1 + step.Group
			}
		}
		leaf.Feeds = append(leaf.Feeds, feed)
	}
}

func (f *flock) lapsing(m manner, step int) Lapsing {
	l := Lapsing{Step: step, Lapse: func(end int) int { return end + m.lasts }}
	if m.term > 0 {
		l.Term = func(day int) int { return day + m.term }
		l.Fees = func(int) []Fee { return []Fee{{If: m.fee, Price: 1, Priced: true}} }
		if m.fee != nil {
			l.Asks = []*Gate{m.fee}
		}
		l.Least, l.Longest, l.Endless = Fee{Price: 1, Priced: true}, max(m.lasts, m.term), true
	}
	return l
}

// apartOnes returns a problem without any word of twins.
func apartOnes(p *Problem) *Problem {
	q := *p
	q.Steps = slices.Clone(p.Steps)
	for i := range q.Steps {
		q.Steps[i].Twin = 0
	}
	return &q
}

// TestTwinsChangeNoSolution holds the search against itself where nothing is
// said of twins.
func TestTwinsChangeNoSolution(t *testing.T) {
	spared, paired, stopped := 0, 0, 0
	cases := 400
	if testing.Short() {
		cases = 80
	}
	for seed := range cases {
		p := drawFlock(rand.New(rand.NewPCG(uint64(seed), 7)))
		got, want := linesOf(p), linesOf(apartOnes(p))
		if got == nil || want == nil {
			stopped++
			continue
		}
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: Solutions(twins) =\n%q\nwant, as without a word of them,\n%q", seed, got, want)
		}
		spare := p.newCensus().spare()
		for _, is := range spare {
			if is {
				spared++
				break
			}
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

// linesOf returns the solutions of a problem, a line each; nil if that takes long.
func linesOf(p *Problem) []string {
	lines := []string{}
	for s, err := range p.Solutions(context.Background(), 1000) {
		if err != nil {
			return nil
		}
		lines = append(lines, fmt.Sprint(s.Set, s.Begin, s.End, s.Finish, s.Unpriced, s.Cost, s.Count))
	}
	return lines
}

// hasTwins reports whether a solution has two steps that are twins.
func hasTwins(p *Problem) bool {
	c := p.newCensus()
	for s, err := range p.Solutions(context.Background(), 1000) {
		if err != nil {
			return false
		}
		for k, i := range s.Set {
			for _, j := range s.Set[:k] {
				if c.twins[i] > 0 && c.twins[i] == c.twins[j] {
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
	feeds := func(of ...int) []Feed {
		var all []Feed
		for _, i := range of {
			all = append(all, Feed{Step: i, Lo: -Never, Hi: Never})
		}
		return all
	}
	needs := func(gate *Gate) []Edition { return []Edition{{From: -Never, Until: Never, Gate: gate}} }
	thing := func(group, days int, price int64) Step {
		return Step{Group: group, Class: 1, Twin: 1, Takes: Length{Days: days}, Least: days, Price: price, Priced: true}
	}
	course := func(need *Gate, days int) Step {
		return Step{Group: 9, Class: 2, Needs: needs(need), Takes: Length{Days: days}, Least: days, Free: true}
	}
	for _, test := range []struct {
		name string
		make func() *Problem
		want string
	}{
		{"one is too long ago when the next is asked for", func() *Problem {
			recent := &Gate{Op: Source, Same: 1, Feeds: feeds(0, 1, 2), Late: func(end int) int { return end + 2 }}
			p := &Problem{Steps: []Step{thing(1, 0, 3), thing(2, 0, 1), thing(3, 0, 2), course(recent, 10)}}
			p.Goal = all(recent, &Gate{Op: Source, Same: 2, Feeds: feeds(3)})
			return p
		}, "[1 2 3]"},
		{"one serves before it is accredited, one after", func() *Problem {
			any := &Gate{Op: Source, Same: 1, Feeds: feeds(0, 1, 2)}
			later := &Gate{Op: Source, Same: 3, Feeds: feeds(0, 1, 2)}
			for k := range later.Feeds {
				later.Feeds[k].Lo = 5
			}
			p := &Problem{Steps: []Step{thing(1, 0, 3), thing(2, 0, 1), thing(3, 0, 2), course(any, 10)}}
			p.Goal = all(later, &Gate{Op: Source, Same: 2, Feeds: feeds(3)})
			return p
		}, "[1 2 3]"},
		{"one counts first under way, one ends first", func() *Problem {
			ended := &Gate{Op: Source, Same: 1, Feeds: feeds(0, 1, 2, 3)}
			early := &Gate{Op: Source, Same: 3, Feeds: feeds(0, 1, 2, 3), Early: func(end int) int { return end - 3 }}
			p := &Problem{Steps: []Step{thing(1, 10, 1), thing(1, 1, 1), thing(2, 10, 2), thing(2, 1, 3), course(early, 2)}}
			for _, i := range []int{1, 3} {
				p.Steps[i].Twin, p.Steps[i].Open = 2, func(day int) int { return max(day, 8) }
			}
			p.Goal = all(ended, &Gate{Op: Source, Same: 2, Feeds: feeds(4)})
			return p
		}, "[1 2 4]"},
		{"two have credit of which one counts", func() *Problem {
			credit := &Gate{Op: Lump, N: 4, Same: 1, Feeds: feeds(0, 1, 2)}
			for k, once := range []int{1, 1, 2} {
				credit.Feeds[k].Amount, credit.Feeds[k].Once = 2, once
			}
			return &Problem{Steps: []Step{thing(1, 0, 1), thing(2, 0, 2), thing(3, 0, 3)}, Goal: credit}
		}, "[0 2]"},
		{"one offer of two programs serves one thing, one another", func() *Problem {
			return &Problem{
				Steps: []Step{thing(1, 0, 1), thing(1, 0, 1), thing(2, 0, 2), thing(2, 0, 3)},
				Goal:  all(&Gate{Op: Source, Same: 1, Feeds: feeds(0, 2)}, &Gate{Op: Source, Same: 2, Feeds: feeds(1, 3)}),
			}
		}, "[1 2]"},
	} {
		p := test.make()
		p.Horizon, p.Deadline, p.Budget, p.Capacity = 200, Never, NoBudget, 40
		p.Add = func(day int, l Length) int { return day + l.Days }
		best, err := p.Best(context.Background(), 1000)
		if err != nil || best == nil || fmt.Sprint(best.Set) != test.want {
			t.Errorf("%s: Best = %+v, %v, want the set %s", test.name, best, err, test.want)
		}
		if got, want := linesOf(p), linesOf(apartOnes(p)); !slices.Equal(got, want) {
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
	for seed := range 60 {
		p := drawFlock(rand.New(rand.NewPCG(uint64(seed), 8)))
		for s, err := range p.Solutions(context.Background(), 500) {
			if err != nil {
				break
			}
			for _, i := range s.Set {
				others := strangers(p, s.Set, i)
				got, want := p.Swapper().Swaps(context.Background(), s.Set, i, others), swapsOneByOne(p, s.Set, i, others)
				if !slices.Equal(got, want) {
					t.Fatalf("seed %d: Swaps(%v, %d, %v) = %v, want %v", seed, s.Set, i, others, got, want)
				}
				tried += len(others)
				within += len(want)
			}
		}
	}
	if within < 100 || tried-within < 100 {
		t.Errorf("of %d steps %d can be put in the place of another; want some of both", tried, within)
	}
}

// strangers returns the steps that are not in a set and of no group of the others.
func strangers(p *Problem, set []int, i int) []int {
	var all []int
	for j := range p.Steps {
		if !slices.ContainsFunc(set, func(k int) bool { return k == j || k != i && p.Steps[k].Group == p.Steps[j].Group }) {
			all = append(all, j)
		}
	}
	return all
}

func swapsOneByOne(p *Problem, set []int, i int, others []int) []Swapped {
	var swapped []Swapped
	for _, j := range others {
		finish, ok := finishOf(p, set, i, j)
		if !ok {
			continue
		}
		other := slices.Sorted(slices.Values(append(slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i }), j)))
		q := p.project(context.Background(), other)
		plan, ok := q.cheapest(q.set, finish)
		if _, keeps := p.key(other, plan); p.Budget == NoBudget || ok && keeps {
			swapped = append(swapped, Swapped{j, finish})
		}
	}
	return swapped
}

// finishOf returns the day on which a set finishes with step j in the place of
// step i of it; ok is false if it does not.
func finishOf(p *Problem, set []int, i, j int) (finish int, ok bool) {
	other := append(slices.DeleteFunc(slices.Clone(set), func(k int) bool { return k == i }), j)
	slices.Sort(other)
	q := p.project(context.Background(), other)
	s, finish := q.schedule(q.set, q.anyTerms(), q.last(), false)
	return finish, s != nil && s.begin[q.set[slices.Index(other, j)]] != Never
}

func TestATwinIsKeptForWhatALateStepOrAJobExcludes(t *testing.T) {
	for name, other := range map[string]Step{"late step": {Late: true}, "job": {Rate: 1}} {
		ask := Gate{Op: Source, Feeds: []Feed{{Step: 0, Lo: -Never, Hi: Never}}}
		if other.Rate > 0 {
			ask.Op, ask.N = Rate, 3
		}
		p := &Problem{Horizon: 1000, Deadline: Never, Budget: NoBudget, Order: ByCheapest}
		p.Steps = []Step{other, {Class: 1, Twin: 1, Free: true}, {Group: 1, Class: 1, Twin: 1, Priced: true, Price: 5}}
		p.Goal = &Gate{Op: AtLeast, N: 2, Of: []*Gate{&ask, {Op: Source, Feeds: []Feed{{Step: 1, Lo: -Never, Hi: Never}, {Step: 2, Lo: -Never, Hi: Never}}}}}
		s, err := p.Best(t.Context(), 1000)
		if err != nil || s == nil || !slices.Equal(s.Set, []int{0, 2}) {
			t.Errorf("with a %s in the group of the cheaper twin, Best = %v, %v, want the dearer twin", name, s, err)
		}
	}
}
