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
	"unicode/utf8"
)

// FormatCatalog returns the entries as a catalog file in its canonical form:
// entries by ID, keys in the order of the Go fields, zero values left out,
// two spaces of indent, a newline at the end. [ParseEntries] reads it back.
// It panics if a requirement is nil inside a group or not one of the union.
func FormatCatalog(e Entries) []byte { return indented(e.sorted()) }

// FormatRecord returns the record as a record file in its canonical form, as
// [FormatCatalog] does. [ParseRecord] reads it back.
func FormatRecord(r Record) []byte { return indented(r) }

func indented(v any) []byte {
	var b bytes.Buffer
	if err := json.Indent(&b, encode(v), "", "  "); err != nil {
		panic(fmt.Sprintf("credential: JSON of %T: %v", v, err))
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// encode returns v in JSON without spaces.
func encode(v any) []byte { return appendJSON(nil, reflect.ValueOf(v)) }

func appendJSON(b []byte, v reflect.Value) []byte {
	if m, ok := v.Interface().(encoding.TextMarshaler); ok {
		text, err := m.MarshalText()
		if err != nil {
			panic(fmt.Sprintf("credential: text of %T: %v", m, err))
		}
		return appendText(b, string(text))
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
	case reflect.Struct:
		return appendObject(b, v)
	case reflect.Interface:
		r, _ := v.Interface().(Requirement)
		return appendJSON(b, reflect.ValueOf(wrap(r)))
	default:
		panic(fmt.Sprintf("credential: no JSON for type %s", v.Type()))
	}
}

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

// appendObject writes the fields that are not zero.
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

// sorted returns the entries in ID order. The slices are new, what the entries
// hold is not.
func (e Entries) sorted() Entries {
	return Entries{
		Organizations: sortedBy(e.Organizations, func(o Organization) ID { return o.ID }),
		Fields:        sortedBy(e.Fields, func(f FieldEntry) Field { return f.Field }),
		Credentials:   sortedBy(e.Credentials, func(c Credential) ID { return c.ID }),
		Programs:      sortedBy(e.Programs, func(p Program) ID { return p.ID }),
		Roles:         sortedBy(e.Roles, func(r Role) ID { return r.ID }),
	}
}

func sortedBy[T any, K cmp.Ordered](list []T, key func(T) K) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(key(a), key(b)) })
	return list
}

// MarshalJSON returns the entries in the order of [FormatCatalog].
func (e Entries) MarshalJSON() ([]byte, error) { return encode(e.sorted()), nil }

// UnmarshalJSON reads entries as [ParseEntries] does.
func (e *Entries) UnmarshalJSON(data []byte) error {
	parsed, err := ParseEntries("", data)
	if err == nil {
		*e = parsed
	}
	return err
}

// MarshalJSON returns the record in the form of [FormatRecord].
func (r Record) MarshalJSON() ([]byte, error) { return encode(r), nil }

// UnmarshalJSON reads a record as [ParseRecord] does.
func (r *Record) UnmarshalJSON(data []byte) error {
	parsed, err := ParseRecord("", data)
	if err == nil {
		*r = parsed
	}
	return err
}

// MarshalJSON returns the group as a catalog has it: "all" where every part is
// asked for, "any" where one of several is, "atLeast" and "of" else.
func (r AtLeast) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the requirement as a catalog has it.
func (r Holds) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the requirement as a catalog has it.
func (r Experience) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the requirement as a catalog has it.
func (r Coursework) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the requirement as a catalog has it.
func (r Age) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the requirement as a catalog has it.
func (r Attestation) MarshalJSON() ([]byte, error) { return encode(wrap(r)), nil }

// MarshalJSON returns the rule as a catalog has it.
func (r Rule) MarshalJSON() ([]byte, error) { return encode(r), nil }

// MarshalJSON returns the offer as a catalog has it.
func (o Offer) MarshalJSON() ([]byte, error) { return encode(o), nil }

// MarshalJSON returns the source as a catalog has it.
func (s Source) MarshalJSON() ([]byte, error) { return encode(s), nil }

// MarshalJSON returns the waiver as a record has it.
func (w Waiver) MarshalJSON() ([]byte, error) { return encode(w), nil }
