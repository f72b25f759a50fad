// Sidebyside measures the planner, clingo and cbc on the same random problems:
// the wall time of a whole process that reads a problem from a file and proves
// a cheapest route, or stops at a limit of time.
//
//	go run ./cmd/sidebyside
//	go run ./cmd/sidebyside -profiles typical,hard -sizes 50,100,200 -limit 60s
//
// Each line of its table has the medians of a few problems of one profile and
// size, and how many times as long as the planner each solver took. A time with
// ">" is the limit: most of the problems were not proved. A solver that proves
// no problem of one size is not tried at larger ones. It exits with status 1 if
// two solvers prove different costs.
package main

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/credpath/credpath/testdata/peers"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "sidebyside:", err)
		os.Exit(1)
	}
}

func run() error {
	m := meter{}
	var profiles, sizes string
	plan := flag.String("plan", "", "plan the catalog in this file, and nothing else: what the planner's process does")
	target := flag.String("target", "", "of -plan")
	flag.StringVar(&profiles, "profiles", "typical,cyclic,hard,credits", "which profiles")
	flag.StringVar(&sizes, "sizes", "50,100,200,500,1000,2000", "how many nodes")
	flag.DurationVar(&m.limit, "limit", 20*time.Second, "how long a process may take")
	flag.IntVar(&m.problems, "problems", 3, "how many problems of each profile and size")
	flag.Uint64Var(&m.seed, "seed", 1, "of the first problem")
	flag.Parse()
	if *plan != "" {
		return planFile(*plan, *target, m.limit)
	}
	if err := peers.Installed(); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "sidebyside")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	m.dir = dir
	return m.table(strings.Split(profiles, ","), strings.Split(sizes, ","))
}

// A meter runs the solvers.
type meter struct {
	dir      string
	limit    time.Duration
	problems int
	seed     uint64
}

// An outcome is what one solver made of one problem.
type outcome struct {
	took   time.Duration
	proved bool
	cost   int64 // of the best route found, in cents; 0 if none was
}

// A solver is one of the three.
type solver struct {
	name  string
	solve func(context.Context, *peers.Problem) (outcome, error)
}

func (m *meter) solvers() []solver {
	return []solver{{"planner", m.planner}, {"clingo", m.clingo}, {"cbc", m.cbc}}
}

// table measures and prints all profiles and sizes.
func (m *meter) table(profiles, sizes []string) error {
	fmt.Printf("%d problems each, -seed=%d, %v a process\n\n", m.problems, m.seed, m.limit)
	fmt.Println("| profile | nodes | live | planner | clingo | cbc | clingo / planner | cbc / planner |")
	fmt.Println("|---|---|---|---|---|---|---|---|")
	for _, profile := range profiles {
		if !slices.Contains(peers.Profiles, peers.Profile(profile)) {
			return fmt.Errorf("no profile %q; choose from %v", profile, peers.Profiles)
		}
		beaten := map[string]bool{}
		for _, size := range sizes {
			nodes, err := strconv.Atoi(size)
			if err != nil {
				return fmt.Errorf("-sizes: %w", err)
			}
			if err := m.line(peers.Profile(profile), nodes, beaten); err != nil {
				return err
			}
		}
	}
	return nil
}

// line measures and prints one profile and size, and notes which solvers
// proved nothing.
func (m *meter) line(profile peers.Profile, nodes int, beaten map[string]bool) error {
	outcomes := map[string][]outcome{}
	live := 0
	for i := range m.problems {
		p := peers.Generate(profile, nodes, false, rand.New(rand.NewPCG(m.seed+uint64(i), uint64(nodes))))
		for _, isLive := range p.Live() {
			if isLive {
				live++
			}
		}
		if err := m.solve(p, beaten, outcomes); err != nil {
			return fmt.Errorf("%s of %d nodes, -seed=%d: %w", profile, nodes, m.seed+uint64(i), err)
		}
	}
	var times, ratios strings.Builder
	for _, s := range m.solvers() {
		times.WriteString(" " + timeText(outcomes[s.name]) + " |")
		if s.name != "planner" {
			ratios.WriteString(" " + ratioText(outcomes[s.name], outcomes["planner"]) + " |")
		}
		beaten[s.name] = !slices.ContainsFunc(outcomes[s.name], func(o outcome) bool { return o.proved })
	}
	fmt.Printf("| %s | %d | %d |%s%s\n", profile, nodes, live/m.problems, times.String(), ratios.String())
	return nil
}

// solve has each solver that was not beaten solve one problem.
func (m *meter) solve(p *peers.Problem, beaten map[string]bool, outcomes map[string][]outcome) error {
	proved := map[int64]string{}
	for _, s := range m.solvers() {
		if beaten[s.name] {
			continue
		}
		ctx, cancel := context.WithTimeout(context.Background(), m.limit+10*time.Second)
		o, err := s.solve(ctx, p)
		cancel()
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		outcomes[s.name] = append(outcomes[s.name], o)
		if o.proved {
			proved[o.cost] += " " + s.name
		}
	}
	if len(proved) > 1 {
		return fmt.Errorf("different optima are said to be proved: %v", proved)
	}
	return nil
}

func (m *meter) clingo(ctx context.Context, p *peers.Problem) (outcome, error) {
	return said(p, func() (peers.Answer, error) { return peers.Clingo(ctx, m.dir, p, nil, m.limit) })
}

func (m *meter) cbc(ctx context.Context, p *peers.Problem) (outcome, error) {
	return said(p, func() (peers.Answer, error) { return peers.Cbc(ctx, m.dir, p, m.limit) })
}

// said returns the outcome of an answer.
func said(p *peers.Problem, ask func() (peers.Answer, error)) (outcome, error) {
	a, err := ask()
	return outcome{took: a.Took, proved: a.Result == peers.Optimal, cost: p.Cost(a.Set)}, err
}
