package oracle

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Planner answers one question by trying every set of steps, and every
// schedule of each set. It is not safe for concurrent use.
type Planner struct {
	judge       *judge
	question    Question
	start       int // the first day
	last        int // the day on which it stops looking
	study, work int // hours a week
	base        *facts
	steps       []*Step
	itself      []*Step                // what is awarded by itself and could count; these are steps of no set
	unprepared  map[credential.ID]bool // the exams for which there is something to prepare
	goal        []edition
	goalAdvice  []edition
	goalSeek    credential.Period // how long it takes to be hired for the role that is the target
	renewals    map[credential.ID][]renewal
	careful     []bool // by step: it may pay to begin it late
	soonest     int    // no set finishes sooner than this
	finishes    map[Set]finish
	naive       bool // it takes no shortcuts
	prompt      bool // what is put off makes no day one on which a job may begin, and no step is taken only for that
	most, spent int  // how many moments it may look at, and has looked at
	tooBig      bool // the search was given up: nothing it found counts
}

// A Set is a set of steps: the bit i stands for the step i of [Planner.Steps].
type Set uint64

// members returns the numbers of the steps of a set, in ascending order.
func (s Set) members() []int {
	list := make([]int, 0, bits.OnesCount64(uint64(s)))
	for ; s != 0; s &= s - 1 {
		list = append(list, bits.TrailingZeros64(uint64(s)))
	}
	return list
}

// A finish is the day on which a set reaches the goal, and the worth of its best
// schedule.
type finish struct {
	day     int // never: the set does not reach the goal
	minimal bool
	worth   worth
}

// Effort is how many moments a planner may look at in a small case before it
// gives up.
const Effort = 25_000

// mostSteps is of how many steps all sets are tried. Of more there are too many sets.
const mostSteps = 20

// New returns a planner that may look at so many moments.
func New(c *credential.Catalog, q Question, effort int) *Planner {
	return prepare(c, q, effort, false).ready(effort)
}

// NewPrompt returns a planner in which a step that could have been begun the day before
// makes no day one on which a job may begin, and in which nothing is earned that the record
// has for good. No step is put off or taken only to make a day one; but what lapses New
// begins on every day, and does not ask what for, nor what a step is taken for. So of a
// question on which the two differ neither is sure: New may put off and take what need not
// be, and NewPrompt may not see what has to be put off or taken anyway.
func NewPrompt(c *credential.Catalog, q Question, effort int) *Planner {
	p := prepare(c, q, effort, false)
	p.prompt = true
	return p.ready(effort)
}

// ready settles how far a planner looks, and from which day on.
func (p *Planner) ready(effort int) *Planner {
	if len(p.steps) > mostSteps {
		p.tooBig = true
		return p
	}
	p.last = p.start + p.longest()
	// With every step by every offer at once nothing takes longer. Where that
	// is too much to follow, the first day stands for the soonest.
	p.spent = effort - effort/20
	if found := p.schedule(Set(1)<<len(p.steps)-1, p.last, false); !p.tooBig {
		p.soonest = found.day // never, if nothing at all reaches the goal
	}
	p.spent, p.tooBig = 0, false
	return p
}

// NewUntil returns a planner that looks no further than the given day.
func NewUntil(c *credential.Catalog, q Question, last credential.Date, effort int) *Planner {
	p := prepare(c, q, effort, false)
	p.last = last.DayNumber()
	return p
}

// NewNaive returns a planner without any of the arguments that spare New work:
// every step may begin on any day, and no moment stands for another. The tests of
// this package hold New to it.
func NewNaive(c *credential.Catalog, q Question, effort int) *Planner {
	p := prepare(c, q, effort, true)
	p.last = p.start + p.longest()
	return p
}

// prepare returns a planner that still lacks its last day.
func prepare(c *credential.Catalog, q Question, effort int, naive bool) *Planner {
	p := &Planner{
		naive: naive, most: effort, judge: newJudge(c), question: q, start: q.Start.DayNumber(),
		study: cmp.Or(q.Study, fullTime) * perHour, work: cmp.Or(q.Work, fullTime) * perHour,
		renewals: map[credential.ID][]renewal{}, finishes: map[Set]finish{},
	}
	p.judge.assume = q.Assume
	p.base = p.judge.factsOf(q.Record, p.start, p.start)
	p.base.asked = p.start
	p.takeAutomatics()
	p.takeTerms()
	p.goal, p.goalAdvice, p.goalSeek = p.editions(q.Target), p.advice(q.Target), p.seekFor(q.Target)
	if p.goesOn(q.Target) {
		p.goalAdvice = nil
	}
	if _, ok := c.Credential(q.Target); ok {
		hold := compile(credential.Holds{Credential: q.Target}, "", nil, 0)
		p.goal, p.goalAdvice = []edition{{from: always, until: never, ask: hold}}, nil
	}
	for entry := range c.Credentials() {
		for _, edition := range entry.Renews {
			p.renewals[entry.ID] = append(p.renewals[entry.ID], renewalOf(edition))
		}
	}
	p.steps = p.relevant(p.candidates())
	_, p.itself = p.withAutomatics(p.asks(p.steps))
	p.markCareful()
	p.soonest = p.start - 1
	return p
}

