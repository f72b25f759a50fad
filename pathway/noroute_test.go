package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestWhatManyAskForIsSaidOnce reads the reason where several schools ask for one
// thing.
func TestWhatManyAskForIsSaidOnce(t *testing.T) {
	diploma := credential.Holds{Credential: "diploma"}
	no := &pathway.NoRouteError{Name: "Nurse", Conditions: []pathway.Condition{
		{Requirement: credential.Holds{Credential: "nurse"}, Text: "Nurse", Why: because("nothing leads to it")},
		{Entry: "school/a", Requirement: diploma, Text: "a diploma for A", Why: because("nothing leads to it")},
		{Entry: "school/b", Requirement: credential.Age{Years: 18}, Text: "an age of 18 for B", Why: []pathway.Reason{{Code: pathway.ReasonBornNotSaid, Text: "the record has no birth date"}}},
		{Entry: "school/b", Requirement: diploma, Text: "a diploma for B", Why: because("nothing leads to it")},
		{Entry: "school/c", Requirement: diploma, Text: "a diploma for C", Why: because("nothing leads to it")},
	}}
	want := "no route to Nurse: it takes either an age of 18 for B (the record has no birth date), or a diploma for A (nothing leads to it), and likewise for 2 more"
	if got := no.Error(); got != want {
		t.Errorf("Error = %q, want %q", got, want)
	}
}

func because(text string) []pathway.Reason { return []pathway.Reason{{Text: text}} }

// TestTheNamedConditionsAloneCloseTheWay tries the law that the conditions of a
// NoRouteError give no route by themselves, all others taken as met, and that
// there is one if any of them is left out.
func TestTheNamedConditionsAloneCloseTheWay(t *testing.T) {
	seen := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		q.Deadline, q.Budget = credential.Date{}, credential.Money{}
		q.Record.Waivers = nil // what asks for something else is waived no more
		core, wrong := coreOf(e, q)
		if wrong != "" || len(core) == 0 {
			return wrong
		}
		for _, c := range core {
			if strings.HasPrefix(c.Path, "offer") {
				return "" // of these the rules alone do not say all
			}
		}
		seen++
		return wrongCore(e, q, core)
	})
	t.Logf("%d cases without a route", seen)
	wantTried(t, seen, "every case has a route")
}

// TestTheReasonsInTheReferenceAreExact tries the same law on the reference catalog
// for records that are empty.
func TestTheReasonsInTheReferenceAreExact(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing in it runs at once, and the full run does it")
	}
	t.Parallel()
	e := reference.Catalog().Entries()
	for _, target := range []credential.ID{"ahima/rhit", "ncra/ods-c", "degree/associate"} {
		q := pathway.Query{Letter: true, Target: target, Rank: pathway.FewestSteps, Start: credential.Date{Year: 2026, Month: 11, Day: 24}}
		core, wrong := coreOf(e, q)
		if wrong == "" {
			wrong = wrongCore(e, q, core)
		}
		if wrong != "" {
			t.Errorf("%s: %s", target, wrong)
		}
	}
}

// wrongCore says what is wrong with the conditions named for a query; "" if they
// alone give no route, and there is one if any of them is left out. That the target
// is to be held cannot be.
func wrongCore(e credential.Entries, q pathway.Query, core []pathway.Condition) string {
	if routeWith(e, q, core) {
		return fmt.Sprintf("not enough: there is a route with %s alone", conditionLines(core))
	}
	for i, c := range core {
		if c.Entry == "" {
			continue
		}
		rest := append(append([]pathway.Condition{}, core[:i]...), core[i+1:]...)
		if !routeWith(e, q, rest) {
			return fmt.Sprintf("too much: no route even without %s %q of %s", c.Entry, c.Path, conditionLines(core))
		}
	}
	return ""
}

