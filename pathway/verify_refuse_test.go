package pathway

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

func TestVerifyRefusesRoutesThatDoNotHold(t *testing.T) {
	later := func(d credential.Date, days int) credential.Date { return d.Add(credential.Period{Days: days}) }
	tests := []struct {
		name   string
		made   func(*testing.T) *routeCase
		mutate func(c *routeCase, r *Route, s []Step)
		step   int
		want   string
	}{
		{"another target", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Target = "ahima/rhit-exam" }, -1, "it leads to ahima/rhit-exam"},
		{"a rank that is none", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Rank = 3 }, -1, "no search ranks by Rank(3)"},
		{"a search of fewer sets than none", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Proof.Explored = -1 }, -1, "looks at -1 sets of steps"},
		{"another start", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Start = later(r.Start, 1) }, -1, "but the query asks for"},
		{"a step without days", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Start = credential.Date{} }, 0, "no days of the calendar"},
		{"a step before the plan", degreeRoute, func(c *routeCase, r *Route, s []Step) { c.query.Start = later(s[0].Start, 1); r.Start = c.query.Start }, 0, "before the plan does"},
		{"a step that ends first", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[1].Finish = later(s[1].Start, -1) }, 1, "before it begins"},
		{"steps out of order", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0], s[1] = s[1], s[0] }, 1, "but stands after a step that is taken on 2028-04-15"},
		{"resting on no step", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = []int{-1, 0} }, 2, "it rests on step -1"},
		{"resting on itself", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = []int{0, 2} }, 2, "it rests on step 2, which is none of the steps before it"},
		{"resting on a later step", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = []int{0, 1, 3} }, 2, "it rests on step 3, which is none"},
		{"resting on steps out of order", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = []int{1, 0} }, 2, "not in ascending order"},
		{"a kind of step that is none", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Kind = 9 }, 0, "StepKind(9) is not a kind"},
		{"a program that is none", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Entry = "ahima/rhit" }, 0, "is not a program"},
		{"a degree without its program", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].Entry = "degree/associate/him" }, 2, "is not a credential that is earned without a program"},
		{"a membership that is earned", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[1].Kind = Earn }, 1, "is a membership, which a step of kind earn"},
		{"an exam that is joined", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].Kind = Join }, 2, "which a step of kind join"},
		{"what is not offered", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[3].Entry = "state/rn" }, 3, "its status is outside"},
		{"an offer that is none", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].Offer = "student" }, 2, `has no offer "student"`},
		{"an offer out of its season", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Start = later(s[0].Start, -1) }, 0, "cannot be taken up on 2026-08-14"},
		{"an end that is too soon", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Finish = later(s[0].Finish, -1) }, 0, "it ends on 2028-08-14, but by offer"},
		{"fewer hours than the offer has", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Weekly = credential.HoursOf(12) }, 0, "it takes 12 hours a week, but by offer"},
		{"a price that is too low", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Price = usd(7999) }, 0, `its price is "7999 USD"`},
		{"time for what takes none", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[3].Finish = later(s[3].Finish, 1) }, 3, "it ends on 2028-08-16, but by offer \"\" of ahima/rhit it ends on 2028-08-15"},
		{"a price where none is due", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].Price = usd(1) }, 0, "but nothing is due"},
		{"a time that is said not to be known", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Untimed = []credential.ID{"ahima/rhit"} }, -1, "Untimed is [ahima/rhit], but the steps of which nobody knows how long they take are []"},
		{"taking one entry twice", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			r.Steps = append(r.Steps, s[3])
		}, 4, "it takes ahima/rhit again, after step 3"},
		{"more study than there are hours", degreeRoute, func(c *routeCase, r *Route, s []Step) { c.query.Study = 35 }, 0, "36 hours a week of study are needed, but the query has 35"},
		{"no diploma to be admitted by", degreeRoute, func(c *routeCase, r *Route, s []Step) { c.query.Record.Holdings = nil }, 0, "its condition does not hold on 2026-08-15"},
		{"an exam before early testing opens", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			s[1].Start, s[1].Finish = later(s[1].Start, -1), later(s[1].Start, -1)
			s[2].Start, s[2].Finish = s[1].Start, s[1].Start
		}, 2, "its condition does not hold on 2028-04-14"},
		{"a member's price without the membership", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			dropStep(r, 1)
		}, 1, "AHIMA membership"},
		{"what it rests on left out", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = []int{1} }, 2, "only through steps that After does not name: [1]"},
		{"a certification before the degree", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			s[3].Start, s[3].Finish = later(s[3].Start, -1), later(s[3].Start, -1)
		}, 3, "does not hold on 2028-08-14"},
		{"a finish that is too soon", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Finish = later(r.Finish, -1) }, -1, "it finishes on 2028-08-14, but ahima/rhit is reached on 2028-08-15"},
		{"no step to the target", degreeRoute, func(c *routeCase, r *Route, s []Step) { dropStep(r, 3) }, -1, "its steps never lead to ahima/rhit"},
		{"serving no step", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Meets[0].Step = 7 }, 0, "it serves step 7"},
		{"serving a step that does not rest on it", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[1].Meets[0].Step = 3 }, 1, "it serves step 3, which does not rest on it"},
		{"serving a condition that is another", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Meets[1].Path = "/0" }, 0, `it serves condition "/0" of step 3, which does not ask for an associate degree`},
		{"serving a rule for an offer", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[1].Meets[0].Path = "" }, 1, `it serves condition "" of step 2`},
		{"serving nothing", courseRoute, func(c *routeCase, r *Route, s []Step) {
			insertStep(r, 0, Step{Kind: Join, Entry: "t/free", Start: r.Start, Finish: r.Start, Price: usd(0)})
		}, 0, "it serves nothing"},
		{"serving the target by what is not it", courseRoute, func(c *routeCase, r *Route, s []Step) {
			insertStep(r, 0, Step{Kind: Join, Entry: "t/free", Start: r.Start, Finish: r.Start, Price: usd(0), Meets: leadsTo("t/course")})
		}, 0, `it serves condition "" of the target, but adds nothing on 2026-02-05 to a course`},
		{"serving an exam by a degree", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[0].Meets = s[2].Meets }, 0, "adds nothing on 2028-08-15 to a pass in the RHIT examination"},
		{"serving a degree that is done by one under way", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			s[0].Meets[0] = Serves{Step: 2, Path: "/0", Requirement: s[0].Meets[1].Requirement}
		}, 0, "adds nothing on 2028-04-15"},
		{"serving work by a card", masterRoute, func(c *routeCase, r *Route, s []Step) { s[0].Meets = s[1].Meets }, 0, "adds nothing on 2027-07-05 to 1 year and 6 months"},
		{"serving by other work", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			s[3].After = []int{0, 1, 2}
			s[1].Meets = append(s[1].Meets, s[2].Meets...)
		}, 1, "adds nothing on 2026-06-11 to 400 hours of work in bench"},
		{"serving a letter by a postcard", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			insertStep(r, 0, Step{Kind: Attest, Entry: "able-to-swim", For: "able to swim", Start: r.Start, Finish: r.Start, Meets: slices.Clone(s[0].Meets)})
			r.Steps[0].Meets[0].Step, r.Steps[4].After = 4, []int{0, 1, 3}
		}, 0, "adds nothing on 2026-06-11 to an attestation"},
		{"resting on what does not serve it", degreeRoute, func(c *routeCase, r *Route, s []Step) { s[3].After = []int{0, 1, 2} }, 3, "it rests on step 1, which does not serve it"},
		{"a renewal that does not rest on the card", masterRoute, func(c *routeCase, r *Route, s []Step) { s[2].After = nil }, 2, "only through steps that After does not name: []"},
		{"serving a renewal as an offer", patronRoute, func(c *routeCase, r *Route, s []Step) { r.Steps[2].Meets[0].Path = "offer" }, 2, `it serves condition "offer" of step 3`},
		{"serving advice as a rule", advisedRoute, func(c *routeCase, r *Route, s []Step) { r.Steps[3].Meets[0].Path = "" }, 3, `it serves condition "" of step 4`},
		{"a patron's renewal by no patron", patronRoute, func(c *routeCase, r *Route, s []Step) { dropStep(r, 2) }, 2, "its condition does not hold on 2027-01-05"},
		{"a job that goes on after the target", masterRoute, func(c *routeCase, r *Route, s []Step) { s[1].Finish = later(s[1].Finish, 1) }, 1, "it goes on until 2027-07-06, but serves nothing from 2027-07-05 on"},
		{"a job that goes on after enough work", lateRoute, func(c *routeCase, r *Route, s []Step) {
			r.Finish = later(r.Finish, 5)
			s[0].Finish, s[1].Start, s[1].Finish = r.Finish, r.Finish, r.Finish
		}, 0, "it goes on until 2026-06-16, but serves nothing from 2026-06-11 on"},
		{"a sum that is too low", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Cost = usd(8229) }, -1, `its cost is "8229 USD", but the prices of its steps sum to "8364 USD"`},
		{"a budget that is too low", degreeRoute, func(c *routeCase, r *Route, s []Step) { c.query.Budget = usd(8363) }, -1, "more than the budget of 8363 USD"},
		{"a deadline that is too soon", degreeRoute, func(c *routeCase, r *Route, s []Step) { c.query.Deadline = later(r.Finish, -1) }, -1, "after the deadline of 2028-08-14"},
		{"assuming what the query does not let", degreeRoute, func(c *routeCase, r *Route, s []Step) { r.Assumed = []Assumption{{Text: "age"}} }, -1, `it assumes "age", which`},
		{"taking what is avoided", degreeRoute, func(c *routeCase, r *Route, s []Step) {
			c.query.Avoid = func(id credential.ID) bool { return id == "ahima/membership" }
		}, 1, "which the query avoids"},

		{"a card that lapsed", masterRoute, func(c *routeCase, r *Route, s []Step) {
			dropStep(r, 2)
		}, 2, "lapsed on 2027-01-05"},
		{"a renewal before the card lapses", masterRoute, func(c *routeCase, r *Route, s []Step) {
			s[2].Start, s[2].Finish = later(s[2].Start, -1), later(s[2].Start, -1)
		}, 2, "t/card does not lapse on 2027-01-04"},
		{"a renewal of what never lapses", masterRoute, func(c *routeCase, r *Route, s []Step) { s[2].Entry = "t/senior" }, 2, "is not a credential that lapses"},
		{"a renewal at another price", masterRoute, func(c *routeCase, r *Route, s []Step) { s[2].Price = usd(100) }, 2, `its price is "100 USD"`},
		{"a renewal by no offer", masterRoute, func(c *routeCase, r *Route, s []Step) { s[2].Offer = "" }, 2, `the renewal of t/card has no offer ""`},
		{"a renewal that takes time", masterRoute, func(c *routeCase, r *Route, s []Step) { s[2].Finish = later(s[2].Finish, 1) }, 2, "a renewal takes no time"},
		{"too little work", masterRoute, func(c *routeCase, r *Route, s []Step) {
			s[1].Finish = later(s[1].Finish, -6)
		}, 3, "more days of full-time work needed"},
		{"work by fewer hours", masterRoute, func(c *routeCase, r *Route, s []Step) { c.query.Work = 20 }, 1, "it is 40 hours a week, but the query has 20"},
		{"work in no role", masterRoute, func(c *routeCase, r *Route, s []Step) { s[1].Entry = "role/shopp" }, 1, "is not a role"},
		{"work by an offer", masterRoute, func(c *routeCase, r *Route, s []Step) { s[1].Offer = "nights" }, 1, "work has no offer and takes at least a day"},
		{"a job under an edition that is not met", masterRoute, func(c *routeCase, r *Route, s []Step) {
			s[1].Start, s[1].After = day(t, "2027-01-01"), []int{0}
		}, 1, "its condition does not hold on 2027-01-01"},
		{"a job that begins on just any day", masterRoute, func(c *routeCase, r *Route, s []Step) {
			s[1].Start, s[1].Finish = later(s[1].Start, 9), later(s[1].Finish, 9)
			s[3].Start, s[3].Finish, r.Finish = later(r.Finish, 9), later(r.Finish, 9), later(r.Finish, 9)
		}, 1, "a job begins on 2026-01-14, but no condition"},
		{"advice that is not followed", masterRoute, func(c *routeCase, r *Route, s []Step) { c.query.Letter, c.query.Seek = false, &credential.Period{} }, 3, "a letter"},

		{"two jobs at a time", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[1].Finish = later(s[1].Finish, 1) }, 2, "while the job of step 1 goes on until 2026-04-03"},
		{"a job that is cut in two", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			middle := later(s[1].Start, 30)
			first, second := s[1], s[1]
			first.Finish, second.Start = middle, middle
			r.Steps = []Step{s[0], first, second, s[2], s[3]}
		}, 2, "it runs on from step 1"},
		{"a job that the record does not have", seniorRoute, func(c *routeCase, r *Route, s []Step) { c.query.Record.Jobs = c.query.Record.Jobs[1:] }, 1, `the record has no job "Shop hand" without an end`},
		{"a job of the record at other hours", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[1].Weekly = credential.HoursOf(30) }, 1, "of 30 hours a week"},
		{"a job of the record that counts without its step", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			dropStep(r, 1)
		}, 1, "6 months of full-time work in shop"},
		{"a job in a role twice over", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			c.query.Record.Holdings = []credential.Holding{{Credential: "t/card"}}
			r.Steps = append(s, Step{Kind: Work, Entry: "role/shop", Start: r.Finish, Finish: later(r.Finish, 1), Weekly: credential.HoursOf(40)})
		}, 4, "it is a new job in role/shop, and step 1 goes on in one of the record"},
		{"an attestation of nothing", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].For = "" }, 0, "does not say what is attested"},
		{"an attestation that takes time", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].Finish = later(s[0].Finish, 1) }, 0, "an attestation has no offer and takes no time"},
		{"an attestation that no rule asks for", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].Entry = "t/card" }, 0, `no rule of the catalog asks for an attestation "t/card"`},
		{"an attestation in words that no rule asks for", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].Entry, s[0].For = "", "a postcard" }, 0, `no rule of the catalog asks for an attestation "a postcard"`},
		{"an attestation twice", seniorRoute, func(c *routeCase, r *Route, s []Step) { insertStep(r, 0, s[0]) }, 1, "it takes a-letter again, after step 0"},
		{"an attestation left out", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[0].Entry = "able-to-swim" }, 3, "nobody has attested it yet"},
		{"an assumption that is not listed", seniorRoute, func(c *routeCase, r *Route, s []Step) {
			c.query.Assume = true
			dropStep(r, 0)
		}, 2, "its condition holds on 2026-06-11 only by what the record does not say, and Assumed does not list it"},
		{"an assumption about the goal that is not listed", ashoreRoute, func(c *routeCase, r *Route, s []Step) { r.Assumed = nil }, -1, "role/ashore is reached on 2026-01-05 only by what the record does not say, and Assumed does not list it"},
		{"an assumption of something else", ashoreRoute, func(c *routeCase, r *Route, s []Step) { r.Assumed[1].Entry = "able-to-dive" }, -1, "Assumed does not list it"},
		{"an assumption in other words", ashoreRoute, func(c *routeCase, r *Route, s []Step) { r.Assumed[1].Text = "be able to swim" }, -1, `it assumes "be able to swim", which is worded "able to swim"`},
		{"one assumption in two wordings", ashoreRoute, func(c *routeCase, r *Route, s []Step) {
			r.Assumed = append(r.Assumed, r.Assumed[1])
			r.Assumed[2].Text = "swims"
		}, -1, "each once and in order"},
		{"an assumption that nothing rests on", ashoreRoute, func(c *routeCase, r *Route, s []Step) {
			r.Assumed = slices.Insert(r.Assumed, 1, Assumption{Kind: AssumedAge, Years: 99, Text: "the person is at least 99 years old"})
		}, -1, `it assumes "the person is at least 99 years old", which none of its conditions asks and the record leaves open`},
		{"an assumption of what the record says", ashoreRoute, func(c *routeCase, r *Route, s []Step) {
			c.query.Record.Attested = []credential.Attested{{ID: "able-to-swim"}}
		}, -1, `it assumes "able to swim", which none of its conditions asks and the record leaves open`},
		{"assumptions out of order", ashoreRoute, func(c *routeCase, r *Route, s []Step) { slices.Reverse(r.Assumed) }, -1, "each once and in order"},
		{"an assumption twice", ashoreRoute, func(c *routeCase, r *Route, s []Step) { r.Assumed = append(r.Assumed, r.Assumed[1]) }, -1, "each once and in order"},
		{"a price that is not known and not said to be", seniorRoute, func(c *routeCase, r *Route, s []Step) { s[3].Unpriced = false }, 3, "Unpriced is false"},
		{"an unpriced step left off the list", seniorRoute, func(c *routeCase, r *Route, s []Step) { r.Unpriced = nil }, -1, "the steps without a known price are [t/senior]"},
		{"a job before the edition that opens it", lateRoute, func(c *routeCase, r *Route, s []Step) {
			s[0].Start = later(s[0].Start, -1)
		}, 0, "its condition does not hold on 2026-05-31"},
		{"an award that is no longer made", courseRoute, func(c *routeCase, r *Route, s []Step) { c.query.Target, r.Target = "t/gone", "t/gone" }, -1, "its steps never lead to t/gone"},
		{"a program that nobody knows the length of", courseRoute, func(c *routeCase, r *Route, s []Step) { s[0].Entry = "p/undated" }, 0, "has no offers, so nobody knows how long it takes"},
		{"a finish after the goal is met", heldRoute, func(c *routeCase, r *Route, s []Step) { r.Finish = later(r.Finish, 1) }, -1, "t/odd is reached on 2026-01-05"},
	}
	for _, test := range tests {
		c := test.made(t)
		test.mutate(c, &c.route, c.route.Steps)
		err := Verify(c.catalog, c.query, &c.route)
		var wrong *RouteError
		if !errors.As(err, &wrong) || wrong.Faults[0].Step != test.step || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Verify = %v, want step %d: %s", test.name, err, test.step, test.want)
		}
	}
}

