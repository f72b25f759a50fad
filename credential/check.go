package credential

import (
	"cmp"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// A checker looks for mistakes in the entries of a catalog: first in each entry,
// then between them. It passes over entries whose shape has problems, but knows
// their IDs.
type checker struct {
	parsed
	places    map[ID]place
	fields    map[Field]int
	currency  string             // of most amounts
	suggested int                // how many unknown words were looked up for "did you mean"
	asked     []askedAttestation // the attestations of all rules
	scores    map[ID]bool        // what scores all rules ask for are of
	automatic map[ID][]ID        // what is awarded by itself, by what it counts as

	spot // of the entry that is being checked
}

// A spot is an entry as problems name it.
type spot struct {
	origin  origin
	section section
	subject string // its ID
	prefix  string // the path to it, for entries without one
}

// check returns the problems of entries whose single values are sound, and the
// attestations that their rules ask for, and what the scores are of.
func check(p parsed) (Problems, map[ID]askedAttestation, map[ID]bool) {
	if p.problems.full() {
		return nil, nil, nil
	}
	c := &checker{parsed: p}
	c.problems = nil
	c.index()
	c.automatic = c.entries.automaticAs(c.places)
	c.countCurrencies()
	c.eachEntry()
	attestations := c.attestations()
	acyclic := c.countsAsCycles()
	if acyclic = acyclic && c.whileCycles(); acyclic && !c.blind && len(p.problems) == 0 {
		c.unobtainable()
	}
	return c.problems, attestations, c.scores
}

// enter makes an entry the one that is being checked, and reports whether its
// shape is sound.
func (c *checker) enter(section section, index int, subject string) bool {
	c.spot = spot{section: section, subject: subject}
	if subject == "" {
		c.prefix = fmt.Sprintf("%ss[%d]", sectionNames[section], index)
	}
	if origins := c.origins[section]; index < len(origins) {
		c.origin = origins[index]
	}
	return !c.origin.broken
}

// report adds a problem with the value at a path in the entry being checked.
func (c *checker) report(at *path, code Code, format string, args ...any) {
	if c.problems.full() {
		return
	}
	p := Problem{Subject: c.subject, Path: at.String(), Code: code, Message: fmt.Sprintf(format, args...)}
	c.origin.locate(&p, at)
	p.Path = joinPath(c.prefix, p.Path)
	c.problems = c.problems.with(p)
}

// index notes where every ID and field is, and reports those that are missing or
// stand there twice.
func (c *checker) index() {
	c.places = make(map[ID]place)
	for at, id := range c.entries.ids() {
		sound := c.enter(at.section, at.index, string(id))
		first, twice := c.places[id]
		switch {
		case id == "" && sound:
			c.blind = true
			c.report(root.at("id"), CodeMissingField, "%s has no id; add one, such as %q", WithArticle(sectionNames[at.section]), "ahima/rhit")
		case id == "":
		case twice:
			c.report(root.at("id"), CodeDuplicateID, "%s%s has this id too; give one of them another", WithArticle(sectionNames[first.section]), c.standing(first))
		default:
			c.places[id] = at
		}
	}
	c.fields = make(map[Field]int)
	for i, f := range c.entries.Fields {
		sound := c.enter(fields, i, string(f.Field))
		_, twice := c.fields[f.Field]
		switch {
		case f.Field == "" && sound:
			c.blind = true
			c.report(root.at("field"), CodeMissingField, "an entry does not say which field it is about")
		case f.Field == "":
		case twice:
			c.report(root.at("field"), CodeDuplicateID, "the field is documented twice; keep one")
		default:
			c.fields[f.Field] = i
		}
	}
}

// standing says for a message where in a file an entry stands: " at
// him.json:3:5". It is "" for an entry made in code.
func (c *checker) standing(at place) string {
	origins := c.origins[at.section]
	if at.index >= len(origins) {
		return ""
	}
	o := origins[at.index]
	line, column := o.doc.position(int(o.doc.nodes[o.node].start))
	return fmt.Sprintf(" at %s:%d:%d", o.doc.name, line, column)
}

// eachEntry checks each entry by itself, and whether there is all that it names.
func (c *checker) eachEntry() {
	for i, cred := range c.entries.Credentials {
		if c.enter(credentials, i, string(cred.ID)) {
			c.credential(cred)
		}
	}
	for i, p := range c.entries.Programs {
		if c.enter(programs, i, string(p.ID)) {
			c.program(p)
		}
	}
	for i, r := range c.entries.Roles {
		if c.enter(roles, i, string(r.ID)) {
			c.role(r)
		}
	}
}

// reference checks that an ID leads to an entry of a section, and reports whether
// it does.
func (c *checker) reference(at *path, id ID, want section) bool {
	got, ok := c.places[id]
	switch {
	case id == "" || !ok && c.blind:
		return false
	case !ok:
		c.report(at, CodeUnknownID, "no entry %q; %s", string(id), c.suggestID(id, want))
	case got.section != want:
		c.report(at, CodeWrongKind, "%q is %s, and %s is due here", string(id), WithArticle(sectionNames[got.section]), WithArticle(sectionNames[want]))
	}
	return ok && got.section == want
}

// suggestion says which words may be meant by an unknown one, by what near
// returns; if there are none, it says where to add the unknown one.
func suggestion[T ~string](c *checker, near func() []T, add string) string {
	c.suggested++
	if c.suggested <= maxSuggested {
		if words := near(); len(words) > 0 {
			return "did you mean " + alternatives(words) + "?"
		}
	}
	return "mend it, or add it to " + add
}

// maxSuggested bounds the unknown words that are looked up, for each of which all
// known ones are compared.
const maxSuggested = 30

// suggestID says which IDs may be meant by one that no entry has.
func (c *checker) suggestID(id ID, want section) string {
	near := func() []ID { return nearestIn(c.places, id, want) }
	return suggestion(c, near, "the "+sectionNames[want]+"s of the catalog")
}

// nearestIn returns the IDs of a section that may be meant by one that no entry has:
// those that have its words, else those that are spelled like it. A slip of the pen is
// thought of only where nothing else explains it.
func nearestIn(places map[ID]place, id ID, want section) []ID {
	known := func(yield func(string, ID) bool) {
		for known, at := range places {
			if at.section == want && !yield(string(known), known) {
				return
			}
		}
	}
	if ids := likeliest(string(id), asBeginning, cmp.Compare[ID], known); len(ids) > 0 {
		return ids
	}
	return spelledAlike(string(id), known)
}

// references checks a list of IDs, in which each should stand once.
func (c *checker) references(at *path, ids []ID, want section) {
	for i, id := range ids {
		c.reference(at.item(i), id, want)
	}
	once(c, at, ids)
}

// documented checks that a field is documented, if the catalog documents any.
func (c *checker) documented(at *path, f Field) {
	if _, ok := c.fields[f]; ok || len(c.fields) == 0 || f == "" || c.blind {
		return
	}
	near := func() []Field { return nearest(f, maps.Keys(c.fields)) }
	hint := suggestion(c, near, "them")
	c.report(at, CodeUndocumentedField, "field %q is not among the fields of the catalog; %s", string(f), hint)
}

// documentedAll checks a list of fields, in which each should stand once.
func (c *checker) documentedAll(at *path, list []Field) {
	for i, f := range list {
		c.documented(at.item(i), f)
	}
	once(c, at, list)
}

// once reports words that stand in a list twice.
func once[T ~string](c *checker, at *path, words []T) {
	for i := range repeats(words, same) {
		c.report(at.item(i), CodeRepeated, "%q stands here twice; keep one", string(words[i]))
	}
}

// repeats returns an iterator over the items of a list that stand in it twice:
// the index of each but the first, and the index of the first.
func repeats[T any, K comparable](items []T, key func(T) K) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		if len(items) < 2 {
			return
		}
		first := make(map[K]int)
		for i, item := range items {
			j, twice := first[key(item)]
			if !twice {
				first[key(item)] = i
			} else if !yield(i, j) {
				return
			}
		}
	}
}

