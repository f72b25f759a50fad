package schemas_test

import (
	"iter"
	"testing"
)

func TestSchemasTakeTheFilesThatAreShipped(t *testing.T) {
	for _, f := range formats {
		s := compile(t, f.schema)
		for _, name := range filesOf(t, f.good...) {
			if at := refused(t, s, readFile(t, name)); len(at) > 0 {
				t.Errorf("the schema of a %s refuses %s at %q, want nothing refused", f.name, name, at)
			}
		}
	}
}

// A file that says all that can be said is taken, and so is what the library
// writes of it.
func TestSchemasTakeWhatIsWritten(t *testing.T) {
	for _, f := range formats {
		s, data := compile(t, f.schema), readFile(t, f.whole)
		if at := refused(t, s, data); len(at) > 0 {
			t.Errorf("the schema of a %s refuses %s at %q, want nothing refused", f.name, f.whole, at)
		}
		written, err := f.write(data)
		if err != nil {
			t.Fatal(err)
		}
		if at := refused(t, s, written); len(at) > 0 {
			t.Errorf("the schema of a %s refuses at %q what is written of %s:\n%s", f.name, at, f.whole, written)
		}
	}
}

// The files that say all that can be said have every key of every part of a
// schema: without a key, its schema takes no longer what it took.
func TestWholeFilesHaveEveryKey(t *testing.T) {
	for _, f := range formats {
		root := parse(t, readFile(t, f.schema))
		data := readFile(t, f.whole)
		for where, keys := range propertiesOf(root, "#") {
			for key, was := range keys {
				keys[key] = false // which takes nothing
				if len(refused(t, compileValue(t, root), data)) == 0 {
					t.Errorf("%s does not say %q of %s/%s; add it", f.whole, key, f.schema, where)
				}
				keys[key] = was
			}
		}
	}
}

// propertiesOf returns an iterator over the keys that a schema and its parts
// have schemas for, and where those stand.
func propertiesOf(schema any, at string) iter.Seq2[string, map[string]any] {
	return func(yield func(string, map[string]any) bool) {
		o, _ := schema.(map[string]any)
		if keys, ok := o["properties"].(map[string]any); ok && !yield(at, keys) {
			return
		}
		defs, _ := o["$defs"].(map[string]any)
		for name, def := range defs {
			for at, keys := range propertiesOf(def, at+"/$defs/"+name) {
				if !yield(at, keys) {
					return
				}
			}
		}
	}
}
