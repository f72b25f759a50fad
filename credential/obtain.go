package credential

import (
	"iter"
	"strings"
)

// A fact is what a requirement can rest on.
type fact struct {
	kind factKind
	what string // the credential or the field
	by   ID     // the accreditor
}

type factKind uint8

const (
	held       factKind = iota // a credential in force that is the one, or counts as it
	awarded                    // the credential itself, by a program
	conferred                  // as held, by a program
	accredited                 // as held, by a program that is accredited by one organization
	worked                     // work in a field
	studied                    // credit in a field
)

// A grower grows the set of entries that some order of steps leads to, from
// those that ask for nothing on, until it grows no more. It looks at no dates:
// an edition of a rule will do if it ever was in force. Where no entry of the
// catalog ever gives a fact, only a record can have it, and it is taken to be
// there.
//
// A cycle of requirements is no mistake as long as something on it has another
// way in, so looking for cycles would refuse good catalogs.
type grower struct {
	entries *Entries
	places  map[ID]place
	ever    map[fact]bool // what all entries would give
	counted map[ID][]ID   // the credentials that say they count as it
	reached map[ID]bool
	facts   map[fact]bool // what the reached entries give
	waiting map[fact][]ID // the entries to look at again when a fact comes
	queue   []ID

	// Of use once some entry was not reached.
	given  map[fact][]ID // the programs and roles that give each fact
	blamed map[ID][]link
}

// grow returns a grower that has grown to its end.
func (c *checker) grow() *grower {
	g := &grower{
		entries: &c.entries,
		places:  c.places,
		ever:    make(map[fact]bool),
		counted: make(map[ID][]ID),
		reached: make(map[ID]bool),
		facts:   make(map[fact]bool),
		waiting: make(map[fact][]ID),
		blamed:  make(map[ID][]link),
	}
	for at, id := range g.distinct() {
		if at.section == credentials {
			count(g.counted, g.entries.Credentials[at.index])
		}
		g.eachFact(at, func(f fact) bool {
			known := g.ever[f]
			g.ever[f] = true
			return !known
		})
		g.queue = append(g.queue, id)
	}
	for len(g.queue) > 0 {
		id := g.queue[len(g.queue)-1]
		g.queue = g.queue[:len(g.queue)-1]
		if at := g.places[id]; !g.reached[id] && g.open(id, at) {
			g.reach(id, at)
		}
	}
	return g
}

// distinct returns an iterator over the entries, of those with one ID the first.
func (g *grower) distinct() iter.Seq2[place, ID] {
	return func(yield func(place, ID) bool) {
		for at, id := range g.entries.ids() {
			if g.places[id] == at && !yield(at, id) {
				return
			}
		}
	}
}

// reach adds an entry and the facts that it gives.
func (g *grower) reach(id ID, at place) {
	g.reached[id] = true
	g.eachFact(at, func(f fact) bool {
		if g.facts[f] {
			return false
		}
		g.facts[f] = true
		g.queue = append(g.queue, g.waiting[f]...)
		delete(g.waiting, f)
		return true
	})
}

// eachFact calls yield for the facts that an entry gives. Where yield returns
// false the fact is known, and so are those that follow from it.
func (g *grower) eachFact(at place, yield func(fact) bool) {
	switch at.section {
	case credentials:
		g.upward(fact{kind: held, what: string(g.entries.Credentials[at.index].ID)}, yield)
	case programs:
		g.programFacts(g.entries.Programs[at.index], yield)
	case roles:
		for _, f := range g.entries.Roles[at.index].Fields {
			within(fact{kind: worked, what: string(f)}, yield)
		}
	}
}

func (g *grower) programFacts(p Program, yield func(fact) bool) {
	for _, id := range p.Awards {
		yield(fact{kind: awarded, what: string(id)})
		g.upward(fact{kind: conferred, what: string(id)}, yield)
		for _, a := range p.Accreditations {
			if a.Status.Accredited() {
				g.upward(fact{kind: accredited, what: string(id), by: a.By}, yield)
			}
		}
	}
	for _, t := range p.Teaches {
		within(fact{kind: studied, what: string(t.In)}, yield)
	}
}

