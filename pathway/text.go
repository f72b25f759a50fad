package pathway

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/text"
)

// String says both answers plainly and, below each, why, as [Finding.String]
// does. Where the rule asks for an exam that is not passed, it says when that
// may be sat. Where the two answers are one, it is given once, and what stands under both
// is written under the first; of what is held
// it says so, and not what others would be asked for. What is merely preferred comes
// last, and says that it is not required. It is for terminals and logs: its days are written as a record and a question have them, "2027-01-31".
// For a page, FormatDatesIn of package roadmap writes those of a line in words.
func (e Eligibility) String() string {
	head := fmt.Sprintf("%s on %s", e.Name, e.On)
	if !e.Edition.IsZero() {
		head += fmt.Sprintf(", by the catalog of %s", e.Edition)
	}
	lines, p := wrapped(0, head), new(printer)
	switch {
	case e.Held:
		lines = append(lines, e.holding(p)...)
	case e.Kind != "" && !e.Kind.Direct():
		lines = append(lines, e.admitted(p)...)
	default:
		lines = append(lines, e.returning(p)...)
		lines = append(lines, e.butForExams(p)...)
		anew := ""
		if len(e.Back) > 0 {
			anew = " anew"
		}
		hold := e.Finding.answer()
		if len(e.exams()) == 0 && hold == e.Apply.answer() {
			hold = e.applyAnswer()
		}
		lines = append(lines, "eligible to "+e.verb()+anew+": "+hold)
		lines = append(lines, p.closest(e.Finding, 1)...)
		lines = append(lines, p.lines(e.Finding, 1)...)
	}
	if e.Prefers.Requirement != nil {
		lines = append(lines, "preferred, not required: "+e.Prefers.answer())
		lines = append(lines, p.lines(e.Prefers, 1)...)
	}
	for _, w := range e.Stale {
		lines = append(lines, wrapped(0, fmt.Sprintf("a waiver for %s fits no condition of its rule on %s; ask who granted it: %s", w.Target, e.On, waiverText(w)))...)
	}
	return strings.Join(lines, "\n")
}

// holding says that the target is held and, if no rule is judged but that,
// since when.
func (e Eligibility) holding(p *printer) []string {
	lines := []string{"already held"}
	if e.Finding.Entry == "" {
		lines = append(lines, p.lines(e.Finding, 1)...)
	}
	if units := e.Cycle.String(); units != "" {
		lines = append(lines, wrapped(1, units)...)
	}
	return lines
}

// admitted says whether and how one may begin what programs award, and whether
// it is under way. Ways that are closed are left out if one is open.
func (e Eligibility) admitted(p *printer) []string {
	ways := e.Apply.Parts
	if len(ways) == 0 {
		ways = []Finding{e.Apply}
	}
	best := slices.MaxFunc(ways, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Status, b.Status), b.MetOn.Compare(a.MetOn))
	})
	lines := []string{"eligible to " + e.verb() + ": " + best.answer()}
	for _, way := range ways {
		if best.Status != Met || way.Status == Met {
			lines = append(lines, p.lines(way, 1)...)
		}
	}
	if e.Finding.Status == best.Status && best.Status != Pending {
		return lines
	}
	lines = append(lines, "held: "+e.Finding.answer())
	if e.Finding.Status == Unmet && len(e.Finding.Why) == 0 {
		return lines
	}
	return append(lines, p.lines(e.Finding, 1)...)
}

// butForExams says what Apply does, and when each exam may be sat; nothing
// where the rule to hold the target says it all.
func (e Eligibility) butForExams(p *printer) []string {
	exams := e.exams()
	if len(exams) == 0 && e.Apply.answer() == e.Finding.answer() {
		return nil
	}
	but := "the exam"
	if len(exams) > 1 {
		but = "the exams"
	}
	lines := []string{"eligible but for " + but + ": " + e.applyAnswer()}
	for _, exam := range exams {
		rule := exam.Parts[0]
		lines = append(lines, wrapped(1, exam.Text+": "+rule.orAfter(rule.After))...)
		if rule.Status != Met {
			lines = append(lines, p.closest(rule, 2)...)
			lines = append(lines, p.lines(rule, 2)...)
		}
	}
	return lines
}

// applyAnswer answers whether one may apply: where only joining stands in the way, yes,
// after that.
func (e Eligibility) applyAnswer() string { return e.Apply.orAfter(e.After) }

// orAfter is answer or, where only joining stands in the way, yes, after that.
func (f Finding) orAfter(joined []Joining) string {
	if len(joined) == 0 {
		return f.answer()
	}
	return "yes, after joining " + joinings(joined)
}

// joinings lists memberships for a sentence.
func joinings(list []Joining) string {
	var names []string
	for _, m := range list {
		names = append(names, m.String())
	}
	return credential.JoinWords(names, "and")
}

// exams returns the findings on the exams that are not passed, each exam once.
func (e Eligibility) exams() []Finding {
	var exams []Finding
	for f := range e.Apply.All() {
		again := slices.ContainsFunc(exams, func(g Finding) bool { return g.Sit == f.Sit })
		if f.Sit != "" && len(f.Parts) > 0 && !again {
			exams = append(exams, f)
		}
	}
	return exams
}

