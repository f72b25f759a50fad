package pathway

import (
	"fmt"

	"github.com/credpath/credpath/credential"
)

// A Route is one way to a target: steps with dates and prices. It is plain
// data, and the caller's to keep.
type Route struct {
	Target credential.ID
	Rank   Rank            // by which it was found
	Start  credential.Date // the first day of the plan
	Finish credential.Date // the first day on which the target is held, or the role is reached
	// Sought is, of a role that is the target and has to be found, the day on which the search
	// for a job in it begins; else zero.
	Sought   credential.Date
	Cost     credential.Money
	Unpriced []credential.ID // entries of the steps whose price is not known, in the order of the steps
	// Untimed has the entries of the steps of which nobody knows how long they take, since
	// the catalog has no offer of them, in the order of the steps. They count as no time.
	Untimed []credential.ID
	Upkeep  []Upkeep   // what keeps the target in force after Finish, by entry
	Steps   []Step     `json:"steps"` // by the day on which they are taken ([Step.Taken]), each after what it rests on, then by finish and entry
	Has     []Evidence // the facts of the record that the route rests on, in the order of the record
	Unused  []Evidence // the other facts of the record but for the birth date, likewise
	// Automatic is what the route rests on and is awarded by itself, before the plan or in
	// it, by day and then by entry. It is no step.
	Automatic []Award
	Assumed   []Assumption // what the record does not say and the query let stand as met, each once, in the order of Assumption.Compare
	// Stale has the waivers of the record that fit nothing in the edition of Start, as
	// Eligibility.Stale has them.
	Stale []credential.Waiver
	// Open has what to find out first: the terms of the record that ended before Start,
	// of which it does not say whether they were renewed, and whose renewal would change
	// the answer; by their entries. The route takes them as lapsed.
	Open []Assumption
	// Renewed is what the best route then finishes on, costs and has of steps, if all
	// terms of Open were renewed; zero if there are none. Without a step, nothing is
	// left to do.
	Renewed Bound
	// Edition is that of the catalog by which the route was planned; zero if that does not
	// say it. No check asks about it: a route may hold by a later one.
	Edition credential.Date
	Proof   Proof
}

// A Rank says which of two routes is better; the package comment gives each
// order in full.
type Rank int8

// The ranks. The zero Rank is Soonest.
const (
	Soonest Rank = iota
	Cheapest
	FewestSteps
)

var rankNames = []string{"soonest", "cheapest", "fewest"}

// String returns the name of the rank.
func (r Rank) String() string {
	if r < 0 || int(r) >= len(rankNames) {
		return fmt.Sprintf("Rank(%d)", int(r))
	}
	return rankNames[r]
}

