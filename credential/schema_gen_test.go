package credential

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The schemas of the two file formats are made from the Go types: the keys from
// the fields, the texts from the doc comments, the bounds of numbers from what
// the reader takes. What no type says stands in the tables below, and tests
// hold them against the reader.

// required has the fields that must be said, by type.
var required = map[reflect.Type][]string{
	reflect.TypeFor[Organization]():    {"ID"},
	reflect.TypeFor[FieldEntry]():      {"Field"},
	reflect.TypeFor[Credential]():      {"ID", "Kind"},
	reflect.TypeFor[Program]():         {"ID"},
	reflect.TypeFor[Role]():            {"ID"},
	reflect.TypeFor[Alias]():           {"Name"},
	reflect.TypeFor[PassRate]():        {"Year"},
	reflect.TypeFor[Teaching]():        {"In"},
	reflect.TypeFor[Practice]():        {"Fields"},
	reflect.TypeFor[Preparation]():     {"Hours"},
	reflect.TypeFor[Hiring]():          {"Takes"},
	reflect.TypeFor[While]():           {"Ask"},
	reflect.TypeFor[Accreditation]():   {"By", "Status"},
	reflect.TypeFor[Pay]():             {"Median", "Year"},
	reflect.TypeFor[Experience]():      {"In"},
	reflect.TypeFor[Cap]():             {"In", "Hours"},
	reflect.TypeFor[Coursework]():      {"In", "Credits"},
	reflect.TypeFor[Score]():           {"Of", "AtLeast"},
	reflect.TypeFor[attestationForm](): {"ID"},
	reflect.TypeFor[Holding]():         {"Credential"},
	reflect.TypeFor[Job]():             {"From"},
	reflect.TypeFor[Study]():           {"In", "Credits"},
	reflect.TypeFor[Scored]():          {"Of", "Score"},
	reflect.TypeFor[Attempt]():         {"Exam", "On"},
	reflect.TypeFor[Prepared]():        {"Exam", "Hours"},
	reflect.TypeFor[Units]():           {"For", "Units"},
	reflect.TypeFor[Attested]():        {"ID"},
	reflect.TypeFor[Waiver]():          {"Target", "Condition"},
}

// oneIsRequired has the fields of which at least one must be said.
var oneIsRequired = map[reflect.Type][]string{
	reflect.TypeFor[Program]():    {"Awards", "Teaches", "Works"},
	reflect.TypeFor[Experience](): {"For", "Hours"},
	reflect.TypeFor[Job]():        {"Role", "Fields"},
	reflect.TypeFor[Retake]():     {"Wait", "Most"},
}

// requiredWith has the fields that must be said where another one is, by type
// and that other one.
var requiredWith = map[reflect.Type]map[string][]string{
	reflect.TypeFor[Credential](): {"LastsThrough": {"Lasts"}},
	reflect.TypeFor[Job]():        {"Hours": {"Until"}},
	reflect.TypeFor[Program]():    {"Works": {"Offers"}},
	reflect.TypeFor[Retake]():     {"Most": {"Per"}, "Per": {"Most"}},
}

// A textForm is how a type is written as a text.
type textForm struct {
	names    []string // all the texts there are; nil if they have a pattern
	pattern  string   // in the syntax that ECMA-262 and package regexp share
	format   string
	examples []string
}

const (
	words    = `[a-z0-9]([a-z0-9-]*[a-z0-9])?(/[a-z0-9]([a-z0-9-]*[a-z0-9])?)*`
	monthDay = `((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))`
)

