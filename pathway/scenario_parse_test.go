package pathway_test

import (
	"fmt"
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A scenario is one case of a file: a catalog, a person, and what must come out.
type scenario struct {
	name    string
	at      string
	catalog *scenarioCatalog
	record  credential.Record
	checks  []*scenarioCheck
	plans   []*scenarioPlan
	finds   []scenarioFind
}

// A scenarioCatalog is the catalog of the cases that follow it.
type scenarioCatalog struct {
	name    string
	at      string
	entries credential.Entries
	cases   int
}

// A scenarioCheck is "check" or "apply": one status on one day.
type scenarioCheck struct {
	at      string
	apply   bool // judge Eligibility.Apply
	target  credential.ID
	on      credential.Date
	status  string
	metOn   credential.Date
	held    string              // "held", "not held" or ""
	lacking map[string][]string // by "missing", "unsure" and "coming": the conditions, as leafText writes them
}

// A scenarioPlan is "plan": one query and the routes it must give.
type scenarioPlan struct {
	at     string
	query  pathway.Query
	routes []scenarioRoute
	more   bool // further routes may follow
	none   bool // there is no route
	why    []string
	left   *scenarioRoute // the best route that a search which stopped did not come to; nil: it does not stop
	front  []string       // the trade-offs, "2027-01-04 at 629 USD"; nil: not compared
}

// A scenarioRoute is "route" or "best". Zero parts are not compared.
type scenarioRoute struct {
	at       string
	finish   credential.Date
	cost     string // "629"
	unpriced []string
	assumes  int // how many things; compared always
	steps    []scenarioStep
	options  []string // "step: option, option"
	upkeep   []string // "entry due 2026-01-01"
}

// A scenarioStep is one step as stepText writes it, with its dates or without.
type scenarioStep struct {
	text  string
	dated bool
}

// scenarioParser gathers the scenarios of one file. At most one of credential,
// program and role is the entry that the lines under it belong to.
type scenarioParser struct {
	*scenarioLine
	scenarios  []*scenario
	catalog    *scenarioCatalog
	credential *credential.Credential
	program    *credential.Program
	role       *credential.Role
	plan       *scenarioPlan
}

// parseScenarios reads a file, whose name stands in errors.
func parseScenarios(name, text string) (scenarios []*scenario, err error) {
	if len(text) > maxScenarioBytes {
		return nil, fmt.Errorf("%s: the file has %d bytes; cut it in two by theme, the most is %d", name, len(text), maxScenarioBytes)
	}
	defer func() {
		if r := recover(); r != nil {
			bad, ok := r.(scenarioError)
			if !ok {
				panic(r)
			}
			scenarios, err = nil, bad.error
		}
	}()
	p := &scenarioParser{}
	for _, p.scenarioLine = range cutLines(name, text) {
		p.line()
	}
	p.closeCase()
	p.closeCatalog()
	return p.scenarios, nil
}

// line reads one line by its first word.
func (p *scenarioParser) line() {
	first := p.word("the kind of line")
	if kind, ok := scenarioKinds[first]; ok {
		p.inCatalog()
		p.newCredential(kind)
		return
	}
	read, ok := scenarioWords[first]
	if !ok {
		known := slices.Sorted(maps.Keys(scenarioWords))
		known = slices.Sorted(slices.Values(slices.AppendSeq(known, maps.Keys(scenarioKinds))))
		p.fail("no line begins with %q; the lines are %s", first, joined(known, ", "))
	}
	read(p)
	p.end()
}

var scenarioKinds = map[string]credential.Kind{
	"degree": credential.Degree, "diploma": credential.Diploma, "certificate": credential.Certificate,
	"course": credential.Course, "cert": credential.Certification, "license": credential.License,
	"exam": credential.Assessment, "member": credential.Membership, "class": credential.Class,
}

// scenarioWords has the reader of every other kind of line, by its first word.
var scenarioWords = map[string]func(*scenarioParser){
	"catalog": (*scenarioParser).newCatalog,
	"program": (*scenarioParser).newProgram,
	"role":    (*scenarioParser).newRole,

	"asks":       (*scenarioParser).asks,
	"advises":    (*scenarioParser).advises,
	"offer":      (*scenarioParser).offer,
	"lasts":      (*scenarioParser).lasts,
	"renews":     (*scenarioParser).renews,
	"or":         (*scenarioParser).orOffer,
	"counts":     (*scenarioParser).countsAs,
	"status":     (*scenarioParser).status,
	"known":      (*scenarioParser).knownAs,
	"awards":     (*scenarioParser).awards,
	"teaches":    (*scenarioParser).teaches,
	"accredited": (*scenarioParser).accredited,
	"gives":      (*scenarioParser).gives,

	"case":     (*scenarioParser).newCase,
	"born":     (*scenarioParser).born,
	"holds":    (*scenarioParser).holding,
	"worked":   (*scenarioParser).worked,
	"studied":  (*scenarioParser).studied,
	"attested": (*scenarioParser).attested,
	"waived":   (*scenarioParser).waived,

	"check":    (*scenarioParser).check,
	"apply":    (*scenarioParser).apply,
	"find":     (*scenarioParser).find,
	"plan":     (*scenarioParser).newPlan,
	"best":     (*scenarioParser).best,
	"route":    (*scenarioParser).route,
	"none":     (*scenarioParser).none,
	"stopped":  (*scenarioParser).stopped,
	"frontier": (*scenarioParser).frontier,
	"options":  (*scenarioParser).options,
	"upkeep":   (*scenarioParser).upkeep,
}

func (p *scenarioParser) newCatalog() {
	p.closeCase()
	p.closeCatalog()
	p.catalog = &scenarioCatalog{at: p.at, name: p.rest()}
}

func (p *scenarioParser) newCase() {
	if p.catalog == nil {
		p.fail("a case stands before any catalog")
	}
	p.closeCase()
	p.closeEntry()
	p.catalog.cases++
	p.scenarios = append(p.scenarios, &scenario{at: p.at, name: p.rest(), catalog: p.catalog})
}

// rest takes the words up to the end of the line as a name.
func (p *scenarioParser) rest() string {
	name := ""
	for !p.done() {
		word := p.word("a word")
		if name != "" && word != "," && word != ":" {
			name += " "
		}
		name += word
	}
	if name == "" {
		p.fail("say in a few words what it is about")
	}
	return name
}

func (p *scenarioParser) closeCatalog() {
	p.closeEntry()
	if p.catalog != nil && p.catalog.cases == 0 {
		panic(scenarioError{fmt.Errorf("%s: catalog %s has no case", p.catalog.at, p.catalog.name)})
	}
}

// closeCase refuses a case, or a plan, that expects nothing.
func (p *scenarioParser) closeCase() {
	p.closePlan()
	if p.catalog == nil || p.catalog.cases == 0 {
		return
	}
	if s := p.scenarios[len(p.scenarios)-1]; len(s.checks) == 0 && len(s.plans) == 0 && len(s.finds) == 0 {
		panic(scenarioError{fmt.Errorf("%s: case %s expects nothing; add a check or a plan", s.at, s.name)})
	}
}

func (p *scenarioParser) closePlan() {
	if p.plan != nil && len(p.plan.routes) == 0 && !p.plan.none && p.plan.left == nil && p.plan.front == nil {
		panic(scenarioError{fmt.Errorf("%s: the plan expects nothing; add best, route, none, stopped or frontier", p.plan.at)})
	}
	p.plan = nil
}

// inCatalog refuses an entry that stands inside a case.
func (p *scenarioParser) inCatalog() {
	if p.catalog == nil || p.catalog.cases > 0 {
		p.fail("an entry stands outside a catalog; begin with a catalog line")
	}
	p.closeEntry()
}

// inCase returns the case that the line belongs to.
func (p *scenarioParser) inCase() *scenario {
	if p.catalog == nil || p.catalog.cases == 0 {
		p.fail("it belongs to a case; begin with a case line")
	}
	return p.scenarios[len(p.scenarios)-1]
}
