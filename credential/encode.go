package credential

import (
	"bytes"
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// FormatCatalog returns the entries as a catalog file in its canonical form:
// the edition first, entries by ID, keys in the order of the Go fields, zero values left out,
// two spaces of indent, a newline at the end. [ParseEntries] reads it back.
// It panics if a requirement is nil inside a group or not one of the union.
func FormatCatalog(e Entries) []byte { return indented(e.sorted()) }

// FormatRecord returns the record as a record file in its canonical form, as
// [FormatCatalog] does. [ParseRecord] reads it back.
func FormatRecord(r Record) []byte { return indented(r) }

// indented returns v in JSON with two spaces of indent.
func indented(v any) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, encode(v), "", "  "); err != nil {
		panic(fmt.Sprintf("credential: JSON of %T: %v", v, err))
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// AppendJSON appends a value to b in the form that [ParseJSON] reads, without
// spaces: the keys are the names of the exported fields in lowerCamelCase, in
// their order, and what is zero is left out. It takes the types that ParseJSON
// does, and panics on others.
//
// A field is written even where it is zero if its type has a name for zero, or if
// it has a json tag without omitzero and omitempty. One with the tag "-" is left
// out, and is not read.
func AppendJSON(b []byte, v any) []byte { return appendJSON(b, reflect.ValueOf(v)) }

// encode returns v in JSON without spaces.
func encode(v any) []byte { return AppendJSON(nil, v) }

// appendJSON writes a value in the form that the decoder reads.
func appendJSON(b []byte, v reflect.Value) []byte {
	if isDecimal(v.Type()) {
		return appendDecimal(b, int(v.Field(0).Int()))
	}
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			panic(fmt.Sprintf("credential: text of %T: %v", m, err))
		}
		return appendText(b, string(text))
	}
	if v.Type() == reflect.TypeFor[Value]() {
		return append(b, v.String()...)
	}
	switch v.Kind() {
	case reflect.String:
		return appendText(b, v.String())
	case reflect.Int:
		return strconv.AppendInt(b, v.Int(), 10)
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool())
	case reflect.Slice:
		return appendList(b, v)
	case reflect.Pointer:
		return appendJSON(b, v.Elem())
	case reflect.Struct:
		return appendObject(b, v)
	case reflect.Interface:
		r, _ := v.Interface().(Requirement)
		return appendJSON(b, reflect.ValueOf(wrap(r)))
	default:
		panic(fmt.Sprintf("credential: no JSON for type %s", v.Type()))
	}
}

// appendList writes a slice.
func appendList(b []byte, v reflect.Value) []byte {
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, v.Index(i))
	}
	return append(b, ']')
}

