package pathway_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// joinery has an apprenticeship of four years, or of two for who learnt a trade before.
const joinery = `{
	"credentials": [
		{"id": "completion", "kind": "certificate", "name": "certificate of completion"},
		{"id": "trade", "kind": "diploma", "status": "outside", "name": "diploma of a trade"},
		{"id": "journey", "kind": "license", "name": "journey license", "requires": [{"ask": {"experience": {"in": ["wood"], "hours": 8000}}}], "offers": [{"price": "50 USD"}]},
		{"id": "master", "kind": "license", "name": "master license", "requires": [{"ask": {"experience": {"in": ["wood"], "hours": 9000}}}], "offers": [{"price": "50 USD"}]}],
	"programs": [{"id": "apprenticeship", "name": "Joiner apprenticeship", "awards": ["completion"],
		"works": {"fields": ["wood/joinery"], "source": {"title": "Standards of apprenticeship"}},
		"offers": [{"name": "whole", "takes": "P4Y", "weekly": 4, "price": "0 USD"},
			{"name": "short", "takes": "P2Y", "weekly": 4, "price": "0 USD", "if": {"holds": "trade"}}]}]}`

// joiner is a planner of joinery.
func joiner(t *testing.T) (*credential.Catalog, *pathway.Planner) {
	t.Helper()
	catalog, err := credential.ParseCatalog("joinery.json", []byte(joinery))
	if err != nil {
		t.Fatal(err)
	}
	return catalog, pathway.New(catalog)
}

var monday = credential.Date{Year: 2027, Month: 1, Day: 4}

func TestFindingsSayWhyTheWorkOfAProgramDoesNotCount(t *testing.T) {
	catalog, planner := joiner(t)
	for _, test := range []struct {
		name, target, record string
		want                 pathway.Status
		words                string
	}{
		{"of two years the work is not enough, and of four it is", "journey",
			`{"holdings": [{"credential": "completion", "program": "apprenticeship", "awarded": "2026-06-01"}]}`, pathway.Unknown,
			"how much work was done in its program is not known"},
		{"neither is enough", "master",
			`{"holdings": [{"credential": "completion", "program": "apprenticeship", "awarded": "2026-06-01"}]}`, pathway.Unmet,
			"the work of its program is too little by itself, and adds to no other; say it as a job to have it counted so"},
		{"a job is added to nothing but jobs", "master",
			`{"holdings": [{"credential": "completion", "program": "apprenticeship", "awarded": "2026-06-01"}],
			  "jobs": [{"fields": ["wood"], "from": "2024-06-01", "until": "2026-06-01"}]}`, pathway.Unmet,
			"4,171 hours so far"},
	} {
		record, err := catalog.ParseRecord("r.json", []byte(test.record))
		if err != nil {
			t.Fatal(err)
		}
		answer, err := planner.Check(record, credential.ID(test.target), monday)
		if err != nil {
			t.Fatal(err)
		}
		if text := strings.Join(strings.Fields(answer.Finding.String()), " "); answer.Finding.Status != test.want || !strings.Contains(text, test.words) {
			t.Errorf("%s: Check(%s) is %v, want %v with %q in\n%s", test.name, test.target, answer.Finding.Status, test.want, test.words, text)
		}
	}
}

func TestARouteRestsOnTheWorkOfAProgram(t *testing.T) {
	catalog, planner := joiner(t)
	query := pathway.Query{Letter: true, Target: "journey", Start: monday}
	route, err := planner.Best(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	if end := (credential.Date{Year: 2031, Month: 1, Day: 4}); len(route.Steps) != 2 || route.Steps[0].Offer != "whole" || route.Finish != end {
		t.Errorf("Best(journey) = %v, want the whole apprenticeship until %s", route.Steps, end)
	}
	if err := pathway.Verify(catalog, query, route); err != nil {
		t.Errorf("Verify(Best(journey)) = %v", err)
	}
	short := *route
	short.Steps = slices.Clone(route.Steps)
	short.Steps[0].Offer, short.Steps[0].Finish = "short", monday.Add(credential.Period{Months: 24})
	short.Steps[1].Start, short.Steps[1].Finish, short.Finish = short.Steps[0].Finish, short.Steps[0].Finish, short.Steps[0].Finish
	query.Record.Holdings = []credential.Holding{{Credential: "trade", Awarded: credential.Date{Year: 2020, Month: 1, Day: 1}}}
	if err := pathway.Verify(catalog, query, &short); err == nil || !strings.Contains(err.Error(), "8,000 hours of work in wood") {
		t.Errorf("Verify of the journey license after two years = %v, want that 8,000 hours of work are missing", err)
	}
}

func TestWhatTheWorkOfAProgramIsTooLittleForHasNoRoute(t *testing.T) {
	_, planner := joiner(t)
	_, err := planner.Best(t.Context(), pathway.Query{Letter: true, Target: "master", Start: monday})
	if want := "the work of Joiner apprenticeship is too little by itself"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("Best(master) = %v, want %q", err, want)
	}
}

func TestTheGraphHasProgramsOfWhichTheWorkIsEnough(t *testing.T) {
	_, planner := joiner(t)
	g, err := planner.Graph(monday)
	if err != nil {
		t.Fatal(err)
	}
	edge, err := g.Edge("apprenticeship", "journey")
	if err != nil || edge.Properties.Attributes["relation"] != string(pathway.ExperienceRelation) {
		t.Errorf("the edge from the apprenticeship to the journey license is %v, %v, want one of experience", edge, err)
	}
	if _, err := g.Edge("apprenticeship", "master"); err == nil {
		t.Error("the apprenticeship leads to the master license, which asks for more")
	}
}
