package credential

import (
	"fmt"
	"slices"
	"strings"
)

// A link is one reason why no order of steps leads to an entry: it needs another
// such entry, or something that nothing in the catalog gives.
type link struct {
	to   ID     // the other entry; "": a dead end
	text string // such as "asks for "b""
}

// maxChains bounds the entries for which the chain of reasons is written out.
const maxChains = 100

// maxLinks bounds the reasons in a chain that are written out.
const maxLinks = 10

// unobtainable reports the entries that no order of steps leads to, each with
// the shortest chain of reasons to a dead end or to a cycle.
func (c *checker) unobtainable() {
	cl := c.closure()
	unreached := cl.unreached()
	stuck := onCycles(unreached, cl.leads)
	for i, id := range unreached {
		at := cl.places[id]
		c.enter(at.section, at.index, string(id))
		chain := ""
		if i < maxChains {
			chain = cl.chain(id, stuck)
		}
		c.report(root, CodeUnobtainable, "no order of steps leads to it%s", chain)
	}
}

// chain returns the shortest chain of reasons in words. Where other problems
// of the catalog hide the reasons it is empty.
func (cl *closure) chain(from ID, stuck map[ID]bool) string {
	way := shortestWay(from, cl.leads, func(id ID) bool { return stuck[id] || cl.deadEnd(id) != "" })
	if way == nil {
		return ""
	}
	last := way[len(way)-1]
	if end := cl.deadEnd(last); end != "" {
		return ": it " + cl.words(way) + end
	}
	way = append(way, shortestCycle(last, cl.leads)[1:]...)
	way = append(way, last)
	words := ": it " + strings.TrimSuffix(cl.words(way), ", which ")
	if way[len(way)-2] == last {
		return words + " itself; give it another way in"
	}
	return words + " again; give one of these another way in"
}

// words returns the chain in words: "asks for "b", which asks for "c", which ".
func (cl *closure) words(way []ID) string {
	var b strings.Builder
	for i := 1; i < len(way); i++ {
		if more := len(way) - 1 - i; i == maxLinks && more > 0 {
			fmt.Fprintf(&b, "leads over %d more to one that ", more)
			i = len(way) - 1
		}
		links := cl.reasons(way[i-1])
		n := slices.IndexFunc(links, func(l link) bool { return l.to == way[i] })
		b.WriteString(links[n].text + ", which ")
	}
	return b.String()
}

// leads returns the entries that were not reached and that an entry needs.
func (cl *closure) leads(id ID) []ID {
	var ids []ID
	for _, l := range cl.reasons(id) {
		if l.to != "" {
			ids = append(ids, l.to)
		}
	}
	return ids
}

// deadEnd returns the text of a reason that leads to no other entry, or "".
func (cl *closure) deadEnd(id ID) string {
	for _, l := range cl.reasons(id) {
		if l.to == "" {
			return l.text
		}
	}
	return ""
}

// reasons returns the reasons that blame finds, and finds them only once.
func (cl *closure) reasons(id ID) []link {
	links, ok := cl.blamed[id]
	if !ok {
		links = cl.blame(id)
		cl.blamed[id] = links
	}
	return links
}

// blame returns the reasons why an entry was not reached, in the order in which
// its rules have them.
func (cl *closure) blame(id ID) []link {
	at := cl.places[id]
	switch at.section {
	case credentials:
		return cl.blameCredential(cl.entries.Credentials[at.index])
	case programs:
		p := cl.entries.Programs[at.index]
		return cl.blameWay(p.Admits, p.Offers)
	case roles:
		return cl.blameWay(cl.entries.Roles[at.index].Requires, nil)
	}
	return nil
}

// blameCredential blames the entries that would give a credential, or its rule.
func (cl *closure) blameCredential(c Credential) []link {
	switch {
	case c.Kind != Class && !cl.met(c.While.Ask):
		return cl.blameRequirement(c.While.Ask)
	case c.Kind == Class:
		return links(cl.countingAs[c.ID], "is a class as which %s counts")
	case c.Kind.Awarded():
		return links(cl.givers(atom{kind: awarded, what: string(c.ID)}), "is awarded by %s")
	}
	return cl.blameWay(c.Requires, c.Offers)
}