// textForms has the form of every type that is written as a text of its own.
var textForms = map[reflect.Type]textForm{
	reflect.TypeFor[ID]():    {pattern: words, examples: []string{"ahima/rhit-exam", "degree/associate/him"}},
	reflect.TypeFor[Field](): {pattern: words, examples: []string{"coding", "coding/inpatient"}},
	reflect.TypeFor[Place](): {pattern: words, examples: []string{"us/il", "us/il/dupage"}},
	reflect.TypeFor[Date]():  {pattern: `[0-9]{4}-` + monthDay, format: "date", examples: []string{"2026-01-31"}},
	reflect.TypeFor[Period](): {
		pattern:  `P([0-9]+Y([0-9]+M)?([0-9]+W)?([0-9]+D)?|[0-9]+M([0-9]+W)?([0-9]+D)?|[0-9]+W([0-9]+D)?|[0-9]+D)`,
		examples: []string{"P2Y", "P2Y6M", "P6W", "P90D"},
	},
	reflect.TypeFor[Money](): {
		pattern:  `[0-9]{1,14}((\.[0-9]{1,2})? [A-Z]{3}|\.[0-9]{3} (` + strings.Join(inThousandths(), "|") + `))`,
		examples: []string{"229 USD", "204.79 USD"},
	},
	reflect.TypeFor[Credits](): {
		pattern:  `[0-9]{1,14}(\.[0-9]{1,2})? (` + strings.Join(namesOf(creditUnits), "|") + `)`,
		examples: []string{"6 semester", "4.5 quarter", "35 clock"},
	},
	reflect.TypeFor[MonthDay]():            {pattern: monthDay, examples: []string{"12-31"}},
	reflect.TypeFor[Season]():              {pattern: monthDay + `/` + monthDay, examples: []string{"03-21/04-12", "11-15/01-15"}},
	reflect.TypeFor[Grade]():               {names: namesOf(grades)},
	reflect.TypeFor[Kind]():                {names: namesOf(kinds)},
	reflect.TypeFor[Status]():              {names: namesOf(statuses)},
	reflect.TypeFor[AccreditationStatus](): {names: namesOf(accreditationStatuses)},
	reflect.TypeFor[Confidence]():          {names: confidenceNames[1:]},
}

// inThousandths returns the currencies with three digits after the point.
func inThousandths() []string {
	var codes []string
	for code, digits := range minorDigits {
		if digits == 3 {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	return codes
}

func namesOf[T ~string](names []T) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = string(name)
	}
	return list
}

// textPatterns has the pattern of each further test of a plain text, by the
// function that makes it. An empty text says nothing and passes them all.
var textPatterns = []struct {
	name    string
	fault   func(reflect.Value) string
	pattern string
}{
	{"webAddress", webAddress, `https?://[^\x00-\x20\x7f]*` + edge},
	{"occupation", occupation, `[0-9]{2}-[0-9]{4}(\.[0-9]{2})?`},
	{"attestor", attestor, strings.Join(attestors, "|")},
}

const (
	// edge is the class of what a text begins and ends with: no control characters,
	// and none of the spaces of Unicode.
	edge = `[^\x00-\x20\x7f\x85\xa0` + "\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000" + `]`

	// plainText is the pattern of what people read: no spaces around it, and no
	// control characters but the line feed and the tab.
	plainText = edge + `([^\x00-\x08\x0b-\x1f\x7f]*` + edge + `)?`
)

// An object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any
}

func (o object) with(key string, value any) object { return append(slices.Clip(o), member{key, value}) }

// said adds a key unless the text is empty.
func (o object) said(key, text string) object {
	if text == "" {
		return o
	}
	return o.with(key, text)
}

// MarshalJSON writes the keys in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%q:%s", m.key, plainJSON(m.value))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// plainJSON writes < and > as they are.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(b.Bytes())
}

// A schemaWriter makes the schema of one file format.
type schemaWriter struct {
	docs docs
	defs map[string]object
}

// schemaOf returns the schema of files that hold one value of a type.
func schemaOf(t reflect.Type, title string, docs docs) []byte {
	w := &schemaWriter{docs: docs, defs: make(map[string]object)}
	root := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", title},
		{"description", docs.of(t.Name()) + " Keys are left out where nothing is said; where a description speaks of zero or empty, that is what it means."},
	}
	root = append(root, w.properties(t)...)
	var defs object
	for _, name := range slices.Sorted(maps.Keys(w.defs)) {
		defs = defs.with(name, w.defs[name])
	}
	var b bytes.Buffer
	if err := json.Indent(&b, plainJSON(root.with("$defs", defs)), "", "  "); err != nil {
		panic(err)
	}
	b.WriteByte('\n')
	return visible(b.String())
}

