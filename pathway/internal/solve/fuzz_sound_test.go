package solve

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/pathway/internal/problem"
)

// A check reports what is wrong with a solution by one thing that must hold of it.
type check func(*ledger, *problem.Solution) error

// replay judges whether all of a solution can be done on its days and reaches the
// goal on that of the finish; further checks, what else is said of it.
var (
	replay  = []check{(*ledger).enter, (*ledger).renew, (*ledger).checkGates}
	further = []check{
		(*ledger).checkJobs, (*ledger).checkTurns, (*ledger).checkLoads, (*ledger).checkUses, (*ledger).checkIdle,
		(*ledger).checkFinish, (*ledger).checkSums,
	}
)

// sound reports what is wrong with a solution, by the judge alone.
func sound(p *problem.Problem, s *problem.Solution) error { return judged(p, s, replay, further) }

func judged(p *problem.Problem, s *problem.Solution, checks ...[]check) error {
	b := newLedger(p)
	b.jobs = s.Jobs
	for _, check := range slices.Concat(checks...) {
		if err := check(b, s); err != nil {
			return err
		}
	}
	return nil
}

// enter notes the steps of a solution.
func (b *ledger) enter(s *problem.Solution) error {
	if s.Finish < b.p.Start || s.Finish > min(b.p.Horizon, b.p.Deadline) {
		return fmt.Errorf("finishes on day %d", s.Finish)
	}
	groups := map[int]bool{}
	for k, i := range s.Set {
		step := &b.p.Steps[i]
		if step.Given || groups[step.Group] || k > 0 && s.Set[k-1] >= i {
			return fmt.Errorf("step %d is given, out of order or one too many of its group", i)
		}
		groups[step.Group] = true
		if step.Rate > 0 {
			if s.Begin[k] != problem.Never || s.End[k] != problem.Never {
				return fmt.Errorf("job %d begins like a step", i)
			}
			continue
		}
		if s.Begin[k] < b.p.Start || s.Begin[k] > s.Finish {
			return fmt.Errorf("step %d begins on day %d", i, s.Begin[k])
		}
		b.do(i, s.Begin[k])
		if b.end[i] != s.End[k] {
			return fmt.Errorf("step %d ends on day %d, want %d", i, s.End[k], b.end[i])
		}
	}
	return nil
}

// renew takes note of the renewals, each on the day of the lapse and at a fee of
// that day, for whom its gate holds before it.
func (b *ledger) renew(s *problem.Solution) error {
	for _, r := range s.Renewals {
		l := &b.p.Lapsings[r.Lapsing]
		if b.until[r.Lapsing] != r.Day || r.Day < b.p.Start || r.Day > s.Finish {
			return fmt.Errorf("renewal %d on day %d is not due", r.Lapsing, r.Day)
		}
		if !slices.ContainsFunc(l.Renewals, func(t problem.Tariff) bool {
			return t.From <= r.Day && r.Day < t.Until && slices.ContainsFunc(t.Fees, func(f problem.Fee) bool {
				return f.Price == r.Fee.Price && f.Priced == r.Fee.Priced && b.holds(f.If, r.Day)
			})
		}) {
			return fmt.Errorf("renewal %d on day %d is at a fee that cannot be had", r.Lapsing, r.Day)
		}
		b.until[r.Lapsing] = r.Day + l.Term.Days
	}
	return nil
}

func (b *ledger) checkJobs(s *problem.Solution) error {
	day := b.p.Start
	for _, span := range s.Jobs {
		if span.From < day || span.Until <= span.From || span.Until > s.Finish {
			return fmt.Errorf("job %d overlaps another or the finish", span.Step)
		}
		if b.p.Steps[span.Step].Rate == 0 || !slices.Contains(s.Set, span.Step) {
			return fmt.Errorf("step %d is no job of the set", span.Step)
		}
		day = span.Until
	}
	for _, i := range s.Set {
		if b.p.Steps[i].Rate > 0 && !slices.ContainsFunc(s.Jobs, func(span problem.Span) bool { return span.Step == i }) {
			return fmt.Errorf("job %d of the set is never worked in", i)
		}
	}
	return nil
}

func (b *ledger) checkLoads(s *problem.Solution) error {
	for day := b.p.Start; day <= s.Finish; day++ {
		if load := b.load(day); load > b.p.Capacity {
			return fmt.Errorf("the load of day %d is %d, over %d", day, load, b.p.Capacity)
		}
	}
	return nil
}

