package solve

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// fuzzLimit is how many sets a search of a fuzzed problem may look at.
const fuzzLimit = 300

// maxCalls bounds the calls of the functions of a problem in one search: it is to
// end soon, whatever the machine.
const maxCalls = 100_000_000

// dearCalls is from how many calls on a search is not made once more to check it.
const dearCalls = 200_000

// FuzzSolutions holds the solutions of small and nasty problems against a plain
// judge of schedules, against each other and, where there are few schedules,
// against all of them.
func FuzzSolutions(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, m := makeProblem(data)
		if forbidden(p) {
			return
		}
		got := solveFuzzed(p, m, context.Background())
		checks := []func(*Problem, *maker, found) error{soundEach, inOrder, allThereAre, cancelled}
		if got.calls < dearCalls {
			checks = append(checks, twiceTheSame, bestIsFirst, noneCanBeLeftOut, allOrdersAgree)
		}
		for _, check := range checks {
			if err := check(p, m, got); err != nil {
				t.Fatalf("%v\n%s", err, described(p))
			}
		}
	})
}

// found is what a search came to.
type found struct {
	all     []*Solution
	stopped *Stopped // nil: these are all
	calls   int
}

func solveFuzzed(p *Problem, m *maker, ctx context.Context) (got found) {
	m.calls = 0
	for s, err := range p.Solutions(ctx, fuzzLimit) {
		if err == nil {
			got.all = append(got.all, s)
		} else if !errors.As(err, &got.stopped) {
			panic(err)
		}
	}
	got.calls = m.calls
	return got
}

func soundEach(p *Problem, _ *maker, got found) error {
	if got.calls > maxCalls {
		return fmt.Errorf("Solutions called the functions of its problem %d times", got.calls)
	}
	all := got.all
	if got.stopped != nil && got.stopped.Best != nil {
		if best := got.stopped.Best; best.Proven || slices.Compare(keyed(p, best), got.stopped.Bound[:]) < 0 {
			return fmt.Errorf("stopped with %s, proven or below the bound %v", written(best), got.stopped.Bound)
		}
		all = append(slices.Clip(all), got.stopped.Best)
	}
	for _, s := range all {
		if err := sound(p, s); err != nil {
			return fmt.Errorf("%s: %w", written(s), err)
		}
	}
	return nil
}

// keyed returns the key of a solution, by what it says of itself.
func keyed(p *Problem, s *Solution) []int64 {
	key := keyOf(p.Order, s.Finish, s.Unpriced, s.Cost, s.Count)
	return key[:]
}

// written returns all of a solution but the gates it rests on.
func written(s *Solution) string {
	text := fmt.Sprintf("set %v begin %v end %v jobs %v finish %d unpriced %d cost %d count %d", s.Set, s.Begin, s.End, s.Jobs, s.Finish, s.Unpriced, s.Cost, s.Count)
	for _, r := range s.Renewals {
		text += fmt.Sprintf(" renewal %d on %d for %d", r.Lapsing, r.Day, r.Fee.Price)
	}
	for _, u := range s.Uses {
		text += fmt.Sprintf(" use %d %d %v %d", u.Owner, u.Day, u.Steps, u.Met)
	}
	return text
}

func inOrder(p *Problem, _ *maker, got found) error {
	sets, classes := map[string]bool{}, map[string]bool{}
	minor := slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Minor })
	for k, s := range got.all {
		if k > 0 && slices.Compare(keyed(p, got.all[k-1]), keyed(p, s)) > 0 {
			return fmt.Errorf("%s comes after %s", written(s), written(got.all[k-1]))
		}
		set, class := fmt.Sprint(s.Set), classesOf(p, s.Set)
		if sets[set] || !minor && classes[class] {
			return fmt.Errorf("set %v is like one before it", s.Set)
		}
		sets[set], classes[class] = true, true
	}
	return nil
}

func twiceTheSame(p *Problem, m *maker, got found) error {
	again := solveFuzzed(p, m, context.Background())
	same := slices.EqualFunc(got.all, again.all, func(a, b *Solution) bool {
		return written(a) == written(b) && a.Explored == b.Explored && a.Proven == b.Proven
	})
	if !same || (got.stopped == nil) != (again.stopped == nil) || got.calls != again.calls {
		return errors.New("a second search came to something else")
	}
	return nil
}

