package pathway

import (
	"cmp"
	"slices"
	"sort"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// extract returns a solution of a question as a route.
func extract(c *compiled, sol *solved) *Route {
	d := &draft{c: c, sol: sol}
	d.addSteps()
	d.addUses()
	r := &Route{
		Target: c.Target,
		Start:  c.Start,
		Finish: credential.DateOfDay(sol.Finish),
		Rank:   c.Rank,

		Edition: c.catalog.Edition(),
		Proof:   Proof{Proven: sol.Proven, Explored: sol.Explored},
	}
	if search, ok := c.searches[c.Target]; ok {
		r.Sought = d.sought(search, sol.Finish)
	}
	order := d.order()
	for _, i := range order {
		r.Steps = append(r.Steps, d.finished(i, order))
	}
	for _, step := range r.Steps {
		r.Cost = r.Cost.Plus(step.Price)
		if step.Unpriced {
			r.Unpriced = append(r.Unpriced, step.Entry)
		}
	}
	r.Untimed = untimed(c.catalog, r.Steps)
	r.Has, r.Unused = d.has()
	r.Stale = stale(c.catalog, c.Record, c.Start)
	r.Automatic = d.automatic()
	r.Assumed = d.assumed()
	r.Upkeep = d.upkeep()
	return r
}

// A draft is a route in the making: its steps, and which of the solution's
// steps, spans and renewals they came from.
type draft struct {
	c     *compiled
	sol   *solved
	steps []draftStep
}

// A draftStep is a step of a route before the steps are put in order.
type draftStep struct {
	Step
	of      int // the step of the problem
	renewal int // the index of the renewal, or -1
	after   map[int]bool
}

// addSteps drafts the steps of the set, of jobs and of renewals.
func (d *draft) addSteps() {
	for k, i := range d.sol.Set {
		if step := &d.c.problem.Steps[i]; step.Rate > 0 || step.Automatic {
			continue
		}
		if d.c.problem.Steps[i].OnDemand {
			for _, day := range d.needs(i) {
				d.add(i, d.step(i, day, day))
			}
			continue
		}
		step := d.step(i, d.sol.Begin[k], d.sol.End[k])
		if at := d.c.steps[i].application; at > 0 {
			step = d.appliedFor(step, at-1)
		}
		d.add(i, step)
	}
	for _, job := range d.sol.Jobs {
		step := d.step(job.Step, job.From, job.Until)
		if at := d.c.steps[job.Step].search; at > 0 {
			step.Sought = d.sought(at-1, job.From)
			step.Confidence = weaker(step.Confidence, d.c.steps[job.Step].confidenceOn(step.Sought))
		}
		step.Weekly = credential.Hours{Hundredths: d.c.problem.Steps[job.Step].Rate / (perHour / 100)}
		d.add(job.Step, step)
	}
	for k, renewal := range d.sol.Renewals {
		lapsing := d.c.problem.Lapsings[renewal.Lapsing]
		fee := d.c.fees[renewal.Fee.Tag]
		source := feeSource(fee)
		day := credential.DateOfDay(renewal.Day)
		d.add(lapsing.Step, Step{
			Kind: Renew, Entry: d.c.lapsings[renewal.Lapsing], Offer: fee.offer.Name, Start: day, Finish: day,
			Price: fee.offer.Price, Unpriced: !renewal.Fee.Priced, Source: source, Confidence: source.Confidence,
		})
		d.steps[len(d.steps)-1].renewal = k
	}
}

// feeSource returns the source of a fee or, without one, that of the rule of
// renewal.
func feeSource(fee feeOf) credential.Source {
	if fee.offer.Source.IsZero() {
		return fee.rule.Source
	}
	return fee.offer.Source
}

func (d *draft) add(of int, step Step) {
	d.steps = append(d.steps, draftStep{Step: step, of: of, renewal: -1, after: map[int]bool{}})
}

// needs returns the days on which something is attested: the first day on which
// something rests on it and, where it must not be long ago, each first one for which
// the last time was too long ago.
func (d *draft) needs(step int) []int {
	var rest []int
	for _, use := range d.sol.Uses {
		if slices.Contains(use.Steps, step) {
			rest = append(rest, use.Day)
		}
	}
	slices.Sort(rest)
	var needs []int
	for _, day := range rest {
		if len(needs) == 0 || day >= d.attestedUntil(step, needs[len(needs)-1]) {
			needs = append(needs, day)
		}
	}
	if needs == nil {
		return []int{d.sol.Finish}
	}
	return needs
}

// attestedUntil returns the day from which on what a step attested on a day is too
// long ago, or Never.
func (d *draft) attestedUntil(step, day int) int {
	within := d.c.steps[step].within
	if within.IsZero() {
		return days.Never
	}
	return days.LookBackEnd(day, within)
}

// step drafts the taking of a step of the problem.
func (d *draft) step(i, begin, end int) Step {
	of := d.c.steps[i]
	step := Step{
		Kind: of.kind, Entry: of.entry, For: of.words,
		Start: credential.DateOfDay(begin), Finish: credential.DateOfDay(end),
	}
	if of.offer != nil {
		step.Offer, step.Weekly = of.offer.Name, of.offer.Weekly
		step.Price, step.Unpriced = of.offer.Price, !of.offer.Price.Known()
		step.Source, step.Confidence = of.offer.Source, of.offer.Source.Confidence
	}
	if of.prepares != nil {
		step.Weekly, step.Source, step.Confidence = of.prepares.weekly, of.prepares.Source, of.prepares.Source.Confidence
	}
	if of.kind == Return {
		entry, _ := d.c.catalog.Credential(of.entry)
		step.Lapsed, _ = lapsedFor(of.back, step.Start, lapsesOf(d.c.question, d.c.Record, entry))
	}
	step.Confidence = weaker(step.Confidence, of.confidenceOn(step.Start))
	return step
}

// sought returns the day on which the search for a job that begins on a day begins itself: as
// late as it can. One on which a rule has to hold too stays on its day in the schedule.
func (d *draft) sought(search, job int) credential.Date {
	begin := d.sol.Begin[slices.Index(d.sol.Set, search)]
	if len(d.c.steps[search].rules) == 0 {
		begin += sort.Search(job-begin, func(n int) bool { return d.c.problem.EndOf(search, begin+n+1) > job })
	}
	return credential.DateOfDay(begin)
}

// appliedFor returns the step of sitting an exam with its application.
func (d *draft) appliedFor(step Step, application int) Step {
	at := slices.Index(d.sol.Set, application)
	step.Start, step.Sat = credential.DateOfDay(d.sol.Begin[at]), step.Start
	step.Confidence = weaker(step.Confidence, d.c.steps[application].confidenceOn(step.Start))
	return step
}

// confidenceOn returns the weaker confidence of the rule of a step on a day and of the advice
// that goes with it; none if they ask for nothing.
func (of stepOf) confidenceOn(day credential.Date) credential.Confidence {
	weakest := credential.ConfidenceUnsaid
	for _, rule := range of.rules {
		if !day.Between(rule.From, rule.Until) {
			continue
		}
		for _, said := range []credential.Rule{rule.Rule, rule.advice} {
			if said.Ask != nil {
				weakest = weaker(weakest, said.Source.Confidence)
			}
		}
	}
	return weakest
}

// weaker returns the weaker of two confidences; one that is not given does not
// count.
func weaker(a, b credential.Confidence) credential.Confidence {
	switch {
	case a == credential.ConfidenceUnsaid:
		return b
	case b == credential.ConfidenceUnsaid:
		return a
	}
	return min(a, b)
}

// addUses notes what each step rests on, and what it serves.
func (d *draft) addUses() {
	for _, use := range d.sol.Uses {
		for _, owner := range d.owners(use) {
			d.addUse(owner, d.leaf(use.Leaf), use, map[int]bool{})
		}
	}
	d.addRenewalUses()
}

// addUse notes which steps serve a leaf of an owner by a use: those of the use, and
// those by which what it rests on is awarded by itself. What keeps in force what that award
// rests on serves as such.
func (d *draft) addUse(owner int, leaf leafOf, use problem.Use, seen map[int]bool) {
	for i := range d.steps {
		step := &d.steps[i]
		if i == owner || !slices.Contains(use.Steps, step.of) || !d.began(step, use) {
			continue
		}
		if owner >= 0 {
			d.steps[owner].after[i] = true
		}
		if !slices.ContainsFunc(step.Meets, func(m Serves) bool { return m.Step == owner && m.Path == leaf.path }) {
			step.Meets = append(step.Meets, Serves{Step: owner, Path: leaf.path, Requirement: cloneRequirement(leaf.requirement)})
		}
	}
	for _, i := range use.Steps {
		if of := &d.c.steps[i]; !d.c.problem.Steps[i].Automatic || of.applies || of.seeks || !isNew(seen, i) {
			continue
		}
		for _, below := range d.sol.Uses {
			if below.Owner != i {
				continue
			}
			serves := leaf
			if kept := d.leaf(below.Leaf); isKeeping(kept.path) {
				serves = kept
			}
			d.addUse(owner, serves, below, seen)
		}
	}
}

// leaf returns what a leaf stands for.
func (d *draft) leaf(g *problem.Gate) leafOf {
	if g.Tag == 0 {
		return leafOf{}
	}
	return d.c.leaves[g.Tag-1]
}

// addRenewalUses lets each renewal rest on what it renews, and on other awards that
// renewed that before.
func (d *draft) addRenewalUses() {
	for i := range d.steps {
		if d.steps[i].renewal < 0 {
			continue
		}
		lapsing := &d.c.problem.Lapsings[d.sol.Renewals[d.steps[i].renewal].Lapsing]
		for k := range d.steps {
			earlier := &d.steps[k]
			renewed := earlier.renewal < 0 && isFedBy(lapsing.By, earlier.of, earlier.Finish.DayNumber()) && earlier.Finish.Before(d.steps[i].Start)
			if k != i && (renewed || earlier.of == d.steps[i].of && earlier.Taken().Before(d.steps[i].Start)) {
				d.steps[i].after[k] = true
			}
		}
	}
}

// isFedBy reports whether a step feeds the gate that some editions have on a day.
func isFedBy(editions []problem.Edition, step, day int) bool {
	fed := false
	for _, e := range editions {
		if day < e.From || e.Until <= day {
			continue
		}
		e.Gate.Leaves(func(leaf *problem.Gate) { fed = fed || leaf.FedBy(step) })
	}
	return fed
}

// owners returns the drafts of the steps that a use belongs to, -1 for the goal. A search is
// for a job, or several times for one, and for the goal.
func (d *draft) owners(use problem.Use) []int {
	if use.Owner < 0 || !d.c.steps[use.Owner].seeks {
		if owner, ok := d.owner(use); ok {
			return []int{owner}
		}
		return nil
	}
	var owners []int
	for i, step := range d.steps {
		if step.renewal < 0 && d.c.steps[step.of].search == use.Owner+1 {
			owners = append(owners, i)
		}
	}
	if at, ok := d.c.searches[d.c.Target]; ok && at == use.Owner {
		owners = append(owners, -1)
	}
	return owners
}

// owner returns the draft of the step that a use belongs to, -1 for the goal; ok
// is false for a span of work that served nothing.
func (d *draft) owner(use problem.Use) (owner int, ok bool) {
	if use.Owner == -1 {
		return -1, true
	}
	for i, step := range d.steps {
		if use.Owner < -1 {
			if step.renewal == -2-use.Owner {
				return i, true
			}
			continue
		}
		if step.of != use.Owner && d.c.steps[step.of].application != use.Owner+1 || step.renewal >= 0 {
			continue
		}
		from, until := step.Start.DayNumber(), step.Finish.DayNumber()
		if step.Kind != Work || from <= use.Day && use.Day < until {
			return i, true
		}
	}
	return 0, false
}

// began reports whether a step began early enough to serve a use.
func (d *draft) began(step *draftStep, use problem.Use) bool {
	day := step.Taken().DayNumber()
	if step.Kind == Work {
		return day < use.Met && step.Finish.DayNumber() > use.From
	}
	return day <= use.Day && (step.Kind != Attest || use.Day < d.attestedUntil(step.of, day))
}

// order returns the drafts by the day on which they are taken, each after what it rests on, then by
// finish and entry.
func (d *draft) order() []int {
	var order []int
	done := map[int]bool{}
	ready := func(i int) bool {
		for k := range d.steps[i].after {
			if !done[k] {
				return false
			}
		}
		return true
	}
	for len(order) < len(d.steps) {
		best := -1
		for i := range d.steps {
			if !done[i] && ready(i) && (best < 0 || d.compare(i, best) < 0) {
				best = i
			}
		}
		if best < 0 {
			panic("pathway: steps rest on each other in a circle")
		}
		done[best] = true
		order = append(order, best)
	}
	return order
}

func (d *draft) compare(i, k int) int {
	a, b := &d.steps[i], &d.steps[k]
	return cmp.Or(
		a.Taken().Compare(b.Taken()), a.Finish.Compare(b.Finish),
		cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.For, b.For), cmp.Compare(i, k),
	)
}

