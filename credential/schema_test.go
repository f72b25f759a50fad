package credential

import (
	"flag"
	"os"
	"reflect"
	"testing"
)

// schemas has the schema of each file format. That they take what the reader
// takes, and refuse what it refuses, is tested with a validator that is not ours,
// in testdata/schemas.
var schemas = []struct {
	file, title string
	of          reflect.Type
}{
	{"catalog.schema.json", "Catalog", reflect.TypeFor[Entries]()},
	{"record.schema.json", "Record", reflect.TypeFor[Record]()},
}

func TestSchemasFollowTheGoTypes(t *testing.T) {
	docs := readDocs(t)
	for _, s := range schemas {
		want := schemaOf(s.of, s.title, docs)
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(s.file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(s.file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the Go types say; write it anew with: go test ./credential -run Schema -update", s.file)
		}
	}
}
