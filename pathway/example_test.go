package pathway_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dominikbraun/graph"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// registry is a catalog of one certification with two routes to it.
const registry = `{
"organizations": [{"id": "college", "name": "Prairie College"}],
"credentials": [
  {"id": "degree/associate", "kind": "degree", "name": "Associate degree"},
  {"id": "ncra/ods-c", "kind": "certification", "name": "Oncology Data Specialist", "abbreviation": "ODS-C",
   "requires": [{"ask": {"any": [
      {"label": "Route A", "all": [{"holds": "degree/associate"}, {"experience": {"in": ["cancer-registry"], "hours": 1950}}]},
      {"label": "Route B", "all": [{"holds": "degree/associate"}, {"attestation": "a practicum in a registry", "id": "a-practicum-in-a-registry"}]}]},
     "source": {"url": "https://registry.example", "title": "Candidate handbook", "asOf": "2026-05-01", "confidence": "unverified"}}],
   "offers": [{"name": "exam", "price": "400 USD"}]}],
"programs": [
  {"id": "program/college/associate", "name": "Associate at Prairie College", "provider": "college", "awards": ["degree/associate"],
   "offers": [{"name": "full-time", "price": "8000 USD", "takes": "P2Y", "weekly": 36}]}],
"roles": [{"id": "role/registry-clerk", "name": "Registry clerk", "fields": ["cancer-registry"]}]}`

// A clerk in a registry has no degree yet.
const clerk = `{
"holdings": [{"credential": "degree/associate", "expected": "2026-05-20"}],
"jobs": [{"role": "role/registry-clerk", "from": "2025-10-10", "weekly": 35}]}`

func ExamplePlanner_Check() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	planner := pathway.New(catalog)
	e, err := planner.Check(record, "ncra/ods-c", credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e)
	// Output:
	// Oncology Data Specialist on 2026-01-02
	// eligible to hold: from 2026-11-04
	//   [will be met on 2026-11-04] any one of
	//     [will be met on 2026-11-04] Route A, all of
	//       [will be met on 2026-05-20] an associate degree: Associate degree, expected on
	//           2026-05-20
	//       [will be met on 2026-11-04] 1,950 hours of work in cancer registry: Registry clerk,
	//           since 2025-10-10, 35 hours a week; 420 hours so far, 1,530 more needed, there on
	//           2026-11-04 if nothing changes
	//     [not known] Route B, all of: not known: an attestation: "a practicum in a registry";
	//         waits until 2026-05-20 for an associate degree
	//     source: Candidate handbook, as of 2026-05-01 (unverified)
}

func ExampleFinding_Missing() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	record.Jobs[0].Until = credential.Date{Year: 2025, Month: 12, Day: 24}
	planner := pathway.New(catalog)
	e, err := planner.Check(record, "ncra/ods-c", credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for missing := range e.Finding.Missing() {
		fmt.Printf("%s %s: %s %s\n", missing.Path, missing.Status, missing.Text, missing.Gap)
	}
	// Output:
	// /0/1 unmet: 1,950 hours of work in cancer registry 1,575 hours
	// /1/1 unknown: an attestation: "a practicum in a registry"
}

// What a clerk whose job has ended lacks, and what the answer is if the college waives one of
// the conditions.
func ExampleFinding_Lacks() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	record, _ := catalog.ParseRecord("clerk.json", []byte(clerk))
	record.Jobs[0].Until = credential.Date{Year: 2025, Month: 12, Day: 24}
	planner := pathway.New(catalog)
	on := credential.Date{Year: 2026, Month: 1, Day: 2}
	e, err := planner.Check(record, "ncra/ods-c", on)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(e.Finding.Lacks())
	for missing := range e.Finding.Missing() {
		waived, _ := planner.Check(record.Waive(missing.Entry, missing.Requirement, "NCRA", "by letter"), "ncra/ods-c", on)
		fmt.Println("without", missing.Text, "it is", waived.Finding.Status, waived.Finding.MetOn)
	}
	// Output:
	// closest: Route B; not known: an attestation: "a practicum in a registry"; waits until 2026-05-20 for an associate degree
	// without 1,950 hours of work in cancer registry it is pending 2026-05-20
	// without an attestation: "a practicum in a registry" it is pending 2026-05-20
}