// finished returns a draft with its indexes as they are in the given order.
func (d *draft) finished(i int, order []int) Step {
	step := d.steps[i].Step
	for at, k := range order {
		if d.steps[i].after[k] {
			step.After = append(step.After, at)
		}
	}
	for m := range step.Meets {
		if owner := step.Meets[m].Step; owner >= 0 {
			step.Meets[m].Step = slices.Index(order, owner)
		}
	}
	slices.SortStableFunc(step.Meets, func(a, b Serves) int {
		return cmp.Or(cmp.Compare(uint(a.Step), uint(b.Step)), cmp.Compare(a.Path, b.Path))
	})
	if d.steps[i].renewal < 0 {
		for _, swapped := range d.sol.options[d.steps[i].of] {
			step.Options = append(step.Options, d.option(swapped))
		}
	}
	return step
}

// option writes out a step in the place of another.
func (d *draft) option(swapped solve.Swapped) Option {
	of := d.c.steps[swapped.Step]
	option := Option{Entry: of.entry, Finish: credential.DateOfDay(swapped.Finish)}
	if of.offer != nil {
		option.Offer, option.Price, option.Unpriced = of.offer.Name, of.offer.Price, !of.offer.Price.Known()
		option.Apply, option.Takes, option.Weekly, option.Source = of.offer.Apply, of.offer.Takes, of.offer.Weekly, of.offer.Source
	}
	if swapped.Open {
		option.Assumed = Assumption{Kind: AssumedProgram, Entry: of.entry}.worded(d.c.catalog)
	}
	return option
}