// coreOf returns the conditions that leave no route; none if there is a route.
func coreOf(e credential.Entries, q pathway.Query) ([]pathway.Condition, string) {
	_, p := planner(e)
	q.Limit = effort
	_, err := p.Best(context.Background(), q)
	var none *pathway.NoRouteError
	switch {
	case err == nil:
		return nil, ""
	case !errors.As(err, &none):
		return nil, fmt.Sprintf("error: Best = %v", orStop(err))
	case len(none.Conditions) == 0:
		return nil, "no conditions: " + err.Error()
	}
	return none.Conditions, ""
}

// routeWith reports whether there is a route if only the given conditions are
// asked for.
func routeWith(e credential.Entries, q pathway.Query, core []pathway.Condition) bool {
	less := randcase.Copy(e)
	for i := range less.Credentials {
		c := &less.Credentials[i]
		if c.Automatic {
			c.Requires = splitOn(c.Requires, q.Start)
		}
		keepRules(c.ID, "", planned(c, q.Start), core)
		keepRules(c.ID, "advice", c.Recommends, core)
		if c.While.Ask = keep(c.While.Ask, c.ID, "while "+string(c.ID), core); c.While.Ask == nil {
			c.While = credential.While{}
			if c.Lasts.IsZero() {
				c.Returns = nil // what never lapses has no way back
			}
		}
		waiveOffers(c.Offers)
		for k := range c.Returns {
			c.Returns[k].Requires = keep(c.Returns[k].Requires, c.ID, "return", core)
			waiveOffers(c.Returns[k].Offers)
		}
	}
	for i := range less.Programs {
		p := &less.Programs[i]
		keepRules(p.ID, "", p.Admits, core)
		waiveOffers(p.Offers)
	}
	for i := range less.Roles {
		keepRules(less.Roles[i].ID, "", less.Roles[i].Requires, core)
		keepRules(less.Roles[i].ID, "advice", less.Roles[i].Recommends, core)
	}
	_, p := planner(less)
	route, err := p.Best(context.Background(), q)
	var stopped *pathway.LimitError
	switch {
	case errors.As(err, &stopped) && stopped.Best == nil:
		panic(stop{err})
	case errors.As(err, &stopped):
		return true // there is a route, if not the best
	}
	return route != nil || !errors.Is(err, pathway.ErrNoRoute)
}

// splitOn returns editions of which none is in force both before a day and from it on.
func splitOn(rules credential.Rules, day credential.Date) credential.Rules {
	var split credential.Rules
	for _, r := range rules {
		if r.From.Before(day) && (r.Until.IsZero() || day.Before(r.Until)) {
			before := r
			before.Until, r.From = day, day
			split = append(split, before)
		}
		split = append(split, r)
	}
	return split
}

// planned returns the editions of a rule that a plan can be asked for. Of what is awarded by
// itself they are those from its first day on: whether it was awarded before that the record
// alone decides, and no condition of a plan asks for it.
func planned(c *credential.Credential, start credential.Date) credential.Rules {
	past := 0
	for c.Automatic && past < len(c.Requires) && !c.Requires[past].Until.IsZero() && !start.Before(c.Requires[past].Until) {
		past++
	}
	return c.Requires[past:]
}

// waiveOffers takes the conditions of offers away.
func waiveOffers(offers []credential.Offer) {
	for i := range offers {
		offers[i].If = nil
	}
}

// keepRules keeps the named conditions of each edition of a rule. Their paths begin
// with the given word.
func keepRules(id credential.ID, word string, rules credential.Rules, core []pathway.Condition) {
	for i := range rules {
		rules[i].Ask = keep(rules[i].Ask, id, word, core)
	}
}

// keep returns a requirement with every condition that is not named taken as
// met; nil if nothing is left to ask.
func keep(ask credential.Requirement, id credential.ID, path string, core []pathway.Condition) credential.Requirement {
	for _, c := range core {
		if c.Entry == id && c.Path == path && reflect.DeepEqual(c.Requirement, ask) {
			return ask
		}
	}
	group, _ := ask.(credential.AtLeast)
	left := credential.AtLeast{N: group.N}
	for i, part := range group.Of {
		if kept := keep(part, id, path+"/"+strconv.Itoa(i), core); kept != nil {
			left.Of = append(left.Of, kept)
		} else {
			left.N--
		}
	}
	if left.N <= 0 {
		return nil
	}
	return left
}

