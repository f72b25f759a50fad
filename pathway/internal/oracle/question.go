package oracle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Question asks for the routes from a record to a target. Its fields mean what
// the package comment of pathway says of a query.
type Question struct {
	Record   credential.Record
	Target   credential.ID   // a credential or a role
	Start    credential.Date // the first day of the plan
	Order    Order
	Study    int                      // hours a week free for study; 0 is full time
	Work     int                      // hours a week of a planned job; 0 is full time
	Week     int                      // with Advised: hours a week for study and the jobs of the record; 0: no limit
	Budget   credential.Money         // the most that the known prices may sum to; zero: no limit
	Deadline credential.Date          // the last day to finish on; zero: no limit
	Advised  bool                     // it is the adviser's question, and not about the letter: what is recommended is required
	Seek     credential.Period        // with Advised: how long it takes to be hired where the role does not say; zero: no time
	Assume   bool                     // an unknown status counts as met
	Avoid    func(credential.ID) bool // the entries that no step may take; nil avoids none
}

// Avoided returns those of the entries that the question avoids: credentials, then
// programs, then roles.
func (q Question) Avoided(e credential.Entries) []credential.ID {
	var ids []credential.ID
	for _, c := range e.Credentials {
		ids = append(ids, c.ID)
	}
	for _, p := range e.Programs {
		ids = append(ids, p.ID)
	}
	for _, r := range e.Roles {
		ids = append(ids, r.ID)
	}
	return slices.DeleteFunc(ids, func(id credential.ID) bool { return q.Avoid == nil || !q.Avoid(id) })
}

// fullTime is the hours a week of full-time work, and of study and of work where
// the question names none.
const fullTime = 40

// perHour is how many parts of an hour a week work is counted in.
const perHour = 10_000

// An Order says which of two routes is better.
type Order int8

// The orders. The zero Order is Soonest.
const (
	Soonest Order = iota
	Cheapest
	FewestSteps
)

// String returns the name of the order.
func (o Order) String() string { return [...]string{"soonest", "cheapest", "fewest"}[o] }

// Compare returns a negative number if the route x is better than y, a positive
// one if it is worse, and 0 if they tie.
func (o Order) Compare(x, y Route) int {
	finish := x.Finish.Compare(y.Finish)
	price := ComparePrices(x, y)
	steps := cmp.Compare(x.Steps, y.Steps)
	switch o {
	case Soonest:
		return cmp.Or(finish, price, steps)
	case Cheapest:
		return cmp.Or(price, finish, steps)
	case FewestSteps:
		return cmp.Or(steps, finish, price)
	}
	panic(fmt.Sprintf("oracle: no order %d", o))
}

// ComparePrices compares two routes by their prices, in the sense of
// [Order.Compare]: first by how many are not known, then by the sum of the others.
func ComparePrices(x, y Route) int {
	return cmp.Or(cmp.Compare(x.Unpriced, y.Unpriced), cmp.Compare(x.Cost, y.Cost))
}

// A Route is one minimal set of steps, with its best schedule.
type Route struct {
	Finish   credential.Date
	Unpriced int      // how many prices are not known
	Cost     int64    // the sum of the others, in minor units
	Steps    int      // of the schedule: renewals and each spell of a job count
	Key      string   // the same for sets that are alike
	Set      []string // the steps of the set, in words
}

// Lines writes routes for the report of a test, a line each.
func Lines(routes ...Route) string {
	var text strings.Builder
	for _, r := range routes {
		fmt.Fprintf(&text, "\t%s %d+%d %d steps %v key %s\n", r.Finish, r.Unpriced, r.Cost, r.Steps, r.Set, r.Key)
	}
	return text.String()
}
