package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestTheFirstRouteIsTheBest compares Best with the first of Routes.
func TestTheFirstRouteIsTheBest(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		_, p := planner(e)
		routes, err := routesOf(p, q)
		best, err2 := bestOf(p, q)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Routes = %v, Best = %v", err, err2)
		}
		if (best == nil) != (len(routes) == 0) {
			return fmt.Sprintf("none: Best = %v, but there are %d routes", best, len(routes))
		}
		if best != nil && compareRoutes(q.Rank, worthOf(best), worthOf(routes[0])) != 0 {
			return fmt.Sprintf("differ: Best =\n%swant the first of Routes\n%s", routeLines(best), routeLines(routes[0]))
		}
		return ""
	})
}

// plainCase makes a case one in which an easier question can only make the best route
// better. A step that is left out of a set, since the set finishes no sooner with it,
// may have spared a renewal or a change of jobs. So such a law is about the finish or,
// in a catalog without renewals, about the prices.
func plainCase(rng *rand.Rand, e credential.Entries, q pathway.Query) (credential.Entries, pathway.Query) {
	if q.Rank = pathway.Soonest; rng.IntN(2) == 0 {
		return e, q
	}
	q.Rank = pathway.Cheapest
	e = randcase.Copy(e)
	for i := range e.Credentials {
		e.Credentials[i].Renews = nil
	}
	return e, q
}

// worse says in what the second of two best routes of a plain case is worse than the
// first; "" if it is not.
func worse(rank pathway.Rank, before, after *pathway.Route) string {
	if before == nil {
		return ""
	}
	if after == nil {
		return fmt.Sprintf("worse: no route any more, but before\n%s", routeLines(before))
	}
	was, is := worthOf(before), worthOf(after)
	if rank == pathway.Soonest {
		is.Unpriced, is.Cost = was.Unpriced, was.Cost
	} else {
		is.Finish = was.Finish
	}
	is.Steps = was.Steps
	if compareRoutes(rank, was, is) < 0 {
		return fmt.Sprintf("worse: Best is now\n%sand was\n%s", routeLines(after), routeLines(before))
	}
	return ""
}

// TestGainingAFactNeverHurts adds one fact to a record.
func TestGainingAFactNeverHurts(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		e, q = plainCase(rng, e, q)
		_, p := planner(e)
		richer := q
		richer.Record = randcase.Copy(q.Record)
		gain(rng, e, q.Start, &richer.Record)
		for _, target := range targetsOf(e) {
			before, err := p.Check(q.Record, target, q.Start)
			after, err2 := p.Check(richer.Record, target, q.Start)
			if err != nil || err2 != nil {
				return fmt.Sprintf("error: Check(%s) = %v, %v", target, err, err2)
			}
			if after.Finding.Status < before.Finding.Status {
				return fmt.Sprintf("status: %s was %s and is %s with %+v",
					target, before.Finding.Status, after.Finding.Status, richer.Record)
			}
		}
		before, err := bestOf(p, q)
		after, err2 := bestOf(p, richer)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Best = %v, and with more facts %v", err, err2)
		}
		if wrong := worse(q.Rank, before, after); wrong != "" {
			return fmt.Sprintf("%swith the record %+v", wrong, richer.Record)
		}
		return ""
	})
}

// targetsOf returns the credentials that are earned directly, and the roles.
func targetsOf(e credential.Entries) []credential.ID {
	c, _ := planner(e)
	return targets(c)
}

