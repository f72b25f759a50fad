package roadmap

import (
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func TestAPageSaysWhatWorkIsDoneInAProgram(t *testing.T) {
	catalog, err := credential.ParseCatalog("joinery.json", []byte(`{
		"fields": [{"field": "wood", "name": "Joinery"}],
		"credentials": [{"id": "journey", "kind": "license", "requires": [{"ask": {"experience": {"in": ["wood"], "for": "P2Y"}}}], "offers": [{"price": "0 USD"}]}],
		"programs": [{"id": "apprenticeship", "works": {"fields": ["wood"], "weekly": 40, "source": {"title": "Standards"}}, "offers": [{"takes": "P2Y", "weekly": 4}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	route, err := pathway.New(catalog).Best(t.Context(), pathway.Query{Letter: true, Target: "journey", Start: date(t, "2027-01-04")})
	if err != nil {
		t.Fatal(err)
	}
	page, err := New(catalog, route, Options{})
	if err != nil {
		t.Fatal(err)
	}
	lines := page.Steps[0].Lines
	i := slices.IndexFunc(lines, func(l Line) bool { return l.Label == "Work" })
	if want := "40 hours a week in joinery, as a part of the program"; i < 0 || lines[i].Text != want || len(lines[i].Sources) != 1 {
		t.Errorf("the lines of the apprenticeship are %v, want %q with its source", lines, want)
	}
	var text strings.Builder
	if err := page.Text(&text); err != nil {
		t.Fatal(err)
	}
	if want := "Rests on up to 4 hours of study and 40 of work a week, at most 44 at once"; !strings.Contains(strings.Join(strings.Fields(text.String()), " "), want) {
		t.Errorf("the page does not say %q:\n%s", want, text.String())
	}
}