// schools is a catalog of programs that award the same, one that awards
// something else, and an exam that asks for the course.
const schools = `{"credentials": [
  {"id": "s/course", "kind": "course", "name": "Course"},
  {"id": "s/arts", "kind": "course", "name": "Arts"},
  {"id": "s/exam", "kind": "certification", "name": "Exam", "requires": [{"ask": {"holds": "s/course"}}],
   "offers": [{"name": "fee", "price": "40 USD"}, {"name": "late fee", "price": "60 USD"}]},
  {"id": "s/other", "kind": "certification", "name": "Other", "offers": [{"name": "fee", "price": "40 USD"}]}],
"programs": [
  {"id": "p/near", "name": "Near", "awards": ["s/course"], "offers": [{"name": "day", "price": "100 USD", "takes": "P1M", "weekly": 10}]},
  {"id": "p/far", "name": "Far", "awards": ["s/course"], "offers": [{"name": "day", "price": "120 USD", "takes": "P1M", "weekly": 10}]},
  {"id": "p/slow", "name": "Slow", "awards": ["s/course"], "offers": [{"name": "evening", "price": "130 USD", "takes": "P3M", "weekly": 4}]},
  {"id": "p/arts", "name": "Arts", "awards": ["s/arts"], "offers": [{"name": "day", "price": "10 USD", "takes": "P1M", "weekly": 10}]},
  {"id": "p/full", "name": "Full", "awards": ["s/course"], "offers": [{"name": "day", "price": "10 USD", "takes": "P1M", "weekly": 50}]}]}`

