package roadmap

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/pathway"
)

// The schema of a route on file is made from the Go types of the file: the keys
// from the fields, the texts from the doc comments. What is written as package
// credential has it comes from the schemas of that package. What no type says
// stands in the tables below, and tests hold it against the reader.

// likeness has the type that each part of a file is made of: its doc comments
// say what the keys mean.
var likeness = map[reflect.Type]reflect.Type{
	reflect.TypeFor[routeJSON]():   reflect.TypeFor[pathway.Route](),
	reflect.TypeFor[queryJSON]():   reflect.TypeFor[pathway.Query](),
	reflect.TypeFor[stepJSON]():    reflect.TypeFor[pathway.Step](),
	reflect.TypeFor[servesJSON]():  reflect.TypeFor[pathway.Serves](),
	reflect.TypeFor[optionJSON]():  reflect.TypeFor[pathway.Option](),
	reflect.TypeFor[upkeepJSON]():  reflect.TypeFor[pathway.Upkeep](),
	reflect.TypeFor[proofJSON]():   reflect.TypeFor[pathway.Proof](),
	reflect.TypeFor[assumedJSON](): reflect.TypeFor[pathway.Assumption](),
	reflect.TypeFor[boundJSON]():   reflect.TypeFor[pathway.Bound](),
}

// needed has the keys that must be said, by type.
var needed = map[reflect.Type][]string{
	reflect.TypeFor[routeJSON]():        {"target", "start", "finish"},
	reflect.TypeFor[queryJSON]():        {"target"},
	reflect.TypeFor[stepJSON]():         {"kind", "start", "finish"},
	reflect.TypeFor[servesJSON]():       {"step"},
	reflect.TypeFor[optionJSON]():       {"entry"},
	reflect.TypeFor[upkeepJSON]():       {"entry"},
	reflect.TypeFor[pathway.Evidence](): {"fact"},
}

// atTheTop has the keys that stand only at the top of a file.
var atTheTop = []string{"format", "for", "query", "others", "frontier", "ended", "frontierEnded"}

// names has the texts of each type that has so many and no more.
var names = map[reflect.Type][]string{
	reflect.TypeFor[formatName]():   {Format},
	reflect.TypeFor[stepKind]():     namesUpTo(pathway.Return),
	reflect.TypeFor[pathway.Rank](): namesUpTo(pathway.FewestSteps),
	reflect.TypeFor[Ending]():       {string(Exhausted), string(Stopped)},
}

func namesUpTo[T interface {
	~int8
	fmt.Stringer
}](last T) []string {
	var list []string
	for k := T(0); k <= last; k++ {
		list = append(list, k.String())
	}
	return list
}

const (
	mostItems = 4096        // in a list
	mostSaid  = 999_999_999 // of a whole number
)

// RouteSchema returns the schema of the files that [FormatRoute] writes.
func RouteSchema(t testing.TB) []byte {
	t.Helper()
	w := &schemaWriter{TB: t, docs: readDocs(t, ".", ".."), shared: sharedDefs(t), defs: map[string]any{}}
	file := w.object(reflect.TypeFor[routeJSON]())
	root := append(object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"title", "Route"},
		{"description", "A route on file, with the question that it answers and further routes: what FormatRoute of the Go package roadmap writes and ParseRoute reads. Steps count from 0. Keys are left out where nothing is said; where a description speaks of zero or empty, that is what it means."},
	}, file.with("required", []string{"format", "target", "start", "finish"})...)
	w.share()
	var b bytes.Buffer
	if err := json.Indent(&b, plainJSON(root.with("$defs", w.defs)), "", "  "); err != nil {
		t.Fatal(err)
	}
	return append(b.Bytes(), '\n')
}

// An object is a JSON object that keeps the order of its keys.
type object []member

type member struct {
	key   string
	value any
}

// with returns the object with another value of a key; a new one comes last.
func (o object) with(key string, value any) object {
	var list object
	for _, m := range o {
		if m.key != key {
			list = append(list, m)
		}
	}
	return append(list, member{key, value})
}

// MarshalJSON writes the keys in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var parts [][]byte
	for _, m := range o {
		parts = append(parts, fmt.Appendf(nil, "%q:%s", m.key, plainJSON(m.value)))
	}
	return fmt.Appendf(nil, "{%s}", bytes.Join(parts, []byte(","))), nil
}

// plainJSON writes < and > as they are.
func plainJSON(v any) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic(err)
	}
	return bytes.TrimSpace(b.Bytes())
}

// A schemaWriter makes the schema.
type schemaWriter struct {
	testing.TB
	docs   map[string]string
	shared map[string]json.RawMessage // the definitions of package credential
	defs   map[string]any             // those that the schema uses
}

// object returns the schema of a struct, without some of its keys.
func (w *schemaWriter) object(t reflect.Type, without ...string) object {
	var keys object
	for i := range t.NumField() {
		field := t.Field(i)
		key := keyOf(field)
		if !slices.Contains(without, key) {
			keys = keys.with(key, w.property(t, field))
		}
	}
	o := object{{"type", "object"}, {"properties", keys}}
	if must := needed[t]; must != nil {
		o = o.with("required", must)
	}
	return o.with("additionalProperties", false)
}

// keyOf returns the key of a field: that of its tag, or else its name with a small
// first letter.
func keyOf(field reflect.StructField) string {
	if key, _, _ := strings.Cut(field.Tag.Get("json"), ","); key != "" {
		return key
	}
	return strings.ToLower(field.Name[:1]) + field.Name[1:]
}

