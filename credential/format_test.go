package credential_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/credpath/credpath/credential"
)

func TestEntriesAreReadBackAsTheyWereWritten(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	g := newGenerator(seed)
	for range 300 {
		e := g.entries()
		written := credential.FormatCatalog(e)
		got, err := credential.ParseEntries("x.json", written)
		if err != nil {
			t.Fatalf("ParseEntries(FormatCatalog(e)): %v", err)
		}
		if diff := cmp.Diff(e, got); diff != "" {
			t.Fatalf("ParseEntries(FormatCatalog(e)) differs from e (-want +got):\n%s", diff)
		}
		if again := credential.FormatCatalog(got); !bytes.Equal(again, written) {
			t.Fatalf("a second FormatCatalog wrote\n%s\nwant\n%s", again, written)
		}
	}
}

func TestRecordsAreReadBackAsTheyWereWritten(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	g := newGenerator(seed)
	for range 1000 {
		r := g.record()
		written := credential.FormatRecord(r)
		got, err := credential.ParseRecord("x.json", written)
		if err != nil {
			t.Fatalf("ParseRecord(FormatRecord(r)): %v", err)
		}
		if diff := cmp.Diff(r, got); diff != "" {
			t.Fatalf("ParseRecord(FormatRecord(r)) differs from r (-want +got):\n%s", diff)
		}
		if again := credential.FormatRecord(got); !bytes.Equal(again, written) {
			t.Fatalf("a second FormatRecord wrote\n%s\nwant\n%s", again, written)
		}
	}
}

func TestRequirementsAreReadBackAsTheyWereWritten(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	g := newGenerator(seed)
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
		{"no key", `{}`, `:1:1: a requirement does not say what it asks for; write one of all, any, atLeast, holds, experience, coursework, age, attestation [ambiguous-requirement]`},
		{"a part that is none", `{"any": [{"age": 18}, {"name": "x"}]}`, `:1:23: any[1]: a requirement does not say what it asks for; write one of all, any, atLeast, holds, experience, coursework, age, attestation [ambiguous-requirement]`},
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
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	g := newGenerator(seed)
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
		{credential.Waiver{Target: "x", Path: "/0"}, `{"target":"x","path":"/0"}`},
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
		credential.Holds{Credential: "x", AccreditedBy: []credential.ID{"y"}, Within: credential.Period{Days: 1}, UnderWay: credential.Period{Days: 2}},
		credential.AtLeast{N: 2, Of: []credential.Requirement{credential.Age{Years: 1}, credential.Age{Years: 2}, credential.Age{Years: 3}}, Label: "l"},
		credential.Age{Years: 1},
		credential.Attestation{Of: "letter", Fact: true},
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
