package main

import (
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// An ask is what the form says, in the words in which it was filled in.
type ask struct {
	Own      bool   // the person is the one of Record, else the sample Person
	Person   string // the ID of a sample
	Record   string // JSON
	Target   string // an ID or a name
	Start    string
	Study    string // hours a week
	Work     string // hours a week
	Week     string // hours a week of study and the jobs of the record; "" is as many as usual
	Budget   string // in the currency of the catalog; "" is no limit
	Deadline string // "" is none
	Place    string // of the schools, and of who does not say where they live; "" is any
	Rank     string
	Letter   bool
	Assume   bool
	Further  string // how many routes after the best
}

// furtherStep is how many further routes are asked for at a time, and
// mostFurther the most: whoever wants more should ask another question.
const (
	furtherStep = 3
	mostFurther = 9
)

// newAsk reads a form. What it leaves out is as on the page that begins.
func (a *advisor) newAsk(form url.Values) ask {
	var person, target string // usually
	if len(a.people) > 0 {
		person, target = a.people[0].ID, "RHIT"
	}
	said := func(key, usual string) string {
		if !form.Has(key) {
			return usual
		}
		return form.Get(key)
	}
	as := ask{
		Person:   said("person", person),
		Record:   form.Get("record"),
		Target:   said("target", target),
		Start:    said("start", a.today().String()),
		Study:    said("study", "40"),
		Work:     said("work", "40"),
		Week:     form.Get("week"),
		Budget:   form.Get("budget"),
		Deadline: form.Get("deadline"),
		Place:    form.Get("place"),
		Rank:     said("rank", pathway.Soonest.String()),
		Letter:   form.Has("letter"),
		Assume:   form.Has("assume"),
		Further:  form.Get("further"),
	}
	if form.Has("instead") { // a suggestion was taken
		as.Target = form.Get("instead")
	}
	return as
}

// readForm reads the form that a request carries. The error is that of a body
// which is too big, or which is no form.
func readForm(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, err
	}
	if r.Method == http.MethodPost { // nothing about a person belongs in an address
		return r.PostForm, nil
	}
	return r.Form, nil
}

// A question is an ask that could be read.
type question struct {
	query    pathway.Query
	further  int                   // how many routes after the best
	troubles []trouble             // what could not be read; if there are any, there is no query
	omitted  []credential.Omission // what the catalog does not know, and was left out of the record
}

// read makes a query of an ask.
func (a *advisor) read(as ask) question {
	var q question
	q.query.Limit = a.effort
	q.query.Record = q.record(a, as)
	q.query.Target = q.target(a.catalog, as.Target)
	q.text("start", "the first day", as.Start, &q.query.Start)
	if as.Deadline != "" {
		q.text("deadline", "the last day", as.Deadline, &q.query.Deadline)
	}
	q.text("rank", "the order", as.Rank, &q.query.Rank)
	q.query.Study = q.hours("study", as.Study)
	q.query.Work = q.hours("work", as.Work)
	if as.Week != "" {
		q.query.Week = q.hours("week", as.Week)
	}
	q.query.Budget = q.budget(as.Budget, a.currency)
	q.place(a.catalog, as.Place)
	q.query.Letter, q.query.Assume = as.Letter, as.Assume
	q.further = further(as.Further)
	return q
}

// record reads the record of the person asked about.
func (q *question) record(a *advisor, as ask) credential.Record {
	if as.Own {
		record, omitted, err := a.catalog.ReadRecord("", []byte(as.Record))
		q.omitted = omitted
		q.troubles = append(q.troubles, recordTroubles(as.Record, err)...)
		return record
	}
	record, err := a.sample(as.Person)
	if err != nil {
		q.trouble("person", "there is no such person; pick one of the list")
	}
	return record
}

// target finds the goal by its ID or by one of its names.
func (q *question) target(c *credential.Catalog, name string) credential.ID {
	id, err := c.Find(name)
	if err != nil {
		q.troubles = append(q.troubles, targetTrouble(c, name, err))
	}
	return id
}

// text reads a value that has a form in writing.
func (q *question) text(field, name, text string, value interface{ UnmarshalText([]byte) error }) {
	if text == "" {
		q.trouble(field, "say "+name)
		return
	}
	if err := value.UnmarshalText([]byte(text)); err != nil {
		q.trouble(field, err.Error())
	}
}

// place reads where the schools are to be, if that is said, and where somebody lives who does
// not say it.
func (q *question) place(c *credential.Catalog, text string) {
	if text == "" {
		return
	}
	place, err := credential.ParsePlace(strings.ToLower(strings.TrimSpace(text)))
	if err != nil {
		q.trouble("place", err.Error())
		return
	}
	if q.query.Record.Residence == "" {
		q.query.Record.Residence = place
	}
	q.query.Avoid = func(id credential.ID) bool {
		program, _ := c.Program(id)
		school, _ := c.Organization(program.Provider)
		return school.Place != "" && !place.Contains(school.Place)
	}
}

// hours reads hours of a week.
func (q *question) hours(field, text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 || n > 7*24 {
		q.trouble(field, strconv.Quote(text)+" is no number of hours in a week; write one from 1 to 168")
	}
	return n
}

// budget reads an amount in the currency of the catalog, which may stand with it;
// thousands may be set apart.
func (q *question) budget(text, currency string) credential.Money {
	digits := withoutMarks(text, currency)
	if digits == "" {
		return credential.Money{}
	}
	m, err := credential.ParseMoney(digits + " " + currency)
	switch {
	case currency == "":
		q.trouble("budget", "the catalog has no prices that a budget could limit; leave it empty")
	case err != nil:
		q.trouble("budget", strconv.Quote(text)+" is no amount of "+currency+"; write one such as 9000, or nothing for no limit")
	}
	return m
}

// signs has the signs that people write for some currencies.
var signs = map[string]string{"USD": "$", "EUR": "€", "GBP": "£"}

// thousands is a number whose thousands are set apart.
var thousands = regexp.MustCompile(`^\d{1,3}(,\d{3})+(\.\d+)?$`)

// withoutMarks returns an amount without what people put around its digits:
// "$9,000" as "9000".
func withoutMarks(amount, currency string) string {
	bare := strings.NewReplacer(" ", "", currency, "", signs[currency], "").Replace(amount)
	if thousands.MatchString(bare) {
		return strings.ReplaceAll(bare, ",", "")
	}
	return bare
}

// further reads how many routes are asked for after the best. No field of the
// page says it, so that there is nothing to mend: what is no number asks for none.
func further(text string) int {
	n, _ := strconv.Atoi(text)
	return min(max(n, 0), mostFurther)
}

func (q *question) trouble(field, text string) {
	q.troubles = append(q.troubles, trouble{Field: field, Text: text})
}
