package pathway

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// eachStep checks every step against the catalog, and notes what it adds. It reports
// whether the catalog has every step, at whatever price.
func (v *verifier) eachStep() bool {
	taken, all := map[string]int{}, true
	for i, s := range v.route.Steps {
		err := v.oneOf(i, s, taken)
		if err == nil {
			err = v.step(i, s)
		}
		if v.note(err); err != nil {
			all = false
			continue
		}
		v.note(v.price(i, s))
	}
	return all
}

// oneOf checks that the query lets a step be taken, and that none before it took the same.
func (v *verifier) oneOf(i int, s Step, taken map[string]int) error {
	if s.Entry != "" && v.query.avoids(s.Entry) {
		return wrong(i, FaultAvoided, "it takes %s, which the query avoids", s.Entry)
	}
	if s.Kind == Renew || s.Kind == Work {
		return nil
	}
	key := fmt.Sprint(s.Kind == Prepare, " ", s.Entry, " ", s.For)
	if before, twice := taken[key]; twice && !v.again(v.route.Steps[before], s) {
		return wrong(i, FaultTakenTwice, "it takes %s again, after step %d", s.Entry, before)
	}
	taken[key] = i
	return nil
}

func (v *verifier) step(i int, s Step) error {
	if s.For != "" && s.Kind != Work && s.Kind != Attest {
		return wrong(i, FaultNeedlessWords, "it is for %q, which only a job and an attestation say", s.For)
	}
	switch {
	case !s.Sought.IsZero() && (s.Kind != Work || s.For != ""):
		return wrong(i, FaultNotSought, "it is no job that is looked for, and yet says that a search began on %s", s.Sought)
	case !s.Sat.IsZero() && s.Kind != Earn:
		return wrong(i, FaultWrongSitting, "it sits no exam, and yet says that one is sat on %s", s.Sat)
	}
	if !s.Lapsed.IsZero() && s.Kind != Return {
		return wrong(i, FaultNotBack, "it gets back nothing, and yet says that it lapsed on %s", s.Lapsed)
	}
	switch s.Kind {
	case Attend:
		return v.attend(i, s)
	case Earn, Join:
		return v.earn(i, s)
	case Work:
		return v.job(i, s)
	case Attest:
		return v.attest(i, s)
	case Renew:
		return v.renew(i, s)
	case Return:
		return v.comeBack(i, s)
	case Prepare:
		return v.prepare(i, s)
	}
	return wrong(i, FaultNoKind, "%s is not a kind of step", s.Kind)
}

// attend checks a step through a program, which awards all its active
// credentials.
func (v *verifier) attend(i int, s Step) error {
	program, ok := v.catalog.Program(s.Entry)
	switch {
	case !ok:
		return wrong(i, FaultNotAProgram, "%q is not a program of the catalog", string(s.Entry))
	case len(program.Offers) == 0:
		return wrong(i, FaultNoOffers, "%s has no offers, so nobody knows how long it takes", s.Entry)
	}
	if err := v.take(i, s, program.Offers); err != nil {
		return err
	}
	f := &v.facts[i]
	f.conditions = append(f.conditions, condition{entry: program.ID, rules: program.Admits})
	for _, id := range program.Awards {
		if c, _ := v.catalog.Credential(id); c.Status == credential.Active {
			f.holdings = append(f.holdings, v.planned(c, program.ID, s))
		}
	}
	if len(f.holdings) == 0 && (len(program.Teaches) > 0 || len(program.Works.Fields) > 0) {
		f.holdings = append(f.holdings, v.planned(credential.Credential{}, program.ID, s)) // its credit or its work alone
	}
	for k := range f.holdings {
		f.holdings[k].took = f.takes
	}
	return nil
}