// schoolRoute is the best route to the exam: one step with the options far and
// slow, and one with the late fee.
func schoolRoute(t *testing.T) *routeCase {
	t.Helper()
	catalog := parsed(t, schools)
	planner := New(catalog)
	query := Query{Letter: true, Target: "s/exam", Start: day(t, "2026-01-05")}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Steps) != 2 || len(route.Steps[0].Options) != 2 || len(route.Steps[1].Options) != 1 {
		t.Fatalf("Best = %+v, want two options of its first step, one of its second", route)
	}
	if err := Verify(catalog, query, route); err != nil {
		t.Fatalf("Verify = %v", err)
	}
	return &routeCase{catalog: catalog, query: query, route: *route}
}

func TestVerifyRefusesOptionsThatAreNone(t *testing.T) {
	tests := []struct {
		name  string
		spoil func(q *Query, s []Step, far, slow *Option)
		step  int
		want  string
	}{
		{"another price", func(q *Query, s []Step, far, slow *Option) { far.Price = usd(1) }, 0, `it could be taken by offer "day" of p/far at "1 USD", but the catalog has no such offer`},
		{"a price that is said not to be known", func(q *Query, s []Step, far, slow *Option) { far.Unpriced = true }, 0, "the catalog has no such offer"},
		{"another length", func(q *Query, s []Step, far, slow *Option) { far.Takes = slow.Takes }, 0, "the catalog has no such offer"},
		{"a school that is none", func(q *Query, s []Step, far, slow *Option) { far.Entry = "p/none" }, 0, "the catalog has no such offer"},
		{"a school in the place of an exam", func(q *Query, s []Step, far, slow *Option) { s[1].Options[0] = *far }, 1, "the catalog has no such offer"},
		{"a school that awards something else", func(q *Query, s []Step, far, slow *Option) {
			far.Entry, far.Price = "p/arts", usd(10)
		}, 0, "p/arts does not lead to the same as p/near"},
		{"another exam", func(q *Query, s []Step, far, slow *Option) {
			s[1].Options[0].Entry, s[1].Options[0].Offer, s[1].Options[0].Price = "s/other", "fee", usd(40)
		}, 1, "s/other does not lead to the same as s/exam"},
		{"more hours than there are", func(q *Query, s []Step, far, slow *Option) {
			far.Entry, far.Price, far.Weekly = "p/full", usd(10), credential.HoursOf(50)
		}, 0, "at 50 hours a week, but the query has 40"},
		{"a school that is avoided", func(q *Query, s []Step, far, slow *Option) {
			q.Avoid = func(id credential.ID) bool { return id == "p/far" }
		}, 0, "it could be taken by p/far, which the query avoids"},
		{"a finish after the deadline", func(q *Query, s []Step, far, slow *Option) { q.Deadline = day(t, "2026-03-01") }, 0, `with offer "evening" of p/slow it finishes on 2026-04-05, after the deadline of 2026-03-01`},
		{"a finish before the start", func(q *Query, s []Step, far, slow *Option) { slow.Finish = day(t, "2026-01-04") }, 0, "2026-01-04, which is no day of the plan"},
		{"a finish that is no day", func(q *Query, s []Step, far, slow *Option) { slow.Finish.Day = 31 }, 0, "which is no day of the plan"},
		{"a finish later than where all else stays", func(q *Query, s []Step, far, slow *Option) { far.Finish = slow.Finish }, 0, `with offer "day" of p/far it is said to finish on 2026-04-05, but all else can stay as it is and it finishes on 2026-02-05`},
		{"a cost over the budget", func(q *Query, s []Step, far, slow *Option) { q.Budget = usd(165) }, 0, `with offer "evening" of p/slow it costs 170 USD, more than the budget of 165 USD`},
	}
	for _, test := range tests {
		c := schoolRoute(t)
		s := c.route.Steps
		test.spoil(&c.query, s, &s[0].Options[0], &s[0].Options[1])
		err := Verify(c.catalog, c.query, &c.route)
		var wrong *RouteError
		if !errors.As(err, &wrong) || wrong.Faults[0].Step != test.step || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Verify = %v, want step %d: %s", test.name, err, test.step, test.want)
		}
	}
}

