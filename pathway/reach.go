package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// A reach is a question and the slice of the catalog that its target can use:
// what the target asks for, the ways to that, and what these ask for in turn. Its
// size, and that of all that is made from it, grows with that slice, and not with the
// catalog.
type reach struct {
	*question
	goal []askedRule // the rule of a role, or the one requirement to hold a credential

	credentials  map[credential.ID]bool
	programs     map[credential.ID]bool
	roles        map[credential.ID]bool
	attestations map[credential.ID]credential.Attestation // that a step can bring about

	// The credentials, fields and courses of study whose ways were added already.
	held    map[credential.ID]bool
	worked  map[credential.Field]bool
	studied map[credential.Coursework]bool // without its amount, its grade and its period
	working []credential.Program           // those in which work is done; nil: not asked yet
}

// reachOf returns what the target of a question can use.
func reachOf(q *question) *reach {
	r := &reach{
		question:    q,
		credentials: map[credential.ID]bool{}, programs: map[credential.ID]bool{},
		roles: map[credential.ID]bool{}, attestations: map[credential.ID]credential.Attestation{},
		held: map[credential.ID]bool{}, worked: map[credential.Field]bool{}, studied: map[credential.Coursework]bool{},
	}
	if role, ok := q.role(); ok {
		r.goal = q.goalRules(role)
	} else if q.meets != nil {
		r.goal = []askedRule{{Rule: credential.Rule{Ask: q.meets}}}
	} else {
		r.goal = []askedRule{{Rule: credential.Rule{Ask: credential.Holds{Credential: q.Target}}}}
	}
	r.addRules(r.goal)
	return r
}

func (r *reach) addRules(rules []askedRule) {
	for _, rule := range rules {
		r.addRequirement(rule.Ask)
		r.addRequirement(rule.advice.Ask)
	}
}

func (r *reach) addOffers(offers []credential.Offer) {
	for _, offer := range offers {
		r.addRequirement(offer.If)
	}
}

// addRequirement adds what can help to meet a requirement.
func (r *reach) addRequirement(ask credential.Requirement) {
	switch ask := ask.(type) {
	case nil, credential.Resides, credential.Age:
	case credential.AtLeast:
		for _, part := range ask.Of {
			r.addRequirement(part)
		}
	case credential.Holds:
		if isNew(r.held, ask.Credential) {
			r.addHolding(ask.Credential)
		}
	case credential.Had:
		if isNew(r.held, ask.Credential) {
			r.addHolding(ask.Credential)
		}
	case credential.Experience:
		r.addPractices(ask)
		for _, field := range ask.In {
			if isNew(r.worked, field) {
				r.addWork(field)
			}
		}
		if ask.Since != "" && isNew(r.held, ask.Since) {
			r.addHolding(ask.Since)
		}
	case credential.Coursework:
		of := credential.Coursework{In: ask.In, Credits: credential.Credits{Unit: ask.Credits.Unit}}
		if isNew(r.studied, of) {
			r.addStudy(of)
		}
	case credential.Score:
		if program, ok := r.catalog.Program(ask.Of); ok {
			r.addProgram(program)
		} else if isNew(r.held, ask.Of) {
			r.addHolding(ask.Of)
		}
	case credential.Attestation:
		if !ask.Fact {
			if _, known := r.attestations[ask.ID]; !known {
				r.attestations[ask.ID], _ = r.catalog.Attestation(ask.ID)
			}
		}
	default:
		panic(unknownRequirement(ask))
	}
}

// addHolding adds the ways to hold a credential: to earn what counts as it, and to
// attend what awards that.
func (r *reach) addHolding(of credential.ID) {
	for id := range r.catalog.CountingAs(of) {
		r.addCredential(id)
	}
	for program := range r.catalog.Awarding(of) {
		r.addProgram(program)
	}
}

func (r *reach) addWork(field credential.Field) {
	for role := range r.catalog.Roles() {
		if slices.ContainsFunc(role.Fields, field.Contains) {
			r.addRole(role)
		}
	}
}

// addPractices adds the programs whose work alone is as much as is asked for.
func (r *reach) addPractices(ask credential.Experience) {
	if r.working == nil {
		r.working = []credential.Program{}
		for program := range r.catalog.Programs() {
			if len(program.Works.Fields) > 0 {
				r.working = append(r.working, program)
			}
		}
	}
	for _, program := range r.working {
		if some, _ := practicesEnough(program, ask); some {
			r.addProgram(program)
		}
	}
}

func (r *reach) addStudy(of credential.Coursework) {
	for program := range r.catalog.Programs() {
		if teaches(program, of) > 0 {
			r.addProgram(program)
		}
	}
}

func (r *reach) addCredential(id credential.ID) {
	entry, ok := r.catalog.Credential(id)
	if !ok || r.credentials[id] {
		return
	}
	r.credentials[id] = true
	for _, renewal := range entry.Renews {
		r.addOffers(renewal.Offers)
		if len(renewal.By) > 0 {
			r.addRequirement(heldAny(renewal.By))
		}
	}
	r.addRequirement(entry.While.Ask)
	if r.mayReturn(entry) {
		for _, back := range entry.Returns {
			r.addRequirement(back.Requires)
			r.addOffers(back.Offers)
		}
	}
	if entry.Automatic {
		r.addRules(r.asked(entry.Requires, nil))
	} else if entry.Kind.Direct() && r.plannable(entry) {
		r.addRules(r.asked(entry.Requires, entry.Recommends))
		r.addOffers(entry.Offers)
		for _, way := range r.preparationsFor(entry) {
			r.addRequirement(way.If)
		}
	}
}

// mayReturn reports whether a route may return to a credential: the record held it, and
// it is not avoided.
func (q *question) mayReturn(entry credential.Credential) bool {
	return len(entry.Returns) > 0 && !q.avoids(entry.ID) && len(lapsesOf(q, q.Record, entry)) > 0
}

func (r *reach) addProgram(program credential.Program) {
	if r.programs[program.ID] || r.avoids(program.ID) || len(program.Offers) == 0 {
		return
	}
	r.programs[program.ID] = true
	r.addRules(r.asked(program.Admits, nil))
	r.addOffers(program.Offers)
	for _, id := range program.Awards {
		r.addCredential(id)
	}
}

func (r *reach) addRole(role credential.Role) {
	if r.roles[role.ID] || r.avoids(role.ID) {
		return
	}
	r.roles[role.ID] = true
	r.addRules(r.asked(role.Requires, role.Recommends))
}

// isNew reports whether a set does not have a member yet, and adds it.
func isNew[K comparable](set map[K]bool, k K) bool {
	known := set[k]
	set[k] = true
	return !known
}
