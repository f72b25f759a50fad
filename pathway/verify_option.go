package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// option checks one other way to take a step: that the catalog has it, that it
// leads to the same, and that the query lets it be taken. When the route finishes
// with it a replay alone cannot say, but for this: no later than where all else
// stays as it is, if it can.
func (v *verifier) option(i int, o Option) error {
	step := v.route.Steps[i]
	offer, ok := v.offerOf(step, o)
	switch {
	case !ok:
		return wrong(i, "it could be taken by offer %q of %s at %q, but the catalog has no such offer", o.Offer, o.Entry, o.Price)
	case !v.leadsToTheSame(step, o):
		return wrong(i, "%s does not lead to the same as %s, and is no option of it", o.Entry, step.Entry)
	case v.query.avoids(o.Entry):
		return wrong(i, "it could be taken by %s, which the query avoids", o.Entry)
	case o.Weekly > v.query.Study:
		return wrong(i, "it could be taken by offer %q of %s, at %d hours a week, but the query has %d", o.Offer, o.Entry, o.Weekly, v.query.Study)
	}
	for _, err := range []error{v.optionFinish(i, o), v.optionCost(i, o)} {
		if err != nil {
			return err
		}
	}
	if finish, ok := v.with(i, o, offer); ok && o.Finish.After(finish) {
		return wrong(i, "with offer %q of %s it is said to finish on %s, but all else can stay as it is and it finishes on %s", o.Offer, o.Entry, o.Finish, finish)
	}
	return nil
}

// optionFinish checks that the route finishes in time with an option.
func (v *verifier) optionFinish(i int, o Option) error {
	switch {
	case o.Finish.IsZero():
		return nil
	case !o.Finish.Valid() || o.Finish.Before(v.query.Start):
		return wrong(i, "with offer %q of %s it is said to finish on %s, which is no day of the plan", o.Offer, o.Entry, o.Finish)
	case !v.query.Deadline.IsZero() && o.Finish.After(v.query.Deadline):
		return wrong(i, "with offer %q of %s it finishes on %s, after the deadline of %s", o.Offer, o.Entry, o.Finish, v.query.Deadline)
	}
	return nil
}

// optionCost checks that the route is within the budget with an option. What is
// renewed with it may be less than without, so renewals are left out.
func (v *verifier) optionCost(i int, o Option) error {
	if !v.query.Budget.Known() {
		return nil
	}
	cost := o.Price
	for k, s := range v.route.Steps {
		if k != i && s.Kind != Renew {
			cost = cost.Plus(s.Price)
		}
	}
	if cost.Minor > v.query.Budget.Minor {
		return wrong(i, "with offer %q of %s it costs %s, more than the budget of %s", o.Offer, o.Entry, cost, v.query.Budget)
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
		offers = entry.Offers
	}
	at := slices.IndexFunc(offers, func(offer credential.Offer) bool {
		return o == Option{
			Entry: o.Entry, Offer: offer.Name, Price: offer.Price, Unpriced: !offer.Price.Known(),
			Takes: offer.Takes, Weekly: offer.Weekly, Finish: o.Finish, Source: offer.Source,
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

// with replays the route with an option in the place of its step, all other
// steps on the days that they have, and returns the day on which it finishes; ok
// is false if it does not hold so.
func (v *verifier) with(i int, o Option, offer credential.Offer) (finish credential.Date, ok bool) {
	other := *v.route
	other.Steps = slices.Clone(v.route.Steps)
	s := &other.Steps[i]
	s.Entry, s.Offer, s.Price, s.Unpriced, s.Weekly = o.Entry, o.Offer, o.Price, o.Unpriced, o.Weekly
	s.Finish = s.Start.Add(offer.Takes)
	replay := newVerifier(v.query, &other)
	for _, check := range []func() error{replay.eachStep, replay.renewals, replay.loads, replay.work, replay.conditions, replay.jobStarts} {
		if check() != nil {
			return credential.Date{}, false
		}
	}
	first, ok := replay.goalDays(replay.personWith(nil), false).Next(v.query.Start.DayNumber())
	return credential.DateOfDay(first), ok
}
