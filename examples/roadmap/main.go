// Command roadmap plans the way from a person's record to a credential or a
// role, and writes the best route with the next ones in a line each.
//
// Without flags it plans for the record beside it. It exits with 0 when there
// is a route, 1 when there is none, 2 when the question makes no sense, and 3
// when the search ended, at its limit or by an interrupt, before it was
// certain: what it had found by then is written.
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
	"github.com/credpath/credpath/pathway/roadmap"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
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

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	job, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return found
	}
	if err == nil {
		err = job.plan(ctx, stdout)
	}
	var none *pathway.NoRouteError
	if errors.As(err, &none) { // an answer
		explain(stdout, job.catalog, none)
		return noRoute
	}
	if err == nil {
		return found
	}
	var limit *pathway.LimitError
	if !errors.As(err, &limit) {
		fmt.Fprintf(stderr, "roadmap: %v\n", err)
		return badArgs
	}
	hint := ""
	if limit.Err == nil {
		hint = "; a higher -limit looks further"
	}
	fmt.Fprintf(stderr, "roadmap: %v%s\n", err, hint)
	return stopped
}

// explain says why there is no route, each condition in a line of its own.
func explain(w io.Writer, c *credential.Catalog, none *pathway.NoRouteError) {
	if len(none.Conditions) < 2 {
		fmt.Fprintln(w, none)
		return
	}
	fmt.Fprintf(w, "no route to %s; there would be one without any one of these:\n", c.NameOf(none.Target))
	for _, condition := range none.Conditions {
		fmt.Fprintf(w, "  - %s\n", condition.Why)
	}
}

// plan plans, and writes the best route with the next ones beside it. If the
// search stops early, it writes what there is and returns why.
func (j *job) plan(ctx context.Context, w io.Writer) error {
	routes, err := j.search(ctx)
	if len(routes) == 0 {
		return err
	}
	o := roadmap.Options{Name: j.query.Record.Name, Others: routes[1:]}
	return errors.Join(err, j.write(w, j.catalog, routes[0], o))
}

// search returns the routes asked for, best first. With an error it returns
// those that are known all the same.
func (j *job) search(ctx context.Context) (routes []*pathway.Route, err error) {
	planner, err := pathway.New(j.catalog)
	if err != nil {
		return nil, err
	}
	for route, err := range planner.Routes(ctx, j.query) {
		var limit *pathway.LimitError
		if errors.As(err, &limit) && limit.Best != nil {
			routes = append(routes, limit.Best)
		}
		if err != nil {
			return routes, err
		}
		if routes = append(routes, route); len(routes) == j.routes {
			break
		}
	}
	return routes, nil
}
