package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/oracle"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestOptionsAreThoseOfTheOracle tries the law that the options of a step without which a route
// leads nowhere are all the other ways to take it with which the other steps lead to the target,
// each with the soonest finish of that set. Of one whose program's standing nobody knows that is
// by a catalog in which that program alone is accredited, and it says so where the catalog as
// it is gives no finish as soon.
func TestOptionsAreThoseOfTheOracle(t *testing.T) {
	var count tally
	var options, open atomic.Int64
	tryLawAtOnce(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		q.Budget = credential.Money{} // which fees of renewals count in
		_, p := planner(e)
		routes, err := routesOf(p, q)
		if err != nil || len(routes) == 0 || len(e.Programs)+len(e.Credentials) > 8 {
			return "" // there is nothing to swap, or it is too big for the oracle
		}
		e = withDoubted(e, routes, rng)
		c, err := credential.NewCatalog(e)
		if err != nil {
			return "" // a copy has the name of another entry
		}
		o := optionJudge{referee: newReferee(c, q), entries: e}
		o.Routes()
		return count.judging(o.referee, func() string {
			routes, err := routesOf(pathway.New(c), q)
			if err != nil {
				return fmt.Sprintf("error: Routes = %v", err)
			}
			count.routes(routes)
			for _, route := range routes[:min(3, len(routes))] {
				if wrong := o.judge(route); wrong != "" || o.TooBig() {
					return wrong
				}
			}
			options.Add(o.options)
			open.Add(o.open)
			return ""
		})
	})
	t.Logf("%d cases, %d with routes, %d too big for the oracle, %d left open by it; %d options, %d of programs whose standing nobody knows",
		count.all.Load(), count.found.Load(), count.tooBig.Load(), count.open.Load(), options.Load(), open.Load())
	if count.found.Load() > 100 && (options.Load() == 0 || open.Load() == 0) {
		t.Error("no case has such options")
	}
}

// withDoubted returns entries with copies of two programs that routes attend, of which nobody
// knows their standing on all days, or on some.
func withDoubted(e credential.Entries, routes []*pathway.Route, rng *rand.Rand) credential.Entries {
	attended := map[credential.ID]bool{}
	for _, route := range routes {
		for _, step := range route.Steps {
			attended[step.Entry] = attended[step.Entry] || step.Kind == pathway.Attend
		}
	}
	e, left := randcase.Copy(e), 2
	for _, p := range e.Programs {
		if !attended[p.ID] || len(p.Accreditations) == 0 || left == 0 {
			continue
		}
		other := randcase.Copy(p)
		other.ID, other.Name = other.ID+"-doubted", other.Name+" doubted"
		other.Offers = other.Offers[:1]
		if rng.IntN(2) == 0 {
			other.Offers[0].Takes.Days += 3
		}
		for k := range other.Accreditations {
			if k == 0 || rng.IntN(2) == 0 {
				other.Accreditations[k].Status = credential.NotVerified
			}
		}
		e.Programs, left = append(e.Programs, other), left-1
	}
	return e
}

// An optionJudge judges the options of routes by the oracle.
type optionJudge struct {
	*referee
	entries       credential.Entries
	options, open int64 // judged
}

// judge says where the options of the steps of a route are not those of the oracle.
func (o *optionJudge) judge(route *pathway.Route) string {
	set, err := o.setOf(route)
	if err != nil {
		return fmt.Sprintf("no such step: %v", err)
	}
	for _, step := range route.Steps {
		if step.Kind == pathway.Renew || step.Kind == pathway.Prepare || step.Kind == pathway.Attest || step.Kind == pathway.Work {
			continue
		}
		i := slices.IndexFunc(o.Steps(), func(s *oracle.Step) bool { return takes(step, s) })
		if _, ok := o.Finish(set &^ (1 << i)); ok {
			continue // it is only sooner with this step
		}
		var got []string
		for _, option := range step.Options {
			got = append(got, optionLine(option.Entry, option.Offer, option.Takes, option.Finish, option.Assumed.Entry != ""))
		}
		want := o.optionsOf(set, i)
		slices.Sort(got)
		slices.Sort(want)
		if !o.TooBig() && !slices.Equal(got, want) {
			return fmt.Sprintf("options differ: of %s they are\n%q\nwant, by the oracle,\n%q\nof the route\n%s", step.Entry, got, want, routeLines(route))
		}
	}
	return ""
}

