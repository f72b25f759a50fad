package pathway_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

func (p *scenarioParser) born() { p.inCase().record.Born = p.date() }

// holding reads "holds X via P since D until D", or "holds X via P expected D".
func (p *scenarioParser) holding() {
	s := p.inCase()
	h := credential.Holding{Credential: p.id()}
	for !p.done() {
		switch word := p.word("a part of the holding"); word {
		case "via":
			h.Program = p.id()
		case "since":
			h.Awarded = p.date()
		case "until":
			h.Expires = p.date()
		case "expected":
			h.Expected = p.date()
		default:
			p.fail("%q is no part of a holding; write via, since, until or expected", word)
		}
	}
	s.record.Holdings = append(s.record.Holdings, h)
}

// worked reads "worked ROLE 2020-01-01..2022-01-01 20h supervised", or "worked
// in FIELD, FIELD 2020-01-01.."
func (p *scenarioParser) worked() {
	s := p.inCase()
	var job credential.Job
	if p.take("in") {
		job.Fields = list(p.scenarioLine, p.field)
	} else {
		job.Role = p.id()
	}
	job.From, job.Until = p.span()
	if strings.HasSuffix(p.peek(), "h") {
		job.Weekly = p.numberOf("h")
	}
	job.Supervised = p.take("supervised")
	s.record.Jobs = append(s.record.Jobs, job)
}

// studied reads "studied 6 in FIELD on D grade C".
func (p *scenarioParser) studied() {
	s := p.inCase()
	study := credential.Study{Credits: p.credits()}
	p.need("in")
	study.In = p.field()
	if p.take("on") {
		study.On = p.date()
	}
	if p.take("grade") {
		study.Grade = parsed(p.scenarioLine, p.word("a grade"), credential.ParseGrade)
	}
	s.record.Studies = append(s.record.Studies, study)
}

func (p *scenarioParser) attested() {
	s := p.inCase()
	a := credential.Attested{Of: p.quoted()}
	if p.take("on") {
		a.On = p.date()
	}
	s.record.Attested = append(s.record.Attested, a)
}

// waived reads "waived TARGET /0/1 since D"; the path "whole" is the whole rule.
func (p *scenarioParser) waived() {
	s := p.inCase()
	w := credential.Waiver{Target: p.id(), By: "the registrar", Reason: "granted"}
	if path := p.word("a path such as /0, or whole"); path != "whole" {
		w.Path = path
	}
	if p.take("since") {
		w.On = p.date()
	}
	s.record.Waivers = append(s.record.Waivers, w)
}

func (p *scenarioParser) check() { p.newCheck(false) }
func (p *scenarioParser) apply() { p.newCheck(true) }

// newCheck reads "check TARGET on D: STATUS on D, held, missing A, B".
func (p *scenarioParser) newCheck(apply bool) {
	s := p.inCase()
	p.closePlan()
	c := &scenarioCheck{at: p.at, apply: apply, target: p.id()}
	p.need("on")
	c.on = p.date()
	p.need(":")
	c.status = p.word("a status")
	if !slices.Contains([]string{"unmet", "unknown", "pending", "met"}, c.status) {
		p.fail("%q is not a status; write unmet, unknown, pending or met", c.status)
	}
	if c.status == "pending" {
		p.need("on")
		c.metOn = p.date()
	}
	p.checkParts(c)
	s.checks = append(s.checks, c)
}

// checkParts reads the parts of a check, parted by commas as the conditions in
// them are.
func (p *scenarioParser) checkParts(c *scenarioCheck) {
	part := ""
	for p.take(",") {
		switch word := p.peek(); word {
		case "held":
			p.need(word)
			c.held = "held"
			continue
		case "not":
			p.need(word)
			p.need("held")
			c.held = "not held"
			continue
		case "missing", "unsure", "coming":
			p.need(word)
			part = word
		}
		if part == "" {
			p.fail("%q is no part of a check; write held, not held, missing, unsure or coming", p.peek())
		}
		if c.lacking == nil {
			c.lacking = map[string][]string{}
		}
		c.lacking[part] = append(c.lacking[part], p.lack())
	}
}

// lack reads a condition and, after "short", how much of it is missing.
func (p *scenarioParser) lack() string {
	text := leafText(p.leaf())
	if p.take("short") {
		text += " short " + p.word("an amount") + " " + p.word("a unit")
	}
	return text
}

// newPlan reads "plan TARGET from D" and the parts of the query.
func (p *scenarioParser) newPlan() {
	s := p.inCase()
	p.closePlan()
	q := pathway.Query{Target: p.id()}
	p.need("from")
	q.Start = p.date()
	for !p.done() {
		p.queryPart(&q)
	}
	p.plan = &scenarioPlan{at: p.at, query: q}
	s.plans = append(s.plans, p.plan)
}