// saying is a catalog of a card that lapses, two schools, and an exam, each
// with its source.
const saying = `{"credentials": [
  {"id": "s/card", "kind": "membership", "name": "Card", "lasts": "P1Y",
   "offers": [{"price": "10 USD", "source": {"url": "https://s.example/join", "confidence": "issuer"}}],
   "renews": [{"units": 5, "offers": [{"price": "8 USD"}], "source": {"url": "https://s.example/renew", "confidence": "secondary"}}]},
  {"id": "s/course", "kind": "course", "name": "Course"},
  {"id": "s/exam", "kind": "certification", "name": "Exam", "lasts": "P2Y",
   "requires": [{"ask": {"all": [{"holds": "s/card"}, {"holds": "s/course"}, {"holds": "s/school"}, {"age": 18}]}, "source": {"url": "https://s.example/rule", "confidence": "corroborated"}}],
   "offers": [{"name": "fee", "price": "40 USD", "source": {"url": "https://s.example/exam", "confidence": "issuer"}}],
   "renews": [{"terms": "pay", "offers": [{"price": "30 USD"}]}]},
  {"id": "s/school", "kind": "diploma", "name": "School"}],
"programs": [
  {"id": "p/near", "name": "Near", "awards": ["s/course"], "offers": [{"price": "100 USD", "takes": "P1M", "weekly": 10, "source": {"url": "https://p.example/near"}}]},
  {"id": "p/far", "name": "Far", "awards": ["s/course"], "offers": [{"name": "evening", "price": "120 USD", "takes": "P3M", "weekly": 4, "source": {"url": "https://p.example/far"}}]}]}`

