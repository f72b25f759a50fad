package solve

import "context"

// An effort is how many events may still be simulated to schedule one set. When
// it is spent the set counts as not decided, and so does all that comes after it.
type effort struct {
	ctx  context.Context
	left int
	cut  bool // it was not enough
}

// maxEvents bounds the events that scheduling one set may simulate.
const maxEvents = 200_000

// eventsASet is how many events count against the limit of a search as much as a
// set that is looked at.
const eventsASet = 1000

// contextEvery is how many events pass between looks at the context.
const contextEvery = 1 << 6

func newEffort(ctx context.Context) *effort { return &effort{ctx: ctx, left: maxEvents} }

// spend takes one event, and reports whether it may be simulated.
func (e *effort) spend() bool {
	if e.cut {
		return false
	}
	e.left--
	if e.left < 0 || e.left%contextEvery == 0 && e.ctx.Err() != nil {
		e.cut = true
	}
	return !e.cut
}

// spent reports whether nothing more may be simulated.
func (e *effort) spent() bool { return e.cut }
