package pathway

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// addSteps adds every step that can be taken, in the order that breaks ties:
// by kind, entry and offer.
func (c *compiler) addSteps() {
	for _, id := range sortedKeys(c.reached.programs) {
		c.addProgram(id)
	}
	for _, id := range sortedKeys(c.reached.credentials) {
		c.addCredential(id)
		c.addReturns(id)
	}
	c.addJobs()
	for _, id := range sortedKeys(c.reached.attestations) {
		asked := c.reached.attestations[id]
		of := stepOf{kind: Attest, entry: id, words: asked.Of, within: days.Length(asked.Within)}
		c.addStep(of, "attest "+string(id), problem.Step{Free: true, OnDemand: true})
	}
}

// addProgram adds a step for each offer of a program. Programs that award the
// same are of one class.
func (c *compiler) addProgram(id credential.ID) {
	program, _ := c.catalog.Program(id)
	class := numbered(c.classes, awardsKey(program))
	rules := c.asked(program.Admits, nil)
	for i := range program.Offers {
		step, ok := c.stepOfOffer(&program.Offers[i])
		if !ok {
			continue
		}
		step.Class = class
		of := stepOf{kind: Attend, entry: id, offer: &program.Offers[i], rules: rules}
		at := c.addStep(of, string(id), step)
		for _, award := range program.Awards {
			c.addAward(award, at, id)
		}
	}
}

// addCredential adds a step for each offer of a credential that is earned
// directly.
func (c *compiler) addCredential(id credential.ID) {
	entry, _ := c.catalog.Credential(id)
	if entry.Automatic {
		c.addAutomatic(entry)
		return
	}
	if !entry.Kind.Direct() || !c.plannable(entry) {
		return
	}
	of := stepOf{kind: Earn, entry: id, rules: c.asked(entry.Requires, entry.Recommends)}
	if entry.Kind == credential.Membership {
		of.kind = Join
	}
	incidental := entry.Kind == credential.Membership
	c.addPreparations(entry)
	sittings := sittingDays(c.Record, entry)
	for _, offer := range waysToEarn(entry) {
		step, ok := c.stepOfOffer(&offer)
		if !ok {
			continue
		}
		if of.application = 0; !offer.Apply.IsZero() {
			step, of.application = sittingOf(step, &offer), c.addApplication(of, &offer)+1
		}
		step.Incidental = incidental
		restrict(&step, sittings)
		of.offer = &offer
		c.addAward(id, c.addStep(of, string(id), step), "")
	}
}

// addReturns adds a step for each offer of a way back to a credential that the record
// held. Beside earning it anew a set has at most one of them, and they are alike with
// each other alone.
func (c *compiler) addReturns(id credential.ID) {
	entry, _ := c.catalog.Credential(id)
	if !c.mayReturn(entry) {
		return
	}
	lapses := lapsesOf(c.question, c.Record, entry)
	for _, way := range waysBack(entry) {
		step, ok := c.stepOfOffer(&way.offer)
		step.Open = openingOf(&way.offer)
		step.Open.Spans = step.Open.Spans.Intersect(openDays(way.Return, lapses))
		if !ok || step.OpenFrom(c.problem.Start) == days.Never {
			continue
		}
		step.Class = numbered(c.classes, "return "+string(id))
		step.Incidental = entry.Kind == credential.Membership
		of := stepOf{kind: Return, entry: id, offer: &way.offer, back: way.Return}
		if way.Requires != nil {
			of.rules = []askedRule{{Rule: credential.Rule{Ask: way.Requires, Source: way.Source}}}
		}
		c.award(entry, c.addStep(of, string(id), step), "")
	}
}

// restrict lets a step begin only on some of the days on which it can.
func restrict(step *problem.Step, to days.Set) {
	if slices.Equal(to, days.All()) {
		return
	}
	if step.Open == nil {
		step.Open = &problem.Opening{Spans: days.All()}
	}
	step.Open.Spans = step.Open.Spans.Intersect(to)
}

// addJobs adds the jobs, by role. Those of the record go on if they have begun
// by the start and have no end. In one role going on comes before beginning
// anew, so that where they are equally good a person keeps the job there is.
func (c *compiler) addJobs() {
	roles := maps.Clone(c.reached.roles)
	for _, job := range c.Record.Jobs {
		roles[job.Role] = true
	}
	for _, id := range sortedKeys(roles) {
		for i, job := range c.Record.Jobs {
			if job.Role == id && job.Until.IsZero() && !job.From.After(c.Start) && !c.avoids(id) {
				c.addOpenJob(i, job)
			}
		}
		if role, ok := c.catalog.Role(id); ok && c.reached.roles[id] {
			of := stepOf{kind: Work, entry: id, rules: c.asked(role.Requires, role.Recommends)}
			of.search = c.addSearch(role, of.rules) + 1
			c.addStep(of, string(id), problem.Step{Rate: c.Work * perHour, Free: true, Anew: true})
		}
	}
	if role, ok := c.role(); ok {
		c.addSearch(role, c.reached.goal)
	}
}

