// Command lint looks through a catalog for what a careful keeper would mend: conditions that
// nobody new can meet, alternatives that add nothing, facts that are old or weak, prices that
// disagree, and entries without offers. Whatever makes no catalog at all it reports as the
// reader does.
//
// Without flags it looks through the reference catalog. It exits with 1 if something is an
// error, which may close a door that is open, and 2 if the question makes no sense.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The exit codes.
const (
	clean   = 0
	faulty  = 1
	badArgs = 2
)

// A severity says how much a remark matters.
type severity string

// The severities: an error may give a wrong answer, a warning an answer that is less than
// it could be, and a note is for whoever looks for more to do.
const (
	asError severity = "error"
	warning severity = "warning"
	note    severity = "note"
)

// severities has them, the worst first.
var severities = []severity{asError, warning, note}

// A remark is one thing to mend: where, what, and how.
type remark struct {
	Severity severity        `json:"severity"`
	Code     string          `json:"code"`
	Entry    string          `json:"entry,omitempty"`
	Path     string          `json:"path,omitempty"`
	What     string          `json:"what"`
	Mend     string          `json:"mend,omitempty"`
	Source   credential.Date `json:"asOf,omitzero"` // of a stale fact
}

// String returns the remark in one line.
func (r remark) String() string {
	where := r.Entry
	if r.Path != "" {
		where += ": " + r.Path
	}
	text := fmt.Sprintf("%s: %s: %s", r.Severity, where, r.What)
	if r.Mend != "" {
		text += "; " + r.Mend
	}
	return text + " [" + r.Code + "]"
}

// A question is what the command line asks.
type question struct {
	catalog string // "": the reference
	on      credential.Date
	older   credential.Period
	least   string
	code    string
	format  string
	changes bool
}

func run(args []string, stdout, stderr io.Writer) int {
	q, err := parse(args, stdout)
	if errors.Is(err, flag.ErrHelp) {
		return clean
	}
	code := badArgs
	if err == nil {
		code, err = q.answer(stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "lint: %v\n", err)
		return badArgs
	}
	return code
}

// parse reads the command line; help goes to w.
func parse(args []string, w io.Writer) (question, error) {
	q := question{older: credential.Period{Months: 24}}
	flags := flag.NewFlagSet("lint", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&q.catalog, "catalog", "", "the `file` to look through; without it the reference catalog")
	flags.TextVar(&q.on, "on", credential.Date{}, "the `day` to look from; without it the edition of the catalog")
	flags.TextVar(&q.older, "older-than", q.older, "the `age` from which on a fact is stale")
	flags.StringVar(&q.least, "least", string(warning), "the least `severity` to show: error, warning or note")
	flags.StringVar(&q.code, "code", "", "show the remarks of this `code` alone")
	flags.StringVar(&q.format, "format", "text", "the `form` of the answer: text or json")
	flags.BoolVar(&q.changes, "changes", false, "show what changed since the edition of the reference catalog before this one")
	err := flags.Parse(args)
	switch {
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprintln(w, "Looks through a catalog for what to mend.")
		flags.SetOutput(w)
		flags.PrintDefaults()
	case err != nil:
		err = fmt.Errorf("%w; -h lists the flags", err)
	case len(flags.Args()) > 0:
		err = fmt.Errorf("%q is no flag; name the file with -catalog", flags.Arg(0))
	case !slices.Contains(severities, severity(q.least)):
		err = fmt.Errorf("-least %q is not known; write error, warning or note", q.least)
	case q.format != "text" && q.format != "json":
		err = fmt.Errorf("-format %q is not known; write text or json", q.format)
	case q.changes && q.catalog != "":
		err = errors.New("-changes is about the reference catalog; leave -catalog out")
	}
	return q, err
}

// answer writes the remarks, and returns the exit code.
func (q question) answer(w io.Writer) (int, error) {
	if q.changes {
		return clean, changes(w)
	}
	remarks, err := q.remarks()
	if err != nil {
		return badArgs, err
	}
	code := clean
	if slices.ContainsFunc(remarks, func(r remark) bool { return r.Severity == asError }) {
		code = faulty
	}
	least := slices.Index(severities, severity(q.least))
	remarks = slices.DeleteFunc(remarks, func(r remark) bool {
		return slices.Index(severities, r.Severity) > least || q.code != "" && r.Code != q.code
	})
	if q.format == "json" {
		out := json.NewEncoder(w)
		out.SetEscapeHTML(false)
		out.SetIndent("", "  ")
		return code, out.Encode(slices.Concat([]remark{}, remarks))
	}
	for _, r := range remarks {
		if _, err := fmt.Fprintln(w, r); err != nil {
			return badArgs, err
		}
	}
	_, err = fmt.Fprintln(w, credential.Count(len(remarks), "remark"))
	return code, err
}

// remarks looks through the catalog.
func (q question) remarks() ([]remark, error) {
	c := reference.Catalog()
	if q.catalog != "" {
		data, err := os.ReadFile(q.catalog)
		if err != nil {
			return nil, fmt.Errorf("-catalog: %w", err)
		}
		var problems credential.Problems
		if c, err = credential.ParseCatalog(q.catalog, data); errors.As(err, &problems) {
			return ofProblems(problems), nil
		} else if err != nil {
			return nil, err
		}
	}
	if q.on.IsZero() {
		q.on = c.Edition()
	}
	if q.on.IsZero() {
		return nil, errors.New("the catalog does not say its edition; name a day with -on")
	}
	return lint(c, q.on, q.older), nil
}

// ofProblems returns what makes no catalog as remarks.
func ofProblems(problems credential.Problems) []remark {
	var all []remark
	for _, p := range problems {
		r := remark{Severity: asError, Code: string(p.Code), Entry: p.Subject, Path: p.Path, What: p.Message}
		if p.Line != 0 {
			r.Entry = fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Subject)
		}
		all = append(all, r)
	}
	return all
}

// changes writes the newest revision of the reference catalog.
func changes(w io.Writer) error {
	newest := reference.Revisions()[0]
	fmt.Fprintf(w, "From the edition of %s to that of %s:\n", newest.From, newest.To)
	for _, change := range newest.Changes {
		if _, err := fmt.Fprintln(w, reference.Catalog().PhraseChange(change)); err != nil {
			return err
		}
	}
	return nil
}
