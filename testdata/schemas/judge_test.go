package schemas_test

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// compile reads a schema, or the part of one that "#/…" after its name leads to.
// Dates must be dates, which JSON Schema leaves to the validator.
func compile(t *testing.T, schema string) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	s, err := c.Compile(schema)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// compileValue compiles a schema that was read.
func compileValue(t *testing.T, value any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("changed.json", value); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("changed.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// refused returns the paths of a JSON text at which a schema refuses it, in the
// form of credential.Problem.Path.
func refused(t *testing.T, s *jsonschema.Schema, data []byte) []string {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	var invalid *jsonschema.ValidationError
	if err := s.Validate(value); err == nil {
		return nil
	} else if !errors.As(err, &invalid) {
		t.Fatal(err)
	}
	paths := pathsOf(invalid)
	slices.Sort(paths)
	return slices.Compact(paths)
}

// pathsOf returns where the parts of an error are. A member that is missing is
// missed at the path that it would have.
func pathsOf(e *jsonschema.ValidationError) []string {
	switch k := e.ErrorKind.(type) {
	case *kind.Required:
		return members(e.InstanceLocation, k.Missing)
	case *kind.DependentRequired:
		return members(e.InstanceLocation, k.Missing)
	case *kind.AdditionalProperties:
		return members(e.InstanceLocation, k.Properties)
	case *kind.OneOf:
		if meant := meantForms(e); len(meant) == 1 {
			return pathsOf(meant[0])
		}
		return members(e.InstanceLocation, []string{""})
	}
	if _, either := e.ErrorKind.(*kind.AnyOf); either || len(e.Causes) == 0 {
		return members(e.InstanceLocation, []string{""})
	}
	var paths []string
	for _, cause := range e.Causes {
		paths = append(paths, pathsOf(cause)...)
	}
	return paths
}

// meantForms returns what is wrong with a value by each of the forms of which it
// has all the keys that it must have: with one alone, that is what it means to be.
func meantForms(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	var meant []*jsonschema.ValidationError
	for _, form := range e.Causes {
		if !lacksKey(form, len(e.InstanceLocation)) {
			meant = append(meant, form)
		}
	}
	return meant
}

// lacksKey reports whether a key is missing at so many steps from the root.
func lacksKey(e *jsonschema.ValidationError, depth int) bool {
	switch e.ErrorKind.(type) {
	case *kind.Required:
		return len(e.InstanceLocation) == depth
	case *kind.Type: // what is no object has no keys
		return len(e.InstanceLocation) == depth
	case *kind.AnyOf, *kind.OneOf:
		return false
	}
	return slices.ContainsFunc(e.Causes, func(cause *jsonschema.ValidationError) bool { return lacksKey(cause, depth) })
}

// members returns the paths of members of the value at a location; the member ""
// is the value itself.
func members(location, keys []string) []string {
	var at strings.Builder
	for _, token := range location {
		if _, err := strconv.Atoi(token); err == nil {
			at.WriteString("[" + token + "]")
		} else {
			at.WriteString("." + token)
		}
	}
	var paths []string
	for _, key := range keys {
		path := at.String()
		if key != "" {
			path += "." + key
		}
		paths = append(paths, strings.TrimPrefix(path, "."))
	}
	return paths
}
