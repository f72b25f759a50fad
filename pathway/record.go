package pathway

import (
	"fmt"
	"slices"
	"strings"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A person is a record as judge and planner read it, with what a route adds to
// it.
type person struct {
	source    credential.Record
	asked     credential.Date // the day asked about, or on which a plan begins
	record    *person         // what the record alone says; nil: this is it
	born      credential.Date
	residence credential.Place
	holdings  []held
	jobs      []worked
	studies   []studied
	scores    []scored
	attested  []vouched
	waivers   []waived

	automatic map[credential.ID]awarding // what is awarded by itself, once it was asked for
}

// A held thing is a holding: of the record, of a step, or one that another proves.
type held struct {
	credential.Holding
	keeps   bool              // taken as renewed for as long as it takes; see judge.never
	index   int               // in the record
	attempt bool              // of the record: an exam that was sat and passed
	begun   credential.Date   // of a step: the day from which it is under way
	planned bool              // of a step; what it teaches is done with the grade asked for
	took    credential.Period // of a step that attends a program: how long its offer takes
	shownBy *held             // what proves it; nil: the record has it
	oneOf   []credential.ID   // of what is proven: one of these, nobody knows which, accredited its program
	// Of one with By: whether it, or what counts as it, can lapse, and the last day up to
	// which it can be in force by the terms of these.
	lapses bool
	latest int
	// renewed is set where a plan takes the open term of a holding as renewed.
	renewed  term
	said     credential.Date // the day on which it expires by the record
	anew     credential.Date // the day on which it lapses by the awards of the record that renew it
	renewals int             // how often it was renewed since its award, but for those
	counted  bool            // that is known
}

// A term is one after the last that a record speaks of, up to which a credential is
// taken as renewed.
type term struct {
	after credential.Date // the end of the last that the record speaks of
	until credential.Date // its own end
}

// A worked job is a job with all the fields that it gives.
type worked struct {
	credential.Job
	index int
	gives []credential.Field
}

type studied struct {
	credential.Study
	index int
}

type scored struct {
	credential.Scored
	index int
}

type vouched struct {
	credential.Attested
	index int
}

// A waived condition is a waiver with the words of its condition.
type waived struct {
	credential.Waiver
	words string
	keeps bool // it is of what has to hold for the target to stay in force too
}

// waivedBy reads the waivers of a record.
func waivedBy(record credential.Record) []waived {
	var all []waived
	for _, w := range record.Waivers {
		all = append(all, waived{Waiver: w, words: sameWords(w.Condition)})
	}
	return all
}

// personOf reads a record as it is on a day, with all that its holdings prove.
func personOf(known *proofs, record credential.Record, day credential.Date) *person {
	c := known.catalog
	p := &person{
		source:    record,
		asked:     day,
		born:      record.Born,
		residence: record.Residence,
		holdings:  make([]held, 0, len(record.Holdings)+len(record.Attempts)),
		jobs:      make([]worked, 0, len(record.Jobs)),
		studies:   make([]studied, 0, len(record.Studies)),
		attested:  make([]vouched, 0, len(record.Attested)),
		waivers:   waivedBy(record),
	}
	for i, h := range record.Holdings {
		entry, _ := c.Credential(h.Credential)
		times, counted := timesRenewed(entry, h)
		said := held{Holding: h, index: i, said: h.Expires, renewals: times, counted: counted}
		if !h.By.IsZero() {
			said.lapses, said.latest = terms(c, h.Credential, h.By)
		}
		p.holdings = append(p.holdings, said)
	}
	for _, h := range passes(record) {
		entry, _ := c.Credential(h.Credential)
		h.renewals, h.counted = timesRenewed(entry, h.Holding)
		p.holdings = append(p.holdings, h)
	}
	p.noteAwards(c)
	p.holdings = append(p.holdings, known.proven(p.holdings, day)...)
	for i, job := range record.Jobs {
		p.jobs = append(p.jobs, workedIn(c, job, i))
	}
	for i, s := range record.Studies {
		p.studies = append(p.studies, studied{Study: s, index: i})
	}
	for i, s := range record.Scores {
		p.scores = append(p.scores, scored{Scored: s, index: i})
	}
	for i, a := range record.Attested {
		p.attested = append(p.attested, vouched{Attested: a, index: i})
	}
	return p
}

// alone returns the record as a plan takes it before any step: its jobs without an end
// count up to the start of the plan.
func (q *question) alone() *person {
	record := q.Record
	record.Jobs = slices.Clone(record.Jobs)
	for i, job := range record.Jobs {
		if job.Until.IsZero() {
			record.Jobs[i].Until = q.Start
		}
	}
	p := personOf(q.proofs, record, q.Start)
	p.takeAsRenewed(q.catalog, q.takesAsRenewed, q.Start)
	for i := range p.holdings {
		h := &p.holdings[i]
		if entry, _ := q.catalog.Credential(h.Credential); h.Expires.IsZero() && h.renewed == (term{}) {
			h.Expires = h.lapse(entry) // no term of a plan is renewed but by its steps
		}
	}
	return p
}

// workedIn reads a job of a record or of a route.
func workedIn(c *credential.Catalog, job credential.Job, index int) worked {
	w := worked{Job: job, index: index, gives: job.Fields}
	if role, ok := c.Role(job.Role); ok {
		w.gives = slices.Concat(role.Fields, job.Fields)
	}
	return w
}

// award returns the day of the award, done or due; zero: not given.
func (h *held) award() credential.Date { return awardDay(h.Holding) }

// awardDay returns the day on which a holding was or will be awarded, if it is given.
func awardDay(h credential.Holding) credential.Date {
	if h.Awarded.IsZero() {
		return h.Expected
	}
	return h.Awarded
}

// underWay reports whether the award is still due.
func (h *held) underWay() bool { return h.Awarded.IsZero() && !h.Expected.IsZero() }

// lapse returns the day on which the term of the holding ends that the record speaks of:
// its first, or one that another award of the record began anew; zero: it ends on none
// that is known.
func (h *held) lapse(c credential.Credential) credential.Date {
	lapse := h.Expires
	if h.Expires.IsZero() && !h.award().IsZero() {
		lapse = c.Lapse(h.award())
	}
	if h.anew.After(lapse) {
		return h.anew
	}
	return lapse
}

// inForceBy returns the days on which a holding is in force for sure, and those on which
// it may be, that was awarded on the day By or before and lapses on a day that is known,
// or zero. Of what lapses, and of which the record does not say when, it is sure on no
// day: the award may be so long ago that its term was over.
func (h *held) inForceBy(lapse credential.Date) (sure, maybe days.Set) {
	by := h.By.DayNumber()
	switch {
	case !lapse.IsZero():
		maybe = days.Between(days.LongAgo, lapse.DayNumber())
		return maybe.Within(by, days.Never), maybe
	case !h.lapses:
		return days.Since(by), days.All()
	}
	return nil, days.Between(days.LongAgo, h.latest)
}

// accreditedByOneOf reports whether what is proven had one of the given accreditors,
// whichever of those it was that a rule asked for.
func (h *held) accreditedByOneOf(by []credential.ID) bool {
	other := func(org credential.ID) bool { return !slices.Contains(by, org) }
	return len(h.oneOf) > 0 && !slices.ContainsFunc(h.oneOf, other)
}

// awards returns the days on one of which the holding was, or will be, awarded.
func (h *held) awards() days.Set {
	switch day := h.award(); {
	case !day.IsZero():
		return days.Between(day.DayNumber(), day.DayNumber()+1)
	case !h.By.IsZero():
		return days.Between(days.LongAgo, h.By.DayNumber()+1)
	}
	return days.All()
}

// teachesUnsaid reports whether a program gives credit in a field of which nobody says
// how much.
func teachesUnsaid(program credential.Program, in credential.Field) bool {
	return slices.ContainsFunc(program.Teaches, func(t credential.Teaching) bool {
		return in.Contains(t.In) && t.Credits.IsZero()
	})
}

// teaches returns the weight of the credit that a program is known to give toward some
// coursework.
func teaches(program credential.Program, r credential.Coursework) int {
	weight := 0
	for _, teaching := range program.Teaches {
		if r.In.Contains(teaching.In) && teaching.Credits.Unit.Converts(r.Credits.Unit) {
			weight += teaching.Credits.Weight()
		}
	}
	return weight
}

// anyContains reports whether one of the wide fields contains one of the others.
func anyContains(wide, fields []credential.Field) bool {
	for _, w := range wide {
		for _, f := range fields {
			if w.Contains(f) {
				return true
			}
		}
	}
	return false
}

// The days of what is dated.

// firstOf and endOf are the day numbers of the ends of a dated thing, whose
// zero ends are open.
func firstOf(d credential.Date) int { return dayOr(d, days.LongAgo) }

func endOf(d credential.Date) int { return dayOr(d, days.Never) }

// dayOr returns the number of a date, or other if none is given.
func dayOr(d credential.Date, other int) int {
	if d.IsZero() {
		return other
	}
	return d.DayNumber()
}

// lookBack returns the first day within a period before a day.
func lookBack(day int, within credential.Period) int {
	return days.Add(day, days.Length(within).Negate())
}

// fewestDays returns the fewest days that a period spans.
func fewestDays(p credential.Period) int { return days.Length(p).FewestDays() }

// The facts of a record in words.

// A fact names one fact of a record.
type fact struct {
	kind  string // as in [Evidence]
	index int
	shown credential.ID // what the holding proves; "" is the holding itself
}

// factOf returns the fact of the record that an evidence names.
func (q *question) factOf(e Evidence) fact {
	of := fact{kind: e.Fact, index: e.Index}
	if e.Fact == "holding" && e.Entry != q.Record.Holdings[e.Index].Credential || e.Fact == "attempt" && e.Entry != q.Record.Attempts[e.Index].Exam {
		of.shown = e.Entry
	}
	return of
}

// facts returns every fact of a record as it is on a day, in its order: after its
// holdings what they prove.
func facts(known *proofs, record credential.Record, day credential.Date) []Evidence {
	c, p := known.catalog, personOf(known, record, day)
	var all []Evidence
	if !p.born.IsZero() {
		all = append(all, bornOn(p.born))
	}
	if p.residence != "" {
		all = append(all, residenceIn(p.residence))
	}
	for _, h := range p.holdings {
		all = append(all, h.evidence(c))
	}
	for _, w := range p.jobs {
		all = append(all, w.evidence(c))
	}
	for _, s := range p.studies {
		all = append(all, s.evidence(c))
	}
	for _, s := range p.scores {
		all = append(all, s.evidence(c))
	}
	for i, a := range record.Attempts {
		if !a.Passed {
			all = append(all, Evidence{Fact: "attempt", Index: i, Entry: a.Exam, Text: c.NameOf(a.Exam) + ", failed on " + a.On.String()})
		}
	}
	for i, done := range record.Prepared {
		all = append(all, Evidence{Fact: "prepared", Index: i, Entry: done.Exam, Text: credential.Count(done.Hours, "hour") + " of study for the " + c.NameOf(done.Exam)})
	}
	for i, u := range record.Units {
		all = append(all, evidenceOf(c, u, i))
	}
	for _, a := range p.attested {
		all = append(all, Evidence{Fact: "attested", Index: a.index, Entry: a.ID, Text: attestedWords(c, a.ID) + ", " + a.text()})
	}
	return all
}

func bornOn(born credential.Date) Evidence {
	return Evidence{Fact: "born", Text: "born on " + born.String()}
}

func residenceIn(home credential.Place) Evidence {
	return Evidence{Fact: "residence", Text: "residence in " + home.Words()}
}

// evidence names a holding with its days.
func (h *held) evidence(c *credential.Catalog) Evidence {
	text := h.name(c)
	switch {
	case h.shownBy != nil:
		text += ", shown by the " + h.shownBy.evidence(c).Text
	case h.attempt:
		text += ", passed on " + h.Awarded.String()
	case !h.Awarded.IsZero():
		text += ", awarded on " + h.Awarded.String()
	case h.underWay():
		text += ", expected on " + h.Expected.String()
	case !h.By.IsZero():
		text += ", awarded by " + h.By.String()
	}
	if !h.Expires.IsZero() {
		text += ", until " + h.Expires.String()
	}
	return Evidence{Fact: h.fact().kind, Index: h.index, Entry: h.Credential, Text: text}
}

// fact names the holding in the record, or what one of the record proves.
func (h *held) fact() fact {
	f := fact{kind: "holding", index: h.index}
	if h.attempt || h.shownBy != nil && h.shownBy.attempt {
		f.kind = "attempt"
	}
	if h.shownBy != nil {
		f.shown = h.Credential
	}
	return f
}

// name returns the name of a holding and of the program or the school it came from,
// with what the person says of its accreditation: "from Ohio Tech, not accredited by
// CAHIIM".
func (h *held) name(c *credential.Catalog) string {
	name := c.NameOf(h.Credential)
	if program, ok := c.Program(h.Program); ok {
		name += " from " + program.Name
	} else if h.School != "" {
		name += " from " + h.School
	}
	for _, said := range []struct {
		word string
		by   []credential.ID
	}{{", accredited by ", h.AccreditedBy}, {", not accredited by ", h.NotAccreditedBy}} {
		if len(said.by) > 0 {
			name += said.word + orgNames(c, said.by, " and ")
		}
	}
	return name
}

// orgNames joins the names of organizations.
func orgNames(c *credential.Catalog, ids []credential.ID, last string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = c.NameOf(id)
	}
	return strings.Join(names, last)
}