// sayingRoute is the best route to the exam, which says all that it can.
func sayingRoute(t *testing.T) *routeCase {
	t.Helper()
	catalog, err := credential.ParseCatalog("saying.json", []byte(saying))
	if err != nil {
		t.Fatal(err)
	}
	planner := New(catalog)
	query := Query{Letter: true, Target: "s/exam", Start: day(t, "2026-01-05"), Record: credential.Record{
		Born: day(t, "1990-01-01"), Holdings: []credential.Holding{{Credential: "s/school"}},
	}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Steps) != 3 || len(route.Steps[0].Options) != 1 || len(route.Has) != 2 || len(route.Upkeep) != 1 {
		t.Fatalf("Best = %+v, want three steps, an option of the first, two facts and one upkeep", route)
	}
	return &routeCase{catalog: catalog, query: query, route: *route}
}

func TestVerifyRefusesWhatIsNotSo(t *testing.T) {
	for _, row := range []struct {
		name  string
		spoil func(r *Route)
		want  string
	}{
		{"the source of another offer", func(r *Route) { r.Steps[2].Source = r.Steps[1].Source }, `step 2: its source is "https://s.example/join"`},
		{"more confidence than there is", func(r *Route) { r.Steps[2].Confidence = credential.Issuer }, `step 2: its confidence is "issuer", but the weakest of what it rests on is "corroborated"`},
		{"a fact of another credential", func(r *Route) { r.Has[1].Entry = "s/card" }, `it rests on a fact that the record does not have: holding "School"`},
		{"a fact in other words", func(r *Route) { r.Has[1].Text = "Doctorate" }, `it rests on a fact that the record does not have: holding "Doctorate"`},
		{"a fact of no kind", func(r *Route) { r.Has[0].Fact = "wealth" }, `it rests on a fact that the record does not have: wealth "born on 1990-01-01"`},
		{"upkeep on another day", func(r *Route) { r.Upkeep[0].Due = day(t, "2029-01-01") }, "it has s/exam renewed on 2029-01-01"},
		{"upkeep on other terms", func(r *Route) { r.Upkeep[0].Terms = "nothing" }, "it has s/exam renewed on"},
		{"upkeep at no fee", func(r *Route) { r.Upkeep[0].Fees = nil }, "it has s/exam renewed on"},
		{"upkeep of what does not lapse", func(r *Route) { r.Upkeep[0].Entry = "s/course" }, "it has s/course renewed on"},
		{"an exam that is for something", func(r *Route) { r.Steps[2].For = "a friend" }, `step 2: it is for "a friend", which only a job and an attestation say`},
		{"serving one condition twice", func(r *Route) { r.Steps[0].Meets = append(r.Steps[0].Meets, r.Steps[0].Meets[0]) }, `step 0: it serves condition "/1" of step 2 twice`},
		{"a cost in another currency", func(r *Route) { r.Cost.Currency = "EUR" }, `its cost is "150 EUR"`},
	} {
		c := sayingRoute(t)
		row.spoil(&c.route)
		err := Verify(c.catalog, c.query, &c.route)
		var wrong *RouteError
		if !errors.As(err, &wrong) || !strings.Contains(err.Error(), row.want) {
			t.Errorf("%s: Verify = %v, want %s", row.name, err, row.want)
		}
	}
}

