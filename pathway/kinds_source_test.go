package pathway

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// module is how the import paths of this module begin.
const module = "github.com/credpath/credpath/"

// A sourceCode is packages of this module as they are written, without their tests.
type sourceCode struct {
	positions *token.FileSet
	packages  map[string]*types.Package // by import path
	files     map[string][]*ast.File
	info      types.Info
}

func newSourceCode() *sourceCode {
	return &sourceCode{
		positions: token.NewFileSet(),
		packages:  map[string]*types.Package{},
		files:     map[string][]*ast.File{},
		info:      types.Info{Uses: map[*ast.Ident]types.Object{}},
	}
}

// Import checks the types of a package of this module. What others it imports is
// left out, and the errors that come of it are passed over: the unions and their
// members are all declared here.
func (s *sourceCode) Import(path string) (*types.Package, error) {
	dir, ours := strings.CutPrefix(path, module)
	if !ours {
		return nil, errors.New("it is left out")
	}
	if pkg, ok := s.packages[path]; ok {
		return pkg, nil
	}
	names, err := filepath.Glob(filepath.Join("..", dir, "*.go"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(s.positions, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		s.files[path] = append(s.files[path], file)
	}
	config := types.Config{Importer: s, Error: func(error) {}}
	s.packages[path], _ = config.Check(path, s.positions, s.files[path], &s.info)
	return s.packages[path], nil
}

// members returns the types that implement a sealed interface, or the constants of
// a type that has names for its values.
func (s *sourceCode) members(t *testing.T, path, union string) []types.Object {
	t.Helper()
	pkg, err := s.Import(module + path)
	if err != nil {
		t.Fatal(err)
	}
	var members []types.Object
	of := pkg.Scope().Lookup(union).Type()
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		sealed, _ := of.Underlying().(*types.Interface)
		switch object.(type) {
		case *types.TypeName:
			if sealed == nil || types.IsInterface(object.Type()) || !types.Implements(object.Type(), sealed) {
				continue
			}
		case *types.Const:
			if object.Type() != of {
				continue
			}
		default:
			continue
		}
		members = append(members, object)
	}
	return members
}

// requirements returns the names of the kinds of requirement.
func requirements(t *testing.T) []string {
	t.Helper()
	var names []string
	for _, member := range newSourceCode().members(t, "credential", "Requirement") {
		names = append(names, member.Name())
	}
	if len(names) < 6 {
		t.Fatalf("the members of Requirement are %q, want at least the six of the first version", names)
	}
	return names
}

// kindUnions has the unions that the packages have switches over.
var kindUnions = []struct{ path, name string }{
	{"credential", "Requirement"},
	{"pathway", "StepKind"},
	{"pathway/internal/problem", "Op"},
}

// kindPackages has the packages whose switches are read.
var kindPackages = []string{
	"pathway", "pathway/roadmap",
	"pathway/internal/problem", "pathway/internal/schedule", "pathway/internal/relax", "pathway/internal/solve",
	"pathway/internal/oracle", "pathway/internal/scenario", "pathway/internal/randcase",
}

// partialSwitches has the functions with a switch that need not know every member,
// and why.
var partialSwitches = map[string]string{
	"pathway.judge.phrase":        "the catalog has the words of all that is no group",
	"roadmap.builder.waiting":     "a step of any other kind waits for what it rests on",
	"oracle.Planner.attestations": "only a statement is a step without an entry",
	"scenario.parser.accreditors": "a name that it misses is refused when the catalog is built",
	"scenario.ruleWords":          "Condition has the words of all others",
}

// A switch over a union names every member, also those it has nothing to do for, and
// refuses what is none. Most are handed no groups, so AtLeast may be left out: it
// comes up in every catalog, and the panic tells.
func TestEverySwitchOverAKindIsTotal(t *testing.T) {
	source, partial := newSourceCode(), map[string]bool{}
	for _, union := range kindUnions {
		members, found := source.members(t, union.path, union.name), 0
		for _, path := range kindPackages {
			if _, err := source.Import(module + path); err != nil {
				t.Fatal(err)
			}
			source.eachSwitch(module+path, func(s kindSwitch) {
				if !slices.ContainsFunc(members, func(m types.Object) bool { return s.named[m] }) {
					return
				}
				found++
				what := fmt.Sprintf("%s: the switch over %s in %s", s.at, union.name, s.function)
				var left []string
				for _, member := range members {
					if !s.named[member] && member.Name() != "AtLeast" {
						left = append(left, member.Name())
					}
				}
				switch why, ok := partialSwitches[s.function]; {
				case ok && len(left) > 0:
					partial[s.function] = true
				case ok:
					t.Errorf("%s names all; partialSwitches need not say that %s", what, why)
				case len(left) > 0:
					t.Errorf("%s leaves out %s; add a case", what, strings.Join(left, ", "))
				case !s.refuses:
					t.Errorf("%s lets pass what is none; end it in a panic", what)
				}
			})
		}
		if found == 0 {
			t.Errorf("no switch over %s was found", union.name)
		}
	}
	for function := range partialSwitches {
		if !partial[function] {
			t.Errorf("partialSwitches has %s, which has no such switch", function)
		}
	}
}

// A kindSwitch is a switch of a function.
type kindSwitch struct {
	at       token.Position
	function string
	named    map[types.Object]bool // the types and constants of its cases
	refuses  bool                  // it ends in a panic, or in the error of a verifier
}

// eachSwitch calls visit for each switch in the functions of a package.
func (s *sourceCode) eachSwitch(path string, visit func(kindSwitch)) {
	for _, file := range s.files[path] {
		for _, decl := range file.Decls {
			function, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(function, func(n ast.Node) bool {
				stmts := statements(n)
				for i, stmt := range stmts {
					if body := switchBody(stmt); body != nil {
						found := s.read(body)
						found.at, found.function = s.positions.Position(stmt.Pos()), functionName(file, function)
						found.refuses = found.refuses || i+1 < len(stmts) && refuses(stmts[i+1])
						visit(found)
					}
				}
				return true
			})
		}
	}
}

// statements returns the statements that stand one after another in a node.
func statements(n ast.Node) []ast.Stmt {
	switch n := n.(type) {
	case *ast.BlockStmt:
		return n.List
	case *ast.CaseClause:
		return n.Body
	}
	return nil
}

// switchBody returns the cases of a switch, or nil.
func switchBody(stmt ast.Stmt) *ast.BlockStmt {
	switch stmt := stmt.(type) {
	case *ast.LabeledStmt:
		return switchBody(stmt.Stmt)
	case *ast.TypeSwitchStmt:
		return stmt.Body
	case *ast.SwitchStmt:
		return stmt.Body
	}
	return nil
}

// functionName returns the name of a function with its package and, of a method, with
// its type.
func functionName(file *ast.File, f *ast.FuncDecl) string {
	name := file.Name.Name + "."
	if f.Recv != nil {
		name += strings.TrimPrefix(types.ExprString(f.Recv.List[0].Type), "*") + "."
	}
	return name + f.Name.Name
}

// read returns what the cases of a switch name, and whether its default refuses.
func (s *sourceCode) read(body *ast.BlockStmt) kindSwitch {
	read := kindSwitch{named: map[types.Object]bool{}}
	for _, clause := range body.List {
		clause := clause.(*ast.CaseClause)
		read.refuses = read.refuses || clause.List == nil && refuses(clause)
		for _, expr := range clause.List {
			if selector, ok := expr.(*ast.SelectorExpr); ok {
				expr = selector.Sel
			}
			if name, ok := expr.(*ast.Ident); ok && s.info.Uses[name] != nil {
				read.named[s.info.Uses[name]] = true
			}
		}
	}
	return read
}

// refuses reports whether a statement panics, or returns the error of a verifier.
func refuses(n ast.Node) (found bool) {
	ast.Inspect(n, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			name, _ := call.Fun.(*ast.Ident)
			found = found || name != nil && (name.Name == "panic" || name.Name == "wrong")
		}
		return true
	})
	return found
}

