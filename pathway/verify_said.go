package pathway

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
)

// said checks what a route says beside its schedule: the sources and the
// confidence of its steps, their options, the facts it rests on, and what keeps
// the target in force. A route need not say any of that, and Verify does not
// miss what it leaves out, but what it says must be so.
func (v *verifier) said() error {
	for i, s := range v.route.Steps {
		if source := v.facts[i].source; !s.Source.IsZero() && s.Source != source {
			return wrong(i, "its source is %q of %s, but that of what it takes is %q of %s", s.Source.URL, s.Source.AsOf, source.URL, source.AsOf)
		}
		if weakest := v.confidence(i); s.Confidence != credential.ConfidenceUnsaid && s.Confidence != weakest {
			return wrong(i, "its confidence is %q, but the weakest of what it rests on is %q", s.Confidence, weakest)
		}
		for _, option := range s.Options {
			if err := v.option(i, option); err != nil {
				return err
			}
		}
	}
	all := facts(v.catalog, v.query.Record)
	for _, e := range v.route.Has {
		if !inRecord(all, e) {
			return wrong(-1, "it rests on a fact that the record does not have: %s %q", e.Fact, e.Text)
		}
	}
	for _, u := range v.route.Upkeep {
		if !v.isDue(u) {
			return wrong(-1, "it has %s renewed on %s, but nothing of the catalog and the route says so", u.Entry, u.Due)
		}
	}
	return nil
}

// confidence returns the weakest confidence of the rules in force and of the
// offer that a step takes.
func (v *verifier) confidence(i int) credential.Confidence {
	weakest := v.facts[i].source.Confidence
	for _, c := range v.facts[i].conditions {
		rule, _ := c.rules.On(v.route.Steps[i].Start)
		said := rule.Source.Confidence
		if rule.Ask != nil && said != credential.ConfidenceUnsaid && (weakest == credential.ConfidenceUnsaid || said < weakest) {
			weakest = said
		}
	}
	return weakest
}

// inRecord reports whether a record has a fact of that kind, entry and text. Its
// place may be another: the record may have grown, or been cut down to what the
// route rests on.
func inRecord(facts []Evidence, e Evidence) bool {
	return slices.ContainsFunc(facts, func(f Evidence) bool {
		return f.Fact == e.Fact && f.Entry == e.Entry && f.Text == e.Text
	})
}

// isDue reports whether a credential of the record or the route lapses on the
// day of an upkeep, and is renewed as it says by the edition then in force.
func (v *verifier) isDue(u Upkeep) bool {
	c, _ := v.catalog.Credential(u.Entry)
	edition, ok := c.Renews.On(u.Due)
	lapses := func(h held) bool { return h.Credential == u.Entry && h.lapse(c) == u.Due }
	return ok && u.Due.Valid() && slices.ContainsFunc(v.personWith(nil).holdings, lapses) &&
		reflect.DeepEqual(u, Upkeep{
			Entry: u.Entry, Every: c.Lasts, Due: u.Due, Units: edition.Units,
			Terms: edition.Terms, Fees: edition.Offers, Source: edition.Source,
		})
}
