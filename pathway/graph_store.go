package pathway

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/dominikbraun/graph"
)

// ErrReadOnly is what the methods of [Planner.Graph] return that would change it.
var ErrReadOnly = errors.New("the graph shows a catalog and cannot be changed; change a Clone of it")

// catalogStore is a graph.Store that cannot be changed. It hands out copies
// only, so that nobody can reach into what others read.
type catalogStore struct {
	nodes  []Node  // by ID
	arrows []arrow // by source, then target; those of one edge side by side
}

var _ graph.Store[credential.ID, Node] = (*catalogStore)(nil)

func (s *catalogStore) find(id credential.ID) (Node, bool) {
	i, ok := slices.BinarySearchFunc(s.nodes, id, func(n Node, id credential.ID) int { return cmp.Compare(n.ID, id) })
	if !ok {
		return Node{}, false
	}
	return s.nodes[i], true
}

// Vertex implements graph.Store.
func (s *catalogStore) Vertex(id credential.ID) (Node, graph.VertexProperties, error) {
	node, ok := s.find(id)
	if !ok {
		return Node{}, graph.VertexProperties{}, fmt.Errorf("no entry %q: %w", id, graph.ErrVertexNotFound)
	}
	return node, graph.VertexProperties{Attributes: map[string]string{"kind": string(node.Kind), "label": node.Name}}, nil
}

// ListVertices implements graph.Store, in ID order.
func (s *catalogStore) ListVertices() ([]credential.ID, error) {
	ids := make([]credential.ID, len(s.nodes))
	for i, node := range s.nodes {
		ids[i] = node.ID
	}
	return ids, nil
}

// VertexCount implements graph.Store.
func (s *catalogStore) VertexCount() (int, error) { return len(s.nodes), nil }

// Edge implements graph.Store.
func (s *catalogStore) Edge(source, target credential.ID) (graph.Edge[credential.ID], error) {
	i, ok := slices.BinarySearchFunc(s.arrows, arrow{from: source, to: target}, compareEnds)
	if !ok {
		return graph.Edge[credential.ID]{}, fmt.Errorf("nothing leads straight from %q to %q: %w", source, target, graph.ErrEdgeNotFound)
	}
	edge, _ := s.edgeAt(i)
	return edge, nil
}

// ListEdges implements graph.Store, by source and then target.
func (s *catalogStore) ListEdges() ([]graph.Edge[credential.ID], error) {
	edges := make([]graph.Edge[credential.ID], 0, len(s.arrows))
	for i := 0; i < len(s.arrows); {
		var edge graph.Edge[credential.ID]
		edge, i = s.edgeAt(i)
		edges = append(edges, edge)
	}
	return edges, nil
}

// edgeAt returns the edge whose first arrow is the i-th, and where the next
// edge begins.
func (s *catalogStore) edgeAt(i int) (edge graph.Edge[credential.ID], next int) {
	first := s.arrows[i]
	var links []Link
	for ; i < len(s.arrows) && compareEnds(s.arrows[i], first) == 0; i++ {
		links = append(links, s.arrows[i].Link)
	}
	properties := graph.EdgeProperties{Attributes: attributes(links), Data: links}
	return graph.Edge[credential.ID]{Source: first.from, Target: first.to, Properties: properties}, i
}

// attributes names the relations, paths and labels of an edge, each once.
func attributes(links []Link) map[string]string {
	m := map[string]string{}
	for _, link := range links {
		addAttribute(m, "relation", string(link.Relation))
		addAttribute(m, "path", link.Path)
		addAttribute(m, "label", link.Label)
	}
	return m
}

func addAttribute(m map[string]string, key, value string) {
	switch {
	case value == "":
	case m[key] == "":
		m[key] = value
	case !slices.Contains(strings.Split(m[key], ", "), value):
		m[key] += ", " + value
	}
}

// AddVertex implements graph.Store; it returns [ErrReadOnly].
func (s *catalogStore) AddVertex(id credential.ID, _ Node, _ graph.VertexProperties) error {
	return fmt.Errorf("add %q: %w", id, ErrReadOnly)
}

// RemoveVertex implements graph.Store; it returns [ErrReadOnly].
func (s *catalogStore) RemoveVertex(id credential.ID) error {
	if _, ok := s.find(id); !ok {
		return fmt.Errorf("remove %q: %w", id, graph.ErrVertexNotFound)
	}
	return fmt.Errorf("remove %q: %w", id, ErrReadOnly)
}

// AddEdge implements graph.Store; it returns [ErrReadOnly].
func (s *catalogStore) AddEdge(source, target credential.ID, _ graph.Edge[credential.ID]) error {
	return fmt.Errorf("add %q to %q: %w", source, target, ErrReadOnly)
}

// UpdateEdge implements graph.Store; it returns [ErrReadOnly].
func (s *catalogStore) UpdateEdge(source, target credential.ID, _ graph.Edge[credential.ID]) error {
	return fmt.Errorf("update %q to %q: %w", source, target, ErrReadOnly)
}

// RemoveEdge implements graph.Store; it returns [ErrReadOnly].
func (s *catalogStore) RemoveEdge(source, target credential.ID) error {
	return fmt.Errorf("remove %q to %q: %w", source, target, ErrReadOnly)
}
