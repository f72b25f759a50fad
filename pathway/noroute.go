package pathway

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/problem"
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
	// order in which the rules lead to them, and the same by every rank. None: a
	// budget or a deadline is at fault, or no edition of a rule is in force.
	Conditions []Condition
	// Undecided says that finding the conditions or the nearest route took too
	// long: Conditions are none, and Nearest is nil or not the nearest for sure.
	// There is still no route.
	Undecided bool
	// Nearest is the route that misses the budget or the deadline: the cheapest,
	// or the soonest if only a deadline was given; if Undecided, the best of those
	// that were found.
	Nearest *Route
	// Over is by how much Nearest costs more than the budget; zero: it does not.
	Over credential.Money
	// Late is by how many days Nearest finishes after the deadline.
	Late int
	// Open and Renewed say what to find out first: by which terms of the record, if
	// they were renewed, there is a route, and what the best one then comes to; as
	// Route.Open and Route.Renewed.
	Open    []Assumption
	Renewed Bound
}

// A Condition is a requirement in the rule of an entry, and why no step can
// meet it.
type Condition struct {
	Entry       credential.ID // "" is the target itself, that is to be held
	Path        string        // as Finding.Path; of an offer it begins with "offer"
	Requirement credential.Requirement
	Why         []Reason // the first says what is missing, those after it why; the texts say how to mend it where there is a way
}

// Error returns the reason in a sentence or two; see [NoRouteError.Reasons].
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
	if reasons := e.Reasons(); len(reasons) > 0 {
		b.WriteString(": " + strings.Join(reasons, "; and "))
	}
	if len(e.Open) > 0 {
		b.WriteString("; but first find out " + e.whether() + ", there is a way")
	}
	return b.String()
}

// Reasons returns why the conditions cannot be met, in words and in their order.
// What many entries ask for is said of the first of them, and that the target is
// to be held only if nothing else is to be said. The caller may change the slice.
func (e *NoRouteError) Reasons() []string {
	var reasons []string
	for i, c := range e.Conditions {
		if c.Entry == "" && len(e.Conditions) > 1 || slices.ContainsFunc(e.Conditions[:i], c.asksLike) {
			continue
		}
		reason := c.String()
		if more := count(e.Conditions[i+1:], c.asksLike); more > 0 {
			reason += fmt.Sprintf(", and likewise for %d more", more)
		}
		reasons = append(reasons, reason)
	}
	return reasons
}

// String says why no step can meet the condition.
func (c Condition) String() string {
	if len(c.Why) < 2 {
		return whyText(c.Why)
	}
	return fmt.Sprintf("%s (%s)", c.Why[0].Text, whyText(c.Why[1:]))
}

// asksLike reports whether a condition asks for the same as another, of an entry.
func (c Condition) asksLike(other Condition) bool {
	return c.Entry != "" && other.Entry != "" && reflect.DeepEqual(c.Requirement, other.Requirement)
}

// whether asks about the terms of Open, and leads over to what follows.
func (e *NoRouteError) whether() string {
	var whether []string
	for _, term := range e.Open {
		whether = append(whether, "whether "+term.Text)
	}
	if len(whether) == 1 {
		return whether[0] + ": if so"
	}
	return credential.JoinWords(whether, "and") + ": if all were"
}

