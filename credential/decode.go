package credential

import (
	"encoding"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// A decoder sets Go values from the values of a document. The types of the Go
// fields tell it what must stand there. It reads on after a mistake, and keeps
// every problem.
type decoder struct {
	doc      *document
	problems Problems
	catalog  *Catalog // the one whose IDs the document uses; nil: not known

	// The entry that is being decoded; zero for what stands outside of entries.
	entry   int32
	subject string // its ID, if that could be read
	prefix  string // the path to it in the file
}

// value sets v from node n.
func (d *decoder) value(n int32, v reflect.Value) {
	if isDecimal(v.Type()) {
		d.decimal(n, v)
		return
	}
	if v.Type() == reflect.TypeFor[Value]() {
		d.raw(n, v)
		return
	}
	if v.Kind() == reflect.Struct && d.doc.nodes[n].shape == jsonText {
		if in, ok := v.Addr().Interface().(interface{ FromText(string) }); ok {
			var s string
			d.text(n, reflect.ValueOf(&s).Elem())
			in.FromText(s)
			return
		}
	}
	if parse := textParser(v); parse != nil {
		if v.Type() == reflect.TypeFor[ID]() {
			parse = d.notName(parse)
		}
		d.parsed(n, parse)
		return
	}
	switch v.Kind() {
	case reflect.String:
		d.text(n, v)
	case reflect.Int:
		d.integer(n, v)
	case reflect.Bool:
		if d.want(n, jsonBool) {
			v.SetBool(d.doc.raw(n) == "true")
		}
	case reflect.Slice:
		d.list(n, v)
	case reflect.Struct:
		d.object(n, v)
	case reflect.Interface:
		d.requirement(n, v)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem())
	default:
		panic(fmt.Sprintf("credential: no JSON for type %s", v.Type()))
	}
}

// text sets a string that people read.
func (d *decoder) text(n int32, v reflect.Value) {
	if !d.want(n, jsonText) {
		return
	}
	s := d.doc.text(n)
	if wrong := textFault(s); wrong != "" {
		d.report(n, CodeBadText, "%s", wrong)
	}
	v.SetString(s)
}

// integer sets a whole number.
func (d *decoder) integer(n int32, v reflect.Value) {
	if !d.want(n, jsonNumber) {
		return
	}
	raw := d.doc.raw(n)
	i, err := strconv.ParseInt(raw, 10, 64)
	if err != nil || i < -maxNumber || i > maxNumber {
		d.report(n, CodeBadValue, "%.20s is not a whole number of at most nine digits; write it without point and exponent", raw)
		return
	}
	v.SetInt(i)
}

// list sets a slice.
func (d *decoder) list(n int32, v reflect.Value) {
	if !d.makeSlice(n, v, maxItems) {
		return
	}
	i := 0
	for item := range d.doc.items(n) {
		d.value(item, v.Index(i))
		i++
	}
}

// makeSlice gives a slice the length of a list, which has at most so many
// items. An empty list is nil, as an absent one is.
func (d *decoder) makeSlice(n int32, v reflect.Value, most int) bool {
	if !d.want(n, jsonList) {
		return false
	}
	count := 0
	for range d.doc.items(n) {
		count++
	}
	if count > most {
		d.report(n, CodeTooMany, "a list of %d; the most is %d", count, most)
		return false
	}
	if count > 0 {
		v.Set(reflect.MakeSlice(v.Type(), count, count))
	}
	return true
}

// object sets a struct.
func (d *decoder) object(n int32, v reflect.Value) {
	keys := keysOf(v.Type())
	if !d.wantOr(n, jsonObject, func() string { return d.objectHint(n, v.Type(), keys) }) {
		return
	}
	for k, key := range d.keys(n, v.Type(), keys) {
		before := len(d.problems)
		d.value(k+1, v.Field(key.field))
		if wrong := key.wrong(v.Field(key.field)); wrong != "" && len(d.problems) == before {
			d.report(k+1, CodeBadValue, "%s", wrong)
		}
	}
}

// keys returns an iterator over the keys of an object, each with the one of the
// given keys, those of a type, that it is. It reports a key that is none of them,
// or stands there twice, and passes it over.
func (d *decoder) keys(n int32, t reflect.Type, keys []jsonKey) iter.Seq2[int32, jsonKey] {
	return func(yield func(int32, jsonKey) bool) {
		var seen uint64
		for k := range d.doc.items(n) {
			name := d.doc.text(k)
			i := slices.IndexFunc(keys, func(key jsonKey) bool { return key.name == name })
			switch {
			case i < 0 && d.outdated(n, k, t, name):
				continue
			case i < 0:
				d.unknownKey(k, name, keyNames(keys))
				continue
			case seen&(1<<i) != 0:
				d.report(k, CodeDuplicateKey, "key %q stands here twice; keep one", name)
				continue
			}
			seen |= 1 << i
			if !yield(k, keys[i]) {
				return
			}
		}
	}
}

