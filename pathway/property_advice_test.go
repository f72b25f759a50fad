package pathway_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestOpensIsWhatTwoChecksSay tries the law that what holding something opens is what a
// check of each target says with it and without it, and that it lies in the impact of what
// is held, or of what that proves.
func TestOpensIsWhatTwoChecksSay(t *testing.T) {
	seen := map[string]int{}
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		if len(e.Credentials) == 0 {
			return ""
		}
		id, on := e.Credentials[rng.IntN(len(e.Credentials))].ID, q.Start
		with := q.Record
		with.Holdings = append(slices.Clone(q.Record.Holdings), credential.Holding{Credential: id, Awarded: on})
		if c.CheckRecord(with) != nil {
			return ""
		}
		opens, err := p.Opens(q.Record, id, on)
		if err != nil {
			return errorOf("Opens", err)
		}
		got := map[credential.ID]string{}
		for _, list := range []struct {
			name string
			of   []pathway.Opening
		}{{"now", opens.Now}, {"later", opens.Later}, {"unsure", opens.Unsure}} {
			for _, o := range list.of {
				got[o.After.Target] = list.name
			}
			seen[list.name] += len(list.of)
		}
		behind := behindOf(c, id, on)
		for _, target := range everyTarget(c) {
			want := ""
			if !behind[target] {
				want = opening(p, q.Record, with, target, on)
			}
			if got[target] != want {
				return fmt.Sprintf("opens: Opens(%s, %s) has %s in %q, want %q", id, on, target, got[target], want)
			}
		}
		return outside(c, p, with, opens)
	})
	for _, name := range []string{"now", "later", "unsure"} {
		wantTried(t, seen[name], "nothing was opened "+name)
	}
}

// everyTarget returns every credential and role.
func everyTarget(c *credential.Catalog) []credential.ID {
	var ids []credential.ID
	for entry := range c.Credentials() {
		ids = append(ids, entry.ID)
	}
	for role := range c.Roles() {
		ids = append(ids, role.ID)
	}
	return ids
}

// opening says where a target belongs that a record with one holding more may open.
func opening(p *pathway.Planner, record, with credential.Record, target credential.ID, on credential.Date) string {
	before, err := p.Check(record, target, on)
	after, failed := p.Check(with, target, on)
	if err != nil || failed != nil {
		panic(fmt.Sprint(err, failed))
	}
	if before.Held {
		return ""
	}
	rises := func(s pathway.Status) bool {
		return after.Finding.Status == s && before.Finding.Status < s || after.Apply.Status == s && before.Apply.Status < s
	}
	earlier := func(b, a pathway.Finding) bool {
		return b.Status == pathway.Pending && a.Status == pathway.Pending && a.MetOn.Before(b.MetOn)
	}
	switch {
	case after.Held, rises(pathway.Met):
		return "now"
	case rises(pathway.Pending), earlier(before.Finding, after.Finding), earlier(before.Apply, after.Apply):
		return "later"
	case rises(pathway.Unknown):
		return "unsure"
	}
	return ""
}

// behindOf returns what lies behind a credential: what it proves, and what is asked for by
// name on the way to it.
func behindOf(c *credential.Catalog, id credential.ID, on credential.Date) map[credential.ID]bool {
	asked := []credential.ID{id}
	for i := 0; i < len(asked); i++ { // which grows
		entry, _ := c.Credential(asked[i])
		for _, rule := range entry.Requires {
			for _, part := range credential.Walk(rule.Ask) {
				holds, _ := part.(credential.Holds)
				had, _ := part.(credential.Had)
				other, _ := c.Credential(cmp.Or(holds.Credential, had.Credential))
				if other.ID != "" && other.Kind != credential.Class && entry.Kind != credential.Class && !slices.Contains(asked, other.ID) {
					asked = append(asked, other.ID)
				}
			}
		}
	}
	behind := map[credential.ID]bool{}
	for _, id := range append(asked, pathway.Shows(c, id, on)...) {
		behind[id] = true
	}
	return behind
}