// earn checks a step that earns a credential directly, a membership or
// another.
func (v *verifier) earn(i int, s Step) error {
	c, ok := v.catalog.Credential(s.Entry)
	switch {
	case !ok || !c.Kind.Direct():
		return wrong(i, FaultNotDirect, "%q is not a credential that is earned without a program", string(s.Entry))
	case (c.Kind == credential.Membership) != (s.Kind == Join):
		return wrong(i, FaultWrongKind, "%s is a %s, which a step of kind %s does not get", s.Entry, c.Kind, s.Kind)
	case c.Automatic:
		return wrong(i, FaultNotEarnable, "%s is awarded by itself, and is no step", s.Entry)
	case c.Status != credential.Active:
		return wrong(i, FaultNotEarnable, "%s cannot be earned: its status is %s", s.Entry, c.Status)
	}
	if err := v.take(i, s, waysToEarn(c)); err != nil {
		return err
	}
	if may := sittingDays(v.query.Record, c); !may.Contains(s.Taken().DayNumber()) {
		return wrong(i, FaultTooSoonAgain, "after the failed tries of the record %s may not be sat on %s", s.Entry, s.Taken())
	}
	f := &v.facts[i]
	f.conditions = append(f.conditions, v.entryConditions(c.ID, c.Requires, c.Recommends)...)
	if !s.Sat.IsZero() {
		for _, condition := range v.entryConditions(c.ID, c.Requires, c.Recommends) {
			condition.on = s.Sat
			f.conditions = append(f.conditions, condition)
		}
	}
	v.addWhile(i, c, s)
	f.holdings = append(f.holdings, v.planned(c, "", s))
	return nil
}

// entryConditions returns the rule of an entry and, if the query takes advice, that.
func (v *verifier) entryConditions(id credential.ID, requires, recommends credential.Rules) []condition {
	conditions := []condition{{entry: id, rules: requires}}
	if !v.query.Letter {
		conditions = append(conditions, condition{rules: recommends, word: "advice"})
	}
	return conditions
}

// addWhile adds what has to hold on the day of an award to the conditions of a step that
// makes it on the day it begins. Of others the holding counts only if it does.
func (v *verifier) addWhile(i int, c credential.Credential, s Step) {
	if c.While.Ask != nil && s.Taken() == s.Finish {
		v.facts[i].conditions = append(v.facts[i].conditions, condition{rules: credential.Rules{{Ask: c.While.Ask}}, on: s.Taken(), word: whilePath(c.ID)})
	}
}

// planned returns the holding that a step leads to.
func (v *verifier) planned(c credential.Credential, program credential.ID, s Step) held {
	h := held{begun: s.Taken(), planned: true, counted: true}
	h.Holding = credential.Holding{Credential: c.ID, Program: program, Expected: s.Finish}
	h.Expires = h.lapse(c)
	return h
}

// again reports whether a step attests once more what was attested too long ago.
func (v *verifier) again(before, s Step) bool {
	a, _ := v.attested(s)
	return s.Kind == Attest && !a.Within.IsZero() && s.Start.DayNumber() >= days.LookBackEnd(before.Start.DayNumber(), days.Length(a.Within))
}

// attested returns what a step attests: by its ID or, in a route of version 1, by
// its words.
func (v *verifier) attested(s Step) (credential.Attestation, bool) {
	if s.Entry != "" {
		return v.catalog.Attestation(s.Entry)
	}
	for a := range v.catalog.Attestations() {
		if a.Of == s.For {
			return a, true
		}
	}
	return credential.Attestation{}, false
}

// withAttestations returns a route in which each attestation that a step serves has
// its ID. A route of version 1 has the words alone.
func withAttestations(c *credential.Catalog, route *Route) *Route {
	mended := *route
	mended.Steps = slices.Clone(route.Steps)
	for i := range mended.Steps {
		s := &mended.Steps[i]
		for k, m := range s.Meets {
			said, ok := m.Requirement.(credential.Attestation)
			if !ok || said.ID != "" {
				continue
			}
			for a := range c.Attestations() {
				if a.Of == said.Of && a.Fact == said.Fact {
					s.Meets = slices.Clone(s.Meets)
					s.Meets[k].Requirement = a
				}
			}
		}
	}
	return &mended
}

// attest checks a step without time or price. Its words may be those of another
// edition of the catalog.
func (v *verifier) attest(i int, s Step) error {
	a, ok := v.attested(s)
	switch {
	case s.For == "":
		return wrong(i, FaultNothingAttested, "it does not say what is attested")
	case !ok:
		return wrong(i, FaultNotAsked, "no rule of the catalog asks for an attestation %q", cmp.Or(string(s.Entry), s.For))
	case s.Offer != "" || !s.Weekly.IsZero() || s.Start != s.Finish:
		return wrong(i, FaultBadAttestation, "an attestation has no offer and takes no time")
	}
	v.facts[i].attested = []vouched{{Attested: credential.Attested{ID: a.ID, On: s.Start}}}
	return nil
}

