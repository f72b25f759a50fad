package solve

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// makeAutomatic lets steps of a problem be taken by themselves that may be: they take
// no time, cost nothing, last, and nothing that they serve can come too early or be too
// long ago. It reports whether there are any.
func makeAutomatic(p *problem.Problem, rng *rand.Rand) bool {
	groups := map[int]int{}
	may := make([]bool, len(p.Steps))
	for i, s := range p.Steps {
		groups[s.Group]++
		may[i] = !s.Given && !s.OnDemand && s.Rate == 0
	}
	for _, l := range p.Lapsings {
		may[l.Step] = false
	}
	everyGate(p, func(g *problem.Gate) {
		for _, f := range g.Feeds {
			if !g.Within.IsZero() || f.Lo > -problem.Never || !g.UnderWay.IsZero() {
				may[f.Step] = false
			}
		}
	})
	found := false
	for i := range p.Steps {
		if s := &p.Steps[i]; may[i] && groups[s.Group] == 1 && rng.IntN(3) > 0 {
			*s = problem.Step{Group: s.Group, Class: 100 + i, Needs: problem.Condition{Editions: s.Needs.Editions}, Free: true, Automatic: true}
			found = true
		}
	}
	return found
}

// choices returns a set without what is taken by itself.
func choices(p *problem.Problem, set []int) []int {
	return slices.DeleteFunc(slices.Clone(set), func(i int) bool { return p.Steps[i].Automatic })
}

// What is taken by itself is in every set: the solutions are the minimal sets of the other
// steps, with the finish that all that comes by itself allows.
func TestWhatIsTakenByItselfIsInEverySet(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 0))
	compared, used, served := 0, 0, 0
	for range 20_000 {
		data := make([]byte, 150)
		for i := range data {
			data[i] = '0' + byte(rng.IntN(20))
		}
		data[1], data[3] = '2', '0' // no jobs; twelve days
		p := makeProblem(data)
		if forbidden(p) || !makeAutomatic(p, rng) {
			continue
		}
		for i := range p.Steps {
			p.Steps[i].Incidental = false
			if !p.Steps[i].Automatic {
				p.Steps[i].Class = i
			}
		}
		soonest, ok := exhausted(p)
		if !ok {
			continue
		}
		var want, have []string
		for _, s := range minimalOf(p, soonest) {
			want = append(want, fmt.Sprint(s.key(p.Order), s.set))
		}
		got := solveFuzzed(p, forGood)
		if got.stopped != nil {
			continue
		}
		for _, s := range got.all {
			have = append(have, fmt.Sprint(keyed(p, s), choices(p, s.Set)))
			if len(choices(p, s.Set)) < len(s.Set) {
				used++
				if len(s.Set) > 2 {
					served++
				}
			}
		}
		compared++
		if !slices.Equal(have, want) {
			t.Fatalf("Solutions = %v, want %v\n%s", have, want, described(p))
		}
	}
	t.Logf("compared %d, of whose solutions %d use what comes by itself, %d of them with more", compared, used, served)
	if compared < 1000 || used < 200 {
		t.Errorf("compared %d problems, and %d solutions use what is taken by itself", compared, used)
	}
}
