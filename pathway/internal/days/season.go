package days

// A MonthDay is a day of every year. February 29 stands for the last day of
// February in other years. The zero MonthDay means that none was said.
type MonthDay struct {
	Month, Day int // from 1 on
}

// IsZero reports whether no day was said.
func (d MonthDay) IsZero() bool { return d == MonthDay{} }

// in returns the day in the given year.
func (d MonthDay) in(year int) int {
	m := monthIn(year, d.Month)
	return m.start() + min(d.Day, m.length()) - 1
}

// Next returns the first such day on or after the given one, or Never if the
// calendar has none any more.
func (d MonthDay) Next(day int) int {
	if day > Last {
		return Never
	}
	day = max(day, First)
	m, _ := monthOf(day)
	next := d.in(m.year())
	if next < day {
		next = d.in(m.year() + 1)
	}
	if next > Last {
		return Never
	}
	return next
}

// A Season is a window of each year, both days in it. One that ends before it
// begins runs over the turn of the year.
type Season struct {
	From, To MonthDay
}

// Contains reports whether a day of the calendar lies in the season.
func (s Season) Contains(day int) bool {
	if day < First || day > Last {
		return false
	}
	m, _ := monthOf(day)
	from, to := s.From.in(m.year()), s.To.in(m.year())
	if to < from {
		return day >= from || day <= to
	}
	return from <= day && day <= to
}

// Next returns the first day of the season on or after the given one, or Never if
// the calendar has none any more.
func (s Season) Next(day int) int {
	if day = max(day, First); s.Contains(day) {
		return day
	}
	return s.From.Next(day)
}
