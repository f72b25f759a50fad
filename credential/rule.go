package credential

// A Rule is what is asked from one day until, and not on, another.
type Rule struct {
	From   Date        // the first day; zero is open
	Until  Date        // the day after the last; zero is open
	Ask    Requirement // nil asks for nothing
	Source Source
}

// Rules has the editions of one rule, in the order of their dates. No rules at
// all ask for nothing on any day.
type Rules []Rule

// On returns the rule in force on the given day. Without rules that is the
// zero Rule, which asks for nothing; ok is false only on a day that the rules
// leave out.
func (rules Rules) On(day Date) (rule Rule, ok bool) {
	for _, rule := range rules {
		if day.Between(rule.From, rule.Until) {
			return rule, true
		}
	}
	return Rule{}, len(rules) == 0
}

// An Offer is one way to take up an entry: at a member's price, part-time, in
// one of three windows a year. Nothing said is not nothing asked: of an entry without
// offers nobody knows what it costs and how long it takes. What is free and comes at
// once has an offer that says so, of 0 USD; where a price exists but is not known,
// there is an offer without one.
//
// Names tell the offers of one entry apart: two of them may share one only if
// no day lies in the dates of both, such as the fees of two years.
type Offer struct {
	Name  string // "member", "part-time"; "" for the only offer
	If    Requirement
	Price Money // paid once, on the day the offer is taken up; zero: not known
	// Apply is the calendar time from the application, on which the offer is taken up, to
	// the first day on which the exam can be sat; zero: both may be on one day. Only an
	// offer of an assessment has it. Its rule is asked on both days, If on the first, and
	// Seasons say when it can be sat.
	Apply Period
	Takes Period // calendar time from taking it up, or sitting it, to the award; zero: none
	// Weekly is the hours of study a week while it runs.
	Weekly  Hours
	Seasons []Season // it can be taken up, or sat, only in one of these; empty: any day
	From    Date     // the first day it can be taken up; zero is open
	Until   Date     // the day after the last; zero is open
	Source  Source
}

// On reports whether the offer can be taken up on the given day, as far as its
// dates and seasons say.
func (o Offer) On(day Date) bool {
	next, ok := o.Next(day)
	return ok && next == day
}

// Next returns the first day on or after the given one on which the offer can
// be taken up, as far as its dates and seasons say; ok is false if there is none. The
// seasons of an offer with Apply say when the exam can be sat ([Offer.Sits]), and so
// nothing about that.
func (o Offer) Next(day Date) (next Date, ok bool) {
	if day.Before(o.From) {
		day = o.From
	}
	next = day
	if o.Apply.IsZero() {
		next = inSeason(o.Seasons, day)
	}
	return next, o.Until.IsZero() || next.Before(o.Until)
}

// Sits reports whether what is taken by the offer can be sat on a day, as far as its
// seasons say.
func (o Offer) Sits(day Date) bool { return inSeason(o.Seasons, day) == day }

// inSeason returns the first day on or after the given one that lies in one of some
// seasons, if there are any.
func inSeason(seasons []Season, day Date) Date {
	next := day
	for i, season := range seasons {
		if open := season.Next(day); i == 0 || open.Before(next) {
			next = open
		}
	}
	return next
}

// A Renewal is what keeps a credential in force for another term, which lasts as
// [Credential.Lasts] says from the day the credential would lapse.
type Renewal struct {
	From  Date   // the first day the edition is in force; zero is open
	Until Date   // the day after the last; zero is open
	Units int    // continuing-education units a term; 0: not known, or none
	Terms string // what else it asks for, in words; judged by nothing
	// By has credentials whose award, or that of what counts as one of them, renews
	// it too, at no fee: if it is in force on the day of that award, its term runs anew
	// from that day.
	By []ID
	// Times is how often it can be renewed at the most, counted since its award; 0: as
	// often as there is a term. A renewal by another award is not counted.
	Times  int
	Offers []Offer // fees of one term; none: no fee known
	Source Source
}

// Renewals has the editions of the rule of renewal, in the order of their dates.
type Renewals []Renewal

// On returns the edition in force on the given day; ok is false if there is none.
func (renewals Renewals) On(day Date) (renewal Renewal, ok bool) {
	for _, renewal := range renewals {
		if day.Between(renewal.From, renewal.Until) {
			return renewal, true
		}
	}
	return Renewal{}, false
}

