package pathway

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// doubted is a catalog of an exam that asks for an accredited course, and of schools whose
// standing is known, not known, known from a day on, and known to be none.
const doubted = `{"organizations": [{"id": "acc", "name": "Accreditor"}],
"credentials": [
  {"id": "s/course", "kind": "course", "name": "Course"},
  {"id": "s/exam", "kind": "certification", "name": "Exam", "requires": [{"ask": {"holds": "s/course", "accreditedBy": ["acc"]}}],
   "offers": [{"name": "fee", "price": "40 USD"}]}],
"programs": [
  {"id": "p/known", "name": "Known", "awards": ["s/course"], "accreditations": [{"by": "acc", "status": "accredited"}],
   "offers": [{"name": "day", "price": "100 USD", "takes": "P1M", "weekly": 10}, {"name": "evening", "price": "90 USD", "takes": "P3M", "weekly": 4}]},
  {"id": "p/doubted", "name": "Doubted", "awards": ["s/course"], "accreditations": [{"by": "acc", "status": "unverified"}],
   "offers": [{"name": "day", "price": "50 USD", "takes": "P1M", "weekly": 10}]},
  {"id": "p/until", "name": "Until", "awards": ["s/course"], "accreditations": [
     {"by": "acc", "status": "accredited", "until": "2026-06-01"}, {"by": "acc", "status": "unverified", "from": "2026-06-01"}],
   "offers": [{"name": "day", "price": "60 USD", "takes": "P2M", "weekly": 10}, {"name": "slow", "price": "60 USD", "takes": "P1Y", "weekly": 2}]},
  {"id": "p/none", "name": "None", "awards": ["s/course"], "accreditations": [{"by": "acc", "status": "candidacy"}],
   "offers": [{"name": "day", "price": "10 USD", "takes": "P1M", "weekly": 10}]},
  {"id": "p/unsaid", "name": "Unsaid", "awards": ["s/course"], "offers": [{"name": "day", "price": "10 USD", "takes": "P1M", "weekly": 10}]}]}`

// doubtedRoute is the best route to the exam.
func doubtedRoute(t *testing.T, assume bool) *routeCase {
	t.Helper()
	catalog := parsed(t, doubted)
	query := Query{Target: "s/exam", Start: day(t, "2026-01-05"), Assume: assume}
	route, err := New(catalog).Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if err := Verify(catalog, query, route); err != nil {
		t.Fatalf("Verify = %v", err)
	}
	return &routeCase{catalog: catalog, query: query, route: *route}
}

func TestAnOptionMayRestOnAStandingThatNobodyKnowsAndSaysSo(t *testing.T) {
	const ask = "the accreditation of "
	for _, c := range []struct {
		name   string
		assume bool
		head   credential.ID
		want   []string
	}{
		{"by what is known alone", false, "p/known", []string{
			"p/doubted day 2026-02-05 " + ask + "Doubted",
			"p/until day 2026-03-05 ",
			"p/until slow 2027-01-05 " + ask + "Until",
			"p/known evening 2026-04-05 ",
		}},
		{"where it may be assumed", true, "p/doubted", []string{
			"p/until day 2026-03-05 ",
			"p/until slow 2027-01-05 " + ask + "Until",
			"p/known evening 2026-04-05 ",
			"p/known day 2026-02-05 ",
		}},
	} {
		r := doubtedRoute(t, c.assume)
		step := r.route.Steps[0]
		var got []string
		for _, o := range step.Options {
			got = append(got, fmt.Sprintf("%s %s %s %s", o.Entry, o.Offer, o.Finish, o.Assumed.Text))
		}
		if step.Entry != c.head || !slices.Equal(got, c.want) {
			t.Errorf("%s: it begins at %s with the options\n%q\nwant %s with\n%q", c.name, step.Entry, got, c.head, c.want)
		}
	}
}

func TestVerifyRefusesWhatAnOptionSaysWronglyOfItsProgram(t *testing.T) {
	for _, c := range []struct {
		name   string
		option int
		spoil  func(o *Option)
	}{
		{"a doubt that it does not say", 0, func(o *Option) { o.Assumed = Assumption{} }},
		{"a doubt about another program", 0, func(o *Option) { o.Assumed.Entry = "p/known" }},
		{"a doubt of another kind", 0, func(o *Option) { o.Assumed.Kind = AssumedAccreditation }},
		{"a doubt in other words", 0, func(o *Option) { o.Assumed.Text = "luck" }},
		{"a doubt about what is known", 3, func(o *Option) {
			o.Assumed = Assumption{Kind: AssumedProgram, Entry: "p/known", Text: "the accreditation of Known"}
		}},
		{"a doubt that does not matter", 1, func(o *Option) {
			o.Assumed = Assumption{Kind: AssumedProgram, Entry: "p/until", Text: "the accreditation of Until"}
		}},
	} {
		r := doubtedRoute(t, false)
		c.spoil(&r.route.Steps[0].Options[c.option])
		var wrong *RouteError
		if err := Verify(r.catalog, r.query, &r.route); !errors.As(err, &wrong) || wrong.Faults[0].Code != FaultOptionAssumed {
			t.Errorf("%s: Verify = %v, want the fault %s", c.name, err, FaultOptionAssumed)
		}
	}
}

// Another step on the same doubted program's standing does not come with it.
func TestAnOptionAssumesNothingOfOtherPrograms(t *testing.T) {
	catalog := parsed(t, `{"organizations": [{"id": "acc", "name": "Accreditor"}],
	"credentials": [
	  {"id": "s/one", "kind": "course"}, {"id": "s/two", "kind": "course"},
	  {"id": "s/exam", "kind": "certification", "requires": [{"ask": {"all": [
	    {"any": [{"holds": "s/one", "accreditedBy": ["acc"]}, {"holds": "s/two", "accreditedBy": ["acc"]}]}, {"holds": "s/one"}, {"holds": "s/two"}]}}],
	   "offers": [{"name": "fee", "price": "40 USD"}]}],
	"programs": [
	  {"id": "p/one", "awards": ["s/one"], "accreditations": [{"by": "acc", "status": "accredited"}], "offers": [{"price": "10 USD", "takes": "P1M"}]},
	  {"id": "p/plain", "awards": ["s/one"], "offers": [{"price": "5 USD", "takes": "P1M"}]},
	  {"id": "p/two", "awards": ["s/two"], "accreditations": [{"by": "acc", "status": "unverified"}], "offers": [{"price": "10 USD", "takes": "P1M"}]}]}`)
	query := Query{Target: "s/exam", Start: day(t, "2026-01-05")}
	route, err := New(catalog).Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range route.Steps {
		if len(step.Options) > 0 {
			t.Errorf("%s has the options %v, want none: the plain school does only if the other one is accredited", step.Entry, step.Options)
		}
	}
}
