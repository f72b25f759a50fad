package pathway

import (
	"fmt"

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

// A QueryError is a question with a part that makes no sense, such as a day
// that is not in the calendar, or hours below zero.
type QueryError struct {
	// Field is the part. Of a [Query] it is the name of its field in lower case:
	// "start", "deadline", "study", "work", "budget", "rank", "limit" or
	// "record". For [Planner.Check] it is "on" or "record".
	Field   string
	Message string // what was read and how to mend it
	Err     error  // the cause, or nil
}

// Error returns the part and what is wrong with it.
func (e *QueryError) Error() string {
	return fmt.Sprintf("pathway: %s: %s", e.Field, e.Message)
}

// Unwrap returns the cause, or nil.
func (e *QueryError) Unwrap() error { return e.Err }

// A RouteError says what is wrong with a route that [Verify] refuses.
type RouteError struct {
	Step    int // the index of the step; -1 is the route as a whole
	Message string
}

// Error returns the step and what is wrong with it.
func (e *RouteError) Error() string {
	if e.Step < 0 {
		return "pathway: route: " + e.Message
	}
	return fmt.Sprintf("pathway: step %d: %s", e.Step, e.Message)
}
