package credential

import (
	"fmt"
	"iter"
	"strconv"
)

// A Requirement is what a rule asks of a person. It is one of
//
//   - [AtLeast]: n of several requirements; see [All] and [Any];
//   - [Holds]: a credential in force;
//   - [Had]: a credential in force, now or at some time before;
//   - [Experience]: work in given fields;
//   - [Coursework]: credits in a field of study;
//   - [Score]: a grade average, or the score of an exam;
//   - [Resides]: residence in a place;
//   - [Age]: years of age;
//   - [Attestation]: what only a person can judge.
//
// The nil Requirement asks for nothing. There is no "not": more facts about a
// person never make a requirement harder to meet.
//
// The members are these types themselves. Pointers to them, and types that
// embed one, fit the interface but are not members, and [NewCatalog] refuses
// them.
type Requirement interface {
	requirement()
}

// AtLeast asks for N of the requirements in Of, each counted once. N is at
// least 1 and at most the number of them.
type AtLeast struct {
	N     int
	Of    []Requirement
	Label string // how the issuer names it, such as "Route B"
}

// Holds asks for a credential in force: the one named, or one that counts as
// it. A credential is in force from the day of its award until, and not on,
// the day it lapses.
type Holds struct {
	Credential ID
	// AccreditedBy asks that the program that awarded it was accredited by one
	// of these organizations on the day of the award. Empty asks for nothing.
	AccreditedBy []ID
	// Within asks that it was awarded no longer ago than this. Zero asks for nothing.
	Within Period
	// UnderWay lets a credential count that is still being earned, from the day
	// on which its award is at most this far off. Zero lets none.
	UnderWay Period
	// For asks that it was in force without a break for at least this long: on the
	// day d where award.Add(For) <= d. Holdings of which one begins on the day on
	// which another ends, or before, join. What is under way does not count then. Zero
	// asks for nothing.
	For Period
}

// Had asks for a credential that was held at some time, and may have lapsed since:
// the one named, or one that counts as it. While it is in force it is met too.
type Had struct {
	Credential ID
	// Within asks that it lapsed no longer ago than this, if it did: on the day d
	// where d.Add(Within.Negate()) <= lapse. Zero asks for nothing.
	Within Period
}

// Experience asks for work in any of the fields In, or inside one of them: as
// time or as hours. Exactly one of For and Hours is said. A period asks for
// [Period.FewestDays] of it in days, each of which counts min(FullTime, hours a
// week)/FullTime, as full-time work, or whole if the rule goes by the calendar; hours
// are days times hours a week / 7. Of several jobs on one day the hours a week are
// added up first. The hours in all of a job are spread over its days, as [Job] says.
type Experience struct {
	In     []Field
	For    Period
	Hours  int
	Within Period // counts only work done no longer ago than this; zero counts all
	// Since counts only work done on and after the day on which this credential, or one
	// that counts as it, was first held, whatever lapsed later. Empty counts all.
	Since      ID
	Supervised bool  // counts only supervised work
	MinShare   int   // counts only jobs of at least this percentage of FullTime
	FullTime   Hours // the hours a week that are full time for this rule; zero: 40
	Calendar   bool  // counts a day of any such job whole, however few its hours; only with For
	// AtMost bounds the hours of some kinds of work; only with Hours. The most hours count
	// that keep all bounds.
	AtMost []Cap
}

// A Cap bounds the hours of one kind of work that count for an [Experience]. An hour is
// of the kind if every field of its job that the rule asks for lies in In. No two kinds
// of a rule share a field, so that an hour is of one kind at most.
type Cap struct {
	In    []Field
	Hours int
}

// Coursework asks for credits in a field of study, or inside it, over all
// studies and programs of the record together. Only what converts to the unit that
// is asked for counts: semester and quarter hours, or clock hours. What was failed
// gives none.
type Coursework struct {
	In       Field
	Credits  Credits
	MinGrade Grade  // counts only work with this grade or a better one; a pass may be better than a letter or not
	Within   Period // counts only work done no longer ago than this; zero counts all
}

// Score asks for a grade average or the score of an exam: the best one counts. Of names
// what it is a score of: a credential, such as an assessment or a degree, a program, or
// else a name of its own, such as "gpa/college". Where it is a credential, the score of
// what counts as that is one too. A plan takes what it earns or attends to bring the
// score that is asked for; what is no entry of the catalog no step brings.
type Score struct {
	Of      ID
	AtLeast Points
	Within  Period // counts only a score of no longer ago than this; zero counts all
}

// Resides asks for residence in a place, or inside it. Of a record that says only a
// wider place it is not known. No step of a plan brings it about.
type Resides struct {
	In Place
}

// Age asks for whole years of age: from the birthday on.
type Age struct {
	Years int
}

// Attestation asks for what only a person can judge: a document to hand in, a
// rule published as prose, a rule whose text is not known. It is not known to
// be met until the record says, by its ID, that it was attested.
type Attestation struct {
	// ID names it for records and files, so that its words may be mended. Rules that
	// name one ID ask for one thing, in the same words or in others. It is the ID of
	// no entry.
	ID ID
	Of string // the words
	// By says whose word it is. Empty is a paper that the person can get for what is
	// so anyway; [ByIssuer], [ByEmployer] and [BySchool] decide it.
	By string
	// Within asks that it was attested no longer ago than this. Zero asks for nothing.
	Within Period
	// Fact says that it is about what the person is or has done, so that no step
	// of a plan can bring it about; else it is something that can be arranged.
	Fact bool
}

// Who attests, where it is for them to decide.
const (
	ByIssuer   = "issuer"
	ByEmployer = "employer"
	BySchool   = "school"
)

var attestors = []string{ByIssuer, ByEmployer, BySchool}

func (AtLeast) requirement()     {}
func (Holds) requirement()       {}
func (Had) requirement()         {}
func (Experience) requirement()  {}
func (Coursework) requirement()  {}
func (Score) requirement()       {}
func (Resides) requirement()     {}
func (Age) requirement()         {}
func (Attestation) requirement() {}

// Walk returns an iterator over a requirement and all inside it, each with the
// path that leads to it, as pathway's findings write it: "" is
// the whole, "/0/2" the third part of its first part. A group comes before its
// parts, and parts come in their order. Of nil, which asks for nothing, Walk
// yields nil alone: a path leads to it too. Walk panics on what is not one of
// the union.
func Walk(r Requirement) iter.Seq2[string, Requirement] {
	return func(yield func(string, Requirement) bool) { walk("", r, yield) }
}

// walk reports whether the caller wants more.
func walk(path string, r Requirement, yield func(string, Requirement) bool) bool {
	if !yield(path, r) {
		return false
	}
	switch r := r.(type) {
	case nil, Holds, Had, Experience, Coursework, Score, Resides, Age, Attestation:
		return true
	case AtLeast:
		for i, part := range r.Of {
			if !walk(path+"/"+strconv.Itoa(i), part, yield) {
				return false
			}
		}
		return true
	default:
		panic(fmt.Sprintf("credential: no way through %T", r))
	}
}

// All asks for every one of the parts.
func All(parts ...Requirement) AtLeast { return AtLeast{N: len(parts), Of: parts} }

// Any asks for one of the parts.
func Any(parts ...Requirement) AtLeast { return AtLeast{N: 1, Of: parts} }

// Labeled returns r under the name that its issuer gives it.
func Labeled(label string, r Requirement) AtLeast {
	if group, ok := r.(AtLeast); ok && group.Label == "" {
		group.Label = label
		return group
	}
	return AtLeast{N: 1, Of: []Requirement{r}, Label: label}
}