// takeTerms settles how a plan takes what is known only to have been in force once: a
// holding whose term is over, if it can be renewed and nobody said when it expires. It is
// taken as lapsed at the end of the last term that is known. Where unknowns are assumed to
// be met it is taken as renewed until the end of the term in which the start lies. From
// then on it lapses like any other, and can be renewed by the plan on the day it does.
// If the day of the award is not known, no term of it is: where that is assumed it is in
// force on each day on which it can be, and else on none, and no step renews it.
func (p *Planner) takeTerms() {
	for i := range p.base.held {
		held := &p.base.held[i]
		switch {
		case held.during == Unknown:
			held.term = credential.Period{}
		case !p.judge.assume || held.after != Unknown:
		default:
			p.takeAsRenewed(held)
		}
	}
}

// takeAsRenewed takes a holding as renewed until the end of the term in which the start
// lies, if it can have been renewed so often.
func (p *Planner) takeAsRenewed(held *heldFact) {
	entry, _ := p.judge.catalog.Credential(held.credential)
	renewed, awards := *held, awardsOf(p.base.held)
	for renewed.lapse <= p.start {
		if !mayRenew(entry, renewed.lapse, renewed.counted) {
			return
		}
		from := renewed.lapse
		renewed.lapse = p.judge.extended(held.credential, from, add(from, held.term), awards)
		renewed.counted++
	}
	renewed.after, renewed.planned = Unmet, true
	*held = renewed
}

// Steps returns the steps that could serve the target, in no particular order.
// The caller must not modify them.
func (p *Planner) Steps() []*Step { return p.steps }

// TooBig reports whether the planner has looked at as many moments as it may.
// Then nothing that it returned counts, and nothing will.
func (p *Planner) TooBig() bool { return p.tooBig }

// Allow lets the planner look at so many moments from now on. A planner that gave
// up stays so.
func (p *Planner) Allow(effort int) { p.most, p.spent = effort, 0 }

// Routes returns the best set of each class of alike minimal sets, in the order of
// the question, and by key where they tie. The second result is false if the case is
// too big.
func (p *Planner) Routes() ([]Route, bool) {
	best := map[string]Route{}
	for set := range Set(1) << len(p.steps) {
		if p.tooBig {
			return nil, false
		}
		if !p.single(set) || !p.finish(set).minimal {
			continue
		}
		route := p.worthOf(set)
		if p.over(route) {
			continue
		}
		route.Key = p.key(set)
		old, ok := best[route.Key]
		if !ok || p.question.Order.Compare(route, old) < 0 {
			best[route.Key] = route
		}
	}
	var routes []Route
	for _, route := range best {
		routes = append(routes, route)
	}
	slices.SortFunc(routes, func(x, y Route) int {
		return cmp.Or(p.question.Order.Compare(x, y), cmp.Compare(x.Key, y.Key))
	})
	return routes, !p.tooBig
}

// Frontier returns every trade-off of finish against cost among all minimal
// sets, the soonest first: no set beats another of them in one without losing in
// the other. Of sets that tie in both it has one with the fewest steps. The keys
// are left out.
func (p *Planner) Frontier() []Route {
	var sets []Route
	for set := range Set(1) << len(p.steps) {
		if p.tooBig {
			return nil
		}
		if p.single(set) && p.finish(set).minimal {
			sets = append(sets, p.worthOf(set))
		}
	}
	sets = slices.DeleteFunc(sets, p.over)
	slices.SortFunc(sets, Soonest.Compare)
	var front []Route
	for _, set := range sets {
		if len(front) == 0 || ComparePrices(set, front[len(front)-1]) < 0 {
			front = append(front, set)
		}
	}
	return front
}

// OfAtMost returns the minimal sets of at most n steps, in no particular order.
func (p *Planner) OfAtMost(n int) []Route {
	var found []Route
	var grow func(set Set, from, left int)
	grow = func(set Set, from, left int) {
		if p.tooBig || !p.single(set) {
			return
		}
		if route, ok := p.Minimal(set); ok {
			found = append(found, route)
		}
		for i := from; left > 0 && i < len(p.steps); i++ {
			grow(set|1<<i, i+1, left-1)
		}
	}
	grow(0, 0, n)
	return found
}