// outside says what is opened and is not in the impact of what opens it: on the day, or on
// another on which a rule changes.
func outside(c *credential.Catalog, p *pathway.Planner, with credential.Record, opens pathway.Opens) string {
	days := []credential.Date{opens.On}
	for entry := range c.Credentials() {
		days = append(days, changes(entry.Requires)...)
	}
	for role := range c.Roles() {
		days = append(days, changes(role.Requires)...)
	}
	for program := range c.Programs() {
		days = append(days, changes(program.Admits)...)
	}
	reach := map[credential.ID]bool{}
	sources := []credential.ID{opens.Entry}
	for _, h := range pathway.Proven(c, with, opens.On) {
		sources = append(sources, h.Credential)
		reach[h.Credential] = true
	}
	for _, id := range sources {
		for _, day := range days {
			impact, err := p.Impact(id, day)
			if err != nil {
				return errorOf("Impact", err)
			}
			for _, id := range impact.All {
				reach[id] = true
			}
		}
	}
	for _, o := range slices.Concat(opens.Now, opens.Later) {
		if !reach[o.After.Target] {
			return fmt.Sprintf("impact: %s on %s opens %s, which its impact lacks", opens.Entry, opens.On, o.After.Target)
		}
	}
	return ""
}

// changes returns a day of each edition of a rule.
func changes(rules credential.Rules) []credential.Date {
	var days []credential.Date
	for _, rule := range rules {
		switch {
		case !rule.From.IsZero():
			days = append(days, rule.From)
		case !rule.Until.IsZero():
			days = append(days, rule.Until.Add(credential.Period{Days: -1}))
		}
	}
	return days
}

// TestImpactIsWhatTheGraphReaches tries the law that the impact of an entry is all that a
// walk of the public graph finds from it, without renewals.
func TestImpactIsWhatTheGraphReaches(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		return impactFault(c, p, q.Start)
	})
}

func TestImpactIsWhatTheGraphOfTheReferenceReaches(t *testing.T) {
	t.Parallel()
	p := referencePlanner(t)
	if wrong := impactFault(p.Catalog(), p, credential.Date{Year: 2027, Month: 1, Day: 4}); wrong != "" {
		t.Error(wrong)
	}
}

// impactFault says where an impact is not what a walk of the graph finds.
func impactFault(c *credential.Catalog, p *pathway.Planner, on credential.Date) string {
	g, err := p.Graph(on)
	if err != nil {
		return errorOf("Graph", err)
	}
	next, err := g.AdjacencyMap()
	if err != nil {
		return errorOf("AdjacencyMap", err)
	}
	serves := func(from, to credential.ID) bool { return next[from][to].Properties.Attributes["relation"] != "renews" }
	for from := range next {
		direct, all := map[credential.ID]bool{}, map[credential.ID]bool{}
		var walk func(id credential.ID)
		walk = func(id credential.ID) {
			for to := range next[id] {
				if serves(id, to) && !all[to] {
					all[to] = true
					walk(to)
				}
			}
		}
		walk(from)
		for as := range next {
			if as == from || c.CountsAs(from, as) {
				for to := range next[as] {
					direct[to] = direct[to] || serves(as, to)
				}
			}
		}
		got, err := p.Impact(from, on)
		if err != nil {
			return errorOf("Impact", err)
		}
		if want := idsOf(direct, from); !slices.Equal(got.Direct, want) {
			return fmt.Sprintf("direct: Impact(%s) = %v, want %v", from, got.Direct, want)
		}
		if want := idsOf(all, from); !slices.Equal(got.All, want) {
			return fmt.Sprintf("all: Impact(%s) = %v, want %v", from, got.All, want)
		}
	}
	return ""
}

