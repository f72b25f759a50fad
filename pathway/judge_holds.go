package pathway

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// holds judges a credential in force, over all holdings that count as it.
func (j *judge) holds(v *verdict, r credential.Holds) {
	var counting []countingHolding
	var long tenures
	for i := range j.person.holdings {
		h := &j.person.holdings[i]
		if !j.countsAs(h.Credential, r.Credential) {
			continue
		}
		sure, maybe := j.holding(h, r)
		if j.presumed != nil { // what the record leaves open is named only where it may be taken as so
			sure = sure.Union(j.presumedHolding(h, r, maybe))
		}
		if !r.For.IsZero() {
			long.add(j, h, r, sure)
		}
		if r.For.IsZero() || !h.planned {
			v.sure, v.maybe = v.sure.Union(sure), v.maybe.Union(maybe)
		}
		if j.explain {
			counting = append(counting, countingHolding{h, sure})
		}
	}
	if len(r.AccreditedBy) == 0 {
		for id := range j.catalog.Automatic(r.Credential) {
			j.automatic(v, r, id, &long)
		}
	}
	if !r.For.IsZero() {
		sure, maybe := long.lasting(r.For)
		v.sure, v.maybe = v.sure.Intersect(sure).Union(long.steps), v.maybe.Intersect(maybe).Union(long.steps)
		for i := range counting {
			counting[i].sure = counting[i].sure.Intersect(sure.Union(long.steps))
		}
	}
	j.explainCounting(v, counting, func(h *held) Reason { return j.whyNot(h, r) })
	if j.explain && len(v.Evidence) == 0 && v.sure.Contains(j.day) {
		j.explainAutomatic(v, r.Credential)
	}
	j.passed(v, r.Credential)
}

// passed notes that an exam was asked for, and lets it count as passed while it may
// be sat, if that is asked.
func (j *judge) passed(v *verdict, id credential.ID) {
	if exam, _ := j.catalog.Credential(id); exam.Kind == credential.Assessment {
		j.exams = true
		if j.sitting {
			j.sit(v, exam)
		}
	}
}

// A countingHolding is a holding of what is asked for, or of what counts as it,
// and the days on which it meets the requirement.
type countingHolding struct {
	*held
	sure days.Set
}

// holding returns the days on which one holding meets the requirement.
func (j *judge) holding(h *held, r credential.Holds) (sure, maybe days.Set) {
	entry, _ := j.catalog.Credential(h.Credential)
	sure, maybe = j.inForce(h, entry)
	if h.underWay() && !r.UnderWay.IsZero() && r.For.IsZero() {
		early := j.early(h, r.UnderWay)
		sure, maybe = sure.Union(early), maybe.Union(early)
	}
	if !r.Within.IsZero() {
		seen, maySee := recent(h.award(), h.By, r.Within)
		sure, maybe = sure.Intersect(seen), maybe.Intersect(maySee)
	}
	switch j.accredited(h, r.AccreditedBy) {
	case Met:
		return sure, maybe
	case Unknown:
		return nil, maybe
	}
	return nil, nil
}

// presumedHolding returns, of the days on which a holding may meet a requirement,
// those on which it does by what is presumed.
func (j *judge) presumedHolding(h *held, r credential.Holds, maybe days.Set) days.Set {
	accreditation := j.accredited(h, r.AccreditedBy) == Unknown
	if !h.By.IsZero() {
		return j.presumedUndated(h, r, maybe, accreditation)
	}
	unsaid := unsaidAward(h.Credential, asksAward(r) && h.award().IsZero(), accreditation)
	if h.planned && accreditation {
		unsaid = Assumption{Kind: AssumedProgram, Entry: h.Program}
	}
	if unsaid != (Assumption{}) && !j.presumes(unsaid) {
		return nil
	}
	entry, _ := j.catalog.Credential(h.Credential)
	return j.presumedForce(h, entry, maybe)
}

// presumedForce returns, of the days on which a holding may be in force, those on which it
// is by what is presumed: that it was renewed, and that what has to hold for it was kept up.
func (j *judge) presumedForce(h *held, entry credential.Credential, maybe days.Set) days.Set {
	maybe = j.presumedKept(h, entry, maybe)
	lapse := endOf(j.person.lapse(j.catalog, h, entry))
	after := maybe.Within(lapse, days.Never)
	if len(after) > 0 && (h.renewed == term{} || !j.presumes(unsaidRenewal(h.Credential, h.renewed.after))) {
		return maybe.Within(days.LongAgo, lapse)
	}
	return maybe
}

// presumedUndated returns the same of a holding whose day of award is not known: the days on
// which it is in force whatever that day was, by its accreditation, and else those on
// which it may be.
func (j *judge) presumedUndated(h *held, r credential.Holds, maybe days.Set, accreditation bool) days.Set {
	var known days.Set
	if accreditation && r.Within.IsZero() && j.presumes(unsaidAward(h.Credential, false, true)) {
		entry, _ := j.catalog.Credential(h.Credential)
		known, _ = j.inForce(h, entry)
	}
	if j.presumes(unsaidAward(h.Credential, true, accreditation)) {
		return maybe // on one day by the award, and on another by the accreditation alone
	}
	return known
}

