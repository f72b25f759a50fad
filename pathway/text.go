package pathway

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
)

// String says both answers plainly and, below each, why, as [Finding.String]
// does. Where the rule asks for an exam that is not passed, it says when that
// may be sat. Where the two answers are one, it is given once; of what is held
// it says so, and not what others would be asked for. It is for terminals and
// logs: its days are written as a record and a question have them, "2027-01-31".
// For a page, Dated of package roadmap writes those of a line in words.
func (e Eligibility) String() string {
	lines := wrapped(0, fmt.Sprintf("%s on %s", e.Name, e.On))
	switch {
	case e.Held:
		lines = append(lines, e.holding()...)
	case e.Kind != "" && !e.Kind.Direct():
		lines = append(lines, e.admitted()...)
	default:
		lines = append(lines, e.butForExams()...)
		lines = append(lines, "eligible to "+e.verb()+": "+e.Finding.answer())
		lines = append(lines, e.Finding.lines(1)...)
	}
	return strings.Join(lines, "\n")
}

// holding says that the target is held and, if no rule is judged but that,
// since when.
func (e Eligibility) holding() []string {
	if e.Finding.Entry != "" {
		return []string{"already held"}
	}
	return append([]string{"already held"}, e.Finding.lines(1)...)
}

// admitted says whether and how one may begin what programs award, and whether
// it is under way. Ways that are closed are left out if one is open.
func (e Eligibility) admitted() []string {
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
			lines = append(lines, way.lines(1)...)
		}
	}
	if e.Finding.Status == best.Status && best.Status != Pending {
		return lines
	}
	lines = append(lines, "held: "+e.Finding.answer())
	if e.Finding.Status == Unmet && e.Finding.Why == "" {
		return lines
	}
	return append(lines, e.Finding.lines(1)...)
}

// butForExams says what Apply does, and when each exam may be sat; nothing
// where the rule to hold the target says it all.
func (e Eligibility) butForExams() []string {
	exams := e.exams()
	if len(exams) == 0 && e.Apply.answer() == e.Finding.answer() {
		return nil
	}
	but := "the exam"
	if len(exams) > 1 {
		but = "the exams"
	}
	lines := []string{"eligible but for " + but + ": " + e.Apply.answer()}
	for _, exam := range exams {
		rule := exam.Parts[0]
		lines = append(lines, wrapped(1, exam.Text+": "+rule.answer())...)
		if rule.Status != Met {
			lines = append(lines, rule.lines(2)...)
		}
	}
	return lines
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
		return "no"
	}
	return "not known"
}
