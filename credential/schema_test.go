package credential

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

// schemas has the schema of each file format. That they take what the reader
// takes, and refuse what it refuses, is tested with a validator that is not ours,
// in testdata/schemas.
var schemas = []struct {
	file, title string
	of          reflect.Type
}{
	{"catalog.schema.json", "Catalog", reflect.TypeFor[Entries]()},
	{"record.schema.json", "Record", reflect.TypeFor[Record]()},
}

func TestSchemasFollowTheGoTypes(t *testing.T) {
	docs := readDocs(t)
	for _, s := range schemas {
		want := schemaOf(s.of, s.title, docs)
		if flag.Lookup("update").Value.String() == "true" {
			if err := os.WriteFile(s.file, want, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := os.ReadFile(s.file)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != string(want) {
			t.Errorf("%s is not what the Go types say; write it anew with: go test ./credential -run Schema -update", s.file)
		}
	}
}

// docs has the first paragraph of the doc comment of each type and function of
// the package, by name; the comment of each field, by "Type.Field"; and what the
// package comment says of how a type is written, by "Type=".
type docs map[string]string

// of returns what is said of a type or a function, or "".
func (d docs) of(name string) string { return d[name] }

// written returns how a type is written as a text.
func (d docs) written(name string) string {
	if d[name+"="] == "" {
		panic("the package comment does not say how a " + name + " is written")
	}
	return d[name+"="]
}

// ofField returns what is said of a field; that of a form of a requirement is
// said where the requirement is declared.
func (d docs) ofField(t reflect.Type, field string) string {
	if said := d[t.Name()+"."+field]; said != "" || !t.Implements(reflect.TypeFor[requirementForm]()) {
		return said
	}
	form := reflect.New(t).Elem().Interface().(requirementForm)
	return d[reflect.TypeOf(form.unwrap()).Name()+"."+field]
}

// writtenAs finds a row of the table of values in the package comment.
var writtenAs = regexp.MustCompile(`(?m)^\t([A-Z][A-Za-z]*) {2,}(.+)$`)

// readDocs reads the doc comments of the package.
func readDocs(t *testing.T) docs {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	d := make(docs)
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range writtenAs.FindAllStringSubmatch(file.Doc.Text(), -1) {
			d[m[1]+"="] = m[2]
		}
		for _, decl := range file.Decls {
			d.add(decl)
		}
	}
	return d
}

func (d docs) add(decl ast.Decl) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			d[decl.Name.Name] = said(decl.Doc)
		}
	case *ast.GenDecl:
		for _, spec := range decl.Specs {
			if spec, ok := spec.(*ast.TypeSpec); ok {
				d[spec.Name.Name] = said(spec.Doc) + said(decl.Doc)
				d.addFields(spec)
			}
		}
	}
}

func (d docs) addFields(spec *ast.TypeSpec) {
	s, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, field := range s.Fields.List {
		for _, name := range field.Names {
			d[spec.Name.Name+"."+name.Name] = said(field.Doc) + said(field.Comment)
		}
	}
}

var docLink = regexp.MustCompile(`\[([A-Za-z.]+)\]`)

// said returns the first paragraph of a comment on one line, without a sentence
// that a list would end.
func said(c *ast.CommentGroup) string {
	paragraph, _, more := strings.Cut(c.Text(), "\n\n")
	text := docLink.ReplaceAllString(strings.Join(strings.Fields(paragraph), " "), "$1")
	if end := strings.LastIndex(text, ". "); more && !strings.HasSuffix(text, ".") && end >= 0 {
		text = text[:end+1]
	}
	return text
}
