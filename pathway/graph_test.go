package pathway_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/internal/scenario"
	"github.com/dominikbraun/graph"
	godiff "github.com/google/go-cmp/cmp"
)

// graphDay is a day on which the rules of graphEntries are the later ones.
var graphDay = credential.Date{Year: 2027, Month: 1, Day: 4}

// graphEntries is a catalog in which every relation occurs, and a role that
// asks for the experience that it gives.
const graphEntries = `
diploma diploma
  status outside
class any-degree
degree him
  counts as any-degree
program school: diploma
  awards him
  teaches 8 in anatomy/basic
  offer full-time costs 8000 takes 2y
program closed
  awards him
exam boards
  asks until 2026-01-01: him
  asks from 2026-01-01: "Route A" him | "Route B" (work 2y in coding & study 6 in anatomy)
cert rhit: him & boards
role coder
  gives coding/inpatient, coding/outpatient
role lead: 2 of (any-degree rhit work 1y in coding or coding/inpatient)
  gives coding
cert gone: age 18
  status retired
`

// entriesOf reads entries as a scenario has them.
func entriesOf(t testing.TB, text string) credential.Entries {
	t.Helper()
	cases, err := scenario.Parse("entries", "catalog entries\n"+text+"\ncase reading them\n check x on 2027-01-04: met\n")
	if err != nil {
		t.Fatal(err)
	}
	return cases[0].Catalog.Entries
}

// plannerOf returns a planner of entries that may be refused.
func plannerOf(t testing.TB, entries credential.Entries) *pathway.Planner {
	t.Helper()
	catalog, err := credential.NewCatalog(entries)
	if err != nil {
		t.Fatal(err)
	}
	return pathway.New(catalog)
}

// graphOf returns the graph of graphEntries.
func graphOf(t testing.TB, on credential.Date) graph.Graph[credential.ID, pathway.Node] {
	t.Helper()
	g, err := plannerOf(t, entriesOf(t, graphEntries)).Graph(on)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// edgeLines writes edges in the order given, a line for each link.
func edgeLines(t testing.TB, g graph.Graph[credential.ID, pathway.Node]) []string {
	t.Helper()
	edges, err := g.Edges()
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range edges {
		links, ok := e.Properties.Data.([]pathway.Link)
		if !ok {
			t.Fatalf("edge %s to %s has data %T, want []Link", e.Source, e.Target, e.Properties.Data)
		}
		for _, link := range links {
			lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s -> %s %s %s %s", e.Source, e.Target, link.Relation, link.Path, link.Label)))
		}
	}
	return lines
}

func TestGraphHasAnEdgeForEachThingThatARuleMentions(t *testing.T) {
	want := []string{
		"any-degree -> lead holds /0",
		"boards -> rhit holds /1",
		"coder -> boards experience /1/0 Route B",
		"coder -> lead experience /2",
		"diploma -> school holds",
		"him -> any-degree counts-as",
		"him -> boards holds /0/0 Route A",
		"him -> rhit holds /0",
		"lead -> boards experience /1/0 Route B",
		"lead -> lead experience /2",
		"closed -> him awards",
		"rhit -> lead holds /1",
		"school -> boards coursework /1/1 Route B",
		"school -> him awards",
	}
	slices.Sort(want)
	if diff := godiff.Diff(want, edgeLines(t, graphOf(t, graphDay))); diff != "" {
		t.Errorf("edges of Graph(%v) (-want +got):\n%s", graphDay, diff)
	}
}

func TestGraphShowsTheRulesOfItsDay(t *testing.T) {
	day := credential.Date{Year: 2025, Month: 12, Day: 31}
	lines := edgeLines(t, graphOf(t, day))
	if !slices.Contains(lines, "him -> boards holds") || slices.Contains(lines, "coder -> boards experience /1/0 Route B") {
		t.Errorf("Graph(%v) has the edges %q, want those of the rule until 2026-01-01", day, lines)
	}
}

func TestGraphHasAVertexForEachEntry(t *testing.T) {
	g := graphOf(t, graphDay)
	want := []pathway.Node{
		{ID: "any-degree", Kind: "class", Name: "any-degree"},
		{ID: "boards", Kind: "assessment", Name: "boards", Plannable: true},
		{ID: "closed", Kind: pathway.ProgramNode, Name: "closed"},
		{ID: "coder", Kind: pathway.RoleNode, Name: "coder", Plannable: true},
		{ID: "diploma", Kind: "diploma", Name: "diploma"},
		{ID: "gone", Kind: "certification", Name: "gone"},
		{ID: "him", Kind: "degree", Name: "him"},
		{ID: "lead", Kind: pathway.RoleNode, Name: "lead", Plannable: true},
		{ID: "rhit", Kind: "certification", Name: "rhit", Plannable: true},
		{ID: "school", Kind: pathway.ProgramNode, Name: "school", Plannable: true},
	}
	if diff := godiff.Diff(want, nodesOf(t, g)); diff != "" {
		t.Errorf("vertices of Graph(%v) (-want +got):\n%s", graphDay, diff)
	}
	if n, err := g.Order(); n != len(want) || err != nil {
		t.Errorf("Order() = %d, %v, want %d", n, err, len(want))
	}
	_, properties, err := g.VertexWithProperties("him")
	if err != nil || properties.Attributes["kind"] != "degree" || properties.Attributes["label"] != "him" {
		t.Errorf("VertexWithProperties(him) = %v, %v, want its kind and its name as label", properties, err)
	}
}

// nodesOf returns the vertices in ID order.
func nodesOf(t testing.TB, g graph.Graph[credential.ID, pathway.Node]) []pathway.Node {
	t.Helper()
	adjacent, err := g.AdjacencyMap()
	if err != nil {
		t.Fatal(err)
	}
	var nodes []pathway.Node
	for id := range adjacent {
		node, err := g.Vertex(id)
		if err != nil {
			t.Fatal(err)
		}
		nodes = append(nodes, node)
	}
	slices.SortFunc(nodes, func(m, n pathway.Node) int { return cmp.Compare(m.ID, n.ID) })
	return nodes
}

func TestGraphAttributesJoinTheLinksOfAnEdge(t *testing.T) {
	g, err := plannerOf(t, entriesOf(t, `
exam a
cert b: "Route A" (a within 1y) | "Route B" (a & age 21)
`)).Graph(graphDay)
	if err != nil {
		t.Fatal(err)
	}
	edge, err := g.Edge("a", "b")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"relation": "holds", "path": "/0/0, /1/0", "label": "Route A, Route B"}
	if diff := godiff.Diff(want, edge.Properties.Attributes); diff != "" {
		t.Errorf("attributes of a to b (-want +got):\n%s", diff)
	}
}

