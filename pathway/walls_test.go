package pathway

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
)

// search are the files of the way from a question to a route.
var search = []string{"reach.go", "compile.go", "compile_gates.go", "compile_record.go", "compile_steps.go", "compiled.go", "solved.go", "extract.go", "noroute.go", "planner.go"}

// TestVerifySeesNoSearch is a wall inside the package: what judges and replays, and
// all that it rests on, uses no name that a file of the search declares, and no
// package of the solver. So a fault of the search cannot hide in its judge.
func TestVerifySeesNoSearch(t *testing.T) {
	uses := usesAmongFiles(t)
	isSearch := map[string]bool{}
	for _, file := range search {
		if uses[file] == nil {
			t.Errorf("there is no file %s any more; mend the list", file)
		}
		isSearch[file] = true
	}
	seen := map[string]bool{}
	var walk func(file, way string)
	walk = func(file, way string) {
		if seen[file] {
			return
		}
		seen[file] = true
		for used, name := range uses[file] {
			switch {
			case used == "credential" || used == "pathway/internal/days" || used == "pathway/internal/text":
			case isSearch[used] || uses[used] == nil:
				t.Errorf("%s uses %s of %s", way, name, used)
			default:
				walk(used, way+" > "+used)
			}
		}
	}
	for file := range uses {
		if strings.HasPrefix(file, "verify") || strings.HasPrefix(file, "judge") {
			walk(file, file)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d files were looked at", len(seen))
	}
}

// usesAmongFiles returns, by source file of the package, the other files and the
// packages of the solver of which it uses something, each with a name that it uses.
// Packages are not looked into: what they declare is unknown, and not asked for.
func usesAmongFiles(t *testing.T) map[string]map[string]string {
	t.Helper()
	fset := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var files []*ast.File
	uses := map[string]map[string]string{}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
		uses[name] = map[string]string{}
		for _, imported := range file.Imports {
			if _, room, ours := strings.Cut(strings.Trim(imported.Path.Value, `"`), "credpath/credpath/"); ours {
				uses[name][room] = "something"
			}
		}
	}
	info := &types.Info{Uses: map[*ast.Ident]types.Object{}}
	config := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := config.Check("pathway", fset, files, info)
	for ident, object := range info.Uses {
		if object.Pkg() != pkg || !object.Pos().IsValid() {
			continue
		}
		user, used := fset.Position(ident.Pos()).Filename, fset.Position(object.Pos()).Filename
		if used != user {
			uses[user][used] = object.Name()
		}
	}
	return uses
}

// noImports imports packages that declare nothing.
type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	pkg := types.NewPackage(path, path[strings.LastIndexByte(path, '/')+1:])
	pkg.MarkComplete()
	return pkg, nil
}