// randomRooms has what random tests do with each kind of requirement, and where.
var randomRooms = []struct {
	what  string
	use   string // how the files name it: made, or as a parameter of a function
	files string
}{
	{"random cases ask for it", "made", "internal/randcase/*.go"},
	{"a feature of random cases takes it away", "parameter", "internal/randcase/feature*_test.go"},
	{"random rules ask for it", "made", "judge*property_test.go"},
}

// What no random case asks for is not compared with the oracle, and no law is tried
// on it.
func TestRandomCasesHaveEveryKindOfRequirement(t *testing.T) {
	members := requirements(t)
	for _, room := range randomRooms {
		names, err := filepath.Glob(room.files)
		if err != nil || len(names) == 0 {
			t.Errorf("there are no files %s: %v", room.files, err)
		}
		used := map[string]bool{}
		for _, name := range names {
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			addUses(used, file, room.use)
		}
		for _, member := range members {
			if !used[member] {
				t.Errorf("%s: in %s nothing says that %s", member, room.files, room.what)
			}
		}
	}
}

// addUses adds the names of package credential that a file uses in one way.
func addUses(used map[string]bool, file *ast.File, use string) {
	add := func(way string, expr ast.Expr) {
		selector, _ := expr.(*ast.SelectorExpr)
		if way != use || selector == nil {
			return
		}
		if of, ok := selector.X.(*ast.Ident); ok && of.Name == "credential" {
			used[selector.Sel.Name] = true
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CompositeLit:
			add("made", n.Type)
		case *ast.FuncLit:
			for _, field := range n.Type.Params.List {
				add("parameter", field.Type)
			}
		}
		return true
	})
}

// The guide to a new kind names files and tests; all of them must be there.
func TestTheGuideToKindsNamesWhatThereIs(t *testing.T) {
	text, err := os.ReadFile("../.github/CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	_, guide, found := strings.Cut(string(text), "\n## Add a kind of requirement\n")
	guide, _, _ = strings.Cut(guide, "\n## ")
	tests, files := testFunctions(t), 0
	for _, quoted := range regexp.MustCompile("`[^`]+`").FindAllString(guide, -1) {
		name := strings.Trim(quoted, "`")
		switch {
		case strings.HasPrefix(name, "Test") && !tests[name]:
			t.Errorf("the guide names %s, and there is no such test", name)
		case strings.Contains(name, "/") && !strings.Contains(name, " "):
			files++
			if _, err := os.Stat(filepath.Join("..", name)); err != nil {
				t.Errorf("the guide names %s, and there is no such file", name)
			}
		}
	}
	if !found || files == 0 {
		t.Error("the guide names no file")
	}
}

// testFunctions returns the names of the tests of the whole repository.
func testFunctions(t *testing.T) map[string]bool {
	t.Helper()
	functions := map[string]bool{}
	for _, pattern := range []string{"*", "*/*", "*/*/*"} {
		names, err := filepath.Glob(filepath.Join("..", pattern, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, found := range regexp.MustCompile(`(?m)^func (Test\w+)\(`).FindAllStringSubmatch(string(text), -1) {
				functions[found[1]] = true
			}
		}
	}
	return functions
}
