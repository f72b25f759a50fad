package peers

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

var (
	instances = flag.Int("instances", 500, "how many problems to compare")
	seed      = flag.Uint64("seed", 1, "of the random problems")
	nodes     = flag.Int("nodes", 0, "how many nodes each has; 0: a few dozen, as many as suit the profile")
	effort    = flag.Int("effort", 4000, "the planner's Query.Limit for one problem")
	undecided = flag.Int("undecided", 2, "of a hundred problems, how many the planner may leave undecided")
)

func TestMain(m *testing.M) {
	flag.Parse()
	if err := Installed(); err != nil {
		fmt.Fprintln(os.Stderr, "FAIL:", err)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// best is how many routes are compared, and peerLimit how long clingo and cbc may
// take for one of them.
const (
	best      = 10
	peerLimit = 2 * time.Minute
)

// sizes has the fewest and the most nodes of the problems of a profile.
var sizes = map[Profile][2]int{
	Typical: {12, 120},
	Cyclic:  {12, 100},
	Hard:    {12, 40},
	Pool:    {12, 24},
}

// problem returns problem i of a profile; every third has round prices.
func problem(t *testing.T, profile Profile, size, i int) *Problem {
	t.Helper()
	rng := rand.New(rand.NewPCG(*seed, uint64(i)))
	if size == 0 {
		size = *nodes
	}
	if span := sizes[profile]; size == 0 && i%10 == 0 {
		size = span[0] // so that some have fewer than ten routes
	} else if size == 0 {
		size = span[0] + rng.IntN(span[1]-span[0]+1)
	}
	return Generate(profile, size, i%3 == 2, rng)
}

// A tally counts what was compared, so that a generator gone dull is noticed.
type tally struct {
	compared, undecided, few, tied, cyclic, long atomic.Int64
}

func TestTenBestRoutesAreThoseOfClingoAndTheBestThatOfCbc(t *testing.T) {
	t.Logf("-seed=%d", *seed)
	var seen tally
	t.Run("problem", func(t *testing.T) {
		for i := range *instances {
			profile := Profiles[i%len(Profiles)]
			t.Run(fmt.Sprintf("%s-%d", profile, i), func(t *testing.T) {
				t.Parallel()
				p := problem(t, profile, 0, i)
				if c := compare(t.Context(), t.TempDir(), p, best); c.wrong != "" {
					t.Errorf("-seed=%d: %s", *seed, report(t, p, c.wrong))
				} else {
					seen.note(t, p, c)
				}
			})
		}
	})
	n := seen.undecided.Load()
	t.Logf("the planner left %d of %d problems undecided, which clingo decides", n, *instances)
	if most := int64(*undecided * *instances / 100); n > most {
		t.Errorf("the planner left %d of %d problems undecided, want at most %d", n, *instances, most)
	}
	if *nodes == 0 && *instances >= 100 {
		seen.check(t)
	}
}

// check fails the test if the problems, all of them compared, were of one sort.
func (s *tally) check(t *testing.T) {
	for _, c := range []struct {
		what  string
		count int64
	}{
		{"cycles", s.cyclic.Load()},
		{"a route of ten nodes or more", s.long.Load()},
		{"fewer than ten routes", s.few.Load()},
		{"ties among the ten best", s.tied.Load()},
	} {
		t.Logf("%d of %d problems have %s", c.count, *instances, c.what)
		if least := int64(*instances / 100); c.count < least {
			t.Errorf("%d of %d problems have %s, want at least %d", c.count, *instances, c.what, least)
		}
	}
}

// note counts one problem on which all agree.
func (s *tally) note(t *testing.T, p *Problem, c comparison) {
	s.compared.Add(1)
	if c.undecided != nil {
		s.undecided.Add(1)
		t.Logf("undecided after %d of %d routes: %v", c.planned, len(c.routes), c.undecided)
	}
	if len(c.routes) < best {
		s.few.Add(1)
	}
	if slices.Max(circuitOf(p).cycles()) > 0 {
		s.cyclic.Add(1)
	}
	if len(c.routes[0]) >= 10 {
		s.long.Add(1)
	}
	for i := range c.routes[1:] {
		if p.Cost(c.routes[i]) == p.Cost(c.routes[i+1]) {
			s.tied.Add(1)
			break
		}
	}
}

// shrinks counts the failures that were made smaller; more than a few would
// take too long.
var shrinks atomic.Int64

// report returns what is wrong with a problem, and with a smaller one.
func report(t *testing.T, p *Problem, wrong string) string {
	if shrinks.Add(1) > 4 {
		return fmt.Sprintf("%s\n%v", wrong, p)
	}
	still := wrong
	q := shrunk(p, func(q *Problem) bool {
		c := compare(t.Context(), t.TempDir(), q, best)
		if c.wrong != "" {
			still = c.wrong
		}
		return c.wrong != ""
	})
	return fmt.Sprintf("%s\n%v\nand, made smaller: %s\n%v", wrong, p, still, q)
}

// agree fails the test unless the three solvers agree on a small problem, and
// returns the k best routes as clingo gives them.
func agree(t *testing.T, p *Problem, k int) [][]int {
	t.Helper()
	c := compare(t.Context(), t.TempDir(), p, k)
	switch {
	case c.wrong != "":
		t.Fatalf("%s\n%v", c.wrong, p)
	case c.undecided != nil:
		t.Logf("the planner left it undecided after %d of %d routes: %v\n%v", c.planned, len(c.routes), c.undecided, p)
	}
	return c.routes
}

// Without the order of nodes, cbc holds nodes up by each other. If the random
// cycles did not tempt it to, the comparison would not show that the planner
// does not.
func TestCyclesTempt(t *testing.T) {
	fooled := 0
	for i := range 40 {
		p := problem(t, Cyclic, 40, i)
		a, err := cbcAnswer(t.Context(), t.TempDir(), integer(p, false), peerLimit)
		if err != nil {
			t.Fatal(err)
		}
		if !p.Closed(a.Set) {
			fooled++
		}
	}
	if fooled < 2 {
		t.Errorf("in %d of 40 cyclic problems the cheapest set rests on itself, want at least 2", fooled)
	} else {
		t.Logf("in %d of 40 cyclic problems the cheapest set rests on itself", fooled)
	}
}
