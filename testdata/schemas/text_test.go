package schemas_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

// A form is how a text is written: a definition of a schema, and the reader of it.
type form struct {
	reads    func(text string) bool
	examples []string               // beside those of the schema
	loose    func(text string) bool // of the texts that the schema takes, those that are not read
}

// forms has the form of every definition of a text.
var forms = map[string]form{
	"accreditationStatus": {reads: reads[credential.AccreditationStatus]},
	"confidence":          {reads: reads[credential.Confidence]},
	"credits":             {reads: reads[credential.Credits]},
	"date": {reads: reads[credential.Date], examples: []string{"0001-01-01", "2024-02-29"}, loose: func(text string) bool {
		return strings.HasPrefix(text, "0000-")
	}},
	"field": {reads: reads[credential.Field], examples: []string{strings.Repeat("a", 128)}},
	"grade": {reads: reads[credential.Grade]},
	"id":    {reads: reads[credential.ID], examples: []string{strings.Repeat("a", 128)}},
	"place": {reads: reads[credential.Place], examples: []string{strings.Repeat("a", 128)}},
	"kind":  {reads: reads[credential.Kind]},
	"attestor": {examples: []string{"issuer", "employer", "school"}, reads: func(text string) bool {
		by, _ := json.Marshal(text)
		_, err := credential.ParseEntries("", []byte(`{"credentials": [{"id": "x", "kind": "course", "requires": [{"ask": {"attestation": "a", "id": "a", "by": `+string(by)+`}}]}]}`))
		return err == nil
	}},
	"money":    {reads: reads[credential.Money], examples: []string{"1.125 KWD"}},
	"monthDay": {reads: reads[credential.MonthDay]},
	"period":   {reads: reads[credential.Period]},
	"season":   {reads: reads[credential.Season]},
	"status":   {reads: reads[credential.Status]},
	"text":     {reads: reads[string], examples: []string{"a b", "Ana Müller", "one\ntwo\tthree"}},
	"occupation": {examples: []string{"29-2072.00", "29-2072"}, reads: func(text string) bool {
		return readsKey[credential.Role]("occupation", text)
	}},
	"webAddress": {examples: []string{"https://a.example/b?c", "http://a"}, reads: func(text string) bool {
		return readsKey[credential.Source]("url", text)
	}},
}

func reads[T any](text string) bool { return readsKey[struct{ V T }]("v", text) }

func readsKey[T any](key, text string) bool {
	data, err := json.Marshal(map[string]string{key: text})
	if err != nil {
		panic(err) // a text can be written
	}
	var v T
	return credential.ParseJSON("", data, &v) == nil
}

// A text in which one character is changed is taken by the schema if it is read.
func TestTextsAreAsStrictAsTheReaders(t *testing.T) {
	met := make(map[string]bool)
	for _, f := range formats {
		schema := parse(t, readFile(t, f.schema))
		for name, def := range schema.(map[string]any)["$defs"].(map[string]any) {
			def := def.(map[string]any)
			if def["type"] != "string" {
				continue
			}
			met[name] = true
			form, ok := forms[name]
			if !ok {
				t.Errorf("%s defines the text %s; add it to the forms", f.schema, name)
				continue
			}
			form.compare(t, f.schema+"#/$defs/"+name, def)
		}
	}
	for name := range forms {
		if !met[name] {
			t.Errorf("no schema defines the text %s; take it out of the forms", name)
		}
	}
}

func (f form) compare(t *testing.T, at string, def map[string]any) {
	t.Helper()
	s := compile(t, at)
	takes := func(text string) bool { return s.Validate(text) == nil }
	examples := f.examples
	for _, key := range []string{"examples", "enum"} {
		list, _ := def[key].([]any)
		for _, example := range list {
			examples = append(examples, example.(string))
		}
	}
	if len(examples) == 0 {
		t.Errorf("%s has no examples", at)
	}
	for _, text := range examples {
		if !takes(text) || !f.reads(text) {
			t.Errorf("%s: %q is taken = %t, read = %t, want both", at, text, takes(text), f.reads(text))
		}
	}
	loose := 0
	for _, text := range near(examples) {
		switch taken, read := takes(text), f.reads(text); {
		case read && !taken:
			t.Errorf("%s refuses %q, which is read", at, text)
		case taken && !read && f.loose != nil && f.loose(text):
			loose++
		case taken && !read:
			t.Errorf("%s takes %q, which is not read", at, text)
		}
	}
	if f.loose != nil && loose == 0 {
		t.Errorf("%s takes nothing that is not read; take the exception out", at)
	}
}

// near returns texts that differ from others in one character.
func near(texts []string) []string {
	var list []string
	for _, s := range texts {
		for i := range s {
			list = append(list, s[:i]+s[i+1:])
			for _, c := range "0123459aZ-/. +PYMWDUSDsq\n\x00\u007f\u0085\u00a0\u1680\u2003\u2028\u202f\u205f\u3000" {
				list = append(list, s[:i]+string(c)+s[i+1:], s[:i]+string(c)+s[i:], s+string(c))
			}
		}
	}
	return list
}
