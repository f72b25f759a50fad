package main

import (
	"bytes"
	"cmp"
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
	"github.com/credpath/credpath/credential/reference/schools"
)

// An input says where a question takes its facts from. The commands eligibility and
// roadmap have this file and list.go in common, word for word.
type input struct {
	stdin  io.Reader
	record string // the file of the record; "-" is standard input, "" the sample
	goal   string // an ID or a name; "" is the usual one
	over   string // the file of a catalog that is laid over the reference; "" is none
	only   string // the file of a catalog that is taken alone; "" is none

	schools bool             // the real schools are laid over the reference
	in      credential.Place // the schools of this place alone, which is where the person lives if the record does not say; "" is any
}

//go:embed record.json
var sample []byte

// addFlags adds the flags of an input.
func (in *input) addFlags(flags *flag.FlagSet) {
	addText(flags, &in.record, "record", "take the person's record from this `file`; - is standard input (default: the sample beside the program)")
	addText(flags, &in.goal, "to", "the goal: the `id or name` of a credential or a role (default "+usual+")")
	addText(flags, &in.over, "catalog", "lay the catalog in this `file` over the reference catalog")
	flags.BoolVar(&in.schools, "schools", false, "lay some thousand programs of real schools over the reference catalog; nobody looked up whether they are accredited")
	flags.Func("in", "plan with schools of this `place` and with typical ones, such as us/oh; who does not say where they live lives there", in.setPlace)
	addText(flags, &in.only, "catalog-only", "take the catalog in this `file` alone, without the reference; it needs -record and -to")
}

// setPlace reads a place.
func (in *input) setPlace(text string) (err error) {
	in.in, err = credential.ParsePlace(text)
	return err
}

// addText adds a flag whose text is not empty, as that of a script's unset variable is.
func addText(flags *flag.FlagSet, to *string, name, usage string) {
	flags.Func(name, usage, func(text string) error {
		if text == "" {
			return errors.New("write something, or leave the flag out")
		}
		*to = text
		return nil
	})
}

// check refuses what does not go together on a command line, which has words after
// its flags if it asks for a list.
func (in *input) check(lists bool, words []string) error {
	switch i := slices.IndexFunc(words, func(word string) bool { return strings.HasPrefix(word, "-") }); {
	case lists && i >= 0:
		return fmt.Errorf("%s stands after the words of -list; write flags before them", words[i])
	case !lists && len(words) > 0:
		return fmt.Errorf("%q stands without a flag; write -to %q if it is the goal, and put quotes around a text of several words", words[0], words[0])
	case in.only != "" && in.over != "":
		return errors.New("-catalog lays a file over the reference catalog, and -catalog-only takes one alone; leave one of them out")
	case in.only != "" && in.schools:
		return errors.New("-schools lays real schools over the reference catalog, and -catalog-only takes a file alone; leave one of them out")
	case in.only != "" && !lists:
		return in.checkAlone()
	}
	return nil
}

// checkAlone refuses to ask a catalog about the sample person and their goal, which
// it knows nothing of.
func (in *input) checkAlone() error {
	var missing []string
	if in.record == "" {
		missing = append(missing, "-record with a file")
	}
	if in.goal == "" {
		missing = append(missing, "-to with a name or an ID that -list shows")
	}
	if len(missing) > 0 {
		return fmt.Errorf("-catalog-only leaves out the sample person and their goal; write %s", credential.JoinWords(missing, "and"))
	}
	return nil
}

// loadCatalog returns the catalog to ask.
func (in *input) loadCatalog() (*credential.Catalog, error) {
	if in.only != "" {
		data, err := in.read("-catalog-only", in.only)
		if err != nil {
			return nil, err
		}
		return credential.ParseCatalog(nameOf(in.only), data)
	}
	under := reference.Catalog()
	if in.schools {
		under = schools.Catalog()
	}
	if in.over == "" {
		return under, nil
	}
	data, err := in.read("-catalog", in.over)
	if err != nil {
		return nil, err
	}
	entries, err := credential.ParseEntries(nameOf(in.over), data)
	if err != nil {
		return nil, err
	}
	catalog, err := under.Merge(entries)
	var problems credential.Problems
	if errors.As(err, &problems) && slices.ContainsFunc(problems, isMixed) {
		return nil, fmt.Errorf("-catalog %s: it has amounts in another currency than the reference catalog; -catalog-only takes it alone", nameOf(in.over))
	}
	return catalog, err
}

// isMixed reports whether a problem is an amount in another currency.
func isMixed(p credential.Problem) bool { return p.Code == credential.CodeMixedCurrency }

// loadRecord returns the record, and what was left out of it since the catalog does
// not know it.
func (in *input) loadRecord(c *credential.Catalog) (credential.Record, []credential.Omission, error) {
	data := sample
	if in.record != "" {
		read, err := in.read("-record", in.record)
		if err != nil {
			return credential.Record{}, nil, err
		}
		data = read
	}
	record, omitted, err := c.ReadRecord(in.from(), data)
	if record.Residence == "" {
		record.Residence = in.in
	}
	return record, omitted, err
}

// isElsewhere reports whether an entry is a program of a school that is known to be outside of
// the place.
func (in *input) isElsewhere(c *credential.Catalog, id credential.ID) bool {
	program, _ := c.Program(id)
	school, _ := c.Organization(program.Provider)
	return in.in != "" && school.Place != "" && !in.in.Contains(school.Place)
}

// from names the record in messages.
func (in *input) from() string { return cmp.Or(nameOf(in.record), "record.json") }

// findGoal returns the goal.
func (in *input) findGoal(c *credential.Catalog) (credential.ID, error) {
	return find(c, "-to", cmp.Or(in.goal, usual))
}

// find returns the entry that a flag names.
func find(c *credential.Catalog, option, name string) (credential.ID, error) {
	id, err := c.Find(name)
	var unknown *credential.NotFoundError
	switch {
	case errors.As(err, &unknown) && len(unknown.Near) == 0:
		return "", fmt.Errorf("%s: %w; -list shows what there is", option, err)
	case err != nil:
		return "", fmt.Errorf("%s: %w", option, err)
	}
	return id, nil
}

// read returns what is in the file that a flag names.
func (in *input) read(option, file string) ([]byte, error) {
	var data []byte
	var err error
	if file == "-" {
		data, err = io.ReadAll(in.stdin)
	} else {
		data, err = os.ReadFile(file)
	}
	switch {
	case err != nil:
		return nil, fmt.Errorf("%s: %w", option, err)
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fmt.Errorf("%s: %s: the file is empty; write at least {}", option, nameOf(file))
	}
	return data, nil
}

// nameOf names a file in messages.
func nameOf(file string) string {
	if file == "-" {
		return "standard input"
	}
	return file
}