func TestGraphCannotBeChanged(t *testing.T) {
	g := graphOf(t, graphDay)
	before := edgeLines(t, g)
	tests := []struct {
		name string // the method
		call func() error
		want error
	}{
		{"AddVertex", func() error { return g.AddVertex(pathway.Node{ID: "new"}) }, pathway.ErrReadOnly},
		{"AddVerticesFrom", func() error { return g.AddVerticesFrom(g) }, pathway.ErrReadOnly},
		{"RemoveVertex", func() error { return g.RemoveVertex("gone") }, pathway.ErrReadOnly},
		{"RemoveVertex of none", func() error { return g.RemoveVertex("nowhere") }, graph.ErrVertexNotFound},
		{"AddEdge", func() error { return g.AddEdge("coder", "rhit") }, pathway.ErrReadOnly},
		{"AddEdge that is there", func() error { return g.AddEdge("him", "rhit") }, graph.ErrEdgeAlreadyExists},
		{"AddEdge from none", func() error { return g.AddEdge("nowhere", "rhit") }, graph.ErrVertexNotFound},
		{"UpdateEdge", func() error { return g.UpdateEdge("him", "rhit", graph.EdgeWeight(2)) }, pathway.ErrReadOnly},
		{"UpdateEdge of none", func() error { return g.UpdateEdge("rhit", "him") }, graph.ErrEdgeNotFound},
		{"RemoveEdge", func() error { return g.RemoveEdge("him", "rhit") }, pathway.ErrReadOnly},
		{"RemoveEdge of none", func() error { return g.RemoveEdge("rhit", "him") }, graph.ErrEdgeNotFound},
	}
	for _, test := range tests {
		if err := test.call(); !errors.Is(err, test.want) {
			t.Errorf("%s = %v, want %v", test.name, err, test.want)
		}
	}
	if diff := godiff.Diff(before, edgeLines(t, g)); diff != "" {
		t.Errorf("the edges changed (-before +after):\n%s", diff)
	}
}

