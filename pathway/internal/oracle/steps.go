package oracle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Kind says what a step does.
type Kind int8

// The kinds of step. The oracle counts renewals in the schedule of a set; they
// are no steps of it.
const (
	Attend  Kind = iota // attend a program
	Earn                // earn a credential
	Join                // become a member
	Work                // work in a role
	Attest              // have something vouched for
	Return              // come back to a credential that has lapsed
	Prepare             // study for an exam
)

// String returns the name of the kind.
func (k Kind) String() string {
	return [...]string{"attend", "earn", "join", "work", "attest", "return", "prepare"}[k]
}

// A Step is one thing that a person could do.
type Step struct {
	Kind   Kind
	Entry  credential.ID     // of an attestation its ID, of a preparation the exam; "" for a job outside the catalog
	Offer  *credential.Offer // nil: none
	Weekly int               // hours of study, or of work, in parts of an hour
	GoesOn bool              // a job of the record, which needs nothing

	group      string // a set has at most one step of a group
	takes      credential.Period
	awards     []credential.ID
	program    credential.Program // that is attended
	fields     []credential.Field // in which a job gives experience
	supervised bool               // said of a job: a planned one is, one that goes on stays as it is
	rules      []edition
	advice     []edition         // the recommendations, if the question takes advice
	cond       *node             // of the offer; nil: none
	window     *window           // of the offer; nil: none
	back       *back             // of a return; nil: it is none
	tries      *tries            // at the exam; nil: it may be sat on any day
	itself     bool              // it is no step: its credential is awarded by itself
	seek       credential.Period // how long it takes to be hired for a planned job; zero: no time
}

// String returns the kind, the entry and the offer of a step.
func (s *Step) String() string {
	words := []string{s.Kind.String(), string(s.Entry)}
	switch {
	case s.Offer != nil:
		words = append(words, s.Offer.Name)
	case s.GoesOn:
		words = append(words, "(goes on)")
	}
	return strings.Join(words, " ")
}

// Takes returns how long a step takes from the day on which it is taken.
func (s *Step) Takes() credential.Period { return s.takes }

// candidates returns every step that the package comment of pathway lets a person take.
func (p *Planner) candidates() []*Step {
	var steps []*Step
	for program := range p.judge.catalog.Programs() {
		for i := range program.Offers {
			steps = append(steps, p.offered(Step{
				Kind: Attend, Entry: program.ID, awards: p.active(program.Awards), program: program,
			}, &program.Offers[i]))
		}
	}
	for entry := range p.judge.catalog.Credentials() {
		if !entry.Kind.Direct() || entry.Automatic || entry.Status != credential.Active {
			continue
		}
		step := Step{Kind: Earn, Entry: entry.ID, awards: []credential.ID{entry.ID}}
		if entry.Kind == credential.Membership {
			step.Kind = Join
		}
		step.tries = p.judge.triesOf(entry.ID, p.question.Record)
		for i := range entry.Offers {
			steps = append(steps, p.offered(step, &entry.Offers[i]))
		}
		if len(entry.Offers) == 0 { // nobody knows the price, nor the time, which counts as none
			steps = append(steps, p.offered(step, &credential.Offer{}))
		}
	}
	steps = append(steps, p.waysBack()...)
	steps = append(steps, p.preparations()...)
	for role := range p.judge.catalog.Roles() {
		steps = append(steps, &Step{
			Kind: Work, Entry: role.ID, group: "role " + string(role.ID),
			Weekly: p.work, fields: role.Fields, supervised: true, rules: p.editions(role.ID), advice: p.advice(role.ID),
			seek: p.seekFor(role.ID),
		})
	}
	steps = append(steps, p.openJobs()...)
	steps = append(steps, p.attestations()...)
	return slices.DeleteFunc(steps, func(s *Step) bool {
		avoided := p.question.Avoid != nil && s.Entry != "" && p.question.Avoid(s.Entry)
		return avoided || s.Kind != Work && s.Weekly > p.studyOn(never)
	})
}

// active returns those of the credentials that can be earned.
func (p *Planner) active(ids []credential.ID) []credential.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id credential.ID) bool {
		entry, _ := p.judge.catalog.Credential(id)
		return entry.Status != credential.Active
	})
}

// offered returns a step with its offer and the rule of its entry.
func (p *Planner) offered(step Step, offer *credential.Offer) *Step {
	step.group = "entry " + string(step.Entry)
	step.rules, step.advice = p.editions(step.Entry), p.advice(step.Entry)
	if offer != nil {
		step.Offer, step.takes, step.Weekly = offer, offer.Takes, offer.Weekly.Hundredths*perHour/100
		step.cond, step.window = compile(offer.If, "", nil, 0), newWindow(*offer)
	}
	return &step
}

// openJobs returns a step for each job of the record that can go on, at its own
// hours or at those of the question, whichever are fewer.
func (p *Planner) openJobs() []*Step {
	var steps []*Step
	for i, job := range p.question.Record.Jobs {
		if !job.Until.IsZero() || job.From.After(p.question.Start) {
			continue
		}
		group := "role " + string(job.Role)
		if job.Role == "" {
			group = fmt.Sprint("job ", i)
		}
		steps = append(steps, &Step{
			Kind: Work, Entry: job.Role, group: group, GoesOn: true,
			Weekly: min(p.work, cmp.Or(job.Weekly.Hundredths*perHour/100, fullTime*perHour)), fields: p.judge.fieldsOf(job), supervised: job.Supervised,
		})
	}
	return steps
}

