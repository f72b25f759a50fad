package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// compile returns a question as a problem, made of what its target can reach. What
// the record has and what can be done become steps (compile_record.go,
// compile_steps.go); what the rules in the target's reach ask for becomes gates
// (compile_gates.go):
//
//	AtLeast      so many of its parts
//	Holds        one of the steps that give what counts as the credential
//	Had          the same, that may have lapsed
//	Experience   an amount that jobs collect day by day, or a program with as much work
//	Coursework   an amount that studies and programs give at once
//	Score        one of the facts of the record, or one of the steps that bring it
//	Resides      a fact of the record, or an assumption
//	Age          the day on which it is reached
//	Attestation  one of the steps by which it is attested, as often as it must be
//
// Numbers stand for entries, requirements and offers; the compiled question keeps
// what each of them stands for (compiled.go).
func compile(r *reach) *compiled {
	c := &compiler{
		compiled: &compiled{
			question: r.question, problem: problemOf(r.question),
			assumed: map[supportOf]Assumption{}, sure: map[supportOf]days.Set{}, worked: map[int][]int{}, searches: map[credential.ID]int{},
		},
		reached: r, waivers: waivedBy(r.Record),
		classes: map[string]int{}, groups: map[string]int{}, same: map[string]int{},
		made: map[leafKey]*problem.Gate{}, common: map[int]*problem.Gate{},
		given: map[credential.ID][]awardOf{}, awards: map[credential.ID][]awardOf{}, prepared: map[credential.ID][]int{},
	}
	c.addRecord()
	c.addSteps()
	c.addGates()
	return c.compiled
}

// problemOf returns the problem of a question without its steps and its goal.
func problemOf(q *question) problem.Problem {
	start := q.Start.DayNumber()
	p := problem.Problem{
		Start: start, Horizon: start + horizonDays, Capacity: q.mostStudy(),
		Between: betweenJobs(q), Deadline: days.Never, Budget: problem.NoBudget, Order: orderOf(q.Rank),
	}
	for _, s := range q.studySpells() {
		if !s.until.IsZero() {
			p.Limits = append(p.Limits, problem.Limit{Until: s.until.DayNumber(), Capacity: s.left})
		}
	}
	if !q.Deadline.IsZero() {
		p.Deadline = q.Deadline.DayNumber()
	}
	if q.Budget.Known() {
		p.Budget = q.Budget.Minor
	}
	return p
}

// betweenJobs returns how long after the beginning of one job of the plan another may begin.
func betweenJobs(q *question) days.Length {
	if q.Letter {
		return days.Length{}
	}
	return days.Length(jobTime)
}

// horizonDays bounds a plan to what a life can hold.
const horizonDays = 80 * 366

func orderOf(r Rank) problem.Order {
	switch r {
	case Soonest:
		return problem.BySoonest
	case Cheapest:
		return problem.ByCheapest
	case FewestSteps:
		return problem.ByFewest
	}
	panic("pathway: no such rank")
}