// endOf returns the day on which a step of the problem is done.
func (d *draft) endOf(i int) int {
	if k := slices.Index(d.sol.Set, i); k >= 0 {
		return d.sol.End[k]
	}
	return d.c.problem.Steps[i].Done
}

// assumed returns what the record does not say and the route rests on.
func (d *draft) assumed() []Assumption {
	var all []Assumption
	for _, use := range d.sol.Uses {
		for _, i := range use.Steps {
			at := supportOf{use.Leaf.Same, i}
			if what, ok := d.c.assumed[at]; ok && !d.c.sure[at].Contains(d.endOf(i)) {
				all = append(all, what.worded(d.c.catalog))
			}
			if of := d.c.steps[i]; of.assumed != (Assumption{}) && use.Day >= d.mattersFrom(use, of) {
				all = append(all, of.assumed.worded(d.c.catalog))
			}
			if of := d.c.steps[i]; of.kept != (Assumption{}) && use.Day >= d.keptMattersFrom(use, of) {
				all = append(all, of.kept.worded(d.c.catalog))
			}
		}
	}
	slices.SortFunc(all, Assumption.Compare)
	return slices.Compact(all)
}

// mattersFrom returns the first day on which it matters to a use what the record does
// not say of a step: to one that asks for what was had, when the lapse is no longer
// looked back on.
func (d *draft) mattersFrom(use problem.Use, of stepOf) int { return d.lapseMatters(use, of.from) }

// keptMattersFrom is mattersFrom of what has to hold for what a step gives.
func (d *draft) keptMattersFrom(use problem.Use, of stepOf) int {
	return d.lapseMatters(use, of.keptTo)
}

// lapseMatters returns the first day on which a lapse matters to a use.
func (d *draft) lapseMatters(use problem.Use, lapse int) int {
	switch r := d.leaf(use.Leaf).requirement.(type) {
	case credential.Had:
		return remembersUntil(lapse, r.Within)
	case credential.Experience: // it counts since the award, whatever becomes of that
		return days.Never
	case nil, credential.Holds, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
		return lapse
	default:
		panic(unknownRequirement(r))
	}
}

// boundOf reads a key of the search.
func boundOf(c *compiled, key problem.Key) Bound {
	finish, cost, steps := c.problem.Order.Parts(key)
	return Bound{
		Finish:   credential.DateOfDay(finish),
		Unpriced: cost.Unpriced,
		Cost:     credential.Money{Minor: cost.Sum, Currency: c.currency},
		Steps:    steps,
	}
}