// visible writes by their numbers the spaces that no eye tells from others.
func visible(text string) []byte {
	var b []byte
	for _, r := range text {
		if r > unicode.MaxASCII && unicode.IsSpace(r) {
			b = fmt.Appendf(b, `\u%04x`, r)
		} else {
			b = utf8.AppendRune(b, r)
		}
	}
	return b
}

// ref defines a schema under a name if that was not done, and refers to it.
func (w *schemaWriter) ref(name string, define func() object) object {
	if _, ok := w.defs[name]; !ok {
		w.defs[name] = nil // it may refer to itself
		w.defs[name] = define()
	}
	return object{{"$ref", "#/$defs/" + name}}
}

// of returns the schema of a type.
func (w *schemaWriter) of(t reflect.Type) object {
	if form, ok := textForms[t]; ok {
		return w.ref(lowerCamel(t.Name()), func() object { return w.textForm(t, form) })
	}
	if isDecimal(t) {
		return w.ref(lowerCamel(t.Name()), func() object {
			number := object{{"type", "integer"}, {"minimum", 0}, {"maximum", maxNumber}}
			text := object{{"type", "string"}, {"pattern", `^[0-9]{1,9}(\.[0-9]{1,2})?$`}, {"examples", []string{"37.5"}}}
			return object{}.said("description", w.docs.of(t.Name())).with("anyOf", []object{number, text})
		})
	}
	if hasText(t) {
		panic(fmt.Sprintf("no text form for %s; add it to the table", t))
	}
	switch t.Kind() {
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Slice:
		return w.list(t)
	case reflect.Struct:
		return w.ref(lowerCamel(t.Name()), func() object {
			return append(object{}.said("description", w.docs.of(t.Name())), w.properties(t)...)
		})
	case reflect.Interface:
		return w.ref("requirement", w.union)
	}
	panic(fmt.Sprintf("no schema for %s", t))
}

func (w *schemaWriter) textForm(t reflect.Type, form textForm) object {
	if form.names != nil {
		return object{}.said("description", w.docs.of(t.Name())).with("type", "string").with("enum", form.names)
	}
	o := object{{"description", w.docs.written(t.Name())}, {"type", "string"}}
	if slices.Contains([]reflect.Type{reflect.TypeFor[ID](), reflect.TypeFor[Field](), reflect.TypeFor[Place]()}, t) {
		o = o.with("maxLength", maxID)
	}
	return o.with("pattern", "^"+form.pattern+"$").said("format", form.format).with("examples", form.examples)
}

func (w *schemaWriter) list(t reflect.Type) object {
	o := object{}.said("description", w.docs.of(t.Name())).
		with("type", "array").with("items", w.of(t.Elem())).with("maxItems", maxItems)
	if t.Elem() == reflect.TypeFor[ID]() || t.Elem() == reflect.TypeFor[Field]() {
		o = o.with("uniqueItems", true)
	}
	return o
}

// union is one of the forms of a requirement.
func (w *schemaWriter) union() object {
	var forms []object
	for _, f := range requirementForms {
		name := strings.TrimSuffix(f.form.Name(), "Form")
		forms = append(forms, w.ref(name+"Requirement", func() object {
			exported := strings.ToUpper(name[:1]) + name[1:]
			return append(object{}.said("description", w.docs.of(exported)), w.properties(f.form)...)
		}))
	}
	return object{}.said("description", w.docs.of("Requirement")).with("oneOf", forms)
}

