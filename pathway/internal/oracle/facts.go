package oracle

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// facts has all that is known, or planned, of one person.
type facts struct {
	born      credential.Date
	home      credential.Place
	asked     int // the day on which what has no day was so: the start of a plan, or never
	held      []heldFact
	jobs      []jobFact
	credits   []creditFact
	practices []practiceFact
	scores    []credential.Scored
	brought   []scoreFact             // by steps: as high as is asked for
	attested  map[credential.ID][]int // the days on which it was vouched for, or always
	anew      map[credential.ID]bool  // what a step has vouched for on each day on which it is asked for
}

// A heldFact is a credential that a person holds, held or is about to hold.
type heldFact struct {
	credential, program credential.ID
	accreditors         []credential.ID    // its program was accredited by one of these; empty: not known
	said                credential.Holding // what the person says of its accreditation
	proven              bool               // by another holding
	itself              bool               // it was awarded by itself
	first, sure         int                // of what was: the first day on which that may have been, and the day by which it was for sure
	planned             bool               // a step awards it, or it is assumed to have been renewed: in a plan it stands by itself
	dated               bool               // the day of the award is known
	undated             bool               // no day is known on or before which it was awarded, of what proves it either
	award               int                // the day from which it is in force; if it is not dated, the last day on which it can have been awarded
	before              Status             // how it stands before the award, if it is not under way: Unmet or Unknown
	during              Status             // how it stands from the award to the lapse: Met or Unknown
	under               int                // the first day on which it is under way; never if it is not
	lapse               int                // the first day on which it is no longer in force
	after               Status             // how it stands from the lapse on: Unmet or Unknown
	kept                *kept              // until when it is known to have been kept in force; nil: that is not asked
	last                int                // if that is Unknown: the day on which it has lapsed in any case
	counted             int                // how often it was renewed since its award
	uncounted           bool               // that is not known
	term                credential.Period  // by which a renewal moves the lapse; zero: there is no renewal
}

// A jobFact is work from one day until, and not on, another.
type jobFact struct {
	fields      []credential.Field
	from, until int
	weekly      int // in parts of an hour
	share       int // the hours a week of the whole job, likewise, rounded down
	supervised  bool
}

// A creditFact is credit in a field. Credit of one source counts once.
type creditFact struct {
	source  string
	in      credential.Field
	weight  int
	clock   bool // it is clock hours, which convert to nothing
	grade   credential.Grade
	planned bool // it comes with whatever grade is asked for
	unknown bool // nobody says how much it is
	dated   bool // its day is known
	on      int  // the day from which it counts; if it is not dated, the last day on which it can have come
}

// A scoreFact is a score in what a step earned or attended, on the day of the award.
type scoreFact struct {
	credential, program credential.ID
	on                  int
}

// factsOf reads a record for questions about a day and later ones. A job without an end
// counts up to the day open.
func (j *judge) factsOf(record credential.Record, asked, open int) *facts {
	record = withPasses(record)
	f := &facts{asked: never, born: record.Born, home: record.Residence, scores: record.Scores, attested: map[credential.ID][]int{}}
	for _, holding := range record.Holdings {
		f.held = append(f.held, j.heldOf(holding, asked))
		f.credits = append(f.credits, j.taughtBy(holding, asked)...)
		f.practices = append(f.practices, j.practicedFor(holding)...)
	}
	j.extend(f.held, asked)
	said := len(f.held)
	for _, holding := range record.Holdings {
		for _, proven := range j.proved(holding, asked) {
			if !j.isSaid(f.held[:said], proven) {
				f.held = append(f.held, proven)
			}
		}
	}
	for _, job := range record.Jobs {
		f.jobs = append(f.jobs, j.jobsOf(job, open)...)
	}
	for i, study := range record.Studies {
		f.credits = append(f.credits, creditFact{
			source: fmt.Sprint("study ", i), in: study.In, weight: study.Credits.Weight(), grade: study.Grade, clock: study.Credits.Unit == credential.Clock,
			dated: !study.On.IsZero(), on: dayOr(study.On, always),
		})
	}
	for _, attested := range record.Attested {
		f.attested[attested.ID] = append(f.attested[attested.ID], dayOr(attested.On, always))
	}
	return f
}

// heldOf reads a holding. One that is only expected is under way, and awarded on the
// day on which it is expected.
func (j *judge) heldOf(holding credential.Holding, asked int) heldFact {
	entry, _ := j.catalog.Credential(holding.Credential)
	if holding.Awarded.IsZero() && holding.Expected.IsZero() && !holding.By.IsZero() {
		return j.heldTypedBy(holding, asked)
	}
	held := heldFact{
		credential: holding.Credential, program: holding.Program, said: holding,
		award: always, under: never, before: Unmet, during: Met, lapse: never, after: Unmet, last: never, term: entry.Lasts,
	}
	award := holding.Awarded
	if award.IsZero() && !holding.Expected.IsZero() {
		award, held.under = holding.Expected, always
	}
	if !award.IsZero() {
		held.dated, held.award = true, award.DayNumber()
	}
	switch {
	case !holding.Expires.IsZero():
		held.lapse = holding.Expires.DayNumber()
	case held.dated && !entry.Lasts.IsZero():
		held.lapse = firstTermOf(entry, held.award)
		if len(entry.Renews) > 0 {
			held.after = Unknown
		}
	}
	if held.dated && holding.Expires.IsZero() {
		held.kept = j.keptFrom(held.credential, held.award)
	}
	return held
}

