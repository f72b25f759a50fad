package oracle

import (
	"slices"

	"github.com/credpath/credpath/credential"
)

// A sitting of an exam that was passed is a holding of it. After failed tries the exam may
// be sat only as its rules on that allow: on each day by the one rule in force on it with
// the largest After that is not more than the failed tries so far. A pass wipes out all
// tries up to its day.

// withPasses returns a record that has its passed sittings as holdings.
func withPasses(record credential.Record) credential.Record {
	record.Holdings = slices.Clone(record.Holdings)
	for _, attempt := range record.Attempts {
		if attempt.Passed {
			record.Holdings = append(record.Holdings, credential.Holding{Credential: attempt.Exam, Awarded: attempt.On})
		}
	}
	return record
}

// A tries has the rules of an exam on sitting it again, and the days of its sittings.
type tries struct {
	retakes []credential.Retake
	failed  []int // the days of failed sittings
	passed  []int // those on which it was, or is expected to be, passed; never: nobody says when
}

// triesOf returns the tries at a credential. It returns nil for what a person may sit on
// any day: what is no exam, or was never failed.
func (j *judge) triesOf(id credential.ID, record credential.Record) *tries {
	entry, _ := j.catalog.Credential(id)
	t := &tries{retakes: entry.Exam.Retakes}
	for _, attempt := range record.Attempts {
		switch {
		case attempt.Exam != id:
		case attempt.Passed:
			t.passed = append(t.passed, attempt.On.DayNumber())
		default:
			t.failed = append(t.failed, attempt.On.DayNumber())
		}
	}
	for _, holding := range record.Holdings {
		if award := dayOr(holding.Awarded, dayOr(holding.Expected, never)); holding.Credential == id {
			t.passed = append(t.passed, award)
		}
	}
	if len(t.failed) == 0 || len(t.retakes) == 0 || entry.Automatic {
		return nil
	}
	return t
}

// open reports whether the exam may be sat on a day.
func (t *tries) open(day int) bool {
	if t == nil {
		return true
	}
	pass := always
	for _, on := range t.passed {
		if on <= day {
			pass = max(pass, on)
		}
	}
	var counted []int
	for _, on := range t.failed {
		if pass < on && on <= day {
			counted = append(counted, on)
		}
	}
	var rule credential.Retake
	for _, retake := range t.retakes {
		on := credential.DateOfDay(day).Between(retake.From, retake.Until)
		if on && retake.After <= len(counted) && retake.After >= rule.After {
			rule = retake
		}
	}
	within := 0
	for _, on := range counted {
		if day < add(on, rule.Wait) {
			return false
		}
		if day < add(on, rule.Per) {
			within++
		}
	}
	return rule.Most == 0 || within < rule.Most
}

// last returns the last day on which it can come to be allowed to sit the exam.
func (t *tries) last() int {
	day := always
	if t == nil {
		return day
	}
	for _, retake := range t.retakes {
		day = max(day, dayOr(retake.From, always), dayOr(retake.Until, always))
		for _, on := range t.failed {
			day = max(day, add(on, retake.Wait), add(on, retake.Per))
		}
	}
	for _, on := range t.passed {
		if on < never {
			day = max(day, on)
		}
	}
	return day
}
