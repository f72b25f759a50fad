package pathway

import (
	"errors"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Verify reports whether a route answers a query: it replays the steps day by
// day, as the package comment lays down, and judges each one's conditions with
// the judge of [Planner.Check]. It shares nothing with the search that found the
// route, and a route from anywhere may be verified.
//
// Judged are the days, hours, prices and conditions of every step, what it rests
// on and serves (After, Meets), when jobs begin and end, that what is renewed
// lapses, the first day of the goal, the sums, and the limits of the query.
//
// By what Assumed lists, and nothing else that the record leaves open, every
// condition must hold, and each of it must be left open by the record and asked
// about. That the route could do with assuming less is not judged.
//
// What a route says of sources, confidence, options, the facts it rests on (Has)
// or does without (Unused), waivers that fit nothing (Stale), what comes by itself
// (Automatic) and Upkeep must be so by the catalog and the record, but need not be said,
// nor be all there is. An option must lead to the same as its step, within the hours, the
// deadline and the budget of the query. Of the day on which the route finishes with an
// option it is judged only that it is no later than where all other steps stay on their
// days, if they can; likewise that what it assumes of its program is all that it takes.
//
// What it asks to find out first (Open) must be left open by the record; whether the
// answers would change it, and to what (Renewed), is not judged.
//
// What only a search can say is not judged: that no route is better, that none
// does with fewer steps, by which Rank it was found, and what Proof claims.
//
// The error for a route that does not hold is a [*RouteError]; a query that cannot
// be asked has a [*TargetError] or a [*QueryError], as for [Planner.Best].
func Verify(c *credential.Catalog, q Query, route *Route) error {
	switch {
	case c == nil:
		return errors.New("pathway: the catalog is nil")
	case route == nil:
		return errors.New("pathway: the route is nil")
	}
	asked, err := checked(newProofs(c), currencyOf(c), q)
	if err != nil {
		return err
	}
	v := newVerifier(asked, route)
	if v.stands(v.shape, v.orders) && v.eachStep() {
		v.stands(
			v.renewals, v.loads, v.work, v.conditions, v.prepared, v.goal, v.assumed, v.jobStarts,
			v.service, v.sums, v.limits, v.said,
		)
	}
	if len(v.faults) > 0 {
		return &RouteError{Faults: v.faults}
	}
	return nil
}

// stands makes some checks, notes what each finds, and reports whether none found a fault.
func (v *verifier) stands(checks ...func() error) bool {
	before := len(v.faults)
	for _, check := range checks {
		v.note(check())
	}
	return len(v.faults) == before
}

// note notes a fault; nil is none.
func (v *verifier) note(err error) {
	if err != nil {
		v.faults = append(v.faults, *err.(*Fault))
	}
}

// A verifier replays one route.
type verifier struct {
	catalog *credential.Catalog
	query   *question
	route   *Route
	facts   []stepFacts // what each step adds to the record
	// presumed has what the route assumes, and whether a judge was asked about it;
	// nil if the query lets nothing be assumed.
	presumed map[Assumption]bool
	helping  map[credential.ID]bool // what is awarded by itself and looked at
	faults   []Fault
}

// stepFacts is what a step asks for and what it adds to the record.
type stepFacts struct {
	conditions []condition
	holdings   []held
	jobs       []worked
	attested   []vouched
	priced     bool // an offer was taken, so that a price is due
	price      credential.Money
	source     credential.Source // of the offer that was taken
	takes      credential.Period // likewise
}

// A condition is a rule of an entry, advice on it, or what one of its offers
// asks for.
type condition struct {
	entry credential.ID // "" for advice and offers: no waiver is about them
	rules credential.Rules
	on    credential.Date // the day on which it must hold; zero: that on which the step begins
	word  string          // with which its paths begin: "" for a rule, "advice", "offer" or "renewal"
}

func newVerifier(q *question, route *Route) *verifier {
	return &verifier{
		catalog: q.catalog, query: q, route: withAttestations(q.catalog, route), facts: make([]stepFacts, len(route.Steps)),
		presumed: presumedBy(q, route), helping: map[credential.ID]bool{},
	}
}

// wrong returns the fault of one step; -1 is the route as a whole.
func wrong(step int, code FaultCode, format string, args ...any) error {
	return &Fault{Step: step, Code: code, Message: fmt.Sprintf(format, args...)}
}

// differs is wrong about something that the route says in one way and is in another.
func differs(step int, code FaultCode, was, is fmt.Stringer, format string, args ...any) error {
	return &Fault{Step: step, Code: code, Was: was.String(), Is: is.String(), Message: fmt.Sprintf(format, args...)}
}

// shape checks what the route says of the query, and the days of its steps.
func (v *verifier) shape() error {
	if v.route.Target != v.query.Target || v.route.Start != v.query.Start {
		return wrong(-1, FaultOtherQuestion, "it leads to %s from %s, but the query asks for %s from %s", v.route.Target, v.route.Start, v.query.Target, v.query.Start)
	}
	if rank, explored := v.route.Rank, v.route.Proof.Explored; rank < Soonest || rank > FewestSteps || explored < 0 {
		return wrong(-1, FaultNotOfASearch, "no search ranks by %s and looks at %d sets of steps", rank, explored)
	}
	for i, s := range v.route.Steps {
		switch {
		case !s.Start.Valid() || !s.Finish.Valid():
			return wrong(i, FaultBadDay, "it has no days of the calendar: %s to %s", s.Start, s.Finish)
		case s.Start.Before(v.query.Start):
			return wrong(i, FaultBeforeStart, "it begins on %s, before the plan does on %s", s.Start, v.query.Start)
		case !s.Sat.IsZero() && (!s.Sat.Valid() || s.Sat.Before(s.Start)):
			return wrong(i, FaultBadDay, "it is sat on %s, which is no day from %s on", s.Sat, s.Start)
		case s.Finish.Before(s.Taken()):
			return wrong(i, FaultEndsBeforeStart, "it ends on %s, before it begins on %s", s.Finish, s.Start)
		case i > 0 && s.Taken().Before(v.route.Steps[i-1].Taken()):
			return wrong(i, FaultStepsOutOfOrder, "it is taken on %s, but stands after a step that is taken on %s", s.Taken(), v.route.Steps[i-1].Taken())
		}
	}
	return nil
}

// orders checks that what each step rests on stands before it.
func (v *verifier) orders() error {
	for i, s := range v.route.Steps {
		for k, after := range s.After {
			switch {
			case after < 0 || after >= i:
				return wrong(i, FaultAfterNotBefore, "it rests on step %d, which is none of the steps before it", after)
			case k > 0 && after <= s.After[k-1]:
				return wrong(i, FaultAfterOutOfOrder, "the steps it rests on are not in ascending order: %v", s.After)
			}
		}
	}
	return nil
}

// sums checks what the route says of all its steps together.
func (v *verifier) sums() error {
	var cost credential.Money
	var unpriced []credential.ID
	for i, s := range v.route.Steps {
		if s.Price.Known() && cost.Known() && s.Price.Currency != cost.Currency {
			return wrong(i, FaultMixedCurrencies, "its price is in %s, that of an earlier step in %s", s.Price.Currency, cost.Currency)
		}
		cost = cost.Plus(s.Price)
		if s.Unpriced {
			unpriced = append(unpriced, s.Entry)
		}
	}
	if v.route.Cost != cost {
		return differs(-1, FaultWrongCost, v.route.Cost, cost, "its cost is %q, but the prices of its steps sum to %q", v.route.Cost, cost)
	}
	if all := untimed(v.catalog, v.route.Steps); !slices.Equal(v.route.Untimed, all) {
		return wrong(-1, FaultWrongUntimed, "Untimed is %v, but the steps of which nobody knows how long they take are %v", v.route.Untimed, all)
	}
	if !slices.Equal(v.route.Unpriced, unpriced) {
		return wrong(-1, FaultWrongUnpriced, "Unpriced is %v, but the steps without a known price are %v", v.route.Unpriced, unpriced)
	}
	return nil
}

// limits checks the budget and the deadline of the query.
func (v *verifier) limits() error {
	budget, cost := v.query.Budget, v.route.Cost
	switch {
	case !v.query.Deadline.IsZero() && v.route.Finish.After(v.query.Deadline):
		return differs(-1, FaultPastDeadline, v.route.Finish, v.query.Deadline, "it finishes on %s, after the deadline of %s", v.route.Finish, v.query.Deadline)
	case !budget.Known() || !cost.Known():
		return nil
	case cost.Minor > budget.Minor:
		return differs(-1, FaultOverBudget, cost, budget, "it costs %s, more than the budget of %s", cost, budget)
	}
	return nil
}
