package credential

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// A valueChecker looks for single values that were made in code and that no file
// can have.
type valueChecker struct {
	checker
	around int    // how many lists and objects stand around an entry in a file
	steps  []path // from the entry to the value; none of them has its up
}

// checkValues returns the problems of the single values of entries made in code.
// Entries that pass can be written to a file and read back.
func checkValues(e Entries) Problems {
	c := &valueChecker{around: 2, steps: make([]path, 0, 16)}
	v := reflect.ValueOf(&e).Elem()
	for i, key := range keysOf(v.Type()) {
		entries := v.Field(i)
		if entries.Kind() != reflect.Slice {
			c.enter(organizations, 0, "")
			c.prefix = ""
			c.steps = append(c.steps[:0], path{key: key.name})
			c.value(entries)
			c.steps = c.steps[:0]
			continue
		}
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

// fault reports a problem with the value that the steps lead to. Only here do
// they become a path, which takes memory: nearly all values are sound.
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
	if isDecimal(v.Type()) {
		return // every number of hundredths has a form; its field says which are possible
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

// form checks that a value which is written as a text can be read back from it.
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

// plainlySound reports whether a value is sound, without writing its text. It can
// tell only of the commonest types, and reports false for all others.
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

// items checks the items of a list. None of them may be a zero value that says
// nothing.
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

// member checks a requirement in the form in which a file has it.
func (c *valueChecker) member(v reflect.Value) {
	switch r := v.Interface().(type) {
	case nil:
	case AtLeast, Holds, Had, Experience, Coursework, Score, Resides, Age, Attestation:
		c.value(reflect.ValueOf(wrap(r.(Requirement))))
	default:
		c.fault(CodeBadValue, "%s", noRequirement(r))
	}
}

// noRequirement says that a type is not one of the union.
func noRequirement(r any) string {
	return fmt.Sprintf("%T is no requirement; use the values AtLeast, Holds, Had, Experience, Coursework, Score, Resides, Age and Attestation", r)
}

// valueFault returns the function that says what is wrong with a value of a field
// whose form is sound, or "" if nothing is. It is nil if every value will do.
// Files and entries made in code are held to the same. Types of other packages
// check their own values.
func valueFault(t reflect.Type, field reflect.StructField) func(reflect.Value) string {
	if t.PkgPath() != reflect.TypeFor[Entries]().PkgPath() {
		return nil
	}
	switch t.Name() + "." + field.Name {
	case "Offer.Weekly", "Job.Weekly", "Preparation.Weekly", "Practice.Weekly", "Experience.FullTime":
		return decimalUpTo(7 * 24)
	case "Job.Hours":
		return decimalUpTo(1_000_000)
	case "Score.AtLeast", "Scored.Score":
		return decimalUpTo(1_000_000)
	case "PassRate.Percent", "Experience.MinShare":
		return between(0, 100)
	case "PassRate.Year", "Pay.Year", "Outlook.From", "Outlook.To":
		return between(1800, maxYear)
	case "Outlook.Percent":
		return between(-100, 10_000)
	case "ageForm.Age":
		return between(0, 150)
	case "Source.URL", "Organization.URL":
		return webAddress
	case "Role.Occupation":
		return occupation
	case "attestationForm.By":
		return attestor
	}
	if field.Type.Kind() == reflect.Int {
		return between(0, maxNumber)
	}
	return nil
}

// between returns a function that finds fault with numbers outside low to high.
func between(low, high int64) func(reflect.Value) string {
	return func(v reflect.Value) string {
		if v.Int() < low || v.Int() > high {
			return fmt.Sprintf("%d lies outside of %d to %d", v.Int(), low, high)
		}
		return ""
	}
}

// decimalUpTo returns a function that finds fault with hours or points below zero or
// above a number.
func decimalUpTo(high int) func(reflect.Value) string {
	return func(v reflect.Value) string {
		if n := v.Field(0).Int(); n < 0 || n > int64(100*high) {
			return fmt.Sprintf("%s lies outside of 0 to %d", formatDecimal(int(n)), high)
		}
		return ""
	}
}

// webAddress finds fault with what is no address of a web page.
func webAddress(v reflect.Value) string {
	scheme, rest, _ := strings.Cut(v.String(), "://")
	if (scheme == "https" || scheme == "http") && rest != "" && !strings.ContainsAny(rest, " \n\t") {
		return ""
	}
	return fmt.Sprintf("%q is not a web address; write it in full, such as %q", v.String(), "https://www.example.org/page")
}

// occupation finds fault with what is no code of O*NET-SOC: two digits, a hyphen,
// four digits, and perhaps a point and two digits.
func occupation(v reflect.Value) string {
	if s := shapeOf(v.String()); s == "00-0000" || s == "00-0000.00" {
		return ""
	}
	return fmt.Sprintf("%q is not an O*NET-SOC code; write one such as %q", v.String(), "29-9021.00")
}

// attestor finds fault with what is none of those whose word an attestation can be.
func attestor(v reflect.Value) string {
	if v.String() == "" || slices.Contains(attestors, v.String()) {
		return ""
	}
	return notAName(v.String(), "attestor", attestors).Error()
}

// textFault says what is wrong with a text that people read, or "".
func textFault(s string) string {
	switch {
	case !utf8.ValidString(s):
		return fmt.Sprintf("%q is not UTF-8", s)
	case strings.TrimSpace(s) != s:
		return fmt.Sprintf("%q begins or ends with a space; take it out", s)
	}
	control := func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r == 0x7f }
	if i := strings.IndexFunc(s, control); i >= 0 {
		return fmt.Sprintf("%q has a control character; take it out", s)
	}
	return ""
}
