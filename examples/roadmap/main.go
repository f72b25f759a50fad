// Command roadmap plans the way from a person's record to a credential or a
// role, and writes the best route with the next ones in a line each, or with
// -compare all that is sooner or cheaper side by side. It writes them as a text,
// a page, a picture, a graph, a calendar, or a file that can be judged again.
//
// Without flags it plans for the record beside it, by the reference catalog; with
// -catalog-only it plans by a catalog of one's own, and -list shows what there is to
// plan for. It exits with 0 when there is a route, 1 when there is none, 2 when the
// question makes no sense, and 3 when the search ended, at its limit or by an
// interrupt, before it found any.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// The exit codes.
const (
	found   = 0
	noRoute = 1
	badArgs = 2
	stopped = 3
)

// exits lists them for the help.
const exits = `
It exits with
  0  when there is a route
  1  when there is none
  2  when the question makes no sense
  3  when the search ended, at its limit or by an interrupt, before it found any
`

func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	job, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return found
	}
	if err == nil {
		job.stdin = stdin
		err = job.load()
	}
	switch {
	case err != nil:
	case job.lists:
		err = job.list(stdout, job.catalog, job.words)
	default:
		for _, o := range job.omitted { // it may be what the route lacks
			fmt.Fprintf(stderr, "roadmap: %s: %s\n", job.from(), o)
		}
		err = job.plan(ctx, stdout)
	}
	return report(job, err, stdout, stderr)
}

// report says what became of the plan, and returns the exit code.
func report(job *job, err error, stdout, stderr io.Writer) int {
	var none *pathway.NoRouteError
	var limit *pathway.LimitError
	switch {
	case err == nil:
		return found
	case errors.As(err, &none): // an answer
		explain(stdout, job.catalog, none)
		return noRoute
	case !errors.As(err, &limit):
		fmt.Fprintf(stderr, "roadmap: %v\n", ofFlag(err))
		return badArgs
	case limit.Err != nil: // an interrupt
		fmt.Fprintf(stderr, "roadmap: %v\n", err)
		return stopped
	}
	fmt.Fprintf(stderr, "roadmap: %v; a higher -limit looks further\n", err)
	return stopped
}

// ofFlag puts what the planner says of a part of the question to the flag that
// the part came from.
func ofFlag(err error) error {
	var target *pathway.TargetError
	var query *pathway.QueryError
	switch {
	case errors.As(err, &target):
		return fmt.Errorf("-to %s: %s", target.Target, target.Message)
	case errors.As(err, &query) && query.Field == "start":
		return fmt.Errorf("-on: %s", query.Message)
	case errors.As(err, &query):
		return fmt.Errorf("-%s: %s", query.Field, query.Message)
	}
	return err
}

// explain says why there is no route, each reason in a line of its own.
func explain(w io.Writer, c *credential.Catalog, none *pathway.NoRouteError) {
	reasons := none.Reasons()
	if len(reasons) < 2 {
		fmt.Fprintln(w, none)
		return
	}
	if ask := none.FindOut(); ask != "" {
		fmt.Fprintf(w, "first %s\n", ask)
	}
	fmt.Fprintf(w, "no route to %s: it takes one of these\n", c.NameOf(none.Target))
	for _, reason := range reasons {
		fmt.Fprintf(w, "  - %s\n", reason)
	}
}
