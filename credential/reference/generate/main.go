// Command generate writes what changed since the last edition of the reference catalog, from
// the edition that is on file and the files of the catalog:
//
//	go generate ./credential/reference
//
// A new edition begins with its day. The catalog as it is then goes on file as the edition
// before it, and the log of its changes begins anew:
//
//	cd credential/reference && go run ./generate -edition 2027-03-01
//
// Both are run in the directory of the catalog.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// filed has the edition before the present one, in its canonical form.
const filed = "../../testdata/editions"

func main() {
	edition := flag.String("edition", "", "begin a new edition of this `day`")
	flag.Parse()
	if err := run(*edition); err != nil {
		panic(err)
	}
}

// run writes the log of the edition and, where a new one begins, files the one before.
func run(edition string) error {
	now, err := credential.LoadCatalog(os.DirFS("."), "*.json")
	if err != nil {
		return err
	}
	if edition != "" {
		if now, err = begin(now, edition); err != nil {
			return err
		}
	}
	before, err := last()
	if err != nil {
		return err
	}
	revision := reference.Revision{From: before.Edition(), To: now.Edition(), Changes: credential.Diff(before, now)}
	if !revision.From.Before(revision.To) {
		return fmt.Errorf("the edition of %s is not after that of %s on file; begin one with -edition", revision.To, revision.From)
	}
	data, err := json.Marshal(revision)
	if err != nil {
		return err
	}
	return write(filepath.Join("changes", revision.To.String()+".json.gz"), data)
}

// begin files the catalog as the last edition, and returns it with the day of the new one.
func begin(now *credential.Catalog, edition string) (*credential.Catalog, error) {
	day, err := credential.ParseDate(edition)
	if err != nil {
		return nil, fmt.Errorf("-edition: %w", err)
	}
	old, err := filepath.Glob(filepath.Join(filed, "*.json.gz"))
	if err != nil {
		return nil, err
	}
	if err := write(filepath.Join(filed, now.Edition().String()+".json.gz"), credential.FormatCatalog(now.Entries())); err != nil {
		return nil, err
	}
	for _, name := range old {
		if err := os.Remove(name); err != nil {
			return nil, err
		}
	}
	was, is := fmt.Sprintf("%q: %q", "edition", now.Edition()), fmt.Sprintf("%q: %q", "edition", day)
	if err := replace("fields.json", was, is); err != nil {
		return nil, err
	}
	if err := replace("reference.go", fmt.Sprintf("const Edition = %q", now.Edition()), fmt.Sprintf("const Edition = %q", day)); err != nil {
		return nil, err
	}
	return credential.LoadCatalog(os.DirFS("."), "*.json")
}

// replace writes a file with one text in the place of another, which must be there once.
func replace(name, was, is string) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if n := strings.Count(string(data), was); n != 1 {
		return fmt.Errorf("%s has %q %d times, want once", name, was, n)
	}
	return os.WriteFile(name, []byte(strings.Replace(string(data), was, is, 1)), 0o644)
}

// last returns the edition on file.
func last() (*credential.Catalog, error) {
	names, err := filepath.Glob(filepath.Join(filed, "*.json.gz"))
	if err != nil || len(names) != 1 {
		return nil, fmt.Errorf("%s has %d editions, want one: %v", filed, len(names), err)
	}
	data, err := os.ReadFile(names[0])
	if err != nil {
		return nil, err
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(unpacked)
	if err != nil {
		return nil, err
	}
	return credential.ParseCatalog(names[0], text)
}

// write packs a file.
func write(name string, data []byte) error {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(data); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile(name, b.Bytes(), 0o644)
}
