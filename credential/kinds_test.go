package credential

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Who adds a kind of requirement begins here: these tests find the kinds in the
// source of the package, and name each place that does not know one of them.
//
// The catalog of kinds has every kind, with every field it has. Tests of other
// packages can read it and, with [Walk], put each kind through what they do.
const kindsCatalog = "../testdata/catalogs/kinds.json"

// kindsOf returns the requirements of the catalog of kinds, by what asks for
// them and their path there.
func kindsOf(t *testing.T) (*Catalog, map[string]Requirement) {
	t.Helper()
	data, err := os.ReadFile(kindsCatalog)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ParseCatalog(kindsCatalog, data)
	if err != nil {
		t.Fatal(err)
	}
	all := make(map[string]Requirement)
	for entry := range c.Credentials() {
		for _, rule := range entry.Requires {
			for path, r := range Walk(rule.Ask) {
				all[string(entry.ID)+path] = r
			}
		}
	}
	return c, all
}

// A sourceCode is the package as it is written, without its tests.
type sourceCode struct {
	files []*ast.File
	pkg   *types.Package
	info  types.Info
}

// readSource checks the types of the package. What it imports is left out, and
// the errors that come of it are passed over: the unions and their members are
// all declared here.
func readSource(t *testing.T) sourceCode {
	t.Helper()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	source := sourceCode{info: types.Info{Types: make(map[ast.Expr]types.TypeAndValue)}}
	positions := token.NewFileSet()
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(positions, name, nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		source.files = append(source.files, file)
	}
	config := types.Config{Error: func(error) {}}
	source.pkg, _ = config.Check("credential", positions, source.files, &source.info)
	return source
}

// members returns the names of the types that implement a sealed interface.
func (s sourceCode) members(union string) []string {
	sealed := s.pkg.Scope().Lookup(union).Type().Underlying().(*types.Interface)
	var names []string
	for _, name := range s.pkg.Scope().Names() {
		if tn, ok := s.pkg.Scope().Lookup(name).(*types.TypeName); ok && !types.IsInterface(tn.Type()) && types.Implements(tn.Type(), sealed) {
			names = append(names, name)
		}
	}
	return names
}

func TestTheCatalogOfKindsHasEveryKindOfRequirement(t *testing.T) {
	_, all := kindsOf(t)
	said := make(map[string]bool) // types, and their fields that are not zero
	for _, r := range all {
		v := reflect.ValueOf(r)
		said[v.Type().Name()] = true
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				said[v.Type().Name()+"."+v.Type().Field(i).Name] = true
			}
		}
	}
	members := readSource(t).members("Requirement")
	if len(members) < 6 {
		t.Fatalf("the members of Requirement are %q, want at least the six of the first version", members)
	}
	for _, name := range members {
		if !said[name] {
			t.Errorf("%s has no requirement of the kind %s; add one", kindsCatalog, name)
		}
	}
	for _, r := range all {
		for field := range reflect.TypeOf(r).Fields() {
			if name := reflect.TypeOf(r).Name() + "." + field.Name; !said[name] {
				said[name] = true // once is enough
				t.Errorf("%s never says %s; add it to a requirement of that kind", kindsCatalog, name)
			}
		}
	}
}

// A switch over a union names every member, also those it has nothing to do for,
// and refuses what is none.
func TestEverySwitchOverAUnionIsTotal(t *testing.T) {
	source := readSource(t)
	for _, union := range []string{"Requirement", "Fact"} {
		members, switches := source.members(union), 0
		for _, file := range source.files {
			for _, decl := range file.Decls {
				function, ok := decl.(*ast.FuncDecl)
				if !ok {
					continue
				}
				ast.Inspect(function, func(n ast.Node) bool {
					s, ok := n.(*ast.TypeSwitchStmt)
					if !ok {
						return true
					}
					named, refuses := source.cases(s)
					if !slices.ContainsFunc(members, func(m string) bool { return named[m] }) {
						return true
					}
					switches++
					for _, member := range members {
						if !named[member] {
							t.Errorf("the switch over %s in %s leaves out %s; add a case", union, function.Name.Name, member)
						}
					}
					if !refuses {
						t.Errorf("the switch over %s in %s lets pass what is none; end it in a panic that names the type", union, function.Name.Name)
					}
					return true
				})
			}
		}
		if switches == 0 {
			t.Errorf("no switch over %s was found", union)
		}
	}
}

