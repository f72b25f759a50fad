package credential

import (
	"cmp"
	"slices"
)

// Entries is the plain content of a catalog, before it is checked. The order
// of entries means nothing.
type Entries struct {
	Edition       Date // the day as of which the entries were gathered; zero: not said
	Organizations []Organization
	Fields        []FieldEntry
	Credentials   []Credential
	Programs      []Program
	Roles         []Role
}

// The key of an entry tells it from the others of its list.
func (o Organization) key() ID  { return o.ID }
func (f FieldEntry) key() Field { return f.Field }
func (c Credential) key() ID    { return c.ID }
func (p Program) key() ID       { return p.ID }
func (r Role) key() ID          { return r.ID }

// An Organization is an issuer, an accreditor, a school or an employer.
type Organization struct {
	ID    ID
	Name  string
	URL   string
	Place Place // where it is, such as a school, one place as narrow as is known; "": not said
	Note  string
}

// A FieldEntry documents one field of work or study. A catalog that documents
// fields must document every field it names.
type FieldEntry struct {
	Field Field
	Name  string
	About string // what belongs to it, in a sentence
}

// A Credential is a thing that a person can hold.
type Credential struct {
	ID           ID
	Kind         Kind
	Name         string
	Abbreviation string // letters used after a name: "RHIT"
	Issuer       ID     // an organization; "" for classes and what many issue
	Aliases      []Alias
	CountsAs     []ID // credentials that this one counts as, besides itself
	Requires     Rules
	Recommends   Rules // what a good adviser would insist on: it never gates
	Prefers      Rules // what the issuer merely likes: shown, never planned, and it never gates
	// Automatic says that it is awarded by itself, for life: on the first day on which
	// the edition of its rule then in force is met, though what met it may lapse later.
	// An examination of four sections is passed for good once all four are in force on
	// one day. It is no step of a plan, costs nothing and takes no time, and has no
	// Offers, no Lasts, no While, no Renews and no Returns. No rule asks that it was
	// awarded Within some time: more facts about a person move its day back.
	Automatic bool
	Offers    []Offer
	Lasts     Period // the term after which it lapses unless renewed; zero: for life
	// LastsThrough is the last day of the first term, where that ends on one day
	// of the year for all: the first such day on or after the day to which Lasts
	// leads from the award. With "P2Y" and "12-31" what is awarded on any day of
	// 2020 is in force through 2022-12-31. A further term lasts as long as Lasts
	// says from the day it begins, so that one of whole years ends on that day of
	// the year too. Zero: Lasts alone ends the first term.
	LastsThrough MonthDay
	Renews       Renewals
	While        While    // what must hold for it to stay in force; zero: nothing
	Returns      []Return // ways back after it has lapsed; earning it anew is never closed by having held it
	Exam         Exam     // what is known of an assessment
	Status       Status
	Note         string
}

// Lapse returns the day on which the credential lapses, if it was awarded on the
// given day and is not renewed: the first day on which it is no longer in force.
// It is zero if the credential never lapses. Of two awards the later one never
// lapses earlier.
func (c Credential) Lapse(awarded Date) Date {
	switch {
	case c.Lasts.IsZero():
		return Date{}
	case c.LastsThrough.IsZero():
		return awarded.Add(c.Lasts)
	}
	last := c.LastsThrough.next(awarded.Add(c.Lasts))
	return DateOfDay(last.DayNumber() + 1)
}

// A Kind says what a credential is. The names follow CTDL's classes where it
// has one.
type Kind string

// The kinds of credential. Degrees, diplomas, certificates and courses are
// awarded by programs; certifications, licenses, assessments, memberships and
// clearances are earned directly, by meeting what they require and taking one of
// their offers. A clearance is a background check, a health screening and the like:
// it is applied for, and nobody sits it. A class is never earned itself: other
// credentials count as it.
const (
	Degree        Kind = "degree"
	Diploma       Kind = "diploma"
	Certificate   Kind = "certificate"
	Course        Kind = "course"
	Certification Kind = "certification"
	License       Kind = "license"
	Assessment    Kind = "assessment"
	Membership    Kind = "membership"
	Clearance     Kind = "clearance"
	Class         Kind = "class"
)

