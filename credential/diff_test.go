package credential_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

// TestADiffLeadsFromOneEditionToTheOther applies the changes to the old form, as plain
// JSON, by what the doc comments say of them.
func TestADiffLeadsFromOneEditionToTheOther(t *testing.T) {
	g := anyGenerator(t)
	changed := 0
	for range 100 {
		old := g.entries()
		new := g.edited(old)
		changes := credential.DiffEntries(old, new)
		changed += len(changes)
		same := bytes.Equal(credential.FormatCatalog(old), credential.FormatCatalog(new))
		if same != (len(changes) == 0) {
			t.Fatalf("Diff = %v, and that the canonical forms are equal is %t", changes, same)
		}
		if got, want := applied(t, plain(t, old), changes), plain(t, new); !reflect.DeepEqual(got, want) {
			t.Fatalf("the old edition with the changes %v differs from the new one (-want +got):\n%s", changes, cmp.Diff(want, got))
		}
		if diff := cmp.Diff(changes, credential.DiffEntries(old, new)); diff != "" {
			t.Fatalf("a second Diff differs:\n%s", diff)
		}
		written, err := json.Marshal(changes)
		if err != nil {
			t.Fatal(err)
		}
		var back []credential.Change
		if err := json.Unmarshal(written, &back); err != nil || len(changes) > 0 && !slices.Equal(back, changes) {
			t.Fatalf("changes are read back with %v, and otherwise (-want +got):\n%s", err, cmp.Diff(changes, back))
		}
	}
	if changed < 1000 {
		t.Errorf("%d changes in all; the editions are too much alike", changed)
	}
}

// TestEditsAreSaidAsSentences: what a person changed in a file is what they read.
func TestEditsAreSaidAsSentences(t *testing.T) {
	base := goodCatalog(t)
	text := string(encoded(t, base))
	for _, test := range []struct{ name, was, is, want string }{
		{"nothing", "", "", ""},
		{"an edition", `{"organizations"`, `{"edition":"2026-11-30","organizations"`, "the edition of the catalog is new: 2026-11-30"},
		{"a price", `"price":"229 USD"`, `"price":"239 USD"`, "RHIT examination (ahima/rhit-exam): offers[0].price is 239 USD, no longer 229 USD"},
		{"an alternative put first", `{"atLeast":2,"of":[`, `{"atLeast":2,"of":[{"age":60},`,
			"Inpatient coder (role/inpatient-coder): requires[0].ask.of[0] is new: an age of 60 years or more"},
		{"less to do, further down", `"credits":"6 semester"`, `"credits":"4 semester"`,
			"Inpatient coder (role/inpatient-coder): requires[0].ask.of[2].coursework.credits is 4 semester, no longer 6 semester"},
		{"another kind of requirement", `{"holds":"ahima/rhit-exam"}`, `{"age":18}`,
			"RHIT (ahima/rhit): requires[0].ask is an age of 18 years or more, no longer a pass in the RHIT examination"},
		{"a number that is no longer said", `"scored":130,`, "", "RHIT examination (ahima/rhit-exam): exam.scored is gone: 130"},
		{"an offer gone", `{"name":"full-time","price":"8300 USD","takes":"P2Y","weekly":36,"seasons":["08-15/09-15","01-05/01-25"]},`, "",
			`Associate program (program/associate): offers[0] is gone: {"name":"full-time","price":"8300 USD","takes":"P2Y","weekly":36,"seasons":["08-…`},
		{"two seasons that change places", `["08-15/09-15","01-05/01-25"]`, `["01-05/01-25","08-15/09-15"]`,
			"Associate program (program/associate): offers[0].seasons[0] is new: 01-05/01-25\n" +
				"Associate program (program/associate): offers[0].seasons[1] is gone: 01-05/01-25"},
		{"an entry new and one gone", `"id":"program/anatomy","name":"One course of anatomy"`, `"id":"program/body"`,
			"program/anatomy is gone, a program\nprogram/body is new, a program"},
		{"an edition of a rule", `"requires":[{"ask":{"holds":"ahima/rhit-exam"}}]`, `"requires":[{"until":"2030-01-01","ask":{"holds":"ahima/rhit-exam"}},{"from":"2030-01-01","ask":{"age":21}}]`,
			"RHIT (ahima/rhit): requires[0].until is new: 2030-01-01\nRHIT (ahima/rhit): requires[1] is new: an age of 21 years or more, from 2030-01-01"},
		{"a name of many words", `"name":"Medical coder"`, `"name":"A coder of medical records"`,
			`A coder of medical records (role/coder): name is "A coder of medical records", no longer Medical coder`},
	} {
		if !strings.Contains(text, test.was) {
			t.Fatalf("%s: the catalog has no %s", test.name, test.was)
		}
		edited, err := credential.ParseCatalog("edited.json", []byte(strings.Replace(text, test.was, test.is, 1)))
		if err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		var got []string
		for _, ch := range credential.Diff(base, edited) {
			got = append(got, edited.PhraseChange(ch))
		}
		if strings.Join(got, "\n") != test.want {
			t.Errorf("%s: Diff =\n%s\nwant\n%s", test.name, strings.Join(got, "\n"), test.want)
		}
	}
}

