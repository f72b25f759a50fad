package randcase

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// deep is how many steps the best routes of random cases must reach.
const deep = 8

// TestRandomCasesReachEveryFeature draws cases until each feature has decided an
// answer, best routes of every length were seen, and a case in which entries ask for
// each other in a circle. A feature that never decides an answer is not tested by the
// laws. It logs how often each one decides.
func TestRandomCasesReachEveryFeature(t *testing.T) {
	if testing.Short() {
		t.Skip("it tries the generator alone, which the full run does")
	}
	t.Parallel()
	source := SourceOf(t)
	source.Avoids = true
	seen := newSightings()
	for ; seen.drawn < 6000 && !seen.all(source.Last); seen.drawn++ {
		size := 3 + seen.drawn%3
		if seen.drawn%5 == 0 && len(seen.lengths) < deep {
			size = 10 // for long routes
		}
		seen.look(source.Sized(seen.drawn, size), seen.drawn < source.Last)
	}
	for _, f := range features {
		if seen.decided[f.name] == 0 {
			t.Errorf("%s: %d random cases: %s never decided an answer", source.Name(0), seen.drawn, f.name)
		}
	}
	if len(seen.lengths) < deep || seen.circles == 0 {
		t.Errorf("%s: %d random cases: best routes of %v steps, want 1 to %d; %d with entries in a circle, want some",
			source.Name(0), seen.drawn, slices.Sorted(maps.Keys(seen.lengths)), deep, seen.circles)
	}
	t.Logf("%d cases, %d with an answer; best routes by steps: %v; %d with entries in a circle",
		seen.drawn, seen.answered, seen.lengths, seen.circles)
	for _, f := range features {
		t.Logf("%3d times, first in case %d: %s", seen.decided[f.name], seen.first[f.name], f.name)
	}
}

// sightings counts what was seen in the random cases.
type sightings struct {
	drawn, answered int
	decided, first  map[string]int // by feature: how many answers it decided, and the number of the first
	lengths         map[int]int    // by number of steps, deep and more as one: how many best routes
	circles         int            // cases with a route in which entries ask for each other
}

// newSightings returns sightings of nothing.
func newSightings() *sightings {
	return &sightings{decided: map[string]int{}, first: map[string]int{}, lengths: map[int]int{}}
}

// all reports whether everything was seen, in at least so many cases.
func (s *sightings) all(least int) bool {
	return s.drawn >= least && len(s.decided) == len(features) && len(s.lengths) == deep && s.circles > 0
}

// look counts the features of a case that decide its answer; with every also those
// seen before.
func (s *sightings) look(c Case, every bool) {
	grant(&c.Question)
	answer, ok := answerOf(c)
	if !ok {
		return
	}
	s.answered++
	if len(answer) > 0 && answer[0].Steps > 0 {
		s.lengths[min(deep, answer[0].Steps)]++
		if circular(c.Entries) {
			s.circles++
		}
	}
	for _, f := range features {
		if (every || s.decided[f.name] == 0) && decides(f, c, answer) {
			if s.decided[f.name]++; s.decided[f.name] == 1 {
				s.first[f.name] = s.drawn
			}
		}
	}
}

// decides reports whether a case without the feature has another answer.
func decides(f feature, c Case, answer []oracle.Route) bool {
	less := c
	less.Entries, less.Question.Record = Copy(c.Entries), Copy(c.Question.Record)
	f.drop(&less)
	if same(c, less) {
		return false
	}
	other, ok := answerOf(less)
	return ok && !reflect.DeepEqual(answer, other)
}

// same reports whether two cases are the same, of which the second may lack the
// function of the first that names what to avoid.
func same(c, less Case) bool {
	avoids := c.Question.Avoid != nil
	if avoids != (less.Question.Avoid != nil) {
		return false
	}
	c.Question.Avoid, less.Question.Avoid = nil, nil
	return reflect.DeepEqual(c, less)
}

// answerOf returns the routes of a case that is small enough to be tried often.
func answerOf(c Case) ([]oracle.Route, bool) {
	catalog, err := credential.NewCatalog(c.Entries)
	if err != nil {
		return nil, false
	}
	return oracle.New(catalog, c.Question, 1500).Routes()
}

// circular reports whether a credential asks for one that leads back to it.
func circular(e credential.Entries) bool {
	asks := map[credential.ID][]credential.ID{}
	for _, c := range e.Credentials {
		for _, rule := range c.Requires {
			asks[c.ID] = append(asks[c.ID], heldFor(rule.Ask)...)
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

// heldFor returns the credentials that a requirement asks to hold.
func heldFor(ask credential.Requirement) []credential.ID {
	var ids []credential.ID
	switch ask := ask.(type) {
	case credential.Holds:
		ids = append(ids, ask.Credential)
	case credential.AtLeast:
		for _, part := range ask.Of {
			ids = append(ids, heldFor(part)...)
		}
	}
	return ids
}
