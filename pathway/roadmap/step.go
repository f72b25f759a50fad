package roadmap

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway"
)

// step returns the i-th step of the route as the page shows it.
func (b *builder) step(i int) Step {
	s := b.route.Steps[i]
	step := Step{
		Number:   i + 1,
		Kind:     s.Kind,
		Do:       b.do(s),
		Start:    s.Start,
		Finish:   s.Finish,
		Price:    s.Price,
		Unpriced: s.Unpriced,
		wait:     b.waiting(s),
	}
	step.Lines = append(step.Lines, b.when(s))
	step.Lines = append(step.Lines, b.practice(s)...)
	step.Lines = append(step.Lines, b.search(s.Entry, s.Sought)...)
	step.Lines = append(step.Lines, b.price(s)...)
	step.Lines = append(step.Lines, b.why(s)...)
	step.Lines = append(step.Lines, b.needs(s)...)
	step.Lines = append(step.Lines, b.exam(s)...)
	step.Lines = append(step.Lines, b.notes(s)...)
	step.Lines = append(step.Lines, b.flag(s)...)
	step.Options, step.More = b.options(s)
	step.Asks = b.asksOf(s)
	return step
}

// do names a step in a verb phrase: "Sit the RHIT examination".
func (b *builder) do(s pathway.Step) string {
	switch s.Kind {
	case pathway.Attend:
		return commaed("Attend "+b.fullName(s.Entry), s.Offer)
	case pathway.Earn:
		return b.earn(s.Entry)
	case pathway.Join:
		return join(b.name(s.Entry))
	case pathway.Work:
		return b.work(s)
	case pathway.Attest:
		by := ""
		if a, _ := b.catalog.Attestation(s.Entry); a.By != "" {
			by = " by the " + a.By
		}
		return "Have this vouched for" + by + ": " + s.For
	case pathway.Renew:
		return "Renew " + b.name(s.Entry)
	case pathway.Return:
		return "Get " + the(b.name(s.Entry)) + " back"
	case pathway.Prepare:
		return "Prepare for " + the(b.name(s.Entry))
	}
	panic(fmt.Sprintf("roadmap: no words for a step of kind %v", s.Kind))
}

// earn names the step that earns a credential. An examination is sat, and a clearance
// applied for.
func (b *builder) earn(id credential.ID) string {
	c, _ := b.catalog.Credential(id)
	switch c.Kind {
	case credential.Assessment:
		return "Sit " + the(b.name(id))
	case credential.Clearance:
		return "Apply for " + the(uncapitalized(b.name(id)))
	}
	return "Earn " + b.fullName(id)
}

// work names a job: a role of the catalog, or a job of the record that goes on.
func (b *builder) work(s pathway.Step) string {
	job := "Work as "
	if s.For != "" {
		job = "Go on as "
	}
	if s.Entry == "" {
		job = "Go on with " + s.For
	} else {
		job += credential.WithArticle(uncapitalized(b.name(s.Entry)))
	}
	if s.Weekly.IsZero() {
		return job
	}
	return job + ", " + s.Weekly.Words() + " a week"
}

// when gives the first and the last day of a step, how long that is, the hours of
// study a week, and the seasons in which the step can be begun.
func (b *builder) when(s pathway.Step) Line {
	if !s.Sat.IsZero() {
		text := "apply on " + FormatDate(s.Start) + ", sit it on " + FormatDate(s.Sat)
		if s.Sat != s.Finish {
			text += ", and have it on " + FormatDate(s.Finish)
		}
		return Line{Label: "When", Text: text + b.windows(s)}
	}
	if s.Start == s.Finish {
		return Line{Label: "When", Text: FormatDate(s.Start) + b.windows(s)}
	}
	text := FormatDate(s.Start) + " to " + FormatDate(s.Finish) + ": " + FormatSpan(s.Start, s.Finish)
	if (s.Kind == pathway.Attend || s.Kind == pathway.Prepare) && !s.Weekly.IsZero() {
		text += ", " + s.Weekly.Words() + " of study a week"
	}
	return Line{Label: "When", Text: text + b.windows(s)}
}