// property returns the schema of a field, with what is said of it.
func (w *schemaWriter) property(t reflect.Type, field reflect.StructField) object {
	said := w.docs[t.String()+"."+field.Name]
	if like := likeness[t]; said == "" && like != nil {
		said = w.docs[like.String()+"."+field.Name]
	}
	o := w.of(field.Type)
	if t == reflect.TypeFor[servesJSON]() && field.Name == "Step" || t == reflect.TypeFor[queryJSON]() && field.Name == "Week" {
		o = object{{"type", "integer"}, {"minimum", -1}, {"maximum", mostSaid}}
	}
	if t == reflect.TypeFor[pathway.Evidence]() && field.Name == "Fact" {
		o = object{{"type", "string"}, {"enum", facts}}
	}
	if said == "" {
		return o
	}
	return append(object{{"description", said}}, o...)
}

// of returns the schema of a type.
func (w *schemaWriter) of(t reflect.Type) object {
	switch {
	case names[t] != nil:
		return object{{"type", "string"}, {"enum", names[t]}}
	case strings.HasSuffix(t.PkgPath(), "/credential"):
		return w.refer(strings.ToLower(t.Name()))
	}
	switch t.Kind() {
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Int:
		return object{{"type", "integer"}, {"minimum", 0}, {"maximum", mostSaid}}
	case reflect.String:
		return w.refer("text")
	case reflect.Slice:
		return object{{"type", "array"}, {"items", w.of(t.Elem())}, {"maxItems", mostItems}}
	case reflect.Pointer:
		return w.of(t.Elem())
	case reflect.Struct:
		return w.part(t)
	}
	panic(fmt.Sprintf("roadmap: no schema for %s", t))
}

// part defines the schema of a part of a file, and refers to it.
func (w *schemaWriter) part(t reflect.Type) object {
	name := strings.TrimSuffix(strings.ToLower(t.Name()[:1])+t.Name()[1:], "JSON")
	if _, ok := w.defs[name]; !ok {
		w.defs[name] = nil // it may refer to itself
		said := w.docs[t.String()]
		if like := likeness[t]; like != nil {
			said = w.docs[like.String()]
		}
		var without []string
		switch t {
		case reflect.TypeFor[routeJSON]():
			without = atTheTop
		case reflect.TypeFor[queryJSON]():
			without = []string{"advised"} // of the forms before
		}
		w.defs[name] = append(object{{"description", said}}, w.object(t, without...)...)
	}
	return w.refer(name)
}

func (w *schemaWriter) refer(name string) object {
	if _, ok := w.defs[name]; !ok {
		w.defs[name] = nil // which share fills in
	}
	return object{{"$ref", "#/$defs/" + name}}
}

var reference = regexp.MustCompile(`"#/\$defs/(\w+)"`)

// share adds the definitions of package credential that the schema refers to,
// and those that they refer to.
func (w *schemaWriter) share() {
	for again := true; again; {
		again = false
		for name, def := range w.defs {
			if def != nil {
				continue
			}
			shared, ok := w.shared[name]
			if !ok {
				w.Fatalf("the schemas of package credential do not define %q", name)
			}
			w.defs[name], again = shared, true
			for _, m := range reference.FindAllSubmatch(shared, -1) {
				w.refer(string(m[1]))
			}
		}
	}
}

// sharedDefs reads the definitions of the schemas of package credential. The
// whole of that of a record is one of them.
func sharedDefs(t testing.TB) map[string]json.RawMessage {
	t.Helper()
	shared := map[string]json.RawMessage{}
	for _, name := range []string{"catalog", "record"} {
		data, err := os.ReadFile(filepath.Join("..", "..", "credential", name+".schema.json"))
		if err != nil {
			t.Fatal(err)
		}
		var file struct {
			Defs        map[string]json.RawMessage `json:"$defs"`
			Description string                     `json:"description"`
			Properties  json.RawMessage            `json:"properties"`
		}
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		for def, said := range file.Defs {
			if was, ok := shared[def]; ok && !bytes.Equal(was, said) {
				t.Errorf("the schemas of package credential define %q in two ways", def)
			}
			shared[def] = said
		}
		about, _, _ := strings.Cut(file.Description, " Keys are left out")
		shared[name] = plainJSON(object{{"description", about}, {"type", "object"}, {"properties", file.Properties}, {"additionalProperties", false}})
	}
	return shared
}

// readDocs returns the first paragraph of the doc comment of each type of some
// packages, by its name with that of the package, and the comment of each field.
func readDocs(t testing.TB, dirs ...string) map[string]string {
	t.Helper()
	docs := map[string]string{}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, decl := range file.Decls {
				addDocs(docs, file.Name.Name, decl)
			}
		}
	}
	return docs
}

// addDocs adds what a declaration of a package says of types.
func addDocs(docs map[string]string, pkg string, decl ast.Decl) {
	types, _ := decl.(*ast.GenDecl)
	if types == nil || types.Tok != token.TYPE {
		return
	}
	for _, spec := range types.Specs {
		spec := spec.(*ast.TypeSpec)
		name := pkg + "." + spec.Name.Name
		docs[name] = said(spec.Doc) + said(types.Doc)
		s, _ := spec.Type.(*ast.StructType)
		if s == nil {
			continue
		}
		for _, field := range s.Fields.List {
			for _, of := range field.Names {
				docs[name+"."+of.Name] = said(field.Doc) + said(field.Comment)
			}
		}
	}
}

var docLink = regexp.MustCompile(`\[\*?([A-Za-z.]+)\]`)

// said returns the first paragraph of a comment on one line.
func said(c *ast.CommentGroup) string {
	paragraph, _, _ := strings.Cut(c.Text(), "\n\n")
	return docLink.ReplaceAllString(strings.Join(strings.Fields(paragraph), " "), "$1")
}