// Minimal returns a set with its best schedule. The second result is false if the
// set does not reach the target, or would as soon without one of its steps.
func (p *Planner) Minimal(set Set) (Route, bool) {
	if !p.finish(set).minimal {
		return Route{}, false
	}
	route := p.worthOf(set)
	route.Key = p.key(set)
	return route, true
}

// single reports whether a set has at most one step of each group.
func (p *Planner) single(set Set) bool {
	seen := map[string]bool{}
	for _, i := range set.members() {
		if seen[p.steps[i].group] {
			return false
		}
		seen[p.steps[i].group] = true
	}
	return true
}

// finish returns when a set reaches the goal. With more steps nothing takes longer, so
// a set is never later than a part of it. It is minimal if and only if it is sooner
// than every set with one step less.
func (p *Planner) finish(set Set) finish {
	if found, ok := p.finishes[set]; ok {
		return found
	}
	part := finish{day: never}
	for _, i := range set.members() {
		if less := p.finish(set &^ (1 << i)); less.day < part.day {
			part.day = less.day
		}
	}
	found := part
	if part.day > p.soonest && (p.naive || p.usable(set)) {
		sooner := p.schedule(set, min(part.day-1, p.last), false)
		if sooner.day < part.day && !(p.prompt && p.earnsAgain(set)) {
			found = sooner
			found.minimal = true
		}
	}
	p.finishes[set] = found
	return found
}

// earnsAgain reports whether a set has a step that awards only what the record has on the
// first day and on the last.
func (p *Planner) earnsAgain(set Set) bool {
	has := func(id credential.ID) bool {
		ask := compile(credential.Holds{Credential: id}, "", nil, 0)
		return p.judge.met(ask, p.base, p.start) && p.judge.met(ask, p.base, p.last)
	}
	return slices.ContainsFunc(set.members(), func(i int) bool {
		awards := p.steps[i].awards
		return len(awards) > 0 && !slices.ContainsFunc(awards, func(id credential.ID) bool { return !has(id) })
	})
}

// spend counts a moment that is looked at.
func (p *Planner) spend() {
	if p.spent++; p.spent > p.most {
		p.tooBig = true
	}
}

// worthOf returns a minimal set as a route without its key, which takes a search
// of its own.
func (p *Planner) worthOf(set Set) Route {
	found := p.finish(set)
	route := Route{
		Finish: credential.DateOfDay(found.day), Unpriced: found.worth.unpriced,
		Cost: found.worth.minor, Steps: found.worth.steps,
	}
	for _, i := range set.members() {
		step := p.steps[i]
		if step.Kind != Work {
			route.Steps++ // jobs are counted in the schedule
		}
		if step.Offer != nil {
			if step.Offer.Price.Known() {
				route.Cost += step.Offer.Price.Minor
			} else {
				route.Unpriced++
			}
		}
		route.Set = append(route.Set, step.String())
	}
	return route
}

// over reports whether a route is over the deadline or the budget.
func (p *Planner) over(r Route) bool {
	late := !p.question.Deadline.IsZero() && r.Finish.After(p.question.Deadline)
	return late || p.question.Budget.Known() && r.Cost > p.question.Budget.Minor
}

// key names a class of alike sets. Programs go by the credentials they award.
// Left out are offers, whether a job in a role is new or goes on, and memberships
// joined only for a price.
func (p *Planner) key(set Set) string {
	var parts []string
	for _, i := range set.members() {
		step := p.steps[i]
		switch {
		case step.Kind == Attend:
			awards := slices.Sorted(slices.Values(step.program.Awards))
			parts = append(parts, fmt.Sprintf("attend%v", awards))
		case p.joins(step) && p.onlyForPrice(set, i):
		case step.Offer != nil || step.Kind == Work && step.Entry != "":
			parts = append(parts, step.Kind.String()+" "+string(step.Entry))
		case step.GoesOn:
			parts = append(parts, step.group)
		default:
			parts = append(parts, step.String())
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, "; ")
}

// joins reports whether a step makes a person a member, for the first time or again.
func (p *Planner) joins(step *Step) bool {
	entry, _ := p.judge.catalog.Credential(step.Entry)
	return step.Kind == Join || step.Kind == Return && entry.Kind == credential.Membership
}

// onlyForPrice reports whether a membership could be left out, finishing no
// later, if every condition of an offer were waived.
func (p *Planner) onlyForPrice(set Set, i int) bool {
	day := p.finish(set).day
	return p.schedule(set&^(1<<i), day, true).day <= day
}

// Finish returns the first day on which the target is reached by some or all steps of a set.
// The second result is false if it is not.
func (p *Planner) Finish(set Set) (credential.Date, bool) {
	found := p.finish(set)
	return credential.DateOfDay(found.day), found.day < never
}

// AreOneGroup reports whether a set can have at most one of two steps.
func (p *Planner) AreOneGroup(i, k int) bool { return p.steps[i].group == p.steps[k].group }
