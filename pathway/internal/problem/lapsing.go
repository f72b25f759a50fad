package problem

import (
	"iter"
	"math"
	"slices"

	"github.com/credpath/credpath/pathway/internal/days"
)

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
	Renewed  int // if the step is given: how often it was renewed before
	// Gated: a schedule renews it only on a day on which the gate of a fee holds. Else it is
	// taken as renewed, and the gates are looked at once it is priced.
	Gated bool
	// By renews it at no fee, on the day on which a step that feeds it is done, where the
	// edition has that day and it is in force then: its term begins anew, as long as Lasts
	// and Through say.
	By      []Edition
	ByAfter int // if not 0, an award up to this day does not
	// While has to hold for it to stay in force: AnyOf gates, alone or in groups. It lapses
	// on the day on which a break has lasted for Grace. If the step is given, that matters
	// from the day Kept on, and a break begins on the day Asked at the soonest; else it has to
	// hold on the day on which the step is done too. Nil: nothing has to.
	While       *Gate
	Grace       days.Length
	Kept, Asked int
}

// A Tariff is the fees of a renewal from one day until, and not on, another. The
// tariffs of a lapsing do not overlap.
type Tariff struct {
	From, Until int
	Times       int // so many renewals are possible in all, those before included; 0: any number
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

// Leaves calls visit for each leaf of what its renewals ask for, of what renews it and of what
// has to hold for it.
func (l *Lapsing) Leaves(visit func(*Gate)) {
	for _, tariff := range l.Renewals {
		for _, fee := range tariff.Fees {
			fee.If.Leaves(visit)
		}
	}
	for _, e := range l.By {
		e.Gate.Leaves(visit)
	}
	l.While.Leaves(visit)
}

// LapseOf returns the day on which lapsing l lapses if its step is done on a day and
// it is not renewed.
func (p *Problem) LapseOf(l, end int) int {
	lapsing := &p.Lapsings[l]
	if p.Steps[lapsing.Step].Given {
		return lapsing.LapsesOn
	}
	if lapsing.Lasts.IsZero() {
		return Never
	}
	return lapsing.termFrom(end)
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

// Waived returns the problem with every fee of a renewal open to anybody.
func (p *Problem) Waived() *Problem {
	own := *p
	own.Lapsings = slices.Clone(p.Lapsings)
	for l := range own.Lapsings {
		tariffs := slices.Clone(own.Lapsings[l].Renewals)
		for t := range tariffs {
			tariffs[t].Fees = slices.Clone(tariffs[t].Fees)
			for k := range tariffs[t].Fees {
				tariffs[t].Fees[k].If = nil
			}
		}
		own.Lapsings[l].Renewals = tariffs
	}
	return &own
}

// RenewedUntil returns the day until which a renewal on the given day lasts, or
// Never if none is possible on that day.
func (l *Lapsing) RenewedUntil(day int) int {
	for range l.FeesOn(day) {
		return days.Add(day, l.Term)
	}
	return Never
}

// NextTerm returns the day until which it lasts that was renewed so often since the start and
// is renewed once more on a day, or Never if it cannot be.
func (l *Lapsing) NextTerm(day, times int) int {
	if !l.mayRenew(day, l.Renewed+times) {
		return Never
	}
	return l.RenewedUntil(day)
}

// mayRenew reports whether one that was renewed so often may be renewed once more on a
// day, at whatever fee.
func (l *Lapsing) mayRenew(day, times int) bool {
	return !slices.ContainsFunc(l.Renewals, func(t Tariff) bool {
		return t.Times > 0 && t.From <= day && day < t.Until && times >= t.Times
	})
}

// InForceUntil returns the day on which lapsing l is no longer in force if its
// step was done on the day end, after so many terms, or after all that can be had
// if terms is 0, and as far as its terms go. No term that begins after the day last is
// looked at.
func (p *Problem) InForceUntil(l, end, terms, last int) int {
	return p.Terms(l, end, terms, last, nil, nil, func(int) {})
}

// Terms is InForceUntil with the days, ascending, on which steps are done that renew the
// lapsing by its By, and, if not nil, what says on which days it may be renewed by a fee. It
// calls renewed with the day of each such renewal, unless it is renewed for ever.
func (p *Problem) Terms(l, end, terms, last int, by []int, may func(day int) bool, renewed func(day int)) int {
	lapsing := &p.Lapsings[l]
	day := p.LapseOf(l, end)
	if terms == 0 && day >= p.Start && may == nil && lapsing.isEndless(p.Start) {
		return Never
	}
	for n := 1; ; {
		day = lapsing.RenewedBy(day, end, by)
		if day < p.Start || day > last || terms > 0 && n >= terms || !lapsing.mayRenew(day, lapsing.Renewed+n-1) {
			return day
		}
		next := lapsing.RenewedUntil(day)
		if next == Never || next <= day || may != nil && !may(day) {
			return day
		}
		renewed(day)
		day = next
		n++
	}
}

// anew returns the last day to which another award extends a term that ends on a day.
func (l *Lapsing) anew(end, day int, by []int) int {
	until := day
	for _, award := range by {
		if end <= award && award < day {
			until = max(until, l.termFrom(award))
		}
	}
	return until
}

// Awards returns the days on which steps are done that renew the lapsing by its By; of a
// step that is not done, doneOn returns Never.
func (l *Lapsing) Awards(doneOn func(step int) int) []int {
	var awards []int
	for _, e := range l.By {
		e.Gate.Leaves(func(leaf *Gate) {
			for _, f := range leaf.Feeds {
				if day := doneOn(f.Step); e.From <= day && day < e.Until && day < Never && (l.ByAfter == 0 || day > l.ByAfter) {
					awards = append(awards, day)
				}
			}
		})
	}
	return awards
}

// RenewedBy returns the day on which it lapses that was done on the day end and else would
// lapse on a day, if other awards on some days are all that renews it.
func (l *Lapsing) RenewedBy(day, end int, by []int) int {
	for {
		next := l.anew(end, day, by)
		if next <= day {
			return day
		}
		day = next
	}
}

// termFrom returns the day on which a first term ends that begins on a day.
func (l *Lapsing) termFrom(day int) int {
	day = days.Add(day, l.Lasts)
	if l.Through.IsZero() {
		return day
	}
	return min(l.Through.Next(day), Never-1) + 1
}

// isEndless reports whether a fee can be paid on any day from the start on, by those for whom
// its gate holds, and as often as there is a term.
func (l *Lapsing) isEndless(start int) bool {
	times, always := l.hasOnEveryDay(start, isOpen)
	return always && times == 0
}

// IsOpenAlways reports whether it can be renewed on any day from the start on, by those for
// whom a gate holds, be it so many times alone.
func (l *Lapsing) IsOpenAlways(start int) bool {
	_, always := l.hasOnEveryDay(start, isOpen)
	return always
}

func isOpen(f Fee) bool { return f.Open == nil }

// IsPermanent reports whether a fee can be paid on any day from the start on, by anybody and
// as often as there is a term, and nothing else has to hold for it to stay in force.
func (l *Lapsing) IsPermanent(start int) bool {
	times, always := l.hasOnEveryDay(start, func(f Fee) bool { return f.Open == nil && f.If == nil })
	return l.While == nil && always && times == 0
}

// hasOnEveryDay reports whether each day from the start on has a tariff with a fee of some
// kind, and how often it can be renewed by each of these tariffs: by all of them as often.
func (l *Lapsing) hasOnEveryDay(start int, kind func(Fee) bool) (times int, always bool) {
	first, next := true, start
	for _, t := range l.Renewals {
		if t.Until <= start {
			continue
		}
		if t.From > next || !slices.ContainsFunc(t.Fees, kind) || !first && t.Times != times {
			return 0, false
		}
		first, next, times = false, t.Until, t.Times
	}
	return times, next == Never
}

// Asks returns the gates of the fees from a day on, but for those of an edition in which
// anybody can pay some fee on any day. Where none of them holds, there may be days on which
// it cannot be renewed.
func (l *Lapsing) Asks(start int) []*Gate {
	var asks []*Gate
	for _, t := range l.Renewals {
		if t.Until <= start || t.isFree() {
			continue
		}
		for _, fee := range t.Fees {
			if fee.If != nil {
				asks = append(asks, fee.If)
			}
		}
	}
	return asks
}

// isFree reports whether anybody can pay some fee of an edition on any of its days.
func (t *Tariff) isFree() bool {
	return slices.ContainsFunc(t.Fees, func(f Fee) bool { return f.Open == nil && f.If == nil })
}

// AsksByTurns returns the gates that Asks does, in groups: on each day on which it can be
// renewed, but not by a fee that anybody can pay, one of the gates of some group has to hold.
func (l *Lapsing) AsksByTurns(start int) []*Gate {
	var groups []*Gate
	for _, t := range l.Renewals {
		if t.Until <= start || t.isFree() {
			continue
		}
		var always, at []*Gate
		for _, fee := range t.Fees {
			switch {
			case fee.If == nil:
			case fee.Open == nil:
				always = append(always, fee.If)
			default:
				at = append(at, fee.If)
			}
		}
		if len(at) == 0 && len(always) > 0 {
			groups = append(groups, &Gate{Op: AtLeast, N: 1, Of: always})
		}
		for _, gate := range at {
			groups = append(groups, &Gate{Op: AtLeast, N: 1, Of: append(slices.Clip(always), gate)})
		}
	}
	return groups
}

// Keeping returns the gates of what else keeps it in force: what has to hold, and other
// awards that renew it.
func (l *Lapsing) Keeping() []*Gate {
	var gates []*Gate
	if l.While != nil {
		gates = append(gates, l.While)
	}
	for _, e := range l.By {
		gates = append(gates, e.Gate)
	}
	return gates
}

// DropUnsupported drops its renewals if all its fees from a day on have gates, and some
// steps could not support any of those.
func (l *Lapsing) DropUnsupported(start int, some func(step int) bool) {
	payable := func(fee Fee) bool { return fee.If.Supported(some) }
	if !slices.ContainsFunc(l.Renewals, func(t Tariff) bool { return t.Until > start && slices.ContainsFunc(t.Fees, payable) }) {
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
