package oracle

import "github.com/credpath/credpath/credential"

// A person can return to a credential that the record says was held, once it has lapsed:
// by one offer of one of its ways back. That is a step like earning it, of which a set has
// one at most. Another holding that counts as it does not open a way back, nor does one
// that is only proved, nor one that a step brought. The day of the lapse is the one that
// the record gives, whether or not the plan renews it on that day. A way back that does
// not say how long ago that may have been is open for ever.

// A back is when a way back is open.
type back struct {
	credential.Return
	lapses []int // on which the person ceased to hold it
}

// open reports whether a way back is open on a day. What is no return needs none.
func (b *back) open(day int) bool {
	if b == nil {
		return true
	}
	for _, lapse := range b.lapses {
		recent := b.Within.IsZero() || lapse >= add(day, b.Within.Negate())
		if lapse <= day && recent {
			return true
		}
	}
	return false
}

// waysBack returns a step for each offer of each way back. If a way has none its price is
// not known.
func (p *Planner) waysBack() []*Step {
	var steps []*Step
	for entry := range p.judge.catalog.Credentials() {
		lapses := p.lapsesOf(entry.ID)
		if len(lapses) == 0 {
			continue
		}
		for _, way := range entry.Returns {
			offers := way.Offers
			if len(offers) == 0 {
				offers = []credential.Offer{{}}
			}
			for i := range offers {
				step := p.offered(Step{
					Kind: Return, Entry: entry.ID, awards: []credential.ID{entry.ID}, back: &back{way, lapses},
				}, &offers[i])
				step.rules = compileRules(credential.Rules{{From: way.From, Until: way.Until, Ask: way.Requires}}, nil)
				step.advice = nil
				steps = append(steps, step)
			}
		}
	}
	return steps
}

// lapsesOf returns the days on which the holdings of a credential lapse by the record: by
// their terms, or because what has to hold for them is shown no longer.
func (p *Planner) lapsesOf(id credential.ID) []int {
	var lapses []int
	for _, held := range p.base.held {
		lapse := held.lapse
		if !p.judge.assume {
			lapse = min(lapse, held.kept.lapses())
		}
		if held.credential == id && !held.proven && held.during == Met && lapse < never {
			lapses = append(lapses, lapse)
		}
	}
	return lapses
}

// OpenOn reports whether the dates of a step let it be begun on a day. What is applied for
// begins when it is sat.
func (s *Step) OpenOn(day credential.Date) bool {
	open := s.tries.open(day.DayNumber())
	switch {
	case s.Offer == nil:
	case s.applies():
		open = open && s.Offer.Sits(day) && add(dayOr(s.Offer.From, always), s.Offer.Apply) <= day.DayNumber()
	default:
		open = open && s.Offer.On(day)
	}
	if s.back != nil {
		open = open && day.Between(s.back.From, s.back.Until) && s.back.open(day.DayNumber())
	}
	return open
}
