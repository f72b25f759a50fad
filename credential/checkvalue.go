package credential

import (
	"encoding"
	"fmt"
	"reflect"
	"sync"
)

// A valueChecker looks for single values, made in code, that no file can have.
type valueChecker struct {
	checker
	around int    // how many lists and objects stand around an entry in a file
	steps  []path // from the entry to the value, each without the ones before it
}

// checkValues returns what is wrong with the single values of entries made in
// code. Entries that pass can be written to a file and read back.
func checkValues(e Entries) Problems {
	c := &valueChecker{around: 2, steps: make([]path, 0, 16)}
	v := reflect.ValueOf(&e).Elem()
	for i, key := range keysOf(v.Type()) {
		entries := v.Field(i)
		if entries.Len() > maxEntries {
			c.enter(section(i), 0, "")
			c.fault(CodeTooMany, "%d %s; the most is %d", entries.Len(), key.name, maxEntries)
			continue
		}
		for j := range entries.Len() {
			entry := entries.Index(j)
			c.enter(section(i), j, entry.Field(0).String()) // the ID, or the field
			c.value(entry)
		}
	}
	return c.problems
}

// checkRecordValues does the same for a record.
func checkRecordValues(r Record) Problems {
	c := &valueChecker{steps: make([]path, 0, 16)}
	c.value(reflect.ValueOf(&r).Elem())
	return c.problems
}

// fault reports a problem with the value that the steps lead to. Only here are
// they made a path: nearly all values are sound.
func (c *valueChecker) fault(code Code, format string, args ...any) {
	at := root
	for _, step := range c.steps {
		step.up = at
		at = &step
	}
	c.report(at, code, format, args...)
}

func (c *valueChecker) stepIn(step path) { c.steps = append(c.steps, step) }
func (c *valueChecker) stepOut()         { c.steps = c.steps[:len(c.steps)-1] }

// value checks a value and all inside it.
func (c *valueChecker) value(v reflect.Value) {
	if hasText(v.Type()) {
		c.form(v)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if wrong := textFault(v.String()); wrong != "" {
			c.fault(CodeBadText, "%s", wrong)
		}
	case reflect.Interface:
		c.member(v)
	case reflect.Slice, reflect.Struct:
		if c.around+len(c.steps) >= maxDepth {
			c.fault(CodeTooDeep, "more than %d lists and objects inside each other", maxDepth)
		} else if v.Kind() == reflect.Slice {
			c.items(v)
		} else {
			c.members(v)
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
func (c *valueChecker) form(v reflect.Value) {
	if v.IsZero() || plainlySound(v) {
		return
	}
	text := []byte(v.String())
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, _ = m.MarshalText() // no value of ours fails
	}
	fresh := reflect.New(v.Type()).Elem()
	if err := textParser(fresh)(text); err != nil {
		c.fault(CodeBadValue, "%v", err)
	} else if !fresh.Equal(v) {
		c.fault(CodeBadValue, "%#v would be written %q and read back as %#v; write that", v.Interface(), text, fresh.Interface())
	}
}

// plainlySound reports whether a value of the commonest types is sound, without
// the way by its text.
func plainlySound(v reflect.Value) bool {
	if !v.CanAddr() {
		return false
	}
	switch p := v.Addr().Interface().(type) {
	case *ID:
		_, err := ParseID(string(*p))
		return err == nil
	case *Field:
		_, err := ParseField(string(*p))
		return err == nil
	case *Date:
		return p.Valid()
	}
	return false
}

// members checks the fields of a struct.
func (c *valueChecker) members(v reflect.Value) {
	for _, key := range keysOf(v.Type()) {
		f := v.Field(key.field)
		if f.IsZero() {
			continue
		}
		c.stepIn(path{key: key.name})
		if wrong := key.wrong(f); wrong != "" {
			c.fault(CodeBadValue, "%s", wrong)
		}
		c.value(f)
		c.stepOut()
	}
}

// items checks the items of a list. None of them may be nothing at all.
func (c *valueChecker) items(v reflect.Value) {
	if v.Len() > maxItems {
		c.fault(CodeTooMany, "a list of %d; the most is %d", v.Len(), maxItems)
		return
	}
	for i := range v.Len() {
		item := v.Index(i)
		c.stepIn(path{index: i})
		if item.IsZero() && (item.Kind() != reflect.Struct || hasText(item.Type())) {
			c.fault(CodeBadValue, "an item of the list is empty; take it out")
		} else {
			c.value(item)
		}
		c.stepOut()
	}
}

// member checks a requirement in the form that a file has it.
func (c *valueChecker) member(v reflect.Value) {
	switch r := v.Interface().(type) {
	case nil:
	case AtLeast, Holds, Experience, Coursework, Age, Attestation:
		c.value(reflect.ValueOf(wrap(r.(Requirement))))
	default:
		c.fault(CodeBadValue, "%s", noRequirement(r))
	}
}

// noRequirement says that a type is not one of the union.
func noRequirement(r any) string {
	return fmt.Sprintf("%T is no requirement; use the values AtLeast, Holds, Experience, Coursework, Age and Attestation", r)
}