func optionLine(entry credential.ID, offer string, takes credential.Period, finish credential.Date, open bool) string {
	return fmt.Sprintf("%s %q %s: %s, open %v", entry, offer, takes, finish, open)
}

// optionsOf returns the options of a step of a set.
func (o *optionJudge) optionsOf(set oracle.Set, i int) []string {
	var lines []string
	step := o.Steps()[i]
	for k, other := range o.Steps() {
		if k == i || other.Kind != step.Kind || !o.sameAwards(step.Entry, other.Entry) || o.meets(set, i, k) {
			continue
		}
		swapped := set&^(1<<i) | 1<<k
		known, leads := o.Finish(swapped)
		finish, ok := known, leads
		if in := o.accredited(other.Entry); in != nil {
			finish, ok = in.Finish(o.as(in, swapped))
			if in.TooBig() {
				o.Allow(0)
				o.Finish(set | 1<<k)
				return nil
			}
		}
		if !ok || !o.query.Deadline.IsZero() && finish.After(o.query.Deadline) {
			continue
		}
		open := !leads || known != finish
		name := ""
		if other.Offer != nil {
			name = other.Offer.Name
		}
		lines = append(lines, optionLine(other.Entry, name, other.Takes(), finish, open))
		if o.options++; open {
			o.open++
		}
	}
	return lines
}

// sameAwards reports whether two entries are one, or programs that award the same.
func (o *optionJudge) sameAwards(a, b credential.ID) bool {
	p, ok := o.catalog.Program(a)
	other, _ := o.catalog.Program(b)
	sorted := func(ids []credential.ID) []credential.ID { return slices.Sorted(slices.Values(ids)) }
	return a == b || ok && slices.Equal(sorted(p.Awards), sorted(other.Awards))
}

// meets reports whether a step is in the way of one of a set, but for step i.
func (o *optionJudge) meets(set oracle.Set, i, k int) bool {
	for n := range o.Steps() {
		if n != i && set&(1<<n) != 0 && (n == k || o.AreOneGroup(n, k)) {
			return true
		}
	}
	return false
}

// accredited returns a referee for the catalog in which a program is accredited wherever nobody
// knows its standing; nil if that is known, or the record names the program.
func (o *optionJudge) accredited(id credential.ID) *referee {
	entries := randcase.Copy(o.entries)
	i := slices.IndexFunc(entries.Programs, func(p credential.Program) bool { return p.ID == id })
	if i < 0 || slices.ContainsFunc(o.query.Record.Holdings, func(h credential.Holding) bool { return h.Program == id }) {
		return nil
	}
	changed := false
	for k := range entries.Programs[i].Accreditations {
		if a := &entries.Programs[i].Accreditations[k]; a.Status == credential.NotVerified {
			a.Status, changed = credential.Accredited, true
		}
	}
	if !changed {
		return nil
	}
	c, err := credential.NewCatalog(entries)
	if err != nil {
		panic(err)
	}
	return newReferee(c, o.query)
}

// as returns a set of the steps of one referee as that of another.
func (o *optionJudge) as(other *referee, set oracle.Set) oracle.Set {
	var same oracle.Set
	for i, step := range o.Steps() {
		if set&(1<<i) == 0 {
			continue
		}
		k := 0
		for n := range i { // two offers of one name come in the same order
			if o.Steps()[n].String() == step.String() {
				k++
			}
		}
		for n, s := range other.Steps() {
			if s.String() != step.String() {
				continue
			}
			if k == 0 {
				same |= 1 << n
				break
			}
			k--
		}
	}
	return same
}
