package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Shrink returns a case from which nothing more can be taken, no entry, no rule, no
// part, no fact, while fails still holds of it. A case whose catalog is refused does
// not fail.
func (c Case) Shrink(fails func(Case) bool) Case {
	c.Entries, c.Question.Record = Copy(c.Entries), Copy(c.Question.Record)
	s := &shrinker{fails: func() bool { return valid(c.Entries) && fails(c) }}
	q := &c.Question
	for s.changed = true; s.changed; {
		s.changed = false
		for _, part := range []any{&c.Entries, &q.Record, &q.Study, &q.Work, &q.Week, &q.Order, &q.Assume, &q.Advised, &q.Seek, &q.Budget, &q.Deadline} {
			s.shrink(reflect.ValueOf(part).Elem())
		}
	}
	return c
}

// A shrinker makes a failing case smaller, one change at a time.
type shrinker struct {
	fails   func() bool
	changed bool // in this round
}

// valid reports whether a catalog can be made of the entries.
func valid(e credential.Entries) bool {
	_, err := credential.NewCatalog(e)
	return err == nil
}

// shrink makes a value as small as can be.
func (s *shrinker) shrink(v reflect.Value) {
	if v.IsZero() || s.try(v, reflect.Zero(v.Type())) {
		return
	}
	switch v.Kind() {
	case reflect.Slice:
		s.shrinkSlice(v)
	case reflect.Struct:
		if hours, ok := v.Interface().(credential.Hours); ok && hours.Hundredths%100 != 0 {
			s.try(v, reflect.ValueOf(credential.HoursOf(hours.Hundredths/100)))
		}
		for i := range v.NumField() {
			s.shrink(v.Field(i))
		}
	case reflect.Interface:
		s.shrinkRequirement(v)
	}
}

// try sets v to a smaller value, and back if the case then no longer fails.
func (s *shrinker) try(v, smaller reflect.Value) bool {
	old := reflect.New(v.Type()).Elem()
	old.Set(v)
	v.Set(smaller)
	if s.fails() {
		s.changed = true
		return true
	}
	v.Set(old)
	return false
}

// shrinkSlice leaves out elements, and makes those that are left smaller.
func (s *shrinker) shrinkSlice(v reflect.Value) {
	for i := v.Len() - 1; i >= 0; i-- {
		s.try(v, without(v, i))
	}
	for i := range v.Len() {
		s.shrink(v.Index(i))
	}
}

// without returns a copy of a slice without its i-th element.
func without(v reflect.Value, i int) reflect.Value {
	less := reflect.MakeSlice(v.Type(), 0, v.Len())
	less = reflect.AppendSlice(less, v.Slice(0, i))
	return reflect.AppendSlice(less, v.Slice(i+1, v.Len()))
}

// shrinkRequirement puts a part in the place of a group, leaves out parts, and makes
// those that are left smaller.
func (s *shrinker) shrinkRequirement(v reflect.Value) {
	group, ok := v.Interface().(credential.AtLeast)
	if !ok {
		s.shrinkLeaf(v)
		return
	}
	for _, part := range group.Of {
		if part != nil && s.try(v, reflect.ValueOf(part)) {
			return
		}
	}
	for i := len(group.Of) - 1; i >= 0; i-- {
		less := credential.AtLeast{N: min(group.N, len(group.Of)-1), Of: slices.Delete(slices.Clone(group.Of), i, i+1)}
		if len(less.Of) > 0 && s.try(v, reflect.ValueOf(less)) {
			group = less
		}
	}
	parts := reflect.ValueOf(group.Of)
	for i := range group.Of {
		s.shrink(parts.Index(i))
	}
}

// shrinkLeaf tries each field of a requirement at zero. Requirements are values, so
// each try sets a changed copy.
func (s *shrinker) shrinkLeaf(v reflect.Value) {
	for i := range v.Elem().NumField() {
		leaf := reflect.New(v.Elem().Type()).Elem()
		leaf.Set(v.Elem())
		if leaf.Field(i).IsZero() {
			continue
		}
		leaf.Field(i).SetZero()
		s.try(v, leaf)
	}
}
