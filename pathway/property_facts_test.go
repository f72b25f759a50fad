package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestTheNamedFactsAreEnough tries the law that the record has every fact that a route
// names, and that no other fact is needed: without the others the route still holds,
// and none is better.
func TestTheNamedFactsAreEnough(t *testing.T) {
	facts, left := 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		q.Assume = false           // a missing fact could be assumed, and come sooner
		q.Week = pathway.Unlimited // without a job that is not named a week has more hours
		e, q = plainCase(rng, e, q)
		c, p := planner(e)
		best, err := bestOf(p, q)
		if err != nil || best == nil {
			return errorOf("Best", err)
		}
		if best.Rank != q.Rank {
			return fmt.Sprintf("rank: the route was found by %s, want %s", best.Rank, q.Rank)
		}
		for i, fact := range best.Has {
			if wrong := notInRecord(q.Record, fact); wrong != "" {
				return fmt.Sprintf("no such fact: Has[%d] = %+v: %s", i, fact, wrong)
			}
		}
		shown := 0
		for i, fact := range best.Has { // what is proven beside what proves it is no fact more
			proves := func(other pathway.Evidence) bool { return other.Fact == fact.Fact && other.Index == fact.Index }
			if slices.ContainsFunc(best.Has[:i], proves) {
				shown++
			}
		}
		if got, want := len(best.Has)+len(best.Unused)-shown, factsOfRecord(q.Record)-neverUnused(q.Record, best.Has); got != want {
			return fmt.Sprintf("%d facts are used or unused, want all %d of the record", got, want)
		}
		less := q
		less.Record = onlyNamed(q.Record, best.Has)
		best.Unused = nil
		facts += len(best.Has)
		left += factsOfRecord(q.Record) - len(best.Has)
		named := *best
		named.Open, named.Renewed = nil, pathway.Route{}.Renewed // what is open is asked of all facts
		named.Upkeep = nil                                       // and what is due later told by all: an award to come may renew
		if err := pathway.Verify(c, less, &named); err != nil {
			return fmt.Sprintf("not enough: Verify = %v with the facts %+v alone, of\n%s", err, best.Has, routeLines(best))
		}
		again, err := bestOf(p, less)
		if err != nil {
			return errorOf("Best with fewer facts", err)
		}
		if wrong := worse(q.Rank, best, again) + worse(q.Rank, again, best); wrong != "" {
			return fmt.Sprintf("%sfirst with all facts and then with those of %+v alone, or the other way round", wrong, best.Has)
		}
		return ""
	})
	t.Logf("%d facts named, %d left out", facts, left)
	wantTried(t, min(facts, left), "the routes name no fact of the record, or every one")
}

// TestRoutesThatAssumeSayWhat tries the law that the route of a person whose record says
// next to nothing holds by the assumptions that it names.
func TestRoutesThatAssumeSayWhat(t *testing.T) {
	assuming := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		q.Assume = true
		q.Record = randcase.Copy(q.Record)
		silence(&q.Record, rng)
		c, p := planner(e)
		routes, err := routesOf(p, q)
		if err != nil {
			return errorOf("Routes", err)
		}
		for _, route := range routes {
			if err := pathway.Verify(c, q, route); err != nil {
				return fmt.Sprintf("does not hold: Verify = %v with %q assumed in\n%s", err, route.Assumed, routeLines(route))
			}
			if len(route.Assumed) > 0 {
				assuming++
			}
		}
		return ""
	})
	wantTried(t, assuming, "no route assumes anything")
}

// silence leaves out, at times, whatever a record may leave out.
func silence(r *credential.Record, rng *rand.Rand) {
	r.Born, r.Residence, r.Attested = credential.Date{}, "", nil
	for i := range r.Holdings {
		if rng.IntN(2) == 0 {
			r.Holdings[i].Program = ""
		}
		if rng.IntN(2) == 0 {
			r.Holdings[i].Awarded = credential.Date{}
		}
	}
	for i := range r.Studies {
		if rng.IntN(2) == 0 {
			r.Studies[i].Grade = ""
		}
	}
	for i := range r.Scores {
		if rng.IntN(2) == 0 {
			r.Scores[i].On = credential.Date{}
		}
	}
	if rng.IntN(2) == 0 {
		r.Scores = nil
	}
}

