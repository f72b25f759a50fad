// Package solve finds the best sets of steps that reach a goal, and the best
// schedule of each. It knows integers only: days, loads, amounts, prices.
//
// A [Problem] has steps, each of which may begin on a day on which its gate
// holds. A gate is a tree of at-least-n nodes over leaves: that one of several
// steps is done, that amounts given by steps or collected day by day by jobs
// reach a need, that a day has come. Gates are monotone in what is done.
//
// [Problem.Solutions] enumerates the minimal sets of steps best first.
// The search is best first over partial sets, by one of two branchers. A picker
// chooses, leaf by leaf, which steps are to support it, below a bound by relaxed
// earliest times and, for prices and numbers of steps, by landmarks. Where all that
// holds holds ever after, a divider takes or bans the steps of a landmark instead.
// Each whole set is then scheduled exactly, by a search over the days on which
// anything can change.
package solve

import "math"

// NoBudget is more than any sum of prices.
const NoBudget = int64(1) << 62

// Never is a day that does not come.
const Never = math.MaxInt32

// A Problem is what to solve. It is read-only once solving begins.
type Problem struct {
	Start    int // the first day
	Horizon  int // the last day looked at
	Capacity int // the most load that steps may have together on one day
	// Add returns the day that lies a length after another. It is monotone.
	Add func(day int, length Length) int
	// Whole: months added to Start one after the other come to no earlier day than
	// their sum added to it.
	Whole    bool
	Steps    []Step
	Lapsings []Lapsing
	Goal     *Gate
	Order    Order
	Deadline int   // the last day a solution may finish on
	Budget   int64 // the most its known prices may sum to
	// GoalEditions has the editions of a further gate of the goal.
	GoalEditions []Edition

	effort *effort // of a projection: what scheduling it may still take
}

// A Length is a length of calendar time.
type Length struct {
	Months, Days int
}

// A Step is something that can be done once or, if it is a job, for some time
// and again. Indexes of steps order solutions that tie.
type Step struct {
	// Group: of steps with one group a set has at most one.
	Group int
	// Class: sets whose steps have the same classes are alike.
	Class int
	// Twin: steps of one number, other than 0, open on the same days, lapse and are
	// renewed alike, and do the same for the fees of renewals.
	Twin int
	// Minor: the step does not tell sets apart if it serves only conditions in If.
	Minor bool
	// Needs has the editions of the gate that must hold on the day the step
	// begins; none ask for nothing.
	Needs []Edition
	If    *Gate // a further gate, of the way the step is taken
	// Open returns the first day on or after the given one on which the step can
	// begin, as far as its own calendar says, or Never. Nil opens any day, as it
	// does of a job. It is monotone.
	Open  func(day int) int
	Takes Length // from its beginning until it is done
	Least int    // the fewest days that Takes can be
	Load  int    // while it runs; a job has none

	Price  int64
	Priced bool // false: a price is due that is not known
	Free   bool // no price is due at all

	Rate int // of a job, a day; 0 for all else

	// Given steps are done already, or will be, without being chosen: from Began
	// to Done.
	Given       bool
	Began, Done int
	// Late steps are dated on the day they are first needed: they take no time,
	// and nothing keeps them from being done on any day. Of given ones nobody knows
	// that they were done: they are rested on only if nothing else will do.
	Late bool
}

// A Lapsing is something that a step gives for a term only.
type Lapsing struct {
	Step int
	// Lapse returns the day on which what was done on the given day lapses.
	Lapse func(end int) int
	// Term returns the day until which a renewal on the given day lasts, or
	// Never if none is possible on that day. Nil: it cannot be renewed.
	Term func(day int) int
	// Fees returns the fees of a renewal on the given day.
	Fees func(day int) []Fee
	// Asks has the conditions of its fees, if there is none without one: one of
	// them has to hold for it to be renewed.
	Asks []*Gate
	// Longest is at least as many days as any term has.
	Longest int
	// Least is a fee that no renewal costs less than.
	Least Fee
	// Varies: what a renewal costs may depend on its day.
	Varies bool
	// Endless: it can be renewed on any day, by those who meet the condition of a fee.
	Endless bool
}

// A Fee is one price of a renewal, for whom its gate holds.
type Fee struct {
	If     *Gate
	Price  int64
	Priced bool
	Tag    int // the caller's
}

// An Edition is a gate in force from one day until, and not on, another. Editions
// of one thing do not overlap.
type Edition struct {
	From, Until int
	Gate        *Gate
}

