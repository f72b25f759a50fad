package credential

import (
	"iter"
	"slices"
	"strings"
)

// A closure is the set of entries that some order of steps leads to. Forward
// chaining finds it: it begins with the entries that ask for nothing, and adds
// the entries that the set leads to until there are no more. Dates do not count:
// any edition of a rule will do, in force or not. An atom that no entry of the
// catalog gives can only come from a record, and is taken to be there.
//
// A cycle of requirements is no mistake as long as something on it has another
// way in, so looking for cycles would refuse good catalogs.
//
// Conditions are Horn clauses, and the set is their least model. As in the
// algorithm of Dowling and Gallier, each condition is looked at once, when its
// gates are laid, and each gate counts down how much it still waits for. So the
// work grows with the size of the catalog and no faster.
type closure struct {
	entries    *Entries
	places     map[ID]place
	ever       atomSet        // what all entries would give
	countingAs map[ID][]ID    // the credentials that say they count as it
	working    []int          // the programs in which work is done
	order      []ID           // the entries; gate i is that of order[i]
	gates      []gate         // those of the entries, then those of their conditions
	given      atomSet        // what the reached entries give
	waiting    map[atom][]int // the gates that wait for an atom; nil once nothing more can come
	reached    []int          // the entries that were reached and have not yet given anything

	// Of use once some entry was not reached.
	givenBy map[atom][]ID // the programs and roles that give each atom
	blamed  map[ID][]link
}

// An atom is a plain statement that entries give and requirements rest on: that a
// credential can be held, that work in a field can be done. (The atoms of
// propositional logic.)
type atom struct {
	kind atomKind
	what string // the credential or the field
	by   ID     // the accreditor
}

// An atomKind says what an atom is about.
type atomKind uint8

const (
	held       atomKind = iota // a credential in force that is the one, or counts as it
	awarded                    // the credential itself, by a program
	conferred                  // as held, by a program
	accredited                 // as held, by a program that is accredited by one organization
	worked                     // work in a field
	studied                    // credit in a field
	trained                    // clock hours in a field
	attended                   // a program
)

// An atomSet is a set of atoms.
type atomSet map[atom]bool

// add adds an atom and reports whether it is new.
func (s atomSet) add(a atom) bool {
	known := s[a]
	s[a] = true
	return !known
}

// closure returns the closure of the entries.
func (c *checker) closure() *closure {
	cl := &closure{
		entries:    &c.entries,
		places:     c.places,
		ever:       make(atomSet),
		countingAs: make(map[ID][]ID),
		given:      make(atomSet),
		waiting:    make(map[atom][]int),
		blamed:     make(map[ID][]link),
	}
	for at, id := range cl.distinct() {
		if at.section == credentials {
			addCounting(cl.countingAs, cl.entries.Credentials[at.index])
		}
		if at.section == programs && len(cl.entries.Programs[at.index].Works.Fields) > 0 {
			cl.working = append(cl.working, at.index)
		}
		cl.eachAtom(at, func(a atom) bool { return cl.ever.add(a) })
		cl.order = append(cl.order, id)
		cl.gates = append(cl.gates, gate{1, nowhere})
	}
	for i, id := range cl.order {
		cl.entry(cl.places[id], i)
	}
	for len(cl.reached) > 0 {
		last := len(cl.reached) - 1
		id := cl.order[cl.reached[last]]
		cl.reached = cl.reached[:last]
		cl.give(cl.places[id])
	}
	cl.waiting = nil
	return cl
}

