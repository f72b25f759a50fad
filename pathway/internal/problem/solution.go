package problem

// A Solution is a minimal set of steps and its schedule.
type Solution struct {
	Set      []int // ascending
	Begin    []int // the day each of Set begins
	End      []int // and is done
	Jobs     []Span
	Renewals []Renewal
	Uses     []Use
	Finish   int
	Cost     Cost
	Count    int // of steps, renewals and spans of jobs
	Explored int // turns of the search when it was found: sets looked at, some more than once
	Proven   bool
}

// A Span is a stretch of one job.
type Span struct {
	Step, From, Until int
	// After is the number of steps that had begun when the job did: what it rests
	// on is among them.
	After int
}

// A Renewal is another term of a lapsing.
type Renewal struct {
	Lapsing, Day int
	Fee          Fee
}

// OfGoal is the owner of what the goal rests on; steps are the owners of what they
// rest on.
const OfGoal = -1

// OfFee returns the owner of what the fee of a renewal rests on, by its index among
// the renewals of a solution.
func OfFee(renewal int) int { return OfGoal - 1 - renewal }

// A Use says which steps support a leaf of its owner on a day: on which the owner, a
// step, began; on which the goal is reached; or on which a renewal is made.
type Use struct {
	Owner int
	Day   int
	Leaf  *Gate
	Steps []int // given steps included
	Met   int   // the first day the leaf held
	From  int   // of an accrual: the first day that counted then
}
