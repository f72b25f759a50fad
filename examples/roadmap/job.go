package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A job is what the command line asks for.
type job struct {
	input
	catalog    *credential.Catalog
	query      pathway.Query
	budget     string   // an amount; "" is none
	avoid      []string // each an ID, a name, or several with commas between
	routes     int      // how many to show
	compare    bool     // the soonest and all trade-offs, side by side
	format     format
	withRecord bool                  // the record goes on file with the route
	omitted    []credential.Omission // what was left out of the record
	lists      bool                  // what the catalog has is asked for
	words      []string              // that a listed entry must have
}

// usual is the goal where none is named.
const usual = "role/cancer-registrar"

// firstDay is the day of a plan that names none: a fixed one, so that two runs print
// the same.
var firstDay = credential.Date{Year: 2027, Month: 1, Day: 4}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (*job, error) {
	j := &job{routes: 3}
	j.query.Study, j.query.Work = pathway.FullTime, pathway.FullTime
	var format string
	flags := flag.NewFlagSet("roadmap", flag.ContinueOnError)
	j.addFlags(flags)
	flags.TextVar(&j.query.Start, "on", firstDay, "the first `day` of the plan, such as 2027-01-04")
	flags.TextVar(&j.query.Rank, "rank", pathway.Soonest, "the `order`: which route is best: soonest, cheapest or fewest (steps)")
	flags.Var(&whole{&j.query.Study, 1, 7 * 24}, "study", "`hours` a week free for study")
	flags.Var(&whole{&j.query.Work, 1, 7 * 24}, "work", "`hours` a week of work")
	flags.Var(&whole{&j.query.Week, 1, 7 * 24}, "week", "`hours` a week for study and the jobs of the record together; else as many as -study")
	flags.StringVar(&j.budget, "budget", "", "the most that the known prices may sum to: an `amount`, in the currency of the catalog")
	flags.TextVar(&j.query.Deadline, "deadline", credential.Date{}, "the last `day` the route may finish on")
	flags.BoolVar(&j.query.Letter, "letter", false, "plan by the letter of the rules: without what is recommended, study before exams and time to find a job")
	flags.Func("seek", "the `time` that it takes to find a job where the catalog does not say, such as P6W or P3M; else P10W", j.setSeek)
	flags.BoolVar(&j.query.Assume, "assume", false, "take as true what the record does not say, and list it")
	flags.Func("avoid", "`ids or names` that no step may take, with commas between", func(text string) error { j.avoid = append(j.avoid, text); return nil })
	flags.Var(&whole{&j.routes, 1, math.MaxInt}, "n", "the `number` of routes: the best, and the next ones that a short search finds")
	flags.Var(&whole{&j.query.Limit, 0, math.MaxInt}, "limit", "stop the search for the best after this `number` of sets of steps; 0 is the planner's own limit")
	flags.BoolVar(&j.compare, "compare", false, "set the soonest way and all trade-offs of finish against cost side by side, whatever -rank and -n say")
	flags.StringVar(&format, "format", "text", "the `form` of the answer: "+formatNames(formats))
	flags.BoolVar(&j.withRecord, "with-record", false, "with -format json, file the whole record too; else the file has the name and what the route rests on")
	flags.BoolVar(&j.lists, "list", false, "show what the catalog has, or of that what has the `words` after the flags in its name")
	flags.TextVar(&j.query.Start, "start", firstDay, "the same as -on, a `day`")
	if err := parseFlags(flags, args, w); err != nil {
		return nil, err
	}
	if j.query.Letter && (j.query.Seek != nil || j.query.Week != 0) {
		return nil, errors.New("-seek says how long it takes to find a job, and -week how many hours study and work have together, which a plan by the letter does not ask; leave -letter out, or -seek and -week")
	}
	j.words = flags.Args()
	if err := j.check(j.lists, j.words); err != nil {
		return nil, err
	}
	return j, j.setFormat(format)
}

// setSeek reads how long it takes to find a job.
func (j *job) setSeek(text string) error {
	seek, err := credential.ParsePeriod(text)
	j.query.Seek = &seek
	return err
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
	}
	return err
}

// A whole is a flag for a whole number within bounds.
type whole struct {
	n           *int
	least, most int
}

// String returns the number; flag asks a zero whole, too.
func (f *whole) String() string {
	if f.n == nil {
		return ""
	}
	return strconv.Itoa(*f.n)
}

// Set reads the number.
func (f *whole) Set(text string) error {
	n, err := strconv.Atoi(text)
	switch {
	case err == nil && f.least <= n && n <= f.most:
		*f.n = n
		return nil
	case f.most == math.MaxInt:
		return fmt.Errorf("write a whole number, %d or more", f.least)
	}
	return fmt.Errorf("write a whole number from %d to %d", f.least, f.most)
}

// load reads the files, and finds the entries that the command line names.
func (j *job) load() (err error) {
	if j.catalog, err = j.loadCatalog(); err != nil || j.lists {
		return err
	}
	if j.query.Record, j.omitted, err = j.loadRecord(j.catalog); err != nil {
		return err
	}
	if j.query.Target, err = j.findGoal(j.catalog); err != nil {
		return err
	}
	if j.query.Budget, err = readBudget(j.catalog, j.budget); err != nil {
		return err
	}
	avoid, err := avoiding(j.catalog, j.avoid)
	j.query.Avoid = func(id credential.ID) bool { return avoid(id) || j.isElsewhere(j.catalog, id) }
	return err
}

// avoiding returns a function that knows the entries of some texts: an ID, a name, or
// several with commas between, each.
func avoiding(c *credential.Catalog, texts []string) (func(credential.ID) bool, error) {
	var ids []credential.ID
	for _, text := range texts {
		names := strings.Split(text, ",")
		if _, err := c.Find(text); err == nil { // a name with a comma in it
			names = []string{text}
		}
		for _, name := range names {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			id, err := find(c, "-avoid", name)
			if err != nil {
				return nil, err
			}
			if _, ok := c.Organization(id); ok {
				return nil, fmt.Errorf("-avoid %s: it is an organization, which no step takes; write programs, credentials or roles", id)
			}
			ids = append(ids, id)
		}
	}
	return func(id credential.ID) bool { return slices.Contains(ids, id) }, nil
}