// gain adds one fact to a record.
func gain(rng *rand.Rand, e credential.Entries, start credential.Date, r *credential.Record) {
	ago := func(days int) credential.Date { return start.Add(credential.Period{Days: -rng.IntN(days)}) }
	switch rng.IntN(6) {
	case 4: // as high and as recent as any rule asks for: another would settle what was open
		if of := scoresAskedFor(e); len(of) > 0 {
			r.Scores = append(r.Scores, credential.Scored{Of: of[rng.IntN(len(of))], Score: credential.PointsOf(1000), On: start})
		}
	case 5: // no rule asks for another place within these
		if home := credential.Place("us/il/dupage"); r.Residence == "" || r.Residence.Contains(home) {
			r.Residence = home
		}
	case 0, 1:
		var ids []credential.ID
		for _, c := range e.Credentials {
			if c.Kind != credential.Class {
				ids = append(ids, c.ID)
			}
		}
		if len(ids) > 0 {
			h := credential.Holding{Credential: ids[rng.IntN(len(ids))]}
			if rng.IntN(2) == 0 {
				h.Awarded = ago(20)
			}
			r.Holdings = append(r.Holdings, h)
		}
	case 2:
		from := ago(30).Add(credential.Period{Days: -3}) // one that went on would take hours of the week
		r.Jobs = append(r.Jobs, credential.Job{
			Fields: []credential.Field{"f/g", "h"}, From: from, Until: from.Add(credential.Period{Days: 3}), Supervised: true,
		})
	case 3:
		r.Studies = append(r.Studies, credential.Study{
			In: "s/t", Credits: credential.Credits{Hundredths: 300, Unit: credential.Semester}, Grade: "A", On: ago(20),
		})
	}
}

// scoresAskedFor returns what the rules of the entries ask for a score in.
func scoresAskedFor(e credential.Entries) []credential.ID {
	var of []credential.ID
	gather := func(rules credential.Rules) {
		for _, rule := range rules {
			for _, part := range credential.Walk(rule.Ask) {
				if score, ok := part.(credential.Score); ok {
					of = append(of, score.Of)
				}
			}
		}
	}
	for _, c := range e.Credentials {
		gather(c.Requires)
	}
	for _, p := range e.Programs {
		gather(p.Admits)
	}
	for _, r := range e.Roles {
		gather(r.Requires)
	}
	return of
}

// TestEasierRulesNeverHurt drops a condition, or gives it an alternative. What has to hold for
// a credential to stay in force is left as it is: until when that was shown depends on it.
func TestEasierRulesNeverHurt(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		q.Record.Waivers = nil // what asks for something else is waived no more
		q.Record.Attested = append(slices.Clip(q.Record.Attested), credential.Attested{ID: granted.ID})
		e, q = plainCase(rng, e, q)
		easier := randcase.Copy(e)
		what := ease(rng, &easier)
		_, p := planner(e)
		_, p2 := planner(easier)
		before, err := bestOf(p, q)
		after, err2 := bestOf(p2, q)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Best = %v, and by easier rules %v", err, err2)
		}
		if wrong := worse(q.Rank, before, after); wrong != "" {
			return wrong + what
		}
		return ""
	})
}

// granted stands for a condition that is met: a group can have no empty part.
var granted = credential.Attestation{ID: "what-is-granted", Of: "what is granted"}

// ease drops one condition, or gives it an alternative, and says which.
func ease(rng *rand.Rand, e *credential.Entries) string {
	var sites []reflect.Value
	var gather func(v reflect.Value)
	gather = func(v reflect.Value) {
		switch v.Kind() {
		case reflect.Interface:
			sites = append(sites, v)
			if group, ok := v.Interface().(credential.AtLeast); ok {
				gather(reflect.ValueOf(group.Of))
			}
		case reflect.Slice:
			for i := range v.Len() {
				gather(v.Index(i))
			}
		case reflect.Struct:
			if v.Type() == reflect.TypeFor[credential.While]() {
				return
			}
			for i := range v.NumField() {
				gather(v.Field(i))
			}
		}
	}
	gather(reflect.ValueOf(e).Elem())
	sites = slices.DeleteFunc(sites, func(v reflect.Value) bool { return v.IsNil() })
	if len(sites) == 0 {
		return ""
	}
	site := sites[rng.IntN(len(sites))]
	old := site.Interface().(credential.Requirement)
	if rng.IntN(2) == 0 {
		site.Set(reflect.ValueOf(granted))
		return fmt.Sprintf("without %#v", old)
	}
	site.Set(reflect.ValueOf(credential.Any(old, credential.Attestation{ID: "another-way", Of: "another way"})))
	return fmt.Sprintf("with an attestation instead of %#v", old)
}

