package pathway_test

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A bruteRoute is one minimal set of steps with the worth of its schedule.
type bruteRoute struct {
	Finish   credential.Date
	Unpriced int
	Cost     int64 // minor units of the known prices
	Steps    int
	Key      string   // the same for sets that are alike
	Set      []string // the steps of the set, in words
}

// A bruteStep is one thing that a person could do.
type bruteStep struct {
	kind   pathway.StepKind
	entry  credential.ID
	group  string            // a set has at most one step of a group
	offer  *credential.Offer // nil: none
	takes  credential.Period
	weekly int // hours of study, or of work
	awards []credential.ID
	// program is that of an Attend step.
	program credential.Program
	attest  string
	fields  []credential.Field // of experience; only of a Work step
	open    bool               // a job of the record that goes on: it needs nothing
	// supervised is said of a job: planned work is, and one that goes on stays as it is.
	supervised bool
	rules      []edition
	advice     []edition // what must hold besides, if the query takes advice
	cond       *node     // of the offer; nil: none
	window     *window   // of the offer; nil: none
}

// An edition is a rule from one day until, and not on, another.
type edition struct {
	from, until int
	ask         *node
}

// A brute plans by trying every set of steps and every schedule of each.
type brute struct {
	judge       *judge
	query       pathway.Query
	start       int
	last        int // the day on which it stops looking
	study, work int
	base        *facts
	steps       []bruteStep
	goal        []edition
	goalAdvice  []edition
	renewals    map[credential.ID][]renewal
	careful     []bool // by step: it may pay to begin it late
	soonest     int    // no set finishes sooner than this
	finishes    map[uint64]finish
	naive       bool // it takes no shortcuts
	most, spent int  // how many moments it may look at, and has
	tooBig      bool // the search was given up: nothing it found counts
}

// A finish is the day on which a set reaches the goal, and what its best
// schedule costs.
type finish struct {
	day     int // never: the set is not valid
	minimal bool
	worth   worth
}

// newBrute prepares a search that looks at so many moments at the most.
func newBrute(c *credential.Catalog, q pathway.Query, most int) *brute {
	return prepare(c, q, most, false)
}

// prepare prepares a search, at will without any of the arguments that spare it
// work: then every step may begin on any day, and no moment stands for another.
func prepare(c *credential.Catalog, q pathway.Query, most int, naive bool) *brute {
	b := &brute{
		naive: naive, most: most, judge: newJudge(c), query: q, start: q.Start.DayNumber(),
		study: cmp.Or(q.Study, pathway.FullTime), work: cmp.Or(q.Work, pathway.FullTime),
		renewals: map[credential.ID][]renewal{}, finishes: map[uint64]finish{},
	}
	b.judge.assume = q.Assume
	b.base = b.judge.factsOf(q.Record, b.start)
	b.goal, b.goalAdvice = b.editions(q.Target), b.advice(q.Target)
	if _, ok := c.Credential(q.Target); ok {
		hold := compile(credential.Holds{Credential: q.Target}, "", nil, 0)
		b.goal, b.goalAdvice = []edition{{from: always, until: never, ask: hold}}, nil
	}
	for entry := range c.Credentials() {
		for _, edition := range entry.Renews {
			b.renewals[entry.ID] = append(b.renewals[entry.ID], renewalOf(edition))
		}
	}
	b.steps = b.relevant(b.candidates())
	b.markCareful()
	b.last = b.start + b.longest()
	b.soonest = b.start - 1
	if naive {
		return b
	}
	// With every step by every offer at once nothing takes longer. Where that
	// is too much to follow, the first day stands for the soonest.
	b.spent = most - most/20
	if found := b.schedule(uint64(1)<<len(b.steps)-1, b.last, false); !b.tooBig {
		b.soonest = found.day // never, if nothing at all reaches the goal
	}
	b.spent, b.tooBig = 0, false
	return b
}

// editions compiles the rule of an entry, with its waivers.
func (b *brute) editions(id credential.ID) []edition {
	return compileRules(rulesOf(b.judge.catalog, id), waiversOf(b.query.Record, id))
}