func TestAFactMayHaveAnotherPlaceInTheRecord(t *testing.T) {
	c := sayingRoute(t)
	c.query.Record.Holdings = append([]credential.Holding{{Credential: "s/card", Expires: day(t, "2020-01-01")}}, c.query.Record.Holdings...)
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Errorf("Verify by a record with one more holding before the others = %v", err)
	}
}

func TestVerifyDoesNotMissWhatARouteNeedNotSay(t *testing.T) {
	c := sayingRoute(t)
	c.route.Has, c.route.Upkeep = nil, nil
	for i := range c.route.Steps {
		s := &c.route.Steps[i]
		s.Source, s.Confidence, s.Options = credential.Source{}, credential.ConfidenceUnsaid, nil
	}
	if err := Verify(c.catalog, c.query, &c.route); err != nil {
		t.Errorf("Verify of a route that says nothing beside its schedule = %v", err)
	}
}

func TestACostThatIsNotKnownIsSaidInNoCurrency(t *testing.T) {
	c := heldRoute(t)
	c.route.Cost = credential.Money{Currency: "EUR"}
	if err := Verify(c.catalog, c.query, &c.route); err == nil || !strings.Contains(err.Error(), `its cost is "0 EUR", but the prices of its steps sum to ""`) {
		t.Errorf("Verify of a route without prices that costs 0 EUR = %v, want it refused", err)
	}
}