// outdated reports a key of object n by which an earlier version said what is said in
// another way now, and how to say it. It returns false for all other keys.
func (d *decoder) outdated(n, k int32, t reflect.Type, name string) bool {
	text := func(n int32, ok bool) string {
		if !ok || d.doc.nodes[n].shape != jsonText {
			return ""
		}
		return d.doc.text(n)
	}
	switch {
	case t == reflect.TypeFor[Attested]() && name == "of":
		d.report(k, CodeOutdated, "%s", d.catalog.idInstead(text(k+1, true)))
	case t == reflect.TypeFor[Waiver]() && name == "path":
		target := text(d.doc.member(n, "target"))
		d.report(k, CodeOutdated, "%s", d.catalog.conditionInstead(ID(target), text(k+1, true)))
	default:
		return false
	}
	return true
}

// requirement sets a value of the union from the form that its keys name.
func (d *decoder) requirement(n int32, v reflect.Value) {
	if !d.wantOr(n, jsonObject, func() string { return d.requirementHint(n) }) {
		return
	}
	form, ok := d.formOf(n)
	if !ok {
		return
	}
	f := reflect.New(form).Elem()
	d.object(n, f)
	v.Set(reflect.ValueOf(f.Interface().(requirementForm).unwrap()))
}

// formOf returns the form of a requirement by the key that tells what it asks
// for. An object must have exactly one such key.
func (d *decoder) formOf(n int32) (form reflect.Type, ok bool) {
	var told []string
	for _, f := range requirementForms {
		if _, ok := d.doc.member(n, f.key); ok {
			told = append(told, f.key)
			form = f.form
		}
	}
	if len(told) == 1 {
		return form, true
	}
	if len(told) > 1 {
		d.report(n, CodeAmbiguousRequirement, "a requirement asks for one thing, and this one for %s; put each in an object of its own, inside \"all\"", listed(told))
		return nil, false
	}
	d.noForm(n)
	return nil, false
}

// parsed sets a value from node n by a function that textParser returned.
func (d *decoder) parsed(n int32, parse func([]byte) error) {
	if !d.wantOr(n, jsonText, func() string { return d.textHint(n, parse) }) {
		return
	}
	s := d.doc.text(n)
	if s == "" {
		d.report(n, CodeBadValue, "the text is empty; fill it in, or leave the key out where nothing is said")
		return
	}
	if err := parse([]byte(s)); err != nil {
		d.report(n, CodeBadValue, "%v", err)
	}
}

// textParser returns the function that sets v from a text, or nil if the type of
// v has no text form of its own. A plain string has none.
func textParser(v reflect.Value) func(text []byte) error {
	switch p := v.Addr().Interface().(type) {
	case *ID:
		return func(text []byte) error { return unmarshal(p, text, ParseID) }
	case *Field:
		return func(text []byte) error { return unmarshal(p, text, ParseField) }
	case *Place:
		return func(text []byte) error { return unmarshal(p, text, ParsePlace) }
	case *Grade:
		return func(text []byte) error { return unmarshal(p, text, ParseGrade) }
	case encoding.TextUnmarshaler:
		return p.UnmarshalText
	}
	return nil
}

// unmarshal sets *v to the value that parse reads from a text. On an error it
// leaves *v as it was.
func unmarshal[T any](v *T, text []byte, parse func(string) (T, error)) error {
	parsed, err := parse(string(text))
	if err == nil {
		*v = parsed
	}
	return err
}

// unmarshalOrZero does as unmarshal, and takes an empty text for the zero value.
func unmarshalOrZero[T any](v *T, text []byte, parse func(string) (T, error)) error {
	if len(text) == 0 {
		var zero T
		*v = zero
		return nil
	}
	return unmarshal(v, text, parse)
}

// unmarshalName sets *v to the name in text if it is one of the names. An empty text
// is the zero value.
func unmarshalName[T ~string](v *T, text []byte, what string, names []T) error {
	if len(text) > 0 && !slices.Contains(names, T(text)) {
		return notAName(string(text), what, names)
	}
	*v = T(text)
	return nil
}

