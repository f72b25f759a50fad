package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/pathway"
)

// others gives a line to each further route, numbered after the first.
func (b *builder) others(routes []*pathway.Route) []Line {
	var lines []Line
	for i, r := range routes {
		other := &builder{catalog: b.catalog, route: r}
		head := commaed(day(r.Finish), other.briefCost())
		lines = append(lines, Line{Label: fmt.Sprintf("Way %d", i+2), Text: head + b.difference(other)})
	}
	return lines
}

// ending says why there are no more routes, where that is known. What else
// would do for a step is a way too, and stands with the step.
func (b *builder) ending(o Options) []Line {
	but := ""
	if slices.ContainsFunc(b.route.Steps, func(s pathway.Step) bool { return len(s.Options) > 0 }) {
		but = ", but those under \"Or\" above"
	}
	switch {
	case o.Ended == Stopped:
		return []Line{{Text: "no further way was found before the search was stopped"}}
	case o.Ended == Exhausted && len(o.Others) > 0:
		return []Line{{Text: "there is no further way, within what was asked for" + but}}
	case o.Ended == Exhausted:
		return []Line{{Text: "there is no other way, within what was asked for" + but}}
	}
	return nil
}

// briefCost gives the sum of the known prices, and how many it lacks.
func (b *builder) briefCost() string {
	cost := "no known cost"
	if b.route.Cost.Known() {
		cost = money(b.route.Cost)
	}
	if n := len(b.route.Unpriced); n > 0 {
		cost += " and " + count(n, "price") + " not known"
	}
	return cost
}

// difference says what another route does that b does not, and which steps of
// b it does without: "; instead of step 1: Attend ...". Of a route that has no
// step in common with b it says all that it does.
func (b *builder) difference(other *builder) string {
	mine, theirs := b.doings(), other.doings()
	without := except(mine, theirs)
	var does []string
	for _, i := range except(theirs, mine) {
		does = append(does, theirs[i])
	}
	what := strings.Join(does, "; ")
	shared := slices.ContainsFunc(theirs, func(do string) bool { return do != "" && slices.Contains(mine, do) })
	switch {
	case !shared && what == "":
		return ": nothing to do"
	case !shared:
		return ": " + what
	case len(without) > 0 && what == "":
		return "; without " + b.steps(without)
	case len(without) > 0:
		return "; instead of " + b.steps(without) + ": " + what
	case what == "":
		return "; the same steps on other days"
	}
	return "; besides the steps above: " + what
}

// doings says what each step does; "" for a renewal, which tells no two ways
// apart.
func (b *builder) doings() []string {
	doings := make([]string, len(b.route.Steps))
	for i, s := range b.route.Steps {
		if s.Kind != pathway.Renew {
			doings[i] = b.do(s)
		}
	}
	return doings
}

// except returns which of some doings, by index, are not among others.
func except(doings, others []string) []int {
	var kept []int
	for i, do := range doings {
		if do != "" && !slices.Contains(others, do) {
			kept = append(kept, i)
		}
	}
	return kept
}
