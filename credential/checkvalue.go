package credential

import (
	"encoding"
	"fmt"
	"reflect"
	"sync"
)

// checkValues returns what is wrong with the single values of entries made in
// code. Entries that pass can be written to a file and read back.
func checkValues(e Entries) Problems {
	c := &checker{parsed: parsed{entries: e}}
	v := reflect.ValueOf(e)
	for i, key := range keysOf(v.Type()) {
		entries := v.Field(i)
		if entries.Len() > maxEntries {
			c.enter(section(i), 0, "")
			c.report(root, CodeTooMany, "%d %s; the most is %d", entries.Len(), key.name, maxEntries)
			continue
		}
		for j := range entries.Len() {
			entry := entries.Index(j)
			c.enter(section(i), j, entry.Field(0).String()) // the ID, or the field
			c.value(root, entry, 2)
		}
	}
	return c.problems
}

// value checks a value at a path; depth is how many lists and objects stand
// around it in a file.
func (c *checker) value(at *path, v reflect.Value, depth int) {
	if hasText(v.Type()) {
		c.form(at, v)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if wrong := textFault(v.String()); wrong != "" {
			c.report(at, CodeBadText, "%s", wrong)
		}
	case reflect.Interface:
		c.member(at, v, depth)
	case reflect.Slice, reflect.Struct:
		if depth >= maxDepth {
			c.report(at, CodeTooDeep, "more than %d lists and objects inside each other", maxDepth)
		} else if v.Kind() == reflect.Slice {
			c.items(at, v, depth)
		} else {
			c.members(at, v, depth)
		}
	}
}

// hasText reports whether values of a type are written as texts of their own
// form.
func hasText(t reflect.Type) bool {
	has, ok := textCache.Load(t)
	if !ok {
		has = textParser(reflect.New(t).Elem()) != nil
		textCache.Store(t, has)
	}
	return has.(bool)
}

var textCache sync.Map // of bool by reflect.Type

// form checks that a value is one that its text stands for.
func (c *checker) form(at *path, v reflect.Value) {
	if day, ok := v.Interface().(Date); ok && day.Valid() || v.IsZero() {
		return
	}
	text := []byte(v.String())
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, _ = m.MarshalText() // no value of ours fails
	}
	fresh := reflect.New(v.Type()).Elem()
	if err := textParser(fresh)(text); err != nil {
		c.report(at, CodeBadValue, "%v", err)
	} else if !fresh.Equal(v) {
		c.report(at, CodeBadValue, "%#v has no text that stands for it; use the function that parses one", v.Interface())
	}
}

// members checks the fields of a struct.
func (c *checker) members(at *path, v reflect.Value, depth int) {
	for _, key := range keysOf(v.Type()) {
		f := v.Field(key.field)
		if f.IsZero() {
			continue
		}
		if wrong := key.wrong(f); wrong != "" {
			c.report(at.at(key.name), CodeBadValue, "%s", wrong)
		}
		c.value(at.at(key.name), f, depth+1)
	}
}

// items checks the items of a list. None of them may be nothing at all.
func (c *checker) items(at *path, v reflect.Value, depth int) {
	if v.Len() > maxItems {
		c.report(at, CodeTooMany, "a list of %d; the most is %d", v.Len(), maxItems)
		return
	}
	for i := range v.Len() {
		item := v.Index(i)
		if item.IsZero() && (item.Kind() != reflect.Struct || hasText(item.Type())) {
			c.report(at.item(i), CodeBadValue, "an item of the list is empty; take it out")
			continue
		}
		c.value(at.item(i), item, depth+1)
	}
}

// member checks a requirement in the form that a file has it.
func (c *checker) member(at *path, v reflect.Value, depth int) {
	switch r := v.Interface().(type) {
	case nil:
	case AtLeast, Holds, Experience, Coursework, Age, Attestation:
		c.value(at, reflect.ValueOf(wrap(r.(Requirement))), depth)
	default:
		c.report(at, CodeBadValue, "%s", noRequirement(r))
	}
}

// noRequirement says that a type is not one of the union.
func noRequirement(r any) string {
	return fmt.Sprintf("%T is no requirement; use the values AtLeast, Holds, Experience, Coursework, Age and Attestation", r)
}