// take checks that a step takes one of the offers of its entry as it stands on
// the day.
func (v *verifier) take(i int, s Step, offers []credential.Offer) error {
	err := wrong(i, FaultNotOffered, "%s has no offer %q", s.Entry, s.Offer)
	for _, offer := range offers {
		if offer.Name != s.Offer {
			continue
		}
		if err = v.fits(i, s, offer); err == nil {
			v.accept(i, offer, "offer")
			return nil
		}
	}
	return err
}

// fits checks that a step is what an offer says.
func (v *verifier) fits(i int, s Step, offer credential.Offer) error {
	finish := s.Taken().Add(offer.Takes)
	switch {
	case !offer.On(s.Start):
		return wrong(i, FaultOfferClosed, "offer %q of %s cannot be taken up on %s", s.Offer, s.Entry, s.Start)
	case s.Sat.IsZero() != offer.Apply.IsZero():
		return wrong(i, FaultWrongSitting, "an exam has a day on which it is sat, apart from its Start, if its offer has a time from the application to that, and only then")
	case !s.Sat.IsZero() && s.Sat.Before(s.Start.Add(offer.Apply)):
		return differs(i, FaultWrongSitting, s.Sat, s.Start.Add(offer.Apply), "it is sat on %s, but what is applied for on %s can be sat from %s on", s.Sat, s.Start, s.Start.Add(offer.Apply))
	case !s.Sat.IsZero() && !offer.Sits(s.Sat):
		return wrong(i, FaultWrongSitting, "by offer %q of %s nobody sits it on %s", s.Offer, s.Entry, s.Sat)
	case s.Finish != finish:
		return differs(i, FaultWrongEnd, s.Finish, finish, "it ends on %s, but by offer %q of %s it ends on %s", s.Finish, s.Offer, s.Entry, finish)
	case s.Weekly != offer.Weekly:
		return differs(i, FaultWrongHours, s.Weekly, offer.Weekly, "it takes %s hours a week, but by offer %q of %s it takes %s", s.Weekly, s.Offer, s.Entry, offer.Weekly)
	}
	return nil
}

// accept notes the offer that a step takes, and the word with which the paths
// of its condition begin.
func (v *verifier) accept(i int, offer credential.Offer, word string) {
	f := &v.facts[i]
	f.priced, f.price, f.source, f.takes = true, offer.Price, offer.Source, offer.Takes
	if offer.If != nil {
		f.conditions = append(f.conditions, condition{rules: credential.Rules{{Ask: offer.If}}, word: word})
	}
}

// price checks that a step has the price of the offer that it takes, and is without a
// known price exactly when a price is due that is not known.
func (v *verifier) price(i int, s Step) error {
	f := v.facts[i]
	switch {
	case !f.priced && s.Price.Known():
		return wrong(i, FaultWrongPrice, "its price is %s, but nothing is due", s.Price)
	case s.Price != f.price:
		code := FaultWrongPrice
		switch {
		case s.Price.Currency != f.price.Currency: // or one of them is not known
		case s.Price.Minor < f.price.Minor:
			code = FaultDearer
		default:
			code = FaultCheaper
		}
		return differs(i, code, s.Price, f.price, "its price is %q, but that of offer %q of %s is %q", s.Price, s.Offer, s.Entry, f.price)
	case s.Unpriced != (f.priced && !f.price.Known()):
		return wrong(i, FaultWrongUnpriced, "Unpriced is %t, but its price is %q", s.Unpriced, f.price)
	}
	return nil
}

