package pathway

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/text"
)

// String explains the finding to a person, each requirement under the group it
// is in, and the source of each rule at its end. Lines of more than 90 columns
// are continued, further in, on the next. Its days are written as a record has
// them, "2027-01-31".
func (f Finding) String() string { return strings.Join(f.lines(0), "\n") }

// lines returns the lines of the finding, indented by so many steps.
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

// The columns of text: the last one of a line, and the least that a line has
// after its indentation.
const (
	lastColumn   = 90
	leastColumns = 40
)

// wrapped breaks a text into lines, indented by so many steps of two columns, and
// the further ones by two steps more. A word is never cut.
func wrapped(depth int, s string) []string {
	in := strings.Repeat("  ", depth)
	return text.Hang(in, in+"    ", s, max(lastColumn, len(in)+leastColumns))
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

// detail gives the waiver, the evidence, the gap, and why the evidence does not
// count.
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

// gapText says how much is missing and, of hours, how many there are.
func (f Finding) gapText() string {
	switch e, work := f.Requirement.(credential.Experience); {
	case work && f.Gap.Hours > 0:
		return fmt.Sprintf("%s so far, %s needed", credential.Count(e.Hours-f.Gap.Hours, "hour"), f.Gap.more())
	case work && e.Calendar:
		return f.Gap.more() + " of work needed"
	case work:
		return f.Gap.more() + " of full-time work needed"
	}
	return f.Gap.more() + " needed"
}

// more returns the gap as "1,530 more".
func (g Gap) more() string {
	number, unit, _ := strings.Cut(g.String(), " ")
	if g.Hours > 0 {
		return number + " more"
	}
	return number + " more " + unit
}

// waiverText says who waived a condition, and why.
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

// source names the source of the rule, for the finding at the top of the rule
// alone. It says so if the source is not verified.
func (f Finding) source() string {
	s := f.Rule.Source
	if f.Path != "" || s.IsZero() {
		return ""
	}
	read := cmp.Or(s.Title, s.URL)
	if !s.AsOf.IsZero() {
		read += ", as of " + s.AsOf.String()
	}
	if s.Confidence == credential.Unverified {
		read += " (unverified)"
	}
	return read
}

// groupText says how many of its parts a group asks for, under its label.
func groupText(group credential.AtLeast) string {
	var lead string
	switch {
	case group.N <= 0 || len(group.Of) == 0:
		lead = "nothing is asked for"
	case len(group.Of) == 1:
		return group.Label
	case group.N == len(group.Of):
		lead = "all of"
	case group.N == 1:
		lead = "any one of"
	default:
		lead = fmt.Sprintf("any %d of", group.N)
	}
	if group.Label == "" {
		return lead
	}
	return group.Label + ", " + lead
}
