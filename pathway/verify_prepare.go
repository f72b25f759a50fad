package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// prepare checks a step that prepares for an exam, by one of the ways that the catalog has.
func (v *verifier) prepare(i int, s Step) error {
	exam, _ := v.catalog.Credential(s.Entry)
	ways := v.query.preparationsFor(exam)
	if len(ways) == 0 {
		return wrong(i, FaultBadPreparation, "there is nothing to prepare for %q by, or the query does not ask for that", string(s.Entry))
	}
	length := s.Finish.DayNumber() - s.Start.DayNumber()
	at, rests := -1, v.restsOnSome(i)
	for k, way := range ways {
		if way.days == length && way.weekly == s.Weekly && (s.Source.IsZero() || s.Source == way.Source) && (at < 0 || rests && way.If != nil) {
			at = k // of several alike the one that asks for what it is said to rest on
		}
	}
	if at < 0 || length == 0 || s.Offer != "" {
		return wrong(i, FaultBadPreparation, "no preparation for %s takes %s a week from %s to %s", s.Entry, s.Weekly.Words(), s.Start, s.Finish)
	}
	f := &v.facts[i]
	f.source = ways[at].Source
	f.conditions = append(f.conditions, condition{rules: credential.Rules{{Ask: ways[at].If}}, word: preparePath})
	return nil
}

// restsOnSome reports whether some step is said to serve a step.
func (v *verifier) restsOnSome(i int) bool {
	return slices.ContainsFunc(v.route.Steps, func(s Step) bool {
		return slices.ContainsFunc(s.Meets, func(m Serves) bool { return m.Step == i })
	})
}

// prepared checks that whoever sits an exam is prepared for it by then.
func (v *verifier) prepared() error {
	for i, s := range v.route.Steps {
		exam, _ := v.catalog.Credential(s.Entry)
		ways := v.query.preparationsFor(exam)
		if s.Kind == Earn && len(ways) > 0 && !slices.ContainsFunc(s.After, func(k int) bool { return v.prepares(k, i) }) {
			v.note(wrong(i, FaultNotPrepared, "it sits %s on %s, and nothing before that prepares for it", s.Entry, s.Taken()))
		}
	}
	return nil
}

// prepares reports whether one step prepares for the exam that another sits.
func (v *verifier) prepares(i, sits int) bool {
	s, exam := v.route.Steps[i], v.route.Steps[sits]
	return s.Kind == Prepare && exam.Kind == Earn && s.Entry == exam.Entry && !s.Finish.After(exam.Taken())
}
