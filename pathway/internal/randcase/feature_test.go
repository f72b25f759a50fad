package randcase

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// A feature is something that a case may have, and how to take it away.
type feature struct {
	name string
	drop func(*Case)
}

// features has the members and fields of entries, records and questions on which an
// answer may depend.
var features = []feature{
	{"seasons", offersOf(func(o *credential.Offer) { o.Seasons = nil })},
	{"first and last days of offers", offersOf(func(o *credential.Offer) { o.From, o.Until = credential.Date{}, credential.Date{} })},
	{"conditions of offers", offersOf(func(o *credential.Offer) { o.If = nil })},
	{"unknown prices", offersOf(func(o *credential.Offer) { o.Price = credential.Money{Minor: max(1, o.Price.Minor), Currency: "USD"} })},
	{"hours of study", offersOf(func(o *credential.Offer) { o.Weekly = credential.Hours{} })},
	{"time to take", offersOf(func(o *credential.Offer) { o.Takes = credential.Period{Days: min(1, o.Takes.Days+o.Takes.Months)} })},
	{"lapses", credentialsOf(func(c *credential.Credential) {
		c.Lasts, c.LastsThrough, c.Renews = credential.Period{}, credential.MonthDay{}, nil
	})},
	{"terms that end with a day of the year", credentialsOf(func(c *credential.Credential) { c.LastsThrough = credential.MonthDay{} })},
	{"renewals", credentialsOf(func(c *credential.Credential) { c.Renews = nil })},
	{"what counts as something else", credentialsOf(func(c *credential.Credential) { c.CountsAs = nil })},
	{"accreditation", leaf(func(h credential.Holds) credential.Requirement { h.AccreditedBy = nil; return h })},
	{"recent awards", leaf(func(h credential.Holds) credential.Requirement { h.Within = credential.Period{}; return h })},
	{"early testing", leaf(func(h credential.Holds) credential.Requirement { h.UnderWay = credential.Period{}; return h })},
	{"holdings asked for", leaf(func(credential.Holds) credential.Requirement { return granted })},
	{"first and last days of renewals", credentialsOf(func(c *credential.Credential) {
		if len(c.Renews) > 0 {
			c.Renews = credential.Renewals{{By: c.Renews[0].By, Times: c.Renews[0].Times, Offers: c.Renews[0].Offers}}
		}
	})},
	{"conditions of renewals", feesOf(func(o *credential.Offer) { o.If = nil })},
	{"dates of renewal fees", feesOf(func(o *credential.Offer) { o.From, o.Until, o.Seasons = credential.Date{}, credential.Date{}, nil })},
	{"prices of renewals", feesOf(func(o *credential.Offer) { o.Price = credential.Money{Currency: "USD"} })},
	{"credentials that are closed", credentialsOf(func(c *credential.Credential) { c.Status = credential.Active })},
	{"second awards", func(c *Case) {
		for i := range c.Entries.Programs {
			c.Entries.Programs[i].Awards = c.Entries.Programs[i].Awards[:min(1, len(c.Entries.Programs[i].Awards))]
		}
	}},
	{"experience", leaf(func(credential.Experience) credential.Requirement { return granted })},
	{"experience in hours", leaf(func(x credential.Experience) credential.Requirement {
		if x.Hours > 0 {
			return granted
		}
		return x
	})},
	{"days of the calendar", leaf(func(x credential.Experience) credential.Requirement { x.Calendar = false; return x })},
	{"recent work", leaf(func(x credential.Experience) credential.Requirement { x.Within = credential.Period{}; return x })},
	{"supervised work", leaf(func(x credential.Experience) credential.Requirement { x.Supervised = false; return x })},
	{"share of full-time", leaf(func(x credential.Experience) credential.Requirement { x.MinShare = 0; return x })},
	{"coursework", leaf(func(credential.Coursework) credential.Requirement { return granted })},
	{"age", leaf(func(credential.Age) credential.Requirement { return granted })},
	{"attestations", leaf(func(credential.Attestation) credential.Requirement { return granted })},
	{"facts", leaf(func(a credential.Attestation) credential.Requirement { a.Fact = false; return a })},
	{"n of these", leaf(func(g credential.AtLeast) credential.Requirement { g.N = len(g.Of); return g })},
	{"editions of rules", oneEdition},
	{"dates of accreditation", dateless},
	{"hours of work", person(func(q *oracle.Question) { q.Work = 0 })},
	{"hours for study", person(func(q *oracle.Question) { q.Study = 0 })},
	{"hours of a week", person(func(q *oracle.Question) { q.Week = 0 })},
	{"rank", person(func(q *oracle.Question) { q.Order = oracle.Soonest })},
	{"what is assumed", person(func(q *oracle.Question) { q.Assume = false })},
	{"what is advised", person(func(q *oracle.Question) { q.Advised = false })},
	{"what is avoided", person(func(q *oracle.Question) { q.Avoid = nil })},
	{"budget and deadline together", person(func(q *oracle.Question) {
		if q.Budget.Known() && !q.Deadline.IsZero() {
			q.Budget, q.Deadline = credential.Money{}, credential.Date{}
		}
	})},
	{"deadline", person(func(q *oracle.Question) { q.Deadline = credential.Date{} })},
	{"budget", person(func(q *oracle.Question) { q.Budget = credential.Money{} })},
	{"holdings", person(func(q *oracle.Question) { q.Record.Holdings = nil })},
	{"holdings that are expected", person(func(q *oracle.Question) {
		for i := range q.Record.Holdings {
			q.Record.Holdings[i].Expected = credential.Date{}
		}
	})},
	{"jobs of the record", person(func(q *oracle.Question) { q.Record.Jobs = nil })},
	{"jobs that go on", person(func(q *oracle.Question) {
		q.Record.Jobs = slices.DeleteFunc(q.Record.Jobs, func(j credential.Job) bool { return j.Until.IsZero() })
	})},
	{"jobs to come", person(func(q *oracle.Question) {
		q.Record.Jobs = slices.DeleteFunc(q.Record.Jobs, func(j credential.Job) bool { return j.From.After(q.Start) })
	})},
	{"hours of jobs", person(func(q *oracle.Question) {
		for i := range q.Record.Jobs {
			q.Record.Jobs[i].Weekly = credential.Hours{}
		}
	})},
	{"studies", person(func(q *oracle.Question) { q.Record.Studies = nil })},
	{"what was attested", person(func(q *oracle.Question) {
		q.Record.Attested = nil
		grant(q)
	})},
	{"waivers", person(func(q *oracle.Question) { q.Record.Waivers = nil })},
}