// kinds has every kind, in the order of their constants.
var kinds = []Kind{Degree, Diploma, Certificate, Course, Certification, License, Assessment, Membership, Clearance, Class}

// Awarded reports whether credentials of this kind are awarded by programs.
func (k Kind) Awarded() bool {
	return k == Degree || k == Diploma || k == Certificate || k == Course
}

// Direct reports whether credentials of this kind are earned without a
// program.
func (k Kind) Direct() bool {
	return k == Certification || k == License || k == Assessment || k == Membership || k == Clearance
}

// automaticKinds has the kinds of what may be awarded by itself.
var automaticKinds = []Kind{Certification, License, Assessment}

// UnmarshalText reads the name of a kind.
func (k *Kind) UnmarshalText(text []byte) error { return unmarshalName(k, text, "kind", kinds) }

// A Status says whether a credential can be earned today. The zero Status
// means that it can.
type Status string

// The statuses of a credential. What a person holds counts whatever the status.
const (
	// Active credentials can be earned.
	Active Status = ""
	// Retired credentials are closed to new candidates: no route earns one.
	Retired Status = "retired"
	// StatusUnverified is said of a credential of which it is not known whether
	// it is still offered: no route earns one.
	StatusUnverified Status = "unverified"
	// Outside is said of a credential, such as a nurse's license, whose own
	// way in the catalog does not describe: no route earns one.
	Outside Status = "outside"
)

// nameOfActive is how a file may write [Active]; the canonical form leaves it out.
const nameOfActive = "active"

var statuses = []Status{nameOfActive, Retired, StatusUnverified, Outside}

// UnmarshalText reads the name of a status; "active" is the zero Status.
func (s *Status) UnmarshalText(text []byte) error {
	err := unmarshalName(s, text, "status", statuses)
	if *s == nameOfActive {
		*s = Active
	}
	return err
}

// An Alias is another name, in use from one day until, and not on, another.
type Alias struct {
	Name  string
	From  Date
	Until Date
}

// An Exam is what is known of an examination. Zeros are not known.
type Exam struct {
	Items     int // all questions
	Scored    int // the questions that count
	Minutes   int
	Pass      string // the mark that passes, in the issuer's terms
	PassRates []PassRate
	Retakes   []Retake
	// Preparation is the study that a good adviser would plan before the exam is sat, by
	// background; empty: not known. One of them has no If.
	Preparation []Preparation
	Source      Source
}

// A Preparation is hours of study for an exam.
type Preparation struct {
	If     Requirement // the background for which they are enough; nil: any
	Hours  int         // in all
	Weekly Hours       // hours a week; zero: 10
	Source Source      // an estimate of the catalog's own says so in its Note
}

// A PassRate is the share of first-time candidates that passed in one year.
type PassRate struct {
	Year    int
	Percent int
	Takers  int // 0: not known
	Source  Source
}

// A Retake says when an exam may be tried again after a failed try, from one day until,
// and not on, another. Of those in force on a day the one with the largest After applies
// that is not more than the failed tries so far, and it alone: nobody may sit before the
// Wait is over since the last try, nor more often than Most times in any span of the
// length Per. Where none applies the exam may be tried again at any time.
type Retake struct {
	Wait   Period
	After  int    // the failed tries from which on it applies; 0: from the first on
	Most   int    // the most tries in a span Per, the next one among them; 0: no limit
	Per    Period // with Most
	From   Date
	Until  Date
	Source Source
}

