package problem

import (
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
)

// Never is a day that does not come. Its negative lies before every day.
const Never = days.Never

// NoBudget is more than any sum of prices.
const NoBudget = int64(1) << 62

// A Problem is what to solve. It is plain data, and read-only once solving begins.
type Problem struct {
	Start   int // the first day
	Horizon int // the last day looked at
	// Between: a job that begins anew does so no sooner than this after the one before that
	// did. The day on which that is over is one on which it may begin.
	Between  days.Length
	Capacity int     // the most load that steps may have together on one day: hundredths of an hour a week
	Limits   []Limit // ascending, both ways: until some days the capacity is less
	Steps    []Step
	Lapsings []Lapsing
	Goal     Condition
	Order    Order
	Deadline int   // the last day a solution may finish on
	Budget   int64 // the most its known prices may sum to
}

// A Limit is a capacity until, and not on, a day.
type Limit struct {
	Until, Capacity int
}

// CapacityOn returns the most load that steps may have together on a day.
func (p *Problem) CapacityOn(day int) int {
	for _, limit := range p.Limits {
		if day < limit.Until {
			return limit.Capacity
		}
	}
	return p.Capacity
}

// Last returns the last day on which a solution may finish.
func (p *Problem) Last() int { return min(p.Horizon, p.Deadline) }

// EndOf returns the day on which step i is done if it begins on the given day.
func (p *Problem) EndOf(i, day int) int {
	if takes := p.Steps[i].Takes; !takes.IsZero() {
		return days.Add(day, takes)
	}
	return day
}

// Exclude reports whether no set has both of two steps.
func (p *Problem) Exclude(i, j int) bool {
	a, b := &p.Steps[i], &p.Steps[j]
	return !a.Given && !b.Given && a.Group == b.Group
}

// Leaves returns the leaves of all conditions, in order; those that conditions
// share come more than once, those of the fees of renewals not at all.
func (p *Problem) Leaves() []*Gate {
	var leaves []*Gate
	add := func(g *Gate) { leaves = append(leaves, g) }
	for i := range p.Steps {
		p.Steps[i].Needs.Leaves(add)
	}
	p.Goal.Leaves(add)
	return leaves
}

// A Step is something that can be done once or, if it is a job, for some time
// and again. Indexes of steps order solutions that tie.
type Step struct {
	// Group: of steps with one group a set has at most one.
	Group int
	// Class: sets whose steps have the same classes are alike.
	Class int
	// Incidental: the step does not tell sets apart if it serves only offers.
	Incidental bool
	Needs      Condition   // what must hold on the day the step begins
	Open       *Opening    // the days on which it can begin; nil: any day, as of a job
	Takes      days.Length // from its beginning until it is done
	Load       int         // while it runs, in the unit of Capacity; a job has none

	Price  int64 // in minor units of the currency
	Priced bool  // false: a price is due that is not known
	Free   bool  // no price is due at all

	// Anew: a job that is looked for and begins, not one that goes on.
	Anew bool
	Rate int // of a job, what it collects a day, in the unit of the gates that it feeds; 0 for all else

	// Given steps are done already, or will be, without being chosen: from Began
	// to Done.
	Given       bool
	Began, Done int
	// OnDemand steps are dated on the day they are first needed: they take no time,
	// and nothing keeps them from being done on any day. Of given ones nobody knows
	// that they were done: they are rested on only if nothing else will do.
	OnDemand bool
	// Automatic steps are taken by themselves, in every set, on the first day on which
	// what they need holds. They cost nothing, last for ever, have a group of their own and count
	// as no step: sets do not differ in them.
	Automatic bool
	// Late steps are begun, once a schedule is found, as late as lets all else stay on its
	// day: what is done just before something.
	Late bool
}

// OpenFrom returns the first day on or after the given one on which the calendar
// of the step lets it begin, or Never.
func (s *Step) OpenFrom(day int) int { return s.Open.Next(day) }

// IsAtHand reports whether the step can be done on any day by anybody, and takes no time.
func (s *Step) IsAtHand() bool {
	asks := func(e Edition) bool { return e.Gate != nil || e.Until < Never }
	return s.Takes.IsZero() && s.Load == 0 && s.Rate == 0 && s.Open == nil && s.Needs.Offer == nil && !slices.ContainsFunc(s.Needs.Editions, asks)
}

// Cost returns what taking the step costs.
func (s *Step) Cost() Cost {
	switch {
	case s.Given || s.Free:
		return Cost{}
	case s.Priced:
		return Cost{Sum: s.Price}
	}
	return Cost{Unpriced: 1}
}

// An Opening is the days on which something can be begun: those of Spans that lie
// in one of the seasons. The nil Opening has every day, the zero Opening none.
type Opening struct {
	Spans   days.Set
	Seasons []days.Season // of each year; none: all of it
}

// Next returns the first day of the opening on or after the given one, or Never.
func (o *Opening) Next(day int) int {
	if o == nil {
		return day
	}
	for {
		next, ok := o.Spans.Next(day)
		if !ok {
			return Never
		}
		if day = o.inSeason(next); day == next || day == Never {
			return day
		}
	}
}

// inSeason returns the first day on or after the given one that lies in a season,
// or Never.
func (o *Opening) inSeason(day int) int {
	if len(o.Seasons) == 0 {
		return day
	}
	next := Never
	for _, season := range o.Seasons {
		next = min(next, season.Next(day))
	}
	return next
}

// Has reports whether something can be begun on a day.
func (o *Opening) Has(day int) bool { return o.Next(day) == day }

// AppendKey appends to a key all that tells openings apart.
func (o *Opening) AppendKey(key []byte) []byte {
	if o == nil {
		return AppendInts(key, -1)
	}
	key = AppendInts(key, len(o.Spans), len(o.Seasons))
	for _, span := range o.Spans {
		key = AppendInts(key, span.From, span.Until)
	}
	for _, season := range o.Seasons {
		key = AppendInts(key, season.From.Month, season.From.Day, season.To.Month, season.To.Day)
	}
	return key
}