// granted stands for a condition that is met: a group can have no empty part.
var granted = credential.Attestation{ID: "what-is-granted", Of: "what is granted"}

// grant makes granted true of the person of a question.
func grant(q *oracle.Question) {
	q.Record.Attested = append(slices.Clip(q.Record.Attested), credential.Attested{ID: granted.ID})
}

// person changes the question.
func person(change func(*oracle.Question)) func(*Case) {
	return func(c *Case) { change(&c.Question) }
}

// credentialsOf changes every credential.
func credentialsOf(change func(*credential.Credential)) func(*Case) {
	return func(c *Case) {
		for i := range c.Entries.Credentials {
			change(&c.Entries.Credentials[i])
		}
	}
}

// offersOf changes every offer of the programs and credentials.
func offersOf(change func(*credential.Offer)) func(*Case) {
	return func(c *Case) {
		for i := range c.Entries.Credentials {
			for k := range c.Entries.Credentials[i].Offers {
				change(&c.Entries.Credentials[i].Offers[k])
			}
		}
		for i := range c.Entries.Programs {
			for k := range c.Entries.Programs[i].Offers {
				change(&c.Entries.Programs[i].Offers[k])
			}
		}
	}
}

// feesOf changes every offer of a renewal.
func feesOf(change func(*credential.Offer)) func(*Case) {
	return credentialsOf(func(c *credential.Credential) {
		for i := range c.Renews {
			for k := range c.Renews[i].Offers {
				change(&c.Renews[i].Offers[k])
			}
		}
	})
}

// leaf changes the requirements of one type.
func leaf[T credential.Requirement](change func(T) credential.Requirement) func(*Case) {
	return asks(func(ask credential.Requirement) credential.Requirement {
		if ask, ok := ask.(T); ok {
			return change(ask)
		}
		return ask
	})
}

// asks changes every requirement of a catalog that is not a group.
func asks(change func(credential.Requirement) credential.Requirement) func(*Case) {
	return func(c *Case) { changeAsks(reflect.ValueOf(&c.Entries).Elem(), change) }
}

func changeAsks(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch {
	case v.Type() == askType:
		changeAsk(v, change)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			changeAsks(v.Index(i), change)
		}
	case v.Type() == reflect.TypeFor[credential.While](): // it can ask for nothing but what is held
		changeAsk(v.FieldByName("Ask"), func(ask credential.Requirement) credential.Requirement {
			switch changed := change(ask).(type) {
			case credential.Holds, credential.AtLeast:
				return changed
			}
			return ask
		})
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			changeAsks(v.Field(i), change)
		}
	}
}

func changeAsk(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch ask := v.Interface().(type) {
	case nil:
	case credential.AtLeast:
		changeAsks(reflect.ValueOf(ask.Of), change)
		if ask.N < len(ask.Of) {
			v.Set(reflect.ValueOf(change(ask)))
		}
	default:
		v.Set(reflect.ValueOf(change(ask.(credential.Requirement))))
	}
}