func ExampleFinding_Nearest() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	planner := pathway.New(catalog)
	e, err := planner.Check(credential.Record{}, "ncra/ods-c", credential.Date{Year: 2026, Month: 1, Day: 2})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, way := range e.Finding.Nearest() {
		fmt.Printf("%s: %s; it %s\n", way.Text, way.Status, way.Lacks())
	}
	// Output:
	// Route B, all of: unmet; it lacks an associate degree; not known: an attestation: "a practicum in a registry"
}

func ExampleVerify() {
	catalog, _ := credential.ParseCatalog("registry.json", []byte(registry))
	start, finish := credential.Date{Year: 2026, Month: 1, Day: 5}, credential.Date{Year: 2028, Month: 1, Day: 5}
	query := pathway.Query{Target: "degree/associate", Start: start}
	route := pathway.Route{
		Target: "degree/associate",
		Start:  start,
		Finish: finish,
		Cost:   credential.Money{Minor: 800_000, Currency: "USD"},
		Steps: []pathway.Step{{
			Kind:   pathway.Attend,
			Entry:  "program/college/associate",
			Offer:  "full-time",
			Start:  start,
			Finish: finish,
			Weekly: credential.HoursOf(36),
			Price:  credential.Money{Minor: 800_000, Currency: "USD"},
			Meets:  []pathway.Serves{{Step: -1, Requirement: credential.Holds{Credential: "degree/associate"}}},
		}},
	}
	fmt.Println(pathway.Verify(catalog, query, &route))

	query.Study = 20
	fmt.Println(pathway.Verify(catalog, query, &route))
	// Output:
	// <nil>
	// pathway: step 0: on 2026-01-05 36 hours a week of study are needed, but the query has 20
}

// trade is a small field: a license that a course and an exam lead to, or two
// years of work as a helper.
const trade = `{
"credentials": [
  {"id": "guild/membership", "kind": "membership", "name": "Guild membership", "offers": [{"price": "30 USD"}]},
  {"id": "guild/course", "kind": "course", "name": "Guild course"},
  {"id": "guild/exam", "kind": "assessment", "name": "Guild exam",
   "requires": [{"ask": {"any": [{"holds": "guild/course"}, {"experience": {"in": ["trade"], "for": "P2Y"}}]}}],
   "offers": [{"name": "member", "if": {"holds": "guild/membership"}, "price": "100 USD", "seasons": ["06-01/06-10"]},
              {"name": "guest", "price": "180 USD", "seasons": ["06-01/06-10"]}]}],
"programs": [
  {"id": "program/day", "name": "Day course", "awards": ["guild/course"], "offers": [{"price": "900 USD", "takes": "P3M", "weekly": 30}]},
  {"id": "program/evening", "name": "Evening course", "awards": ["guild/course"], "offers": [{"price": "600 USD", "takes": "P9M", "weekly": 10}]}],
"roles": [{"id": "role/helper", "name": "Helper", "fields": ["trade"]}]}`

