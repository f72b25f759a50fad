package pathway

import "github.com/credpath/credpath/credential"

// seekTime is the time to be hired where neither the role nor the query says one: the
// median that the Bureau of Labor Statistics gives for those who looked for a job.
var seekTime = credential.Period{Days: 70}

// jobTime is how long after the beginning of one job of the plan another begins at the
// earliest: nobody is advised to take a job for a day.
var jobTime = credential.Period{Months: 6}

// seeks returns how long a person looks for a job in a role; zero for no time. Nobody looks
// for a job that the record has.
func (q *question) seeks(role credential.Role) credential.Period {
	switch {
	case q.Letter || q.worksIn(role.ID):
		return credential.Period{}
	case !role.Hiring.Takes.IsZero():
		return role.Hiring.Takes
	case q.Seek != nil:
		return *q.Seek
	}
	return seekTime
}

// worksIn reports whether a job of the record goes on in a role when the plan begins.
func (q *question) worksIn(role credential.ID) bool { return len(q.goingOn(role)) > 0 }

// goingOn returns the indexes of the jobs of the record that go on in a role when the plan
// begins.
func (q *question) goingOn(role credential.ID) []int {
	var jobs []int
	for i, job := range q.Record.Jobs {
		if job.Role == role && job.Until.IsZero() && !job.From.After(q.Start) {
			jobs = append(jobs, i)
		}
	}
	return jobs
}

// goalRules returns the rules to plan a role by that is the target: with advice, if the
// query takes it and no job of the record goes on in the role.
func (q *question) goalRules(role credential.Role) []askedRule {
	if q.worksIn(role.ID) {
		return q.asked(role.Requires, nil)
	}
	return q.asked(role.Requires, role.Recommends)
}
