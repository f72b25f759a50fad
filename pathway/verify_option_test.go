package pathway

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

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
	query := Query{Target: "s/exam", Start: day(t, "2026-01-05")}
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
			far.Entry, far.Price, far.Weekly = "p/full", usd(10), 50
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
		if !errors.As(err, &wrong) || wrong.Step != test.step || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: Verify = %v, want step %d: %s", test.name, err, test.step, test.want)
		}
	}
}
