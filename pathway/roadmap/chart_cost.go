package roadmap

import "github.com/credpath/credpath/credential"

// A costScale lays amounts along the upright line of a chart.
type costScale struct {
	currency       string
	from, to, step int64 // in minor units; from and to are whole steps
}

// newCostScale returns a scale of at most six steps that has all the points.
// It begins at nothing, unless all that there is to see lies far above.
func newCostScale(points []point, currency string) costScale {
	least, most := points[0].Cost.Minor, points[0].Cost.Minor
	for _, p := range points {
		least, most = min(least, p.Cost.Minor), max(most, p.Cost.Minor)
	}
	s := costScale{currency: currency}
	if most-least < most/3 && least != most {
		s.from = least - (most-least)/4
	}
	// A hundred minor units are a whole amount of most currencies.
	s.step = roundStep(max(100, (most-s.from+4)/5))
	s.from -= s.from % s.step
	s.to = max(s.from+s.step, most+s.step-1-(most+s.step-1)%s.step)
	return s
}

// roundStep returns the first of 1, 2, 5, 10, 20, 50, ... that is not less.
func roundStep(least int64) int64 {
	for ten := int64(1); ; ten *= 10 {
		for _, n := range []int64{1, 2, 5} {
			if n*ten >= least {
				return n * ten
			}
		}
	}
}

// y returns where an amount stands.
func (s costScale) y(m credential.Money) int {
	return chartFoot - int((m.Minor-s.from)*chartHeight/(s.to-s.from))
}

// ticks returns the amounts that the scale marks, from the least on.
func (s costScale) ticks() []credential.Money {
	if s.currency == "" { // no price is known
		return nil
	}
	var ticks []credential.Money
	for minor := s.from; minor <= s.to; minor += s.step {
		ticks = append(ticks, credential.Money{Minor: minor, Currency: s.currency})
	}
	return ticks
}

// room returns the room that the amounts take.
func (s costScale) room() int {
	wide := 0
	for _, m := range s.ticks() {
		wide = max(wide, tickFont.width(FormatMoney(m)))
	}
	return wide
}