// checkGates lets the steps begin one by one, those of one day in an order in
// which each may, and judges the goal last.
func (b *ledger) checkGates(s *problem.Solution) error {
	begin, end := b.begin, b.end
	b.begin, b.end = slices.Clone(begin), slices.Clone(end)
	var days []int
	for _, i := range s.Set {
		if b.p.Steps[i].Rate == 0 {
			days = append(days, begin[i])
			b.undo(i)
		}
	}
	slices.Sort(days)
	for _, day := range slices.Compact(days) {
		for again := true; again; {
			again = false
			for _, i := range s.Set {
				if begin[i] == day && b.begin[i] == problem.Never && b.may(i, day) {
					b.begin[i], b.end[i] = begin[i], end[i]
					again = true
				}
			}
		}
	}
	for _, i := range s.Set {
		if b.begin[i] != begin[i] {
			return fmt.Errorf("step %d may not begin on day %d", i, begin[i])
		}
	}
	for _, span := range s.Jobs {
		if !b.may(span.Step, span.From) {
			return fmt.Errorf("job %d may not begin on day %d", span.Step, span.From)
		}
	}
	if !b.goal(s.Finish) {
		return errors.New("the goal does not hold on the day of the finish")
	}
	return nil
}

func (b *ledger) checkSums(s *problem.Solution) error {
	count, unpriced, cost := len(s.Renewals)+len(s.Jobs), 0, int64(0)
	for _, i := range s.Set {
		step := &b.p.Steps[i]
		if step.Rate == 0 {
			count++
		}
		if !step.Free && step.Priced {
			cost += step.Price
		} else if !step.Free {
			unpriced++
		}
	}
	for _, r := range s.Renewals {
		if r.Fee.Priced {
			cost += r.Fee.Price
		} else {
			unpriced++
		}
	}
	if s.Cost.Sum != cost || s.Cost.Unpriced != unpriced || s.Count != count || cost > b.p.Budget {
		return fmt.Errorf("costs %d and %d unknown prices in %d steps, want %d, %d and %d, within %d", s.Cost.Sum, s.Cost.Unpriced, s.Count, cost, unpriced, count, b.p.Budget)
	}
	return nil
}

// described writes a problem out, for those who have to find what is wrong.
func described(p *problem.Problem) string {
	var w strings.Builder
	fmt.Fprintf(&w, "order %d, days %d to %d, deadline %d, budget %d, capacity %d\n", p.Order, p.Start, p.Horizon, p.Deadline, p.Budget, p.Capacity)
	for i, s := range p.Steps {
		fmt.Fprintf(&w, "step %d: %s if %s, %d %d", i, editionsText(s.Needs.Editions), gateText(s.Needs.Offer), s.Takes, s.Load)
		fmt.Fprintf(&w, ", group %d class %d minor %v, price %d %v %v, rate %d, given %v %d %d late %v", s.Group, s.Class, s.Incidental, s.Price, s.Priced, s.Free, s.Rate, s.Given, s.Began, s.Done, s.OnDemand)
		if s.Open != nil {
			fmt.Fprintf(&w, ", opens %v", s.Open.Spans)
		}
		fmt.Fprintln(&w)
	}
	for l, lapsing := range p.Lapsings {
		fmt.Fprintf(&w, "lapsing %d: step %d, on %d or after %d, term %d", l, lapsing.Step, lapsing.LapsesOn, lapsing.Lasts.Days, lapsing.Term.Days)
		for _, t := range lapsing.Renewals {
			fmt.Fprintf(&w, ", [%d,%d)", t.From, t.Until)
			for _, f := range t.Fees {
				fmt.Fprintf(&w, " fee %d %v if %s", f.Price, f.Priced, gateText(f.If))
			}
		}
		fmt.Fprintln(&w)
	}
	fmt.Fprintf(&w, "goal %s\n", editionsText(p.Goal.Editions))
	return w.String()
}

func editionsText(editions []problem.Edition) (text string) {
	for _, e := range editions {
		text += fmt.Sprintf("[%d,%d) %s; ", e.From, e.Until, gateText(e.Gate))
	}
	return text
}

func gateText(g *problem.Gate) string {
	if g == nil {
		return "nil"
	}
	text := fmt.Sprintf("#%d %s %d (", g.Tag, []string{"at least", "any of", "sum", "accrual", "date"}[g.Op], g.N)
	for _, part := range g.Of {
		text += gateText(part) + " "
	}
	for _, f := range g.Feeds {
		text += fmt.Sprintf("%+v ", f)
	}
	text += fmt.Sprintf("%v)", g.Fixed)
	text += fmt.Sprintf(" under way %d within %d", g.UnderWay.Days, g.Within.Days)
	if g.Since != nil {
		text += fmt.Sprintf(" since #%d", g.Since.Tag)
	}
	for _, kind := range g.AtMost {
		text += fmt.Sprintf(" at most %d of %v %v", kind.N, kind.Feeds, kind.Fixed)
	}
	return fmt.Sprintf("%s cap %d same %d", text, g.Cap, g.Same)
}
