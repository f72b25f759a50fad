package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// From which day on work counts that is asked for since a credential was first held.

// A since is the day on which something was first held: for sure, and the first on which
// it may have been. They differ where the day of an award is not known.
type since struct {
	sure, maybe int
	open        []credential.ID // the holdings that may have been awarded before the day that is sure
	by          *held           // what was first held for sure; nil: nothing was, or what was awarded by itself
}

// firstHeld returns the day on which a credential, or what counts as it, was first held.
// What has no day was held before it expired, and by the start of a plan.
func (j *judge) firstHeld(id credential.ID) since {
	if id == "" {
		return since{sure: days.LongAgo, maybe: days.LongAgo}
	}
	first := since{sure: days.Never, maybe: days.Never}
	note := func(of credential.ID, h *held, sure, maybe int) {
		if sure < first.sure {
			first.sure, first.by = sure, h
		}
		first.maybe = min(first.maybe, maybe)
		if maybe < sure {
			first.open = append(first.open, of)
		}
	}
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		switch award := h.award(); {
		case !j.catalog.CountsAs(h.Credential, id):
		case !award.IsZero():
			note(h.Credential, h, award.DayNumber(), award.DayNumber())
		case !h.By.IsZero() && !h.isUndated():
			note(h.Credential, h, min(h.By.DayNumber(), endOf(h.said)), days.LongAgo)
		default:
			note(h.Credential, h, min(j.spokenOn(), endOf(h.said)), days.LongAgo)
		}
	}
	for of := range j.catalog.Automatic(id) {
		if a := j.awarding(of); a.maybe < days.Never {
			note(of, nil, min(a.known, max(a.sure, j.spokenOn())), a.maybe)
		}
	}
	return first
}

// spokenOn returns the day on which a plan has what the record says without a day; a check
// does not know of any.
func (j *judge) spokenOn() int {
	if j.plan {
		return j.start
	}
	return days.Never
}

// isUndated reports whether nobody knows a day by which a holding was awarded: it says none,
// or is proven by one that says none.
func (h *held) isUndated() bool {
	if h.shownBy != nil {
		return h.shownBy.isUndated()
	}
	return h.award().IsZero() && h.By.IsZero()
}

// presumesSince reports whether the judge takes something as held since before the day
// that is sure.
func (j *judge) presumesSince(first since) bool {
	return slices.ContainsFunc(first.open, func(of credential.ID) bool { return j.presumes(unsaidAward(of, true, false)) })
}

// explainSince notes why work does not count yet, or why it is not known from which day
// on it does.
func (j *judge) explainSince(v *verdict, r credential.Experience, first since) {
	if first.maybe > j.day && r.Since != "" {
		why := Reason{Code: ReasonNotHeldYet, Entry: r.Since}
		if first.sure < days.Never {
			why.Date = credential.DateOfDay(first.sure)
		}
		j.because(v, j.catalog.NameOf(r.Since), why)
	}
	if slices.Equal(v.sure, v.maybe) {
		return
	}
	for k, of := range first.open {
		if !slices.Contains(first.open[:k], of) {
			j.because(v, j.catalog.NameOf(of), Reason{Code: ReasonAwardDayNotSaid, Fact: "holding", Entry: of})
		}
	}
}
