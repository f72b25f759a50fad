package pathway

import (
	"errors"
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A TargetError is a question about something that cannot be asked about: no
// entry has the ID, or it is a program or an organization.
type TargetError struct {
	Target  credential.ID
	Message string // what is wrong and how to mend it
}

// Error returns the target, what is wrong with it, and how to mend it.
func (e *TargetError) Error() string {
	return fmt.Sprintf("pathway: target %q: %s", string(e.Target), e.Message)
}

// targetError says why a target cannot be asked about; nil if it can.
func targetError(c *credential.Catalog, target credential.ID) error {
	if _, ok := c.Credential(target); ok {
		return nil
	}
	if _, ok := c.Role(target); ok {
		return nil
	}
	if program, ok := c.Program(target); ok {
		return &TargetError{Target: target, Message: "it is a program; ask about what it awards: " + joined(program.Awards)}
	}
	if _, ok := c.Organization(target); ok {
		return &TargetError{Target: target, Message: "it is an organization; ask about a credential or a role"}
	}
	return &TargetError{Target: target, Message: "no entry has this id" + suggestion(c, target)}
}

// suggestion asks whether an entry was meant that has the target as its name,
// or one close to it.
func suggestion(c *credential.Catalog, target credential.ID) string {
	var missing *credential.NotFoundError
	var several *credential.AmbiguousNameError
	id, err := c.Find(string(target))
	switch {
	case err == nil:
		return fmt.Sprintf("; did you mean %q?", string(id))
	case errors.As(err, &missing) && len(missing.Near) > 0:
		return fmt.Sprintf("; did you mean %q?", string(missing.Near[0]))
	case errors.As(err, &several):
		return fmt.Sprintf("; did you mean %q?", string(several.IDs[0]))
	}
	return ""
}

func joined(ids []credential.ID) string {
	var words []string
	for _, id := range ids {
		words = append(words, string(id))
	}
	return strings.Join(words, ", ")
}

// A QueryError is a question with a part that makes no sense, such as a day
// that is not in the calendar, or hours below zero.
type QueryError struct {
	// Field is the part. Of a [Query] it is the name of its field in lower case:
	// "start", "deadline", "study", "work", "budget", "rank", "limit" or
	// "record". For [Planner.Check] it is "on" or "record".
	Field   string
	Message string // what was read and how to mend it
	Err     error  `json:"-"` // the cause, or nil
}

// Error returns the part and what is wrong with it.
func (e *QueryError) Error() string {
	return fmt.Sprintf("pathway: %s: %s", e.Field, e.Message)
}

// Unwrap returns the cause, or nil.
func (e *QueryError) Unwrap() error { return e.Err }

// notADay says what was read instead of a day.
func notADay(d credential.Date) string {
	if d.IsZero() {
		return "no day was given"
	}
	return fmt.Sprintf("%d-%d-%d is not a day of the calendar", d.Year, int(d.Month), d.Day)
}

// A LimitError says that the search ended before it was done, because the
// context ended or the query's Limit was reached. It does not say that there is
// no route.
//
// Every verb hands over the routes that it found until then. [Planner.Best] returns
// none, and the error has the best one found. [Planner.Routes] yields the error
// last, after the routes that are certain, and the error has the best one found that
// was not yielded. [Planner.Frontier] returns the error with the trade-offs that
// are certain, those that finish last, and the error has the cheapest route found
// that finishes before them. Where it is certain that there is no route, and only the
// search for the reason ended early, the error is a *[NoRouteError], whose
// Undecided says so.
type LimitError struct {
	Best  *Route // the best found that was not yielded, not proven best; nil if none
	Bound Bound  // no route that was not yielded is better
	Err   error  `json:"-"` // of the context; nil if the limit was reached
}

// A Bound is what no route is better than, compared as the query's rank says.
type Bound struct {
	Finish   credential.Date
	Unpriced int              // steps without a known price
	Cost     credential.Money // of the others; no currency if the catalog has none
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
