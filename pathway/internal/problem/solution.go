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
	Explored int // sets looked at when it was found, whole and in part
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

// A Use says which steps support a leaf on a day: of a step that began on it, of
// the goal if Owner is -1, or of the fee of renewal k if Owner is -2-k.
type Use struct {
	Owner int
	Day   int
	Leaf  *Gate
	Steps []int // given steps included
	Met   int   // the first day the leaf held
}
