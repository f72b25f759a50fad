package credential

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// shapeNames has what a value of each shape is called in a message.
var shapeNames = []string{
	jsonNull:   "null",
	jsonBool:   "true or false",
	jsonNumber: "a number",
	jsonText:   "a text",
	jsonList:   "a list",
	jsonObject: "an object",
}

// hint says how to mend a value that has not the shape that is due, a list, a
// number, a text, or true or false.
func (d *decoder) hint(n int32, shape jsonShape) string {
	got := d.doc.nodes[n].shape
	switch shape {
	case jsonList:
		return "put [ ] around it"
	case jsonBool:
		return "write true or false, without quotes"
	case jsonNumber:
		if _, err := strconv.Atoi(strings.Trim(d.doc.raw(n), `"`)); got == jsonText && err == nil {
			return "take the quotes away"
		}
		return "write a whole number, without quotes"
	}
	if got == jsonNumber || got == jsonBool {
		return "put it in double quotes"
	}
	return "only one text can stand here"
}

// textHint says how to mend what is not a text that can be parsed. Quotes alone
// do not mend a number that would not be sound with them either.
func (d *decoder) textHint(n int32, parse func([]byte) error) string {
	if d.doc.nodes[n].shape == jsonNumber {
		if err := parse([]byte(d.doc.raw(n))); err != nil {
			return err.Error()
		}
	}
	return d.hint(n, jsonText)
}

// notName parses an ID as parse does, and knows a name that stands in place of
// one.
func (d *decoder) notName(parse func([]byte) error) func([]byte) error {
	return func(text []byte) error {
		err := parse(text)
		if err == nil || d.catalog == nil {
			return err
		}
		if ids := d.catalog.named(string(text)); len(ids) == 1 {
			return fmt.Errorf("%q is a name; write the id, %q", text, string(ids[0]))
		}
		return err
	}
}

// objectHint says how to mend what is not the object of a type. A text stands
// for the first key of most.
func (d *decoder) objectHint(n int32, t reflect.Type, keys []jsonKey) string {
	names := keyNames(keys)
	if d.doc.nodes[n].shape != jsonText || t.Field(keys[0].field).Type.Kind() != reflect.String {
		return "write an object with any of the keys " + listed(names)
	}
	text := d.doc.raw(n)
	if len(text) > maxShown {
		text = "…"
	}
	return fmt.Sprintf("write it as {%q: %s}", names[0], text)
}

// maxShown is how much of a text that was read is shown, in bytes.
const maxShown = 80

// requirementHint says how to mend what is not the object of a requirement.
func (d *decoder) requirementHint(n int32) string {
	if d.doc.nodes[n].shape == jsonList {
		return "say in an object whether it asks for all or any of these: {\"all\": […]}"
	}
	return "write an object with one of the keys " + listed(formNames())
}

func keyNames(keys []jsonKey) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = key.name
	}
	return names
}

// formNames returns the keys that tell what a requirement asks for.
func formNames() []string {
	names := make([]string, len(requirementForms))
	for i, f := range requirementForms {
		names[i] = f.key
	}
	return names
}

// unknownKey reports a key that means nothing where it stands.
func (d *decoder) unknownKey(k int32, name string, keys []jsonKey) {
	if d.problems.full() {
		return
	}
	names := keyNames(keys)
	folds := func(known string) bool { return strings.EqualFold(known, name) }
	if i := slices.IndexFunc(names, folds); i >= 0 {
		d.report(k, CodeFoldedKey, "unknown key %q; did you mean %q?", name, names[i])
		return
	}
	d.report(k, CodeUnknownKey, "unknown key %.40q; %s", name, instead(name, names))
}

// instead says what to write instead of a key that is none of those known.
func instead(name string, known []string) string {
	if near := nearest(name, slices.Values(known)); len(near) > 0 {
		return fmt.Sprintf("did you mean %q?", near[0])
	}
	for _, rule := range []string{"ask", "if"} {
		if tellsApart(name) && slices.Contains(known, rule) {
			return fmt.Sprintf("a requirement is an object of its own here: %q: {%q: …}", rule, name)
		}
	}
	if name == "label" && slices.ContainsFunc(known, tellsApart) {
		return `only groups have a label; put the requirement in one: {"label": …, "all": [{…}]}`
	}
	return "what can stand here is " + listed(known)
}

// otherWords has what the keys of requirements are called elsewhere.
var otherWords = map[string]string{
	"and": "all", "allof": "all", "or": "any", "anyof": "any", "oneof": "any", "credential": "holds",
}

// noForm reports a requirement that does not tell what it asks for, by its
// misspelled key if it has one.
func (d *decoder) noForm(n int32) {
	names := formNames()
	keys := make([]jsonKey, len(names))
	for i, name := range names {
		keys[i].name = name
	}
	for k := range d.doc.items(n) {
		name := d.doc.text(k)
		folds := func(known string) bool { return strings.EqualFold(known, name) }
		word, known := otherWords[strings.ToLower(name)]
		switch {
		case known:
			d.report(k, CodeUnknownKey, "unknown key %q; did you mean %q?", name, word)
			return
		case slices.ContainsFunc(names, folds) || len(nearest(name, slices.Values(names))) > 0:
			d.unknownKey(k, name, keys)
			return
		}
	}
	d.report(n, CodeAmbiguousRequirement, "a requirement does not say what it asks for; %s", d.missingForm(n, names))
}

// missingForm says which key to add to a requirement that has none of them.
func (d *decoder) missingForm(n int32, names []string) string {
	if _, of := d.doc.member(n, "of"); of {
		return "add atLeast, how many of these it asks for"
	}
	if _, not := d.doc.member(n, "not"); not {
		return "none can say that something is not so; write one of " + listed(names)
	}
	return "write one of " + listed(names)
}
