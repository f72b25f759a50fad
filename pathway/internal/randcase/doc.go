// Package randcase draws random cases: a small valid catalog, a person, and a
// question of that person, all by a seed. The laws in the tests of package pathway
// are tried on them, and so is the brute force of package oracle. Only tests import
// this package.
//
// It never sees the planner. A case is in the words of [oracle.Question], so no case
// is made to suit the planner, and other tests can have them too.
//
// A test asks for its cases, tries each, and names the one that breaks it:
//
//	source := randcase.SourceOf(t)
//	for i := source.First; i < source.Last; i++ {
//		c := source.Case(i)
//		routes, ok := oracle.New(c.Catalog(), c.Question, oracle.Effort).Routes()
//		...
//		if wrong {
//			small := c.Shrink(stillWrong)
//			t.Errorf("%s: ...\n%s", source.Name(i), small.Keep(t))
//		}
//	}
//
// The flags -seed, -cases and -case of the test say which cases those are. The case i
// of a seed is always the same one, on every machine: a report that names -seed=2026
// -case=17 is repeated by
//
//	go test ./pathway -run TestRoutesAreThoseOfTheOracle -seed=2026 -case=17
//
// So leave the order in which numbers are drawn as it is. One number more, or one in
// another place, makes every case another.
//
// [Case.Shrink] takes away from a case whatever it can while the test still fails.
// [Case.Keep] writes what is left: as a scenario, to be put into testdata/scenarios
// with an answer worked out by hand, or as JSON where the language of scenarios cannot
// say all of it.
//
// A feature that is drawn but never decides an answer tests nothing. So the test of
// this package takes each feature away from many cases in turn, and wants to see an
// answer change. Who adds a member or a field to package credential draws it here and
// adds it to the features of that test.
//
// The files, from the outside in:
//
//	source.go     the flags, and the cases of a seed
//	case.go       a case, and the draw of it
//	entry.go      the entries of a catalog
//	ask.go        requirements, the record and the question
//	scene.go      entries whose dates pinch, which are seldom drawn freely
//	life.go       what credentials go through after their award, and what records leave out
//	livescene.go  scenes of that, for which the target asks
//	tries.go      exams that were sat, failed or passed, and the rules on sitting them again
//	automatic.go  what is awarded by itself
//	keeping.go    what must hold for a credential to stay in force
//	renewing.go   renewals by another award, and so many times
//	experience.go work that is bounded
//	practice.go   the work of programs
//	amounts.go    hours that are no whole ones, hours in all, and programs that only teach
//	score.go      scores that are asked for, and those of the record
//	residence.go  where the person lives, and what depends on it
//	clock.go      clock hours, and grades that are no letter
//	clearance.go  clearances, entries without offers, and what is preferred
//	adviser.go    applications, preparation and searches for jobs
//	shrink.go     a failing case made small
//	text.go       a case written, and read back
package randcase