// factsOfRecord returns how many facts a record has that a route can name.
func factsOfRecord(r credential.Record) int {
	facts := len(r.Holdings) + len(r.Jobs) + len(r.Studies) + len(r.Scores) + len(r.Attempts) + len(r.Prepared) + len(r.Attested)
	if !r.Born.IsZero() {
		facts++
	}
	if r.Residence != "" {
		facts++
	}
	return facts
}

// neverUnused returns how many facts of a record a route neither names nor calls unused:
// the day of birth, and where the person lives.
func neverUnused(r credential.Record, has []pathway.Evidence) int {
	names := func(kind string) bool {
		return slices.ContainsFunc(has, func(e pathway.Evidence) bool { return e.Fact == kind })
	}
	facts := 0
	if !r.Born.IsZero() && !names("born") {
		facts++
	}
	if r.Residence != "" && !names("residence") {
		facts++
	}
	return facts
}

// notInRecord says why a fact is not one of the record; "" if it is.
func notInRecord(r credential.Record, fact pathway.Evidence) string {
	size, entry := 0, credential.ID("")
	switch fact.Fact {
	case "born":
		if size = 1; r.Born.IsZero() {
			return "the day of birth is not said"
		}
	case "residence":
		if size = 1; r.Residence == "" {
			return "where the person lives is not said"
		}
	case "holding":
		if size = len(r.Holdings); fact.Index < size {
			entry = r.Holdings[fact.Index].Credential
		}
	case "job":
		if size = len(r.Jobs); fact.Index < size {
			entry = r.Jobs[fact.Index].Role
		}
	case "study":
		size = len(r.Studies)
	case "score":
		if size = len(r.Scores); fact.Index < size {
			entry = r.Scores[fact.Index].Of
		}
	case "attempt":
		if size = len(r.Attempts); fact.Index < size {
			entry = r.Attempts[fact.Index].Exam
		}
	case "prepared":
		if size = len(r.Prepared); fact.Index < size {
			entry = r.Prepared[fact.Index].Exam
		}
	case "attested":
		if size = len(r.Attested); fact.Index < size {
			entry = r.Attested[fact.Index].ID
		}
	default:
		return "there is no such kind of fact"
	}
	switch {
	case fact.Index < 0 || fact.Index >= size:
		return fmt.Sprintf("the record has %d of the kind", size)
	case fact.Entry != entry && !strings.Contains(fact.Text, ", shown by the "):
		return fmt.Sprintf("in the record it is of %q", entry)
	case fact.Text == "":
		return "it has no text"
	}
	return ""
}

// onlyNamed returns the record with no facts but those named. Waivers are no
// facts of the person, and stay.
func onlyNamed(r credential.Record, has []pathway.Evidence) credential.Record {
	less := randcase.Copy(r)
	names := func(kind string, i int) bool {
		return slices.ContainsFunc(has, func(e pathway.Evidence) bool { return e.Fact == kind && e.Index == i })
	}
	if !names("born", 0) {
		less.Born = credential.Date{}
	}
	if !names("residence", 0) {
		less.Residence = ""
	}
	less.Holdings = only(less.Holdings, func(i int) bool { return names("holding", i) })
	less.Jobs = only(less.Jobs, func(i int) bool { return names("job", i) })
	less.Studies = only(less.Studies, func(i int) bool { return names("study", i) })
	less.Scores = only(less.Scores, func(i int) bool { return names("score", i) })
	less.Attempts = only(less.Attempts, func(i int) bool { return names("attempt", i) })
	less.Prepared = only(less.Prepared, func(i int) bool { return names("prepared", i) })
	less.Attested = only(less.Attested, func(i int) bool { return names("attested", i) })
	return less
}

// only returns the elements of a list that are kept, by index.
func only[T any](list []T, keep func(i int) bool) []T {
	var kept []T
	for i, x := range list {
		if keep(i) {
			kept = append(kept, x)
		}
	}
	return kept
}

