package pathway

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// String says both answers plainly, and then why, as [Finding.String] does.
// Where the two answers have one reason it is given once.
func (e Eligibility) String() string {
	lines := []string{fmt.Sprintf("%s on %s", e.Name, e.On)}
	if e.Held {
		lines = append(lines, "already held")
	}
	apply, hold := e.Apply.String(), e.Finding.String()
	if e.Kind == credential.Assessment {
		lines = append(lines, "eligible to sit: "+e.Apply.answer(), indent(apply))
		return strings.Join(lines, "\n")
	}
	lines = append(lines, e.applying()+e.Apply.answer())
	if apply != hold {
		lines = append(lines, indent(apply))
	}
	lines = append(lines, e.holding()+e.Finding.answer(), indent(hold))
	return strings.Join(lines, "\n")
}

// holding names the answer that Finding gives.
func (e Eligibility) holding() string {
	if e.Kind == "" {
		return "eligible to take it: "
	}
	return "eligible to hold: "
}

// applying names the answer that Apply gives.
func (e Eligibility) applying() string {
	switch {
	case e.Kind.Awarded():
		return "eligible to be admitted: "
	case e.Kind == "":
		return "eligible but for exams: "
	}
	for f := range e.Apply.All() {
		if f.Sit != "" {
			return "eligible to sit: "
		}
	}
	return "eligible to apply: "
}

// answer returns the status as the answer to a yes-or-no question.
func (f Finding) answer() string {
	switch f.Status {
	case Met:
		return "yes"
	case Pending:
		return "from " + f.MetOn.String()
	case Unmet:
		return "no"
	}
	return "not known"
}

func indent(lines string) string {
	return "  " + strings.ReplaceAll(lines, "\n", "\n  ")
}

// String explains the finding to a person, one requirement a line, the parts of
// a group indented below it, and the source of each rule below the rule.
func (f Finding) String() string {
	lines := []string{f.mark() + " " + f.Text + f.detail()}
	if f.Waiver == nil {
		for _, part := range f.Parts {
			lines = append(lines, indent(part.String()))
		}
	}
	if source := f.source(); source != "" {
		lines = append(lines, "source: "+source)
	}
	return strings.Join(lines, "\n")
}

// mark is the status in words, in brackets.
func (f Finding) mark() string {
	switch {
	case f.Waiver != nil:
		return "[waived]"
	case f.Status == Met:
		return "[met]"
	case f.Status == Pending:
		return "[will be met on " + f.MetOn.String() + "]"
	case f.Status == Unmet:
		return "[not met]"
	}
	return "[not known]"
}

// detail says what there is, what is missing, and what does not count.
func (f Finding) detail() string {
	var details []string
	if f.Waiver != nil {
		details = append(details, waiverText(*f.Waiver))
	}
	for _, e := range f.Evidence {
		details = append(details, e.Text)
	}
	if !f.Gap.IsZero() {
		details = append(details, f.gapText())
	}
	if f.Why != "" {
		details = append(details, f.Why)
	}
	if len(details) == 0 {
		return ""
	}
	return ": " + strings.Join(details, "; ")
}

// gapText says how much there is and how much is missing.
func (f Finding) gapText() string {
	if e, ok := f.Requirement.(credential.Experience); ok && f.Gap.Hours > 0 {
		return fmt.Sprintf("%s so far, %s needed", countOf(e.Hours-f.Gap.Hours, "hour"), f.Gap.more())
	}
	return f.Gap.more() + " needed"
}

// more returns the gap as "1,530 more".
func (g Gap) more() string {
	text := g.String()
	number, unit, _ := strings.Cut(text, " ")
	if g.Days > 0 {
		unit += " of full-time work"
	}
	if g.Hours > 0 {
		return number + " more"
	}
	return number + " more " + unit
}

func waiverText(w credential.Waiver) string {
	var parts []string
	if w.By != "" {
		parts = append(parts, "by "+w.By)
	}
	if w.Reason != "" {
		parts = append(parts, w.Reason)
	}
	if len(parts) == 0 {
		return "a waiver of the record"
	}
	return strings.Join(parts, ", ")
}

// source names where the rule was read, at the top of the rule; a source that
// is not verified is flagged.
func (f Finding) source() string {
	s := f.Rule.Source
	if f.Path != "" || s.IsZero() {
		return ""
	}
	text := s.Title
	if text == "" {
		text = s.URL
	}
	if !s.AsOf.IsZero() {
		text += ", as of " + s.AsOf.String()
	}
	if s.Confidence == credential.Unverified {
		text += " (unverified)"
	}
	return text
}

// groupText says how many of its parts a group asks for, under its label.
func groupText(group credential.AtLeast) string {
	text := fmt.Sprintf("any %d of", group.N)
	switch {
	case group.N <= 0 || len(group.Of) == 0:
		text = "nothing"
	case group.N == len(group.Of):
		text = "all of"
	case group.N == 1:
		text = "any one of"
	}
	if len(group.Of) == 1 {
		text = ""
	}
	if group.Label == "" || text == "" {
		return strings.TrimSpace(group.Label + text)
	}
	return group.Label + ", " + text
}
