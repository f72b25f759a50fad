// Package schedule finds the soonest schedule of one set of steps, and the cheapest
// way to renew on it whatever lapses.
//
// To schedule a given set is a resource-constrained project scheduling problem with
// calendars: steps have release dates, time windows, lengths in calendar months and a
// load on one renewable resource, the hours of study. Two things are added. A person
// has one job at a time, which collects an amount day by day. And facts expire: what
// was done too early may no longer count when it is needed. Which steps to take is
// not decided here; see package solve.
//
// # How
//
// [Restrict] cuts a problem down to one set and to the given steps, so that the work
// depends on the size of the set and not of the problem. [Restriction.Soonest] is a
// serial schedule generation scheme that branches (Kolisch 1996; Demeulemeester and
// Herroelen 1992): it simulates the days on which anything can change.
//
//	on each such day
//	    begin every step without load whose condition is met, and renew what lapses if that
//	    is asked for something: of all else the renewals are looked at last
//	    if the goal holds: a schedule; from now on only sooner ones are wanted
//	    begin a step with a load or, where hours are contended, branch: begin it or hold it back
//	    if it is a job day, branch: begin another job, or stay
//	    go on to the next day on which anything can change
//
// For a step without load it is best to begin as soon as possible, but for what expires.
// Where a step would have done if it had not lapsed, or not come too early, the first
// day that repairs this becomes its release date in a new simulation (repairs.go).
//
// An event is such a day, simulated once. A job day is one on which a job may begin: the
// first, one on which a condition comes to be met, or one on which an edition of a rule
// comes into force. A span is a stretch of one job. A term is the time from an award, or
// from a renewal, until what was given lapses.
//
// [Restriction.Cheapest] then looks, among the schedules with that finish, for the one
// whose renewals cost least: it tries numbers of terms in the order of what they must
// cost at least, which is a uniform-cost search. [Plan.Solution] writes it out, with
// every step that lapses put off as far as finish and cost allow.
//
// # The worked example
//
// Of the set course, job, exam, club, title of [problem.Example], nothing lapses before
// it is needed if the club is joined late:
//
//	day    0  the course begins, and the job
//	day   60  the course ends; the exam is passed on that day
//	day 1000  the job has lasted 1000 days; the club is joined, and the title is had
//
// At first the club is joined on day 0, since to begin as soon as possible is best. It
// lapses on day 365 and on each anniversary, and would be renewed twice for 180. With
// no renewals allowed the club does not count on day 1000; the repair is to join it no
// earlier than day 636, from which it lasts until day 1001. That costs nothing, so it
// is the cheapest try. The plan then puts the club off to day 1000.
//
// # What it never does
//
// It never drops or adds a step, knows no bound over sets, and sees neither the graph
// nor the search. But for its context, it ends after a fixed number of events
// ([MaxEvents]), not after a time; what is then undecided is said to be.
//
// # Files
//
//	restrict.go  Restriction
//	effort.go    how many events may be simulated
//	schedule.go  the scheduler: simulation and branching
//	state.go     a schedule in the making, and what counts in it
//	accrual.go   what jobs collect
//	jobs.go      job days, the choice of a job, states seen before, trimming work
//	kept.go      what else has to hold, or is awarded, for something to stay in force
//	repairs.go   release dates for what expired or came too early
//	plan.go      the cheapest renewals, and a plan written out
//	renewals.go  which renewals are due, and at which fees
//	support.go   what a finished schedule rests on
package schedule
