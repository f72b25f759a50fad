package pathway

import (
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A translation is a query as a problem of steps and gates, and the way back.
// It holds only what the target can reach: its size grows with that, and not
// with the catalog.
type translation struct {
	catalog  *credential.Catalog
	query    Query
	currency string
	problem  solve.Problem

	steps    []stepOf    // by step of the problem
	lapsings []lapsingOf // by lapsing of the problem
	leaves   []leafOf    // by tag of a gate, less one
	fees     []feeOf     // by tag of a fee
	assumed  map[supportOf]string
	sure     map[supportOf]days.Set // days on which an assumed support needs no assumption
	classes  map[string]int
	groups   map[string]int
	same     map[string]int // requirements of leaves
	made     map[leafKey]*solve.Gate
	common   map[int]*solve.Gate // by number of a requirement: what its leaves have in common

	given   map[credential.ID][]awardOf // holdings of the record, by credential
	awards  map[credential.ID][]awardOf // steps that can be taken, by credential
	taught  []taughtOf                  // credit of the record
	worked  map[int][]int               // jobs of the record that count for a leaf, by its number
	reached reach
}

// A stepOf says what a step of the problem stands for.
type stepOf struct {
	kind    StepKind
	entry   credential.ID
	offer   *credential.Offer // nil: taken without an offer
	rules   []askedRule
	words   string          // of an attestation, or of a job that goes on
	job     *credential.Job // of the record, that goes on
	given   bool
	fact    fact   // of the record, that a given step or a job that goes on stands for
	assumed string // of a given step: what the record does not say; "" nothing
	from    int    // the first day on which that matters
}

// An awardOf is a step that gives a credential.
type awardOf struct {
	step    int
	term    int           // 1 + the lapsing, or 0
	program credential.ID // that awards it; "" if none does
	holding *credential.Holding
}

// A leafOf says which requirement a leaf stands for.
type leafOf struct {
	owner       credential.ID
	path        string
	requirement credential.Requirement
}

// A leafKey identifies a condition: a requirement of one entry at one path.
// Editions and offers that ask for the same share its gate.
type leafKey struct {
	owner credential.ID
	path  string
	same  int // the number of the requirement
}

// A lapsingOf is a credential that lapses, and the fees of its renewal.
type lapsingOf struct {
	entry credential.ID
	fees  *renewalFees // nil: it cannot be renewed
}

// A feeOf is the fee of a renewal.
type feeOf struct {
	offer credential.Offer
	rule  credential.Renewal
}

// A supportOf is the support of leaves of one number by a step.
type supportOf struct {
	same, step int
}

// A taughtOf is credit of the record: a study, or what a program taught.
type taughtOf struct {
	step    int
	program credential.ID // "" for a study
	study   credential.Study
}

// reach has the entries that a target can use.
type reach struct {
	credentials  map[credential.ID]bool // that can be earned directly
	programs     map[credential.ID]bool
	roles        map[credential.ID]bool
	attestations map[string]bool

	held    map[credential.ID]bool    // credentials whose ways to them were looked at
	worked  map[credential.Field]bool // likewise fields of experience
	studied map[credential.Field]bool // and of study
}

// translate returns the problem of a query that was checked.
func (p *Planner) translate(q Query) *translation {
	t := &translation{
		catalog: p.catalog, query: q, currency: p.currency,
		assumed: map[supportOf]string{}, sure: map[supportOf]days.Set{},
		classes: map[string]int{}, groups: map[string]int{}, same: map[string]int{},
		made: map[leafKey]*solve.Gate{}, common: map[int]*solve.Gate{}, worked: map[int][]int{},
		given: map[credential.ID][]awardOf{}, awards: map[credential.ID][]awardOf{},
		reached: reach{
			credentials: map[credential.ID]bool{}, programs: map[credential.ID]bool{},
			roles: map[credential.ID]bool{}, attestations: map[string]bool{},
			held: map[credential.ID]bool{}, worked: map[credential.Field]bool{}, studied: map[credential.Field]bool{},
		},
	}
	start := q.Start.DayNumber()
	t.problem = solve.Problem{
		Start: start, Horizon: start + horizonDays, Capacity: q.Study,
		Add:      func(day int, l solve.Length) int { return days.Add(day, days.Length(l)) },
		Whole:    q.Start.Day <= 28,
		Deadline: solve.Never, Budget: solve.NoBudget, Order: orderOf(q.Rank),
	}
	if !q.Deadline.IsZero() {
		t.problem.Deadline = q.Deadline.DayNumber()
	}
	if q.Budget.Known() {
		t.problem.Budget = q.Budget.Minor
	}
	goal := t.reachTarget()
	t.addRecord()
	t.addSteps()
	t.addGates(goal)
	return t
}

// horizonDays bounds a plan to what a life can hold.
const horizonDays = 80 * 366

func orderOf(r Rank) solve.Order {
	switch r {
	case Soonest:
		return solve.BySoonest
	case Cheapest:
		return solve.ByCheapest
	case FewestSteps:
		return solve.ByFewest
	}
	panic("pathway: no such rank")
}

// reachTarget collects what the target can use, and returns the rules of a
// role, or the one requirement to hold a credential.
func (t *translation) reachTarget() []askedRule {
	if role, ok := t.catalog.Role(t.query.Target); ok {
		rules := t.asked(role.Requires, role.Recommends)
		t.reachRules(rules)
		return rules
	}
	hold := credential.Holds{Credential: t.query.Target}
	t.reachRequirement(hold)
	return []askedRule{{Rule: credential.Rule{Ask: hold}}}
}

func (t *translation) reachRules(rules []askedRule) {
	for _, rule := range rules {
		t.reachRequirement(rule.Ask)
		t.reachRequirement(rule.advice)
	}
}

func (t *translation) reachOffers(offers []credential.Offer) {
	for _, offer := range offers {
		t.reachRequirement(offer.If)
	}
}

func (t *translation) reachRequirement(r credential.Requirement) {
	switch r := r.(type) {
	case nil, credential.Age:
	case credential.AtLeast:
		for _, part := range r.Of {
			t.reachRequirement(part)
		}
	case credential.Holds:
		if isNew(t.reached.held, r.Credential) {
			t.reachHolding(r.Credential)
		}
	case credential.Experience:
		for _, field := range r.In {
			if isNew(t.reached.worked, field) {
				t.reachWork(field)
			}
		}
	case credential.Coursework:
		if isNew(t.reached.studied, r.In) {
			t.reachStudy(r.In)
		}
	case credential.Attestation:
		if !r.Fact {
			t.reached.attestations[r.Of] = true
		}
	default:
		panic(unknownRequirement(r))
	}
}

// isNew reports whether a set does not have a member yet, and adds it.
func isNew[K comparable](set map[K]bool, k K) bool {
	had := set[k]
	set[k] = true
	return !had
}

func (t *translation) reachHolding(of credential.ID) {
	for id := range t.catalog.CountingAs(of) {
		t.reachCredential(id)
	}
	for program := range t.catalog.Awarding(of) {
		t.reachProgram(program)
	}
}

func (t *translation) reachWork(field credential.Field) {
	for role := range t.catalog.Roles() {
		if slices.ContainsFunc(role.Fields, field.Contains) {
			t.reachRole(role)
		}
	}
}

func (t *translation) reachStudy(field credential.Field) {
	for program := range t.catalog.Programs() {
		if teaches(program, field) > 0 {
			t.reachProgram(program)
		}
	}
}

func (t *translation) reachCredential(id credential.ID) {
	entry, ok := t.catalog.Credential(id)
	if !ok || t.reached.credentials[id] {
		return
	}
	t.reached.credentials[id] = true
	for _, renewal := range entry.Renews {
		t.reachOffers(renewal.Offers)
	}
	if entry.Kind.Direct() && t.plannable(id, entry.Status) {
		t.reachRules(t.asked(entry.Requires, entry.Recommends))
		t.reachOffers(entry.Offers)
	}
}

func (t *translation) reachProgram(program credential.Program) {
	if t.reached.programs[program.ID] || t.avoids(program.ID) || len(program.Offers) == 0 {
		return
	}
	t.reached.programs[program.ID] = true
	t.reachRules(t.asked(program.Admits, nil))
	t.reachOffers(program.Offers)
	for _, id := range program.Awards {
		t.reachCredential(id)
	}
}

func (t *translation) reachRole(role credential.Role) {
	if t.reached.roles[role.ID] || t.avoids(role.ID) {
		return
	}
	t.reached.roles[role.ID] = true
	t.reachRules(t.asked(role.Requires, role.Recommends))
}

func (t *translation) avoids(id credential.ID) bool {
	return t.query.Avoid != nil && t.query.Avoid(id)
}

// plannable reports whether a route may earn or award the credential.
func (t *translation) plannable(id credential.ID, status credential.Status) bool {
	return status == credential.Active && !t.avoids(id)
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