// early returns the days on which a holding still under way is near enough to
// its award.
func (j *judge) early(h *held, ahead credential.Period) days.Set {
	due := h.Expected.DayNumber()
	return days.Between(max(firstOf(h.begun), days.LookAheadStart(due, days.Length(ahead))), due)
}

// asksAward reports whether a requirement asks on which day a holding was awarded.
func asksAward(r credential.Holds) bool { return !r.Within.IsZero() || !r.For.IsZero() }

// recent returns the days on which a thing of the given date is still looked back
// on by p, and the days before it. If the date is not given none is sure; all may be
// or, of what was done on the day by or before, those that still look back on that.
func recent(date, by credential.Date, p credential.Period) (sure, maybe days.Set) {
	switch {
	case !date.IsZero():
		sure = days.Between(days.LongAgo, days.LookBackEnd(date.DayNumber(), days.Length(p)))
		return sure, sure
	case !by.IsZero():
		return nil, days.Between(days.LongAgo, days.LookBackEnd(by.DayNumber(), days.Length(p)))
	}
	return nil, days.All()
}

// accredited judges whether the program that awarded a holding was accredited
// on the day of the award: Met, Unmet or Unknown. What the catalog knows of a named
// program decides, and what it leaves open the word of the person. Of an award whose
// day is not given the catalog knows what is so on every day that it can be.
func (j *judge) accredited(h *held, by []credential.ID) Status {
	if len(by) == 0 {
		return Met
	}
	program, ok := j.catalog.Program(h.Program)
	entry, _ := j.catalog.Credential(h.Credential)
	if !ok && entry.Kind.Direct() {
		return Unmet // no program ever awards it
	}
	if ok && accreditedThroughout(program, by, h.awards()) || h.accreditedByOneOf(by) {
		return Met
	}
	best := Unmet
	for _, org := range by {
		switch {
		case ok && !mayBeAccredited(program, org, h.awards()): // the catalog knows that it was not
		case slices.Contains(h.AccreditedBy, org):
			return Met
		case !slices.Contains(h.NotAccreditedBy, org):
			best = Unknown
		}
	}
	return best
}

// accreditedThroughout reports whether a program was for sure accredited, by one of
// the accreditors or another, on each of some days.
func accreditedThroughout(program credential.Program, by []credential.ID, on days.Set) bool {
	var sure days.Set
	for _, a := range program.Accreditations {
		if slices.Contains(by, a.By) && a.Status.Accredited() {
			sure = sure.Union(days.Between(firstOf(a.From), endOf(a.Until)))
		}
	}
	return slices.Equal(sure.Intersect(on), on)
}

// mayBeAccredited reports whether a program was accredited by an organization, or may
// have been, on one of some days.
func mayBeAccredited(program credential.Program, by credential.ID, on days.Set) bool {
	return slices.ContainsFunc(program.Accreditations, func(a credential.Accreditation) bool {
		counts := a.Status.Accredited() || a.Status == credential.NotVerified
		return a.By == by && counts && len(on.Within(firstOf(a.From), endOf(a.Until))) > 0
	})
}

// standing returns the standing of a program with one of the accreditors on
// a day; an unverified one before the others.
func standing(program credential.Program, by []credential.ID, on credential.Date) credential.AccreditationStatus {
	var found credential.AccreditationStatus
	for _, a := range program.Accreditations {
		if slices.Contains(by, a.By) && on.Between(a.From, a.Until) && (found == "" || a.Status == credential.NotVerified) {
			found = a.Status
		}
	}
	return found
}

// whyNot says why a holding does not meet the requirement on the day.
func (j *judge) whyNot(h *held, r credential.Holds) Reason {
	entry, _ := j.catalog.Credential(h.Credential)
	sure, maybe := j.inForce(h, entry)
	why := Reason{Fact: "holding", Index: h.index, Entry: h.Credential, Program: h.Program}
	switch {
	case j.accredited(h, r.AccreditedBy) != Met:
		return j.whyNotAccredited(h, r.AccreditedBy, why)
	case !maybe.Contains(j.day) && !h.By.IsZero() && h.Expires.IsZero():
		why.Code, why.Date = ReasonLapsedByThen, credential.DateOfDay(h.latest)
	case !maybe.Contains(j.day):
		why.Code, why.Date = ReasonLapsed, j.lapsedOn(h, entry)
		why.Back, why.Until = canReturn(entry, credential.DateOfDay(j.day), why.Date)
	case !sure.Contains(j.day) && !h.By.IsZero():
		why.Code, why.Date = ReasonInForceNotSaid, h.By
	case !sure.Contains(j.day):
		return j.whyOpen(h, entry)
	case !asksAward(r):
		return Reason{}
	case !h.By.IsZero() && !r.Within.IsZero() && j.day >= days.LookBackEnd(h.By.DayNumber(), days.Length(r.Within)):
		why.Code, why.Date, why.Within = ReasonTooLongAgoByThen, h.By, r.Within
	case h.award().IsZero():
		why.Code = ReasonAwardDayNotSaid
	case r.Within.IsZero():
		why.Code, why.Date, why.Within = ReasonNotLongEnough, h.award(), r.For
	default:
		why.Code, why.Date, why.Within = ReasonTooLongAgo, h.award(), r.Within
	}
	return why
}