// conditionLines writes conditions for a report.
func conditionLines(core []pathway.Condition) string {
	var text strings.Builder
	for _, c := range core {
		fmt.Fprintf(&text, "\n\t%s %q %#v: %s", c.Entry, c.Path, c.Requirement, c)
	}
	return text.String()
}

// A mate's license asks for service at sea, which no plan can bring about, and
// for a letter, which it can.
const mate = `{"credentials": [{"id": "mate", "kind": "license", "name": "Mate", "offers": [{"price": "0 USD"}],
  "requires": [{"ask": {"all": [{"attestation": "served at sea", "id": "served-at-sea", "fact": true}, {"attestation": "a letter", "id": "a-letter"}]}}]}]}`

func TestNoStepBringsAFactAbout(t *testing.T) {
	catalog, err := credential.ParseCatalog("mate.json", []byte(mate))
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	start := credential.Date{Year: 2027, Month: 1, Day: 4}
	query := pathway.Query{Letter: true, Target: "mate", Start: start}

	e, err := planner.Check(credential.Record{}, "mate", start)
	if err != nil || e.Finding.Status != pathway.Unknown {
		t.Errorf("Check of an empty record = %v, %v, want unknown", e.Finding.Status, err)
	}
	_, err = planner.Best(context.Background(), query)
	var no *pathway.NoRouteError
	if !errors.As(err, &no) || len(no.Conditions) != 2 || no.Conditions[1].Path != "/0" {
		t.Fatalf("Best without the fact = %v, want no route for want of the mate's /0 alone", err)
	}
	if want := `no route to Mate: it takes "served at sea" for Mate (no step brings it about; ` +
		`if it is so, say so in the record, under attested, by its id: "served-at-sea"); ` +
		`but first find out whether "served at sea" is so; if so, the best way finishes on 2027-01-04 and costs 0 USD`; err.Error() != want {
		t.Errorf("Best without the fact says %q, want %q", err, want)
	}

	query.Record.Attested = []credential.Attested{{ID: "served-at-sea"}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if len(route.Steps) != 2 || route.Steps[0].For != "a letter" {
		t.Errorf("Best with the fact has steps %v, want the letter and the license", route.Steps)
	}
	if err := pathway.Verify(catalog, query, route); err != nil {
		t.Error(err)
	}

	// A route that claims to have the fact vouched for does not hold.
	forged := *route
	forged.Steps = append([]pathway.Step{{Kind: pathway.Attest, Entry: "served-at-sea", For: "served at sea", Start: start, Finish: start,
		Meets: []pathway.Serves{{Step: 2, Path: "/0", Requirement: credential.Attestation{ID: "served-at-sea", Of: "served at sea", Fact: true}}}}}, route.Steps...)
	forged.Steps[1].Meets = []pathway.Serves{{Step: 2, Path: "/1", Requirement: credential.Attestation{ID: "a-letter", Of: "a letter"}}}
	forged.Steps[2].After = []int{0, 1}
	query.Record = credential.Record{}
	if err := pathway.Verify(catalog, query, &forged); err == nil {
		t.Error("Verify accepts a step that vouches for a fact")
	}
}

// TestWhatTheRecordDoesNotSayIsAskedBeforeNo tries the law that where there is no route,
// there is something to find out first exactly if there is a route under Assume or with
// terms renewed, and that the answer then comes to what it says.
func TestWhatTheRecordDoesNotSayIsAskedBeforeNo(t *testing.T) {
	asked, closed := 0, 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		_, p := planner(e)
		q.Assume, q.Limit = false, effort
		_, err := p.Best(context.Background(), q)
		var none *pathway.NoRouteError
		if !errors.As(err, &none) {
			return ""
		}
		q.Assume = true
		route, err := bestOf(p, q)
		if err != nil {
			return ""
		}
		switch {
		case len(none.Open) == 0 && route == nil:
			closed++
			return ""
		case len(none.Open) == 0:
			return fmt.Sprintf("nothing is asked, but there is a route with %v", route.Assumed)
		case route == nil:
			return fmt.Sprintf("it asks for %v, but there is no route with all of it", none.Open)
		}
		asked++
		for _, open := range none.Open {
			if open.Kind == pathway.AssumedRenewed || open.Kind == pathway.AssumedKept {
				return "" // terms alone: all that may be assumed may come to more
			}
		}
		for _, assumed := range route.Assumed {
			if !slices.Contains(none.Open, assumed) {
				return "" // a step brings it about, which nobody is asked for
			}
		}
		if bound := none.Renewed; bound.Finish != route.Finish || bound.Cost.Minor != route.Cost.Minor || bound.Unpriced != len(route.Unpriced) {
			return fmt.Sprintf("if %v is so, it promises %v, but the route finishes on %v and costs %v", none.Open, bound, route.Finish, route.Cost)
		}
		return ""
	})
	t.Logf("%d asked, %d closed", asked, closed)
	wantTried(t, closed, "every case has a route or is asked of")
}

