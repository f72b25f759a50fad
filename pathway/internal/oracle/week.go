package oracle

// studyOn returns the hours of study a week that a person has on a day: what the question
// says and, of the adviser's week, what the jobs of the record leave that have not ended.
// One that has not begun yet takes its hours too. Hours in all are spread over the job, and
// what they come to a week is rounded up to a hundredth of an hour.
func (p *Planner) studyOn(day int) int {
	if !p.question.Advised || p.question.Week == 0 {
		return p.study
	}
	left := p.question.Week * perHour
	for _, job := range p.question.Record.Jobs {
		if !job.Until.IsZero() && job.Until.DayNumber() <= day {
			continue
		}
		weekly := job.Weekly.Hundredths
		switch {
		case !job.Hours.IsZero():
			length := job.Until.DayNumber() - job.From.DayNumber()
			weekly = (7*job.Hours.Hundredths + length - 1) / length
		case weekly == 0:
			weekly = 100 * fullTime
		}
		left -= weekly * (perHour / 100)
	}
	return max(0, min(left, p.study))
}