// encoded returns a catalog in JSON.
func encoded(t *testing.T, c *credential.Catalog) []byte {
	t.Helper()
	data, err := c.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTheLatestEditionIsThatOfAll: of files and of what is laid over a catalog.
func TestTheLatestEditionIsThatOfAll(t *testing.T) {
	fsys := fstest.MapFS{
		"a.json": {Data: []byte(`{"edition": "2026-11-30"}`)},
		"b.json": {Data: []byte(`{"edition": "2026-10-01"}`)},
		"c.json": {Data: []byte(`{}`)},
	}
	c, err := credential.LoadCatalog(fsys, "*.json")
	if err != nil || c.Edition().String() != "2026-11-30" {
		t.Fatalf("LoadCatalog: edition %v, %v, want 2026-11-30", c.Edition(), err)
	}
	for over, want := range map[credential.Date]string{
		{}:                             "2026-11-30",
		{Year: 2025, Month: 1, Day: 1}: "2026-11-30",
		{Year: 2027, Month: 1, Day: 1}: "2027-01-01",
	} {
		merged, err := c.Merge(credential.Entries{Edition: over})
		if err != nil || merged.Edition().String() != want {
			t.Errorf("Merge of the edition %v: edition %v, %v, want %s", over, merged.Edition(), err, want)
		}
	}
	_, err = credential.NewCatalog(credential.Entries{Edition: credential.Date{Year: 2026, Month: 2, Day: 30}})
	if err == nil || !strings.HasPrefix(err.Error(), "edition: ") {
		t.Errorf("NewCatalog with an edition of 30 February: %v, want a problem at edition", err)
	}
}

// edited returns a copy of entries in which some are replaced, gone or new, and in some
// of the others one field is that of another entry, or a list is turned around.
func (g generator) edited(e credential.Entries) credential.Entries {
	e, other := copied(e), g.entries()
	if g.chance() {
		e.Edition = other.Edition
	}
	from, to := reflect.ValueOf(other), reflect.ValueOf(&e).Elem()
	for i := 1; i < to.NumField(); i++ { // the first is the edition
		list := to.Field(i)
		for k := range min(list.Len(), from.Field(i).Len()) {
			entry, donor := list.Index(k), from.Field(i).Index(k)
			switch field := 1 + g.IntN(entry.NumField()-1); g.IntN(4) {
			case 0:
				entry.Set(donor)
			case 1:
				entry.Field(field).Set(donor.Field(field))
			case 2:
				if f := entry.Field(field); f.Kind() == reflect.Slice && f.Len() > 0 {
					more := reflect.AppendSlice(donor.Field(field), f.Slice(g.IntN(f.Len()), f.Len()))
					f.Set(more)
				}
			}
		}
		if g.IntN(4) == 0 && list.Len() > 0 {
			list.Set(list.Slice(g.IntN(list.Len()), list.Len()))
		}
	}
	return copied(e)
}

// copied returns a copy that shares nothing with the entries.
func copied(e credential.Entries) credential.Entries {
	read, err := credential.ParseEntries("", credential.FormatCatalog(e))
	if err != nil {
		panic(err)
	}
	return read
}

// plain returns entries as encoding/json reads their canonical form, each list of them as
// an object by ID.
func plain(t *testing.T, e credential.Entries) map[string]any {
	t.Helper()
	var lists map[string]any
	if err := json.Unmarshal(credential.FormatCatalog(e), &lists); err != nil {
		t.Fatal(err)
	}
	for key, list := range lists {
		if list, ok := list.([]any); ok {
			entries := make(map[string]any)
			for _, entry := range list {
				entry := entry.(map[string]any)
				id, ok := entry["id"]
				if !ok {
					id = entry["field"]
				}
				entries[id.(string)] = entry
			}
			lists[key] = entries
		}
	}
	return lists
}

// applied returns the lists with the changes, entry by entry.
func applied(t *testing.T, lists map[string]any, changes []credential.Change) map[string]any {
	t.Helper()
	root := any(lists)
	for _, ch := range changes {
		if ch.From == ch.To {
			t.Fatalf("a change changes nothing: %#v", ch)
		}
	}
	for i := 0; i < len(changes); {
		n := i
		for n < len(changes) && changes[n].List == changes[i].List && changes[n].Entry == changes[i].Entry {
			n++
		}
		key := []string{changes[i].List, string(changes[i].Entry)}
		if changes[i].List == "" {
			key = nil
		} else if lists[key[0]] == nil {
			lists[key[0]] = map[string]any{}
		}
		root = patched(t, root, key, changes[i:n])
		i = n
	}
	for key, list := range lists {
		if entries, ok := list.(map[string]any); ok && len(entries) == 0 {
			delete(lists, key)
		}
	}
	return lists
}

// patched applies the changes below one value, which the keys lead to.
func patched(t *testing.T, v any, keys []string, changes []credential.Change) any {
	t.Helper()
	if len(keys) > 0 {
		inner := v.(map[string]any)
		if now := patched(t, inner[keys[0]], keys[1:], changes); now == nil {
			delete(inner, keys[0])
		} else {
			inner[keys[0]] = now
		}
		return v
	}
	if len(changes) == 1 && changes[0].Path == "" {
		ch := changes[0]
		if was := decoded(t, ch.From); !reflect.DeepEqual(v, was) {
			t.Fatalf("%v: the old edition has %v there", ch, v)
		}
		return decoded(t, ch.To)
	}
	// Group the changes by their first step, in their order.
	var steps []string
	below := make(map[string][]credential.Change)
	for _, ch := range changes {
		step, rest := firstStep(ch.Path)
		name := step
		if rest == "" && ch.To == "" && step[0] == '[' {
			name = "gone" + step
		}
		if below[name] == nil {
			steps = append(steps, name)
		}
		ch.Path = rest
		below[name] = append(below[name], ch)
	}
	list, ok := v.([]any)
	if !ok {
		for _, step := range steps {
			v = patched(t, v, []string{step}, below[step])
		}
		return v
	}
	// What is gone counts from the old list; the rest fills the places that are not new.
	var kept []any
	for i, item := range list {
		if gone := below[fmt.Sprintf("gone[%d]", i)]; gone != nil {
			patched(t, item, nil, gone)
		} else {
			kept = append(kept, item)
		}
	}
	out := []any{}
	for i := 0; ; i++ {
		at := below[fmt.Sprintf("[%d]", i)]
		switch {
		case len(at) == 1 && at[0].Path == "" && at[0].From == "":
			out = append(out, patched(t, nil, nil, at))
		case len(kept) == 0:
			return out
		default:
			item := kept[0]
			if at != nil {
				item = patched(t, item, nil, at)
			}
			out, kept = append(out, item), kept[1:]
		}
	}
}

// firstStep cuts a path after its first key or index.
func firstStep(path string) (step, rest string) {
	end := strings.IndexAny(path[1:], ".[") + 1
	if end == 0 {
		return path, ""
	}
	return path[:end], strings.TrimPrefix(path[end:], ".")
}

// decoded reads a value; nil for none.
func decoded(t *testing.T, v credential.Value) (out any) {
	t.Helper()
	if v == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(v), &out); err != nil {
		t.Fatalf("%s: %v", strconv.Quote(string(v)), err)
	}
	return out
}