// appendObject writes a struct, without the fields that are zero.
func appendObject(b []byte, v reflect.Value) []byte {
	b = append(b, '{')
	first := true
	for _, key := range keysOf(v.Type()) {
		f := v.Field(key.field)
		if !key.always && (f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0) {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = append(appendText(b, key.name), ':')
		b = appendJSON(b, f)
	}
	return append(b, '}')
}

// appendText writes a string in double quotes. Only quotes, backslashes and
// control characters are escaped; bytes that are not UTF-8 become U+FFFD.
func appendText(b []byte, s string) []byte {
	b = append(b, '"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < ' ':
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// sorted returns the entries in ID order. The lists of entries are new, but the
// entries share their slices with e.
func (e Entries) sorted() Entries {
	return Entries{
		Edition:       e.Edition,
		Organizations: sortedBy(e.Organizations, Organization.key),
		Fields:        sortedBy(e.Fields, FieldEntry.key),
		Credentials:   sortedBy(e.Credentials, Credential.key),
		Programs:      sortedBy(e.Programs, Program.key),
		Roles:         sortedBy(e.Roles, Role.key),
	}
}

// sortedBy returns a copy of a list in the order of a key.
func sortedBy[T any, K cmp.Ordered](list []T, key func(T) K) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return list
}

// A jsonKey is a key of an object, which stands for one field of a struct. The
// keys of a struct are the names of its exported fields in lowerCamelCase, so
// that a new field needs no change here.
type jsonKey struct {
	name   string
	field  int
	always bool                       // written even where it is zero: it tells the members of a union apart
	fault  func(reflect.Value) string // as valueFault returns it; nil: every value will do
}

// wrong says what is wrong with a value of the field whose form is sound, or "".
func (k jsonKey) wrong(v reflect.Value) string {
	if k.fault == nil || v.Kind() == reflect.String && v.Len() == 0 {
		return "" // an empty text says nothing
	}
	return k.fault(v)
}

// keysOf returns the keys of a struct type in the order of its fields.
func keysOf(t reflect.Type) []jsonKey {
	if keys, ok := keyCache.Load(t); ok {
		return keys.([]jsonKey)
	}
	form := t.Implements(reflect.TypeFor[requirementForm]())
	var keys []jsonKey
	for i := range t.NumField() {
		field := t.Field(i)
		name, tag := lowerCamel(field.Name), field.Tag.Get("json")
		if tag == "-" {
			continue
		}
		said := tag != "" && !strings.Contains(tag, ",omit")
		keys = append(keys, jsonKey{
			name:   name,
			field:  i,
			always: said || namesZero(field.Type) || form && (name == "of" || tellsApart(name)),
			fault:  valueFault(t, field),
		})
	}
	keyCache.Store(t, keys)
	return keys
}

// namesZero reports whether a type is a list of names of which one is that of zero.
func namesZero(t reflect.Type) bool {
	m, ok := reflect.Zero(t).Interface().(encoding.TextMarshaler)
	if !ok || t.Kind() != reflect.Int8 {
		return false
	}
	name, err := m.MarshalText()
	return err == nil && len(name) > 0
}

var keyCache sync.Map // of []jsonKey by reflect.Type

// lowerCamel returns the key of a field: "asOf" of AsOf, "url" of URL.
func lowerCamel(name string) string {
	capitals := len(name) - len(strings.TrimLeftFunc(name, unicode.IsUpper))
	if capitals > 1 && capitals < len(name) {
		capitals--
	}
	return strings.ToLower(name[:capitals]) + name[capitals:]
}

// A requirementForm is the JSON object that stands for a member of
// [Requirement].
type requirementForm interface{ unwrap() Requirement }

type (
	allForm struct {
		Label string
		All   []Requirement
	}
	anyForm struct {
		Label string
		Any   []Requirement
	}
	atLeastForm struct {
		Label   string
		AtLeast int
		Of      []Requirement
	}
	holdsForm struct {
		Holds            ID
		AccreditedBy     []ID
		Within, UnderWay Period
		For              Period
	}
	hadForm struct {
		Had    ID
		Within Period
	}
	experienceForm  struct{ Experience Experience }
	courseworkForm  struct{ Coursework Coursework }
	scoreForm       struct{ Score Score }
	residesForm     struct{ Resides Place }
	ageForm         struct{ Age int }
	attestationForm struct {
		Attestation string
		ID          ID
		By          string
		Within      Period
		Fact        bool
	}
)

// requirementForms has the form of each key that tells what a requirement asks
// for.
var requirementForms = []struct {
	key  string
	form reflect.Type
}{
	{"all", reflect.TypeFor[allForm]()},
	{"any", reflect.TypeFor[anyForm]()},
	{"atLeast", reflect.TypeFor[atLeastForm]()},
	{"holds", reflect.TypeFor[holdsForm]()},
	{"had", reflect.TypeFor[hadForm]()},
	{"experience", reflect.TypeFor[experienceForm]()},
	{"coursework", reflect.TypeFor[courseworkForm]()},
	{"score", reflect.TypeFor[scoreForm]()},
	{"resides", reflect.TypeFor[residesForm]()},
	{"age", reflect.TypeFor[ageForm]()},
	{"attestation", reflect.TypeFor[attestationForm]()},
}

// tellsApart reports whether the key tells what a requirement asks for.
func tellsApart(key string) bool {
	for _, f := range requirementForms {
		if f.key == key {
			return true
		}
	}
	return false
}

// wrap returns the form that a requirement is written in.
func wrap(r Requirement) requirementForm {
	switch r := r.(type) {
	case AtLeast:
		return wrapGroup(r)
	case Holds:
		return holdsForm{Holds: r.Credential, AccreditedBy: r.AccreditedBy, Within: r.Within, UnderWay: r.UnderWay, For: r.For}
	case Had:
		return hadForm{r.Credential, r.Within}
	case Experience:
		return experienceForm{r}
	case Coursework:
		return courseworkForm{r}
	case Score:
		return scoreForm{r}
	case Resides:
		return residesForm{r.In}
	case Age:
		return ageForm{r.Years}
	case Attestation:
		return attestationForm{Attestation: r.Of, ID: r.ID, By: r.By, Within: r.Within, Fact: r.Fact}
	default:
		panic(fmt.Sprintf("credential: no JSON for a requirement of type %T", r))
	}
}

// wrapGroup returns the form that a group is written in.
func wrapGroup(r AtLeast) requirementForm {
	switch groupKey(r) {
	case "all":
		return allForm{Label: r.Label, All: r.Of}
	case "any":
		return anyForm{Label: r.Label, Any: r.Of}
	}
	return atLeastForm{Label: r.Label, AtLeast: r.N, Of: r.Of}
}

// groupKey returns the key under which the parts of a group are written: "all"
// where every part is asked for, also of one, and "any" where one of several is.
func groupKey(r AtLeast) string {
	switch {
	case r.N == len(r.Of):
		return "all"
	case r.N == 1 && len(r.Of) > 0:
		return "any"
	}
	return "of"
}

func (f allForm) unwrap() Requirement     { return AtLeast{N: len(f.All), Of: f.All, Label: f.Label} }
func (f anyForm) unwrap() Requirement     { return AtLeast{N: 1, Of: f.Any, Label: f.Label} }
func (f atLeastForm) unwrap() Requirement { return AtLeast{N: f.AtLeast, Of: f.Of, Label: f.Label} }
func (f holdsForm) unwrap() Requirement {
	return Holds{Credential: f.Holds, AccreditedBy: f.AccreditedBy, Within: f.Within, UnderWay: f.UnderWay, For: f.For}
}
func (f hadForm) unwrap() Requirement        { return Had{Credential: f.Had, Within: f.Within} }
func (f experienceForm) unwrap() Requirement { return f.Experience }
func (f courseworkForm) unwrap() Requirement { return f.Coursework }
func (f scoreForm) unwrap() Requirement      { return f.Score }
func (f residesForm) unwrap() Requirement    { return Resides{In: f.Resides} }
func (f ageForm) unwrap() Requirement        { return Age{Years: f.Age} }
func (f attestationForm) unwrap() Requirement {
	return Attestation{ID: f.ID, Of: f.Attestation, By: f.By, Within: f.Within, Fact: f.Fact}
}
