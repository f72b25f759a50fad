package solve

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// These tests hold the search of problems in which all that holds holds ever
// after against an exhaustive one. Steps take days, open now and then, exclude each
// other and give amounts, and some count while they are under way; what that means
// is written down here a second time.

// A course is a step of a curriculum.
type course struct {
	price  int64 // -1: not known
	days   int
	every  int // it opens on the days that this divides
	group  int // of courses of one group a set has at most one
	amount int
	needs  *ask
}

// An ask is a course, n of several asks, or an amount of what courses give.
type ask struct {
	course int
	lead   int // so many days before its end the course will do, if it has begun
	n      int
	of     []*ask
	amount int // other than 0: so much of the amounts of all courses
}

type curriculum struct {
	start   int
	courses []course
	goal    *ask
}

// day returns the first day on which an ask is met, if the courses are done on
// some days.
func (c *curriculum) day(a *ask, done []int) int {
	switch {
	case a == nil:
		return c.start
	case a.amount > 0:
		return c.amountDay(a.amount, done)
	case a.of == nil && done[a.course] < problem.Never:
		return done[a.course] - min(a.lead, c.courses[a.course].days)
	case a.of == nil:
		return problem.Never
	}
	days := make([]int, len(a.of))
	for i, part := range a.of {
		days[i] = c.day(part, done)
	}
	slices.Sort(days)
	return days[a.n-1]
}

func (c *curriculum) amountDay(amount int, done []int) int {
	for _, day := range slices.Sorted(slices.Values(done)) {
		sum := 0
		for i := range c.courses {
			if done[i] <= day {
				sum += c.courses[i].amount
			}
		}
		if sum >= amount {
			return day
		}
	}
	return problem.Never
}

// finish returns the first day on which a set reaches the goal, or Never.
func (c *curriculum) finish(set uint) int {
	done := make([]int, len(c.courses))
	for i := range done {
		done[i] = problem.Never
	}
	for again := true; again; {
		again = false
		for i, course := range c.courses {
			day := c.day(course.needs, done)
			if set>>i&1 == 0 || day >= problem.Never {
				continue
			}
			if day = course.opens(day) + course.days; day < done[i] {
				done[i], again = day, true
			}
		}
	}
	if day := c.day(c.goal, done); day < problem.Never {
		return day
	}
	return problem.Never
}

// opens returns the first day on or after the given one on which a course opens.
func (c course) opens(day int) int { return day + ((-day)%c.every+c.every)%c.every }

// each returns the days of a span that a number divides.
func each(n, from, until int) *problem.Opening {
	open := &problem.Opening{}
	for day := from + ((-from)%n+n)%n; day < until; day += n {
		open.Spans = append(open.Spans, days.Span{From: day, Until: day + 1})
	}
	return open
}

// allowed reports whether a set has no two courses of a group.
func (c *curriculum) allowed(set uint) bool {
	seen := map[int]bool{}
	for i, course := range c.courses {
		if set>>i&1 == 1 {
			if seen[course.group] {
				return false
			}
			seen[course.group] = true
		}
	}
	return true
}

// minimal returns every minimal set that finishes by a day and within a budget,
// in order, and whether one of them would do with fewer steps, but later.
func (c *curriculum) minimal(order problem.Order, deadline int, budget int64) (lines []string, sooner bool) {
	type found struct {
		key problem.Key
		set []int
	}
	var all []found
	for set := range uint(1) << len(c.courses) {
		day := c.finish(set)
		if !c.allowed(set) || day > deadline {
			continue
		}
		f, cost, unpriced, least, spare := found{}, int64(0), 0, true, false
		for i, course := range c.courses {
			if set>>i&1 == 1 {
				cost += max(0, course.price)
				if course.price < 0 {
					unpriced++
				}
				f.set = append(f.set, i)
				without := c.finish(set &^ (1 << i))
				least = least && without > day
				spare = spare || without < problem.Never
			}
		}
		f.key = order.Key(day, problem.Cost{Unpriced: unpriced, Sum: cost}, len(f.set))
		if least && cost <= budget {
			all = append(all, f)
			sooner = sooner || spare
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		if n := slices.Compare(a.key[:], b.key[:]); n != 0 {
			return n
		}
		return slices.Compare(a.set, b.set)
	})
	for _, f := range all {
		lines = append(lines, fmt.Sprint(f.key, f.set))
	}
	return lines, sooner
}

// problem states a curriculum as the package does.
func (c *curriculum) problem(order problem.Order, deadline int, budget int64) *problem.Problem {
	p := &problem.Problem{Start: c.start, Horizon: 1000, Deadline: deadline, Budget: budget, Order: order, Goal: problem.Always(c.gate(c.goal))}
	for i, course := range c.courses {
		p.Steps = append(p.Steps, problem.Step{
			Group: course.group, Class: i, Priced: course.price >= 0, Price: max(0, course.price), Takes: days.Length{Days: course.days},
			Needs: problem.Always(c.gate(course.needs)),
		})
		if course.every > 1 {
			p.Steps[i].Open = each(course.every, c.start-100, c.start+1200)
		}
	}
	return p
}

