package credential

import "slices"

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
	// CodeMisplacedExam: a credential that is not an assessment describes an examination.
	CodeMisplacedExam Code = "misplaced-exam"
	// CodeEndlessRenewal: a credential that never lapses says how it is renewed.
	CodeEndlessRenewal Code = "endless-renewal"
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
	// CodeCountsAsCycle: a credential counts as itself by way of others.
	CodeCountsAsCycle Code = "counts-as-cycle"
	// CodeUnobtainable: no order of steps leads to the entry.
	CodeUnobtainable Code = "unobtainable"
)

// Mistakes in a record.
const (
	// CodeTwoDates: a holding is both awarded and still expected.
	CodeTwoDates Code = "two-dates"
	// CodeBeforeBirth: something is dated before the person was born.
	CodeBeforeBirth Code = "before-birth"
	// CodeWrongProgram: the program of a holding does not award the credential.
	CodeWrongProgram Code = "wrong-program"
	// CodeMisworded: what was attested is nearly, but not quite, what a rule asks for.
	CodeMisworded Code = "misworded"
)

var codes = []Code{
	CodeSyntax, CodeTooLarge, CodeTooDeep, CodeTooMany, CodeUnknownKey, CodeFoldedKey, CodeDuplicateKey,
	CodeWrongType, CodeAmbiguousRequirement,
	CodeBadValue, CodeBadText, CodeMissingField, CodeRepeated, CodeOverAsked, CodeUnderAsked,
	CodeExperienceAmount, CodeEmptyInterval, CodeRuleOverlap, CodeRuleGap, CodeRuleOrder,
	CodeAccreditationOverlap, CodeAmbiguousOffer, CodeNoDuration, CodeAwardedDirectly, CodeClassEarned,
	CodeMisplacedExam, CodeEndlessRenewal,
	CodeDuplicateID, CodeUnknownID, CodeWrongKind, CodeUndocumentedField, CodeNotAwarded,
	CodeMixedCurrency, CodeCountsAsCycle, CodeUnobtainable,
	CodeTwoDates, CodeBeforeBirth, CodeWrongProgram, CodeMisworded,
}

// Codes returns every Code, in the order of their constants.
func Codes() []Code { return slices.Clone(codes) }
