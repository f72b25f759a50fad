package schemas_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// The most items of a list, and of a list of entries at the top of a catalog.
const (
	mostItems   = 4096
	mostEntries = 2_000_000
)

func TestSchemasBoundEveryList(t *testing.T) {
	for _, f := range formats {
		root := parse(t, readFile(t, f.schema))
		for at := range spots("", root) {
			schema, _ := at.value.(map[string]any)
			if schema["type"] != "array" {
				continue
			}
			want := mostItems
			if f.name == "catalog" && !strings.HasPrefix(at.path, "$defs.") {
				want = mostEntries
			}
			if schema["maxItems"] != float64(want) {
				t.Errorf("%s bounds the list %s by %v, want %d", f.schema, at.path, schema["maxItems"], want)
			}
		}
	}
}

// Lists of texts are tried, since long ones of them are soon read.
func TestSchemasCountTheItemsOfLists(t *testing.T) {
	for _, f := range formats {
		j := newJudge(t, f)
		root := parse(t, readFile(t, f.whole))
		for at := range spots("", root) {
			list, _ := at.value.([]any)
			if len(list) == 0 {
				continue
			}
			if _, ok := list[0].(string); !ok {
				continue
			}
			for _, n := range []int{mostItems, mostItems + 1} {
				at.set(slices.Repeat(list[:1], n))
				j.compare(t, fmt.Sprintf("%s has %d items", at.path, n), text(root))
			}
			at.set(list)
		}
		if j.refused == 0 {
			t.Errorf("no list of a %s is refused, want those that are too long", f.name)
		}
	}
}
