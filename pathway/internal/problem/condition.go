package problem

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
)

// A Condition is what must hold for a step to begin, or for the goal to be
// reached: the edition of its rule that is in force on the day, and what the offer
// asks for by which the step is taken. The goal has no offer.
type Condition struct {
	Editions []Edition // none ask for nothing; a day that they leave out can meet nothing
	Offer    *Gate
}

// An Edition is a gate in force from one day until, and not on, another. Editions
// of one condition do not overlap.
type Edition struct {
	From, Until int
	Gate        *Gate
}

// Always returns the condition that a gate holds, whatever the day.
func Always(g *Gate) Condition {
	return Condition{Editions: []Edition{{From: -Never, Until: Never, Gate: g}}}
}

// On returns the gate of the edition in force on a day; ok is false on a day that
// the editions leave out.
func (c *Condition) On(day int) (g *Gate, ok bool) {
	for i := range c.Editions {
		if e := &c.Editions[i]; e.From <= day && day < e.Until {
			return e.Gate, true
		}
	}
	return nil, len(c.Editions) == 0
}

// Leaves calls visit for each leaf of the condition, in order.
func (c *Condition) Leaves(visit func(*Gate)) {
	c.RuleLeaves(visit)
	c.Offer.Leaves(visit)
}

// RuleLeaves calls visit for each leaf of the editions, in order.
func (c *Condition) RuleLeaves(visit func(*Gate)) {
	for _, e := range c.Editions {
		e.Gate.Leaves(visit)
	}
}

// Map returns the condition with each gate replaced.
func (c Condition) Map(replaced func(*Gate) *Gate) Condition {
	c.Editions = slices.Clone(c.Editions)
	for i := range c.Editions {
		c.Editions[i].Gate = replaced(c.Editions[i].Gate)
	}
	c.Offer = replaced(c.Offer)
	return c
}

// An Op says what a gate asks for.
type Op uint8

// The kinds of gate. Gates other than AtLeast are leaves.
const (
	AtLeast Op = iota // N of the gates Of hold
	AnyOf             // one of the steps in Feeds counts
	Sum               // the amounts of the steps in Feeds that count reach N
	Accrual           // the amount that the jobs in Feeds and the Fixed pieces collect reaches N
	Date              // the day N has come
)

// A Gate is a monotone condition. The nil Gate always holds.
type Gate struct {
	Op    Op
	N     int
	Of    []*Gate
	Feeds []Feed
	Fixed []Piece // Accrual: what is collected anyway
	Cap   int     // Accrual: the most that counts a day; 0: all
	// Doubts, of AnyOf: steps of which nobody knows on some days whether they count. Feeds has
	// of them what the question lets count; a step that is put in the place of another is tried
	// both ways.
	Doubts []Doubt
	// Since, of an accrual: only what is collected from the first day on counts on which a
	// step that feeds this AnyOf gate was done. None of those lapses. An owner asks for both.
	Since *Gate
	// AtMost, of an accrual without Cap: of what each of these accruals collects no more than
	// its N counts. Each has some of the Feeds and of the Fixed pieces, no two one of them,
	// and else no more than Within and Since, as this gate has them.
	AtMost []*Gate
	// UnderWay: a step that has begun counts from the first day on that lies no more
	// than this before its end. Zero: from its end on.
	UnderWay days.Length
	// Within: only what lies no further back counts, of a step its end, of an accrual
	// each day. Zero: everything counts.
	Within days.Length
	// For, of AnyOf: a step counts only from so long after its end on. Given ones of which one ends
	// while another is in force, or on the day on which that lapses, count from so long
	// after the end of the first.
	For days.Length
	// Past: what lapsed no longer ago than this counts as well.
	Past days.Length
	// Quiet: its coming to hold makes no day one on which a job may begin.
	Quiet bool
	Tag   int // the caller's
	// Same: leaves of one number, other than 0, hold on the same days.
	Same int
}

// A Feed is a step that supports a leaf: of an accrual a job, else a step that ends on
// a day from Lo until, and not on, Hi.
type Feed struct {
	Step      int
	Lo, Hi    int
	Amount    int  // Sum, which a step feeds once: in the unit of the gate's N
	Recent    bool // Within does not bound it
	Exclusive int  // Sum: of feeds of one number, other than 0, only one counts; they have one amount
	Term      int  // 1 + the index of the lapsing that it rests on; 0: it does not lapse
	Unsaid    bool // nobody knows that it counts: it is rested on only if nothing else will do
}

