package credential

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Problem is one mistake in a catalog or a record: where it is, what was
// read, and how to mend it. Its text is
//
//	him.json:57:22: ahima/rhia: requires[0].ask.holds: no entry "ahima/rhai"; did you mean "ahima/rhia"? [unknown-id]
//
// without the parts that are not known.
type Problem struct {
	File    string `json:"file,omitempty"`    // the name given to the parser; "" for entries and records made in code
	Line    int    `json:"line,omitempty"`    // from 1; 0: not known
	Column  int    `json:"column,omitempty"`  // in bytes, from 1; 0: not known
	Subject string `json:"subject,omitempty"` // the ID, or the field, of the entry; "" in records and where it could not be read
	Path    string `json:"path,omitempty"`    // the JSON path inside the entry, such as "requires[0].ask.any[1].holds"; without Subject, inside the file
	Code    Code   `json:"code"`
	Message string `json:"message"`
}

// Error returns the problem in one line.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" || p.Line != 0 {
		b.WriteString(p.File)
		if p.Line != 0 {
			fmt.Fprintf(&b, ":%d:%d", p.Line, p.Column)
		}
		b.WriteString(": ")
	}
	for _, part := range []string{p.Subject, p.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	fmt.Fprintf(&b, "%s [%s]", p.Message, p.Code)
	return b.String()
}

// Problems are all the mistakes of a catalog or a record, sorted by file,
// line, column, subject and path. As an error it is never empty.
type Problems []Problem

// Error returns the problems, one a line.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the problems one by one, for [errors.Is] and [errors.As].
func (ps Problems) Unwrap() []error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errs
}

// full reports whether there are so many problems that further ones are left out.
func (ps Problems) full() bool { return len(ps) > maxProblems }

// with returns the problems and one more. In place of the first that is too much
// it adds one that says so, and after that none.
func (ps Problems) with(p Problem) Problems {
	switch {
	case ps.full():
		return ps
	case len(ps) == maxProblems:
		p.Subject, p.Path, p.Code = "", "", CodeTooMany
		p.Message = fmt.Sprintf("more than %d problems; the rest is left out", maxProblems)
	}
	return append(ps, p)
}

// err sorts the problems and returns them as an error, or nil if there are none.
func (ps Problems) err() error {
	if len(ps) == 0 {
		return nil
	}
	slices.SortFunc(ps, Problem.compare)
	return slices.Compact(ps)
}

// compare orders problems by file, line, column, subject and path.
func (p Problem) compare(q Problem) int {
	return cmp.Or(
		cmp.Compare(p.File, q.File),
		cmp.Compare(p.Line, q.Line),
		cmp.Compare(p.Column, q.Column),
		cmp.Compare(p.Subject, q.Subject),
		comparePaths(p.Path, q.Path),
		cmp.Compare(p.Code, q.Code),
		cmp.Compare(p.Message, q.Message),
	)
}

// comparePaths orders paths as texts, but the numbers in them by their size:
// "offers[2]" comes before "offers[10]".
func comparePaths(p, q string) int {
	for p != "" && q != "" && p[0] == q[0] {
		p, q = p[1:], q[1:]
		m, n := digitsBefore(p), digitsBefore(q)
		if m != n && m > 0 && n > 0 {
			return cmp.Compare(m, n)
		}
	}
	return cmp.Compare(p, q)
}

// digitsBefore returns how many digits s begins with.
func digitsBefore(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}

// A Code names a kind of mistake. Codes are stable: a program may act on them.
type Code string

