package roadmap

import (
	"fmt"
	"slices"

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
	Differs  string           // what it does instead of the steps of the page: "instead of step 1: Join AAPC"
	Text     string           // the finish, the cost and what differs, in one sentence
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

// choices describes the routes of a frontier beside the route of the page.
func (b *builder) choices(frontier []*pathway.Route) []Choice {
	var choices []Choice
	for i, r := range frontier {
		choices = append(choices, b.choice(fmt.Sprintf("Choice %d", i+1), r))
	}
	return choices
}

// others describes further routes, numbered after the route of the page.
func (b *builder) others(routes []*pathway.Route) []Choice {
	var others []Choice
	for i, r := range routes {
		others = append(others, b.choice(fmt.Sprintf("Way %d", i+2), r))
	}
	return others
}

// choiceLines gives a line to each choice, and one to those that the
// search did not come to.
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

// briefly gives a line to each of some routes.
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