// upward yields a fact about a credential, and the same about all that it
// counts as.
func (g *grower) upward(f fact, yield func(fact) bool) {
	todo := []string{f.what}
	for len(todo) > 0 {
		f.what, todo = todo[len(todo)-1], todo[:len(todo)-1]
		at, ok := g.places[ID(f.what)]
		if !ok || at.section != credentials || !yield(f) {
			continue
		}
		for _, as := range g.entries.Credentials[at.index].CountsAs {
			todo = append(todo, string(as))
		}
	}
}

// within yields a fact about a field, and the same about all that contain it.
func within(f fact, yield func(fact) bool) {
	for yield(f) {
		slash := strings.LastIndexByte(f.what, '/')
		if slash < 0 {
			return
		}
		f.what = f.what[:slash]
	}
}

// has reports whether a fact is there, or can be there in a record only. If it
// is not, the entry, if one is given, is looked at again when it comes.
func (g *grower) has(f fact, id ID) bool {
	if g.facts[f] || !g.ever[f] {
		return true
	}
	if id != "" {
		g.waiting[f] = append(g.waiting[f], id)
	}
	return false
}

// open reports whether what has been reached leads to an entry.
func (g *grower) open(id ID, at place) bool {
	switch at.section {
	case credentials:
		return g.openCredential(g.entries.Credentials[at.index])
	case programs:
		p := g.entries.Programs[at.index]
		return g.anyEdition(p.Admits, id) && g.anyOffer(p.Offers, id)
	case roles:
		return g.anyEdition(g.entries.Roles[at.index].Requires, id)
	}
	return true
}

// openCredential takes it that a person may hold what cannot be earned today.
func (g *grower) openCredential(c Credential) bool {
	switch {
	case c.Status != Active:
		return true
	case c.Kind == Class:
		return len(g.counted[c.ID]) == 0 || g.has(fact{kind: held, what: string(c.ID)}, c.ID)
	case c.Kind.Awarded():
		return g.has(fact{kind: awarded, what: string(c.ID)}, c.ID)
	}
	return g.anyEdition(c.Requires, c.ID) && g.anyOffer(c.Offers, c.ID)
}

// anyEdition reports whether an edition of a rule can be met.
func (g *grower) anyEdition(rules Rules, id ID) bool {
	return anyOf(rules, func(r Rule) bool { return g.met(r.Ask, id) })
}

// anyOffer reports whether an offer can be taken up.
func (g *grower) anyOffer(offers []Offer, id ID) bool {
	return anyOf(offers, func(o Offer) bool { return g.met(o.If, id) })
}

// met reports whether a requirement of an entry can be met.
func (g *grower) met(r Requirement, id ID) bool {
	switch r := r.(type) {
	case nil, Age, Attestation:
		return true
	case AtLeast:
		met := 0
		for _, part := range r.Of {
			if g.met(part, id) {
				met++
			}
		}
		return met >= min(r.N, len(r.Of))
	case Holds:
		return g.metHolds(r, id)
	case Experience:
		return anyOf(r.In, func(f Field) bool { return g.has(fact{kind: worked, what: string(f)}, id) })
	case Coursework:
		return g.has(fact{kind: studied, what: string(r.In)}, id)
	default:
		panic("credential: " + noRequirement(r))
	}
}

func (g *grower) metHolds(r Holds, id ID) bool {
	if !g.has(fact{kind: held, what: string(r.Credential)}, id) {
		return false
	}
	if len(r.AccreditedBy) == 0 || !g.ever[fact{kind: conferred, what: string(r.Credential)}] {
		return true
	}
	return anyOf(r.AccreditedBy, func(by ID) bool {
		f := fact{kind: accredited, what: string(r.Credential), by: by}
		return g.ever[f] && g.has(f, id)
	})
}

// anyOf reports whether one of the items is met; of none, yes. It asks all of
// them, so that the entry waits for each that is not.
func anyOf[T any](items []T, met func(T) bool) bool {
	found := len(items) == 0
	for _, item := range items {
		found = met(item) || found
	}
	return found
}
