package problem

import (
	"iter"
	"math"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
)

// Never is a day that does not come. Its negative lies before every day.
const Never = days.Never

// NoBudget is more than any sum of prices.
const NoBudget = int64(1) << 62

// A Problem is what to solve. It is plain data, and read-only once solving begins.
type Problem struct {
	Start    int // the first day
	Horizon  int // the last day looked at
	Capacity int // the most load that steps may have together on one day: hours a week
	Steps    []Step
	Lapsings []Lapsing
	Goal     Condition
	Order    Order
	Deadline int   // the last day a solution may finish on
	Budget   int64 // the most its known prices may sum to
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
	Load       int         // hours a week while it runs; a job has none

	Price  int64 // in minor units of the currency
	Priced bool  // false: a price is due that is not known
	Free   bool  // no price is due at all

	Rate int // of a job, what it collects a day: its hours a week, so sevenths of an hour; 0 for all else

	// Given steps are done already, or will be, without being chosen: from Began
	// to Done.
	Given       bool
	Began, Done int
	// OnDemand steps are dated on the day they are first needed: they take no time,
	// and nothing keeps them from being done on any day. Of given ones nobody knows
	// that they were done: they are rested on only if nothing else will do.
	OnDemand bool
}

// OpenFrom returns the first day on or after the given one on which the calendar
// of the step lets it begin, or Never.
func (s *Step) OpenFrom(day int) int { return s.Open.Next(day) }

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

// A Lapsing is something that a step gives for a term only.
type Lapsing struct {
	Step int
	// LapsesOn is the day on which it lapses, if the step is given. Else it lapses
	// Lasts after the step is done or, with Through, on the day after the first such
	// day of the year that is not before that.
	LapsesOn int
	Lasts    days.Length
	Through  days.MonthDay
	// Renewals has the fees at which it can be renewed on the day on which it lapses;
	// it then lasts for a Term from that day. None: it cannot be renewed.
	Renewals []Tariff
	Term     days.Length
}

// A Tariff is the fees of a renewal from one day until, and not on, another. The
// tariffs of a lapsing do not overlap.
type Tariff struct {
	From, Until int
	Fees        []Fee
}

// A Fee is one price of a renewal, on the days on which it is open, for whom its
// gate holds.
type Fee struct {
	Open   *Opening
	If     *Gate
	Price  int64
	Priced bool
	Tag    int // the caller's
}

// Cost returns what paying the fee costs.
func (f Fee) Cost() Cost {
	if f.Priced {
		return Cost{Sum: f.Price}
	}
	return Cost{Unpriced: 1}
}

// IsRenewable reports whether it can be renewed at all.
func (l *Lapsing) IsRenewable() bool { return len(l.Renewals) > 0 }

// LapseOf returns the day on which lapsing l lapses if its step is done on a day and
// it is not renewed.
func (p *Problem) LapseOf(l, end int) int {
	lapsing := &p.Lapsings[l]
	if p.Steps[lapsing.Step].Given {
		return lapsing.LapsesOn
	}
	day := days.Add(end, lapsing.Lasts)
	if lapsing.Through.IsZero() {
		return day
	}
	return min(lapsing.Through.Next(day), Never-1) + 1
}

// FeesOn yields the fees of a renewal on a day.
func (l *Lapsing) FeesOn(day int) iter.Seq[Fee] {
	return func(yield func(Fee) bool) {
		for i := range l.Renewals {
			if t := &l.Renewals[i]; t.From <= day && day < t.Until {
				for _, fee := range t.Fees {
					if fee.Open.Has(day) && !yield(fee) {
						return
					}
				}
			}
		}
	}
}

// RenewedUntil returns the day until which a renewal on the given day lasts, or
// Never if none is possible on that day.
func (l *Lapsing) RenewedUntil(day int) int {
	for range l.FeesOn(day) {
		return days.Add(day, l.Term)
	}
	return Never
}

// InForceUntil returns the day on which lapsing l is no longer in force if its
// step was done on the day end, after so many terms, or after all that can be had
// if terms is 0. No term that begins after the day last is looked at.
func (p *Problem) InForceUntil(l, end, terms, last int) int {
	lapsing := &p.Lapsings[l]
	day := p.LapseOf(l, end)
	if day < p.Start || !lapsing.IsRenewable() {
		return day
	}
	if terms == 0 && lapsing.isEndless(p.Start) {
		return Never
	}
	for n := 1; day <= last && (terms == 0 || n < terms); n++ {
		next := lapsing.RenewedUntil(day)
		if next == Never || next <= day {
			break
		}
		day = next
	}
	return day
}

// isEndless reports whether one fee can be paid on any day from the start on, by those
// for whom its gate holds.
func (l *Lapsing) isEndless(start int) bool {
	return l.hasOnEveryDay(start, func(f Fee) bool { return f.Open == nil })
}

// IsPermanent reports whether one fee can be paid on any day from the start on, by
// anybody.
func (l *Lapsing) IsPermanent(start int) bool {
	return l.hasOnEveryDay(start, func(f Fee) bool { return f.Open == nil && f.If == nil })
}

// hasOnEveryDay reports whether a tariff that is in force from the start on for ever has
// a fee of some kind.
func (l *Lapsing) hasOnEveryDay(start int, kind func(Fee) bool) bool {
	return slices.ContainsFunc(l.Renewals, func(t Tariff) bool {
		return t.From <= start && t.Until == Never && slices.ContainsFunc(t.Fees, kind)
	})
}

// Asks returns the gates of all fees from a day on, if there is none without a gate:
// one of them has to hold for it to be renewed.
func (l *Lapsing) Asks(start int) []*Gate {
	var asks []*Gate
	for _, t := range l.Renewals {
		if t.Until <= start {
			continue
		}
		for _, fee := range t.Fees {
			if fee.If == nil {
				return nil
			}
			asks = append(asks, fee.If)
		}
	}
	return asks
}

// DropUnsupported drops its renewals if all its fees from a day on have gates, and some
// steps could not support any of those.
func (l *Lapsing) DropUnsupported(start int, some func(step int) bool) {
	asks := l.Asks(start)
	if len(asks) > 0 && !slices.ContainsFunc(asks, func(g *Gate) bool { return g.Supported(some) }) {
		l.Renewals = nil
	}
}

// LeastFee returns what no renewal costs less than.
func (l *Lapsing) LeastFee() Cost {
	least := Cost{Unpriced: math.MaxInt}
	for _, t := range l.Renewals {
		for _, fee := range t.Fees {
			if cost := fee.Cost(); cost.Less(least) {
				least = cost
			}
		}
	}
	return least
}

// MostDays returns at least as many days as any term of it has.
func (l *Lapsing) MostDays() int {
	first := l.Lasts.MostDays()
	if !l.Through.IsZero() {
		first += 366 // up to the day of the year, and that day itself
	}
	return max(first, l.Term.MostDays())
}

// Varies reports whether from a day on its renewals may cost more or less by the
// day on which they are made.
func (l *Lapsing) Varies(start int) bool {
	tariffs := 0
	for _, t := range l.Renewals {
		if t.Until <= start {
			continue
		}
		tariffs++
		if slices.ContainsFunc(t.Fees, func(f Fee) bool { return f.Open != nil }) {
			return true
		}
	}
	return tariffs > 1
}
