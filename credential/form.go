package credential

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unicode"
)

// A key of an object stands for one field of a struct. The keys of a struct
// are the names of its exported fields in lowerCamelCase, so that a new field
// needs no change here.
type jsonKey struct {
	name   string
	field  int
	always bool // written even where it is zero: it tells the members of a union apart
	fault  func(reflect.Value) string
}

// wrong says what is wrong with a value of the field besides its form, or "".
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
		name := lowerCamel(t.Field(i).Name)
		keys = append(keys, jsonKey{
			name:   name,
			field:  i,
			always: form && (name == "of" || tellsApart(name)),
			fault:  valueFault(t, t.Field(i)),
		})
	}
	keyCache.Store(t, keys)
	return keys
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
	}
	experienceForm  struct{ Experience Experience }
	courseworkForm  struct{ Coursework Coursework }
	ageForm         struct{ Age int }
	attestationForm struct {
		Attestation string
		Fact        bool
	}
)

// requirementForms has the form for each key that tells what a requirement
// asks for.
var requirementForms = []struct {
	key  string
	form reflect.Type
}{
	{"all", reflect.TypeFor[allForm]()},
	{"any", reflect.TypeFor[anyForm]()},
	{"atLeast", reflect.TypeFor[atLeastForm]()},
	{"holds", reflect.TypeFor[holdsForm]()},
	{"experience", reflect.TypeFor[experienceForm]()},
	{"coursework", reflect.TypeFor[courseworkForm]()},
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

func (f allForm) unwrap() Requirement {
	return AtLeast{N: len(f.All), Of: f.All, Label: f.Label}
}
func (f anyForm) unwrap() Requirement {
	return AtLeast{N: 1, Of: f.Any, Label: f.Label}
}
func (f atLeastForm) unwrap() Requirement {
	return AtLeast{N: f.AtLeast, Of: f.Of, Label: f.Label}
}
func (f holdsForm) unwrap() Requirement {
	return Holds{Credential: f.Holds, AccreditedBy: f.AccreditedBy, Within: f.Within, UnderWay: f.UnderWay}
}
func (f experienceForm) unwrap() Requirement  { return f.Experience }
func (f courseworkForm) unwrap() Requirement  { return f.Coursework }
func (f ageForm) unwrap() Requirement         { return Age{Years: f.Age} }
func (f attestationForm) unwrap() Requirement { return Attestation{Of: f.Attestation, Fact: f.Fact} }

// wrap returns the form that a requirement is written in.
func wrap(r Requirement) requirementForm {
	switch r := r.(type) {
	case AtLeast:
		return wrapGroup(r)
	case Holds:
		return holdsForm{Holds: r.Credential, AccreditedBy: r.AccreditedBy, Within: r.Within, UnderWay: r.UnderWay}
	case Experience:
		return experienceForm{r}
	case Coursework:
		return courseworkForm{r}
	case Age:
		return ageForm{r.Years}
	case Attestation:
		return attestationForm{r.Of, r.Fact}
	default:
		panic(fmt.Sprintf("credential: no JSON for a requirement of type %T", r))
	}
}

// wrapGroup prefers "all", also for one part, then "any".
func wrapGroup(r AtLeast) requirementForm {
	switch groupKey(r) {
	case "all":
		return allForm{Label: r.Label, All: r.Of}
	case "any":
		return anyForm{Label: r.Label, Any: r.Of}
	}
	return atLeastForm{Label: r.Label, AtLeast: r.N, Of: r.Of}
}

// groupKey returns the key under which the parts of a group are written.
func groupKey(r AtLeast) string {
	switch {
	case r.N == len(r.Of):
		return "all"
	case r.N == 1 && len(r.Of) > 0:
		return "any"
	}
	return "of"
}
