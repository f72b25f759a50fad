package pathway

import (
	"cmp"
	"context"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A draft is a route in the making: its steps, and which of the solution's
// steps, spans and renewals they came from.
type draft struct {
	ctx   context.Context
	t     *translation
	sol   *solve.Solution
	steps []draftStep

	swapper *solve.Swapper // nil until options are looked for
}

// A draftStep is a step of a route before the steps are put in order.
type draftStep struct {
	Step
	of      int // the step of the problem
	renewal int // the index of the renewal, or -1
	after   map[int]bool
}

// route returns a solution as a route.
func (t *translation) route(ctx context.Context, sol *solve.Solution) *Route {
	d := &draft{ctx: ctx, t: t, sol: sol}
	d.addSteps()
	d.addUses()
	r := &Route{
		Target: t.query.Target,
		Start:  t.query.Start,
		Finish: credential.DateOfDay(sol.Finish),
		Rank:   t.query.Rank,
		Proof:  Proof{Proven: sol.Proven, Explored: sol.Explored},
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
	r.Has = d.has()
	r.Assumed = d.assumed()
	r.Upkeep = d.upkeep()
	return r
}

// addSteps drafts the steps of the set, of jobs and of renewals.
func (d *draft) addSteps() {
	for k, i := range d.sol.Set {
		if d.t.problem.Steps[i].Rate > 0 {
			continue
		}
		begin, end := d.sol.Begin[k], d.sol.End[k]
		if d.t.problem.Steps[i].Late {
			begin = d.firstNeed(i)
			end = begin
		}
		d.add(i, d.step(i, begin, end))
	}
	for _, job := range d.sol.Jobs {
		step := d.step(job.Step, job.From, job.Until)
		step.Weekly = d.t.problem.Steps[job.Step].Rate
		d.add(job.Step, step)
	}
	for k, renewal := range d.sol.Renewals {
		lapsing := d.t.problem.Lapsings[renewal.Lapsing]
		fee := d.t.fees[renewal.Fee.Tag]
		source := feeSource(fee)
		day := credential.DateOfDay(renewal.Day)
		d.add(lapsing.Step, Step{
			Kind: Renew, Entry: d.t.lapsings[renewal.Lapsing].entry, Offer: fee.offer.Name, Start: day, Finish: day,
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

// firstNeed returns the first day on which something rests on a step.
func (d *draft) firstNeed(step int) int {
	day := d.sol.Finish
	for _, use := range d.sol.Uses {
		if slices.Contains(use.Steps, step) {
			day = min(day, use.Day)
		}
	}
	return day
}

// step drafts the taking of a step of the problem.
func (d *draft) step(i, begin, end int) Step {
	of := d.t.steps[i]
	step := Step{
		Kind: of.kind, Entry: of.entry, For: of.words,
		Start: credential.DateOfDay(begin), Finish: credential.DateOfDay(end),
	}
	if of.offer != nil {
		step.Offer, step.Weekly = of.offer.Name, of.offer.Weekly
		step.Price, step.Unpriced = of.offer.Price, !of.offer.Price.Known()
		step.Source, step.Confidence = of.offer.Source, of.offer.Source.Confidence
	}
	for _, rule := range of.rules {
		if inForce(rule.From, rule.Until, step.Start) && rule.Ask != nil {
			step.Confidence = weaker(step.Confidence, rule.Source.Confidence)
		}
	}
	return step
}

// weaker returns the weaker of two confidences; one that was not said does not count.
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
		owner, ok := d.owner(use)
		if !ok {
			continue
		}
		leaf := d.leaf(use.Leaf)
		for i := range d.steps {
			step := &d.steps[i]
			if i == owner || !slices.Contains(use.Steps, step.of) || !d.began(step, use) {
				continue
			}
			if owner >= 0 {
				d.steps[owner].after[i] = true
			}
			step.Meets = append(step.Meets, Serves{Step: owner, Path: leaf.path, Requirement: cloneRequirement(leaf.requirement)})
		}
	}
	d.addRenewalUses()
}

// leaf returns what a leaf stands for.
func (d *draft) leaf(g *solve.Gate) leafOf {
	if g.Tag == 0 {
		return leafOf{}
	}
	return d.t.leaves[g.Tag-1]
}

// addRenewalUses lets each renewal rest on what it renews.
func (d *draft) addRenewalUses() {
	for i := range d.steps {
		for k := range d.steps {
			earlier := &d.steps[k]
			if d.steps[i].renewal >= 0 && k != i && earlier.of == d.steps[i].of && earlier.Start.Before(d.steps[i].Start) {
				d.steps[i].after[k] = true
			}
		}
	}
}

// owner returns the draft of the step that a use belongs to, -1 for the goal; ok
// is false for a span of work that served nothing.
func (d *draft) owner(use solve.Use) (owner int, ok bool) {
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
		if step.of != use.Owner || step.renewal >= 0 {
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
func (d *draft) began(step *draftStep, use solve.Use) bool {
	day := step.Start.DayNumber()
	if step.Kind == Work {
		back := use.Leaf.Back
		return day < use.Met && (back == nil || step.Finish.DayNumber() > back(use.Met))
	}
	return day <= use.Day
}

// order returns the drafts by start, each after what it rests on, then by
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
		a.Start.Compare(b.Start), a.Finish.Compare(b.Finish),
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
		step.Options = d.options(d.steps[i].of)
	}
	return step
}

// options returns the other ways to take a step of the set, cheapest first.
func (d *draft) options(i int) []Option {
	if d.t.problem.Steps[i].Rate > 0 || d.t.problem.Steps[i].Late {
		return nil
	}
	others := d.alike(i)
	if len(others) == 0 {
		return nil
	}
	if d.swapper == nil {
		d.swapper = d.t.problem.Swapper()
	}
	swaps := d.swapper.Swaps(d.ctx, d.sol.Set, i, others)
	slices.SortStableFunc(swaps, d.compareSwaps)
	var options []Option
	for _, swapped := range swaps {
		options = append(options, d.option(swapped))
	}
	return options
}

// alike returns the steps that are alike with one of the set, and in the way of
// none of the others.
func (d *draft) alike(i int) []int {
	p := &d.t.problem
	groups := map[int]bool{}
	for _, k := range d.sol.Set {
		groups[p.Steps[k].Group] = k != i
	}
	var others []int
	for j := range p.Steps {
		step := &p.Steps[j]
		if j != i && !step.Given && step.Class == p.Steps[i].Class && !groups[step.Group] {
			others = append(others, j)
		}
	}
	return others
}

// option writes out a step in the place of another.
func (d *draft) option(swapped solve.Swapped) Option {
	of := d.t.steps[swapped.Step]
	option := Option{Entry: of.entry, Finish: credential.DateOfDay(swapped.Finish)}
	if of.offer != nil {
		option.Offer, option.Price, option.Unpriced = of.offer.Name, of.offer.Price, !of.offer.Price.Known()
		option.Takes, option.Weekly, option.Source = of.offer.Takes, of.offer.Weekly, of.offer.Source
	}
	return option
}

// compareSwaps orders what can stand in the place of a step by price, without a
// known one last, then by finish, entry and offer.
func (d *draft) compareSwaps(a, b solve.Swapped) int {
	x, y := &d.t.problem.Steps[a.Step], &d.t.problem.Steps[b.Step]
	if known := x.Priced || x.Free; known != (y.Priced || y.Free) {
		if known {
			return -1
		}
		return 1
	}
	of, other := &d.t.steps[a.Step], &d.t.steps[b.Step]
	return cmp.Or(cmp.Compare(x.Price, y.Price), cmp.Compare(a.Finish, b.Finish),
		cmp.Compare(of.entry, other.entry), cmp.Compare(of.offerName(), other.offerName()))
}

// offerName returns the name of the offer taken, or "".
func (of *stepOf) offerName() string {
	if of.offer == nil {
		return ""
	}
	return of.offer.Name
}