// TestCreditRestsOnTheHoldingThatCameFirst: two holdings are of one program, and
// the credit that it taught is there from the earlier award on.
func TestCreditRestsOnTheHoldingThatCameFirst(t *testing.T) {
	_, p := planner(credential.Entries{
		Credentials: []credential.Credential{
			{ID: "late", Kind: credential.Degree, Name: "late"},
			{ID: "soon", Kind: credential.Degree, Name: "soon"},
			{ID: "c", Kind: credential.Certification, Name: "c", Requires: credential.Rules{{Ask: credential.Coursework{
				In: "s", Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester},
			}}}},
		},
		Programs: []credential.Program{{ID: "p", Name: "p", Awards: []credential.ID{"late", "soon"}, Teaches: []credential.Teaching{
			{In: "s", Credits: credential.Credits{Hundredths: 400, Unit: credential.Semester}},
		}}},
	})
	start := credential.Date{Year: 2026, Month: 1, Day: 1}
	route, err := bestOf(p, pathway.Query{Letter: true, Target: "c", Start: start, Record: credential.Record{Holdings: []credential.Holding{
		{Credential: "late", Program: "p", Expected: start.Add(credential.Period{Months: 11})},
		{Credential: "soon", Program: "p", Awarded: start.Add(credential.Period{Months: -8})},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Has) != 1 || route.Has[0].Entry != "soon" {
		t.Errorf("Best rests on %+v, want the holding of soon", route.Has)
	}
}

// TestAPassToComeIsNamedWhereItEndsTheCountOfTries: the pass of an exam is expected, and
// lapses; the exam is sat again after it, sooner than the failed try before it would let.
func TestAPassToComeIsNamedWhereItEndsTheCountOfTries(t *testing.T) {
	start := credential.Date{Year: 2026, Month: 1, Day: 1}
	day := func(n int) credential.Date { return start.Add(credential.Period{Days: n}) }
	c, p := planner(credential.Entries{
		Credentials: []credential.Credential{{
			ID: "x", Kind: credential.Assessment, Name: "x", Lasts: credential.Period{Days: 10},
			Offers: []credential.Offer{{Price: credential.Money{Minor: 100, Currency: "USD"}}},
			Exam:   credential.Exam{Retakes: []credential.Retake{{Wait: credential.Period{Days: 90}}}},
		}, {
			ID: "c", Kind: credential.Certification, Name: "c", Offers: []credential.Offer{{From: day(20)}},
			Requires: credential.Rules{{Ask: credential.Holds{Credential: "x"}}},
		}},
	})
	query := pathway.Query{Target: "c", Start: start, Record: credential.Record{
		Attempts: []credential.Attempt{{Exam: "x", On: day(-3)}},
		Holdings: []credential.Holding{{Credential: "x", Expected: day(5)}},
	}}
	route, err := bestOf(p, query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Has) != 2 || len(route.Unused) != 0 || route.Finish != day(20) {
		t.Errorf("Best on %s rests on %+v, want the try and the pass, on %s", route.Finish, route.Has, day(20))
	}
	if err := pathway.Verify(c, query, route); err != nil {
		t.Error(err)
	}
}

// TestAJobThatSparesTheSearchIsNamed: who works in the role that is the target has reached
// it, and that is a fact of the record.
func TestAJobThatSparesTheSearchIsNamed(t *testing.T) {
	start := credential.Date{Year: 2026, Month: 1, Day: 1}
	_, p := planner(credential.Entries{Roles: []credential.Role{{ID: "r", Name: "r"}}})
	query := pathway.Query{Target: "r", Start: start}
	query.Record.Jobs = []credential.Job{{Role: "r", From: start.Add(credential.Period{Days: -7})}}
	route, err := bestOf(p, query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Has) != 1 || route.Has[0].Fact != "job" || route.Finish != start {
		t.Errorf("Best on %s rests on %+v, want the job, on %s", route.Finish, route.Has, start)
	}
}
