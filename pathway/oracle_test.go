package pathway_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	godiff "github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestRoutesAreThoseOfTheOracle tries the laws that every route holds and is
// minimal, that they come in the order of their rank, no two alike, and that
// they are the routes of the oracle, no more and no fewer.
func TestRoutesAreThoseOfTheOracle(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		return count.comparing(c, p, q)
	})
	count.report(t)
}

// TestRoutesAmongTwinsAreThoseOfTheOracle is TestRoutesAreThoseOfTheOracle for
// catalogs in which programs and offers have copies.
func TestRoutesAmongTwinsAreThoseOfTheOracle(t *testing.T) {
	var count tally
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		if len(e.Programs)+len(e.Credentials) > 7 {
			return "" // with copies it is too big for the oracle
		}
		single, _ := planner(e)
		if r := newReferee(single, q); r.isTooBig() {
			return "" // and so is what is too big without them
		}
		c, err := credential.NewCatalog(randcase.WithCopies(e, rng))
		if err != nil {
			return "" // two copies have one name
		}
		return count.comparing(c, pathway.New(c), q)
	})
	count.report(t)
}

// A tally counts the cases of a law that holds the planner against the oracle.
type tally struct {
	all, tooBig, found, unproven, open atomic.Int64
}

// comparing says where the routes of the planner are not those of the oracle.
func (n *tally) comparing(c *credential.Catalog, p *pathway.Planner, q pathway.Query) string {
	r := newReferee(c, q)
	want, _ := r.Routes()
	return n.judging(r, func() string {
		routes, err := routesOf(p, q)
		if err != nil {
			return fmt.Sprintf("error: Routes = %v", err)
		}
		n.routes(routes)
		return r.compare(want, routes)
	})
}

// judging counts a case in which the oracle was asked for its answer, and judges the
// answer of the planner, which takes the oracle a search of its own. If the case is
// too big for either search, nothing is wrong.
func (n *tally) judging(r *referee, judge func() string) (wrong string) {
	n.all.Add(1)
	if !r.TooBig() {
		r.Allow(oracle.Effort)
		if wrong = judge(); wrong != "" && !r.TooBig() && r.isOpen() {
			n.open.Add(1)
			return ""
		}
	}
	if r.TooBig() {
		n.tooBig.Add(1)
		return ""
	}
	return wrong
}

// routes counts an answer of the planner.
func (n *tally) routes(routes []*pathway.Route) {
	if len(routes) > 0 {
		n.found.Add(1)
	}
	if !allProven(routes) {
		n.unproven.Add(1)
	}
}

// report logs the counts, and fails where they say too little.
func (n *tally) report(t *testing.T) {
	t.Helper()
	t.Logf("%d cases, %d with routes, %d of these not proven best; %d too big for the oracle, %d left open by it",
		n.all.Load(), n.found.Load(), n.unproven.Load(), n.tooBig.Load(), n.open.Load())
	if n.open.Load() > 1+n.all.Load()/200 {
		t.Errorf("the oracle leaves open %d of %d cases", n.open.Load(), n.all.Load())
	}
	if n.tooBig.Load() > 1+n.all.Load()/4 {
		t.Errorf("%d of %d cases are too big for the oracle; make the random cases smaller", n.tooBig.Load(), n.all.Load())
	}
	if n.found.Load() < n.all.Load()/4 {
		t.Errorf("%d of %d cases have a route; make the random cases easier", n.found.Load(), n.all.Load())
	}
}

// A referee judges the answers of the planner to one query by the oracle.
type referee struct {
	*oracle.Planner
	catalog *credential.Catalog
	query   pathway.Query
}

// newReferee returns the referee of one query.
func newReferee(c *credential.Catalog, q pathway.Query) *referee {
	return &referee{Planner: oracle.New(c, questionOf(q), oracle.Effort), catalog: c, query: q}
}

// isTooBig reports whether the oracle gives up the question.
func (r *referee) isTooBig() bool {
	r.Routes()
	return r.TooBig()
}

// isOpen reports whether the oracle leaves the answer open: it depends on whether a step
// that may be put off, or left out, makes a day one on which a job may begin. See [oracle.NewPrompt].
func (r *referee) isOpen() bool {
	r.Allow(oracle.Effort)
	all, ok := r.Routes()
	prompt, okPrompt := oracle.NewPrompt(r.catalog, questionOf(r.query), oracle.Effort).Routes()
	return ok && okPrompt && !reflect.DeepEqual(all, prompt)
}

