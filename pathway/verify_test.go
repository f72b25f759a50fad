package pathway

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// trade is a catalog of work, memberships that lapse, and things to attest.
const trade = `{"credentials": [
  {"id": "t/card", "kind": "membership", "name": "Card", "lasts": "P1Y",
   "offers": [{"name": "yearly", "price": "100 USD"}],
   "renews": [{"until": "2030-01-01", "offers": [{"name": "yearly", "price": "60 USD"}, {"name": "patron", "if": {"holds": "t/free"}, "price": "30 USD"}]}]},
  {"id": "t/free", "kind": "membership", "name": "Free card", "lasts": "P6M", "offers": [{"price": "0 USD"}], "renews": [{}]},
  {"id": "t/master", "kind": "certification", "name": "Master",
   "requires": [{"ask": {"all": [{"holds": "t/card"}, {"experience": {"in": ["shop"], "for": "P18M"}}]}}],
   "recommends": [{"ask": {"attestation": "a letter", "id": "a-letter"}}],
   "offers": [{"name": "fee", "price": "40 USD"}]},
  {"id": "t/senior", "kind": "certification", "name": "Senior",
   "requires": [{"ask": {"all": [{"experience": {"in": ["bench"], "hours": 400}}, {"attestation": "a letter", "id": "a-letter"}]}}],
   "offers": [{"name": "fee"}]},
  {"id": "t/late", "kind": "certification", "name": "Late", "offers": [{"price": "0 USD"}], "requires": [{"ask": {"experience": {"in": ["late"], "for": "P10D"}}}]},
  {"id": "t/course", "kind": "course", "name": "Course"},
  {"id": "t/gone", "kind": "course", "name": "Gone", "status": "retired"},
  {"id": "t/odd", "kind": "license", "name": "Odd", "status": "outside"}],
"programs": [
  {"id": "p/both", "name": "Both courses", "awards": ["t/course", "t/gone"], "offers": [{"name": "evening", "price": "10 USD", "takes": "P1M", "weekly": 4}]},
  {"id": "p/undated", "name": "Who knows how long", "awards": ["t/course"]}],
"roles": [
  {"id": "role/ashore", "name": "Ashore", "requires": [{"ask": {"all": [{"attestation": "able to swim", "id": "able-to-swim"}, {"age": 18}]}}]},
  {"id": "role/late", "name": "Late hand", "fields": ["late"], "requires": [{"until": "2026-06-01", "ask": {"age": 99}}, {"from": "2026-06-01"}]},
  {"id": "role/shop", "name": "Shop hand", "fields": ["shop"], "requires": [{"until": "2027-01-01", "ask": {"holds": "t/card"}}, {"from": "2027-01-01", "ask": {"age": 99}}]},
  {"id": "role/bench", "name": "Bench hand", "fields": ["bench"], "requires": [{"ask": {"experience": {"in": ["shop"], "for": "P6M"}}}]}]}`

// A routeCase is a query, and a route that answers it.
type routeCase struct {
	catalog *credential.Catalog
	query   Query
	route   Route
}

func usd(dollars int64) credential.Money {
	return credential.Money{Minor: 100 * dollars, Currency: "USD"}
}

// leadsTo is what the last step serves: that the target is held.
func leadsTo(target credential.ID) []Serves {
	return []Serves{{Step: -1, Requirement: credential.Holds{Credential: target}}}
}

// dropStep leaves a step out of the route and all that was said of it.
func dropStep(r *Route, i int) {
	r.Steps = slices.Delete(r.Steps, i, i+1)
	for k := range r.Steps {
		s := &r.Steps[k]
		s.After = slices.DeleteFunc(s.After, func(n int) bool { return n == i })
		s.Meets = slices.DeleteFunc(s.Meets, func(m Serves) bool { return m.Step == i })
		renumber(s, func(n int) int {
			if n > i {
				n--
			}
			return n
		})
	}
}

// insertStep puts a step into the route, at index i.
func insertStep(r *Route, i int, step Step) {
	for k := range r.Steps {
		renumber(&r.Steps[k], func(n int) int {
			if n >= i {
				n++
			}
			return n
		})
	}
	r.Steps = slices.Insert(r.Steps, i, step)
}

func renumber(s *Step, index func(int) int) {
	for k, n := range s.After {
		s.After[k] = index(n)
	}
	for k, m := range s.Meets {
		s.Meets[k].Step = index(m.Step)
	}
}

