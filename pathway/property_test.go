package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
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
	stops, all := 0, 0
	for _, source := range sourcesOf(t) {
		rng := source.random()
		for i := range source.cases {
			all++
			e, q := randomCase(rng, 3+i%6)
			seed := rng.Uint64()
			wrong, stopped := tried(broken, e, q, seed)
			if stopped {
				stops++
				t.Logf("-seed=%d, case %d: the planner stopped looking\n%s", source.seed, i, caseText(e, q))
			}
			if wrong != "" {
				t.Fatalf("-seed=%d, case %d: %s", source.seed, i, smallest(broken, e, q, seed, wrong))
			}
		}
	}
	if stops > 1+all/50 {
		t.Errorf("the planner stopped looking in %d of %d small cases", stops, all)
	}
}

// smallest makes a case that breaks a law as small as can be, and describes it.
func smallest(broken law, e credential.Entries, q pathway.Query, seed uint64, wrong string) string {
	end := time.Now().Add(10 * time.Second)
	e, q = shrinkCase(e, q, func(e credential.Entries, q pathway.Query) bool {
		if time.Now().After(end) || !has(e, q.Target) {
			return false
		}
		now, _ := tried(broken, e, q, seed)
		return alikeWords(now, wrong)
	})
	now, _ := tried(broken, e, q, seed)
	return fmt.Sprintf("%s\n%s\nbefore it was made small: %s", now, caseText(e, q), wrong)
}

// has reports whether the target of a case is still there.
func has(e credential.Entries, target credential.ID) bool {
	c, err := credential.NewCatalog(e)
	return err == nil && c.Has(target)
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
	p, err := pathway.New(c)
	if err != nil {
		panic(err)
	}
	return c, p
}

// effort is the search effort of a law's query, in sets looked at: small cases
// need little, and a count stops on the same day on every machine.
const effort = 20_000

// routesOf returns every route of a query; no route is no error.
func routesOf(p *pathway.Planner, q pathway.Query) ([]*pathway.Route, error) {
	routes, err := collect(p, q)
	return routes, orStop(err)
}

// collect is routesOf for goroutines, which must not panic.
func collect(p *pathway.Planner, q pathway.Query) ([]*pathway.Route, error) {
	q.Limit = effort
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
	q.Limit = effort
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
