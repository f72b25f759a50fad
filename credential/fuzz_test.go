package credential_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/credpath/credpath/credential"
)

// seeds adds the files that match as seeds.
func seeds(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatalf("%s: %q, %v", pattern, names, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// FuzzParseCatalog asks that no input panics, that what is refused gives
// nothing, and that what is taken is written in a form that stays the same.
func FuzzParseCatalog(f *testing.F) {
	seeds(f, badCatalogs+"/*.json", "../testdata/catalogs/good/*.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := credential.ParseCatalog("x.json", data)
		if err != nil {
			if c != nil || len(err.(credential.Problems)) == 0 {
				t.Fatalf("ParseCatalog = %v along with %v", c, err)
			}
			return
		}
		written := credential.FormatCatalog(c.Entries())
		again, err := credential.ParseCatalog("x.json", written)
		if err != nil {
			t.Fatalf("ParseCatalog refuses what was written: %v\n%s", err, written)
		}
		if got := credential.FormatCatalog(again.Entries()); !bytes.Equal(got, written) {
			t.Fatalf("a second FormatCatalog wrote\n%s\nwant\n%s", got, written)
		}
		if _, err := credential.NewCatalog(c.Entries()); err != nil {
			t.Fatalf("NewCatalog refuses what ParseCatalog took: %v", err)
		}
	})
}

// FuzzParseRecord asks the same of records.
func FuzzParseRecord(f *testing.F) {
	seeds(f, badRecords+"/*.json")
	f.Add(credential.FormatRecord(newGenerator(1).record()))
	c := goodCatalog(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := credential.ParseRecord("x.json", data)
		if _, strict := c.ParseRecord("x.json", data); err != nil && strict == nil {
			t.Fatalf("the catalog takes a record that is refused without: %v", err)
		}
		if err != nil {
			return
		}
		written := credential.FormatRecord(r)
		again, err := credential.ParseRecord("x.json", written)
		if err != nil {
			t.Fatalf("ParseRecord refuses what was written: %v\n%s", err, written)
		}
		if got := credential.FormatRecord(again); !bytes.Equal(got, written) {
			t.Fatalf("a second FormatRecord wrote\n%s\nwant\n%s", got, written)
		}
	})
}
