package pathway

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"github.com/credpath/credpath/credential"
)

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