// idsOf returns the IDs of a set but one, in order.
func idsOf(set map[credential.ID]bool, but credential.ID) []credential.ID {
	var ids []credential.ID
	for id, in := range set {
		if in && id != but {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// TestNearestIsTheBestOfEveryTarget tries the law that the nearest targets are those whose
// best routes come first.
func TestNearestIsTheBestOfEveryTarget(t *testing.T) {
	seen := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		n := 1 + rng.IntN(4)
		q.Limit = cmp.Or(q.Limit, effort)
		var want []*pathway.Route
		for _, target := range everyTarget(c) {
			entry, _ := c.Credential(target)
			if _, role := c.Role(target); !role && !slices.Contains([]credential.Kind{
				credential.Degree, credential.Diploma, credential.Certificate, credential.Certification, credential.License}, entry.Kind) {
				continue
			}
			check, err := p.Check(q.Record, target, q.Start)
			if err != nil {
				return errorOf("Check", err)
			}
			q.Target = target
			best, err := bestOf(p, q)
			if err != nil {
				return errorOf("Best", err)
			}
			goesOn := func(job credential.Job) bool {
				return job.Role == target && q.Start.Between(job.From, job.Until)
			}
			if !check.Held && best != nil && !slices.ContainsFunc(q.Record.Jobs, goesOn) {
				want = append(want, best)
			}
		}
		slices.SortFunc(want, func(a, b *pathway.Route) int {
			return cmp.Or(compareRoutes(q.Rank, worthOf(a), worthOf(b)), cmp.Compare(a.Target, b.Target))
		})
		want = want[:min(n, len(want))]
		got, err := p.Nearest(t.Context(), q, n)
		if err != nil || len(got.Unproven) > 0 {
			return fmt.Sprintf("error: Nearest = %v, %v", got.Unproven, err)
		}
		seen += len(got.Routes)
		if a, b := routesText(got.Routes), routesText(want); a != b {
			return fmt.Sprintf("nearest: the %d nearest by %v are\n%s\nwant\n%s", n, q.Rank, a, b)
		}
		return ""
	})
	wantTried(t, seen, "no target was near")
}

// routesText writes routes as they are filed.
func routesText(routes []*pathway.Route) string {
	var b strings.Builder
	for _, r := range routes {
		data, err := r.MarshalJSON()
		fmt.Fprintf(&b, "%s %v\n", data, err)
	}
	return b.String()
}

func TestQuestionsAboutNothingAreRefused(t *testing.T) {
	p := referencePlanner(t)
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	var query *pathway.QueryError
	var target *pathway.TargetError
	if _, err := p.Standing(credential.Record{}, credential.Date{}); !errors.As(err, &query) || query.Field != "on" {
		t.Errorf("Standing without a day: %v", err)
	}
	if _, err := p.Standing(credential.Record{Holdings: []credential.Holding{{Credential: "no/such"}}}, on); !errors.As(err, &query) || query.Field != "record" {
		t.Errorf("Standing of a record that the catalog does not know: %v", err)
	}
	for _, id := range []credential.ID{"no/such", "ahima", "role/coding-auditor"} {
		if _, err := p.Opens(credential.Record{}, id, on); !errors.As(err, &target) {
			t.Errorf("Opens(%s) = %v, want a TargetError", id, err)
		}
	}
	for _, id := range []credential.ID{"no/such", "ahima"} {
		if _, err := p.Impact(id, on); !errors.As(err, &target) {
			t.Errorf("Impact(%s) = %v, want a TargetError", id, err)
		}
	}
	if _, err := p.Impact("ahima/rhit", credential.Date{}); !errors.As(err, &query) || query.Field != "on" {
		t.Errorf("Impact without a day: %v", err)
	}
	if _, err := p.Nearest(t.Context(), pathway.Query{Start: on}, 0); !errors.As(err, &query) || query.Field != "n" {
		t.Errorf("Nearest(0) = %v", err)
	}
	if _, err := p.Nearest(t.Context(), pathway.Query{}, 1); !errors.As(err, &query) || query.Field != "start" {
		t.Errorf("Nearest without a day: %v", err)
	}
}
