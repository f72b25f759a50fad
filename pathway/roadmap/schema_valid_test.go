package roadmap_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// A schemaValidator is a plain validator for the keywords of JSON Schema that
// the schema uses. A keyword that it does not know stops the test: what is not
// understood must not pass.
type schemaValidator struct {
	t    *testing.T
	root map[string]any
}

func newSchemaValidator(t *testing.T, schema []byte) *schemaValidator {
	t.Helper()
	v := &schemaValidator{t: t}
	if err := json.Unmarshal(schema, &v.root); err != nil {
		t.Fatal(err)
	}
	return v
}

// validate returns the paths in a JSON text at which the schema refuses it, in
// the form of [credential.Problem.Path].
func (v *schemaValidator) validate(data []byte) []string {
	v.t.Helper()
	var value any
	if err := json.Unmarshal(data, &value); err != nil {
		v.t.Fatal(err)
	}
	refused := v.check(v.root, value, "")
	slices.Sort(refused)
	return slices.Compact(refused)
}

// aside are the keywords that refuse nothing.
var aside = []string{"$schema", "$defs", "title", "description", "examples"}

// check returns where a schema refuses a value.
func (v *schemaValidator) check(schema map[string]any, value any, path string) []string {
	var refused []string
	for _, keyword := range slices.Sorted(maps.Keys(schema)) {
		want := schema[keyword]
		switch keyword {
		case "$ref":
			refused = append(refused, v.check(v.def(want), value, path)...)
		case "oneOf", "anyOf":
			refused = append(refused, v.either(keyword, want, value, path)...)
		case "items":
			list, _ := value.([]any)
			for i, item := range list {
				refused = append(refused, v.check(want.(map[string]any), item, fmt.Sprintf("%s[%d]", path, i))...)
			}
		case "properties", "required", "additionalProperties":
			if members, ok := value.(map[string]any); ok {
				refused = append(refused, v.members(schema, keyword, members, path)...)
			}
		default:
			if !slices.Contains(aside, keyword) && !v.holds(keyword, want, value) {
				refused = append(refused, path)
			}
		}
	}
	return refused
}

// holds reports whether a value is as a keyword wants it.
func (v *schemaValidator) holds(keyword string, want, value any) bool {
	v.t.Helper()
	is, known := conditions[keyword]
	if !known {
		v.t.Fatalf("the schema has the keyword %q, which this validator does not know", keyword)
	}
	return is(want, value)
}

// members checks the members of an object by one keyword.
func (v *schemaValidator) members(schema map[string]any, keyword string, members map[string]any, path string) []string {
	known, _ := schema["properties"].(map[string]any)
	at := func(key string) string { return strings.TrimPrefix(path+"."+key, ".") }
	var refused []string
	switch keyword {
	case "properties":
		for key, of := range known {
			if value, ok := members[key]; ok {
				refused = append(refused, v.check(of.(map[string]any), value, at(key))...)
			}
		}
	case "required":
		for _, key := range schema["required"].([]any) {
			if _, ok := members[key.(string)]; !ok {
				refused = append(refused, at(key.(string)))
			}
		}
	case "additionalProperties":
		for key := range members {
			if _, ok := known[key]; !ok {
				refused = append(refused, at(key))
			}
		}
	}
	return refused
}

// def returns the schema that a reference leads to.
func (v *schemaValidator) def(ref any) map[string]any {
	v.t.Helper()
	name, ok := strings.CutPrefix(ref.(string), "#/$defs/")
	schema, defined := v.root["$defs"].(map[string]any)[name].(map[string]any)
	if !ok || !defined {
		v.t.Fatalf("the schema refers to %q, which it does not define", ref)
	}
	return schema
}

// either refuses a value as a whole if not one of the schemas takes it, or, for
// oneOf, if several do.
func (v *schemaValidator) either(keyword string, schemas, value any, path string) []string {
	taken := 0
	for _, schema := range schemas.([]any) {
		if len(v.check(schema.(map[string]any), value, path)) == 0 {
			taken++
		}
	}
	if taken == 0 || taken > 1 && keyword == "oneOf" {
		return []string{path}
	}
	return nil
}

// conditions has the keywords that look at one value alone.
var conditions = map[string]func(want, value any) bool{
	"type":        hasType,
	"enum":        func(want, value any) bool { return slices.Contains(want.([]any), value) },
	"pattern":     about(func(want any, text string) bool { return compiled(want.(string)).MatchString(text) }),
	"format":      about(hasFormat),
	"minLength":   about(func(want any, text string) bool { return utf8.RuneCountInString(text) >= int(want.(float64)) }),
	"maxLength":   about(func(want any, text string) bool { return utf8.RuneCountInString(text) <= int(want.(float64)) }),
	"minimum":     about(func(want any, n float64) bool { return n >= want.(float64) }),
	"maximum":     about(func(want any, n float64) bool { return n <= want.(float64) }),
	"minItems":    about(func(want any, list []any) bool { return len(list) >= int(want.(float64)) }),
	"maxItems":    about(func(want any, list []any) bool { return len(list) <= int(want.(float64)) }),
	"uniqueItems": about(hasUniqueItems),
}

// about lets everything pass that is not of the type which a keyword is about,
// as JSON Schema has it.
func about[T any](holds func(want any, value T) bool) func(want, value any) bool {
	return func(want, value any) bool {
		v, ok := value.(T)
		return !ok || holds(want, v)
	}
}

func hasType(want, value any) bool {
	switch value := value.(type) {
	case map[string]any:
		return want == "object"
	case []any:
		return want == "array"
	case string:
		return want == "string"
	case bool:
		return want == "boolean"
	case float64:
		return want == "integer" && value == math.Trunc(value)
	}
	return false
}

var patterns = map[string]*regexp.Regexp{}

func compiled(pattern string) *regexp.Regexp {
	if patterns[pattern] == nil {
		patterns[pattern] = regexp.MustCompile(pattern)
	}
	return patterns[pattern]
}

func hasFormat(want any, text string) bool {
	_, err := credential.ParseDate(text)
	return want == "date" && err == nil
}

func hasUniqueItems(_ any, list []any) bool {
	for i, item := range list {
		if slices.ContainsFunc(list[:i], func(other any) bool { return reflect.DeepEqual(item, other) }) {
			return false
		}
	}
	return true
}
