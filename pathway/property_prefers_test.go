package pathway_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/randcase"
)

// TestWhatIsPreferredChangesNothing tries the law that what issuers and employers prefer
// changes no byte of the routes, and no status.
func TestWhatIsPreferredChangesNothing(t *testing.T) {
	preferred := 0
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		less, had := withoutPreferences(e)
		if !had {
			return ""
		}
		preferred++
		c, p := planner(e)
		c2, p2 := planner(less)
		q.Record.Attested = slices.DeleteFunc(slices.Clone(q.Record.Attested), func(a credential.Attested) bool {
			_, asked := c2.Attestation(a.ID) // what is only preferred has its words from there
			return !asked
		})
		for _, target := range targets(c) {
			was, err := p.Check(q.Record, target, q.Start)
			now, err2 := p2.Check(q.Record, target, q.Start)
			if err != nil || err2 != nil {
				return fmt.Sprintf("error: Check(%s) = %v, and with nothing preferred %v", target, err, err2)
			}
			if wrong := otherStatus(was.Finding, now.Finding); wrong != "" || was.Held != now.Held {
				return fmt.Sprintf("status: Check(%s, %s) with nothing preferred: %s", target, q.Start, wrong)
			}
		}
		routes, err := routesOf(p, q)
		others, err2 := routesOf(p2, q)
		if err != nil || err2 != nil {
			return fmt.Sprintf("error: Routes = %v, and with nothing preferred %v", err, err2)
		}
		if was, now := routeBytes(routes), routeBytes(others); was != now {
			return fmt.Sprintf("routes: Routes = %s, and with nothing preferred %s", was, now)
		}
		return ""
	})
	t.Logf("in %d cases something is preferred", preferred)
	wantTried(t, preferred, "nothing is preferred in any case")
}

// withoutPreferences returns entries of which nothing is preferred, and whether something
// was.
func withoutPreferences(e credential.Entries) (less credential.Entries, had bool) {
	less = randcase.Copy(e)
	for i := range less.Credentials {
		had = had || less.Credentials[i].Prefers != nil
		less.Credentials[i].Prefers = nil
	}
	for i := range less.Roles {
		had = had || less.Roles[i].Prefers != nil
		less.Roles[i].Prefers = nil
	}
	return less, had
}