// notAName says that a text is none of the names, and which one may be meant.
func notAName[T ~string](text, what string, names []T) error {
	near := nearest(T(strings.ToLower(text)), slices.Values(names))
	if len(near) > 0 {
		return fmt.Errorf("%q is not %s; did you mean %s?", text, WithArticle(what), alternatives(near))
	}
	return fmt.Errorf("%q is not %s; write one of %s", text, WithArticle(what), listed(names))
}

// notName parses an ID as parse does. If a name of the catalog stands in its
// place, the error gives the ID of that name.
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

// want reports whether a value has the shape that is due, and adds a problem if
// it has not.
func (d *decoder) want(n int32, shape jsonShape) bool {
	return d.wantOr(n, shape, func() string { return d.hint(n, shape) })
}

// wantOr does as want; hint says how to mend a value of another shape.
func (d *decoder) wantOr(n int32, shape jsonShape, hint func() string) bool {
	got := d.doc.nodes[n].shape
	switch {
	case got == shape:
		return true
	case got == jsonNull:
		hint = func() string { return "leave the key out where nothing is said" }
	}
	d.report(n, CodeWrongType, "%s where %s is due; %s", shapeNames[got], shapeNames[shape], hint())
	return false
}

// report adds a problem with the value, or the key, at node n.
func (d *decoder) report(n int32, code Code, format string, args ...any) {
	if d.problems.full() {
		return
	}
	p := Problem{File: d.doc.name, Subject: d.subject, Code: code, Message: fmt.Sprintf(format, args...)}
	p.Line, p.Column = d.doc.position(int(d.doc.nodes[n].start))
	p.Path = d.doc.path(d.entry, n)
	if d.subject == "" {
		p.Path = joinPath(d.prefix, p.Path)
	}
	d.problems = d.problems.with(p)
}

// shapeNames has what a value of each shape is called in a message.
var shapeNames = []string{
	jsonNull:   "null",
	jsonBool:   "true or false",
	jsonNumber: "a number",
	jsonText:   "a text",
	jsonList:   "a list",
	jsonObject: "an object",
}

// hint says how to mend a value of another shape than the one that is due: a
// list, a number, a text, or true or false.
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

// textHint says how to mend a value of another shape where a text is due that is
// parsed. A number may need more than quotes: then parse says what is wrong with
// the text that quotes would make of it.
func (d *decoder) textHint(n int32, parse func([]byte) error) string {
	if d.doc.nodes[n].shape == jsonNumber {
		if err := parse([]byte(d.doc.raw(n))); err != nil {
			return err.Error()
		}
	}
	return d.hint(n, jsonText)
}

// objectHint says how to mend what stands in place of an object of a type. A text
// is most often meant for the first key.
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

// maxShown is how long a text may be, in bytes, to be shown in a hint.
const maxShown = 80

// requirementHint says how to mend what stands in place of a requirement.
func (d *decoder) requirementHint(n int32) string {
	if d.doc.nodes[n].shape == jsonList {
		return "say in an object whether it asks for all or any of these: {\"all\": […]}"
	}
	return "write an object with one of the keys " + listed(formNames())
}

// keyNames returns the names of keys.
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
func (d *decoder) unknownKey(k int32, name string, known []string) {
	if d.problems.full() {
		return
	}
	folds := func(key string) bool { return strings.EqualFold(key, name) }
	if i := slices.IndexFunc(known, folds); i >= 0 {
		d.report(k, CodeFoldedKey, "unknown key %q; did you mean %q?", name, known[i])
		return
	}
	d.report(k, CodeUnknownKey, "unknown key %.40q; %s", name, instead(name, known))
}

// instead says what to write in place of a key that is not among the known ones.
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

// noForm reports a requirement without a key that tells what it asks for. If a
// key of it may be such a one, misspelled, it reports that key.
func (d *decoder) noForm(n int32) {
	names := formNames()
	for k := range d.doc.items(n) {
		name := d.doc.text(k)
		folds := func(known string) bool { return strings.EqualFold(known, name) }
		word, known := otherWords[strings.ToLower(name)]
		switch {
		case known:
			d.report(k, CodeUnknownKey, "unknown key %q; did you mean %q?", name, word)
			return
		case slices.ContainsFunc(names, folds) || len(nearest(name, slices.Values(names))) > 0:
			d.unknownKey(k, name, names)
			return
		}
	}
	d.report(n, CodeAmbiguousRequirement, "a requirement does not say what it asks for; %s", d.missingForm(n, names))
}

// otherWords has what the keys of requirements are called elsewhere.
var otherWords = map[string]string{
	"and": "all", "allof": "all", "or": "any", "anyof": "any", "oneof": "any", "credential": "holds",
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