// same is the key for repeats of items that are compared whole.
func same[T any](item T) T { return item }

// countCurrencies finds the currency of most amounts; of several that are as
// frequent, the first by name.
func (c *checker) countCurrencies() {
	count := make(map[string]int)
	c.entries.eachAmount(func(m Money) { count[m.Currency]++ })
	delete(count, "")
	byCount := func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) }
	if all := slices.SortedFunc(maps.Keys(count), byCount); len(all) > 0 {
		c.currency = all[0]
	}
}

// eachAmount calls do for every amount of money.
func (e Entries) eachAmount(do func(Money)) {
	prices := func(offers []Offer) {
		for _, o := range offers {
			do(o.Price)
		}
	}
	for _, cred := range e.Credentials {
		prices(cred.Offers)
		for _, r := range cred.Renews {
			prices(r.Offers)
		}
		for _, r := range cred.Returns {
			prices(r.Offers)
		}
	}
	for _, p := range e.Programs {
		prices(p.Offers)
	}
	for _, r := range e.Roles {
		for _, p := range r.Pay {
			do(p.Median)
		}
	}
}

// money checks that an amount is in the currency of the others.
func (c *checker) money(at *path, m Money) {
	if m.Known() && m.Currency != c.currency {
		c.report(at, CodeMixedCurrency, "%s among amounts in %s, which have no sum; convert it, or keep a catalog for each currency", m, c.currency)
	}
}

// countsAsCycles adds a problem for each cycle of credentials that count as one
// another, at the first of them by ID. It reports whether there is none.
func (c *checker) countsAsCycles() (none bool) {
	up := make(map[ID][]ID)
	var ids []ID
	for _, cred := range c.entries.Credentials {
		up[cred.ID] = cred.CountsAs
		ids = append(ids, cred.ID)
	}
	next := func(id ID) []ID { return up[id] }
	done := make(map[ID]bool)
	for _, id := range slices.Sorted(maps.Keys(onCycles(ids, next))) {
		if done[id] {
			continue
		}
		cycle := shortestCycle(id, next)
		for _, on := range cycle {
			done[on] = true
		}
		c.reportCycle(cycle)
	}
	return len(done) == 0
}

// reportCycle adds the problem of a cycle, which begins at its first ID.
func (c *checker) reportCycle(cycle []ID) {
	at := c.places[cycle[0]]
	c.enter(at.section, at.index, string(cycle[0]))
	next := cycle[1%len(cycle)]
	index := slices.Index(c.entries.Credentials[at.index].CountsAs, next)
	where := root.at("countsAs").item(index)
	if len(cycle) == 1 {
		c.report(where, CodeCountsAsCycle, "it counts as itself without saying so; take it out")
		return
	}
	var chain strings.Builder
	for i, id := range cycle[1:] {
		if i > 0 {
			chain.WriteString(", which counts as ")
		}
		fmt.Fprintf(&chain, "%q", string(id))
	}
	c.report(where, CodeCountsAsCycle, "it counts as %s, which counts as it; take one of these out, or make the two one entry", &chain)
}