func (c *curriculum) gate(a *ask) *problem.Gate {
	switch {
	case a == nil:
		return nil
	case a.amount > 0:
		g := &problem.Gate{Op: problem.Sum, N: a.amount}
		for i, course := range c.courses {
			if course.amount > 0 {
				g.Feeds = append(g.Feeds, problem.Feed{Step: i, Lo: -problem.Never, Hi: problem.Never, Amount: course.amount})
			}
		}
		return g
	case a.of == nil:
		g := &problem.Gate{Op: problem.AnyOf, Feeds: []problem.Feed{{Step: a.course, Lo: -problem.Never, Hi: problem.Never}}}
		if a.lead > 0 {
			g.UnderWay = days.Length{Days: a.lead}
		} else {
			g.Same = a.course + 1
		}
		return g
	}
	g := &problem.Gate{Op: problem.AtLeast, N: a.n}
	for _, part := range a.of {
		g.Of = append(g.Of, c.gate(part))
	}
	return g
}

// randomCurriculum returns a curriculum in which courses take up to so many days.
func randomCurriculum(rng *rand.Rand, longest int) *curriculum {
	n := 3 + rng.IntN(6)
	c := &curriculum{start: []int{0, 700, -20}[rng.IntN(3)], goal: randomAsk(rng, n, longest, 3)}
	for i := range n {
		course := course{price: int64(rng.IntN(7)) - 1, days: rng.IntN(longest + 1), every: 1, group: i, amount: rng.IntN(4)}
		if longest > 0 && rng.IntN(4) == 0 {
			course.every = 1 + rng.IntN(9)
		}
		if i > 0 && rng.IntN(6) == 0 {
			course.group = c.courses[i-1].group
		}
		if rng.IntN(3) > 0 {
			course.needs = randomAsk(rng, n, longest, 2)
		}
		c.courses = append(c.courses, course)
	}
	return c
}

// tempt lets the goal ask for two courses that both can rest on the first one, and
// one of them on the second as well: it may be quicker.
func (c *curriculum) tempt() {
	first := &ask{course: 0}
	for i := range 4 {
		c.courses[i].group, c.courses[i].every, c.courses[i].needs = i, 1, nil
	}
	c.courses[2].needs = &ask{n: 1, of: []*ask{first, {course: 1}}}
	c.courses[3].needs = first
	c.goal = &ask{n: 2, of: []*ask{{course: 2}, {course: 3}}}
}

func randomAsk(rng *rand.Rand, courses, days, depth int) *ask {
	switch {
	case rng.IntN(4) == 0:
		return &ask{amount: 1 + rng.IntN(courses)}
	case depth == 0 || rng.IntN(3) == 0:
		return &ask{course: rng.IntN(courses), lead: max(0, rng.IntN(2*days+1)-days)}
	}
	a := &ask{}
	for range 1 + rng.IntN(4) {
		a.of = append(a.of, randomAsk(rng, courses, days, depth-1))
	}
	a.n = 1 + rng.IntN(1+rng.IntN(len(a.of)))
	return a
}

func TestSolutionsOfLastingProblemsAreAllMinimalSetsInOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	const seed = 20261129
	rng := rand.New(rand.NewPCG(seed, 0))
	several, sooner := 0, 0
	for i := range tries(3000) {
		days := []int{0, 1, 9, 9}[rng.IntN(3)]
		c := randomCurriculum(rng, days)
		if days > 0 && len(c.courses) > 3 && rng.IntN(3) == 0 {
			c.tempt()
		}
		order := []problem.Order{problem.ByCheapest, problem.ByFewest}[rng.IntN(2)]
		if days == 0 && rng.IntN(2) == 0 {
			order = problem.BySoonest
		}
		deadline, budget := 1000, problem.NoBudget
		if rng.IntN(4) == 0 {
			deadline = c.start + rng.IntN(2*days+1)
		}
		if rng.IntN(4) == 0 {
			budget = int64(rng.IntN(12))
		}
		p := c.problem(order, deadline, budget)
		if _, byLandmarks := newSearch(t.Context(), p).branching.(*landmarkBranching); !byLandmarks {
			t.Fatalf("seed %d, curriculum %d: it is not searched by landmarks", seed, i)
		}
		var got []string
		for s, err := range Solutions(context.Background(), p, 1_000_000) {
			if err != nil {
				t.Fatalf("seed %d, curriculum %d: Solutions stopped: %v", seed, i, err)
			}
			got = append(got, fmt.Sprint(order.Key(s.Finish, s.Cost, s.Count), s.Set))
		}
		want, faster := c.minimal(order, deadline, budget)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d, curriculum %d: Solutions = %v, want %v", seed, i, got, want)
		}
		if len(want) > 1 {
			several++
		}
		if faster {
			sooner++
		}
	}
	if several < tries(500) || sooner < tries(40) {
		t.Errorf("only %d curricula have several solutions, and %d one that has another in it", several, sooner)
	}
}

func TestWhatStandsInTheWayOfLastingProblemsIsFoundSoon(t *testing.T) {
	const seed = 20261130
	rng := rand.New(rand.NewPCG(seed, 0))
	cores := 0
	for i := range tries(1000) {
		c := randomCurriculum(rng, 9)
		deadline := c.start + rng.IntN(20)
		if lines, _ := c.minimal(problem.ByFewest, deadline, problem.NoBudget); len(lines) > 0 {
			continue
		}
		p := c.problem(problem.BySoonest, deadline, problem.NoBudget)
		leaves := p.Leaves()
		for at, g := range leaves {
			g.Tag = at + 1
		}
		core, err := Core(t.Context(), p, 300)
		if err != nil {
			t.Fatalf("seed %d, curriculum %d: Core stopped: %v", seed, i, err)
		}
		if len(core) > 1 {
			cores++
		}
	}
	if cores < tries(40) {
		t.Errorf("only %d cores have two leaves or more", cores)
	}
}
