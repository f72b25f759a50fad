package randcase

import (
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// amounted makes some of the hours of a case no whole ones, says the hours of some jobs in
// all, and adds a program that only teaches.
func (d *draw) amounted(q *oracle.Question) {
	q.Record.Jobs = slices.Clone(q.Record.Jobs)
	for i := range q.Record.Jobs {
		d.logged(&q.Record.Jobs[i], 3)
	}
	offers := func(list []credential.Offer) {
		for i := range list {
			if d.one(5) {
				d.fraction(&list[i].Weekly)
			}
		}
	}
	for i := range d.entries.Credentials {
		offers(d.entries.Credentials[i].Offers)
	}
	for i := range d.entries.Programs {
		offers(d.entries.Programs[i].Offers)
	}
	if d.one(6) {
		d.teaching("t1")
	}
}

// logged says some of the hours of a job in all, once in the given number of times if it
// has an end, and some others in hundredths.
func (d *draw) logged(job *credential.Job, once int) {
	switch days := job.Until.DayNumber() - job.From.DayNumber(); {
	case !job.Until.IsZero() && d.one(once):
		job.Weekly = credential.Hours{}
		job.Hours = credential.Hours{Hundredths: d.between(50, 900*days)}
		if d.one(3) {
			job.Hours = credential.HoursOf(d.between(1, 6*days))
		}
	case d.one(3):
		d.fraction(&job.Weekly)
	}
}

// fraction makes hours a week no whole number, if any are said.
func (d *draw) fraction(weekly *credential.Hours) {
	if !weekly.IsZero() {
		weekly.Hundredths += pick(d, 1, 25, 50, 50, 99, -1, -50)
	}
}

// teaching adds a program that teaches and awards nothing.
func (d *draw) teaching(id credential.ID) *credential.Program {
	d.entries.Programs = append(d.entries.Programs, credential.Program{
		ID: id, Name: "program", Offers: []credential.Offer{{Price: d.price(), Takes: d.days(1, 8)}},
		Teaches: []credential.Teaching{{In: pick[credential.Field](d, "s", "s/t"), Credits: d.credits(1, 5)}},
	})
	return &d.entries.Programs[len(d.entries.Programs)-1]
}

// counting asks for hours of work, some of which the person logged, and at times for as
// much work as a share of full-time allows.
func (d *draw) counting(q *oracle.Question) credential.Requirement {
	ask := d.worked(nil, 2, 9)
	if !d.one(3) {
		ask.For, ask.Hours = credential.Period{}, d.between(8, 60)
	}
	switch d.IntN(5) {
	case 0:
		ask.MinShare = pick(d, 50, 60)
	case 1:
		ask.Within = d.days(6, 15)
	case 2:
		ask.Calendar = ask.Hours == 0
	}
	jobs := slices.Clip(q.Record.Jobs)
	for range d.between(1, 2) {
		job := credential.Job{From: d.day(-12, 2), Weekly: credential.HoursOf(pick(d, 10, 20, 24, 30))}
		job.Fields, job.Supervised = []credential.Field{"x"}, d.one(2)
		open := func(j credential.Job) bool { return j.Role == "" && j.Until.IsZero() } // a route cannot tell two of them apart
		if !d.one(3) || job.From.After(d.start) || slices.ContainsFunc(jobs, open) {
			job.Until = job.From.Add(d.days(2, 20))
		}
		if d.logged(&job, 1+d.IntN(2)); job.Hours.IsZero() && d.one(2) {
			d.fraction(&job.Weekly)
		}
		jobs = append(jobs, job)
	}
	q.Record.Jobs = jobs
	if last := jobs[len(jobs)-1]; d.one(2) {
		q.Work = pick(d, 5, 7, 10) // so that few hours are some days
		if !last.Hours.IsZero() {
			ask.For, ask.Hours, ask.Calendar = credential.Period{}, last.Hours.Hundredths/100+d.between(1, 6), false
		}
	}
	return ask
}

// taught asks for credit that programs give which award nothing, and hardly anything else
// does. Their hours of study fit beside each other or just do not.
func (d *draw) taught(q *oracle.Question) credential.Requirement {
	for _, id := range []credential.ID{"vt", "wt"} {
		p := d.teaching(id)
		if d.one(2) {
			p.Offers[0].Weekly = credential.HoursOf(pick(d, 10, 15, 20))
			d.fraction(&p.Offers[0].Weekly)
		}
		if d.one(4) {
			p.Admits = credential.Rules{{Ask: d.ask(0)}}
		}
	}
	if d.one(2) {
		q.Study = pick(d, 20, 30, 35)
	}
	return d.coursework()
}
