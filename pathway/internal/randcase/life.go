package randcase

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// life adds to a case what a credential goes through after its award, and what a person
// remembers of it. At times the target asks for a scene of that besides, or instead.
func (d *draw) life(q *oracle.Question) {
	d.standings(q.Record.Holdings)
	d.unlessBroken(q, d.amounts)
	d.unlessBroken(q, func() { d.pasts(len(q.Record.Holdings) < 2) })
	if d.one(2) {
		d.unlessBroken(q, d.aging)
	}
	d.unlessBroken(q, d.waysBack)
	d.unlessBroken(q, func() { d.tries(q) })
	d.unlessBroken(q, d.automatics)
	d.keepings()
	d.unlessBroken(q, d.renewedOtherwise)
	d.unlessBroken(q, func() { d.amounted(q) })
	d.unlessBroken(q, d.cleared)
	d.unlessBroken(q, func() { d.clocked(q) })
	d.unlessBroken(q, func() { d.scores(q) })
	d.unlessBroken(q, func() { d.residence(q) })
	d.unlessBroken(q, d.applied)
	d.unlessBroken(q, func() { d.prepared(q) })
	d.hirings()
	if d.one(2) {
		d.unlessBroken(q, func() { d.liveScene(q, d.liveScenes()) })
	} else if d.one(2) {
		d.unlessBroken(q, func() { d.liveScene(q, d.newScenes()) })
	}
}

// unlessBroken changes a case, and takes the change back if the catalog is then refused.
func (d *draw) unlessBroken(q *oracle.Question, change func()) {
	entries, before := Copy(d.entries), *q
	before.Record = Copy(q.Record)
	holds, degrees := slices.Clone(d.holds), maps.Clone(d.degrees)
	if change(); !valid(d.entries) {
		d.entries, *q = entries, before
		d.holds, d.degrees = holds, degrees
	}
}

// standings draws what the person says of schools, and last days for awards without one.
func (d *draw) standings(holdings []credential.Holding) {
	for i := range holdings {
		h := &holdings[i]
		if h.Awarded.IsZero() && h.Expected.IsZero() && d.one(2) {
			if h.By = d.day(-30, 8); !h.Expires.IsZero() && !h.By.Before(h.Expires) {
				h.By = credential.Date{}
			}
		}
		if !d.degrees[h.Credential] {
			continue
		}
		switch d.IntN(5) {
		case 0:
			h.AccreditedBy = []credential.ID{"acc"}
		case 1:
			h.NotAccreditedBy = []credential.ID{"acc"}
		case 2:
			h.AccreditedBy = []credential.ID{"other"}
		case 3:
			h.AccreditedBy, h.NotAccreditedBy = []credential.ID{"other"}, []credential.ID{"acc"}
		}
		if h.Program != "" && d.one(2) {
			h.Program = ""
		}
		if h.Program == "" && d.one(3) {
			h.School = "a school"
		}
	}
}

// waysBack draws ways back to the credentials that lapse.
func (d *draw) waysBack() {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Kind.Direct() && !c.Lasts.IsZero() && d.one(2) {
			c.Returns = d.returns()
		}
	}
}

// returns draws one or two ways back.
func (d *draw) returns() []credential.Return {
	first := credential.Return{}
	if d.one(2) {
		first.Within = d.days(3, 30)
	}
	if d.one(3) {
		first.Requires = d.ask(1)
	}
	switch d.IntN(6) {
	case 0:
		first.From = d.day(1, 12)
	case 1:
		first.Until = d.day(3, 20)
	}
	first.Offers = d.backFees("soon")
	if !d.one(3) {
		return []credential.Return{first}
	}
	second := credential.Return{Within: d.days(10, 40), Offers: d.backFees("late")}
	if d.one(3) {
		second.Requires = d.ask(0)
	}
	return []credential.Return{first, second}
}

// backFees draws the offers of a way back, at times none.
func (d *draw) backFees(name string) []credential.Offer {
	if d.one(8) {
		return nil
	}
	fees := []credential.Offer{{Name: name, Price: d.price()}}
	switch d.IntN(8) {
	case 0:
		fees[0].Takes = d.days(1, 6)
	case 1:
		fees[0].Seasons = d.seasons()
	case 2:
		fees[0].If = d.ask(0)
	case 3:
		fees[0].From = d.day(1, 9)
	case 4:
		if d.member != "" {
			fees = append(fees, credential.Offer{Name: name + "-member", Price: d.price(), If: credential.Holds{Credential: d.member}})
		}
	}
	return fees
}

// pasts makes conditions to hold a credential ask for it in the past or, if long, for some
// time. Two holdings that join are not compared yet.
func (d *draw) pasts(long bool) {
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		hold, ok := ask.(credential.Holds)
		switch {
		case !ok || !d.one(5):
		case d.one(2) && long && hold.UnderWay.IsZero() && hold.Within.IsZero(): // both are not compared yet
			hold.For = d.days(1, 12)
			return hold
		case len(hold.AccreditedBy) == 0:
			return d.hadOf(hold.Credential)
		}
		return ask
	})
}

// amounts leaves open how much credit some programs give.
func (d *draw) amounts() {
	for i := range d.entries.Programs {
		for k := range d.entries.Programs[i].Teaches {
			if d.one(3) {
				d.entries.Programs[i].Teaches[k].Credits = credential.Credits{}
			}
		}
	}
}

// aging makes the words of others grow old, in each rule that asks for them.
func (d *draw) aging() {
	within := map[credential.ID]credential.Period{"a-letter": d.days(2, 9), "a-photo": d.days(1, 5)}
	d.eachAsk(reflect.ValueOf(&d.entries).Elem(), func(ask credential.Requirement) credential.Requirement {
		if a, ok := ask.(credential.Attestation); ok {
			a.Within = within[a.ID]
			return a
		}
		return ask
	})
}

// hadOf draws a condition to have had a credential.
func (d *draw) hadOf(id credential.ID) credential.Had {
	had := credential.Had{Credential: id}
	if !d.one(3) {
		had.Within = d.days(2, 20)
	}
	return had
}

var askType = reflect.TypeFor[credential.Requirement]()

// eachAsk changes every requirement in a value that is not a group.
func (d *draw) eachAsk(v reflect.Value, change func(credential.Requirement) credential.Requirement) {
	switch {
	case v.Type() == askType:
		switch ask := v.Interface().(type) {
		case nil:
		case credential.AtLeast:
			d.eachAsk(reflect.ValueOf(ask.Of), change)
		case credential.Holds, credential.Had, credential.Experience, credential.Coursework, credential.Score, credential.Resides, credential.Age, credential.Attestation:
			v.Set(reflect.ValueOf(change(ask.(credential.Requirement))))
		default:
			panic(fmt.Sprintf("randcase: no change of %T", ask))
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			d.eachAsk(v.Index(i), change)
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			d.eachAsk(v.Field(i), change)
		}
	}
}