// MarshalText returns the name of the rank.
func (r Rank) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the name of a rank.
func (r *Rank) UnmarshalText(text []byte) error {
	for i, name := range rankNames {
		if name == string(text) {
			*r = Rank(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a rank; write soonest, cheapest or fewest", text)
}

// costText says what a route costs, as far as that is known.
func costText(r *Route) string {
	switch {
	case len(r.Unpriced) == 0 && !r.Cost.Known():
		return "nothing"
	case len(r.Unpriced) == 0:
		return r.Cost.String()
	case !r.Cost.Known():
		return "what is not known"
	}
	return fmt.Sprintf("%v and what is not known of %d more", r.Cost, len(r.Unpriced))
}

// untimed returns the entries of which nobody knows how long it takes to earn them, among
// those that some steps earn, in the order of the steps.
func untimed(c *credential.Catalog, steps []Step) []credential.ID {
	var all []credential.ID
	for _, s := range steps {
		if entry, _ := c.Credential(s.Entry); (s.Kind == Earn || s.Kind == Join) && len(entry.Offers) == 0 {
			all = append(all, s.Entry)
		}
	}
	return all
}

// A Step is one thing to do.
type Step struct {
	Kind  StepKind
	Entry credential.ID // the program, credential, role or attestation; "" for a job of the record without a role
	Offer string        // the name of the offer taken; "" where there is none
	For   string        // what is attested, or the job that goes on, in words
	// Start is the day on which it begins. An exam whose offer has a time from the
	// application to the sitting begins with the application, and Sat is the day on which
	// it is sat; else Sat is zero.
	Start credential.Date
	Sat   credential.Date
	// Sought is, of a job that has to be found, the day on which the search for it begins.
	Sought credential.Date
	Finish credential.Date
	Lapsed credential.Date  // of a Return: the day on which what it gets back has lapsed; else zero
	Weekly credential.Hours // a week, of study or work, while it runs
	Price  credential.Money // zero: none, or not known; see Unpriced
	// Unpriced says that a price is due that is not known.
	Unpriced bool
	After    []int // the steps of the route, by index, that this one rests on, ascending
	Meets    []Serves
	Options  []Option
	Source   credential.Source // of the offer taken; zero where there is none
	// Confidence is the weakest of the rules and the offer that the step rests on.
	Confidence credential.Confidence
}

// Taken returns the day on which the step is taken: an exam is sat, anything else begins.
func (s Step) Taken() credential.Date {
	if s.Sat.IsZero() {
		return s.Start
	}
	return s.Sat
}

// An Award is the day on which something is awarded by itself; the zero day is one that
// the record does not tell.
type Award struct {
	Entry credential.ID
	On    credential.Date
}

// A StepKind says what a step does.
type StepKind int8

// The kinds of step.
const (
	Attend  StepKind = iota // attend a program
	Earn                    // earn a credential: sit an exam, apply for a certification or a clearance
	Join                    // become a member
	Work                    // work in a role
	Attest                  // have something vouched for
	Renew                   // keep a credential in force for another term
	Return                  // get back a credential that has lapsed, by one of its Returns
	Prepare                 // study for the exam that is the entry
)

var stepKindNames = []string{"attend", "earn", "join", "work", "attest", "renew", "return", "prepare"}

// String returns the name of the kind.
func (k StepKind) String() string {
	if k < 0 || int(k) >= len(stepKindNames) {
		return fmt.Sprintf("StepKind(%d)", int(k))
	}
	return stepKindNames[k]
}

// MarshalText returns the name of the kind.
func (k StepKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the name of a kind of step.
func (k *StepKind) UnmarshalText(text []byte) error {
	for i, name := range stepKindNames {
		if name == string(text) {
			*k = StepKind(i)
			return nil
		}
	}
	return fmt.Errorf("%q is not a kind of step", text)
}

// Serves says which condition of which later step, or of the target, a step
// helps to meet.
type Serves struct {
	Step        int                    `json:"step"` // the index of the step; -1 is the target itself
	Path        string                 // the condition, as Finding.Path gives it; of an offer it begins with "offer", of a renewal with "renewal", of a way back with "return"
	Requirement credential.Requirement // the condition
}

// An Option is another way to take a step, within the query's deadline and
// budget, with all other steps by the offers that they have.
type Option struct {
	Entry    credential.ID
	Offer    string
	Price    credential.Money  // zero: none, or not known
	Unpriced bool              // a price is due that is not known
	Apply    credential.Period // from the application to the sitting
	Takes    credential.Period // from there to the award
	Weekly   credential.Hours  // a week
	Finish   credential.Date   // the day on which the route finishes with it
	Source   credential.Source
	// Assumed is that its program is accredited ([AssumedProgram]), which nobody knows of the
	// day of the award and on which that finish rests; else zero. It is to be found out, whether or not
	// the query lets anything be assumed: no route begins with such an option without that.
	Assumed Assumption
}

// Upkeep is what keeps one credential in force, from the end of the route on: one
// that the target rests on, or one that a fee of another upkeep asks to be held,
// such as the membership at whose price a certification is renewed.
type Upkeep struct {
	Entry credential.ID
	Every credential.Period // a term from one renewal to the next
	Due   credential.Date   // the day the first term after the route ends
	Units int               // continuing-education units a term; 0: not known, or none
	// Earned are the units that the record has of the term that ends on Due, and Undated
	// those of which it does not say when they were earned. Both are 0 where that term
	// begins in the plan.
	Earned  int
	Undated int
	Terms   string // what else is asked, in words
	Fees    []credential.Offer
	// Source is that of the renewal rule.
	Source credential.Source
}

// A Proof says how far the route is known to be the best that is left.
type Proof struct {
	// Proven: no set of steps that was not yielded before is better. It is not
	// said once the search was cut short, nor where another schedule of the same
	// steps might have cheaper renewals, since not all schedules are compared.
	Proven   bool
	Explored int // sets of steps looked at, whole and in part
}
