package credential_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

func TestEntriesAreReadBackAsTheyWereWritten(t *testing.T) {
	g := anyGenerator(t)
	for range 300 {
		readBack(t, g.entries(), credential.FormatCatalog, credential.ParseEntries)
	}
}

func TestRecordsAreReadBackAsTheyWereWritten(t *testing.T) {
	g := anyGenerator(t)
	for range 1000 {
		readBack(t, g.record(), credential.FormatRecord, credential.ParseRecord)
	}
}

// readBack asks that what is written of a value is read back as the value, and
// that a second writing changes no byte.
func readBack[T any](t *testing.T, v T, format func(T) []byte, parse func(string, []byte) (T, error)) {
	t.Helper()
	written := format(v)
	got, err := parse("x.json", written)
	if err != nil {
		t.Fatalf("what was written of %T is refused: %v\n%s", v, err, written)
	}
	if diff := cmp.Diff(v, got); diff != "" {
		t.Fatalf("what was read back differs (-written +read):\n%s", diff)
	}
	if again := format(got); !bytes.Equal(again, written) {
		t.Fatalf("a second time %T was written\n%s\nwant\n%s", v, again, written)
	}
}

// parseChecked reads the entries of a catalog, and checks that they make one.
func parseChecked(name string, data []byte) (credential.Entries, error) {
	c, err := credential.ParseCatalog(name, data)
	if err != nil {
		return credential.Entries{}, err
	}
	return c.Entries(), nil
}

func TestRequirementsAreReadBackAsTheyWereWritten(t *testing.T) {
	g := anyGenerator(t)
	for range 2000 {
		r := g.requirement(4)
		written, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		got, err := credential.ParseRequirement(written)
		if err != nil {
			t.Fatalf("ParseRequirement(%s): %v", written, err)
		}
		if diff := cmp.Diff(r, got); diff != "" {
			t.Fatalf("ParseRequirement(%s) differs (-want +got):\n%s", written, diff)
		}
	}
}

func TestTheGeneratorMakesEveryKindOfRequirement(t *testing.T) {
	c, err := credential.LoadCatalog(os.DirFS("../testdata/catalogs"), "kinds.json")
	if err != nil {
		t.Fatal(err)
	}
	g, made := newGenerator(1), make(map[reflect.Type]bool)
	for range 1000 {
		made[reflect.TypeOf(g.requirement(1))] = true
	}
	for entry := range c.Credentials() {
		for _, rule := range entry.Requires {
			for _, r := range credential.Walk(rule.Ask) {
				if !made[reflect.TypeOf(r)] {
					t.Errorf("the generator never makes %T; add it", r)
				}
			}
		}
	}
}

func TestWhatIsNoRequirementIsRefused(t *testing.T) {
	for _, row := range []struct{ reason, data, want string }{
		{"nothing", ``, `:1:1: the file is empty; write an object, such as {} [syntax]`},
		{"null", `null`, `:1:1: null where an object is due; leave the key out where nothing is said [wrong-type]`},
		{"no key", `{}`, `:1:1: a requirement does not say what it asks for; write one of all, any, atLeast, holds, had, experience, coursework, score, resides, age, attestation [ambiguous-requirement]`},
		{"a part that is none", `{"any": [{"age": 18}, {"name": "x"}]}`, `:1:23: any[1]: a requirement does not say what it asks for; write one of all, any, atLeast, holds, had, experience, coursework, score, resides, age, attestation [ambiguous-requirement]`},
		{"a key with a letter left out", `{"hold": "a"}`, `:1:2: hold: unknown key "hold"; did you mean "holds"? [unknown-key]`},
		{"a key of another requirement", `{"age": 18, "within": "P1Y"}`, `:1:13: within: unknown key "within"; what can stand here is age [unknown-key]`},
		{"two mistakes", `{"holds": "A", "within": "1 year"}`, `:1:11: holds: id "A": 'A' is not allowed; use a-z, 0-9 and hyphens, such as "a" [bad-value]` + "\n" +
			`:1:26: within: "1 year" is not a period; write years, months, weeks and days such as "P2Y6M", "P6W" or "P90D" [bad-value]`},
	} {
		r, err := credential.ParseRequirement([]byte(row.data))
		if r != nil || err == nil || err.Error() != row.want {
			t.Errorf("%s: ParseRequirement(%s) = %v, %v, want %s", row.reason, row.data, r, err, row.want)
		}
	}
}

func TestEncodingJSONReadsAndWritesWhatTheParsersDo(t *testing.T) {
	g := newGenerator(7)
	for range 50 {
		e, r := g.entries(), g.record()
		var entries credential.Entries
		var record credential.Record
		throughJSON(t, e, &entries)
		throughJSON(t, r, &record)
		if diff := cmp.Diff(e, entries); diff != "" {
			t.Fatalf("json.Unmarshal(json.Marshal(e)) differs from e (-want +got):\n%s", diff)
		}
		if diff := cmp.Diff(r, record); diff != "" {
			t.Fatalf("json.Unmarshal(json.Marshal(r)) differs from r (-want +got):\n%s", diff)
		}
	}
}

