package credential

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
)

// A schemaValidator is a plain validator for the keywords of JSON Schema that
// our schemas use. A keyword that it does not know stops the test: what is not
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
// the form of [Problem.Path].
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

// annotations are the keywords that refuse nothing.
var annotations = []string{"$schema", "$defs", "title", "description", "examples"}

// conditions has the keywords that look at one value alone.
var conditions = map[string]func(want, value any) bool{
	"type":        hasType,
	"enum":        func(want, value any) bool { return slices.Contains(want.([]any), value) },
	"pattern":     textIs(func(want any, s string) bool { return compiled(want.(string)).MatchString(s) }),
	"format":      textIs(hasFormat),
	"minLength":   textIs(func(want any, s string) bool { return utf8.RuneCountInString(s) >= int(want.(float64)) }),
	"maxLength":   textIs(func(want any, s string) bool { return utf8.RuneCountInString(s) <= int(want.(float64)) }),
	"minimum":     numberIs(func(want, n float64) bool { return n >= want }),
	"maximum":     numberIs(func(want, n float64) bool { return n <= want }),
	"minItems":    lengthIs(func(want, n int) bool { return n >= want }),
	"maxItems":    lengthIs(func(want, n int) bool { return n <= want }),
	"uniqueItems": hasUniqueItems,
}

var patterns = make(map[string]*regexp.Regexp)

func compiled(pattern string) *regexp.Regexp {
	if patterns[pattern] == nil {
		patterns[pattern] = regexp.MustCompile(pattern)
	}
	return patterns[pattern]
}

// check returns where a schema refuses a value.
func (v *schemaValidator) check(schema map[string]any, value any, path string) []string {
	var refused []string
	for _, key := range slices.Sorted(maps.Keys(schema)) {
		want := schema[key]
		if met, ok := conditions[key]; ok {
			if !met(want, value) {
				refused = append(refused, path)
			}
			continue
		}
		refused = append(refused, v.inside(schema, key, value, path)...)
	}
	return refused
}

// inside checks by a keyword that has schemas in it, or names of members.
func (v *schemaValidator) inside(schema map[string]any, key string, value any, path string) []string {
	want := schema[key]
	switch key {
	case "$ref":
		return v.ref(want, value, path)
	case "items":
		return v.items(want, value, path)
	case "properties":
		return v.properties(want, value, path)
	case "additionalProperties":
		return v.noOthers(schema, value, path)
	case "required":
		return v.required(want, value, path)
	case "dependentRequired":
		return v.requiredWith(want, value, path)
	case "anyOf":
		return v.anyOf(want, value, path)
	case "oneOf":
		return v.oneOf(want, value, path)
	}
	if !slices.Contains(annotations, key) {
		v.t.Fatalf("the schema has the keyword %q, which this validator does not know", key)
	}
	return nil
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

// textIs is met by all that is not a text, as JSON Schema has it; numberIs and
// lengthIs likewise.
func textIs(ok func(want any, s string) bool) func(want, value any) bool {
	return func(want, value any) bool {
		s, text := value.(string)
		return !text || ok(want, s)
	}
}

func numberIs(ok func(want, n float64) bool) func(want, value any) bool {
	return func(want, value any) bool {
		n, number := value.(float64)
		return !number || ok(want.(float64), n)
	}
}

func lengthIs(ok func(want, n int) bool) func(want, value any) bool {
	return func(want, value any) bool {
		list, isList := value.([]any)
		return !isList || ok(int(want.(float64)), len(list))
	}
}

func hasFormat(want any, s string) bool {
	_, err := ParseDate(s)
	return want == "date" && err == nil
}

func hasUniqueItems(_, value any) bool {
	list, _ := value.([]any)
	for i, item := range list {
		if slices.ContainsFunc(list[:i], func(other any) bool { return reflect.DeepEqual(item, other) }) {
			return false
		}
	}
	return true
}

func (v *schemaValidator) ref(want, value any, path string) []string {
	name, ok := strings.CutPrefix(want.(string), "#/$defs/")
	defs, _ := v.root["$defs"].(map[string]any)
	schema, defined := defs[name].(map[string]any)
	if !ok || !defined {
		v.t.Fatalf("the schema refers to %q, which it does not define", want)
	}
	return v.check(schema, value, path)
}

func (v *schemaValidator) items(want, value any, path string) []string {
	var refused []string
	list, _ := value.([]any)
	for i, item := range list {
		refused = append(refused, v.check(want.(map[string]any), item, fmt.Sprintf("%s[%d]", path, i))...)
	}
	return refused
}

func (v *schemaValidator) properties(want, value any, path string) []string {
	var refused []string
	members, _ := value.(map[string]any)
	for key, schema := range want.(map[string]any) {
		if member, ok := members[key]; ok {
			refused = append(refused, v.check(schema.(map[string]any), member, joinPath(path, key))...)
		}
	}
	return refused
}

// noOthers is additionalProperties, of which only false is known.
func (v *schemaValidator) noOthers(schema map[string]any, value any, path string) []string {
	if schema["additionalProperties"] != false {
		v.t.Fatalf("additionalProperties is %v, want false", schema["additionalProperties"])
	}
	known, _ := schema["properties"].(map[string]any)
	members, _ := value.(map[string]any)
	var refused []string
	for key := range members {
		if _, ok := known[key]; !ok {
			refused = append(refused, joinPath(path, key))
		}
	}
	return refused
}

// required refuses at the path that the missing member would have.
func (v *schemaValidator) required(want, value any, path string) []string {
	members, ok := value.(map[string]any)
	if !ok {
		return nil
	}
	var refused []string
	for _, key := range want.([]any) {
		if _, ok := members[key.(string)]; !ok {
			refused = append(refused, joinPath(path, key.(string)))
		}
	}
	return refused
}

// requiredWith asks for members where others are.
func (v *schemaValidator) requiredWith(want, value any, path string) []string {
	var refused []string
	members, _ := value.(map[string]any)
	for key, others := range want.(map[string]any) {
		if _, ok := members[key]; ok {
			refused = append(refused, v.required(others, value, path)...)
		}
	}
	return refused
}

func (v *schemaValidator) anyOf(want, value any, path string) []string {
	for _, schema := range want.([]any) {
		if len(v.check(schema.(map[string]any), value, path)) == 0 {
			return nil
		}
	}
	return []string{path}
}

// oneOf refuses inside the one schema whose first required key is there, so
// that one learns what is wrong with it, and else the whole value.
func (v *schemaValidator) oneOf(want, value any, path string) []string {
	matches := 0
	var meant []map[string]any
	for _, schema := range want.([]any) {
		schema := schema.(map[string]any)
		if len(v.check(schema, value, path)) == 0 {
			matches++
		}
		if v.isMeant(schema, value) {
			meant = append(meant, schema)
		}
	}
	switch {
	case matches == 1:
		return nil
	case matches == 0 && len(meant) == 1:
		return v.check(meant[0], value, path)
	}
	return []string{path}
}

// isMeant reports whether a value has the key that tells a schema apart.
func (v *schemaValidator) isMeant(schema map[string]any, value any) bool {
	name := strings.TrimPrefix(schema["$ref"].(string), "#/$defs/")
	needed := v.root["$defs"].(map[string]any)[name].(map[string]any)["required"].([]any)
	members, _ := value.(map[string]any)
	_, ok := members[needed[0].(string)]
	return ok
}
