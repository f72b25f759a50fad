package peers

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Clingo has clingo solve a problem with some sets, and all that contain them,
// forbidden. It writes the program into a directory of the caller's. Limit
// bounds the time, to the second; zero does not.
func Clingo(ctx context.Context, dir string, p *Problem, without [][]int, limit time.Duration) (Answer, error) {
	const program = "clingo.lp" // clingo takes a path with a comma in it for two
	if err := os.WriteFile(filepath.Join(dir, program), []byte(Program(p, without)), 0o600); err != nil {
		return Answer{}, err
	}
	out, took, err := run(ctx, dir, "clingo", "--outf=2", "--quiet=1", fmt.Sprintf("--time-limit=%d", int(limit.Seconds())), program)
	if err != nil {
		return Answer{}, err
	}
	a, err := clingoAnswer(out)
	if err != nil {
		return Answer{}, err
	}
	a.Took = took
	return answered(p, a)
}

// clingoAnswer reads what clingo prints with --outf=2.
func clingoAnswer(out string) (Answer, error) {
	var printed struct {
		Result string
		Call   []struct {
			Witnesses []struct{ Value []string }
		}
	}
	if err := json.Unmarshal([]byte(out), &printed); err != nil {
		return Answer{}, fmt.Errorf("clingo printed %q: %w", out, err)
	}
	var a Answer
	switch printed.Result {
	case "OPTIMUM FOUND":
		a.Result = Optimal
	case "UNSATISFIABLE":
		a.Result = None
	case "SATISFIABLE", "UNKNOWN":
		a.Result = Stopped
	default:
		return Answer{}, fmt.Errorf("clingo says %q: %s", printed.Result, out)
	}
	for _, call := range printed.Call {
		if last := len(call.Witnesses) - 1; last >= 0 {
			set, err := held(call.Witnesses[last].Value)
			if err != nil {
				return Answer{}, err
			}
			a.Set = set
		}
	}
	return a, nil
}

// held reads the nodes of names such as h3.
func held(names []string) ([]int, error) {
	var set []int
	for _, name := range names {
		number, _ := strings.CutPrefix(name, "h")
		i, err := strconv.Atoi(number)
		if err != nil {
			return nil, fmt.Errorf("%q is not a node: %w", name, err)
		}
		set = append(set, i)
	}
	slices.Sort(set)
	return set, nil
}

// ClingoBest returns the k cheapest routes without a node to spare, the
// cheapest first; fewer if there are no more. Limit bounds the time of each.
func ClingoBest(ctx context.Context, dir string, p *Problem, k int, limit time.Duration) ([][]int, error) {
	var sets [][]int
	for len(sets) < k {
		a, err := Clingo(ctx, dir, p, sets, limit)
		switch {
		case err != nil:
			return sets, err
		case a.Result == None:
			return sets, nil
		case a.Result == Stopped:
			return sets, fmt.Errorf("clingo did not find route %d in %v", len(sets)+1, limit)
		}
		sets = append(sets, a.Set)
	}
	return sets, nil
}
