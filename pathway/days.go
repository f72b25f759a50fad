package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/solve"
)

// A window is the days from one until, and not on, another.
type window struct {
	from, until int
}

// accreditedDays returns the days on which a program is accredited by one of
// the given organizations, or may be for all that is known; joined, in order.
func accreditedDays(program credential.Program, by []credential.ID, maybe bool) []window {
	var windows []window
	for _, a := range program.Accreditations {
		counts := a.Status.Accredited() || maybe && a.Status == credential.NotVerified
		if counts && slices.Contains(by, a.By) {
			windows = append(windows, window{dayOr(a.From, longAgo), dayOr(a.Until, solve.Never)})
		}
	}
	slices.SortFunc(windows, func(a, b window) int { return cmp.Compare(a.from, b.from) })
	var joined []window
	for _, s := range windows {
		if n := len(joined); n > 0 && s.from <= joined[n-1].until {
			joined[n-1].until = max(joined[n-1].until, s.until)
		} else {
			joined = append(joined, s)
		}
	}
	return joined
}

func inAny(windows []window, day int) bool {
	return slices.ContainsFunc(windows, func(s window) bool { return s.from <= day && day < s.until })
}

// lateOf returns the day on which what was done on a day is no longer within a
// period; nil for the zero Period.
func lateOf(within credential.Period) func(done int) int {
	if within.IsZero() {
		return nil
	}
	return func(done int) int {
		return firstDay(addPeriod(done, within), func(day int) bool {
			return addPeriod(day, within.Negate()) > done
		})
	}
}

// backOf returns the first day that counts within a period before a day; nil
// for the zero Period.
func backOf(within credential.Period) func(day int) int {
	if within.IsZero() {
		return nil
	}
	return func(day int) int { return addPeriod(day, within.Negate()) }
}

// firstReaching returns the first day from which on a period leads to a day or
// beyond it.
func firstReaching(end int, p credential.Period) int {
	return firstDay(addPeriod(end, p.Negate()), func(day int) bool { return addPeriod(day, p) >= end })
}

// firstDay returns the first day that does, near a guess: calendar months are
// never more than a few days off. At the end of the calendar, where none does, it
// is Never.
func firstDay(guess int, does func(day int) bool) int {
	for day := guess - monthSlack; day <= guess+monthSlack; day++ {
		if does(day) {
			return day
		}
	}
	return solve.Never
}

// monthSlack is more days than adding months and taking them off again can
// differ by.
const monthSlack = 4

// An askedRule is an edition of a rule to plan by, with the advice that goes
// with it if the query takes advice.
type askedRule struct {
	credential.Rule
	advice credential.Requirement
}

// advised returns the editions of rules and advice taken together: on each day
// both that are in force.
func advised(requires, recommends credential.Rules) []askedRule {
	edges := []credential.Date{{}}
	for _, rules := range []credential.Rules{requires, recommends} {
		for _, rule := range rules {
			edges = append(edges, rule.From, rule.Until)
		}
	}
	slices.SortFunc(edges, credential.Date.Compare)
	edges = slices.Compact(edges)
	var both []askedRule
	for i, from := range edges {
		var until credential.Date
		if i+1 < len(edges) {
			until = edges[i+1]
		}
		day := from
		if from.IsZero() {
			day = credential.DateOfDay(dayOr(until, 0) - 1)
		}
		rule, ok := requires.On(day)
		if !ok {
			continue
		}
		advice, _ := recommends.On(day)
		rule.From, rule.Until = from, until
		both = append(both, askedRule{rule, advice.Ask})
	}
	return both
}
