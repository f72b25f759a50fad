package pathway

import (
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// presumedBy returns what a route assumes, if the query lets it, as a judge takes
// it; nil if not.
func presumedBy(q *question, route *Route) map[string]bool {
	if !q.Assume {
		return nil
	}
	presumed := map[string]bool{}
	for _, unsaid := range route.Assumed {
		presumed[unsaid] = false
	}
	return presumed
}

// assumed checks, once all conditions were judged, that Assumed lists in order
// nothing but what the record leaves unsaid and one of them asks about. That it
// leaves out nothing is known since they hold by it.
func (v *verifier) assumed() error {
	all := v.route.Assumed
	if len(all) > 0 && !v.query.Assume {
		return wrong(-1, "it assumes %q, which the query does not let it", all[0])
	}
	if want := slices.Sorted(maps.Keys(v.presumed)); !slices.Equal(all, want) {
		return wrong(-1, "what it assumes is %q, want each once and in order: %q", all, want)
	}
	for _, unsaid := range all {
		if !v.presumed[unsaid] {
			return wrong(-1, "it assumes %q, which none of its conditions asks and the record leaves open", unsaid)
		}
	}
	return nil
}

// mayHoldOn reports whether the query lets a condition count as met on a day,
// whatever the route says that it assumes.
func (v *verifier) mayHoldOn(p *person, c condition, day credential.Date) bool {
	rule, _ := c.rules.On(day)
	return v.days(v.judge(p, day).judge(rule.Ask, place{entry: c.entry, rule: rule})).Contains(day.DayNumber())
}

// days returns the days on which the query counts a requirement as met.
func (v *verifier) days(judged verdict) days.Set {
	if v.query.Assume {
		return judged.maybe
	}
	return judged.sure
}
