package roadmap

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// factLabels names the kinds of fact in a record as a person would.
var factLabels = map[string]string{
	"born": "Age", "holding": "Credential", "job": "Work", "study": "Study", "attested": "Vouched for",
}

// evidence lists the facts of the record that the route rests on.
func (b *builder) evidence() []Line {
	var lines []Line
	for _, e := range b.route.Has {
		lines = append(lines, Line{Label: factLabels[e.Fact], Text: FormatDatesIn(e.Text)})
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
		lines = append(lines, Line{Label: "Taken as true", Text: FormatDatesIn(assumed)})
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
