package credential

import "fmt"

// A Record is what is known of one person. The library keeps nothing of it.
type Record struct {
	Name      string // for the head of a roadmap; judged by nothing
	Born      Date
	Residence Place // where the person lives, one place as narrow as is known; "": not said
	Holdings  []Holding
	Jobs      []Job
	Studies   []Study
	Scores    []Scored
	Attempts  []Attempt
	Prepared  []Prepared
	Units     []Units
	Attested  []Attested
	Waivers   []Waiver
}

// With returns a record that has further facts: those of r, and after them the
// given ones in their order, each in the list of its kind. Nothing is checked
// ([Catalog.CheckRecord] does that). The new record shares no slice with r nor
// with the facts: each may be changed without a change to the others. With
// panics if a fact is nil or not one of the union.
func (r Record) With(facts ...Fact) Record {
	r = deepCopy(r)
	for _, f := range deepCopy(facts) {
		switch f := f.(type) {
		case Holding:
			r.Holdings = append(r.Holdings, f)
		case Job:
			r.Jobs = append(r.Jobs, f)
		case Study:
			r.Studies = append(r.Studies, f)
		case Scored:
			r.Scores = append(r.Scores, f)
		case Units:
			r.Units = append(r.Units, f)
		case Attempt:
			r.Attempts = append(r.Attempts, f)
		case Prepared:
			r.Prepared = append(r.Prepared, f)
		case Attested:
			r.Attested = append(r.Attested, f)
		case Waiver:
			r.Waivers = append(r.Waivers, f)
		default:
			panic(fmt.Sprintf("credential: %T is no fact of a record", f))
		}
	}
	return r
}

// Waive returns a record that has a further waiver, as [Record.With] does: of what the rule
// of the target asks for, by whom and why. A finding of package pathway that is not met
// names both, as its Entry and Requirement, so that an adviser can ask what the answer
// would be without that condition. Where the Entry is "", no rule of an entry asks for it,
// and there is nothing to waive: [Catalog.CheckRecord] says so.
func (r Record) Waive(target ID, condition Requirement, by, reason string) Record {
	return r.With(Waiver{Target: target, Condition: condition, By: by, Reason: reason})
}

// A Fact is one of the things that a [Record] lists:
//
//   - [Holding]: a credential;
//   - [Job]: work done;
//   - [Study]: credit in a field of study;
//   - [Scored]: a grade average, or the score of an exam;
//   - [Attempt]: an exam sat, passed or failed;
//   - [Prepared]: study done for an exam;
//   - [Units]: continuing education toward a renewal;
//   - [Attested]: a statement that somebody vouched for;
//   - [Waiver]: a condition that need not be met.
//
// The members are these types themselves. Pointers to them, and types that
// embed one, fit the interface but are not members.
type Fact interface {
	fact()
}

func (Holding) fact()  {}
func (Job) fact()      {}
func (Study) fact()    {}
func (Units) fact()    {}
func (Scored) fact()   {}
func (Attempt) fact()  {}
func (Prepared) fact() {}
func (Attested) fact() {}
func (Waiver) fact()   {}

// A Holding is a credential that the person holds, held, or is about to hold.
//
// With Awarded it is in force from that day; without dates the record is taken
// at its word, and it is in force. It lapses on Expires; where that is not said
// and the credential lasts a term from Awarded, it lapses at the end of that
// ([Credential.Lapse]) or, if it can be renewed, is not known to be in force from then
// on: its last term is open. To close it, say in Expires until when it was renewed, or
// on which day it ended. With Expected, and no Awarded, it is under way: it will be in
// force from that day.
// With By, and neither of these, it was awarded on that day or before, nobody knows
// when: it is in force from By on if it never lapses or until Expires, and else it is
// not known on which days it was.
//
// A holding also shows what it took to get it; see package pathway. What it asked for
// need not be in the record: a holder of an RHIA has a bachelor's degree.
//
// School, AccreditedBy and NotAccreditedBy say what the catalog does not know. They
// are the person's word: what the catalog knows of a named Program stands over it.
type Holding struct {
	Credential      ID
	Program         ID     // that awarded it; "" where none did or it was not said
	School          string // the name of the school or of its program, where no Program of the catalog fits
	AccreditedBy    []ID   // organizations by which the program was accredited on the day of the award
	NotAccreditedBy []ID   // organizations by which it was not accredited then
	Awarded         Date   // zero: not said
	By              Date   // the last day on which it may have been awarded, where the day is not known
	Expires         Date   // the first day it is no longer in force; zero: not said
	Expected        Date   // the day the award is due
}

// A Job is work done from one day until, and not on, another: on each day d with
// From <= d < Until. It has a role or fields: what gives no experience can meet nothing.
type Job struct {
	Role   ID      // gives the fields of the role; "" if none of the catalog's fits
	Fields []Field // further fields of experience that the work gave
	From   Date
	Until  Date  // zero: it goes on
	Weekly Hours // hours a week; zero: full time, 40, or as many as Hours say
	// Hours is the hours in all, where they were logged so. They need an Until and no
	// Weekly, and are spread evenly over the days from From until it: each day counts a
	// seventh of a weekly number, the same one of ten-thousandths of an hour, and the first
	// days have one of these more each, so that they make up the whole.
	Hours      Hours
	Supervised bool
}

// A Study is credit in a field of study, apart from any program.
type Study struct {
	In      Field
	Credits Credits
	Grade   Grade
	On      Date // the day it was completed; zero: not said, but done
}

// A Scored result is a grade average, or the score of an exam. One that is said settles
// what the record leaves open without it: a low one meets nothing.
type Scored struct {
	Of    ID // a credential, a program, or the name of a [Score] that rules ask for
	Score Points
	On    Date // the day from which it counts; zero: not said, but done
}

// An Attempt is one sitting of an exam. One that was passed is a [Holding] of the exam,
// awarded on that day. After one that was failed the exam can be tried again as its
// [Retake] rules allow; those before the last pass no longer count there.
type Attempt struct {
	Exam   ID // an assessment
	On     Date
	Passed bool
}

// Prepared is study that was done for an exam, in hours. It is taken off the hours of
// [Exam.Preparation] that a plan asks for.
type Prepared struct {
	Exam  ID // an assessment
	Hours int
}

// Units are continuing education that was earned toward the renewal of a credential. They
// count for the term in which they were earned.
type Units struct {
	For   ID // the credential
	Units int
	On    Date // zero: not said, but earned
}

// An Attested statement is one that somebody vouched for.
type Attested struct {
	ID ID   // of the [Attestation] that it meets; one that no rule asks for meets nothing
	On Date // zero: not said, but done
	By string
}

// A Waiver says that a condition need not be met by this person. It is about what is
// asked for, not about a place: about each part of the entry's rule, and the whole of it,
// that asks for the same. What asks for the same has the same parts in any order,
// whatever the labels, and attestations of the same ID.
type Waiver struct {
	Target    ID          // the entry whose rule it is about
	Condition Requirement // what need not be met, as the rule has it; the whole of it waives the whole rule
	By        string
	Reason    string
	On        Date // the first day it holds; zero: always
}
