package pathway

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// A Query asks for routes from a record to a target. The planner changes
// nothing in it, and nobody may while it is being answered.
type Query struct {
	Record   credential.Record
	Target   credential.ID   // a credential or a role
	Start    credential.Date // the first day of the plan
	Rank     Rank
	Study    int                // hours a week free for study; 0 means FullTime, 40
	Work     int                // hours a week of a planned job; 0 means FullTime, 40
	Week     int                // hours a week for study and the jobs of the record together; 0 means Unlimited, -1
	Seek     *credential.Period // how long it takes to be hired where the role does not say; nil: ten weeks
	Budget   credential.Money   // the most that the known prices may sum to; zero: no limit
	Deadline credential.Date    // the last day the route may finish on; zero: no limit
	// Letter asks for the letter of the rules. Without it a plan is what a careful adviser
	// would say: it keeps what is recommended, prepares for exams and takes time to find a
	// job; see the package comment.
	Letter bool
	Assume bool                     // count what the record does not say as met, and list it in Route.Assumed; see Open terms in the package comment
	Avoid  func(credential.ID) bool `json:"-"` // entries that no step may take; nil avoids none
	Limit  int                      // search effort, in sets of steps looked at; 0 means DefaultLimit
}

// DefaultLimit is the search effort of a query that says none.
const DefaultLimit = 20_000

// FullTime is the hours a week of full-time work, and those that a query
// without Study or Work has.
const FullTime = 40

// hoursOr returns the hours a week that a query says, or FullTime where
// it says none.
func hoursOr(hours int) int { return cmp.Or(hours, FullTime) }

// A question is a query that can be asked of a catalog, with its zero hours and
// limit filled in. All that comes after reads it, and nothing changes it.
type question struct {
	Query
	catalog  *credential.Catalog
	proofs   *proofs
	currency string // of every price of the catalog; "" if it has none
	// renewed has the credentials whose open terms are taken as renewed, whatever
	// Assume says.
	renewed map[credential.ID]bool
	// meets is what a plan has to meet in place of the target; nil for the target itself.
	meets credential.Requirement
	// arranges lets Assume count only what no step brings about: what can be attested
	// stays a step.
	arranges bool
}

// checked returns the question that a query asks of a catalog, of which the proofs are
// known and whose prices are in the given currency, or why it makes no sense.
func checked(known *proofs, currency string, q Query) (*question, error) {
	c := known.catalog
	if err := queryError(c, currency, q); err != nil {
		return nil, err
	}
	q.Study, q.Work = hoursOr(q.Study), hoursOr(q.Work)
	q.Week = cmp.Or(q.Week, Unlimited)
	q.Limit = cmp.Or(q.Limit, DefaultLimit)
	return &question{Query: q, catalog: c, proofs: known, currency: currency}, nil
}

// role returns the role that is the goal; ok is false if the goal is another.
func (q *question) role() (role credential.Role, ok bool) {
	if q.meets != nil {
		return role, false
	}
	return q.catalog.Role(q.Target)
}

// avoids reports whether no step may take an entry.
func (q *question) avoids(id credential.ID) bool { return q.Avoid != nil && q.Avoid(id) }

// takesAsRenewed reports whether an open term of a credential is taken as renewed.
func (q *question) takesAsRenewed(id credential.ID) bool { return q.Assume || q.renewed[id] }

// plannable reports whether a route may earn or award the credential.
func (q *question) plannable(entry credential.Credential) bool {
	return entry.Status == credential.Active && !q.avoids(entry.ID)
}

// limited reports whether the question has a budget or a deadline.
func (q *question) limited() bool { return q.Budget.Known() || !q.Deadline.IsZero() }

// unlimited returns the question without its budget and its deadline, ranked so
// that the best route is the one that misses them by least.
func (q *question) unlimited() *question {
	free := *q
	free.Budget, free.Deadline, free.Rank = credential.Money{}, credential.Date{}, Soonest
	if q.Budget.Known() {
		free.Rank = Cheapest
	}
	return &free
}

// asked returns the rules to plan by: with advice, if the query takes it.
func (q *question) asked(requires, recommends credential.Rules) []askedRule {
	if !q.Letter && len(recommends) > 0 {
		return advised(requires, recommends)
	}
	var rules []askedRule
	for _, rule := range requires {
		rules = append(rules, askedRule{Rule: rule})
	}
	return rules
}

// An askedRule is an edition of a rule to plan by, with the advice that goes
// with it if the query takes advice.
type askedRule struct {
	credential.Rule
	advice credential.Rule
}

// advised returns the editions of rules and advice taken together: on each day
// both that are in force.
func advised(requires, recommends credential.Rules) []askedRule {
	dates := []credential.Date{{}}
	for _, rules := range []credential.Rules{requires, recommends} {
		for _, rule := range rules {
			dates = append(dates, rule.From, rule.Until)
		}
	}
	slices.SortFunc(dates, credential.Date.Compare)
	dates = slices.Compact(dates)
	var both []askedRule
	for i, from := range dates {
		var until credential.Date
		if i+1 < len(dates) {
			until = dates[i+1]
		}
		day := from
		if from.IsZero() && !until.IsZero() {
			day = until.Add(credential.Period{Days: -1})
		}
		rule, ok := requires.On(day)
		if !ok {
			continue
		}
		advice, _ := recommends.On(day)
		rule.From, rule.Until = from, until
		both = append(both, askedRule{rule, advice})
	}
	return both
}

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
		bad   bool
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
		{"week", q.Week < Unlimited || q.Week > hoursAWeek, fmt.Sprintf("%d is not between 0 and %d, nor %d for no limit", q.Week, hoursAWeek, Unlimited)},
		{"limit", q.Limit < 0, fmt.Sprintf("%d is below zero", q.Limit)},
	} {
		if part.bad {
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
	known := func(offers []credential.Offer) string {
		for _, offer := range offers {
			if offer.Price.Known() {
				return offer.Price.Currency
			}
		}
		return ""
	}
	for entry := range c.Credentials() {
		if currency := known(entry.Offers); currency != "" {
			return currency
		}
		for _, renewal := range entry.Renews {
			if currency := known(renewal.Offers); currency != "" {
				return currency
			}
		}
		for _, back := range entry.Returns {
			if currency := known(back.Offers); currency != "" {
				return currency
			}
		}
	}
	for entry := range c.Programs() {
		if currency := known(entry.Offers); currency != "" {
			return currency
		}
	}
	return ""
}
