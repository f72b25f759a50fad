package pathway_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A feature is something that a case may have, and how to take it away.
type feature struct {
	name string
	drop func(*credential.Entries, *pathway.Query)
}

// granted stands for a condition that is met: a group can have no empty part.
var granted = credential.Attestation{Of: "what is granted"}

// grant makes granted true of the person of a query.
func grant(q *pathway.Query) {
	q.Record.Attested = append(slices.Clip(q.Record.Attested), credential.Attested{Of: granted.Of})
}

// asks changes every requirement of a catalog that is not a group.
func asks(change func(credential.Requirement) credential.Requirement) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) { changeAsks(reflect.ValueOf(e).Elem(), change) }
}

var askType = reflect.TypeFor[credential.Requirement]()

func changeAsks(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch {
	case v.Type() == askType:
		changeAsk(v, change)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			changeAsks(v.Index(i), change)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			changeAsks(v.Field(i), change)
		}
	}
}

func changeAsk(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch ask := v.Interface().(type) {
	case nil:
	case credential.AtLeast:
		changeAsks(reflect.ValueOf(ask.Of), change)
		if ask.N < len(ask.Of) {
			v.Set(reflect.ValueOf(change(ask)))
		}
	default:
		v.Set(reflect.ValueOf(change(ask.(credential.Requirement))))
	}
}

// leaf changes the requirements of one type.
func leaf[T credential.Requirement](change func(T) credential.Requirement) func(*credential.Entries, *pathway.Query) {
	return asks(func(ask credential.Requirement) credential.Requirement {
		if ask, ok := ask.(T); ok {
			return change(ask)
		}
		return ask
	})
}

// offersOf changes every offer of the programs and credentials.
func offersOf(change func(*credential.Offer)) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) {
		for i := range e.Credentials {
			for k := range e.Credentials[i].Offers {
				change(&e.Credentials[i].Offers[k])
			}
		}
		for i := range e.Programs {
			for k := range e.Programs[i].Offers {
				change(&e.Programs[i].Offers[k])
			}
		}
	}
}

func credentialsOf(change func(*credential.Credential)) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) {
		for i := range e.Credentials {
			change(&e.Credentials[i])
		}
	}
}

func person(change func(*pathway.Query)) func(*credential.Entries, *pathway.Query) {
	return func(_ *credential.Entries, q *pathway.Query) { change(q) }
}

var features = []feature{
	{"seasons", offersOf(func(o *credential.Offer) { o.Seasons = nil })},
	{"first and last days of offers", offersOf(func(o *credential.Offer) { o.From, o.Until = credential.Date{}, credential.Date{} })},
	{"conditions of offers", offersOf(func(o *credential.Offer) { o.If = nil })},
	{"unknown prices", offersOf(func(o *credential.Offer) { o.Price = credential.Money{Minor: max(1, o.Price.Minor), Currency: "USD"} })},
	{"hours of study", offersOf(func(o *credential.Offer) { o.Weekly = 0 })},
	{"time to take", offersOf(func(o *credential.Offer) { o.Takes = credential.Period{Days: min(1, o.Takes.Days+o.Takes.Months)} })},
	{"lapses", credentialsOf(func(c *credential.Credential) { c.Lasts, c.Renews = credential.Period{}, nil })},
	{"renewals", credentialsOf(func(c *credential.Credential) { c.Renews = nil })},
	{"what counts as something else", credentialsOf(func(c *credential.Credential) { c.CountsAs = nil })},
	{"accreditation", leaf(func(h credential.Holds) credential.Requirement { h.AccreditedBy = nil; return h })},
	{"recent awards", leaf(func(h credential.Holds) credential.Requirement { h.Within = credential.Period{}; return h })},
	{"early testing", leaf(func(h credential.Holds) credential.Requirement { h.UnderWay = credential.Period{}; return h })},
	{"experience", leaf(func(credential.Experience) credential.Requirement { return granted })},
	{"recent work", leaf(func(x credential.Experience) credential.Requirement { x.Within = credential.Period{}; return x })},
	{"supervised work", leaf(func(x credential.Experience) credential.Requirement { x.Supervised = false; return x })},
	{"share of full-time", leaf(func(x credential.Experience) credential.Requirement { x.MinShare = 0; return x })},
	{"coursework", leaf(func(credential.Coursework) credential.Requirement { return granted })},
	{"age", leaf(func(credential.Age) credential.Requirement { return granted })},
	{"attestations", leaf(func(credential.Attestation) credential.Requirement { return granted })},
	{"n of these", leaf(func(g credential.AtLeast) credential.Requirement { g.N = len(g.Of); return g })},
	{"editions of rules", oneEdition},
	{"dates of accreditation", dateless},
	{"hours of work", person(func(q *pathway.Query) { q.Work = 0 })},
	{"hours for study", person(func(q *pathway.Query) { q.Study = 0 })},
	{"rank", person(func(q *pathway.Query) { q.Rank = pathway.Soonest })},
	{"what is assumed", person(func(q *pathway.Query) { q.Assume = false })},
	{"deadline", person(func(q *pathway.Query) { q.Deadline = credential.Date{} })},
	{"budget", person(func(q *pathway.Query) { q.Budget = credential.Money{} })},
	{"holdings", person(func(q *pathway.Query) { q.Record.Holdings = nil })},
	{"holdings that are expected", person(func(q *pathway.Query) {
		for i := range q.Record.Holdings {
			q.Record.Holdings[i].Expected = credential.Date{}
		}
	})},
	{"jobs of the record", person(func(q *pathway.Query) { q.Record.Jobs = nil })},
	{"jobs that go on", person(func(q *pathway.Query) {
		q.Record.Jobs = slices.DeleteFunc(q.Record.Jobs, func(j credential.Job) bool { return j.Until.IsZero() })
	})},
	{"studies", person(func(q *pathway.Query) { q.Record.Studies = nil })},
	{"what was attested", person(func(q *pathway.Query) {
		q.Record.Attested = nil
		grant(q)
	})},
	{"waivers", person(func(q *pathway.Query) { q.Record.Waivers = nil })},
}