// TestReasonsReadOrAsOr reads the reasons where any one of several things would do.
func TestReasonsReadOrAsOr(t *testing.T) {
	for _, c := range []struct{ name, entries, want string }{
		{"one of two things", `{
			"fields": [{"field": "work", "name": "coding"}],
			"credentials": [{"id": "degree", "kind": "degree", "name": "Degree"},
			  {"id": "card", "kind": "certification", "name": "Card", "requires": [{"ask": {"any": [
			    {"holds": "degree"}, {"experience": {"in": ["work"], "for": "P2Y"}}]}}]}]}`,
			`no route to Card: it takes either a degree for Card (nothing leads to it), or 2 years of full-time work in coding for Card (nothing leads to it)`},
		{"a program of which nobody knows how long it takes", `{
			"credentials": [{"id": "degree", "kind": "degree", "name": "Degree"},
			  {"id": "card", "kind": "certification", "name": "Card", "requires": [{"ask": {"holds": "degree"}}]}],
			"programs": [{"id": "college", "name": "The College", "awards": ["degree"]}]}`,
			`no route to Card: it takes a degree for Card (nothing leads to it: The College awards it, but the catalog has no offer of it, so nobody knows how long it takes)`},
		{"programs that are not accredited", `{
			"organizations": [{"id": "board", "name": "The Board"}],
			"credentials": [{"id": "degree", "kind": "degree", "name": "Degree"},
			  {"id": "card", "kind": "certification", "name": "Card", "requires": [{"ask": {"holds": "degree", "accreditedBy": ["board"]}}]}],
			"programs": [{"id": "college", "name": "The College", "awards": ["degree"], "offers": [{"takes": "P1Y"}],
			  "accreditations": [{"by": "board", "status": "accredited", "until": "2020-01-01"}]}]}`,
			`no route to Card: it takes a degree from a program accredited by The Board for Card (nothing leads to it: no program that awards it, such as The College, is known to be accredited by The Board)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			catalog, err := credential.ParseCatalog("c.json", []byte(c.entries))
			if err != nil {
				var problems credential.Problems
				if !errors.As(err, &problems) {
					t.Fatal(err)
				}
				t.Fatal(problems)
			}
			_, err = pathway.New(catalog).Best(context.Background(), pathway.Query{Letter: true, Target: "card", Start: credential.Date{Year: 2027, Month: 1, Day: 4}})
			if err == nil || err.Error() != c.want {
				t.Errorf("Best = %v\nwant %s", err, c.want)
			}
		})
	}
}
