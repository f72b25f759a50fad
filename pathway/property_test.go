package pathway_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A law says what is wrong with a case; "" if nothing is. Where it chooses, it
// does so by the random numbers it is given, which are the same for one case.
type law func(credential.Entries, pathway.Query, *rand.Rand) string

// tryLaw tries a law on random cases. Where the planner stops for want of effort
// there is no answer to judge, which may happen only seldom.
func tryLaw(t *testing.T, broken law) {
	t.Helper()
	t.Parallel()
	tryOn(t, broken, sourceOf(t), 1)
}

// tryLawAtOnce is tryLaw on several cases at a time, which the law must bear. At
// times the queries have an entry to avoid.
func tryLawAtOnce(t *testing.T, broken law) {
	t.Helper()
	t.Parallel()
	source := sourceOf(t)
	source.avoids = true
	tryOn(t, broken, source, runtime.GOMAXPROCS(0))
}

// sizes are how many entries the catalogs of random cases have, about: mostly
// few, which are tried soonest and understood soonest.
var sizes = []int{3, 4, 3, 5, 4, 3, 6, 4, 5, 3, 7, 4, 5, 3, 8}

// law draws the i-th case of a law, and the seed of what the law chooses.
func (s source) law(i int) (e credential.Entries, q pathway.Query, seed uint64) {
	return s.draw(i, sizes[i%len(sizes)])
}

// draw is law for a catalog of the given size.
func (s source) draw(i, size int) (e credential.Entries, q pathway.Query, seed uint64) {
	rng := s.random(i)
	e, q = randomCase(rng, size)
	seed = rng.Uint64()
	if ids := avoidable(e, q.Target); s.avoids && len(ids) > 0 && rng.IntN(6) == 0 {
		avoided := ids[rng.IntN(len(ids))]
		q.Avoid = func(id credential.ID) bool { return id == avoided }
	}
	return e, q, seed
}

// avoidable returns every entry that a step could take, but for the target.
func avoidable(e credential.Entries, target credential.ID) []credential.ID {
	return avoidedOf(e, pathway.Query{Avoid: func(id credential.ID) bool { return id != target }})
}

// A breach is a case that breaks a law.
type breach struct {
	number int
	wrong  string
}

func tryOn(t *testing.T, broken law, source source, goroutines int) {
	t.Helper()
	var mu sync.Mutex
	var breaches []breach
	var stops []int
	source.each(goroutines, func(i int) bool {
		e, q, seed := source.law(i)
		wrong, stopped := tried(broken, e, q, seed)
		mu.Lock()
		defer mu.Unlock()
		if stopped {
			stops = append(stops, i)
		}
		if wrong != "" {
			breaches = append(breaches, breach{i, wrong})
		}
		return len(breaches) < *breachMax
	})
	if len(stops) > 0 {
		slices.Sort(stops)
		t.Logf("the planner stopped looking in %d of %d cases: %v", len(stops), source.cases(), stops)
	}
	if len(stops) > 1+source.cases()/50 {
		t.Errorf("the planner stopped looking in %d of %d small cases", len(stops), source.cases())
	}
	report(t, broken, source, breaches)
}

// report fails a test that found breaches, and makes the first of them small.
func report(t *testing.T, broken law, s source, breaches []breach) {
	t.Helper()
	if len(breaches) == 0 {
		return
	}
	slices.SortFunc(breaches, func(a, b breach) int { return cmp.Compare(a.number, b.number) })
	for _, b := range breaches[1:] {
		first, _, _ := strings.Cut(b.wrong, "\n")
		t.Errorf("%s breaks it too: %s", s.name(b.number), first)
	}
	e, q, seed := s.law(breaches[0].number)
	e, q = smallest(broken, e, q, seed, breaches[0].wrong)
	now, _ := tried(broken, e, q, seed)
	t.Errorf("%s: %s\n%s\nbefore it was made small: %s",
		s.name(breaches[0].number), now, keepCase(t, e, q), breaches[0].wrong)
}

