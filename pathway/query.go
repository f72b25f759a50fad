package pathway

import (
	"cmp"
	"fmt"

	"github.com/credpath/credpath/credential"
)

// A Query asks for routes from a record to a target. The planner changes
// nothing in it, and nobody may while it is being answered.
type Query struct {
	Record   credential.Record
	Target   credential.ID   // a credential or a role
	Start    credential.Date // the first day of the plan
	Rank     Rank
	Study    int                      // hours a week free for study; 0 means FullTime, 40
	Work     int                      // hours a week of a planned job; 0 means FullTime, 40
	Budget   credential.Money         // the most that the known prices may sum to; zero: no limit
	Deadline credential.Date          // the last day the route may finish on; zero: no limit
	Advised  bool                     // treat recommendations as requirements
	Assume   bool                     // count what the record does not say as met, and list it in Route.Assumed
	Avoid    func(credential.ID) bool // entries that no step may take; nil avoids none
	Limit    int                      // search effort, in sets of steps looked at; 0 means DefaultLimit
}

// DefaultLimit is the search effort of a query that says none.
const DefaultLimit = 20_000

// FullTime is the hours a week of full-time work, and those that a query
// without Study or Work has.
const FullTime = 40

// hoursOr returns the hours a week that a query or a job says, or FullTime where
// it says none.
func hoursOr(hours int) int { return cmp.Or(hours, FullTime) }

// A Rank says which of two routes is better; the package comment gives each
// order in full.
type Rank int8

// The ranks. The zero Rank is Soonest.
const (
	Soonest Rank = iota
	Cheapest
	FewestSteps
)

var rankNames = []string{"soonest", "cheapest", "fewest"}

// String returns the name of the rank.
func (r Rank) String() string {
	if r < 0 || int(r) >= len(rankNames) {
		return fmt.Sprintf("Rank(%d)", int(r))
	}
	return rankNames[r]
}

// MarshalText returns the name of the rank.
func (r Rank) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the name of a rank.
func (r *Rank) UnmarshalText(text []byte) error {
	for i, name := range rankNames {
		if name == string(text) {
			*r = Rank(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a rank; write soonest, cheapest or fewest", text)
}