func throughJSON(t *testing.T, from, to any) {
	t.Helper()
	data, err := json.Marshal(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		t.Fatalf("json.Unmarshal(%.80s…): %v", data, err)
	}
}

func TestTheOrderOfEntriesChangesNoByte(t *testing.T) {
	g := anyGenerator(t)
	for range 50 {
		e := g.entries()
		want := credential.FormatCatalog(e)
		shuffle(g, &e)
		if got := credential.FormatCatalog(e); !bytes.Equal(got, want) {
			t.Fatalf("FormatCatalog of shuffled entries =\n%s\nwant\n%s", got, want)
		}
	}
}

func shuffle(g generator, e *credential.Entries) {
	mix := func(n int, swap func(i, j int)) { g.Shuffle(n, swap) }
	mix(len(e.Organizations), func(i, j int) { swap(e.Organizations, i, j) })
	mix(len(e.Fields), func(i, j int) { swap(e.Fields, i, j) })
	mix(len(e.Credentials), func(i, j int) { swap(e.Credentials, i, j) })
	mix(len(e.Programs), func(i, j int) { swap(e.Programs, i, j) })
	mix(len(e.Roles), func(i, j int) { swap(e.Roles, i, j) })
}

func swap[T any](list []T, i, j int) { list[i], list[j] = list[j], list[i] }

func TestTheOrderOfEntriesChangesNoProblem(t *testing.T) {
	g := newGenerator(3)
	names, _ := filepath.Glob(badCatalogs + "/*.json")
	checked := 0
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		e, err := credential.ParseEntries(name, data)
		if err != nil {
			continue // its shape is wrong
		}
		checked++
		_, want := credential.NewCatalog(e)
		for range 10 {
			shuffle(g, &e)
			if _, got := credential.NewCatalog(e); got == nil || got.Error() != want.Error() {
				t.Errorf("NewCatalog(%s, shuffled) =\n%v\nwant\n%v", name, got, want)
				break
			}
		}
	}
	if checked < 15 {
		t.Errorf("%d files have a sound shape, want at least 15", checked)
	}
}

func TestGroupsAreWrittenInTheirCanonicalForm(t *testing.T) {
	a, b, c := credential.Age{Years: 1}, credential.Age{Years: 2}, credential.Age{Years: 3}
	for _, row := range []struct {
		reason string
		r      credential.Requirement
		want   string
	}{
		{"every part is all", credential.All(a, b), `{"all":[{"age":1},{"age":2}]}`},
		{"one of one is all", credential.Any(a), `{"all":[{"age":1}]}`},
		{"one of several is any", credential.Any(a, b), `{"any":[{"age":1},{"age":2}]}`},
		{"else the number is said", credential.AtLeast{N: 2, Of: []credential.Requirement{a, b, c}}, `{"atLeast":2,"of":[{"age":1},{"age":2},{"age":3}]}`},
		{"a label comes first", credential.Labeled("Route B", credential.All(a)), `{"label":"Route B","all":[{"age":1}]}`},
		{"zero values are left out", credential.Holds{Credential: "x"}, `{"holds":"x"}`},
		{"the key that tells the kind is not", credential.Age{}, `{"age":0}`},
	} {
		got, err := json.Marshal(row.r)
		if err != nil || string(got) != row.want {
			t.Errorf("%s: Marshal(%#v) = %s, %v, want %s", row.reason, row.r, got, err, row.want)
		}
	}
}

func TestPartsOfEntriesAreWrittenAsFilesHaveThem(t *testing.T) {
	source := credential.Source{URL: "https://www.example.org", Confidence: credential.Issuer}
	for _, row := range []struct {
		v    any
		want string
	}{
		{credential.Rule{Until: credential.Date{Year: 2027, Month: 1, Day: 1}, Ask: credential.Age{Years: 18}}, `{"until":"2027-01-01","ask":{"age":18}}`},
		{credential.Offer{Price: credential.Money{Currency: "USD"}, Source: source}, `{"price":"0 USD","source":{"url":"https://www.example.org","confidence":"issuer"}}`},
		{source, `{"url":"https://www.example.org","confidence":"issuer"}`},
		{credential.Waiver{Target: "x", Condition: credential.Age{Years: 18}}, `{"target":"x","condition":{"age":18}}`},
		{goodCatalog(t), string(compact(t, credential.FormatCatalog(goodCatalog(t).Entries())))},
	} {
		got, err := json.Marshal(row.v)
		if err != nil || string(got) != row.want {
			t.Errorf("json.Marshal(%T) = %s, %v, want %s", row.v, got, err, row.want)
		}
	}
}

