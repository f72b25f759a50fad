package pathway_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/dominikbraun/graph"
	godiff "github.com/google/go-cmp/cmp"
)

// TestGraphAgreesWithOneBuiltPlainly builds the graph of every catalog of the
// scenarios once more, edge by edge with the graph package's own store.
func TestGraphAgreesWithOneBuiltPlainly(t *testing.T) {
	all := []credential.Entries{entriesOf(t, graphEntries)}
	for _, c := range readScenarios(t) {
		all = append(all, c.Catalog.Entries)
	}
	for _, entries := range all {
		for _, year := range []int{2020, 2027, 2030} {
			day := credential.Date{Year: year, Month: 7, Day: 1}
			g, err := plannerOf(t, entries).Graph(day)
			if err != nil {
				t.Fatal(err)
			}
			plain := plainGraph(t, entries, day)
			want := edgeLines(t, plain)
			slices.Sort(want)
			got := edgeLines(t, g)
			slices.Sort(got)
			if diff := godiff.Diff(want, got); diff != "" {
				t.Fatalf("edges of Graph(%v) (-plain +ours):\n%s", day, diff)
			}
			if diff := godiff.Diff(nodesOf(t, plain), nodesOf(t, g)); diff != "" {
				t.Fatalf("vertices of Graph(%v) (-plain +ours):\n%s", day, diff)
			}
		}
	}
}

// plainGraph looks at every pair of entries.
func plainGraph(t *testing.T, entries credential.Entries, day credential.Date) graph.Graph[credential.ID, pathway.Node] {
	t.Helper()
	g := graph.New(func(n pathway.Node) credential.ID { return n.ID }, graph.Directed())
	rules := map[credential.ID]credential.Rules{}
	add := func(n pathway.Node, r credential.Rules) {
		rules[n.ID] = r
		if err := g.AddVertex(n); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range entries.Credentials {
		direct := c.Kind == credential.Certification || c.Kind == credential.License || c.Kind == credential.Assessment || c.Kind == credential.Membership || c.Kind == credential.Clearance
		add(pathway.Node{ID: c.ID, Kind: pathway.NodeKind(c.Kind), Name: c.Name, Plannable: direct && c.Status == ""}, c.Requires)
	}
	for _, p := range entries.Programs {
		add(pathway.Node{ID: p.ID, Kind: "program", Name: p.Name, Plannable: p.Offers != nil}, p.Admits)
	}
	for _, r := range entries.Roles {
		add(pathway.Node{ID: r.ID, Kind: "role", Name: r.Name, Plannable: true}, r.Requires)
	}
	for from := range rules {
		for to := range rules {
			if links := plainLinks(entries, rules[to], from, to, day); len(links) > 0 {
				if err := g.AddEdge(from, to, graph.EdgeData(links)); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	return g
}

// plainLinks returns every way in which one entry leads to another on a day.
func plainLinks(entries credential.Entries, rules credential.Rules, from, to credential.ID, day credential.Date) []pathway.Link {
	var links []pathway.Link
	rule, _ := rules.On(day)
	for _, mention := range mentions(rule.Ask, "", "") {
		if relation := plainRelation(entries, mention.ask, from); relation != "" {
			links = append(links, pathway.Link{Relation: relation, Path: mention.path, Label: mention.label})
		}
	}
	for _, c := range entries.Credentials {
		for _, back := range c.Returns {
			for _, mention := range mentions(back.Requires, "", "") {
				if c.ID == to && day.Between(back.From, back.Until) && plainRelation(entries, mention.ask, from) != "" {
					link := pathway.Link{Relation: pathway.ReturnsRelation, Label: mention.label}
					links = append(slices.DeleteFunc(links, func(l pathway.Link) bool { return l == link }), link)
				}
			}
		}
	}
	for _, c := range entries.Credentials {
		if c.ID != to {
			continue
		}
		for _, mention := range mentions(c.While.Ask, "", "") {
			if plainRelation(entries, mention.ask, from) != "" {
				links = append(links, pathway.Link{Relation: "keeps"})
			}
		}
		for _, renewal := range c.Renews {
			if day.Between(renewal.From, renewal.Until) && slices.Contains(renewal.By, from) {
				links = append(links, pathway.Link{Relation: "renews"})
			}
		}
	}
	for _, p := range entries.Programs {
		if p.ID == from && slices.Contains(p.Awards, to) {
			links = append(links, pathway.Link{Relation: "awards"})
		}
	}
	for _, c := range entries.Credentials {
		if c.ID == from && slices.Contains(c.CountsAs, to) {
			links = append(links, pathway.Link{Relation: "counts-as"})
		}
	}
	return links
}

// A mention is one condition of a rule, with its place.
type mention struct {
	ask         credential.Requirement
	path, label string
}

// mentions returns the conditions of a requirement.
func mentions(ask credential.Requirement, path, label string) []mention {
	group, ok := ask.(credential.AtLeast)
	if !ok {
		return []mention{{ask, path, label}}
	}
	var all []mention
	for i, part := range group.Of {
		all = append(all, mentions(part, fmt.Sprintf("%s/%d", path, i), cmp.Or(group.Label, label))...)
	}
	return all
}

// plainRelation says how an entry serves one condition, or "".
func plainRelation(entries credential.Entries, ask credential.Requirement, from credential.ID) pathway.Relation {
	switch ask := ask.(type) {
	case credential.Holds:
		if ask.Credential == from {
			return pathway.HoldsRelation
		}
	case credential.Had:
		if ask.Credential == from {
			return pathway.HoldsRelation
		}
	case credential.Score:
		if ask.Of == from {
			return pathway.ScoreRelation
		}
	case credential.Experience:
		if ask.Since == from {
			return pathway.SinceRelation
		}
		for _, p := range entries.Programs {
			enough := func(o credential.Offer) bool { return p.Works.Meets(ask, o.Takes) }
			if p.ID == from && slices.ContainsFunc(p.Offers, enough) {
				return pathway.ExperienceRelation
			}
		}
		for _, r := range entries.Roles {
			for _, field := range r.Fields {
				if r.ID == from && slices.ContainsFunc(ask.In, func(in credential.Field) bool { return in.Contains(field) }) {
					return pathway.ExperienceRelation
				}
			}
		}
	case credential.Coursework:
		for _, p := range entries.Programs {
			for _, teaching := range p.Teaches {
				counts := teaching.Credits.IsZero() || teaching.Credits.Unit.Converts(ask.Credits.Unit)
				if p.ID == from && ask.In.Contains(teaching.In) && counts {
					return pathway.CourseworkRelation
				}
			}
		}
	}
	return ""
}