// apprentice asks for the exam of the trade, without any record.
func apprentice() (*pathway.Planner, pathway.Query) {
	catalog, err := credential.ParseCatalog("trade.json", []byte(trade))
	if err != nil {
		panic(err)
	}
	planner := pathway.New(catalog)
	return planner, pathway.Query{Target: "guild/exam", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
}

func ExamplePlanner_Best() {
	planner, query := apprentice()
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(route.Finish, route.Cost)
	for _, step := range route.Steps {
		fmt.Println(step.Start, step.Kind, step.Entry, step.Offer, step.Price)
	}
	// Output:
	// 2027-06-01 1030 USD
	// 2027-01-04 join guild/membership  30 USD
	// 2027-01-04 attend program/day  900 USD
	// 2027-06-01 earn guild/exam member 100 USD
}

// The cheapest way takes up a job; the evening course is an option of the day
// course and not another route.
func ExamplePlanner_Routes() {
	planner, query := apprentice()
	query.Rank = pathway.Cheapest
	for route, err := range planner.Routes(context.Background(), query) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(route.Finish, route.Cost)
		for _, step := range route.Steps {
			fmt.Println(" ", step.Start, step.Kind, step.Entry)
		}
	}
	// Output:
	// 2029-06-01 130 USD
	//   2027-01-04 join guild/membership
	//   2027-03-15 work role/helper
	//   2029-06-01 earn guild/exam
	// 2028-06-01 730 USD
	//   2027-01-04 join guild/membership
	//   2027-01-04 attend program/evening
	//   2028-06-01 earn guild/exam
}

// Each way is sooner than the next one, and dearer: by the day course, by the evening
// course, by work.
func ExamplePlanner_Frontier() {
	planner, query := apprentice()
	front, err := planner.Frontier(context.Background(), query)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, route := range front {
		fmt.Println(route.Finish, route.Cost)
	}
	// Output:
	// 2027-06-01 1030 USD
	// 2028-06-01 730 USD
	// 2029-06-01 130 USD
}

// With little time and little money there is no route, and the error says by how
// much the nearest misses.
func ExamplePlanner_Best_noRoute() {
	planner, query := apprentice()
	query.Study, query.Budget = 12, credential.Money{Minor: 100_00, Currency: "USD"}
	_, err := planner.Best(context.Background(), query)
	fmt.Println(err)
	fmt.Println(errors.Is(err, pathway.ErrNoRoute))
	// Output:
	// no route to Guild exam: the cheapest way finishes on 2029-06-01 and costs 130 USD, 30 USD over the budget
	// true
}

// coderField is a small part of a field: an exam that opens to coders and to
// graduates, and a letter that asks for it.
const coderField = `{
  "organizations": [{"id": "guild", "name": "Guild of Coders"}],
  "credentials": [
    {"id": "degree/coding", "kind": "degree", "name": "Degree in coding"},
    {"id": "guild/exam", "kind": "assessment", "name": "The \"big\" exam", "issuer": "guild", "requires": [{"ask": {"any": [
      {"label": "Route A", "all": [{"holds": "degree/coding"}]},
      {"label": "Route B", "all": [{"experience": {"in": ["coding"], "for": "P2Y"}}]}]}}]},
    {"id": "guild/coder", "kind": "certification", "name": "Certified coder", "issuer": "guild", "requires": [{"ask": {"holds": "guild/exam"}}]}
  ],
  "programs": [{"id": "program/coding", "name": "Coding by night", "typical": true, "awards": ["degree/coding"], "offers": [{"name": "part-time", "takes": "P4Y"}]}],
  "roles": [{"id": "role/coder", "name": "Coder", "fields": ["coding/inpatient"]}]
}`

// coderGraph is the graph of coderField on a day.
func coderGraph() graph.Graph[credential.ID, pathway.Node] {
	catalog, err := credential.ParseCatalog("field.json", []byte(coderField))
	if err != nil {
		panic(err)
	}
	planner := pathway.New(catalog)
	g, err := planner.Graph(credential.Date{Year: 2027, Month: 1, Day: 4})
	if err != nil {
		panic(err)
	}
	return g
}

// What stands before a letter, near and far. Maps of the graph have no order,
// so what is read from them is sorted.
func ExamplePlanner_Graph() {
	before, err := coderGraph().PredecessorMap()
	if err != nil {
		fmt.Println(err)
		return
	}
	var walk func(id credential.ID, indent string)
	walk = func(id credential.ID, indent string) {
		for _, from := range slices.Sorted(maps.Keys(before[id])) {
			why := before[id][from].Properties.Attributes
			fmt.Printf("%s%s (%s)\n", indent, from, strings.TrimSpace(why["relation"]+" "+why["label"]))
			walk(from, indent+"  ") // this field has no cycle; remember what was seen where there may be one
		}
	}
	walk("guild/coder", "")
	// Output:
	// guild/exam (holds)
	//   degree/coding (holds Route A)
	//     program/coding (awards)
	//   role/coder (experience Route B)
}

