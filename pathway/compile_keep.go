package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What else keeps a credential in force, beside its terms and the fees of their renewal:
// what has to hold (credential.While), and the award of another (credential.Renewal.By).

// isAtOnce reports whether a step gives what it gives on the day it begins.
func (c *compiler) isAtOnce(step int) bool { return c.problem.Steps[step].Takes.IsZero() }

// keptEditions returns the editions of the rule of a step, joined with what has to hold on
// the day of the award, if that is the day on which the step begins.
func (c *compiler) keptEditions(step int, editions []problem.Edition) []problem.Edition {
	of := c.steps[step]
	entry, ok := c.catalog.Credential(of.entry)
	if !ok || of.kind == Work || of.applies || entry.While.Ask == nil || !c.isAtOnce(step) {
		return editions
	}
	return withGate(editions, c.gate(entry.ID, whilePath(entry.ID), entry.While.Ask))
}

// addKeeping makes the gates of what keeps each lapsing in force.
func (c *compiler) addKeeping() {
	for l := range c.problem.Lapsings {
		lapsing := &c.problem.Lapsings[l]
		entry, _ := c.catalog.Credential(c.lapsings[l])
		if step := c.steps[lapsing.Step]; !step.given || step.held != nil && step.held.isKept(entry) {
			lapsing.While = c.gate(entry.ID, whilePath(entry.ID), entry.While.Ask)
			lapsing.Grace = days.Length(entry.While.Grace)
		}
		if step := c.steps[lapsing.Step]; step.held != nil && !step.held.said.IsZero() {
			lapsing.ByAfter = c.problem.Start
		}
		for _, renewal := range entry.Renews {
			if len(renewal.By) > 0 {
				gate := c.gate(entry.ID, byPath(entry.ID), heldAny(renewal.By))
				lapsing.By = append(lapsing.By, problem.Edition{From: firstOf(renewal.From), Until: endOf(renewal.Until), Gate: c.onlyAwards(gate)})
			}
		}
	}
	known := map[int]bool{}
	for l := range c.problem.Lapsings {
		c.keepGiven(l, known)
	}
}

// onlyAwards returns a gate with those feeds alone that are awards on a day that is known,
// and came not by themselves: no other renews anything.
func (c *compiler) onlyAwards(g *problem.Gate) *problem.Gate {
	only := *g
	only.Same = 0
	only.Of = make([]*problem.Gate, len(g.Of))
	for i, part := range g.Of {
		only.Of[i] = c.onlyAwards(part)
	}
	only.Feeds = slices.DeleteFunc(slices.Clone(g.Feeds), func(f problem.Feed) bool {
		of := &c.steps[f.Step]
		return of.automatic || of.given && (of.held == nil || of.held.award().IsZero())
	})
	return &only
}

// keepGiven finds, for the lapsing of a holding of the record, until when it is in force by
// the record alone: renewed by other awards of the record, and while what has to hold is
// shown.
func (c *compiler) keepGiven(l int, known map[int]bool) {
	lapsing := &c.problem.Lapsings[l]
	step := &c.problem.Steps[lapsing.Step]
	if known[l] || !step.Given {
		return
	}
	known[l] = true
	of := &c.steps[lapsing.Step]
	if of.held == nil {
		return
	}
	h := of.held
	lapsing.LapsesOn = c.renewedByAwards(lapsing, step.Done)
	if lapsing.While == nil {
		return
	}
	if !h.said.IsZero() {
		lapsing.Kept, lapsing.Asked = h.said.DayNumber(), h.said.DayNumber()
		return
	}
	lapsing.Kept = step.Done
	lapsing.Asked = max(step.Done, lastOf(c.shown(lapsing.While, known))) + 1
	gone := days.Add(lapsing.Asked, lapsing.Grace)
	switch {
	case gone > c.problem.Start:
	case c.takesAsRenewed(h.Credential):
		of.kept, of.keptTo = unsaidWhile(h.Credential, credential.DateOfDay(lapsing.Asked-1)), gone
		lapsing.Asked = c.problem.Start + 1
	default:
		lapsing.LapsesOn, lapsing.While, lapsing.Renewals, lapsing.By = min(lapsing.LapsesOn, gone), nil, nil, nil
	}
}

// limitTimes leaves a holding of the record the renewals that are surely left.
func (c *compiler) limitTimes(l *problem.Lapsing, h *held) {
	l.Renewed = h.renewals
	for i := range l.Renewals {
		if t := &l.Renewals[i]; t.Times > 0 && !h.counted {
			t.Fees = nil // for all that is known none is left
		}
	}
}

// renewedByAwards returns the day on which a holding of the record lapses that is renewed
// by its other holdings.
func (c *compiler) renewedByAwards(l *problem.Lapsing, done int) int {
	awards := l.Awards(func(i int) int {
		if step := &c.problem.Steps[i]; step.Given {
			return step.Done
		}
		return problem.Never
	})
	return l.RenewedBy(l.LapsesOn, done, awards)
}

// shown returns the days on which a gate holds by the record alone.
func (c *compiler) shown(g *problem.Gate, known map[int]bool) days.Set {
	if g == nil {
		return days.All()
	}
	if g.Op == problem.AtLeast {
		sets := make([]days.Set, len(g.Of))
		for i, part := range g.Of {
			sets[i] = c.shown(part, known)
		}
		return days.AtLeast(g.N, sets)
	}
	var shown days.Set
	for _, f := range g.Feeds {
		step := &c.problem.Steps[f.Step]
		if !step.Given || step.Done < f.Lo || step.Done >= f.Hi {
			continue
		}
		until := g.CountsUntil(f, step.Done)
		if f.Term > 0 {
			c.keepGiven(f.Term-1, known)
			l := &c.problem.Lapsings[f.Term-1]
			if until = min(until, l.LapsesOn); l.While != nil && l.Asked < days.Never {
				until = min(until, days.Add(l.Asked, l.Grace))
			}
		}
		shown = shown.Union(days.Between(g.CountsFrom(step.Began, step.Done), until))
	}
	return shown
}
