package solve

import (
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// TestSeedsHaveWorkThatIsJudged: of the seeds with work most are held against every
// schedule there is.
func TestSeedsHaveWorkThatIsJudged(t *testing.T) {
	works, judged := 0, 0
	for _, seed := range fuzzSeeds {
		p := makeProblem([]byte(seed.data))
		got := solveFuzzed(p, forGood)
		if !slices.ContainsFunc(got.all, func(s *problem.Solution) bool { return len(s.Jobs) > 0 }) {
			continue
		}
		works++
		if soonest, ok := exhausted(p); ok && settled(p, minimalOf(p, soonest), got.all) {
			judged++
		} else {
			t.Logf("not judged: %s", seed.reaches)
		}
	}
	if works < 10 || judged < works-3 {
		t.Errorf("%d seeds have work, of which %d are held against all schedules", works, judged)
	}
}
