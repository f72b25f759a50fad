package pathway

import (
	"cmp"

	"github.com/credpath/credpath/credential"
)

// A preparing is one of the ways to prepare for an exam, with the days that it takes.
type preparing struct {
	credential.Preparation
	weekly credential.Hours // of study while it runs
	days   int
}

// The words with which the paths of what a preparation asks for begin, and that of being
// prepared.
const (
	preparePath  = "prepare"
	preparedPath = "prepared"
)

// weeklyPreparation is the hours a week of a preparation that says none.
const weeklyPreparation = 10

// preparationsFor returns the ways to prepare for an exam that a plan has to take one of;
// none if it has not.
func (q *question) preparationsFor(exam credential.Credential) []preparing {
	if q.Letter || len(exam.Exam.Preparation) == 0 {
		return nil
	}
	done := 0
	for _, p := range q.Record.Prepared {
		if p.Exam == exam.ID {
			done += p.Hours
		}
	}
	var ways []preparing
	most := max(q.studyOn(q.Start), 100) // an hour finds no room where there is none
	for _, p := range exam.Exam.Preparation {
		weekly := min(cmp.Or(p.Weekly, credential.HoursOf(weeklyPreparation)).Hundredths, most)
		left := max(0, p.Hours-done)
		if left == 0 && q.meetsNow(p.If) {
			return nil
		}
		ways = append(ways, preparing{p, credential.Hours{Hundredths: weekly}, max(1, (700*left+weekly-1)/weekly)})
	}
	return ways
}

// meetsNow reports whether the record meets a requirement on Start.
func (q *question) meetsNow(ask credential.Requirement) bool {
	start := q.Start.DayNumber()
	j := &judge{catalog: q.catalog, person: personOf(q.proofs, q.Record, q.Start), day: start, plan: true, start: start}
	return j.judge(ask, place{}).sure.Contains(start)
}
