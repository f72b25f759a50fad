package pathway

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// ErrNoRoute is what a *[NoRouteError] is.
var ErrNoRoute = errors.New("no route")

// A NoRouteError says that no route leads to the target, and why: either
// conditions that alone already make it impossible, or a budget or a deadline
// that the nearest route misses.
type NoRouteError struct {
	Target credential.ID
	Name   string // of the target, in the catalog
	// Conditions alone make the target impossible, if all other conditions are
	// taken as met; leaving out any one of them opens a route. They are in the
	// order in which the rules lead to them. None: a budget or a deadline is at
	// fault, or no edition of a rule is in force.
	Conditions []Condition
	// Undecided says that finding the conditions or the nearest route took too
	// long; there is still no route.
	Undecided bool
	// Nearest is the route that misses the budget or the deadline: the cheapest,
	// or the soonest if only a deadline was given; if Undecided, the best of those
	// that were found.
	Nearest *Route
	// Over is by how much Nearest costs more than the budget; zero: it does not.
	Over credential.Money
	// Late is by how many days Nearest finishes after the deadline.
	Late int
}

// A Condition is a requirement in the rule of an entry, and why no step can
// meet it.
type Condition struct {
	Entry       credential.ID // "" is the target itself, that is to be held
	Path        string        // as Finding.Path; of an offer it begins with "offer"
	Requirement credential.Requirement
	Why         string // in words, with how to mend it where there is a way
}

// Error returns the reason in a sentence or two.
func (e *NoRouteError) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "no route to %s", e.Name)
	if e.Nearest != nil {
		fmt.Fprintf(&b, ": the %s finishes on %v and costs %s", e.nearestWord(), e.Nearest.Finish, costText(e.Nearest))
		if e.Over.Known() {
			fmt.Fprintf(&b, ", %v over the budget", e.Over)
		}
		if e.Late > 0 {
			fmt.Fprintf(&b, ", %d days after the deadline", e.Late)
		}
	} else if len(e.Conditions) == 0 {
		b.WriteString(e.unexplained())
	}
	before := ": "
	for _, c := range e.Conditions {
		if c.Entry == "" && len(e.Conditions) > 1 {
			continue // that it is to be held goes without saying
		}
		b.WriteString(before + c.Why)
		before = "; and "
	}
	return b.String()
}

// unexplained says why no condition and no nearest route is named.
func (e *NoRouteError) unexplained() string {
	if e.Undecided {
		return ": which conditions are at fault was not found in the time"
	}
	return ": no edition of its rule is in force any more"
}

// nearestWord says what Nearest is.
func (e *NoRouteError) nearestWord() string {
	word := "soonest way"
	if e.Nearest.Rank == Cheapest {
		word = "cheapest way"
	}
	if e.Undecided {
		word += " found"
	}
	return word
}

// costText says what a route costs, as far as that is known.
func costText(r *Route) string {
	switch {
	case len(r.Unpriced) == 0 && !r.Cost.Known():
		return "nothing"
	case len(r.Unpriced) == 0:
		return r.Cost.String()
	case !r.Cost.Known():
		return "what is not known"
	}
	return fmt.Sprintf("%v and what is not known of %d more", r.Cost, len(r.Unpriced))
}

// Is reports whether target is [ErrNoRoute].
func (e *NoRouteError) Is(target error) bool { return target == ErrNoRoute }

// A LimitError says that the search ended before it was done, because the
// context ended or the query's Limit was reached. It does not say that there is
// no route.
type LimitError struct {
	Best  *Route // the best found that was not yielded, not proven best; nil if none
	Bound Bound  // no route that was not yielded is better
	Err   error  // of the context; nil if the limit was reached
}

// A Bound is what no route is better than, compared as the query's rank says.
type Bound struct {
	Finish   credential.Date
	Unpriced int
	Cost     credential.Money
	Steps    int
}

// Error says why the search ended and what it found.
func (e *LimitError) Error() string {
	why := "at the limit of the search (Query.Limit, or what one set of steps may take)"
	if e.Err != nil {
		why = "because " + e.Err.Error()
	}
	if e.Best == nil {
		return fmt.Sprintf("stopped looking %s, before a route, or a further one, was found; this does not mean that there is none", why)
	}
	return fmt.Sprintf("stopped looking %s; the best route so far finishes on %v and costs %s", why, e.Best.Finish, costText(e.Best))
}

