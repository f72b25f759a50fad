package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// newFeatures returns the features of what the planner has learnt last.
func newFeatures() []feature {
	return slices.Concat(triesFeatures, automaticFeatures, keepingFeatures, renewingFeatures, amountedFeatures, scoreFeatures,
		residenceFeatures, clockFeatures, clearanceFeatures, appliedFeatures, preparedFeatures, seekingFeatures)
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

var automaticFeatures = []feature{
	{"what is awarded by itself", automaticOf(func(_ *Case, a *credential.Credential) { a.Automatic = false })},
	{"rules of what is awarded by itself", automaticOf(func(_ *Case, a *credential.Credential) { a.Requires = credential.Rules{{}} })},
	{"editions of rules of what is awarded by itself", automaticOf(func(_ *Case, a *credential.Credential) {
		a.Requires = credential.Rules{{Ask: a.Requires[0].Ask}}
	})},
	{"what is awarded by itself and rests on another that is", func(c *Case) {
		itself := awardedByItself(c)
		for i := range c.Entries.Credentials {
			if a := &c.Entries.Credentials[i]; a.Automatic {
				changeAsks(reflect.ValueOf(&a.Requires).Elem(), func(ask credential.Requirement) credential.Requirement {
					if h, ok := ask.(credential.Holds); ok && itself[h.Credential] {
						return granted
					}
					return ask
				})
			}
		}
	}},
	{"how long it was held that was awarded by itself", func(c *Case) {
		itself := awardedByItself(c)
		leaf(func(h credential.Holds) credential.Requirement {
			if itself[h.Credential] {
				h.For = credential.Period{}
			}
			return h
		})(c)
	}},
	{"days of the holdings by which it was awarded by itself", automaticOf(func(c *Case, a *credential.Credential) {
		for i := range c.Question.Record.Holdings {
			h := &c.Question.Record.Holdings[i]
			for _, rule := range a.Requires {
				if slices.Contains(heldFor(rule.Ask), h.Credential) {
					h.Awarded, h.By = credential.Date{}, credential.Date{}
				}
			}
		}
	})},
	{"waivers of what is awarded by itself", automaticOf(func(c *Case, a *credential.Credential) {
		c.Question.Record.Waivers = slices.DeleteFunc(c.Question.Record.Waivers, func(w credential.Waiver) bool { return w.Target == a.ID })
	})},
	{"holdings of what is awarded by itself", automaticOf(func(c *Case, a *credential.Credential) {
		c.Question.Record.Holdings = slices.DeleteFunc(c.Question.Record.Holdings, func(h credential.Holding) bool { return h.Credential == a.ID })
	})},
}

// automaticOf changes every credential that is awarded by itself, or what the case has of it.
func automaticOf(change func(*Case, *credential.Credential)) func(*Case) {
	return func(c *Case) {
		for i := range c.Entries.Credentials {
			if c.Entries.Credentials[i].Automatic {
				change(c, &c.Entries.Credentials[i])
			}
		}
	}
}

// awardedByItself returns what is awarded by itself.
func awardedByItself(c *Case) map[credential.ID]bool {
	itself := map[credential.ID]bool{}
	for _, a := range c.Entries.Credentials {
		itself[a.ID] = a.Automatic
	}
	return itself
}

var keepingFeatures = []feature{
	{"what must hold to stay in force", credentialsOf(func(c *credential.Credential) { c.While = credential.While{} })},
	{"grace", credentialsOf(func(c *credential.Credential) { c.While.Grace = credential.Period{} })},
	{"groups of what must hold to stay in force", credentialsOf(func(c *credential.Credential) {
		if group, ok := c.While.Ask.(credential.AtLeast); ok {
			c.While.Ask = group.Of[0]
		}
	})},
	{"holdings that something must keep in force", func(c *Case) {
		kept := keptInForce(c)
		c.Question.Record.Holdings = slices.DeleteFunc(c.Question.Record.Holdings, func(h credential.Holding) bool { return kept[h.Credential] })
	}},
	{"days until which nothing is asked of a holding", keptHoldings(func(c *Case, h *credential.Holding) { h.Expires = credential.Date{} })},
	{"days of award of what something must keep in force", keptHoldings(func(c *Case, h *credential.Holding) { h.Awarded = credential.Date{} })},
	{"what was awarded nobody knows when and something must keep in force", keptHoldings(func(c *Case, h *credential.Holding) {
		if h.Awarded.IsZero() && h.Expected.IsZero() {
			h.Awarded, h.By = c.Question.Start, credential.Date{}
			if !h.Expires.IsZero() && !h.Awarded.Before(h.Expires) {
				h.Awarded = h.Expires.Add(credential.Period{Days: -1})
			}
		}
	})},
}

// keptHoldings changes the holdings of the record that stay in force only while something
// holds.
func keptHoldings(change func(*Case, *credential.Holding)) func(*Case) {
	return func(c *Case) {
		kept := keptInForce(c)
		for i := range c.Question.Record.Holdings {
			if h := &c.Question.Record.Holdings[i]; kept[h.Credential] {
				change(c, h)
			}
		}
	}
}

// keptInForce returns what stays in force only while something holds.
func keptInForce(c *Case) map[credential.ID]bool {
	kept := map[credential.ID]bool{}
	for _, entry := range c.Entries.Credentials {
		kept[entry.ID] = entry.While.Ask != nil
	}
	return kept
}

var renewingFeatures = []feature{
	{"renewals by another award", renewsOf(func(_ *Case, r *credential.Renewal) { r.By = nil })},
	{"renewals by what counts as another", renewsOf(func(c *Case, r *credential.Renewal) {
		r.By = slices.DeleteFunc(r.By, func(id credential.ID) bool {
			return slices.ContainsFunc(c.Entries.Credentials, func(e credential.Credential) bool { return slices.Contains(e.CountsAs, id) })
		})
	})},
	{"renewals by an award of the record", renewsOf(func(c *Case, r *credential.Renewal) {
		if slices.ContainsFunc(c.Question.Record.Holdings, func(h credential.Holding) bool { return slices.Contains(r.By, h.Credential) }) {
			r.By = nil
		}
	})},
	{"how often it can be renewed", renewsOf(func(_ *Case, r *credential.Renewal) { r.Times = 0 })},
	{"how often a holding can be renewed", func(c *Case) {
		held := map[credential.ID]bool{}
		for _, h := range c.Question.Record.Holdings {
			held[h.Credential] = true
		}
		for _, entry := range c.Entries.Credentials {
			for k := range entry.Renews {
				if held[entry.ID] {
					entry.Renews[k].Times = 0
				}
			}
		}
	}},
}

// renewsOf changes every edition of how a credential is renewed.
func renewsOf(change func(*Case, *credential.Renewal)) func(*Case) {
	return func(c *Case) {
		for _, entry := range c.Entries.Credentials {
			for k := range entry.Renews {
				change(c, &entry.Renews[k])
			}
		}
	}
}

var amountedFeatures = []feature{
	{"hours of study that are no whole ones", offersOf(func(o *credential.Offer) { o.Weekly = wholeHours(o.Weekly) })},
	{"hours of jobs that are no whole ones", jobsOf(func(j *credential.Job) { j.Weekly = wholeHours(j.Weekly) })},
	{"hours of jobs in all", jobsOf(func(j *credential.Job) { j.Hours = credential.Hours{} })},
	{"hours of jobs in all that are no whole ones", jobsOf(func(j *credential.Job) { j.Hours = wholeHours(j.Hours) })},
	{"programs that award nothing", func(c *Case) {
		c.Entries.Programs = slices.DeleteFunc(c.Entries.Programs, func(p credential.Program) bool { return len(p.Awards) == 0 })
	}},
}

// jobsOf changes every job of the record.
func jobsOf(change func(*credential.Job)) func(*Case) {
	return person(func(q *oracle.Question) {
		for i := range q.Record.Jobs {
			change(&q.Record.Jobs[i])
		}
	})
}

// wholeHours rounds hours down, though not to none.
func wholeHours(h credential.Hours) credential.Hours {
	if h.IsZero() {
		return h
	}
	return credential.HoursOf(max(1, h.Hundredths/100))
}
