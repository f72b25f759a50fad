package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// The features of what the planner learns last, each behind its flag.
func init() {
	if oracle.Knows.Tries {
		features = append(features, triesFeatures...)
	}
}

var triesFeatures = []feature{
	{"failed tries", person(func(q *oracle.Question) {
		q.Record.Attempts = slices.DeleteFunc(q.Record.Attempts, func(a credential.Attempt) bool { return !a.Passed })
	})},
	{"sittings that were passed", person(func(q *oracle.Question) {
		q.Record.Attempts = slices.DeleteFunc(q.Record.Attempts, func(a credential.Attempt) bool { return a.Passed })
	})},
	{"tries to come", person(func(q *oracle.Question) {
		q.Record.Attempts = slices.DeleteFunc(q.Record.Attempts, func(a credential.Attempt) bool { return a.On.After(q.Start) })
	})},
	{"rules on sitting again", credentialsOf(func(c *credential.Credential) { c.Exam.Retakes = nil })},
	{"waits after a failed try", retakesOf(func(r *credential.Retake) { r.Wait = credential.Period{} })},
	{"how many tries there may be in some time", retakesOf(func(r *credential.Retake) { r.Most, r.Per = 0, credential.Period{} })},
	{"rules for those who failed several times", retakesOf(func(r *credential.Retake) {
		if r.After > 1 {
			r.Wait, r.Most = credential.Period{}, 0
		}
	})},
	{"first and last days of rules on sitting again", credentialsOf(func(c *credential.Credential) {
		var after []int
		c.Exam.Retakes = slices.DeleteFunc(c.Exam.Retakes, func(r credential.Retake) bool {
			again := slices.Contains(after, r.After)
			after = append(after, r.After)
			return again
		})
		for i := range c.Exam.Retakes {
			c.Exam.Retakes[i].From, c.Exam.Retakes[i].Until = credential.Date{}, credential.Date{}
		}
	})},
}

// retakesOf changes every rule on sitting an exam again, and takes away what then asks
// for nothing.
func retakesOf(change func(*credential.Retake)) func(*Case) {
	return credentialsOf(func(c *credential.Credential) {
		for i := range c.Exam.Retakes {
			change(&c.Exam.Retakes[i])
		}
		c.Exam.Retakes = slices.DeleteFunc(c.Exam.Retakes, func(r credential.Retake) bool { return r.Wait.IsZero() && r.Most == 0 })
	})
}
