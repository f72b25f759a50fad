package solve

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// fuzzLimit is how many sets a search of a fuzzed problem may look at.
const fuzzLimit = 300

// maxLooks bounds how often one search looks at its context: it is to end soon,
// whatever the machine.
const maxLooks = 20_000

// dearLooks is from how many looks on a search is not made once more to check it.
const dearLooks = 2_000

// FuzzSolutions holds the solutions of small and nasty problems against a plain
// judge of schedules, against each other and, where there are few schedules,
// against all of them.
func FuzzSolutions(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if p := makeProblem(data); !forbidden(p) {
			checkFuzzed(t, p)
		}
	})
}

// checkFuzzed tries all checks on the solutions of a problem.
func checkFuzzed(t *testing.T, p *problem.Problem) {
	got := solveFuzzed(p, forGood)
	checks := []func(*problem.Problem, found) error{soundEach, inOrder, allThereAre, cancelled}
	if got.looks < dearLooks {
		checks = append(checks, twiceTheSame, bestIsFirst, noneCanBeLeftOut, allOrdersAgree)
	}
	for _, check := range checks {
		if err := check(p, got); err != nil {
			t.Fatalf("%v\n%s", err, described(p))
		}
	}
}

// found is what a search came to.
type found struct {
	all     []*problem.Solution
	stopped *Stopped // nil: these are all
	looks   int      // at the context of the search
}

// forGood is a number of looks at a context that no search takes.
const forGood = math.MaxInt

// solveFuzzed searches with a context that ends after so many looks at it.
func solveFuzzed(p *problem.Problem, looks int) (got found) {
	ctx := &ending{Context: context.Background(), after: looks}
	for s, err := range Solutions(ctx, p, fuzzLimit) {
		if err == nil {
			got.all = append(got.all, s)
		} else if !errors.As(err, &got.stopped) {
			panic(err)
		}
	}
	got.looks = ctx.looks
	return got
}

