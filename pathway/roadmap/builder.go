package roadmap

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A builder writes the parts of a page, or of a comparison, that are about one
// route. The methods of this file look up names, rules and offers for the others.
type builder struct {
	catalog    *credential.Catalog
	route      *pathway.Route
	*citations // nil: sources are not numbered
}

// name returns the short name of an entry, for the middle of a sentence: its
// abbreviation where it has one.
func (b *builder) name(id credential.ID) string {
	if p, ok := b.catalog.Program(id); ok {
		return b.programName(p)
	}
	return b.catalog.NameOf(id)
}

// fullName returns the name of an entry, with its abbreviation.
func (b *builder) fullName(id credential.ID) string {
	if c, ok := b.catalog.Credential(id); ok {
		if c.Abbreviation != "" && c.Abbreviation != c.Name {
			return c.Name + " (" + c.Abbreviation + ")"
		}
		return c.Name
	}
	if p, ok := b.catalog.Program(id); ok {
		return b.programName(p)
	}
	if r, ok := b.catalog.Role(id); ok {
		return r.Name
	}
	if o, ok := b.catalog.Organization(id); ok {
		return o.Name
	}
	return string(id)
}

// programName returns the name of a program, followed by that of its school
// unless the program's own name contains it.
func (b *builder) programName(p credential.Program) string {
	school, ok := b.catalog.Organization(p.Provider)
	if !ok || strings.Contains(p.Name, school.Name) {
		return p.Name
	}
	return p.Name + " at " + school.Name
}

// authority names the issuer of a credential or the school of a program.
func (b *builder) authority(id credential.ID) string {
	c, _ := b.catalog.Credential(id)
	p, _ := b.catalog.Program(id)
	o, _ := b.catalog.Organization(c.Issuer + p.Provider)
	return o.Name
}

// subject names what a step is about: the exam, the clearance, the credential, the work.
func (b *builder) subject(s pathway.Step) string {
	switch {
	case s.Entry == "" || s.Kind == pathway.Attest:
		return s.For
	case s.Kind == pathway.Renew:
		return "renewing " + b.name(s.Entry)
	case s.Kind == pathway.Return:
		return "the way back to " + the(b.name(s.Entry))
	case s.Kind == pathway.Prepare:
		return "preparing for " + the(b.name(s.Entry))
	}
	if c, _ := b.catalog.Credential(s.Entry); c.Kind == credential.Assessment || c.Kind == credential.Clearance {
		return the(b.name(s.Entry))
	}
	return b.name(s.Entry)
}

// steps names steps by their numbers: "steps 1 and 3".
func (b *builder) steps(indices []int) string {
	var numbers []string
	for _, i := range indices {
		numbers = append(numbers, fmt.Sprint(i+1))
	}
	if len(numbers) == 1 {
		return "step " + numbers[0]
	}
	return "steps " + credential.JoinWords(numbers, "and")
}

// asks writes a condition in words; "" for none.
func (b *builder) asks(r credential.Requirement) string {
	if r == nil {
		return ""
	}
	return b.catalog.Phrase(r)
}

// rule returns the rule that an entry asks to be met on the day it is taken up.
func (b *builder) rule(id credential.ID, day credential.Date) credential.Rule {
	rules, _ := b.rules(id)
	rule, _ := rules.On(day)
	return rule
}

// ruleOf returns the rule that a step has to meet on the day on which it is taken up.
func (b *builder) ruleOf(s pathway.Step) credential.Rule {
	if s.Kind == pathway.Return {
		back, _ := b.back(s)
		return credential.Rule{Ask: back.Requires, Source: back.Source}
	}
	if s.Kind == pathway.Prepare {
		return credential.Rule{Ask: b.background(s), Source: s.Source}
	}
	return b.rule(s.Entry, s.Start)
}

// background returns the background for which a preparation is enough.
func (b *builder) background(s pathway.Step) credential.Requirement {
	c, _ := b.catalog.Credential(s.Entry)
	for _, p := range c.Exam.Preparation {
		if p.Source == s.Source {
			return p.If
		}
	}
	return nil
}

// rules returns the requirements of an entry, and its advice.
func (b *builder) rules(id credential.ID) (requires, recommends credential.Rules) {
	if c, ok := b.catalog.Credential(id); ok {
		return c.Requires, c.Recommends
	}
	if r, ok := b.catalog.Role(id); ok {
		return r.Requires, r.Recommends
	}
	p, _ := b.catalog.Program(id)
	return p.Admits, nil
}

// prefers returns what the issuer or the employers of an entry merely like.
func (b *builder) prefers(id credential.ID) credential.Rules {
	if c, ok := b.catalog.Credential(id); ok {
		return c.Prefers
	}
	r, _ := b.catalog.Role(id)
	return r.Prefers
}

// offer returns the offer that a step takes.
func (b *builder) offer(s pathway.Step) (credential.Offer, bool) {
	for _, o := range b.offers(s) {
		if o.Name == s.Offer && o.On(s.Start) {
			return o, true
		}
	}
	return credential.Offer{}, false
}

// offers returns the offers among which a step takes one, those of a way back until
// that closes.
func (b *builder) offers(s pathway.Step) []credential.Offer {
	if s.Kind == pathway.Prepare {
		return nil
	}
	if s.Kind == pathway.Return {
		back, _ := b.back(s)
		offers, closes := slices.Clone(back.Offers), back.Closes(s.Lapsed)
		if len(offers) == 0 {
			offers = []credential.Offer{{}}
		}
		for i, o := range offers {
			if o.Until.IsZero() || !closes.IsZero() && closes.Before(o.Until) {
				offers[i].Until = closes
			}
		}
		return offers
	}
	if c, ok := b.catalog.Credential(s.Entry); ok {
		return c.Offers
	}
	p, _ := b.catalog.Program(s.Entry)
	return p.Offers
}

// back returns the way back to a credential that a step takes.
func (b *builder) back(s pathway.Step) (credential.Return, bool) {
	c, _ := b.catalog.Credential(s.Entry)
	for _, back := range c.Returns {
		named := func(o credential.Offer) bool { return o.Name == s.Offer && o.On(s.Start) }
		unnamed := len(back.Offers) == 0 && s.Offer == ""
		if back.On(s.Start, s.Lapsed) && (unnamed || slices.ContainsFunc(back.Offers, named)) {
			return back, true
		}
	}
	return credential.Return{}, false
}

// unpriced names the entries whose prices are not known.
func (b *builder) unpriced() []string {
	var names []string
	for _, id := range b.route.Unpriced {
		names = append(names, b.name(id))
	}
	return names
}

// assumed gives a line to each thing that the route takes for granted.
func (b *builder) assumed() []Line {
	var lines []Line
	for _, a := range b.route.Assumed {
		lines = append(lines, Line{Label: "Taken as true", Text: FormatDatesIn(a.Text)})
	}
	return lines
}

// earnsGoal reports whether a step of the route earns the goal.
func (b *builder) earnsGoal() bool {
	return slices.ContainsFunc(b.route.Steps, b.isGoal)
}

// isGoal reports whether a step earns the goal.
func (b *builder) isGoal(s pathway.Step) bool {
	return s.Entry == b.route.Target && s.Kind != pathway.Renew && s.Kind != pathway.Work
}
