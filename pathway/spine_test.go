package pathway_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// spine has the credentials and roles of the reference catalog that people ask
// for, with the degrees and exams that lead to them.
var spine = []credential.ID{
	"ahima/rhit", "ahima/rhit-exam", "ahima/rhia", "ahima/rhia-exam", "ahima/cca", "ahima/ccs", "ahima/ccs-p",
	"ahima/chda", "ahima/chps", "ahima/cdip", "ahima/membership",
	"aapc/membership", "aapc/cpc-exam", "aapc/cpc-a", "aapc/cpc", "aapc/coc-exam", "aapc/coc-a", "aapc/coc",
	"aapc/cic", "aapc/crc", "aapc/cpb", "aapc/cpma",
	"ncra/ods-c", "ncra/ods-exam", "ncra/membership",
	"bmsc/hcs-d", "bmsc/hcs-h", "bmsc/hcs-o", "bmsc/hcs-c",
	"diploma/high-school",
	"degree/associate", "degree/associate-or-higher", "degree/bachelor", "degree/bachelor-or-higher", "degree/master",
	"degree/associate/him", "degree/bachelor/him", "degree/master/him", "certificate/him-post-baccalaureate",
	"degree/associate/cancer-registry", "certificate/cancer-registry", "certificate/medical-coding",
	"role/health-information-technician", "role/medical-coder-professional", "role/medical-coder-outpatient",
	"role/medical-coder-inpatient", "role/cancer-registrar", "role/coding-auditor",
	"role/release-of-information-specialist", "role/him-supervisor", "role/him-manager",
}

// graduate asks for routes from a high-school diploma, and nothing else.
func graduate(target credential.ID, rank pathway.Rank) pathway.Query {
	return pathway.Query{
		Record: credential.Record{Holdings: []credential.Holding{{
			Credential: "diploma/high-school", Awarded: credential.Date{Year: 2026, Month: 6, Day: 12},
		}}},
		Target: target, Rank: rank, Start: credential.Date{Year: 2027, Month: 1, Day: 4},
	}
}

var ranks = []pathway.Rank{pathway.Soonest, pathway.Cheapest, pathway.FewestSteps}

func referencePlanner(tb testing.TB) *pathway.Planner {
	tb.Helper()
	p := pathway.New(reference.Catalog())
	return p
}

// plainly asks the same, of someone who goes to none but typical schools, and
// works as an outpatient coder or in the role aimed at: that leaves the oracle few enough steps.
func plainly(target credential.ID, rank pathway.Rank) pathway.Query {
	q := graduate(target, rank)
	q.Avoid = func(id credential.ID) bool {
		_, school := reference.Catalog().Program(id)
		_, job := reference.Catalog().Role(id)
		return school && !strings.HasPrefix(string(id), "program/typical/") ||
			job && id != "role/medical-coder-outpatient" && id != target
	}
	return q
}

// TestBestRoutesOfTheReferenceHold verifies the best route to each entry of the
// spine by each rank, and holds it against the oracle where that can look at
// every set of as few steps.
func TestBestRoutesOfTheReferenceHold(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	full, plain := 0, 0
	for _, target := range spine {
		full += bestHold(t, p, target, graduate)
		plain += bestHold(t, p, target, plainly)
	}
	t.Logf("of %d best routes the oracle compared %d, and %d with plain steps alone", len(ranks)*len(spine), full, plain)
	if least := 60; !testing.Short() && min(full, plain) < least {
		t.Errorf("the oracle compared %d best routes, and %d with plain steps alone; want at least %d", full, plain, least)
	}
}

// bestHold verifies the best routes to a target by each rank, and returns how
// many of them the oracle could compare.
func bestHold(t *testing.T, p *pathway.Planner, target credential.ID, ask func(credential.ID, pathway.Rank) pathway.Query) int {
	t.Helper()
	var routes []*pathway.Route
	for _, rank := range ranks {
		q := ask(target, rank)
		route, err := p.Best(context.Background(), q)
		if q.Avoid != nil && errors.Is(err, pathway.ErrNoRoute) {
			return 0
		}
		if err != nil {
			t.Errorf("Best(%s by %s) = %v", target, rank, err)
			continue
		}
		if err := pathway.Verify(reference.Catalog(), q, route); err != nil {
			t.Errorf("Verify(Best(%s by %s)) = %v", target, rank, err)
		}
		if !route.Proof.Proven {
			t.Errorf("Best(%s by %s) is not proven", target, rank)
		}
		routes = append(routes, route)
	}
	if testing.Short() {
		return 0
	}
	return compareWithFew(t, routes, ask)
}

// What the oracle may look at for one target: so many sets of steps, and so
// many moments of their schedules.
const (
	mostSets    = 5_000
	mostMoments = 15_000
)

// compareWithFew compares the best routes to one target, by their ranks, with
// the best of all sets that have as few steps and finish by the last day of any
// of the routes, and returns how many it could compare.
func compareWithFew(t *testing.T, routes []*pathway.Route, ask func(credential.ID, pathway.Rank) pathway.Query) int {
	t.Helper()
	slices.SortStableFunc(routes, func(x, y *pathway.Route) int { return len(x.Steps) - len(y.Steps) })
	if len(routes) == 0 {
		return 0
	}
	b := newBrute(reference.Catalog(), ask(routes[0].Target, routes[0].Rank), 20)
	b.most, b.soonest = mostMoments, b.start-1
	last := b.start
	for _, route := range routes {
		last = max(last, route.Finish.DayNumber())
	}
	b.last = last
	for i, route := range routes {
		if len(b.steps) > 64 || setsOf(len(b.steps), len(route.Steps)) > mostSets {
			return i
		}
		found := b.few(len(route.Steps))
		if b.tooBig {
			return i
		}
		if len(found) == 0 {
			t.Errorf("the oracle has no way to %s", route.Target)
			return i
		}
		best := slices.MinFunc(found, func(x, y bruteRoute) int { return compareRoutes(route.Rank, x, y) })
		if compareRoutes(route.Rank, best, worthOf(route)) != 0 {
			t.Errorf("Best(%s by %s) =\n%swant, by the oracle,\n%s", route.Target, route.Rank, routeLines(route), linesOf([]bruteRoute{best}))
		}
	}
	return len(routes)
}

// setsOf returns how many sets of at most k of n things there are.
func setsOf(n, k int) int {
	sum, choose := 1, 1
	for i := range k {
		choose = choose * (n - i) / (i + 1)
		sum += choose
	}
	return sum
}

// few returns the minimal sets of at most n steps.
func (b *brute) few(n int) []bruteRoute {
	var found []bruteRoute
	var grow func(mask uint64, from, left int)
	grow = func(mask uint64, from, left int) {
		if b.tooBig || !b.single(mask) {
			return
		}
		if b.finish(mask).minimal {
			found = append(found, b.route(mask))
		}
		for i := from; left > 0 && i < len(b.steps); i++ {
			grow(mask|1<<i, i+1, left-1)
		}
	}
	grow(0, 0, n)
	return found
}