// unreached returns the entries outside the closure.
func (cl *closure) unreached() []ID {
	var ids []ID
	for i, id := range cl.order {
		if cl.gates[i].left > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// distinct returns an iterator over the entries; of entries with the same ID it
// has only the first.
func (cl *closure) distinct() iter.Seq2[place, ID] {
	return func(yield func(place, ID) bool) {
		for at, id := range cl.entries.ids() {
			if cl.places[id] == at && !yield(at, id) {
				return
			}
		}
	}
}

// entry lays the gates that lead to the gate of an entry.
func (cl *closure) entry(at place, to int) {
	switch at.section {
	case credentials:
		cl.credential(cl.entries.Credentials[at.index], to)
	case programs:
		p := cl.entries.Programs[at.index]
		cl.way(p.Admits, p.Offers, to)
	case roles:
		cl.way(cl.entries.Roles[at.index].Requires, nil, to)
	default:
		cl.arrive(to)
	}
}

// credential lays the gates of a credential. One that cannot be earned today is
// reached: a person may hold it. What must hold for it to stay in force must hold on
// the day of its award.
func (cl *closure) credential(c Credential, to int) {
	if c.While.Ask != nil && c.Status == Active && c.Kind != Class {
		both := cl.gate(2, to)
		cl.ask(c.While.Ask, both)
		to = both
	}
	switch {
	case c.Status != Active, c.Kind == Class && len(cl.countingAs[c.ID]) == 0:
		cl.arrive(to)
	case c.Kind == Class:
		cl.await(atom{kind: held, what: string(c.ID)}, to)
	case c.Kind.Awarded():
		cl.await(atom{kind: awarded, what: string(c.ID)}, to)
	default:
		cl.way(c.Requires, c.Offers, to)
	}
}

// way lays gates that ask for an edition of a rule that can be met and for an
// offer that can be taken up.
func (cl *closure) way(rules Rules, offers []Offer, to int) {
	both := cl.gate(2, to)
	cl.editions(rules, both)
	offer := cl.anyOf(len(offers), both)
	for _, o := range offers {
		cl.ask(o.If, offer)
	}
}

// editions lays gates that ask for an edition of a rule that can be met.
func (cl *closure) editions(rules Rules, to int) {
	edition := cl.anyOf(len(rules), to)
	for _, r := range rules {
		cl.ask(r.Ask, edition)
	}
}

// ask lays the gates of a requirement, which lead to a gate once it can be met.
func (cl *closure) ask(r Requirement, to int) {
	switch r := r.(type) {
	case nil, Resides, Age, Attestation:
		cl.arrive(to)
	case AtLeast:
		group := cl.gate(min(r.N, len(r.Of)), to)
		for _, part := range r.Of {
			cl.ask(part, group)
		}
	case Holds:
		cl.holds(r, to)
	case Had:
		cl.holds(Holds{Credential: r.Credential}, to)
	case Experience:
		if r.Since != "" {
			to = cl.gate(2, to)
			cl.await(atom{kind: held, what: string(r.Since)}, to)
		}
		field := cl.anyOf(len(r.In), to)
		programs := cl.practicing(r)
		for _, id := range programs {
			cl.await(atom{kind: attended, what: string(id)}, field)
		}
		for _, f := range r.In {
			if a := (atom{kind: worked, what: string(f)}); cl.ever[a] || len(programs) == 0 {
				cl.await(a, field)
			}
		}
	case Coursework:
		cl.await(creditIn(r.In, r.Credits.Unit), to)
	case Score:
		cl.await(cl.scoreIn(r.Of), to)
	default:
		panic("credential: " + noRequirement(r))
	}
}

// practicing returns the programs whose work alone is as much as is asked for.
func (cl *closure) practicing(r Experience) []ID {
	var ids []ID
	for _, i := range cl.working {
		p := &cl.entries.Programs[i]
		if slices.ContainsFunc(p.Offers, func(o Offer) bool { return p.Works.Meets(r, o.Takes) }) {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

// scoreIn is the atom of what is earned or attended for a score.
func (cl *closure) scoreIn(of ID) atom {
	if at, ok := cl.places[of]; ok && at.section == programs {
		return atom{kind: attended, what: string(of)}
	}
	return atom{kind: held, what: string(of)}
}

// holds lays the gates of a credential in force. It asks for accreditation only
// if some program of the catalog awards the credential.
func (cl *closure) holds(r Holds, to int) {
	what := string(r.Credential)
	if len(r.AccreditedBy) > 0 && cl.ever[atom{kind: conferred, what: what}] {
		to = cl.gate(2, to)
		by := cl.gate(1, to)
		for _, id := range r.AccreditedBy {
			if a := (atom{kind: accredited, what: what, by: id}); cl.ever[a] {
				cl.await(a, by)
			}
		}
	}
	cl.await(atom{kind: held, what: what}, to)
}

// A gate stands for something that can be met: an entry, a rule, a group, a part
// of one. It is a threshold gate: it opens once enough of those that lead to it
// have arrived, and then arrives itself at the gate it leads to.
type gate struct {
	left int // how many must still arrive; below zero, more arrived than had to
	to   int // the gate it leads to, or nowhere
}

// nowhere is where the gate of an entry leads.
const nowhere = -1

// gate lays a gate that opens once n of those that lead to it have arrived.
func (cl *closure) gate(n, to int) int {
	if n <= 0 {
		cl.arrive(to)
	}
	cl.gates = append(cl.gates, gate{n, to})
	return len(cl.gates) - 1
}

// anyOf lays a gate that any one of so many things opens. Where there are none,
// it is open.
func (cl *closure) anyOf(things, to int) int { return cl.gate(min(1, things), to) }

// arrive counts one arrival at a gate and, if that opens it, at the gate it leads
// to.
func (cl *closure) arrive(i int) {
	for i != nowhere {
		cl.gates[i].left--
		if cl.gates[i].left != 0 {
			return
		}
		if i < len(cl.order) {
			cl.reached = append(cl.reached, i)
		}
		i = cl.gates[i].to
	}
}

// await lets an atom arrive at a gate, now or as soon as it is given.
func (cl *closure) await(a atom, to int) {
	if cl.has(a) {
		cl.arrive(to)
	} else if cl.waiting != nil {
		cl.waiting[a] = append(cl.waiting[a], to)
	}
}

// has reports whether an atom is given, or no entry can ever give it, so that
// only a record can have it.
func (cl *closure) has(a atom) bool { return cl.given[a] || !cl.ever[a] }

// give adds the atoms that a reached entry gives.
func (cl *closure) give(at place) {
	cl.eachAtom(at, func(a atom) bool {
		if !cl.given.add(a) {
			return false
		}
		for _, to := range cl.waiting[a] {
			cl.arrive(to)
		}
		delete(cl.waiting, a)
		return true
	})
}

// eachAtom calls yield for the atoms that an entry gives. If yield returns false
// for one, those that follow from it are left out.
func (cl *closure) eachAtom(at place, yield func(atom) bool) {
	switch at.section {
	case credentials:
		cl.upward(atom{kind: held, what: string(cl.entries.Credentials[at.index].ID)}, yield)
	case programs:
		cl.programAtoms(cl.entries.Programs[at.index], yield)
	case roles:
		for _, f := range cl.entries.Roles[at.index].Fields {
			within(atom{kind: worked, what: string(f)}, yield)
		}
	}
}

// programAtoms calls yield for the atoms that a program gives by its awards and
// by what it teaches.
func (cl *closure) programAtoms(p Program, yield func(atom) bool) {
	yield(atom{kind: attended, what: string(p.ID)})
	for _, id := range p.Awards {
		yield(atom{kind: awarded, what: string(id)})
		cl.upward(atom{kind: conferred, what: string(id)}, yield)
		for _, a := range p.Accreditations {
			if a.Status.Accredited() {
				cl.upward(atom{kind: accredited, what: string(id), by: a.By}, yield)
			}
		}
	}
	for _, t := range p.Teaches {
		within(creditIn(t.In, t.Credits.Unit), yield)
		if t.Credits.IsZero() { // it may be of any unit
			within(creditIn(t.In, Clock), yield)
		}
	}
}

// creditIn is the atom of credit in a field that counts where a unit is asked for.
func creditIn(f Field, unit CreditUnit) atom {
	if unit == Clock {
		return atom{kind: trained, what: string(f)}
	}
	return atom{kind: studied, what: string(f)}
}

// upward yields an atom about a credential, and the same about all that it counts
// as.
func (cl *closure) upward(a atom, yield func(atom) bool) {
	todo := []string{a.what}
	for len(todo) > 0 {
		a.what, todo = todo[len(todo)-1], todo[:len(todo)-1]
		at, ok := cl.places[ID(a.what)]
		if !ok || at.section != credentials || !yield(a) {
			continue
		}
		for _, as := range cl.entries.Credentials[at.index].CountsAs {
			todo = append(todo, string(as))
		}
	}
}

// within yields an atom about a field, and the same about the fields around it.
func within(a atom, yield func(atom) bool) {
	for yield(a) {
		slash := strings.LastIndexByte(a.what, '/')
		if slash < 0 {
			return
		}
		a.what = a.what[:slash]
	}
}

// met reports whether the reached entries give what meets a requirement.
func (cl *closure) met(r Requirement) bool {
	return cl.opens(func(to int) { cl.ask(r, to) })
}

// opens reports whether a gate opens by what lay puts before it. The gates are
// taken away again.
func (cl *closure) opens(lay func(to int)) bool {
	before := len(cl.gates)
	to := cl.gate(1, nowhere)
	lay(to)
	open := cl.gates[to].left <= 0
	cl.gates = cl.gates[:before]
	return open
}
