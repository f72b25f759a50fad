package roadmap_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/credpath/credpath/pathway/roadmap"
)

const schemaFile = "route.schema.json"

// That the schema takes what the writer writes, and refuses what the reader
// refuses, is tested with a validator that is not ours, in testdata/schemas.
func TestTheSchemaFollowsTheGoTypes(t *testing.T) {
	want := roadmap.RouteSchema(t)
	if *update {
		if err := os.WriteFile(schemaFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the Go types say; write it anew with: go test ./pathway/roadmap -run Schema -update\n%s", schemaFile, firstDifference(got, want))
	}
}