// Unwrap returns the error of the context, or nil.
func (e *LimitError) Unwrap() error { return e.Err }

// noRoute returns why the search found nothing.
func (p *Planner) noRoute(ctx context.Context, t *translation) error {
	if t.query.Budget.Known() || !t.query.Deadline.IsZero() {
		return p.tooFar(ctx, t.query)
	}
	no := &NoRouteError{Target: t.query.Target, Name: p.catalog.NameOf(t.query.Target)}
	core, err := t.problem.Core(ctx, t.query.Limit)
	no.Undecided = err != nil
	for _, gate := range core {
		leaf := t.leaves[gate.Tag-1]
		no.Conditions = append(no.Conditions, Condition{
			Entry: leaf.owner, Path: leaf.path, Requirement: cloneRequirement(leaf.requirement), Why: t.why(leaf),
		})
	}
	return no
}

// tooFar returns by how much the nearest route misses the budget and the
// deadline of a query or, if without them there is none either, why.
func (p *Planner) tooFar(ctx context.Context, q Query) error {
	free := q
	free.Budget, free.Deadline, free.Rank = credential.Money{}, credential.Date{}, Soonest
	if q.Budget.Known() {
		free.Rank = Cheapest
	}
	nearest, err := p.Best(ctx, free)
	var limit *LimitError
	switch {
	case err == nil:
		return p.missed(q, nearest)
	case !errors.As(err, &limit):
		return err
	case limit.Best == nil:
		return &NoRouteError{Target: q.Target, Name: p.catalog.NameOf(q.Target), Undecided: true}
	}
	no := p.missed(q, limit.Best)
	no.Undecided = true
	return no
}

// missed says by how much the nearest route misses a budget and a deadline.
func (p *Planner) missed(q Query, nearest *Route) *NoRouteError {
	no := &NoRouteError{Target: q.Target, Name: p.catalog.NameOf(q.Target), Nearest: nearest}
	if q.Budget.Known() && nearest.Cost.Minor > q.Budget.Minor {
		no.Over = credential.Money{Minor: nearest.Cost.Minor - q.Budget.Minor, Currency: q.Budget.Currency}
	}
	if !q.Deadline.IsZero() && nearest.Finish.After(q.Deadline) {
		no.Late = nearest.Finish.DayNumber() - q.Deadline.DayNumber()
	}
	return no
}

// why says in words why no step can meet a condition.
func (t *translation) why(leaf leafOf) string {
	of := ""
	if leaf.owner != "" {
		of = " for " + t.catalog.NameOf(leaf.owner)
	}
	text := "nothing leads to " + t.catalog.Phrase(leaf.requirement) + of
	if _, ok := leaf.requirement.(credential.Age); ok {
		text = "the record has no birth date, and" + of + " it must be known: " + t.catalog.Phrase(leaf.requirement)
	}
	if a, ok := leaf.requirement.(credential.Attestation); ok {
		text = "no step can bring about " + strconv.Quote(a.Of) + of + "; if it is so, say so in the record, under attested, in these words"
	}
	if hold, ok := leaf.requirement.(credential.Holds); ok {
		if why := t.whyNotHeld(hold); why != "" {
			text += " (" + why + ")"
		}
	}
	return text
}

// whyNotHeld says why a credential cannot be earned, where one reason does.
func (t *translation) whyNotHeld(r credential.Holds) string {
	entry, ok := t.catalog.Credential(r.Credential)
	switch {
	case !ok:
		return ""
	case entry.Status == credential.Retired:
		return "it is closed to new candidates"
	case entry.Status != credential.Active:
		return "the catalog does not say how it is earned"
	case t.avoids(r.Credential) && entry.Kind.Direct():
		return "the query avoids it"
	}
	var hours int
	for program := range t.catalog.Awarding(r.Credential) {
		for _, offer := range program.Offers {
			if offer.Weekly > t.query.Study && (hours == 0 || offer.Weekly < hours) {
				hours = offer.Weekly
			}
		}
	}
	if hours > 0 {
		return fmt.Sprintf("the lightest program asks for %d hours of study a week; the query has %d", hours, t.query.Study)
	}
	return ""
}
