package pathway

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// The failed tries of a record, and the days on which an exam may be sat after them.
// Judge, verifier and search read them here; the oracle of the tests does so by itself.

// passes returns the sittings of a record that were passed, as holdings.
func passes(record credential.Record) []held {
	var passed []held
	for i, a := range record.Attempts {
		if a.Passed {
			passed = append(passed, held{Holding: credential.Holding{Credential: a.Exam, Awarded: a.On}, index: i, attempt: true})
		}
	}
	return passed
}

// triesOf returns the failed tries of an exam that a record has by the end of a day, in
// their order: those after the last pass.
func triesOf(record credential.Record, exam credential.ID, day int) []credential.Date {
	var passed credential.Date
	note := func(on credential.Date) {
		if on.After(passed) && on.DayNumber() <= day {
			passed = on
		}
	}
	for _, h := range record.Holdings {
		if h.Credential == exam {
			note(awardDay(h))
		}
	}
	for _, a := range record.Attempts {
		if a.Exam == exam && a.Passed {
			note(a.On)
		}
	}
	var tries []credential.Date
	for _, a := range record.Attempts {
		if a.Exam == exam && !a.Passed && a.On.After(passed) && a.On.DayNumber() <= day {
			tries = append(tries, a.On)
		}
	}
	slices.SortFunc(tries, credential.Date.Compare)
	return tries
}

// retakeOn returns the rule that applies on a day after so many failed tries: of those
// in force the one with the largest After that is not more. It is false if none applies.
func retakeOn(exam credential.Exam, day, tries int) (retake credential.Retake, ok bool) {
	for _, r := range exam.Retakes {
		applies := r.After <= tries && firstOf(r.From) <= day && day < endOf(r.Until)
		if applies && (!ok || r.After > retake.After) {
			retake, ok = r, true
		}
	}
	return retake, ok
}

// againFrom returns the first day on which a rule lets an exam be sat after some failed
// tries, of which there is at least one.
func againFrom(r credential.Retake, tries []credential.Date) int {
	from := tries[len(tries)-1].Add(r.Wait).DayNumber()
	if r.Most > 0 && len(tries) >= r.Most {
		from = max(from, tries[len(tries)-r.Most].Add(r.Per).DayNumber())
	}
	return from
}

// sittingDays returns the days on which the tries of a record let an exam be sat: all of
// them if it has none. On a day of a failed try it may not be sat once more, unless no
// rule has anything against it.
func sittingDays(record credential.Record, exam credential.Credential) days.Set {
	tried := func(a credential.Attempt) bool { return a.Exam == exam.ID && !a.Passed }
	if len(exam.Exam.Retakes) == 0 || !slices.ContainsFunc(record.Attempts, tried) {
		return days.All()
	}
	turns := []int{days.LongAgo, days.Never} // the days on which the tries so far, or the rules in force, change
	for _, a := range record.Attempts {
		turns = append(turns, a.On.DayNumber())
	}
	for _, h := range record.Holdings {
		turns = append(turns, firstOf(awardDay(h)))
	}
	for _, r := range exam.Exam.Retakes {
		turns = append(turns, firstOf(r.From), endOf(r.Until))
	}
	slices.Sort(turns)
	turns = slices.Compact(turns)
	var may days.Set
	for i, turn := range turns[:len(turns)-1] {
		tries := triesOf(record, exam.ID, turn)
		from := turn
		if r, ok := retakeOn(exam.Exam, turn, len(tries)); ok && len(tries) > 0 {
			from = max(from, againFrom(r, tries))
		}
		may = may.Union(days.Between(from, turns[i+1]))
	}
	return may
}

// waits lets an exam be sat only on the days on which the failed tries of the record let
// it.
func (j *judge) waits(v *verdict, exam credential.Credential) {
	may := sittingDays(j.person.source, exam)
	v.sure, v.maybe = v.sure.Intersect(may), v.maybe.Intersect(may)
	j.settle(v)
	if !j.explain || may.Contains(j.day) {
		return
	}
	if v.Requirement == nil && len(v.Parts) == 0 {
		v.Text = "the wait after a failed try"
	}
	tries := triesOf(j.person.source, exam.ID, j.day)
	r, _ := retakeOn(exam.Exam, j.day, len(tries))
	why := Reason{
		Code: ReasonFailedTry, Fact: "attempt", Entry: exam.ID, Date: tries[len(tries)-1],
		Tries: len(tries), Within: r.Wait, Most: r.Most, Per: r.Per,
	}
	for i, a := range j.person.source.Attempts {
		if a == (credential.Attempt{Exam: exam.ID, On: why.Date}) {
			why.Index = i
		}
	}
	again := credential.DateOfDay(j.day)
	if next, ok := may.Next(j.day); ok {
		again = credential.DateOfDay(next)
		why.From = again
	}
	for _, offer := range exam.Offers {
		if offer.Price.Minor > 0 && again.Between(offer.From, offer.Until) && (why.Price.Minor == 0 || offer.Price.Minor < why.Price.Minor) {
			why.Price = offer.Price
		}
	}
	j.because(v, "", why)
}

// failedText says by which failed try an exam may not be sat, and from when on it may.
func failedText(r Reason) string {
	text := "failed on " + r.Date.String()
	if r.Tries > 1 {
		text += fmt.Sprintf(", the %s time", ordinal(r.Tries))
	}
	if !r.From.IsZero() {
		text += "; again from " + r.From.String()
	}
	if !r.Within.IsZero() {
		text += ", " + r.Within.Words() + " after a failed try"
	}
	if r.Most > 0 {
		text += fmt.Sprintf(", at most %s in %s", credential.Count(r.Most, "try"), r.Per.Words())
	}
	if r.Price.Known() {
		text += fmt.Sprintf("; the fee is due again, %s or more", r.Price)
	}
	return text
}

// ordinal returns a number as a rank: "2nd", "11th".
func ordinal(n int) string {
	ending := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			ending = "st"
		case 2:
			ending = "nd"
		case 3:
			ending = "rd"
		}
	}
	return fmt.Sprint(n, ending)
}
