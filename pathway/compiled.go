package pathway

import (
	"github.com/credpath/credpath/credential"
	"github.com/credpath/credpath/pathway/internal/days"
	"github.com/credpath/credpath/pathway/internal/problem"
)

// A compiled question is a problem of steps and gates, and the way back: what each
// number of the problem stands for.
type compiled struct {
	*question
	problem  problem.Problem
	steps    []stepOf                 // by step of the problem
	lapsings []credential.ID          // by lapsing of the problem
	leaves   []leafOf                 // by tag of a gate, less one
	fees     []feeOf                  // by tag of a fee
	assumed  map[supportOf]Assumption // without text
	sure     map[supportOf]days.Set   // days on which an assumed support needs no assumption
	worked   map[int][]int            // jobs of the record that count for a leaf, by its number
	searches map[credential.ID]int    // the step by which a job in a role is looked for
}

// A stepOf says what a step of the problem stands for.
type stepOf struct {
	kind    StepKind
	entry   credential.ID
	offer   *credential.Offer // nil: taken without an offer
	rules   []askedRule
	words   string          // of an attestation, or of a job that goes on
	within  days.Length     // of an attestation: how long it counts; zero: for ever
	job     *credential.Job // of the record, that goes on
	given   bool
	held    *held             // of the record or proven by it, that a given step stands for
	fact    fact              // of the record, that a given step or a job that goes on stands for
	assumed Assumption        // of a given step: what the record does not say, without text; zero: nothing
	from    int               // the first day on which that matters
	kept    Assumption        // of a given step: that what has to hold was kept up, which the record does not say
	keptTo  int               // the first day on which that matters
	back    credential.Return // by which a step returns to what lapsed
	// automatic: it is awarded by itself; of a given one facts are those that led to it.
	automatic bool
	// applies: it is the application for an exam. The sitting that it is for has its
	// number, plus one, as application.
	applies     bool
	application int
	// seeks: it is the search for a job. The job has its number, plus one, as search.
	seeks    bool
	search   int
	prepares *preparing // for the exam that is its entry
	undated  bool       // the record does not tell the day of that award
	facts    []fact
}

// A leafOf says which requirement a leaf stands for.
type leafOf struct {
	owner       credential.ID
	path        string
	requirement credential.Requirement
}

// A feeOf is the fee of a renewal.
type feeOf struct {
	offer credential.Offer
	rule  credential.Renewal
}

// A supportOf is the support of leaves of one number by a step.
type supportOf struct {
	same, step int
}

// A compiler compiles a question. Beside what it makes it keeps the numbers given
// to names, and which step of the problem gives what.
type compiler struct {
	*compiled
	reached *reach
	waivers []waived

	classes map[string]int
	groups  map[string]int
	same    map[string]int // requirements of leaves
	made    map[leafKey]*problem.Gate
	common  map[int]*problem.Gate // by number of a requirement: what its leaves have in common

	given    map[credential.ID][]awardOf // holdings of the record, by credential
	awards   map[credential.ID][]awardOf // steps that can be taken, by credential
	prepared map[credential.ID][]int     // the steps that prepare for an exam
	taught   []taughtOf                  // credit of the record
	judge    *judge                      // of the record; nil: not asked yet
}

// A leafKey identifies a condition: a requirement of one entry at one path.
// Editions and offers that ask for the same share its gate.
type leafKey struct {
	owner credential.ID
	path  string
	same  int // the number of the requirement
}

// An awardOf is a step that gives a credential.
type awardOf struct {
	step    int
	term    int           // 1 + the lapsing, or 0
	program credential.ID // that awards it; "" if none does
	holding *held
	known   int  // of what the record was awarded by itself: the same, awarded on the last day that it may have been
	until   int  // of the record, without a day of its award: the day on which it lapses
	undated bool // of the record: it is in force only by an assumption of the day of its award
	early   bool // it counts before the day by which it was awarded, by such an assumption
}

// A taughtOf is credit of the record: a study, or what a program taught.
type taughtOf struct {
	step    int
	program credential.ID // "" for a study
	study   credential.Study
	undated bool // the day until which it was taught is known, and not the day
	early   int  // the term for which it counts before that day, by an assumption; 0: it counts from that day on
}

// addStep adds a step that can be taken. Steps of one group exclude each other;
// they are of one class too, unless the step has a class already.
func (c *compiler) addStep(of stepOf, group string, step problem.Step) int {
	step.Group = numbered(c.groups, group)
	if step.Class == 0 {
		step.Class = numbered(c.classes, group)
	}
	c.problem.Steps = append(c.problem.Steps, step)
	c.steps = append(c.steps, of)
	return len(c.steps) - 1
}

// numbered returns the number of a name, from 1 on, and gives it one if need be.
func numbered(numbers map[string]int, name string) int {
	number, known := numbers[name]
	if !known {
		number = len(numbers) + 1
		numbers[name] = number
	}
	return number
}

// addGiven adds a step that is done, or will be, without being chosen.
func (c *compiler) addGiven(began, done int, of stepOf) int {
	of.given = true
	c.problem.Steps = append(c.problem.Steps, problem.Step{Given: true, Began: began, Done: done, Group: -1, Class: -1})
	c.steps = append(c.steps, of)
	return len(c.steps) - 1
}
