package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// addRecord adds the facts of the record as given steps.
func (c *compiler) addRecord() {
	for i := range c.Record.Holdings {
		c.addHolding(i, &c.Record.Holdings[i])
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

// addHolding adds a holding by the dates that the record says.
func (c *compiler) addHolding(i int, h *credential.Holding) {
	entry, _ := c.catalog.Credential(h.Credential)
	done := dayOr(h.Awarded, firstOf(h.Expected))
	began := done
	if h.Awarded.IsZero() {
		began = days.LongAgo
	}
	of := stepOf{kind: Earn, entry: h.Credential, fact: fact{"holding", i}}
	lapse, unsure := lapseOf(entry, *h, done)
	if unsure && c.Assume {
		of.assumed = unsaidRenewal(c.catalog, h.Credential, credential.DateOfDay(lapse))
		of.from, lapse = lapse, solve.Never
	}
	step := c.addGiven(began, done, of)
	award := awardOf{step: step, program: h.Program, holding: h}
	if lapse < solve.Never {
		award.term = c.addLapsing(entry, step, func(int) int { return lapse })
	}
	c.given[h.Credential] = append(c.given[h.Credential], award)
}

// lapseOf returns the day on which a holding lapses by the record, or Never;
// unsure says that the record does not say whether it was renewed then.
func lapseOf(entry credential.Credential, h credential.Holding, done int) (lapse int, unsure bool) {
	switch {
	case !h.Expires.IsZero():
		return h.Expires.DayNumber(), false
	case entry.Lasts.IsZero() || done == days.LongAgo:
		return solve.Never, false
	}
	return lapseAfter(entry)(done), len(entry.Renews) > 0
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

// addLapsing adds that the credential of a step lapses, and how it is renewed. It
// returns the term of an award that lapses so: one more than the index of the
// lapsing.
func (c *compiler) addLapsing(entry credential.Credential, step int, lapse func(end int) int) int {
	l, of := solve.Lapsing{Step: step, Lapse: lapse}, lapsingOf{entry: entry.ID}
	if len(entry.Renews) > 0 && !entry.Lasts.IsZero() && !c.avoids(entry.ID) {
		fees := c.feesOf(entry)
		of.fees = fees
		l.Fees = func(day int) []solve.Fee { return fees.on(day) }
		l.Term = func(day int) int {
			if fees.payable(day) {
				return days.Add(day, days.Length(entry.Lasts))
			}
			return solve.Never
		}
		l.Least = fees.least()
		l.Longest = mostDays(entry)
		l.Varies = fees.vary(credential.DateOfDay(c.problem.Start))
		l.Endless = fees.endless(c.problem.Start)
	}
	c.problem.Lapsings = append(c.problem.Lapsings, l)
	c.lapsings = append(c.lapsings, of)
	return len(c.lapsings)
}

// feesOf returns the fees of the renewal of a credential. An edition without
// offers has one fee, without a known price.
func (c *compiler) feesOf(entry credential.Credential) *renewalFees {
	all := &renewalFees{renewals: entry.Renews}
	for _, renewal := range entry.Renews {
		offers := renewal.Offers
		if len(offers) == 0 {
			offers = []credential.Offer{{}}
		}
		var fees []solve.Fee
		for _, offer := range offers {
			fees = append(fees, solve.Fee{Price: offer.Price.Minor, Priced: offer.Price.Known(), Tag: len(c.fees)})
			c.fees = append(c.fees, feeOf{offer: offer, rule: renewal})
		}
		all.fees = append(all.fees, fees)
	}
	return all
}

// on returns the fees that can be paid on a day.
func (r *renewalFees) on(day int) []solve.Fee {
	date := credential.DateOfDay(day)
	for i, renewal := range r.renewals {
		if !inForce(renewal.From, renewal.Until, date) {
			continue
		}
		if len(renewal.Offers) == 0 {
			return r.fees[i]
		}
		var open []solve.Fee
		for k, offer := range renewal.Offers {
			if offer.On(date) {
				open = append(open, r.fees[i][k])
			}
		}
		return open
	}
	return nil
}

// payable reports whether there is a fee on a day.
func (r *renewalFees) payable(day int) bool {
	date := credential.DateOfDay(day)
	for _, renewal := range r.renewals {
		if inForce(renewal.From, renewal.Until, date) {
			return len(renewal.Offers) == 0 || slices.ContainsFunc(renewal.Offers, func(o credential.Offer) bool { return o.On(date) })
		}
	}
	return false
}

// asks returns the conditions of all fees from a day on; nil if there is a fee
// without one.
func (r *renewalFees) asks(start credential.Date) []*solve.Gate {
	var asks []*solve.Gate
	for i, renewal := range r.renewals {
		if !renewal.Until.IsZero() && !renewal.Until.After(start) {
			continue
		}
		for _, fee := range r.fees[i] {
			if fee.If == nil {
				return nil
			}
			asks = append(asks, fee.If)
		}
	}
	return asks
}

// least returns a fee that none costs less than.
func (r *renewalFees) least() solve.Fee {
	var least solve.Fee
	for _, fees := range r.fees {
		for _, fee := range fees {
			if fee.Priced && (!least.Priced || fee.Price < least.Price) {
				least = fee
			}
		}
	}
	return least
}

// vary reports whether what a renewal costs may depend on its day, from a day on.
func (r *renewalFees) vary(start credential.Date) bool {
	editions := 0
	for _, renewal := range r.renewals {
		if !renewal.Until.IsZero() && !renewal.Until.After(start) {
			continue
		}
		editions++
		for _, o := range renewal.Offers {
			if !o.Until.IsZero() || len(o.Seasons) > 0 || o.From.After(start) {
				return true
			}
		}
	}
	return editions > 1
}

// endless reports whether on every day from the start on a fee can be paid by those
// who meet its condition.
func (r *renewalFees) endless(start int) bool {
	for _, renewal := range r.renewals {
		if !inForce(renewal.From, renewal.Until, credential.DateOfDay(start)) || !renewal.Until.IsZero() {
			continue
		}
		return len(renewal.Offers) == 0 || slices.ContainsFunc(renewal.Offers, func(o credential.Offer) bool {
			return o.Until.IsZero() && len(o.Seasons) == 0 && dayOr(o.From, start) <= start
		})
	}
	return false
}

// lapseAfter returns the function from the day of an award to the day on which the
// credential, which has a term, lapses.
func lapseAfter(entry credential.Credential) func(award int) int {
	if entry.LastsThrough.IsZero() {
		return func(award int) int { return days.Add(award, days.Length(entry.Lasts)) }
	}
	return func(award int) int { return entry.Lapse(credential.DateOfDay(award)).DayNumber() }
}

// mostDays returns at least as many days as any term of a credential has.
func mostDays(entry credential.Credential) int {
	most := days.Length(entry.Lasts).MostDays()
	if !entry.LastsThrough.IsZero() {
		most += 366 // up to the day of the year, and that day itself
	}
	return most
}