func compact(t *testing.T, data []byte) []byte {
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A field that is added to a member of the union must be added to its form.
func TestFormsHaveEveryFieldOfTheirRequirement(t *testing.T) {
	full := []credential.Requirement{
		credential.Holds{Credential: "x", AccreditedBy: []credential.ID{"y"}, Within: credential.Period{Days: 1}, UnderWay: credential.Period{Days: 2}, For: credential.Period{Days: 3}},
		credential.Had{Credential: "x", Within: credential.Period{Days: 1}},
		credential.AtLeast{N: 2, Of: []credential.Requirement{credential.Age{Years: 1}, credential.Age{Years: 2}, credential.Age{Years: 3}}, Label: "l"},
		credential.Age{Years: 1},
		credential.Attestation{ID: "letter", Of: "letter", By: credential.ByEmployer, Within: period(t, "P90D"), Fact: true},
	}
	for _, r := range full {
		v := reflect.ValueOf(r)
		for i := range v.NumField() {
			if v.Field(i).IsZero() {
				t.Errorf("the test leaves out %T.%s; add it here", r, v.Type().Field(i).Name)
			}
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := credential.ParseRequirement(data); err != nil || !reflect.DeepEqual(got, r) {
			t.Errorf("ParseRequirement(%s) = %#v, %v, want %#v", data, got, err, r)
		}
	}
}

// Mutants of files reach further into the checks than random bytes do: parts of
// the files are put in other places, left out, or doubled.
func TestMutatedFilesAreRefusedOrStayTheSame(t *testing.T) {
	m := &mutator{generator: anyGenerator(t)}
	var files []any
	for _, dir := range []string{badCatalogs, "../testdata/catalogs/good", badRecords} {
		names, _ := filepath.Glob(dir + "/*.json")
		for _, name := range names {
			files = append(files, m.load(t, name)...)
		}
	}
	record := goodCatalog(t)
	taken := 0
	for range 6000 {
		data, err := json.Marshal(m.mutate(pick(m.generator, files...)))
		if err != nil {
			t.Fatal(err)
		}
		record.ParseRecord("x.json", data)
		c, err := credential.ParseCatalog("x.json", data)
		if err != nil {
			continue
		}
		taken++
		readBack(t, c.Entries(), credential.FormatCatalog, parseChecked)
	}
	if taken < 100 {
		t.Errorf("%d mutants were taken, want at least 100", taken)
	}
}

// A mutator changes decoded JSON at random.
type mutator struct {
	generator
	parts []any // of all files
}

// load decodes a file, if it is JSON, and adds its parts.
func (m *mutator) load(t *testing.T, name string) []any {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var v any
	if json.Unmarshal(data, &v) != nil {
		return nil
	}
	m.collect(v)
	return []any{v}
}

func (m *mutator) collect(v any) {
	m.parts = append(m.parts, v)
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			m.collect(item)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			m.collect(v[key])
		}
	}
}

// mutate returns a copy of v with a few changes.
func (m *mutator) mutate(v any) any {
	if m.IntN(60) == 0 {
		return pick(m.generator, m.parts...)
	}
	switch v := v.(type) {
	case []any:
		var items []any
		for _, item := range v {
			for range pick(m.generator, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2) {
				items = append(items, m.mutate(item))
			}
		}
		return append([]any{}, items...)
	case map[string]any:
		fields := make(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(v)) {
			if m.IntN(40) > 0 {
				fields[key] = m.mutate(v[key])
			}
		}
		return fields
	}
	return v
}

// seeds adds the files that match as seeds.
func seeds(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			f.Fatalf("%s: %q, %v", pattern, names, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(data)
		}
	}
}

// FuzzParseCatalog asks that no input panics, that what is refused gives
// nothing, and that what is taken is written in a form that stays the same.
func FuzzParseCatalog(f *testing.F) {
	seeds(f, badCatalogs+"/*.json", "../testdata/catalogs/good/*.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := credential.ParseCatalog("x.json", data)
		if err != nil {
			if c != nil || len(err.(credential.Problems)) == 0 {
				t.Fatalf("ParseCatalog = %v along with %v", c, err)
			}
			return
		}
		readBack(t, c.Entries(), credential.FormatCatalog, parseChecked)
		if _, err := credential.NewCatalog(c.Entries()); err != nil {
			t.Fatalf("NewCatalog refuses what ParseCatalog took: %v", err)
		}
	})
}

// FuzzParseRecord asks the same of records.
func FuzzParseRecord(f *testing.F) {
	seeds(f, badRecords+"/*.json")
	f.Add(credential.FormatRecord(newGenerator(1).record()))
	c := goodCatalog(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := credential.ParseRecord("x.json", data)
		if _, strict := c.ParseRecord("x.json", data); err != nil && strict == nil {
			t.Fatalf("the catalog takes a record that is refused without: %v", err)
		}
		if err != nil {
			return
		}
		readBack(t, r, credential.FormatRecord, credential.ParseRecord)
	})
}
