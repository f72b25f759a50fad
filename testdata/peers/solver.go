package peers

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"time"
)

// An Answer is what a solver says of a problem.
type Answer struct {
	Result Result
	Set    []int         // the nodes of the best route found, ascending; nil if none was
	Took   time.Duration // from the start of the process to its end
}

// A Result says how far a solver came.
type Result int8

// The results.
const (
	Stopped Result = iota // the time was up; Set is the best so far
	Optimal               // Set is a cheapest route
	None                  // there is no route
)

// Hint says how to install the solvers.
const Hint = "on Debian and Ubuntu: sudo apt-get install gringo coinor-cbc"

// Installed returns an error if one of the solvers is not on the path.
func Installed() error {
	for _, name := range []string{"clingo", "cbc"} {
		if _, err := exec.LookPath(name); err != nil {
			return fmt.Errorf("%s is not installed, and this compares with it; %s", name, Hint)
		}
	}
	return nil
}

// run runs a command in a directory and returns what it printed and how long
// that took. A status other than 0 is no error: clingo tells by it what it
// found.
func run(ctx context.Context, dir, name string, args ...string) (string, time.Duration, error) {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir = dir
	began := time.Now()
	out, err := command.Output()
	took := time.Since(began)
	var status *exec.ExitError
	switch {
	case errors.As(err, &status) && len(out) == 0:
		return string(status.Stderr), took, nil
	case errors.As(err, &status) && ctx.Err() == nil:
		return string(out), took, nil
	case err != nil:
		return "", took, fmt.Errorf("run %s: %w", name, err)
	}
	return string(out), took, nil
}

// answered checks the answer of a solver by the plain judge.
func answered(p *Problem, a Answer) (Answer, error) {
	if a.Set != nil && !p.Closed(a.Set) {
		return a, fmt.Errorf("%v is no route", a.Set)
	}
	return a, nil
}
