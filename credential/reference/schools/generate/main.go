// Command generate makes schools.json.gz from schools.csv, in the folder it is run in. It is
// for go generate in the package schools.
//
//	main.go    reads the rows and writes the file
//	row.go     a row of the table
//	entry.go   a row as a program, and a school as an organization
//	level.go   what the levels and subjects of awards are in the reference, and how long they take
//	known.go   what the reference knows of these schools and programs itself
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"

	"github.com/credpath/credpath/credential"
)

func main() {
	if err := generate("schools.csv", "schools.json.gz"); err != nil {
		panic(err)
	}
}

// generate writes the entries of a table to a file.
func generate(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	rows, err := readRows(data)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	entries, _, err := entriesOf(rows)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(credential.FormatCatalog(entries)); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(to, packed.Bytes(), 0o644)
}
