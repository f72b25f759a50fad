package credential

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strconv"
)

// A decoder sets Go values from the values of a document. It goes by the types
// of the fields, reads on after a mistake, and keeps every problem.
type decoder struct {
	doc      *document
	problems Problems
	catalog  *Catalog // that the IDs are of; nil: not known

	// The entry that is being decoded; zero for what stands outside of entries.
	entry   int32
	subject string // its ID, if that could be read
	prefix  string // the path to it in the file
}

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

// value sets v from node n.
func (d *decoder) value(n int32, v reflect.Value) {
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

// textParser returns the function that sets v from text, or nil if v is not
// written as a text of its own form.
func textParser(v reflect.Value) func(text []byte) error {
	switch p := v.Addr().Interface().(type) {
	case *ID:
		return parseInto(p, ParseID)
	case *Field:
		return parseInto(p, ParseField)
	case *Grade:
		return parseInto(p, ParseGrade)
	case encoding.TextUnmarshaler:
		return p.UnmarshalText
	}
	return nil
}

func parseInto[T any](v *T, parse func(string) (T, error)) func([]byte) error {
	return func(text []byte) (err error) {
		*v, err = parse(string(text))
		return err
	}
}

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

// want reports whether a value has the shape, and says so if it has not.
func (d *decoder) want(n int32, shape jsonShape) bool {
	return d.wantOr(n, shape, func() string { return d.hint(n, shape) })
}

// wantOr does as want, and says in words of its own how to mend what is there.
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

func (d *decoder) object(n int32, v reflect.Value) {
	keys := keysOf(v.Type())
	if !d.wantOr(n, jsonObject, func() string { return d.objectHint(n, v.Type(), keys) }) {
		return
	}
	for k, key := range d.keys(n, keys) {
		before := len(d.problems)
		d.value(k+1, v.Field(key.field))
		if wrong := key.wrong(v.Field(key.field)); wrong != "" && len(d.problems) == before {
			d.report(k+1, CodeBadValue, "%s", wrong)
		}
	}
}

// keys returns an iterator over the keys of an object that are among the given
// ones, and reports those that are not, or that stand there twice.
func (d *decoder) keys(n int32, keys []jsonKey) func(yield func(int32, jsonKey) bool) {
	return func(yield func(int32, jsonKey) bool) {
		var seen uint64
		for k := range d.doc.items(n) {
			name := d.doc.text(k)
			i := slices.IndexFunc(keys, func(key jsonKey) bool { return key.name == name })
			switch {
			case i < 0:
				d.unknownKey(k, name, keys)
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

// formOf returns the form of the only key of an object that tells what a
// requirement asks for.
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
