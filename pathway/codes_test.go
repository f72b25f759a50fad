package pathway

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
)

var kebab = regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)

// Every code is in words joined by hyphens, no two are the same, and each is given
// somewhere.
func TestCodesAreNamesAndEachIsGiven(t *testing.T) {
	codes, used := codesOf(t)
	for _, of := range []string{"ReasonCode", "FaultCode", "AssumptionKind"} {
		names := map[string]string{}
		for name, code := range codes[of] {
			if !kebab.MatchString(code) {
				t.Errorf("%s is %q, want words joined by hyphens", name, code)
			}
			if other, twice := names[code]; twice {
				t.Errorf("%s and %s are both %q", name, other, code)
			}
			names[code] = name
			if used[name] == 0 {
				t.Errorf("nothing gives the code %s; take it out", name)
			}
		}
		if len(names) < 5 {
			t.Errorf("%d codes of type %s were found, want more", len(names), of)
		}
	}
}

// The words of a reason and of an assumption are made of their codes and data alone,
// so that no code is without words and a page in another language needs none of them.
func TestEveryCodeHasWords(t *testing.T) {
	c := parsed(t, trade)
	codes, _ := codesOf(t)
	conditions := map[ReasonCode]bool{ // whose words noroute.go makes
		ReasonNothingLeads: true, ReasonAvoided: true, ReasonTooLittleStudy: true, ReasonNoWayBack: true,
		ReasonNotPlanned: true, ReasonNoneAccredited: true,
	}
	for name, code := range codes["ReasonCode"] {
		r := Reason{Code: ReasonCode(code), Date: day(t, "2026-01-05"), Within: credential.Period{Months: 12}}
		if !conditions[r.Code] && reasonText(c, r) == "" {
			t.Errorf("%s has no words", name)
		}
	}
	said := map[string]string{}
	for name, kind := range codes["AssumptionKind"] {
		assumed := Assumption{Kind: AssumptionKind(kind), Entry: "t/odd", Field: "bench", Years: 18, Date: day(t, "2026-01-05"), Place: "us/il", Score: credential.PointsOf(300)}
		text := assumptionText(c, assumed)
		if question := questionText(c, assumed); question == "" || question == kind {
			t.Errorf("%s has no words for a question", name)
		}
		if other, twice := said[text]; twice || text == "" || text == kind {
			t.Errorf("%s has the words %q, and so has %s", name, text, other)
		}
		said[text] = name
	}
}

// codesOf returns the constants of the package by type and name, and how often each
// is used outside of its declaration and of the functions that put it in words.
func codesOf(t *testing.T) (codes map[string]map[string]string, used map[string]int) {
	t.Helper()
	codes, used = map[string]map[string]string{}, map[string]int{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if fn, ok := decl.(*ast.FuncDecl); ok && strings.HasSuffix(fn.Name.Name, "Text") {
				continue
			}
			ast.Inspect(decl, func(n ast.Node) bool {
				if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 && spec.Type != nil {
					of, named := spec.Type.(*ast.Ident)
					value, text := spec.Values[0].(*ast.BasicLit)
					if named && text {
						if codes[of.Name] == nil {
							codes[of.Name] = map[string]string{}
						}
						codes[of.Name][spec.Names[0].Name], _ = strconv.Unquote(value.Value)
						return false
					}
				}
				if id, ok := n.(*ast.Ident); ok {
					used[id.Name]++
				}
				return true
			})
		}
	}
	return codes, used
}
