package credential

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A Period is a length of calendar time in months and days, as ISO 8601 writes
// them: "P2Y6M", "P90D". The zero Period means that none was said; no time at
// all is written "P0D" and is the same value. Periods compare with ==, but are
// not ordered: which of P1M and P30D is longer depends on the month. No text
// stands for one below zero; [Period.Negate] gives those, for [Date.Add].
type Period struct {
	Months int
	Days   int
}

// maxMonths and maxDays bound a Period to what a plan for a person can need.
const (
	maxMonths = 200 * 12
	maxDays   = 200 * 366
)

// ParsePeriod reads a period of whole years, months, weeks and days in that
// order, such as "P2Y6M", "P6W" or "P90D".
func ParsePeriod(s string) (Period, error) {
	bad := fmt.Errorf("%q is not a period; write years, months, weeks and days such as %q, %q or %q", s, "P2Y6M", "P6W", "P90D")
	rest, ok := strings.CutPrefix(s, "P")
	if !ok || rest == "" {
		return Period{}, bad
	}
	var p Period
	units := "YMWD"
	for rest != "" {
		end := strings.IndexAny(rest, units)
		if end <= 0 {
			return Period{}, bad
		}
		n, err := strconv.ParseUint(rest[:end], 10, 24)
		if err != nil {
			return Period{}, bad
		}
		switch rest[end] {
		case 'Y':
			p.Months += 12 * int(n)
		case 'M':
			p.Months += int(n)
		case 'W':
			p.Days += 7 * int(n)
		case 'D':
			p.Days += int(n)
		}
		units = units[strings.IndexByte(units, rest[end])+1:]
		rest = rest[end+1:]
	}
	if p.Months > maxMonths || p.Days > maxDays {
		return Period{}, fmt.Errorf("period %q is longer than 200 years; write a shorter one, or none where there is no end", s)
	}
	return p, nil
}

// IsZero reports whether p is no time at all.
func (p Period) IsZero() bool { return p == Period{} }

// String returns the period in ISO 8601 with the fewest parts; the zero Period
// is "P0D".
func (p Period) String() string {
	if p.IsZero() {
		return "P0D"
	}
	var b strings.Builder
	b.WriteByte('P')
	part := func(n int, unit byte) {
		if n != 0 {
			b.WriteString(strconv.Itoa(n))
			b.WriteByte(unit)
		}
	}
	part(p.Months/12, 'Y')
	part(p.Months%12, 'M')
	part(p.Days, 'D')
	return b.String()
}

// Negate returns the period that goes as far back as p goes forward.
func (p Period) Negate() Period { return Period{Months: -p.Months, Days: -p.Days} }

// FewestDays returns the fewest days that p spans from any day of the
// calendar: 28 for P1M, 181 for P6M, 365 for P1Y. It is what a rule of
// experience asks for, so that nobody who has the calendar time is refused.
func (p Period) FewestDays() int {
	if p.Months == 0 {
		return p.Days
	}
	fewest := maxDays
	// The year 2100 has no leap day: no span is shorter than one around it.
	for month := range 8 * 12 {
		from := Date{Year: 2096 + month/12, Month: time.Month(month%12 + 1), Day: 1}
		end := from.Add(Period{Months: p.Months})
		span := end.DayNumber() - from.DayNumber()
		cut := max(0, daysIn(from.Year, from.Month)-daysIn(end.Year, end.Month))
		fewest = min(fewest, span-cut)
	}
	return fewest + p.Days
}

// MarshalText returns the period as [Period.String] does.
func (p Period) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads what [Period.MarshalText] wrote.
func (p *Period) UnmarshalText(text []byte) error { return unmarshal(p, text, ParsePeriod) }