func bestIsFirst(p *Problem, _ *maker, got found) error {
	best, err := p.Best(context.Background(), fuzzLimit)
	switch {
	case len(got.all) > 0 && (best == nil || written(best) != written(got.all[0])):
		return fmt.Errorf("Best = %v, %v, want %s", best, err, written(got.all[0]))
	case len(got.all) == 0 && (best != nil || (err == nil) != (got.stopped == nil)):
		return fmt.Errorf("Best = %v, %v, and there is no first solution", best, err)
	}
	return nil
}

// only returns p with no other steps to choose than some, soonest first and
// whatever they cost.
func only(p *Problem, set []int, deadline int) *Problem {
	q := *p
	q.Order, q.Budget, q.Deadline = BySoonest, NoBudget, deadline
	q.Steps = slices.Clone(p.Steps)
	for i := range q.Steps {
		if !slices.Contains(set, i) {
			q.Steps[i].Needs = []Edition{{From: -Never, Until: -Never}}
		}
	}
	return &q
}

// noneCanBeLeftOut asks the package itself, of the first few solutions, whether the
// set finishes when it is said to, and not without any one step.
func noneCanBeLeftOut(p *Problem, _ *maker, got found) error {
	for _, s := range got.all[:min(4, len(got.all))] {
		whole, err := only(p, s.Set, Never).Best(context.Background(), fuzzLimit)
		if err == nil && (whole == nil || whole.Finish != s.Finish || !slices.Equal(whole.Set, s.Set)) {
			return fmt.Errorf("of no other steps than those of %s the best is %v", written(s), whole)
		}
		for k := range s.Set {
			without := slices.Delete(slices.Clone(s.Set), k, k+1)
			less, err := only(p, without, s.Finish).Best(context.Background(), fuzzLimit)
			if err == nil && less != nil {
				return fmt.Errorf("%s has a step too many: %s", written(s), written(less))
			}
		}
	}
	return nil
}

// allOrdersAgree compares the sets and finishes that the orders come to, where all
// sets are told apart.
func allOrdersAgree(p *Problem, m *maker, _ found) error {
	q := *p
	q.Steps = slices.Clone(p.Steps)
	for i := range q.Steps {
		q.Steps[i].Class, q.Steps[i].Minor = i, false
	}
	var first []string
	for order := BySoonest; order <= ByFewest; order++ {
		q.Order, q.Budget = order, NoBudget
		got := solveFuzzed(&q, m, context.Background())
		if got.stopped != nil {
			return nil
		}
		var sets []string
		for _, s := range got.all {
			sets = append(sets, fmt.Sprint(s.Set, s.Finish))
		}
		slices.Sort(sets)
		if order == BySoonest {
			first = sets
		} else if !slices.Equal(first, sets) {
			return fmt.Errorf("order %d has sets %v, the first order %v", order, sets, first)
		}
	}
	return nil
}

// allThereAre holds the solutions against every schedule there is.
func allThereAre(p *Problem, _ *maker, got found) error {
	soonest, ok := exhausted(p)
	if !ok {
		return nil
	}
	var want []string
	all := minimalOf(p, soonest)
	if !settled(p, all, got.all) {
		return nil
	}
	classes := map[string]bool{}
	minor := slices.ContainsFunc(p.Steps, func(s Step) bool { return s.Minor })
	for _, s := range all {
		class := classesOf(p, s.set)
		if minor || !classes[class] {
			want = append(want, fmt.Sprint(s.key(p.Order), s.set))
		}
		classes[class] = true
		has := slices.ContainsFunc(got.all, func(had *Solution) bool { return classesOf(p, had.Set) == class })
		key := s.key(p.Order)
		if stopped := got.stopped; stopped != nil && !has && slices.Compare(key[:], stopped.Bound[:]) < 0 {
			return fmt.Errorf("stopped with bound %v, but there is %v %v", stopped.Bound, s.set, key)
		}
	}
	var have []string
	for _, s := range got.all {
		have = append(have, fmt.Sprint(keyed(p, s), s.Set))
	}
	first := min(1, len(want))
	switch {
	case got.stopped != nil:
		want = want[:min(len(want), len(have))]
	case minor: // which sets are alike is more than is known here
		want, have = want[:first], have[:min(1, len(have))]
	}
	if !slices.Equal(have, want) {
		return fmt.Errorf("Solutions = %v, want %v", have, want)
	}
	return nil
}

