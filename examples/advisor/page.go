package main

import (
	"bytes"
	"context"
	"embed"
	"encoding/base64"
	"errors"
	"html/template"
	"io"
	"net/http"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
	"github.com/credpath/credpath/pathway/roadmap"
)

// A view is what the page shows.
type view struct {
	Ask      ask
	People   []person
	Goals    []goal
	Currency string
	Troubles []trouble
	Answer   *answered
}

// An answered question is what the page says to it.
type answered struct {
	Name     string // of the person; may be ""
	Goal     string
	On       string                // the day the person is judged on
	LeftOut  []credential.Omission // of the record
	Verdicts []verdict
	DeadEnd  *deadEnd // why there is no route; nil if there is one
	Page     *roadmap.Page
	Timeline template.URL   // a picture of the steps; "" if there is none
	Chart    template.URL   // a picture of the trade-offs; "" where there is nothing to weigh
	Whole    bool           // Page.Choices are all there are
	Ended    roadmap.Ending // why Page.Others has no more
	More     int            // how many further routes may be asked for next; 0: no more
}

// answerSample answers for a sample person, or begins with a record of one's own
// where there is none.
func (a *advisor) answerSample(w http.ResponseWriter, r *http.Request) {
	if len(a.people) == 0 {
		a.beginOwn(w, r)
		return
	}
	form, err := readForm(r)
	if err != nil {
		refuseForm(w, err)
		return
	}
	a.show(w, r, a.newAsk(form))
}

// blank is the record to begin with where there is no sample person.
const blank = `{
  "name": "",
  "holdings": [],
  "jobs": [],
  "studies": []
}`

// beginOwn shows the form for a record of one's own, with that of a sample in it.
func (a *advisor) beginOwn(w http.ResponseWriter, r *http.Request) {
	form, err := readForm(r)
	if err != nil {
		refuseForm(w, err)
		return
	}
	as := a.newAsk(form)
	as.Own, as.Record = true, blank
	if len(a.people) > 0 {
		text, err := a.sampleText(as.Person)
		if err != nil {
			lost(w, r)
			return
		}
		as.Record = string(text)
	}
	render(w, http.StatusOK, "page", a.view(as))
}

// answerOwn answers for the record in the form.
func (a *advisor) answerOwn(w http.ResponseWriter, r *http.Request) {
	form, err := readForm(r)
	if err != nil {
		refuseForm(w, err)
		return
	}
	as := a.newAsk(form)
	as.Own = true
	a.show(w, r, as)
}

// title names the page, for the tab of the browser.
func (v view) title() string {
	switch {
	case len(v.Troubles) > 0:
		return "To be mended: Advisor"
	case v.Answer != nil:
		return v.Answer.Goal + ": Advisor"
	}
	return "Advisor"
}

func (a *advisor) view(as ask) view {
	return view{Ask: as, People: a.people, Goals: a.goals, Currency: a.currency}
}

// show answers what is asked, or says what is wrong with it.
func (a *advisor) show(w http.ResponseWriter, r *http.Request, as ask) {
	ctx, cancel := context.WithTimeout(r.Context(), a.patience)
	defer cancel()
	v := a.view(as)
	q := a.read(as)
	v.Troubles = q.troubles
	if len(v.Troubles) == 0 {
		v.Ask.Target = a.word(q.query)
		var err error
		if v.Answer, err = a.answer(ctx, q); err != nil {
			t, ok := queryTrouble(err)
			if !ok {
				panic(err)
			}
			v.Troubles = []trouble{t}
		}
	}
	status := http.StatusOK
	if len(v.Troubles) > 0 {
		status = http.StatusUnprocessableEntity
	}
	render(w, status, "page", v)
}

// word returns what to write for the target of a query.
func (a *advisor) word(q pathway.Query) string {
	return goalsOf(a.catalog, []credential.ID{q.Target})[0].Word
}

// answer judges the person of a question, and plans for them.
func (a *advisor) answer(ctx context.Context, q question) (*answered, error) {
	record, target, start := q.query.Record, q.query.Target, q.query.Start
	e, err := a.planner.Check(record, target, start)
	if err != nil {
		return nil, err
	}
	said := &answered{
		Name: record.Name, Goal: fullName(a.catalog, target), On: roadmap.FormatDate(start), LeftOut: q.omitted, Verdicts: verdicts(e),
	}
	p, err := a.plan(ctx, q)
	if said.DeadEnd = a.noRoute(err); said.DeadEnd != nil {
		return said, nil
	}
	if err != nil {
		return nil, err
	}
	return said, a.picture(said, p)
}

// picture writes the page of a plan, and draws its pictures.
func (a *advisor) picture(said *answered, p plan) (err error) {
	if said.Page, err = roadmap.New(a.catalog, p.best, p.options(said.Name)); err != nil {
		return err
	}
	said.Whole, said.Ended = p.whole, p.ended
	if p.ended == "" && len(p.others) < mostFurther {
		said.More = len(p.others) + furtherStep
	}
	if len(p.best.Steps) > 0 {
		if said.Timeline, err = picture(said.Page.SVG); err != nil {
			return err
		}
	}
	if len(p.frontier) > 1 {
		comparison, err := a.compare(said.Name, p)
		if err != nil {
			return err
		}
		said.Chart, err = picture(comparison.SVG)
		return err
	}
	return nil
}

// compare sets the trade-offs of a plan side by side.
func (a *advisor) compare(name string, p plan) (*roadmap.Comparison, error) {
	var ways []roadmap.Way
	for _, r := range p.frontier {
		ways = append(ways, roadmap.Way{Route: r})
	}
	if len(ways) == 0 { // the search for them was stopped
		ways = []roadmap.Way{{Route: p.best}}
	}
	return roadmap.Compare(a.catalog, name, ways...)
}

// picture returns what draws an SVG as an address that has all of it inside.
// As an image it can load nothing and run nothing.
func picture(draw func(io.Writer) error) (template.URL, error) {
	var b bytes.Buffer
	if err := draw(&b); err != nil {
		return "", err
	}
	return template.URL("data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(b.Bytes())), nil
}

//go:embed web
var web embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"shortDay": roadmap.FormatShortDate, "money": roadmap.FormatMoney, "cost": roadmap.FormatCost, "dated": roadmap.FormatDatesIn,
	"standing": standing, "mark": mark, "bad": bad, "title": view.title,
	"number": func(i int) int { return i + 1 },
	"second": func(i int) int { return i + 2 },
}).ParseFS(web, "web/*.tmpl"))

// render writes what a template makes of the data.
func render(w http.ResponseWriter, status int, name string, data any) {
	var b bytes.Buffer
	if err := templates.ExecuteTemplate(&b, name, data); err != nil {
		panic(err) // the templates are part of the program
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = b.WriteTo(w) // a client that has gone needs no answer
}

// say writes a page of one message.
func say(w http.ResponseWriter, status int, title, text string) {
	render(w, status, "message", struct{ Title, Text string }{title, text})
}

// refuseForm says why a form was not read.
func refuseForm(w http.ResponseWriter, err error) {
	var big *http.MaxBytesError
	if errors.As(err, &big) {
		say(w, http.StatusRequestEntityTooLarge, "The record is too long", "With the rest of the form it may have 64 KB, as sent. Leave out what the goal has nothing to do with.")
		return
	}
	say(w, http.StatusBadRequest, "The form could not be read", "Go back, reload the page and send it again.")
}
