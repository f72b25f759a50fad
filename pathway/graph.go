package pathway

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/dominikbraun/graph"
)

// A Node is a vertex of [Planner.Graph]: one entry of the catalog. Nodes
// compare with ==.
type Node struct {
	ID   credential.ID
	Kind NodeKind
	Name string
	// Plannable says that a route can take the entry as a step: an active
	// credential that is earned directly, a program with an offer, a role.
	Plannable bool
}

// A NodeKind says what a Node is: [ProgramNode], [RoleNode] or, for a
// credential, its [credential.Kind].
type NodeKind string

// The kinds of Node that are not credentials.
const (
	ProgramNode NodeKind = "program"
	RoleNode    NodeKind = "role"
)

// A Link is one reason why one entry stands before another in the graph. The
// Data of an edge are its links as a []Link, in the order of the target's rule;
// ways back to it come after that; an award, or what counts as the target, comes last.
type Link struct {
	Relation Relation
	Path     string // the condition in the rule of the target, as Finding.Path gives it; "" for awards, counts-as and returns
	Label    string // of the innermost named alternative around the condition, such as "Route B"; "" without one
}

// A Relation says how the source of an edge serves its target.
type Relation string

// The relations.
const (
	HoldsRelation      Relation = "holds"      // the target asks for a holding of the source
	ExperienceRelation Relation = "experience" // the target asks for work in a field that the source, a role, gives, or for no more than is done in it, a program
	SinceRelation      Relation = "since"      // the target asks for work done since the source was first held
	CourseworkRelation Relation = "coursework" // the target asks for credit in a field that the source, a program, teaches
	ScoreRelation      Relation = "score"      // the target asks for a score in the source
	KeepsRelation      Relation = "keeps"      // the target is in force only while the source is
	RenewsRelation     Relation = "renews"     // the award of the source renews the target
	AwardsRelation     Relation = "awards"     // the source is a program that awards the target
	CountsAsRelation   Relation = "counts-as"  // the source counts as the target, as its own entry says
	ReturnsRelation    Relation = "returns"    // a way back to the target asks for the source, in any of these ways
)

// Graph returns the prerequisite graph of the rules in force on the given day:
// a vertex for each credential, program and role, and an edge to each of them
// from every entry that its rule mentions, that awards it or that counts as it.
// The attributes of an edge are its "relation" and, where there are any, its
// "path" and "label"; an edge with several links has them joined by ", ", and
// its Data have them one by one. Advice and the conditions of offers are not in
// the graph. A day that is no day of the calendar is a [*QueryError].
//
// The graph shows the catalog and cannot be changed: what would change it
// returns [ErrReadOnly]. Its Clone is a copy that can. It may be used by many
// goroutines at once. Its lists of vertices and edges are in ID order, edges by
// source and then target; maps and what the algorithms of its package make of
// them have no order.
//
// A path in the graph is not a route. If c asks for a and b, and b can only be
// held after d, then a to c is a path, and graph.ShortestPath finds it, but
// nobody gets to c by it: a route needs all of a, b and d, and
// graph.AllPathsBetween names no set of paths that says so. Nor is a cycle a
// mistake: if a asks for b or x, and b asks for a, then both can be had by way
// of x, and a copy made with graph.PreventCycles would refuse the rule of a. Use
// [Planner.Routes] to plan, and [credential.NewCatalog] to find what cannot be had.
func (p *Planner) Graph(on credential.Date) (graph.Graph[credential.ID, Node], error) {
	if !on.Valid() {
		return nil, notADayToShow(on)
	}
	return graph.NewWithStore(nodeID, p.links(on).store(), graph.Directed()), nil
}

// notADayToShow says that a graph was asked for on what is no day.
func notADayToShow(on credential.Date) error {
	return &QueryError{Field: "on", Message: notADay(on) + "; give the day whose rules the graph shall show"}
}