// compare says where the routes of the planner differ from those of the oracle.
// Routes that are not proven best may be dearer, and in another order.
func (r *referee) compare(want []oracle.Route, routes []*pathway.Route) string {
	got, wrong := r.judgedAll(routes)
	if wrong != "" {
		return wrong
	}
	for i := 1; i < len(got); i++ {
		if compareRoutes(r.query.Rank, got[i-1], got[i]) > 0 {
			return fmt.Sprintf("out of order: route %d comes after a worse one\n%s", i, routeLines(routes[i]))
		}
	}
	same := func(x, y oracle.Route) bool { return compareRoutes(r.query.Rank, x, y) == 0 && x.Key == y.Key }
	order := func(x, y oracle.Route) int {
		return cmp.Or(compareRoutes(r.query.Rank, x, y), cmp.Compare(x.Key, y.Key))
	}
	if !allProven(routes) {
		same = func(x, y oracle.Route) bool { return x.Key == y.Key }
		order = func(x, y oracle.Route) int { return cmp.Compare(x.Key, y.Key) }
		want = slices.SortedFunc(slices.Values(want), order)
	}
	slices.SortStableFunc(got, order)
	if !slices.EqualFunc(want, got, same) {
		return fmt.Sprintf("routes differ: Routes =\n%swant, by the oracle,\n%s", oracle.Lines(got...), oracle.Lines(want...))
	}
	return ""
}

// judgedAll returns the worth of each route, and says where one is not as judged
// wants it.
func (r *referee) judgedAll(routes []*pathway.Route) (worths []oracle.Route, wrong string) {
	for i, route := range routes {
		worth, wrong := r.judged(route)
		if wrong != "" {
			return nil, fmt.Sprintf("%s\nof route %d:\n%s", wrong, i, routeLines(route))
		}
		worths = append(worths, worth)
	}
	return worths, ""
}

// judged returns the worth of a route. It says what is wrong if the route does not
// hold, is not minimal, does not finish as soon as its steps can, or costs less than
// they do.
func (r *referee) judged(route *pathway.Route) (worth oracle.Route, wrong string) {
	if err := pathway.Verify(r.catalog, r.query, route); err != nil {
		return worth, fmt.Sprintf("does not hold: Verify = %v", err)
	}
	set, err := r.setOf(route)
	if err != nil {
		return worth, fmt.Sprintf("no such step: %v", err)
	}
	best, ok := r.Minimal(set)
	if !ok {
		return worth, "not minimal: a step can be left out"
	}
	worth = worthOf(route)
	worth.Key, worth.Set = best.Key, best.Set
	switch {
	case worth.Finish != best.Finish:
		return worth, fmt.Sprintf("not its soonest: the steps can finish on %s", best.Finish)
	case oracle.Cheapest.Compare(worth, best) < 0:
		return worth, fmt.Sprintf("too good: the steps cost %d+%d at least", best.Unpriced, best.Cost)
	}
	return worth, ""
}

// setOf returns the steps of a route, renewals aside, as a set of the oracle.
func (r *referee) setOf(route *pathway.Route) (oracle.Set, error) {
	var set oracle.Set
	for _, step := range route.Steps {
		if step.Kind == pathway.Renew {
			continue
		}
		i := slices.IndexFunc(r.Steps(), func(s *oracle.Step) bool { return takes(step, s) })
		if i < 0 {
			return 0, fmt.Errorf("the oracle has no step %s %s %q %q", step.Kind, step.Entry, step.Offer, step.For)
		}
		set |= 1 << i
	}
	return set, nil
}

// takes reports whether a step of a route is a step of the oracle. Two offers of one
// name differ in the days on which they can be taken up.
func takes(step pathway.Step, s *oracle.Step) bool {
	if s.Kind.String() != step.Kind.String() || s.Entry != step.Entry {
		return false
	}
	switch s.Kind {
	case oracle.Attest:
		return true
	case oracle.Work:
		return s.GoesOn == (step.For != "") && step.Weekly.Hundredths*100 == s.Weekly
	}
	if s.Kind == oracle.Prepare {
		return step.Weekly.Hundredths*100 == s.Weekly && step.Start.Add(s.Takes()) == step.Finish
	}
	if s.Offer == nil {
		return step.Offer == ""
	}
	return s.Offer.Name == step.Offer && s.OpenOn(step.Taken())
}