// properties returns the schema of a struct without its description.
func (w *schemaWriter) properties(t reflect.Type) object {
	var properties object
	var must []string
	for _, key := range keysOf(t) {
		field := t.Field(key.field)
		needed := key.always || slices.Contains(required[t], field.Name)
		if needed {
			must = append(must, key.name)
		}
		properties = properties.with(key.name, w.property(t, field, key, needed))
	}
	o := object{{"type", "object"}, {"properties", properties}}
	if len(must) > 0 {
		o = o.with("required", must)
	}
	if fields := oneIsRequired[t]; fields != nil {
		var either []object
		for _, field := range fields {
			either = append(either, object{{"required", []string{lowerCamel(field)}}})
		}
		o = o.with("anyOf", either)
	}
	if fields := requiredWith[t]; fields != nil {
		o = o.with("dependentRequired", dependent(fields))
	}
	return o.with("additionalProperties", false)
}

// dependent returns the keys that must be said where another one is.
func dependent(fields map[string][]string) object {
	var o object
	for _, field := range slices.Sorted(maps.Keys(fields)) {
		var keys []string
		for _, other := range fields[field] {
			keys = append(keys, lowerCamel(other))
		}
		o = o.with(lowerCamel(field), keys)
	}
	return o
}

// property returns the schema of one field.
func (w *schemaWriter) property(t reflect.Type, field reflect.StructField, key jsonKey, needed bool) object {
	var o object
	least := ""
	switch {
	case isDecimal(field.Type):
		o = append(w.of(field.Type), member{"maximum", mostOf(key)})
	case field.Type.Kind() == reflect.Int && !hasText(field.Type):
		o = integer(key, needed)
	case field.Type.Kind() == reflect.String && !hasText(field.Type):
		o, least = w.text(key), "minLength"
	default:
		o = w.of(field.Type)
		if field.Type.Kind() == reflect.Slice {
			least = "minItems"
		}
		if t == reflect.TypeFor[Entries]() {
			o = o.set("maxItems", maxEntries)
		}
	}
	if needed && least != "" {
		o = o.with(least, 1)
	}
	if description := w.docs.ofField(t, field.Name); description != "" {
		o = o.set("description", description)
	}
	return o
}

// set gives a key another value; a new one comes first.
func (o object) set(key string, value any) object {
	o = slices.Clone(o)
	i := slices.IndexFunc(o, func(m member) bool { return m.key == key })
	if i < 0 {
		return slices.Insert(o, 0, member{key, value})
	}
	o[i].value = value
	return o
}

// text returns the schema of a text that people read, or of one with a further test.
func (w *schemaWriter) text(key jsonKey) object {
	if key.fault == nil {
		return w.pattern("text", plainText)
	}
	for _, p := range textPatterns {
		if reflect.ValueOf(key.fault).Pointer() == reflect.ValueOf(p.fault).Pointer() {
			return w.pattern(p.name, p.pattern)
		}
	}
	panic(fmt.Sprintf("no pattern for the texts of key %q; add it to the table", key.name))
}

func (w *schemaWriter) pattern(name, pattern string) object {
	return w.ref(name, func() object {
		return object{{"type", "string"}, {"pattern", "^(" + pattern + ")?$"}}
	})
}

// mostOf finds the most hours or points of a field by asking the reader.
func mostOf(key jsonKey) int {
	return sort.Search(maxNumber, func(n int) bool { return key.wrong(reflect.ValueOf(HoursOf(n))) != "" }) - 1
}

// integer finds the bounds of a number by asking the reader. Zero says nothing
// and will not do where something must be said.
func integer(key jsonKey, needed bool) object {
	wrong := func(n int) bool { return key.wrong(reflect.ValueOf(n)) != "" }
	within := 0
	if wrong(within) {
		within = 2000 // a year
	}
	const far = 2_000_000_000
	high := within + sort.Search(far-within, func(i int) bool { return wrong(within + i) }) - 1
	low := within - sort.Search(far-within, func(i int) bool { return wrong(within - i) }) + 1
	if needed && low == 0 {
		low = 1
	}
	return object{{"type", "integer"}, {"minimum", low}, {"maximum", high}}
}
