package pathway_test

import (
	"context"
	"fmt"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestEachAnswerToAQuestionGivesWhatItPromises asks again with the record that says so.
func TestEachAnswerToAQuestionGivesWhatItPromises(t *testing.T) {
	kinds := map[pathway.AssumptionKind]int{}
	decided := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		c, p := planner(e)
		q.Limit, q.Assume = effort, false
		asks, err := p.Questions(context.Background(), q)
		if err != nil {
			return errorOf("Questions", err)
		}
		if wrong := brokenPromise(p, q, asks.Now); wrong != "" {
			return "now: " + wrong
		}
		for _, ask := range asks.Ask {
			kinds[ask.About.Kind]++
			matters := false
			for _, a := range ask.Answers {
				with := q
				with.Record = a.Record
				if wrong := brokenPromise(p, with, a.Plan); wrong != "" {
					return fmt.Sprintf("promise: %s\n%s\n%s", ask, a.Text, wrong)
				}
				matters = matters || a.Plan != asks.Now
			}
			if !matters && asks.Together == asks.Now {
				return fmt.Sprintf("idle: %s changes nothing: %s", ask, asks.Now)
			}
		}
		wrong, some := misdecided(c, q, asks)
		decided += btoi(some)
		return wrong
	})
	wantTried(t, len(kinds), "nothing was asked")
	wantTried(t, decided, "nothing was to be decided")
	t.Logf("questions were about %v", kinds)
}

// brokenPromise says how the best route of a query differs from what was promised.
func brokenPromise(p *pathway.Planner, q pathway.Query, promised pathway.Outlook) string {
	route, err := bestOf(p, q)
	switch {
	case promised.Undecided:
		return ""
	case err != nil:
		return err.Error()
	case route == nil && promised.Planned:
		return fmt.Sprintf("there is no route, and promised was: %s", promised)
	case route != nil && (!promised.Planned || !equalBounds(promised.Best, boundOf(route))):
		return fmt.Sprintf("the best route comes to %+v, and promised was: %s", boundOf(route), promised)
	}
	return ""
}

// misdecided says how the conditions that decide an answer differ from the smallest set
// that does, of all sets of what is not known: those of which the answer is the same
// whatever the others are found out to be. It also reports whether there are any.
func misdecided(c *credential.Catalog, q pathway.Query, asks *pathway.Questions) (string, bool) {
	e, err := pathway.New(c).Check(q.Record, q.Target, q.Start)
	if err != nil {
		panic(err)
	}
	var unknown []pathway.Finding
	if e.Held {
		e.Apply.Parts, e.Apply.Status = nil, pathway.Met
	}
	for f := range e.Apply.All() {
		again := slices.ContainsFunc(unknown, func(g pathway.Finding) bool { return sameCondition(f, g) })
		if len(f.Parts) == 0 && f.Status == pathway.Unknown && f.Requirement != nil && !again {
			unknown = append(unknown, f)
		}
	}
	if len(unknown) > 6 {
		return "", false
	}
	yes := make([]bool, 1<<len(unknown))
	for set := range yes {
		yes[set] = pathway.AnswerIf(c, q.Record, q.Target, q.Start, unknown, func(i int) bool { return set&(1<<i) != 0 }) >= pathway.Pending
	}
	best := -1
	for of := range yes {
		decides := true
		for set := range yes {
			decides = decides && yes[set] == yes[set&of] && yes[set] == yes[set|^of&(len(yes)-1)]
		}
		if decides && (best < 0 || bits.OnesCount(uint(of)) < bits.OnesCount(uint(best))) {
			best = of
		}
	}
	var want []pathway.Finding
	for i, f := range unknown {
		if best&(1<<i) != 0 {
			want = append(want, f)
		}
	}
	if !asks.Complete || !slices.EqualFunc(asks.Decide, want, sameCondition) {
		return fmt.Sprintf("decide: %v, want %v\n%s", asks.Decide, want, e.Apply), false
	}
	return "", len(want) > 0
}
