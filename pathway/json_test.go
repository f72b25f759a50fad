package pathway_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/credential/reference"
	"github.com/credpath/credpath/pathway"
	"github.com/google/go-cmp/cmp"
)

// notData has the exported types that no JSON stands for: the two interfaces, and
// what is made of data by NewCatalog and New. A catalog is written as its entries,
// and ParseCatalog reads it.
var notData = []string{"credential.Requirement", "credential.Fact", "credential.Catalog", "pathway.Planner"}

// TestWhatLeavesAsJSONComesBack tries the law that what was written is read back as
// it was, and is written a second time as the first, on a value of every exported
// type of the two packages: on the reference catalog, its answers and its errors.
func TestWhatLeavesAsJSONComesBack(t *testing.T) {
	w := jsonWalk{seen: map[reflect.Type]int{}, most: 60}
	for _, root := range jsonRoots(t) {
		w.walk(reflect.ValueOf(root))
	}
	for _, fault := range w.faults {
		t.Error(fault)
	}
	seen := map[string]bool{}
	for of := range w.seen {
		seen[of.String()] = true
	}
	for _, name := range append(exportedTypes(t, "."), exportedTypes(t, "../credential")...) {
		if !seen[name] && !slices.Contains(notData, name) {
			t.Errorf("no value of type %s was looked at; add one to jsonRoots, and methods MarshalJSON and UnmarshalJSON to the type", name)
		}
	}
}

// TestRandomAnswersComeBackFromJSON tries the same law on random catalogs.
func TestRandomAnswersComeBackFromJSON(t *testing.T) {
	tryLaw(t, func(e credential.Entries, q pathway.Query, _ *rand.Rand) string {
		w := jsonWalk{seen: map[reflect.Type]int{}, most: 3}
		c, p := planner(e)
		w.walk(reflect.ValueOf(c.Entries()))
		w.walk(reflect.ValueOf(q))
		answer, err := p.Check(q.Record, q.Target, q.Start)
		if err != nil {
			return fmt.Sprintf("error: Check = %v", err)
		}
		w.walk(reflect.ValueOf(answer))
		route, err := p.Best(context.Background(), q)
		w.walk(reflect.ValueOf(route))
		w.walk(reflect.ValueOf(err))
		return strings.Join(w.faults, "\n")
	})
}

// A jsonWalk looks at a value and at all inside it.
type jsonWalk struct {
	seen   map[reflect.Type]int
	most   int // values of a type that are looked at
	faults []string
}

func (w *jsonWalk) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer:
		if !v.IsNil() {
			w.walk(v.Elem())
		}
		return
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				w.walk(v.Field(i))
			}
		}
	}
	if !v.IsValid() || !strings.HasPrefix(v.Type().PkgPath(), "github.com/credpath/") {
		return
	}
	if w.seen[v.Type()]++; w.seen[v.Type()] <= w.most && len(w.faults) < 10 {
		if wrong := jsonFault(v); wrong != "" {
			w.faults = append(w.faults, wrong)
		}
	}
}

var lowerCamelKey = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)

// jsonFault says how a value breaks the law; "" if it does not.
func jsonFault(v reflect.Value) string {
	own := reflect.New(v.Type())
	own.Elem().Set(v)
	data, err := json.Marshal(own.Interface())
	if err != nil {
		return fmt.Sprintf("json.Marshal(%#v) = %v", v, err)
	}
	back := reflect.New(v.Type())
	if err := json.Unmarshal(data, back.Interface()); err != nil {
		return fmt.Sprintf("%s: json.Unmarshal(%s) = %v", v.Type(), data, err)
	}
	if reflect.DeepEqual(own.Interface(), back.Interface()) {
		// as it should be; only what is not is looked at closely
	} else if diff := cmp.Diff(own.Interface(), back.Interface(), withoutCauses); diff != "" {
		return fmt.Sprintf("%s: %s is not what was written (-written +read):\n%s", v.Type(), data, diff)
	}
	again, err := json.Marshal(back.Interface())
	if err != nil || !bytes.Equal(again, data) {
		return fmt.Sprintf("%s: written again as %s, %v, want %s", v.Type(), again, err, data)
	}
	var plain any
	if err := json.Unmarshal(data, &plain); err != nil {
		return fmt.Sprintf("%s: %v", v.Type(), err)
	}
	if key := oddKey(plain); key != "" {
		return fmt.Sprintf("%s: %s has the key %q, want all in lowerCamelCase", v.Type(), data, key)
	}
	return ""
}