// evidence names a job with its days and hours.
func (w *worked) evidence(c *credential.Catalog) Evidence {
	text := jobWords(c, w.Job)
	if w.Until.IsZero() {
		text += fmt.Sprintf(", since %s", w.From)
	} else {
		text += fmt.Sprintf(", %s to %s", w.From, w.Until)
	}
	switch {
	case !w.Hours.IsZero():
		text += ", " + w.Hours.Words() + " in all"
	case rateOf(w.Weekly) != fullShare:
		text += ", " + w.Weekly.Words() + " a week"
	}
	return Evidence{Fact: "job", Index: w.index, Entry: w.Role, Text: text}
}

// jobWords names a job of a record: by its role or, without one, by its fields.
func jobWords(c *credential.Catalog, job credential.Job) string {
	if job.Role != "" {
		return c.NameOf(job.Role)
	}
	var fields []string
	for _, f := range job.Fields {
		fields = append(fields, c.FieldName(f))
	}
	return "work in " + strings.Join(fields, " and ")
}

// evidence names a study with its amount, grade and day.
func (s *studied) evidence(c *credential.Catalog) Evidence {
	text := fmt.Sprintf("%s in %s", s.Credits.Words(), c.FieldName(s.In))
	switch s.Grade {
	case "":
	case credential.Pass:
		text += ", passed"
	case credential.Fail:
		text += ", failed"
	default:
		text += ", grade " + string(s.Grade)
	}
	if !s.On.IsZero() {
		text += ", on " + s.On.String()
	}
	return Evidence{Fact: "study", Index: s.index, Text: text}
}

// evidence names a score, what it is of, and its day.
func (s *scored) evidence(c *credential.Catalog) Evidence {
	text := "a score of " + s.Score.String() + " in " + c.ScoreName(s.Of)
	if !s.On.IsZero() {
		text += ", on " + s.On.String()
	}
	return Evidence{Fact: "score", Index: s.index, Entry: s.Of, Text: text}
}

// attestedWords returns the words of what was attested; of what no rule asks for the ID.
func attestedWords(c *credential.Catalog, id credential.ID) string {
	if a, ok := c.Attestation(id); ok {
		return a.Of
	}
	return string(id)
}

// text says by whom and when something was attested.
func (a *vouched) text() string {
	text := "attested"
	if a.By != "" {
		text += " by " + a.By
	}
	if !a.On.IsZero() {
		text += " on " + a.On.String()
	}
	return text
}
