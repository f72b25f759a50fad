package pathway_test

import (
	"fmt"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// deep is how many steps the best routes of random cases must reach.
const deep = 8

// TestRandomCasesReachEveryFeature draws cases until each feature has decided
// an answer, routes of every length were seen, and one where entries ask for each
// other in a circle: what never matters is not tested. It logs how often each
// feature decides.
func TestRandomCasesReachEveryFeature(t *testing.T) {
	if testing.Short() {
		t.Skip("it tries the generator alone, which the full run does")
	}
	t.Parallel()
	source := sourceOf(t)
	source.avoids = true
	seen := newSightings()
	for ; seen.drawn < 6000 && !seen.all(source.last); seen.drawn++ {
		size := 3 + seen.drawn%3
		if seen.drawn%5 == 0 && len(seen.lengths) < deep {
			size = 10 // for long routes
		}
		e, q, _ := source.draw(seen.drawn, size)
		seen.look(e, q, seen.drawn < source.last)
	}
	for _, f := range features {
		if seen.decided[f.name] == 0 {
			t.Errorf("%s: %d random cases: %s never decided an answer", source.name(0), seen.drawn, f.name)
		}
	}
	if len(seen.lengths) < deep || seen.circles == 0 {
		t.Errorf("%s: %d random cases: best routes of %v steps, want 1 to %d; %d with entries in a circle, want some",
			source.name(0), seen.drawn, slices.Sorted(maps.Keys(seen.lengths)), deep, seen.circles)
	}
	t.Logf("%d cases, %d with an answer; best routes by steps: %v; %d with entries in a circle",
		seen.drawn, seen.answered, seen.lengths, seen.circles)
	for _, f := range features {
		t.Logf("%3d times, first in case %d: %s", seen.decided[f.name], seen.first[f.name], f.name)
	}
}

// sightings is what was seen of the random cases.
type sightings struct {
	drawn, answered int
	decided, first  map[string]int // by feature: how many answers it decided, and the number of the first
	lengths         map[int]int    // by number of steps, deep and more as one: how many best routes
	circles         int            // cases with a route, and entries that ask for each other
}

func newSightings() *sightings {
	return &sightings{decided: map[string]int{}, first: map[string]int{}, lengths: map[int]int{}}
}

// all reports whether everything was seen, and the least number of cases.
func (s *sightings) all(least int) bool {
	return s.drawn >= least && len(s.decided) == len(features) && len(s.lengths) == deep && s.circles > 0
}

// look takes down what there is in a case; with every also what was seen before.
func (s *sightings) look(e credential.Entries, q pathway.Query, every bool) {
	grant(&q)
	answer, ok := answerOf(e, q)
	if !ok {
		return
	}
	s.answered++
	if len(answer) > 0 && answer[0].Steps > 0 {
		s.lengths[min(deep, answer[0].Steps)]++
		if circular(e) {
			s.circles++
		}
	}
	for _, f := range features {
		if (every || s.decided[f.name] == 0) && decides(f, e, q, answer) {
			if s.decided[f.name]++; s.decided[f.name] == 1 {
				s.first[f.name] = s.drawn
			}
		}
	}
}

// circular reports whether a credential asks for one that leads back to it.
func circular(e credential.Entries) bool {
	asks := map[credential.ID][]credential.ID{}
	for _, c := range e.Credentials {
		for _, rule := range c.Requires {
			compile(rule.Ask, "", nil, 0).leaves(func(ask credential.Requirement) {
				if holds, ok := ask.(credential.Holds); ok {
					asks[c.ID] = append(asks[c.ID], holds.Credential)
				}
			})
		}
		for _, as := range c.CountsAs {
			asks[as] = append(asks[as], c.ID)
		}
	}
	for id := range asks {
		reached := map[credential.ID]bool{}
		for queue := slices.Clone(asks[id]); len(queue) > 0; queue = queue[1:] {
			if !reached[queue[0]] {
				reached[queue[0]] = true
				queue = append(queue, asks[queue[0]]...)
			}
		}
		if reached[id] {
			return true
		}
	}
	return false
}

// answerOf returns the routes of a case that is small enough to be tried often.
func answerOf(e credential.Entries, q pathway.Query) ([]bruteRoute, bool) {
	c, err := credential.NewCatalog(e)
	if err != nil {
		return nil, false
	}
	return newBrute(c, q, 1500).routes()
}

// decides reports whether a case without the feature has another answer.
func decides(f feature, e credential.Entries, q pathway.Query, answer []bruteRoute) bool {
	less := deepCopy(reflect.ValueOf(e)).Interface().(credential.Entries)
	full := q
	q.Record = deepCopy(reflect.ValueOf(q.Record)).Interface().(credential.Record)
	f.drop(&less, &q)
	if reflect.DeepEqual(e, less) && reflect.DeepEqual(full, q) {
		return false
	}
	other, ok := answerOf(less, q)
	return ok && !reflect.DeepEqual(answer, other)
}

// TestOracleIsNoBetterWithoutShortcuts compares the oracle with itself without
// any of the arguments by which it leaves out days, sets and moments.
func TestOracleIsNoBetterWithoutShortcuts(t *testing.T) {
	t.Parallel()
	source := sourceOf(t)
	var compared atomic.Int64
	source.each(runtime.GOMAXPROCS(0), func(i int) bool {
		e, q := randomCase(source.random(i), 2+i%3)
		wrong, ok := shortcutsDiffer(e, q)
		if wrong != "" {
			t.Errorf("%s: %s%s", source.name(i), wrong, caseText(e, q))
		}
		if ok {
			compared.Add(1)
		}
		return wrong == ""
	})
	t.Logf("%d of %d cases compared", compared.Load(), source.cases())
	if compared.Load() < int64(source.cases()/4) {
		t.Errorf("only %d of %d cases are small enough to be compared", compared.Load(), source.cases())
	}
}

// shortcutsDiffer says where the oracle finds other routes without its
// shortcuts; the second result is false if the case is too big to tell.
func shortcutsDiffer(e credential.Entries, q pathway.Query) (string, bool) {
	c, _ := planner(e)
	want, ok := newBrute(c, q, 1500).routes()
	if !ok {
		return "", false
	}
	naive := prepare(c, q, 15_000, true)
	if len(naive.steps) > 7 {
		return "", false
	}
	got, ok := naive.routes()
	if !ok || linesOf(got) == linesOf(want) {
		return "", ok
	}
	return fmt.Sprintf("the oracle finds\n%sand without shortcuts\n%s", linesOf(want), linesOf(got)), true
}