// cases returns the names of the types in the cases of a switch, and whether its
// default panics, or reports a problem with what somebody else made.
func (s sourceCode) cases(of *ast.TypeSwitchStmt) (named map[string]bool, refuses bool) {
	named = make(map[string]bool)
	for _, clause := range of.Body.List {
		clause := clause.(*ast.CaseClause)
		for _, expr := range clause.List {
			if known, ok := s.info.Types[expr].Type.(*types.Named); ok {
				named[known.Obj().Name()] = true
			}
		}
		if clause.List != nil {
			continue
		}
		ast.Inspect(clause, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				refuses = refuses || n.Name == "panic"
			case *ast.SelectorExpr:
				refuses = refuses || n.Sel.Name == "fault"
			}
			return true
		})
	}
	return named, refuses
}

func TestEveryKindOfRequirementIsReadAndWritten(t *testing.T) {
	forms := make(map[reflect.Type]bool)
	for _, f := range requirementForms {
		forms[reflect.TypeOf(reflect.Zero(f.form).Interface().(requirementForm).unwrap())] = true
	}
	_, all := kindsOf(t)
	for _, at := range slices.Sorted(maps.Keys(all)) {
		r := all[at]
		if !forms[reflect.TypeOf(r)] {
			t.Errorf("requirementForms has no form of %T; add it", r)
		}
		if _, ok := r.(json.Marshaler); !ok {
			t.Errorf("%T has no method MarshalJSON; add it", r)
		}
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := ParseRequirement(data); err != nil || !reflect.DeepEqual(got, r) {
			t.Errorf("%s: ParseRequirement(%s) = %#v, %v, want %#v", at, data, got, err, r)
		}
	}
}

func TestEveryKindOfRequirementIsCopied(t *testing.T) {
	_, all := kindsOf(t)
	_, was := kindsOf(t)
	for _, at := range slices.Sorted(maps.Keys(all)) {
		copied := deepCopy([]Requirement{all[at]})
		if diff := cmp.Diff(all[at], copied[0]); diff != "" {
			t.Errorf("%s: the copy differs (-want +got):\n%s", at, diff)
		}
		v := reflect.ValueOf(copied[0])
		for i := range v.NumField() {
			if v.Field(i).Kind() == reflect.Slice {
				v.Field(i).Clear()
			}
		}
		if diff := cmp.Diff(was[at], all[at]); diff != "" {
			t.Errorf("%s: a change to the copy changed it (-was +is):\n%s", at, diff)
		}
	}
}

func TestEveryKindOfRequirementIsCheckedAndBlamed(t *testing.T) {
	c, all := kindsOf(t)
	checker := &checker{parsed: parsed{entries: c.Entries()}}
	checker.index()
	cl := checker.closure()
	cl.given = make(atomSet) // as if nothing had been reached
	for _, at := range slices.Sorted(maps.Keys(all)) {
		met := cl.met(all[at])
		if blamed := cl.blameRequirement(all[at]); met != (len(blamed) == 0) {
			t.Errorf("%s: met is %v, and blamed is %v", at, met, blamed)
		}
	}
}

func TestEveryKindOfRequirementHasItsOwnWords(t *testing.T) {
	c, all := kindsOf(t)
	phrases := make(map[string]string)
	for _, at := range slices.Sorted(maps.Keys(all)) {
		data, err := json.Marshal(all[at])
		if err != nil {
			t.Fatal(err)
		}
		phrase := c.Phrase(all[at])
		if other, twice := phrases[phrase]; phrase == "" || twice && other != string(data) {
			t.Errorf("Phrase of %s = %q, which says %q too", data, phrase, other)
		}
		phrases[phrase] = string(data)
	}
}

func TestEveryKindOfRequirementIsDocumented(t *testing.T) {
	source := readSource(t)
	overview, union := "", ""
	for _, file := range source.files {
		overview += file.Doc.Text()
		for _, decl := range file.Decls {
			if decl, ok := decl.(*ast.GenDecl); ok && decl.Tok == token.TYPE && decl.Specs[0].(*ast.TypeSpec).Name.Name == "Requirement" {
				union = decl.Doc.Text()
			}
		}
	}
	for _, name := range source.members("Requirement") {
		if !strings.Contains(union, "["+name+"]: ") {
			t.Errorf("the comment of Requirement does not list %s; add it", name)
		}
		if refused := noRequirement(nil); !strings.Contains(refused, name) {
			t.Errorf("%q does not name %s; add it", refused, name)
		}
	}
	schema, err := os.ReadFile("catalog.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range requirementForms {
		if !strings.Contains(overview, fmt.Sprintf("{%q: ", f.key)) {
			t.Errorf("the package comment does not show the key %q; add it", f.key)
		}
		if name := strings.TrimSuffix(f.form.Name(), "Form") + "Requirement"; !strings.Contains(string(schema), fmt.Sprintf("%q: {", name)) {
			t.Errorf("catalog.schema.json does not define %s; write it anew with: go test ./credential -run Schema -update", name)
		}
	}
}