// smallest makes a case that breaks a law as small as can be.
func smallest(broken law, e credential.Entries, q pathway.Query, seed uint64, wrong string) (credential.Entries, pathway.Query) {
	end := time.Now().Add(20 * time.Second)
	return shrinkCase(e, q, func(e credential.Entries, q pathway.Query) bool {
		if time.Now().After(end) || !sound(e, q) {
			return false
		}
		now, _ := tried(broken, e, q, seed)
		return alikeWords(now, wrong)
	})
}

// sound reports whether a case can be asked: its target is there, and its
// record is one.
func sound(e credential.Entries, q pathway.Query) bool {
	c, err := credential.NewCatalog(e)
	return err == nil && c.Has(q.Target) && c.CheckRecord(q.Record) == nil
}

// alikeWords reports whether two texts begin with the same words, up to a
// colon: a case is not made small by breaking it in another way.
func alikeWords(a, b string) bool {
	first, _, _ := strings.Cut(a, ":")
	other, _, _ := strings.Cut(b, ":")
	return a != "" && first == other
}

// A stop is what a law panics with where the planner stopped looking.
type stop struct{ error }

// tried tries a law on one case; a panic breaks it too.
func tried(broken law, e credential.Entries, q pathway.Query, seed uint64) (wrong string, stopped bool) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stop:
			stopped = true
		default:
			wrong = "panic " + strings.ReplaceAll(fmt.Sprint(p), ":", ",")
		}
	}()
	return broken(e, q, rand.New(rand.NewPCG(seed, 1))), false
}

// planner compiles a catalog that the generator has found to be valid.
func planner(e credential.Entries) (*credential.Catalog, *pathway.Planner) {
	c, err := credential.NewCatalog(e)
	if err != nil {
		panic(err)
	}
	p := pathway.New(c)
	return c, p
}

// effort is the search effort of a law's query that says none, in sets looked at: small cases
// need little, and a count stops on the same day on every machine.
const effort = 20_000

// routesOf returns every route of a query; no route is no error.
func routesOf(p *pathway.Planner, q pathway.Query) ([]*pathway.Route, error) {
	routes, err := collect(p, q)
	return routes, orStop(err)
}

// collect is routesOf for goroutines, which must not panic.
func collect(p *pathway.Planner, q pathway.Query) ([]*pathway.Route, error) {
	q.Limit = cmp.Or(q.Limit, effort)
	var routes []*pathway.Route
	for route, err := range p.Routes(context.Background(), q) {
		switch {
		case errors.Is(err, pathway.ErrNoRoute) && len(routes) == 0:
			return nil, nil
		case err != nil:
			return routes, err
		}
		routes = append(routes, route)
	}
	return routes, nil
}

// bestOf returns the best route of a query, or nil if there is none.
func bestOf(p *pathway.Planner, q pathway.Query) (*pathway.Route, error) {
	q.Limit = cmp.Or(q.Limit, effort)
	route, err := p.Best(context.Background(), q)
	if errors.Is(err, pathway.ErrNoRoute) {
		return nil, nil
	}
	return route, orStop(err)
}

// orStop returns the error, unless it is that the planner stopped looking.
func orStop(err error) error {
	var limit *pathway.LimitError
	if errors.As(err, &limit) {
		panic(stop{err})
	}
	return err
}

// wantTried fails a law that no case was fit for, unless it is asked for one or few.
func wantTried(t *testing.T, cases int, why string) {
	t.Helper()
	if cases == 0 && *caseOnly < 0 && !testing.Short() {
		t.Errorf("%s; the law was not tried", why)
	}
}

// errorOf says that a call had an error, as a law does.
func errorOf(call string, err error) string {
	if err == nil {
		return ""
	}
	return fmt.Sprintf("error: %s = %v", call, err)
}
