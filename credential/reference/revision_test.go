package reference_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
)

// TestTheNewestRevisionIsWhatChanged compares it with the edition on file.
func TestTheNewestRevisionIsWhatChanged(t *testing.T) {
	c := reference.Catalog()
	if c.Edition().String() != reference.Edition {
		t.Errorf("the files say the edition %s, and the constant %s", c.Edition(), reference.Edition)
	}
	names, err := filepath.Glob("../../testdata/editions/*.json.gz")
	if err != nil || len(names) != 1 {
		t.Fatalf("editions on file: %v, %v, want one", names, err)
	}
	before, err := credential.ParseCatalog(names[0], unpacked(t, names[0]))
	if err != nil {
		t.Fatal(err)
	}
	if want := before.Edition().String() + ".json.gz"; filepath.Base(names[0]) != want {
		t.Errorf("the edition on file is %s, want %s", names[0], want)
	}
	all := reference.Revisions()
	if len(all) == 0 {
		t.Fatal("there are no revisions")
	}
	got := all[0]
	if got.From != before.Edition() || got.To != c.Edition() || !slices.Equal(got.Changes, credential.Diff(before, c)) {
		t.Errorf("the revision from %s to %s is not what changed since the edition on file; write it anew with: go generate ./credential/reference", got.From, got.To)
	}
	for i, older := range all[1:] {
		if older.To != all[i].From {
			t.Errorf("a revision begins with %s, and the one before it ends with %s", all[i].From, older.To)
		}
	}
	got.Changes = nil
	if again := reference.Revisions(); again[0].Changes == nil {
		t.Error("a caller changed the revisions")
	}
}

// unpacked returns the text of a packed file.
func unpacked(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// TestWhatARevisionSaysIsNewStandsInTheCatalog follows each path in the canonical form, as
// plain JSON.
func TestWhatARevisionSaysIsNewStandsInTheCatalog(t *testing.T) {
	var lists map[string]any
	if err := json.Unmarshal(credential.FormatCatalog(reference.Catalog().Entries()), &lists); err != nil {
		t.Fatal(err)
	}
	entries := make(map[string]any)
	for key, list := range lists {
		list, _ := list.([]any)
		for _, entry := range list {
			entry := entry.(map[string]any)
			id := entry["id"]
			if id == nil {
				id = entry["field"]
			}
			entries[fmt.Sprint(key, id)] = entry
		}
	}
	for _, ch := range reference.Revisions()[0].Changes {
		at := any(lists)
		if ch.List != "" {
			at = entries[ch.List+string(ch.Entry)]
		}
		if ch.To == "" && (ch.Path == "" || strings.HasSuffix(ch.Path, "]")) {
			continue // its last index is that of the old edition
		}
		var want any
		if ch.To != "" {
			if err := json.Unmarshal([]byte(ch.To), &want); err != nil {
				t.Fatal(err)
			}
		}
		if got := follow(at, ch.Path); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the catalog has %v there", ch, got)
		}
	}
}

// follow returns the value to which a path leads; nil if there is none.
func follow(v any, path string) any {
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		switch in := v.(type) {
		case map[string]any:
			v = in[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(in) {
				return nil
			}
			v = in[i]
		default:
			return nil
		}
	}
	return v
}

func ExampleRevisions() {
	newest := reference.Revisions()[0]
	fmt.Println("from", newest.From, "to", newest.To)
	for _, change := range newest.Changes {
		if change.Entry == "role/him-manager" && strings.HasPrefix(change.Path, "outlook.to") {
			fmt.Println(reference.Catalog().PhraseChange(change))
		}
	}
	// Output:
	// from 2026-11-24 to 2026-12-01
	// Health information manager (role/him-manager): outlook.to is 2035, no longer 2034
}
