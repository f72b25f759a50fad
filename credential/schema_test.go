package credential

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// schemas has the schema of each file format, and the mistakes that the reader
// of the format reports.
var schemas = []struct {
	file, title string
	of          reflect.Type
	read        func(data []byte) error
	good        []string // patterns of the files that fit it
	bad         string   // the directory of those that do not
}{
	{
		file: "catalog.schema.json", title: "Catalog", of: reflect.TypeFor[Entries](),
		read: func(data []byte) error { _, err := ParseCatalog("", data); return err },
		good: []string{"reference/*.json", "../testdata/catalogs/good/*.json"},
		bad:  "../testdata/catalogs/bad",
	},
	{
		file: "record.schema.json", title: "Record", of: reflect.TypeFor[Record](),
		read: func(data []byte) error { _, err := ParseRecord("", data); return err },
		good: []string{"../testdata/records/*.json"},
		bad:  "../testdata/records/bad",
	},
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
		if got := readFile(t, s.file); string(got) != string(want) {
			t.Errorf("%s is not what the Go types say; write it anew with: go test ./credential -run Schema -update", s.file)
		}
	}
}

func TestTheFilesThatAreShippedFitTheirSchema(t *testing.T) {
	for _, s := range schemas {
		v := newSchemaValidator(t, readFile(t, s.file))
		for _, pattern := range s.good {
			for _, name := range filesOf(t, pattern) {
				if refused := v.validate(readFile(t, name)); len(refused) > 0 {
					t.Errorf("%s refuses %s at %q, want nothing refused", s.file, name, refused)
				}
			}
		}
	}
}

// shapes are the mistakes in the shape of a file, all of which a schema sees.
var shapes = []Code{
	CodeUnknownKey, CodeFoldedKey, CodeWrongType, CodeAmbiguousRequirement, CodeBadValue, CodeBadText, CodeMissingField, CodeUnderAsked,
}

// beyond has the mistakes in shape that no schema of ours can see.
var beyond = map[string]string{
	"a/exam: exam.minutes":                              "1e3 is a whole number in JSON Schema",
	"a/cert: requires[0].ask.any[1].coursework.credits": "that the amount is zero is not in its pattern",
}

// TestSchemasRefuseWhatTheReaderRefuses: whatever is wrong with the shape of a
// bad file the schema sees at the same place, or around it, and it refuses
// nothing else.
func TestSchemasRefuseWhatTheReaderRefuses(t *testing.T) {
	for _, s := range schemas {
		v := newSchemaValidator(t, readFile(t, s.file))
		for _, name := range filesOf(t, s.bad+"/*.json") {
			data := readFile(t, name)
			if !json.Valid(data) {
				continue
			}
			problems, _ := s.read(data).(Problems)
			refused := named(data, v.validate(data))
			refuseAll(t, name, refused, problems)
			refuseOnly(t, name, refused, problems)
		}
	}
}

// refuseAll asks that a schema refuses each problem of shape.
func refuseAll(t *testing.T, name string, refused []string, problems Problems) {
	t.Helper()
	for _, p := range problems {
		where := placeOf(p)
		seen := slices.Contains(refused, where) || slices.Contains(refused, around(where))
		if _, unseen := beyond[where]; slices.Contains(shapes, p.Code) && seen == unseen {
			t.Errorf("%s: the schema refuses %q; refuses %s = %t, want %t: %v", name, refused, where, seen, !unseen, p)
		}
	}
}

// refuseOnly asks that a problem of the reader stands behind every refusal:
// there, in it, or beside it, where a key is missing because it is misspelled.
func refuseOnly(t *testing.T, name string, refused []string, problems Problems) {
	t.Helper()
	for _, where := range refused {
		reported := slices.ContainsFunc(problems, func(p Problem) bool {
			return where == placeOf(p) || where == around(placeOf(p)) || around(where) == around(placeOf(p))
		})
		if !reported {
			t.Errorf("%s: the schema refuses %s, where the reader reports nothing: %v", name, where, problems)
		}
	}
}

// placeOf returns where a problem is: "ahima/rhit: requires[0]", or a path from
// the root of the file where the entry has no ID.
func placeOf(p Problem) string { return joined(p.Subject, p.Path) }

func joined(subject, path string) string {
	if subject == "" || path == "" {
		return subject + path
	}
	return subject + ": " + path
}

// around returns the place of what stands around a place, one step up.
func around(place string) string {
	return strings.TrimSuffix(place[:max(0, strings.LastIndexAny(place, ".[ "))], ":")
}

