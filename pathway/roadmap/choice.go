package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A Choice is a route in brief, beside that of the page.
type Choice struct {
	Name     string // "Choice 1" of the trade-offs, "Way 2" of the further routes
	Finish   credential.Date
	Cost     credential.Money // the sum of the known prices
	Unpriced int              // how many prices Cost lacks
	Proven   bool             // the search was not cut short before it was sure
	Here     bool             // it is the route of the page
	Differs  string           // its steps in the place of those of the page: "instead of step 1: Join AAPC"
	Text     string           // the finish, the cost and the differences, in one sentence
}

// choices describes routes beside the route of the page. Their names are a word
// and a number, counted from first.
func (b *builder) choices(word string, first int, routes []*pathway.Route) []Choice {
	var choices []Choice
	for i, r := range routes {
		choices = append(choices, b.choice(fmt.Sprintf("%s %d", word, first+i), r))
	}
	return choices
}

// choice describes a route beside the route of the page.
func (b *builder) choice(name string, r *pathway.Route) Choice {
	other := &builder{catalog: b.catalog, route: r}
	c := Choice{
		Name: name, Finish: r.Finish, Cost: r.Cost, Unpriced: len(r.Unpriced), Proven: r.Proof.Proven,
		Here: r.Finish == b.route.Finish && slices.Equal(b.doings(), other.doings()),
	}
	apart := false
	if c.Differs = "the way of this page"; !c.Here {
		c.Differs, apart = b.difference(other)
	}
	link := "; "
	if apart {
		link = ": "
	}
	c.Text = commaed(FormatDate(r.Finish), FormatCost(r.Cost, len(r.Unpriced))) + link + c.Differs
	return c
}

// difference compares another route with that of b: the steps that only the other
// has, the steps of b that it lacks, and the common steps that have another price.
// An example is "instead of step 1: Attend ...; step 4 costs 222 USD". If the two
// have no step in common, apart is true, and the text has all steps of the other.
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

// repriced names the steps of b that another route takes at another price, each
// with that price.
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

// costs writes the price of a step after its name: "costs 222 USD".
func costs(s pathway.Step) string {
	switch {
	case s.Unpriced:
		return "has a price that is not known"
	case s.Price.Minor == 0:
		return "costs nothing"
	}
	return "costs " + FormatMoney(s.Price)
}

// doings names each step in a verb phrase. A renewal is "", because renewals are
// not compared.
func (b *builder) doings() []string {
	doings := make([]string, len(b.route.Steps))
	for i, s := range b.route.Steps {
		if s.Kind != pathway.Renew {
			doings[i] = b.do(s)
		}
	}
	return doings
}

// except returns the indices of those doings that are not among others.
func except(doings, others []string) []int {
	var kept []int
	for i, do := range doings {
		if do != "" && !slices.Contains(others, do) {
			kept = append(kept, i)
		}
	}
	return kept
}

// choiceLines gives a line to each choice, and a last one if there may be more.
func choiceLines(choices []Choice, ended Ending) []Line {
	if len(choices) == 1 && choices[0].Proven && choices[0].Here && ended != Stopped {
		return []Line{{Text: "No other way finishes sooner, and none is known to cost less, within what was asked for."}}
	}
	lines := briefly(choices)
	if ended == Stopped {
		lines = append(lines, Line{Text: "There may be further trade-offs: the search was stopped."})
	}
	return lines
}

// briefly gives a line to each choice.
func briefly(choices []Choice) []Line {
	var lines []Line
	for _, c := range choices {
		line := Line{Label: c.Name, Text: c.Text}
		if !c.Proven {
			line.Text += "; not proven: the search was cut short"
		}
		lines = append(lines, line)
	}
	return lines
}

// ending says why there are no more routes, if that is known. It mentions the
// options of the steps, because each of them makes another route.
func (b *builder) ending(o Options) []Line {
	but, or, ask := "", false, false
	for _, s := range b.route.Steps {
		for _, o := range s.Options {
			or, ask = or || o.Assumed == (pathway.Assumption{}), ask || o.Assumed != (pathway.Assumption{})
		}
	}
	switch {
	case or && ask:
		but = ", but those under \"Or\" and \"Ask\" above"
	case or:
		but = ", but those under \"Or\" above"
	case ask:
		but = ", but those under \"Ask\" above"
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
