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

// tryLaw tries a law on random cases. A case that breaks it is made as small as
// can be before it is shown.
func tryLaw(t *testing.T, share int, broken law) {
	rng := caseSource(t)
	for i := range max(1, *caseCount/share) {
		e, q := randomCase(rng, 3+i%6)
		seed := rng.Uint64()
		wrong := tried(broken, e, q, seed)
		if wrong == "" {
			continue
		}
		end := time.Now().Add(10 * time.Second)
		e, q = shrinkCase(e, q, func(e credential.Entries, q pathway.Query) bool {
			return time.Now().Before(end) && has(e, q.Target) && alikeWords(tried(broken, e, q, seed), wrong)
		})
		t.Fatalf("case %d: %s\n%s\nbefore it was made small: %s", i, tried(broken, e, q, seed), caseText(e, q), wrong)
	}
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

// tried tries a law on one case; a panic breaks it too.
func tried(broken law, e credential.Entries, q pathway.Query, seed uint64) (wrong string) {
	defer func() {
		if p := recover(); p != nil {
			wrong = "panic " + strings.ReplaceAll(fmt.Sprint(p), ":", ",")
		}
	}()
	return broken(e, q, rand.New(rand.NewPCG(seed, 1)))
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

// routesOf returns every route of a query; no route is no error.
func routesOf(p *pathway.Planner, q pathway.Query) ([]*pathway.Route, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	var routes []*pathway.Route
	for route, err := range p.Routes(ctx, q) {
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
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	route, err := p.Best(ctx, q)
	if errors.Is(err, pathway.ErrNoRoute) {
		return nil, nil
	}
	return route, err
}
