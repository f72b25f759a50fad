package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// What studies and exams give beside their awards: credit and scores.

// courseworkGate lets the credit of the record count, and that of the programs that
// can be attended.
func (c *compiler) courseworkGate(gate *problem.Gate, r credential.Coursework) {
	gate.Op = problem.Sum
	gate.N = r.Credits.Weight()
	gate.Within = days.Length(r.Within)
	for _, taught := range c.taught {
		c.addTaught(gate, r, taught)
	}
	for i, of := range c.steps {
		program, ok := c.catalog.Program(of.entry)
		if of.given || !ok {
			continue
		}
		if amount := teaches(program, r); amount > 0 {
			once := numbered(c.groups, string(program.ID))
			gate.Feeds = append(gate.Feeds, problem.Feed{Step: i, Lo: days.LongAgo, Hi: days.Never, Amount: amount, Exclusive: once})
		}
	}
}

// addTaught adds credit of the record, if it counts or is to be assumed to.
func (c *compiler) addTaught(gate *problem.Gate, r credential.Coursework, taught taughtOf) {
	c.addTaughtUnsaid(gate, r, taught)
	amount, grade, unsaid, once := 0, taught.study.Grade, Assumption{Kind: AssumedStudies, Field: r.In}, 0
	if program, ok := c.catalog.Program(taught.program); ok {
		amount, unsaid, once = teaches(program, r), Assumption{Kind: AssumedTaught, Entry: program.ID}, numbered(c.groups, string(program.ID))
	} else if r.In.Contains(taught.study.In) && taught.study.Credits.Unit.Converts(r.Credits.Unit) {
		amount = taught.study.Credits.Weight()
	}
	if amount == 0 || grade.Fails() || !grade.AtLeast(r.MinGrade) && !grade.MayBe(r.MinGrade) {
		return
	}
	dateless := !r.Within.IsZero() && c.problem.Steps[taught.step].Done == days.LongAgo
	unsure := dateless || !r.Within.IsZero() && taught.undated || taught.early > 0 || grade.MayBe(r.MinGrade)
	if unsure {
		if !c.Assume {
			return
		}
		c.assumed[supportOf{gate.Same, taught.step}] = unsaid
	}
	gate.Feeds = append(gate.Feeds, problem.Feed{
		Step: taught.step, Lo: days.LongAgo, Hi: days.Never, Term: taught.early, Amount: amount, Exclusive: once,
		Recent: dateless || taught.early > 0, Unsaid: unsure,
	})
}

// addTaughtUnsaid adds credit of a program of the record of which nobody says how much
// it is, if that is to be assumed to be enough.
func (c *compiler) addTaughtUnsaid(gate *problem.Gate, r credential.Coursework, taught taughtOf) {
	program, ok := c.catalog.Program(taught.program)
	if !ok || !c.Assume || !teachesUnsaid(program, r.In) {
		return
	}
	done := c.problem.Steps[taught.step].Done
	step := c.addGiven(days.LongAgo, done, c.steps[taught.step])
	c.assumed[supportOf{gate.Same, step}] = Assumption{Kind: AssumedCredit, Entry: program.ID}
	gate.Feeds = append(gate.Feeds, problem.Feed{
		Step: step, Lo: days.LongAgo, Hi: days.Never, Amount: gate.N, Recent: !r.Within.IsZero() && done == days.LongAgo, Unsaid: true,
	})
}

// scoreGate lets the scores of the record count, and the steps that bring the score which
// is asked for.
func (c *compiler) scoreGate(gate *problem.Gate, r credential.Score) {
	gate.Op = problem.AnyOf
	gate.Within = days.Length(r.Within)
	said, open := false, false
	for i, scored := range c.Record.Scores {
		if !c.catalog.CountsAs(scored.Of, r.Of) {
			continue
		}
		said = true
		switch day := firstOf(scored.On); {
		case scored.Score.Hundredths < r.AtLeast.Hundredths:
		case scored.On.IsZero() && !r.Within.IsZero():
			open = true
		default:
			step := c.addGiven(day, day, stepOf{fact: fact{kind: "score", index: i}})
			gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never})
		}
	}
	brought := c.addScoreFeeds(gate, r.Of)
	if c.Assume && (open || !said) && !(brought && c.arranges) {
		c.addAssumed(gate, Assumption{Kind: AssumedScore, Entry: r.Of, Score: r.AtLeast})
	}
}

// addScoreFeeds lets the steps count that earn or attend what a score is of, and reports
// whether there are any.
func (c *compiler) addScoreFeeds(gate *problem.Gate, of credential.ID) bool {
	var steps []int
	if _, ok := c.catalog.Program(of); ok {
		for i, step := range c.steps {
			if step.kind == Attend && !step.given && step.entry == of {
				steps = append(steps, i)
			}
		}
	}
	for id := range c.catalog.CountingAs(of) {
		for _, award := range c.awards[id] {
			if !c.problem.Steps[award.step].Automatic {
				steps = append(steps, award.step)
			}
		}
	}
	for _, step := range steps {
		gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never})
	}
	return len(steps) > 0
}