// practice says what work is done in a program, and how many hours a week; nothing if none
// is.
func (b *builder) practice(s pathway.Step) []Line {
	works, weekly := worksOf(b.catalog, s)
	if weekly.IsZero() {
		return nil
	}
	var fields []string
	for _, f := range works.Fields {
		fields = append(fields, b.catalog.FieldName(f))
	}
	text := weekly.Words() + " a week in " + credential.JoinWords(fields, "and") + ", as a part of the program"
	return []Line{{Label: "Work", Text: text, Sources: b.cite(works.Source)}}
}

// worksOf returns the work of the program that a step attends, and its hours a week; zero if
// there is none.
func worksOf(c *credential.Catalog, s pathway.Step) (credential.Practice, credential.Hours) {
	program, ok := c.Program(s.Entry)
	if !ok || s.Kind != pathway.Attend || len(program.Works.Fields) == 0 {
		return credential.Practice{}, credential.Hours{}
	}
	return program.Works, cmp.Or(program.Works.Weekly, credential.HoursOf(pathway.FullTime))
}

// search says from when on to look for a job, and how long that takes; nothing if nobody has
// to.
func (b *builder) search(id credential.ID, sought credential.Date) []Line {
	if sought.IsZero() {
		return nil
	}
	role, _ := b.catalog.Role(id)
	text := "begin to look for it on " + FormatDate(sought)
	if takes := role.Hiring.Takes; !takes.IsZero() {
		text += "; it takes " + takes.Words() + " to be hired"
		return []Line{{Label: "Find it", Text: text, Sources: b.cite(role.Hiring.Source)}}
	}
	return []Line{{Label: "Find it", Text: text}}
}

// windows names the seasons in which a step can be begun; "" for any day.
func (b *builder) windows(s pathway.Step) string {
	o, _ := b.offer(s)
	if len(o.Seasons) == 0 || s.Kind == pathway.Renew {
		return ""
	}
	var seasons []string
	for _, season := range o.Seasons {
		when := "on " + dayOfYear(season.From)
		if season.To != season.From {
			when = "from " + dayOfYear(season.From) + " to " + dayOfYear(season.To)
		}
		seasons = append(seasons, when)
	}
	can := "begun"
	if !o.Apply.IsZero() {
		can = "sat"
	}
	return "; can be " + can + " each year " + credential.JoinWords(seasons, "and")
}

// needs names the steps that a step rests on: those done by its first day, and
// those still under way then.
func (b *builder) needs(s pathway.Step) []Line {
	if len(s.After) == 0 {
		return nil
	}
	var done, running []int
	for _, i := range s.After {
		if b.route.Steps[i].Finish.After(s.Taken()) {
			running = append(running, i)
		} else {
			done = append(done, i)
		}
	}
	var parts []string
	if len(done) > 0 {
		parts = append(parts, "after "+b.steps(done))
	}
	if len(running) > 0 {
		parts = append(parts, "while "+b.steps(running)+" is still under way")
	}
	return []Line{{Label: "Order", Text: credential.JoinWords(parts, "and")}}
}

// exam describes the examination that a step sits: its form, its latest pass
// rate, and when it can be taken again.
func (b *builder) exam(s pathway.Step) []Line {
	if s.Kind != pathway.Earn {
		return nil
	}
	c, _ := b.catalog.Credential(s.Entry)
	var lines []Line
	if form := examForm(c.Exam); form != "" {
		lines = append(lines, Line{Label: "Exam", Text: form, Sources: b.cite(c.Exam.Source)})
	}
	switch latest, ok := latestRate(c.Exam); {
	case ok:
		text := fmt.Sprintf("%d%% of %s in %d", latest.Percent, takers(latest.Takers), latest.Year)
		lines = append(lines, Line{Label: "Pass rate", Text: text, Sources: b.cite(latest.Source)})
	case b.sits(s):
		lines = append(lines, Line{Label: "Pass rate", Text: notKnown})
	}
	for _, retake := range c.Exam.Retakes {
		if s.Finish.Between(retake.From, retake.Until) {
			text := retakeWords(retake)
			lines = append(lines, Line{Label: "Retake", Text: text, Sources: b.cite(retake.Source)})
		}
	}
	return lines
}