func TestGraphHandsOutCopies(t *testing.T) {
	g := graphOf(t, graphDay)
	edge, err := g.Edge("him", "rhit")
	if err != nil {
		t.Fatal(err)
	}
	edge.Properties.Attributes["relation"] = "hates"
	edge.Properties.Data.([]pathway.Link)[0].Label = "changed"
	again, err := g.Edge("him", "rhit")
	if err != nil {
		t.Fatal(err)
	}
	if again.Properties.Attributes["relation"] != "holds" || again.Properties.Data.([]pathway.Link)[0].Label != "" {
		t.Errorf("Edge(him, rhit) = %v after a change to what it gave before", again.Properties)
	}
}

func TestGraphCloneCanBeChanged(t *testing.T) {
	g := graphOf(t, graphDay)
	clone, err := g.Clone()
	if err != nil {
		t.Fatal(err)
	}
	lines := edgeLines(t, clone)
	slices.Sort(lines)
	if diff := godiff.Diff(edgeLines(t, g), lines); diff != "" {
		t.Errorf("edges of the clone (-graph +clone):\n%s", diff)
	}
	if err := clone.RemoveEdge("him", "rhit"); err != nil {
		t.Errorf("RemoveEdge on a clone: %v", err)
	}
}

func TestGraphRefusesADayThatIsNone(t *testing.T) {
	planner := plannerOf(t, entriesOf(t, graphEntries))
	for _, day := range []credential.Date{{}, {Year: 2027, Month: 2, Day: 29}} {
		g, err := planner.Graph(day)
		var bad *pathway.QueryError
		if !errors.As(err, &bad) || bad.Field != "on" || g != nil {
			t.Errorf("Graph(%+v) = %v, %v, want no graph and a *QueryError about on", day, g, err)
		}
	}
}

func TestGraphDoesNotDependOnTheOrderOfEntries(t *testing.T) {
	want := edgeLines(t, graphOf(t, graphDay))
	seed := rand.Uint64()
	rng := rand.New(rand.NewPCG(seed, 0))
	for range 20 {
		entries := entriesOf(t, graphEntries)
		shuffleList(rng, entries.Credentials)
		shuffleList(rng, entries.Programs)
		shuffleList(rng, entries.Roles)
		g, err := plannerOf(t, entries).Graph(graphDay)
		if err != nil {
			t.Fatal(err)
		}
		if diff := godiff.Diff(want, edgeLines(t, g)); diff != "" {
			t.Fatalf("seed %d: edges after a shuffle (-before +after):\n%s", seed, diff)
		}
	}
}

// TestGraphIsSafeForManyReaders means something with the race detector on.
func TestGraphIsSafeForManyReaders(t *testing.T) {
	g := graphOf(t, graphDay)
	want := edgeLines(t, g)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			edges, err := g.Edges()
			if err != nil {
				t.Error(err)
				return
			}
			for _, e := range edges {
				e.Properties.Attributes["seen"] = "yes"
			}
			if got := edgeLines(t, g); !slices.Equal(got, want) {
				t.Errorf("edges read beside others: %q, want %q", got, want)
			}
		})
	}
	wg.Wait()
}

// BenchmarkGraph shows how the work grows with the catalog: programs that all
// award one degree, and letters that all ask for it and for work in one field.
func BenchmarkGraph(b *testing.B) {
	for _, size := range []int{100, 1000, 10_000} {
		text := "degree him\nrole coder\n gives coding/inpatient\n"
		entries := entriesOf(b, text)
		for i := range size {
			id := credential.ID(fmt.Sprintf("x/%d", i))
			entries.Programs = append(entries.Programs, credential.Program{
				ID: id, Name: "a program", Typical: true, Awards: []credential.ID{"him"},
				Offers: []credential.Offer{{Name: "one", Takes: credential.Period{Months: 24}}},
			})
			entries.Credentials = append(entries.Credentials, credential.Credential{
				ID: id + "/letter", Kind: credential.License, Name: "a letter", Issuer: "issuer",
				Requires: credential.Rules{{Ask: credential.All(
					credential.Holds{Credential: "him"},
					credential.Experience{In: []credential.Field{"coding"}, Hours: 100},
				)}},
			})
		}
		entries.Organizations = []credential.Organization{{ID: "issuer", Name: "the issuer"}}
		planner := plannerOf(b, entries)
		b.Run(fmt.Sprint(2*size), func(b *testing.B) {
			for b.Loop() {
				if _, err := planner.Graph(graphDay); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
