package roadmap

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A secondTry is what one more try at an exam costs. What is not known is zero.
type secondTry struct {
	step  int
	days  int // from the first try to the soonest day of the second
	later string
	fee   credential.Money
}

// chances says what a second try at an exam costs: for each exam, or for the one that
// costs the most days if there are more than two.
func (b *builder) chances() []Line {
	var tries []secondTry
	for i, s := range b.route.Steps {
		if !b.sits(s) {
			continue
		}
		if try := b.secondTry(i); try.days > 0 || try.fee.Known() {
			tries = append(tries, try)
		}
	}
	if len(tries) > 2 {
		tries = []secondTry{slices.MaxFunc(tries, func(s, t secondTry) int {
			return cmp.Or(cmp.Compare(s.days, t.days), cmp.Compare(s.fee.Minor, t.fee.Minor))
		})}
	}
	var lines []Line
	for _, try := range tries {
		lines = append(lines, Line{Label: "Chance", Text: b.chance(try)})
	}
	return lines
}

// chance says what one more try costs, and who passed at the first.
func (b *builder) chance(try secondTry) string {
	s := b.route.Steps[try.step]
	fee := ""
	if try.fee.Known() {
		fee = FormatMoney(try.fee) + " more"
	}
	costs := commaed(try.later, fee)
	if b.triedBefore(s.Entry) {
		return fmt.Sprintf("if %s of %s takes another try: %s", b.subject(s), b.steps([]int{try.step}), costs)
	}
	text := fmt.Sprintf("if %s of %s takes a second try: %s", b.subject(s), b.steps([]int{try.step}), costs)
	c, _ := b.catalog.Credential(s.Entry)
	if rate, ok := latestRate(c.Exam); ok {
		text += fmt.Sprintf("; %d%% of %s passed in %d", rate.Percent, takers(0), rate.Year)
	}
	return text
}

// secondTry returns what one more try at the exam of a step costs, by the offer that the
// step takes.
func (b *builder) secondTry(i int) secondTry {
	s := b.route.Steps[i]
	try := secondTry{step: i}
	c, _ := b.catalog.Credential(s.Entry)
	offer, offered := b.offer(s)
	open := func(day credential.Date) bool { return offer.Until.IsZero() || day.Before(offer.Until) }

	// Nobody sits again before the wait is over and a new application has run its time.
	rule, known := retakeOn(c.Exam, s.Taken(), b.triedBefore(s.Entry))
	waited := s.Taken().Add(rule.Wait)
	if perTry := s.Taken().Add(rule.Per); rule.Most == 1 && perTry.After(waited) {
		waited = perTry
	}
	ready := s.Taken().Add(offer.Apply)
	if waited.After(ready) {
		ready = waited
	}
	again, _ := credential.Offer{Seasons: offer.Seasons}.Next(ready)
	if offered && open(again) && s.Price.Minor > 0 {
		try.fee = s.Price
	}
	then, _ := retakeOn(c.Exam, again, b.triedBefore(s.Entry))
	switch {
	case again == s.Taken() || then != rule: // at any time, or by a rule that may change
		return try
	case again != ready && !open(again): // nobody knows the seasons by then
		return try
	case !known && again == ready: // the wait is not known, and no season says more
		return try
	}
	try.days = again.DayNumber() - s.Taken().DayNumber()
	try.later = FormatSpan(s.Taken(), again) + " later"
	if again == s.Taken().Add(rule.Wait) {
		try.later = rule.Wait.Words() + " later"
	}
	if !known {
		try.later += " at the soonest"
	}
	return try
}

// retakeOn returns the rule of an exam that applies on a day after one failed try, as
// [credential.Retake] says. It is false if there is none, and where it turns on the number
// of tries while there were others before.
func retakeOn(e credential.Exam, day credential.Date, before bool) (rule credential.Retake, ok bool) {
	for _, r := range e.Retakes {
		switch {
		case !day.Between(r.From, r.Until):
		case before && (r.After > 1 || r.Most > 0):
			return credential.Retake{}, false
		case r.After <= 1 && (!ok || r.After > rule.After):
			rule, ok = r, true
		}
	}
	return rule, ok
}

// triedBefore reports whether the record has tries at an exam.
func (b *builder) triedBefore(exam credential.ID) bool {
	tried := func(e pathway.Evidence) bool { return e.Fact == "attempt" && e.Entry == exam }
	return slices.ContainsFunc(b.route.Has, tried) || slices.ContainsFunc(b.route.Unused, tried)
}
