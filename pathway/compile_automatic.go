package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What is awarded by itself by the start of the plan is a given step. The judge finds it
// out: it has to look at days before the plan, which no gate does. All else is a step
// that is taken by itself ([problem.Step.Automatic]).

// addAutomatic adds what is awarded by itself: by the start, for all that is known by
// the start, or in the plan. The last day on which it may have been awarded can lie in
// the plan though it is in force by the start.
func (c *compiler) addAutomatic(entry credential.Credential) {
	j := c.recordJudge()
	a := j.awarding(entry.ID)
	of := stepOf{kind: Earn, entry: entry.ID, automatic: true, undated: a.sure <= c.problem.Start && a.sure != a.known}
	if a.known > c.problem.Start {
		later := of
		later.rules = c.asked(entry.Requires, nil)
		step := c.addStep(later, string(entry.ID), problem.Step{Free: true, Automatic: true})
		c.awards[entry.ID] = append(c.awards[entry.ID], awardOf{step: step})
	}
	if a.sure > c.problem.Start {
		return
	}
	for _, e := range j.groundsOf(entry.ID, a) {
		of.facts = append(of.facts, c.factOf(e))
	}
	step := c.addGiven(a.sure, a.sure, of)
	award := awardOf{step: step, known: step}
	if a.known != a.sure {
		award.known = c.addGiven(a.known, a.known, of)
	}
	c.given[entry.ID] = append(c.given[entry.ID], award)
}

// recordJudge returns the judge of the record as it stands before any step.
func (c *compiler) recordJudge() *judge {
	if c.judge == nil {
		start := c.problem.Start
		c.judge = &judge{catalog: c.catalog, person: c.alone(), day: start, plan: true, start: start}
	}
	return c.judge
}

// addAutomaticFeed lets an award of the record count that came by itself. For how long
// it has been in force it counts from the day by which it was awarded for sure or, if
// that may be assumed, from the first day on which it was.
func (c *compiler) addAutomaticFeed(gate *problem.Gate, r credential.Holds, award awardOf) {
	if len(r.AccreditedBy) > 0 {
		return
	}
	feed := problem.Feed{Step: award.step, Lo: days.LongAgo, Hi: days.Never}
	if r.For.IsZero() {
		gate.Feeds = append(gate.Feeds, feed)
		return
	}
	known := feed
	if known.Step = award.known; c.problem.Steps[known.Step].Done <= c.problem.Start {
		gate.Feeds = append(gate.Feeds, known)
	}
	if known.Step != feed.Step && c.Assume {
		c.assumed[supportOf{gate.Same, feed.Step}] = unsaidAward(c.steps[feed.Step].entry, true, false)
		feed.Recent, feed.Unsaid = true, true
		gate.Feeds = append(gate.Feeds, feed)
	}
}
