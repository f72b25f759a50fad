package credential

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
)

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
