package credential

// A gate stands for what can be met: an entry, a rule, a group, a part of one.
// It opens once enough of what leads to it has come, and so comes to the gate
// that it leads to itself.
type gate struct {
	left int // how much must still come; below zero, more came than had to
	to   int // the gate it leads to, or nowhere
}

// nowhere is where the gates of entries lead.
const nowhere = -1

// gate lays a gate that opens once n of what leads to it have come.
func (g *grower) gate(n, to int) int {
	if n <= 0 {
		g.arrive(to)
	}
	g.gates = append(g.gates, gate{n, to})
	return len(g.gates) - 1
}

// anyOf lays a gate that one of so many things opens. Of none it is open.
func (g *grower) anyOf(things, to int) int { return g.gate(min(1, things), to) }

// arrive notes that something came to a gate, and to each gate that opens so.
func (g *grower) arrive(i int) {
	for i != nowhere {
		g.gates[i].left--
		if g.gates[i].left != 0 {
			return
		}
		if i < len(g.order) {
			g.reached = append(g.reached, i)
		}
		i = g.gates[i].to
	}
}

// has reports whether a fact is there, or can be there in a record only.
func (g *grower) has(f fact) bool { return g.facts[f] || !g.ever[f] }

// await lets a fact come to a gate, now or later.
func (g *grower) await(f fact, to int) {
	if g.has(f) {
		g.arrive(to)
	} else if g.waiting != nil {
		g.waiting[f] = append(g.waiting[f], to)
	}
}

// entry lets an entry come to its gate once what has been reached leads to it.
func (g *grower) entry(at place, to int) {
	switch at.section {
	case credentials:
		g.credential(g.entries.Credentials[at.index], to)
	case programs:
		p := g.entries.Programs[at.index]
		g.way(p.Admits, p.Offers, to)
	case roles:
		g.way(g.entries.Roles[at.index].Requires, nil, to)
	default:
		g.arrive(to)
	}
}

// credential takes it that a person may hold what cannot be earned today.
func (g *grower) credential(c Credential, to int) {
	switch {
	case c.Status != Active, c.Kind == Class && len(g.counted[c.ID]) == 0:
		g.arrive(to)
	case c.Kind == Class:
		g.await(fact{kind: held, what: string(c.ID)}, to)
	case c.Kind.Awarded():
		g.await(fact{kind: awarded, what: string(c.ID)}, to)
	default:
		g.way(c.Requires, c.Offers, to)
	}
}

// way asks for an edition of a rule that can be met, and for an offer that can
// be taken up.
func (g *grower) way(rules Rules, offers []Offer, to int) {
	both := g.gate(2, to)
	g.editions(rules, both)
	offer := g.anyOf(len(offers), both)
	for _, o := range offers {
		g.ask(o.If, offer)
	}
}

func (g *grower) editions(rules Rules, to int) {
	edition := g.anyOf(len(rules), to)
	for _, r := range rules {
		g.ask(r.Ask, edition)
	}
}

// ask lets a requirement come to a gate once it can be met.
func (g *grower) ask(r Requirement, to int) {
	switch r := r.(type) {
	case nil, Age, Attestation:
		g.arrive(to)
	case AtLeast:
		group := g.gate(min(r.N, len(r.Of)), to)
		for _, part := range r.Of {
			g.ask(part, group)
		}
	case Holds:
		g.holds(r, to)
	case Experience:
		field := g.anyOf(len(r.In), to)
		for _, f := range r.In {
			g.await(fact{kind: worked, what: string(f)}, field)
		}
	case Coursework:
		g.await(fact{kind: studied, what: string(r.In)}, to)
	default:
		panic("credential: " + noRequirement(r))
	}
}

// holds asks for accreditation only of what some program of the catalog awards,
// and then of one that is ever accredited.
func (g *grower) holds(r Holds, to int) {
	what := string(r.Credential)
	if len(r.AccreditedBy) > 0 && g.ever[fact{kind: conferred, what: what}] {
		to = g.gate(2, to)
		by := g.gate(1, to)
		for _, id := range r.AccreditedBy {
			if f := (fact{kind: accredited, what: what, by: id}); g.ever[f] {
				g.await(f, by)
			}
		}
	}
	g.await(fact{kind: held, what: what}, to)
}

// met reports whether what was reached meets a requirement.
func (g *grower) met(r Requirement) bool {
	return g.opens(func(to int) { g.ask(r, to) })
}

// opens reports whether what is laid before a gate opens it. The gates are
// taken away again.
func (g *grower) opens(lay func(to int)) bool {
	before := len(g.gates)
	to := g.gate(1, nowhere)
	lay(to)
	open := g.gates[to].left <= 0
	g.gates = g.gates[:before]
	return open
}