// verb says what the target is there for.
func (e Eligibility) verb() string {
	switch e.Kind {
	case "":
		return "take the role"
	case credential.Assessment:
		return "sit"
	case credential.Membership:
		return "join"
	case credential.Clearance:
		return "apply for it"
	case credential.Class:
		return "begin"
	}
	if e.Kind.Awarded() {
		return "be admitted"
	}
	return "hold"
}

// answer returns the status as the answer to a yes-or-no question.
func (f Finding) answer() string {
	switch f.Status {
	case Met:
		return "yes"
	case Pending:
		return "from " + f.MetOn.String()
	case Unmet:
		return f.never()
	}
	return "not known"
}

// never answers of what is not met: no or, where something must only be renewed, from
// when on.
func (f Finding) never() string {
	var from string
	var ifs []string
	for _, r := range f.Why {
		if r.Code == ReasonIfRenewed {
			var renewed string
			from, renewed, _ = strings.Cut(r.Text, ifRenewed)
			ifs = append(ifs, renewed)
		}
	}
	if len(ifs) == 0 {
		return "no"
	}
	return from + ifRenewed + credential.JoinWords(ifs, "and")
}

// String explains the finding to a person, each requirement under the group it
// is in, and the source of each rule at its end. Of a group that does not ask for all of
// its parts, the nearest come first and open; each of the others stands in a line, with what
// it lacks. Lines of more than 90 columns are continued, further in, on the next. Its days
// are written as a record has them, "2027-01-31".
func (f Finding) String() string { return strings.Join(new(printer).lines(f, 0), "\n") }

// A printer writes findings, one below the other. What it wrote already it only names.
type printer struct{ shown map[string]bool }

// again reports whether a text was shown before, and notes it.
func (p *printer) again(text string) bool {
	if p.shown == nil {
		p.shown = map[string]bool{}
	}
	known := p.shown[text]
	p.shown[text] = true
	return known
}

// closest says to which of the alternatives that have labels a finding is closest, and what
// it lacks there; nothing if that was said already.
func (p *printer) closest(f Finding, depth int) []string {
	if lacks := f.Lacks(); strings.HasPrefix(lacks, closest) && !p.again(lacks) {
		return wrapped(depth, lacks)
	}
	return nil
}

// lines returns the lines of a finding, indented by so many steps.
func (p *printer) lines(f Finding, depth int) []string {
	if len(f.Parts) == 0 || f.Waiver != nil {
		return append(wrapped(depth, f.mark()+" "+f.Text+f.detail()), f.sourceLines(depth)...)
	}
	if p.again(strings.Join(new(printer).open(f, 0), "\n")) {
		return wrapped(depth, f.mark()+" "+f.Text+", as above")
	}
	return p.open(f, depth)
}

// open returns the lines of a finding and of its parts: of a choice the nearest first, and
// each of the others closed.
func (p *printer) open(f Finding, depth int) []string {
	lines := wrapped(depth, f.mark()+" "+f.Text+f.detail())
	first, others := f.Parts, []Finding(nil)
	if f.chooses() {
		first, others = f.Nearest(), f.farther()
	}
	for _, part := range first {
		lines = append(lines, p.lines(part, depth+1)...)
	}
	for _, part := range others {
		lines = append(lines, p.closed(part, depth+1)...)
	}
	return append(lines, f.sourceLines(depth)...)
}

// closed returns a finding in one line, with what it lacks.
func (p *printer) closed(f Finding, depth int) []string {
	if len(f.Parts) == 0 || f.Waiver != nil {
		return p.lines(f, depth)
	}
	head := f.mark() + " " + f.Text
	text := head + f.detail()
	if lacks := f.Lacks(); lacks != "" {
		text += ": " + lacks
	}
	if p.again(text) {
		text = head + ", as above"
	}
	return append(wrapped(depth, text), f.sourceLines(depth)...)
}

// sourceLines names the source of the rule below its finding.
func (f Finding) sourceLines(depth int) []string {
	if source := f.source(); source != "" {
		return wrapped(depth+1, "source: "+source)
	}
	return nil
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
	if len(f.Why) > 0 {
		details = append(details, whyText(f.Why))
	}
	if len(details) == 0 {
		return ""
	}
	return ": " + strings.Join(details, "; ")
}

// gapText says how much is missing, of hours how many there are, and on which day nothing is
// missing any more if nothing changes.
func (f Finding) gapText() string {
	closes := ""
	if f.Status == Pending {
		closes = ", there on " + f.MetOn.String() + " if nothing changes"
	}
	switch e, work := f.Requirement.(credential.Experience); {
	case work && f.Gap.Hours > 0:
		return fmt.Sprintf("%s so far, %s needed", credential.Count(e.Hours-f.Gap.Hours, "hour"), f.Gap.more()) + closes
	case work && e.Calendar:
		return f.Gap.more() + " of work needed" + closes
	case work:
		return f.Gap.more() + " of full-time work needed" + closes
	}
	return f.Gap.more() + " needed" + closes
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
