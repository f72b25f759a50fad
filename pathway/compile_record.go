package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// addRecord adds the facts of the record as given steps.
func (c *compiler) addRecord() {
	p := personOf(c.proofs, c.Record, c.Start)
	p.takeAsRenewed(c.catalog, c.takesAsRenewed, c.Start)
	for i := range p.holdings {
		c.addHolding(&p.holdings[i])
	}
	for i, h := range c.Record.Holdings {
		c.addProgramCredit(i, h)
	}
	for i, study := range c.Record.Studies {
		day := firstOf(study.On)
		step := c.addGiven(days.LongAgo, day, stepOf{fact: fact{kind: "study", index: i}})
		c.taught = append(c.taught, taughtOf{step: step, study: study})
	}
}

// addHolding adds a holding by the dates that the record says. An open term ends
// where the record last speaks of it or, taken as renewed, with the term in which the
// plan starts.
func (c *compiler) addHolding(h *held) {
	entry, _ := c.catalog.Credential(h.Credential)
	if !h.By.IsZero() {
		c.addHoldingBy(h, entry)
		return
	}
	done := firstOf(h.award())
	began := done
	if h.Awarded.IsZero() {
		began = days.LongAgo
	}
	of := stepOf{kind: Earn, entry: h.Credential, held: h, fact: h.fact()}
	lapse := endOf(h.lapse(entry))
	if h.renewed != (term{}) {
		of.assumed = unsaidRenewal(h.Credential, h.renewed.after)
		of.from, lapse = lapse, h.renewed.until.DayNumber()
	}
	step := c.addGiven(began, done, of)
	award := awardOf{step: step, program: h.Program, holding: h}
	if lapse < days.Never || h.isKept(entry) {
		award.term = c.addLapsing(entry, problem.Lapsing{Step: step, LapsesOn: lapse, Lasts: days.Length(entry.Lasts), Through: monthDayOf(entry.LastsThrough)})
		c.limitTimes(&c.problem.Lapsings[award.term-1], h)
	}
	c.given[h.Credential] = append(c.given[h.Credential], award)
}

// addHoldingBy adds a holding that was awarded on the day By or before. What lapses on a
// day that the record does not say is in force by assumption alone; so is, where By is
// yet to come, what the plan rests on before it.
func (c *compiler) addHoldingBy(h *held, entry credential.Credential) {
	of := stepOf{kind: Earn, entry: h.Credential, held: h, fact: h.fact()}
	by, lapse := h.By.DayNumber(), endOf(h.lapse(entry))
	unknown := h.Expires.IsZero() && h.lapses
	if unknown && h.latest < days.Never {
		lapse = h.latest
	}
	award := awardOf{step: c.addGiven(by, by, of), program: h.Program, holding: h, undated: unknown, until: lapse}
	if lapse < days.Never || h.isKept(entry) {
		award.term = c.addLapsing(entry, problem.Lapsing{Step: award.step, LapsesOn: lapse, Lasts: days.Length(entry.Lasts), Through: monthDayOf(entry.LastsThrough)})
		c.limitTimes(&c.problem.Lapsings[award.term-1], h)
	}
	c.given[h.Credential] = append(c.given[h.Credential], award)
	if c.Assume && by > c.problem.Start {
		step := c.addGiven(c.problem.Start, c.problem.Start, of)
		early := awardOf{step: step, program: h.Program, holding: h, undated: true, early: true}
		early.term = c.addFinal("", problem.Lapsing{Step: step, LapsesOn: min(by, lapse)})
		c.given[h.Credential] = append(c.given[h.Credential], early)
	}
}

// addProgramCredit adds what the program of a holding taught; of several awards
// of one program the credit counts once.
func (c *compiler) addProgramCredit(i int, h credential.Holding) {
	program, ok := c.catalog.Program(h.Program)
	if !ok || len(program.Teaches) == 0 {
		return
	}
	of := stepOf{entry: h.Program, fact: fact{kind: "holding", index: i}}
	done := dayOr(h.Awarded, dayOr(h.Expected, firstOf(h.By)))
	step := c.addGiven(days.LongAgo, done, of)
	c.taught = append(c.taught, taughtOf{step: step, program: h.Program, undated: !h.By.IsZero()})
	if c.Assume && !h.By.IsZero() && done > c.problem.Start {
		step := c.addGiven(days.LongAgo, c.problem.Start, of)
		term := c.addFinal("", problem.Lapsing{Step: step, LapsesOn: done})
		c.taught = append(c.taught, taughtOf{step: step, program: h.Program, undated: true, early: term})
	}
}

// addLapsing adds a lapsing of a credential and how it is renewed, and returns its
// term.
func (c *compiler) addLapsing(entry credential.Credential, l problem.Lapsing) int {
	if len(entry.Renews) > 0 && !entry.Lasts.IsZero() && !c.avoids(entry.ID) {
		l.Term = days.Length(entry.Lasts)
		for _, renewal := range entry.Renews {
			l.Renewals = append(l.Renewals, c.tariff(renewal))
		}
	}
	return c.addFinal(entry.ID, l)
}

// addFinal adds a lapsing as it is, of a credential or, where it is the end of no term
// of one, of "", and returns its term.
func (c *compiler) addFinal(id credential.ID, l problem.Lapsing) int {
	c.problem.Lapsings = append(c.problem.Lapsings, l)
	c.lapsings = append(c.lapsings, id)
	return len(c.lapsings)
}

// tariff returns the fees of an edition of the renewal of a credential. One without
// offers has one fee, without a known price. addFeeGates makes their gates.
func (c *compiler) tariff(renewal credential.Renewal) problem.Tariff {
	offers := renewal.Offers
	if len(offers) == 0 {
		offers = []credential.Offer{{}}
	}
	t := problem.Tariff{From: firstOf(renewal.From), Until: endOf(renewal.Until), Times: renewal.Times}
	for _, offer := range offers {
		c.fees = append(c.fees, feeOf{offer: offer, rule: renewal})
		fee := problem.Fee{Price: offer.Price.Minor, Priced: offer.Price.Known(), Tag: len(c.fees) - 1}
		if len(offer.Seasons) > 0 || !offer.Until.IsZero() || offer.From.After(c.Start) {
			fee.Open = openingOf(&offer)
		}
		t.Fees = append(t.Fees, fee)
	}
	return t
}
