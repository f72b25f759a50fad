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

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// An input says where a question takes its facts from.
type input struct {
	stdin  io.Reader
	record string // the file of the record; "-" is standard input, "" the sample
	over   string // the file of a catalog that is laid over the reference; "" is none
	only   string // the file of a catalog that is taken alone; "" is none
}

//go:embed record.json
var sample []byte

// addFlags adds the flags of an input.
func (in *input) addFlags(flags *flag.FlagSet) {
	addText(flags, &in.record, "record", "take the person's record from this `file`; - is standard input (default: the sample beside the program)")
	addText(flags, &in.over, "catalog", "lay the catalog in this `file` over the reference catalog")
	addText(flags, &in.only, "catalog-only", "take the catalog in this `file` alone, without the reference; it needs -record")
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

// check refuses what does not go together on a command line.
func (in *input) check(words []string) error {
	switch {
	case len(words) > 0:
		return fmt.Errorf("%q stands without a flag; put quotes around a text of several words", words[0])
	case in.only != "" && in.over != "":
		return errors.New("-catalog lays a file over the reference catalog, and -catalog-only takes one alone; leave one of them out")
	case in.only != "" && in.record == "":
		return errors.New("-catalog-only leaves out the sample person; write -record with a file")
	}
	return nil
}

// loadCatalog returns the catalog to ask.
func (in *input) loadCatalog() (*credential.Catalog, error) {
	file, option := cmp.Or(in.only, in.over), "-catalog"
	if in.only != "" {
		option = "-catalog-only"
	}
	if file == "" {
		return reference.Catalog(), nil
	}
	data, err := in.read(option, file)
	switch {
	case err != nil:
		return nil, err
	case in.only != "":
		return credential.ParseCatalog(nameOf(file), data)
	}
	entries, err := credential.ParseEntries(nameOf(file), data)
	if err != nil {
		return nil, err
	}
	return reference.Catalog().Merge(entries)
}

// loadRecord returns the record, and what was left out of it since the catalog does
// not know it.
func (in *input) loadRecord(c *credential.Catalog) (credential.Record, []credential.Omission, error) {
	if in.record == "" {
		return c.ReadRecord(in.from(), sample)
	}
	data, err := in.read("-record", in.record)
	if err != nil {
		return credential.Record{}, nil, err
	}
	return c.ReadRecord(in.from(), data)
}

// from names the record in messages.
func (in *input) from() string { return cmp.Or(nameOf(in.record), "record.json") }

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