// unexplained says why no condition and no nearest route is named.
func (e *NoRouteError) unexplained() string {
	if e.Undecided {
		return ": what stands in the way was not found in the time"
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

// Is reports whether target is [ErrNoRoute].
func (e *NoRouteError) Is(target error) bool { return target == ErrNoRoute }

// tooFar says by how much the nearest route misses the budget and the deadline of
// a question; nil is a nearest route that was not found.
func tooFar(q *question, nearest *Route) *NoRouteError {
	no := &NoRouteError{Target: q.Target, Name: q.catalog.NameOf(q.Target), Nearest: nearest}
	if nearest == nil {
		return no
	}
	if q.Budget.Known() && nearest.Cost.Minor > q.Budget.Minor {
		no.Over = credential.Money{Minor: nearest.Cost.Minor - q.Budget.Minor, Currency: q.Budget.Currency}
	}
	if !q.Deadline.IsZero() && nearest.Finish.After(q.Deadline) {
		no.Late = nearest.Finish.DayNumber() - q.Deadline.DayNumber()
	}
	return no
}

// impossible says that some leaves of a problem alone make the target impossible;
// none if they were not found in the time.
func impossible(c *compiled, core []*problem.Gate, undecided bool) *NoRouteError {
	no := &NoRouteError{Target: c.Target, Name: c.catalog.NameOf(c.Target), Undecided: undecided}
	for i, gate := range core {
		leaf := c.leaves[gate.Tag-1]
		why := whyUnmet(c.question, leaf)
		first := !slices.ContainsFunc(core[:i], func(g *problem.Gate) bool { return c.leaves[g.Tag-1].owner == leaf.owner })
		if entry, ok := c.catalog.Credential(leaf.owner); ok && first {
			if closed := closedBack(c.question, entry); closed.Code != "" {
				why = append(why, closed)
			}
		}
		no.Conditions = append(no.Conditions, Condition{
			Entry: leaf.owner, Path: leaf.path, Requirement: cloneRequirement(leaf.requirement), Why: why,
		})
	}
	return no
}

// whyUnmet says why no step can meet a condition.
func whyUnmet(q *question, leaf leafOf) []Reason {
	why := Reason{Code: ReasonNothingLeads, Entry: leaf.owner}
	of := ""
	if leaf.owner != "" {
		of = " for " + q.catalog.NameOf(leaf.owner)
	}
	why.Text = "nothing leads to " + q.catalog.Phrase(leaf.requirement) + of
	if _, ok := leaf.requirement.(credential.Age); ok {
		why.Code = ReasonBornNotSaid
		why.Text = "the record has no birth date, and" + of + " it must be known: " + q.catalog.Phrase(leaf.requirement)
	}
	if a, ok := leaf.requirement.(credential.Attestation); ok {
		why.Code = ReasonNotAttested
		why.Text = "no step can bring about " + strconv.Quote(a.Of) + of + "; if it is so, say so in the record, under attested, by its id: " + strconv.Quote(string(a.ID))
	}
	if had, ok := leaf.requirement.(credential.Had); ok {
		leaf.requirement = credential.Holds{Credential: had.Credential}
	}
	if hold, ok := leaf.requirement.(credential.Holds); ok {
		if because := whyNotHeld(q, hold); because.Code != "" {
			return []Reason{why, because}
		}
	}
	return []Reason{why}
}

// whyNotHeld says why a credential cannot be earned, where one reason does.
func whyNotHeld(q *question, r credential.Holds) Reason {
	entry, ok := q.catalog.Credential(r.Credential)
	switch {
	case !ok:
		return Reason{}
	case closedBack(q, entry).Code != "":
		return closedBack(q, entry)
	case entry.Status == credential.Retired:
		return Reason{Code: ReasonRetired, Entry: entry.ID, Text: "it is closed to new candidates"}
	case entry.Status == credential.StatusUnverified:
		return Reason{Code: ReasonOfferedNotKnown, Entry: entry.ID, Text: "the catalog does not say how it is earned"}
	case entry.Status != credential.Active:
		return Reason{Code: ReasonWayNotDescribed, Entry: entry.ID, Text: "the catalog does not say how it is earned"}
	case q.avoids(r.Credential) && entry.Kind.Direct():
		return Reason{Code: ReasonAvoided, Entry: entry.ID, Text: "the query avoids it"}
	}
	var hours credential.Hours
	for program := range q.catalog.Awarding(r.Credential) {
		for _, offer := range program.Offers {
			if more := offer.Weekly.Hundredths; more > 100*q.Study && (hours.IsZero() || more < hours.Hundredths) {
				hours = offer.Weekly
			}
		}
	}
	if !hours.IsZero() {
		return Reason{
			Code: ReasonTooLittleStudy, Entry: entry.ID, Hours: hours, Have: q.Study,
			Text: fmt.Sprintf("the lightest program asks for %s hours of study a week; the query has %d", hours, q.Study),
		}
	}
	return Reason{}
}

// closedBack says when the last way back to what the record held closed; zero if it held
// nothing that lapsed, or a way back does not close before the plan starts.
func closedBack(q *question, entry credential.Credential) Reason {
	var last credential.Date
	lapses := lapsesOf(q, q.Record, entry)
	for _, back := range entry.Returns {
		for _, lapse := range lapses {
			closes := back.Closes(lapse)
			if closes.IsZero() || closes.After(q.Start) {
				return Reason{}
			}
			if closes.After(last) {
				last = closes
			}
		}
	}
	if last.IsZero() {
		return Reason{}
	}
	return Reason{
		Code: ReasonNoWayBack, Entry: entry.ID, Date: last,
		Text: q.catalog.NameOf(entry.ID) + " has lapsed, and the last way back to it closed on " + last.String(),
	}
}
