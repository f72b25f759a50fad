package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What comes before an exam is sat: the application, where an offer has a time from that
// to the sitting (credential.Offer.Apply), and the preparation. The first is a step that is
// taken by itself on the first day on which it can be, since an earlier one never hurts. Both
// are then put off as far as leaves all else on its day.

// addApplication adds the application for an exam by an offer, and returns its step.
func (c *compiler) addApplication(of stepOf, offer *credential.Offer) int {
	of.offer, of.applies = offer, true
	return c.addStep(of, "apply "+string(of.entry)+" "+offer.Name, problem.Step{
		Free: true, Automatic: true, Late: true, Takes: days.Length(offer.Apply),
		Open: &problem.Opening{Spans: openingOf(offer).Spans},
	})
}

// sittingOf returns the step of sitting an exam by an offer that was applied for: its
// dates are those of the application.
func sittingOf(step problem.Step, offer *credential.Offer) problem.Step {
	step.Open = nil
	if len(offer.Seasons) > 0 {
		step.Open = &problem.Opening{Spans: days.All(), Seasons: openingOf(offer).Seasons}
	}
	return step
}

// appliedEditions returns the editions of the rule of a step, each joined with the time
// since the application.
func (c *compiler) appliedEditions(step int, editions []problem.Edition) []problem.Edition {
	application := c.steps[step].application - 1
	if application < 0 {
		return editions
	}
	applied := &problem.Gate{
		Op: problem.AnyOf, Quiet: true,
		Feeds: []problem.Feed{{Step: application, Lo: days.LongAgo, Hi: days.Never}},
	}
	return withGate(editions, applied)
}

// addPreparations adds the ways to prepare for an exam.
func (c *compiler) addPreparations(exam credential.Credential) {
	for _, way := range c.preparationsFor(exam) {
		of := stepOf{kind: Prepare, entry: exam.ID, prepares: &way}
		c.prepared[exam.ID] = append(c.prepared[exam.ID], c.addStep(of, "prepare "+string(exam.ID), problem.Step{
			Free: true, Late: true, Takes: days.Length{Days: way.days}, Load: way.weekly.Hundredths,
		}))
	}
}

// preparedEditions returns the editions of the rule of a step that sits an exam, each joined
// with being prepared.
func (c *compiler) preparedEditions(step int, editions []problem.Edition) []problem.Edition {
	of := &c.steps[step]
	ways := c.prepared[of.entry]
	if of.kind != Earn || of.applies || len(ways) == 0 {
		return editions
	}
	c.leaves = append(c.leaves, leafOf{owner: of.entry, path: preparedPath})
	prepared := &problem.Gate{Op: problem.AnyOf, Quiet: true, Tag: len(c.leaves)}
	for _, i := range ways {
		prepared.Feeds = append(prepared.Feeds, problem.Feed{Step: i, Lo: days.LongAgo, Hi: days.Never})
	}
	return withGate(editions, prepared)
}

// withGate returns editions that each ask for a gate as well.
func withGate(editions []problem.Edition, gate *problem.Gate) []problem.Edition {
	if len(editions) == 0 {
		return problem.Always(gate).Editions
	}
	editions = slices.Clone(editions)
	for i := range editions {
		if own := editions[i].Gate; own == nil {
			editions[i].Gate = gate
		} else {
			editions[i].Gate = &problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{own, gate}}
		}
	}
	return editions
}