// addSearch adds the search for a job in a role, once, and returns its step; -1 if it takes
// no time.
func (c *compiler) addSearch(role credential.Role, rules []askedRule) int {
	takes := c.seeks(role)
	if takes.IsZero() {
		return -1
	}
	step, done := c.searches[role.ID]
	if !done {
		of := stepOf{kind: Work, entry: role.ID, rules: rules, seeks: true}
		step = c.addStep(of, "search "+string(role.ID), problem.Step{Free: true, Automatic: true, Late: true, Takes: days.Length(takes)})
		c.searches[role.ID] = step
	}
	return step
}

// soughtEditions returns the editions of the rule of a role, each joined with the end of the
// search for a job in it.
func (c *compiler) soughtEditions(role credential.ID, editions []problem.Edition) []problem.Edition {
	search, ok := c.searches[role]
	if !ok {
		return editions
	}
	return withGate(editions, &problem.Gate{
		Op: problem.AnyOf, Quiet: true, Feeds: []problem.Feed{{Step: search, Lo: days.LongAgo, Hi: days.Never}},
	})
}

// addOpenJob adds the step of going on in a job of the record.
func (c *compiler) addOpenJob(i int, job credential.Job) {
	group := string(job.Role)
	if group == "" {
		group = fmt.Sprintf("job %d", i)
	}
	of := stepOf{kind: Work, entry: job.Role, words: jobWords(c.catalog, job), job: &c.Record.Jobs[i], fact: fact{kind: "job", index: i}}
	c.addStep(of, group, problem.Step{Rate: min(rateOf(job.Weekly), c.Work*perHour), Free: true})
}

// stepOfOffer returns the step of taking up an offer; ok is false if its hours
// are more than the person has.
func (c *compiler) stepOfOffer(offer *credential.Offer) (step problem.Step, ok bool) {
	if offer.Weekly.Hundredths > c.problem.Capacity {
		return problem.Step{}, false
	}
	step = problem.Step{Price: offer.Price.Minor, Priced: offer.Price.Known()}
	if !offer.Takes.IsZero() {
		step.Load = offer.Weekly.Hundredths
		step.Takes = days.Length(offer.Takes)
	}
	if len(offer.Seasons) > 0 || !offer.From.IsZero() || !offer.Until.IsZero() {
		step.Open = openingOf(offer)
	}
	return step, true
}

// openingOf returns the days on which an offer can be taken up.
func openingOf(offer *credential.Offer) *problem.Opening {
	open := &problem.Opening{Spans: days.Between(firstOf(offer.From), endOf(offer.Until))}
	for _, season := range offer.Seasons {
		open.Seasons = append(open.Seasons, days.Season{From: monthDayOf(season.From), To: monthDayOf(season.To)})
	}
	return open
}

func monthDayOf(d credential.MonthDay) days.MonthDay {
	return days.MonthDay{Month: int(d.Month), Day: d.Day}
}

// addAward notes that a step gives a credential, if it can be earned at all.
func (c *compiler) addAward(id credential.ID, step int, program credential.ID) {
	entry, ok := c.catalog.Credential(id)
	if ok && entry.Status == credential.Active {
		c.award(entry, step, program)
	}
}

// award notes that a step gives a credential, for a term if it has one.
func (c *compiler) award(entry credential.Credential, step int, program credential.ID) {
	award := awardOf{step: step, program: program}
	if !entry.Lasts.IsZero() || entry.While.Ask != nil {
		award.term = c.addLapsing(entry, problem.Lapsing{Step: step, Lasts: days.Length(entry.Lasts), Through: monthDayOf(entry.LastsThrough)})
	}
	c.awards[entry.ID] = append(c.awards[entry.ID], award)
}

// awardsKey identifies what a program awards.
func awardsKey(program credential.Program) string {
	awards := make([]string, 0, len(program.Awards))
	for _, id := range program.Awards {
		awards = append(awards, string(id))
	}
	slices.Sort(awards)
	return "awards " + strings.Join(awards, " ")
}

// sortedKeys returns the keys of a map in order.
func sortedKeys[K ~string, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