// renew checks a step that keeps a credential in force for another term, by
// the edition of its renewal in force on the day.
func (v *verifier) renew(i int, s Step) error {
	c, ok := v.catalog.Credential(s.Entry)
	edition, inForce := c.Renews.On(s.Start)
	switch {
	case !ok || c.Lasts.IsZero():
		return wrong(i, FaultNotLapsing, "%q is not a credential that lapses", string(s.Entry))
	case !inForce:
		return wrong(i, FaultNoRenewal, "no edition of the renewal of %s is in force on %s", s.Entry, s.Start)
	case s.Start != s.Finish || !s.Weekly.IsZero():
		return wrong(i, FaultRenewalTakesTime, "a renewal takes no time")
	case len(edition.Offers) == 0 && s.Offer != "":
		return wrong(i, FaultNotOffered, "the renewal of %s has no offers, and so none named %q", s.Entry, s.Offer)
	case len(edition.Offers) == 0:
		v.facts[i].priced, v.facts[i].source = true, edition.Source
		return nil
	}
	for _, offer := range edition.Offers {
		if offer.Name == s.Offer && offer.On(s.Start) {
			if offer.Source.IsZero() {
				offer.Source = edition.Source
			}
			v.accept(i, offer, "renewal")
			return nil
		}
	}
	return wrong(i, FaultNotOffered, "the renewal of %s has no offer %q on %s", s.Entry, s.Offer, s.Start)
}

// comeBack checks a step that gets back what the record held, by one of the ways back
// that are open on the day.
func (v *verifier) comeBack(i int, s Step) error {
	c, ok := v.catalog.Credential(s.Entry)
	lapses := lapsesOf(v.query, v.query.Record, c)
	switch {
	case !ok || len(c.Returns) == 0:
		return wrong(i, FaultNoWayBack, "the catalog has no way back to %q", string(s.Entry))
	case len(lapses) == 0:
		return wrong(i, FaultNotBack, "the record holds no %s that lapses, and there is a way back to nothing else", s.Entry)
	}
	err := wrong(i, FaultNoWayBack, "there is no way back to %s by offer %q on %s", s.Entry, s.Offer, s.Start)
	var taken *wayBack // of several by offers of one name the one at the price of the step
	var since credential.Date
	for _, way := range waysBack(c) {
		lapsed, open := lapsedFor(way.Return, s.Start, lapses)
		if !open || way.offer.Name != s.Offer {
			continue
		}
		if fits := v.fits(i, s, way.offer); fits != nil {
			err = fits
		} else if taken == nil || taken.offer.Price != s.Price && way.offer.Price == s.Price {
			taken, since = &way, lapsed
		}
	}
	switch {
	case taken == nil:
		return err
	case s.Lapsed != since:
		return differs(i, FaultWrongLapse, s.Lapsed, since, "what it gets back is said to have lapsed on %q, but did so on %s", s.Lapsed, since)
	}
	f := &v.facts[i]
	if taken.Requires != nil {
		rule := credential.Rule{Ask: taken.Requires, Source: taken.Source}
		f.conditions = append(f.conditions, condition{rules: credential.Rules{rule}, word: "return"})
	}
	v.accept(i, taken.offer, "offer")
	v.addWhile(i, c, s)
	f.holdings = append(f.holdings, v.planned(c, "", s))
	return nil
}

// renewals checks that what is renewed lapses on that day, and does so by the
// steps that the renewal rests on.
func (v *verifier) renewals() error {
	if idle := v.replay(v.alone(), nil); len(idle) > 0 {
		s := v.route.Steps[idle[0]]
		if edition := v.edition(s); edition.Times > 0 {
			return wrong(idle[0], FaultNotLapsing, "%s does not lapse on %s, or was renewed %d times before, which is all that can be, for all that is known", s.Entry, s.Start, edition.Times)
		}
		return wrong(idle[0], FaultNotLapsing, "%s does not lapse on %s, and is renewed only on the day it does", s.Entry, s.Start)
	}
	for i, s := range v.route.Steps {
		if s.Kind != Renew {
			continue
		}
		with := v.restsOn(i)
		with[i] = true
		if idle := v.replay(v.alone(), with); slices.Contains(idle, i) {
			return wrong(i, FaultNotAfter, "what it renews is had only through steps that After does not name: %v", s.After)
		}
	}
	return nil
}

// edition returns the edition of the renewal of a credential on the day of a step.
func (v *verifier) edition(s Step) credential.Renewal {
	entry, _ := v.catalog.Credential(s.Entry)
	edition, _ := entry.Renews.On(s.Start)
	return edition
}
