package pathway

import (
	"maps"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// option checks another way to take a step: the catalog has it, it leads to the
// same, and the query lets it be taken. A replay alone cannot tell when the route
// finishes with it, but it can tell that it is no later than with all other steps
// on their days, if the route holds so.
func (v *verifier) option(i int, o Option) error {
	step := v.route.Steps[i]
	offer, ok := v.offerOf(step, o)
	most := v.query.mostStudy() // it may be taken later
	switch {
	case !ok:
		return wrong(i, FaultOptionNotOffered, "it could be taken by offer %q of %s at %q, but the catalog has no such offer", o.Offer, o.Entry, o.Price)
	case !v.leadsToTheSame(step, o):
		return wrong(i, FaultOptionOfOther, "%s does not lead to the same as %s, and is no option of it", o.Entry, step.Entry)
	case v.query.avoids(o.Entry):
		return wrong(i, FaultOptionAvoided, "it could be taken by %s, which the query avoids", o.Entry)
	case o.Weekly.Hundredths > most:
		return wrong(i, FaultOptionOverHours, "it could be taken by offer %q of %s, at %s hours a week, but %s", o.Offer, o.Entry, o.Weekly, v.query.studyWords(most))
	}
	for _, err := range []error{v.optionFinish(i, o), v.optionCost(i, o), v.optionAssumed(i, o, offer)} {
		if err != nil {
			return err
		}
	}
	if finish, ok := v.with(i, o, offer); ok && o.Finish.After(finish) {
		return wrong(i, FaultOptionFinish, "with offer %q of %s it is said to finish on %s, but all else can stay as it is and it finishes on %s", o.Offer, o.Entry, o.Finish, finish)
	}
	return nil
}

// optionAssumed checks that an option says that it rests on what nobody knows of its program:
// if the route holds so only by that, with all other steps on their days. It must not say so if
// the route holds without, and as soon, or if the catalog knows all that there is to know of the
// program on every day on which the option can have its award.
func (v *verifier) optionAssumed(i int, o Option, offer credential.Offer) error {
	what := Assumption{Kind: AssumedProgram, Entry: o.Entry}
	program, _ := v.catalog.Program(o.Entry)
	unknown := slices.ContainsFunc(program.Accreditations, func(a credential.Accreditation) bool { return a.Status == credential.NotVerified })
	if (o.Assumed == Assumption{}) {
		o.Assumed = what
		if _, ok := v.with(i, o, offer); !unknown || !ok {
			return nil
		}
		o.Assumed = Assumption{}
		if _, ok := v.with(i, o, offer); !ok && !v.laterSure(program) {
			return wrong(i, FaultOptionAssumed, "with offer %q of %s it holds only if that is accredited, which nobody knows; it has to say so", o.Offer, o.Entry)
		}
		return nil
	}
	if text := what.worded(v.catalog); o.Assumed != text {
		return wrong(i, FaultOptionAssumed, "its option %s assumes %q, want %q", o.Entry, o.Assumed.Text, text.Text)
	}
	finish, ok := v.with(i, o, offer)
	o.Assumed = Assumption{}
	known, holds := v.with(i, o, offer)
	if !unknown || v.sureUntil(program, v.route.Steps[i].Start, o.Finish) || ok && holds && known == finish && !o.Finish.Before(finish) {
		return wrong(i, FaultOptionAssumed, "its option %s assumes that it is accredited, which it does not rest on", o.Entry)
	}
	return nil
}

// sureUntil reports whether a program is surely accredited, by each of whom its standing is not
// known on other days, on all days of a span.
func (v *verifier) sureUntil(program credential.Program, from, last credential.Date) bool {
	span := days.Between(from.DayNumber(), last.DayNumber()+1)
	return !slices.ContainsFunc(program.Accreditations, func(a credential.Accreditation) bool {
		return a.Status == credential.NotVerified && !accreditedThroughout(program, []credential.ID{a.By}, span)
	})
}

// laterSure reports whether a program is surely accredited, by anybody, on some day on or after
// the start: an option may then have the award on that day, where other steps begin later too.
func (v *verifier) laterSure(program credential.Program) bool {
	return slices.ContainsFunc(program.Accreditations, func(a credential.Accreditation) bool {
		return a.Status.Accredited() && (a.Until.IsZero() || a.Until.After(v.query.Start))
	})
}

// optionFinish checks that the route finishes in time with an option.
func (v *verifier) optionFinish(i int, o Option) error {
	switch {
	case o.Finish.IsZero():
		return nil
	case !o.Finish.Valid() || o.Finish.Before(v.query.Start):
		return wrong(i, FaultOptionFinish, "with offer %q of %s it is said to finish on %s, which is no day of the plan", o.Offer, o.Entry, o.Finish)
	case !v.query.Deadline.IsZero() && o.Finish.After(v.query.Deadline):
		return wrong(i, FaultOptionPastDeadline, "with offer %q of %s it finishes on %s, after the deadline of %s", o.Offer, o.Entry, o.Finish, v.query.Deadline)
	}
	return nil
}

// optionCost checks that the route is within the budget with an option. Renewals
// are left out: with the option there may be fewer.
func (v *verifier) optionCost(i int, o Option) error {
	if !v.query.Budget.Known() {
		return nil
	}
	cost := o.Price
	for k, s := range v.route.Steps {
		if s.Price.Known() && cost.Known() && s.Price.Currency != cost.Currency {
			return nil // which sums says
		}
		if k != i && s.Kind != Renew {
			cost = cost.Plus(s.Price)
		}
	}
	if cost.Minor > v.query.Budget.Minor {
		return wrong(i, FaultOptionOverBudget, "with offer %q of %s it costs %s, more than the budget of %s", o.Offer, o.Entry, cost, v.query.Budget)
	}
	return nil
}

// offerOf returns the offer of the catalog that an option is; the zero Offer
// where its entry has none. The second result is false if there is no such offer.
func (v *verifier) offerOf(s Step, o Option) (credential.Offer, bool) {
	var offers []credential.Offer
	switch program, ok := v.catalog.Program(o.Entry); {
	case s.Kind == Attend && ok:
		offers = program.Offers
	case s.Kind == Earn || s.Kind == Join:
		entry, _ := v.catalog.Credential(o.Entry)
		offers = waysToEarn(entry)
	case s.Kind == Return:
		entry, _ := v.catalog.Credential(o.Entry)
		for _, way := range waysBack(entry) {
			offers = append(offers, way.offer)
		}
	}
	at := slices.IndexFunc(offers, func(offer credential.Offer) bool {
		return o == Option{
			Entry: o.Entry, Offer: offer.Name, Price: offer.Price, Unpriced: !offer.Price.Known(),
			Apply: offer.Apply, Takes: offer.Takes, Weekly: offer.Weekly, Finish: o.Finish, Source: offer.Source, Assumed: o.Assumed,
		}
	})
	if at < 0 {
		return credential.Offer{}, false
	}
	return offers[at], true
}

// leadsToTheSame reports whether an option is of the entry of its step, or of a
// program that awards the same.
func (v *verifier) leadsToTheSame(s Step, o Option) bool {
	if o.Entry == s.Entry {
		return true
	}
	program, ok := v.catalog.Program(s.Entry)
	other, _ := v.catalog.Program(o.Entry)
	sorted := func(ids []credential.ID) []credential.ID { return slices.Sorted(slices.Values(ids)) }
	return ok && slices.Equal(sorted(program.Awards), sorted(other.Awards))
}

// with replays the route with an option in the place of its step, by what the option
// assumes of its program and of no other than the route does, all other
// steps on the days that they have, and returns the day on which it finishes; ok
// is false if it does not hold so.
func (v *verifier) with(i int, o Option, offer credential.Offer) (finish credential.Date, ok bool) {
	other := *v.route
	other.Steps = slices.Clone(v.route.Steps)
	s := &other.Steps[i]
	s.Entry, s.Offer, s.Price, s.Unpriced, s.Weekly = o.Entry, o.Offer, o.Price, o.Unpriced, o.Weekly
	switch {
	case offer.Apply.IsZero():
		s.Start, s.Sat = s.Taken(), credential.Date{}
	case s.Sat.IsZero():
		return credential.Date{}, false // it would have to be applied for before
	}
	s.Finish = s.Taken().Add(offer.Takes)
	replay := newVerifier(v.query, &other)
	replay.presumed = maps.Clone(replay.presumed)
	if o.Assumed == (Assumption{}) {
		delete(replay.presumed, Assumption{Kind: AssumedProgram, Entry: o.Entry})
	} else {
		if replay.presumed == nil {
			replay.presumed = map[Assumption]bool{}
		}
		replay.presumed[o.Assumed.key()] = false
	}
	if !replay.eachStep() || len(replay.faults) > 0 ||
		!replay.stands(replay.renewals, replay.loads, replay.work, replay.conditions, replay.prepared, replay.jobStarts) {
		return credential.Date{}, false
	}
	first, ok := replay.reached(replay.personWith(nil))
	return credential.DateOfDay(first), ok
}
