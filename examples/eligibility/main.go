// Command eligibility says whether a person may sit for and hold a credential,
// or take a role, on a day, and why.
//
// Without flags it asks for the record beside it. It exits with 0 when the
// person may apply, holds it already or may have it back, 1 when not, not yet, or when it cannot
// be known, and 2 when the question makes no sense.
package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

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

//go:embed record.json
var sample []byte

// A question is what the command line asks.
type question struct {
	record  string // a file; "" is the sample
	catalog string // a file; "" is none
	target  string // an ID or a name
	on      credential.Date
	json    bool
}

func run(args []string, stdout, stderr io.Writer) int {
	q, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return eligible
	}
	var e pathway.Eligibility
	var omitted []credential.Omission
	if err == nil {
		e, omitted, err = q.ask()
	}
	if err == nil {
		err = q.print(stdout, e)
	}
	for _, o := range omitted { // it may be what the answer lacks
		fmt.Fprintf(stderr, "eligibility: %s: %s\n", q.record, o)
	}
	switch {
	case err != nil:
		fmt.Fprintf(stderr, "eligibility: %v\n", err)
		return badArgs
	case e.Held || e.Apply.Status == pathway.Met || slices.ContainsFunc(e.Back, mayReturn):
		return eligible
	}
	return not
}

// mayReturn reports whether what has lapsed can be had back on the day.
func mayReturn(b pathway.Back) bool { return b.Open && b.Finding.Status == pathway.Met }

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (question, error) {
	var q question
	flags := flag.NewFlagSet("eligibility", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&q.record, "record", "", "judge the record in this `file` (default: the sample beside the program)")
	flags.StringVar(&q.catalog, "catalog", "", "lay the catalog in this `file` over the reference catalog")
	flags.StringVar(&q.target, "target", "RHIT", "the `id or name` of a credential or a role")
	flags.TextVar(&q.on, "on", credential.Date{Year: 2027, Month: 1, Day: 4}, "the `day` to judge, such as 2027-01-04")
	flags.BoolVar(&q.json, "json", false, "print the answer as JSON")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Says whether a person is eligible for a credential or a role, and why.")
		flags.SetOutput(w)
		flags.PrintDefaults()
		fmt.Fprint(w, exits)
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case flags.NArg() > 0:
		err = fmt.Errorf("%q stands without a flag; write -target %q if it is the target", flags.Arg(0), flags.Arg(0))
	}
	return q, err
}

// ask judges the record, and says what it had to leave out of it.
func (q question) ask() (pathway.Eligibility, []credential.Omission, error) {
	catalog, err := q.loadCatalog()
	if err != nil {
		return pathway.Eligibility{}, nil, err
	}
	record, omitted, err := q.loadRecord(catalog)
	if err != nil {
		return pathway.Eligibility{}, nil, err
	}
	target, err := catalog.Find(q.target)
	if err != nil {
		return pathway.Eligibility{}, nil, fmt.Errorf("-target: %w", err)
	}
	planner := pathway.New(catalog)
	e, err := planner.Check(record, target, q.on)
	return e, omitted, err
}

// loadCatalog returns the reference catalog, with the catalog of a file over
// it if one is named.
func (q question) loadCatalog() (*credential.Catalog, error) {
	if q.catalog == "" {
		return reference.Catalog(), nil
	}
	data, err := read("-catalog", q.catalog)
	if err != nil {
		return nil, err
	}
	entries, err := credential.ParseEntries(q.catalog, data)
	if err != nil {
		return nil, err
	}
	return reference.Catalog().Merge(entries)
}

// loadRecord reads the record, or the sample if none is named. What the catalog does
// not know is left out.
func (q question) loadRecord(c *credential.Catalog) (credential.Record, []credential.Omission, error) {
	if q.record == "" {
		return c.ReadRecord("record.json", sample)
	}
	data, err := read("-record", q.record)
	if err != nil {
		return credential.Record{}, nil, err
	}
	return c.ReadRecord(q.record, data)
}

// read returns what is in the file that a flag names.
func read(name, file string) ([]byte, error) {
	data, err := os.ReadFile(file)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", name, err)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fmt.Errorf("%s: %s: the file is empty", name, file)
	}
	return data, nil
}

// print writes the answer.
func (q question) print(w io.Writer, e pathway.Eligibility) error {
	if !q.json {
		_, err := fmt.Fprintln(w, e)
		return err
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(e)
}