// A text in the place of a code would compile, and be the code.
func TestEveryFaultHasACode(t *testing.T) {
	names, err := filepath.Glob("verify*.go")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`wrong\([^,\n]+, (\w*)`)
	found := 0
	for _, name := range names {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(source), -1) {
			if found++; !strings.HasPrefix(m[1], "Fault") && !strings.HasSuffix(name, "_test.go") && m[1] != "code" {
				t.Errorf("%s: %s, want one of the codes of fault.go there", name, m[0])
			}
		}
	}
	if found < 50 {
		t.Errorf("%d faults in %v, want more", found, names)
	}
}

// TestVerifyTellsAllFaults changes a route in several places at once: each is told, with
// what it was and what it is.
func TestVerifyTellsAllFaults(t *testing.T) {
	c := degreeRoute(t)
	steps := c.route.Steps
	steps[1].Price, steps[2].Price = usd(130), usd(240) // since when the one got dearer, and the other cheaper
	c.route.Cost = usd(8370)
	c.query.Deadline = c.route.Finish.Add(credential.Period{Days: -1})
	var wrong *RouteError
	if err := Verify(c.catalog, c.query, &c.route); !errors.As(err, &wrong) {
		t.Fatalf("Verify = %v, want a RouteError", err)
	}
	for i, want := range []Fault{
		{Step: 1, Code: FaultDearer, Was: "130 USD", Is: "135 USD"},
		{Step: 2, Code: FaultCheaper, Was: "240 USD", Is: "229 USD"},
		{Step: -1, Code: FaultPastDeadline, Was: c.route.Finish.String(), Is: c.query.Deadline.String()},
	} {
		if len(wrong.Faults) <= i {
			t.Fatalf("Verify tells %d faults, want 3", len(wrong.Faults))
		}
		if got := wrong.Faults[i]; got.Step != want.Step || got.Code != want.Code || got.Was != want.Was || got.Is != want.Is {
			t.Errorf("fault %d is %+v, want %+v", i, got, want)
		}
	}
	if want := "; and 2 more faults"; len(wrong.Faults) != 3 || !strings.HasSuffix(wrong.Error(), want) {
		t.Errorf("Verify tells %d faults and says %q, want 3, and %q at the end", len(wrong.Faults), wrong, want)
	}
}