func soundEach(p *problem.Problem, got found) error {
	if got.looks > maxLooks {
		return fmt.Errorf("Solutions looked at its context %d times", got.looks)
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
func keyed(p *problem.Problem, s *problem.Solution) []int64 {
	key := keyOf(p.Order, s.Finish, s.Cost.Unpriced, s.Cost.Sum, s.Count)
	return key[:]
}

// written returns all of a solution but the gates it rests on.
func written(s *problem.Solution) string {
	text := fmt.Sprintf("set %v begin %v end %v jobs %v finish %d unpriced %d cost %d count %d", s.Set, s.Begin, s.End, s.Jobs, s.Finish, s.Cost.Unpriced, s.Cost.Sum, s.Count)
	for _, r := range s.Renewals {
		text += fmt.Sprintf(" renewal %d on %d for %d", r.Lapsing, r.Day, r.Fee.Price)
	}
	for _, u := range s.Uses {
		text += fmt.Sprintf(" use %d %d %v %d", u.Owner, u.Day, u.Steps, u.Met)
	}
	return text
}

func inOrder(p *problem.Problem, got found) error {
	sets, classes := map[string]bool{}, map[string]bool{}
	minor := slices.ContainsFunc(p.Steps, func(s problem.Step) bool { return s.Incidental })
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

func twiceTheSame(p *problem.Problem, got found) error {
	again := solveFuzzed(p, forGood)
	same := slices.EqualFunc(got.all, again.all, func(a, b *problem.Solution) bool {
		return written(a) == written(b) && a.Explored == b.Explored && a.Proven == b.Proven
	})
	if !same || (got.stopped == nil) != (again.stopped == nil) || got.looks != again.looks {
		return errors.New("a second search came to something else")
	}
	return nil
}

func bestIsFirst(p *problem.Problem, got found) error {
	best, err := Best(context.Background(), p, fuzzLimit)
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
func only(p *problem.Problem, set []int, deadline int) *problem.Problem {
	q := *p
	q.Order, q.Budget, q.Deadline = problem.BySoonest, problem.NoBudget, deadline
	q.Steps = slices.Clone(p.Steps)
	for i := range q.Steps {
		if !slices.Contains(set, i) {
			q.Steps[i].Needs.Editions = []problem.Edition{{From: -problem.Never, Until: -problem.Never}}
		}
	}
	return &q
}

// noneCanBeLeftOut asks the package itself, of the first few solutions, whether the
// set finishes when it is said to, and not without any one step.
func noneCanBeLeftOut(p *problem.Problem, got found) error {
	for _, s := range got.all[:min(4, len(got.all))] {
		whole, err := Best(context.Background(), only(p, s.Set, problem.Never), fuzzLimit)
		if err == nil && (whole == nil || whole.Finish != s.Finish || !slices.Equal(whole.Set, s.Set)) {
			return fmt.Errorf("of no other steps than those of %s the best is %v", written(s), whole)
		}
		for k := range s.Set {
			without := slices.Delete(slices.Clone(s.Set), k, k+1)
			less, err := Best(context.Background(), only(p, without, s.Finish), fuzzLimit)
			if err == nil && less != nil {
				return fmt.Errorf("%s has a step too many: %s", written(s), written(less))
			}
		}
	}
	return nil
}

// allOrdersAgree compares the sets and finishes that the orders come to, where all
// sets are told apart.
func allOrdersAgree(p *problem.Problem, _ found) error {
	q := *p
	q.Steps = slices.Clone(p.Steps)
	for i := range q.Steps {
		q.Steps[i].Class, q.Steps[i].Incidental = i, false
	}
	var first []string
	for order := problem.BySoonest; order <= problem.ByFewest; order++ {
		q.Order, q.Budget = order, problem.NoBudget
		got := solveFuzzed(&q, forGood)
		if got.stopped != nil {
			return nil
		}
		var sets []string
		for _, s := range got.all {
			sets = append(sets, fmt.Sprint(s.Set, s.Finish))
		}
		slices.Sort(sets)
		if order == problem.BySoonest {
			first = sets
		} else if !slices.Equal(first, sets) {
			return fmt.Errorf("order %d has sets %v, the first order %v", order, sets, first)
		}
	}
	return nil
}

// allThereAre holds the solutions against every schedule there is.
func allThereAre(p *problem.Problem, got found) error {
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
	minor := slices.ContainsFunc(p.Steps, func(s problem.Step) bool { return s.Incidental })
	for _, s := range all {
		class := classesOf(p, s.set)
		if minor || !classes[class] {
			want = append(want, fmt.Sprint(s.key(p.Order), s.set))
		}
		classes[class] = true
		has := slices.ContainsFunc(got.all, func(had *problem.Solution) bool { return classesOf(p, had.Set) == class })
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
func settled(p *problem.Problem, all []listed, got []*problem.Solution) bool {
	for k := range all {
		s := &all[k]
		jobs := jobsAmong(p, s.set)
		if jobs == 0 {
			continue
		}
		spans, ok := attained(p, s.set, s.finish)
		if !ok || spans > jobs && slices.ContainsFunc(got, func(had *problem.Solution) bool {
			return slices.Equal(had.Set, s.set) && len(had.Jobs) < spans
		}) {
			return false
		}
		s.steps += spans - jobs
	}
	inOrderOf(p.Order, all)
	return true
}

// An ending is a context that ends when it was looked at so often.
type ending struct {
	context.Context
	after, looks int
}

func (e *ending) Err() error {
	if e.looks++; e.looks > e.after {
		return context.Canceled
	}
	return nil
}

// heedLooks is how often a search may still look at its context after that has
// ended. The most that was measured is 3.
const heedLooks = 20

// cancelled ends a search halfway.
func cancelled(p *problem.Problem, got found) error {
	after := got.looks / 2
	ended := solveFuzzed(p, after)
	if late := ended.looks - after; late > heedLooks {
		return fmt.Errorf("a search looked at its context %d times when that had ended", late)
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
func forbidden(p *problem.Problem) bool {
	twiceFed := false
	everyGate(p, func(g *problem.Gate) { twiceFed = twiceFed || g.Op == problem.Sum && twice(g.Feeds) })
	return twiceFed || overlap(p.Goal.Editions) || slices.ContainsFunc(p.Steps, func(s problem.Step) bool { return overlap(s.Needs.Editions) })
}

func everyGate(p *problem.Problem, visit func(*problem.Gate)) {
	var all func(g *problem.Gate)
	all = func(g *problem.Gate) {
		if g != nil {
			visit(g)
			for _, part := range g.Of {
				all(part)
			}
		}
	}
	condition := func(c problem.Condition) {
		for _, e := range c.Editions {
			all(e.Gate)
		}
		all(c.Offer)
	}
	for _, s := range p.Steps {
		condition(s.Needs)
	}
	condition(p.Goal)
	for _, l := range p.Lapsings {
		for _, t := range l.Renewals {
			for _, f := range t.Fees {
				all(f.If)
			}
		}
	}
}

func twice(feeds []problem.Feed) bool {
	return slices.ContainsFunc(feeds, func(f problem.Feed) bool {
		n := 0
		for _, other := range feeds {
			if other.Step == f.Step {
				n++
			}
		}
		return n > 1
	})
}

func overlap(editions []problem.Edition) bool {
	for k, e := range editions {
		for _, other := range editions[:k] {
			if e.From < other.Until && other.From < e.Until {
				return true
			}
		}
	}
	return false
}

// FuzzCore holds the core of a problem without a solution against searches: all
// leaves but those of the core taken as met there is still none, and there is one
// if any of those is taken as met as well.
func FuzzCore(f *testing.F) {
	for _, seed := range fuzzSeeds {
		f.Add([]byte(seed.data))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p := makeProblem(data)
		if forbidden(p) || found1(p) != never {
			return
		}
		core, err := Core(context.Background(), p, fuzzLimit)
		if err != nil {
			return
		}
		waived := map[*problem.Gate]bool{}
		for _, leaf := range p.Leaves() {
			waived[leaf] = true
		}
		for _, leaf := range core {
			if !waived[leaf] {
				t.Fatalf("leaf #%d is twice in the core, or no leaf\n%s", leaf.Tag, described(p))
			}
			delete(waived, leaf)
		}
		if found1(waive(p, waived, everyStep(p))) == some {
			t.Fatalf("the core %v alone leaves a solution\n%s", tags(core), described(p))
		}
		for _, leaf := range core {
			waived[leaf] = true
			if found1(waive(p, waived, everyStep(p))) == never {
				t.Fatalf("leaf #%d of the core %v is not needed\n%s", leaf.Tag, tags(core), described(p))
			}
			delete(waived, leaf)
		}
	})
}

// The answers of found1.
const (
	unsure = iota // it takes too long to say
	never
	some
)

// found1 reports whether a problem has a solution.
func found1(p *problem.Problem) int {
	best, err := Best(context.Background(), p, fuzzLimit)
	switch {
	case err != nil:
		return unsure
	case best == nil:
		return never
	}
	return some
}

func tags(leaves []*problem.Gate) (tags []int) {
	for _, leaf := range leaves {
		tags = append(tags, leaf.Tag)
	}
	return tags
}

// TestSeedsHaveWorkThatIsJudged: of the seeds with work most are held against every
// schedule there is.
func TestSeedsHaveWorkThatIsJudged(t *testing.T) {
	works, judged := 0, 0
	for _, seed := range fuzzSeeds {
		p := makeProblem([]byte(seed.data))
		got := solveFuzzed(p, forGood)
		if !slices.ContainsFunc(got.all, func(s *problem.Solution) bool { return len(s.Jobs) > 0 }) {
			continue
		}
		works++
		if soonest, ok := exhausted(p); ok && settled(p, minimalOf(p, soonest), got.all) {
			judged++
		} else {
			t.Logf("not judged: %s", seed.reaches)
		}
	}
	if works < 10 || judged < works-3 {
		t.Errorf("%d seeds have work, of which %d are held against all schedules", works, judged)
	}
}
