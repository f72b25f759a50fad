package pathway

import (
	"fmt"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Reason says why a requirement could not be judged, why it is met though no holding
// says so, why what is there does not count, or why no step can meet a condition. Code and the data beside it say it
// whole, so that a page in another language needs no English; Text is the same in
// English. Which data a code comes with stands at the code; all else is zero.
type Reason struct {
	Code ReasonCode
	// Fact and Index name the fact of the record that does not count, as in
	// [Evidence]. Fact is "" where the reason is about none.
	Fact  string
	Index int
	Entry credential.ID // what it is about: the credential held, the role worked in, the entry of the rule
	// Program is that of a holding, as far as the record says it.
	Program  credential.ID
	By       credential.ID                  // the accreditor that is asked for
	Standing credential.AccreditationStatus // of the program with it
	Date     credential.Date
	From     credential.Date // the day on which the next edition begins
	Until    credential.Date // the day on which the edition ended or ends
	Back     bool            // what lapsed can be had back on the day asked about
	Within   credential.Period
	Grade    credential.Grade  // the least that counts
	Share    int               // the least share of full time that counts, in percent
	Hours    credential.Hours  // a week, that the lightest program asks for
	Have     int               // hours a week, of the query
	Price    credential.Money  // the least known fee of a renewal, or of the next try
	School   string            // of a holding, in the record's words
	Place    credential.Place  // of residence, as the record has it
	Score    credential.Points // the least that counts
	// Tries are those of an exam that were failed, and Most the most there may be in a
	// span of the length Per.
	Tries int
	Most  int // hours that count, where it is about a job
	Per   credential.Period
	Text  string
}

// String returns the words of the reason.
func (r Reason) String() string { return r.Text }

// A ReasonCode names a kind of reason. The list is closed: a code that is not
// among the constants is of a later version.
type ReasonCode string

// The codes of findings.
const (
	// About a holding, with its Entry and Program.

	ReasonLapsed              ReasonCode = "lapsed"                // on Date; Back: it can be had back until, and not on, Until, zero for without an end
	ReasonRenewalNotSaid      ReasonCode = "renewal-not-said"      // its term ended on Date; was it renewed?
	ReasonKeepingNotSaid      ReasonCode = "keeping-not-said"      // what has to hold for it is shown up to Date; was it kept up after that?
	ReasonAwardDayNotSaid     ReasonCode = "award-day-not-said"    // with By: the program was not accredited on every day
	ReasonTooLongAgo          ReasonCode = "too-long-ago"          // a holding awarded on Date, a study, a score, an attestation, or part of a job; longer ago than Within
	ReasonLapsedTooLongAgo    ReasonCode = "lapsed-too-long-ago"   // on Date, longer ago than Within
	ReasonNotLongEnough       ReasonCode = "not-long-enough"       // awarded on Date, and not yet in force for Within
	ReasonNoProgramAwards     ReasonCode = "no-program-awards"     // an accredited program is asked for, and none awards it
	ReasonProgramNotSaid      ReasonCode = "program-not-said"      // an accredited program is asked for
	ReasonNotAccredited       ReasonCode = "not-accredited"        // by By on Date, the day of award; Standing, if that is said, is none
	ReasonStandingNotVerified ReasonCode = "standing-not-verified" // with By on Date
	ReasonStandingNotEnough   ReasonCode = "standing-not-enough"   // Standing with By on Date is not accreditation, but on the way to it

	// About a holding of which the record says by which day it was awarded, and not when.

	ReasonLapsedByThen     ReasonCode = "lapsed-by-then"       // on Date at the latest
	ReasonInForceNotSaid   ReasonCode = "in-force-not-said"    // awarded by Date; when its term ended is not known
	ReasonTooLongAgoByThen ReasonCode = "too-long-ago-by-then" // awarded by Date, longer ago than Within
	ReasonLapseNotSaid     ReasonCode = "lapse-not-said"       // awarded by Date; when it lapsed is not known
	ReasonNeverAccredited  ReasonCode = "never-accredited"     // Program by By, on any day on which it can have been awarded

	// About a holding whose program the catalog does not know, or not enough of.

	ReasonSchoolNotKnown      ReasonCode = "school-not-known"       // School, and whether By accredited it was not said
	ReasonNotAccreditedByWord ReasonCode = "not-accredited-by-word" // by By, as the record says

	// About an exam.

	ReasonFailedTry ReasonCode = "failed-try" // on Date, the last of so many Tries; again from From: Within after a try, at most Most in Per; at Price

	// About a job, with the role as its Entry.

	ReasonNotSupervised  ReasonCode = "not-supervised"
	ReasonTooFewHours    ReasonCode = "too-few-hours"    // less than Share of full time
	ReasonTooEarly       ReasonCode = "too-early"        // part of it, or all: done before Date, since which work counts
	ReasonMoreThanCounts ReasonCode = "more-than-counts" // with others of its kind, of which Most hours count

	// About the work of the Program of a holding.

	ReasonPracticeNotSaid   ReasonCode = "practice-not-said"   // by which offer it was attended is not known, or whether it is finished
	ReasonPracticeNotEnough ReasonCode = "practice-not-enough" // by itself, and it adds to nothing
	ReasonPracticeUndated   ReasonCode = "practice-undated"    // it is asked when the work was done

	// About what work counts since, Entry.

	ReasonNotHeldYet ReasonCode = "not-held-yet" // until Date, if that is known

	// About a study, or about what the program of a holding taught.

	ReasonStudyDayNotSaid ReasonCode = "study-day-not-said"
	ReasonCreditNotSaid   ReasonCode = "credit-not-said" // how much credit the Program gave
	ReasonGradeNotSaid    ReasonCode = "grade-not-said"
	ReasonLetterNotSaid   ReasonCode = "letter-not-said" // it was passed; whether with Grade or a better one is not known
	ReasonGradeTooLow     ReasonCode = "grade-too-low"   // below Grade
	ReasonNotPassed       ReasonCode = "not-passed"      // what was failed gives no credit
	ReasonOtherUnit       ReasonCode = "other-unit"      // clock hours do not convert to credit, nor credit to them

	// About a score, with what it is of as its Entry.

	ReasonScoreNotSaid    ReasonCode = "score-not-said"
	ReasonScoreDayNotSaid ReasonCode = "score-day-not-said"
	ReasonScoreTooLow     ReasonCode = "score-too-low" // below Score

	// About the person.

	ReasonBornNotSaid        ReasonCode = "born-not-said"
	ReasonResidenceNotSaid   ReasonCode = "residence-not-said" // or only the wider Place
	ReasonResidesElsewhere   ReasonCode = "resides-elsewhere"  // in Place
	ReasonNotAttested        ReasonCode = "not-attested"       // Entry is the attestation
	ReasonAttestedDayNotSaid ReasonCode = "attested-day-not-said"

	// About the rule of Entry.

	ReasonNeverAtOneTime ReasonCode = "never-at-one-time" // what is under way never meets enough parts of a group on one day
	ReasonIfRenewed      ReasonCode = "if-renewed"        // met on Date, if the holding of Entry is renewed for Price from Until on
	ReasonNoEdition      ReasonCode = "no-edition"        // none in force on Date; the next begins on From, or the last ended on Until
	ReasonOtherEdition   ReasonCode = "other-edition"     // met on Date, by the edition then in force
	ReasonEditionEnds    ReasonCode = "edition-ends"      // it would be met on Date, but this edition ends on Until
	ReasonLaterEdition   ReasonCode = "later-edition"     // a later edition decides

	// About what is awarded by itself, Entry.

	ReasonAwardedByItself ReasonCode = "awarded-by-itself" // and so the requirement is met; on Date, if the record tells the day
	ReasonMaybeMetBefore  ReasonCode = "maybe-met-before"  // its rule may have been met on an earlier day, and then it is held

	// About how Entry is earned.

	ReasonRetired         ReasonCode = "retired"           // closed to new candidates
	ReasonOfferedNotKnown ReasonCode = "offered-not-known" // not known whether it is still offered
	ReasonWayNotDescribed ReasonCode = "way-not-described" // the catalog does not say how it is earned
)

// The further codes of a [Condition]. Its first reason is nothing-leads, born-not-said,
// score-not-said, residence-not-said, resides-elsewhere or not-attested, about the entry
// of the condition. One after it is any of the others here, or retired,
// offered-not-known, way-not-described, practice-not-enough or practice-undated.
const (
	ReasonNothingLeads   ReasonCode = "nothing-leads"    // no step leads to it
	ReasonNoWayBack      ReasonCode = "no-way-back"      // it has lapsed, and the last way back closed on Date
	ReasonAvoided        ReasonCode = "avoided"          // the query avoids it
	ReasonTooLittleStudy ReasonCode = "too-little-study" // the lightest program asks for Hours of study a week, the query has Have
	ReasonNotPlanned     ReasonCode = "not-planned"      // Program awards it, and has no offers, so nobody knows how long it takes
	ReasonNoneAccredited ReasonCode = "none-accredited"  // programs award it, Program the first of them, and none is known to be accredited by By
)

// isLike reports whether two reasons say the same, perhaps of two facts.
func (r Reason) isLike(other Reason) bool {
	r.Index, r.Text = other.Index, other.Text
	return r == other
}

// because notes a reason with a finding, in words that begin with what it is about,
// "" for nothing. A judge that does not explain has none.
func (j *judge) because(v *verdict, about string, r Reason) {
	if !j.explain || r.Code == "" {
		return
	}
	r.Text = reasonText(j.catalog, r)
	if about != "" {
		r.Text = about + ": " + r.Text
	}
	v.Why = append(v.Why, r)
}

// reasonText returns a reason of a finding in words, without what it is about.
func reasonText(c *credential.Catalog, r Reason) string {
	switch r.Code {
	case ReasonLapsed:
		return "lapsed on " + r.Date.String() + r.backText()
	case ReasonRenewalNotSaid:
		return fmt.Sprintf("its term ended on %s; was it renewed?", r.Date)
	case ReasonKeepingNotSaid:
		entry, _ := c.Credential(r.Entry)
		return fmt.Sprintf("in force only while this holds: %s; was that kept up after %s?", c.Phrase(entry.While.Ask), r.Date)
	case ReasonAwardedByItself:
		if r.Date.IsZero() {
			return "awarded by itself"
		}
		return "awarded by itself on " + r.Date.String()
	case ReasonMaybeMetBefore:
		return "its rule may have been met on an earlier day, and then it is held for good"
	case ReasonAwardDayNotSaid:
		if r.By != "" {
			return fmt.Sprintf("the day of its award was not said, and %s was not accredited on every day", c.NameOf(r.Program))
		}
		return "the day of its award was not said"
	case ReasonTooLongAgo:
		return tooLongAgoText(r)
	case ReasonNoProgramAwards, ReasonProgramNotSaid, ReasonNotAccredited, ReasonStandingNotVerified,
		ReasonStandingNotEnough, ReasonNeverAccredited, ReasonSchoolNotKnown, ReasonNotAccreditedByWord:
		return accreditationText(c, r)
	case ReasonLapsedTooLongAgo:
		return fmt.Sprintf("lapsed on %s, which is longer ago than %s", r.Date, r.Within.Words())
	case ReasonNotLongEnough:
		return fmt.Sprintf("awarded on %s, and not yet in force for %s", r.Date, r.Within.Words())
	case ReasonLapsedByThen:
		return fmt.Sprintf("it lapsed on %s at the latest", r.Date)
	case ReasonInForceNotSaid:
		return fmt.Sprintf("awarded by %s, on a day that is not known, so it is not known whether it is in force", r.Date)
	case ReasonTooLongAgoByThen:
		return fmt.Sprintf("awarded by %s, which is longer ago than %s", r.Date, r.Within.Words())
	case ReasonLapseNotSaid:
		return "the day of its award was not said, so it is not known when it lapsed"
	case ReasonFailedTry:
		return failedText(r)
	case ReasonNotSupervised:
		return "it was not supervised"
	case ReasonTooFewHours:
		return fmt.Sprintf("it was less than %d%% of full time", r.Share)
	case ReasonPracticeNotSaid:
		return "how much work was done in its program is not known, or by when"
	case ReasonPracticeNotEnough, ReasonPracticeUndated:
		return "the work of its program" + practiceText(r.Code) + "; say it as a job to have it counted so"
	case ReasonTooEarly, ReasonMoreThanCounts, ReasonNotHeldYet:
		return workText(r)
	case ReasonStudyDayNotSaid, ReasonCreditNotSaid, ReasonGradeNotSaid, ReasonLetterNotSaid, ReasonGradeTooLow,
		ReasonNotPassed, ReasonOtherUnit, ReasonScoreNotSaid, ReasonScoreDayNotSaid, ReasonScoreTooLow:
		return studyText(c, r)
	case ReasonBornNotSaid:
		return "the record does not say the date of birth"
	case ReasonResidenceNotSaid, ReasonResidesElsewhere:
		return residenceText(r)
	case ReasonNotAttested:
		return "nobody has attested it yet"
	case ReasonAttestedDayNotSaid:
		return "it was attested, but the record does not say when"
	case ReasonNeverAtOneTime:
		return "what is under way never meets enough of these at one time"
	case ReasonIfRenewed:
		return ifRenewedText(c, r)
	case ReasonNoEdition, ReasonOtherEdition, ReasonEditionEnds, ReasonLaterEdition:
		return editionText(r)
	case ReasonRetired:
		return "it is retired and closed to new candidates"
	case ReasonOfferedNotKnown:
		return "it is not known whether it is still offered"
	case ReasonWayNotDescribed:
		return "the catalog does not describe how it is earned"
	}
	panic(fmt.Sprintf("pathway: no words for the reason %q", r.Code))
}

// workText says why work does not count, or not all of it.
func workText(r Reason) string {
	switch {
	case r.Code == ReasonTooEarly:
		return "what was done before " + r.Date.String() + " does not count"
	case r.Code == ReasonMoreThanCounts:
		return "of work of this kind no more than " + credential.Count(r.Most, "hour") + " count"
	case r.Date.IsZero():
		return "not held by then, and only work done since then counts"
	}
	return "first held on " + r.Date.String() + ", and only work done since then counts"
}

// practiceText says why the work of a program is not enough.
func practiceText(code ReasonCode) string {
	if code == ReasonPracticeUndated {
		return " counts nowhere where it is asked when work was done"
	}
	return " is too little by itself, and adds to no other"
}

// studyText says why a study or a score does not count, or may not.
func studyText(c *credential.Catalog, r Reason) string {
	switch r.Code {
	case ReasonStudyDayNotSaid:
		return "its day was not said"
	case ReasonCreditNotSaid:
		return "how much credit it gave is not known"
	case ReasonGradeNotSaid:
		return "its grade was not said"
	case ReasonLetterNotSaid:
		return "it was passed, and the record does not say with which letter"
	case ReasonGradeTooLow:
		return "its grade is below " + string(r.Grade)
	case ReasonNotPassed:
		return "what was failed gives no credit"
	case ReasonOtherUnit:
		return "clock hours and credits do not convert"
	case ReasonScoreNotSaid:
		return "the record does not say the score in " + c.ScoreName(r.Entry)
	case ReasonScoreDayNotSaid:
		return "the record does not say when"
	case ReasonScoreTooLow:
		return "it is below " + r.Score.String()
	}
	panic(fmt.Sprintf("pathway: the reason %q is not about a study", r.Code))
}

// accreditationText says why a holding does not count as awarded by an accredited program.
func accreditationText(c *credential.Catalog, r Reason) string {
	switch r.Code {
	case ReasonNoProgramAwards:
		return "no program awards it"
	case ReasonProgramNotSaid:
		return "the program that awarded it was not said"
	case ReasonNotAccredited:
		return fmt.Sprintf("the program was not accredited by %s on %s", c.NameOf(r.By), r.Date)
	case ReasonStandingNotVerified:
		return fmt.Sprintf("the standing of the program with %s on %s could not be verified", c.NameOf(r.By), r.Date)
	case ReasonStandingNotEnough:
		return fmt.Sprintf("%s with %s on %s is not accreditation", r.Standing, c.NameOf(r.By), r.Date)
	case ReasonNeverAccredited:
		return fmt.Sprintf("%s was not accredited by %s on any day on which it can have been awarded", c.NameOf(r.Program), c.NameOf(r.By))
	case ReasonSchoolNotKnown:
		return fmt.Sprintf("the catalog does not have %s, and whether it was accredited by %s was not said", r.School, c.NameOf(r.By))
	case ReasonNotAccreditedByWord:
		return "by the word of the record its program was not accredited by " + c.NameOf(r.By)
	}
	panic(fmt.Sprintf("pathway: the reason %q is not about accreditation", r.Code))
}

// residenceText says what the record says of where the person lives.
func residenceText(r Reason) string {
	switch {
	case r.Place == "":
		return "the record does not say where the person lives"
	case r.Code == ReasonResidenceNotSaid:
		return "the record says no more than that the person lives in " + r.Place.Words()
	}
	return "by the record the person lives in " + r.Place.Words()
}

// ifRenewed stands between the day and the renewal; see [Finding.never].
const ifRenewed = ", if "

// ifRenewedText says when a group is met, and what has to be renewed for that.
func ifRenewedText(c *credential.Catalog, r Reason) string {
	text := fmt.Sprintf("from %s"+ifRenewed+"%s is renewed on %s", r.Date, c.NameOf(r.Entry), r.Until)
	if r.Price.Known() {
		text += " (" + credential.GroupThousands(r.Price.String()) + ")"
	}
	return text
}

// tooLongAgoText says of a holding, of part of a job, of an attestation or of a study
// that it is longer ago than is looked back.
func tooLongAgoText(r Reason) string {
	switch {
	case r.Fact == "job":
		return "what is longer ago than " + r.Within.Words() + " does not count"
	case r.Fact == "attested":
		return "it was attested longer ago than " + r.Within.Words()
	case r.Date.IsZero():
		return "it is longer ago than " + r.Within.Words()
	}
	return fmt.Sprintf("awarded on %s, which is longer ago than %s", r.Date, r.Within.Words())
}

// editionText says which edition of a rule decides, or that none is in force.
func editionText(r Reason) string {
	switch {
	case r.Code == ReasonOtherEdition:
		return fmt.Sprintf("met on %s under the edition of the rule then in force", r.Date)
	case r.Code == ReasonEditionEnds:
		return fmt.Sprintf("it would be met on %s, but this edition of the rule ends on %s", r.Date, r.Until)
	case r.Code == ReasonLaterEdition:
		return "a later edition of the rule decides"
	case !r.From.IsZero():
		return fmt.Sprintf("no edition of the rule is in force on %s; the next one begins on %s", r.Date, r.From)
	}
	return fmt.Sprintf("no edition of the rule is in force on %s; the last one ended on %s", r.Date, r.Until)
}

// whyText returns reasons in words, in their order.
func whyText(why []Reason) string {
	var texts []string
	for _, r := range why {
		texts = append(texts, r.Text)
	}
	return strings.Join(texts, "; ")
}

// backText says until when what lapsed can be had back; "" if it cannot.
func (r Reason) backText() string {
	switch {
	case !r.Back:
		return ""
	case r.Until.IsZero():
		return ", and can be had back"
	}
	return ", and can be had back through " + r.Until.Add(credential.Period{Days: -1}).String()
}
