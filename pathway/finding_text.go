package pathway

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/credpath/credpath/credential"
)

// String explains the finding to a person, each requirement under the group it
// is in, and the source of each rule at its end. Lines of more than 90 columns
// are continued, further in, on the next. Its days are written as a record has
// them, "2027-01-31".
func (f Finding) String() string { return strings.Join(f.lines(0), "\n") }

// lines returns the lines of the finding, so many steps in.
func (f Finding) lines(depth int) []string {
	lines := wrapped(depth, f.mark()+" "+f.Text+f.detail())
	if f.Waiver == nil {
		for _, part := range f.Parts {
			lines = append(lines, part.lines(depth+1)...)
		}
	}
	if source := f.source(); source != "" {
		lines = append(lines, wrapped(depth+1, "source: "+source)...)
	}
	return lines
}

// The columns of text: where a line ends, and the least that a line has
// however far in it begins.
const (
	lastColumn   = 90
	leastColumns = 40
)

// wrapped returns a text that begins so many steps in, its further lines two
// steps more. A word is never cut.
func wrapped(depth int, text string) []string {
	in := strings.Repeat("  ", depth)
	width := max(lastColumn-len(in), leastColumns)
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		switch {
		case line == "":
			line = in + word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > len(in)+width:
			lines = append(lines, line)
			line = in + "    " + word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
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
	switch e, work := f.Requirement.(credential.Experience); {
	case work && f.Gap.Hours > 0:
		return fmt.Sprintf("%s so far, %s needed", countOf(e.Hours-f.Gap.Hours, "hour"), f.Gap.more())
	case work && e.Calendar:
		return f.Gap.more() + " of work needed"
	case work:
		return f.Gap.more() + " of full-time work needed"
	}
	return f.Gap.more() + " needed"
}

// more returns the gap as "1,530 more".
func (g Gap) more() string {
	text := g.String()
	number, unit, _ := strings.Cut(text, " ")
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
	var text string
	switch {
	case group.N <= 0 || len(group.Of) == 0:
		text = "nothing is asked for"
	case len(group.Of) == 1:
		return group.Label
	case group.N == len(group.Of):
		text = "all of"
	case group.N == 1:
		text = "any one of"
	default:
		text = fmt.Sprintf("any %d of", group.N)
	}
	if group.Label == "" {
		return text
	}
	return group.Label + ", " + text
}