// The field as a drawing for Graphviz. Edges come in ID order; the function
// draw.DOT of the graph package draws in no order, and does not escape the
// quotes in a name.
func ExamplePlanner_Graph_draw() {
	fmt.Print(drawDOT(coderGraph()))
	// Output:
	// digraph {
	// 	rankdir=LR
	// 	"degree/coding" [label="Degree in coding" shape=ellipse]
	// 	"guild/coder" [label="Certified coder" shape=box]
	// 	"guild/exam" [label="The \"big\" exam" shape=box]
	// 	"program/coding" [label="Coding by night" shape=box]
	// 	"role/coder" [label="Coder" shape=box]
	// 	"degree/coding" -> "guild/exam" [label="Route A"]
	// 	"guild/exam" -> "guild/coder" [label=""]
	// 	"program/coding" -> "degree/coding" [label=""]
	// 	"role/coder" -> "guild/exam" [label="Route B"]
	// }
}

// drawDOT draws what a person can do as a box, and all else as an ellipse.
func drawDOT(g graph.Graph[credential.ID, pathway.Node]) string {
	after, err := g.AdjacencyMap()
	if err != nil {
		return err.Error()
	}
	var vertices, edges strings.Builder
	for _, id := range slices.Sorted(maps.Keys(after)) {
		node, err := g.Vertex(id)
		if err != nil {
			return err.Error()
		}
		shape := map[bool]string{true: "box", false: "ellipse"}[node.Plannable]
		fmt.Fprintf(&vertices, "\t%s [label=%s shape=%s]\n", quoteDOT(string(id)), quoteDOT(node.Name), shape)
		for _, to := range slices.Sorted(maps.Keys(after[id])) {
			label := after[id][to].Properties.Attributes["label"]
			fmt.Fprintf(&edges, "\t%s -> %s [label=%s]\n", quoteDOT(string(id)), quoteDOT(string(to)), quoteDOT(label))
		}
	}
	return "digraph {\n\trankdir=LR\n" + vertices.String() + edges.String() + "}\n"
}

// quoteDOT quotes a text for Graphviz, where only quotes and backslashes matter.
func quoteDOT(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// TestTheReadmesOwnCatalogAndRecordWork reads the two JSON blocks of the README
// as a reader would, and plans the role in them.
func TestTheReadmesOwnCatalogAndRecordWork(t *testing.T) {
	text, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	for i, part := range strings.Split(string(text), "```json\n") {
		if i > 0 {
			block, _, _ := strings.Cut(part, "```")
			blocks = append(blocks, block)
		}
	}
	if len(blocks) != 2 {
		t.Fatalf("the README has %d blocks of JSON, want a catalog and a record", len(blocks))
	}
	catalog, err := credential.ParseCatalog("README.md", []byte(blocks[0]))
	if err != nil {
		t.Fatal(err)
	}
	record, err := catalog.ParseRecord("README.md", []byte(blocks[1]))
	if err != nil {
		t.Fatal(err)
	}
	planner := pathway.New(catalog)
	query := pathway.Query{Record: record, Target: "role/phlebotomist", Start: credential.Date{Year: 2027, Month: 1, Day: 4}}
	route, err := planner.Best(context.Background(), query)
	if err != nil {
		t.Fatal(err)
	}
	if err := pathway.Verify(catalog, query, route); err != nil {
		t.Error(err)
	}
	// The certificate comes on 2027-01-20; the exam is open from March 1 to 15; the job is
	// found ten weeks later.
	if want := (credential.Date{Year: 2027, Month: 5, Day: 10}); route.Finish != want {
		t.Errorf("Best(role/phlebotomist) finishes on %v, want %v", route.Finish, want)
	}
}
