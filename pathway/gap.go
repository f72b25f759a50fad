package pathway

import (
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
			parts = append(parts, credential.Count(part.n, part.unit))
		}
	}
	if !g.Credits.IsZero() {
		parts = append(parts, g.Credits.Words())
	}
	return strings.Join(parts, ", ")
}