// TestAQueryIsPutToTheOracleWhole guards against a member of the query that is not
// part of the question.
func TestAQueryIsPutToTheOracleWhole(t *testing.T) {
	q := pathway.Query{
		Record: credential.Record{Born: credential.Date{Year: 1990, Month: 1, Day: 1}},
		Target: "c", Start: credential.Date{Year: 2027, Month: 1, Day: 4}, Rank: pathway.FewestSteps, Study: 1, Work: 2, Week: 3,
		Budget: credential.Money{Minor: 3, Currency: "USD"}, Deadline: credential.Date{Year: 2028, Month: 1, Day: 4},
		Seek: &credential.Period{Days: 3}, Letter: true, Assume: true, Avoid: func(credential.ID) bool { return true }, Limit: 4,
	}
	for i, v := 0, reflect.ValueOf(q); i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the query says nothing of %s; add it here, to the question of the oracle, and to what it does", v.Type().Field(i).Name)
		}
	}
	back := queryOf(questionOf(q))
	if back.Avoid == nil {
		t.Error("the entries to avoid are lost")
	}
	q.Limit, q.Avoid, back.Avoid = 0, nil, nil // the oracle has a limit of its own
	if diff := godiff.Diff(q, back); diff != "" {
		t.Errorf("queryOf(questionOf(q)) (-want +got):\n%s", diff)
	}
}

// questionOf returns a query in the words of the oracle.
func questionOf(q pathway.Query) oracle.Question {
	seek := credential.Period{Days: 70}
	if q.Seek != nil {
		seek = *q.Seek
	}
	week := max(0, q.Week)
	return oracle.Question{
		Record: q.Record, Target: q.Target, Start: q.Start, Order: orders[q.Rank], Study: q.Study, Work: q.Work, Week: week, Seek: seek,
		Budget: q.Budget, Deadline: q.Deadline, Advised: !q.Letter, Assume: q.Assume, Avoid: q.Avoid,
	}
}

// queryOf returns a question of the oracle, or of a random case, as a query.
func queryOf(q oracle.Question) pathway.Query {
	query := pathway.Query{
		Record: q.Record, Target: q.Target, Start: q.Start, Study: q.Study, Work: q.Work, Week: cmp.Or(q.Week, pathway.Unlimited), Seek: &q.Seek,
		Budget: q.Budget, Deadline: q.Deadline, Letter: !q.Advised, Assume: q.Assume, Avoid: q.Avoid,
	}
	for rank, order := range orders {
		if order == q.Order {
			query.Rank = rank
		}
	}
	return query
}

// orders has the order of the oracle for each rank.
var orders = map[pathway.Rank]oracle.Order{
	pathway.Soonest: oracle.Soonest, pathway.Cheapest: oracle.Cheapest, pathway.FewestSteps: oracle.FewestSteps,
}

// compareRoutes compares the worths of two routes by a rank.
func compareRoutes(rank pathway.Rank, x, y oracle.Route) int { return orders[rank].Compare(x, y) }

// worthOf returns the parts of a route by which it is ranked.
func worthOf(route *pathway.Route) oracle.Route {
	worth := oracle.Route{Finish: route.Finish, Cost: route.Cost.Minor}
	attested := map[credential.ID]bool{}
	for _, step := range route.Steps {
		if !attested[step.Entry] {
			worth.Steps++ // what is attested more than once counts once
		}
		attested[step.Entry] = step.Kind == pathway.Attest
		if step.Unpriced {
			worth.Unpriced++
		}
	}
	return worth
}

// worthOfBound returns a bound as the worth of a route, to be compared by rank.
func worthOfBound(b pathway.Bound) oracle.Route {
	return oracle.Route{Finish: b.Finish, Unpriced: b.Unpriced, Cost: b.Cost.Minor, Steps: b.Steps}
}

// allProven reports whether every route is proven the best of those that are left.
func allProven(routes []*pathway.Route) bool {
	return !slices.ContainsFunc(routes, func(r *pathway.Route) bool { return !r.Proof.Proven })
}

// routeLines writes a route for a report.
func routeLines(route *pathway.Route) string {
	var text strings.Builder
	fmt.Fprintf(&text, "route to %s, %s to %s, %s\n", route.Target, route.Start, route.Finish, route.Cost)
	for _, s := range route.Steps {
		fmt.Fprintf(&text, "\t%s %s %q %q %s to %s, %d a week, %s\n", s.Kind, s.Entry, s.Offer, s.For, s.Start, s.Finish, s.Weekly, s.Price)
	}
	return text.String()
}

// routeBytes has everything that is in routes.
func routeBytes(routes []*pathway.Route) string {
	text, err := json.Marshal(routes)
	if err != nil {
		panic(err)
	}
	return string(text)
}
