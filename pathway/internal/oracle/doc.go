// Package oracle answers the questions of package pathway by brute force, so that
// tests can hold the planner to it. It tries every set of steps, follows every
// schedule of each set from day to day, and keeps the best. It is slow, and plain
// enough to be believed. Only tests import it.
//
// It never sees the planner. It imports package credential and the standard library
// alone, and has types of its own for the question, the steps and the answer. What
// the package comment of pathway says is written down here a second time, on
// purpose: a mistake would have to be made twice in the same way to stay hidden. So
// do not share code with pathway, nor mend the one by looking at the other; read the
// package comment of pathway, and the cases worked by hand in this package.
//
// A test asks both and compares:
//
//	o := oracle.New(catalog, oracle.Question{Record: record, Target: "c", Start: day}, oracle.Effort)
//	routes, ok := o.Routes()
//
// Let "c" ask for a degree, or for an exam of 100 USD that can be sat at once, and
// let the one program to the degree take a month and cost nothing. Then o has the
// steps earn c, sit the exam, attend the program, and eight sets of them. The set
// {c} reaches nothing; {c, exam} finishes on the first day, {c, program} a month
// later; the set of all three finishes no sooner than without the program, so it is
// not minimal. There are two routes, and o.Routes returns them in the order of the
// question: by [Soonest] the exam, by [Cheapest] the degree. [Check] judges the rule
// of one entry on one day, each requirement of it by its path.
//
// A case can be too big: the planner gives up after as many moments as it may look
// at, and says so. A test then judges nothing.
//
// The files, from the outside in:
//
//	question.go  the question, the order of routes, and a route
//	oracle.go    all sets of steps: which are minimal, alike, best
//	steps.go     the steps that a catalog and a record allow
//	returns.go   the ways back to what has lapsed
//	automatic.go what is awarded by itself
//	renewing.go  renewals by fees and by the awards of others
//	keeping.go   what must hold for a credential to stay in force
//	tries.go     the days on which an exam may be sat again
//	applying.go  exams that are applied for before they are sat
//	preparing.go study for an exam before it is sat
//	relevant.go  the steps and sets that cannot matter, and the steps that may be begun late
//	horizon.go   the last day that can matter
//	schedule.go  the best schedule of one set, from day to day
//	seeking.go   the time it takes to be hired
//	work.go      the days on which a job may begin, and work that serves nothing
//	prune.go     the moments that are no better than another
//	judge.go     how a requirement stands on a day
//	practiced.go the work of programs
//	studied.go   how a score or credit in a field stands on a day
//	had.go       what was held, and for how long
//	facts.go     the facts of a person, on numbered days
//	standing.go  whether a program was accredited
//	proof.go     what a holding proves
//
// Most of relevant.go and prune.go only spares work. [NewNaive] does without that,
// and a test holds [New] to it on random cases.
package oracle
