package pathway

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
)

// A person is a record as the judge reads it, with what a route adds to it.
type person struct {
	born     credential.Date
	holdings []held
	jobs     []worked
	studies  []studied
	attested []vouched
	waivers  []credential.Waiver
}

// A held thing is a holding, of the record or of a step.
type held struct {
	credential.Holding
	index   int             // in the record
	begun   credential.Date // of a step: the day from which it is under way
	planned bool            // of a step: studied with the grade asked for
}

// A worked job is a job with all the fields that it gives.
type worked struct {
	credential.Job
	index  int
	gives  []credential.Field
	weekly int // hours, never zero
}

type studied struct {
	credential.Study
	index int
}

type vouched struct {
	credential.Attested
	index int
}

// personOf reads a record.
func personOf(c *credential.Catalog, record credential.Record) *person {
	p := &person{
		born:     record.Born,
		holdings: make([]held, 0, len(record.Holdings)),
		jobs:     make([]worked, 0, len(record.Jobs)),
		studies:  make([]studied, 0, len(record.Studies)),
		attested: make([]vouched, 0, len(record.Attested)),
		waivers:  record.Waivers,
	}
	for i, h := range record.Holdings {
		p.holdings = append(p.holdings, held{Holding: h, index: i})
	}
	for i, job := range record.Jobs {
		p.jobs = append(p.jobs, workedIn(c, job, i))
	}
	for i, s := range record.Studies {
		p.studies = append(p.studies, studied{Study: s, index: i})
	}
	for i, a := range record.Attested {
		p.attested = append(p.attested, vouched{Attested: a, index: i})
	}
	return p
}

func workedIn(c *credential.Catalog, job credential.Job, index int) worked {
	w := worked{Job: job, index: index, gives: job.Fields, weekly: hoursOr(job.Weekly)}
	if role, ok := c.Role(job.Role); ok {
		w.gives = slices.Concat(role.Fields, job.Fields)
	}
	return w
}

// award returns the day of the award, done or due; zero: not said.
func (h *held) award() credential.Date {
	if h.Awarded.IsZero() {
		return h.Expected
	}
	return h.Awarded
}

// underWay reports whether the award is still due.
func (h *held) underWay() bool { return h.Awarded.IsZero() && !h.Expected.IsZero() }

// lapse returns the day on which the first term of the holding ends; zero: it
// ends on none that is known.
func (h *held) lapse(c credential.Credential) credential.Date {
	if h.Expires.IsZero() && !h.award().IsZero() {
		return c.Lapse(h.award())
	}
	return h.Expires
}

// inForce returns the days on which the holding is in force for sure, and
// those on which it may be: after a term that can be renewed and of which the
// record does not say that it was the last.
func (h *held) inForce(c credential.Credential) (sure, maybe days.Set) {
	from := firstOf(h.award())
	sure = days.Between(from, endOf(h.lapse(c)))
	if h.Expires.IsZero() && len(c.Renews) > 0 {
		return sure, days.Since(from)
	}
	return sure, sure
}

// firstOf and endOf are the day numbers of the ends of a dated thing, whose
// zero ends are open.
func firstOf(d credential.Date) int { return dayOr(d, days.LongAgo) }

func endOf(d credential.Date) int { return dayOr(d, days.Never) }