// A Return is one way back to a credential that has lapsed: what an issuer asks for
// in place of what a first award takes. It is open on a day to somebody who held that
// very credential, if it lapsed on or before the day and, with Within, no longer ago
// than that. Taking it is an award like the first one: it lasts a term from its day.
//
// The ways back of one credential stand side by side, and each is open or not by
// itself. So what grows with the time that was missed, such as unpaid dues, is one
// Return for each step of it, and the narrowest that is open asks for the least:
//
//	"returns": [
//	  {"within": "P1Y", "units": 18, "offers": [{"name": "up to a year", "price": "422 USD"}]},
//	  {"within": "P2Y", "units": 36, "offers": [{"name": "up to two years", "price": "644 USD"}]},
//	  {"within": "P3Y", "units": 54, "offers": [{"name": "up to three years", "price": "866 USD"}]}
//	]
//
// No way back closes the first way: earning anew asks for what it always does. An
// examination that has to be passed again says so by its own [Credential.Lasts].
type Return struct {
	From     Date        // the first day it can be taken; zero is open
	Until    Date        // the day after the last; zero is open
	Within   Period      // since the day it lapsed; zero: at any time after it
	Requires Requirement // nil asks for nothing; waivers are not about it
	Units    int         // continuing-education units that are due; 0: not known, or none; judged by nothing
	// Offers are the fees; none: no fee known, and back on the day it is taken up.
	// Their names tell apart those of all ways back that share a day.
	Offers []Offer
	Terms  string // what else it asks for, in words; judged by nothing
	Source Source
}

// On reports whether the way back is open on a day, by its dates, to somebody whose
// credential lapsed on another.
func (r Return) On(day, lapsed Date) bool {
	recent := r.Within.IsZero() || !lapsed.Before(day.Add(r.Within.Negate()))
	return day.Between(r.From, r.Until) && !day.Before(lapsed) && recent
}

// Closes returns the first day on which the way back is no longer open to somebody
// whose credential lapsed on the given day; zero if it never closes.
func (r Return) Closes(lapsed Date) Date {
	closes := r.Until
	if r.Within.IsZero() {
		return closes
	}
	// The first day from which Within leads back to this one, or beyond it. Where the
	// month is too short for it, that is the first of the next month.
	next := DateOfDay(lapsed.DayNumber() + 1 + r.Within.Days)
	day := next.Add(Period{Months: r.Within.Months})
	if day.Day < next.Day {
		day = day.Add(Period{Days: 1})
	}
	if closes.IsZero() || day.Before(closes) {
		closes = day
	}
	return closes
}

// A While is what must hold for a credential to be awarded, and to stay in force
// after that: an issuer's membership, say. It must hold on the day of the award. A
// later break leaves the credential in force for Grace, and it lapses on the day on
// which the break has lasted so long. Before the day on which a holding expires by the
// record nothing is asked.
type While struct {
	Ask    Requirement // of credentials held, alone or in groups; nil asks for nothing
	Grace  Period      // zero: it lapses on the first day of a break
	Source Source
}

// An Accreditation is the standing of a program with an accreditor from one
// day until, and not on, another.
type Accreditation struct {
	By     ID // an organization
	Status AccreditationStatus
	From   Date // zero is open: since before anything asked about
	Until  Date // the day after the last; zero is open
	Source Source
}

// An AccreditationStatus is the standing of a program with an accreditor.
type AccreditationStatus string

// The standings of a program, in CAHIIM's terms. Only some of them are
// accreditation; see [AccreditationStatus.Accredited].
const (
	Initial       AccreditationStatus = "initial"
	Continuing    AccreditationStatus = "continuing"
	Accredited    AccreditationStatus = "accredited" // which kind was not said
	Progress      AccreditationStatus = "progress-report"
	Probation     AccreditationStatus = "probation"
	TeachOut      AccreditationStatus = "teach-out"
	Applicant     AccreditationStatus = "applicant"
	Candidacy     AccreditationStatus = "candidacy"
	Withheld      AccreditationStatus = "withheld"
	Withdrawn     AccreditationStatus = "withdrawn"
	NotVerified   AccreditationStatus = "unverified" // what the standing is could not be read
	NotAccredited AccreditationStatus = "none"
)

var accreditationStatuses = []AccreditationStatus{
	Initial, Continuing, Accredited, Progress, Probation, TeachOut,
	Applicant, Candidacy, Withheld, Withdrawn, NotVerified, NotAccredited,
}

// Accredited reports whether the status is accreditation. Candidacy is not,
// and neither is a status that could not be read.
func (s AccreditationStatus) Accredited() bool {
	switch s {
	case Initial, Continuing, Accredited, Progress, Probation, TeachOut:
		return true
	}
	return false
}

// UnmarshalText reads the name of an accreditation status.
func (s *AccreditationStatus) UnmarshalText(text []byte) error {
	return unmarshalName(s, text, "accreditation status", accreditationStatuses)
}
