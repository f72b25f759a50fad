package roadmap

import (
	"fmt"
	"time"

	"github.com/credpath/credpath/credential"
)

// A scale lays days along a line.
type scale struct {
	from, to    credential.Date
	left, width int // in pixels
}

// newScale returns the scale from one day to another, or to the day after if
// they are the same.
func newScale(from, to credential.Date, left, width int) scale {
	if !from.Before(to) {
		to = from.Add(credential.Period{Days: 1})
	}
	return scale{from: from, to: to, left: left, width: width}
}

// days returns how many days the scale spans.
func (s scale) days() int { return max(1, s.to.DayNumber()-s.from.DayNumber()) }

// x returns the place of a day. A day outside the scale is put at its nearer end.
func (s scale) x(day credential.Date) int {
	past := day.DayNumber() - s.from.DayNumber()
	return s.left + min(max(past, 0), s.days())*s.width/s.days()
}

// A tick is a day that the scale marks.
type tick struct {
	day   credential.Date
	label string
	year  bool // it begins a year
}

// major returns the ticks with a label: as many as there is room for.
func (s scale) major() []tick {
	for _, p := range pitches {
		if p.length()*s.width >= p.room()*s.days() {
			return s.ticks(p)
		}
	}
	return nil
}

// minor returns the ticks without a label: days or weeks in a short plan, months,
// quarters or years in a longer one.
func (s scale) minor() []tick {
	for _, p := range []pitch{{days: 1}, {days: 7}, {months: 1}, {months: 3}, {months: 12}} {
		if p.length()*s.width >= 8*s.days() {
			return s.ticks(p)
		}
	}
	return nil
}

// ticks returns the days of the scale on which a pitch falls, in order.
func (s scale) ticks(p pitch) []tick {
	var ticks []tick
	for day := p.first(s.from); !day.After(s.to) && p.on(day); {
		ticks = append(ticks, p.tick(day))
		next := p.first(day.Add(credential.Period{Days: 1}))
		if !next.After(day) { // the calendar ends
			break
		}
		day = next
	}
	return ticks
}

// A pitch is a distance between ticks, in days or in months.
type pitch struct{ days, months int }

// pitches are the distances to choose from. Ticks at a distance of weeks fall on
// Mondays, those at a distance of months on the first of a month.
var pitches = []pitch{
	{days: 1}, {days: 2}, {days: 7}, {days: 14},
	{months: 1}, {months: 3}, {months: 6}, {months: 12}, {months: 24}, {months: 60},
	{months: 120}, {months: 240}, {months: 600}, {months: 1200}, {months: 6000}, {months: 24000},
}

// length returns about how many days the pitch spans.
func (p pitch) length() int { return p.days + p.months*30 }

// room returns the least distance of two labels of the pitch, in pixels.
func (p pitch) room() int {
	if p.months > 0 {
		return 44
	}
	return 58
}

// first returns the first day of the pitch on or after a day.
func (p pitch) first(day credential.Date) credential.Date {
	if p.months == 0 {
		const monday = 4 // 1970-01-05
		past := (day.DayNumber() - monday) % p.days
		return day.Add(credential.Period{Days: (p.days - past) % p.days})
	}
	month := credential.Date{Year: day.Year, Month: day.Month, Day: 1}
	if month.Before(day) {
		month = month.Add(credential.Period{Months: 1})
	}
	past := (month.Year*12 + int(month.Month) - 1) % p.months
	return month.Add(credential.Period{Months: (p.months - past) % p.months})
}

// on reports whether the pitch falls on a day that first has returned. It does not
// fall on the last day of the calendar, at which sums of dates stop.
func (p pitch) on(day credential.Date) bool { return p.months == 0 || day.Day == 1 }

// tick returns the tick of a day. Its label is the day, the month or the year, as
// the pitch needs it.
func (p pitch) tick(day credential.Date) tick {
	switch {
	case p.months == 0:
		return tick{day: day, label: fmt.Sprintf("%d %.3s", day.Day, day.Month)}
	case day.Month == time.January:
		return tick{day: day, label: fmt.Sprint(day.Year), year: true}
	}
	return tick{day: day, label: fmt.Sprintf("%.3s", day.Month)}
}

// openings returns the windows of a season that overlap the scale, in order, each
// from its first day to the day after its last.
func (s scale) openings(season credential.Season) [][2]credential.Date {
	var windows [][2]credential.Date
	for day := s.from; ; {
		first, last := window(season, day)
		if first.After(s.to) {
			return windows
		}
		after := last.Add(credential.Period{Days: 1})
		windows = append(windows, [2]credential.Date{first, after})
		if !after.After(day) { // the calendar ends
			return windows
		}
		day = after
	}
}

// window returns the first and the last day of the window of a season that is open
// on a day or, if none is, of the next one.
func window(season credential.Season, day credential.Date) (first, last credential.Date) {
	const back, on = -1, 1
	edge := func(step int) credential.Date {
		at := season.Next(day)
		for range 366 {
			next := at.Add(credential.Period{Days: step})
			if next == at || !season.Contains(next) {
				return at
			}
			at = next
		}
		return at
	}
	return edge(back), edge(on)
}

// A costScale lays amounts along the upright axis of a chart.
type costScale struct {
	currency       string
	from, to, step int64 // in minor units; from and to are whole steps
}

// newCostScale returns a scale of at most six steps for the costs of all points. It
// begins at zero, unless the costs lie close together and far above zero.
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

// roundStep returns the first of 1, 2, 5, 10, 20, 50, ... that is at least so much.
func roundStep(least int64) int64 {
	for ten := int64(1); ; ten *= 10 {
		for _, n := range []int64{1, 2, 5} {
			if n*ten >= least {
				return n * ten
			}
		}
	}
}

// y returns the place of an amount.
func (s costScale) y(m credential.Money) int {
	return chartFoot - int((m.Minor-s.from)*chartHeight/(s.to-s.from))
}

// ticks returns the amounts that the scale marks, in order; none if no price is
// known.
func (s costScale) ticks() []credential.Money {
	if s.currency == "" {
		return nil
	}
	var ticks []credential.Money
	for minor := s.from; minor <= s.to; minor += s.step {
		ticks = append(ticks, credential.Money{Minor: minor, Currency: s.currency})
	}
	return ticks
}

// room returns the width of the widest amount.
func (s costScale) room() int {
	wide := 0
	for _, m := range s.ticks() {
		wide = max(wide, tickFont.width(FormatMoney(m)))
	}
	return wide
}