// oneEdition leaves the first edition of each rule, for all days.
func oneEdition(c *Case) {
	first := func(rules credential.Rules) credential.Rules {
		if len(rules) == 0 {
			return nil
		}
		return credential.Rules{{Ask: rules[0].Ask}}
	}
	for i := range c.Entries.Credentials {
		c.Entries.Credentials[i].Requires = first(c.Entries.Credentials[i].Requires)
	}
	for i := range c.Entries.Programs {
		c.Entries.Programs[i].Admits = first(c.Entries.Programs[i].Admits)
	}
	for i := range c.Entries.Roles {
		c.Entries.Roles[i].Requires = first(c.Entries.Roles[i].Requires)
	}
}

// dateless leaves one accreditation of each program, for all days.
func dateless(c *Case) {
	for i := range c.Entries.Programs {
		if list := c.Entries.Programs[i].Accreditations; len(list) > 0 {
			c.Entries.Programs[i].Accreditations = []credential.Accreditation{{By: list[0].By, Status: credential.Accredited}}
		}
	}
}

// The features of what the planner learns one after the other.
func init() {
	add := func(name string, drop func(*Case)) { features = append(features, feature{name, drop}) }
	add("what a holding proves", holdings(func(h *credential.Holding) {
		if !h.Awarded.IsZero() { // what was only expected proves nothing
			h.Expected, h.Awarded = h.Awarded, credential.Date{}
		}
	}))
	add("open terms", func(c *Case) {
		for i := range c.Question.Record.Holdings {
			h := &c.Question.Record.Holdings[i]
			for _, entry := range c.Entries.Credentials {
				if entry.ID == h.Credential && !entry.Lasts.IsZero() && h.Expires.IsZero() && !h.Awarded.IsZero() {
					h.Expires = entry.Lapse(h.Awarded)
				}
			}
		}
	})
	add("last days of awards", holdings(func(h *credential.Holding) { h.By = credential.Date{} }))
	add("accreditation by the word of the person", holdings(func(h *credential.Holding) { h.AccreditedBy = nil }))
	add("no accreditation by the word of the person", holdings(func(h *credential.Holding) { h.NotAccreditedBy = nil }))
	back := func(change func(*credential.Return)) func(*Case) {
		return credentialsOf(func(c *credential.Credential) {
			for i := range c.Returns {
				change(&c.Returns[i])
			}
		})
	}
	backOffer := func(change func(*credential.Offer)) func(*Case) {
		return back(func(r *credential.Return) {
			for i := range r.Offers {
				change(&r.Offers[i])
			}
		})
	}
	add("how long ago it was attested", leaf(func(a credential.Attestation) credential.Requirement { a.Within = credential.Period{}; return a }))
	add("credit of unknown amount", func(c *Case) {
		for i := range c.Entries.Programs {
			teaches := &c.Entries.Programs[i].Teaches
			*teaches = slices.DeleteFunc(*teaches, func(t credential.Teaching) bool { return t.Credits.IsZero() })
		}
	})
	add("what was had", leaf(func(h credential.Had) credential.Requirement { return credential.Holds{Credential: h.Credential} }))
	add("how long ago it was had", leaf(func(h credential.Had) credential.Requirement { h.Within = credential.Period{}; return h }))
	add("what is held for some time", leaf(func(h credential.Holds) credential.Requirement { h.For = credential.Period{}; return h }))
	add("ways back", credentialsOf(func(c *credential.Credential) { c.Returns = nil }))
	add("how long ago it lapsed", back(func(r *credential.Return) { r.Within = credential.Period{} }))
	add("conditions of ways back", back(func(r *credential.Return) { r.Requires = nil }))
	add("first and last days of ways back", back(func(r *credential.Return) { r.From, r.Until = credential.Date{}, credential.Date{} }))
	add("prices of ways back", backOffer(func(o *credential.Offer) { o.Price = credential.Money{Currency: "USD"} }))
	add("conditions of offers of ways back", backOffer(func(o *credential.Offer) { o.If = nil }))
	add("days and seasons of offers of ways back", backOffer(func(o *credential.Offer) {
		o.From, o.Until, o.Seasons, o.Takes = credential.Date{}, credential.Date{}, nil, credential.Period{}
	}))
	add("ways back without offers", back(func(r *credential.Return) {
		if len(r.Offers) == 0 {
			r.Offers = []credential.Offer{{Price: credential.Money{Currency: "USD"}}}
		}
	}))
	features = append(features, newFeatures()...)
}

// holdings changes every holding of the record.
func holdings(change func(*credential.Holding)) func(*Case) {
	return person(func(q *oracle.Question) {
		for i := range q.Record.Holdings {
			change(&q.Record.Holdings[i])
		}
	})
}
