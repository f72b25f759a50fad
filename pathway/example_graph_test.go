package pathway_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/dominikbraun/graph"
)

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
