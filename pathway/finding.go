package pathway

import (
	"fmt"
	"iter"
	"strings"

	"github.com/credpath/credpath/credential"
)

// A Status says how a requirement stands. Statuses are ordered: Unmet, Unknown,
// Pending, Met. The zero Status is Unknown: the record does not say enough.
//
// By what a record says, a requirement is met for sure on some days, and may be
// met on others. It is Met if the day asked about is one of the first, and
// Pending if a later day is; it is Unknown if the day asked about or a later one
// is one of the second, and else Unmet. A group of which n are asked for is met
// on the days on which n of its parts are, so it may be Unmet although each of
// them is Pending: a membership can lapse before the degree arrives. More facts
// never lower a status.
type Status int8

// The statuses.
const (
	Unmet   Status = iota - 1
	Unknown        // the record does not say enough
	Pending        // what is already under way, or comes by itself, will meet it
	Met
)

// String returns the name of the status.
func (s Status) String() string {
	switch s {
	case Unmet:
		return "unmet"
	case Unknown:
		return "unknown"
	case Pending:
		return "pending"
	case Met:
		return "met"
	}
	return fmt.Sprintf("Status(%d)", int(s))
}

// MarshalText returns the name of the status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the name of a status.
func (s *Status) UnmarshalText(text []byte) error {
	for read := Unmet; read <= Met; read++ {
		if read.String() == string(text) {
			*s = read
			return nil
		}
	}
	return fmt.Errorf("%q is not a status; write unmet, unknown, pending or met", text)
}

// An Eligibility is the answer to "may I?" on one day.
type Eligibility struct {
	Target credential.ID
	Name   string          // of the target; its ID where it has none
	Kind   credential.Kind // of the target; "" for a role
	On     credential.Date
	// Edition is that of the catalog that was asked; zero if it does not say it.
	Edition credential.Date
	Held    bool `json:"held"` // the target is in force on the day
	// Finding judges the whole rule to hold the target, or to take the role.
	Finding Finding `json:"finding"`
	// Apply judges the same rule with each exam that is not yet passed replaced
	// by the rule to sit it: eligible but for the exam. For what programs award
	// it judges the ways in: being admitted to one of them.
	Apply Finding `json:"apply"`
	// Prefers judges what the issuer or the employers of the target merely like, on the
	// day and without waivers. It changes no answer. Its Requirement is nil where they
	// like nothing, and where the target is held.
	Prefers Finding
	// After has the fewest memberships that the person may join on the day and that would
	// make the answer of Apply yes, in the order of the rule. Its status stays as it is.
	After []Joining
	// Back has the ways back to the target, where the record held it and it is not in
	// force on the day: those that are open or will be, or the one that closed last.
	// Finding and Apply judge how to earn it anew.
	Back []Back
	// Cycle is the running term of the target, where it is held and its renewal asks for
	// units; else zero.
	Cycle Cycle
	// Stale has the waivers of the record that fit nothing in the edition of the day:
	// the rule of their entry, whichever it is, does not ask for what they waive.
	Stale []credential.Waiver
}

// A Finding is one judged requirement, and in Parts the requirements inside it.
// In JSON the rule stands only where its path begins, and without what it asks
// for, which the finding itself shows.
type Finding struct {
	// Entry is the entry whose rule the requirement stands in. Path leads to it
	// there: "" is the whole, "/0/2" the third part of the first part. A
	// [credential.Waiver] of it names Entry and Requirement. Entry is "" where a
	// credential without a rule of its own is asked for, and of what is preferred.
	Entry       credential.ID
	Path        string                 `json:"path"`
	Requirement credential.Requirement // nil asks for nothing
	// Text is the requirement in plain words, with the names of the catalog; of
	// a group it says only how many of its parts are asked for.
	Text     string
	Status   Status
	MetOn    credential.Date // Pending: the first day on which it will be met; else zero
	Evidence []Evidence      // what in the record served, in the order of the record
	Gap      Gap             // what is missing; zero where nothing is
	Why      []Reason        // what could not be judged, or why what is there does not count; nil else
	Waiver   *credential.Waiver
	// Rule is the edition that the requirement stands in; its Source and
	// Confidence hold for every part.
	Rule credential.Rule
	// Parts are the parts of a group, in the order of the rule. A requirement
	// to hold something has parts only in Eligibility.Apply: the rules of the
	// ways to it, of which one is enough.
	Parts []Finding
	// Sit says that in Eligibility.Apply this finding judges the rule to sit the
	// exam that the requirement names.
	Sit credential.ID
	// After has, with the rule to sit an exam, the fewest memberships that the person may
	// join on the day and by which it would be met. See Eligibility.After.
	After []Joining
}

// All returns an iterator over the finding and all inside it: each before its
// parts, and parts in their order.
func (f Finding) All() iter.Seq[Finding] {
	return func(yield func(Finding) bool) { f.walk(yield) }
}

func (f Finding) walk(yield func(Finding) bool) bool {
	if !yield(f) {
		return false
	}
	for _, part := range f.Parts {
		if !part.walk(yield) {
			return false
		}
	}
	return true
}

// Missing returns an iterator over what stands in the way: the requirements
// without parts that are unmet or unknown, in the order of the rule, inside
// groups that are so too. Of a group of which one part is enough, that is what
// each of the alternatives lacks. A group stands for itself when none of its
// parts alone is to blame.
func (f Finding) Missing() iter.Seq[Finding] {
	return func(yield func(Finding) bool) { f.missing(yield) }
}

func (f Finding) missing(yield func(Finding) bool) bool {
	if f.Status >= Pending {
		return true
	}
	blamed := false
	for _, part := range f.Parts {
		blamed = blamed || part.Status < Pending
		if !part.missing(yield) {
			return false
		}
	}
	return blamed || yield(f)
}

// Evidence is one fact of a record that served, or will serve on its day.
type Evidence struct {
	Fact  string        `json:"fact"`  // "holding", "job", "study", "attempt", "prepared", "units", "score", "attested", "born", "residence"
	Index int           `json:"index"` // which of that kind in the record, from 0
	Entry credential.ID // the credential held, or the role worked in
	Text  string        `json:"text"` // as a person would name it
}

// A Gap is how much is missing. Zero parts are not missing, or not measurable.
type Gap struct {
	Days    int                // of full-time work or, where the calendar counts, of any
	Hours   int                // of work
	Credits credential.Credits // in semester or in clock hours, rounded up
	Years   int                // of age
	Points  credential.Points  // of a score
}

// IsZero reports whether nothing that can be measured is missing.
func (g Gap) IsZero() bool { return g == Gap{} }

// String says how much is missing: "1,530 hours"; "" for the zero Gap.
func (g Gap) String() string {
	var parts []string
	for _, part := range []struct {
		n    int
		unit string
	}{{g.Days, "day"}, {g.Hours, "hour"}, {g.Years, "year"}} {
		if part.n > 0 {
			parts = append(parts, credential.Count(part.n, part.unit))
		}
	}
	if !g.Credits.IsZero() {
		parts = append(parts, g.Credits.Words())
	}
	if !g.Points.IsZero() {
		parts = append(parts, g.Points.String()+" points")
	}
	return strings.Join(parts, ", ")
}
