package pathway_test

import (
	"cmp"
	"context"
	"errors"
	"flag"
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
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// A law says what is wrong with a random case, which has these entries and this
// query; "" if nothing is. Where it chooses, it does so by the random numbers it is
// given, which are the same for one case. The text of a wrong begins with words that
// name its kind, up to a colon.
type law func(credential.Entries, pathway.Query, *rand.Rand) string

// tryLaw tries a law on random cases. Where the planner stops for want of effort there
// is no answer to judge, which may happen only seldom.
//
// To see one case again, run the test with the -seed and -case that it names; to try
// other cases, with another -seed and more -cases.
func tryLaw(t *testing.T, broken law) {
	t.Helper()
	t.Parallel()
	tryOn(t, broken, randcase.SourceOf(t), 1)
}

// tryLawAtOnce is tryLaw on several cases at a time, which the law must bear. At
// times the queries have an entry to avoid.
func tryLawAtOnce(t *testing.T, broken law) {
	t.Helper()
	t.Parallel()
	source := randcase.SourceOf(t)
	source.Avoids = true
	tryOn(t, broken, source, runtime.GOMAXPROCS(0))
}

var breachMax = flag.Int("breaches", 8, "how many cases that break a law are looked for before its test ends")

// A breach is a case that breaks a law.
type breach struct {
	number int
	wrong  string
}

// tryOn tries a law on the cases of a source, on several goroutines at a time.
func tryOn(t *testing.T, broken law, source randcase.Source, goroutines int) {
	t.Helper()
	var mu sync.Mutex
	var breaches []breach
	var stops []int
	source.Each(goroutines, func(i int) bool {
		wrong, stopped := tried(broken, source.Case(i))
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
		t.Logf("the planner stopped looking in %d of %d cases: %v", len(stops), source.Cases(), stops)
	}
	if len(stops) > 1+source.Cases()/50 {
		t.Errorf("the planner stopped looking in %d of %d small cases", len(stops), source.Cases())
	}
	report(t, broken, source, breaches)
}

// tried tries a law on one case; a panic breaks it too.
func tried(broken law, c randcase.Case) (wrong string, stopped bool) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stop:
			stopped = true
		default:
			wrong = "panic " + strings.ReplaceAll(fmt.Sprint(p), ":", ",")
		}
	}()
	return broken(c.Entries, queryOf(c.Question), c.Choices()), false
}

// A law panics with a stop where the planner stopped looking.
type stop struct{ error }

// report fails a test that found breaches, and makes the first of them small.
func report(t *testing.T, broken law, source randcase.Source, breaches []breach) {
	t.Helper()
	if len(breaches) == 0 {
		return
	}
	slices.SortFunc(breaches, func(a, b breach) int { return cmp.Compare(a.number, b.number) })
	for _, b := range breaches[1:] {
		first, _, _ := strings.Cut(b.wrong, "\n")
		t.Errorf("%s breaks it too: %s", source.Name(b.number), first)
	}
	c := smallest(broken, source.Case(breaches[0].number), breaches[0].wrong)
	now, _ := tried(broken, c)
	t.Errorf("%s: %s\n%s\nbefore it was made small: %s",
		source.Name(breaches[0].number), now, c.Keep(t), breaches[0].wrong)
}

// smallest makes a case that breaks a law as small as can be.
func smallest(broken law, c randcase.Case, wrong string) randcase.Case {
	end := time.Now().Add(20 * time.Second)
	return c.Shrink(func(c randcase.Case) bool {
		if time.Now().After(end) || !sound(c) {
			return false
		}
		now, _ := tried(broken, c)
		return alikeWords(now, wrong)
	})
}

// sound reports whether a case can be asked: its target is there, and its
// record is one.
func sound(c randcase.Case) bool {
	catalog, err := credential.NewCatalog(c.Entries)
	return err == nil && catalog.Has(c.Question.Target) && catalog.CheckRecord(c.Question.Record) == nil
}

// alikeWords reports whether two texts begin with the same words, up to a
// colon: a case is not made small by breaking it in another way.
func alikeWords(a, b string) bool {
	first, _, _ := strings.Cut(a, ":")
	other, _, _ := strings.Cut(b, ":")
	return a != "" && first == other
}

// wantTried fails a law that no case was fit for, unless few cases were tried.
func wantTried(t *testing.T, cases int, why string) {
	t.Helper()
	if cases == 0 && !randcase.One() && !testing.Short() {
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

// planner returns the catalog of valid entries, and its planner.
func planner(e credential.Entries) (*credential.Catalog, *pathway.Planner) {
	c, err := credential.NewCatalog(e)
	if err != nil {
		panic(err)
	}
	return c, pathway.New(c)
}

// effort is the limit of a query that says none, in a law: small cases need little.
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
