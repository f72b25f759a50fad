package schemas_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A format is a form of file that has a schema and a reader.
type format struct {
	name   string
	schema string
	whole  string                            // a file that says all that can be said
	read   func(data []byte) error           // the error is of type credential.Problems
	write  func(data []byte) ([]byte, error) // what was read, written by the library
	good   []string                          // patterns of files that fit it
	bad    string                            // of those that do not; "" for none
	unseen []exception                       // what the reader reports where the schema refuses nothing
	strict []exception                       // what the schema refuses where the reader reports nothing
}

// An exception is what schema and reader may differ in.
type exception struct {
	why string
	is  func(p credential.Problem, change string) bool // a refusal has its place for a Path, and no Message
}

var formats = []format{
	{
		name: "catalog", schema: "../../credential/catalog.schema.json", whole: "whole/catalog.json",
		read: func(data []byte) error { _, err := credential.ParseCatalog("", data); return err },
		write: func(data []byte) ([]byte, error) {
			entries, err := credential.ParseEntries("", data)
			return credential.FormatCatalog(entries), err
		},
		good: []string{"../../credential/reference/*.json", "../catalogs/good/*.json"},
		bad:  "../catalogs/bad/*.json",
		unseen: []exception{
			{"no schema compares two numbers", says("questions count of")},
			{"a time or an amount of zero is of the form of any other", isNow(`"P0D"`, `"0 semester"`, "is 0")},
			{"a time or an amount of zero is of the form of any other: in a spoiled file", says("asks for no credit")},
			{"no schema knows that a failing grade gives no credit", says("what was failed gives no credit")},
			{"a key with an empty list is there", isNow("[]")},
			{"no key excludes another one", says("it asks for time and for hours")},
			{"no key excludes another one: calendar", says("hours are not counted by the calendar")},
			{"no key excludes another one: kinds of work", says("only hours are counted at most")},
			{"no key excludes another one: full time", says("nothing goes by what is full time")},
			{"parts may be alike where they are no IDs: alternatives", says("would count twice")},
			{"parts may be alike where they are no IDs: aliases", says("among the aliases twice")},
			{"parts may be alike where they are no IDs: pass rates", says("two pass rates")},
			{"one preparation is for everybody, and only one", says("for everybody")},
			{"1e3 is a whole number in JSON Schema", says("1e3 is not a")},
		},
		strict: []exception{
			{"what says nothing of what must hold is left out", at(`while\.ask$`)},
			{"what says nothing of how long it takes to be hired is left out", at(`hiring\.takes$`)},
			{"what says nothing of work is left out", at(`works\.fields$`)},
		},
	},
	{
		name: "record", schema: "../../credential/record.schema.json", whole: "whole/record.json",
		read: func(data []byte) error { _, err := credential.ParseRecord("", data); return err },
		write: func(data []byte) ([]byte, error) {
			record, err := credential.ParseRecord("", data)
			return credential.FormatRecord(record), err
		},
		good: []string{"../records/*.json", "../../examples/*/record.json", "../../examples/advisor/people/*.json"},
		bad:  "../records/bad/*.json",
		unseen: []exception{
			{"no key excludes another one: full time", says("nothing goes by what is full time")},
			{"a key with an empty list is there", isNow("[]")},
			{"1e3 is a whole number in JSON Schema", says("1e3 is not a")},
			{"no schema compares the days of two tries", says("was tried on")},
			{"no schema counts the hours of a span", says("are more than")},
			{"no pattern of a text compares numbers", says("lies outside of 0 to 168")},
			{"no schema knows that a failing grade gives no credit", says("what was failed gives no credit")},
			{"parts may be alike where they are no IDs: alternatives", says("would count twice")},
			{"a time or an amount of zero is of the form of any other", isNow(`"P0D"`, `"0 semester"`, "is 0")},
		},
	},
	{
		name: "route", schema: "../../pathway/roadmap/route.schema.json", whole: "whole/route.json",
		read:  func(data []byte) error { _, err := roadmap.ParseRoute("", data); return err },
		write: writeRoute,
		good:  []string{"../golden/roadmap/*.json"},
		unseen: []exception{
			{"no schema counts the steps", says("which count from 0")},
			{"an open term and what is awarded by itself are filed like an assumption and a step", at(`(open|automatic)\[\d+\](\.(date|entry))?$`)},
			{"1e3 is a whole number in JSON Schema", says("1e3 is not a")},
		},
		strict: []exception{
			{"the schema has the newest form alone, where an assumption is no text", at(`assumed\[\d+\]$`)},
			{"whether a stale waiver says all that it must is left to the judge", at(`(^|\.)stale\[`)},
			{"a query that says nothing is none", at(`^query\.target$`)},
			{"whether a record says all that it must is left to the judge", at(`^query\.record\.`)},
			{"whether a condition says all that it must is left to the judge", at(`\.(requirement|if)(\.|$)`)},
		},
	},
}