// TestOrderOfEntriesDoesNotMatter shuffles the entries, which changes no byte.
func TestOrderOfEntriesDoesNotMatter(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		other := randcase.Copy(e)
		shuffleEntries(rng, &other)
		_, p := planner(e)
		_, p2 := planner(other)
		routes, err := routesOf(p, q)
		again, err2 := routesOf(p, q)
		shuffled, err3 := routesOf(p2, q)
		if err != nil || err2 != nil || err3 != nil {
			return fmt.Sprintf("error: Routes = %v, %v, %v", err, err2, err3)
		}
		if routeBytes(routes) != routeBytes(again) {
			return fmt.Sprintf("again: Routes =\n%s\nand then\n%s", routeBytes(routes), routeBytes(again))
		}
		if routeBytes(routes) != routeBytes(shuffled) {
			return fmt.Sprintf("shuffled: Routes =\n%s\nand, with the entries shuffled,\n%s", routeBytes(routes), routeBytes(shuffled))
		}
		return ""
	})
}

// shuffleList shuffles a list.
func shuffleList[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, k int) { list[i], list[k] = list[k], list[i] })
}

// TestOrderOfPartsDoesNotMatter shuffles the parts of groups, which changes no route.
func TestOrderOfPartsDoesNotMatter(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		other := randcase.Copy(e)
		shuffleParts(rng, reflect.ValueOf(&other).Elem())
		_, p := planner(e)
		_, p2 := planner(other)
		routes, err := routesOf(p, q)
		shuffled, err2 := routesOf(p2, q)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Routes = %v, %v", err, err2)
		}
		if got, want := allLines(shuffled), allLines(routes); got != want {
			return fmt.Sprintf("parts: Routes =\n%swith the parts shuffled, and before\n%s", got, want)
		}
		for _, target := range targetsOf(e) {
			before, _ := p.Check(q.Record, target, q.Start)
			after, _ := p2.Check(q.Record, target, q.Start)
			if before.Finding.Status != after.Finding.Status {
				return fmt.Sprintf("parts: %s is %s, and %s with the parts shuffled", target, before.Finding.Status, after.Finding.Status)
			}
		}
		return ""
	})
}

// shuffleParts shuffles the parts of every group.
func shuffleParts(rng *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface:
		if group, ok := v.Interface().(credential.AtLeast); ok {
			shuffleList(rng, group.Of)
			shuffleParts(rng, reflect.ValueOf(group.Of))
		}
	case reflect.Slice:
		for i := range v.Len() {
			shuffleParts(rng, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			shuffleParts(rng, v.Field(i))
		}
	}
}

// allLines writes routes for a report.
func allLines(routes []*pathway.Route) string {
	var text strings.Builder
	for _, route := range routes {
		text.WriteString(routeLines(route))
	}
	return text.String()
}

// TestManyCanAskAtOnce asks one planner from several goroutines.
func TestManyCanAskAtOnce(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		_, p := planner(e)
		want, err := routesOf(p, q)
		if err != nil {
			return fmt.Sprintf("error: Routes = %v", err)
		}
		answers := make([]string, 8)
		var group sync.WaitGroup
		for i := range answers {
			group.Go(func() {
				routes, err := collect(p, q)
				answers[i] = fmt.Sprint(routeBytes(routes), err)
			})
		}
		group.Wait()
		for _, got := range answers {
			if got != fmt.Sprint(routeBytes(want), nil) {
				return fmt.Sprintf("at once: Routes =\n%s\nwant\n%s", got, routeBytes(want))
			}
		}
		return ""
	})
}