// oneEdition leaves the first edition of each rule, for all days.
func oneEdition(e *credential.Entries, _ *pathway.Query) {
	first := func(rules credential.Rules) credential.Rules {
		if len(rules) == 0 {
			return nil
		}
		return credential.Rules{{Ask: rules[0].Ask}}
	}
	for i := range e.Credentials {
		e.Credentials[i].Requires = first(e.Credentials[i].Requires)
	}
	for i := range e.Programs {
		e.Programs[i].Admits = first(e.Programs[i].Admits)
	}
	for i := range e.Roles {
		e.Roles[i].Requires = first(e.Roles[i].Requires)
	}
}

// dateless leaves one accreditation of each program, for all days.
func dateless(e *credential.Entries, _ *pathway.Query) {
	for i := range e.Programs {
		if list := e.Programs[i].Accreditations; len(list) > 0 {
			e.Programs[i].Accreditations = []credential.Accreditation{{By: list[0].By, Status: credential.Accredited}}
		}
	}
}

// deep is how many steps the best routes of random cases must reach.
const deep = 8

// TestRandomCasesReachEveryFeature draws cases until each feature has decided
// an answer, and routes of every length were seen: what never matters is not tested.
func TestRandomCasesReachEveryFeature(t *testing.T) {
	if testing.Short() {
		t.Skip("it tries the generator alone, which the full run does")
	}
	t.Parallel()
	source := sourcesOf(t)[0]
	rng := source.random()
	missing, lengths := slices.Clone(features), map[int]int{}
	drawn := 0
	for ; drawn < 6000 && (len(missing) > 0 || len(lengths) < deep); drawn++ {
		size := 3 + drawn%3
		if drawn%5 == 0 {
			size = 10 // for long routes
		}
		e, q := randomCase(rng, size)
		grant(&q)
		answer, ok := answerOf(e, q)
		if !ok {
			continue
		}
		if n := len(answer); n > 0 && answer[0].Steps > 0 {
			lengths[min(deep, answer[0].Steps)]++
		}
		missing = slices.DeleteFunc(missing, func(f feature) bool { return decides(f, e, q, answer) })
	}
	for _, f := range missing {
		t.Errorf("-seed=%d: %d random cases: %s never decided an answer", source.seed, drawn, f.name)
	}
	if len(lengths) < deep {
		t.Errorf("-seed=%d: %d random cases: best routes of %v steps, want 1 to %d",
			source.seed, drawn, slices.Sorted(maps.Keys(lengths)), deep)
	}
	t.Logf("%d cases; best routes by steps: %v", drawn, lengths)
}

// answerOf returns the routes of a case that is small enough to be tried often.
func answerOf(e credential.Entries, q pathway.Query) ([]bruteRoute, bool) {
	c, err := credential.NewCatalog(e)
	if err != nil {
		return nil, false
	}
	return newBrute(c, q, 1500).routes()
}

// decides reports whether a case without the feature has another answer.
func decides(f feature, e credential.Entries, q pathway.Query, answer []bruteRoute) bool {
	less := deepCopy(reflect.ValueOf(e)).Interface().(credential.Entries)
	full := q
	q.Record = deepCopy(reflect.ValueOf(q.Record)).Interface().(credential.Record)
	f.drop(&less, &q)
	if reflect.DeepEqual(e, less) && reflect.DeepEqual(full, q) {
		return false
	}
	other, ok := answerOf(less, q)
	return ok && !reflect.DeepEqual(answer, other)
}

// TestOracleIsNoBetterWithoutShortcuts compares the oracle with itself without
// any of the arguments by which it leaves out days, sets and moments.
func TestOracleIsNoBetterWithoutShortcuts(t *testing.T) {
	t.Parallel()
	compared, all := 0, 0
	for _, source := range sourcesOf(t) {
		rng := source.random()
		for i := range source.cases {
			all++
			e, q := randomCase(rng, 2+i%3)
			c, _ := planner(e)
			want, ok := newBrute(c, q, 1500).routes()
			if !ok {
				continue
			}
			naive := prepare(c, q, 15_000, true)
			if len(naive.steps) > 7 {
				continue
			}
			got, ok := naive.routes()
			if !ok {
				continue
			}
			compared++
			if linesOf(got) != linesOf(want) {
				t.Fatalf("-seed=%d, case %d: the oracle finds\n%sand without shortcuts\n%s%s",
					source.seed, i, linesOf(want), linesOf(got), caseText(e, q))
			}
		}
	}
	t.Logf("%d of %d cases compared", compared, all)
	if compared < all/4 {
		t.Errorf("only %d of %d cases are small enough to be compared", compared, all)
	}
}
