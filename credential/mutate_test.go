package credential_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
)

// Mutants of files reach further into the checks than random bytes do: parts of
// the files are put in other places, left out, or doubled.
func TestMutatedFilesAreRefusedOrStayTheSame(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	m := &mutator{generator: newGenerator(seed)}
	var files []any
	for _, dir := range []string{badCatalogs, "../testdata/catalogs/good", badRecords} {
		names, _ := filepath.Glob(dir + "/*.json")
		for _, name := range names {
			files = append(files, m.load(t, name)...)
		}
	}
	record := goodCatalog(t)
	taken := 0
	for range 6000 {
		data, err := json.Marshal(m.mutate(pick(m.generator, files...)))
		if err != nil {
			t.Fatal(err)
		}
		record.ParseRecord("x.json", data)
		c, err := credential.ParseCatalog("x.json", data)
		if err != nil {
			continue
		}
		taken++
		written := credential.FormatCatalog(c.Entries())
		again, err := credential.ParseCatalog("x.json", written)
		if err != nil || !bytes.Equal(credential.FormatCatalog(again.Entries()), written) {
			t.Fatalf("%s is taken, but not what was written of it: %v\n%s", data, err, written)
		}
	}
	if taken < 100 {
		t.Errorf("%d mutants were taken, want at least 100", taken)
	}
}

// A mutator changes decoded JSON at random.
type mutator struct {
	generator
	parts []any // of all files
}

// load decodes a file, if it is JSON, and adds its parts.
func (m *mutator) load(t *testing.T, name string) []any {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if json.Unmarshal(data, &v) != nil {
		return nil
	}
	m.collect(v)
	return []any{v}
}

func (m *mutator) collect(v any) {
	m.parts = append(m.parts, v)
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			m.collect(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.collect(v[key])
		}
	}
}

// mutate returns a copy of v with a few changes.
func (m *mutator) mutate(v any) any {
	if m.IntN(60) == 0 {
		return pick(m.generator, m.parts...)
	}
	switch v := v.(type) {
	case []any:
		var items []any
		for _, item := range v {
			for range pick(m.generator, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2) {
				items = append(items, m.mutate(item))
			}
		}
		return append([]any{}, items...)
	case map[string]any:
		fields := make(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if m.IntN(40) > 0 {
				fields[key] = m.mutate(v[key])
			}
		}
		return fields
	}
	return v
}
