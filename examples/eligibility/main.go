// Command eligibility says whether a person may sit for and hold a credential,
// or take a role, on a day, and why.
//
// Without flags it asks for the record beside it, of the reference catalog; with
// -catalog-only it asks a catalog of one's own, and -list shows what there is to
// ask for. It exits with 0 when the person may apply, holds it already or may have
// it back, 1 when not, not yet, or when it cannot be known, and 2 when the
// question makes no sense.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// The exit codes.
const (
	eligible = 0
	not      = 1
	badArgs  = 2
)

// exits lists them for the help.
const exits = `
It exits with
  0  when the person may apply, holds it already, or may have it back
  1  when not, not yet, or when it cannot be known
  2  when the question makes no sense
`

// usual is the goal where none is named.
const usual = "RHIT"

// A question is what the command line asks.
type question struct {
	input
	on     credential.Date
	format string
	lists  bool     // what the catalog has is asked for
	words  []string // that a listed entry must have
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	q, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return eligible
	}
	code := badArgs
	if err == nil {
		q.stdin = stdin
		code, err = q.answer(stdout, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "eligibility: %v\n", err)
		return badArgs
	}
	return code
}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (question, error) {
	var q question
	flags := flag.NewFlagSet("eligibility", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	q.addFlags(flags)
	flags.TextVar(&q.on, "on", credential.Date{Year: 2027, Month: 1, Day: 4}, "the `day` to judge, such as 2027-01-04")
	flags.StringVar(&q.format, "format", "text", "the `form` of the answer: text or json")
	flags.BoolVar(&q.lists, "list", false, "show what the catalog has, or of that what has the `words` after the flags in its name")
	addText(flags, &q.goal, "target", "the same as -to, an `id or name`")
	asJSON := flags.Bool("json", false, "the same as -format json")
	err := flags.Parse(args)
	q.words = flags.Args()
	if *asJSON {
		q.format = "json"
	}
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Says whether a person is eligible for a credential or a role, and why.")
		flags.SetOutput(w)
		flags.PrintDefaults()
		fmt.Fprint(w, exits)
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case q.format != "text" && q.format != "json":
		err = fmt.Errorf("-format %q is not known; write text or json", q.format)
	default:
		err = q.check(q.lists, q.words)
	}
	return q, err
}

// answer judges the record, or lists what the catalog has, and returns the exit code.
func (q question) answer(stdout, stderr io.Writer) (int, error) {
	catalog, err := q.loadCatalog()
	if err != nil {
		return badArgs, err
	}
	if q.lists {
		return eligible, q.list(stdout, catalog, q.words)
	}
	record, omitted, err := q.loadRecord(catalog)
	if err != nil {
		return badArgs, err
	}
	goal, err := q.findGoal(catalog)
	if err != nil {
		return badArgs, err
	}
	for _, o := range omitted { // it may be what the answer lacks
		fmt.Fprintf(stderr, "eligibility: %s: %s\n", q.from(), o)
	}
	planner := pathway.New(catalog)
	e, err := planner.Check(record, goal, q.on)
	if err != nil {
		return badArgs, ofFlag(err)
	}
	if q.format == "text" && !e.Held && e.Apply.Status == pathway.Unknown {
		ask(stdout, planner, pathway.Query{Record: record, Target: goal, Start: q.on, Letter: true, Limit: askLimit})
	}
	if err := q.print(stdout, e); err != nil {
		return badArgs, err
	}
	if e.Held || e.Apply.Status == pathway.Met || slices.ContainsFunc(e.Back, mayReturn) {
		return eligible, nil
	}
	return not, nil
}

// askLimit is the effort for what an answer to a question is worth.
const askLimit = 2000

// ask leads with the question whose answer is worth most; it writes nothing where none is
// worth anything, or the plan cannot be asked for.
func ask(w io.Writer, planner *pathway.Planner, query pathway.Query) {
	asks, err := planner.Questions(context.Background(), query)
	if err == nil && len(asks.Ask) > 0 {
		fmt.Fprintf(w, "find out first:\n%s\n", pathway.Questions{Ask: asks.Ask[:1]})
	}
}

// mayReturn reports whether what has lapsed can be had back on the day.
func mayReturn(b pathway.Back) bool { return b.Open && b.Finding.Status == pathway.Met }

// ofFlag puts what the planner says of a part of the question to the flag that
// the part came from.
func ofFlag(err error) error {
	var target *pathway.TargetError
	var query *pathway.QueryError
	switch {
	case errors.As(err, &target):
		return fmt.Errorf("-to %s: %s", target.Target, target.Message)
	case errors.As(err, &query):
		return fmt.Errorf("-%s: %s", query.Field, query.Message)
	}
	return err
}

// print writes the answer.
func (q question) print(w io.Writer, e pathway.Eligibility) error {
	if q.format == "text" {
		_, err := fmt.Fprintln(w, e)
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(e)
}
