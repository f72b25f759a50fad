package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// hoursAWeek is all the hours of a week.
const hoursAWeek = 7 * 24

// lastStart is the last year a plan may start in: no date of a plan leaves the
// calendar.
const lastStart = 9900

// queryError says why a query cannot be asked; nil if it can.
func queryError(c *credential.Catalog, currency string, q Query) error {
	if err := targetError(c, q.Target); err != nil {
		return err
	}
	for _, part := range []struct {
		field string
		wrong bool
		why   string
	}{
		{"start", !q.Start.Valid(), notADay(q.Start) + "; give the first day of the plan"},
		{"start", q.Start.Year > lastStart, fmt.Sprintf("%s leaves no room for a plan; give a day before the year %d", q.Start, lastStart+1)},
		{"deadline", !q.Deadline.IsZero() && q.Deadline.Before(q.Start), fmt.Sprintf("%s is before the start, %s", q.Deadline, q.Start)},
		{"budget", q.Budget.Minor != 0 && !q.Budget.Known(), fmt.Sprintf("%d has no currency; say which, such as \"USD\"", q.Budget.Minor)},
		{"budget", q.Budget.Minor < 0, fmt.Sprintf("%s is below zero", q.Budget)},
		{"deadline", !q.Deadline.IsZero() && !q.Deadline.Valid(), notADay(q.Deadline)},
		{"rank", q.Rank < Soonest || q.Rank > FewestSteps, q.Rank.String() + " is none of Soonest, Cheapest and FewestSteps"},
		{"budget", q.Budget.Known() && currency != "" && q.Budget.Currency != currency, fmt.Sprintf("%s is not in %s, the currency of the catalog", q.Budget, currency)},
		{"study", q.Study < 0 || q.Study > hoursAWeek, fmt.Sprintf("%d is not between 0 and %d", q.Study, hoursAWeek)},
		{"work", q.Work < 0 || q.Work > hoursAWeek, fmt.Sprintf("%d is not between 0 and %d", q.Work, hoursAWeek)},
		{"limit", q.Limit < 0, fmt.Sprintf("%d is below zero", q.Limit)},
	} {
		if part.wrong {
			return &QueryError{Field: part.field, Message: part.why}
		}
	}
	if err := c.CheckRecord(q.Record); err != nil {
		return &QueryError{Field: "record", Message: err.Error(), Err: err}
	}
	return nil
}

// currencyOf returns the currency of the prices of a catalog, which has one at
// most; "" if no price of it is known.
func currencyOf(c *credential.Catalog) string {
	first := func(offers []credential.Offer) string {
		for _, offer := range offers {
			if offer.Price.Known() {
				return offer.Price.Currency
			}
		}
		return ""
	}
	for entry := range c.Credentials() {
		if currency := first(entry.Offers); currency != "" {
			return currency
		}
		for _, renewal := range entry.Renews {
			if currency := first(renewal.Offers); currency != "" {
				return currency
			}
		}
	}
	for entry := range c.Programs() {
		if currency := first(entry.Offers); currency != "" {
			return currency
		}
	}
	return ""
}