// An Op says what a gate asks for.
type Op uint8

// The kinds of gate.
const (
	AtLeast Op = iota // N of the gates Of hold
	Source            // one of the steps in Feeds counts
	Lump              // the amounts of the steps in Feeds that count reach N
	Rate              // what the jobs in Feeds and the Fixed pieces collected reaches N
	From              // the day N has come
)

// A Gate is a monotone condition. The nil Gate always holds.
type Gate struct {
	Op    Op
	N     int
	Of    []*Gate
	Feeds []Feed
	Fixed []Piece // Rate: what is collected anyway
	Cap   int     // Rate: the most that counts a day; 0: all
	// Early returns the first day on which a step that ends on the given day
	// counts, if it has begun. Nil: the end.
	Early func(end int) int
	// Late returns the day on which an end no longer counts. Nil: Never.
	Late func(end int) int
	// Back returns the first day that counts, of Rate on the given day. Nil: all.
	Back func(day int) int
	Tag  int // the caller's
	// Same: leaves of one number, other than 0, hold on the same days.
	Same int
	// fragile: of a projection, what counts may cease to, or come too early.
	fragile bool
}

// A Feed is a step that supports a leaf if it ends on a day from Lo until, and
// not on, Hi.
type Feed struct {
	Step   int
	Lo, Hi int
	Amount int  // Lump, which a step feeds once
	Recent bool // Late does not bound it
	Once   int  // Lump: of feeds of one number, other than 0, only one counts; they have one amount
	Term   int  // 1 + the index of the lapsing that it rests on; 0: it does not lapse
	Unsaid bool // nobody knows that it counts: it is rested on only if nothing else will do
}

// A Piece is a rate from one day until, and not on, another.
type Piece struct {
	From, Until, Rate int
}

// leaves calls visit for each leaf of g, in order.
func (g *Gate) leaves(visit func(*Gate)) {
	if g == nil {
		return
	}
	if g.Op != AtLeast {
		visit(g)
		return
	}
	for _, part := range g.Of {
		part.leaves(visit)
	}
}

// An Order says which of two solutions is better.
type Order uint8

// The orders; each compares what follows in turn, the smaller first.
const (
	BySoonest  Order = iota // finish, unpriced, cost, steps
	ByCheapest              // unpriced, cost, finish, steps
	ByFewest                // steps, finish, unpriced, cost
)

// A Key is what solutions are ordered by.
type Key [4]int64

// leastKey is before all others.
var leastKey = Key{math.MinInt64}

func (o Order) key(finish, unpriced int, cost int64, steps int) Key {
	f, u, s := int64(finish), int64(unpriced), int64(steps)
	switch o {
	case BySoonest:
		return Key{f, u, cost, s}
	case ByCheapest:
		return Key{u, cost, f, s}
	case ByFewest:
		return Key{s, f, u, cost}
	}
	panic("solve: no such order")
}

// later returns a key with the finish put off to a day.
func (o Order) later(k Key, day int) Key {
	finish, unpriced, cost, steps := o.Parts(k)
	return o.key(max(finish, day), unpriced, cost, steps)
}

// Parts returns what a key was made of.
func (o Order) Parts(k Key) (finish, unpriced int, cost int64, steps int) {
	switch o {
	case BySoonest:
		return int(k[0]), int(k[1]), k[2], int(k[3])
	case ByCheapest:
		return int(k[2]), int(k[0]), k[1], int(k[3])
	case ByFewest:
		return int(k[1]), int(k[2]), k[3], int(k[0])
	}
	panic("solve: no such order")
}

// A Solution is a minimal set of steps and its schedule.
type Solution struct {
	Set      []int // ascending
	Begin    []int // the day each of Set begins
	End      []int // and is done
	Jobs     []Span
	Renewals []Renewal
	Uses     []Use
	Finish   int
	Unpriced int
	Cost     int64
	Count    int // of steps, renewals and spans of jobs
	Explored int // sets looked at when it was found, whole and in part
	Proven   bool
}

// A Span is a stretch of one job.
type Span struct {
	Step, From, Until int

	order int // of the last step begun before it
}

// A Renewal is another term of a lapsing.
type Renewal struct {
	Lapsing, Day int
	Fee          Fee
}

// A Use says which steps support a leaf on a day: of a step that began on it, of
// the goal if Owner is -1, or of the fee of renewal k if Owner is -2-k.
type Use struct {
	Owner int
	Day   int
	Leaf  *Gate
	Steps []int // given steps included
	Met   int   // the first day the leaf held
}
