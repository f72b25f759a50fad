package pathway

import (
	"slices"
	"strconv"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// addGates makes the gates of all steps, of the fees of renewals, and of the
// goal.
func (c *compiler) addGates() {
	for i := range c.steps {
		of := &c.steps[i]
		if of.given {
			continue
		}
		switch {
		case of.kind == Work && !of.seeks && of.job == nil:
			c.problem.Steps[i].Needs.Editions = c.soughtEditions(of.entry, c.editions(of.entry, "", of.rules))
		case of.kind == Prepare:
			c.problem.Steps[i].Needs = problem.Always(c.gate(of.entry, preparePath, of.prepares.If))
		case of.kind == Return:
			c.problem.Steps[i].Needs.Editions = c.keptEditions(i, c.editions(of.entry, "return", of.rules))
		case i > 0 && of.offer != nil && c.steps[i-1].entry == of.entry && c.steps[i-1].offer != nil && c.isAtOnce(i) == c.isAtOnce(i-1) &&
			of.application == 0 && c.steps[i-1].application == 0 && !of.applies && !c.steps[i-1].applies:
			c.problem.Steps[i].Needs.Editions = c.problem.Steps[i-1].Needs.Editions // another offer of one entry
		default:
			c.problem.Steps[i].Needs.Editions = c.preparedEditions(i, c.appliedEditions(i, c.keptEditions(i, c.editions(of.entry, "", of.rules))))
		}
		if of.offer != nil && of.application == 0 {
			c.problem.Steps[i].Needs.Offer = c.gate(of.entry, "offer", of.offer.If)
		}
	}
	c.addFeeGates()
	c.addKeeping()
	if _, ok := c.role(); ok {
		c.problem.Goal.Editions = c.soughtEditions(c.Target, c.editions(c.Target, "", c.reached.goal))
		return
	}
	c.problem.Goal = problem.Always(c.gate("", "", c.reached.goal[0].Ask))
}

// addFeeGates makes the gates of the fees of renewals.
func (c *compiler) addFeeGates() {
	for l := range c.problem.Lapsings {
		for _, tariff := range c.problem.Lapsings[l].Renewals {
			for k := range tariff.Fees {
				fee := &tariff.Fees[k]
				fee.If = c.gate(c.lapsings[l], "renewal", c.fees[fee.Tag].offer.If)
			}
		}
	}
}

// editions returns the gates of the editions of a rule, whose paths begin with a word.
func (c *compiler) editions(owner credential.ID, word string, rules []askedRule) []problem.Edition {
	var editions []problem.Edition
	for _, rule := range rules {
		gate := c.gate(owner, word, rule.Ask)
		if rule.advice.Ask != nil {
			gate = &problem.Gate{Op: problem.AtLeast, N: 2, Of: []*problem.Gate{gate, c.gate(owner, "advice", rule.advice.Ask)}}
		}
		editions = append(editions, problem.Edition{
			From:  firstOf(rule.From),
			Until: endOf(rule.Until),
			Gate:  gate,
		})
	}
	return editions
}

// gate returns the gate of a requirement of owner at a path, or nil if it asks
// for nothing.
func (c *compiler) gate(owner credential.ID, path string, r credential.Requirement) *problem.Gate {
	gate := c.unwaived(owner, path, r)
	words := ""
	for _, w := range c.waivers {
		if inRule := path == "" || path[0] == '/'; w.Target != owner || gate == nil || !inRule {
			continue
		}
		if words == "" {
			words = sameWords(r)
		}
		if words != w.words {
			continue
		}
		if firstOf(w.On) <= c.problem.Start {
			return nil
		}
		gate = &problem.Gate{Op: problem.AtLeast, N: 1, Of: []*problem.Gate{gate, {Op: problem.Date, N: w.On.DayNumber()}}}
	}
	return gate
}

// unwaived returns the gate of a requirement as if nothing were waived.
func (c *compiler) unwaived(owner credential.ID, path string, r credential.Requirement) *problem.Gate {
	if r == nil {
		return nil
	}
	if group, ok := r.(credential.AtLeast); ok {
		gate := &problem.Gate{Op: problem.AtLeast, N: group.N, Of: make([]*problem.Gate, len(group.Of))}
		for i, part := range group.Of {
			gate.Of[i] = c.gate(owner, path+"/"+strconv.Itoa(i), part)
		}
		return gate
	}
	same := numbered(c.same, askWords(r))
	key := leafKey{owner, path, same}
	if gate, made := c.made[key]; made {
		return gate
	}
	c.leaves = append(c.leaves, leafOf{owner: owner, path: path, requirement: r})
	gate := tagged(c.leaf(same, r), len(c.leaves))
	c.made[key] = gate
	return gate
}

// tagged returns a copy of a leaf, or of a group of leaves that stand for one, with a tag.
func tagged(g *problem.Gate, tag int) *problem.Gate {
	own := *g
	if own.Op != problem.AtLeast {
		own.Tag = tag
		return &own
	}
	own.Of = slices.Clone(g.Of)
	for i, part := range own.Of {
		own.Of[i] = tagged(part, tag)
	}
	for _, part := range own.Of {
		if part.Since != nil { // the first of the two
			part.Since = own.Of[0]
			part.AtMost = slices.Clone(part.AtMost)
			for i, kind := range part.AtMost {
				since := *kind
				since.Since, part.AtMost[i] = own.Of[0], &since
			}
		}
	}
	return &own
}

// leaf returns what leaves of one number have in common. It makes that once,
// however many entries ask for it.
//
// What each kind of requirement means is written three times, on purpose: here for
// the search, in judge.go for checks and the verifier, and in the oracle of the
// tests. None of them calls another, so each is a test of the others.
func (c *compiler) leaf(same int, r credential.Requirement) *problem.Gate {
	if gate, made := c.common[same]; made {
		return gate
	}
	gate := &problem.Gate{Same: same}
	c.common[same] = gate
	switch r := r.(type) {
	case credential.Holds:
		c.holdsGate(gate, r)
	case credential.Had:
		c.hadGate(gate, r)
	case credential.Experience:
		c.experienceGate(gate, r)
	case credential.Coursework:
		c.courseworkGate(gate, r)
	case credential.Score:
		c.scoreGate(gate, r)
	case credential.Resides:
		c.residesGate(gate, r)
	case credential.Age:
		c.ageGate(gate, r)
	case credential.Attestation:
		c.attestationGate(gate, r)
	default:
		panic(unknownRequirement(r))
	}
	return gate
}

// holdsGate lets the holdings and the steps count that give what counts as the
// credential.
func (c *compiler) holdsGate(gate *problem.Gate, r credential.Holds) {
	gate.Op = problem.AnyOf
	gate.Within = days.Length(r.Within)
	if gate.For = days.Length(r.For); gate.For.IsZero() {
		gate.UnderWay = days.Length(r.UnderWay)
	}
	for id := range c.catalog.CountingAs(r.Credential) {
		for _, award := range c.given[id] {
			if award.holding == nil {
				c.addAutomaticFeed(gate, r, award)
				continue
			}
			c.addGivenFeed(gate, r, award)
			c.addLongHeld(gate, r, award)
		}
		for _, award := range c.awards[id] {
			c.addAwardFeeds(gate, r, award)
		}
	}
}

// hadGate is holdsGate for what may have lapsed: it counts on as long as the lapse is
// looked back on.
func (c *compiler) hadGate(gate *problem.Gate, r credential.Had) {
	gate.Op = problem.AnyOf
	gate.Past = days.Length(r.Within)
	for id := range c.catalog.CountingAs(r.Credential) {
		for _, award := range slices.Concat(c.given[id], c.awards[id]) {
			feed := problem.Feed{Step: award.step, Lo: days.LongAgo, Hi: days.Never, Term: award.term}
			if r.Within.IsZero() {
				feed.Term = 0
			}
			if award.early || award.undated && !r.Within.IsZero() {
				if !c.Assume {
					continue
				}
				c.assumed[supportOf{gate.Same, award.step}] = unsaidAward(award.holding.Credential, true, false)
				feed.Unsaid = true
			}
			gate.Feeds = append(gate.Feeds, feed)
		}
	}
}

// addGivenFeed adds a holding of the record, if it counts or is to be assumed to.
func (c *compiler) addGivenFeed(gate *problem.Gate, r credential.Holds, award awardOf) {
	done := c.problem.Steps[award.step].Done
	counts, unsure := true, false
	if len(r.AccreditedBy) > 0 {
		counts, unsure = c.accredited(award, r.AccreditedBy, done)
	}
	if !counts && !unsure {
		return
	}
	day := award.undated || asksAward(r) && done == days.LongAgo || !r.Within.IsZero() && !award.holding.By.IsZero()
	unsaid := unsaidAward(award.holding.Credential, day, !counts)
	feed := problem.Feed{Step: award.step, Lo: days.LongAgo, Hi: days.Never, Term: award.term}
	if unsaid != (Assumption{}) {
		if !c.Assume {
			return
		}
		c.assumed[supportOf{gate.Same, award.step}] = unsaid
		feed.Recent, feed.Unsaid = done == days.LongAgo || award.early, true
	}
	feed.Unsaid = feed.Unsaid || c.steps[award.step].assumed != (Assumption{})
	gate.Feeds = append(gate.Feeds, feed)
}

// addLongHeld lets a holding without a day of its award count as held for long enough,
// by assumption.
func (c *compiler) addLongHeld(gate *problem.Gate, r credential.Holds, award awardOf) {
	if !c.Assume || r.For.IsZero() || !r.Within.IsZero() || award.early || award.holding.By.IsZero() {
		return
	}
	counts, unsure := len(r.AccreditedBy) == 0, false
	if !counts {
		counts, unsure = c.accredited(award, r.AccreditedBy, days.LongAgo)
	}
	if !counts && !unsure {
		return
	}
	long := award
	long.step = c.addGiven(days.LongAgo, days.LongAgo, c.steps[award.step])
	if long.term = 0; award.until < days.Never {
		long.term = c.addFinal("", problem.Lapsing{Step: long.step, LapsesOn: award.until})
	}
	c.assumed[supportOf{gate.Same, long.step}] = unsaidAward(award.holding.Credential, true, !counts)
	gate.Feeds = append(gate.Feeds, problem.Feed{Step: long.step, Lo: days.LongAgo, Hi: days.Never, Term: long.term, Recent: true, Unsaid: true})
}

// accredited reports whether the program of a holding was accredited on the day
// of the award, or on every day that it can have been; unsure, that the record and the
// catalog do not say. What the catalog leaves open the word of the person decides.
func (c *compiler) accredited(award awardOf, by []credential.ID, done int) (counts, unsure bool) {
	from, until := done, done+1 // the days on one of which it was awarded
	switch {
	case !award.holding.By.IsZero():
		from, until = days.LongAgo, award.holding.By.DayNumber()+1
	case done == days.LongAgo:
		until = days.Never
	}
	program, ok := c.catalog.Program(award.program)
	entry, _ := c.catalog.Credential(award.holding.Credential)
	if !ok && entry.Kind.Direct() {
		return false, false
	}
	sure := accreditedDays(program, by, false).Within(from, until)
	if len(sure) == 1 && sure[0] == (days.Span{From: from, Until: until}) || award.holding.accreditedByOneOf(by) {
		return true, false
	}
	for i, org := range by {
		open := !ok || len(accreditedDays(program, by[i:i+1], true).Within(from, until)) > 0
		counts = counts || open && slices.Contains(award.holding.AccreditedBy, org)
		unsure = unsure || open && !slices.Contains(award.holding.NotAccreditedBy, org)
	}
	return counts, unsure && !counts
}

// addAwardFeeds adds a step that gives a credential: once for each span of days
// on which its award is accredited, where that is asked for. Where that is not known on some
// days the gate has doubts about the step.
func (c *compiler) addAwardFeeds(gate *problem.Gate, r credential.Holds, award awardOf) {
	if len(r.AccreditedBy) == 0 {
		gate.Feeds = append(gate.Feeds, award.feeds(days.All(), days.All())...)
		return
	}
	program, ok := c.catalog.Program(award.program)
	if !ok {
		return
	}
	sure, maybe := accreditedDays(program, r.AccreditedBy, false), accreditedDays(program, r.AccreditedBy, true)
	if slices.Equal(sure, maybe) {
		gate.Feeds = append(gate.Feeds, award.feeds(sure, sure)...)
		return
	}
	doubt := problem.Doubt{Step: award.step, Known: award.feeds(sure, sure), Open: award.feeds(maybe, sure)}
	gate.Doubts = append(gate.Doubts, doubt)
	if !c.Assume {
		gate.Feeds = append(gate.Feeds, doubt.Known...)
		return
	}
	gate.Feeds = append(gate.Feeds, doubt.Open...)
	at := supportOf{gate.Same, award.step}
	c.assumed[at], c.sure[at] = Assumption{Kind: AssumedProgram, Entry: program.ID}, sure
}

// feeds returns how a step that gives a credential feeds a gate for which its award counts in
// some spans of days, of which some are sure.
func (award awardOf) feeds(windows, sure days.Set) []problem.Feed {
	feeds := make([]problem.Feed, 0, len(windows))
	for _, w := range windows {
		feeds = append(feeds, problem.Feed{
			Step: award.step, Lo: w.From, Hi: w.Until, Term: award.term, Unsaid: !slices.Contains(sure, w),
		})
	}
	return feeds
}

// residesGate lets count where the person lives, if the record says it.
func (c *compiler) residesGate(gate *problem.Gate, r credential.Resides) {
	gate.Op = problem.AnyOf
	home := c.Record.Residence
	switch {
	case r.In.Contains(home):
		step := c.addGiven(days.LongAgo, days.LongAgo, stepOf{fact: fact{kind: "residence"}})
		gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never})
	case c.Assume && (home == "" || home.Contains(r.In)):
		c.addAssumed(gate, Assumption{Kind: AssumedResidence, Place: r.In})
	}
}