func (p *scenarioParser) queryPart(q *pathway.Query) {
	switch word := p.word("a part of the plan"); word {
	case "soonest", "cheapest", "fewest":
		if err := q.Rank.UnmarshalText([]byte(word)); err != nil {
			p.fail("%v", err)
		}
	case "study":
		q.Study = p.numberOf("h")
	case "work":
		q.Work = p.numberOf("h")
	case "budget":
		q.Budget = p.dollars()
	case "deadline":
		q.Deadline = p.date()
	case "advised":
		q.Advised = true
	case "assume":
		q.Assume = true
	case "limit":
		q.Limit = p.number()
	case "avoid":
		ids := list(p.scenarioLine, p.id)
		q.Avoid = func(id credential.ID) bool { return slices.Contains(ids, id) }
	default:
		p.fail("%q is no part of a plan; write soonest, cheapest, fewest, study, work, budget, deadline, advised, assume, avoid or limit", word)
	}
}

func (p *scenarioParser) openPlan() *scenarioPlan {
	if p.plan == nil {
		p.fail("it belongs under a plan")
	}
	return p.plan
}

// best reads the first of perhaps several routes.
func (p *scenarioParser) best() {
	plan := p.openPlan()
	if len(plan.routes) > 0 {
		p.fail("best stands before the other routes; write route")
	}
	plan.more = true
	p.route()
}

// route reads "route finish D cost N unpriced A, B assumes N: STEP > STEP".
func (p *scenarioParser) route() {
	plan := p.openPlan()
	if plan.left != nil {
		p.fail("the search has stopped; a route that it found stands before that")
	}
	plan.routes = append(plan.routes, p.readRoute())
}

func (p *scenarioParser) readRoute() scenarioRoute {
	r := scenarioRoute{at: p.at}
	for !p.take(":") {
		switch word := p.word("the steps, after a colon"); word {
		case "finish":
			r.finish = p.date()
		case "cost":
			r.cost = p.dollars().String()
		case "unpriced":
			r.unpriced = list(p.scenarioLine, func() string { return string(p.id()) })
		case "assumes":
			r.assumes = p.number()
		default:
			p.fail("%q is no part of a route; write finish, cost, unpriced, assumes or a colon", word)
		}
	}
	for !p.done() {
		r.steps = append(r.steps, p.step())
		if !p.done() {
			p.need(">")
		}
	}
	return r
}

// step reads "ENTRY:OFFER", after "renew" for a renewal and "go on" for a job
// of the record, or "attest WORDS", and its dates if they are to be compared.
func (p *scenarioParser) step() scenarioStep {
	var s scenarioStep
	switch {
	case p.take("attest"):
		s.text = "attest " + p.quoted()
	case p.take("renew"):
		s.text = "renew " + p.word("an entry")
	case p.take("go"):
		p.need("on")
		s.text = "go on " + p.word("an entry")
	default:
		s.text = p.word("an entry")
	}
	if next := p.peek(); next != "" && next != ">" {
		from, until := p.span()
		s.text, s.dated = s.text+" "+spanText(from, until), true
	}
	return s
}

// spanText writes the days of a step as span reads them.
func spanText(from, until credential.Date) string {
	if from == until {
		return from.String()
	}
	return from.String() + ".." + until.String()
}

// none reads "none", "none because A, B", "none over 400" or "none late 20
// days"; the nearest route of a plan may be both over and late.
func (p *scenarioParser) none() {
	plan := p.openPlan()
	plan.none = true
	if p.take("because") {
		plan.why = list(p.scenarioLine, func() string { return leafText(p.leaf()) })
	}
	if p.take("over") {
		plan.why = append(plan.why, "over "+p.dollars().String())
	}
	if p.take("late") {
		plan.why = append(plan.why, fmt.Sprintf("late %d days", p.number()))
		p.need("days")
	}
}

func (p *scenarioParser) lastRoute() *scenarioRoute {
	plan := p.openPlan()
	if len(plan.routes) == 0 {
		p.fail("it belongs under a route")
	}
	return &plan.routes[len(plan.routes)-1]
}

// options reads "options ENTRY: ENTRY:OFFER, ENTRY:OFFER", or "options ENTRY:
// nothing".
func (p *scenarioParser) options() {
	r := p.lastRoute()
	entry := string(p.id())
	p.need(":")
	var others []string
	if !p.take("nothing") {
		others = list(p.scenarioLine, func() string { return p.word("an entry") })
	}
	slices.Sort(others)
	r.options = append(r.options, entry+": "+strings.Join(others, ", "))
}

// upkeep reads "upkeep ENTRY due D".
func (p *scenarioParser) upkeep() {
	r := p.lastRoute()
	entry := string(p.id())
	p.need("due")
	r.upkeep = append(r.upkeep, entry+" due "+p.date().String())
}
