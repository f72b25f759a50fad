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

// eventsATry bounds those of one try to have its renewals for less, so that others
// have their turn.
const eventsATry = maxEvents / 10

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

// spending lets something be done that takes no more than so many events of the
// effort of a problem; it reports whether that was enough.
func (p *Problem) spending(events int, do func()) (enough bool) {
	all := p.effort
	part := &effort{ctx: all.ctx, left: min(events, all.left)}
	all.left -= part.left
	p.effort = part
	do()
	p.effort = all
	all.left += max(0, part.left)
	all.cut = all.cut || part.cut && (all.left <= 0 || all.ctx.Err() != nil)
	return !part.cut
}
