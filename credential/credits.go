package credential

import (
	"fmt"
	"slices"
	"strings"
)

// Credits is an amount of academic credit in hundredths of a semester or
// quarter hour. The zero Credits means that none was said.
type Credits struct {
	Hundredths int
	Unit       CreditUnit
}

// A CreditUnit says what one credit is. A quarter hour is two thirds of a
// semester hour.
type CreditUnit string

// The units of credit; the names follow CTDL's creditUnit:SemesterHour and
// creditUnit:QuarterHour.
const (
	Semester CreditUnit = "semester"
	Quarter  CreditUnit = "quarter"
)

// ParseCredits reads an amount and its unit: "6 semester", "4.5 quarter".
func ParseCredits(s string) (Credits, error) {
	bad := fmt.Errorf("%q is not an amount of credit; write a number and a unit, such as %q or %q", s, "6 semester", "9 quarter")
	number, unit, ok := strings.Cut(s, " ")
	n, fixed := parseFixed(number, 2)
	if !ok || !fixed || n > 100_000 || unit != string(Semester) && unit != string(Quarter) {
		return Credits{}, bad
	}
	return Credits{Hundredths: int(n), Unit: CreditUnit(unit)}, nil
}

// IsZero reports whether no amount was said.
func (c Credits) IsZero() bool { return c == Credits{} }

// String returns the amount and its unit, or "" for the zero Credits.
func (c Credits) String() string {
	if c.IsZero() {
		return ""
	}
	return formatFixed(int64(c.Hundredths), 2) + " " + string(c.Unit)
}

// Weight returns the amount in three-hundredths of a semester hour, in which
// both units are whole, so that sums are exact and nothing is rounded up: a sum
// reaches what is asked for exactly when its weight does.
func (c Credits) Weight() int {
	if c.Unit == Quarter {
		return 2 * c.Hundredths
	}
	return 3 * c.Hundredths
}

// MarshalText returns the amount as [Credits.String] does.
func (c Credits) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads what [Credits.MarshalText] wrote.
func (c *Credits) UnmarshalText(text []byte) error { return unmarshalOrZero(c, text, ParseCredits) }

// A Grade is a letter grade, "A+" down to "F". The zero Grade means that none
// was said: it is neither a pass nor a fail.
type Grade string

// grades has the letter grades from the lowest to the highest.
var grades = []Grade{"F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"}

// ParseGrade reads a letter grade.
func ParseGrade(s string) (Grade, error) {
	if !slices.Contains(grades, Grade(s)) {
		return "", fmt.Errorf("%q is not a grade; write a letter from A to D or F, with + or - if need be", s)
	}
	return Grade(s), nil
}

// AtLeast reports whether g is as good as least. The zero Grade is as good
// only as the zero Grade.
func (g Grade) AtLeast(least Grade) bool {
	return slices.Index(grades, g) >= slices.Index(grades, least)
}