// advice compiles what an entry recommends, if the query takes advice. Waivers
// are about rules alone.
func (b *brute) advice(id credential.ID) []edition {
	if !b.query.Advised {
		return nil
	}
	entry, _ := b.judge.catalog.Credential(id)
	role, _ := b.judge.catalog.Role(id)
	rules := slices.Concat(entry.Recommends, role.Recommends)
	if len(rules) == 0 {
		return nil
	}
	return compileRules(rules, nil)
}

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

// candidates returns every step that the doc lets a person take.
func (b *brute) candidates() []bruteStep {
	var steps []bruteStep
	for program := range b.judge.catalog.Programs() {
		for i := range program.Offers {
			steps = append(steps, b.offered(bruteStep{
				kind: pathway.Attend, entry: program.ID, awards: b.active(program.Awards), program: program,
			}, &program.Offers[i]))
		}
	}
	for entry := range b.judge.catalog.Credentials() {
		if !entry.Kind.Direct() || entry.Status != credential.Active {
			continue
		}
		step := bruteStep{kind: pathway.Earn, entry: entry.ID, awards: []credential.ID{entry.ID}}
		if entry.Kind == credential.Membership {
			step.kind = pathway.Join
		}
		for i := range entry.Offers {
			steps = append(steps, b.offered(step, &entry.Offers[i]))
		}
		if len(entry.Offers) == 0 {
			steps = append(steps, b.offered(step, nil))
		}
	}
	for role := range b.judge.catalog.Roles() {
		steps = append(steps, bruteStep{
			kind: pathway.Work, entry: role.ID, group: "role " + string(role.ID),
			weekly: b.work, fields: role.Fields, supervised: true, rules: b.editions(role.ID), advice: b.advice(role.ID),
		})
	}
	steps = append(steps, b.openJobs()...)
	steps = append(steps, b.attestations()...)
	return slices.DeleteFunc(steps, func(s bruteStep) bool {
		avoided := b.query.Avoid != nil && s.entry != "" && b.query.Avoid(s.entry)
		return avoided || s.kind != pathway.Work && s.weekly > b.study
	})
}

// active returns those of the credentials that can be earned.
func (b *brute) active(ids []credential.ID) []credential.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id credential.ID) bool {
		entry, _ := b.judge.catalog.Credential(id)
		return entry.Status != credential.Active
	})
}

// offered completes a step by its offer and the rule of its entry.
func (b *brute) offered(step bruteStep, offer *credential.Offer) bruteStep {
	step.group = "entry " + string(step.entry)
	step.rules, step.advice = b.editions(step.entry), b.advice(step.entry)
	if offer != nil {
		step.offer, step.takes, step.weekly = offer, offer.Takes, offer.Weekly
		step.cond, step.window = compile(offer.If, "", nil, 0), newWindow(*offer)
	}
	return step
}

// openJobs returns the jobs of the record that can go on, at their own hours
// or those of the query, whichever are fewer.
func (b *brute) openJobs() []bruteStep {
	var steps []bruteStep
	for i, job := range b.query.Record.Jobs {
		if !job.Until.IsZero() || job.From.After(b.query.Start) {
			continue
		}
		group := "role " + string(job.Role)
		if job.Role == "" {
			group = fmt.Sprint("job ", i)
		}
		steps = append(steps, bruteStep{
			kind: pathway.Work, entry: job.Role, group: group, open: true,
			weekly: min(b.work, cmp.Or(job.Weekly, pathway.FullTime)), fields: b.judge.fieldsOf(job), supervised: job.Supervised,
		})
	}
	return steps
}

// attestations returns a step for each statement that any rule or offer asks
// for, but for facts.
func (b *brute) attestations() []bruteStep {
	words := map[string]bool{}
	var gather func(ask credential.Requirement)
	gather = func(ask credential.Requirement) {
		switch ask := ask.(type) {
		case credential.Attestation:
			words[ask.Of] = words[ask.Of] || !ask.Fact
		case credential.AtLeast:
			for _, part := range ask.Of {
				gather(part)
			}
		}
	}
	for _, ask := range requirementsOf(b.judge.catalog) {
		gather(ask)
	}
	var steps []bruteStep
	for of, arranged := range words {
		if arranged {
			steps = append(steps, bruteStep{kind: pathway.Attest, group: "attest " + of, attest: of})
		}
	}
	slices.SortFunc(steps, func(a, b bruteStep) int { return cmp.Compare(a.attest, b.attest) })
	return steps
}

