// Command explore says what a person could do with what they have: what they hold and
// what of that is about to lapse, what is open to them now or will be by itself, and what
// is one condition away; with -if what holding one thing more would open, and with
// -nearest what they can reach first.
//
// Without flags it takes the record beside it and the reference catalog. It exits with 2
// when the question makes no sense, and else with 0.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// A question is what the command line asks.
type question struct {
	input
	on      credential.Date
	hold    string // what the person might hold, an ID or a name; "" asks about nothing
	nearest int    // how many targets are looked for; 0 looks for none
	format  string
	all     bool // exams, courses and memberships are shown one by one
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	q, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err == nil {
		q.stdin = stdin
		err = q.answer(stdout, stderr)
	}
	if err != nil {
		fmt.Fprintf(stderr, "explore: %v\n", err)
		return 2
	}
	return 0
}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (question, error) {
	var q question
	flags := flag.NewFlagSet("explore", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	q.addFlags(flags)
	flags.TextVar(&q.on, "on", credential.Date{Year: 2027, Month: 1, Day: 4}, "the `day` to look at, such as 2027-01-04")
	addText(flags, &q.hold, "if", "show what holding this `id or name` would open too")
	flags.IntVar(&q.nearest, "nearest", 0, "look for the `number` of goals that can be reached first; it takes some seconds")
	flags.StringVar(&q.format, "format", "text", "the `form` of the answer: text or json")
	flags.BoolVar(&q.all, "all", false, "show exams, courses, memberships and clearances one by one too")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Says what a person could do with what they have.")
		flags.SetOutput(w)
		flags.PrintDefaults()
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case q.format != "text" && q.format != "json":
		err = fmt.Errorf("-format %q is not known; write text or json", q.format)
	case q.nearest < 0:
		err = fmt.Errorf("-nearest %d is below zero; write how many goals to look for", q.nearest)
	default:
		err = q.check(flags.Args())
	}
	return q, err
}

// answer writes how the person stands with the catalog.
func (q question) answer(stdout, stderr io.Writer) error {
	catalog, err := q.loadCatalog()
	if err != nil {
		return err
	}
	record, omitted, err := q.loadRecord(catalog)
	if err != nil {
		return err
	}
	for _, o := range omitted { // it may be what the answer lacks
		fmt.Fprintf(stderr, "explore: %s: %s\n", q.from(), o)
	}
	planner := pathway.New(catalog)
	a, err := q.ask(planner, record)
	if err != nil {
		return err
	}
	if q.format == "json" {
		out := json.NewEncoder(stdout)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return out.Encode(a)
	}
	p := page{w: stdout, catalog: catalog, all: q.all}
	p.standing(record.Name, a.Standing)
	if a.Opens != nil {
		p.opens(*a.Opens)
	}
	if a.Nearest != nil {
		p.nearest(*a.Nearest)
	}
	return p.err
}

// An answer is all that was asked.
type answer struct {
	Standing pathway.Standing `json:"standing"`
	Opens    *pathway.Opens   `json:"opens,omitempty"`
	Nearest  *pathway.Nearest `json:"nearest,omitempty"`
}

// ask asks the planner.
func (q question) ask(planner *pathway.Planner, record credential.Record) (answer, error) {
	standing, err := planner.Standing(record, q.on)
	if err != nil {
		return answer{}, ofFlag(err)
	}
	a := answer{Standing: standing}
	if q.hold != "" {
		id, err := planner.Catalog().Find(q.hold)
		if err != nil {
			return a, fmt.Errorf("-if: %w", err)
		}
		opens, err := planner.Opens(record, id, q.on)
		if err != nil {
			return a, ofFlag(err)
		}
		a.Opens = &opens
	}
	if q.nearest > 0 {
		query := pathway.Query{Record: record, Start: q.on}
		nearest, err := planner.Nearest(context.Background(), query, q.nearest)
		if err != nil {
			return a, ofFlag(err)
		}
		a.Nearest = &nearest
	}
	return a, nil
}

// ofFlag puts what the planner says of a part of the question to the flag that the part
// came from.
func ofFlag(err error) error {
	var target *pathway.TargetError
	var query *pathway.QueryError
	switch {
	case errors.As(err, &target):
		return fmt.Errorf("-if %s: %s", target.Target, target.Message)
	case errors.As(err, &query):
		return fmt.Errorf("-%s: %s", query.Field, query.Message)
	}
	return err
}