// latestRate returns the pass rate of the last year of which there is one.
func latestRate(e credential.Exam) (latest credential.PassRate, ok bool) {
	if len(e.PassRates) == 0 {
		return credential.PassRate{}, false
	}
	return slices.MaxFunc(e.PassRates, func(p, q credential.PassRate) int { return cmp.Compare(p.Year, q.Year) }), true
}

// retakeWords says when an exam can be tried again.
func retakeWords(r credential.Retake) string {
	text := "after a fail, "
	if r.After > 1 {
		text = fmt.Sprintf("from %d fails on, ", r.After)
	}
	if r.Wait.IsZero() {
		text += "at any time"
	} else {
		text += "wait " + r.Wait.Words()
	}
	if r.Most > 0 {
		text += fmt.Sprintf("; at most %s in %s", credential.Count(r.Most, "try"), r.Per.Words())
	}
	return text
}

// takers names those who sat an exam for the first time, with their number if
// it is known.
func takers(n int) string {
	const who = "first-time candidates"
	if n == 0 {
		return who
	}
	return credential.GroupThousands(strconv.Itoa(n)) + " " + who
}

// examForm gives the questions of an examination, its length and its pass mark.
func examForm(e credential.Exam) string {
	var parts []string
	if e.Items > 0 {
		parts = append(parts, credential.Count(e.Items, "question"))
	}
	if e.Scored > 0 && e.Scored < e.Items {
		parts = append(parts, fmt.Sprintf("of which %d count", e.Scored))
	}
	if e.Minutes > 0 {
		parts = append(parts, length(e.Minutes))
	}
	if e.Pass != "" {
		parts = append(parts, "pass mark: "+e.Pass)
	}
	return strings.Join(parts, ", ")
}

// length writes the length of an examination: "3 hours 30 minutes".
func length(minutes int) string {
	var parts []string
	if minutes >= 60 {
		parts = append(parts, credential.Count(minutes/60, "hour"))
	}
	if minutes%60 > 0 {
		parts = append(parts, credential.Count(minutes%60, "minute"))
	}
	return strings.Join(parts, " ")
}

// notes gives the terms of a renewal and, for every other step, the notes of the
// catalog, its advice, and what is merely preferred.
func (b *builder) notes(s pathway.Step) []Line {
	if s.Kind == pathway.Renew {
		return b.renewal(s)
	}
	if s.Kind == pathway.Prepare {
		return b.preparation(s)
	}
	var lines []Line
	if c, ok := b.catalog.Credential(s.Entry); ok && c.Note != "" {
		lines = append(lines, Line{Label: "Note", Text: FormatDatesIn(c.Note)})
	}
	if p, ok := b.catalog.Program(s.Entry); ok {
		lines = append(lines, b.program(p, s)...)
	}
	if s.Kind == pathway.Return {
		return append(lines, b.comingBack(s)...)
	}
	goesOn := s.Kind == pathway.Work && s.For != "" // too late for advice on getting the job
	if _, advice := b.rules(s.Entry); s.Entry != b.route.Target && !goesOn {
		lines = append(lines, b.advised("Advised", advice, s.Start)...)
		lines = append(lines, b.advised("Preferred", b.prefers(s.Entry), s.Start)...)
	}
	return lines
}

// preparation says where the hours of a preparation come from.
func (b *builder) preparation(s pathway.Step) []Line {
	if s.Source.IsZero() {
		return nil
	}
	text := cmp.Or(s.Source.Note, s.Source.Title)
	if text == "" {
		return nil
	}
	return []Line{{Label: "Hours", Text: text, Sources: b.cite(s.Source)}}
}

// renewal gives the terms that a step of renewal asks for.
func (b *builder) renewal(s pathway.Step) []Line {
	c, _ := b.catalog.Credential(s.Entry)
	r, ok := c.Renews.On(s.Start)
	if !ok {
		return nil
	}
	text := units(r.Units, r.Terms)
	if text == "" {
		return nil
	}
	return []Line{{Label: "Terms", Text: text, Sources: b.cite(r.Source)}}
}

