package scenario

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// newPlan reads "plan TARGET from D" and the parts of the question.
func (p *parser) newPlan() {
	s := p.inCase()
	p.closePlan()
	p.plan = &Plan{At: p.at, Question: oracle.Question{Target: p.id()}}
	p.need("from")
	p.plan.Question.Start = p.date()
	for !p.done() {
		p.question(p.plan)
	}
	p.adviser(p.plan)
	s.Plans = append(s.Plans, p.plan)
}

// adviser gives an adviser's plan what it does not say, as a query has it: how long it takes
// to be hired.
func (p *parser) adviser(plan *Plan) {
	if q := &plan.Question; q.Advised && !plan.seeks {
		q.Seek = tenWeeks
	}
}

// tenWeeks is how long it takes to be hired where nothing else is said.
var tenWeeks = credential.Period{Days: 70}

// question reads one part of the question of a plan.
func (p *parser) question(plan *Plan) {
	q := &plan.Question
	switch word := p.word("a part of the plan"); word {
	case "soonest":
		q.Order = oracle.Soonest
	case "cheapest":
		q.Order = oracle.Cheapest
	case "fewest":
		q.Order = oracle.FewestSteps
	case "study":
		q.Study = p.numberOf("h")
	case "work":
		q.Work = p.numberOf("h")
	case "week":
		q.Week = p.numberOf("h")
	case "budget":
		q.Budget = p.dollars()
	case "deadline":
		q.Deadline = p.date()
	case "seek":
		q.Seek, plan.seeks = p.period(), true
	case "advised":
		q.Advised = true
	case "assume":
		q.Assume = true
	case "limit":
		plan.Limit = p.number()
	case "avoid":
		ids := list(p.line, p.id)
		q.Avoid = func(id credential.ID) bool { return slices.Contains(ids, id) }
	default:
		p.fail("%q is no part of a plan; write soonest, cheapest, fewest, study, work, week, seek, budget, deadline, advised, assume, avoid or limit", word)
	}
}

// openPlan returns the plan that the line belongs to.
func (p *parser) openPlan() *Plan {
	if p.plan == nil {
		p.fail("it belongs under a plan")
	}
	return p.plan
}

// closePlan refuses a plan that expects nothing.
func (p *parser) closePlan() {
	if p.plan != nil && len(p.plan.Routes) == 0 && !p.plan.None && p.plan.Left == nil && p.plan.Frontier == nil {
		panic(parseError{fmt.Errorf("%s: the plan expects nothing; add best, route, none, stopped or frontier", p.plan.At)})
	}
	p.plan = nil
}

// best reads "best ...": the first route, which others may follow.
func (p *parser) best() {
	plan := p.openPlan()
	if len(plan.Routes) > 0 {
		p.fail("best stands before the other routes; write route")
	}
	plan.More = true
	p.route()
}

// route reads "route finish D cost N unpriced A, B assumes N: STEP > STEP".
func (p *parser) route() {
	plan := p.openPlan()
	if plan.Left != nil {
		p.fail("the search has stopped; a route that it found stands before that")
	}
	plan.Routes = append(plan.Routes, p.readRoute())
}

// readRoute reads a route after its first words.
func (p *parser) readRoute() Route {
	r := Route{At: p.at}
	for !p.take(":") {
		switch word := p.word("the steps, after a colon"); word {
		case "finish":
			r.Finish = p.date()
		case "cost":
			r.Cost = p.dollars().String()
		case "unpriced":
			r.Unpriced = list(p.line, func() string { return string(p.id()) })
		case "assumes":
			r.Assumes = p.number()
		default:
			p.fail("%q is no part of a route; write finish, cost, unpriced, assumes or a colon", word)
		}
	}
	for !p.done() {
		r.Steps = append(r.Steps, p.step())
		if !p.done() {
			p.need(">")
		}
	}
	return r
}