// Mistakes in the text of a file.
const (
	// CodeSyntax: the text is not JSON, or not in UTF-8.
	CodeSyntax Code = "syntax"
	// CodeTooLarge: the file is larger than 64 MiB.
	CodeTooLarge Code = "too-large"
	// CodeTooDeep: values are nested more than 64 deep.
	CodeTooDeep Code = "too-deep"
	// CodeTooMany: a list is longer than any entry needs, or there are so many problems that the rest is left out.
	CodeTooMany Code = "too-many"
	// CodeUnknownKey: an object has a key that means nothing there.
	CodeUnknownKey Code = "unknown-key"
	// CodeFoldedKey: a key is written with the wrong capitals, such as "Id" for "id".
	CodeFoldedKey Code = "folded-key"
	// CodeDuplicateKey: an object has one key twice.
	CodeDuplicateKey Code = "duplicate-key"
	// CodeWrongType: a number stands where text is due, or the like.
	CodeWrongType Code = "wrong-type"
	// CodeAmbiguousRequirement: a requirement has none, or several, of the keys that say what it asks for.
	CodeAmbiguousRequirement Code = "ambiguous-requirement"
)

// Mistakes in one value or in one entry.
const (
	// CodeBadValue: a value cannot be read, or lies outside what is possible.
	CodeBadValue Code = "bad-value"
	// CodeBadText: a text has spaces around it, or characters that cannot be shown.
	CodeBadText Code = "bad-text"
	// CodeMissingField: something is not said that must be.
	CodeMissingField Code = "missing-field"
	// CodeRepeated: a list has one thing twice.
	CodeRepeated Code = "repeated"
	// CodeOverAsked: a group asks for more parts than it has.
	CodeOverAsked Code = "over-asked"
	// CodeUnderAsked: a requirement asks for nothing.
	CodeUnderAsked Code = "under-asked"
	// CodeExperienceAmount: experience is asked for neither as time nor as hours, or as both.
	CodeExperienceAmount Code = "experience-amount"
	// CodeExperienceCap: what counts of one kind of work bounds nothing, bounds all that is
	// asked for, or shares a field with another kind.
	CodeExperienceCap Code = "experience-cap"
	// CodeEmptyInterval: something ends before it begins, or can never be taken up.
	CodeEmptyInterval Code = "empty-interval"
	// CodeRuleOverlap: two editions of a rule are in force on one day.
	CodeRuleOverlap Code = "rule-overlap"
	// CodeRuleGap: between two editions of a rule there are days without any.
	CodeRuleGap Code = "rule-gap"
	// CodeRuleOrder: the editions of a rule do not stand in the order of their dates.
	CodeRuleOrder Code = "rule-order"
	// CodeAccreditationOverlap: a program has two standings with one accreditor on one day.
	CodeAccreditationOverlap Code = "accreditation-overlap"
	// CodeAmbiguousOffer: two offers of one name can be taken up on one day.
	CodeAmbiguousOffer Code = "ambiguous-offer"
	// CodeNoDuration: an offer of a program does not say how long it takes.
	CodeNoDuration Code = "no-duration"
	// CodeAwardedDirectly: a credential that programs award has requirements or offers of its own.
	CodeAwardedDirectly Code = "awarded-directly"
	// CodeClassEarned: a class has what only credentials that are earned can have.
	CodeClassEarned Code = "class-earned"
	// CodeAutomaticWay: a credential that is awarded by itself has what only one that is taken up can have, or nothing by which it is awarded.
	CodeAutomaticWay Code = "automatic-way"
	// CodeMisplacedExam: a credential that is not an assessment describes an examination.
	CodeMisplacedExam Code = "misplaced-exam"
	// CodeMisplacedApplication: an offer of what is no assessment has a time from the application to the sitting.
	CodeMisplacedApplication Code = "misplaced-application"
	// CodeEndlessRenewal: a credential that never lapses says how it is renewed.
	CodeEndlessRenewal Code = "endless-renewal"
	// CodeWhileAsks: what must hold for a credential to stay in force asks for more than
	// to hold others.
	CodeWhileAsks Code = "while-asks"
)