// askRenewed asks whether the newest term of what a person holds was renewed; zero of an
// older one, which is no question of its own.
func (j *judge) askRenewed(h *held, c credential.Credential) Reason {
	newest := j.person.newestTerm(c, credential.DateOfDay(j.day))
	if h.lapse(c) != newest {
		return Reason{}
	}
	return Reason{Code: ReasonRenewalNotSaid, Fact: "holding", Index: h.index, Entry: h.Credential, Program: h.Program, Date: newest}
}

// whyOpen asks what leaves open whether a holding is in force on the day: whether it was
// renewed, or whether what has to hold for it was kept up.
func (j *judge) whyOpen(h *held, entry credential.Credential) Reason {
	if sure, _ := j.terms(h, entry); !sure.Contains(j.day) {
		return j.askRenewed(h, entry)
	}
	last := credential.DateOfDay(j.asked(h, entry, j.while(entry).shown) - 1)
	return Reason{Code: ReasonKeepingNotSaid, Fact: "holding", Index: h.index, Entry: h.Credential, Program: h.Program, Date: last}
}

// lapsedOn returns the day on which a holding has lapsed, by its terms or because what has to
// hold for it did not.
func (j *judge) lapsedOn(h *held, entry credential.Credential) credential.Date {
	lapse := j.person.lapse(j.catalog, h, entry)
	if h.isKept(entry) {
		if kept := j.keptTo(h, entry); kept < endOf(lapse) && (h.planned || !h.said.IsZero() || j.presumed != nil) {
			return credential.DateOfDay(kept)
		}
	}
	return lapse
}

// whyNotAccredited says in a reason about a holding why that does not count as
// awarded by an accredited program.
func (j *judge) whyNotAccredited(h *held, by []credential.ID, why Reason) Reason {
	program, ok := j.catalog.Program(h.Program)
	entry, _ := j.catalog.Credential(h.Credential)
	why.By = by[0]
	byWord := slices.ContainsFunc(by, func(org credential.ID) bool {
		return slices.Contains(h.NotAccreditedBy, org) && (!ok || mayBeAccredited(program, org, h.awards()))
	})
	unmet := j.accredited(h, by) == Unmet
	switch {
	case !ok && entry.Kind.Direct():
		why.Code = ReasonNoProgramAwards
		return why
	case unmet && byWord:
		why.Code, why.School = ReasonNotAccreditedByWord, h.School
		return why
	case !ok && h.School != "":
		why.Code, why.School = ReasonSchoolNotKnown, h.School
		return why
	case !ok:
		why.Code = ReasonProgramNotSaid
		return why
	case h.award().IsZero() && unmet:
		why.Code, why.Date = ReasonNeverAccredited, h.By
		return why
	case h.award().IsZero():
		why.Code = ReasonAwardDayNotSaid
		return why
	}
	why.Date, why.Standing = h.award(), standing(program, by, h.award())
	switch why.Standing {
	case "", credential.NotAccredited:
		why.Code = ReasonNotAccredited
	case credential.NotVerified:
		why.Code = ReasonStandingNotVerified
	default:
		why.Code = ReasonStandingNotEnough
	}
	return why
}

// sit lets an exam count as passed while it may be sat. The rule to sit it is
// judged without that: an earlier exam must be passed by then.
func (j *judge) sit(v *verdict, exam credential.Credential) {
	j.settle(v)
	passed := v.Status == Met
	if exam.Automatic { // nobody sits it: its parts may be sat, but for itself
		if !passed && !slices.Contains(j.grounds, exam.ID) {
			parts := *j
			parts.grounds, parts.memo = append(slices.Clip(j.grounds), exam.ID), nil
			j.ways(v, []verdict{parts.rules(exam.ID, exam.Requires)})
			j.exams = j.exams || parts.exams
		}
		return
	}
	v.Sit = exam.ID
	pass := v.Text
	if j.explain {
		v.Text = "may sit the " + cmp.Or(exam.Name, string(exam.ID))
	}
	strict := *j
	strict.sitting = false
	rule := strict.rules(exam.ID, exam.Requires)
	strict.waits(&rule, exam)
	j.closed(&rule, exam)
	if exam.Status == credential.Active {
		rule.After = strict.joinings(rule.Finding, func(with *judge) bool { return with.rules(exam.ID, exam.Requires).Status == Met })
	}
	j.ways(v, []verdict{rule})
	if passed {
		v.Sit, v.Text = "", pass
	}
}