// attestations returns a step for each attestation that a rule or an offer asks for
// and that is no fact.
func (p *Planner) attestations() []*Step {
	arranged := map[credential.ID]bool{}
	var gather func(ask credential.Requirement)
	gather = func(ask credential.Requirement) {
		switch ask := ask.(type) {
		case credential.Attestation:
			arranged[ask.ID] = !ask.Fact
		case credential.AtLeast:
			for _, part := range ask.Of {
				gather(part)
			}
		}
	}
	for _, ask := range requirementsOf(p.judge.catalog) {
		gather(ask)
	}
	var steps []*Step
	for id, can := range arranged {
		if can {
			steps = append(steps, &Step{Kind: Attest, Entry: id, group: "attest " + string(id)})
		}
	}
	slices.SortFunc(steps, func(a, b *Step) int { return cmp.Compare(a.Entry, b.Entry) })
	return steps
}

// requirementsOf returns the requirement of every rule, offer and preparation of a catalog.
func requirementsOf(c *credential.Catalog) []credential.Requirement {
	var asks []credential.Requirement
	take := func(rules credential.Rules, offers []credential.Offer) {
		for _, rule := range rules {
			asks = append(asks, rule.Ask)
		}
		for _, offer := range offers {
			asks = append(asks, offer.If)
		}
	}
	for entry := range c.Credentials() {
		take(entry.Requires, entry.Offers)
		take(entry.Recommends, nil)
		for _, preparation := range entry.Exam.Preparation {
			asks = append(asks, preparation.If)
		}
		for _, renewal := range entry.Renews {
			take(nil, renewal.Offers)
		}
		for _, way := range entry.Returns {
			take(credential.Rules{{Ask: way.Requires}}, way.Offers)
		}
	}
	for program := range c.Programs() {
		take(program.Admits, program.Offers)
	}
	for role := range c.Roles() {
		take(role.Requires, nil)
		take(role.Recommends, nil)
	}
	return asks
}

// An edition is a rule from one day until, and not on, another.
type edition struct {
	from, until int
	ask         *node
}

// editions compiles the rule of an entry, with its waivers.
func (p *Planner) editions(id credential.ID) []edition {
	editions := compileRules(rulesOf(p.judge.catalog, id), waiversOf(p.question.Record, id))
	for _, edition := range editions {
		edition.ask.drop(p.start)
	}
	return editions
}

// drop leaves out the parts of what is waived by a day: they are no conditions of a plan
// that begins then.
func (n *node) drop(day int) {
	if n.waived <= day {
		n.parts = nil
	}
	for _, part := range n.parts {
		part.drop(day)
	}
}

// advice compiles the recommendations of an entry, if the question takes advice.
// Waivers are about rules alone.
func (p *Planner) advice(id credential.ID) []edition {
	if !p.question.Advised {
		return nil
	}
	entry, _ := p.judge.catalog.Credential(id)
	role, _ := p.judge.catalog.Role(id)
	rules := slices.Concat(entry.Recommends, role.Recommends)
	if len(rules) == 0 {
		return nil
	}
	return compileRules(rules, nil)
}

// compileRules returns the editions of a rule. Without any there is one that asks for
// nothing.
func compileRules(rules credential.Rules, waivers []credential.Waiver) []edition {
	if len(rules) == 0 {
		return []edition{{from: always, until: never, ask: compile(nil, "", waivers, 0)}}
	}
	var compiled []edition
	for _, rule := range rules {
		compiled = append(compiled, edition{
			from: dayOr(rule.From, always), until: dayOr(rule.Until, never),
			ask: compile(rule.Ask, "", waivers, 0),
		})
	}
	return compiled
}

// rulesOf returns the rule to hold a credential, to enter a program or to take a role.
func rulesOf(c *credential.Catalog, id credential.ID) credential.Rules {
	if entry, ok := c.Credential(id); ok {
		return entry.Requires
	}
	if program, ok := c.Program(id); ok {
		return program.Admits
	}
	role, _ := c.Role(id)
	return role.Requires
}

// waiversOf returns the waivers about one entry.
func waiversOf(record credential.Record, target credential.ID) []credential.Waiver {
	var own []credential.Waiver
	for _, waiver := range record.Waivers {
		if waiver.Target == target {
			own = append(own, waiver)
		}
	}
	return own
}

// A window is an offer with a memo of the days on which it can be taken up, since
// [credential.Offer.On] is slow.
type window struct {
	offer credential.Offer
	days  map[int]bool
}

// newWindow returns the window of an offer.
func newWindow(offer credential.Offer) *window { return &window{offer, map[int]bool{}} }

// open reports whether the offer can be taken up on a day. Without an offer there
// is nothing to wait for.
func (w *window) open(day int) bool {
	if w == nil {
		return true
	}
	open, ok := w.days[day]
	if !ok {
		open = w.offer.On(credential.DateOfDay(day))
		w.days[day] = open
	}
	return open
}

// A renewal is an edition of how a credential is renewed.
type renewal struct {
	from, until int
	times       int // how often; 0: without end
	fees        []fee
	edition     credential.Renewal
}

// A fee is one offer of a renewal.
type fee struct {
	*window
	cond  *node
	worth worth
}

// renewalOf compiles an edition of a renewal.
func renewalOf(edition credential.Renewal) renewal {
	r := renewal{from: dayOr(edition.From, always), until: dayOr(edition.Until, never), times: edition.Times, edition: edition}
	for _, offer := range edition.Offers {
		one := fee{newWindow(offer), compile(offer.If, "", nil, 0), worth{unpriced: 1, steps: 1}}
		if offer.Price.Known() {
			one.worth = worth{minor: offer.Price.Minor, steps: 1}
		}
		r.fees = append(r.fees, one)
	}
	return r
}
