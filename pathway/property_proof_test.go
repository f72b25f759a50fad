package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// TestWhatIsProvenChangesNothing tries the law that a record with what its holdings
// prove, each By the day of the proof, is judged and planned as without it.
func TestWhatIsProvenChangesNothing(t *testing.T) {
	said := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, rng *rand.Rand) string {
		c, p := planner(e)
		proven := pathway.Proven(c, q.Record, q.Start)
		if len(proven) == 0 {
			return ""
		}
		said++
		more := q
		for _, h := range proven {
			if rng.IntN(3) > 0 {
				more.Record = more.Record.With(h)
			}
		}
		for _, target := range targets(c) {
			was, err := p.Check(q.Record, target, q.Start)
			if err != nil {
				return errorOf("Check", err)
			}
			now, err := p.Check(more.Record, target, q.Start)
			if err != nil {
				return errorOf("Check with what is proven", err)
			}
			if wrong := otherStatus(was.Finding, now.Finding); wrong != "" || was.Held != now.Held {
				return fmt.Sprintf("status: Check(%s, %s) held %t, then %t: %s", target, q.Start, was.Held, now.Held, wrong)
			}
		}
		best, err := bestOf(p, q)
		if err != nil {
			return errorOf("Best", err)
		}
		again, err := bestOf(p, more)
		if err != nil {
			return errorOf("Best with what is proven", err)
		}
		if (best == nil) != (again == nil) {
			return fmt.Sprintf("route: there is one %t, and with what is proven %t", best != nil, again != nil)
		}
		if best == nil {
			return ""
		}
		return worse(q.Rank, best, again) + worse(q.Rank, again, best)
	})
	t.Logf("%d records prove something", said)
	wantTried(t, said, "no record proves anything")
}

// otherStatus says where one finding has another status than another.
func otherStatus(was, now pathway.Finding) string {
	if was.Status != now.Status || was.MetOn != now.MetOn {
		return fmt.Sprintf("%q is %s %s, then %s %s", was.Path, was.Status, was.MetOn, now.Status, now.MetOn)
	}
	for i := range was.Parts {
		if i < len(now.Parts) {
			if wrong := otherStatus(was.Parts[i], now.Parts[i]); wrong != "" {
				return wrong
			}
		}
	}
	return ""
}
