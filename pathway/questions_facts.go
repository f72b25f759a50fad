package pathway

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// What a person is asked about each thing that a record leaves open, and how a record says
// the answers.

// An asker words the questions about what a compiled question would assume.
type asker struct {
	*compiled
	person *person // of the record, with its open terms taken as renewed
	open   map[Assumption]bool
}

// facts returns what is asked about one open thing; nothing where it is none of the record.
// What is open in several amounts is asked once, for the least of them.
func (w asker) facts(a Assumption) []openFact {
	switch a.Kind {
	case AssumedRenewed:
		return w.renewed(a)
	case AssumedKept:
		return w.kept(a)
	case AssumedAwardDay:
		return w.awardDay(a)
	case AssumedAccreditation:
		return w.accreditation(a)
	case AssumedAward:
		return append(w.awardDay(Assumption{Kind: AssumedAwardDay, Entry: a.Entry}), w.accreditation(Assumption{Kind: AssumedAccreditation, Entry: a.Entry})...)
	case AssumedStudies:
		return w.studies(a)
	case AssumedTaught, AssumedCredit:
		return w.credit(a)
	case AssumedAge, AssumedScore, AssumedResidence:
		return w.amounts(a)
	case AssumedAttested:
		return w.attested(a)
	}
	return nil // of a program of the plan, or work that is to be said as a job
}

// of returns the holdings of the record that are of a credential, by their indices, and fit.
func (w asker) of(id credential.ID, fits func(*held) bool) []int {
	var all []int
	for i := range w.person.holdings {
		h := &w.person.holdings[i]
		if h.Credential == id && h.shownBy == nil && !h.attempt && fits(h) {
			all = append(all, h.index)
		}
	}
	return all
}

// on returns a change of some holdings of a record.
func on(holdings []int, change func(*credential.Holding)) func(*credential.Record) {
	return func(r *credential.Record) {
		for _, i := range holdings {
			change(&r.Holdings[i])
		}
	}
}

func (w asker) renewed(a Assumption) []openFact {
	var until credential.Date
	some := w.of(a.Entry, func(h *held) bool {
		if h.renewed.after == a.Date && h.renewed.until.After(until) {
			until = h.renewed.until
		}
		return h.renewed.after == a.Date
	})
	if len(some) == 0 || until.IsZero() {
		return nil
	}
	some = some[len(some)-1:] // of several the last: one that is in force is enough
	return []openFact{{about: a, text: fmt.Sprintf("Was the %s renewed after %s?", w.catalog.NameOf(a.Entry), a.Date), answers: []openAnswer{
		{text: fmt.Sprintf("If it was, and lasts until %s", until), change: on(some, func(h *credential.Holding) { h.Expires = until })},
		{text: "If it was not", change: on(some, func(h *credential.Holding) { h.Expires = a.Date })},
	}}}
}

func (w asker) kept(a Assumption) []openFact {
	entry, _ := w.catalog.Credential(a.Entry)
	holds, ok := entry.While.Ask.(credential.Holds)
	if !ok || len(w.of(a.Entry, func(*held) bool { return true })) == 0 {
		return nil
	}
	kept, _ := w.catalog.Credential(holds.Credential)
	if !kept.Kind.Direct() || kept.Automatic {
		return nil // which of those that count as it was kept up cannot be said
	}
	until := a.Date
	for !kept.Lasts.IsZero() && !until.After(w.Start) {
		until = until.Add(kept.Lasts)
	}
	since := credential.Holding{Credential: kept.ID, Awarded: a.Date}
	if !kept.Lasts.IsZero() {
		since.Expires = until
	}
	return []openFact{{about: a, text: fmt.Sprintf("Was this kept up after %s, for the %s: %s?", a.Date, w.catalog.NameOf(a.Entry), w.catalog.Phrase(entry.While.Ask)), answers: []openAnswer{
		{text: "If it was, without a break", change: func(r *credential.Record) { *r = r.With(since) }}, notSaid("it was not"),
	}}}
}

func (w asker) awardDay(a Assumption) []openFact {
	some := w.of(a.Entry, func(h *held) bool { return h.award().IsZero() })
	if len(some) == 0 {
		return nil
	}
	latest := func(h *credential.Holding) credential.Date {
		last := w.Start
		if !h.By.IsZero() && h.By.Before(last) {
			last = h.By
		}
		if !h.Expires.IsZero() && !h.Expires.After(last) {
			last = h.Expires.Add(credential.Period{Days: -1})
		}
		return last
	}
	back := func(p credential.Period) func(*credential.Record) {
		return on(some, func(h *credential.Holding) { h.Awarded, h.By = latest(h).Add(p.Negate()), credential.Date{} })
	}
	return []openFact{{about: a, text: fmt.Sprintf("On which day was the %s awarded?", w.catalog.NameOf(a.Entry)), answers: []openAnswer{
		{text: "If on the last day that it can have been", change: back(credential.Period{})},
		{text: "If a year before that", change: back(credential.Period{Months: 12})},
		{text: "If ten years before that", change: back(credential.Period{Months: 120})},
	}}}
}

