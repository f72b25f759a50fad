package peers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// Cbc has cbc solve a problem. It writes the program into a directory of the
// caller's. Limit bounds the time; zero does not.
func Cbc(ctx context.Context, dir string, p *Problem, limit time.Duration) (Answer, error) {
	return cbc(ctx, dir, p, Integer(p), limit)
}

func cbc(ctx context.Context, dir string, p *Problem, program string, limit time.Duration) (Answer, error) {
	a, err := cbcAnswer(ctx, dir, program, limit)
	if err != nil {
		return a, err
	}
	return answered(p, a)
}

// cbcAnswer runs cbc without judging its answer.
func cbcAnswer(ctx context.Context, dir, program string, limit time.Duration) (Answer, error) {
	const file, solution = "cbc.lp", "cbc.txt"
	if err := os.WriteFile(filepath.Join(dir, file), []byte(program), 0o600); err != nil {
		return Answer{}, err
	}
	args := []string{file, "-ratioGap", "0", "-allowableGap", "0"}
	if limit > 0 {
		args = append(args, "-timeMode", "elapsed", "-seconds", fmt.Sprint(limit.Seconds()))
	}
	out, took, err := run(ctx, dir, "cbc", append(args, "-solve", "-solution", solution)...)
	if err != nil {
		return Answer{}, err
	}
	printed, err := os.ReadFile(filepath.Join(dir, solution))
	if err != nil {
		return Answer{}, fmt.Errorf("cbc left no solution: %w\n%s", err, out)
	}
	a, err := readSolution(string(printed))
	a.Took = took
	return a, err
}

// readSolution reads the file of a solution: a line that says how it ended, and
// one for each variable that is not 0.
//
//	Optimal - objective value 3700.00000000
//	      0 h0                 1                  3700
func readSolution(printed string) (Answer, error) {
	head, lines, _ := strings.Cut(printed, "\n")
	var a Answer
	switch {
	case strings.HasPrefix(head, "Optimal"):
		a.Result = Optimal
	case strings.HasPrefix(head, "Infeasible"), strings.HasPrefix(head, "Integer infeasible"):
		return Answer{Result: None}, nil
	case strings.HasPrefix(head, "Stopped on time (no integer solution"):
		return Answer{}, nil // what follows has broken values
	case strings.HasPrefix(head, "Stopped on time"):
		a.Result = Stopped
	default:
		return a, fmt.Errorf("cbc says %q", head)
	}
	names, err := ones(lines)
	if err != nil {
		return a, err
	}
	a.Set, err = held(names)
	return a, err
}

// ones returns the names of the nodes that are held.
func ones(lines string) ([]string, error) {
	var names []string
	for line := range strings.Lines(lines) {
		var index int
		var name string
		var value float64
		line = strings.TrimPrefix(strings.TrimSpace(line), "**") // marks a value that breaks a row
		if _, err := fmt.Sscan(line, &index, &name, &value); err != nil {
			return nil, fmt.Errorf("cbc's solution has the line %q: %w", line, err)
		}
		if strings.HasPrefix(name, "h") && value > 0.5 {
			names = append(names, name)
		}
	}
	return names, nil
}
