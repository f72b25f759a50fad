package schemas_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A file that is spoiled, or in which one value is changed, is taken by the schema
// if the reader finds nothing wrong with its shape, and else refused where the
// reader says, and nowhere else.
func TestSchemasAreAsStrictAsTheReaders(t *testing.T) {
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			t.Parallel()
			j := newJudge(t, f)
			j.compareFiles(t)
			if f.bad != "" && j.refused < 5 {
				t.Errorf("%d spoiled files were refused, want many", j.refused)
			}
			bounds := boundsOf(t, readFile(t, f.schema))
			for what, data := range changes(t, readFile(t, f.whole), bounds) {
				j.compare(t, what, data)
			}
			if j.taken < 50 || j.refused < 400 {
				t.Errorf("%d changed files were taken and %d refused, want many of both", j.taken, j.refused)
			}
			for _, e := range append(j.unseen, j.strict...) {
				if j.used[e.why] == 0 {
					t.Errorf("no file needs the exception that %s", e.why)
				}
			}
		})
	}
}

// compareFiles compares by the files that are spoiled. What is no JSON is not for
// a schema.
func (j *judge) compareFiles(t *testing.T) {
	t.Helper()
	if j.bad == "" {
		return
	}
	for _, name := range filesOf(t, j.bad) {
		if data := readFile(t, name); json.Valid(data) {
			j.compare(t, name, data)
		}
	}
}

// bounds are the values at the edge of what a schema takes.
type bounds struct {
	names   [][]any // the lists of all the texts there are
	numbers []any   // the least and the greatest, and their neighbours
}

func boundsOf(t *testing.T, schema []byte) (b bounds) {
	t.Helper()
	b.add(parse(t, schema))
	return b
}

func (b *bounds) add(schema any) {
	switch schema := schema.(type) {
	case map[string]any:
		if names, ok := schema["enum"].([]any); ok {
			b.names = append(b.names, names)
		}
		for _, key := range []string{"minimum", "maximum"} {
			if n, ok := schema[key].(float64); ok {
				b.number(int(n)-1, int(n), int(n)+1)
			}
		}
		for _, part := range schema {
			b.add(part)
		}
	case []any:
		for _, part := range schema {
			b.add(part)
		}
	}
}

func (b *bounds) number(numbers ...int) {
	for _, n := range numbers {
		if !slices.Contains(b.numbers, any(n)) {
			b.numbers = append(b.numbers, n)
		}
	}
}

// instead returns what is put in place of a value.
func (b *bounds) instead(value any) []any {
	others := []any{"", "a", 0, -1, nil, true, []any{}, map[string]any{}}
	switch value := value.(type) {
	case float64:
		others = append(append(others, b.numbers...), 3_000_000_000, 0.5, json.Number("1e3"))
	case string:
		others = append(others, " a", "A", "P0D", "0 semester", "0001-02-30", "https://a b", strings.Repeat("a", 129))
		for _, names := range b.names {
			if slices.Contains(names, any(value)) {
				others = append(append(others, value+"x"), names...)
			}
		}
	case []any:
		if len(value) > 0 {
			others = append(others, append(slices.Clone(value), value[0]))
		}
	case map[string]any:
		more := maps.Clone(value)
		more["unheardOf"] = 1
		others = append(others, more)
	}
	return others
}

// changes returns an iterator over a file with each of its values in turn left
// out, or put in place of by others, and what was changed.
func changes(t *testing.T, data []byte, b bounds) iter.Seq2[string, []byte] {
	t.Helper()
	root := parse(t, data)
	return func(yield func(string, []byte) bool) {
		for at := range spots("", root) {
			for _, other := range b.instead(at.value) {
				at.set(other)
				if !yield(fmt.Sprintf("%s is %.60s", at.path, text(other)), text(root)) {
					return
				}
			}
			if at.clear != nil {
				at.clear()
				if !yield("without "+at.path, text(root)) {
					return
				}
			}
			at.set(at.value)
		}
	}
}