func (w asker) accreditation(a Assumption) []openFact {
	some := w.of(a.Entry, func(*held) bool { return true })
	var orgs []credential.ID
	for _, leaf := range w.leaves {
		if r, ok := leaf.requirement.(credential.Holds); ok && w.catalog.CountsAs(a.Entry, r.Credential) {
			orgs = append(orgs, r.AccreditedBy...)
		}
	}
	slices.Sort(orgs)
	var facts []openFact
	for _, org := range slices.Compact(orgs) {
		open := slices.DeleteFunc(slices.Clone(some), func(i int) bool {
			h := w.Record.Holdings[i]
			return slices.Contains(h.AccreditedBy, org) || slices.Contains(h.NotAccreditedBy, org)
		})
		if len(open) == 0 {
			continue
		}
		school := "the program"
		if first := w.Record.Holdings[open[0]]; first.School != "" {
			school = first.School
		} else if first.Program != "" {
			school = w.catalog.NameOf(first.Program)
		}
		facts = append(facts, openFact{about: a, text: fmt.Sprintf("Was %s accredited by %s when it awarded the %s?", school, w.catalog.NameOf(org), w.catalog.NameOf(a.Entry)), answers: []openAnswer{
			{text: "If it was", change: on(open, func(h *credential.Holding) { h.AccreditedBy = append(h.AccreditedBy, org) })},
			{text: "If it was not", change: on(open, func(h *credential.Holding) { h.NotAccreditedBy = append(h.NotAccreditedBy, org) })},
		}})
	}
	return facts
}

// asksIn returns the courses of study that are asked for and contain one of some fields.
func (w asker) asksIn(fields []credential.Field) []credential.Coursework {
	var all []credential.Coursework
	for _, leaf := range w.leaves {
		if r, ok := leaf.requirement.(credential.Coursework); ok && anyContains([]credential.Field{r.In}, fields) && !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	return all
}

func (w asker) studies(a Assumption) []openFact {
	best := credential.Grade("A+")
	say := func(grade credential.Grade) func(*credential.Record) {
		return func(r *credential.Record) {
			for i := range r.Studies {
				s := &r.Studies[i]
				if !a.Field.Contains(s.In) {
					continue
				}
				if s.Grade == "" || s.Grade == credential.Pass {
					s.Grade = grade
				}
				if s.On.IsZero() {
					s.On = w.Start
				}
			}
		}
	}
	return []openFact{{about: a, text: fmt.Sprintf("With which grade, and when, were the studies in %s completed?", w.catalog.FieldName(a.Field)), answers: []openAnswer{
		{text: "If with the best grade, and lately", change: say(best)}, {text: "If they were failed", change: say(credential.Fail)},
	}}}
}

func (w asker) credit(a Assumption) []openFact {
	program, ok := w.catalog.Program(a.Entry)
	if !ok {
		return nil
	}
	var fields []credential.Field
	for _, t := range program.Teaches {
		fields = append(fields, t.In)
	}
	var taught []credential.Fact
	for _, r := range w.asksIn(fields) {
		taught = append(taught, credential.Study{In: r.In, Credits: r.Credits, Grade: r.MinGrade, On: w.Start})
	}
	return []openFact{{about: a, text: fmt.Sprintf("How much credit did %s give, with which grades, and when?", w.catalog.NameOf(a.Entry)), answers: []openAnswer{
		{text: "If as much as is asked for, as it is asked for", change: func(r *credential.Record) { *r = r.With(taught...) }}, notSaid("it was not"),
	}}}
}

// amounts asks once for what several rules ask for in different amounts, or for several
// places.
func (w asker) amounts(a Assumption) []openFact {
	var same []Assumption
	for other := range w.open {
		if other.Kind == a.Kind && other.Entry == a.Entry {
			same = append(same, other)
		}
	}
	slices.SortFunc(same, func(a, b Assumption) int { return -a.Compare(b) })
	if least := same[len(same)-1]; a != least {
		return nil
	}
	fact := openFact{about: a}
	for _, s := range same {
		fact.answers = append(fact.answers, w.amount(s))
	}
	switch a.Kind {
	case AssumedAge:
		fact.text = "When was the person born?"
		fact.answers = append(fact.answers, notSaid("later than that"))
	case AssumedResidence:
		fact.text = "Where does the person live?"
		fact.answers = append(fact.answers, notSaid("elsewhere"))
	case AssumedScore:
		fact.text = "What is the score in " + w.catalog.ScoreName(a.Entry) + "?"
		lower := credential.Points{Hundredths: a.Score.Hundredths - 1}
		last := notSaid("it is lower")
		if lower.Hundredths > 0 {
			last = openAnswer{text: "If it is " + lower.String(), change: func(r *credential.Record) {
				*r = r.With(credential.Scored{Of: a.Entry, Score: lower, On: w.Start})
			}}
		}
		fact.answers = append(fact.answers, last)
	}
	return []openFact{fact}
}

// amount is the answer that is just enough.
func (w asker) amount(a Assumption) openAnswer {
	switch a.Kind {
	case AssumedAge:
		born := w.Start.Add(credential.Period{Months: 12 * a.Years}.Negate())
		return openAnswer{text: fmt.Sprintf("If on %s", born), change: func(r *credential.Record) { r.Born = born }}
	case AssumedScore:
		return openAnswer{text: "If it is " + a.Score.String(), change: func(r *credential.Record) {
			*r = r.With(credential.Scored{Of: a.Entry, Score: a.Score, On: w.Start})
		}}
	}
	return openAnswer{text: "If in " + a.Place.Words(), change: func(r *credential.Record) { r.Residence = a.Place }}
}

func (w asker) attested(a Assumption) []openFact {
	attestation, _ := w.catalog.Attestation(a.Entry)
	return []openFact{{about: a, text: fmt.Sprintf("Is this so: %q?", cmp.Or(attestation.Of, string(a.Entry))), answers: []openAnswer{
		{text: "If it is", change: func(r *credential.Record) { *r = r.With(credential.Attested{ID: a.Entry, On: w.Start}) }}, notSaid("it is not"),
	}}}
}
