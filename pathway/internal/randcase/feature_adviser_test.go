package randcase

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

var appliedFeatures = []feature{
	{"time from the application to the sitting", offersOf(func(o *credential.Offer) { o.Apply = credential.Period{} })},
	{"seasons of what is applied for", offersOf(func(o *credential.Offer) {
		if !o.Apply.IsZero() {
			o.Seasons = nil
		}
	})},
	{"first and last days of what is applied for", offersOf(func(o *credential.Offer) {
		if !o.Apply.IsZero() {
			o.From, o.Until = credential.Date{}, credential.Date{}
		}
	})},
	{"conditions of offers of what is applied for", offersOf(func(o *credential.Offer) {
		if !o.Apply.IsZero() {
			o.If = nil
		}
	})},
}

var preparedFeatures = []feature{
	{"preparation for exams", credentialsOf(func(c *credential.Credential) { c.Exam.Preparation = nil })},
	{"preparation by background", credentialsOf(func(c *credential.Credential) {
		if len(c.Exam.Preparation) > 1 {
			c.Exam.Preparation = c.Exam.Preparation[:1]
		}
	})},
	{"hours a week of preparation", credentialsOf(func(c *credential.Credential) {
		for i := range c.Exam.Preparation {
			c.Exam.Preparation[i].Weekly = credential.Hours{}
		}
	})},
	{"study that was done for exams", person(func(q *oracle.Question) { q.Record.Prepared = nil })},
}

var seekingFeatures = []feature{
	{"time to be hired", person(func(q *oracle.Question) { q.Seek = credential.Period{} })},
	{"time to be hired that a role says", func(c *Case) {
		for i := range c.Entries.Roles {
			c.Entries.Roles[i].Hiring = credential.Hiring{}
		}
	}},
}
