package roadmap

import (
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// ending says why there are no more routes, where that is known. What else
// would do for a step is a way too, and stands with the step.
func (b *builder) ending(o Options) []Line {
	but := ""
	if slices.ContainsFunc(b.route.Steps, func(s pathway.Step) bool { return len(s.Options) > 0 }) {
		but = ", but those under \"Or\" above"
	}
	switch {
	case o.Ended == Stopped:
		return []Line{{Text: "No further way was found before the search was stopped."}}
	case o.Ended == Exhausted && len(o.Others) > 0:
		return []Line{{Text: "There is no further way, within what was asked for" + but + "."}}
	case o.Ended == Exhausted:
		return []Line{{Text: "There is no other way, within what was asked for" + but + "."}}
	}
	return nil
}

// difference says what another route does that b does not, which steps of b it
// does without, and which of those it keeps have another price: "instead of step
// 1: Attend ...; step 4 costs 222 USD". Of a route that has no step in common
// with b, apart is true, and it says all that the other does.
func (b *builder) difference(other *builder) (what string, apart bool) {
	mine, theirs := b.doings(), other.doings()
	without := except(mine, theirs)
	var does []string
	for _, i := range except(theirs, mine) {
		does = append(does, theirs[i])
	}
	what = strings.Join(does, "; ")
	prices := b.repriced(other)
	switch shared := slices.ContainsFunc(theirs, func(do string) bool { return do != "" && slices.Contains(mine, do) }); {
	case !shared && what == "":
		return "nothing to do", true
	case !shared:
		return what, true
	case len(without) == 0 && what == "" && len(prices) > 0:
		return "the same steps, but " + credential.JoinWords(prices, "and"), false
	case len(without) == 0 && what == "":
		return "the same steps on other days", false
	case what == "":
		what = "without " + b.steps(without)
	case len(without) > 0:
		what = "instead of " + b.steps(without) + ": " + what
	default:
		what = "besides the steps above: " + what
	}
	return strings.Join(append([]string{what}, prices...), "; "), false
}

// repriced says which steps of b another route takes at another price.
func (b *builder) repriced(other *builder) []string {
	var prices []string
	theirs := other.doings()
	for i, do := range b.doings() {
		j := slices.Index(theirs, do)
		if do == "" || j < 0 {
			continue
		}
		mine, their := b.route.Steps[i], other.route.Steps[j]
		if mine.Price != their.Price || mine.Unpriced != their.Unpriced {
			prices = append(prices, b.steps([]int{i})+" "+costs(their))
		}
	}
	return prices
}

// costs says what a step costs, after its name.
func costs(s pathway.Step) string {
	switch {
	case s.Unpriced:
		return "has a price that is not known"
	case s.Price.Minor == 0:
		return "costs nothing"
	}
	return "costs " + FormatMoney(s.Price)
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
