package main

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A verdict is one of the answers to "may I?", with the conditions that it
// rests on.
type verdict struct {
	Ask  string // "May hold it"
	Says string // "Yes", "No", "From 4 January 2027", "Not known"
	Mark string // the class of its color
	Why  []pathway.Finding
}

// verdicts says whether a person may. Where both answers of the judge are one,
// it is given once, and of what is held nothing else is asked.
func verdicts(e pathway.Eligibility) []verdict {
	if len(e.Back) > 0 {
		back := e.Back
		e.Back = nil
		var all []verdict
		for _, b := range back {
			all = append(all, returning(b))
		}
		return append(all, verdicts(e)...)
	}
	if prefers := e.Prefers; prefers.Requirement != nil {
		e.Prefers = pathway.Finding{}
		return append(verdicts(e), newVerdict("Preferred, not required", prefers))
	}
	whole := newVerdict(holding(e.Kind), e.Finding)
	switch {
	case e.Held:
		return []verdict{{Ask: "Holds it", Says: "Already", Mark: mark(pathway.Met), Why: []pathway.Finding{e.Finding}}}
	case e.Kind.Awarded() || e.Kind == credential.Class:
		return []verdict{newVerdict(applying(e.Kind), ways(e.Apply)...), whole}
	case sits(e.Apply) || e.Apply.Status != e.Finding.Status || e.Apply.MetOn != e.Finding.MetOn:
		return []verdict{newVerdict(applying(e.Kind), e.Apply), whole}
	}
	return []verdict{whole}
}

// returning says whether what has lapsed can be had back, and by what.
func returning(b pathway.Back) verdict {
	v := newVerdict("May have it back", b.Finding)
	way := pathway.Finding{Status: b.Finding.Status, Text: "lapsed on " + b.Lapsed.String() + "; back: " + b.String()}
	if !b.Open {
		v.Says, v.Mark, way.Status = "No", mark(pathway.Unmet), pathway.Unmet
	}
	if b.Finding.Requirement != nil {
		way.Parts = []pathway.Finding{b.Finding}
	}
	v.Why = []pathway.Finding{way}
	return v
}

// newVerdict gives the best answer that some findings give.
func newVerdict(ask string, found ...pathway.Finding) verdict {
	best := slices.MaxFunc(found, func(a, b pathway.Finding) int {
		if a.Status != b.Status {
			return int(a.Status) - int(b.Status)
		}
		return b.MetOn.Compare(a.MetOn)
	})
	return verdict{Ask: ask, Says: answer(best), Mark: mark(best.Status), Why: found}
}

// ways returns the ways into what programs award: all that are open or, if
// none is, all there are.
func ways(apply pathway.Finding) []pathway.Finding {
	if len(apply.Parts) == 0 {
		return []pathway.Finding{apply}
	}
	open := slices.DeleteFunc(slices.Clone(apply.Parts), func(f pathway.Finding) bool { return f.Status != pathway.Met })
	if len(open) > 0 {
		return open
	}
	return apply.Parts
}

// sits reports whether the answer to apply judges the rule to sit an exam.
func sits(apply pathway.Finding) bool {
	for f := range apply.All() {
		if f.Sit != "" {
			return true
		}
	}
	return false
}

// applying asks for a kind of target whether one may begin.
func applying(k credential.Kind) string {
	switch {
	case k.Awarded():
		return "May be admitted"
	case k == credential.Class:
		return "May begin"
	}
	return "Eligible but for the exam"
}

// holding asks for a kind of target whether one may have it; the kind of a role
// is "".
func holding(k credential.Kind) string {
	switch {
	case k == "":
		return "May take the role"
	case k == credential.Assessment:
		return "May sit it"
	case k == credential.Membership:
		return "May join"
	case k == credential.Clearance:
		return "May apply for it"
	case k.Awarded() || k == credential.Class:
		return "Holds it"
	}
	return "May hold it"
}

// answer returns a status as the answer to a yes-or-no question.
func answer(f pathway.Finding) string {
	switch f.Status {
	case pathway.Met:
		return "Yes"
	case pathway.Pending:
		return "From " + roadmap.FormatDate(f.MetOn)
	case pathway.Unmet:
		return "No"
	}
	return "Not known"
}

// standing says how a condition stands.
func standing(f pathway.Finding) string {
	switch {
	case f.Waiver != nil:
		return "waived"
	case f.Status == pathway.Met:
		return "met"
	case f.Status == pathway.Pending:
		return "will be met on " + roadmap.FormatDate(f.MetOn)
	case f.Status == pathway.Unmet:
		return "not met"
	}
	return "not known"
}

// mark returns the class that colors a status.
func mark(s pathway.Status) string {
	switch s {
	case pathway.Met:
		return "yes"
	case pathway.Pending:
		return "later"
	case pathway.Unmet:
		return "no"
	}
	return "unknown"
}