// patronRoute is the route to master that renews the card as a patron.
func patronRoute(t *testing.T) *routeCase {
	c := masterRoute(t)
	on := c.route.Steps[2].Start
	insertStep(&c.route, 2, Step{Kind: Join, Entry: "t/free", Start: on, Finish: on, Price: usd(0), Meets: []Serves{{Step: 3, Path: "renewal", Requirement: credential.Holds{Credential: "t/free"}}}})
	renewal := &c.route.Steps[3]
	renewal.Offer, renewal.Price, renewal.After = "patron", usd(30), []int{0, 2}
	c.route.Cost = usd(170)
	return c
}

// advisedRoute is the route to master that follows the advice.
func advisedRoute(t *testing.T) *routeCase {
	c := masterRoute(t)
	on := c.route.Finish
	c.query.Letter, c.query.Seek = false, &credential.Period{}
	insertStep(&c.route, 3, Step{Kind: Attest, Entry: "a-letter", For: "a letter", Start: on, Finish: on, Meets: []Serves{{Step: 4, Path: "advice", Requirement: credential.Attestation{ID: "a-letter", Of: "a letter"}}}})
	c.route.Steps[4].After = []int{0, 1, 2, 3}
	return c
}

// degreeRoute goes through the degree, the exam by early testing at the price
// of a member, and the certification.
func degreeRoute(t *testing.T) *routeCase {
	degree := credential.Holds{Credential: "degree/associate/him", AccreditedBy: []credential.ID{"cahiim"}}
	early := degree
	early.UnderWay = credential.Period{Months: 4}
	start, exam, award := day(t, "2026-08-15"), day(t, "2028-04-15"), day(t, "2028-08-15")
	return &routeCase{
		catalog: parsed(t, him),
		query:   Query{Letter: true, Record: recordOf(t, `"holdings": [{"credential": "diploma/high-school"}]`), Target: "ahima/rhit", Start: day(t, "2026-01-05")},
		route: Route{
			Target: "ahima/rhit", Start: day(t, "2026-01-05"), Finish: award, Cost: usd(8364),
			Steps: []Step{
				{Kind: Attend, Entry: "program/prairie/him", Offer: "full-time", Start: start, Finish: award, Weekly: credential.HoursOf(36), Price: usd(8000), Meets: []Serves{{Step: 2, Path: "/1/0", Requirement: early}, {Step: 3, Path: "/1", Requirement: degree}}},
				{Kind: Join, Entry: "ahima/membership", Offer: "yearly", Start: exam, Finish: exam, Price: usd(135), Meets: []Serves{{Step: 2, Path: "offer", Requirement: credential.Holds{Credential: "ahima/membership"}}}},
				{Kind: Earn, Entry: "ahima/rhit-exam", Offer: "member", Start: exam, Finish: exam, Price: usd(229), After: []int{0, 1}, Meets: []Serves{{Step: 3, Path: "/0", Requirement: credential.Holds{Credential: "ahima/rhit-exam"}}}},
				{Kind: Earn, Entry: "ahima/rhit", Start: award, Finish: award, Price: usd(0), After: []int{0, 2}, Meets: leadsTo("ahima/rhit")},
			},
		},
	}
}

// masterRoute joins, works for a year and a half, and renews the card on the
// way.
func masterRoute(t *testing.T) *routeCase {
	start, renewal, done := day(t, "2026-01-05"), day(t, "2027-01-05"), day(t, "2027-07-05")
	card := credential.Holds{Credential: "t/card"}
	work := credential.Experience{In: []credential.Field{"shop"}, For: credential.Period{Months: 18}}
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Target: "t/master", Start: start},
		route: Route{
			Target: "t/master", Start: start, Finish: done, Cost: usd(200),
			Steps: []Step{
				{Kind: Join, Entry: "t/card", Offer: "yearly", Start: start, Finish: start, Price: usd(100), Meets: []Serves{{Step: 1, Requirement: card}, {Step: 3, Path: "/0", Requirement: card}}},
				{Kind: Work, Entry: "role/shop", Start: start, Finish: done, Weekly: credential.HoursOf(40), After: []int{0}, Meets: []Serves{{Step: 3, Path: "/1", Requirement: work}}},
				{Kind: Renew, Entry: "t/card", Offer: "yearly", Start: renewal, Finish: renewal, Price: usd(60), After: []int{0}, Meets: []Serves{{Step: 3, Path: "/0", Requirement: card}}},
				{Kind: Earn, Entry: "t/master", Offer: "fee", Start: done, Finish: done, Price: usd(40), After: []int{0, 1, 2}, Meets: leadsTo("t/master")},
			},
		},
	}
}