// says is true of problems with a text.
func says(text string) func(credential.Problem, string) bool {
	return func(p credential.Problem, _ string) bool { return strings.Contains(p.Message, text) }
}

// isNow is true where a value was put in place of another one.
func isNow(values ...string) func(credential.Problem, string) bool {
	return func(_ credential.Problem, change string) bool {
		return slices.ContainsFunc(values, func(value string) bool { return strings.HasSuffix(change, " "+value) })
	}
}

// at is true of what stands at a path that a pattern matches.
func at(pattern string) func(credential.Problem, string) bool {
	paths := regexp.MustCompile(pattern)
	return func(p credential.Problem, _ string) bool { return paths.MatchString(p.Path) }
}

// writeRoute writes a route that was read, whose entries are in the whole catalog.
func writeRoute(data []byte) ([]byte, error) {
	filing, err := roadmap.ParseRoute("", data)
	if err != nil {
		return nil, err
	}
	catalog, err := credential.LoadCatalog(os.DirFS("whole"), "catalog.json")
	if err != nil {
		return nil, err
	}
	return roadmap.FormatRoute(catalog, filing)
}

// A judge holds a format's schema to its reader.
type judge struct {
	format
	schema         *jsonschema.Schema
	used           map[string]int // how often each exception was made
	taken, refused int            // files
}

func newJudge(t *testing.T, f format) *judge {
	t.Helper()
	return &judge{format: f, schema: compile(t, f.schema), used: make(map[string]int)}
}

// shapes are the mistakes in the shape of a file, all of which a schema sees.
var shapes = []credential.Code{
	credential.CodeUnknownKey, credential.CodeFoldedKey, credential.CodeWrongType, credential.CodeAmbiguousRequirement, credential.CodeTooMany,
	credential.CodeBadValue, credential.CodeBadText, credential.CodeMissingField, credential.CodeUnderAsked,
	credential.CodeExperienceAmount, credential.CodeRepeated,
}

// compare fails the test where the schema takes what the reader refuses for its
// shape, or refuses what the reader takes.
func (j *judge) compare(t *testing.T, what string, data []byte) {
	t.Helper()
	problems, _ := j.read(data).(credential.Problems)
	places := placesOf(data, refused(t, j.schema, data))
	if len(places) == 0 {
		j.taken++
	} else {
		j.refused++
	}
	for _, p := range problems {
		if slices.Contains(shapes, p.Code) && !sees(places, p) && !j.excused(j.unseen, p, what) {
			t.Errorf("%s: the schema refuses %q, and not where the reader reports: %v", what, places, p)
		}
	}
	for _, at := range places {
		if !reported(problems, at) && !j.excused(j.strict, credential.Problem{Path: at}, what) {
			t.Errorf("%s: the schema refuses %s, where the reader reports nothing: %v", what, at, problems)
		}
	}
}

// sees reports whether a problem is at a place that is refused, or just inside it.
func sees(places []string, p credential.Problem) bool {
	at := placeOf(p)
	return slices.Contains(places, at) || slices.Contains(places, around(at))
}

// reported reports whether a problem stands behind a refusal: there, just inside,
// or beside it, where a key is missing because it is misspelled.
func reported(problems credential.Problems, place string) bool {
	return slices.ContainsFunc(problems, func(p credential.Problem) bool {
		at := placeOf(p)
		return place == at || place == around(at) || around(place) == around(at)
	})
}

func (j *judge) excused(by []exception, p credential.Problem, change string) bool {
	for _, e := range by {
		if e.is(p, change) {
			j.used[e.why]++
			return true
		}
	}
	return false
}

// placeOf returns where a problem is: "ahima/rhit: requires[0]", or a path from
// the root of the file where the entry has no ID.
func placeOf(p credential.Problem) string { return place(p.Subject, p.Path) }

func place(subject, path string) string {
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

// entryLists are the lists of entries of a catalog, which problems name by their IDs.
var entryLists = map[string]bool{"organizations": true, "fields": true, "credentials": true, "programs": true, "roles": true}

// placesOf writes paths of a file as places.
func placesOf(data []byte, paths []string) []string {
	if len(paths) == 0 {
		return nil
	}
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
			if subject := subjectOf(entries[index]); subject != "" && entryLists[m[1]] {
				places[i] = place(subject, path[len(m[0]):])
			}
		}
	}
	return places
}

// subjectOf returns the ID or the field of an entry of a catalog, if it can be read.
func subjectOf(entry any) string {
	members, _ := entry.(map[string]any)
	for _, key := range []string{"id", "field"} {
		if text, ok := members[key].(string); ok {
			id, _ := credential.ParseID(text)
			return string(id)
		}
	}
	return ""
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// filesOf returns the files that any of the patterns match, each of which must
// match some.
func filesOf(t *testing.T, patterns ...string) []string {
	t.Helper()
	var all []string
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("files of %s: %q, %v, want some", pattern, names, err)
		}
		all = append(all, names...)
	}
	return all
}
