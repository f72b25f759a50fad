package credential

import (
	"fmt"
	"slices"
	"strings"
)

// A link is one reason why no order of steps leads to an entry: another such
// entry, or what nothing in the catalog gives.
type link struct {
	to   ID // "": a dead end
	text string
}

// maxChains bounds the entries for which the chain of reasons is written out.
const maxChains = 100

// maxLinks bounds the reasons in a chain that are written out.
const maxLinks = 10

// unobtainable reports the entries that no order of steps leads to, each with
// the shortest chain of reasons to a dead end or to a cycle.
func (c *checker) unobtainable() {
	g := c.grow()
	lost := g.lost()
	stuck := onCycles(lost, g.leads)
	for i, id := range lost {
		at := g.places[id]
		c.enter(at.section, at.index, string(id))
		chain := ""
		if i < maxChains {
			chain = g.chain(id, stuck)
		}
		c.report(root, CodeUnobtainable, "no order of steps leads to it%s", chain)
	}
}

// chain returns the shortest chain of reasons in words. Where other problems
// of the catalog hide the reasons it is empty.
func (g *grower) chain(from ID, stuck map[ID]bool) string {
	way := shortestWay(from, g.leads, func(id ID) bool { return stuck[id] || g.deadEnd(id) != "" })
	if way == nil {
		return ""
	}
	last := way[len(way)-1]
	if end := g.deadEnd(last); end != "" {
		return ": it " + g.words(way) + end
	}
	way = append(way, shortestCycle(last, g.leads)[1:]...)
	way = append(way, last)
	words := ": it " + strings.TrimSuffix(g.words(way), ", which ")
	if way[len(way)-2] == last {
		return words + " itself; give it another way in"
	}
	return words + " again; give one of these another way in"
}

// words returns the chain in words: "asks for "b", which asks for "c", which ".
func (g *grower) words(way []ID) string {
	var b strings.Builder
	for i := 1; i < len(way); i++ {
		if more := len(way) - 1 - i; i == maxLinks && more > 0 {
			fmt.Fprintf(&b, "leads over %d more to one that ", more)
			i = len(way) - 1
		}
		links := g.reasons(way[i-1])
		n := slices.IndexFunc(links, func(l link) bool { return l.to == way[i] })
		b.WriteString(links[n].text + ", which ")
	}
	return b.String()
}

// leads returns the entries that an entry was not reached for.
func (g *grower) leads(id ID) []ID {
	var ids []ID
	for _, l := range g.reasons(id) {
		if l.to != "" {
			ids = append(ids, l.to)
		}
	}
	return ids
}

// deadEnd returns a reason that leads to no other entry, if there is one.
func (g *grower) deadEnd(id ID) string {
	for _, l := range g.reasons(id) {
		if l.to == "" {
			return l.text
		}
	}
	return ""
}

// reasons returns what [grower.blame] does, found out once.
func (g *grower) reasons(id ID) []link {
	links, ok := g.blamed[id]
	if !ok {
		links = g.blame(id)
		g.blamed[id] = links
	}
	return links
}

// blame returns the reasons why an entry was not reached, in the order in which
// its rules have them.
func (g *grower) blame(id ID) []link {
	at := g.places[id]
	switch at.section {
	case credentials:
		return g.blameCredential(g.entries.Credentials[at.index])
	case programs:
		p := g.entries.Programs[at.index]
		return g.blameWay(p.Admits, p.Offers)
	case roles:
		return g.blameWay(g.entries.Roles[at.index].Requires, nil)
	}
	return nil
}

func (g *grower) blameCredential(c Credential) []link {
	switch {
	case c.Kind == Class:
		return links(g.counted[c.ID], "is a class as which %s counts")
	case c.Kind.Awarded():
		return links(g.givers(fact{kind: awarded, what: string(c.ID)}), "is awarded by %s")
	}
	return g.blameWay(c.Requires, c.Offers)
}

// links returns a link to each entry, in ID order. The last verb of the format
// stands for the entry, and says if it is the only one.
func links(ids []ID, format string, args ...any) []link {
	ids = slices.Compact(slices.Sorted(slices.Values(ids)))
	only := ""
	if len(ids) == 1 {
		only = "only "
	}
	var all []link
	for _, id := range ids {
		name := fmt.Sprintf("%s%q", only, string(id))
		all = append(all, link{id, fmt.Sprintf(format, slices.Concat(args, []any{name})...)})
	}
	return all
}

// blameWay blames the rule if no edition of it can be met, else the conditions
// of the offers.
func (g *grower) blameWay(rules Rules, offers []Offer) []link {
	var all []link
	if !g.opens(func(to int) { g.editions(rules, to) }) {
		for _, r := range rules {
			all = append(all, g.blameRequirement(r.Ask)...)
		}
		return all
	}
	for _, o := range offers {
		all = append(all, g.blameRequirement(o.If)...)
	}
	return all
}

func (g *grower) blameRequirement(r Requirement) []link {
	if g.met(r) {
		return nil
	}
	var all []link
	switch r := r.(type) {
	case nil, Age, Attestation: // always met
	case AtLeast:
		for _, part := range r.Of {
			all = append(all, g.blameRequirement(part)...)
		}
	case Holds:
		all = g.blameHolds(r)
	case Experience:
		for _, f := range r.In {
			all = append(all, links(g.givers(fact{kind: worked, what: string(f)}), "asks for work in %q, which %s gives", string(f))...)
		}
	case Coursework:
		all = links(g.givers(fact{kind: studied, what: string(r.In)}), "asks for credit in %q, which %s gives", string(r.In))
	default:
		panic("credential: " + noRequirement(r))
	}
	return all
}

func (g *grower) blameHolds(r Holds) []link {
	if !g.has(fact{kind: held, what: string(r.Credential)}) {
		return []link{{r.Credential, fmt.Sprintf("asks for %q", string(r.Credential))}}
	}
	var all []link
	for _, by := range r.AccreditedBy {
		f := fact{kind: accredited, what: string(r.Credential), by: by}
		all = append(all, links(g.givers(f), "asks for %q from a program accredited by %q, as %s is", string(r.Credential), string(by))...)
	}
	if all == nil {
		all = []link{{"", fmt.Sprintf("asks for %q from a program accredited by %s, and none that awards it ever is; add the accreditation, or drop the condition", string(r.Credential), alternatives(r.AccreditedBy))}}
	}
	return all
}

// givers returns the entries that give a fact.
func (g *grower) givers(f fact) []ID {
	if g.given == nil {
		g.indexGivers()
	}
	if f.kind != accredited {
		return g.given[f]
	}
	var ids []ID
	for _, as := range reach(ID(f.what), func(id ID) []ID { return g.counted[id] }) {
		ids = append(ids, g.given[fact{kind: accredited, what: string(as), by: f.by}]...)
	}
	return ids
}

// indexGivers notes which programs and roles give each fact, accreditation
// only for what a program awards itself.
func (g *grower) indexGivers() {
	g.given = make(map[fact][]ID)
	for at, id := range g.distinct() {
		if at.section == credentials {
			continue
		}
		g.eachFact(at, func(f fact) bool {
			g.given[f] = append(g.given[f], id)
			return f.kind == worked || f.kind == studied
		})
	}
}