// seniorRoute goes on in a job of the record until it opens another one.
func seniorRoute(t *testing.T) *routeCase {
	start, change, done := day(t, "2026-01-05"), day(t, "2026-04-02"), day(t, "2026-06-11")
	shop := credential.Experience{In: []credential.Field{"shop"}, For: credential.Period{Months: 6}}
	bench := credential.Experience{In: []credential.Field{"bench"}, Hours: 400}
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Record: recordOf(t, `"jobs": [{"role": "role/shop", "from": "2025-10-03"}, {"fields": ["other"], "from": "2025-10-03", "weekly": 20}]`), Target: "t/senior", Start: start},
		route: Route{
			Target: "t/senior", Start: start, Finish: done, Unpriced: []credential.ID{"t/senior"},
			Steps: []Step{
				{Kind: Attest, Entry: "a-letter", For: "a letter", Start: start, Finish: start, Meets: []Serves{{Step: 3, Path: "/1", Requirement: credential.Attestation{ID: "a-letter", Of: "a letter"}}}},
				{Kind: Work, Entry: "role/shop", For: "Shop hand", Start: start, Finish: change, Weekly: credential.HoursOf(40), Meets: []Serves{{Step: 2, Requirement: shop}}},
				{Kind: Work, Entry: "role/bench", Start: change, Finish: done, Weekly: credential.HoursOf(40), After: []int{1}, Meets: []Serves{{Step: 3, Path: "/0", Requirement: bench}}},
				{Kind: Earn, Entry: "t/senior", Offer: "fee", Start: done, Finish: done, Unpriced: true, After: []int{0, 2}, Meets: leadsTo("t/senior")},
			},
		},
	}
}

// lateRoute waits for the edition of a rule.
func lateRoute(t *testing.T) *routeCase {
	start, open, done := day(t, "2026-01-05"), day(t, "2026-06-01"), day(t, "2026-06-11")
	work := credential.Experience{In: []credential.Field{"late"}, For: credential.Period{Days: 10}}
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Target: "t/late", Start: start},
		route: Route{
			Target: "t/late", Start: start, Finish: done, Cost: usd(0),
			Steps: []Step{
				{Kind: Work, Entry: "role/late", Start: open, Finish: done, Weekly: credential.HoursOf(40), Meets: []Serves{{Step: 1, Requirement: work}}},
				{Kind: Earn, Entry: "t/late", Start: done, Finish: done, Price: usd(0), After: []int{0}, Meets: leadsTo("t/late")},
			},
		},
	}
}

// courseRoute takes one course of a program that once had two.
func courseRoute(t *testing.T) *routeCase {
	start, done := day(t, "2026-01-05"), day(t, "2026-02-05")
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Target: "t/course", Start: start},
		route: Route{
			Target: "t/course", Start: start, Finish: done, Cost: usd(10),
			Steps: []Step{{Kind: Attend, Entry: "p/both", Offer: "evening", Start: start, Finish: done, Weekly: credential.HoursOf(4), Price: usd(10), Meets: leadsTo("t/course")}},
		},
	}
}

// heldRoute has nothing to do.
func heldRoute(t *testing.T) *routeCase {
	start := day(t, "2026-01-05")
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Record: recordOf(t, `"holdings": [{"credential": "t/odd"}]`), Target: "t/odd", Start: start},
		route:   Route{Target: "t/odd", Start: start, Finish: start},
	}
}

// ashoreRoute takes no step, and assumes what the record does not say.
func ashoreRoute(t *testing.T) *routeCase {
	start := day(t, "2026-01-05")
	return &routeCase{
		catalog: parsed(t, trade),
		query:   Query{Letter: true, Target: "role/ashore", Start: start, Assume: true},
		route: Route{
			Target: "role/ashore", Start: start, Finish: start,
			Assumed: []Assumption{
				{Kind: AssumedAge, Years: 18, Text: "the person is at least 18 years old"},
				{Kind: AssumedAttested, Entry: "able-to-swim", Text: "able to swim"},
			},
		},
	}
}

func TestVerifyAcceptsRoutesThatHold(t *testing.T) {
	for name, made := range map[string]func(*testing.T) *routeCase{
		"degree": degreeRoute, "master": masterRoute, "senior": seniorRoute, "late": lateRoute, "course": courseRoute, "held": heldRoute, "patron": patronRoute, "advised": advisedRoute, "ashore": ashoreRoute,
	} {
		c := made(t)
		if err := Verify(c.catalog, c.query, &c.route); err != nil {
			t.Errorf("%s: Verify = %v", name, err)
		}
	}
}