// blameWay blames the rule if no edition of it can be met, else the conditions
// of the offers.
func (cl *closure) blameWay(rules Rules, offers []Offer) []link {
	var all []link
	if !cl.opens(func(to int) { cl.editions(rules, to) }) {
		for _, r := range rules {
			all = append(all, cl.blameRequirement(r.Ask)...)
		}
		return all
	}
	for _, o := range offers {
		all = append(all, cl.blameRequirement(o.If)...)
	}
	return all
}

// blameRequirement blames the parts of a requirement that are not met.
func (cl *closure) blameRequirement(r Requirement) []link {
	if cl.met(r) {
		return nil
	}
	var all []link
	switch r := r.(type) {
	case nil, Resides, Age, Attestation: // always met
	case AtLeast:
		for _, part := range r.Of {
			all = append(all, cl.blameRequirement(part)...)
		}
	case Holds:
		all = cl.blameHolds(r)
	case Had:
		all = cl.blameHolds(Holds{Credential: r.Credential})
	case Experience:
		if r.Since != "" && !cl.has(atom{kind: held, what: string(r.Since)}) {
			all = append(all, link{r.Since, fmt.Sprintf("asks for work done since %q was first held", string(r.Since))})
		}
		for _, id := range cl.practicing(r) {
			if !cl.has(atom{kind: attended, what: string(id)}) {
				all = append(all, link{id, fmt.Sprintf("asks for work as %q has it", string(id))})
			}
		}
		for _, f := range r.In {
			if cl.has(atom{kind: worked, what: string(f)}) {
				continue
			}
			all = append(all, links(cl.givers(atom{kind: worked, what: string(f)}), "asks for work in %q, which %s gives", string(f))...)
		}
	case Coursework:
		all = links(cl.givers(creditIn(r.In, r.Credits.Unit)), "asks for credit in %q, which %s gives", string(r.In))
	case Score:
		all = []link{{r.Of, fmt.Sprintf("asks for a score in %q", string(r.Of))}}
	default:
		panic("credential: " + noRequirement(r))
	}
	return all
}

// blameHolds blames the credential if nothing gives it, else its accreditation.
func (cl *closure) blameHolds(r Holds) []link {
	if !cl.has(atom{kind: held, what: string(r.Credential)}) {
		return []link{{r.Credential, fmt.Sprintf("asks for %q", string(r.Credential))}}
	}
	var all []link
	for _, by := range r.AccreditedBy {
		a := atom{kind: accredited, what: string(r.Credential), by: by}
		all = append(all, links(cl.givers(a), "asks for %q from a program accredited by %q, as %s is", string(r.Credential), string(by))...)
	}
	if all == nil {
		all = []link{{"", fmt.Sprintf("asks for %q from a program accredited by %s, and none that awards it ever is; add the accreditation, or drop the condition", string(r.Credential), alternatives(r.AccreditedBy))}}
	}
	return all
}

// links returns a link to each entry, in ID order. The last verb of the format is
// for the entry in quotes, with "only" before it if it is the only one.
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

// givers returns the entries that give an atom.
func (cl *closure) givers(a atom) []ID {
	if cl.givenBy == nil {
		cl.indexGivers()
	}
	if a.kind != accredited {
		return cl.givenBy[a]
	}
	var ids []ID
	for _, as := range reach(ID(a.what), func(id ID) []ID { return cl.countingAs[id] }) {
		ids = append(ids, cl.givenBy[atom{kind: accredited, what: string(as), by: a.by}]...)
	}
	return ids
}

// indexGivers notes which programs and roles give each atom. A program gives
// accreditation here only of the credentials that it awards, not of those that
// they count as.
func (cl *closure) indexGivers() {
	cl.givenBy = make(map[atom][]ID)
	for at, id := range cl.distinct() {
		if at.section == credentials {
			continue
		}
		cl.eachAtom(at, func(a atom) bool {
			cl.givenBy[a] = append(cl.givenBy[a], id)
			return a.kind == worked || a.kind == studied || a.kind == trained
		})
	}
}

