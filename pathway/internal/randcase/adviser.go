package randcase

import (
	"cmp"
	"slices"

	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/oracle"
)

// What comes before a sitting and before a job: applications, preparation, searches.

// applied draws, for some exams, the time from the application to the sitting.
func (d *draw) applied() {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Kind != credential.Assessment || !d.one(3) {
			continue
		}
		for k := range c.Offers {
			if !d.one(3) {
				c.Offers[k].Apply = d.days(1, 6)
			}
		}
	}
}

// prepared draws, for some exams, hours of study before them, and what of them is done.
func (d *draw) prepared(q *oracle.Question) {
	for i := range d.entries.Credentials {
		c := &d.entries.Credentials[i]
		if c.Kind != credential.Assessment || !d.one(2) {
			continue
		}
		hours := d.between(2, 12)
		c.Exam.Preparation = []credential.Preparation{{Hours: hours, Weekly: pick(d, credential.Hours{}, credential.HoursOf(20), credential.Hours{Hundredths: 750})}}
		if background := d.ask(0); background != nil && d.one(2) {
			less := credential.Preparation{If: background, Hours: d.between(1, hours-1)}
			if daysOfStudy(less, q) != daysOfStudy(c.Exam.Preparation[0], q) { // else a test could not tell which one a route has
				c.Exam.Preparation = append(c.Exam.Preparation, less)
			}
		}
		if len(c.Exam.Preparation) == 1 && d.one(3) {
			q.Record.Prepared = append(slices.Clip(q.Record.Prepared), credential.Prepared{Exam: c.ID, Hours: d.between(1, hours)})
		}
	}
}

// daysOfStudy returns how many days a preparation takes whoever asks.
func daysOfStudy(p credential.Preparation, q *oracle.Question) int {
	weekly := min(cmp.Or(p.Weekly, credential.HoursOf(10)).Hundredths, 100*cmp.Or(q.Study, 40))
	return (700*p.Hours + weekly - 1) / weekly
}

// hirings draws how long it takes to be hired for some roles.
func (d *draw) hirings() {
	for i := range d.entries.Roles {
		if d.one(4) {
			d.entries.Roles[i].Hiring.Takes = d.days(1, 8)
		}
	}
}

// sitting asks for an exam that is applied for in a season, and prepared for beside or after
// a course that makes that shorter.
func (d *draw) sitting(q *oracle.Question) credential.Requirement {
	x := credential.Credential{ID: "vs", Kind: credential.Assessment, Offers: []credential.Offer{{Price: d.price()}}}
	if d.one(2) {
		x.Offers[0].Apply = d.days(1, 7)
	}
	if d.one(2) {
		x.Offers[0].Seasons = d.seasons()
	}
	if !d.one(4) {
		q.Advised = true
		x.Exam.Preparation = []credential.Preparation{{Hours: d.between(3, 14)}}
		if d.one(2) {
			d.add(credential.Credential{ID: "vd", Kind: credential.Course})
			d.entries.Programs = append(d.entries.Programs, credential.Program{
				ID: "vp", Awards: []credential.ID{"vd"}, Offers: []credential.Offer{{Takes: d.days(1, 6), Weekly: credential.HoursOf(pick(d, 5, 15, 35)), Price: d.price()}},
			})
			x.Exam.Preparation = append(x.Exam.Preparation, credential.Preparation{If: credential.Holds{Credential: "vd"}, Hours: d.between(1, 2)})
		}
	}
	d.add(x)
	return credential.Holds{Credential: "vs"}
}
