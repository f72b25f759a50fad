package roadmap

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A Choice is a trade-off of finish against cost: no other route beats it in
// one without losing in the other.
type Choice struct {
	Name     string // "Choice 1"
	Finish   credential.Date
	Cost     credential.Money // the sum of the known prices
	Unpriced int              // how many prices Cost lacks
	Proven   bool             // the search was not cut short before it was sure
	Here     bool             // it is the route of the page
	Text     string           // the finish, the cost, and what is done instead of the steps of the page
}

// choices describes the routes of a frontier beside the route of the page.
func (b *builder) choices(frontier []*pathway.Route) []Choice {
	var choices []Choice
	for i, r := range frontier {
		other := &builder{catalog: b.catalog, route: r}
		here := r.Finish == b.route.Finish && slices.Equal(b.doings(), other.doings())
		differs := "; the way of this page"
		if !here {
			differs = b.difference(other)
		}
		choices = append(choices, Choice{
			Name: fmt.Sprintf("Choice %d", i+1), Finish: r.Finish, Cost: r.Cost,
			Unpriced: len(r.Unpriced), Proven: r.Proof.Proven, Here: here,
			Text: commaed(day(r.Finish), other.briefCost()) + differs,
		})
	}
	return choices
}

// choiceLines gives a line to each choice, and one to those that the
// search did not come to.
func choiceLines(choices []Choice, ended Ending) []Line {
	if len(choices) == 1 && choices[0].Proven && choices[0].Here && ended != Stopped {
		return []Line{{Text: "no other way finishes sooner, and none is known to cost less, within what was asked for"}}
	}
	var lines []Line
	for _, c := range choices {
		line := Line{Label: c.Name, Text: c.Text}
		if !c.Proven {
			line.Text += "; not proven: the search was cut short"
		}
		lines = append(lines, line)
	}
	if ended == Stopped {
		lines = append(lines, Line{Text: "there may be further trade-offs: the search was stopped"})
	}
	return lines
}
