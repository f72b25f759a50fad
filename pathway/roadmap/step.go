package roadmap

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// step returns what the page says of the i-th step of the route.
func (b *builder) step(i int) Step {
	s := b.route.Steps[i]
	step := Step{
		Number:   i + 1,
		Kind:     s.Kind,
		Do:       b.do(s),
		Start:    s.Start,
		Finish:   s.Finish,
		Price:    s.Price,
		Unpriced: s.Unpriced,
		wait:     b.waiting(s),
	}
	step.Lines = append(step.Lines, b.when(s))
	step.Lines = append(step.Lines, b.price(s)...)
	step.Lines = append(step.Lines, b.why(s)...)
	step.Lines = append(step.Lines, b.needs(s)...)
	step.Lines = append(step.Lines, b.exam(s)...)
	step.Lines = append(step.Lines, b.notes(s)...)
	step.Lines = append(step.Lines, b.flag(s)...)
	step.Options, step.More = b.options(s)
	return step
}

// do says what a step does, in a verb phrase.
func (b *builder) do(s pathway.Step) string {
	switch s.Kind {
	case pathway.Attend:
		return commaed("Attend "+b.fullName(s.Entry), s.Offer)
	case pathway.Earn:
		return b.earn(s.Entry)
	case pathway.Join:
		return join(b.name(s.Entry))
	case pathway.Work:
		return b.work(s)
	case pathway.Attest:
		return "Have this vouched for: " + s.For
	case pathway.Renew:
		return "Renew " + b.name(s.Entry)
	}
	panic(fmt.Sprintf("roadmap: no words for a step of kind %v", s.Kind))
}

// earn says that an exam is sat, or that a credential is earned.
func (b *builder) earn(id credential.ID) string {
	c, _ := b.catalog.Credential(id)
	if c.Kind == credential.Assessment {
		return "Sit " + the(b.name(id))
	}
	return "Earn " + b.fullName(id)
}

// work names the job: a role of the catalog, or a job of the record that goes on.
func (b *builder) work(s pathway.Step) string {
	job := "Work as "
	if s.For != "" {
		job = "Go on as "
	}
	if s.Entry == "" {
		job = "Go on with " + s.For
	} else {
		job += credential.WithArticle(uncapitalized(b.name(s.Entry)))
	}
	if s.Weekly == 0 {
		return job
	}
	return job + ", " + credential.Count(s.Weekly, "hour") + " a week"
}

// when says from when to when a step runs, and what it takes of a week.
func (b *builder) when(s pathway.Step) Line {
	if s.Start == s.Finish {
		return Line{Label: "When", Text: FormatDate(s.Start) + b.windows(s)}
	}
	text := FormatDate(s.Start) + " to " + FormatDate(s.Finish) + ": " + FormatSpan(s.Start, s.Finish)
	if s.Kind == pathway.Attend && s.Weekly > 0 {
		text += ", " + credential.Count(s.Weekly, "hour") + " of study a week"
	}
	return Line{Label: "When", Text: text + b.windows(s)}
}

// windows says when in the year the step can be begun, where that is said.
func (b *builder) windows(s pathway.Step) string {
	o, _ := b.offer(s)
	if len(o.Seasons) == 0 || s.Kind == pathway.Renew {
		return ""
	}
	var seasons []string
	for _, season := range o.Seasons {
		seasons = append(seasons, dayOfYear(season.From)+" to "+dayOfYear(season.To))
	}
	if len(seasons) == 1 {
		return "; can be begun each year from " + seasons[0]
	}
	return "; can be begun each year from " + credential.JoinWords(seasons, "and")
}

