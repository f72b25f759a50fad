package schedule

import "context"

// An Effort is how many events may still be simulated to schedule one set. When
// it is spent the set counts as not decided, and so does all that comes after it.
// (It is the node limit of a branch and bound, and is called so to tell it from
// the budget of money.)
type Effort struct {
	ctx   context.Context
	left  int
	spent bool
}

// MaxEvents bounds the events that scheduling one set may simulate.
const MaxEvents = 200_000

// EventsPerSet is how many events count against the limit of a search as much as
// a set that is looked at.
const EventsPerSet = 1000

// contextEvery is how many events pass between looks at the context.
const contextEvery = 1 << 6

// NewEffort returns an effort of so many events, which ends with its context.
func NewEffort(ctx context.Context, events int) *Effort { return &Effort{ctx: ctx, left: events} }

// Left returns how many events may still be simulated; below zero: none.
func (e *Effort) Left() int { return e.left }

// Spent reports whether something was left undone because the effort was spent.
func (e *Effort) Spent() bool { return e.spent }

// spend takes one event, and reports whether it may be simulated.
func (e *Effort) spend() bool {
	if e.spent {
		return false
	}
	e.left--
	if e.left < 0 || e.left%contextEvery == 0 && e.ctx.Err() != nil {
		e.spent = true
	}
	return !e.spent
}

// spending lets something be done that takes no more than so many events of the
// effort. It reports whether that was enough.
func (q *Restriction) spending(events int, do func()) (enough bool) {
	all := q.Effort
	part := &Effort{ctx: all.ctx, left: min(events, all.left)}
	all.left -= part.left
	q.Effort = part
	do()
	q.Effort = all
	all.left += max(0, part.left)
	all.spent = all.spent || part.spent && (all.left <= 0 || all.ctx.Err() != nil)
	return !part.spent
}