// comingBack gives the terms of a way back, and the last day on which it is open.
func (b *builder) comingBack(s pathway.Step) []Line {
	back, ok := b.back(s)
	if !ok {
		return nil
	}
	text := "it lapsed on " + FormatDate(s.Lapsed)
	if closes := back.Closes(s.Lapsed); !closes.IsZero() {
		text += "; this way back is open through " + FormatDate(closes.Add(credential.Period{Days: -1}))
	}
	lines := []Line{{Label: "Lapsed", Text: text, Sources: b.cite(back.Source)}}
	if asked := units(back.Units, back.Terms); asked != "" {
		lines = append(lines, Line{Label: "Terms", Text: asked, Sources: b.cite(back.Source)})
	}
	return lines
}

// units writes the units and the terms of a renewal: all that it asks for besides
// its fee.
func units(n int, terms string) string {
	terms = FormatDatesIn(terms)
	switch {
	case n == 0:
		return terms
	case terms == "":
		return credential.Count(n, "continuing-education unit")
	}
	return credential.Count(n, "continuing-education unit") + "; " + terms
}

// program says whether a program is a typical one, who accredits it on the day it
// ends, and what its note adds.
func (b *builder) program(p credential.Program, s pathway.Step) []Line {
	var lines []Line
	if p.Typical {
		lines = append(lines, Line{Label: "Note", Text: "a typical program, not one school's: before you decide, " +
			"put the price and the length of a real one in its place"})
	}
	for _, standing := range p.Accreditations {
		if asked(s.Meets, standing.By) && s.Finish.Between(standing.From, standing.Until) {
			text := b.fullName(standing.By)
			if standing.Status != credential.Accredited {
				text += ", standing: " + string(standing.Status)
			}
			lines = append(lines, Line{Label: "Accredited", Text: text, Sources: b.cite(standing.Source)})
		}
	}
	if p.Note != "" {
		lines = append(lines, Line{Label: "Note", Text: FormatDatesIn(p.Note)})
	}
	return lines
}

// asked reports whether one of the conditions asks for the accreditor.
func asked(meets []pathway.Serves, by credential.ID) bool {
	for _, m := range meets {
		if h, ok := m.Requirement.(credential.Holds); ok && slices.Contains(h.AccreditedBy, by) {
			return true
		}
	}
	return false
}

// flag warns of a step that rests on something unverified, or read on a single
// page that is not the issuer's.
func (b *builder) flag(s pathway.Step) []Line {
	switch s.Confidence {
	case credential.Unverified:
		return []Line{{Label: "Caution", Text: "part of this could not be verified; " + b.confirm(s), Sources: b.weak(s)}}
	case credential.Secondary:
		return []Line{{Label: "Caution", Text: "part of this was read on one page only, and not the issuer's; " + b.confirm(s), Sources: b.weak(s)}}
	}
	return nil
}

// weak returns the numbers of those sources of a step that are no stronger than
// the step.
func (b *builder) weak(s pathway.Step) []int {
	var weak []credential.Source
	for _, source := range []credential.Source{s.Source, b.ruleOf(s).Source} {
		if source.Confidence <= s.Confidence {
			weak = append(weak, source)
		}
	}
	return b.cite(weak...)
}

// confirm tells the reader to make sure of a step, and with whom.
func (b *builder) confirm(s pathway.Step) string {
	if who := b.authority(s.Entry); who != "" {
		return "confirm it with " + who + " before you act on it"
	}
	return "confirm it before you act on it"
}

// The lanes are the sorts of steps: the rows of the timeline from the top down,
// the colors of a graph, and the categories of a calendar.
const (
	studyLane = iota
	examLane
	workLane
	paperLane
)

var (
	laneNames = [...]string{"Study", "Exams and credentials", "Work", "Memberships and paperwork"}
	laneSorts = [...]string{"study", "exam", "work", "paper"}
)

// laneOf returns the lane of a kind of step.
func laneOf(k pathway.StepKind) int {
	switch k {
	case pathway.Attend, pathway.Prepare:
		return studyLane
	case pathway.Earn:
		return examLane
	case pathway.Work:
		return workLane
	case pathway.Join, pathway.Attest, pathway.Renew, pathway.Return:
		return paperLane
	}
	panic(fmt.Sprintf("roadmap: no lane for a step of kind %v", k))
}
