package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// summary says for whom, to what, from when to when, at what cost, on what
// word of others it all rests, and how far the search went.
func (b *builder) summary(o Options) []Line {
	r := b.route
	var lines []Line
	if o.Name != "" {
		lines = append(lines, Line{Label: "For", Text: o.Name})
	}
	lines = append(lines, Line{Label: "Goal", Text: b.fullName(r.Target)})
	if text := b.dependsOn(); text != "" {
		lines = append(lines, Line{Label: "Depends on", Text: text})
	}
	lines = append(lines,
		Line{Label: "Start", Text: day(r.Start)},
		Line{Label: "Finish", Text: b.finish()},
		Line{Label: "Cost", Text: b.cost()},
	)
	if text := b.load(); text != "" {
		lines = append(lines, Line{Label: "Load", Text: text})
	}
	if there := r.Start == r.Finish && len(r.Steps) == 0; !there {
		lines = append(lines, Line{Label: "Search", Text: searched(r)})
	}
	return lines
}

// dependsOn says how much the route rests on the word of others that they
// have not given yet, and which steps are to get it; "" if it does not.
func (b *builder) dependsOn() string {
	var unconfirmed []int
	for i, s := range b.route.Steps {
		if s.Kind == pathway.Attest {
			unconfirmed = append(unconfirmed, i)
		}
	}
	if len(unconfirmed) == 0 {
		return ""
	}
	return count(len(unconfirmed), "thing") + " nobody has confirmed: " + b.steps(unconfirmed)
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

// searched says how far the search has shown the route to be the best, by its
// rank. It is about the search: what a plan that is proven best rests on may
// still turn out otherwise.
func searched(r *pathway.Route) string {
	best, may := superlative(r.Rank)
	if r.Proof.Proven {
		return "proven: within what was asked for, " + best
	}
	return "not proven: the search was cut short, so another way may " + may
}

// superlative says what no other way does if a route is the best by the rank,
// and what another may do if that is not known. Prices that are not known
// leave open what is cheaper in the end.
func superlative(rank pathway.Rank) (best, may string) {
	switch rank {
	case pathway.Soonest:
		return "no other way finishes sooner; of those that finish then, none is known to cost less", "finish sooner"
	case pathway.Cheapest:
		return "no other way is known to cost less; of those that cost the same, none finishes sooner", "cost less"
	case pathway.FewestSteps:
		return "no other way has fewer steps; of those with as many, none finishes sooner", "have fewer steps"
	}
	panic(fmt.Sprintf("roadmap: no words for rank %v", rank))
}

// factLabels names the kinds of fact in a record as a person would.
var factLabels = map[string]string{
	"born": "Age", "holding": "Credential", "job": "Work", "study": "Study", "attested": "Vouched for",
}

// evidence lists the facts of the record that the route rests on.
func (b *builder) evidence() []Line {
	var lines []Line
	for _, e := range b.route.Has {
		lines = append(lines, Line{Label: factLabels[e.Fact], Text: dated(e.Text)})
	}
	return lines
}

// advice says what the target advises and does not require.
func (b *builder) advice() []Line {
	_, advice := b.rules(b.route.Target)
	return b.advised("", advice, b.route.Finish)
}

// advised says what a rule of advice in force on the day recommends.
func (b *builder) advised(label string, advice credential.Rules, on credential.Date) []Line {
	rule, _ := advice.On(on)
	var lines []Line
	for i, part := range alternatives(rule.Ask) {
		lines = append(lines, Line{Label: label, Text: b.asks(part)})
		if i == 0 {
			lines[0].Sources = b.cite(rule.Source)
			label = spaced("Or", strings.ToLower(label))
		}
	}
	return lines
}

// alternatives returns the parts of a requirement that any one of meets: the
// requirement itself, if it is no choice.
func alternatives(ask credential.Requirement) []credential.Requirement {
	group, ok := ask.(credential.AtLeast)
	switch {
	case ask == nil:
		return nil
	case ok && group.N == 1 && group.Label == "" && len(group.Of) > 1:
		return group.Of
	}
	return []credential.Requirement{ask}
}

// doubts gathers what the route takes for granted, and what is not known.
func (b *builder) doubts() []Line {
	var lines []Line
	for _, assumed := range b.route.Assumed {
		lines = append(lines, Line{Label: "Taken as true", Text: dated(assumed)})
	}
	for i, s := range b.route.Steps {
		head := fmt.Sprintf("Step %d", i+1)
		if s.Kind == pathway.Attest {
			lines = append(lines, Line{Label: head, Text: "the plan holds only if somebody vouches for this: " + s.For})
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