// A Doubt is how one step feeds a gate if only what is known of it counts, and if all that
// may be so does.
type Doubt struct {
	Step        int
	Known, Open []Feed
}

// A Piece is a rate from one day until, and not on, another.
type Piece struct {
	From, Until, Rate int
}

// Leaves calls visit for each leaf of g, in order.
func (g *Gate) Leaves(visit func(*Gate)) {
	if g == nil {
		return
	}
	if g.Op != AtLeast {
		visit(g)
		return
	}
	for _, part := range g.Of {
		part.Leaves(visit)
	}
}

// FedBy reports whether a step is among the feeds of g.
func (g *Gate) FedBy(step int) bool {
	return slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Step == step })
}

// Supporters returns all that g can rest on: its feeds, and those of Since.
func (g *Gate) Supporters() []Feed {
	if g.Since == nil {
		return g.Feeds
	}
	return slices.Concat(g.Feeds, g.Since.Feeds)
}

// KindOf returns which of AtMost bounds what a step collects, or nil.
func (g *Gate) KindOf(step int) *Gate {
	for _, kind := range g.AtMost {
		if kind.FedBy(step) {
			return kind
		}
	}
	return nil
}

// CountsAll reports whether all that an accrual collects counts, from the first day on
// which it counts at all.
func (g *Gate) CountsAll() bool { return g.Within.IsZero() && len(g.AtMost) == 0 }

// Temporary reports whether g, which must be a leaf, may cease to hold once it does.
func (g *Gate) Temporary() bool {
	return !g.Within.IsZero() || slices.ContainsFunc(g.Feeds, func(f Feed) bool { return f.Term > 0 })
}

// CountsFrom returns the first day on which a step counts that begins and ends on
// some days. A step of which nobody knows the day has ended before every day.
func (g *Gate) CountsFrom(begin, end int) int {
	switch {
	case end < days.First:
		return end
	case !g.For.IsZero():
		return days.Add(end, g.For)
	case g.UnderWay.IsZero():
		return end
	}
	return max(begin, days.LookAheadStart(end, g.UnderWay))
}

// CountsUntil returns the day from which on a feed no longer counts that ends on a
// day, as far as the gate says, or Never.
func (g *Gate) CountsUntil(f Feed, end int) int {
	if g.Within.IsZero() || f.Recent {
		return Never
	}
	return days.LookBackEnd(end, g.Within)
}

// LapseCountsUntil returns the day from which on something no longer counts that
// lapsed on a day.
func (g *Gate) LapseCountsUntil(lapse int) int {
	if g.Past.IsZero() || lapse >= Never {
		return lapse
	}
	return days.LookBackEnd(lapse, g.Past)
}

// LookedBack returns the first day that is looked back on from a day for what has lapsed.
func (g *Gate) LookedBack(day int) int {
	if g.Past.IsZero() {
		return day
	}
	return days.Add(day, g.Past.Negate())
}

// FirstCounted returns the first day that counts for an accrual on a day.
func (g *Gate) FirstCounted(day int) int {
	if g.Within.IsZero() {
		return -Never
	}
	return days.Add(day, g.Within.Negate())
}

// Supported reports whether some steps could support g at all.
func (g *Gate) Supported(some func(step int) bool) bool {
	if g == nil || g.Op == Date {
		return true
	}
	if g.Op != AtLeast {
		return len(g.Fixed) > 0 || slices.ContainsFunc(g.Feeds, func(f Feed) bool { return some(f.Step) })
	}
	supported := 0
	for _, part := range g.Of {
		if part.Supported(some) {
			supported++
		}
	}
	return supported >= g.N
}

// Excludes reports whether only one of two feeds counts.
func (f Feed) Excludes(other Feed) bool {
	return f.Exclusive != 0 && f.Exclusive == other.Exclusive
}

// TotalOf returns the sum of the amounts of feeds, of which all count.
func TotalOf(feeds []Feed) int {
	total := 0
	for k, f := range feeds {
		if !slices.ContainsFunc(feeds[:k], f.Excludes) {
			total += f.Amount
		}
	}
	return total
}