func TestVerifyAcceptsWhatTheQueryLets(t *testing.T) {
	tests := []struct {
		name   string
		made   func(*testing.T) *routeCase
		mutate func(*routeCase)
	}{
		{"an unknown condition that is assumed", seniorRoute, func(c *routeCase) {
			c.query.Assume, c.route.Assumed = true, []Assumption{{Kind: AssumedAttested, Entry: "a-letter", Text: "a letter"}}
			dropStep(&c.route, 0)
		}},
		{"an assumption in its words alone, as the first form had it", ashoreRoute, func(c *routeCase) {
			c.route.Assumed = []Assumption{{Text: "able to swim"}, {Text: "the person is at least 18 years old"}}
		}},
		{"a budget that is just enough", masterRoute, func(c *routeCase) { c.query.Budget = usd(200) }},
		{"a deadline on the last day", masterRoute, func(c *routeCase) { c.query.Deadline = c.route.Finish }},
		{"avoiding what is not taken", masterRoute, func(c *routeCase) {
			c.query.Avoid = func(id credential.ID) bool { return id == "t/free" }
		}},
		{"advice that is followed", masterRoute, func(c *routeCase) {
			c.query.Letter, c.query.Seek = false, &credential.Period{}
			c.query.Record.Attested = []credential.Attested{{ID: "a-letter"}}
		}},
		{"all the hours there are", degreeRoute, func(c *routeCase) { c.query.Study = 36 }},
		{"a group that is served as a whole", seniorRoute, func(c *routeCase) {
			senior, _ := c.catalog.Credential("t/senior")
			c.route.Steps[0].Meets[0] = Serves{Step: 3, Requirement: senior.Requires[0].Ask}
		}},
		{"a role as the target", seniorRoute, func(c *routeCase) {
			c.query.Target, c.route.Target = "role/bench", "role/bench"
			c.route.Steps = c.route.Steps[1:2]
			c.route.Steps[0].Meets[0].Step = -1
			c.route.Finish, c.route.Unpriced = c.route.Steps[0].Finish, nil
		}},
	}
	for _, test := range tests {
		c := test.made(t)
		test.mutate(c)
		if err := Verify(c.catalog, c.query, &c.route); err != nil {
			t.Errorf("%s: Verify = %v", test.name, err)
		}
	}
}

func TestVerifyRefusesQueriesThatCannotBeAsked(t *testing.T) {
	tests := []struct {
		name        string
		mutate      func(*Query)
		field, want string
	}{
		{"no start", func(q *Query) { q.Start = credential.Date{} }, "start", "no day was given"},
		{"a deadline that is no day", func(q *Query) { q.Deadline = credential.Date{Year: 2026, Month: 13, Day: 1} }, "deadline", "2026-13-1 is not a day"},
		{"hours of study below zero", func(q *Query) { q.Study = -1 }, "study", "-1 is not between 0 and 168"},
		{"more hours of work than a week has", func(q *Query) { q.Work = 169 }, "work", "169 is not between 0 and 168"},
		{"a budget in a currency without prices", func(q *Query) { q.Budget = credential.Money{Minor: 1, Currency: "EUR"} }, "budget", "is not in USD, the currency of the catalog"},
		{"a rank that is none", func(q *Query) { q.Rank = 7 }, "rank", "Rank(7) is none of"},
		{"effort below zero", func(q *Query) { q.Limit = -1 }, "limit", "-1 is below zero"},
		{"a record of what is not", func(q *Query) { q.Record.Holdings = []credential.Holding{{Credential: "t/crad"}} }, "record", `did you mean "t/card"?`},
	}
	for _, test := range tests {
		c := masterRoute(t)
		test.mutate(&c.query)
		var query *QueryError
		err := Verify(c.catalog, c.query, &c.route)
		if !errors.As(err, &query) || query.Field != test.field || !strings.Contains(query.Message, test.want) {
			t.Errorf("%s: Verify = %v, want %s: %s", test.name, err, test.field, test.want)
		}
	}
}

func TestVerifyRefusesTargetsThatAreNot(t *testing.T) {
	c := masterRoute(t)
	c.query.Target = "t/mastr"
	want := `pathway: target "t/mastr": no entry has this id; did you mean "t/master"?`
	if err := Verify(c.catalog, c.query, &c.route); err == nil || err.Error() != want {
		t.Errorf("Verify = %v, want %s", err, want)
	}
}

func TestVerifyRefusesANilCatalogOrRoute(t *testing.T) {
	c := masterRoute(t)
	if Verify(nil, c.query, &c.route) == nil || Verify(c.catalog, c.query, nil) == nil {
		t.Error("Verify accepts a nil catalog or route")
	}
}

// A route of version 1 names what is attested by its words alone. It holds as long as a
// rule asks for them.
func TestAnAttestationByItsWordsHolds(t *testing.T) {
	c := seniorRoute(t)
	if s := &c.route.Steps[0]; s.Kind != Attest {
		t.Fatalf("step 0 is %+v, want an attestation", s)
	} else {
		s.Entry = ""
		s.Meets[0].Requirement = credential.Attestation{Of: "a letter"}
	}
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Errorf("Verify = %v, want that the route holds", err)
	}
}
