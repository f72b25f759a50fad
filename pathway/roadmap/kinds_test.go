package roadmap_test

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
	"github.com/google/go-cmp/cmp"
)

// Whatever kind of requirement a step serves, its page says it in words, its file
// comes back as it was, and the schema takes the file. The catalog of kinds has every
// kind; package credential tests that.
func TestEveryKindOfRequirementIsFiled(t *testing.T) {
	const name = "../../testdata/catalogs/kinds.json"
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	c, err := credential.ParseCatalog(name, data)
	if err != nil {
		t.Fatal(err)
	}
	forms, filed := requirementForms(t), 0
	for entry := range c.Credentials() {
		for _, rule := range entry.Requires {
			for path, r := range credential.Walk(rule.Ask) {
				route := servingRoute(entry.ID, path, r)
				text := new(bytes.Buffer)
				if err := roadmap.Text(text, c, route, roadmap.Options{}); err != nil {
					t.Fatal(err)
				}
				if words := strings.Join(strings.Fields(text.String()), " "); !strings.Contains(words, ": "+c.Phrase(r)) {
					t.Errorf("%s%s: the text does not say what for, %q:\n%s", entry.ID, path, c.Phrase(r), text)
				}
				data, err := roadmap.FormatRoute(c, roadmap.Filing{Route: route})
				if err != nil {
					t.Errorf("%s%s: %v", entry.ID, path, err)
					continue
				}
				back, err := roadmap.ParseRoute("route.json", data)
				if err != nil {
					t.Fatal(err)
				}
				if diff := cmp.Diff(route, back.Route); diff != "" {
					t.Errorf("%s%s: the route came back otherwise (-filed +read):\n%s", entry.ID, path, diff)
				}
				checkServed(t, forms, data, c.Phrase(r))
				filed++
			}
		}
	}
	if filed < len(forms) {
		t.Errorf("%d requirements were filed, and the schema has %d forms of one", filed, len(forms))
	}
}

// servingRoute returns a route, which does not hold, whose first step serves a
// condition of its second.
func servingRoute(target credential.ID, path string, r credential.Requirement) *pathway.Route {
	on := credential.Date{Year: 2027, Month: 1, Day: 4}
	return &pathway.Route{
		Target: target, Start: on, Finish: on,
		Steps: []pathway.Step{
			{Kind: pathway.Attend, Entry: "program/associate", Start: on, Finish: on, Meets: []pathway.Serves{{Step: 1, Path: path, Requirement: r}}},
			{Kind: pathway.Earn, Entry: target, Start: on, Finish: on, After: []int{0}, Meets: []pathway.Serves{{Step: -1, Requirement: credential.Holds{Credential: target}}}},
		},
	}
}

// A requirementForm is one form of a requirement in the schema.
type requirementForm struct {
	Properties map[string]json.RawMessage
	Required   []string
}

// requirementForms returns the forms of a requirement in the schema of routes.
func requirementForms(t *testing.T) []requirementForm {
	t.Helper()
	data, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var schema struct {
		Defs map[string]json.RawMessage `json:"$defs"`
	}
	if err := json.Unmarshal(data, &schema); err != nil {
		t.Fatal(err)
	}
	var union struct {
		OneOf []struct {
			Ref string `json:"$ref"`
		}
	}
	if err := json.Unmarshal(schema.Defs["requirement"], &union); err != nil {
		t.Fatal(err)
	}
	var forms []requirementForm
	for _, of := range union.OneOf {
		var form requirementForm
		if err := json.Unmarshal(schema.Defs[strings.TrimPrefix(of.Ref, "#/$defs/")], &form); err != nil {
			t.Fatal(err)
		}
		forms = append(forms, form)
	}
	return forms
}

// checkServed checks what a file says of the condition that its first step serves:
// the words, and keys of one form of the schema.
func checkServed(t *testing.T, forms []requirementForm, data []byte, words string) {
	t.Helper()
	var file struct {
		Steps []struct {
			Meets []struct {
				Asks        string
				Requirement map[string]json.RawMessage
			}
		}
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	served := file.Steps[0].Meets[0]
	if served.Asks != words {
		t.Errorf("the file says that the condition asks for %q, want %q", served.Asks, words)
	}
	takes := 0
	for _, form := range forms {
		fits := !slices.ContainsFunc(form.Required, func(key string) bool { return served.Requirement[key] == nil })
		for key := range served.Requirement {
			fits = fits && form.Properties[key] != nil
		}
		if fits {
			takes++
		}
	}
	if takes != 1 {
		t.Errorf("%d forms of %s take the condition, want one of them:\n%s", takes, schemaFile, data)
	}
}