// links gathers the entries of the catalog and their links on a day.
func (p *Planner) links(on credential.Date) *graphBuilder {
	b := newGraphBuilder(p.catalog)
	b.addCredentials(on)
	b.addPrograms(on)
	b.addRoles(on)
	b.addGrants()
	return b
}

func nodeID(n Node) credential.ID { return n.ID }

// An arrow is one link with its ends.
type arrow struct {
	from, to credential.ID
	Link
}

// compareEnds orders arrows by source and then target.
func compareEnds(a, b arrow) int {
	return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// graphBuilder gathers the nodes and links of a catalog.
type graphBuilder struct {
	catalog *credential.Catalog
	gives   map[credential.Field][]credential.ID // the roles that give a field, or a field inside it
	teaches map[credential.Field][]credential.ID // the programs that teach it, likewise
	trains  map[credential.Field][]credential.ID // those that teach it in clock hours
	working []credential.Program                 // those in which work is done
	nodes   []Node
	arrows  []arrow
}

// newGraphBuilder indexes who gives and who teaches each field, so that a rule
// finds them without a look at every entry.
func newGraphBuilder(c *credential.Catalog) *graphBuilder {
	b := &graphBuilder{
		catalog: c,
		gives:   map[credential.Field][]credential.ID{},
		teaches: map[credential.Field][]credential.ID{},
		trains:  map[credential.Field][]credential.ID{},
	}
	for role := range c.Roles() {
		for _, field := range role.Fields {
			indexField(b.gives, field, role.ID)
		}
	}
	for program := range c.Programs() {
		if len(program.Works.Fields) > 0 {
			b.working = append(b.working, program)
		}
		for _, teaching := range program.Teaches {
			if teaching.Credits.Unit != credential.Clock {
				indexField(b.teaches, teaching.In, program.ID)
			}
			if teaching.Credits.Unit == credential.Clock || teaching.Credits.IsZero() {
				indexField(b.trains, teaching.In, program.ID)
			}
		}
	}
	return b
}

// indexField adds id to field and to every field that contains it.
func indexField(by map[credential.Field][]credential.ID, field credential.Field, id credential.ID) {
	for {
		if ids := by[field]; len(ids) == 0 || ids[len(ids)-1] != id {
			by[field] = append(ids, id)
		}
		end := strings.LastIndexByte(string(field), '/')
		if end < 0 {
			return
		}
		field = field[:end]
	}
}

func (b *graphBuilder) addCredentials(on credential.Date) {
	for c := range b.catalog.Credentials() {
		plannable := c.Kind.Direct() && c.Status == credential.Active
		b.nodes = append(b.nodes, Node{ID: c.ID, Kind: NodeKind(c.Kind), Name: c.Name, Plannable: plannable})
		b.addRule(c.ID, c.Requires, on)
		b.addReturns(c, on)
		b.addKeeping(c, on)
	}
}

// addKeeping links to a credential what has to hold for it to stay in force, and what
// renews it by its award on the day.
func (b *graphBuilder) addKeeping(c credential.Credential, on credential.Date) {
	for _, part := range credential.Walk(c.While.Ask) {
		if held, ok := part.(credential.Holds); ok {
			b.link(held.Credential, c.ID, Link{Relation: KeepsRelation})
		}
	}
	renewal, _ := c.Renews.On(on)
	for _, by := range renewal.By {
		b.link(by, c.ID, Link{Relation: RenewsRelation})
	}
}

// addReturns links everything that a way back mentions, if it is open on the day, to the
// credential.
func (b *graphBuilder) addReturns(c credential.Credential, on credential.Date) {
	first := len(b.arrows)
	for _, back := range c.Returns {
		if on.Between(back.From, back.Until) {
			b.addRequirement(c.ID, back.Requires, "", "")
		}
	}
	for i := range b.arrows[first:] {
		link := &b.arrows[first+i].Link
		link.Relation, link.Path = ReturnsRelation, ""
	}
}

func (b *graphBuilder) addPrograms(on credential.Date) {
	for p := range b.catalog.Programs() {
		b.nodes = append(b.nodes, Node{ID: p.ID, Kind: ProgramNode, Name: p.Name, Plannable: len(p.Offers) > 0})
		b.addRule(p.ID, p.Admits, on)
	}
}

func (b *graphBuilder) addRoles(on credential.Date) {
	for r := range b.catalog.Roles() {
		b.nodes = append(b.nodes, Node{ID: r.ID, Kind: RoleNode, Name: r.Name, Plannable: true})
		b.addRule(r.ID, r.Requires, on)
	}
}

// addGrants links programs to what they award, and credentials to what they
// count as.
func (b *graphBuilder) addGrants() {
	for p := range b.catalog.Programs() {
		for _, award := range p.Awards {
			b.link(p.ID, award, Link{Relation: AwardsRelation})
		}
	}
	for c := range b.catalog.Credentials() {
		for _, class := range c.CountsAs {
			b.link(c.ID, class, Link{Relation: CountsAsRelation})
		}
	}
}

// addRule links everything that the rule in force mentions to the entry whose
// rule it is.
func (b *graphBuilder) addRule(to credential.ID, rules credential.Rules, on credential.Date) {
	if rule, ok := rules.On(on); ok {
		b.addRequirement(to, rule.Ask, "", "")
	}
}

func (b *graphBuilder) addRequirement(to credential.ID, ask credential.Requirement, path, label string) {
	switch ask := ask.(type) {
	case nil, credential.Resides, credential.Age, credential.Attestation:
	case credential.AtLeast:
		for i, part := range ask.Of {
			b.addRequirement(to, part, path+"/"+strconv.Itoa(i), cmp.Or(ask.Label, label))
		}
	case credential.Holds:
		b.link(ask.Credential, to, Link{Relation: HoldsRelation, Path: path, Label: label})
	case credential.Had:
		b.link(ask.Credential, to, Link{Relation: HoldsRelation, Path: path, Label: label})
	case credential.Score:
		if b.isEntry(ask.Of) {
			b.link(ask.Of, to, Link{Relation: ScoreRelation, Path: path, Label: label})
		}
	case credential.Experience:
		if ask.Since != "" {
			b.link(ask.Since, to, Link{Relation: SinceRelation, Path: path, Label: label})
		}
		for _, field := range ask.In {
			for _, role := range b.gives[field] {
				b.link(role, to, Link{Relation: ExperienceRelation, Path: path, Label: label})
			}
		}
		for _, program := range b.working {
			if some, _ := practicesEnough(program, ask); some {
				b.link(program.ID, to, Link{Relation: ExperienceRelation, Path: path, Label: label})
			}
		}
	case credential.Coursework:
		by := b.teaches
		if ask.Credits.Unit == credential.Clock {
			by = b.trains
		}
		for _, program := range by[ask.In] {
			b.link(program, to, Link{Relation: CourseworkRelation, Path: path, Label: label})
		}
	default:
		panic(unknownRequirement(ask))
	}
}

// isEntry reports whether a score is one in an entry of the catalog.
func (b *graphBuilder) isEntry(of credential.ID) bool {
	_, isCredential := b.catalog.Credential(of)
	_, isProgram := b.catalog.Program(of)
	return isCredential || isProgram
}

func (b *graphBuilder) link(from, to credential.ID, link Link) {
	b.arrows = append(b.arrows, arrow{from, to, link})
}

// store returns what was gathered, in order. The links between two entries keep
// the order in which they were found; several fields of one condition may have
// found one link.
func (b *graphBuilder) store() *catalogStore {
	slices.SortFunc(b.nodes, func(m, n Node) int { return cmp.Compare(m.ID, n.ID) })
	slices.SortStableFunc(b.arrows, compareEnds)
	return &catalogStore{nodes: b.nodes, arrows: slices.Compact(b.arrows)}
}

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