var entryPath = regexp.MustCompile(`^(\w+)\[(\d+)\]\.?`)

// named writes paths of a file as places.
func named(data []byte, paths []string) []string {
	var file map[string]any
	_ = json.Unmarshal(data, &file) // what is no object has no entries
	places := slices.Clone(paths)
	for i, path := range paths {
		m := entryPath.FindStringSubmatch(path)
		if m == nil {
			continue
		}
		entries, _ := file[m[1]].([]any)
		if index, err := strconv.Atoi(m[2]); err == nil && index < len(entries) {
			if id, ok := idOf(entries[index]); ok {
				places[i] = joined(id, path[len(m[0]):])
			}
		}
	}
	return places
}

// idOf returns the ID or the field of an entry, if it can be read.
func idOf(entry any) (id string, ok bool) {
	members, _ := entry.(map[string]any)
	for _, key := range []string{"id", "field"} {
		if text, ok := members[key].(string); ok {
			_, err := ParseID(text)
			return text, err == nil
		}
	}
	return "", false
}

// TestSchemasAreNoStricterThanTheReader changes one value of good files after
// the other: what the reader takes the schema must take.
func TestSchemasAreNoStricterThanTheReader(t *testing.T) {
	for _, s := range schemas {
		v := newSchemaValidator(t, readFile(t, s.file))
		taken, refused := 0, 0
		for _, name := range filesOf(t, s.good[len(s.good)-1]) {
			for _, data := range changed(t, readFile(t, name)) {
				at := v.validate(data)
				switch err := s.read(data); {
				case err != nil && len(at) > 0:
					refused++
				case err == nil && len(at) == 0:
					taken++
				case err == nil:
					t.Errorf("%s refuses at %q what the reader takes:\n%s", s.file, at, data)
				}
			}
		}
		if taken < 50 || refused < 50 {
			t.Errorf("%s: %d changed files were taken and %d refused, want many of both", s.file, taken, refused)
		}
	}
}

// changed returns a file with each of its values in turn left out, or put in
// place of by others.
func changed(t *testing.T, data []byte) [][]byte {
	t.Helper()
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal(err)
	}
	var files [][]byte
	write := func() { files = append(files, plainJSON(root)) }
	var walk func(value any)
	walk = func(value any) {
		object, _ := value.(map[string]any)
		for key, was := range object {
			delete(object, key)
			write()
			for _, other := range []any{"", "P0D", "a", 0, 1, []any{}, map[string]any{}, true} {
				object[key] = other
				write()
			}
			object[key] = was
			walk(was)
		}
		list, _ := value.([]any)
		for _, item := range list {
			walk(item)
		}
	}
	walk(root)
	return files
}

// TestPatternsOfTheSchemasAgreeWithTheParsers changes one byte of the examples
// after the other: what the parser takes the pattern must match, and most of
// what it does not take the pattern must not.
func TestPatternsOfTheSchemasAgreeWithTheParsers(t *testing.T) {
	for of, form := range textForms {
		takes := func(s string) bool { return textParser(reflect.New(of).Elem())([]byte(s)) == nil }
		pattern := regexp.MustCompile("^(" + form.pattern + ")$")
		for _, example := range append(form.examples, form.names...) {
			if !takes(example) || !pattern.MatchString(example) && form.names == nil {
				t.Errorf("the example %q of %s is not taken", example, of)
			}
		}
		loose := 0
		for _, s := range near(form.examples) {
			switch match := pattern.MatchString(s); {
			case takes(s) && !match:
				t.Errorf("the pattern of %s refuses %q, which the parser takes", of, s)
			case match && !takes(s):
				loose++
			}
		}
		if all := len(near(form.examples)); loose*20 > all {
			t.Errorf("the pattern of %s takes %d of %d texts that the parser refuses, want fewer than one in 20", of, loose, all)
		}
	}
}

// near returns texts that differ from others in one byte.
func near(texts []string) []string {
	var list []string
	for _, s := range texts {
		for i := range s {
			list = append(list, s[:i]+s[i+1:])
			for _, c := range "0123459aZ-/. PYMWDUSDsq\n" {
				list = append(list, s[:i]+string(c)+s[i+1:], s[:i]+string(c)+s[i:])
			}
		}
	}
	return list
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func filesOf(t *testing.T, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("files of %s: %q, %v", pattern, names, err)
	}
	return names
}
