// Package scenario reads and writes the language of testdata/scenarios: small
// catalogs, made-up people, and the expected answers, in lines of plain text that an
// adviser can check with paper and a calendar. The README of that folder has the
// grammar. Only tests import this package.
//
// It never sees the planner. It says what a file says and runs nothing, so that one
// file can be held against the planner, by the tests of package pathway, and against
// the brute force of package oracle, by the tests of that package. For the question
// of a plan it uses [oracle.Question].
//
// Let a file exams.txt be
//
//	catalog an exam
//	exam final
//	  offer web costs 350
//
//	case nobody has sat it
//	  check final on 2027-01-04: met
//	  plan final from 2027-01-04
//	    route finish 2027-01-04 cost 350: final:web
//
// Then [Parse] returns one [Case]. Its Catalog has one credential, its Checks one
// check with the Status "met", and its Plans one plan with one route, whose Cost is
// "350 USD" and whose one step has the Text "final:web". A test builds the catalog,
// asks, and compares:
//
//	cases, err := scenario.ReadDir("../testdata/scenarios")
//	...
//	for _, c := range cases {
//		catalog, err := c.Catalog.Build()
//		...
//		for _, plan := range c.Plans {
//			question := plan.Question
//			question.Record = c.Record
//			...
//
// The way back is [Format], which writes a random case as a file, with the answer of
// the oracle. [Condition], [TradeOff] and [Days] write parts of an answer in the words
// of the language, to be compared with those of a file.
//
// The files, from the outside in:
//
//	scenario.go  what a file says, as plain data
//	parse.go     the kinds of line, and which may stand where
//	catalog.go   lines about entries
//	case.go      lines about a person, checks and names to find
//	plan.go      plans, routes and why there is none
//	rule.go      requirements, read and written
//	line.go      the words of a line
//	write.go     a case as a file
package scenario