// A Program is a way to earn the credentials it awards.
type Program struct {
	ID       ID
	Name     string
	Provider ID   // an organization; "" for a typical program
	Typical  bool // no school's program, but national typical figures
	Awards   []ID // credentials; at the end of an offer it gives them all
	Teaches  []Teaching
	Works    Practice // the work that is done while it is attended; zero: none
	Admits   Rules    // who may begin it
	// Accreditations are judged on the day the award is made. Periods of one
	// accreditor do not overlap.
	Accreditations []Accreditation
	Offers         []Offer
	Note           string
}

// A Teaching is credit in a field of study that a program gives by its award.
type Teaching struct {
	In      Field
	Credits Credits // zero: it is not known how much, which may be as much as is asked for
	Source  Source
}

// A Practice is the work of a program: of an apprenticeship, whose standards call it
// on-the-job learning, of a residency, a practicum or a co-op. It is done under supervision
// for as long as an offer of the program takes, and that is counted as the fewest days that
// the period can span.
//
// It is experience once the program is finished, whatever becomes of what that awards, and
// counts by itself alone. An [Experience] that is asked for is met by it if the work of one
// program is as much as that asks for; to jobs, and to the work of another program, it adds
// nothing. Where only work Within some time counts, or Since something was first held, it
// does not count at all. Who did it can write it as a [Job] of the record, which counts like
// any other.
type Practice struct {
	Fields []Field // the fields of experience that it gives
	Weekly Hours   // hours a week; zero: full time, 40
	Source Source
}

// Meets reports whether the work of a program, attended by an offer that takes so long, is
// by itself as much as a requirement asks for, and counts for it at all.
func (p Practice) Meets(r Experience, takes Period) bool {
	asked := slices.DeleteFunc(slices.Clone(p.Fields), func(f Field) bool { return !contains(r.In, []Field{f}) })
	weekly, full := cmp.Or(p.Weekly.Hundredths, fullTime), cmp.Or(r.FullTime.Hundredths, fullTime)
	if len(asked) == 0 || !r.Within.IsZero() || r.Since != "" || 100*weekly < r.MinShare*full {
		return false
	}
	days := takes.FewestDays()
	switch {
	case r.Hours > 0:
		capped := func(most Cap) bool { return contains(most.In, asked) && most.Hours < r.Hours }
		return days*weekly >= 7*100*r.Hours && !slices.ContainsFunc(r.AtMost, capped)
	case r.Calendar:
		return days >= r.For.FewestDays()
	}
	return days*min(weekly, full) >= r.For.FewestDays()*full
}

// fullTime is full time where nothing else is said, in hundredths of an hour a week.
const fullTime = 100 * 40

// Accredited reports whether the program was accredited by one of the given
// organizations on the given day.
func (p Program) Accredited(by []ID, day Date) bool {
	return slices.ContainsFunc(p.Accreditations, func(a Accreditation) bool {
		return slices.Contains(by, a.By) && a.Status.Accredited() && day.Between(a.From, a.Until)
	})
}

// A Role is a job, or the target of a plan.
type Role struct {
	ID         ID
	Name       string
	Aliases    []Alias
	Employer   ID      // an organization; "" for the market as a whole
	Occupation string  // O*NET-SOC 2019 code, such as "29-9021.00"
	Fields     []Field // the fields of experience that the work gives
	Requires   Rules
	Recommends Rules // what a good adviser would insist on: it never gates
	Prefers    Rules // what employers merely like: shown, never planned, and it never gates
	Pay        []Pay
	Outlook    Outlook
	Hiring     Hiring
	Next       []ID // roles that people go on to
	Note       string
}

// A Hiring is how long it takes to be hired for a role.
type Hiring struct {
	Takes  Period // from beginning to look for the job to the first day of work; zero: not known
	Source Source
}

// Pay is the median of a year's pay.
type Pay struct {
	Median Money
	Year   int
	Scope  string // whom it covers, such as "hospitals"; "" for all
	Source Source
}

// An Outlook is the expected change in the number of jobs.
type Outlook struct {
	Percent  int // over the whole span; may be below zero
	From     int // year
	To       int // year
	Openings int // a year; 0: not known
	Source   Source
}
