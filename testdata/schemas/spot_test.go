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

// A spot is where a value stands in a file that was read.
type spot struct {
	path  string
	value any
	set   func(any)
	clear func() // leaves it out; nil for an item of a list
}

// spots returns an iterator over the values inside another one, from the outside
// in. The keys of an object come in any order.
func spots(path string, value any) iter.Seq[spot] {
	return func(yield func(spot) bool) {
		for at := range parts(path, value) {
			if !yield(at) {
				return
			}
			for inner := range spots(at.path, at.value) {
				if !yield(inner) {
					return
				}
			}
		}
	}
}

// parts returns an iterator over the members of an object or the items of a list.
func parts(path string, value any) iter.Seq[spot] {
	return func(yield func(spot) bool) {
		list, _ := value.([]any)
		for i, item := range list {
			if !yield(spot{fmt.Sprintf("%s[%d]", path, i), item, func(v any) { list[i] = v }, nil}) {
				return
			}
		}
		object, _ := value.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(object)) {
			at := spot{strings.TrimPrefix(path+"."+key, "."), object[key], func(v any) { object[key] = v }, func() { delete(object, key) }}
			if !yield(at) {
				return
			}
		}
	}
}

// parse reads a JSON text.
func parse(t *testing.T, data []byte) any {
	t.Helper()
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	return root
}

// text writes a value that was read or is put in place of one.
func text(value any) []byte {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err) // what was read can be written
	}
	return data
}
