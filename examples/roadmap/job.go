package main

import (
	"bytes"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
)

// A job is what the command line asks for.
type job struct {
	catalog    *credential.Catalog
	query      pathway.Query
	routes     int  // how many to show
	compare    bool // the soonest and all trade-offs, side by side
	format     format
	withRecord bool                  // the record goes on file with the route
	from       string                // the file of the record; "" is the sample
	omitted    []credential.Omission // what was left out of the record
}

//go:embed record.json
var sample []byte

// firstDay is the default start: a fixed day, so that two runs print the same.
var firstDay = credential.Date{Year: 2027, Month: 1, Day: 4}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (*job, error) {
	j := &job{}
	var record, catalog, target, avoid, format string
	flags := flag.NewFlagSet("roadmap", flag.ContinueOnError)
	flags.StringVar(&record, "record", "", "plan for the record in this `file` (default: the sample beside the program)")
	flags.StringVar(&catalog, "catalog", "", "lay the catalog in this `file` over the reference catalog")
	flags.StringVar(&target, "to", "role/cancer-registrar", "the goal: the `id or name` of a credential or a role")
	flags.TextVar(&j.query.Start, "start", firstDay, "the first `day` of the plan, such as 2027-01-04")
	flags.TextVar(&j.query.Rank, "rank", pathway.Soonest, "which route is best: soonest, cheapest or fewest (steps)")
	flags.IntVar(&j.query.Study, "study", 40, "`hours` a week free for study")
	flags.IntVar(&j.query.Work, "work", 40, "`hours` a week of work")
	flags.TextVar(&j.query.Budget, "budget", credential.Money{}, "the most that the known prices may sum to, such as \"9000 USD\"")
	flags.TextVar(&j.query.Deadline, "deadline", credential.Date{}, "the last `day` the route may finish on")
	flags.BoolVar(&j.query.Advised, "advised", false, "treat what is recommended as required")
	flags.BoolVar(&j.query.Assume, "assume", false, "take as true what the record does not say, and list it")
	flags.StringVar(&avoid, "avoid", "", "`ids or names` that no step may take, with commas between")
	flags.IntVar(&j.routes, "n", 3, "how many routes: the best, and the next ones that a short search finds")
	flags.IntVar(&j.query.Limit, "limit", 0, "stop the search for the best after so many sets of steps; 0 is the planner's own limit")
	flags.BoolVar(&j.compare, "compare", false, "set the soonest way and all trade-offs of finish against cost side by side, whatever -rank and -n say")
	flags.StringVar(&format, "format", "text", "the `form` of the answer: "+formatNames(formats))
	flags.BoolVar(&j.withRecord, "with-record", false, "with -format json, file the whole record too; else the file has the name and what the route rests on")
	if err := parseFlags(flags, args, w); err != nil {
		return nil, err
	}
	if err := j.setFormat(format); err != nil {
		return nil, err
	}
	if err := j.check(); err != nil {
		return nil, err
	}
	return j, j.load(catalog, record, target, avoid)
}

// parseFlags reads the flags and turns what flag says into one line.
func parseFlags(flags *flag.FlagSet, args []string, w io.Writer) error {
	flags.SetOutput(io.Discard)
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Plans the way from a record to a credential or a role.")
		flags.SetOutput(w)
		flags.PrintDefaults()
		fmt.Fprint(w, exits)
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case flags.NArg() > 0:
		err = fmt.Errorf("%q stands without a flag; write -to %q if it is the goal", flags.Arg(0), flags.Arg(0))
	}
	return err
}

// check refuses values that no plan can have.
func (j *job) check() error {
	if j.routes < 1 {
		return fmt.Errorf("-n %d asks for no route; write 1 or more", j.routes)
	}
	if err := checkHours("-study", j.query.Study); err != nil {
		return err
	}
	return checkHours("-work", j.query.Work)
}

// checkHours refuses hours that no week has.
func checkHours(name string, hours int) error {
	if hours < 1 || hours > 7*24 {
		return fmt.Errorf("%s %d is no number of hours in a week; write one from 1 to 168", name, hours)
	}
	return nil
}

// load reads the files, and finds the entries that the command line names.
func (j *job) load(catalog, record, target, avoid string) (err error) {
	if j.catalog, err = loadCatalog(catalog); err != nil {
		return err
	}
	j.from = record
	if j.query.Record, j.omitted, err = loadRecord(j.catalog, record); err != nil {
		return err
	}
	if target == "" {
		return errors.New("-to names no goal; write the id or name of a credential or a role")
	}
	if j.query.Target, err = j.catalog.Find(target); err != nil {
		return fmt.Errorf("-to: %w", err)
	}
	j.query.Avoid, err = avoiding(j.catalog, avoid)
	return err
}

// loadCatalog returns the reference catalog, with the catalog of a file over
// it if one is named.
func loadCatalog(file string) (*credential.Catalog, error) {
	if file == "" {
		return reference.Catalog(), nil
	}
	data, err := read("-catalog", file)
	if err != nil {
		return nil, err
	}
	entries, err := credential.ParseEntries(file, data)
	if err != nil {
		return nil, err
	}
	return reference.Catalog().Merge(entries)
}

// loadRecord reads the record in a file, or the sample if none is named. What the
// catalog does not know is left out.
func loadRecord(c *credential.Catalog, file string) (credential.Record, []credential.Omission, error) {
	if file == "" {
		return c.ReadRecord("record.json", sample)
	}
	data, err := read("-record", file)
	if err != nil {
		return credential.Record{}, nil, err
	}
	return c.ReadRecord(file, data)
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

// avoiding returns a function that knows the entries of a list.
func avoiding(c *credential.Catalog, list string) (func(credential.ID) bool, error) {
	if list == "" {
		return nil, nil
	}
	var ids []credential.ID
	for name := range strings.SplitSeq(list, ",") {
		id, err := c.Find(strings.TrimSpace(name))
		if err != nil {
			return nil, fmt.Errorf("-avoid: %w", err)
		}
		ids = append(ids, id)
	}
	return func(id credential.ID) bool { return slices.Contains(ids, id) }, nil
}