// heldTypedBy reads a holding of which a last day is known on which it can have been
// awarded.
func (j *judge) heldTypedBy(holding credential.Holding, asked int) heldFact {
	held := j.heldBy(holding.Credential, holding.By.DayNumber(), asked)
	held.program, held.said = holding.Program, holding
	if !holding.Expires.IsZero() {
		held.during, held.lapse, held.after = Met, holding.Expires.DayNumber(), Unmet
		held.award = min(held.award, held.lapse)
	}
	return held
}

// firstTermOf returns the day on which a credential lapses that is awarded on the
// given day. It is the day on which the term is over. Where the term goes on through
// a day of the year, it is the day after the first such day from then on. A year
// without a February 29 has the day before March 1 in its place.
func firstTermOf(entry credential.Credential, award int) int {
	day, through := add(award, entry.Lasts), entry.LastsThrough
	if through.Month == 0 {
		return day
	}
	for {
		today, tomorrow := credential.DateOfDay(day), credential.DateOfDay(day+1)
		if today.Month == through.Month && (today.Day == through.Day || through.Day == 29 && tomorrow.Day == 1 && today.Day == 28) {
			return day + 1
		}
		day++
	}
}

// taughtBy returns the credit that the program of a holding gave by its award.
func (j *judge) taughtBy(holding credential.Holding, asked int) []creditFact {
	program, _ := j.catalog.Program(holding.Program)
	held := j.heldOf(holding, asked)
	return credits(program, held.award, held.dated, false)
}

// credits returns the credit of a program that is completed on the given day.
func credits(program credential.Program, on int, dated, planned bool) []creditFact {
	var taught []creditFact
	for _, teaching := range program.Teaches {
		fact := creditFact{
			source: "program " + string(program.ID), in: teaching.In, clock: teaching.Credits.Unit == credential.Clock,
			dated: dated, on: on, planned: planned,
		}
		i := slices.IndexFunc(taught, func(other creditFact) bool { return other.in == fact.in && other.clock == fact.clock })
		if i < 0 {
			i, taught = len(taught), append(taught, fact)
		}
		taught[i].weight += teaching.Credits.Weight()
	}
	for _, teaching := range program.Teaches {
		if teaching.Credits.IsZero() && !planned { // of a planned program nothing is counted on
			taught = append(taught, creditFact{
				source: "program " + string(program.ID), in: teaching.In, dated: dated, on: on, unknown: true,
			})
		}
	}
	return taught
}

// jobsOf reads a job. One without an end counts up to the day open. Hours in all are
// spread over the days of the job: the same for each, and one part more for each of the
// first days until they make up the whole.
func (j *judge) jobsOf(job credential.Job, open int) []jobFact {
	fact := jobFact{
		fields: j.fieldsOf(job), from: dayOr(job.From, always), until: dayOr(job.Until, open),
		weekly: job.Weekly.Hundredths * perHour / 100, supervised: job.Supervised,
	}
	if job.Weekly.IsZero() {
		fact.weekly = fullTime * perHour
	}
	fact.share = fact.weekly
	if job.Hours.IsZero() {
		return []jobFact{fact}
	}
	length, all := fact.until-fact.from, 7*job.Hours.Hundredths*perHour/100
	first, rest := fact, fact
	first.weekly, first.until = all/length+1, fact.from+all%length
	rest.weekly, rest.from = all/length, first.until
	first.share, rest.share = rest.weekly, rest.weekly
	return []jobFact{first, rest}
}

// fieldsOf returns the fields of experience of a job: those of its role and its own.
func (j *judge) fieldsOf(job credential.Job) []credential.Field {
	role, _ := j.catalog.Role(job.Role)
	return append(append([]credential.Field{}, role.Fields...), job.Fields...)
}

// The oracle counts days as numbers, as [credential.Date.DayNumber] gives them.
const (
	always = -1 << 30 // before every day
	never  = 1 << 30  // after every day
)

// add returns the day that lies p after the given one.
func add(day int, p credential.Period) int {
	if p.Months == 0 {
		return day + p.Days
	}
	return credential.DateOfDay(day).Add(p).DayNumber()
}

// dayOr returns the number of a day, or the given number for the zero date.
func dayOr(d credential.Date, none int) int {
	if d.IsZero() {
		return none
	}
	return d.DayNumber()
}