// ageGate opens on the birthday.
func (c *compiler) ageGate(gate *problem.Gate, r credential.Age) {
	if born := c.Record.Born; !born.IsZero() {
		gate.Op = problem.Date
		gate.N = born.Add(credential.Period{Months: 12 * r.Years}).DayNumber()
		return
	}
	gate.Op = problem.AnyOf
	if c.Assume {
		c.addAssumed(gate, Assumption{Kind: AssumedAge, Years: r.Years})
	}
}

// attestationGate lets what is attested count, and what can be. A step attests anew as
// often as it must: it is never too long ago.
func (c *compiler) attestationGate(gate *problem.Gate, r credential.Attestation) {
	gate.Op = problem.AnyOf
	for i, attested := range c.Record.Attested {
		if attested.ID == r.ID && (r.Within.IsZero() || !attested.On.IsZero()) {
			gate.Within = days.Length(r.Within)
			day := firstOf(attested.On)
			step := c.addGiven(day, day, stepOf{kind: Attest, fact: fact{kind: "attested", index: i}})
			gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never})
		}
	}
	if c.Assume && (r.Fact || !c.arranges) {
		c.addAssumed(gate, Assumption{Kind: AssumedAttested, Entry: r.ID})
		return
	}
	for i, of := range c.steps {
		if of.kind == Attest && !of.given && of.entry == r.ID && !r.Fact {
			gate.Feeds = append(gate.Feeds, problem.Feed{Step: i, Lo: days.LongAgo, Hi: days.Never, Recent: true})
		}
	}
}

// addAssumed adds a fact that the record leaves open and the query lets be assumed.
// A plan rests on it only if nothing else will do.
func (c *compiler) addAssumed(gate *problem.Gate, what Assumption) {
	step := c.addGiven(days.LongAgo, days.LongAgo, stepOf{})
	c.problem.Steps[step].OnDemand = true
	c.assumed[supportOf{gate.Same, step}] = what
	gate.Feeds = append(gate.Feeds, problem.Feed{Step: step, Lo: days.LongAgo, Hi: days.Never, Recent: true})
}

// accreditedDays returns the days on which a program is accredited by one of
// the given organizations, or may be for all that is known.
func accreditedDays(program credential.Program, by []credential.ID, maybe bool) days.Set {
	var accredited days.Set
	for _, a := range program.Accreditations {
		counts := a.Status.Accredited() || maybe && a.Status == credential.NotVerified
		if counts && slices.Contains(by, a.By) {
			accredited = accredited.Union(days.Between(firstOf(a.From), endOf(a.Until)))
		}
	}
	return accredited
}
