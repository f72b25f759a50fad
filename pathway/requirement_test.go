package pathway

import (
	"reflect"
	"testing"

	"github.com/credpath/credpath/credential"
)

// Requirements that differ in any field are told apart: a field that is added to
// one of them later, and not to its words, would make leaves of one.
func TestWordsTellApartWhateverIsAskedFor(t *testing.T) {
	for _, r := range []credential.Requirement{
		credential.Holds{}, credential.Experience{}, credential.Coursework{}, credential.Age{}, credential.Attestation{},
	} {
		seen := map[string]string{askWords(r): "nothing"}
		for _, path := range fieldsOf(reflect.TypeOf(r), nil) {
			other := reflect.New(reflect.TypeOf(r)).Elem()
			set(other.FieldByIndex(path))
			words := askWords(other.Interface().(credential.Requirement))
			name := reflect.TypeOf(r).FieldByIndex(path).Name
			if was, had := seen[words]; had {
				t.Errorf("askWords(%T) with %s set is that with %s set", r, name, was)
			}
			seen[words] = name
		}
	}
}

// fieldsOf returns the indexes of the fields of a struct, and of those in it.
func fieldsOf(in reflect.Type, above []int) [][]int {
	var all [][]int
	for i := range in.NumField() {
		path := append(above[:len(above):len(above)], i)
		if field := in.Field(i); field.Type.Kind() == reflect.Struct {
			all = append(all, fieldsOf(field.Type, path)...)
		} else {
			all = append(all, path)
		}
	}
	return all
}

// set gives a field some value other than its zero value.
func set(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString("x")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	default:
		v.Set(reflect.ValueOf(7).Convert(v.Type()))
	}
}