// Mistakes between the entries of a catalog.
const (
	// CodeDuplicateID: two entries have one ID.
	CodeDuplicateID Code = "duplicate-id"
	// CodeUnknownID: there is no entry with the ID.
	CodeUnknownID Code = "unknown-id"
	// CodeWrongKind: the entry with the ID is not of the kind that is due there.
	CodeWrongKind Code = "wrong-kind"
	// CodeUndocumentedField: a catalog that documents fields leaves one out.
	CodeUndocumentedField Code = "undocumented-field"
	// CodeNotAwarded: a program awards what programs do not award.
	CodeNotAwarded Code = "not-awarded"
	// CodeMixedCurrency: the amounts of a catalog are not all of one currency.
	CodeMixedCurrency Code = "mixed-currency"
	// CodeMixedAttestation: rules ask for an attestation of one ID by different terms.
	CodeMixedAttestation Code = "mixed-attestation"
	// CodeCountsAsCycle: a credential counts as itself by way of others.
	CodeCountsAsCycle Code = "counts-as-cycle"
	// CodeWhileCycle: a credential stays in force only while it does itself, by way of
	// others.
	CodeWhileCycle Code = "while-cycle"
	// CodeUnobtainable: no order of steps leads to the entry.
	CodeUnobtainable Code = "unobtainable"
)

// Mistakes in a record.
const (
	// CodeTwoDates: a holding is both awarded and still expected, or has the day of its award and says that the day is not known.
	CodeTwoDates Code = "two-dates"
	// CodeTwoSchools: a holding has both a program of the catalog and a school in words.
	CodeTwoSchools Code = "two-schools"
	// CodeTwoStandings: a holding was and was not accredited by one organization.
	CodeTwoStandings Code = "two-standings"
	// CodeTwoHours: a job says its hours a week and its hours in all.
	CodeTwoHours Code = "two-hours"
	// CodeBeforeBirth: something is dated before the person was born.
	CodeBeforeBirth Code = "before-birth"
	// CodeWrongProgram: the program of a holding does not award the credential.
	CodeWrongProgram Code = "wrong-program"
	// CodeOutdated: a key of an earlier version says what is said in another way now.
	CodeOutdated Code = "outdated"
)

// codes has every code, in the order of the constants.
var codes = []Code{
	CodeSyntax, CodeTooLarge, CodeTooDeep, CodeTooMany, CodeUnknownKey, CodeFoldedKey, CodeDuplicateKey,
	CodeWrongType, CodeAmbiguousRequirement,
	CodeBadValue, CodeBadText, CodeMissingField, CodeRepeated, CodeOverAsked, CodeUnderAsked,
	CodeExperienceAmount, CodeExperienceCap, CodeEmptyInterval, CodeRuleOverlap, CodeRuleGap, CodeRuleOrder,
	CodeAccreditationOverlap, CodeAmbiguousOffer, CodeNoDuration, CodeAwardedDirectly, CodeClassEarned,
	CodeAutomaticWay, CodeMisplacedExam, CodeMisplacedApplication, CodeEndlessRenewal, CodeWhileAsks,
	CodeDuplicateID, CodeUnknownID, CodeWrongKind, CodeUndocumentedField, CodeNotAwarded,
	CodeMixedCurrency, CodeMixedAttestation, CodeCountsAsCycle, CodeWhileCycle, CodeUnobtainable,
	CodeTwoDates, CodeTwoSchools, CodeTwoStandings, CodeTwoHours, CodeBeforeBirth, CodeWrongProgram, CodeOutdated,
}

// Codes returns every Code, in the order of their constants.
func Codes() []Code { return slices.Clone(codes) }

// listed joins names for a sentence: "a, b, c".
func listed[T ~string](names []T) string {
	var b strings.Builder
	for i, name := range names {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(string(name))
	}
	return b.String()
}

// alternatives lists words for a sentence: "a", "b" or "c".
func alternatives[T ~string](words []T) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = strconv.Quote(string(word))
	}
	last := len(quoted) - 1
	if last < 1 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}
