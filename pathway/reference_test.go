package pathway_test

import (
	"context"
	"errors"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/oracle"
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
		Letter: true, Record: credential.Record{Holdings: []credential.Holding{{
			Credential: "diploma/high-school", Awarded: credential.Date{Year: 2026, Month: 6, Day: 12},
		}}},
		Target: target, Rank: rank, Start: credential.Date{Year: 2027, Month: 1, Day: 4},
	}
}

var ranks = []pathway.Rank{pathway.Soonest, pathway.Cheapest, pathway.FewestSteps}

// referencePlanner returns a planner of the reference catalog.
func referencePlanner(tb testing.TB) *pathway.Planner {
	tb.Helper()
	return pathway.New(reference.Catalog())
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
	if !testing.Short() && (full < 20 || plain < 60) {
		t.Errorf("the oracle compared %d best routes, and %d with plain steps alone; want at least 20 and 60", full, plain)
	}
}

// plainly asks the same for someone who goes to typical schools only, and works as an
// outpatient coder or in the role aimed at. That leaves the oracle few enough steps.
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

// The bounds of the oracle's search for one target.
const (
	mostSets    = 5_000  // of steps
	mostMoments = 15_000 // of their schedules
)

// compareWithFew compares the best routes to one target, by their ranks, with the
// best of all sets that have as few steps and finish by the last day of any of the
// routes. It returns how many it could compare.
func compareWithFew(t *testing.T, routes []*pathway.Route, ask func(credential.ID, pathway.Rank) pathway.Query) int {
	t.Helper()
	slices.SortStableFunc(routes, func(x, y *pathway.Route) int { return len(x.Steps) - len(y.Steps) })
	if len(routes) == 0 {
		return 0
	}
	q := ask(routes[0].Target, routes[0].Rank)
	last := q.Start
	for _, route := range routes {
		if route.Finish.After(last) {
			last = route.Finish
		}
	}
	o := oracle.NewUntil(reference.Catalog(), questionOf(q), last, mostMoments)
	for i, route := range routes {
		if steps := len(o.Steps()); steps > 64 || setsOf(steps, len(route.Steps)) > mostSets {
			return i
		}
		found := o.OfAtMost(len(route.Steps))
		if o.TooBig() {
			return i
		}
		if len(found) == 0 {
			t.Errorf("the oracle has no way to %s", route.Target)
			return i
		}
		best := slices.MinFunc(found, func(x, y oracle.Route) int { return compareRoutes(route.Rank, x, y) })
		if compareRoutes(route.Rank, best, worthOf(route)) != 0 {
			t.Errorf("Best(%s by %s) =\n%swant, by the oracle,\n%s", route.Target, route.Rank, routeLines(route), oracle.Lines(best))
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

// TestEveryTargetIsReachableOrTheReadmeSaysWhyNot plans from a high-school
// diploma to every credential that can be earned and to every role of the
// reference catalog, verifies the routes, and holds those without one against
// the list in the catalog's README.md.
func TestEveryTargetIsReachableOrTheReadmeSaysWhyNot(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	t.Parallel()
	p := referencePlanner(t)
	var unreached []credential.ID
	for _, target := range referenceTargets() {
		if !reached(t, p, adult(target, "diploma/high-school")) {
			unreached = append(unreached, target)
		}
	}
	if want := saidUnreached(t); !slices.Equal(unreached, want) {
		t.Errorf("without a route from a high-school diploma are %q; README.md of the catalog lists %q", unreached, want)
	}
}

// TestNobodyIsAdmittedWithoutADiplomaOrTheCollegesWord plans to degrees and
// certificates without a diploma: no college takes such a person unless the
// record says what the open ones ask, and a first degree then counts as one.
func TestNobodyIsAdmittedWithoutADiplomaOrTheCollegesWord(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	for _, target := range []credential.ID{
		"degree/associate/him", "degree/bachelor/general", "degree/master/him", "certificate/cancer-registry", "certificate/medical-coding",
	} {
		q := adult(target)
		if reached(t, p, q) {
			t.Errorf("Best(%s) without a diploma has a route; want none, as no college admits the person", target)
		}
		q.Record.Attested = []credential.Attested{{ID: "college/able-without-diploma"}}
		if !reached(t, p, q) {
			t.Errorf("Best(%s) without a diploma, able to do college-level work, has no route; want one by an open college", target)
		}
	}
}

// TestAnEmptyRecordHasARouteOrAReason asks for every entry of the reference catalog:
// where there is no route the conditions are named, and they are the same however
// routes are ranked; where the search is stopped it has found some route.
func TestAnEmptyRecordHasARouteOrAReason(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	t.Parallel()
	p := referencePlanner(t)
	none := 0
	for i, target := range referenceTargets() {
		if i%3 > 0 && !*thorough {
			continue
		}
		var said string
		for _, rank := range ranks {
			q := pathway.Query{Letter: true, Target: target, Rank: rank, Start: credential.Date{Year: 2026, Month: 11, Day: 24}, Limit: 1000}
			_, err := p.Best(context.Background(), q)
			var stopped *pathway.LimitError
			if errors.As(err, &stopped) && stopped.Best == nil {
				t.Errorf("Best(%s by %s) = %v, want a route that may not be the best", target, rank, err)
			}
			var no *pathway.NoRouteError
			if !errors.As(err, &no) {
				continue
			}
			if none++; len(no.Conditions) == 0 || no.Undecided {
				t.Errorf("Best(%s by %s) = %v, want conditions", target, rank, err)
			}
			if lines := conditionLines(no.Conditions); said == "" {
				said = lines
			} else if lines != said {
				t.Errorf("Best(%s by %s): the conditions are%s\nby another rank they are%s", target, rank, lines, said)
			}
		}
	}
	wantTried(t, none, "every target has a route")
}

// thorough is for .ci/run.
var thorough = flag.Bool("thorough", false, "ask for every target of the reference catalog, not for a third of them")

// referenceTargets returns the credentials that can be earned, in ID order, and then
// the roles.
func referenceTargets() []credential.ID {
	var ids []credential.ID
	for entry := range reference.Catalog().Credentials() {
		if entry.Status == credential.Active {
			ids = append(ids, entry.ID)
		}
	}
	for role := range reference.Catalog().Roles() {
		ids = append(ids, role.ID)
	}
	return ids
}

// adult asks for a route of few steps, with less effort than usual, for somebody of 26
// who holds these credentials and nothing else.
func adult(target credential.ID, held ...credential.ID) pathway.Query {
	q := pathway.Query{
		Letter: true, Record: credential.Record{Born: credential.Date{Year: 2000, Month: 1, Day: 1}},
		Target: target, Rank: pathway.FewestSteps, Start: credential.Date{Year: 2026, Month: 11, Day: 24}, Limit: 100_000,
	}
	for _, id := range held {
		holding := credential.Holding{Credential: id, Awarded: credential.Date{Year: 2018, Month: 6, Day: 1}}
		q.Record.Holdings = append(q.Record.Holdings, holding)
	}
	return q
}

// reached reports whether there is a route, and verifies it.
func reached(t *testing.T, p *pathway.Planner, q pathway.Query) bool {
	t.Helper()
	route, err := p.Best(context.Background(), q)
	if errors.Is(err, pathway.ErrNoRoute) {
		return false
	}
	if err != nil {
		t.Errorf("Best(%s) = %v, want a route or a proof that there is none", q.Target, err)
		return true
	}
	if err := pathway.Verify(reference.Catalog(), q, route); err != nil {
		t.Errorf("Verify(Best(%s)) = %v", q.Target, err)
	}
	return true
}

var unreachedTable = regexp.MustCompile(`(?s)<!-- table: unreached -->(.*?)<!-- end of table -->`)

// saidUnreached returns the targets that README.md of the reference catalog
// says no route reaches, in the order of its table.
func saidUnreached(t *testing.T) []credential.ID {
	t.Helper()
	data, err := os.ReadFile("../credential/reference/README.md")
	if err != nil {
		t.Fatal(err)
	}
	table := unreachedTable.FindSubmatch(data)
	if table == nil {
		t.Fatal("README.md of the catalog has no table of what no route reaches")
	}
	var ids []credential.ID
	for _, m := range regexp.MustCompile("(?m)^\\| [^|`]*`([^`]+)` \\|").FindAllSubmatch(table[1], -1) {
		ids = append(ids, credential.ID(m[1]))
	}
	return ids
}
