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

// A factSet is a set of facts.
type factSet map[fact]bool

// add adds a fact and reports whether it is new.
func (s factSet) add(f fact) bool {
	known := s[f]
	s[f] = true
	return !known
}

// A grower grows the set of entries that some order of steps leads to, from
// those that ask for nothing on, until it grows no more. It looks at no dates:
// an edition of a rule will do if it ever was in force. Where no entry of the
// catalog ever gives a fact, only a record can have it, and it is taken to be
// there.
//
// A cycle of requirements is no mistake as long as something on it has another
// way in, so looking for cycles would refuse good catalogs.
//
// Each condition is looked at once, when its gate is laid, and counted once for
// each fact that it waits for, so that the work grows with the size of the
// catalog and no faster. (Dowling and Gallier's way with Horn clauses.)
type grower struct {
	entries *Entries
	places  map[ID]place
	ever    factSet        // what all entries would give
	counted map[ID][]ID    // the credentials that say they count as it
	order   []ID           // the entries; gate i is that of order[i]
	gates   []gate         // those of the entries, then those of their conditions
	facts   factSet        // what the reached entries give
	waiting map[fact][]int // the gates that a fact leads to; nil once nothing more can come
	reached []int          // the entries that were reached but gave nothing yet

	// Of use once some entry was not reached.
	given  map[fact][]ID // the programs and roles that give each fact
	blamed map[ID][]link
}

// grow returns a grower that has grown to its end.
func (c *checker) grow() *grower {
	g := &grower{
		entries: &c.entries,
		places:  c.places,
		ever:    make(factSet),
		counted: make(map[ID][]ID),
		facts:   make(factSet),
		waiting: make(map[fact][]int),
		blamed:  make(map[ID][]link),
	}
	for at, id := range g.distinct() {
		if at.section == credentials {
			count(g.counted, g.entries.Credentials[at.index])
		}
		g.eachFact(at, func(f fact) bool { return g.ever.add(f) })
		g.order = append(g.order, id)
		g.gates = append(g.gates, gate{1, nowhere})
	}
	for i, id := range g.order {
		g.entry(g.places[id], i)
	}
	for len(g.reached) > 0 {
		last := len(g.reached) - 1
		id := g.order[g.reached[last]]
		g.reached = g.reached[:last]
		g.give(g.places[id])
	}
	g.waiting = nil
	return g
}

// give adds the facts that a reached entry gives.
func (g *grower) give(at place) {
	g.eachFact(at, func(f fact) bool {
		if !g.facts.add(f) {
			return false
		}
		for _, to := range g.waiting[f] {
			g.arrive(to)
		}
		delete(g.waiting, f)
		return true
	})
}

// lost returns the entries that were not reached.
func (g *grower) lost() []ID {
	var ids []ID
	for i, id := range g.order {
		if g.gates[i].left > 0 {
			ids = append(ids, id)
		}
	}
	return ids
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
