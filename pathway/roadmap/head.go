package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// summary says for whom, to what, from when to when and at what cost.
func (b *builder) summary(o Options) []Line {
	r := b.route
	var lines []Line
	if o.Name != "" {
		lines = append(lines, Line{Label: "For", Text: o.Name})
	}
	return append(lines,
		Line{Label: "Goal", Text: b.fullName(r.Target)},
		Line{Label: "Start", Text: day(r.Start)},
		Line{Label: "Finish", Text: b.finish()},
		Line{Label: "Cost", Text: b.cost()},
		Line{Label: "Certainty", Text: b.certainty()},
	)
}

func (b *builder) finish() string {
	r := b.route
	if r.Start == r.Finish && len(r.Steps) == 0 {
		return day(r.Finish) + ": nothing is left to do"
	}
	if r.Start == r.Finish {
		return day(r.Finish) + ", the same day"
	}
	text := day(r.Finish) + ", after " + span(r.Start, r.Finish)
	if len(r.Steps) == 0 {
		text += ": nothing to do but wait for what is under way"
	}
	return text
}

// cost gives the sum of the known prices, and names what it lacks.
func (b *builder) cost() string {
	var parts, names []string
	if b.route.Cost.Known() {
		parts = append(parts, money(b.route.Cost))
	}
	for _, id := range b.route.Unpriced {
		names = append(names, b.name(id))
	}
	switch len(names) {
	case 0:
	case 1:
		parts = append(parts, "1 price that is not known: "+names[0])
	default:
		parts = append(parts, fmt.Sprintf("%d prices that are not known: %s", len(names), listed(names)))
	}
	if len(parts) == 0 {
		return "nothing"
	}
	return strings.Join(parts, ", plus ")
}

// certainty says how far the route is known to be the best.
func (b *builder) certainty() string {
	if b.route.Proof.Proven {
		return "proven: the search has passed over no better way"
	}
	return "not proven: the search stopped early, so a better way may exist"
}

// advice says what the target advises and does not require.
func (b *builder) advice() []Line {
	_, advice := b.rules(b.route.Target)
	return b.advised("", advice, b.route.Finish)
}

// advised says what a rule of advice in force on the day recommends.
func (b *builder) advised(label string, advice credential.Rules, on credential.Date) []Line {
	rule, _ := advice.On(on)
	if rule.Ask == nil {
		return nil
	}
	return []Line{{Label: label, Text: b.asks(rule.Ask), Sources: b.cite(rule.Source)}}
}

// doubts gathers what the route takes for granted, and what is not known.
func (b *builder) doubts() []Line {
	var lines []Line
	for _, assumed := range b.route.Assumed {
		lines = append(lines, Line{Label: "Taken as true", Text: assumed})
	}
	for i, s := range b.route.Steps {
		head := fmt.Sprintf("Step %d", i+1)
		if s.Kind == pathway.Attest {
			lines = append(lines, Line{Label: head, Text: "the plan holds only if it is true, and somebody vouches for it: " + s.For})
		}
		if s.Confidence == credential.Unverified {
			lines = append(lines, Line{Label: head, Text: "a rule or a figure of " + b.subject(s) + " could not be verified; " + b.confirm(s), Sources: b.weak(s)})
		}
		if s.Unpriced {
			lines = append(lines, Line{Label: head, Text: "the price of " + b.subject(s) + " is not known" + b.ask(s)})
		}
	}
	return lines
}