// needs says which steps it rests on: those done by then, and those under way.
func (b *builder) needs(s pathway.Step) []Line {
	if len(s.After) == 0 {
		return nil
	}
	var done, running []int
	for _, i := range s.After {
		if b.route.Steps[i].Finish.After(s.Start) {
			running = append(running, i)
		} else {
			done = append(done, i)
		}
	}
	var parts []string
	if len(done) > 0 {
		parts = append(parts, "after "+b.steps(done))
	}
	if len(running) > 0 {
		parts = append(parts, "while "+b.steps(running)+" is still under way")
	}
	return []Line{{Label: "Order", Text: credential.JoinWords(parts, "and")}}
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

// notes gives what the catalog adds about the entry, and what is advised.
func (b *builder) notes(s pathway.Step) []Line {
	if s.Kind == pathway.Renew {
		return b.renewal(s)
	}
	var lines []Line
	if c, ok := b.catalog.Credential(s.Entry); ok && c.Note != "" {
		lines = append(lines, Line{Label: "Note", Text: FormatDatesIn(c.Note)})
	}
	if p, ok := b.catalog.Program(s.Entry); ok {
		lines = append(lines, b.program(p, s)...)
	}
	goesOn := s.Kind == pathway.Work && s.For != "" // advice on getting the job is late
	if _, advice := b.rules(s.Entry); s.Entry != b.route.Target && !goesOn {
		lines = append(lines, b.advised("Advised", advice, s.Start)...)
	}
	return lines
}

// program says what stands behind a program: whether it is a real one, and
// who accredits it on the day it ends.
func (b *builder) program(p credential.Program, s pathway.Step) []Line {
	var lines []Line
	if p.Typical {
		lines = append(lines, Line{Label: "Note", Text: "a typical program, not one school's: before you decide, " +
			"put the price and the length of a real one in its place"})
	}
	for _, standing := range p.Accreditations {
		if asked(s.Meets, standing.By) && holds(standing, s.Finish) {
			text := b.fullName(standing.By)
			if standing.Status != credential.Accredited {
				text += ", standing: " + string(standing.Status)
			}
			lines = append(lines, Line{Label: "Accredited", Text: text, Sources: b.cite(standing.Source)})
		}
	}
	if p.Note != "" {
		lines = append(lines, Line{Label: "Note", Text: FormatDatesIn(p.Note)})
	}
	return lines
}

// asked reports whether one of the conditions asks for the accreditor.
func asked(meets []pathway.Serves, by credential.ID) bool {
	for _, m := range meets {
		if h, ok := m.Requirement.(credential.Holds); ok && slices.Contains(h.AccreditedBy, by) {
			return true
		}
	}
	return false
}

// holds reports whether the standing is in force on the day.
func holds(a credential.Accreditation, day credential.Date) bool {
	return !day.Before(a.From) && (a.Until.IsZero() || day.Before(a.Until))
}

// flag warns of a step that rests on something weaker than the issuer's word.
func (b *builder) flag(s pathway.Step) []Line {
	switch s.Confidence {
	case credential.Unverified:
		return []Line{{Label: "Caution", Text: "part of this could not be verified; " + b.confirm(s), Sources: b.weak(s)}}
	case credential.Secondary:
		return []Line{{Label: "Caution", Text: "part of this was read on one page only, and not the issuer's; " + b.confirm(s), Sources: b.weak(s)}}
	}
	return nil
}

// weak returns the sources of the step that are no stronger than the step.
func (b *builder) weak(s pathway.Step) []int {
	var weak []credential.Source
	for _, source := range []credential.Source{s.Source, b.rule(s.Entry, s.Start).Source} {
		if source.Confidence <= s.Confidence {
			weak = append(weak, source)
		}
	}
	return b.cite(weak...)
}

// confirm says to make sure of a step, and with whom.
func (b *builder) confirm(s pathway.Step) string {
	if who := b.authority(s.Entry); who != "" {
		return "confirm it with " + who + " before you act on it"
	}
	return "confirm it before you act on it"
}

// ask says whom to ask about a step, where somebody is named.
func (b *builder) ask(s pathway.Step) string {
	if who := b.authority(s.Entry); who != "" {
		return "; ask " + who
	}
	return ""
}

// authority names the issuer of a credential or the school of a program.
func (b *builder) authority(id credential.ID) string {
	c, _ := b.catalog.Credential(id)
	p, _ := b.catalog.Program(id)
	o, _ := b.catalog.Organization(c.Issuer + p.Provider)
	return o.Name
}
