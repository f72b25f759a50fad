package credential_test

import (
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	badCatalogs = "../testdata/catalogs/bad"
	badRecords  = "../testdata/records/bad"
)

// tooBig makes the files that are too large to keep, by the code of their
// problem.
var tooBig = map[credential.Code]func() []byte{
	credential.CodeTooLarge: func() []byte { return make([]byte, 64<<20+1) },
	credential.CodeTooMany: func() []byte {
		many := strings.Repeat(`"a",`, 5000)
		return []byte(`{"credentials": [{"id": "a", "kind": "class", "countsAs": [` + many + `"a"]}]}`)
	},
}

// golden compares got with the golden file, or writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("problems of %s:\ngot:\n%s\nwant:\n%s", name, got, want)
	}
}

// mistakes returns the files of a directory by the code they are named after.
func mistakes(t *testing.T, dir string) map[credential.Code][]byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(names) == 0 {
		t.Fatalf("files of %s: %q, %v", dir, names, err)
	}
	files := make(map[credential.Code][]byte)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[credential.Code(strings.TrimSuffix(filepath.Base(name), ".json"))] = data
	}
	return files
}

// checkMistake compares the problems of a file with its golden file, and asks
// that the code it is named after is among them.
func checkMistake(t *testing.T, dir string, code credential.Code, err error) {
	t.Helper()
	var problems credential.Problems
	if !errors.As(err, &problems) {
		t.Fatalf("%s: the error is %T, want Problems: %v", code, err, err)
	}
	golden(t, filepath.Join(dir, string(code)+".want"), problems.Error()+"\n")
	if !slices.ContainsFunc(problems, func(p credential.Problem) bool { return p.Code == code }) {
		t.Errorf("no problem of %s has the code it is named after:\n%v", code, err)
	}
}

func TestEveryMistakeInACatalogIsReportedWhereItStands(t *testing.T) {
	files := mistakes(t, badCatalogs)
	for code, file := range tooBig {
		files[code] = file()
	}
	for _, code := range slices.Sorted(maps.Keys(files)) {
		t.Run(string(code), func(t *testing.T) {
			c, err := credential.ParseCatalog("him.json", files[code])
			if c != nil {
				t.Errorf("ParseCatalog gave a catalog along with an error")
			}
			checkMistake(t, badCatalogs, code, err)
		})
	}
}

func TestEveryMistakeInARecordIsReportedWhereItStands(t *testing.T) {
	c := goodCatalog(t)
	files := mistakes(t, badRecords)
	for _, code := range slices.Sorted(maps.Keys(files)) {
		t.Run(string(code), func(t *testing.T) {
			_, err := c.ParseRecord("ana.json", files[code])
			checkMistake(t, badRecords, code, err)
		})
	}
}

func TestEveryCodeHasAFileAndEveryFileACode(t *testing.T) {
	files := mistakes(t, badCatalogs)
	maps.Copy(files, mistakes(t, badRecords))
	for code := range tooBig {
		files[code] = nil
	}
	codes := credential.Codes()
	for _, code := range codes {
		if _, ok := files[code]; !ok {
			t.Errorf("no file shows a problem with the code %s", code)
		}
	}
	for code := range files {
		if !slices.Contains(codes, code) {
			t.Errorf("Codes() leaves out %s, of which there is a file", code)
		}
	}
	for _, dir := range []string{badCatalogs, badRecords} {
		wants, _ := filepath.Glob(filepath.Join(dir, "*.want"))
		for _, name := range wants {
			code := credential.Code(strings.TrimSuffix(filepath.Base(name), ".want"))
			if _, ok := files[code]; !ok {
				t.Errorf("%s has the problems of no file; remove it", name)
			}
		}
	}
}

func TestCodesAreThoseOfTheConstantsInTheirOrder(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "problem.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var want []credential.Code
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && strings.HasPrefix(spec.Names[0].Name, "Code") {
			text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Error(err)
			}
			want = append(want, credential.Code(text))
		}
		return true
	})
	if got := credential.Codes(); len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("Codes() = %v, want those of the constants, %v", got, want)
	}
	slices.Sort(want)
	if n := len(slices.Compact(slices.Clone(want))); n != len(want) {
		t.Errorf("of %d codes %d are distinct", len(want), n)
	}
}

func TestProblemsAreFoundByErrorsAs(t *testing.T) {
	_, err := credential.ParseCatalog("x.json", []byte(`{"roles": [{"id": "r", "next": ["s"]}]}`))
	var p credential.Problem
	if !errors.As(fmt.Errorf("loading: %w", err), &p) {
		t.Fatalf("errors.As(%v, *Problem) = false, want true", err)
	}
	want := credential.Problem{
		File: "x.json", Line: 1, Column: 33, Subject: "r", Path: "next[0]",
		Code: credential.CodeUnknownID, Message: `no entry "s"; mend it, or add it to the roles of the catalog`,
	}
	if p != want {
		t.Errorf("the problem is %#v, want %#v", p, want)
	}
}

func TestProblemTextLeavesOutWhatIsNotKnown(t *testing.T) {
	for _, row := range []struct {
		reason string
		p      credential.Problem
		want   string
	}{
		{"all is known", credential.Problem{File: "a.json", Line: 2, Column: 3, Subject: "x", Path: "y", Code: "c", Message: "m"}, "a.json:2:3: x: y: m [c]"},
		{"made in code", credential.Problem{Subject: "x", Path: "y", Code: "c", Message: "m"}, "x: y: m [c]"},
		{"an entry without an id", credential.Problem{File: "a.json", Line: 2, Column: 3, Path: "roles[0].id", Code: "c", Message: "m"}, "a.json:2:3: roles[0].id: m [c]"},
		{"data without a name", credential.Problem{Line: 2, Column: 3, Code: "c", Message: "m"}, ":2:3: m [c]"},
		{"nothing is known", credential.Problem{Code: "c", Message: "m"}, "m [c]"},
	} {
		if got := row.p.Error(); got != row.want {
			t.Errorf("%s: Error() = %q, want %q", row.reason, got, row.want)
		}
	}
}
