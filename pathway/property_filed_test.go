package pathway_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// refiled puts a filing on file and reads it back, and says what is not the
// same then, or is not at a second time.
func refiled(c *credential.Catalog, f roadmap.Filing) (back roadmap.Filing, wrong string) {
	data, err := roadmap.FormatRoute(c, f)
	if err != nil {
		return back, errorOf("FormatRoute", err)
	}
	back, err = roadmap.ParseRoute("route.json", data)
	if err != nil {
		return back, errorOf("ParseRoute", err)
	}
	if diff := cmp.Diff(f, back); diff != "" {
		return back, fmt.Sprintf("differs: ParseRoute(FormatRoute(f)) (-want +got):\n%s", diff)
	}
	again, err := roadmap.FormatRoute(c, back)
	if err != nil || !bytes.Equal(again, data) {
		return back, fmt.Sprintf("unstable: a second FormatRoute = %v\n%s\nwant\n%s", err, again, data)
	}
	return back, ""
}

func TestRoutesComeBackFromFileAsTheyWere(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		routes, err := routesOf(p, q)
		if err != nil {
			return errorOf("Routes", err)
		}
		for i, route := range routes {
			f := roadmap.Filing{Query: q, Route: route, Options: roadmap.Options{Name: "Ana Example", Others: routes[i+1:], Ended: roadmap.Exhausted}}
			if i+1 == len(routes) {
				f.Options = roadmap.Options{}
			}
			back, wrong := refiled(c, f)
			if wrong != "" {
				return wrong
			}
			if got, want := pathway.Verify(c, back.Query, back.Route), pathway.Verify(c, q, route); fmt.Sprint(got) != fmt.Sprint(want) {
				return fmt.Sprintf("judged otherwise: Verify = %v once filed, and %v before", got, want)
			}
		}
		return ""
	})
}

func TestRoutesOfTheReferenceComeBackFromFileAsTheyWere(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	for _, target := range spine {
		for _, rank := range ranks {
			q := graduate(target, rank)
			q.Limit = 2_000
			route, err := p.Best(context.Background(), q)
			var limit *pathway.LimitError
			if errors.As(err, &limit) && limit.Best != nil {
				route, err = limit.Best, nil
			}
			if err != nil {
				t.Errorf("Best(%s by %s) = %v", target, rank, err)
				continue
			}
			back, wrong := refiled(reference.Catalog(), roadmap.Filing{Query: q, Route: route})
			if wrong != "" {
				t.Errorf("the route to %s by %s: %s", target, rank, wrong)
			} else if err := pathway.Verify(reference.Catalog(), back.Query, back.Route); err != nil {
				t.Errorf("Verify of the filed route to %s by %s = %v", target, rank, err)
			}
		}
	}
}
