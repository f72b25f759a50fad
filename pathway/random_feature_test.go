package pathway_test

import (
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// A feature is something that a case may have, and how to take it away.
type feature struct {
	name string
	drop func(*credential.Entries, *pathway.Query)
}

// granted stands for a condition that is met: a group can have no empty part.
var granted = credential.Attestation{Of: "what is granted"}

// grant makes granted true of the person of a query.
func grant(q *pathway.Query) {
	q.Record.Attested = append(slices.Clip(q.Record.Attested), credential.Attested{Of: granted.Of})
}

// asks changes every requirement of a catalog that is not a group.
func asks(change func(credential.Requirement) credential.Requirement) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) { changeAsks(reflect.ValueOf(e).Elem(), change) }
}

var askType = reflect.TypeFor[credential.Requirement]()

func changeAsks(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch {
	case v.Type() == askType:
		changeAsk(v, change)
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			changeAsks(v.Index(i), change)
		}
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

// leaf changes the requirements of one type.
func leaf[T credential.Requirement](change func(T) credential.Requirement) func(*credential.Entries, *pathway.Query) {
	return asks(func(ask credential.Requirement) credential.Requirement {
		if ask, ok := ask.(T); ok {
			return change(ask)
		}
		return ask
	})
}

// offersOf changes every offer of the programs and credentials.
func offersOf(change func(*credential.Offer)) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) {
		for i := range e.Credentials {
			for k := range e.Credentials[i].Offers {
				change(&e.Credentials[i].Offers[k])
			}
		}
		for i := range e.Programs {
			for k := range e.Programs[i].Offers {
				change(&e.Programs[i].Offers[k])
			}
		}
	}
}

// feesOf changes every offer of a renewal.
func feesOf(change func(*credential.Offer)) func(*credential.Entries, *pathway.Query) {
	return credentialsOf(func(c *credential.Credential) {
		for i := range c.Renews {
			for k := range c.Renews[i].Offers {
				change(&c.Renews[i].Offers[k])
			}
		}
	})
}

func credentialsOf(change func(*credential.Credential)) func(*credential.Entries, *pathway.Query) {
	return func(e *credential.Entries, _ *pathway.Query) {
		for i := range e.Credentials {
			change(&e.Credentials[i])
		}
	}
}

func person(change func(*pathway.Query)) func(*credential.Entries, *pathway.Query) {
	return func(_ *credential.Entries, q *pathway.Query) { change(q) }
}

var features = []feature{
	{"seasons", offersOf(func(o *credential.Offer) { o.Seasons = nil })},
	{"first and last days of offers", offersOf(func(o *credential.Offer) { o.From, o.Until = credential.Date{}, credential.Date{} })},
	{"conditions of offers", offersOf(func(o *credential.Offer) { o.If = nil })},
	{"unknown prices", offersOf(func(o *credential.Offer) { o.Price = credential.Money{Minor: max(1, o.Price.Minor), Currency: "USD"} })},
	{"hours of study", offersOf(func(o *credential.Offer) { o.Weekly = 0 })},
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
			c.Renews = credential.Renewals{{Offers: c.Renews[0].Offers}}
		}
	})},
	{"conditions of renewals", feesOf(func(o *credential.Offer) { o.If = nil })},
	{"dates of renewal fees", feesOf(func(o *credential.Offer) { o.From, o.Until, o.Seasons = credential.Date{}, credential.Date{}, nil })},
	{"prices of renewals", feesOf(func(o *credential.Offer) { o.Price = credential.Money{Currency: "USD"} })},
	{"credentials that are closed", credentialsOf(func(c *credential.Credential) { c.Status = credential.Active })},
	{"second awards", func(e *credential.Entries, _ *pathway.Query) {
		for i := range e.Programs {
			e.Programs[i].Awards = e.Programs[i].Awards[:1]
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
	{"hours of work", person(func(q *pathway.Query) { q.Work = 0 })},
	{"hours for study", person(func(q *pathway.Query) { q.Study = 0 })},
	{"rank", person(func(q *pathway.Query) { q.Rank = pathway.Soonest })},
	{"what is assumed", person(func(q *pathway.Query) { q.Assume = false })},
	{"what is advised", person(func(q *pathway.Query) { q.Advised = false })},
	{"what is avoided", person(func(q *pathway.Query) { q.Avoid = nil })},
	{"budget and deadline together", person(func(q *pathway.Query) {
		if q.Budget.Known() && !q.Deadline.IsZero() {
			q.Budget, q.Deadline = credential.Money{}, credential.Date{}
		}
	})},
	{"deadline", person(func(q *pathway.Query) { q.Deadline = credential.Date{} })},
	{"budget", person(func(q *pathway.Query) { q.Budget = credential.Money{} })},
	{"holdings", person(func(q *pathway.Query) { q.Record.Holdings = nil })},
	{"holdings that are expected", person(func(q *pathway.Query) {
		for i := range q.Record.Holdings {
			q.Record.Holdings[i].Expected = credential.Date{}
		}
	})},
	{"jobs of the record", person(func(q *pathway.Query) { q.Record.Jobs = nil })},
	{"jobs that go on", person(func(q *pathway.Query) {
		q.Record.Jobs = slices.DeleteFunc(q.Record.Jobs, func(j credential.Job) bool { return j.Until.IsZero() })
	})},
	{"jobs to come", person(func(q *pathway.Query) {
		q.Record.Jobs = slices.DeleteFunc(q.Record.Jobs, func(j credential.Job) bool { return j.From.After(q.Start) })
	})},
	{"hours of jobs", person(func(q *pathway.Query) {
		for i := range q.Record.Jobs {
			q.Record.Jobs[i].Weekly = 0
		}
	})},
	{"studies", person(func(q *pathway.Query) { q.Record.Studies = nil })},
	{"what was attested", person(func(q *pathway.Query) {
		q.Record.Attested = nil
		grant(q)
	})},
	{"waivers", person(func(q *pathway.Query) { q.Record.Waivers = nil })},
}

// oneEdition leaves the first edition of each rule, for all days.
func oneEdition(e *credential.Entries, _ *pathway.Query) {
	first := func(rules credential.Rules) credential.Rules {
		if len(rules) == 0 {
			return nil
		}
		return credential.Rules{{Ask: rules[0].Ask}}
	}
	for i := range e.Credentials {
		e.Credentials[i].Requires = first(e.Credentials[i].Requires)
	}
	for i := range e.Programs {
		e.Programs[i].Admits = first(e.Programs[i].Admits)
	}
	for i := range e.Roles {
		e.Roles[i].Requires = first(e.Roles[i].Requires)
	}
}

// dateless leaves one accreditation of each program, for all days.
func dateless(e *credential.Entries, _ *pathway.Query) {
	for i := range e.Programs {
		if list := e.Programs[i].Accreditations; len(list) > 0 {
			e.Programs[i].Accreditations = []credential.Accreditation{{By: list[0].By, Status: credential.Accredited}}
		}
	}
}
