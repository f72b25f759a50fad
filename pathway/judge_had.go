package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A tenure is days without a break on which somebody held something: by one holding
// after the other, where the next is awarded by the day on which the one before it ends.
//
// What the record has joins. What a step of a plan awards begins a tenure of its own,
// which its renewals lengthen: a plan that had to look at which steps follow which
// would be another search. So the award of a step is not looked at for how recent
// it is where a holding of the record is for how long it has lasted, nor the other way round.
type tenures struct {
	sure, maybe days.Set // of the record, joined
	steps       days.Set // that the holdings of steps meet the whole requirement
}

// add adds the days on which a holding is in force, whenever it was awarded. Of those
// of a step it adds the given days on which the rest of the requirement is met.
func (t *tenures) add(j *judge, h *held, r credential.Holds, rest days.Set) {
	asked := credential.Holds{Credential: r.Credential, AccreditedBy: r.AccreditedBy}
	sure, maybe := j.holding(h, asked)
	if j.presumed != nil {
		asked.For = r.For
		sure = sure.Union(j.presumedHolding(h, asked, maybe))
	}
	if h.planned {
		t.steps = t.steps.Union(lasted(sure, r.For).Intersect(rest))
		return
	}
	if h.award().IsZero() && !j.presumes(unsaidAward(h.Credential, true, j.accredited(h, r.AccreditedBy) == Unknown)) {
		sure = sure.Within(firstKnown(h), days.Never)
	}
	t.sure, t.maybe = t.sure.Union(sure), t.maybe.Union(maybe)
}

// firstKnown returns the first day on which a holding without a day of award was
// awarded for sure.
func firstKnown(h *held) int {
	if h.By.IsZero() {
		return days.Never
	}
	return h.By.DayNumber()
}

// lasting returns the days on which some tenure of the record has lasted for a period.
func (t *tenures) lasting(p credential.Period) (sure, maybe days.Set) {
	sure, maybe = lasted(t.sure, p), lasted(t.maybe, p)
	return sure, maybe.Union(sure)
}

// lasted returns, of each span of a set, the days from a period after its first day on.
func lasted(set days.Set, p credential.Period) days.Set {
	var long days.Set
	for _, sp := range set {
		from := sp.From
		if from != days.LongAgo {
			from = days.Add(from, days.Length(p))
		}
		long = append(long, days.Between(from, sp.Until)...)
	}
	return long
}

// had judges a credential that was held at some time.
func (j *judge) had(v *verdict, r credential.Had) {
	var counting []countingHolding
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		if !j.catalog.CountsAs(h.Credential, r.Credential) {
			continue
		}
		entry, _ := j.catalog.Credential(h.Credential)
		inForce, mayBe := j.inForce(h, entry)
		sure, maybe := remembered(inForce, r.Within), remembered(mayBe, r.Within)
		if j.presumed != nil && !slices.Equal(sure, maybe) {
			sure = sure.Union(remembered(j.presumedForce(h, entry, mayBe), r.Within))
		}
		if !h.By.IsZero() {
			sure, maybe = j.hadBy(h, r)
		}
		v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
		if j.explain {
			counting = append(counting, countingHolding{h, sure})
		}
	}
	for id := range j.catalog.Automatic(r.Credential) {
		a := j.awarding(id)
		v.sure, v.maybe = v.sure.Union(sinceOf(a.sure)), v.maybe.Union(sinceOf(a.maybe))
	}
	j.explainCounting(v, counting, func(h *held) Reason { return j.whyNotHad(h, r) })
	if j.explain && len(v.Evidence) == 0 && v.sure.Contains(j.day) {
		j.explainAutomatic(v, r.Credential)
	}
	j.passed(v, r.Credential)
}

// hadBy returns the days on which somebody for sure had what was awarded on the day By
// or before, and those on which they may have. When it lapsed is not known unless the
// record says so, but that it was had is.
func (j *judge) hadBy(h *held, r credential.Had) (sure, maybe days.Set) {
	entry, _ := j.catalog.Credential(h.Credential)
	inForce, mayBe := j.inForce(h, entry)
	sure, maybe = remembered(inForce, r.Within), remembered(mayBe, r.Within)
	if r.Within.IsZero() {
		sure, maybe = days.Since(firstKnown(h)), days.All()
	}
	if j.presumed != nil && !slices.Equal(sure, maybe) && j.presumes(unsaidAward(h.Credential, true, false)) {
		return maybe, maybe
	}
	return sure, maybe
}

// remembered returns the days on which something was in force, and those after them
// on which it lapsed no longer ago than a period; zero: however long ago.
func remembered(inForce days.Set, within credential.Period) days.Set {
	var all days.Set
	for _, sp := range inForce {
		all = all.Union(days.Between(sp.From, remembersUntil(sp.Until, within)))
	}
	return all
}

// remembersUntil returns the first day on which a lapse is longer ago than a period.
func remembersUntil(lapse int, within credential.Period) int {
	if within.IsZero() || lapse >= days.Never {
		return days.Never
	}
	return days.LookBackEnd(lapse, days.Length(within))
}

// whyNotHad says why a holding does not meet the requirement on the day.
func (j *judge) whyNotHad(h *held, r credential.Had) Reason {
	entry, _ := j.catalog.Credential(h.Credential)
	inForce, maybe := j.inForce(h, entry)
	why := Reason{Fact: "holding", Index: h.index, Entry: h.Credential, Program: h.Program, Date: j.lapsedOn(h, entry)}
	switch {
	case j.day < firstOf(h.award()):
		return Reason{}
	case !h.By.IsZero() && h.Expires.IsZero():
		why.Code, why.Date = ReasonLapseNotSaid, h.By
	case !remembered(maybe, r.Within).Contains(j.day):
		why.Code, why.Within = ReasonLapsedTooLongAgo, r.Within
	case !remembered(inForce, r.Within).Contains(j.day):
		return j.whyOpen(h, entry)
	}
	return why
}

// explainCounting notes as evidence the holdings that meet a requirement on the day.
// Where none does, it notes those that will, and why the others do not count.
func (j *judge) explainCounting(v *verdict, counting []countingHolding, whyNot func(*held) Reason) {
	met := v.sure.Contains(j.day)
	for _, h := range counting {
		_, serves := h.sure.Next(j.day)
		if met {
			serves = h.sure.Contains(j.day)
		}
		if serves && h.shownBy != nil && len(v.Evidence) > 0 {
			continue // what is proven is evidence where the record has none
		}
		if serves {
			v.Evidence = append(v.Evidence, h.evidence(j.catalog))
		} else if why := whyNot(h.held); !met && !slices.ContainsFunc(v.Why, why.isLike) {
			name := h.name(j.catalog)
			if h.shownBy != nil {
				name = h.evidence(j.catalog).Text
			}
			j.because(v, name, why)
		}
	}
}
