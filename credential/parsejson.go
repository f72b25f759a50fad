package credential

import "reflect"

// ParseJSON reads a file of a form that another package gives it, as strictly
// as [ParseEntries] reads a catalog, into the value that v points to. The name
// stands in the positions of problems. The error is of type [Problems], has
// every problem of the file, and leaves the value as it was.
//
// The keys are the names of the exported fields in lowerCamelCase. Fields may
// be of the types of this package, strings, ints, bools, types with a method
// UnmarshalText, and structs and slices of these and pointers to them; ParseJSON
// panics on others. A whole number has at most nine digits. What is absent is
// zero, so a pointer tells what is absent from what is said to be zero.
//
// If v has a method Problems() Problems, it says what is wrong with a value whose
// single parts are sound. Of these problems only the Path, from the top of the
// file, the Code and the Message need be said: ParseJSON finds the place.
func ParseJSON(name string, data []byte, v any) error {
	doc, problems := readDocument(name, data)
	if problems != nil {
		return problems.err()
	}
	d := &decoder{doc: doc}
	fresh := reflect.New(reflect.TypeOf(v).Elem())
	d.value(0, fresh.Elem())
	if len(d.problems) == 0 {
		d.ask(fresh.Interface())
	}
	if len(d.problems) == 0 {
		reflect.ValueOf(v).Elem().Set(fresh.Elem())
	}
	return d.problems.err()
}

// ask adds what a value says is wrong with itself.
func (d *decoder) ask(v any) {
	checked, ok := v.(interface{ Problems() Problems })
	if !ok {
		return
	}
	for _, p := range checked.Problems() {
		origin{doc: d.doc}.locate(&p, pathOf(p.Path))
		d.problems = d.problems.with(p)
	}
}
