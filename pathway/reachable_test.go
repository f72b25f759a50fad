package pathway_test

import (
	"context"
	"errors"
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

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
		q.Record.Attested = []credential.Attested{{Of: "able to do college-level work without a diploma, as the college judges"}}
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
	for _, target := range referenceTargets() {
		var said string
		for _, rank := range ranks {
			q := pathway.Query{Target: target, Rank: rank, Start: credential.Date{Year: 2026, Month: 11, Day: 24}, Limit: 1000}
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

// referenceTargets returns what can be earned, and the roles, in ID order of each.
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
		Record: credential.Record{Born: credential.Date{Year: 2000, Month: 1, Day: 1}},
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
