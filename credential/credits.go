package credential

import (
	"fmt"
	"slices"
	"strings"
)

// Credits is an amount of academic credit in hundredths of a semester or quarter
// hour, or of instruction in hundredths of a clock hour. The zero Credits means that
// none was said.
type Credits struct {
	Hundredths int
	Unit       CreditUnit
}

// A CreditUnit says what one credit is. A quarter hour is two thirds of a semester
// hour. A clock hour, also called a contact hour, is one of instruction: how many make
// a credit is for each school to say, so it converts to neither.
type CreditUnit string

// The units of credit; the names follow CTDL's creditUnit:SemesterHour,
// creditUnit:QuarterHour and creditUnit:ClockHour.
const (
	Semester CreditUnit = "semester"
	Quarter  CreditUnit = "quarter"
	Clock    CreditUnit = "clock"
)

// creditUnits has every unit, in the order of their constants.
var creditUnits = []CreditUnit{Semester, Quarter, Clock}

// Converts reports whether credit of one unit counts where the other is asked for.
func (u CreditUnit) Converts(to CreditUnit) bool { return (u == Clock) == (to == Clock) }

// ParseCredits reads an amount and its unit: "6 semester", "4.5 quarter", "35 clock".
// The most is 1,000 semester or quarter hours, and 10,000 clock hours.
func ParseCredits(s string) (Credits, error) {
	bad := fmt.Errorf("%q is not an amount of credit; write a number and a unit, such as %q, %q or %q", s, "6 semester", "9 quarter", "35 clock")
	number, unit, ok := strings.Cut(s, " ")
	n, fixed := parseFixed(number, 2)
	most := int64(100_000)
	if unit == string(Clock) {
		most *= 10
	}
	if !ok || !fixed || n > most || !slices.Contains(creditUnits, CreditUnit(unit)) {
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

// Weight returns the amount in three-hundredths of a semester hour, in which semester
// and quarter hours are whole, or of a clock hour. So sums of what converts are exact
// and nothing is rounded up: a sum reaches what is asked for exactly when its weight
// does.
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

// A Grade is a letter grade, "A+" down to "F", or says only that a course was passed
// or failed. The zero Grade means that none was said: it is neither a pass nor a fail.
type Grade string

// The grades without a letter.
const (
	Pass Grade = "pass"
	Fail Grade = "fail"
)

// letters has the letter grades from the lowest to the highest.
var letters = []Grade{"F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"}

// grades has every grade.
var grades = append([]Grade{Fail, Pass}, letters...)

// ParseGrade reads a grade: "B+", "pass".
func ParseGrade(s string) (Grade, error) {
	if !slices.Contains(grades, Grade(s)) {
		return "", fmt.Errorf("%q is not a grade; write a letter from A to D or F, with + or - if need be, or %q or %q", s, Pass, Fail)
	}
	return Grade(s), nil
}

// Fails reports whether g is a failing grade, F or [Fail]. It gives no credit.
func (g Grade) Fails() bool { return g == Fail || g == "F" }

// AtLeast reports whether g is as good as least. What does not fail is as good as
// [Pass]. A pass is as good as no letter, since nobody says which one it was, and the
// zero Grade only as the zero Grade.
func (g Grade) AtLeast(least Grade) bool {
	switch {
	case least == "" || g == least:
		return true
	case least.Fails():
		return g != ""
	case least == Pass:
		return g != "" && !g.Fails()
	}
	return slices.Index(letters, g) >= slices.Index(letters, least)
}

// MayBe reports whether g, which is not for sure as good as least, may be: it was not
// said, or is a pass where a letter is asked for.
func (g Grade) MayBe(least Grade) bool {
	return !g.AtLeast(least) && (g == "" || g == Pass)
}