// shortestCycle returns the shortest way from an ID back to itself, without
// the return; nil if there is none.
func shortestCycle(from ID, next func(ID) []ID) []ID {
	return shortestWay(from, next, func(id ID) bool { return slices.Contains(next(id), from) })
}

// shortestWay returns the shortest way from an ID to one at which it may stop,
// with both of them in it; nil if there is none. Of several ways as short it takes
// that whose IDs next returns first. (Breadth-first search.)
func shortestWay(from ID, next func(ID) []ID, stop func(ID) bool) []ID {
	came := map[ID]ID{}
	queue := []ID{from}
	for i := 0; i < len(queue); i++ {
		id := queue[i]
		if stop(id) {
			return wayBack(id, from, came)
		}
		for _, to := range next(id) {
			if _, seen := came[to]; !seen && to != from {
				came[to] = id
				queue = append(queue, to)
			}
		}
	}
	return nil
}

// wayBack returns the way to an ID from another one. The map came has, for each ID
// on it but the first, the one before it.
func wayBack(to, from ID, came map[ID]ID) []ID {
	ids := []ID{to}
	for to != from {
		to = came[to]
		ids = append(ids, to)
	}
	slices.Reverse(ids)
	return ids
}

// onCycles returns the IDs that lead back to themselves. (Tarjan's algorithm for
// strongly connected components. It keeps its own stack instead of recursing, for
// chains of any length.)
func onCycles(ids []ID, next func(ID) []ID) map[ID]bool {
	t := &tarjan{next: next, number: make(map[ID]int), low: make(map[ID]int), on: make(map[ID]bool), cycles: make(map[ID]bool)}
	for _, id := range ids {
		if t.number[id] == 0 {
			t.visit(id)
		}
	}
	return t.cycles
}

// A tarjan is the state of Tarjan's algorithm.
type tarjan struct {
	next   func(ID) []ID
	number map[ID]int  // the order in which IDs were visited, from 1
	low    map[ID]int  // the lowest number known to be reachable from an ID
	stack  []ID        // the IDs that were visited and are in no component yet
	on     map[ID]bool // whether an ID is on the stack
	way    []visit     // from the first ID to the one being visited
	cycles map[ID]bool // the IDs that lead back to themselves
}

// A visit is an ID, and the IDs it leads to that were not looked at yet.
type visit struct {
	id   ID
	left []ID
}

// visit visits an ID and all that it leads to.
func (t *tarjan) visit(first ID) {
	t.enter(first)
	for len(t.way) > 0 {
		v := &t.way[len(t.way)-1]
		if len(v.left) == 0 {
			t.leave(v.id)
			continue
		}
		to := v.left[0]
		v.left = v.left[1:]
		switch {
		case to == v.id:
			t.cycles[to] = true
		case t.number[to] == 0:
			t.enter(to)
		case t.on[to]:
			t.low[v.id] = min(t.low[v.id], t.number[to])
		}
	}
}

// enter begins the visit of an ID.
func (t *tarjan) enter(id ID) {
	t.number[id] = len(t.number) + 1
	t.low[id] = t.number[id]
	t.on[id] = true
	t.stack = append(t.stack, id)
	t.way = append(t.way, visit{id, t.next(id)})
}

// leave ends the visit of an ID. If the ID is the first one of its component, that
// is complete and comes off the stack.
func (t *tarjan) leave(id ID) {
	t.way = t.way[:len(t.way)-1]
	if len(t.way) > 0 {
		before := t.way[len(t.way)-1].id
		t.low[before] = min(t.low[before], t.low[id])
	}
	if t.low[id] < t.number[id] {
		return
	}
	from := len(t.stack) - 1
	for t.stack[from] != id {
		from--
	}
	for _, member := range t.stack[from:] {
		t.on[member] = false
		if len(t.stack)-from > 1 {
			t.cycles[member] = true
		}
	}
	t.stack = t.stack[:from]
}