// settled counts the spans of work of the listed sets. It reports whether each set
// has a schedule that finishes when it is listed to, whichever days may be those on
// which a job begins, and no solution makes do with fewer spans.
func settled(p *Problem, all []listed, got []*Solution) bool {
	for k := range all {
		s := &all[k]
		jobs := jobsAmong(p, s.set)
		if jobs == 0 {
			continue
		}
		spans, ok := attained(p, s.set, s.finish)
		if !ok || spans > jobs && slices.ContainsFunc(got, func(had *Solution) bool {
			return slices.Equal(had.Set, s.set) && len(had.Jobs) < spans
		}) {
			return false
		}
		s.steps += spans - jobs
	}
	inOrderOf(p.Order, all)
	return true
}

// An ending is a context that ends when the functions of a problem were called so
// often.
type ending struct {
	context.Context
	m  *maker
	at int
}

func (e ending) Err() error {
	if e.m.calls > e.at {
		return context.Canceled
	}
	return nil
}

// promptCalls is how often the functions of a problem may still be called after
// its context has ended: to have a solution to show for it takes some. The most that
// was measured, of searches bred to take long, is 1.1 million.
const promptCalls = 3_000_000

// heedCalls is how often they may still be called if the search then is done as if
// its context had not ended. The most that was measured is 615.
const heedCalls = 5_000

// cancelled ends a search halfway.
func cancelled(p *Problem, m *maker, got found) error {
	ctx := ending{context.Background(), m, got.calls / 2}
	ended := solveFuzzed(p, m, ctx)
	late := ended.calls - ctx.at
	if late > promptCalls || late > heedCalls && ended.stopped == nil {
		return fmt.Errorf("a search went on for %d calls when its context had ended", late)
	}
	if ended.stopped != nil && ended.stopped.Best != nil {
		if err := sound(p, ended.stopped.Best); err != nil {
			return fmt.Errorf("cancelled, %s: %w", written(ended.stopped.Best), err)
		}
	}
	for k, s := range ended.all {
		if k >= len(got.all) || !slices.Equal(got.all[k].Set, s.Set) {
			return fmt.Errorf("cancelled, the search came to %s, and did not before", written(s))
		}
	}
	return nil
}

// forbidden reports whether a problem is none by what the comments of its types say.
func forbidden(p *Problem) bool {
	twiceFed := false
	p.everyGate(func(g *Gate) { twiceFed = twiceFed || g.Op == Lump && twice(g.Feeds) })
	return twiceFed || overlap(p.GoalEditions) || slices.ContainsFunc(p.Steps, func(s Step) bool { return overlap(s.Needs) })
}

func (p *Problem) everyGate(visit func(*Gate)) {
	var all func(g *Gate)
	all = func(g *Gate) {
		if g != nil {
			visit(g)
			for _, part := range g.Of {
				all(part)
			}
		}
	}
	for _, s := range p.Steps {
		for _, e := range s.Needs {
			all(e.Gate)
		}
		all(s.If)
	}
	all(p.Goal)
	for _, e := range p.GoalEditions {
		all(e.Gate)
	}
	for _, l := range p.Lapsings {
		if l.Fees != nil {
			for _, f := range l.Fees(p.Start) {
				all(f.If)
			}
		}
	}
}

func twice(feeds []Feed) bool {
	return slices.ContainsFunc(feeds, func(f Feed) bool {
		n := 0
		for _, other := range feeds {
			if other.Step == f.Step {
				n++
			}
		}
		return n > 1
	})
}

func overlap(editions []Edition) bool {
	for k, e := range editions {
		for _, other := range editions[:k] {
			if e.From < other.Until && other.From < e.Until {
				return true
			}
		}
	}
	return false
}