// withoutCauses leaves out what no file can hold.
var withoutCauses = cmp.FilterPath(func(p cmp.Path) bool {
	field, ok := p.Last().(cmp.StructField)
	return ok && (field.Name() == "Err" || field.Name() == "Avoid")
}, cmp.Ignore())

// oddKey returns a key that is not in lowerCamelCase; "" for none.
func oddKey(v any) string {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			if key := oddKey(item); key != "" {
				return key
			}
		}
	case map[string]any:
		for key, value := range v {
			if !lowerCamelKey.MatchString(key) {
				return key
			}
			if inner := oddKey(value); inner != "" {
				return inner
			}
		}
	}
	return ""
}

// jsonRoots returns values that have every exported type in them.
func jsonRoots(t *testing.T) []any {
	t.Helper()
	c := reference.Catalog()
	p := pathway.New(c)
	start := credential.Date{Year: 2027, Month: 1, Day: 4}
	var roots []any
	add := func(more ...any) { roots = append(roots, more...) }
	for _, file := range []string{"../testdata/catalogs/kinds.json", "../testdata/schemas/whole/catalog.json"} {
		e, err := credential.ParseEntries(file, readFile(t, file))
		if err == nil {
			e, err = credential.ParseEntries(file, credential.FormatCatalog(e)) // by ID, as they are written
		}
		if err != nil {
			t.Fatal(err)
		}
		add(e)
	}
	add(c.Entries())
	record, err := credential.ParseRecord("record.json", readFile(t, "../testdata/schemas/whole/record.json"))
	if err != nil {
		t.Fatal(err)
	}
	add(record)
	_, omitted := c.Restrict(record)
	add(omitted)
	_, err = credential.ParseCatalog("broken.json", []byte(`{"credentials": [{"id": "A"}, {"id": "x", "kind": "class", "issuer": "y"}]}`))
	add(err)
	_, err = c.Find("no such name")
	add(err)
	twice, err := credential.NewCatalog(credential.Entries{Roles: []credential.Role{{ID: "a", Name: "Coder"}, {ID: "b", Name: "Coder"}}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = twice.Find("Coder")
	add(err)
	add(credential.Diff(c, twice)[:20])
	effects, err := pathway.Affected(twice, c, []credential.Record{{}}, []credential.ID{"a", "ahima/rhit"}, start)
	if err != nil || len(effects) == 0 {
		t.Fatalf("Affected = %v, %v, want effects", effects, err)
	}
	add(effects)
	_, err = p.Best(t.Context(), pathway.Query{Letter: true, Target: "ahima/rhia", Start: start})
	add(err)
	add(pathway.Progress{On: start, Rest: pathway.Query{Letter: true, Target: "ahima/rhit", Start: start}, Steps: []pathway.StepProgress{
		{Step: 1, State: pathway.StepLate, Late: 3, Changed: []pathway.Fault{{Step: 1, Code: pathway.FaultDearer, Was: "1 USD", Is: "2 USD", Message: "it costs more"}}},
	}})
	_, err = p.Check(credential.Record{}, "ahima", start)
	add(err)
	_, err = p.Check(credential.Record{}, "ahima/rhit", credential.Date{})
	add(err)
	back, err := credential.ParseCatalog("back.json", []byte(`{"credentials": [{"id": "card", "kind": "license", "name": "Card", "lasts": "P1Y", "returns": [{"within": "P5Y", "requires": {"age": 18}, "units": 4, "offers": [{"price": "9 USD"}]}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	lapsed, err := pathway.New(back).Check(credential.Record{Holdings: []credential.Holding{{Credential: "card", Awarded: credential.Date{Year: 2025, Month: 3, Day: 2}}}}, "card", start)
	if err != nil {
		t.Fatal(err)
	}
	fixes, err := p.Fixes(t.Context(), pathway.Query{Target: "ahima/rhit", Start: start})
	if err != nil {
		t.Fatal(err)
	}
	asks, err := p.Questions(t.Context(), pathway.Query{Target: "ahima/rhit", Start: start, Record: credential.Record{
		Holdings: []credential.Holding{{Credential: "ahima/rhit", Awarded: credential.Date{Year: 2020, Month: 7, Day: 1}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	add(fixes, asks)
	add(adviceAnswers(t, p, start)...)
	add(lapsed, pathway.Award{Entry: "card", On: start}, &pathway.Route{Automatic: []pathway.Award{{Entry: "card"}}})
	graph, err := p.Graph(start)
	if err != nil {
		t.Fatal(err)
	}
	edges, err := graph.Edges()
	if err != nil {
		t.Fatal(err)
	}
	for _, edge := range edges[:100] {
		node, err := graph.Vertex(edge.Source)
		if err != nil {
			t.Fatal(err)
		}
		add(node, edge.Properties.Data)
	}
	names, err := filepath.Glob("../testdata/records/*.json")
	if err != nil || len(names) == 0 {
		t.Fatalf("no records: %v", err)
	}
	for i, name := range names {
		record, err := c.ParseRecord(name, readFile(t, name))
		if err != nil {
			t.Fatal(err)
		}
		add(record)
		add(jsonAnswers(t, p, record, start, i == 0)...)
	}
	return roots
}

// jsonAnswers returns what a planner answers about one person, with errors or without.
func jsonAnswers(t *testing.T, p *pathway.Planner, record credential.Record, start credential.Date, errors bool) []any {
	t.Helper()
	var answers []any
	for _, target := range []credential.ID{"ahima/rhit", "aapc/cpc", "ncra/ods-c", "degree/associate/him", "role/inpatient-coder"} {
		if answer, err := p.Check(record, target, start); err == nil {
			answers = append(answers, answer)
		}
		for _, assume := range []bool{false, true} {
			q := pathway.Query{Letter: true, Record: record, Target: target, Start: start, Assume: assume, Limit: 500}
			route, err := p.Best(t.Context(), q)
			answers = append(answers, q, route, err)
			if err != nil || !errors {
				continue
			}
			q.Budget = credential.Money{Minor: 100, Currency: "USD"}
			_, err = p.Best(t.Context(), q)
			answers = append(answers, err)
			route.Finish = route.Finish.Add(credential.Period{Days: 1})
			answers = append(answers, pathway.Verify(reference.Catalog(), q, route))
		}
	}
	if errors {
		_, err := p.Best(t.Context(), pathway.Query{Letter: true, Record: record, Target: "ahima/rhia", Start: start, Limit: 1})
		answers = append(answers, err)
	}
	return answers
}

func readFile(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// exportedTypes returns the exported types of a package, each with its name.
func exportedTypes(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	var names []string
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			types, ok := decl.(*ast.GenDecl)
			if !ok || types.Tok != token.TYPE {
				continue
			}
			for _, spec := range types.Specs {
				if spec := spec.(*ast.TypeSpec); spec.Name.IsExported() {
					names = append(names, file.Name.Name+"."+spec.Name.Name)
				}
			}
		}
	}
	return names
}

// adviceAnswers returns what the planner says of the shipped people and their whole
// catalog.
func adviceAnswers(t *testing.T, p *pathway.Planner, on credential.Date) []any {
	t.Helper()
	var all []any
	for _, r := range shippedRecords(t, p.Catalog()) {
		standing, err := p.Standing(r.record, on)
		if err != nil {
			t.Fatal(err)
		}
		opens, err := p.Opens(r.record, "ahima/rhit", on)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, standing, opens)
	}
	impact, err := p.Impact("ahima/rhit", on)
	if err != nil {
		t.Fatal(err)
	}
	nearest, err := p.Nearest(t.Context(), pathway.Query{Record: graduate("", 0).Record, Start: on, Letter: true, Rank: pathway.Cheapest, Limit: 2}, 30)
	if err != nil {
		t.Fatal(err)
	}
	if len(nearest.Unproven) == 0 {
		t.Error("with little effort nothing is unproven")
	}
	return append(all, impact, nearest)
}