// requirementsOf returns what the rules and offers of a catalog ask for.
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
		for _, renewal := range entry.Renews {
			take(nil, renewal.Offers)
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

// oracleEffort is how many moments the oracle looks at in a case before it
// calls it too big.
const oracleEffort = 25_000

// bruteRoutes returns the best set of each class of alike minimal sets, in the
// order of the query's rank, and what still ties by key. The second result is
// false if the case is too big to be searched.
func bruteRoutes(c *credential.Catalog, q pathway.Query) ([]bruteRoute, bool) {
	return newBrute(c, q, oracleEffort).routes()
}

func (b *brute) routes() ([]bruteRoute, bool) {
	best := map[string]bruteRoute{}
	for mask := range uint64(1) << len(b.steps) {
		if b.tooBig {
			return nil, false
		}
		if !b.single(mask) || !b.finish(mask).minimal {
			continue
		}
		route := b.worthOf(mask)
		if b.over(route) {
			continue
		}
		route.Key = b.key(mask)
		old, ok := best[route.Key]
		if !ok || compareRoutes(b.query.Rank, route, old) < 0 {
			best[route.Key] = route
		}
	}
	var routes []bruteRoute
	for _, route := range best {
		routes = append(routes, route)
	}
	slices.SortFunc(routes, func(x, y bruteRoute) int {
		return cmp.Or(compareRoutes(b.query.Rank, x, y), cmp.Compare(x.Key, y.Key))
	})
	return routes, !b.tooBig
}

// single reports whether a set has at most one step of each group.
func (b *brute) single(mask uint64) bool {
	seen := map[string]bool{}
	for _, i := range members(mask) {
		if seen[b.steps[i].group] {
			return false
		}
		seen[b.steps[i].group] = true
	}
	return true
}

// spend counts a moment that is looked at.
func (b *brute) spend() {
	if b.spent++; b.spent > b.most {
		b.tooBig = true
	}
}

func members(mask uint64) []int {
	var list []int
	for ; mask != 0; mask &= mask - 1 {
		list = append(list, bits.TrailingZeros64(mask))
	}
	return list
}

// finish returns when a set reaches the goal. More steps only add to what can
// be done, so a set is never later than a part of it, and it is minimal if and
// only if it is sooner than every set with one step less.
func (b *brute) finish(mask uint64) finish {
	if found, ok := b.finishes[mask]; ok {
		return found
	}
	part := finish{day: never}
	for _, i := range members(mask) {
		if less := b.finish(mask &^ (1 << i)); less.day < part.day {
			part.day = less.day
		}
	}
	found := part
	if part.day > b.soonest && (b.naive || b.usable(mask)) {
		sooner := b.schedule(mask, min(part.day-1, b.last), false)
		if sooner.day < part.day {
			found = sooner
			found.minimal = true
		}
	}
	b.finishes[mask] = found
	return found
}

// route returns a minimal set as a route.
func (b *brute) route(mask uint64) bruteRoute {
	route := b.worthOf(mask)
	route.Key = b.key(mask)
	return route
}

// worthOf is route without the key, which takes a search of its own.
func (b *brute) worthOf(mask uint64) bruteRoute {
	found := b.finish(mask)
	route := bruteRoute{
		Finish: credential.DateOfDay(found.day), Unpriced: found.worth.unpriced,
		Cost: found.worth.minor, Steps: found.worth.steps,
	}
	for _, i := range members(mask) {
		step := b.steps[i]
		if step.kind != pathway.Work {
			route.Steps++ // jobs are counted in the schedule
		}
		if step.offer != nil {
			if step.offer.Price.Known() {
				route.Cost += step.offer.Price.Minor
			} else {
				route.Unpriced++
			}
		}
		route.Set = append(route.Set, step.String())
	}
	return route
}

// String returns the kind, the entry and the offer of a step.
func (s bruteStep) String() string {
	words := []string{s.kind.String(), string(s.entry)}
	switch {
	case s.offer != nil:
		words = append(words, s.offer.Name)
	case s.open:
		words = append(words, "(goes on)")
	case s.kind == pathway.Attest:
		words[1] = s.attest
	}
	return strings.Join(words, " ")
}