// step reads "ENTRY:OFFER", after "renew" for a renewal, after "return" for a way back, after "prepare for" for a preparation and after "go on" for a job
// of the record, or "attest WORDS". Its days follow if they are to be compared, and
// "sat D" for an exam that was applied for before.
func (p *parser) step() Step {
	var s Step
	switch {
	case p.take("attest"):
		s.Text = "attest " + p.quoted()
	case p.take("renew"):
		s.Text = "renew " + p.word("an entry")
	case p.take("return"):
		s.Text = "return " + p.word("an entry")
	case p.take("prepare"):
		p.need("for")
		s.Text = "prepare for " + p.word("an entry")
	case p.take("go"):
		p.need("on")
		s.Text = "go on " + p.word("an entry")
	default:
		s.Text = p.word("an entry")
	}
	if next := p.peek(); next != "" && next != ">" {
		from, until := p.span()
		s.Text, s.Dated = s.Text+" "+Days(from, until), true
		if p.take("sat") {
			s.Text += " sat " + p.date().String()
		}
	}
	return s
}

// none reads "none", "none because A, B", "none over 400" or "none late 20 days".
// The nearest route may be both over the budget and late.
func (p *parser) none() {
	plan := p.openPlan()
	plan.None = true
	if p.take("because") {
		plan.Why = list(p.line, func() string { return Condition(p.leaf()) })
	}
	if p.take("over") {
		plan.Why = append(plan.Why, "over "+p.dollars().String())
	}
	if p.take("late") {
		plan.Why = append(plan.Why, fmt.Sprintf("late %d days", p.number()))
		p.need("days")
	}
}

// stopped reads "stopped before finish D cost N: STEP > STEP": the search ends at
// its limit, and this is the best route that it did not come to.
func (p *parser) stopped() {
	plan := p.openPlan()
	p.need("before")
	left := p.readRoute()
	if left.Finish.IsZero() || left.Cost == "" {
		p.fail("say when the route finishes and what it costs: stopped before finish 2027-01-04 cost 629")
	}
	plan.Left = &left
}

// frontier reads "frontier D at N, D at N unpriced 1": each trade-off of finish
// against cost, the soonest first.
func (p *parser) frontier() {
	plan := p.openPlan()
	if plan.Frontier != nil {
		p.fail("the plan has a frontier already; write its trade-offs in one line, parted by commas")
	}
	plan.Frontier = list(p.line, p.tradeOff)
}

// first reads "first A, B: D at N": the terms to find out about first, and what the
// best route comes to if they were renewed; or "first nothing".
func (p *parser) first() {
	plan := p.openPlan()
	plan.First = []string{}
	if p.take("nothing") {
		return
	}
	plan.First = list(p.line, func() string { return string(p.id()) })
	p.need(":")
	plan.Then = p.tradeOff()
}

// tradeOff reads "D at N unpriced 1", where one price is not known.
func (p *parser) tradeOff() string {
	finish := p.date()
	p.need("at")
	cost, unpriced := p.dollars(), 0
	if p.take("unpriced") {
		unpriced = p.number()
	}
	return TradeOff(finish, cost, unpriced)
}

// options reads "options ENTRY: ENTRY:OFFER, ENTRY:OFFER", or "options ENTRY:
// nothing".
func (p *parser) options() {
	r := p.lastRoute()
	entry := string(p.id())
	p.need(":")
	var others []string
	if !p.take("nothing") {
		others = list(p.line, func() string { return p.word("an entry") })
	}
	slices.Sort(others)
	r.Options = append(r.Options, entry+": "+strings.Join(others, ", "))
}

// lastRoute returns the route that the line belongs to.
func (p *parser) lastRoute() *Route {
	plan := p.openPlan()
	if len(plan.Routes) == 0 {
		p.fail("it belongs under a route")
	}
	return &plan.Routes[len(plan.Routes)-1]
}

// upkeep reads "upkeep ENTRY due D earned 12 undated 3".
func (p *parser) upkeep() {
	r := p.lastRoute()
	entry := string(p.id())
	p.need("due")
	line := entry + " due " + p.date().String()
	if p.take("earned") {
		line += fmt.Sprint(" earned ", p.number())
	}
	if p.take("undated") {
		line += fmt.Sprint(" undated ", p.number())
	}
	r.Upkeep = append(r.Upkeep, line)
}
