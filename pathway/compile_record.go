package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// addRecord adds the facts of the record as given steps.
func (c *compiler) addRecord() {
	p := personOf(c.catalog, c.Record)
	p.takeAsRenewed(c.catalog, c.takesAsRenewed, c.Start)
	for i := range p.holdings {
		c.addHolding(&p.holdings[i])
	}
	for i, h := range c.Record.Holdings {
		c.addProgramCredit(i, h)
	}
	for i, study := range c.Record.Studies {
		day := firstOf(study.On)
		step := c.addGiven(days.LongAgo, day, stepOf{fact: fact{"study", i}})
		c.taught = append(c.taught, taughtOf{step: step, study: study})
	}
}

// addHolding adds a holding by the dates that the record says. An open term ends
// where the record last speaks of it or, taken as renewed, with the term in which the
// plan starts.
func (c *compiler) addHolding(h *held) {
	entry, _ := c.catalog.Credential(h.Credential)
	done := firstOf(h.award())
	began := done
	if h.Awarded.IsZero() {
		began = days.LongAgo
	}
	of := stepOf{kind: Earn, entry: h.Credential, fact: fact{"holding", h.index}}
	lapse := endOf(h.lapse(entry))
	if h.renewed != (term{}) {
		of.assumed = unsaidRenewal(h.Credential, h.renewed.after)
		of.from, lapse = lapse, h.renewed.until.DayNumber()
	}
	step := c.addGiven(began, done, of)
	award := awardOf{step: step, program: h.Program, holding: &h.Holding}
	if lapse < days.Never || h.isKept(entry) {
		award.term = c.addLapsing(entry, problem.Lapsing{Step: step, LapsesOn: lapse, Lasts: days.Length(entry.Lasts), Through: monthDayOf(entry.LastsThrough)})
		c.limitTimes(&c.problem.Lapsings[award.term-1], h)
	}
	c.given[h.Credential] = append(c.given[h.Credential], award)
}

// addProgramCredit adds what the program of a holding taught; of several awards
// of one program the credit counts once.
func (c *compiler) addProgramCredit(i int, h credential.Holding) {
	program, ok := c.catalog.Program(h.Program)
	if !ok || len(program.Teaches) == 0 {
		return
	}
	done := dayOr(h.Awarded, firstOf(h.Expected))
	step := c.addGiven(days.LongAgo, done, stepOf{entry: h.Program, fact: fact{"holding", i}})
	c.taught = append(c.taught, taughtOf{step: step, program: h.Program})
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
	c.problem.Lapsings = append(c.problem.Lapsings, l)
	c.lapsings = append(c.lapsings, entry.ID)
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
