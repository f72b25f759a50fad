package pathway

import (
	"fmt"
	"slices"

	"github.com/credpath/credpath/credential"
)

// Unlimited is a Query.Week without a limit.
const Unlimited = -1

// studyOn returns the hours a week, in hundredths, that are left for study on a day: those of
// the query or, if these are fewer, those that the jobs of the record leave of its week.
func (q *question) studyOn(day credential.Date) int {
	left := 100 * q.Study
	if q.Letter || q.Week == Unlimited {
		return left
	}
	week := 100 * q.Week
	for _, job := range q.Record.Jobs {
		if job.Until.IsZero() || day.Before(job.Until) {
			week -= weeklyOf(job)
		}
	}
	return min(left, max(0, week))
}

// studyWords says in words how many hours a week are left for study.
func (q *question) studyWords(left int) string {
	if left == 100*q.Study {
		return fmt.Sprintf("the query has %d", q.Study)
	}
	return fmt.Sprintf("of %d hours a week the jobs of the record leave %s", q.Week, credential.Hours{Hundredths: left})
}

// weeklyOf returns the hours a week of a job, in hundredths; of hours in all what they come
// to, rounded up.
func weeklyOf(job credential.Job) int {
	most := 0
	for _, s := range stints(job, firstOf(job.From)+1) {
		most = max(most, s.rate)
	}
	return (most + perHour/100 - 1) / (perHour / 100)
}

// A studySpell is a time in which as many hours a week, in hundredths, are left for study.
type studySpell struct {
	until credential.Date // zero: for good
	left  int
}

// studySpells returns how many hours are left for study from Start on, ever more.
func (q *question) studySpells() []studySpell {
	var ends []credential.Date
	for _, job := range q.Record.Jobs {
		if q.Start.Before(job.Until) {
			ends = append(ends, job.Until)
		}
	}
	slices.SortFunc(ends, credential.Date.Compare)
	spells := []studySpell{{left: q.studyOn(q.Start)}}
	for _, end := range slices.Compact(ends) {
		if last := &spells[len(spells)-1]; q.studyOn(end) > last.left {
			last.until = end
			spells = append(spells, studySpell{left: q.studyOn(end)})
		}
	}
	return spells
}

// mostStudy returns the most hours a week, in hundredths, that are ever left for study.
func (q *question) mostStudy() int {
	spells := q.studySpells()
	return spells[len(spells)-1].left
}
