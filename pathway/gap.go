package pathway

import (
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Gap is how much is missing. Zero parts are not missing, or not measurable.
type Gap struct {
	Days    int                `json:"days,omitempty"`   // of full-time work or, where the calendar counts, of any
	Hours   int                `json:"hours,omitempty"`  // of work
	Credits credential.Credits `json:"credits,omitzero"` // in semester hours, rounded up
	Years   int                `json:"years,omitempty"`  // of age
}

// IsZero reports whether nothing that can be measured is missing.
func (g Gap) IsZero() bool { return g == Gap{} }

// String says how much is missing: "1,530 hours"; "" for the zero Gap.
func (g Gap) String() string {
	var parts []string
	for _, part := range []struct {
		n    int
		unit string
	}{{g.Days, "day"}, {g.Hours, "hour"}, {g.Years, "year"}} {
		if part.n > 0 {
			parts = append(parts, countOf(part.n, part.unit))
		}
	}
	if !g.Credits.IsZero() {
		parts = append(parts, g.Credits.Words())
	}
	return strings.Join(parts, ", ")
}

// countOf returns a number of things: "1 year", "1,950 hours".
func countOf(n int, unit string) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	if n != 1 {
		unit += "s"
	}
	return s + " " + unit
}
